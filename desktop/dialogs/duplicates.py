"""Records that may be held twice, pair by pair: merge them, or say that they are two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from checks.domain.evidence import Evidence
from desktop import a11y, theme
from desktop.dialogs.peek import record_facts
from desktop.models.evidence_words import record_line, record_name
from desktop.widgets.label import Label
from desktop.widgets.state_page import StatePage

NONE = "No two records share an address, a key or their text."


@dataclass(frozen=True)
class Pair:
    """Two records as they are stored, and why they may be one."""

    one: Evidence
    other: Evidence
    reasons: tuple[str, ...]


class Duplicates(QDialog):
    """The pairs above, the two records of the chosen pair side by side below."""

    merge_requested = Signal(object, object)
    """This `Evidence` is to stay, and to take over what that `Evidence` has."""
    apart_requested = Signal(object, object)
    """These two `Evidence` are two records."""
    search_requested = Signal()
    """A person wants to look again."""
    cancel_requested = Signal()
    """A person does not want to wait for the search."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Duplicates")
        self.resize(self.sizeHint())
        self._pairs: list[Pair] = []
        self._shown: list[QWidget] = []
        self._state = StatePage(indent=0)
        self._list = QListWidget()
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        a11y.name(self._list, "Pairs of records", "Tab goes to what can be done with the chosen pair.")
        self._list.currentRowChanged.connect(self._show_pair)
        self._below = QWidget()
        self._apart = QPushButton("Not Duplicates…")
        self._apart.clicked.connect(self._ask_apart)
        self._again = QPushButton("Search Again")
        self._again.clicked.connect(self.search_requested)
        self._cancel = QPushButton("Stop Searching")
        self._cancel.clicked.connect(self.cancel_requested)
        self._put_together()

    def sizeHint(self) -> QSize:
        """Room for two records side by side, however long their addresses are."""
        return QSize(760, 600)

    def say(self, words: str, *, is_busy: bool = False, is_failure: bool = False) -> None:
        """Say how the search stands, in place of the pairs."""
        self._state.say(words, is_failure=is_failure)
        self._set_shown(has_pairs=False, is_busy=is_busy)

    def show_pairs(self, pairs: Sequence[Pair], total: int) -> None:
        """Show what was found; `total` where that is more than can be listed."""
        self._pairs = list(pairs)
        self._list.clear()
        for pair in self._pairs:
            item = QListWidgetItem(f"{record_name(pair.one)} and {record_name(pair.other)}: {'; '.join(pair.reasons)}")
            item.setSizeHint(QSize(0, theme.current().size("row_library")))
            item.setToolTip(f"{pair.one.title}\n{pair.other.title}")
            self._list.addItem(item)
        if not self._pairs:
            self.say(NONE)
            return
        number = len(self._pairs)
        self._state.say(_count(number) if number >= total else f"The first {number} of {total} pairs")
        self._set_shown(has_pairs=True, is_busy=False)
        self._list.setCurrentRow(0)
        self._list.setFocus()

    def drop(self, done: Sequence[Evidence], *, whole_records: bool) -> None:
        """Take a pair off the list, or with `whole_records` all pairs that hold one of these records."""
        ids = {record.id for record in done}
        row = self._list.currentRow()
        kept = [
            pair
            for pair in self._pairs
            if not (bool({pair.one.id, pair.other.id} & ids) if whole_records else {pair.one.id, pair.other.id} == ids)
        ]
        self.show_pairs(kept, len(kept))
        if kept:
            self._list.setCurrentRow(min(row, len(kept) - 1))

    @property
    def state(self) -> str:
        """What is said above the pairs, or in their place."""
        return self._state.text

    def _put_together(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        for button in (self._apart, self._again, self._cancel):
            button.setAutoDefault(False)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        self._columns = QHBoxLayout(self._below)
        self._columns.setContentsMargins(0, 8, 0, 0)
        self._columns.setSpacing(24)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(8)
        layout.addWidget(self._state)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._below, 2)
        layout.addWidget(buttons)

    def _set_shown(self, *, has_pairs: bool, is_busy: bool) -> None:
        for widget in (self._list, self._below, self._apart):
            widget.setVisible(has_pairs)
        self._again.setVisible(not is_busy)
        self._cancel.setVisible(is_busy)

    @Slot(int)
    def _show_pair(self, row: int) -> None:
        for column in self._shown:
            column.hide()
            column.deleteLater()
        self._shown = []
        if 0 <= row < len(self._pairs):
            pair = self._pairs[row]
            for kept, other in ((pair.one, pair.other), (pair.other, pair.one)):
                self._shown.append(self._column(kept, other))
                self._columns.addWidget(self._shown[-1], 1)

    def _column(self, kept: Evidence, other: Evidence) -> QWidget:
        """All that is known of a record, and the button that keeps it."""
        column = QWidget()
        box = QVBoxLayout(column)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(Label(kept.title, role="strong", lines=2))
        box.addWidget(Label(record_line(kept), role="body", lines=3))
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(12)
        for row, (name, value) in enumerate((name, value) for name, value in record_facts(kept) if value):
            grid.addWidget(Label(name, role="meta", ink="ink_3", lines=1), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(value, role="meta", lines=2), row, 1)
        box.addLayout(grid)
        box.addStretch(1)
        keep = QPushButton("Merge into This One")
        keep.setAutoDefault(False)
        a11y.name(keep, f"Merge into {record_name(kept)}", "Keeps links, references and captures of both.")
        keep.clicked.connect(partial(self.merge_requested.emit, kept, other))
        box.addWidget(keep, 0, Qt.AlignmentFlag.AlignLeading)
        return column

    @Slot()
    def _ask_apart(self) -> None:
        row = self._list.currentRow()
        if 0 <= row < len(self._pairs):
            self.apart_requested.emit(self._pairs[row].one, self._pairs[row].other)


def _count(number: int) -> str:
    return "1 pair of records that may be one" if number == 1 else f"{number} pairs of records that may be one"
