"""A wide row that offers an action, with its icon and its key."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QFont, QIcon, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop import a11y, theme

_WIDTH = 520
_ROW = 44


class OfferRow(QAbstractButton):
    """A row that triggers an action: icon, words, and the key at the end."""

    def __init__(self, words: str, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = action
        self.setText(words)
        self.setFixedHeight(_ROW)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        a11y.name(self, words, action.statusTip())
        self.clicked.connect(action.trigger)
        action.enabledChanged.connect(self.setEnabled)
        self.setEnabled(action.isEnabled())

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(_WIDTH, _ROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses, Up and Down move along the rows."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the row with its hairline, and the ring where it has the keyboard."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        if self.underMouse() and self.isEnabled():
            painter.fillRect(self.rect(), colours.colour("hover"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, colours.colour("line"))
        self._paint_words(painter)
        if self.hasFocus():
            painter.setPen(QPen(colours.colour("accent"), colours.size("focus_ring")))
            corner = colours.radius("control")
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), corner, corner)

    def _paint_words(self, painter: QPainter) -> None:
        colours = theme.current()
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        square = QRectF(0, 0, 18, 18)
        square.moveCenter(QPointF(self.width() - 21 if is_mirrored else 21, self.height() / 2))
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        self._action.icon().paint(painter, square.toRect(), Qt.AlignmentFlag.AlignCenter, mode)
        inner = self.rect().adjusted(12, 0, -44, 0) if is_mirrored else self.rect().adjusted(44, 0, -12, 0)
        painter.setFont(_font_of_words())
        painter.setPen(colours.colour("ink" if self.isEnabled() else "ink_off"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(colours.font("meta"))
        painter.setPen(colours.colour("ink_3"))
        keys = self._action.shortcut().toString()
        painter.drawText(inner, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter, keys)


def _font_of_words() -> QFont:
    """The size of a title in the weight of the text."""
    font = theme.current().font("title")
    font.setWeight(theme.current().font("body").weight())
    return font
