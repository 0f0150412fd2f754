"""Pages of a document on which words can be selected with the mouse, as they stand there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop import theme
from desktop.widgets.paged_view import PagedView

if TYPE_CHECKING:
    from checks.ingest.pdf_pages import PageWord

_ALPHA = 0.28
"""How much of the accent lies over selected words."""
_CUT = ("\u00ad", "\ufffe", "\x02")
"""How PDFium ends a part of a word that goes on in the next line."""
_SAME_LINE = 0.5
"""Share of a word's height by which the next one may be lower and still stand on its line."""


class SelectablePages(PagedView):
    """Asks for the words of a page when the mouse goes down on it; a selection stays on its page."""

    words_wanted = Signal(int)
    """The words of this page, from 0, are needed."""
    selected = Signal(str)
    """Other words are selected; empty for none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: dict[int, tuple[PageWord, ...]] = {}
        self._pressed: tuple[int, QPointF] | None = None
        self._dragged: QPointF | None = None
        self._is_dragging = False
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)

    @property
    def selected_page(self) -> int:
        """The page, from 0, on which words are selected."""
        return self._pressed[0] if self._pressed else 0

    @property
    def selected_words(self) -> str:
        """The words that are selected; those cut at the end of a line are put together."""
        text = ""
        for word in self._chosen():
            is_cut = text.endswith(_CUT)
            text = text[:-1] + word.text if is_cut else f"{text} {word.text}"
        return text.strip()

    def set_pages(self, sizes: list[QSizeF]) -> None:
        """Show other pages; nothing is selected on them."""
        self._words.clear()
        self.clear_selection()
        super().set_pages(sizes)

    def show_words(self, page: int, words: Sequence[PageWord]) -> None:
        """The words of a page have come."""
        self._words[page] = tuple(words)
        self._tell()

    def clear_selection(self) -> None:
        """Select nothing."""
        self._pressed = self._dragged = None
        self._tell()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to select; what was selected before is not any more."""
        super().mousePressEvent(event)
        place = self.place_at(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.clear_selection()
        self._pressed, self._is_dragging = place, place is not None
        if place is not None and place[0] not in self._words:
            self.words_wanted.emit(place[0])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select up to the word under the mouse."""
        if self._is_dragging and self._pressed is not None:
            at = event.position().toPoint()
            self._dragged = QPointF(at - self.spot(self._pressed[0], QPointF())) / self._points()
            self._tell()
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The selection stands."""
        self._is_dragging = False
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the word under the mouse."""
        self.mousePressEvent(event)
        self._dragged = self._pressed[1] if self._pressed else None
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc selects nothing; then it goes on as ever."""
        if event.key() == Qt.Key.Key_Escape and self._chosen():
            self.clear_selection()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the selection over the pages."""
        super().paintEvent(event)
        boxes, ink = self._boxes(), QColor(theme.current().colour("accent"))
        ink.setAlphaF(_ALPHA)
        painter = QPainter(self.viewport())
        for box in boxes:
            painter.fillRect(box, ink)

    def _boxes(self) -> list[QRect]:
        """Where the selected words lie in the view, without gaps on a line."""
        chosen = self._chosen()
        boxes = []
        for word, after in zip_longest(chosen, chosen[1:]):
            right = after.left if after and _is_beside(word, after) else word.right
            ends = (QPointF(word.left, word.top), QPointF(max(right, word.right), word.bottom))
            box = QRect(*(self.spot(self.selected_page, end) for end in ends))
            boxes.append(box.adjusted(0, 0, -1, -1))  # else neighbours would share a line of pixels
        return boxes

    def _chosen(self) -> tuple[PageWord, ...]:
        """The words from where the mouse went down to where it is."""
        if self._pressed is None or self._dragged is None:
            return ()
        words = self._words.get(self._pressed[0], ())
        if not words:
            return ()
        first, last = sorted((_nearest(words, self._pressed[1]), _nearest(words, self._dragged)))
        return words[first : last + 1]

    def _tell(self) -> None:
        self.viewport().update()
        self.selected.emit(self.selected_words)


def _nearest(words: Sequence[PageWord], at: QPointF) -> int:
    """The word at a place of the page, or else the nearest; a line counts for more than what stands on it."""

    def distance(word: PageWord) -> tuple[float, float]:
        down = max(word.top - at.y(), at.y() - word.bottom, 0.0)
        across = max(word.left - at.x(), at.x() - word.right, 0.0)
        return down, across

    return min(range(len(words)), key=lambda place: distance(words[place]))


def _is_beside(word: PageWord, after: PageWord) -> bool:
    return abs(after.bottom - word.bottom) < _SAME_LINE * (word.bottom - word.top) and after.left >= word.left
