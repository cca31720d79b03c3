"""Whatever is changed holds at once, can be taken back, and says why where it cannot be."""

from __future__ import annotations

import math
import wave
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QColorDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from studio.domain.review import Role
from studio.domain.settings import CaptionMode, VideoEncoder, VisualStyle
from studio.domain.text import Language
from studio.domain.voice import Narrator, VoiceProvider
from studio.ui.main_window import MainWindow
from studio.ui.settings.colors import Swatch
from studio.ui.settings.controls import ComboBox, NumberBox, Switch, TickBox
from studio.ui.settings.dialog import SettingsDialog
from studio.ui.settings.setting import Section
from studio.ui.widgets import Button, ElidedLabel, Label
from tests.ui.settings.hands import (
    button,
    choose,
    control,
    go_to,
    pick_file,
    press,
    render,
    settings_of,
    turn_wheel,
    type_into,
)


def test_every_kind_of_setting_holds_at_once(dialog: SettingsDialog) -> None:
    choose(go_to(dialog, "fps"), "30")
    choose(go_to(dialog, "resolution"), "1080p")
    choose(go_to(dialog, "captions"), "In the picture")
    press(go_to(dialog, "style"), "Basic")
    press(go_to(dialog, "shape"), "9:16")
    type_into(control(go_to(dialog, "tail"), NumberBox), "1.25")
    QTest.mouseClick(control(go_to(dialog, "encode_ahead"), Switch), Qt.MouseButton.LeftButton)
    type_into(control(go_to(dialog, "profile_name"), QLineEdit), "Kim Lee")
    for box in go_to(dialog, "profile_roles").editor.findChildren(TickBox):
        if box.text() != "Author":
            QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    settings, film = settings_of(dialog), render(dialog)
    assert (film.fps, film.width, film.height, film.tail_sec) == (30, 1080, 1920, 1.25)
    assert (film.captions, film.style) == (CaptionMode.BURNED_IN, VisualStyle.BASIC)
    assert (settings.encode_ahead, settings.profile_name) == (False, "Kim Lee")
    assert settings.profile_roles == {Role.AUTHOR}


def test_what_was_changed_is_there_after_the_window_was_closed(
    dialog: SettingsDialog, window: MainWindow, data_dir: Path
) -> None:
    choose(go_to(dialog, "fps"), "50")
    window.close()
    assert '"fps": 50' in (data_dir / "settings.json").read_text(encoding="utf-8")


def test_what_is_being_typed_is_kept_when_the_window_closes(
    dialog: SettingsDialog, window: MainWindow, data_dir: Path
) -> None:
    line = control(go_to(dialog, "profile_name"), QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, "Kim Lee")
    window.close()
    assert '"profile_name": "Kim Lee"' in (data_dir / "settings.json").read_text(encoding="utf-8")


def test_settings_that_cannot_be_stored_are_told_and_hold_meanwhile(
    dialog: SettingsDialog, window: MainWindow, data_dir: Path, qtbot: QtBot
) -> None:
    (data_dir / "settings.json").unlink()
    (data_dir / "settings.json").mkdir()  # no file can take its place
    choose(go_to(dialog, "fps"), "50")
    qtbot.waitUntil(lambda: any("cannot be read" in text for text in window.notices.texts))
    assert render(dialog).fps == 50


def test_a_reset_brings_back_what_is_usual_and_goes(dialog: SettingsDialog) -> None:
    row = go_to(dialog, "fps")
    assert not row.reset.isVisible()
    choose(row, "60")
    assert row.reset.isVisible()
    row.reset.setFocus()
    QTest.keyClick(row.reset, Qt.Key.Key_Space)
    assert render(dialog).fps == 24
    assert not row.reset.isVisible()
    assert control(row, ComboBox).hasFocus(), "the focus stays near"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.ENGLISH, "“9” is not used: expected at most 3."),
        (Language.KOREAN, "“9”은(는) 쓸 수 없습니다: 3 이하여야 합니다."),
    ],
)
def test_a_bad_number_is_explained_and_not_used(
    dialog: SettingsDialog, window: MainWindow, language: Language, said: str
) -> None:
    window.choose_language(language)
    row = go_to(dialog, "transition")
    number = control(row, NumberBox)
    type_into(number, "9")
    assert row.note == said
    assert render(dialog).fade_sec == 0.5
    assert number.text().startswith("9"), "what was typed stays to be mended"
    choose(dialog.rows["fps"], "30")
    assert row.note == said, "and stays while something else is changed"
    type_into(number, "2")
    assert row.note == ""
    assert render(dialog).fade_sec == 2


@pytest.mark.parametrize(
    ("setting", "kind", "typed"),
    [
        ("tail", NumberBox, "1.5"),
        ("profile_name", QLineEdit, "Kim"),
        ("brand_color", QLineEdit, "#0B5FFF"),
        ("output_dir", QLineEdit, "/films"),
    ],
)
def test_what_is_being_typed_stays_while_something_else_changes(
    dialog: SettingsDialog, window: MainWindow, setting: str, kind: type[QWidget], typed: str
) -> None:
    field = control(go_to(dialog, setting), kind)
    line = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
    assert line is not None
    field.setFocus()
    line.selectAll()
    QTest.keyClicks(field, typed)
    window.settings.change({"render.fps": 30})
    assert line.text().startswith(typed)


def test_a_reset_also_takes_away_what_was_not_used(dialog: SettingsDialog) -> None:
    row = go_to(dialog, "transition")
    number = control(row, NumberBox)
    type_into(number, "9")
    QTest.mouseClick(row.reset, Qt.MouseButton.LeftButton)
    assert row.note == ""
    assert number.value() == 0.5
    assert not row.reset.isVisible()


def test_steps_end_where_values_end(dialog: SettingsDialog) -> None:
    row = go_to(dialog, "transition")
    number = control(row, NumberBox)
    number.setFocus()
    for _ in range(40):
        QTest.keyClick(number, Qt.Key.Key_Up)
    assert render(dialog).fade_sec == 3
    for _ in range(40):
        QTest.keyClick(number, Qt.Key.Key_Down)
    assert render(dialog).fade_sec == 0
    assert row.note == ""


def test_the_least_number_of_processes_leaves_it_to_the_studio(dialog: SettingsDialog) -> None:
    number = control(go_to(dialog, "workers"), NumberBox)
    assert number.text().startswith("One per core")
    type_into(number, "3")
    assert settings_of(dialog).workers == 3
    for _ in range(3):
        QTest.keyClick(number, Qt.Key.Key_Down)
    assert settings_of(dialog).workers == 0
    assert number.text().startswith("One per core")


def test_the_wheel_scrolls_past_what_has_not_the_focus(dialog: SettingsDialog) -> None:
    before = render(dialog)
    for setting, kind in (("fps", ComboBox), ("transition", NumberBox)):
        widget = control(go_to(dialog, setting), kind)
        turn_wheel(widget)
        assert render(dialog) == before
        widget.setFocus()
        turn_wheel(widget)
        assert render(dialog) != before
        before = render(dialog)


def test_a_size_of_ones_own_is_kept_until_another_is_chosen(
    dialog: SettingsDialog, window: MainWindow
) -> None:
    window.settings.change({"render.width": 640, "render.height": 512})
    resolution = go_to(dialog, "resolution")
    assert control(resolution, ComboBox).currentText() == "512p · 640 × 512"
    choose(resolution, "1080p")
    assert (render(dialog).width, render(dialog).height) == (1350, 1080)
    shape = go_to(dialog, "shape")
    press(shape, "1:1")
    assert (render(dialog).width, render(dialog).height) == (1080, 1080)
    focused = QApplication.focusWidget()
    assert isinstance(focused, Button)
    assert focused.text() == "1:1", "the focus stays, though “Other” went away"


def test_voices_that_speak_here_and_services_that_may_are_offered(dialog: SettingsDialog) -> None:
    engine = go_to(dialog, "voice_engine")
    offered = control(engine, ComboBox)
    names = [offered.itemText(i) for i in range(offered.count())]
    services = ["Google Translate", "Amazon Polly (needs a key)", "Google Cloud (needs a key)"]
    assert names == ["eSpeak NG", "Silence of the right length", *services]
    choose(engine, "eSpeak")
    choose(go_to(dialog, "voice_name"), "ko+f2")
    assert (render(dialog).voice.provider, render(dialog).voice.name) == (VoiceProvider.ESPEAK, "ko+f2")
    choose(go_to(dialog, "voice_engine"), "Silence")
    assert render(dialog).voice.name == "", "one engine's voices are not another's"


def test_somebody_is_named_to_speak_in_the_place_of_a_voice(dialog: SettingsDialog) -> None:
    row = go_to(dialog, "voice_fallback")
    offered = control(row, ComboBox)
    assert offered.itemText(offered.currentIndex()) == "Nobody else"
    choose(row, "Google Translate")
    assert render(dialog).voice_fallback == Narrator(provider=VoiceProvider.GTTS)
    choose(go_to(dialog, "voice_fallback"), "Nobody else")
    assert render(dialog).voice_fallback is None


# --- the brand -------------------------------------------------------------------------------------


def test_a_bad_colour_is_explained_and_a_good_one_begins_a_kit(dialog: SettingsDialog) -> None:
    row = go_to(dialog, "brand_color")
    line = control(row, QLineEdit)
    type_into(line, "blue")
    assert "a colour such as #1A2B3C" in row.note
    assert render(dialog).brand is None
    type_into(line, "0b5fff")
    brand = render(dialog).brand
    assert brand is not None
    assert brand.primary == "#0B5FFF"
    assert row.note == ""
    QTest.mouseClick(row.reset, Qt.MouseButton.LeftButton)
    assert render(dialog).brand is None


def test_a_colour_can_be_picked(dialog: SettingsDialog) -> None:
    row = go_to(dialog, "brand_background")
    swatch = control(row, Swatch)
    QTest.mouseClick(swatch, Qt.MouseButton.LeftButton)
    picker = row.editor.findChild(QColorDialog)
    assert picker is not None
    picker.colorSelected.emit(Qt.GlobalColor.white)
    picker.reject()
    brand = render(dialog).brand
    assert brand is not None
    assert brand.background == "#FFFFFF"
    type_into(control(row, QLineEdit), " ")
    assert render(dialog).brand is None, "nothing of one's own is left in the kit"


def test_a_logo_is_taken_in_and_what_is_no_picture_is_refused(
    dialog: SettingsDialog, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    row = go_to(dialog, "brand_logo")
    (tmp_path / "broken.png").write_bytes(b"no picture")
    pick_file(row, "Choose...", tmp_path / "broken.png")
    qtbot.waitUntil(lambda: "broken.png" in row.note)
    QImage(80, 40, QImage.Format.Format_RGB32).save(str(tmp_path / "로고.png"))
    pick_file(row, "Choose...", tmp_path / "로고.png")
    qtbot.waitUntil(lambda: render(dialog).brand is not None)
    brand = render(dialog).brand
    assert brand is not None
    assert window.studio.pictures.find(brand.logo) is not None
    assert row.note == ""
    qtbot.waitUntil(lambda: dialog.is_settled)
    press(row, "Remove")
    assert render(dialog).brand is None


def test_a_whole_kit_is_read_from_a_file(dialog: SettingsDialog, tmp_path: Path, qtbot: QtBot) -> None:
    row = go_to(dialog, "brand_kit")
    kit = tmp_path / "kit.json"
    kit.write_text('{"primary": "#0B5FFF", "background": "#FFFFFF"}', encoding="utf-8")
    pick_file(row, "Read a file...", kit)
    qtbot.waitUntil(lambda: render(dialog).brand is not None)
    assert control(dialog.rows["brand_background"], QLineEdit).text() == "#FFFFFF"
    kit.write_text('{"primary": "blue"}', encoding="utf-8")
    pick_file(row, "Read a file...", kit)
    qtbot.waitUntil(lambda: "kit.json" in row.note)


def test_a_section_that_makes_no_difference_says_so_and_helps(dialog: SettingsDialog) -> None:
    dialog.open_at(Section.BRAND)
    remedy = next(b for b in dialog.findChildren(Button) if b.text() == "Use the theme “Brand”")
    remedy.setFocus()
    QTest.keyClick(remedy, Qt.Key.Key_Space)
    assert render(dialog).theme == "brand"
    assert not remedy.isVisible()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.isVisible()


def test_a_setting_that_makes_no_difference_says_so(dialog: SettingsDialog) -> None:
    words = dialog.rows["transition"].about
    assert "cut" not in words.text()
    press(go_to(dialog, "style"), "Basic")
    assert words.text().endswith("Basic films cut from scene to scene.")
    assert control(dialog.rows["transition"], NumberBox).accessibleDescription() == words.text()


# --- music ------------------------------------------------------------------------------------------


def sound_file(path: Path, seconds: float = 2.0) -> Path:
    """A tone as a WAV file."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        tone = (round(9000 * math.sin(n / 8)) for n in range(round(8000 * seconds)))
        file.writeframes(b"".join(value.to_bytes(2, "little", signed=True) for value in tone))
    return path


def test_music_is_taken_in_set_and_taken_out(dialog: SettingsDialog, tmp_path: Path, qtbot: QtBot) -> None:
    level = dialog.rows["music_level"]
    row = go_to(dialog, "music")
    assert not level.editor.isEnabled()
    pick_file(row, "Choose...", sound_file(tmp_path / "조용한 곡.wav"))
    qtbot.waitUntil(lambda: render(dialog).music is not None, timeout=20_000)
    assert row.editor.findChild(ElidedLabel).text() == "조용한 곡.wav"
    type_into(control(level, NumberBox), "-20")
    type_into(control(dialog.rows["music_duck"], NumberBox), "40")
    assert "at most 30" in dialog.rows["music_duck"].note
    pick_file(row, "Choose...", sound_file(tmp_path / "other.wav", 3.0))
    qtbot.waitUntil(lambda: render(dialog).music is not None and "other" in render(dialog).music.title)
    assert render(dialog).music.level_db == -20, "what was set holds for the next piece"
    press(row, "Remove")
    assert render(dialog).music is None
    assert not level.editor.isEnabled()


def test_what_is_no_music_is_refused_with_the_reason(
    dialog: SettingsDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    row = go_to(dialog, "music")
    (tmp_path / "notes.mp3").write_bytes(b"do re mi" * 100)
    pick_file(row, "Choose...", tmp_path / "notes.mp3")
    qtbot.waitUntil(lambda: "notes.mp3" in row.note, timeout=20_000)
    assert render(dialog).music is None
    assert button(row, "Choose...").isEnabled()


# --- encoders and what is kept ----------------------------------------------------------------------


def test_hardware_is_offered_once_it_has_been_tried(
    dialog: SettingsDialog, hardware: list[VideoEncoder], qtbot: QtBot
) -> None:
    hardware.append(VideoEncoder.VAAPI)
    row = go_to(dialog, "encoder")
    offered = control(row, ComboBox)
    qtbot.waitUntil(lambda: offered.findText("VA-API") >= 0)
    assert offered.findText("NVENC", Qt.MatchFlag.MatchContains) < 0
    choose(row, "VA-API")
    assert settings_of(dialog).encoder is VideoEncoder.VAAPI


def test_hardware_is_tried_too_where_the_settings_open_at_it(
    window: MainWindow, hardware: list[VideoEncoder], qtbot: QtBot
) -> None:
    hardware.append(VideoEncoder.NVENC)
    window.open_settings(setting="encoder")
    dialog = window.settings_dialog
    assert dialog is not None
    offered = control(dialog.rows["encoder"], ComboBox)
    qtbot.waitUntil(lambda: offered.findText("NVENC", Qt.MatchFlag.MatchContains) >= 0)


def test_what_is_kept_is_measured_and_thrown_away(
    dialog: SettingsDialog, data_dir: Path, qtbot: QtBot
) -> None:
    part = data_dir / "cache" / "segments" / "ab" / "part.mp4"
    part.parent.mkdir(parents=True)
    part.write_bytes(bytes(1_500_000))
    row = go_to(dialog, "kept_work")
    amount = row.editor.findChild(Label)
    assert amount is not None
    qtbot.waitUntil(lambda: amount.text() == "1.5 MB")
    press(row, "Empty")
    qtbot.waitUntil(lambda: amount.text() == "0 bytes")
    assert not part.exists()


# --- folders ---------------------------------------------------------------------------------------


def test_a_folder_that_is_not_there_is_refused(dialog: SettingsDialog, tmp_path: Path, qtbot: QtBot) -> None:
    row = go_to(dialog, "output_dir")
    type_into(control(row, QLineEdit), str(tmp_path / "nowhere"))
    qtbot.waitUntil(lambda: "no such folder" in row.note)
    assert settings_of(dialog).output_dir == ""
    folder = tmp_path / "영상"
    folder.mkdir()
    pick_file(row, "Choose...", folder)
    qtbot.waitUntil(lambda: settings_of(dialog).output_dir == str(folder))
    assert row.note == ""
