"""The toll series and the comparator tables of a casebook as one list under two headings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from checks.domain.change import Change, Record
from checks.domain.tables import ComparatorTable, TollSeries
from checks.domain.ties import Table
from desktop import theme

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_HEADINGS = {"Toll series": TollSeries, "Comparator tables": ComparatorTable}


class TableList(QAbstractListModel):
    """Headings and tables; a change that is written brings the list up to date without asking the casebook."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Table | str] = []

    @property
    def tables(self) -> tuple[Table, ...]:
        """All tables, as the list shows them."""
        return tuple(row for row in self._rows if not isinstance(row, str))

    def show(self, tables: Iterable[Table]) -> None:
        """Show these tables."""
        found = tuple(tables)
        ordered = sorted(found, key=lambda table: table.title.casefold())
        self.beginResetModel()
        self._rows = []
        for heading, kind in _HEADINGS.items():
            group = [table for table in ordered if isinstance(table, kind)]
            self._rows += [heading, *group] if group else []
        self.endResetModel()

    def take_in(self, change: Change) -> bool:
        """Show the tables as they are after `change`; False where it is about none."""
        gone = {record.id for record in change.before if _is_table(record)}
        come = [record for record in change.after if isinstance(record, TollSeries | ComparatorTable)]
        if not (gone or come):
            return False
        self.show((*(table for table in self.tables if table.id not in gone), *come))
        return True

    def table(self, table_id: UUID | None) -> Table | None:
        """The table with this id."""
        return next((table for table in self.tables if table.id == table_id), None)

    def index_of(self, table_id: UUID | None) -> QModelIndex:
        """Where a table stands; an invalid index where it does not."""
        places = (at for at, row in enumerate(self._rows) if not isinstance(row, str) and row.id == table_id)
        return next((self.index(at) for at in places), QModelIndex())

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Headings and tables."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """What a row shows; the table itself stands under the user role."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row if isinstance(row, str) else row.title or "Untitled"
        if isinstance(row, str):
            return _heading_data(role)
        if role == Qt.ItemDataRole.DecorationRole:
            return theme.current().icon("ph.chart-line" if isinstance(row, TollSeries) else "ph.table")
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return size_words(row)
        return row if role == Qt.ItemDataRole.UserRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


def size_words(table: Table) -> str:
    """How much a table holds: "5 figures", "8 cases"."""
    if isinstance(table, TollSeries):
        return _count(len(table.points), "figure")
    return _count(len(table.rows), "case")


def _heading_data(role: int) -> Any:  # noqa: ANN401 - whatever a role asks for
    if role == Qt.ItemDataRole.FontRole:
        return theme.current().font("caption")
    return theme.current().colour("ink_3") if role == Qt.ItemDataRole.ForegroundRole else None


def _count(number: int, word: str) -> str:
    return f"{number or 'no'} {word}{'' if number == 1 else 's'}"


def _is_table(record: Record) -> bool:
    return isinstance(record, TollSeries | ComparatorTable)
