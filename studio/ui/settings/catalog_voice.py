"""The settings about who reads the narration, who does where that voice cannot, and the keys of services."""

from __future__ import annotations

from typing import Final

from studio.domain.settings import Settings
from studio.services.secrets import Secret
from studio.ui.settings import options
from studio.ui.settings.kinds import Choice, Hidden, Number, Switch
from studio.ui.settings.places import Field, Nowhere
from studio.ui.settings.setting import QT_TRANSLATE_NOOP, Section, Setting

_KEYS: Final = QT_TRANSLATE_NOOP("Settings", "Keys of the services that speak")
_OFFLINE: Final = QT_TRANSLATE_NOOP("Settings", "The voice that is chosen works offline.")


def _works_offline(settings: Settings) -> bool:
    return not settings.render.voice.provider.is_online


VOICES: Final = (
    Setting(
        "voice_engine",
        Section.VOICE,
        Field("render.voice.provider", resets=("render.voice.name",)),
        Choice(options.voice_engines),
        QT_TRANSLATE_NOOP("Settings", "Engine"),
        QT_TRANSLATE_NOOP(
            "Settings", "eSpeak works offline; the others are services, and are sent the narration."
        ),
        QT_TRANSLATE_NOOP("Settings", "provider TTS speech synthesis privacy online"),
    ),
    Setting(
        "voice_name",
        Section.VOICE,
        Field("render.voice.name"),
        Choice(options.voice_names),
        QT_TRANSLATE_NOOP("Settings", "Voice"),
        QT_TRANSLATE_NOOP("Settings", "Automatic takes the one that speaks the language of the script."),
        QT_TRANSLATE_NOOP("Settings", "speaker narrator"),
    ),
    Setting(
        "voice_speed",
        Section.VOICE,
        Field("render.voice.speed"),
        Number(0.05, 2, QT_TRANSLATE_NOOP("Settings", "×")),
        QT_TRANSLATE_NOOP("Settings", "Speed"),
        QT_TRANSLATE_NOOP("Settings", "1 is the calm pace of a narrator."),
        QT_TRANSLATE_NOOP("Settings", "pace tempo"),
    ),
    Setting(
        "voice_fallback",
        Section.VOICE,
        Field("render.voice_fallback"),
        Choice(options.fallback_voices, may_be_long=True),
        QT_TRANSLATE_NOOP("Settings", "In its place"),
        QT_TRANSLATE_NOOP("Settings", "Speaks all scenes of a voice that fails: films keep one narrator."),
        QT_TRANSLATE_NOOP("Settings", "fallback offline network failure second voice"),
        _works_offline,
        _OFFLINE,
    ),
    Setting(
        "espeak_at_last",
        Section.VOICE,
        Field("render.espeak_at_last"),
        Switch(),
        QT_TRANSLATE_NOOP("Settings", "eSpeak at last"),
        QT_TRANSLATE_NOOP("Settings", "Where neither of them can speak; off, there is no film then."),
        QT_TRANSLATE_NOOP("Settings", "fallback offline network failure refuse"),
        _works_offline,
        _OFFLINE,
    ),
    Setting(
        "google_key",
        Section.VOICE,
        Nowhere(),
        Hidden(Secret.GOOGLE_KEY),
        QT_TRANSLATE_NOOP("Settings", "Google Cloud key"),
        QT_TRANSLATE_NOOP("Settings", "An API key that may use Cloud Text-to-Speech."),
        QT_TRANSLATE_NOOP("Settings", "GOOGLE_API_KEY TTS secret voice"),
        part=_KEYS,
    ),
    Setting(
        "voice_key_id",
        Section.VOICE,
        Nowhere(),
        Hidden(Secret.BUCKET_KEY_ID),
        QT_TRANSLATE_NOOP("Settings", "Amazon access key"),
        QT_TRANSLATE_NOOP("Settings", "May use Amazon Polly; films in S3 are stored with the same one."),
        QT_TRANSLATE_NOOP("Settings", "AWS AWS_ACCESS_KEY_ID Polly TTS secret voice"),
        part=_KEYS,
    ),
    Setting(
        "voice_key",
        Section.VOICE,
        Nowhere(),
        Hidden(Secret.BUCKET_KEY),
        QT_TRANSLATE_NOOP("Settings", "Amazon secret key"),
        QT_TRANSLATE_NOOP("Settings", "Belongs to the access key."),
        QT_TRANSLATE_NOOP("Settings", "AWS AWS_SECRET_ACCESS_KEY Polly TTS password voice"),
        part=_KEYS,
    ),
)
