"""Finding words in the article: a line that opens under the header."""

from __future__ import annotations

import re
from unicodedata import normalize

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from checks.domain.span import Span
from desktop import theme
from desktop.widgets.icon_button import IconButton
from desktop.widgets.label import Label

_LEAST_WIDTH = 200
_ACCENTS = "[\u0300-\u036f]*"
_SIGNS = {**dict.fromkeys("’‘ʼ", "'"), **dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‐‑–—−", "-")}


def find_spans(text: str, words: str) -> tuple[Span, ...]:
    """Every place of `words` in `text`, as a person means them who types them on a plain keyboard.

    Capitals do not matter, any blank or line break matches a blank, and a letter, quotation mark or hyphen also
    matches its accented or typographic forms: "Zelensky’s" is found by "zelensky's", "Orbán" by "orban". A letter
    typed with an accent is only found with it.
    """
    alike: dict[str, str] = {}
    for letter in sorted(set(text)):
        alike[_plain(letter)] = alike.get(_plain(letter), "") + letter
    parts = ["".join(_pattern(letter, alike) for letter in normalize("NFC", part)) for part in words.split()]
    if not parts:
        return ()
    return tuple(Span(*found.span()) for found in re.finditer(r"\s+".join(parts), text, re.IGNORECASE))


def _pattern(letter: str, alike: dict[str, str]) -> str:
    """What a typed letter matches; accents that stand as characters of their own belong to the letter before."""
    if letter.casefold() != _plain(letter):
        return re.escape(letter)
    return f"[{re.escape(letter + alike.get(letter.casefold(), ''))}]{_ACCENTS}"


def _plain(letter: str) -> str:
    """A letter without its accent and in lower case; straight marks and hyphens for typographic ones."""
    if letter in _SIGNS:
        return _SIGNS[letter]
    return normalize("NFD", letter)[0].casefold()


class FindBar(QWidget):
    """Enter or F3 goes to the next place, with Shift to the one before; Esc closes."""

    found = Signal(object)
    """The `Span` of the place to show."""
    matched = Signal(object)
    """All the places there are, as a tuple of `Span`; none once the bar is closed."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._spans: tuple[Span, ...] = ()
        self._place = -1
        self._from = 0
        self.field = QLineEdit()
        self.field.setMinimumWidth(_LEAST_WIDTH)
        self.field.setPlaceholderText("Find in article")
        self.field.setAccessibleName("Find in article")
        self._count = Label(role="meta", ink="ink_3", lines=1)
        self._count.setMinimumWidth(theme.current().space("xxl") * 2)
        self._build()
        self.field.textChanged.connect(self._search)
        self.hide()

    def set_text(self, text: str) -> None:
        """Look in another text."""
        self._text = text
        self._spans = find_spans(text, self.field.text()) if self.isVisible() else ()
        self._place = -1
        self._say_count()
        self.matched.emit(self._spans)

    def open(self, start: int, words: str = "") -> None:
        """Show the bar and look for `words`, if there are any, from the position `start` on."""
        self._from = start
        self.show()
        if words:
            self.field.setText(words)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search()

    @Slot()
    def find_next(self) -> None:
        """Go to the next place; after the last, to the first."""
        self._step(1)

    @Slot()
    def find_previous(self) -> None:
        """Go to the place before."""
        self._step(-1)

    @Slot()
    def leave(self) -> None:
        """Close the bar."""
        self.hide()
        self._spans, self._place = (), -1
        self.matched.emit(())
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the hairline."""
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, theme.current().colour("line"))

    def _build(self) -> None:
        tokens = theme.current()
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.space("m"), 4, tokens.space("s"), 5)
        row.setSpacing(tokens.space("s"))
        row.addWidget(self.field)
        row.addWidget(self._count, 1)
        for icon, name, slot in (
            ("ph.caret-up", "Find Previous", self.find_previous),
            ("ph.caret-down", "Find Next", self.find_next),
            ("ph.x", "Close Find", self.leave),
        ):
            button = IconButton(icon, name)
            button.setFixedSize(tokens.size("control"), tokens.size("control"))
            button.clicked.connect(slot)
            row.addWidget(button)

    @Slot()
    def _search(self) -> None:
        """Go to the first place at or after where the search began."""
        self._spans = find_spans(self._text, self.field.text())
        ahead = (place for place, span in enumerate(self._spans) if span.start >= self._from)
        self._place = next(ahead, 0) if self._spans else -1
        self.matched.emit(self._spans)
        self._show()

    def _step(self, by: int) -> None:
        if self._spans:
            self._place = (self._place + by) % len(self._spans)
            self._from = self._spans[self._place].start
        self._show()

    def _show(self) -> None:
        self._say_count()
        if self._spans:
            self.found.emit(self._spans[self._place])

    def _say_count(self) -> None:
        count = len(self._spans)
        none = "Not found" if self.field.text().strip() else ""
        found = f"{self._place + 1} of {count}" if self._place >= 0 else f"{count} found"
        self._count.setText(found if count else none)
        self.field.setAccessibleDescription(self._count.text())
