"""A grid of the rows of a table for tests, which writes what is typed like the view does."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from checks.domain.mention import PersonStatus, Qualifier
from checks.domain.moment import Moment
from checks.domain.tables import Comparator, ComparatorTable, Measure, TollPoint, TollSeries
from checks.domain.ties import Table
from desktop.models.table_rows import TableRows
from desktop.panes.table_grid import TableGrid

RECORD = UUID(int=9)
TOTAL, LENGTH = Measure("total", "Total", "person"), Measure("length", "Length", "km")
TOLL = TollSeries(
    UUID(int=1),
    "A toll",
    points=(
        TollPoint(PersonStatus.KILLED, Moment.parse("2025-05-25"), best=3, source="The mayor"),
        TollPoint(PersonStatus.WOUNDED, Moment.parse("2025-05-23"), low=8, best=9, evidence_id=RECORD),
        TollPoint(PersonStatus.MISSING, Moment.parse("2025-05-24"), best=1, qualifier=Qualifier.AT_LEAST),
    ),
)
TABLE = ComparatorTable(
    UUID(int=2),
    "Some cases",
    (TOTAL, LENGTH),
    (
        Comparator(Moment.parse("2025-05-23"), values=(("total", 780.0),), source="Навчання (2)"),
        Comparator(Moment.parse("2022-06-29"), values=(("total", 288.0),), ranges=(("total", 280.0, 290.0),)),
        Comparator(Moment.parse("2024-01-03"), place="Odesa"),
    ),
)


class Bench:
    """A grid that is written to like in the view: what was edited is shown at once."""

    def __init__(self, table: Table) -> None:
        self.rows = TableRows()
        self.grid = TableGrid(self.rows)
        self.edits: list[Table] = []
        self.refused: list[str] = []
        self.rows.edited.connect(self._take)
        self.rows.refused.connect(self.refused.append)
        self.grid.removal_requested.connect(self.rows.remove)
        self.show(table)

    def show(self, table: Table) -> None:
        self.rows.show(table, {RECORD: "The record"})
        self.grid.begin(self.rows.columns)

    def _take(self, table: Table) -> None:
        self.edits.append(table)
        self.rows.show(table, {RECORD: "The record"})

    def place(self, label: str) -> int:
        return next(place for place, each in enumerate(self.rows.columns) if each.label == label)

    def cell(self, row: int, label: str) -> QModelIndex:
        return self.grid.model().index(row, self.place(label))

    def column(self, label: str) -> list[str]:
        return [self.cell(row, label).data() for row in range(self.grid.model().rowCount())]

    def go_to(self, row: int, label: str) -> TableGrid:
        self.grid.setFocus()
        self.grid.setCurrentIndex(self.cell(row, label))
        return self.grid

    def shown(self) -> list[str]:
        return [each.label for place, each in enumerate(self.rows.columns) if not self.grid.isColumnHidden(place)]

    def editor(self) -> QWidget | None:
        kinds = (*self.grid.viewport().findChildren(QLineEdit), *self.grid.viewport().findChildren(QComboBox))
        return next((each for each in kinds if each.isVisible() and each.parent() is self.grid.viewport()), None)


def bench_of(table: Table, qtbot: QtBot) -> Bench:
    made = Bench(table)
    qtbot.addWidget(made.grid)
    made.grid.resize(1300, 300)
    made.grid.show()
    qtbot.waitExposed(made.grid)
    return made
