"""The article under the hands of a person: clicks, keys and tooltips on the page."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QCursor, QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget

from checks.domain.finding import Finding
from checks.domain.span import Span
from desktop.models.claim_facts import one_line, status_words
from desktop.models.marked_claims import Mark
from desktop.panes.article_marks import behind_marks, coverage_on
from desktop.panes.article_page import ArticlePage
from desktop.panes.findings_of_line import FindingsOfLine
from desktop.panes.printed_lines import PrintedLine
from desktop.widgets.tips import plain_tip

_LEFT = Qt.MouseButton.LeftButton
_TOUCH = 12
"""Pixels around the centre of a finding mark in which a click means it."""
_BESIDE_BAR = 10.5
"""Pixels on both sides of the coverage bar that belong to it: a target of 24 in all."""
_TIP_AFTER = 500
"""Milliseconds that the pointer rests before it is said what is under it."""
_TIPPED = 40
"""Characters of words in no claim that a tip quotes."""


_MOST_TOLD = 6
"""Findings that a tip tells."""


class ArticleView(ArticlePage):
    """Claims can be chosen here.

    A click chooses the shortest claim under the pointer, each further click the next longer one.
    """

    claim_clicked = Signal(object)
    """The id of a claim."""
    finding_clicked = Signal(object)
    """A `Finding` in the gutter."""
    stepped = Signal(int)
    """The next claim is wanted (1), or the one before (-1)."""
    entered = Signal()
    """Enter was pressed."""
    nested = Signal(int)
    """A claim inside the current one is wanted (1), or the one around it (-1)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed_at: QPoint | None = None
        self._clicked: tuple[UUID, ...] = ()
        self._entered: UUID | None = None
        self._gap: Span | None = None
        self._resting = QTimer(self, singleShot=True, interval=_TIP_AFTER)
        self._resting.timeout.connect(self._ask_for_tip)
        self.viewport().setMouseTracking(True)

    def select_next_gap(self) -> bool:
        """Select the words in no claim that follow the text cursor, or the first ones; False where there are none."""
        checkable = self.shown.checkable
        gap = checkable.next_gap(self.cursor_position, self.shown.marks) if checkable else None
        if gap is not None:
            self._gap = gap
            self.select_span(gap)
        return gap is not None

    def claim_entered(self) -> str:
        """What to say when the text cursor has come into another claim: "claim, in progress, 2 of 2 nested"."""
        marks = self.shown.marks.at(self.textCursor().position()) if self.hasFocus() else []
        entered = marks[0].id if marks else None
        if entered == self._entered or entered is None:
            self._entered = entered
            return ""
        self._entered = entered
        place, depth = self.shown.marks.depth(entered)
        nested = f", {place} of {depth} nested" if depth > 1 else ""
        return f"claim, {marks[0].claim.status.value}{nested}"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go through the claims, Tab into and out of nested ones; the rest moves the text cursor.

        The text cursor shows while somebody moves it, so that it does not look like a mark at the current claim.
        """
        key, shift = event.key(), event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        elif (plain and key == Qt.Key.Key_Tab and self._is_nested(1)) or (
            (shift or plain) and key == Qt.Key.Key_Backtab and self._is_nested(-1)
        ):
            self.nested.emit(1 if key == Qt.Key.Key_Tab else -1)
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            self.setCursorWidth(1)
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab leads into nested claims first, and to the next control where there is none."""
        return False if self._is_nested(1 if forward else -1) else super().focusNextPrevChild(forward)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click began."""
        super().mousePressEvent(event)
        self._pressed_at = event.position().toPoint() if event.button() == _LEFT else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click that selected no words chooses a claim or a finding."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed_at = self._pressed_at, None
        point = event.position().toPoint()
        has_moved = pressed is None or (point - pressed).manhattanLength() >= QApplication.startDragDistance()
        if event.button() == _LEFT and not has_moved and not self.textCursor().hasSelection():
            self._click(point)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word; the release that follows chooses nothing."""
        super().mouseDoubleClickEvent(event)
        self._pressed_at = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the claim under the pointer show."""
        super().mouseMoveEvent(event)
        marks = [] if event.buttons() else self.marks_at(event.position().toPoint())
        self._hover(marks[0].id if marks else None)
        self._resting.start()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        super().leaveEvent(event)
        self._hover(None)
        self._resting.stop()

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what is under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._tip_at(event.pos()), self)
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The pane's actions, with Copy first."""
        menu = QMenu(self)
        copy = menu.addAction("Copy")
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setEnabled(self.textCursor().hasSelection())
        copy.triggered.connect(self.copy)
        menu.addActions(self.actions())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    # Helpers

    def _hover(self, claim_id: UUID | None) -> None:
        if claim_id != self.shown.hovered:
            before, self.shown.hovered = self.shown.hovered, claim_id
            self._update_words(before, claim_id)

    @Slot()
    def _ask_for_tip(self) -> None:
        """Let the tip come sooner than the system's; what a handle says goes the same way."""
        place = QCursor.pos()
        point = self.viewport().mapFromGlobal(place)
        if self.viewport().rect().contains(point):
            QApplication.sendEvent(self.viewport(), QHelpEvent(QEvent.Type.ToolTip, point, place))

    def _click(self, point: QPoint) -> None:
        findings, gaps = self._findings_at(point), self._gaps_at(point)
        if findings:
            self._choose_finding(findings, point)
            return
        if gaps:
            self._select_gap(gaps)
            return
        under = tuple(mark.id for mark in self.marks_at(point))
        is_again = under == self._clicked and self.shown.current in under
        self._clicked = under
        if under:
            place = under.index(self.shown.current) + 1 if is_again and self.shown.current else 0
            self.claim_clicked.emit(under[place % len(under)])

    def _choose_finding(self, findings: list[Finding], point: QPoint) -> None:
        """Tell which finding is meant; where a mark stands for several, offer all of the line by their claims."""
        line = self._line_at(point)
        if len(findings) == 1 or line is None:
            self.finding_clicked.emit(findings[0])
            return
        quotes = {mark.id: one_line(mark.claim.quote) for mark in self.shown.marks.between(line.start, line.end)}
        menu = FindingsOfLine(self.shown.findings_on(line), quotes, self)
        menu.chosen.connect(self.finding_clicked)
        menu.popup(self.viewport().mapToGlobal(point))

    def _findings_at(self, point: QPoint) -> list[Finding]:
        """The finding whose mark is at a point; at "+3", or at the dot of notes, all that it stands for."""
        line = self._line_at(point)
        if line is None:
            return []
        place, column = self._in_document(point), self._column()
        near = (
            group
            for number, group in enumerate(behind_marks(self.shown.findings_on(line)))
            if (place - column.finding(line, number)).manhattanLength() <= _TOUCH
        )
        return next(near, [])

    def _gaps_at(self, point: QPoint) -> list[Span]:
        """The words in no claim that the square at a point stands for."""
        line = self._line_at(point)
        return self.shown.gaps_on(line) if line is not None and self._is_on_bar(line, point) else []

    def _is_on_bar(self, line: PrintedLine, point: QPoint) -> bool:
        bar = self._column().bar(line).adjusted(-_BESIDE_BAR, 0, _BESIDE_BAR, 0)
        return bar.contains(self._in_document(point))

    def _select_gap(self, gaps: list[Span]) -> None:
        """Select the words of the first gap, or of the one after that which was clicked last."""
        place = gaps.index(self._gap) + 1 if self._gap in gaps else 0
        self._gap = gaps[place % len(gaps)]
        self.select_span(self._gap)

    def _tip_at(self, point: QPoint) -> str:
        marks = self.marks_at(point)
        if marks:
            return plain_tip(self._description(marks[0]))
        line = self._line_at(point)
        if line is None:
            return ""
        if self._is_on_bar(line, point):
            gaps = (_shortened(one_line(gap.of(self._text))) for gap in self.shown.gaps_on(line))
            return plain_tip(coverage_on(line, self.shown).value, *(f"{words} is in no claim" for words in gaps))
        said = [f"{each.level.value.capitalize()}: {each.message}" for each in self._findings_at(point)]
        more = [f"and {len(said) - _MOST_TOLD} more"] if len(said) > _MOST_TOLD else []
        return plain_tip(*said[:_MOST_TOLD], *more)

    def _description(self, mark: Mark) -> str:
        """A claim in one line: "Open, quantity, 2 of 3 nested: Eight people were wounded."."""
        place, depth = self.shown.marks.depth(mark.id)
        nested = f", {place} of {depth} nested" if depth > 1 else ""
        return f"{status_words(mark.claim)}{nested}: {one_line(mark.claim.statement or mark.claim.quote)}"

    def _is_nested(self, by: int) -> bool:
        current = self.shown.current
        if current is None:
            return False
        return (self.shown.marks.inside(current) if by > 0 else self.shown.marks.around(current)) is not None


def _shortened(words: str) -> str:
    return words if len(words) <= _TIPPED else f"{words[: _TIPPED - 1].rstrip()}…"
