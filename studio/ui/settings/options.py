"""What may be chosen for each setting, in the language of the window."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from studio.domain.backend import Dialect
from studio.domain.bucket import REGION
from studio.domain.drafting import ModelSettings
from studio.domain.formats import RESOLUTIONS, Aspect
from studio.domain.review import Role
from studio.domain.settings import CaptionMode, StorageProvider, VideoEncoder, VisualStyle, WindowTheme
from studio.domain.text import Language
from studio.domain.timeline import FRAME_RATES
from studio.domain.visuals import ApiForm, VisualProvider
from studio.domain.voice import Narrator, VoiceProvider
from studio.ui.settings.kinds import Known, Option
from studio.ui.settings.places import OTHER_SHAPE, Lines, Shape, sides

TEXT_SIZES: Final = (100, 110, 125, 150, 175, 200)

translate = QCoreApplication.translate


def styles(_known: Known) -> Sequence[Option]:
    """How much moves."""
    return (
        Option(VisualStyle.ANIMATED, translate("Settings", "Animated")),
        Option(VisualStyle.BASIC, translate("Settings", "Basic")),
    )


def resolutions(known: Known) -> Sequence[Option]:
    """The usual sizes in the shape that is chosen, and the one that holds where it is none of them."""
    lines = sorted({*RESOLUTIONS, Lines().read(known.settings)})
    return [Option(n, "{}p · {} × {}".format(n, *sides(n, known.settings))) for n in lines]


def shapes(known: Known) -> Sequence[Option]:
    """The usual shapes, and the one that holds where it is none of them."""
    offered = [Option(aspect, aspect) for aspect in Aspect]
    if Shape().read(known.settings) == OTHER_SHAPE:
        offered.append(Option(OTHER_SHAPE, translate("Settings", "Other")))
    return offered


def frame_rates(_known: Known) -> Sequence[Option]:
    """Rates of which one frame is a whole number of samples."""
    return [Option(rate, translate("Settings", "%1 fps").replace("%1", str(rate))) for rate in FRAME_RATES]


def caption_modes(_known: Known) -> Sequence[Option]:
    """Where captions are besides their own files."""
    return (
        Option(CaptionMode.SIDECAR, translate("Settings", "Only in those files")),
        Option(CaptionMode.TRACK, translate("Settings", "In a track to switch on")),
        Option(CaptionMode.BURNED_IN, translate("Settings", "In the picture, always")),
    )


def families(known: Known) -> Sequence[Option]:
    """The studio's own typeface and those installed here, and the one chosen where it is not."""
    brand = known.settings.render.brand
    chosen = {brand.family} if brand and brand.family else set[str]()
    installed = sorted({*known.families, *chosen}, key=str.casefold)
    return [
        Option("", translate("Settings", "The studio's own")),
        *(Option(name, name) for name in installed),
    ]


def voice_engines(known: Known) -> Sequence[Option]:
    """The engines: those that can speak here, services that may yet, and the one chosen where it cannot."""
    speaking = dict.fromkeys(provider for provider, _ in known.voices)
    chosen = known.settings.render.voice.provider
    if not speaking:  # not known yet
        return [Option(chosen, engine_name(chosen))]
    mute = translate("Settings", "%1 (cannot speak here)")
    keyless = translate("Settings", "%1 (needs a key)")
    offered = [Option(provider, engine_name(provider)) for provider in speaking]
    for provider in VoiceProvider:
        if provider not in speaking and (provider is chosen or provider.is_online):
            pattern = keyless if provider in known.keyless else mute
            offered.append(Option(provider, pattern.replace("%1", engine_name(provider))))
    return offered


def voice_names(known: Known) -> Sequence[Option]:
    """The voices of the engine that is chosen, and the one chosen where it has none of that name."""
    voice = known.settings.render.voice
    names = [name for provider, name in known.voices if provider is voice.provider and name]
    named = dict.fromkeys([*names, voice.name] if voice.name else names)
    offered = [Option(name, voice_name(name)) for name in named]
    return [Option("", translate("Settings", "Automatic")), *offered]


def fallback_voices(known: Known) -> Sequence[Option]:
    """Nobody, or any voice that can speak here and says something; and the one chosen where it cannot."""
    offered: dict[Narrator, str] = {}
    for provider, name in known.voices:
        if provider is not VoiceProvider.MOCK:
            for narrator in (Narrator(provider=provider), Narrator(provider=provider, name=name)):
                offered.setdefault(narrator, narrator_name(narrator))
    chosen = known.settings.render.voice_fallback
    if chosen is not None and chosen not in offered:
        pattern = translate("Settings", "%1 (cannot speak here)") if known.voices else "%1"
        offered[chosen] = pattern.replace("%1", narrator_name(chosen))
    return [
        Option(None, translate("Settings", "Nobody else")),
        *(Option(narrator, label) for narrator, label in offered.items()),
    ]


def engine_name(provider: VoiceProvider) -> str:
    """Name a speech engine."""
    names = {
        VoiceProvider.ESPEAK: translate("Settings", "eSpeak NG"),
        VoiceProvider.MOCK: translate("Settings", "Silence of the right length"),
    }
    return names.get(provider, provider.label)


def narrator_name(narrator: Narrator) -> str:
    """Name a voice with its engine in one line."""
    engine = engine_name(narrator.provider)
    if narrator.provider is VoiceProvider.MOCK:
        return engine
    name = voice_name(narrator.name) if narrator.name else translate("Settings", "by language")
    return f"{engine} · {name}"


def voice_name(name: str) -> str:
    """Name a voice by the language it speaks, where that is known."""
    language, _, variant = name.partition("+")
    languages = {
        "ko": translate("Settings", "Korean"),
        "en": translate("Settings", "English"),
        "en-us": translate("Settings", "English (American)"),
        "en-gb": translate("Settings", "English (British)"),
    }
    if variant == "co.uk":
        return f"{languages['en-gb']} ({name})"
    if variant == "standard":
        return translate("Settings", "%1, older engine").replace("%1", language)
    if language not in languages:
        return name
    pattern = translate("Settings", "%1, female") if variant.startswith("f") else "%1"
    return f"{pattern.replace('%1', languages[language])} ({name})"


def encoders(known: Known) -> Sequence[Option]:
    """Our own software, the hardware that works here, and the one chosen where it does not."""
    names = {
        VideoEncoder.SOFTWARE: translate("Settings", "Software (x264)"),
        VideoEncoder.AUTO: translate("Settings", "The best hardware"),
        VideoEncoder.VIDEOTOOLBOX: "VideoToolbox (Apple)",
        VideoEncoder.NVENC: "NVENC (NVIDIA)",
        VideoEncoder.QSV: "Quick Sync (Intel)",
        VideoEncoder.AMF: "AMF (AMD)",
        VideoEncoder.VAAPI: "VA-API",
    }
    working = (VideoEncoder.SOFTWARE, VideoEncoder.AUTO, *(known.encoders or ()))
    chosen = known.settings.encoder
    offered = [Option(encoder, names[encoder]) for encoder in working]
    if chosen not in working:
        pattern = translate("Settings", "%1 (does not work here)") if known.encoders is not None else "%1"
        offered.append(Option(chosen, pattern.replace("%1", names[chosen])))
    return offered


def roles(_known: Known) -> Sequence[Option]:
    """What a person may be."""
    return (
        Option(Role.AUTHOR, translate("Settings", "Author")),
        Option(Role.REVIEWER, translate("Settings", "Reviewer")),
        Option(Role.ADMIN, translate("Settings", "Administrator")),
    )


def languages(_known: Known) -> Sequence[Option]:
    """Each by its own name."""
    return (
        Option(None, translate("Settings", "As the system")),
        Option(Language.KOREAN, "한국어"),
        Option(Language.ENGLISH, "English"),
    )


def window_themes(_known: Known) -> Sequence[Option]:
    """Light, dark, or as the system has it."""
    return (
        Option(WindowTheme.SYSTEM, translate("Settings", "System")),
        Option(WindowTheme.LIGHT, translate("Settings", "Light")),
        Option(WindowTheme.DARK, translate("Settings", "Dark")),
    )


def text_sizes(known: Known) -> Sequence[Option]:
    """The usual sizes of text, and the one that holds where it is none of them."""
    sizes = sorted({*TEXT_SIZES, known.settings.text_percent})
    return [Option(size, f"{size} %") for size in sizes]


def one_per_core() -> str:
    """What is done when nobody chooses a number of processes."""
    return translate("Settings", "One per core (%1)").replace("%1", str(os.cpu_count() or 1))


def no_output_folder() -> str:
    """What is done when no folder is chosen."""
    return translate("Settings", "Only the studio keeps them")


def account_name() -> str:
    """Who a person without a name is."""
    return translate("Settings", "The account on this machine")


def derived() -> str:
    """Which background a brand without one has."""
    return translate("Settings", "Derived from the colour")


def dialects(_known: Known) -> Sequence[Option]:
    """How the backend is spoken to."""
    return (
        Option(Dialect.AUTO, translate("Settings", "Found by trying")),
        Option(Dialect.DOC, translate("Settings", "doc: as documented")),
        Option(Dialect.SPRING, translate("Settings", "spring: as it runs")),
    )


def storages(_known: Known) -> Sequence[Option]:
    """Where finished films go."""
    return (
        Option(StorageProvider.LOCAL, translate("Settings", "This machine only")),
        Option(StorageProvider.BACKEND_PRESIGNED, translate("Settings", "Through the backend")),
        Option(StorageProvider.S3, translate("Settings", "S3 or MinIO")),
    )


def no_backend() -> str:
    """What holds without a backend."""
    return translate("Settings", "No backend: the studio works alone")


def systems_certificates() -> str:
    """What is trusted where no certificates of one's own are."""
    return translate("Settings", "The certificates of this system")


def beside_the_records() -> str:
    """Where films are without a folder of one's own."""
    return translate("Settings", "Beside the studio's records")


def file_addresses() -> str:
    """What addresses films have without a public one."""
    return translate("Settings", "Addresses of files on this machine")


def no_bucket() -> str:
    """What holds without a bucket."""
    return translate("Settings", "Name of the bucket")


def no_region() -> str:
    """What holds without a region."""
    return REGION


def amazon() -> str:
    """Whom a bucket without an address is of."""
    return translate("Settings", "Amazon's own")


def picture_makers(_known: Known) -> Sequence[Option]:
    """Who makes pictures of scenes."""
    return (
        Option(VisualProvider.NONE, translate("Settings", "Nobody")),
        Option(VisualProvider.MOCK, translate("Settings", "Stand-in on this machine")),
        Option(VisualProvider.HTTP, translate("Settings", "A service")),
    )


def picture_forms(_known: Known) -> Sequence[Option]:
    """In which form a service that makes pictures takes jobs."""
    return (
        Option(ApiForm.PLAIN, translate("Settings", "Another one")),
        Option(ApiForm.RUNWAY, "Runway"),
        Option(ApiForm.REPLICATE, "Replicate"),
    )


def as_the_form() -> str:
    """What holds where a service is not described otherwise."""
    return translate("Settings", "As usual for this kind")


def no_model() -> str:
    """What drafts where there is no model."""
    return translate("Settings", "No model: outlines of the source")


def usual_model() -> str:
    """Which model is asked where none is named."""
    return ModelSettings().name
