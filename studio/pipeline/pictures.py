"""Pictures of scenes that are not there: known before anything is rendered, never shown by accident."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from studio.domain.brand import BRAND_THEME, BrandKit
from studio.domain.errors import BadInput, ErrorCode
from studio.domain.image import picture_hash
from studio.domain.slides import Canvas, Slide, canvas_of
from studio.domain.spec import RenderScene, RenderSpec
from studio.domain.text import Text

_SUFFIXES: Final = (".jpg", ".png", ".avi")
_NAMED: Final = 3


def missing_pictures(spec: RenderSpec, folder: Path | None) -> list[RenderScene]:
    """Return the scenes whose picture was never taken in, is gone, or is not what it was."""
    return [
        scene
        for scene in spec.scenes
        if scene.visual_spec is not None
        and (digest := picture_hash(scene.visual_spec.image)) is not None
        and not picture_is_there(folder, digest)
    ]


def without_missing(slides: Sequence[Slide], folder: Path | None) -> tuple[Slide, ...]:
    """Return the slides with placeholders for pictures that are not there, and without logos that are not.

    A slide says itself what it shows, so that a film with a placeholder is never taken for one without.
    """
    return tuple(_as_far_as_there(slide, folder) for slide in slides)


def _as_far_as_there(slide: Slide, folder: Path | None) -> Slide:
    if slide.image and not picture_is_there(folder, slide.image.sha256):
        slide = slide.without_picture()
    if _logo_is_missing(slide.brand, folder):
        slide = slide.model_copy(update={"brand": _without_logo(slide.brand)})
    return slide


def canvas_for(spec: RenderSpec, folder: Path | None) -> Canvas:
    """Return the canvas of a film, without a logo that is not there."""
    canvas = canvas_of(spec)
    if not _logo_is_missing(canvas.brand, folder):
        return canvas
    return canvas.model_copy(update={"brand": _without_logo(canvas.brand)})


def lacks_logo(spec: RenderSpec, folder: Path | None) -> bool:
    """Tell whether a film or a scene of it is in a brand's theme whose logo is missing or damaged."""
    themes = {scene.visual_spec.theme for scene in spec.scenes if scene.visual_spec}
    wears_it = BRAND_THEME in (themes | {spec.settings.theme})
    return wears_it and _logo_is_missing(spec.settings.brand, folder)


def _logo_is_missing(brand: BrandKit | None, folder: Path | None) -> bool:
    digest = picture_hash(brand.logo) if brand is not None else None
    return digest is not None and not picture_is_there(folder, digest)


def _without_logo(brand: BrandKit | None) -> BrandKit | None:
    return None if brand is None else brand.model_copy(update={"logo": ""})


LOGO_REMARK: Final = Text(
    ko="브랜드 로고 파일이 없거나 손상되어 로고 없이 만듭니다.",
    en="The file of the brand's logo is missing or damaged, so there is no logo.",
)


def logo_refused() -> BadInput:
    """Return the refusal of a film for delivery without the logo it should carry."""
    return BadInput(
        ErrorCode.INVALID_SCRIPT,
        Text(
            ko="브랜드 로고 파일이 없거나 손상되었습니다.",
            en="The file of the brand's logo is missing or damaged.",
        ),
        Text(ko="설정에서 로고를 다시 고르십시오.", en="Choose the logo again in the settings."),
    )


def remark(scene: RenderScene) -> Text:
    """Return what a draft says about a scene without its picture."""
    return Text(
        ko=f"장면 {scene.scene_order}: 그림이 없거나 손상되어 빈자리를 표시합니다. 그림을 다시 고르십시오.",
        en=f"Scene {scene.scene_order}: its picture is missing or damaged, so a placeholder is shown. "
        "Choose the picture again.",
    )


def refused(missing: Sequence[RenderScene]) -> BadInput:
    """Return the refusal of a film for delivery that names the scenes."""
    names_ko = ", ".join(f"{s.scene_order} ({_name(s)})" for s in missing[:_NAMED])
    more = len(missing) - _NAMED
    return BadInput(
        ErrorCode.INVALID_SCRIPT,
        Text(
            ko=f"그림이 없거나 손상된 장면: {names_ko}" + (f" 외 {more}개." if more > 0 else "."),
            en=f"The picture is missing or damaged in scene {names_ko}"
            + (f" and {more} more." if more > 0 else "."),
        ),
        Text(
            ko="그 장면의 그림을 다시 고르거나 지운 뒤 승인하십시오.",
            en="Choose the picture of that scene again or remove it, then approve the script.",
        ),
    )


def _name(scene: RenderScene) -> str:
    words = " ".join(
        (scene.on_screen_text or scene.caption or scene.narration or scene.chapter_title).split()
    )
    return words if len(words) <= 24 else f"{words[:23]}…"


def picture_is_there(folder: Path | None, digest: str) -> bool:
    """Tell whether the picture of a hash is among those taken in, whole and undamaged."""
    if folder is None or not digest:
        return False
    for suffix in _SUFFIXES:
        try:
            with (folder / f"{digest}{suffix}").open("rb") as read:
                return hashlib.file_digest(read, "sha256").hexdigest() == digest
        except FileNotFoundError:
            continue
    return False
