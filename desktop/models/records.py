"""The evidence records of a casebook as a list that can be searched."""

from __future__ import annotations

from collections.abc import Callable, Collection
from enum import IntEnum
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from checks.domain.evidence import Evidence
from desktop.models.evidence_words import flag_line, record_line, record_name

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Role(IntEnum):
    """What a row knows beside its text."""

    RECORD = Qt.ItemDataRole.UserRole
    LINE = Qt.ItemDataRole.UserRole + 1
    """When and what it says."""
    IS_LINKED = Qt.ItemDataRole.UserRole + 2


class RecordsModel(QAbstractListModel):
    """Records that hold every word of the search, wherever in them; linked ones are shown and cannot be chosen."""

    def __init__(
        self, records: tuple[Evidence, ...], linked: Collection[UUID] = (), parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._all = [(record, haystack(record)) for record in records]
        self._linked = frozenset(linked)
        self._found = [record for record, _ in self._all]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many records were found."""
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """What a row shows and knows."""
        if not index.isValid():
            return None
        record = self._found[index.row()]
        says: dict[int, Callable[[], Any]] = {
            Qt.ItemDataRole.DisplayRole: lambda: record_name(record),
            Qt.ItemDataRole.AccessibleTextRole: lambda: self._spoken(record),
            Role.RECORD: lambda: record,
            Role.LINE: lambda: record_line(record),
            Role.IS_LINKED: lambda: record.id in self._linked,
        }
        return says[role]() if role in says else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A record that is linked already cannot be chosen again."""
        if not index.isValid() or self._found[index.row()].id in self._linked:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def _spoken(self, record: Evidence) -> str:
        linked = ", linked already" if record.id in self._linked else ""
        return f"{record_name(record)}{linked}. {record.title}. {record_line(record)}. {flag_line(record)}"

    def search(self, words: str) -> None:
        """Show only records that hold all of these words."""
        wanted = words.casefold().split()
        self.beginResetModel()
        self._found = [record for record, text in self._all if all(word in text for word in wanted)]
        self.endResetModel()

    def first_free(self) -> QModelIndex:
        """The first record that can be chosen; an invalid index where there is none."""
        free = (row for row, record in enumerate(self._found) if record.id not in self._linked)
        row = next(free, None)
        return QModelIndex() if row is None else self.index(row)


def haystack(record: Evidence) -> str:
    """All words of a record that a search looks through, case folded."""
    parts = (
        record.publisher,
        record.title,
        record.says,
        record.original_source,
        record.byline_origin,
        record.quote_text,
        record.url,
        record.place.mention if record.place else None,
        record.weapon,
        record.note,
        record_line(record),
        *(figure.what for figure in record.figures),
    )
    return "\n".join(part for part in parts if part).casefold()
