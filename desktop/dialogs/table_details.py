"""What a toll series or a comparator table is about: its name, its words, what it covers, and what it measures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from zoneinfo import available_timezones

from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from checks.domain.moment import Moment
from checks.domain.tables import Comparator, ComparatorTable, Measure, TollSeries
from checks.domain.ties import Table
from checks.exchange.tables_csv import key_for
from desktop.dialogs.form_dialog import FormDialog
from desktop.dialogs.places import ask_place
from desktop.widgets.form_view import FormView
from desktop.widgets.forms import Editor, Field, Form, Group


@dataclass(frozen=True)
class TollDetails:
    """What is asked about a toll series."""

    title: str = ""
    event: str = ""
    timezone: str | None = None
    note: str = ""


@dataclass(frozen=True)
class CaseDetails:
    """What is asked about a comparator table."""

    title: str = ""
    terms: str = ""
    coverage: str = ""
    covers_from: Moment | None = None
    covers_until: Moment | None = None
    note: str = ""
    measures: tuple[Measure, ...] = ()


_TOLL_FORM = Form(
    (
        Group(
            "Toll series",
            TollDetails,
            (
                Field("title", "Title", is_wide=True),
                Field("event", "What happened, where and when", Editor.LINES, is_wide=True),
                Field("timezone", "Time zone of the place", hint="Europe/Kyiv"),
                Field("note", "Note", Editor.LINES, is_wide=True),
            ),
        ),
    )
)
_CASE_FORM = Form(
    (
        Group(
            "Comparator table",
            CaseDetails,
            (
                Field("title", "Title", is_wide=True),
                Field("terms", "Words that tie superlatives to it", is_wide=True, hint="exchange, swap"),
                Field("coverage", "What it holds, and what it cannot show", Editor.LINES, is_wide=True),
                Field("covers_from", "Covers from", Editor.MOMENT, hint="24 February 2022"),
                Field("covers_until", "Covers until", Editor.MOMENT, hint="25 May 2025"),
                Field("note", "Note", Editor.LINES, is_wide=True),
            ),
        ),
        Group(
            "Measure",
            Measure,
            (Field("label", "Name", hint="Total"), Field("unit", "Unit, in the singular", hint="person")),
            attribute="measures",
            is_many=True,
            fixed=lambda _: {"key": ""},
        ),
    )
)


class TableDetails(FormDialog):
    """Asks for all of it at once."""

    def __init__(self, table: Table, *, is_new: bool = False, parent: QWidget | None = None) -> None:
        name = "Toll Series" if isinstance(table, TollSeries) else "Comparator Table"
        super().__init__(f"New {name}" if is_new else f"{name} Details", "", "Add" if is_new else "Save", parent)
        self.resize(560, 580)
        self._table = table
        self._form = FormView(*_asked(table))
        self.column.addWidget(self._form)
        self.column.addStretch(1)
        self._form.focus_first()

    @classmethod
    def ask(cls, parent: QWidget, table: Table, *, is_new: bool = False) -> Table | None:
        """The table with what was filled in; None where nothing is to be changed."""
        dialog = cls(table, is_new=is_new, parent=parent)
        is_saved = dialog.exec() == QDialog.DialogCode.Accepted
        made = dialog.table
        dialog.deleteLater()
        return made if is_saved and (is_new or made != table) else None

    @property
    def table(self) -> Table:
        """The table as the fields have it."""
        details = self._form.read().record
        if isinstance(self._table, TollSeries):
            return replace(self._table, **vars(details))
        return _with_details(self._table, details)

    def objections(self) -> tuple[str, ...]:
        """What is missing or wrong."""
        reading = self._form.read(is_strict=True)
        details = reading.record
        found = list(reading.errors)
        if not details.title.strip():
            found.append("A title is needed: the list and the report call it by that.")
        if isinstance(details, TollDetails) and details.timezone and details.timezone not in available_timezones():
            found.append(f"“{details.timezone}” is no time zone. Write it like Europe/Kyiv.")
        if isinstance(details, CaseDetails):
            found += _objections_to(details)
        return tuple(found)

    def is_changed(self) -> bool:
        """Was anything typed?"""
        return bool(self._form.read().errors) or self.table != self._table

    def focus_objection(self) -> None:
        """Go to the first field that is wrong."""
        self._form.focus_error()


def _asked(table: Table) -> tuple[Form, TollDetails | CaseDetails]:
    if isinstance(table, TollSeries):
        return _TOLL_FORM, TollDetails(table.title, table.event, table.timezone, table.note)
    given = (table.title, ", ".join(table.terms), table.coverage, table.covers_from, table.covers_until, table.note)
    return _CASE_FORM, CaseDetails(*given, table.measures)


def _objections_to(details: CaseDetails) -> list[str]:
    names = [measure.label.strip().casefold() for measure in details.measures]
    found = []
    if not names:
        found.append("Add a measure, such as Total: without one there is nothing to compare.")
    if len(set(names)) < len(names):
        found.append("Two measures have the same name. Give each its own.")
    first, last = details.covers_from, details.covers_until
    if first and last and last.day < first.day:
        found.append("It covers less than a day: the end lies before the beginning.")
    return found


def _with_details(table: ComparatorTable, details: CaseDetails) -> ComparatorTable:
    """The table with other words; a measure that is gone takes its figures along."""
    measures = _keyed(details.measures)
    terms = tuple(dict.fromkeys(term.strip() for term in details.terms.split(",") if term.strip()))
    given = {key: value for key, value in vars(details).items() if key not in ("terms", "measures")}
    kept = {measure.key for measure in measures}
    rows = tuple(_only(row, kept) for row in table.rows)
    return replace(table, **given, terms=terms, measures=measures, rows=rows)


def _keyed(measures: tuple[Measure, ...]) -> tuple[Measure, ...]:
    """New measures with keys that no other has."""
    taken = {measure.key for measure in measures}
    found = []
    for measure in measures:
        key = measure.key
        number = 1
        while not key or (key in taken and key != measure.key):
            wanted = key_for(measure.label)
            key = wanted if number == 1 else f"{wanted}_{number}"
            number += 1
        taken.add(key)
        found.append(replace(measure, key=key))
    return tuple(found)


def _only(row: Comparator, kept: set[str]) -> Comparator:
    values = tuple(pair for pair in row.values if pair[0] in kept)
    return replace(row, values=values, ranges=tuple(each for each in row.ranges if each[0] in kept))


class DeleteTable:
    """Asks before a table goes."""

    @classmethod
    def ask(cls, parent: QWidget, table: Table) -> bool:
        """May it be deleted?"""
        buttons = QMessageBox.StandardButton
        answer = QMessageBox.question(
            parent,
            "Delete Table",
            f"Delete “{table.title}”? Its evidence records stay. Undo brings it back.",
            buttons.Yes | buttons.Cancel,
            buttons.Cancel,
        )
        return answer == buttons.Yes


class CsvFile:
    """Asks which file is to be read, or where one is to be saved."""

    @classmethod
    def ask_open(cls, parent: QWidget, folder: str) -> str:
        """The file to read; empty where the person thinks better of it."""
        return QFileDialog.getOpenFileName(parent, "Import Table", folder, "Tables (*.csv *.tsv *.txt)")[0]

    @classmethod
    def ask_save(cls, parent: QWidget, suggested: str) -> str:
        """The file to write; empty where the person thinks better of it."""
        path, _ = ask_place(parent, "Export Table", suggested, "CSV (*.csv)")
        return str(path or "")
