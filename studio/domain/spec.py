"""The render spec: the immutable snapshot a job is bound to."""

import hashlib
import json
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, Field

from studio.domain.errors import BadInput, ErrorCode
from studio.domain.image import ClipEnd
from studio.domain.script import Scene, Script, VisualSpec
from studio.domain.settings import RenderSettings
from studio.domain.text import Language, Text
from studio.domain.voice import ESPEAK, VoiceChoice

LONG_NARRATION: Final = 1_000
"""Characters of narration above which a scene is better split."""


class RenderScene(BaseModel):
    """One scene as it will be rendered; `duration_sec` is the least it lasts."""

    model_config = ConfigDict(frozen=True)

    scene_id: str
    scene_order: int = Field(ge=1)
    chapter_order: int = Field(ge=1)
    chapter_title: str = ""
    purpose: str = ""
    narration: str = ""
    on_screen_text: str = ""
    caption: str = ""
    duration_sec: float | None = None
    visual_spec: VisualSpec | None = None
    voice: VoiceChoice | None = None
    """Who speaks this scene; None: who speaks the film."""


class RenderSpec(BaseModel):
    """Everything a film depends on. The same spec on the same version of the studio gives the same film."""

    model_config = ConfigDict(frozen=True)

    script_id: str
    video_id: str
    title: str
    language: Language = Language.KOREAN
    total_duration_sec: float = 0.0
    draft: bool = False
    """A draft is watermarked and never leaves this laptop."""
    scenes: tuple[RenderScene, ...] = ()
    settings: RenderSettings = RenderSettings()

    def voice_of(self, scene: RenderScene) -> VoiceChoice:
        """Return who speaks a scene."""
        return scene.voice or self.settings.voice

    def voices_for(self, choice: VoiceChoice) -> tuple[VoiceChoice, ...]:
        """Return who may speak where somebody was chosen: that voice first, then those in its place."""
        settings = self.settings
        others = [settings.voice_fallback, ESPEAK if settings.espeak_at_last else None]
        return tuple(dict.fromkeys([choice, *(choice.by(other) for other in others if other is not None)]))

    def as_json(self) -> str:
        """Return the canonical text of the spec: what is stored, and what is hashed.

        Fields that came after snapshots had been stored are left out where they say nothing, so that those
        snapshots keep their hashes.
        """
        told = self.model_dump(mode="json")
        for scene in told["scenes"]:
            _drop(scene, "voice", None)
            _drop(scene["visual_spec"] or {}, "theme", "")
            _drop(scene["visual_spec"] or {}, "image_end", ClipEnd.LOOP)
        _drop(told["settings"], "voice_fallback", None)
        _drop(told["settings"], "espeak_at_last", False)
        return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @property
    def sha256(self) -> str:
        """Hex digest of the canonical text."""
        return hashlib.sha256(self.as_json().encode()).hexdigest()


def _drop(told: dict[str, Any], name: str, meaningless: object) -> None:
    if told.get(name) == meaningless:
        told.pop(name, None)


class SpecWarning(BaseModel):
    """Something in a spec that renders, but perhaps not as meant."""

    model_config = ConfigDict(frozen=True)

    scene_order: int
    ko: str
    en: str

    @property
    def text(self) -> Text:
        """The warning in both languages, with the scene it is about."""
        number = self.scene_order
        return Text(ko=f"장면 {number}: {self.ko}", en=f"Scene {number}: {self.en}")


def freeze(
    script: Script, *, script_id: str, video_id: str, settings: RenderSettings, draft: bool
) -> tuple[RenderSpec, tuple[SpecWarning, ...]]:
    """Make the snapshot of a script as it stands now, normalised.

    Voice and theme of the script win over those of the settings, in the settings of the snapshot themselves.
    """
    own = {"voice": script.voice, "theme": script.theme}
    settings = settings.model_copy(update={name: value for name, value in own.items() if value})
    scenes = tuple(
        RenderScene(
            scene_id=scene.uid,
            scene_order=order,
            chapter_order=chapter_index + 1,
            chapter_title=chapter.title,
            purpose=scene.purpose,
            narration=scene.narration,
            on_screen_text=scene.on_screen_text,
            caption=scene.caption,
            duration_sec=scene.duration_sec,
            visual_spec=scene.visual_spec.without_paths() if scene.visual_spec else None,
            voice=scene.voice,
        )
        for order, (chapter_index, chapter, scene) in enumerate(script.scenes(), start=1)
    )
    return normalise(
        RenderSpec(
            script_id=script_id,
            video_id=video_id,
            title=script.title,
            language=script.language,
            draft=draft,
            scenes=scenes,
            settings=settings,
        )
    )


def is_silent(scene: Scene | RenderScene) -> bool:
    """Tell whether nothing is said in a scene."""
    return not scene.narration.strip()


def is_long(scene: Scene | RenderScene) -> bool:
    """Tell whether so much is said in a scene that it is better split."""
    return len(scene.narration) > LONG_NARRATION


def has_no_length(scene: Scene | RenderScene) -> bool:
    """Tell whether the least a scene lasts is left to the settings: none is given, or none that can be."""
    return scene.duration_sec is None or scene.duration_sec <= 0


def normalise(spec: RenderSpec) -> tuple[RenderSpec, tuple[SpecWarning, ...]]:
    """Put scenes in order, give every scene a length, recompute the total; tell what was doubtful.

    Raises `EMPTY_RENDER_SPEC` when there is nothing to render.
    """
    if not spec.scenes:
        raise BadInput(
            ErrorCode.EMPTY_RENDER_SPEC,
            Text(ko="대본에 장면이 없습니다.", en="The script has no scenes."),
            Text(ko="장면을 하나 이상 쓰고 다시 시도하십시오.", en="Write at least one scene and try again."),
        )
    default = spec.settings.default_scene_sec
    warnings: list[SpecWarning] = []
    scenes: list[RenderScene] = []
    for scene in sorted(spec.scenes, key=lambda s: s.scene_order):
        order = scene.scene_order
        if is_silent(scene):
            warnings.append(
                SpecWarning(
                    scene_order=order,
                    ko="내레이션이 비어 있어 소리 없는 장면이 됩니다.",
                    en="The narration is empty: the scene will be silent.",
                )
            )
        elif is_long(scene):
            warnings.append(
                SpecWarning(
                    scene_order=order,
                    ko=f"내레이션이 {len(scene.narration):,}자로 깁니다. 장면을 나누는 편이 좋습니다.",
                    en=f"The narration has {len(scene.narration):,} characters: better to split the scene.",
                )
            )
        seconds = scene.duration_sec
        if has_no_length(scene):
            if seconds is not None or is_silent(scene):
                warnings.append(
                    SpecWarning(
                        scene_order=order,
                        ko=f"길이가 없어 최소 {default:g}초로 합니다.",
                        en=f"No length is given: at least {default:g} s are used.",
                    )
                )
            seconds = default
        scenes.append(scene.model_copy(update={"duration_sec": seconds}))
    total = round(sum(s.duration_sec or 0.0 for s in scenes), 3)
    return spec.model_copy(update={"scenes": tuple(scenes), "total_duration_sec": total}), tuple(warnings)
