import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import PySide6
import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QAbstractButton, QColorDialog, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from studio.domain.text import Language
from studio.resources import resource_path
from studio.ui import words
from studio.ui.translations import Translations

ROOT = Path(__file__).resolve().parents[2]
TOOLS = Path(PySide6.__file__).parent


def messages(ts: Path) -> dict[tuple[str, str, str], tuple[str, ...]]:
    """Messages of a .ts file by (context, source, comment) and what they became, empty while unfinished."""
    found: dict[tuple[str, str, str], tuple[str, ...]] = {}
    for context in ElementTree.parse(ts).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = tuple(f.text or "" for f in translation.iter("numerusform")) or (translation.text or "",)
            unfinished = translation.get("type") is not None
            key = (name, message.findtext("source") or "", message.findtext("comment") or "")
            found[key] = ("",) if unfinished else forms
    return found


@pytest.mark.parametrize(("language", "options"), [("ko", []), ("en", ["-pluralonly"])])
def test_every_text_of_the_window_is_translated(tmp_path: Path, language: str, options: list[str]) -> None:
    ts = tmp_path / f"studio_{language}.ts"
    shutil.copy(resource_path("translations", ts.name), ts)
    sources = [str(path) for path in sorted((ROOT / "studio" / "ui").rglob("*.py"))]
    command = [
        str(TOOLS / "lupdate"),
        *sources,
        *options,
        "-no-obsolete",
        "-locations",
        "none",
        "-ts",
        str(ts),
    ]
    subprocess.run(command, check=True, capture_output=True)
    found = messages(ts)
    assert len(found) > (100 if language == "ko" else 3)
    missing = [key for key, forms in found.items() if not all(form.strip() for form in forms)]
    assert not missing, "translate these and run scripts/translations"


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_compiled_file_says_what_the_source_says(qapp: object, language: str) -> None:
    translator = QTranslator()
    assert translator.load(f"studio_{language}", str(resource_path("translations")))
    for (context, source, comment), forms in messages(
        resource_path("translations", f"studio_{language}.ts")
    ).items():
        number = 5 if "%n" in source else -1
        said = translator.translate(context, source, comment, number)
        assert said == forms[-1], f"{source!r}: run scripts/translations"


@pytest.mark.parametrize("language", ["ko", "en"])
def test_translations_keep_what_is_filled_in(language: str) -> None:
    for (_, source, _), forms in messages(resource_path("translations", f"studio_{language}.ts")).items():
        for mark in ("%1", "%2", "%3", "%4", "%n"):
            for form in forms:
                assert (mark in source) == (mark in form), source


def test_numbers_have_plurals_and_korean_has_none(translations: Translations) -> None:
    translations.choose(Language.ENGLISH)
    assert (words.scenes(1), words.scenes(12)) == ("1 scene", "12 scenes")
    translations.choose(Language.KOREAN)
    assert (words.scenes(1), words.scenes(12)) == ("1장면", "12장면")
    assert words.span(171) == "2분 51초"
    translations.clear()
    assert QCoreApplication.translate("words", "Draft") == "Draft"


def test_qts_own_dialogs_speak_korean_too(translations: Translations, qtbot: QtBot) -> None:
    translations.choose(Language.KOREAN)
    for dialog in (QFileDialog(), QColorDialog()):
        qtbot.addWidget(dialog)
        dialog.show()
        named = [w for w in dialog.findChildren(QWidget) if isinstance(w, QLabel | QAbstractButton)]
        said = [w.text() for w in named if w.text().strip()]
        assert len(said) > 3
        foreign = [t for t in said if not re.search("[가-힣]", t) and not t.startswith("HTML")]
        assert not foreign


def test_a_window_goes_on_speaking_while_an_update_is_written(
    translations: Translations, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "studio_ko.qm"
    shutil.copy(resource_path("translations", file.name), file)
    monkeypatch.setattr("studio.ui.translations.resource_path", lambda *parts: tmp_path / parts[-1])
    translations.choose(Language.KOREAN)
    with file.open("r+b") as written:
        written.write(b"\xff" * file.stat().st_size)
    assert QCoreApplication.translate("ReviewBar", "Approve") == "승인"
    translations.clear()
    assert QCoreApplication.translate("ReviewBar", "Approve") == "Approve"
