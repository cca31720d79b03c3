"""Captions timed from the speech itself."""

from collections.abc import Sequence
from typing import Final

from studio.captions.clock import SpeechClock
from studio.captions.cutting import cut_sentence
from studio.captions.norms import GAP_MS, MAX_MS, MIN_MS, NORMS
from studio.captions.shown import Token, sentences_of_tokens
from studio.domain.cues import Cue
from studio.domain.spec import RenderSpec
from studio.domain.speech import SAMPLE_RATE, Clip, SpeechTiming
from studio.domain.text import Language
from studio.domain.timeline import Timeline

_LINGER_MS: Final = 500
"""How long the last caption of a scene stays after the voice has ended, where the scene does."""
_CROWDED_STEP_MS: Final = 250
"""Least time from one caption to the next where much is shown while nothing is said."""


def cues_for_scene(
    text: str, clip: Clip | SpeechTiming, *, scene: int, start_sample: int, language: Language
) -> list[Cue]:
    """Return the captions of a scene, whose speech begins at `start_sample`; none without speech.

    A caption starts with the first word it shows and ends before the next one, or with the speech.
    """
    if not clip.sample_count:
        return []
    clock = SpeechClock(text, clip, start_sample)
    line_columns = NORMS[language].line_columns
    groups = _long_enough(list(sentences_of_tokens(text, line_columns)), clock)
    starts: list[int] = []
    shown: list[tuple[str, ...]] = []
    for index, tokens in enumerate(groups):
        following = groups[index + 1][0].origin if index + 1 < len(groups) else len(text)
        moments = [clock.ms_at(token.origin) for token in tokens] + [clock.ms_at(following)]
        spoken = [clock.is_spoken(token.origin) for token in tokens]
        for start, end, lines in cut_sentence(tokens, moments, spoken, line_columns):
            # The first token with a sound; where none has one, all share the moment of the next word.
            first = next((at for at in range(start, end) if spoken[at]), start)
            starts.append(round(moments[first]))
            shown.append(lines)
    return _timed(_apart(starts, clock.end_ms), shown, scene, clock.end_ms)


def cues_of(spec: RenderSpec, timeline: Timeline, clips: Sequence[Clip]) -> tuple[Cue, ...]:
    """Return the captions of the whole film, in order; none reaches past the end of its scene.

    Within its scene a caption lies at the same milliseconds wherever in the film the scene is.
    """
    cues: list[Cue] = []
    for index, (span, clip) in enumerate(zip(timeline.spans, clips, strict=True)):
        origin = timeline.speech_origin_ms(index, spec.settings.lead_in_sec)
        cues += [cue.later(origin) for cue in cues_within(spec, index, span.frame_count, clip)]
    return tuple(cues)


def cues_within(spec: RenderSpec, index: int, frame_count: int, clip: Clip | SpeechTiming) -> list[Cue]:
    """Return the captions of one scene of a film, counted from its `speech_origin_ms`."""
    lead_in = round(spec.settings.lead_in_sec * SAMPLE_RATE)
    narration = spec.scenes[index].narration
    found = cues_for_scene(narration, clip, scene=index, start_sample=lead_in, language=spec.language)
    if found:
        found[-1] = _lingering(found[-1], frame_count * 1000 // spec.settings.fps)
    return found


def _lingering(cue: Cue, scene_end_ms: int) -> Cue:
    """Let the last caption of a scene stay a moment longer than the voice, as far as the scene allows."""
    wanted = min(max(cue.end_ms + _LINGER_MS, cue.start_ms + MIN_MS), cue.start_ms + MAX_MS)
    end = max(min(wanted, scene_end_ms - GAP_MS), min(cue.end_ms, scene_end_ms))
    return cue.model_copy(update={"end_ms": end})


def _long_enough(sentences: list[list[Token]], clock: SpeechClock) -> list[list[Token]]:
    """Put a sentence too short to be read (`네.`), or with nothing said in it, together with the next one."""
    groups: list[list[Token]] = []
    is_complete = True
    for index, tokens in enumerate(sentences):
        if is_complete:
            groups.append([])
        groups[-1] += tokens
        following = sentences[index + 1][0].origin if index + 1 < len(sentences) else None
        end = clock.end_ms if following is None else clock.ms_at(following)
        is_spoken = any(clock.is_spoken(token.origin) for token in groups[-1])
        is_complete = is_spoken and end - clock.ms_at(groups[-1][0].origin) - GAP_MS >= MIN_MS
    if not is_complete and len(groups) > 1:
        last = groups.pop()
        groups[-1] += last
    return groups


def _apart(starts: list[int], end: int) -> list[int]:
    """Return the starts moved apart where several captions would share one moment."""
    if not starts:
        return starts
    step = min(_CROWDED_STEP_MS, (end - starts[0]) // len(starts))
    moved = starts[:1]
    for start in starts[1:]:
        moved.append(max(start, moved[-1] + step))
    limit = end
    for index in range(len(moved) - 1, 0, -1):
        limit -= step
        moved[index] = min(moved[index], limit)
        limit = moved[index]
    return moved


def _timed(starts: list[int], shown: list[tuple[str, ...]], scene: int, speech_end: int) -> list[Cue]:
    """Give each caption its end: just before the next, at most seven seconds on."""
    cues: list[Cue] = []
    for index, (start, lines) in enumerate(zip(starts, shown, strict=True)):
        end = speech_end
        if index + 1 < len(starts):
            step = starts[index + 1] - start
            end = start + step - min(GAP_MS, step // 2)
        cues.append(Cue(start_ms=start, end_ms=min(end, start + MAX_MS), lines=lines, scene=scene))
    return cues
