"""The article's page: its text with the marks of claims painted over it. It shows; it takes no input of its own.

The text is never read back from the widget, which keeps a copy that Qt may rewrite.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from math import ceil
from uuid import UUID

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QSize, Qt, Slot
from PySide6.QtGui import QInputMethodEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from checks.domain.claim import Claim
from checks.domain.finding import Finding
from checks.domain.span import Span
from desktop import theme
from desktop.models.gaps import Checkable
from desktop.models.marked_claims import Mark, MarkedClaims
from desktop.panes.article_marks import Column, Shown, paint_fills, paint_marks, segments
from desktop.panes.article_text import dress, fill, set_measure
from desktop.panes.printed_lines import PrintedLine, lines_between
from desktop.positions import Positions

_BASELINE = 0.8
"""Where Qt puts the baseline in a line of fixed height."""


class ArticlePage(QTextEdit):
    """Read-only text with marks; words can be selected and copied as in any text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._furniture: tuple[Span, ...] = ()
        self._positions = Positions("")
        self._top: int | None = None
        """The position that lines broken anew keep at the top; None once somebody scrolled."""
        self.shown = Shown(MarkedClaims((), self._positions))
        self.verticalScrollBar().valueChanged.connect(self._forget_top)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(0)
        self._follow_theme()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the window wants it."""
        return QSize(120, 120)

    # What it shows

    def show_text(self, text: str, furniture: tuple[Span, ...]) -> None:
        """Show another text, from its beginning."""
        self._text, self._furniture = text, furniture
        self._positions = Positions(text)
        self.shown = Shown(MarkedClaims((), self._positions))
        fill(self.document(), text)
        self._put_cursor(0, 0)
        self.verticalScrollBar().setValue(0)
        self._dress()

    def set_furniture(self, furniture: tuple[Span, ...]) -> None:
        """Set other stretches as furniture; the text stays where it is."""
        if furniture != self._furniture:
            self._furniture = furniture
            self._dress()

    def show_marks(self, claims: Iterable[Claim], findings: dict[UUID, tuple[Finding, ...]]) -> None:
        """Show these claims and findings."""
        self.shown.marks = MarkedClaims(claims, self._positions)
        self.shown.findings = findings
        self.viewport().update()

    def show_checkable(self, spans: Sequence[Span]) -> None:
        """Mark which of these words, that should be in a claim, are in none."""
        self.shown.checkable = Checkable(spans, self._positions)
        self.viewport().update()

    def show_matches(self, spans: Sequence[Span]) -> None:
        """Outline the words that are looked for."""
        self.shown.matches = tuple(self._positions.span_to_qt(span) for span in spans)
        self.viewport().update()

    def update_claims(self, claims: Iterable[Claim]) -> bool:
        """Show new states of claims that are shown; False where their words moved, so that all must be shown anew."""
        done = [self.shown.marks.update(claim) for claim in claims]
        self.viewport().update()
        return all(done)

    def fill_current(self, claim_id: UUID | None) -> None:
        """Fill the words of a claim; nothing moves."""
        before, self.shown.current = self.shown.current, claim_id
        self._update_words(before, claim_id)

    def show_kept(self, kept: frozenset[UUID] | None) -> None:
        """Let all claims fade but these; None shows all alike."""
        self.shown.kept = kept
        self.viewport().update()

    def show_current(self, claim_id: UUID | None) -> None:
        """Fill the words of a claim, put the text cursor to its beginning, and bring it into view."""
        mark = self.shown.marks.get(claim_id)
        if mark is not None:
            self.setCursorWidth(0)
            self._put_cursor(mark.start, mark.start)
            self._scroll_to(mark.start, mark.end)
        self.fill_current(claim_id)

    # Selecting words

    def selected_span(self) -> Span | None:
        """The words that are selected, without blanks around them."""
        cursor = self.textCursor()
        span = self._positions.span_to_text(cursor.selectionStart(), cursor.selectionEnd())
        words = span.of(self._text)
        start = span.start + len(words) - len(words.lstrip())
        return Span(start, start + len(words.strip())) if words.strip() else None

    def select_span(self, span: Span) -> None:
        """Select words and bring them into view."""
        start, end = self._positions.span_to_qt(span)
        self._put_cursor(start, end)
        self._scroll_to(start, end)

    @property
    def cursor_position(self) -> int:
        """Where the text cursor stands, in Qt's positions."""
        return self.textCursor().position()

    @property
    def cursor_place(self) -> int:
        """Where the text cursor stands, in code points of the text."""
        return self._positions.to_text(self.cursor_position)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copying gives the article's own characters, plain."""
        cursor = self.textCursor()
        data = QMimeData()
        data.setText(self._positions.span_to_text(cursor.selectionStart(), cursor.selectionEnd()).of(self._text))
        return data

    # Places on the screen

    def claim_rect(self, claim_id: UUID) -> QRect:
        """Where the words of a claim stand on the first line that shows them, in pixels of the viewport."""
        mark = self.shown.marks.get(claim_id)
        for line in self._visible_lines(self.viewport().rect()) if mark else ():
            for rect in segments(line, mark) if mark else ():
                return rect.translated(-self._offset()).toRect()
        return QRect()

    def marks_at(self, point: QPoint) -> list[Mark]:
        """The claims whose words or lines are under a point of the viewport, shortest first."""
        line = self._line_at(point)
        if line is None:
            return []
        x = self._in_document(point).x()
        found = [
            mark
            for mark in self.shown.marks.between(line.start, line.end)
            if any(left <= x <= right for left, right in line.stretches(mark.start, mark.end))
        ]
        return sorted(found, key=lambda mark: (len(mark), mark.start))

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint fills, then the text, then lines and gutters."""
        lines = list(self._visible_lines(event.rect()))
        with QPainter(self.viewport()) as painter:
            self._prepare(painter)
            paint_fills(painter, lines, self.shown)
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            self._prepare(painter)
            paint_marks(painter, lines, self._column(), self.shown)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take no composed characters, which Qt would write even into a read-only text."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the measure, and what stood at the top."""
        with self._kept_top():
            super().resizeEvent(event)
            self._set_measure()

    def showEvent(self, event: QShowEvent) -> None:
        """Only now are the lines broken as they stay: bring the current claim into view."""
        super().showEvent(event)
        mark = self.shown.marks.get(self.shown.current)
        if mark is not None:
            self._scroll_to(mark.start, mark.end)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme, the size of the text and the direction of its language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._follow_theme()
        elif event.type() == QEvent.Type.LayoutDirectionChange:
            self._set_measure()

    # Helpers

    def _follow_theme(self) -> None:
        colours = theme.current()
        palette = QPalette(QApplication.palette())
        palette.setColor(QPalette.ColorRole.Highlight, colours.colour("accent", colours.mark("selection_fill_alpha")))
        palette.setColor(QPalette.ColorRole.HighlightedText, colours.colour("ink"))
        if palette != self.palette():
            self.setPalette(palette)
        self._dress()

    def _dress(self) -> None:
        with self._kept_top():
            dress(self.document(), self._furniture, self._positions)
            self._set_measure()

    def _set_measure(self) -> None:
        viewport = self.viewport().width()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        set_measure(self.document(), viewport, max(0, self.width() - viewport), mirrored=mirrored)

    def _put_cursor(self, anchor: int, position: int) -> None:
        """Move the text cursor without scrolling, which Qt would do for its own line only."""
        bar = self.verticalScrollBar()
        before = bar.value()
        cursor = self.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        bar.setValue(before)

    def _scroll_to(self, start: int, end: int) -> None:
        """Where words are out of view, bring them to the upper third; otherwise nothing moves."""
        top, bottom = self._height_of(start), self._height_of(end)
        bar, height = self.verticalScrollBar(), self.viewport().height()
        line = theme.current().line_height("article")
        if top - line < bar.value() or bottom + line > bar.value() + height:
            bar.setValue(round(top - height / 3))

    def _height_of(self, position: int) -> float:
        """The baseline of the line that holds a position, for which the text is laid out as far as there."""
        block = self.document().findBlock(position)
        top = self.document().documentLayout().blockBoundingRect(block).top()
        line = block.layout().lineForTextPosition(position - block.position())
        return top if not line.isValid() else block.layout().position().y() + line.y() + line.ascent()

    @contextmanager
    def _kept_top(self) -> Iterator[None]:
        """Whatever breaks the lines anew meanwhile, the words at the top stay there, until somebody scrolls."""
        top = self._top if self._top is not None else self._top_position()
        yield
        if top is not None:
            line = theme.current().line_height("article")
            self.verticalScrollBar().setValue(ceil(self._height_of(top) - _BASELINE * line))
        self._top = top

    @Slot()
    def _forget_top(self) -> None:
        self._top = None

    def _top_position(self) -> int | None:
        """The position of the first line that shows whole; None at the very beginning."""
        height = self.verticalScrollBar().value()
        lines = lines_between(self.document(), height, height + self.viewport().height())
        return next((line.start for line in lines if height and line.baseline > height), None)

    def _visible_lines(self, rect: QRect) -> list[PrintedLine]:
        offset = self._offset().y()
        return list(lines_between(self.document(), offset + rect.top(), offset + rect.bottom()))

    def _update_words(self, *claims: UUID | None) -> None:
        """Paint the lines anew on which these claims show."""
        marks = [mark for claim_id in claims if (mark := self.shown.marks.get(claim_id))]
        offset, leading = self._offset().y(), theme.current().line_height("article")
        for line in self._visible_lines(self.viewport().rect()) if marks else ():
            if any(mark.start < line.end and line.start < mark.end for mark in marks):
                top = round(line.baseline - offset) - leading
                self.viewport().update(0, top, self.viewport().width(), 2 * leading)

    def _line_at(self, point: QPoint) -> PrintedLine | None:
        height = self._in_document(point).y()
        leading = theme.current().line_height("article")
        for line in lines_between(self.document(), height - leading, height + leading):
            if line.baseline - leading * 0.7 <= height < line.baseline + leading * 0.3:
                return line
        return None

    def _column(self) -> Column:
        frame = self.document().rootFrame().frameFormat()
        right = self.viewport().width() - frame.rightMargin()
        return Column(frame.leftMargin(), right, self.layoutDirection() == Qt.LayoutDirection.RightToLeft)

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _in_document(self, point: QPoint) -> QPointF:
        return QPointF(point) + self._offset()

    def _prepare(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        painter.translate(-self._offset())
