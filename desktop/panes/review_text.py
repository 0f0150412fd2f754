"""The report in the review: read from top to bottom, with the current claim marked where it stands and is judged."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from desktop import a11y, theme
from desktop.models.review_lines import Line, Look

_NUMBER, _LABELS = 26, 78
"""Pixels for the number of a claim, and for the names of its rows."""
_MARGIN = 48
_ABOVE = 0.12
"""Where in the window a claim is brought to, as a share of its height."""
_FONTS = {
    Look.KICKER: ("body", "ink_3"),
    Look.TITLE: ("page_title", "ink"),
    Look.FACTS: ("meta", "ink_3"),
    Look.TEXT: ("document", "ink"),
    Look.SECTION: ("quote_head", "ink"),
    Look.HEADING: ("document", "ink"),
    Look.ROW: ("quote_row", "ink"),
}
_GAPS = {
    Look.KICKER: (8, 2),
    Look.TITLE: (0, 4),
    Look.FACTS: (0, 20),
    Look.TEXT: (10, 10),
    Look.SECTION: (24, 8),
    Look.HEADING: (12, 2),
    Look.ROW: (0, 2),
}
"""Pixels above and below a line."""


class ReviewText(QTextEdit):
    """Claims in the text are underlined and numbered; a click on one, or on its verdict, chooses it."""

    claim_chosen = Signal(int)
    """A person went to the claim with this number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._places: list[tuple[int, int, tuple[int, ...]]] = []
        """Start, end and claims of words of the article, in order, counted as Qt does."""
        self._blocks: list[tuple[int, int]] = []
        """Start of each heading and row with the number of its claim, in order."""
        self._current = 0
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAcceptDrops(False)
        self.document().setDocumentMargin(_MARGIN)
        a11y.name(self, "Report", "J and K go through the verdicts, Page Down and Page Up through the report.")

    @property
    def current(self) -> int:
        """The number of the claim that is marked; 0 for none."""
        return self._current

    @property
    def marked_words(self) -> tuple[str, ...]:
        """The words that are marked as those of the current claim."""
        return tuple(each.cursor.selectedText() for each in self.extraSelections())

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show a report; it stays scrolled to where it was."""
        place = self.verticalScrollBar().value()
        self._lines = tuple(lines)
        self._write()
        self.verticalScrollBar().setValue(place)

    def show_claim(self, number: int, *, is_followed: bool = True) -> None:
        """Mark a claim in the text and at its verdict, and bring both into view as far as they fit."""
        self._current = number
        self._mark()
        if is_followed and number:
            self._bring_into_view(number)

    def page(self) -> tuple[int, int]:
        """Which screenful shows, from 1, and how many there are."""
        bar = self.verticalScrollBar()
        step = max(bar.pageStep(), 1)
        count = -(-(bar.maximum() + step) // step)
        return min(round(bar.value() / step) + 1, count), count

    def number_at(self, position: int) -> int:
        """The claim at a place of the document: the innermost one in the text, or that of a verdict; 0 for none."""
        for start, end, claims in self._places:
            if start <= position < end:
                return claims[-1] if claims else 0
        place = bisect_right([start for start, _ in self._blocks], position) - 1
        return self._blocks[place][1] if place >= 0 and not self._is_text(position) else 0

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses; what was dragged over is selected."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            number = self.number_at(self.cursorForPosition(event.position().toPoint()).position())
            if number:
                self.claim_chosen.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters belong to the review; Space leafs on as in any reader."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Space and plain:
            bar = self.verticalScrollBar()
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            bar.setValue(bar.value() + (-1 if back else 1) * bar.pageStep())
        elif event.text() and event.text().isprintable() and plain:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._lines:
            self.show_lines(self._lines)

    # How it is written

    def _write(self) -> None:
        self._places.clear()
        self._blocks.clear()
        document = self.document()
        document.clear()
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        for place, line in enumerate(self._lines):
            form = _block(line)
            cursor.setBlockFormat(form) if not place else cursor.insertBlock(form)
            if line.number:
                self._blocks.append((cursor.position(), line.number))
            self._write_line(cursor, line)
        cursor.endEditBlock()
        self._mark()

    def _write_line(self, cursor: QTextCursor, line: Line) -> None:
        role, ink = _FONTS[line.look]
        if line.look in (Look.ROW, Look.HEADING):
            look = _letters("strong", "ink") if line.look is Look.HEADING else _letters("meta", "ink_3")
            cursor.insertText(f"{line.label}\t", look)
        for place, run in enumerate(line.runs):
            look = _letters(role, ink)
            if run.claims:
                look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
                look.setUnderlineColor(theme.current().colour("control"))
            if line.is_strong and not place:
                look.setFontWeight(_letters("strong", ink).fontWeight())
            start = cursor.position()
            cursor.insertText(run.text, look)
            if line.look is Look.TEXT:
                self._places.append((start, cursor.position(), run.claims))
            if run.ends:
                small = _letters("caption", "ink_3")
                small.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
                cursor.insertText("\u2009" + ",".join(str(number) for number in sorted(run.ends)), small)

    def _mark(self) -> None:
        """Fill the words of the current claim, and the heading of its verdict."""
        places = [(start, end) for start, end, claims in self._places if self._current in claims]
        head = next((start for start, number in self._blocks if number == self._current), None)
        if head is not None:
            block = self.document().findBlock(head)
            places.append((head + len(str(self._current)) + 1, head + block.length() - 1))
        self.setExtraSelections([self._fill(start, end) for start, end in places] if self._current else [])

    def _fill(self, start: int, end: int) -> QTextEdit.ExtraSelection:
        colours = theme.current()
        made = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setBackground(colours.colour("selected"))
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        look.setUnderlineColor(colours.colour("accent"))
        made.cursor, made.format = cursor, look
        return made

    # Where things are

    def _is_text(self, position: int) -> bool:
        block = self.document().findBlock(position)
        return 0 <= block.blockNumber() < len(self._lines) and not self._lines[block.blockNumber()].number

    def _bring_into_view(self, number: int) -> None:
        """Scroll so that the verdict shows whole, and the words in the text above it, too, if they are near."""
        words = next((start for start, _, claims in self._places if number in claims), None)
        rows = [start for start, each in self._blocks if each == number]
        if words is None and not rows:
            return
        first = self._top(words if words is not None else rows[0])
        last = self._bottom(rows[-1] if rows else words or 0)
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if bar.value() <= first and last <= bar.value() + height:
            return
        if last - first > height and rows:
            first = self._top(rows[0])
        bar.setValue(round(first - _ABOVE * height))

    def _top(self, position: int) -> float:
        block = self.document().findBlock(position)
        layout = block.layout()
        line = layout.lineForTextPosition(position - block.position())
        top = self.document().documentLayout().blockBoundingRect(block).top()
        return top + (line.y() if line.isValid() else 0)

    def _bottom(self, position: int) -> float:
        return self.document().documentLayout().blockBoundingRect(self.document().findBlock(position)).bottom()


def _letters(role: str, ink: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(theme.current().font(role))
    made.setForeground(theme.current().colour(ink))
    return made


def _block(line: Line) -> QTextBlockFormat:
    """Line height, gaps, and the hanging indent of headings and rows."""
    made = QTextBlockFormat()
    height = theme.current().line_height(_FONTS[line.look][0])
    made.setLineHeight(height, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
    above, below = _GAPS[line.look]
    made.setTopMargin(above)
    made.setBottomMargin(below)
    if line.look in (Look.HEADING, Look.ROW):
        indent = _NUMBER if line.look is Look.HEADING or line.label.isdigit() else _NUMBER + _LABELS
        step = _NUMBER if indent == _NUMBER else _LABELS
        made.setLeftMargin(indent)
        made.setTextIndent(-step)
        made.setTabPositions([QTextOption.Tab(step, QTextOption.TabType.LeftTab)])
    return made
