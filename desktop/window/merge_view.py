"""The merge: what a bundle brings, and what a person has to decide before it is written."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from checks.domain.change import Change
from checks.domain.merge_account import Dispute
from checks.domain.merge_conflict import Take
from checks.domain.verdict import Scale
from desktop import a11y
from desktop.models.merge_words import (
    Comparison,
    Deciding,
    decision_rows,
    record_rows,
    signer_words,
    written_words,
)
from desktop.panes.merge_account import MergeAccountPage
from desktop.panes.merge_conflict import MergeConflict
from desktop.panes.merge_foot import MergeFoot
from desktop.panes.merge_sums import MergeSums

EMPTY = "No bundle is being merged. File ▸ Merge… (Ctrl+Shift+M) chooses one."
NOTHING_NEW = "The bundle holds nothing new."
NOTHING_TO_DECIDE = "Nothing has to be decided. Finish writes what comes in; Undo takes it back."
_WIDTHS = (316, 1124)


class MergeView(QWidget):
    """Wires the sums, the conflict and the foot. What is decided goes to the window in one piece."""

    finish_requested = Signal()
    """Everything is decided: write it."""
    another_requested = Signal()
    """This bundle is to be put away for another."""
    left = Signal()
    """The merge is written, and the person wants to go on at the desk."""
    explained = Signal(str)
    """Why what was asked for cannot be done yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.deciding = Deciding(())
        self.sums = MergeSums()
        self.conflict = MergeConflict()
        self.foot = MergeFoot()
        self.account = MergeAccountPage()
        self._comparison: Comparison | None = None
        self._scale: Scale | None = None
        self._place = 0
        self._right = QStackedWidget()
        self._keys: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_1: partial(self.take, Take.OURS),
            Qt.Key.Key_2: partial(self.take, Take.THEIRS),
            Qt.Key.Key_3: partial(self.take, Take.BOTH),
            Qt.Key.Key_J: partial(self.go, 1),
            Qt.Key.Key_K: partial(self.go, -1),
            Qt.Key.Key_Return: self.go_on,
            Qt.Key.Key_Enter: self.go_on,
        }
        self._lay_out()
        self._connect()
        self.clear()

    # What the window shows in it

    @property
    def words(self) -> str:
        """What is said in place of a conflict; empty while there is one."""
        return self.account.words if self._right.currentWidget() is self.account else ""

    @property
    def comparison(self) -> Comparison | None:
        """What is compared; None while nothing is."""
        return self._comparison

    @property
    def is_decided(self) -> bool:
        """Is something compared, of which everything is decided?"""
        is_compared = self._comparison is not None and not self._comparison.account.is_empty
        return is_compared and self.deciding.decided == len(self.deciding.disputes)

    def say(self, name: str, words: str, *, is_failure: bool = False) -> None:
        """Tell of the bundle called `name` that it is read, or why it is not."""
        self._comparison = None
        self.deciding = Deciding(())
        self.sums.show_account(name, None, self.deciding)
        self._say(words, is_failure=is_failure)
        self.foot.hide()

    def clear(self) -> None:
        """Say how to begin."""
        self.say("", EMPTY)

    def show_comparison(self, comparison: Comparison, deciding: Deciding, scale: Scale) -> None:
        """Show what a bundle brings; the first conflict that is not decided comes first."""
        self._comparison, self.deciding, self._scale = comparison, deciding, scale
        account = comparison.account
        self.sums.show_account(account.name, account, deciding, signer_words(comparison.signer))
        if not account.disputes:
            self._show_records(NOTHING_NEW if account.is_empty else NOTHING_TO_DECIDE)
            self.foot.show_dispute(None, deciding)
            self.foot.setVisible(not account.is_empty)
            self.foot.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.foot.show()
        self._right.setCurrentWidget(self.conflict)
        self.show_place(deciding.next_open(-1) or 0)
        self.sums.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_written(self, comparison: Comparison, change: Change | None, deciding: Deciding) -> None:
        """Say what the merge did."""
        account = comparison.account
        self.say(account.name, "")
        rows, decisions = (record_rows(account), decision_rows(deciding)) if change else ([], [])
        self.account.show_account("Merged", written_words(account, change), rows, decisions, is_done=True)
        self.account.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def show_incoming(self) -> None:
        """Show by name what comes in, or lead back to the conflict."""
        if self._right.currentWidget() is self.account and self.deciding.disputes:
            self._right.setCurrentWidget(self.conflict)
        elif self.deciding.disputes:
            self._show_records("What comes in without anybody's deciding.")

    def _show_records(self, sentence: str) -> None:
        account = self._comparison.account if self._comparison else None
        self._right.setCurrentWidget(self.account)
        self.account.show_account("What Comes In", sentence, record_rows(account) if account else ())

    # What a person does in it

    @Slot(int)
    def show_place(self, place: int) -> None:
        """Show the conflict at this place of the list."""
        if self._comparison is None or self._scale is None or not self.deciding.disputes:
            return
        self._place = place
        self._right.setCurrentWidget(self.conflict)
        self.sums.list.setCurrentRow(place)
        self.conflict.show_dispute(place, self._comparison, self.deciding, self._scale)
        self.foot.show_dispute(self._dispute, self.deciding)

    def go(self, by: int) -> None:
        """Go to the next conflict, or with -1 to the one before; after the last comes the first."""
        if self.deciding.disputes:
            self.show_place((self._place + by) % len(self.deciding.disputes))

    @Slot()
    def go_on(self) -> None:
        """Go to the next conflict that is not decided; where all are, say how to finish."""
        place = self.deciding.next_open(self._place)
        if place is not None:
            self.show_place(place)
        elif self.is_decided:
            self.explained.emit("Everything is decided. Ctrl+Enter finishes the merge.")

    @Slot(object)
    def take(self, side: Take) -> None:
        """Take one side of the conflict whole, or keep both."""
        dispute = self._dispute
        if dispute is None:
            return
        if side is Take.BOTH and not dispute.conflict.has_verdicts:
            self.explained.emit("Both can be kept only where both desks judged a claim. Take ours or theirs.")
            return
        self.deciding.take(dispute, side)
        self._mark(dispute)

    @Slot()
    def finish(self) -> None:
        """Let it be written, if everything is decided."""
        if self.is_decided:
            self.finish_requested.emit()
        elif self._comparison is not None and not self._comparison.account.is_empty:
            left = len(self.deciding.disputes) - self.deciding.decided
            self.explained.emit(f"{left} conflict{' is' if left == 1 else 's are'} to be decided first.")
            self.go_on()

    def step(self, by: int) -> None:
        """Give the keyboard to the next part, or with -1 to the one before."""
        parts = (self.sums.list, self.conflict.note, self.foot.sides[Take.OURS])
        focus = QApplication.focusWidget()
        at = next((place for place, part in enumerate(parts) if part is focus), -by)
        parts[(at + by) % len(parts)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1, 2 and 3 decide, J and K walk, Enter goes on, Ctrl+Enter finishes."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        act = self._keys.get(Qt.Key(event.key()))
        if is_enter and modifiers == Qt.KeyboardModifier.ControlModifier:
            self.finish()
        elif act is not None and not modifiers:
            act()
        else:
            super().keyPressEvent(event)

    # How it is done

    @property
    def _dispute(self) -> Dispute | None:
        return self.deciding.disputes[self._place] if self.deciding.disputes else None

    @Slot(str, object)
    def _take_field(self, key: str, side: Take) -> None:
        dispute = self._dispute
        if dispute is not None:
            self.deciding.take_field(dispute, key, side)
            self._mark(dispute)

    @Slot(str)
    def _note(self, words: str) -> None:
        dispute = self._dispute
        if dispute is not None:
            self.deciding.draft(dispute).note = words

    def _mark(self, dispute: Dispute) -> None:
        self.conflict.mark(dispute, self.deciding)
        self.sums.mark(self.deciding)
        self.foot.show_dispute(dispute, self.deciding)

    def _say(self, words: str, *, is_failure: bool = False) -> None:
        self.account.show_account("", words, is_failure=is_failure)
        self._right.setCurrentWidget(self.account)

    def _lay_out(self) -> None:
        for page in (self.account, self.conflict):
            self._right.addWidget(page)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._right, 1)
        column.addWidget(self.foot)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        a11y.name(splitter, "Sums and conflict")
        self.sums.setMinimumWidth(240)
        right.setMinimumWidth(560)
        splitter.addWidget(self.sums)
        splitter.addWidget(right)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes(list(_WIDTHS))
        a11y.name(splitter.handle(1), "Border before the conflict")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(splitter)
        self.setFocusProxy(self.sums)

    def _connect(self) -> None:
        self.sums.chosen.connect(self.show_place)
        self.sums.another_requested.connect(self.another_requested)
        self.sums.incoming.clicked.connect(self.show_incoming)
        self.account.left.connect(self.left)
        self.conflict.step_requested.connect(self.go)
        self.conflict.field_taken.connect(self._take_field)
        self.conflict.noted.connect(self._note)
        for pane in (self.conflict, self.foot):
            pane.taken.connect(self.take)
        self.foot.next_requested.connect(self.go_on)
        self.foot.finish_requested.connect(self.finish)
