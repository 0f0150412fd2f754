"""The article under the hands of a person: clicks, keys and tooltips on the page."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget

from checks.domain.finding import Finding
from desktop.models.claim_facts import status_words, worthiness_words
from desktop.panes.article_marks import coverage_on
from desktop.panes.article_page import ArticlePage
from desktop.widgets.tips import plain_tip

_LEFT = Qt.MouseButton.LeftButton
_TOUCH = 12
"""Pixels around the centre of a finding mark in which a click means it."""


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
        self.viewport().setMouseTracking(True)

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

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        super().leaveEvent(event)
        self._hover(None)

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

    def _click(self, point: QPoint) -> None:
        finding = self._finding_at(point)
        if finding is not None:
            self.finding_clicked.emit(finding)
            return
        under = tuple(mark.id for mark in self.marks_at(point))
        is_again = under == self._clicked and self.shown.current in under
        self._clicked = under
        if under:
            place = under.index(self.shown.current) + 1 if is_again and self.shown.current else 0
            self.claim_clicked.emit(under[place % len(under)])

    def _finding_at(self, point: QPoint) -> Finding | None:
        line = self._line_at(point)
        if line is None:
            return None
        place, column = self._in_document(point), self._column()
        near = (
            finding
            for number, finding in enumerate(self.shown.findings_on(line))
            if (place - column.finding(line, number)).manhattanLength() <= _TOUCH
        )
        return next(near, None)

    def _tip_at(self, point: QPoint) -> str:
        marks = self.marks_at(point)
        if marks:
            claim = marks[0].claim
            return plain_tip(status_words(claim), claim.statement, worthiness_words(claim))
        line = self._line_at(point)
        if line is not None and self._column().bar(line).adjusted(-6, 0, 6, 0).contains(self._in_document(point)):
            return coverage_on(line, self.shown).value
        return ""

    def _is_nested(self, by: int) -> bool:
        current = self.shown.current
        if current is None:
            return False
        return (self.shown.marks.inside(current) if by > 0 else self.shown.marks.around(current)) is not None
