"""What one change did, field by field: what stood there, what stands there now, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from checks.domain.difference import NOTHING, Deed, Difference
from checks.text.word_changes import word_changes
from desktop import a11y
from desktop.widgets.label import Label

_MOST = 60
"""Differences that are laid out; a change of more is one of many records at once."""
_DEEDS = {Deed.ADDED: "Added", Deed.REMOVED: "Removed"}


class HistoryDifferences(QWidget):
    """Words that went are struck, words that came underlined."""

    restore_requested = Signal(object)
    """The id of the record that is to be as it was after this change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 0, 8, 0)
        self._column.setSpacing(10)
        self._inner: QWidget | None = None
        self._column.addStretch(1)

    def show_differences(self, found: Sequence[Difference], reason: str = "") -> None:
        """Show what another change did, and the reason that was given for it."""
        if self._inner is not None:
            self._inner.hide()
            self._inner.deleteLater()
        self._inner = inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        if reason:
            box.addWidget(Label(f"Reason: {reason}", ink="ink_2"))
        if not found:
            box.addWidget(Label("Nothing that shows was changed.", ink="ink_2"))
        offered: set[UUID] = set()
        for each in found[:_MOST]:
            box.addWidget(self._make_row(each, is_first=each.record_id not in offered))
            offered.add(each.record_id)
        if len(found) > _MOST:
            box.addWidget(Label(f"And {len(found) - _MOST} more.", role="meta", ink="ink_3"))
        self._column.insertWidget(0, inner)
        inner.show()

    def _make_row(self, each: Difference, *, is_first: bool) -> QWidget:
        made = QWidget()
        box = QVBoxLayout(made)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        if is_first:
            box.addLayout(self._make_head(each))
        if each.deed is Deed.EDITED:
            box.addLayout(_wordings(each))
        made.setAccessibleName(each.sentence)
        return made

    def _make_head(self, each: Difference) -> QHBoxLayout:
        """The record, and the way back to how it stood."""
        deed = f"{_DEEDS[each.deed]}: " if each.deed in _DEEDS else ""
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Label(f"{deed}{each.about}", role="strong", lines=2), 1)
        if each.deed is not Deed.REMOVED:
            back = QPushButton("Restore")
            back.setProperty("link", True)
            back.setAutoDefault(False)
            a11y.name(
                back, f"Restore {each.about}", "Bring it back to how it stood after this step. Undo takes it back."
            )
            back.setToolTip("Bring it back to how it stood after this step")
            back.clicked.connect(partial(self._ask, each.record_id))
            head.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _ask(self, record_id: UUID) -> None:
        self.restore_requested.emit(record_id)


def _wordings(each: Difference) -> QGridLayout:
    """The field, and its two values with the words that differ marked."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(1, 1)
    grid.addWidget(Label(f"{each.field[:1].upper()}{each.field[1:]}", role="meta", ink="ink_3"), 0, 0, 1, 2)
    whole = NOTHING in (each.before, each.after)
    gone, come = ((), ()) if whole else word_changes(each.before, each.after)
    for row, (sign, words, marks) in enumerate(
        (("−", each.before, {"gone": gone}), ("+", each.after, {"come": come})), 1
    ):
        text = Label(words, role="quote_row", ink="ink_2")
        text.mark_changes(**marks)
        grid.addWidget(Label(sign, role="strong"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(text, row, 1)
    return grid
