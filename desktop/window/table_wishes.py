"""What the view of tables asks for: which dialog answers it, and what is written then."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import QDate, QObject, Slot
from PySide6.QtWidgets import QWidget

from checks.domain.change import Change
from checks.domain.evidence import Evidence
from checks.domain.mention import PersonStatus
from checks.domain.moment import Moment
from checks.domain.progress import Progress
from checks.domain.tables import Comparator, ComparatorTable, Measure, TollPoint, TollSeries
from checks.domain.ties import Table
from checks.errors import ImportRefused
from desktop.models.record_book import RecordBook
from desktop.models.table_columns import rows_of, with_rows
from desktop.panes.tables_view import TablesView, shelve
from desktop.session import Session

if TYPE_CHECKING:
    from checks.casebook import Casebook
    from checks.exchange.tables_csv import TablesRead

_MOST_BYTES = 20_000_000
_MOST_LINES = 3
"""Rows that are told of singly; further ones are counted."""


class TableWishes(QObject):
    """Answers the wishes of one view."""

    def __init__(
        self,
        session: Session,
        book: RecordBook,
        view: TablesView,
        folder: Path,
        open_record: Callable[[Evidence], None],
        window: QWidget,
    ) -> None:
        """`folder`: where tables are saved unless the person says otherwise; `open_record` shows a record."""
        super().__init__(window)
        self._open_record = open_record
        self._session = session
        self._book = book
        self._view = view
        self._folder = folder
        self._window = window
        view.new_toll_requested.connect(self.new_toll)
        view.new_comparators_requested.connect(self.new_comparators)
        view.import_requested.connect(self.bring_in)
        sheet = view.sheet
        sheet.add_requested.connect(self.add_row)
        sheet.details_requested.connect(self.edit_details)
        sheet.export_requested.connect(self.export)
        sheet.delete_requested.connect(self.delete)
        sheet.record_wanted.connect(self.choose_record)
        sheet.record_requested.connect(self.open_record)

    @Slot()
    def new_toll(self) -> None:
        """Begin a toll series; its times are told in the zone of the article on the desk."""
        desk = self._session.desk
        self._make(TollSeries(uuid4(), "", timezone=desk.article.timezone if desk else None))

    @Slot()
    def new_comparators(self) -> None:
        """Begin a table of comparators."""
        self._make(ComparatorTable(uuid4(), "", (Measure("total", "Total"),)))

    @Slot(object)
    def edit_details(self, table: Table) -> None:
        """Rename a table, or correct what it says of itself."""
        from desktop.dialogs.table_details import TableDetails

        made = TableDetails.ask(self._window, table)
        if made is not None:
            self._edit(made)

    @Slot(object)
    def add_row(self, table: Table) -> None:
        """Add a row like the last one, without its figures, and begin to type in it."""
        rows = rows_of(table)
        made = with_rows(table, (*rows, self._blank(table)))
        self._session.do(lambda casebook: shelve(casebook, made), lambda _: self._view.sheet.grid.edit_first(len(rows)))

    @Slot(object, int)
    def choose_record(self, table: Table, place: int) -> None:
        """Let a row lead to an evidence record."""
        from desktop.dialogs.choose_record import ChooseRecord

        row = rows_of(table)[place]
        chosen = ChooseRecord.ask(self._window, self._book, table.title)
        if chosen is not None and chosen != row.evidence_id:
            self._view.sheet.rows.put(place, replace(row, evidence_id=chosen))

    @Slot(object)
    def open_record(self, record_id: UUID) -> None:
        """Show a record with all its fields, to be read or corrected."""
        self._session.ask(lambda casebook: casebook.evidence.get(record_id), self._open_record)

    @Slot(object)
    def delete(self, table: Table) -> None:
        """Delete a table after asking."""
        from desktop.dialogs.table_details import DeleteTable

        if DeleteTable.ask(self._window, table):
            self._session.do(lambda casebook: _delete(casebook, table))

    @Slot()
    def bring_in(self) -> None:
        """Add the tables of a CSV file, as one change, and say which rows could not be used."""
        from desktop.dialogs.table_details import CsvFile

        name = CsvFile.ask_open(self._window, "")
        if name:
            self._session.jobs.start(
                "Reading the table", lambda _: read_file(Path(name)), self._add, self._session.fail
            )

    @Slot(object)
    def export(self, table: Table) -> None:
        """Write a table as CSV."""
        from checks.exchange.tables_csv import write_table_csv
        from desktop.dialogs.table_details import CsvFile

        suggested = self._folder / f"{_file_name(table.title)}.csv"
        name = CsvFile.ask_save(self._window, str(suggested))
        if not name:
            return

        def write(_: Progress) -> Path:
            from checks.reporting.formats import save

            return save(Path(name), write_table_csv(table).encode("utf-8-sig"))

        self._session.jobs.start(
            "Writing the table", write, lambda path: self._session.note(f"Table saved as {path}"), self._session.fail
        )

    def _make(self, table: Table) -> None:
        from desktop.dialogs.table_details import TableDetails

        made = TableDetails.ask(self._window, table, is_new=True)
        if made is not None:
            self._view.choose(made.id)
            self._session.do(lambda casebook: _add(casebook, made))

    def _edit(self, table: Table) -> None:
        self._session.do(lambda casebook: shelve(casebook, table))

    def _add(self, read: TablesRead) -> None:
        self._view.choose(read.tables[0].id)
        self._session.do(
            lambda casebook: casebook.apply(Change("Import table", after=read.tables)),
            lambda _: self._session.note(_account(read)),
        )

    def _blank(self, table: Table) -> TollPoint | Comparator:
        desk, rows = self._session.desk, rows_of(table)
        published = desk.article.published if desk else None
        when = rows[-1].as_of if isinstance(table, TollSeries) and rows else rows[-1].date if rows else published
        today = Moment.parse(QDate.currentDate().toString("yyyy-MM-dd"))
        if not isinstance(table, TollSeries):
            return Comparator(when or today)
        last = rows[-1] if rows else None
        status = last.status if last else PersonStatus.KILLED
        return TollPoint(status, when or today, source=last.source if last else "")


def read_file(path: Path) -> TablesRead:
    """On a worker: the tables of a CSV file; ImportRefused, with what to do, where there are none."""
    from checks.exchange.tables_csv import read_tables_csv

    try:
        data = path.read_bytes() if path.stat().st_size <= _MOST_BYTES else None
    except OSError as problem:
        reason = (problem.strerror or "the system refused").lower()
        raise ImportRefused(f"“{path.name}” cannot be read ({reason}). Check its name and folder.") from None
    if data is None:
        raise ImportRefused(f"“{path.name}” is larger than {_MOST_BYTES // 10**6} MB. Bring it in as evidence instead.")
    return read_tables_csv(_decoded(data), path.stem.replace("_", " "))


def _decoded(data: bytes) -> str:
    from checks.exchange.importing.encoding import encoding_by_head, encoding_of

    return data.decode(encoding_by_head(data) or encoding_of([data]), errors="replace")


def _account(read: TablesRead) -> str:
    lines = [f"Line {said.row}: {said.sentence}." for said in read.account.reasons]
    more = f" And {len(lines) - _MOST_LINES} more." if len(lines) > _MOST_LINES else ""
    return " ".join([read.account.summary, *lines[:_MOST_LINES]]) + more


def _add(casebook: Casebook, table: Table) -> Change:
    return casebook.tolls.add(table) if isinstance(table, TollSeries) else casebook.comparators.add(table)


def _delete(casebook: Casebook, table: Table) -> Change:
    return casebook.tolls.delete(table) if isinstance(table, TollSeries) else casebook.comparators.delete(table)


def _file_name(title: str) -> str:
    return " ".join(re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", title).split()).strip(". ")[:80] or "table"
