"""The settings about whoever makes pictures of scenes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from studio.domain.settings import Settings
from studio.domain.visuals import ApiForm, VisualProvider
from studio.services.secrets import Secret
from studio.ui.settings import options
from studio.ui.settings.kinds import Certificates, Choice, Hidden, Kind, Line, Number
from studio.ui.settings.places import Field, Nowhere, Place, Written
from studio.ui.settings.setting import QT_TRANSLATE_NOOP, Section, Setting

_PICTURES: Final = QT_TRANSLATE_NOOP("Settings", "Pictures of scenes")
_NO_SERVICE: Final = QT_TRANSLATE_NOOP("Settings", "No service is asked at the moment.")
_KNOWN: Final = QT_TRANSLATE_NOOP("Settings", "The service is known: this is only for others.")


def _is_not_http(settings: Settings) -> bool:
    return settings.visuals.provider is not VisualProvider.HTTP


def _is_known(settings: Settings) -> bool:
    return _is_not_http(settings) or settings.visuals.form is not ApiForm.PLAIN


def _setting(
    name: str,
    place: Place,
    kind: Kind,
    title: str,
    about: str,
    also: str,
    moot: Callable[[Settings], bool] = _is_not_http,
    why_moot: str = _NO_SERVICE,
) -> Setting:
    return Setting(
        f"pictures_{name}",
        Section.CONNECTIONS,
        place,
        kind,
        title,
        about,
        also,
        moot,
        why_moot,
        is_hidden_when_moot=True,
        part=_PICTURES,
    )


def _detail(field: str, title: str, about: str, also: str) -> Setting:
    """Return a line about how a service of one's own speaks."""
    place = Written(f"visuals.{field}")
    return _setting(field, place, Line(options.as_the_form), title, about, also, _is_known, _KNOWN)


PICTURES: Final = (
    Setting(
        "pictures_provider",
        Section.CONNECTIONS,
        Field("visuals.provider"),
        Choice(options.picture_makers),
        QT_TRANSLATE_NOOP("Settings", "Made by"),
        QT_TRANSLATE_NOOP("Settings", "Who makes a picture of a scene from words; it gets those words only."),
        QT_TRANSLATE_NOOP("Settings", "picture image generator provider AI PICTURES_PROVIDER"),
        part=_PICTURES,
    ),
    _setting(
        "form",
        Field("visuals.form"),
        Choice(options.picture_forms),
        QT_TRANSLATE_NOOP("Settings", "Kind of service"),
        QT_TRANSLATE_NOOP("Settings", "How it takes jobs; a service of your own is described below."),
        QT_TRANSLATE_NOOP("Settings", "Runway Replicate Pika API form PICTURES_FORM"),
    ),
    _setting(
        "url",
        Field("visuals.base_url"),
        Line(options.as_the_form),
        QT_TRANSLATE_NOOP("Settings", "Address of the service"),
        QT_TRANSLATE_NOOP("Settings", "Begins with https://; the key goes to this host and to no other."),
        QT_TRANSLATE_NOOP("Settings", "picture URL PICTURES_BASE_URL"),
    ),
    _setting(
        "key",
        Nowhere(),
        Hidden(Secret.PICTURES_KEY),
        QT_TRANSLATE_NOOP("Settings", "Key of the service"),
        QT_TRANSLATE_NOOP("Settings", "From your account with it."),
        QT_TRANSLATE_NOOP("Settings", "picture PICTURES_API_KEY password secret token"),
    ),
    _setting(
        "model",
        Field("visuals.model"),
        Line(options.as_the_form),
        QT_TRANSLATE_NOOP("Settings", "Name of its model"),
        QT_TRANSLATE_NOOP("Settings", "As the service lists it; stands in the record of every picture."),
        QT_TRANSLATE_NOOP("Settings", "picture PICTURES_MODEL"),
    ),
    _setting(
        "extra",
        Written("visuals.extra"),
        Line(options.as_the_form),
        QT_TRANSLATE_NOOP("Settings", "More fields of the order"),
        QT_TRANSLATE_NOOP(
            "Settings",
            'JSON such as {"style": "photo"}; {ratio} becomes the shape of the film.',
        ),
        QT_TRANSLATE_NOOP("Settings", "picture extra body parameters PICTURES_EXTRA"),
    ),
    _setting(
        "clip_model",
        Field("visuals.clip_model"),
        Line(options.as_the_form),
        QT_TRANSLATE_NOOP("Settings", "Its model for clips"),
        QT_TRANSLATE_NOOP("Settings", "Clips are often made by another model than pictures."),
        QT_TRANSLATE_NOOP("Settings", "video PICTURES_CLIP_MODEL"),
    ),
    _setting(
        "clip_sec",
        Field("visuals.clip_sec"),
        Number(1, 0, QT_TRANSLATE_NOOP("Settings", "s")),
        QT_TRANSLATE_NOOP("Settings", "Length of clips"),
        QT_TRANSLATE_NOOP("Settings", "What is asked for; services offer some lengths only."),
        QT_TRANSLATE_NOOP("Settings", "video seconds duration PICTURES_CLIP_SEC"),
    ),
    _setting(
        "clip_extra",
        Written("visuals.clip_extra"),
        Line(options.as_the_form),
        QT_TRANSLATE_NOOP("Settings", "More fields of orders for clips"),
        QT_TRANSLATE_NOOP("Settings", "As for pictures; {seconds} is filled in, too."),
        QT_TRANSLATE_NOOP("Settings", "video extra body parameters PICTURES_CLIP_EXTRA"),
    ),
    _detail(
        "submit_path",
        QT_TRANSLATE_NOOP("Settings", "Path for orders"),
        QT_TRANSLATE_NOOP("Settings", "Where a picture is ordered, behind the address."),
        QT_TRANSLATE_NOOP("Settings", "picture submit endpoint PICTURES_SUBMIT_PATH"),
    ),
    _detail(
        "clip_submit_path",
        QT_TRANSLATE_NOOP("Settings", "Path for orders of clips"),
        QT_TRANSLATE_NOOP("Settings", "Left empty, only pictures are made."),
        QT_TRANSLATE_NOOP("Settings", "video submit endpoint PICTURES_CLIP_SUBMIT_PATH"),
    ),
    _detail(
        "poll_path",
        QT_TRANSLATE_NOOP("Settings", "Path for progress"),
        QT_TRANSLATE_NOOP("Settings", "Where it is asked how far an order is; {id} is its id."),
        QT_TRANSLATE_NOOP("Settings", "picture poll status endpoint PICTURES_POLL_PATH"),
    ),
    _detail(
        "result_path",
        QT_TRANSLATE_NOOP("Settings", "Path for results"),
        QT_TRANSLATE_NOOP("Settings", "Only where a finished picture is told elsewhere than its progress."),
        QT_TRANSLATE_NOOP("Settings", "picture output endpoint PICTURES_RESULT_PATH"),
    ),
    _detail(
        "prompt_field",
        QT_TRANSLATE_NOOP("Settings", "Field of the words"),
        QT_TRANSLATE_NOOP("Settings", "Fields within others are written with points, such as input.prompt."),
        QT_TRANSLATE_NOOP("Settings", "picture prompt PICTURES_PROMPT_FIELD"),
    ),
    _detail(
        "id_field",
        QT_TRANSLATE_NOOP("Settings", "Field of the id"),
        QT_TRANSLATE_NOOP("Settings", "Of an order, in the answer to it."),
        QT_TRANSLATE_NOOP("Settings", "picture job PICTURES_ID_FIELD"),
    ),
    _detail(
        "status_field",
        QT_TRANSLATE_NOOP("Settings", "Field of the state"),
        QT_TRANSLATE_NOOP("Settings", "Says whether an order waits, runs, is done or failed."),
        QT_TRANSLATE_NOOP("Settings", "picture status PICTURES_STATUS_FIELD"),
    ),
    _detail(
        "done",
        QT_TRANSLATE_NOOP("Settings", "States that mean done"),
        QT_TRANSLATE_NOOP("Settings", "Words with commas between them, such as succeeded, done."),
        QT_TRANSLATE_NOOP("Settings", "picture status PICTURES_DONE"),
    ),
    _detail(
        "failed",
        QT_TRANSLATE_NOOP("Settings", "States that mean failed"),
        QT_TRANSLATE_NOOP("Settings", "Words with commas between them, such as failed, canceled."),
        QT_TRANSLATE_NOOP("Settings", "picture status PICTURES_FAILED"),
    ),
    _detail(
        "progress_field",
        QT_TRANSLATE_NOOP("Settings", "Field of the progress"),
        QT_TRANSLATE_NOOP("Settings", "A number from 0 to 1, or per cent; it may be missing."),
        QT_TRANSLATE_NOOP("Settings", "picture PICTURES_PROGRESS_FIELD"),
    ),
    _detail(
        "output_field",
        QT_TRANSLATE_NOOP("Settings", "Field of the result"),
        QT_TRANSLATE_NOOP("Settings", "Holds the address of the picture, or a list of addresses."),
        QT_TRANSLATE_NOOP("Settings", "picture output address PICTURES_OUTPUT_FIELD"),
    ),
    _detail(
        "error_field",
        QT_TRANSLATE_NOOP("Settings", "Field of the trouble"),
        QT_TRANSLATE_NOOP("Settings", "What the service says when it does not make a picture."),
        QT_TRANSLATE_NOOP("Settings", "picture error message PICTURES_ERROR_FIELD"),
    ),
    _detail(
        "key_header",
        QT_TRANSLATE_NOOP("Settings", "Header of the key"),
        QT_TRANSLATE_NOOP("Settings", "Such as X-Api-Key, or Authorization: Bearer."),
        QT_TRANSLATE_NOOP("Settings", "picture authorization PICTURES_KEY_HEADER"),
    ),
    _setting(
        "timeout",
        Field("visuals.timeout_sec"),
        Number(5, 1, QT_TRANSLATE_NOOP("Settings", "s")),
        QT_TRANSLATE_NOOP("Settings", "Patience with the service"),
        QT_TRANSLATE_NOOP("Settings", "How long it may be silent before it counts as unreachable."),
        QT_TRANSLATE_NOOP("Settings", "picture timeout PICTURES_TIMEOUT_SEC"),
    ),
    _setting(
        "attempts",
        Field("visuals.attempts"),
        Number(1),
        QT_TRANSLATE_NOOP("Settings", "Attempts"),
        QT_TRANSLATE_NOOP("Settings", "How often a request that got no answer is made."),
        QT_TRANSLATE_NOOP("Settings", "picture retry PICTURES_RETRY_ATTEMPTS"),
    ),
    _setting(
        "retry_delay",
        Field("visuals.retry_delay_sec"),
        Number(1, 1, QT_TRANSLATE_NOOP("Settings", "s")),
        QT_TRANSLATE_NOOP("Settings", "Wait before another attempt"),
        QT_TRANSLATE_NOOP("Settings", "Twice as long before each further one."),
        QT_TRANSLATE_NOOP("Settings", "picture retry delay PICTURES_RETRY_DELAY_SEC"),
    ),
    _setting(
        "longest",
        Field("visuals.longest_sec"),
        Number(30, 1, QT_TRANSLATE_NOOP("Settings", "s")),
        QT_TRANSLATE_NOOP("Settings", "Longest wait for a picture"),
        QT_TRANSLATE_NOOP("Settings", "After that it is given up."),
        QT_TRANSLATE_NOOP("Settings", "picture timeout PICTURES_LONGEST_SEC"),
    ),
    _setting(
        "ca",
        Field("visuals.ca_file"),
        Certificates(options.systems_certificates),
        QT_TRANSLATE_NOOP("Settings", "Certificates of your own"),
        QT_TRANSLATE_NOOP("Settings", "A PEM file that is trusted besides the system's certificates."),
        QT_TRANSLATE_NOOP("Settings", "CA TLS HTTPS proxy"),
    ),
)
