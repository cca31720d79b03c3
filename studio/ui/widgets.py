"""Small parts that every panel is made of: labels by role, chips, hairlines, buttons that are named."""

import html

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from studio.ui.theme import GRID, Theme, Type


def set_role(widget: QWidget, name: str, value: str) -> None:
    """Set a property the style sheet selects on, and dress the widget anew."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class Label(QLabel):
    """Text of one kind in the colour of a role; plain text, whatever comes in from outside."""

    def __init__(
        self,
        theme: Theme,
        kind: Type = Type.BODY,
        role: str = "text",
        *,
        weight: QFont.Weight | None = None,
        tabular: bool = False,
    ) -> None:
        super().__init__()
        self._theme, self._kind, self._weight, self._tabular = theme, kind, weight, tabular
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def set_role(self, role: str) -> None:
        """Change the role, and with it the colour."""
        set_role(self, "role", role)
        self._on_theme_changed()  # dressing a widget anew gives it the font of when it was dressed first

    @Slot()
    def _on_theme_changed(self) -> None:
        font = self._theme.time_font(self._kind) if self._tabular else self._theme.font(self._kind)
        if self._weight is not None:
            font.setWeight(self._weight)
        self.setFont(font)


class ElidedLabel(Label):
    """A label that ends in an ellipsis where there is no room; the whole text is its tool tip."""

    def minimumSizeHint(self) -> QSize:
        """Allow the label to become narrow."""
        return QSize(GRID * 6, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """Ask for the room of the whole text."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what fits."""
        painter = QPainter(self)
        metrics = self.fontMetrics()
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the whole text as a tool tip only where it is cut."""
        super().resizeEvent(event)
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.width()
        self.setToolTip(plain_tip(self.text()) if cut else "")


class Chip(QFrame):
    """A rounded word about a state: an icon where it helps, always text."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._icon = QLabel()
        self._text = Label(theme, Type.SECONDARY, "muted")
        self._name, self._role = "", "muted"
        self.setProperty("surface", "chip")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 0, 9, 0)
        row.setSpacing(4)
        row.addWidget(self._icon)
        row.addWidget(self._text)
        theme.changed.connect(self._draw_icon)

    @property
    def text(self) -> str:
        """What the chip says."""
        return self._text.text()

    def show_state(self, text: str, icon: str = "", role: str = "muted") -> None:
        """Say `text`, with an icon in the colour of `role`."""
        self._name, self._role = icon, role
        self._text.setText(text)
        self.setAccessibleName(text)
        self._draw_icon()

    @Slot()
    def _draw_icon(self) -> None:
        self.setFixedHeight(max(22, self._text.fontMetrics().height() + 6))
        self._icon.setVisible(bool(self._name))
        if self._name:
            self._icon.setPixmap(self._theme.pixmap(self._name, self._role, 14, self.devicePixelRatioF()))


class ToolButton(QToolButton):
    """An icon to press; its name is its tool tip and what a screen reader says."""

    def __init__(self, theme: Theme, icon: str, role: str = "muted", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._role = theme, icon, role
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def set_name(self, name: str) -> None:
        """Name the button."""
        self.setToolTip(_safe_tip(name))
        self.setAccessibleName(name)

    def set_icon(self, icon: str, role: str | None = None) -> None:
        """Show another icon."""
        self._icon = icon
        self._role = self._role if role is None else role
        self._on_theme_changed()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setIconSize(QSize(self._theme.icon_side, self._theme.icon_side))
        self.setIcon(self._theme.icon(self._icon, self._role))


class Button(QPushButton):
    """A push button of one kind: `plain`, `primary`, `lead`, `link`, `segment`, `danger`.

    There is one `primary` in a window; a `lead` is what comes next in one of its docks.
    """

    def __init__(self, kind: str = "plain", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_kind(self, kind: str) -> None:
        """Change how the button is dressed."""
        set_role(self, "kind", kind)

    def set_text(self, text: str, description: str = "") -> None:
        """Set what the button says, and what more there is to know as its tool tip."""
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(_safe_tip(description))
        self.setAccessibleDescription(description)


class Surface(QFrame):
    """A plain area in the colour of a token."""

    def __init__(self, surface: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", surface)
        self.setFrameShape(QFrame.Shape.NoFrame)


def plain_tip(text: str) -> str:
    """Return a tool tip that shows `text` as it is: Qt would take what looks like HTML for HTML."""
    lines = html.escape(text).replace("\n", "<br>")
    return f"<qt>{lines}</qt>" if text else ""


def _safe_tip(text: str) -> str:
    """Return a tool tip in which words of a script, such as a term, are never taken for HTML."""
    return plain_tip(text) if "<" in text else text


def hairline(*, vertical: bool = False) -> QFrame:
    """Return a line one pixel thick."""
    line = Surface("line")
    if vertical:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line


def is_language_change(event: QEvent) -> bool:
    """Tell whether every text has to be set anew."""
    return event.type() is QEvent.Type.LanguageChange
