"""A comparison as a document for an auditor: plain text, or HTML that needs nothing else."""

from __future__ import annotations

import html
from collections.abc import Iterator

from studio.domain.comparison import ChapterRow, Comparison, Placed, RowKind, SceneRow
from studio.domain.word_diff import Mark, Runs
from studio.ui.review.texts import ReviewTexts

_STYLE = """
body { font: 15px/1.6 Pretendard, "Apple SD Gothic Neo", "Malgun Gothic", sans-serif; margin: 32px; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { border: 1px solid #ccd; padding: 8px 12px; text-align: left; vertical-align: top; }
th { background: #f2f3f6; }
.meta { color: #5b6675; font-size: 13px; }
del { background: #f8dcd9; }
ins { background: #d8efe4; }
"""


def as_text(comparison: Comparison, before: str, after: str) -> str:
    """Return what changed as plain text; `before` and `after` name the two states."""
    texts = ReviewTexts()
    lines = [f"- {before}", f"+ {after}", texts.summary(comparison), ""]
    lines += [texts.detail(detail) for detail in comparison.details]
    for row in comparison.rows:
        if isinstance(row, ChapterRow):
            lines += ["", f"# {texts.spoken(row)}"]
        elif row.is_change:
            lines += ["", f"## {_name(row, texts)}", *_lines(row, texts)]
    return "\n".join(lines).strip() + "\n"


def _name(row: SceneRow, texts: ReviewTexts) -> str:
    placed = row.after or row.before
    number = placed.number if placed is not None else 0
    return f"{texts.scene(number)}: {texts.row(row)}"


def _lines(row: SceneRow, texts: ReviewTexts) -> Iterator[str]:
    if row.kind is RowKind.GONE:
        return
    for diff in (row.narration, row.on_screen):
        old, new = _plain(diff.left), _plain(diff.right)
        if old == new:
            if new:
                yield f"  {new}"
            continue
        if old:
            yield f"- {old}"
        if new:
            yield f"+ {new}"
    yield from (f"  {texts.detail(detail)}" for detail in row.details)


def as_html(comparison: Comparison, before: str, after: str) -> str:
    """Return both sides as a page; `before` and `after` name the two states."""
    texts = ReviewTexts()
    title = html.escape(comparison.after.title)
    rows = "\n".join(_html_row(row, texts) for row in comparison.rows)
    film = "".join(f"<p>{html.escape(texts.detail(detail))}</p>" for detail in comparison.details)
    return f"""<!doctype html>
<html lang="{comparison.after.language.value}"><head><meta charset="utf-8"><title>{title}</title>
<style>{_STYLE}</style></head><body>
<h1>{title}</h1>
<p>{html.escape(texts.summary(comparison))}</p>{film}
<table><thead><tr><th>{html.escape(before)}</th><th>{html.escape(after)}</th></tr></thead><tbody>
{rows}
</tbody></table></body></html>
"""


def _html_row(row: ChapterRow | SceneRow, texts: ReviewTexts) -> str:
    if isinstance(row, ChapterRow):
        return f"<tr><th>{_marked(row.title.left)}</th><th>{_marked(row.title.right)}</th></tr>"
    left = _html_side(row, row.before, row.narration.left, row.on_screen.left, texts)
    details = "" if row.after is None else "".join(
        f'<div class="meta">{html.escape(texts.detail(detail))}</div>' for detail in row.details
    )  # fmt: skip
    right = _html_side(row, row.after, row.narration.right, row.on_screen.right, texts)
    return f"<tr><td>{left}</td><td>{right}{details}</td></tr>"


def _html_side(
    row: SceneRow, placed: Placed | None, narration: Runs, on_screen: Runs, texts: ReviewTexts
) -> str:
    if placed is None:
        return ""
    change = texts.row(row)
    head = f"{placed.number} · {change}" if change else f"{placed.number}"
    words = f"<div>{_marked(narration)}</div>" if narration else ""
    shown = f'<div class="meta">{_marked(on_screen)}</div>' if on_screen else ""
    return f'<div class="meta">{html.escape(head)}</div>{words}{shown}'


def _marked(runs: Runs) -> str:
    tags = {Mark.REMOVED: ("<del>", "</del>"), Mark.ADDED: ("<ins>", "</ins>"), Mark.SAME: ("", "")}
    return "".join(f"{tags[run.mark][0]}{html.escape(run.text)}{tags[run.mark][1]}" for run in runs).replace(
        "\n", "<br>"
    )


def _plain(runs: Runs) -> str:
    return " ".join("".join(run.text for run in runs).split())
