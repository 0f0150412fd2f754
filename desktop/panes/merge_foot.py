"""The foot of a merge: the ways to decide a conflict, what is left to decide, and the end of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from checks.domain.merge_account import Dispute
from checks.domain.merge_conflict import Take
from desktop import a11y
from desktop.models.merge_words import Deciding
from desktop.panes.corrections import set_primary
from desktop.widgets.label import Label
from desktop.widgets.section import hairline


class MergeFoot(QWidget):
    """Tells what is wanted."""

    taken = Signal(object)
    """One side whole, or both: a `Take`."""
    next_requested = Signal()
    finish_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sides = {
            Take.OURS: QPushButton("Take Ours  1"),
            Take.THEIRS: QPushButton("Take Theirs  2"),
            Take.BOTH: QPushButton("Keep Both  3"),
        }
        self.sides[Take.BOTH].setToolTip("Keep both verdicts, and ask for a second reading (3)")
        self._words = Label(role="meta", ink="ink_2", lines=1)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.next = QPushButton("Next Conflict")
        self.next.setToolTip("Enter")
        self.finish = QPushButton("Finish Merge")
        self.finish.setToolTip("Ctrl+Enter")
        row = QHBoxLayout()
        row.setContentsMargins(16, 10, 14, 10)
        row.setSpacing(8)
        for side, button in self.sides.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, side=side: self.taken.emit(side))
            row.addWidget(button)
        row.addWidget(self._words, 1)
        for button, signal in ((self.next, self.next_requested), (self.finish, self.finish_requested)):
            button.clicked.connect(signal)
            row.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(hairline())
        box.addLayout(row)
        a11y.name(self, "Decide")

    @property
    def words(self) -> str:
        """What is said to be left."""
        return self._words.text()

    def show_dispute(self, dispute: Dispute | None, deciding: Deciding) -> None:
        """Offer what can be done with this conflict, or with a merge that has none."""
        draft = deciding.draft(dispute) if dispute else None
        for side, button in self.sides.items():
            button.setVisible(dispute is not None and (side is not Take.BOTH or dispute.conflict.has_verdicts))
            button.setChecked(draft is not None and draft.take is side)
        left = len(deciding.disputes) - deciding.decided
        fields = deciding.left(dispute) if dispute and dispute.conflict.deleted_by is None else 0
        self._words.setText(_words(fields, left))
        self.next.setVisible(len(deciding.disputes) > 1)
        self.next.setEnabled(left > 0)
        self.finish.setEnabled(left == 0)
        set_primary(self.next, is_primary=left > 0)
        set_primary(self.finish, is_primary=left == 0)


def _words(fields: int, conflicts: int) -> str:
    if fields:
        return f"{fields} field{'' if fields == 1 else 's'} to decide"
    if conflicts:
        return f"{conflicts} more to decide"
    return "Ready: nothing is written yet"
