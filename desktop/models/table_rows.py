"""The rows of one toll series or comparator table, to be edited in place."""

from __future__ import annotations

from collections.abc import Collection
from enum import IntEnum
from typing import Any
from uuid import UUID

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)

from checks.domain.extremes import extreme
from checks.domain.tables import Comparator, ComparatorTable, Measure
from checks.domain.ties import Table
from checks.errors import ChecksError
from desktop import theme
from desktop.models.table_columns import Column, columns_of, objection, rows_of, with_rows

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Role(IntEnum):
    """What a cell knows beside what it shows."""

    ORDER = Qt.ItemDataRole.UserRole
    COLUMN = Qt.ItemDataRole.UserRole + 1
    """The `Column`."""
    RECORD_ID = Qt.ItemDataRole.UserRole + 2


class TableRows(QAbstractTableModel):
    """What was typed leads to `edited`, with the whole table as it is wanted; nothing changes until that is shown."""

    edited = Signal(object)
    refused = Signal(str)
    """What was typed cannot be used; the sentence says why, and is empty where a cell was left as it is."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table: Table | None = None
        self._rows: tuple[Any, ...] = ()
        self._columns: tuple[Column, ...] = ()
        self._own: Collection[Comparator] = ()
        self._extremes: Collection[Comparator] = ()
        self._measure: Measure | None = None
        self._names: dict[UUID, str] = {}

    @property
    def table(self) -> Table | None:
        """The table that is shown."""
        return self._table

    @property
    def columns(self) -> tuple[Column, ...]:
        """Its columns."""
        return self._columns

    def show(self, table: Table | None, names: dict[UUID, str], own: Collection[Comparator] = ()) -> None:
        """Show a table. `names` are those of its records, `own` the cases that the chosen claim is about."""
        is_same_shape = (
            table is not None
            and self._table is not None
            and table.id == self._table.id
            and len(rows_of(table)) == len(self._rows)
            and getattr(table, "measures", ()) == getattr(self._table, "measures", ())
        )
        if not is_same_shape:
            self.beginResetModel()
        self._table, self._names, self._own = table, names, own
        self._rows = rows_of(table) if table else ()
        self._columns = columns_of(table, lambda record_id: self._names.get(record_id, "record")) if table else ()
        self._find_extremes()
        if is_same_shape:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self._columns) - 1))
        else:
            self.endResetModel()

    def mark(self, measure: Measure | None) -> None:
        """Mark the largest by this measure."""
        self._measure = measure
        self._find_extremes()
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self._columns) - 1))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Figures or cases."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """What is told of each."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401, PLR0911 - a line for each role
        """What a cell shows and knows."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self._columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.show(row)
            case Qt.ItemDataRole.EditRole:
                return (column.edit or column.show)(row)
            case Role.ORDER:
                return _order(column, row)
            case Role.COLUMN:
                return column
            case Role.RECORD_ID:
                return row.evidence_id
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row, column)
            case Qt.ItemDataRole.DecorationRole:
                return theme.current().icon("ph.arrow-line-up", "ink") if self._is_extreme(row, column) else None
            case _:
                return self._look(row, column, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """The names of the columns."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        shown = {
            int(Qt.ItemDataRole.DisplayRole): column.label,
            int(Qt.ItemDataRole.ToolTipRole): column.tip or column.label,
            int(Qt.ItemDataRole.TextAlignmentRole): _alignment(column),
        }
        return shown.get(role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """All but the records can be typed into."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return usual | Qt.ItemFlag.ItemIsEditable if self._columns[index.column()].write else usual

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401 - Qt's signature
        """Ask for the table with what was typed in this cell; say what is wrong where it cannot be used."""
        write = self._columns[index.column()].write if index.isValid() else None
        if write is None or role != Qt.ItemDataRole.EditRole:
            return False
        row = self._rows[index.row()]
        try:
            made = write(row, str(value))
        except (ValueError, ChecksError) as problem:
            self.refused.emit(objection(problem))
            return False
        if made != row:
            self.put(index.row(), made)
        else:
            self.refused.emit("")
        return True

    def put(self, place: int, row: Any) -> None:  # noqa: ANN401 - a TollPoint or a Comparator
        """Ask for the table with another row in this place."""
        self._want((*self._rows[:place], row, *self._rows[place + 1 :]))

    def add(self, row: Any) -> None:  # noqa: ANN401 - a TollPoint or a Comparator
        """Ask for the table with one more row."""
        self._want((*self._rows, row))

    def remove(self, places: Collection[int]) -> None:
        """Ask for the table without these rows."""
        self._want(tuple(row for place, row in enumerate(self._rows) if place not in places))

    def row(self, place: int) -> Any:  # noqa: ANN401 - a TollPoint or a Comparator
        """The figure or case in this place of the table."""
        return self._rows[place]

    def _want(self, rows: tuple[Any, ...]) -> None:
        if self._table is not None and rows != self._rows:
            self.edited.emit(with_rows(self._table, rows))

    def _find_extremes(self) -> None:
        is_known = isinstance(self._table, ComparatorTable) and self._measure in self._table.measures
        found = extreme(self._table, self._measure) if is_known else None  # type: ignore[arg-type]
        self._extremes = found.rows if found else ()

    def _is_extreme(self, row: object, column: Column) -> bool:
        return column.measure is not None and column.measure == self._measure and row in self._extremes

    def _look(self, row: object, column: Column, role: int) -> Any:  # noqa: ANN401 - whatever the role asks for
        tokens = theme.current()
        if role == Qt.ItemDataRole.FontRole:
            return tokens.tabular("strong" if row in self._own else "body")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.ForegroundRole and column.show(row) == "not stated":
            return tokens.colour("ink_3")
        return column.show(row) or None if role == Qt.ItemDataRole.ToolTipRole else None

    def _spoken(self, row: object, column: Column) -> str:
        words = [column.show(row) or "empty"]
        if self._is_extreme(row, column):
            words.append("largest" if len(self._extremes) == 1 else f"largest, shared by {len(self._extremes)}")
        if row in self._own:
            words.append("the claim’s own case")
        return ", ".join(words)


class SortedRows(QSortFilterProxyModel):
    """The rows in the order of a column, what is not known last; they stay where they are while somebody types."""

    def __init__(self, source: TableRows, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setSourceModel(source)
        self.setDynamicSortFilter(False)

    def lessThan(self, left: Index, right: Index) -> bool:
        """Compare by what the column sorts by."""
        one, other = left.data(Role.ORDER), right.data(Role.ORDER)
        if None in (one, other):
            is_up = self.sortOrder() == Qt.SortOrder.AscendingOrder
            return (other is None) is is_up if one != other else False
        return bool(one < other)


def _order(column: Column, row: object) -> Any:  # noqa: ANN401 - whatever can be compared
    return column.order(row) if column.order else column.show(row).casefold()


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignTrailing if column.is_figure else Qt.AlignmentFlag.AlignLeading
    return side | Qt.AlignmentFlag.AlignVCenter
