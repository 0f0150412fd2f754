"""The article with the ends of the current claim in hand: drag a handle, or move and cut by keys; Esc drops it all.

While an end is moved, the marks show the claim as it would be; nothing is written before it is let go.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from checks.domain.claim import Claim
from checks.domain.finding import Finding
from checks.domain.span import Span
from checks.text.word_ends import reach
from desktop import a11y
from desktop.models.marked_claims import Mark
from desktop.panes.article_view import ArticleView
from desktop.panes.printed_lines import lines_of
from desktop.panes.span_adjusting import Cutting, Resizing
from desktop.panes.span_handles import End, Handle, handles_of, paint_cut, paint_handles

RESIZE_HINT = "Arrows choose an end, Shift+arrows move it. Enter keeps, Esc drops."
SPLIT_HINT = "Arrows move the cut. Enter splits there, Esc drops."
DROPPED = "The claim is as it was."
ONE_WORD = "The claim is a single word; there is nothing to split."
_LEFT_BUTTON = Qt.MouseButton.LeftButton
_SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""Why the keyboard goes elsewhere for a moment only."""
_HELD = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SpanView(ArticleView):
    """Claims can be moved and cut here. One of the ends, or the cut, is in hand at a time."""

    span_chosen = Signal(object, object)
    """The id of a claim, and the `Span` that it shall cover."""
    cut_chosen = Signal(object, int)
    """The id of a claim, and the code point before which it shall be split."""
    hinted = Signal(str)
    """What can be done now, or what came of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentences: tuple[Span, ...] = ()
        """The sentences of the text; a claim stays within its own."""
        self._resizing: Resizing | None = None
        self._whole: tuple[Claim, ...] = ()
        """All claims of the text, while only those near the one in hand are marked."""
        self._cutting: Cutting | None = None
        self._pressed: QMouseEvent | None = None
        """The press that took a handle."""
        self._grip = QPointF()
        """From the pointer to the end that it drags."""
        self._left: Claim | None = None
        """The claim as it was before the last wish to move it; shown again where that is refused."""

    # What the window asks for

    @property
    def is_adjusting(self) -> bool:
        """Is an end or a cut in hand?"""
        return self._resizing is not None or self._cutting is not None

    def begin_resize(self) -> None:
        """Take the end of the current claim in hand, to be moved by keys."""
        mark = self._current
        if mark is not None:
            self.drop()
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._show(self._in_hand(mark.claim, End.END))
            self.hinted.emit(RESIZE_HINT)

    def begin_split(self) -> None:
        """Split the current claim at the caret; where none shows in it, let the place be chosen."""
        mark = self._current
        if mark is None:
            return
        self.drop()
        cutting = Cutting.of(mark.claim, self._text, self.cursor_place)
        if cutting is None:
            self.hinted.emit(ONE_WORD)
        elif self.cursorWidth() and mark.start < self.cursor_position < mark.end:
            self.cut_chosen.emit(mark.id, cutting.at)
        else:
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._cutting = cutting
            self.hinted.emit(SPLIT_HINT)
            self.viewport().update()

    def forward(self, side: int) -> int:
        """Which way along the text leads to the right (1) or the left (-1): the article's own language decides."""
        return -side if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else side

    @Slot()
    def drop(self) -> None:
        """Let go of what is in hand and show the claim as it is."""
        resizing = self._let_go()
        if resizing is not None and self._whole:
            self._mark(resizing.claim)
        self.viewport().update()

    @Slot()
    def take_back(self) -> None:
        """A wish was refused: show the claim where it still stands."""
        left, self._left = self._left, None
        if left is not None:
            self._mark(left)

    # What is shown

    def show_marks(self, claims: Iterable[Claim], findings: dict[UUID, tuple[Finding, ...]]) -> None:
        """Show these claims; what was in hand is let go."""
        self._let_go()
        self._left, self._whole = None, ()
        super().show_marks(claims, findings)

    def update_claims(self, claims: Iterable[Claim]) -> bool:
        """Show new states of claims; a wish to move one of them is then fulfilled."""
        if self._resizing is not None:
            return False  # only the claims near by are marked now
        states = list(claims)
        if self._left is not None and self._left.id in {claim.id for claim in states}:
            self._left = None
        return super().update_claims(states)

    def fill_current(self, claim_id: UUID | None) -> None:
        """Fill the words of a claim; what was in hand of another is dropped."""
        if claim_id != self.shown.current and self.is_adjusting:
            self.drop()
        super().fill_current(claim_id)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the handles, or the cut, over the article."""
        super().paintEvent(event)
        mark = self._current
        if mark is None:
            return
        with QPainter(self.viewport()) as painter:
            self._prepare(painter)
            if self._cutting is not None:
                lines = self._visible_lines(self.viewport().rect())
                paint_cut(painter, lines, self._positions.to_qt(self._cutting.at))
            else:
                paint_handles(painter, self._handles(mark), self._resizing.end if self._resizing else None)

    def handle(self, end: End) -> Handle | None:
        """The handle at an end of the current claim, where it is in view; in pixels of the document."""
        mark = self._current
        return next((each for each in self._handles(mark) if each.end is end), None) if mark else None

    def handle_place(self, end: End) -> QPoint | None:
        """The middle of a handle, in pixels of the viewport."""
        found = self.handle(end)
        return (found.target.center() - self._offset()).toPoint() if found else None

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """While an end or the cut is in hand, keys move it, keep it, or drop it."""
        if event.key() in _HELD:
            event.ignore()  # the caret is to show where somebody moves it, not where Shift begins a shortcut
        elif not self.is_adjusting:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.drop()
            self.hinted.emit(DROPPED)
        elif event.key() in _ENTER:
            self._keep()
        elif event.key() in _SIDES:
            self._move(_SIDES[Qt.Key(event.key())], event.modifiers())
        event.accept() if self.is_adjusting else None

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever goes elsewhere leaves the claim as it was; a menu over the window does not count."""
        super().focusOutEvent(event)
        over = (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.MenuBarFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        )
        if self.is_adjusting and self._pressed is None and event.reason() not in over:
            self.drop()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays here while something is in hand."""
        return False if self.is_adjusting else super().focusNextPrevChild(forward)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a handle takes it."""
        taken = self._handle_at(event.position()) if event.button() == _LEFT_BUTTON else None
        mark = self._current
        if taken is None or mark is None:
            self.drop()
            super().mousePressEvent(event)
            return
        QToolTip.hideText()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._cutting = None
        self._pressed = event.clone()
        self._grip = taken.edge - self._in_document(event.position().toPoint())
        self._resizing = self._in_hand(mark.claim, taken.end)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the end in hand along the words; with Ctrl by the character."""
        if self._pressed is None:
            super().mouseMoveEvent(event)
            self._show_pointer(event)
        elif self._resizing is not None:
            by_letter = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            place = self._place_at(self._in_document(event.position().toPoint()) + self._grip - self._offset())
            if self._is_dragged(event):
                self._show(self._resizing.drawn_to(place, by_letter=by_letter))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of a handle: the claim shall stand as it is shown. A mere click means the words under it."""
        pressed = self._pressed
        if pressed is None:
            super().mouseReleaseEvent(event)
        elif self._resizing is not None and not self._is_dragged(event):
            self.drop()
            super().mousePressEvent(pressed)
            super().mouseReleaseEvent(event)
        elif self._resizing is not None:
            self._keep()
        self._pressed = None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu speaks of the claim under the pointer: choose it first."""
        under = [mark.id for mark in self.marks_at(event.pos())]
        if under and self.shown.current not in under:
            self.claim_clicked.emit(under[0])
        super().contextMenuEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what a handle does; nothing while it is drawn, for the words must be seen."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            handle = self._handle_at(QPointF(event.pos()))
            if self._pressed is not None:
                return True
            if handle is not None:
                QToolTip.showText(event.globalPos(), f"Drag to move the {handle.end.value} of the claim (R)", self)
                return True
        return super().viewportEvent(event)

    # Helpers

    @property
    def _current(self) -> Mark | None:
        return self.shown.marks.get(self.shown.current)

    def _in_hand(self, claim: Claim, end: End) -> Resizing:
        return Resizing.of(claim, self._text, reach(self._text, self.sentences, claim.anchor.span), end)

    def _show(self, resizing: Resizing) -> None:
        """Show the claim as it would be."""
        before, self._resizing = self._resizing, resizing
        if resizing.is_changed and not self._whole:
            self._whole = tuple(mark.claim for mark in self.shown.marks.marks)
        if before is None or before.span != resizing.span:
            self._mark_among(self._near(), resizing.preview)
        self.viewport().update()

    def _mark(self, claim: Claim) -> None:
        """Show a claim with its words among all others."""
        whole, self._whole = self._whole or [mark.claim for mark in self.shown.marks.marks], ()
        self._mark_among(whole, claim)

    def _mark_among(self, claims: Iterable[Claim], claim: Claim) -> None:
        others = (each for each in claims if each.id != claim.id)
        super().show_marks(sorted((*others, claim), key=lambda each: each.place), self.shown.findings)

    def _near(self) -> list[Claim]:
        """The claims of the paragraphs in view: to mark thousands anew at each word would take too long."""
        if not self._whole:
            return [mark.claim for mark in self.shown.marks.marks]
        area = self.viewport().rect()
        first, last = (self.cursorForPosition(point).block() for point in (area.topLeft(), area.bottomRight()))
        view = self._positions.span_to_text(first.position(), last.position() + max(last.length() - 1, 0))
        return [claim for claim in self._whole if claim.anchor.span.overlaps(view)]

    def _let_go(self) -> Resizing | None:
        resizing, self._resizing, self._cutting, self._pressed = self._resizing, None, None, None
        return resizing

    def _keep(self) -> None:
        """Wish for what is shown."""
        cutting, resizing = self._cutting, self._let_go()
        if cutting is not None:
            self.cut_chosen.emit(cutting.claim.id, cutting.at)
        elif resizing is not None and resizing.is_changed:
            self._left = resizing.claim
            self._mark(resizing.preview)
            self.span_chosen.emit(resizing.claim.id, resizing.span)
        else:
            if resizing is not None and self._whole:
                self._mark(resizing.claim)
            self.hinted.emit(DROPPED)
        self.viewport().update()

    def _move(self, side: int, modifiers: Qt.KeyboardModifier) -> None:
        by = self.forward(side)
        if self._cutting is not None:
            self._cutting = self._cutting.by_words(by)
            self.viewport().update()
        elif self._resizing is not None and modifiers & Qt.KeyboardModifier.ShiftModifier:
            by_letter = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
            self._show(self._resizing.by_letters(by) if by_letter else self._resizing.by_words(by))
            a11y.announce(self, self._resizing.preview.quote)
        elif self._resizing is not None:
            self._show(self._resizing.choosing(End.END if by > 0 else End.START))
            a11y.announce(self, f"the {self._resizing.end.value} of the claim")

    def _handles(self, mark: Mark) -> list[Handle]:
        last = self._positions.to_qt(mark.claim.anchor.end - 1)
        blocks = dict.fromkeys(self.document().findBlock(place).blockNumber() for place in (mark.start, last))
        lines = [line for number in blocks for line in lines_of(self.document().findBlockByNumber(number))]
        return handles_of(mark, lines, last)

    def _handle_at(self, point: QPointF) -> Handle | None:
        mark = self._current
        place = point + self._offset()
        return next((each for each in self._handles(mark) if each.target.contains(place)), None) if mark else None

    def _place_at(self, point: QPointF) -> int:
        """The code point at a point of the viewport."""
        return self._positions.to_text(self.cursorForPosition(point.toPoint()).position())

    def _is_dragged(self, event: QMouseEvent) -> bool:
        """Has the handle been moved, and not merely clicked?"""
        resizing, pressed = self._resizing, self._pressed
        if resizing is None or pressed is None:
            return False
        way = event.position() - pressed.position()
        return resizing.is_changed or way.manhattanLength() >= QApplication.startDragDistance() / 2

    def _show_pointer(self, event: QMouseEvent) -> None:
        is_over = not event.buttons() and self._handle_at(event.position()) is not None
        shape = Qt.CursorShape.SizeHorCursor if is_over else Qt.CursorShape.IBeamCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)
