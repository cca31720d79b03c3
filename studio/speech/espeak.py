"""The offline voice: espeak-ng in a child process, so that its crash or a cancel never harms the studio."""

import threading
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from studio.domain.cancel import CancelToken
from studio.domain.processes import worker_command
from studio.domain.speech import Clip
from studio.domain.text import Language, Text
from studio.speech.chunks import portions
from studio.speech.espeak_process import Answer, ChildDied, ChildRefused, EspeakProcess
from studio.speech.lexicon import load_lexicon
from studio.speech.nasal_onsets import with_nasal_onsets
from studio.speech.takes import Takes
from studio.speech.voice import tts_failed

_SOUND_VERSION: Final = 3
"""Raised whenever the way from samples of the engine to a clip changes."""
_WORDS_PER_MINUTE: Final = {Language.KOREAN: 170, Language.ENGLISH: 165}
"""About 4.8 Korean syllables a second, pauses included: the pace of a calm narrator."""
DEFAULT_VOICES: Final = {Language.KOREAN: "ko", Language.ENGLISH: "en-us"}
VOICES: Final = (
    ("ko", Language.KOREAN),
    ("ko+f2", Language.KOREAN),
    ("en-us", Language.ENGLISH),
    ("en-us+f2", Language.ENGLISH),
    ("en-gb", Language.ENGLISH),
)


class EspeakVoice:
    """Speaks one portion at a time; the child starts with the first word and ends with `close`."""

    def __init__(
        self, name: str, speed: float, language: Language, command: tuple[str, ...] | None = None
    ) -> None:
        self._fingerprint = espeak_fingerprint(name, speed, language)  # raises where there is no engine
        self._name = _known_as(name or DEFAULT_VOICES[language])
        self._words_per_minute = round(_WORDS_PER_MINUTE[language] * speed)
        self._speed = speed
        self._reader = load_lexicon(language)
        self._command = command or tuple(worker_command("speech"))
        self._child: EspeakProcess | None = None
        self._turn = threading.Lock()

    @property
    def fingerprint(self) -> str:
        """Everything the sound depends on besides the text."""
        return self._fingerprint

    @property
    def child_pid(self) -> int | None:
        """Process number of the running child."""
        return self._child.pid if self._child else None

    def speak(self, text: str, cancel: CancelToken) -> Clip:
        """Return the speech of `text`, made sentence by sentence.

        Raises `StepFailed` when espeak-ng dies twice on the same portion or refuses, `Canceled` within a
        tenth of a second of being asked to stop.
        """
        with self._turn:
            takes = Takes(text, self._speed)
            for start, end, is_last in portions(text):
                said = self._reader.say(text[start:end], start)
                if not said.text:
                    continue
                answer = self._ask(said.text, cancel)
                reported = with_nasal_onsets(said.text, answer.words, answer.phonemes)
                takes.add(start, end, said, answer.pcm, answer.rate, reported, ends_sentence=is_last)
            return takes.clip()

    def close(self) -> None:
        """End the child; the voice may speak again, with a new one."""
        with self._turn:
            self._end_child()

    def _ask(self, said: str, cancel: CancelToken) -> Answer:
        """Ask the child, and once more a new one when it dies."""
        for attempt in (1, 2):
            cancel.check()
            try:
                self._child = self._child or EspeakProcess(self._command)
                return self._child.ask(said, self._name, self._words_per_minute, cancel)
            except ChildDied as error:
                self._end_child()
                if attempt == 2:
                    raise _died(str(error)) from error
            except ChildRefused as error:
                raise _refused(str(error), self._name) from error
            except BaseException:
                # Canceled in mid-answer: the child would go on, and its late answer be taken for the next.
                self._end_child()
                raise
        raise AssertionError("unreachable")

    def _end_child(self) -> None:
        if self._child is not None:
            self._child.close()
            self._child = None


def espeak_fingerprint(name: str, speed: float, language: Language) -> str:
    """Return the fingerprint of an espeak voice without starting it; StepFailed where there is none."""
    engine = _library_size()
    voice = name or DEFAULT_VOICES[language]
    rate = round(_WORDS_PER_MINUTE[language] * speed)
    lexicon = load_lexicon(language).version
    return f"espeak-{engine}|{voice}|{language.value}|rate={rate}|lexicon={lexicon}|sound={_SOUND_VERSION}"


def why_not_usable() -> Text | None:
    """Tell why espeak-ng cannot be used here, or None when it can."""
    if find_spec("espeakng_loader") is None:
        return Text(ko="espeakng-loader가 설치되어 있지 않습니다.", en="espeakng-loader is not installed.")
    return None


def why_no_voice(name: str) -> Text | None:
    """Tell why there is no voice of a name (language code, with a variant after a plus), None when there is.

    espeak-ng itself passes over a variant it does not know, and another voice would speak.
    """
    code, plus, variant = name.partition("+")
    languages, variants = _carried()
    if not name or (code in languages and (variant in variants or not plus)):
        return None
    return Text(ko=f"음성 “{name}”이(가) 없습니다.", en=f"There is no voice “{name}”.")


def _known_as(name: str) -> str:
    """Return a voice by the name of its file: by others, as `en-gb`, espeak-ng does not find all of them."""
    code, plus, variant = name.partition("+")
    return f"{_carried()[0].get(code, code)}{plus}{variant}"


@cache
def _carried() -> tuple[dict[str, str], frozenset[str]]:
    """Return the files of the voices that espeak-ng carries by their language codes, and the variants."""
    import espeakng_loader

    data = Path(espeakng_loader.get_data_path())
    files: dict[str, tuple[int, str]] = {}
    for file in sorted(path for path in (data / "lang").rglob("*") if path.is_file()):
        for line in file.read_text("utf-8", "replace").splitlines():
            match line.split():
                case ["language", code, *priority]:
                    rank = 0 if file.name.lower() == code else int(priority[0]) if priority else 5
                    files[code] = min(files.get(code, (99, "")), (rank, file.name))
                case _:
                    pass
    variants = frozenset(file.name for file in (data / "voices" / "!v").iterdir())
    return {code: name for code, (_, name) in files.items()}, variants


def _library_size() -> int:
    """Return the size of the library: a cheap sign that the engine was exchanged for another version."""
    why = why_not_usable()
    if why is not None:
        raise tts_failed(
            Text(
                ko=f"espeak 음성을 쓸 수 없습니다: {why.ko}", en=f"The espeak voice cannot be used: {why.en}"
            ),
            Text(ko="프로그램을 다시 설치하십시오.", en="Install the program again."),
        )
    import espeakng_loader

    return Path(espeakng_loader.get_library_path()).stat().st_size


def _died(cause: str) -> Exception:
    return tts_failed(
        Text(
            ko=f"espeak 음성 합성이 두 번 멈췄습니다 ({cause}).",
            en=f"The espeak voice stopped twice ({cause}).",
        ),
        Text(
            ko="작업을 다시 시도하십시오. 되풀이되면 프로그램을 다시 설치하십시오.",
            en="Retry the job; if it comes back, install the program again.",
        ),
    )


def _refused(cause: str, name: str) -> Exception:
    return tts_failed(
        Text(
            ko=f"espeak 음성 '{name}'(으)로 말할 수 없습니다 ({cause}).",
            en=f"The espeak voice {name!r} cannot speak ({cause}).",
        ),
        Text(ko="설정에서 다른 음성을 고르십시오.", en="Choose another voice in the settings."),
    )
