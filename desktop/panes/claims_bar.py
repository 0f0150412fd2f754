"""Under the header of the claims: the search, what is left out in words, and what is looked for just now."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop import a11y, theme
from desktop.widgets.label import Label

CLEAR = "Clear the filter (Esc)"
_TO_LIST = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOST_LINES = 3


class ClaimsBar(QWidget):
    """Shows only those of its parts that have something to say, and nothing where none has."""

    searched = Signal(str)
    """Other words are searched for; empty for none."""
    clear_requested = Signal()
    list_requested = Signal()
    """Enter or ↓ in the search: on to what was found."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = QLineEdit()
        self._field.setPlaceholderText("Search claims")
        a11y.name(self._field, "Search claims", "Words of the quote, the statement or the fields. Esc clears.")
        self._filter = Label(role="meta", ink="ink_2", lines=_MOST_LINES)
        self._filter.setObjectName("filter")
        self._clear = QPushButton(CLEAR)
        self._clear.setProperty("link", True)
        self._looking = Label(role="meta", ink="ink_3", lines=1)
        self._looking.setObjectName("looking")
        self._build()
        self._field.textChanged.connect(self.searched)
        self._clear.clicked.connect(self.clear_requested)
        self._fit()

    @property
    def words(self) -> str:
        """What is searched for."""
        return self._field.text()

    @property
    def is_open(self) -> bool:
        """Does the search show?"""
        return not self._field.isHidden()

    @Slot()
    def open_search(self) -> None:
        """Begin to search, or go on with it."""
        self._field.show()
        self._fit()
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_search(self) -> None:
        """Search for nothing."""
        self._field.clear()
        self._field.hide()
        self._fit()

    def has_keyboard(self) -> bool:
        """Does somebody type here?"""
        return self._field.hasFocus() or self._clear.hasFocus()

    def say_filter(self, words: str) -> None:
        """Say what the list leaves out; nothing where it leaves nothing out."""
        self._filter.setText(f"Only {words}" if words else "")
        self._fit()

    def say_looking(self, words: str) -> None:
        """Say how far the search for claims is, while others are shown already."""
        self._looking.setText(words)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """On to the list."""
        if event.key() in _TO_LIST and self._field.hasFocus():
            self.list_requested.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the hairline."""
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, theme.current().colour("line"))

    def _build(self) -> None:
        tokens = theme.current()
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.space("m") + 2, tokens.space("xs"), tokens.space("m"), tokens.space("xs") + 1)
        box.setSpacing(tokens.space("xs"))
        for part in (self._field, self._filter, self._looking):
            box.addWidget(part)
        box.insertWidget(2, self._clear, 0, Qt.AlignmentFlag.AlignLeading)
        self._field.hide()

    def _fit(self) -> None:
        """Show what has something to say."""
        for label in (self._filter, self._looking):
            label.setVisible(bool(label.text()))
        self._clear.setVisible(bool(self._filter.text()))
        parts = (self._field, self._filter, self._looking)
        self.setVisible(any(not part.isHidden() for part in parts))
