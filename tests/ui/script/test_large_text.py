"""Larger text: fields know how high they have to be before they are seen, and the small ones grow too."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.ui.script.fields import TextField
from studio.ui.script.measure import TextMeasure
from studio.ui.theme import Theme, Type
from tests.ui.script.desk import Desk

LONG = "Read the domain of the sender's address to the very end before you click. " * 3


@pytest.fixture
def larger(theme: Theme) -> Iterator[Theme]:
    yield theme
    theme.choose_text(100)


def test_a_field_nobody_has_seen_yet_knows_its_height(larger: Theme, qtbot: QtBot) -> None:
    card = QWidget()
    qtbot.addWidget(card)
    field = TextField(larger, Type.BODY, card)
    field.show_text(LONG)
    for percent, width in ((100, 500), (200, 500), (200, 300)):
        larger.choose_text(percent)
        field.resize(width, 20)
        assert field.height_at(width) == TextMeasure(larger.font(Type.BODY)).height(LONG, width)


def test_the_least_length_is_written_as_large_as_the_facts_beside_it(desk: Desk, larger: Theme) -> None:
    minimum = desk.card("s1").facts.minimum
    before = minimum.sizeHint().width()
    larger.choose_text(200)
    assert minimum.lineEdit().font().pixelSize() == larger.font(Type.META).pixelSize()
    assert minimum.sizeHint().width() > 1.5 * before
