"""Pictures of scenes made on request: asked for once, kept, taken in when one is chosen, and on record."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from studio.domain.cancel import CancelToken
from studio.domain.disk import disk_full, is_disk_full
from studio.domain.errors import BadInput, EnvironmentTrouble, ErrorCode, Refused
from studio.domain.image import picture_hash
from studio.domain.instants import utc_now
from studio.domain.review import Profile
from studio.domain.settings import Settings
from studio.domain.text import Text
from studio.domain.visuals import (
    PROMPT_LIMIT,
    JobState,
    MadeRecord,
    VisualKind,
    VisualOptions,
    VisualProvider,
    VisualSettings,
)
from studio.pipeline.cache import FileCache
from studio.pipeline.workspace import workspace
from studio.services import clip_files
from studio.services.picture_files import PlainPicture, plain_picture
from studio.services.pictures import Pictures
from studio.services.secrets import Secret, Secrets
from studio.store.database import Database
from studio.store.made_pictures import MadePictureRows

if TYPE_CHECKING:
    from studio.visuals.making import MakingState
    from studio.visuals.provider import Provider

CACHE_LIMIT: Final = 512 * 1024**2
"""Bytes of pictures that were made and are kept, chosen or not, before the least used go."""
_SMALL_SIDE: Final = 640
"""Pixels of the longer side of a small picture."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a picture is: where it stands, and how much is done (None where nobody says)."""

    state: JobState
    fraction: float | None


@dataclass(frozen=True, slots=True)
class MadePicture:
    """A picture that came, not yet one of any scene."""

    key: str
    """By which it is kept until it is chosen."""
    kind: VisualKind
    first: bytes
    """A small JPEG of it, of a clip its first frame."""
    provider: str
    model: str
    prompt: str
    was_kept: bool
    """It was made before, so nobody was asked."""


class MadePictures:
    """Thread-safe; making a picture may take minutes."""

    def __init__(
        self,
        database: Database,
        pictures: Pictures,
        cache: Path,
        scratch: Path,
        *,
        settings: Callable[[], Settings],
        secrets: Secrets,
        profile: Callable[[], Profile],
    ) -> None:
        self._rows = MadePictureRows(database)
        self._pictures = pictures
        self._cache = FileCache(cache / "made", ".picture", CACHE_LIMIT)
        self._scratch = scratch
        self._settings = settings
        self._secrets = secrets
        self._profile = profile

    @property
    def is_configured(self) -> bool:
        """Tell whether there is somebody who makes pictures."""
        return self._settings().visuals.is_usable

    @property
    def offers_clips(self) -> bool:
        """Tell whether clips are made, too."""
        return self._settings().visuals.offers_clips

    @property
    def is_stand_in(self) -> bool:
        """Tell whether only the stand-in on this machine does."""
        return self._settings().visuals.provider is VisualProvider.MOCK

    def make(
        self,
        prompt: str,
        options: VisualOptions,
        *,
        on_progress: Callable[[Progress], None] = lambda _: None,
        cancel: CancelToken | None = None,
    ) -> MadePicture:
        """Have a picture made, or fetch the one made before from the same words with the same settings.

        Raises PICTURES_NOT_CONFIGURED, PICTURE_FAILED, INVALID_ARGUMENT (the words, or a file that is no
        picture), DISK_FULL, FILE_NOT_WRITABLE or `Canceled`.
        """
        settings = self._settings().visuals
        words = _checked(prompt)
        provider = self._provider(settings, options.kind)
        if options.kind is VisualKind.CLIP:
            options = replace(options, seconds=settings.clip_sec)
        key = _key_of(settings, words, options)
        try:
            with workspace(self._scratch, "picture") as folder:
                file, raw = folder / "picture", folder / "raw"
                was_kept = self._cache.fetch(key, file)
                if not was_kept:
                    cancel = cancel or CancelToken()
                    _make(provider, settings, words, options, raw, on_progress, cancel)
                    _make_plain(raw, file, options.kind, provider.name, cancel)
                    self._cache.keep(key, file)
                    self._cache.trim()
                first = _first(file, options.kind)
        except OSError as error:
            raise _not_kept(error) from error
        return MadePicture(key, options.kind, first, provider.name, provider.model, words, was_kept)

    def use(self, made: MadePicture) -> str:
        """Take a picture in, note how it came about, and return what a scene's `image` names it by."""
        try:
            with workspace(self._scratch, "picture") as folder:
                file = folder / "picture"
                if not self._cache.fetch(made.key, file):
                    raise _given_up()
                if made.kind is VisualKind.CLIP:
                    image = self._pictures.keep_clip(file)
                else:
                    image = self._pictures.keep(PlainPicture(data := file.read_bytes(), _suffix_of(data)))
        except OSError as error:
            raise _not_kept(error) from error
        record = MadeRecord(
            sha256=picture_hash(image) or "",
            provider=made.provider,
            model=made.model,
            prompt=made.prompt,
            made_by=self._profile().name,
            made_at=utc_now(),
        )
        self._rows.add(record)
        return image

    def about(self, image: str) -> MadeRecord | None:
        """Return how the picture of a scene came about, None where no other machine made it."""
        digest = picture_hash(image)
        return self._rows.latest(digest) if digest else None

    def _provider(self, settings: VisualSettings, kind: VisualKind) -> Provider:
        # Only who asks for a picture waits for the network's library.
        if not settings.is_usable:
            raise _not_configured(settings)
        if settings.provider is VisualProvider.MOCK:
            from studio.visuals.mock import StandIn

            return StandIn()
        from studio.visuals.jobs import JobService

        return JobService(settings, self._secrets.get(Secret.PICTURES_KEY), kind)


def _make(
    provider: Provider,
    settings: VisualSettings,
    words: str,
    options: VisualOptions,
    target: Path,
    on_progress: Callable[[Progress], None],
    cancel: CancelToken,
) -> None:
    from studio.visuals.making import Patience, make

    def on_state(state: MakingState) -> None:
        on_progress(Progress(state.state, state.fraction))

    make(provider, words, options, target, Patience.of(settings), on_state=on_state, cancel=cancel)


def _make_plain(raw: Path, target: Path, kind: VisualKind, name: str, cancel: CancelToken) -> None:
    """Write what came as every part of the studio can show it; what cannot be read is refused here."""
    if kind is VisualKind.CLIP:
        clip_files.make_plain(raw, target, name=name, cancel=cancel)
    else:
        target.write_bytes(plain_picture(raw.read_bytes(), name=name).data)


def _first(file: Path, kind: VisualKind) -> bytes:
    """Return a small JPEG of what was made plain."""
    from PIL import Image

    data = clip_files.first_frame(file) if kind is VisualKind.CLIP else file.read_bytes()
    target = io.BytesIO()
    with Image.open(io.BytesIO(data)) as image:
        small = image.convert("RGB")
        small.thumbnail((_SMALL_SIDE, _SMALL_SIDE))
        small.save(target, "JPEG", quality=88)
    return target.getvalue()


def _suffix_of(data: bytes) -> str:
    return ".png" if data.startswith(b"\x89PNG") else ".jpg"


def _key_of(settings: VisualSettings, words: str, options: VisualOptions) -> str:
    """Return what a picture is known by: all that decides what comes, and nothing else."""
    of_kind = {"clip_model", "clip_submit_path", "clip_extra"}
    if options.kind is VisualKind.PICTURE:
        of_kind = {"model", "submit_path", "extra"}
    api = settings.api.model_dump(mode="json", include={"base_url", *of_kind})
    asked = {
        "provider": settings.provider.value,
        "api": api if settings.provider is VisualProvider.HTTP else None,
        "words": words,
        "size": options.size,
        "take": options.take,
        "clip": options.seconds if options.kind is VisualKind.CLIP else None,
    }
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()


def _checked(prompt: str) -> str:
    words = prompt.strip()
    if not words:
        raise BadInput(
            ErrorCode.INVALID_ARGUMENT,
            Text(ko="지시문이 비어 있습니다.", en="The prompt is empty."),
            Text(ko="그림에 무엇이 보여야 하는지 쓰십시오.", en="Say what the picture is to show."),
        )
    if len(words) > PROMPT_LIMIT:
        raise BadInput(
            ErrorCode.INVALID_ARGUMENT,
            Text(
                ko=f"지시문이 너무 깁니다 ({len(words):,}자).",
                en=f"The prompt is too long ({len(words):,} characters).",
            ),
            Text(
                ko=f"{PROMPT_LIMIT:,}자 이하로 줄이십시오.",
                en=f"Keep it within {PROMPT_LIMIT:,} characters.",
            ),
        )
    return words


def _not_configured(settings: VisualSettings) -> Refused:
    if settings.provider is VisualProvider.HTTP:
        what = Text(ko="그림 서비스의 주소가 없습니다.", en="The picture service has no address.")
    else:
        what = Text(ko="그림을 만드는 서비스가 설정되지 않았습니다.", en="No picture service is set up.")
    return Refused(
        ErrorCode.PICTURES_NOT_CONFIGURED,
        what,
        Text(
            ko="설정의 연결에서 그림 서비스를 고르십시오.",
            en="Choose a picture service in the settings under Connections.",
        ),
    )


def _given_up() -> BadInput:
    return BadInput(
        ErrorCode.INVALID_ARGUMENT,
        Text(
            ko="만든 그림이 보관된 작업에서 지워졌습니다.",
            en="The made picture is no longer among the kept work.",
        ),
        Text(ko="다시 만드십시오.", en="Make it again."),
    )


def _not_kept(error: OSError) -> EnvironmentTrouble:
    if is_disk_full(error):
        return disk_full()
    return EnvironmentTrouble(
        ErrorCode.FILE_NOT_WRITABLE,
        Text(
            ko=f"받은 그림을 보관할 수 없습니다 ({error.strerror or error}).",
            en=f"The picture that came cannot be kept ({error.strerror or error}).",
        ),
        Text(ko="공간과 권한을 확인하십시오.", en="Check the space and the permissions."),
    )
