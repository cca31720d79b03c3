"""The services on the network that speak, with the keys of whoever works here."""

from collections.abc import Callable, Mapping
from typing import Final

from studio.domain.cancel import CancelToken
from studio.domain.settings import Settings
from studio.services.secrets import Secret, Secrets
from studio.speech.online import Accounts, AwsKeys, Online

GOOGLE_ACCOUNT: Final = "GOOGLE_APPLICATION_CREDENTIALS"
"""The variable that names the file of a service account, as with Google's own programs."""


def online_voices(secrets: Secrets, settings: Callable[[], Settings], environ: Mapping[str, str]) -> Online:
    """Return the services as they can be used from here; keys are looked up when a voice needs them."""

    def aws_keys() -> AwsKeys | None:
        key_id, key = secrets.get(Secret.BUCKET_KEY_ID), secrets.get(Secret.BUCKET_KEY)
        return AwsKeys(key_id, key, settings().bucket.region) if key_id and key else None

    accounts = Accounts(
        aws=aws_keys,
        google_key=lambda: secrets.get(Secret.GOOGLE_KEY),
        google_file=environ.get(GOOGLE_ACCOUNT, "").strip(),
    )
    return Online(accounts, _decode)


def _decode(mp3: bytes, speed: float, cancel: CancelToken) -> bytes:
    from studio.film.mp3 import decode  # brings numpy along, which most commands do not need

    return decode(mp3, speed, cancel)
