"""The style sheet of the window, written over tokens so that every look is the same sheet."""

from collections.abc import Mapping
from string import Template
from typing import Final

_SHEET: Final = Template("""
* { outline: none; }
QMainWindow, QMainWindow > QWidget#empty { background: $background; }
QMainWindow::separator { width: 5px; height: 5px; }
QMainWindow::separator:horizontal {
    background: qlineargradient(x1: 0, y1: 0, x2: 0, y2: 1, stop: 0 $panel, stop: 0.39 $panel,
        stop: 0.4 $line, stop: 0.6 $line, stop: 0.61 $panel, stop: 1 $panel);
}
QMainWindow::separator:vertical {
    background: qlineargradient(x1: 0, y1: 0, x2: 1, y2: 0, stop: 0 $panel, stop: 0.39 $panel,
        stop: 0.4 $line, stop: 0.6 $line, stop: 0.61 $panel, stop: 1 $panel);
}
QMainWindow::separator:hover { background: $accent; }
QSplitter[kind="line"]::handle:horizontal {
    background: qlineargradient(x1: 0, y1: 0, x2: 1, y2: 0, stop: 0 $panel, stop: 0.39 $panel,
        stop: 0.4 $line, stop: 0.6 $line, stop: 0.61 $panel, stop: 1 $panel);
}
QSplitter[kind="line"]::handle:vertical {
    background: qlineargradient(x1: 0, y1: 0, x2: 0, y2: 1, stop: 0 $panel, stop: 0.39 $panel,
        stop: 0.4 $line, stop: 0.6 $line, stop: 0.61 $panel, stop: 1 $panel);
}
QSplitter[kind="line"]::handle:hover { background: $accent; }
QDialog, QMessageBox { background: $panel; }
QStatusBar { background: $panel; border: none; }
QStatusBar::item { border: none; }
QToolTip {
    background: $raised; color: $text; border: 1px solid $line; border-radius: 4px; padding: 4px 8px;
}

QLabel { background: transparent; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="accent"] { color: $accent; }
QLabel[role="good"] { color: $good; }
QLabel[role="doubt"] { color: $doubt; }
QLabel[role="wrong"] { color: $wrong; }

QFrame[surface="panel"] { background: $panel; }
QFrame[surface="background"] { background: $background; }
QFrame[surface="hint"] { background: $raised; border: 1px solid $line; border-radius: 6px; }
QFrame[surface="side"] { background: $background; }
QFrame[surface="bar"] { background: $panel; border-bottom: 1px solid $line; }
QFrame[surface="status"] { background: $panel; border-top: 1px solid $line; }
QFrame[surface="title"] { background: $panel; border-bottom: 1px solid $line; }
QFrame[surface="notice"] { background: $raised; border-bottom: 1px solid $line;
    border-left: 3px solid $accent; }
QFrame[surface="notice"][tone="good"] { border-left-color: $good; }
QFrame[surface="notice"][tone="doubt"] { border-left-color: $doubt; }
QFrame[surface="notice"][tone="wrong"] { border-left-color: $wrong; }
QFrame[surface="line"] { background: $line; }
QFrame[surface="chip"] { background: $raised; border: 1px solid $line; border-radius: 10px; }
QFrame[surface="segments"] { background: $raised; border-radius: 8px; }

QPushButton, QToolButton[kind="button"] {
    background: $raised; color: $text; border: 1px solid $line; border-radius: 6px;
    padding: 4px 12px; min-height: 20px;
}
QPushButton:hover { border-color: $muted; }
QPushButton:pressed { background: $line; }
QPushButton:disabled { color: $muted; border-color: $line; background: $panel; }
QPushButton:focus { border: 1px solid $accent; background: $accent_surface; }
QPushButton[kind="primary"] {
    background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 600;
}
QPushButton[kind="primary"]:hover { border-color: $text; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; padding: 3px 11px; }
QPushButton[kind="primary"]:disabled { background: $raised; color: $muted; border-color: $line; }
QPushButton[kind="danger"] { color: $wrong; }
QPushButton[kind="danger"]:focus { background: $raised; }
QPushButton[kind="lead"] { color: $accent; font-weight: 600; }
QPushButton[kind="lead"]:disabled { color: $muted; }
QPushButton[kind="segment"] {
    background: transparent; color: $muted; border: 1px solid transparent; border-radius: 6px;
    padding: 3px 14px;
}
QPushButton[kind="segment"]:checked { background: $accent_surface; color: $accent; font-weight: 600; }
QPushButton[kind="segment"]:hover { color: $text; }
QPushButton[kind="segment"]:focus { border-color: $accent; }
QPushButton[kind="tab"] {
    background: transparent; color: $muted; border: 1px solid transparent; border-radius: 6px;
    padding: 1px 8px; min-height: 18px;
}
QPushButton[kind="tab"]:checked { background: $raised; color: $text; }
QPushButton[kind="tab"]:hover { color: $text; }
QPushButton[kind="tab"]:focus { border-color: $accent; }
QPushButton[kind="link"] {
    background: transparent; border: 1px solid transparent; border-radius: 4px; color: $accent;
    padding: 0 4px; min-height: 18px;
}
QPushButton[kind="link"][edge="left"] { margin-left: -5px; }
QPushButton[kind="link"]:disabled { color: $muted; background: transparent; border-color: transparent; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border-color: $accent; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 3px; }
QToolButton[kind="primary"] {
    background: $accent; border: 1px solid $accent; padding: 6px 4px;
    border-top-left-radius: 0; border-bottom-left-radius: 0;
}
QToolButton[kind="joint"] {
    background: $raised; border: 1px solid $line; padding: 6px 4px;
    border-top-left-radius: 0; border-bottom-left-radius: 0;
}
QToolButton[kind="primary"]:hover, QToolButton[kind="joint"]:hover { border-color: $text; }
QToolButton[kind="primary"]:focus { border: 2px solid $text; padding: 5px 3px; }
QPushButton[joint="left"] { border-top-right-radius: 0; border-bottom-right-radius: 0; }
QToolButton:hover { background: $raised; }
QToolButton:pressed, QToolButton:checked { background: $accent_surface; }
QToolButton:focus { border-color: $accent; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox, QTextEdit, QPlainTextEdit {
    background: $raised; color: $text; border: 1px solid $line; border-radius: 6px; padding: 4px 8px;
    selection-background-color: $accent; selection-color: $on_accent; placeholder-text-color: $muted;
}
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus,
QTextEdit:focus, QPlainTextEdit:focus { border: 1px solid $accent; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled { color: $muted; }
QLineEdit[kind="bare"], QTextEdit[kind="bare"], QDoubleSpinBox[kind="bare"] {
    background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 0;
}
QLineEdit[kind="bare"]:focus { border: 1px solid transparent; border-bottom: 1px solid $accent; }
QDoubleSpinBox[role="muted"] { color: $muted; }
QDoubleSpinBox[role="muted"]:focus { color: $text; }
QDoubleSpinBox[kind="bare"]:focus { border: 1px solid $accent; }
QComboBox[kind="bare"] {
    background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 0; color: $muted;
}
QComboBox[kind="bare"]:hover { border-color: $line; }
QComboBox[kind="bare"]:focus { border: 1px solid $accent; color: $text; }
QComboBox[kind="bare"]::drop-down { width: 16px; }
QComboBox[kind="bare"] QLineEdit { color: $muted; }
QComboBox[kind="bare"]:focus QLineEdit { color: $text; }
QTextEdit[kind="bare"]:focus { border: 1px solid transparent; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    background: transparent; border: none; width: 20px;
}
QAbstractSpinBox::up-arrow, QAbstractSpinBox::down-arrow, QComboBox::down-arrow { image: none; }
QAbstractSpinBox:disabled { color: $muted; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {
    background: transparent; border: none; border-radius: 0; padding: 0;
}
QComboBox::drop-down { border: none; width: 20px; }
QComboBox QAbstractItemView {
    background: $raised; border: 1px solid $line; padding: 4px; selection-background-color: $accent_surface;
    selection-color: $text;
}

QListView, QTreeView, QTableView, QScrollArea, QAbstractScrollArea[kind="plain"] {
    background: $panel; border: none; selection-background-color: $accent_surface; selection-color: $text;
}
QListView::item { border: none; }
QListWidget { background: transparent; }
QListWidget::item { padding: 6px 8px; border-radius: 4px; }
QListWidget::item:selected { background: $accent_surface; color: $text; }
QScrollArea > QWidget > QWidget[surface="panel"] { background: $panel; }

QMenu { background: $raised; color: $text; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: $accent_surface; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
    background: transparent; border: none; width: 0; height: 0;
}

QSlider::groove:horizontal { background: $line; height: 2px; border-radius: 1px; }
QSlider::sub-page:horizontal { background: $accent; height: 2px; border-radius: 1px; }
QSlider::handle:horizontal {
    background: $muted; width: 10px; height: 10px; margin: -4px 0; border-radius: 5px;
}
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus { background: $accent; }

QCheckBox::indicator, QRadioButton::indicator { width: 14px; height: 14px; }
QTabBar::tab {
    background: transparent; color: $muted; padding: 6px 12px;
    border: none; border-bottom: 2px solid transparent;
}
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QMainWindow > QTabBar::tab, QMainWindow > QTabBar::tab:selected { height: 0; padding: 0; border: none; }
""")


def stylesheet(colors: Mapping[str, str]) -> str:
    """Return the sheet in the given colours (`#rrggbb` by token name)."""
    return _SHEET.substitute(colors)
