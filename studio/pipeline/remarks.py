"""What a film is told about its slides: words without room, letters without a shape."""

from collections.abc import Iterator
from typing import Final

from studio.domain.slides import Canvas, Slide
from studio.domain.text import Text
from studio.picture.checks import fit_of
from studio.picture.glyphs import missing_glyphs
from studio.picture.layouts import compose

_NAMED: Final = 8
"""How many characters without a shape are named."""
_BEGINS: Final = 16
"""Characters of a text by which it is recognised."""


def remarks_on(canvas: Canvas, slide: Slide) -> Iterator[Text]:
    """Yield what does not fit on a slide, and which characters no installed font can draw."""
    fit = fit_of(canvas, slide)
    if fit.cut:
        begins = fit.cut[:_BEGINS].strip()
        yield Text(
            ko=f"화면 글이 길어서 잘립니다: “{begins}…” 줄이거나 장면을 나누십시오.",
            en=f"The words on screen are too long and will be cut: “{begins}…” "
            "Shorten them or split the scene.",
        )
    if fit.left_out:
        yield Text(
            ko=f"항목 {fit.left_out}개가 화면에 들어가지 않습니다. 장면을 나누십시오.",
            en=f"There is no room for {fit.left_out} of the items. Split the scene.",
        )
    if missing := missing_glyphs(compose(canvas, slide).words()):
        named = " ".join(missing[:_NAMED]) + (" …" if len(missing) > _NAMED else "")
        yield Text(
            ko=f"이 컴퓨터의 글꼴로는 그릴 수 없는 글자입니다: {named}. 바꾸거나 글꼴을 설치하십시오.",
            en=f"No font on this computer can draw these characters: {named}. "
            "Replace them or install a font.",
        )
