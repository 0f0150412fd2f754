"""The editor's review: the report as it will read, beside the corrections that it asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from checks.domain.claim import Claim
from checks.domain.desk import Desk
from checks.domain.publication import hindrances
from checks.errors import ChecksError
from desktop import a11y
from desktop.models.blind import seen_by
from desktop.models.correction_rows import numbered, shown_corrections
from desktop.models.review_lines import Line, report_lines
from desktop.models.review_words import foot_words, open_stops, stops
from desktop.panes.corrections import CorrectionsPane
from desktop.panes.review_report import BUSY, EMPTY, ReviewReport
from desktop.session import Session

WIDTHS = (840, 600)
"""Logical pixels of report and corrections at 1440; the report takes what is left."""
_LEAST = (380, 320)


class ReviewView(QWidget):
    """Wires the two panes and keeps one current claim for both. What is wanted of it goes to the window."""

    step_requested = Signal(str)
    """A step of the report: "send_back", "publish", and so on."""
    moved = Signal()
    """Another claim shows, or the same one as it stands now."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._desk: Desk | None = None
        """The desk as the person who reviews may see it."""
        self._written: Desk | None = None
        """What the report was last written from."""
        self._claim_id: UUID | None = None
        self.report = ReviewReport()
        self.corrections = CorrectionsPane()
        self._panes: tuple[QWidget, ...] = (self.report, self.corrections)
        self._keys: dict[tuple[Qt.Key, bool], Callable[[], None]] = {
            (Qt.Key.Key_J, False): partial(self.go, 1),
            (Qt.Key.Key_K, False): partial(self.go, -1),
            (Qt.Key.Key_J, True): partial(self.go, 1, is_open=True),
            (Qt.Key.Key_K, True): partial(self.go, -1, is_open=True),
            (Qt.Key.Key_A, False): self.corrections.list.accept,
            (Qt.Key.Key_X, False): self.corrections.list.decline,
            (Qt.Key.Key_R, False): self.corrections.list.reopen,
            (Qt.Key.Key_C, False): self.report.comment_requested.emit,
            (Qt.Key.Key_B, False): self.report.return_requested.emit,
            (Qt.Key.Key_S, False): self.report.sign_requested.emit,
            (Qt.Key.Key_U, False): session.undo,
        }
        self._lay_out()
        self._connect()

    @property
    def claim(self) -> Claim | None:
        """The claim that both panes show, as it stands."""
        return self._desk.claim(self._claim_id) if self._desk and self._claim_id else None

    def show_claim(self, claim: Claim | None) -> None:
        """Begin with a claim; with the first verdict where none is chosen."""
        self._claim_id = claim.id if claim else None
        self.refresh()

    def choose(self, claim_id: UUID | None) -> None:
        """Show a claim in both panes."""
        self._claim_id = claim_id
        self._show_current()

    def go(self, by: int, *, is_open: bool = False) -> None:
        """Go to the next verdict, or with -1 to the one before; with `is_open`, to the next that waits for somebody."""
        desk = self._desk
        wanted = [claim.id for claim in (open_stops(desk) if is_open else stops(desk))] if desk else []
        order = [claim.id for claim in desk.claims] if desk else []
        here = order.index(self._claim_id) if self._claim_id in order else -1 if by > 0 else len(order)
        ahead = [claim_id for claim_id in wanted if (order.index(claim_id) - here) * by > 0]
        if ahead:
            self.choose(ahead[0] if by > 0 else ahead[-1])

    def step(self, by: int) -> None:
        """Give the keyboard to the next pane, or with -1 to the one before."""
        focus = QApplication.focusWidget()
        at = next((n for n, pane in enumerate(self._panes) if focus and pane.isAncestorOf(focus)), -by)
        self._panes[(at + by) % len(self._panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def refresh(self) -> None:
        """Show everything as it stands now; not while nobody looks."""
        if not self.isVisible() and self._written is not None:
            return
        desk = self._session.desk
        self._desk = seen_by(desk, self._session.me.id) if desk else None
        self._show_corrections()
        self._show_current()
        self._write()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Single letters go through the review, and Ctrl+Enter signs."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_shifted = modifiers == Qt.KeyboardModifier.ShiftModifier
        act = self._keys.get((Qt.Key(event.key()), is_shifted)) if is_shifted or not modifiers else None
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if act is not None:
            act()
        elif is_enter and modifiers == Qt.KeyboardModifier.ControlModifier:
            self.report.sign_requested.emit()
        elif event.key() != Qt.Key.Key_Escape or not self.corrections.show_all():
            super().keyPressEvent(event)

    # What shows

    def _write(self) -> None:
        """Let the report be written anew, off the GUI thread."""
        desk, session = self._desk, self._session
        if desk is None:
            self._written = None
            self.report.say(EMPTY)
            return
        if desk is self._written:
            return
        if self._written is None or self._written.article.id != desk.article.id:
            self.report.say(BUSY)
        self._written = desk

        def show(lines: Sequence[Line]) -> None:
            if self._written is desk:
                self.report.show_lines(lines)
                self._mark()

        def fail(error: ChecksError) -> None:
            if self._written is desk:
                self.report.say(f"The report could not be written: {error}", is_failure=True)

        work = partial(report_lines, desk, session.scale, session.casebook_name)
        session.jobs.start("Writing the report", work, show, fail, quiet=True)

    def _show_corrections(self) -> None:
        desk, me = self._desk, self._session.me.id if self._session.is_open else None
        pane = self.corrections
        if desk is None or me is None:
            pane.show_rows(())
            pane.show_state(None, "", is_ready=False)
            return
        pane.show_rows(shown_corrections(desk, self._session.scale))
        is_ready = not hindrances(desk, me)
        pane.show_state(desk.article.report_state, foot_words(desk, me), is_ready=is_ready)

    def _show_current(self) -> None:
        desk = self._desk
        if desk is not None and self.claim is None:
            self._claim_id = next((claim.id for claim in stops(desk)), None)
        self.corrections.list.show_claim(self._claim_id)
        self.report.show_claim(desk, self.claim, self._session.me.id if self._session.is_open else None)
        self._mark()
        self.moved.emit()

    def _mark(self) -> None:
        desk = self._desk
        number = numbered(desk).get(self._claim_id, 0) if desk and self._claim_id else 0
        self.report.text.show_claim(number)

    # Wiring

    def _lay_out(self) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        a11y.name(splitter, "Report and corrections")
        for place, (pane, least) in enumerate(zip(self._panes, _LEAST, strict=True)):
            pane.setMinimumWidth(least)
            splitter.addWidget(pane)
            splitter.setStretchFactor(place, int(pane is self.report))
        a11y.name(splitter.handle(1), "Border before the corrections")
        splitter.setSizes(list(WIDTHS))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(splitter)
        self.setFocusProxy(self.corrections)

    def _connect(self) -> None:
        self.corrections.list.chosen.connect(self.choose)
        self.corrections.step_requested.connect(self.step_requested)
        self.report.text.claim_chosen.connect(self._choose_number)
        for asked in (self.report.asked, self.corrections.asked):
            asked.closed.connect(self._take_keyboard)
        self._session.changed.connect(self.refresh)
        self._session.desk_changed.connect(self.refresh)

    @Slot(int)
    def _choose_number(self, number: int) -> None:
        desk = self._desk
        wanted = next((key for key, each in numbered(desk).items() if each == number), None) if desk else None
        if wanted is not None:
            self.choose(wanted)

    @Slot()
    def _take_keyboard(self) -> None:
        """A question was answered: on with the keyboard where the letters work."""
        self.report.setFocus(Qt.FocusReason.OtherFocusReason)
