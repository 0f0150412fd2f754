"""One conflict of a merge: the claim in its sentence, what both sides say, and a note on the decision."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from checks.domain.merge_account import Dispute
from checks.domain.merge_conflict import Take
from checks.domain.verdict import Scale
from desktop import a11y
from desktop.models.merge_words import Comparison, Deciding, field_rows, side_words, worked_words
from desktop.panes.merge_table import MergeTable
from desktop.positions import Positions
from desktop.widgets.header import PaneHeader
from desktop.widgets.label import Label
from desktop.widgets.scrolling import scrolling


class MergeConflict(QWidget):
    """Tells what a person decides; it writes nothing."""

    taken = Signal(object)
    """One side whole: a `Take`."""
    field_taken = Signal(str, object)
    """One field of a side."""
    step_requested = Signal(int)
    """To the next conflict, or with -1 to the one before."""
    noted = Signal(str)
    """The note on this decision is another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._header = PaneHeader()
        self._back = self._header.add_button("ph.caret-up", "Previous Conflict")
        self._on = self._header.add_button("ph.caret-down", "Next Conflict")
        self._quote = Label(role="quote_head", ink="ink_2")
        self.table = MergeTable()
        self.note = QLineEdit()
        self._lay_out()
        self._back.clicked.connect(lambda: self.step_requested.emit(-1))
        self._on.clicked.connect(lambda: self.step_requested.emit(1))
        self.table.taken.connect(self._take)
        self.note.textEdited.connect(self.noted)

    @property
    def heading(self) -> str:
        """Which conflict it is, and what happened."""
        return f"{self._header.title} {self._header.fact}"

    @property
    def quote(self) -> str:
        """The claim in its sentence, or the name of the record."""
        return self._quote.text()

    def show_dispute(self, place: int, comparison: Comparison, deciding: Deciding, scale: Scale) -> None:
        """Show the conflict at this place of the list."""
        dispute, count = deciding.disputes[place], len(deciding.disputes)
        self._header.set_title(f"{place + 1} of {count}")
        self._header.set_fact(dispute.conflict.heading)
        for button in (self._back, self._on):
            button.setEnabled(count > 1)
        self._show_quote(dispute, comparison)
        self.table.show_sides(side_words(dispute.ours), side_words(dispute.theirs), "as both had it")
        deleted_by = dispute.conflict.deleted_by
        if deleted_by is not None:
            self.table.add_whole(*worked_words(dispute.conflict))
        for row in field_rows(dispute, scale):
            if deleted_by is None:
                self.table.add_field(row)
            else:
                ours, theirs = ("", row.theirs) if deleted_by is Take.OURS else (row.ours, "")
                self.table.add_plain(row.label, ours, theirs, before=row.before)
        if dispute.evidence_ours or dispute.evidence_theirs:
            self.table.add_plain("Evidence", *_evidence(dispute))
        self.mark(dispute, deciding)

    def mark(self, dispute: Dispute, deciding: Deciding) -> None:
        """Show what is decided of it."""
        draft = deciding.draft(dispute)
        self.table.mark(draft.fields, draft.take)
        if self.note.text() != draft.note:
            self.note.setText(draft.note)

    def _show_quote(self, dispute: Dispute, comparison: Comparison) -> None:
        sentence, start, end = comparison.sentences.get(dispute.conflict.id, (dispute.title, 0, len(dispute.title)))
        self._quote.setText(sentence)
        positions = Positions(sentence)
        self._quote.set_strong(positions.to_qt(start), positions.to_qt(end))

    @Slot(str, object)
    def _take(self, key: str, side: Take) -> None:
        if key:
            self.field_taken.emit(key, side)
        else:
            self.taken.emit(side)

    def _lay_out(self) -> None:
        a11y.name(self, "Conflict")
        a11y.name(self.note, "Note on this decision", "It is kept in the history.")
        self.note.setPlaceholderText("Why this one?")
        inner = QWidget()
        inner.setProperty("ground", "paper")
        column = QVBoxLayout(inner)
        column.setContentsMargins(28, 20, 28, 20)
        column.setSpacing(14)
        column.addWidget(self._quote)
        column.addWidget(self.table)
        column.addSpacing(6)
        column.addWidget(Label("Note on this decision, kept in the history", role="meta", ink="ink_2"))
        column.addWidget(self.note)
        column.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._header)
        box.addWidget(scrolling(inner), 1)


def _evidence(dispute: Dispute) -> tuple[str, str]:
    """How many records each side has, and the names of those that the other has not."""
    sides = (dispute.evidence_ours, dispute.evidence_theirs)
    told = []
    for own, other in (sides, sides[::-1]):
        more = [title for title in own if title not in other]
        count = f"{len(own)} record{'' if len(own) == 1 else 's'}" if own else "none"
        told.append("\n".join([count, *more]))
    return told[0], told[1]
