"""Step 2: every scene is spoken, or found spoken before."""

from collections.abc import Callable
from pathlib import Path

from studio.domain.cancel import CancelToken
from studio.domain.spec import RenderSpec
from studio.domain.text import Text
from studio.pipeline.outcome import Tools
from studio.pipeline.speech_files import SpokenScene
from studio.speech.clips import ClipStore
from studio.speech.engines import Speakers


def generate_tts(
    spec: RenderSpec,
    tools: Tools,
    folder: Path,
    tell: Callable[[float, Text | None], None],
    cancel: CancelToken,
) -> list[SpokenScene]:
    """Return the speech of every scene, each in its own voice, in files within `folder`.

    Raises TTS_FAILED or `Canceled`.
    """
    if not any(scene.narration.strip() for scene in spec.scenes):
        tell(1.0, None)
        return [SpokenScene(None, 0) for _ in spec.scenes]
    store = ClipStore(tools.cache_dir / "clips")
    target = folder / "speech"
    target.mkdir()
    spoken: list[SpokenScene] = []
    with Speakers(spec.language) as speakers:
        for index, scene in enumerate(spec.scenes):
            cancel.check()
            if scene.narration.strip():
                voice = speakers.voice(spec.voice_of(scene))
                clip = store.speak(voice, scene.narration, cancel)
                spoken.append(SpokenScene.write(clip, target / f"{index:05}.pcm"))
            else:
                spoken.append(SpokenScene(None, 0))
            tell((index + 1) / len(spec.scenes), scene_detail(index + 1, len(spec.scenes)))
    return spoken


def scene_detail(number: int, count: int) -> Text:
    """Return which scene is being worked on."""
    return Text(ko=f"장면 {number}/{count}", en=f"scene {number}/{count}")
