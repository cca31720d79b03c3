"""Themes are data that is checked when it is read."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontDatabase

from studio.domain.errors import BadInput
from studio.domain.settings import RenderSettings
from studio.picture import load_theme, prepare_qt, theme_names
from studio.picture.themes import DEFAULT_THEME


def test_the_default_comes_first_and_all_can_be_read() -> None:
    assert theme_names()[0] == DEFAULT_THEME == RenderSettings().theme
    for name in theme_names():
        theme = load_theme(name)
        assert theme.name == name
        assert theme.moods.default.accent != theme.moods.warning.accent


@pytest.mark.parametrize("name", ["", "nowhere", "../dawn", "DAWN"])
def test_an_unknown_theme_is_refused_with_the_names_there_are(name: str) -> None:
    with pytest.raises(BadInput) as refusal:
        load_theme(name)
    assert refusal.value.next_step is not None
    assert "dawn" in refusal.value.next_step.en


def test_the_carried_fonts_are_there_after_preparing_twice() -> None:
    prepare_qt()
    prepare_qt()
    assert "Pretendard" in QFontDatabase.families()
