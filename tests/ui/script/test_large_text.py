"""Larger text while a script is open: every scene shows all of its words, also those scrolled to later."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from studio.domain import edits
from studio.ui.theme import Theme
from tests.ui.script.desk import Desk

LONG = "Read the domain of the sender's address to the very end before you click. " * 3


@pytest.fixture
def larger(theme: Theme) -> Iterator[Theme]:
    yield theme
    theme.choose_text(100)


def test_all_words_are_in_sight_after_the_text_grew(desk: Desk, larger: Theme) -> None:
    for scene in desk.scenes:
        changed = scene.model_copy(update={"narration": LONG})
        desk.session.apply(edits.with_scene(desk.script, changed), "…")
    for percent in (200, 120):
        larger.choose_text(percent)
        for scene in desk.scenes:
            desk.write_in(scene.uid)
            card = desk.card(scene.uid)
            for field in (card.narration, card.on_screen):
                assert field.height() >= field.natural_height
            minimum = card.facts.minimum
            assert minimum.lineEdit().font().pixelSize() == minimum.font().pixelSize()
