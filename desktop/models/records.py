"""Evidence records as rows of a list that can be searched and filtered."""

from __future__ import annotations

from collections.abc import Callable, Collection
from enum import IntEnum
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot

from checks.domain.evidence import Stance
from checks.domain.record_line import RecordLine
from desktop.models.evidence_words import flag_line, record_line, record_name
from desktop.models.record_book import RecordBook
from desktop.models.record_filter import RecordFilter
from desktop.widgets.moments import say_moment

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Role(IntEnum):
    """What a row knows beside its text."""

    RECORD = Qt.ItemDataRole.UserRole
    """The `RecordLine`."""
    LINE = Qt.ItemDataRole.UserRole + 1
    """When and what it says."""
    IS_LINKED = Qt.ItemDataRole.UserRole + 2
    WHEN = Qt.ItemDataRole.UserRole + 3
    STANCE = Qt.ItemDataRole.UserRole + 4
    """What it does to the claim that is chosen, where it is linked to it."""


class RecordsModel(QAbstractListModel):
    """The records of a book that fit a filter, latest first.

    `is_choice`: is one to be chosen that is not `linked` yet? Then linked ones are shown and cannot be chosen.
    """

    def __init__(self, book: RecordBook, parent: QObject | None = None, *, is_choice: bool = False) -> None:
        super().__init__(parent)
        self._book = book
        self._is_choice = is_choice
        self._linked: dict[UUID, Stance | None] = {}
        self._only: frozenset[UUID] | None = None
        self._without: frozenset[UUID] = frozenset()
        self._filter = RecordFilter()
        self._found: list[int] = []
        book.changed.connect(self.refresh)
        self.refresh()

    @property
    def filter(self) -> RecordFilter:
        """Which records are shown."""
        return self._filter

    def show_linked(self, linked: dict[UUID, Stance | None]) -> None:
        """Say which records are linked to the claim, and as what."""
        self._linked = dict(linked)
        self.refresh()

    def restrict(self, only: Collection[UUID] | None = None, without: Collection[UUID] = ()) -> None:
        """Show only these records, or all but those."""
        restriction = (None if only is None else frozenset(only), frozenset(without))
        if restriction != (self._only, self._without):
            self._only, self._without = restriction
            self._show_found()

    def set_filter(self, wanted: RecordFilter) -> None:
        """Show what fits a filter."""
        if wanted != self._filter:
            self._filter = wanted
            self._show_found()

    def search(self, words: str) -> None:
        """Show only records that hold all of these words."""
        self.set_filter(RecordFilter(words))

    @Slot()
    def refresh(self) -> None:
        """Look through the book anew; rows that stay where they are stay as they are."""
        if not self._show_found() and self._found:
            self.dataChanged.emit(self.index(0), self.index(len(self._found) - 1))

    def _show_found(self) -> bool:
        """Show the rows that fit; are they others than before?"""
        found = self._look()
        if len(found) == len(self._found) and found == self._found:
            return False
        self.beginResetModel()
        self._found = found
        self.endResetModel()
        return True

    def record_at(self, row: int) -> RecordLine:
        """The record in a row."""
        return self._book.columns.lines[self._found[row]]

    def row_of(self, record_id: UUID | None) -> QModelIndex:
        """Where a record stands; an invalid index where it does not."""
        slot = self._book.columns.slot(record_id) if record_id else None
        try:
            return QModelIndex() if slot is None else self.index(self._found.index(slot))
        except ValueError:
            return QModelIndex()

    def first_free(self) -> QModelIndex:
        """The first record that can be chosen; an invalid index where there is none."""
        free = (row for row in range(len(self._found)) if self.record_at(row).id not in self._linked)
        row = next(free, None)
        return QModelIndex() if row is None else self.index(row)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many records were found."""
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """What a row shows and knows."""
        answer = _ANSWERS.get(role)
        if not index.isValid() or answer is None:
            return None
        return answer(self, self.record_at(index.row()))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Where one is to be chosen, a record that is linked already is out of reach."""
        if not index.isValid() or (self._is_choice and self.record_at(index.row()).id in self._linked):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def is_linked(self, record: RecordLine) -> bool:
        """Is it linked to the claim?"""
        return record.id in self._linked

    def stance(self, record: RecordLine) -> Stance | None:
        """What it does to the claim, where that is known."""
        return self._linked.get(record.id)

    def spoken(self, record: RecordLine) -> str:
        """A row as a screen reader tells it."""
        stance = self.stance(record)
        linked = f", {stance.value}" if stance else ", linked already" if self.is_linked(record) else ""
        title = f"{record.title}. " if record.title != record_name(record) else ""
        return f"{record_name(record)}{linked}. {title}{record_line(record)}. {flag_line(record)}".strip()

    def _look(self) -> list[int]:
        columns = self._book.columns
        slots = columns.found(self._filter)
        if self._only is not None:
            chosen = {columns.slot(each) for each in self._only}
            if not chosen:
                return []
            return [slot for slot in slots if slot in chosen]
        if self._without:
            left_out = {columns.slot(each) for each in self._without}
            return [slot for slot in slots if slot not in left_out]
        return slots


_ANSWERS: dict[int, Callable[[RecordsModel, RecordLine], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda _, record: record_name(record),
    Qt.ItemDataRole.AccessibleTextRole: RecordsModel.spoken,
    Role.RECORD: lambda _, record: record,
    Role.LINE: lambda _, record: record_line(record),
    Role.IS_LINKED: RecordsModel.is_linked,
    Role.WHEN: lambda _, record: say_moment(record.published) if record.published else "",
    Role.STANCE: RecordsModel.stance,
}
