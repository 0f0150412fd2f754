"""A text field that saves itself: after a pause in typing, and when it is left."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop import theme
from desktop.widgets.held import Held

PAUSE_MS = 1500
"""How long typing rests before it is saved, in milliseconds."""


class GrowingText(QPlainTextEdit):
    """A field for plain text that grows with it, between a least and a greatest number of lines."""

    left = Signal()

    def __init__(self, role: str, lines: tuple[int, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self._lines = lines
        self.setProperty("field", True)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFont(theme.current().font(role))
        self.ensurePolished()  # the style's padding counts for the height
        self.textChanged.connect(self._fit)
        self._fit()

    def text(self) -> str:
        """What stands in the field."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show `text`; the caret stays where it was as far as it can."""
        if text != self.toPlainText():
            place = self.textCursor().position()
            self.setPlainText(text)
            cursor = self.textCursor()
            cursor.setPosition(min(place, len(self.toPlainText().encode("utf-16-le")) // 2))
            self.setTextCursor(cursor)

    def set_most_lines(self, most: int) -> None:
        """Grow up to so many lines, and no further."""
        if most != self._lines[1]:
            self._lines = (min(self._lines[0], most), most)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width makes another number of lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left; a menu over it does not count."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason):
            self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.setFont(theme.current().font(self._role))
            self._fit()

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(160, self._height())

    def minimumSizeHint(self) -> QSize:
        """As high as its lines, and narrow."""
        return QSize(40, self._height())

    def _height(self) -> int:
        least, most = self._lines
        lines = min(max(self.document().documentLayout().documentSize().height(), least), most)
        margins = self.contentsMargins()
        # Two pixels more than the lines: with less Qt shows a scroll bar for what it rounds off.
        frame = margins.top() + margins.bottom() + 2 * round(self.document().documentMargin()) + 2
        return round(lines * self.fontMetrics().lineSpacing()) + frame

    @Slot()
    def _fit(self) -> None:
        if self.height() != self._height():
            self.setFixedHeight(self._height())


class SavingText(GrowingText):
    """A field whose text is saved by itself, as one change for each pause."""

    saved = Signal(str)
    """The text is to be stored."""

    def __init__(self, role: str, lines: tuple[int, int], parent: QWidget | None = None) -> None:
        super().__init__(role, lines, parent)
        self._held = Held("")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self.textChanged.connect(self._touch)
        self.left.connect(self.flush)

    def load(self, text: str) -> None:
        """Show the text of another record."""
        self._held = Held(text)
        self.set_text(text)
        self._pause.stop()

    def show_stored(self, text: str) -> None:
        """The record now has `text`; show it unless somebody is typing."""
        if self._held.take(text, self.text()):
            self.set_text(text)

    @property
    def unstored(self) -> str | None:
        """What is typed here and not stored, be it on its way; None where that is nothing."""
        return self.text() if self.text() != self._held.stored else None

    def put_back(self, text: str) -> None:
        """Show what was typed before and never stored; it is saved when the field is left."""
        self.set_text(text)
        self._pause.stop()

    def discard(self) -> None:
        """Show what is stored again."""
        self.put_back(self._held.stored)

    def fail(self) -> bool:
        """The last saving was refused; was there any?"""
        return self._held.fail()

    @Slot()
    def flush(self) -> None:
        """Save now what is not saved yet."""
        self._pause.stop()
        if self._held.is_unsaved(self.text()):
            self._held.send(self.text())
            self.saved.emit(self.text())

    @Slot()
    def _touch(self) -> None:
        if self._held.is_unsaved(self.text()):
            self._pause.start()
