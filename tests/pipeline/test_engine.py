from pathlib import Path

import pytest

from studio.pipeline import engine


def test_a_font_that_was_installed_makes_other_pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(engine, "_FONT_FOLDERS", {})
    monkeypatch.setattr(engine, "_FONT_FOLDERS_ELSEWHERE", (str(tmp_path), str(tmp_path / "missing")))
    before = engine.picture_engine.__wrapped__()
    assert engine.picture_engine.__wrapped__() == before
    (tmp_path / "noto").mkdir()
    (tmp_path / "noto" / "NotoSansArabic.ttf").write_bytes(b"letters")
    assert engine.picture_engine.__wrapped__() != before
