"""The film made with MoviePy, the way its guides do it: a growing picture per scene, cross-faded."""

from pathlib import Path

from benchmarks.recipe import FADE_SEC
from studio.domain.timeline import Timeline

GROWTH = 0.1


def animated(timeline: Timeline, stills: list[Path], sound: Path, target: Path) -> Path:
    """Make the film on all cores, encoded as the ffmpeg recipe does, and return its path."""
    import os

    from PIL import Image

    # MoviePy 1.0 resizes through a name that Pillow 10 took away; the filter behind it is the same.
    Image.ANTIALIAS = Image.Resampling.LANCZOS  # type: ignore[attr-defined]
    from moviepy.editor import (  # type: ignore[import-not-found]
        AudioFileClip,
        CompositeVideoClip,
        ImageClip,
        concatenate_videoclips,
    )

    clips = []
    for index, (still, span) in enumerate(zip(stills, timeline.spans, strict=True)):
        seconds = span.frame_count / timeline.fps + (FADE_SEC if index < len(stills) - 1 else 0.0)
        picture = ImageClip(str(still)).set_duration(seconds)
        grown = picture.resize(lambda t, length=seconds: 1 + GROWTH * t / length).set_position("center")
        clip = CompositeVideoClip([grown], size=picture.size)
        clips.append(clip.crossfadein(FADE_SEC) if index else clip)
    film = concatenate_videoclips(clips, padding=-FADE_SEC, method="compose")
    film.set_audio(AudioFileClip(str(sound))).write_videofile(
        str(target),
        fps=timeline.fps,
        codec="libx264",
        preset="medium",
        bitrate="2000k",
        audio_codec="aac",
        threads=os.cpu_count(),
        temp_audiofile=str(target.with_suffix(".m4a")),
        logger=None,
    )
    return target
