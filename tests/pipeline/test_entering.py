"""A film whose items enter and whose captions stand in the picture: what is in the MP4, frame by frame."""

import subprocess
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.captions.cues import cues_of
from studio.domain.cancel import CancelToken
from studio.domain.image import ImageMotion, MotionKind
from studio.domain.script import VisualSpec
from studio.domain.settings import CaptionMode, VisualStyle
from studio.domain.slides import Slide, canvas_of
from studio.domain.spec import RenderSpec
from studio.domain.timeline import Timeline
from studio.film.ffmpeg import find_ffmpeg
from studio.picture import FramePainter
from studio.pipeline.outcome import RenderOutcome
from studio.pipeline.timing import slides_for, timeline_of
from studio.speech.mock import MockVoice
from tests.pipeline.kit import Bench, spec_of

WIDTH, HEIGHT = 320, 180
SCENES = (
    ("시작합니다.", "여는 말"),
    ("조심할 것은 발신자, 링크, 첨부 세 가지입니다.", "조심할 것: 발신자 · 링크 · 첨부"),
    ("끝입니다.", "닫는 말"),
)


def film_of(style: VisualStyle, motion: MotionKind | None = None) -> RenderSpec:
    spec = spec_of([said for said, _ in SCENES], style=style)
    scenes = tuple(
        scene.model_copy(
            update={
                "on_screen_text": shown,
                "visual_spec": VisualSpec(motion=ImageMotion(kind=motion)) if motion else None,
            }
        )
        for scene, (_, shown) in zip(spec.scenes, SCENES, strict=True)
    )
    settings = spec.settings.model_copy(
        update={"width": WIDTH, "height": HEIGHT, "captions": CaptionMode.BURNED_IN}
    )
    return spec.model_copy(update={"scenes": scenes, "settings": settings})


def painted(spec: RenderSpec) -> tuple[Timeline, tuple[Slide, ...], list[NDArray[np.int16]]]:
    """What each frame should look like, from the same words at the same times."""
    voice = MockVoice()
    clips = [voice.speak(scene.narration, CancelToken()) for scene in spec.scenes]
    timeline = timeline_of(spec, [clip.sample_count for clip in clips])
    cues = cues_of(spec, timeline, clips)
    slides = slides_for(spec, timeline, [clip.words for clip in clips], cues)
    painter = FramePainter(canvas_of(spec), slides)
    frames = [bytes(painter.paint(timeline.shot_at(n))) for n in range(timeline.frame_count)]
    return timeline, slides, [pixels(frame) for frame in frames]


def pixels(frame: bytes) -> NDArray[np.int16]:
    return np.frombuffer(frame, np.uint8).reshape(HEIGHT, WIDTH, 4)[..., :3].astype(np.int16)


def decoded(outcome: RenderOutcome, folder: Path) -> list[NDArray[np.int16]]:
    """The frames a player shows."""
    path = outcome.files["video.mp4"].path
    raw = folder / "frames.raw"
    command = [find_ffmpeg(), "-v", "error", "-i", str(path), "-pix_fmt", "bgra", "-f", "rawvideo", str(raw)]
    subprocess.run(command, check=True)
    frames = raw.read_bytes()
    size = WIDTH * HEIGHT * 4
    return [pixels(frames[at : at + size]) for at in range(0, len(frames), size)]


@pytest.mark.parametrize(
    ("style", "motion"),
    [(VisualStyle.ANIMATED, None), (VisualStyle.ANIMATED, MotionKind.NONE), (VisualStyle.BASIC, None)],
    ids=["drifting", "still", "basic"],
)
def test_items_and_captions_come_and_go_in_their_frames(
    bench: Bench, tmp_path: Path, style: VisualStyle, motion: MotionKind | None
) -> None:
    spec = film_of(style, motion)
    timeline, slides, ideal = painted(spec)
    outcome = bench.render(spec)
    assert outcome.timeline == timeline
    seen = decoded(outcome, tmp_path)
    assert len(seen) == len(ideal)
    errors = [float(np.abs(a - b).mean()) for a, b in zip(seen, ideal, strict=True)]
    assert max(errors) < 3.0

    listed = slides[1]
    assert len(listed.entrances) == (3 if style is VisualStyle.ANIMATED else 0)
    assert all(slide.captions for slide in slides)
    for slide, span in zip(slides, timeline.spans, strict=True):
        edges = {caption.first_frame for caption in slide.captions}
        edges |= {caption.end_frame for caption in slide.captions}
        edges |= {entrance.first_frame + 1 for entrance in slide.entrances}
        for edge in sorted(edges):
            at = span.start_frame + edge
            if not 0 < at < timeline.frame_count:
                continue
            changed = np.abs(ideal[at] - ideal[at - 1]).max(axis=2) > 24
            assert changed.any()
            for shown, right, wrong in ((at, at, at - 1), (at - 1, at - 1, at)):
                to_right = np.abs(seen[shown] - ideal[right])[changed].mean()
                to_wrong = np.abs(seen[shown] - ideal[wrong])[changed].mean()
                assert to_right < 0.5 * to_wrong, (edge, shown)


def test_a_caption_that_is_rewritten_leaves_the_other_scenes_as_they_were(bench: Bench) -> None:
    spec = film_of(VisualStyle.ANIMATED)
    bench.render(spec)
    before = bench.cached_segments()
    scenes = list(spec.scenes)
    scenes[2] = scenes[2].model_copy(update={"narration": "다른 끝입니다."})
    bench.render(spec.model_copy(update={"scenes": tuple(scenes)}), job_id="job-2")
    assert bench.cached_segments() - before
    assert len(bench.cached_segments() - before) < len(before) / 2
