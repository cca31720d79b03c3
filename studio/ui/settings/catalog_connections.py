"""The settings about other machines: the company backend, where films go, the model that drafts."""

from __future__ import annotations

from typing import Final

from studio.domain.settings import Settings, StorageProvider
from studio.services.connection_check import Peer
from studio.services.secrets import Secret
from studio.ui.settings import options
from studio.ui.settings.kinds import (
    Certificates,
    Choice,
    ConnectionTest,
    Folder,
    Hidden,
    Line,
    Number,
    OwnPaths,
    Switch,
)
from studio.ui.settings.places import Field, Nowhere
from studio.ui.settings.setting import QT_TRANSLATE_NOOP, Section, Setting

_BACKEND: Final = QT_TRANSLATE_NOOP("Settings", "Company backend")
_STORAGE: Final = QT_TRANSLATE_NOOP("Settings", "Where finished films go")
_MODEL: Final = QT_TRANSLATE_NOOP("Settings", "Language model that drafts")


def _has_no_backend(settings: Settings) -> bool:
    return not settings.backend.base_url


def _is_not_local(settings: Settings) -> bool:
    return settings.storage is not StorageProvider.LOCAL


def _is_local(settings: Settings) -> bool:
    return settings.storage is StorageProvider.LOCAL


def _is_presigned(settings: Settings) -> bool:
    return settings.storage is StorageProvider.BACKEND_PRESIGNED


def _is_not_s3(settings: Settings) -> bool:
    return settings.storage is not StorageProvider.S3


def _has_no_model(settings: Settings) -> bool:
    return not settings.model.base_url


_ALONE: Final = QT_TRANSLATE_NOOP("Settings", "There is no backend.")
_BACKEND_SAYS: Final = QT_TRANSLATE_NOOP("Settings", "The backend says where films are found.")
_GOES_OUT: Final = QT_TRANSLATE_NOOP("Settings", "Films go elsewhere at the moment.")
_STAYS: Final = QT_TRANSLATE_NOOP("Settings", "Films stay on this machine at the moment.")
_NO_S3: Final = QT_TRANSLATE_NOOP("Settings", "Films do not go to S3 at the moment.")
_OUTLINES: Final = QT_TRANSLATE_NOOP("Settings", "There is no model.")

_OF_BACKEND: Final = (
    Setting(
        "backend_url",
        Section.CONNECTIONS,
        Field("backend.base_url"),
        Line(options.no_backend, is_long=True),
        QT_TRANSLATE_NOOP("Settings", "Address of the backend"),
        QT_TRANSLATE_NOOP("Settings", "Begins with https://, or http:// within the house."),
        QT_TRANSLATE_NOOP("Settings", "server URL company BACKEND_BASE_URL"),
        part=_BACKEND,
    ),
    Setting(
        "backend_internal_token",
        Section.CONNECTIONS,
        Nowhere(),
        Hidden(Secret.BACKEND_INTERNAL),
        QT_TRANSLATE_NOOP("Settings", "Internal token"),
        QT_TRANSLATE_NOOP("Settings", "For specs, uploads and finished jobs; sent as X-Internal-Token."),
        QT_TRANSLATE_NOOP("Settings", "backend password secret key"),
        _has_no_backend,
        _ALONE,
        is_hidden_when_moot=True,
        part=_BACKEND,
    ),
    Setting(
        "backend_api_token",
        Section.CONNECTIONS,
        Nowhere(),
        Hidden(Secret.BACKEND_API),
        QT_TRANSLATE_NOOP("Settings", "API token"),
        QT_TRANSLATE_NOOP("Settings", "Of the person: for scripts and videos; sent as Bearer."),
        QT_TRANSLATE_NOOP("Settings", "backend password secret key user sign in"),
        _has_no_backend,
        _ALONE,
        is_hidden_when_moot=True,
        part=_BACKEND,
    ),
    Setting(
        "backend_service_token",
        Section.CONNECTIONS,
        Nowhere(),
        Hidden(Secret.BACKEND_SERVICE),
        QT_TRANSLATE_NOOP("Settings", "Service token"),
        QT_TRANSLATE_NOOP("Settings", "Of this installation; sent as Bearer where there is no API token."),
        QT_TRANSLATE_NOOP("Settings", "backend password secret key"),
        _has_no_backend,
        _ALONE,
        is_hidden_when_moot=True,
        part=_BACKEND,
    ),
    Setting(
        "backend_dialect",
        Section.CONNECTIONS,
        Field("backend.dialect"),
        Choice(options.dialects),
        QT_TRANSLATE_NOOP("Settings", "Dialect"),
        QT_TRANSLATE_NOOP("Settings", "Which paths and names of fields the backend knows."),
        QT_TRANSLATE_NOOP("Settings", "doc spring API"),
        _has_no_backend,
        _ALONE,
        is_hidden_when_moot=True,
        part=_BACKEND,
    ),
    Setting(
        "backend_timeout",
        Section.CONNECTIONS,
        Field("backend.timeout_sec"),
        Number(5, 1, QT_TRANSLATE_NOOP("Settings", "s")),
        QT_TRANSLATE_NOOP("Settings", "Patience with the backend"),
        QT_TRANSLATE_NOOP("Settings", "How long it may be silent before it counts as unreachable."),
        QT_TRANSLATE_NOOP("Settings", "timeout seconds"),
        _has_no_backend,
        _ALONE,
        is_hidden_when_moot=True,
        part=_BACKEND,
    ),
    Setting(
        "backend_ca",
        Section.CONNECTIONS,
        Field("backend.ca_file"),
        Certificates(options.systems_certificates),
        QT_TRANSLATE_NOOP("Settings", "Certificates of your own"),
        QT_TRANSLATE_NOOP("Settings", "A PEM file that is trusted besides the system's certificates."),
        QT_TRANSLATE_NOOP("Settings", "CA TLS HTTPS proxy"),
        _has_no_backend,
        _ALONE,
        is_hidden_when_moot=True,
        part=_BACKEND,
    ),
    Setting(
        "backend_paths",
        Section.CONNECTIONS,
        Field("backend.paths"),
        OwnPaths(),
        QT_TRANSLATE_NOOP("Settings", "Paths of the calls"),
        QT_TRANSLATE_NOOP("Settings", "For a backend that offers a call elsewhere; {names} stand for ids."),
        QT_TRANSLATE_NOOP("Settings", "endpoint route URL advanced"),
        _has_no_backend,
        _ALONE,
        is_hidden_when_moot=True,
        part=_BACKEND,
    ),
    Setting(
        "backend_test",
        Section.CONNECTIONS,
        Nowhere(),
        ConnectionTest(Peer.BACKEND),
        QT_TRANSLATE_NOOP("Settings", "Does the backend answer?"),
        QT_TRANSLATE_NOOP("Settings", "Asks for a script that does not exist, and changes nothing."),
        QT_TRANSLATE_NOOP("Settings", "connection test check network"),
        _has_no_backend,
        _ALONE,
        is_hidden_when_moot=True,
        part=_BACKEND,
    ),
)
_OF_STORAGE: Final = (
    Setting(
        "storage",
        Section.CONNECTIONS,
        Field("storage"),
        Choice(options.storages),
        QT_TRANSLATE_NOOP("Settings", "Films go to"),
        QT_TRANSLATE_NOOP("Settings", "Approved films are uploaded there as a step of their own."),
        QT_TRANSLATE_NOOP("Settings", "storage provider upload S3 MinIO presigned"),
        part=_STORAGE,
    ),
    Setting(
        "storage_dir",
        Section.CONNECTIONS,
        Field("storage_local_dir"),
        Folder(options.beside_the_records),
        QT_TRANSLATE_NOOP("Settings", "Folder of all films"),
        QT_TRANSLATE_NOOP("Settings", "A folder that is shared, or that a web server shows."),
        QT_TRANSLATE_NOOP("Settings", "storage directory local"),
        _is_not_local,
        _GOES_OUT,
        is_hidden_when_moot=True,
        part=_STORAGE,
    ),
    Setting(
        "bucket_name",
        Section.CONNECTIONS,
        Field("bucket.name"),
        Line(options.no_bucket),
        QT_TRANSLATE_NOOP("Settings", "Bucket"),
        QT_TRANSLATE_NOOP("Settings", "It must be there already, and you may write into it."),
        QT_TRANSLATE_NOOP("Settings", "S3 MinIO AWS_S3_BUCKET"),
        _is_not_s3,
        _NO_S3,
        is_hidden_when_moot=True,
        part=_STORAGE,
    ),
    Setting(
        "bucket_region",
        Section.CONNECTIONS,
        Field("bucket.region"),
        Line(options.no_region),
        QT_TRANSLATE_NOOP("Settings", "Region"),
        QT_TRANSLATE_NOOP("Settings", "Where the bucket is; a MinIO does not mind."),
        QT_TRANSLATE_NOOP("Settings", "S3 AWS_S3_REGION"),
        _is_not_s3,
        _NO_S3,
        is_hidden_when_moot=True,
        part=_STORAGE,
    ),
    Setting(
        "bucket_endpoint",
        Section.CONNECTIONS,
        Field("bucket.endpoint_url"),
        Line(options.amazon, is_long=True),
        QT_TRANSLATE_NOOP("Settings", "Address of the store"),
        QT_TRANSLATE_NOOP("Settings", "Of a MinIO, or of another store that speaks like S3."),
        QT_TRANSLATE_NOOP("Settings", "endpoint URL S3_ENDPOINT_URL MINIO_ENDPOINT"),
        _is_not_s3,
        _NO_S3,
        is_hidden_when_moot=True,
        part=_STORAGE,
    ),
    Setting(
        "bucket_key_id",
        Section.CONNECTIONS,
        Nowhere(),
        Hidden(Secret.BUCKET_KEY_ID),
        QT_TRANSLATE_NOOP("Settings", "Access key"),
        QT_TRANSLATE_NOOP("Settings", "Without one, whatever this machine is signed in with is used."),
        QT_TRANSLATE_NOOP("Settings", "S3 MinIO AWS_ACCESS_KEY_ID secret"),
        _is_not_s3,
        _NO_S3,
        is_hidden_when_moot=True,
        part=_STORAGE,
    ),
    Setting(
        "bucket_key",
        Section.CONNECTIONS,
        Nowhere(),
        Hidden(Secret.BUCKET_KEY),
        QT_TRANSLATE_NOOP("Settings", "Secret key"),
        QT_TRANSLATE_NOOP("Settings", "Belongs to the access key."),
        QT_TRANSLATE_NOOP("Settings", "S3 MinIO AWS_SECRET_ACCESS_KEY password"),
        _is_not_s3,
        _NO_S3,
        is_hidden_when_moot=True,
        part=_STORAGE,
    ),
    Setting(
        "storage_url",
        Section.CONNECTIONS,
        Field("storage_public_base_url"),
        Line(options.file_addresses, is_long=True),
        QT_TRANSLATE_NOOP("Settings", "Public address of films"),
        QT_TRANSLATE_NOOP("Settings", "Where a web server shows what is kept there; films are told by it."),
        QT_TRANSLATE_NOOP("Settings", "base URL link STORAGE_PUBLIC_BASE_URL"),
        _is_presigned,
        _BACKEND_SAYS,
        is_hidden_when_moot=True,
        part=_STORAGE,
    ),
    Setting(
        "upload_limit",
        Section.CONNECTIONS,
        Field("upload_limit_mib"),
        Number(50, 1, QT_TRANSLATE_NOOP("Settings", "MiB")),
        QT_TRANSLATE_NOOP("Settings", "Largest file"),
        QT_TRANSLATE_NOOP("Settings", "Larger films are refused before anything is sent."),
        QT_TRANSLATE_NOOP("Settings", "upload limit size STORAGE_UPLOAD_LIMIT_MIB"),
        _is_local,
        _STAYS,
        is_hidden_when_moot=True,
        part=_STORAGE,
    ),
    Setting(
        "etag_optional",
        Section.CONNECTIONS,
        Field("storage_etag_optional"),
        Switch(),
        QT_TRANSLATE_NOOP("Settings", "Uploads without a receipt"),
        QT_TRANSLATE_NOOP("Settings", "Believe a store that took a file though it names no ETag."),
        QT_TRANSLATE_NOOP("Settings", "STORAGE_ETAG_OPTIONAL checksum"),
        _is_local,
        _STAYS,
        is_hidden_when_moot=True,
        part=_STORAGE,
    ),
    Setting(
        "storage_test",
        Section.CONNECTIONS,
        Nowhere(),
        ConnectionTest(Peer.STORAGE),
        QT_TRANSLATE_NOOP("Settings", "Can films be kept there?"),
        QT_TRANSLATE_NOOP("Settings", "Tries it with a tiny file where that can be taken away again."),
        QT_TRANSLATE_NOOP("Settings", "connection test check upload"),
        part=_STORAGE,
    ),
)
_OF_MODEL: Final = (
    Setting(
        "model_url",
        Section.CONNECTIONS,
        Field("model.base_url"),
        Line(options.no_model, is_long=True),
        QT_TRANSLATE_NOOP("Settings", "Address of the model"),
        QT_TRANSLATE_NOOP("Settings", "Of any server that speaks like OpenAI's; it reads your sources."),
        QT_TRANSLATE_NOOP("Settings", "LLM AI URL LLM_BASE_URL"),
        part=_MODEL,
    ),
    Setting(
        "model_name",
        Section.CONNECTIONS,
        Field("model.name"),
        Line(options.usual_model),
        QT_TRANSLATE_NOOP("Settings", "Name of the model"),
        QT_TRANSLATE_NOOP("Settings", "As the server lists it."),
        QT_TRANSLATE_NOOP("Settings", "LLM AI LLM_MODEL_NAME"),
        _has_no_model,
        _OUTLINES,
        is_hidden_when_moot=True,
        part=_MODEL,
    ),
    Setting(
        "model_key",
        Section.CONNECTIONS,
        Nowhere(),
        Hidden(Secret.MODEL_KEY),
        QT_TRANSLATE_NOOP("Settings", "Key of the model"),
        QT_TRANSLATE_NOOP("Settings", "Where the server asks for one; sent as Bearer."),
        QT_TRANSLATE_NOOP("Settings", "LLM AI LLM_API_KEY password secret token"),
        _has_no_model,
        _OUTLINES,
        is_hidden_when_moot=True,
        part=_MODEL,
    ),
    Setting(
        "model_timeout",
        Section.CONNECTIONS,
        Field("model.timeout_sec"),
        Number(5, 1, QT_TRANSLATE_NOOP("Settings", "s")),
        QT_TRANSLATE_NOOP("Settings", "Patience with the model"),
        QT_TRANSLATE_NOOP("Settings", "How long it may be silent while it writes."),
        QT_TRANSLATE_NOOP("Settings", "LLM timeout seconds"),
        _has_no_model,
        _OUTLINES,
        is_hidden_when_moot=True,
        part=_MODEL,
    ),
    Setting(
        "model_test",
        Section.CONNECTIONS,
        Nowhere(),
        ConnectionTest(Peer.MODEL),
        QT_TRANSLATE_NOOP("Settings", "Does the model answer?"),
        QT_TRANSLATE_NOOP("Settings", "Asks it for a single word."),
        QT_TRANSLATE_NOOP("Settings", "connection test check LLM"),
        _has_no_model,
        _OUTLINES,
        is_hidden_when_moot=True,
        part=_MODEL,
    ),
)
CONNECTIONS: Final = (*_OF_BACKEND, *_OF_STORAGE, *_OF_MODEL)
