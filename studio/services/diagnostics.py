"""What is here and whether it works: programs, voices, fonts, records, room on the disk."""

import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Final

from studio import __version__
from studio.domain.cancel import CancelToken
from studio.domain.errors import BadInput, ErrorCode, StepFailed, StudioError
from studio.domain.instants import utc_now
from studio.domain.job import JobStatus
from studio.domain.progress import ProgressEvent, ProgressListener, ProgressMeter
from studio.domain.script import Chapter, Scene, Script
from studio.domain.settings import RenderSettings, Settings
from studio.domain.spec import freeze
from studio.domain.steps import Step
from studio.domain.text import Language, Text
from studio.domain.voice import VoiceChoice, VoiceProvider
from studio.film.hardware import Verdict
from studio.pipeline.encoders import NAMES
from studio.pipeline.outcome import RenderOutcome
from studio.resources import ResourceMissing, resource_path
from studio.services.connection_check import DOCTOR_SEC, ConnectionChecks, Peer
from studio.services.engine import Folders, tools_of
from studio.services.logs import bugs_are_logged
from studio.services.preferences import Preferences
from studio.speech.online import NO_NETWORK, Online
from studio.speech.voice import VoiceInfo
from studio.store.database import Database

ROOM_WANTED: Final = 1 << 30
"""Free bytes below which a longer film may not fit."""
FFMPEG_SEC: Final = 20.0


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at; `next_step` says what to do when it is not well."""

    id: str
    name: Text
    ok: bool
    detail: Text
    next_step: Text | None = None


class Diagnostics:
    """Looks, and changes nothing but the folder a self-test is given."""

    def __init__(
        self,
        database: Database,
        folders: Folders,
        preferences: Preferences,
        try_encoders: Callable[[CancelToken | None], Sequence[Verdict]],
        connections: ConnectionChecks,
        online: Online,
    ) -> None:
        self._db = database
        self._folders = folders
        self._preferences = preferences
        self._try_encoders = try_encoders
        self._connections = connections
        self._online = online

    def report(self) -> list[Check]:
        """Return every check in the order in which a person should read them; takes a second or two."""
        return [
            *machine_checks(self._online),
            self._encoders(),
            self._database(),
            self._disk(),
            *(self._connection(peer, *name) for peer, name in _PEERS.items()),
            _check("log", "로그", "Log", True, _same(str(self._folders.logs / "studio.log"))),
        ]

    def encoders(self, cancel: CancelToken | None = None) -> Sequence[Verdict]:
        """Return which hardware encodes films as they are set up now, or why not; takes seconds once.

        Raises COMPOSE_FAILED where there is no ffmpeg, and `Canceled`.
        """
        return self._try_encoders(cancel)

    def voices(self) -> list[VoiceInfo]:
        """Return every voice the studio knows of, and whether it can be used here."""
        return _known_voices(self._online)

    def voice_named(self, name: str) -> VoiceChoice:
        """Return the voice a person named: engine, `engine:voice` or voice; raises `BadInput`.

        Services have more voices than are listed; one named in full need not be on the list.
        """
        engine, _, voice = name.strip().partition(":")
        speed = self._preferences.get().render.voice.speed
        usable = [v for v in self.voices() if v.usable]
        for info in usable:
            if engine == info.provider.value and voice in ("", info.name):
                return VoiceChoice(provider=info.provider, name=voice, speed=speed)
        for info in usable:
            if info.name and not voice and engine == info.name:
                return VoiceChoice(provider=info.provider, name=info.name, speed=speed)
        provider = next((v.provider for v in usable if engine == v.provider.value), None)
        if provider is not None and provider.is_online and voice and _has_voice(provider, voice):
            return VoiceChoice(provider=provider, name=voice, speed=speed)
        raise _no_such_voice(name, self.voices())

    def theme_named(self, name: str) -> str:
        """Return the name of a theme as it is stored; raises `BadInput` that lists those there are."""
        from studio.picture import theme_names  # brings Qt along, which most commands do not need

        themes = theme_names()
        if (wanted := name.strip().lower()) in themes:
            return wanted
        choices = ", ".join(themes)
        raise BadInput(
            ErrorCode.INVALID_ARGUMENT,
            Text(ko=f"없는 테마입니다: “{name}”.", en=f"There is no theme “{name}”."),
            Text(ko=f"쓸 수 있는 테마: {choices}.", en=f"Choose one of: {choices}."),
        )

    def self_test(
        self, work: Path, on_progress: ProgressListener | None = None, cancel: CancelToken | None = None
    ) -> RenderOutcome:
        """Make a two-second film in `work` with everything a real one needs; raises what a render raises."""
        from studio.pipeline import run

        voice = VoiceProvider.ESPEAK if _speaks(VoiceProvider.ESPEAK) else VoiceProvider.MOCK
        settings = RenderSettings(
            width=640,
            height=360,
            lead_in_sec=0.1,
            tail_sec=0.2,
            fade_sec=0.25,
            voice=VoiceChoice(provider=voice),
        )
        spec, _ = freeze(_TEST, script_id="self-test", video_id="self-test", settings=settings, draft=False)
        tools = tools_of(Folders(work), Settings(storage_local_dir=str(work / "films")))
        with bugs_are_logged():
            report = _teller(on_progress or (lambda _: None))
            return run.render("self-test", spec, tools, report, cancel or CancelToken())

    def _encoders(self) -> Check:
        """Tell which hardware encodes; none is well too, unless it was chosen."""
        chosen = self._preferences.get().encoder
        try:
            verdicts = self._try_encoders(None)
        except StudioError as error:
            return _check("encoders", "인코더", "Encoders", False, error.what, error.next_step or _AGAIN)
        works = Text(ko="사용 가능", en="works")
        told = [(NAMES[verdict.kind], verdict.why_not or works) for verdict in verdicts]
        return _check(
            "encoders",
            "인코더",
            "Encoders",
            all(verdict.hardware is not None for verdict in verdicts if verdict.kind is chosen),
            Text(
                ko="; ".join(["소프트웨어(x264): 사용 가능", *(f"{name}: {text.ko}" for name, text in told)]),
                en="; ".join(["software (x264): works", *(f"{name}: {text.en}" for name, text in told)]),
            ),
            Text(
                ko="드라이버를 설치하거나 설정에서 인코더를 소프트웨어나 자동으로 바꾸십시오.",
                en="Install the driver, or set the encoder to software or auto.",
            ),
        )

    def _connection(self, peer: Peer, ko: str, en: str) -> Check:
        """Try a connection where one is set up: the only thing here that another machine has to answer."""
        if not self._connections.is_set_up(peer):
            return _check(peer.value, ko, en, True, _NOT_SET_UP[peer])
        findings = self._connections.check(peer, at_most_sec=DOCTOR_SEC)
        bad = next((finding for finding in findings if not finding.ok), None)
        told = [bad] if bad is not None else findings
        detail = Text(ko=" ".join(f.what.ko for f in told), en=" ".join(f.what.en for f in told))
        return _check(
            peer.value, ko, en, bad is None, detail, bad.next_step or _SETTINGS if bad is not None else None
        )

    def _database(self) -> Check:
        problems = self._db.integrity_problems()
        where = f"{self._db.path}"
        return _check(
            "database",
            "데이터베이스",
            "Database",
            not problems,
            Text(
                ko=f"형식 {self._db.version}, {where}"
                if not problems
                else f"손상됨: {problems[0]} ({where})",
                en=f"format {self._db.version}, {where}"
                if not problems
                else f"damaged: {problems[0]} ({where})",
            ),
            Text(
                ko="스튜디오를 닫고 같은 폴더의 백업을 되돌리십시오.",
                en="Close the studio and put back the backup from the same folder.",
            ),
        )

    def _disk(self) -> Check:
        free = shutil.disk_usage(self._folders.data).free
        size = f"{free / (1 << 30):.1f} GiB"
        return _check(
            "disk",
            "디스크 여유 공간",
            "Free disk",
            free >= ROOM_WANTED,
            Text(ko=f"{size}, {self._folders.data}", en=f"{size} at {self._folders.data}"),
            Text(ko="1 GiB 이상 비우십시오.", en="Free at least 1 GiB."),
        )


def machine_checks(online: Online = NO_NETWORK) -> list[Check]:
    """Return what can be looked at without a data directory; `online` are the services that speak."""
    return [
        _check(
            "studio",
            "CTRLF Studio",
            "CTRLF Studio",
            True,
            _same(f"{__version__} ({Path(__file__).parents[1]})"),
        ),
        _check(
            "python", "Python", "Python", True, _same(f"{platform.python_version()} ({platform.platform()})")
        ),
        _guarded("qt", "Qt", "Qt", _qt, _AGAIN),
        _guarded("ffmpeg", "ffmpeg", "ffmpeg", _ffmpeg, _AGAIN),
        _voices(online),
        _guarded("fonts", "글꼴", "Fonts", _fonts, _AGAIN),
    ]


def trouble_report(error: StudioError) -> list[Check]:
    """Return the checks of a machine whose records cannot be opened."""
    next_step = error.next_step or _AGAIN
    return [*machine_checks(), _check("database", "데이터베이스", "Database", False, error.what, next_step)]


_AGAIN: Final = Text(
    ko="CTRLF Studio를 다시 설치하십시오 (체크아웃에서는 'make setup').",
    en="Install CTRLF Studio again (in a checkout: 'make setup').",
)
_PEERS: Final = {
    Peer.BACKEND: ("백엔드", "Backend"),
    Peer.STORAGE: ("영상 저장소", "Where films go"),
    Peer.MODEL: ("언어 모델", "Language model"),
}
_NOT_SET_UP: Final = {
    Peer.BACKEND: Text(ko="설정하지 않음 (혼자 일함)", en="not set up (the studio works alone)"),
    Peer.STORAGE: Text(ko="이 컴퓨터", en="this machine"),
    Peer.MODEL: Text(ko="설정하지 않음 (초안은 개요)", en="not set up (drafts are outlines)"),
}
_SETTINGS: Final = Text(ko="설정의 연결을 확인하십시오.", en="Look at the connections in the settings.")
_TEST: Final = Script(
    title="Self-test",
    chapters=(
        Chapter(
            title="확인",
            scenes=(
                Scene(narration="안녕하세요.", on_screen_text="안녕하세요", duration_sec=1.25),
                Scene(on_screen_text="끝", duration_sec=0.75),
            ),
        ),
    ),
)


def _same(text: str) -> Text:
    return Text(ko=text, en=text)


def _check(identity: str, ko: str, en: str, ok: bool, detail: Text, next_step: Text | None = None) -> Check:
    return Check(identity, Text(ko=ko, en=en), ok, detail, None if ok else next_step)


def _guarded(identity: str, ko: str, en: str, look: Callable[[], str], next_step: Text) -> Check:
    """Look at one thing; whatever it raises is the finding."""
    try:
        return _check(identity, ko, en, True, _same(look()))
    except StudioError as error:
        return _check(identity, ko, en, False, error.what, error.next_step or next_step)
    except (ImportError, OSError, ValueError, ResourceMissing, subprocess.SubprocessError) as error:
        return _check(identity, ko, en, False, _same(f"{type(error).__name__}: {error}"), next_step)


def _qt() -> str:
    import_module("studio.picture.qt")  # fails with the name of the system library that is missing
    return str(sys.modules["PySide6"].__version__)


def _ffmpeg() -> str:
    from studio.film.ffmpeg import find_ffmpeg

    path = find_ffmpeg()
    said = subprocess.run(
        [path, "-version"], capture_output=True, text=True, errors="replace", timeout=FFMPEG_SEC, check=True
    )
    first = said.stdout.splitlines()[0] if said.stdout else ""
    return f"{first.removeprefix('ffmpeg version ').split(' Copyright')[0]} ({path})"


def _fonts() -> str:
    from PIL import Image, ImageDraw, ImageFont

    sizes: list[str] = []
    for path in sorted(resource_path("fonts").glob("*.otf")):
        font = ImageFont.truetype(str(path), 32)
        drawn = [Image.new("L", (48, 48)) for _ in range(2)]
        for image, text in zip(drawn, ("한", "\U0010fffd"), strict=True):
            ImageDraw.Draw(image).text((4, 4), text, fill=255, font=font)
        if drawn[0].getbbox() is None or drawn[0].tobytes() == drawn[1].tobytes():
            raise ValueError(f"{path.name} has no Hangul")
        sizes.append(path.stem)
    if not sizes:
        raise ResourceMissing("no fonts are carried")
    return ", ".join(sizes)


def _known_voices(online: Online = NO_NETWORK) -> list[VoiceInfo]:
    from studio.speech.engines import available_voices  # brings numpy along, which listing jobs does not need

    return available_voices(online)


def _has_voice(provider: VoiceProvider, name: str) -> bool:
    from studio.speech.engines import voice_fingerprint

    try:
        voice_fingerprint(VoiceChoice(provider=provider, name=name), Language.KOREAN)
    except StepFailed:
        return False
    return True


def _voices(online: Online) -> Check:
    voices = _known_voices(online)
    usable = [f"{v.provider.value}:{v.name}" if v.name else v.provider.value for v in voices if v.usable]
    names = ", ".join(dict.fromkeys(usable))
    absent = {v.provider: v.why_not for v in voices if v.provider.is_online and v.why_not is not None}
    others = Text(
        ko="".join(f"; {provider.value}: {why.ko.rstrip('.')}" for provider, why in absent.items()),
        en="".join(f"; {provider.value}: {why.en.rstrip('.')}" for provider, why in absent.items()),
    )
    broken = next((v for v in voices if v.provider is VoiceProvider.ESPEAK and not v.usable), None)
    why = broken.why_not if broken and broken.why_not else _same("")
    return _check(
        "voices",
        "음성",
        "Voices",
        broken is None,
        Text(
            ko=f"{names}{others.ko}" if broken is None else f"{names}. {why.ko}",
            en=f"{names}{others.en}" if broken is None else f"{names}. {why.en}",
        ),
        _AGAIN,
    )


def _speaks(provider: VoiceProvider) -> bool:
    return any(v.usable for v in _known_voices() if v.provider is provider)


def _no_such_voice(name: str, voices: list[VoiceInfo]) -> BadInput:
    usable = ", ".join(
        dict.fromkeys(
            f"{v.provider.value}:{v.name}" if v.name else v.provider.value for v in voices if v.usable
        )
    )
    engine = name.partition(":")[0]
    named = [v for v in voices if engine == v.provider.value or name == v.name]
    known = next((v for v in named if v.why_not is not None), None)
    why = known.why_not if known and known.why_not else _same("")
    return BadInput(
        ErrorCode.INVALID_ARGUMENT,
        Text(
            ko=f"쓸 수 없는 음성입니다: “{name}”. {why.ko}".strip(),
            en=f"There is no such voice here: “{name}”. {why.en}".strip(),
        ),
        Text(ko=f"쓸 수 있는 음성: {usable}.", en=f"Choose one of: {usable}."),
    )


def _teller(on_progress: ProgressListener) -> Callable[[Step, float, Text | None], None]:
    meter = ProgressMeter()

    def report(step: Step, fraction: float, detail: Text | None) -> None:
        meter.advance(step, fraction)
        on_progress(
            ProgressEvent(
                job_id="self-test",
                video_id="self-test",
                status=JobStatus.RUNNING,
                step=step,
                progress=meter.percent,
                message=step.message.to(Language.ENGLISH),
                timestamp=utc_now(),
            )
        )

    return report
