"""Scenes with speech to caption."""

import json

from studio.domain.cues import Cue
from studio.domain.speech import SAMPLE_RATE, Clip, WordTime
from studio.domain.text import Language
from studio.resources import resource_path


def spoken(text: str, *, characters_per_second: float = 5.0) -> Clip:
    """Return a clip in which every word takes its share of the time; sound without words is silent."""
    words: list[WordTime] = []
    sample = 0
    position = 0
    for word in text.split():
        start = text.index(word, position)
        position = start + len(word)
        if any(map(str.isalnum, word)):
            words.append(WordTime(start, position, sample))
            sample += round(len(word) / characters_per_second * SAMPLE_RATE)
    return Clip(bytes(2 * sample), tuple(words))


def shown(cues: list[Cue]) -> str:
    """Return everything that is shown, without white space."""
    return "".join("".join("".join(cue.lines).split()) for cue in cues)


def sample_narrations(language: Language) -> list[str]:
    """Return the narrations of the bundled sample course."""
    course = json.loads(resource_path("samples", f"phishing.{language.value}.json").read_text("utf-8"))
    return [scene["narration"] for chapter in course["chapters"] for scene in chapter["scenes"]]
