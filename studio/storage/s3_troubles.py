"""What goes wrong with S3 and its like, as a person reads it: the cause, and what to do next.

No message holds a key, a signed address or the store's own words.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from studio.domain.bucket import Bucket
from studio.domain.errors import StudioError, UploadTrouble
from studio.domain.text import Text
from studio.network.connection import Unreachable, Unreadable
from studio.network.reasons import in_words
from studio.storage.s3_calls import NotSetUp, StoreRefused

_KEYS: Final = frozenset(
    (
        "InvalidAccessKeyId",
        "SignatureDoesNotMatch",
        "InvalidToken",
        "InvalidSecurity",
        "AuthFailure",
        "UnrecognizedClientException",
        "MissingSecurityHeader",
    )
)
_SIGNED_OUT: Final = frozenset(("ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired"))
_REGION: Final = frozenset(
    ("PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException")
)
_DAMAGED: Final = frozenset(("BadDigest", "XAmzContentSHA256Mismatch", "IncompleteBody", "InvalidPart"))
_NO_STORE: Final = frozenset((301, 302, 307, 308, 400, 404, 405))
"""What something else than a store says, without S3's name for it."""
_LATER_STATUSES: Final = frozenset((408, 429))
_NO_KEYS: Final = frozenset(("NoCredentialsError", "PartialCredentialsError", "ProfileNotFound"))
_SIGN_IN_AGAIN: Final = frozenset(
    ("UnauthorizedSSOTokenError", "SSOTokenLoadError", "TokenRetrievalError", "CredentialRetrievalError")
)

_CHECK: Final = Text(
    ko="네트워크와 설정의 저장소 주소를 확인하고 다시 시도하십시오.",
    en="Check the network and the store's address in the settings, and try again.",
)
_ENTER_KEYS: Final = Text(
    ko="설정에서 액세스 키를 다시 넣으십시오.", en="Enter the access keys again in the settings."
)
_ENTER_BUCKET: Final = Text(
    ko="설정에서 버킷 이름과 리전을 확인하십시오.",
    en="Check the bucket's name and region in the settings.",
)
_ASK: Final = Text(
    ko="저장소 담당자에게 이 버킷에 쓰고 읽을 권한을 요청하십시오.",
    en="Ask whoever looks after the store for the right to write to and read from this bucket.",
)
_LATER: Final = Text(ko="잠시 뒤 다시 시도하십시오.", en="Try again in a while.")


@contextmanager
def naming_troubles_of(bucket: Bucket, file: Path | None = None) -> Generator[None]:
    """Turn what uploads to a bucket end with into `UploadTrouble`."""
    try:
        yield
    except StudioError:
        raise
    except StoreRefused as error:
        raise refused(error, bucket) from error
    except NotSetUp as error:
        raise not_set_up(error.why) from error
    except Unreachable as error:
        raise unreachable(error.reason, bucket) from error
    except Unreadable as error:
        raise _no_store(bucket, "") from error
    except OSError as error:
        name = file.name if file is not None else ""
        raise _failed(
            Text(
                ko=f"{name} 파일을 읽을 수 없습니다 ({error.strerror or error})",
                en=f"{name} cannot be read ({error.strerror or error})",
            ),
            Text(ko="파일이 그대로 있는지 확인하십시오.", en="Check that the file is still there."),
        ) from error


def no_bucket() -> UploadTrouble:
    """Return the refusal of an upload without a bucket."""
    return _failed(
        Text(ko="버킷이 설정되지 않았습니다", en="no bucket is set"),
        Text(
            ko="설정의 저장소에서 버킷을 넣거나 AWS_S3_BUCKET을 지정하십시오.",
            en="Enter the bucket in the settings, or set AWS_S3_BUCKET.",
        ),
    )


def not_the_same() -> UploadTrouble:
    """Return the trouble of a file that is not in the store as it was sent."""
    return _failed(
        Text(
            ko="저장소에 도착한 파일이 보낸 파일과 다릅니다",
            en="what arrived in the store is not what was sent",
        ),
        _LATER,
        passes=True,
    )


def unreachable(reason: str, bucket: Bucket) -> UploadTrouble:
    """Return the trouble of a store that did not answer."""
    where = bucket.endpoint_url or "Amazon S3"
    why = in_words(reason)
    next_step = _CHECK
    if "certificate" in reason:
        next_step = Text(
            ko="회사의 인증서 파일을 설정에서 지정하거나 저장소 담당자에게 알려 주십시오.",
            en="Name the company's file of certificates in the settings, or tell whoever runs the store.",
        )
    return _failed(
        Text(ko=f"{where}에서 응답이 없습니다 ({why.ko})", en=f"no answer from {where} ({why.en})"),
        next_step,
        passes=True,
    )


def refused(error: StoreRefused, bucket: Bucket) -> UploadTrouble:
    """Return the trouble that the store's answer stands for."""
    code, status, name = error.code, error.status, bucket.name
    if code == "NoSuchBucket":
        where = bucket.endpoint_url or bucket.region
        what = Text(ko=f"‘{name}’ 버킷이 없습니다 ({where})", en=f"there is no bucket “{name}” ({where})")
        return _failed(what, _ENTER_BUCKET)
    if code == "RequestTimeTooSkewed":
        return _failed(
            Text(ko="이 컴퓨터의 시계가 맞지 않습니다", en="the clock of this machine is wrong"),
            Text(ko="시계를 맞추고 다시 시도하십시오.", en="Set the clock and try again."),
            passes=True,  # clocks are set by themselves once there is a network
        )
    if code in _SIGNED_OUT:
        what = Text(ko="저장소 로그인이 만료되었습니다", en="the sign-in to the store has run out")
        return _failed(what, _ENTER_KEYS, passes=True)
    if code in _KEYS or status == 401:
        return _failed(
            Text(ko="저장소가 액세스 키를 인정하지 않습니다", en="the store does not accept the access keys"),
            _ENTER_KEYS,
        )
    if code == str(status) and status in _NO_STORE and bucket.endpoint_url:
        return _no_store(bucket, f"HTTP {status}")
    if code in _REGION or 300 <= status < 400:
        what = Text(
            ko=f"‘{name}’ 버킷은 {bucket.region} 리전에 없습니다",
            en=f"the bucket “{name}” is not in the region {bucket.region}",
        )
        return _failed(what, _ENTER_BUCKET)
    if status == 403:
        what = Text(ko=f"‘{name}’ 버킷에 대한 권한이 없습니다", en=f"no right to use the bucket “{name}”")
        return _failed(what, _ASK)
    if code in _DAMAGED:
        return not_the_same()
    tail = f"HTTP {status}" if code == str(status) else f"HTTP {status}, {code}"
    passes = error.may_be_retried or status in _LATER_STATUSES or code == "NoSuchUpload"
    return _failed(
        Text(ko=f"저장소가 거절했습니다 ({tail})", en=f"the store refused ({tail})"),
        _LATER if passes else _ASK,
        passes=passes,
    )


def not_set_up(why: str) -> UploadTrouble:
    """Return the trouble of a client that could not be made; `why` is the name of boto3's exception."""
    if why == "ImportError":
        return _failed(
            Text(ko="boto3 패키지가 설치되어 있지 않습니다", en="the package boto3 is not installed"),
            Text(ko="설치: pip install ctrlf-studio[aws]", en="Install it: pip install ctrlf-studio[aws]"),
        )
    if why in _NO_KEYS:
        return _failed(
            Text(ko="저장소의 액세스 키가 없습니다", en="there are no access keys for the store"),
            Text(
                ko="설정에서 액세스 키를 넣거나 AWS_ACCESS_KEY_ID와 AWS_SECRET_ACCESS_KEY를 지정하십시오.",
                en="Enter them in the settings, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
            ),
        )
    if why in _SIGN_IN_AGAIN:
        what = Text(ko="저장소 로그인이 만료되었습니다", en="the sign-in to the store has run out")
        return _failed(what, Text(ko="다시 로그인하십시오.", en="Sign in again."), passes=True)
    return _failed(
        Text(
            ko=f"버킷 이름, 리전 또는 주소를 쓸 수 없습니다 ({why})",
            en=f"the bucket's name, region or address cannot be used ({why})",
        ),
        _ENTER_BUCKET,
    )


def _no_store(bucket: Bucket, said: str) -> UploadTrouble:
    where = ", ".join(filter(None, (bucket.endpoint_url, said)))
    return _failed(
        Text(
            ko=f"설정된 주소가 S3 저장소처럼 응답하지 않습니다 ({where or 'Amazon S3'})",
            en=f"what answers at the address does not speak S3 ({where or 'Amazon S3'})",
        ),
        _CHECK,
    )


def _failed(why: Text, next_step: Text, *, passes: bool = False) -> UploadTrouble:
    return UploadTrouble(
        Text(ko=f"업로드하지 못했습니다: {why.ko}.", en=f"The upload failed: {why.en}."),
        next_step,
        passes=passes,
    )
