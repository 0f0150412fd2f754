"""The first rows of a file as they would come in, and the sentences of an account, as tables."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from checks.domain.evidence import Evidence

if TYPE_CHECKING:
    from checks.exchange.importing.account import Account
    from checks.exchange.importing.importer import Imported, Row

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_FIGURES = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class Cells(QAbstractTableModel):
    """Texts in rows under a header; the first column holds numbers, unless it `has_numbers` not, or others do."""

    def __init__(
        self,
        headers: Sequence[str],
        rows: Sequence[Sequence[str]] = (),
        *,
        has_numbers: bool = True,
        figures: Collection[int] = (),
    ) -> None:
        """`figures`: the columns that hold numbers beside the first one; they are set at their end."""
        super().__init__()
        self._figures = frozenset((*figures, *((0,) if has_numbers else ())))
        self._headers = tuple(headers)
        self.cells: tuple[tuple[str, ...], ...] = tuple(tuple(row) for row in rows)

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.cells = tuple(tuple(row) for row in rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self.cells)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """As many as there are headers."""
        return 0 if parent.isValid() else len(self._headers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """The text of a cell, which is its tooltip in full."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in self._figures:
            return _FIGURES
        text = self.cells[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(text.split())
        return f"{self._headers[index.column()]}: {text}" if role == Qt.ItemDataRole.AccessibleTextRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """The header of a column."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._headers[section]
        return _FIGURES if role == Qt.ItemDataRole.TextAlignmentRole and section in self._figures else None


PREVIEW = ("Row", "Title or claim", "Date", "Source", "Says, or why it stays out")
ACCOUNT = ("Row", "What became of it", "Why")


def preview_cells(row: Row, *, is_here: bool = False) -> tuple[str, ...]:
    """A row of a file as the preview shows it; `is_here` where the casebook has it already."""
    if row.record is None:
        return str(row.number), "Stays out", "", "", row.remark
    title, date, source, says = _facts(row.record)
    return str(row.number), title, date, source, "Here already: it stays out." if is_here else row.remark or says


def _facts(record: Imported) -> tuple[str, str, str, str]:
    if isinstance(record, Evidence):
        date = record.published or record.event_start or record.as_of
        return (
            record.title,
            str(date or ""),
            record.original_source or record.publisher or "",
            record.says or record.quote_text or record.note,
        )
    return record.text, str(record.published or ""), record.publisher or "", record.rating or ""


def account_cells(account: Account) -> list[tuple[str, ...]]:
    """All sentences about single rows, in the order of the file."""
    skipped = [(said.row, "skipped", said.sentence) for said in account.reasons]
    remarked = [(said.row, "came in, look at it", said.sentence) for said in account.remarks]
    return [(str(row), what, why) for row, what, why in sorted(skipped + remarked)]
