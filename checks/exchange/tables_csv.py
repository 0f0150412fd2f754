"""Toll series and comparator tables as CSV: read from any spreadsheet, written so that they read back as they were.

A table with a column "status" and one "as_of" is a toll series: one figure a row, in "low", "best" (or "value") and
"high", with "qualifier", "source", "taken_back", "note". Every other table is one of comparators: one case a row, with
"date" (or "local_date"), "case", "place", "place_level", "kind" (or "weapon"), "source", "url", "note". Each further
column is a measure, its unit in brackets: "killed (person)"; a range is written "8 (7–9)". Where a column "as_of" gives
several times for one case, its latest figures make the row, and all of them a toll series.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar
from uuid import UUID, uuid4

from checks.domain.extremes import range_of, value_of
from checks.domain.mention import PersonStatus, Qualifier
from checks.domain.moment import Moment
from checks.domain.tables import Comparator, ComparatorTable, Measure, TollPoint, TollSeries
from checks.domain.ties import Table
from checks.errors import ImportRefused
from checks.exchange.formulas import guarded, unguarded
from checks.exchange.importing.account import Account
from checks.exchange.importing.values import moment_of, shortened, text_of

TOLL_COLUMNS = ("status", "as_of", "low", "best", "high", "qualifier", "source", "taken_back", "note", "record")
CASE_COLUMNS = ("date", "case", "place", "place_level", "kind", "source", "url", "note", "record")
_ALSO = {
    "local_date": "date",
    "event_date": "date",
    "day": "date",
    "label": "case",
    "event": "case",
    "weapon": "kind",
    "source_url": "url",
    "link": "url",
    "as_of_local": "as_of",
    "as_of_time": "as_of",
    "value": "best",
    "figure": "best",
    "notes": "note",
    "evidence_id": "record",
    "superseded": "taken_back",
}
"""Other headers for the same columns."""
_MOST_ROWS = 5_000
_MOST_MEASURES = 40
_FIGURE = r"[+-]?(?:\d{1,3}(?:[, \u00a0\u202f]\d{3})+|\d+)(?:\.\d+)?"
_CELL = re.compile(
    rf"(?:(?P<value>{_FIGURE})\s*(?=\(|$))?"  # all digits before a bracket or the end, so that 10–15 is a range
    rf"(?:(?P<open>\(\s*)?(?P<low>{_FIGURE})\s*[–—-]\s*(?P<high>{_FIGURE})(?(open)\s*\)))?",
    re.ASCII,
)
_HEADER = re.compile(r"(?P<label>.+?)\s*(?:\((?P<unit>[^()]+)\))?")
_YES = {"yes", "true", "1", "x"}


E = TypeVar("E", bound=StrEnum)


class _RowRefused(ValueError):
    """One row cannot be used; the message says why."""


@dataclass(frozen=True)
class TablesRead:
    """What a file held: the tables, the main one first, and an account of its rows."""

    tables: tuple[Table, ...]
    account: Account


@dataclass(frozen=True)
class _Rows:
    """The rows of a file by column, with the line each begins on."""

    columns: tuple[str, ...]
    headers: Mapping[str, str]
    """How the file writes each column."""
    rows: Sequence[tuple[int, Mapping[str, str]]]
    account: Account = field(default_factory=Account)

    def each(self, make: Callable[[Mapping[str, str]], None]) -> None:
        """Call `make` with every row, and put what it refuses into the account."""
        for line, row in self.rows:
            self.account.read += 1
            try:
                make(row)
            except _RowRefused as why:
                self.account.skip(line, str(why))
            else:
                self.account.imported += 1


def read_table_csv(text: str, title: str = "Table", *, new_id: Callable[[], UUID] = uuid4) -> Table:
    """The main table of a file; ImportRefused where it holds none."""
    return read_tables_csv(text, title, new_id=new_id).tables[0]


def read_tables_csv(text: str, title: str = "Table", *, new_id: Callable[[], UUID] = uuid4) -> TablesRead:
    """All tables of a file, and which of its rows could not be used and why; ImportRefused where there is no table."""
    rows = _rows_of(text)
    if {"status", "as_of"} <= {*rows.columns}:
        tables: tuple[Table, ...] = (_toll(rows, title, new_id),)
    elif "date" in rows.columns:
        tables = _comparators(rows, title, new_id)
    else:
        raise ImportRefused(
            f"The columns are {', '.join(rows.headers.values()) or 'without names'}: a table of comparators needs one "
            "called “date”, a toll series “status” and “as_of”. Name them in the first line."
        )
    if not rows.account.imported:
        why = (
            f" Line {rows.account.reasons[0].row}: {rows.account.reasons[0].sentence}." if rows.account.reasons else ""
        )
        raise ImportRefused(f"The table holds no row that can be used.{why}")
    return TablesRead(tables, rows.account)


def write_table_csv(table: Table) -> str:
    """The table as CSV text that `read_table_csv` reads back."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if isinstance(table, TollSeries):
        writer.writerow(TOLL_COLUMNS)
        writer.writerows(_toll_row(point) for point in table.points)
    else:
        writer.writerow([*CASE_COLUMNS, *map(header_of, table.measures)])
        writer.writerows(_case_row(row, table.measures) for row in table.rows)
    return out.getvalue()


def header_of(measure: Measure) -> str:
    """A measure as the header of a column: "Killed (person)"."""
    label = measure.label or measure.key
    return f"{label} ({measure.unit})" if measure.unit else label


def read_figure(text: str) -> float | None:
    """The figure that stands in a cell, None where it is empty; ValueError for anything else."""
    value, bounds = read_cell(text)
    if bounds:
        raise ValueError(f"“{shortened(text)}” is a range; one figure fits here")
    return value


def read_cell(text: str) -> tuple[float | None, tuple[float, float] | None]:
    """Value and range that stand in a cell: "8", "7–9", "8 (7–9)" or nothing; ValueError for anything else."""
    found = _CELL.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"“{shortened(text)}” is no figure. Write it in digits, like 1,200, 7–9 or 8 (7–9)")
    value = _number(found["value"])
    if found["low"] is None:
        return value, None
    low, high = _number(found["low"]) or 0.0, _number(found["high"]) or 0.0
    if low > high or (value is not None and not low <= value <= high):
        raise ValueError(f"in “{shortened(text)}” low, value and high are not in this order")
    return value, (low, high)


def say_cell(value: float | None, bounds: tuple[float, float] | None) -> str:
    """A value with its range as `read_cell` reads it; empty where neither is known."""
    figure = "" if value is None else _plain(value)
    if bounds is None:
        return figure
    spread = f"{_plain(bounds[0])}–{_plain(bounds[1])}"
    return f"{figure} ({spread})" if figure else spread


def key_for(label: str) -> str:
    """The key of a measure that is called `label`: "Returned to Ukraine" as "returned_to_ukraine"."""
    return re.sub(r"\W+", "_", label.casefold()).strip("_") or "measure"


def _rows_of(text: str) -> _Rows:
    lines = text.removeprefix("\ufeff")
    first = next((line for line in lines.splitlines() if line.strip()), "")
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(lines), delimiter=delimiter)
    rows: list[tuple[int, Mapping[str, str]]] = []
    columns: tuple[str, ...] = ()
    headers: dict[str, str] = {}
    try:
        for cells in reader:
            told = [unguarded(text_of(cell)) for cell in cells]
            if not any(told):
                continue
            if not columns:
                columns = tuple(map(_column, told))
                headers = dict(zip(columns, told, strict=True))
                _require_distinct(columns)
            else:
                rows.append((reader.line_num, dict(zip(columns, told, strict=False))))
    except csv.Error as problem:
        raise ImportRefused(f"Line {reader.line_num} cannot be read as CSV ({problem}): save it anew as CSV.") from None
    if len(rows) > _MOST_ROWS:
        raise ImportRefused(f"The table has {len(rows):,} rows; {_MOST_ROWS:,} fit. Bring it in as evidence instead.")
    return _Rows(columns, headers, rows)


def _column(header: str) -> str:
    key = key_for(header)
    return _ALSO.get(key, key if key in (*TOLL_COLUMNS, *CASE_COLUMNS) else header.strip())


def _require_distinct(columns: Sequence[str]) -> None:
    twice = next((name for name in columns if name and columns.count(name) > 1), None)
    if twice:
        raise ImportRefused(
            f"Two columns are called “{shortened(twice)}”. Give each a name of its own in the first line."
        )


# Toll series


def _toll(rows: _Rows, title: str, new_id: Callable[[], UUID]) -> TollSeries:
    points: list[TollPoint] = []
    rows.each(lambda row: points.append(_point(row)))
    return TollSeries(new_id(), title, points=tuple(points))


def _point(row: Mapping[str, str]) -> TollPoint:
    low, best, high = (_figure(row, name) for name in ("low", "best", "high"))
    known = [value for value in (low, best, high) if value is not None]
    if known != sorted(known):
        raise _RowRefused("low, best and high are not in this order")
    return TollPoint(
        _choice(PersonStatus, row.get("status", ""), "status"),
        _moment(row, "as_of"),
        low,
        best,
        high,
        _choice(Qualifier, row.get("qualifier") or Qualifier.EXACT.value, "qualifier"),
        row.get("source", ""),
        _record(row),
        row.get("taken_back", "").casefold() in _YES,
        row.get("note", ""),
    )


def _toll_row(point: TollPoint) -> list[str]:
    figures = ["" if value is None else _plain(value) for value in (point.low, point.best, point.high)]
    said = [guarded(text) for text in (point.source, "yes" if point.is_superseded else "", point.note)]
    record = str(point.evidence_id or "")
    return [point.status.value, str(point.as_of), *figures, point.qualifier.value, *said, record]


# Comparators


def _comparators(rows: _Rows, title: str, new_id: Callable[[], UUID]) -> tuple[Table, ...]:
    measures = _measures(rows)
    counts: list[tuple[Comparator, Moment]] = []

    def take(row: Mapping[str, str]) -> None:
        case = _case(row, measures)
        counts.append((case, _moment(row, "as_of") if row.get("as_of") else case.date))

    rows.each(take)
    grown = _by_case(counts)
    table = ComparatorTable(new_id(), title, tuple(measures.values()), tuple(map(_latest, grown)))
    tolls = (_toll_of(case, title, new_id) for case in grown if len(case) > 1)
    return (table, *(toll for toll in tolls if toll))


def _measures(rows: _Rows) -> dict[str, Measure]:
    names = [name for name in rows.columns if name and name not in (*CASE_COLUMNS, "as_of")]
    if len(names) > _MOST_MEASURES:
        raise ImportRefused(f"The table has {len(names)} columns of figures; {_MOST_MEASURES} fit. Leave some out.")
    found: dict[str, Measure] = {}
    for name in names:
        parts = _HEADER.fullmatch(name)
        label, unit = (parts["label"], parts["unit"]) if parts else (name, None)
        is_key = label == key_for(label)
        words = label.replace("_", " ") if is_key else label
        is_person = unit is None and key_for(label) in {*PersonStatus}
        found[name] = Measure(key_for(label), words[:1].upper() + words[1:], "person" if is_person else unit)
    return found


def _case(row: Mapping[str, str], measures: Mapping[str, Measure]) -> Comparator:
    values, ranges = [], []
    for name, measure in measures.items():
        try:
            value, bounds = read_cell(row.get(name, ""))
        except ValueError as problem:
            raise _RowRefused(f"{name}: {problem}") from None
        values += [(measure.key, value)] if value is not None else []
        ranges += [(measure.key, *bounds)] if bounds else []
    return Comparator(
        _moment(row, "date"),
        row.get("case", ""),
        tuple(values),
        tuple(ranges),
        row.get("place") or None,
        row.get("place_level") or None,
        row.get("kind") or None,
        row.get("source", ""),
        row.get("url") or None,
        _record(row),
        row.get("note", ""),
    )


def _by_case(counts: Sequence[tuple[Comparator, Moment]]) -> list[list[tuple[Comparator, Moment]]]:
    """Counts of one case together: of the same day, name, place and kind, at different times."""
    found: list[list[tuple[Comparator, Moment]]] = []
    for case, as_of in counts:
        same = next(
            (each for each in found if _is_same(each[0][0], case) and as_of not in [at for _, at in each]), None
        )
        if same is None:
            found.append([(case, as_of)])
        else:
            same.append((case, as_of))
    return found


def _is_same(one: Comparator, other: Comparator) -> bool:
    marks = [(each.date, each.label, each.place, each.place_level, each.kind) for each in (one, other)]
    return marks[0] == marks[1]


def _latest(counts: Sequence[tuple[Comparator, Moment]]) -> Comparator:
    """The last count of a case; a measure that it leaves out keeps the figure before."""
    last = counts[-1][0]
    if len(counts) == 1:
        return last
    values = {key: value for case, _ in counts for key, value in case.values}
    earlier = "; ".join(f"{at}: {_figures(case)}" for case, at in counts[:-1])
    note = ". ".join(part for part in (last.note, f"earlier counts: {earlier}") if part)
    return Comparator(
        last.date, last.label, tuple(values.items()), last.ranges, last.place, last.place_level, last.kind,
        last.source, last.url, last.evidence_id, note,
    )  # fmt: skip


def _figures(case: Comparator) -> str:
    return ", ".join(f"{_plain(value)} {key}" for key, value in case.values) or "no figure"


def _toll_of(counts: Sequence[tuple[Comparator, Moment]], title: str, new_id: Callable[[], UUID]) -> TollSeries | None:
    """How the figures of one case grew; None where no measure is something that happens to people."""
    points = tuple(
        TollPoint(PersonStatus(key), at, best=value, source=case.source, evidence_id=case.evidence_id, note=case.note)
        for case, at in counts
        for key, value in case.values
        if key in {*PersonStatus}
    )
    case = counts[0][0]
    told = ", ".join(part for part in (case.label, case.place or case.place_level, case.kind) if part)
    return TollSeries(new_id(), f"{title}, {case.date.day}", told, points=points) if points else None


def _case_row(row: Comparator, measures: Sequence[Measure]) -> list[str]:
    said = (row.label, row.place, row.place_level, row.kind, row.source, row.url, row.note)
    figures = [say_cell(value_of(row, each.key), range_of(row, each.key)) for each in measures]
    return [str(row.date), *(guarded(text or "") for text in said), str(row.evidence_id or ""), *figures]


# Single cells


def _moment(row: Mapping[str, str], name: str) -> Moment:
    text = row.get(name, "")
    try:
        found = moment_of(text)
    except ValueError as problem:
        raise _RowRefused(str(problem)) from None
    if found is None:
        raise _RowRefused(f"{name} is empty")
    return found


def _figure(row: Mapping[str, str], name: str) -> float | None:
    try:
        return read_figure(row.get(name, ""))
    except ValueError as problem:
        raise _RowRefused(f"{name}: {problem}") from None


def _choice(kind: type[E], text: str, name: str) -> E:
    try:
        return kind(key_for(text))
    except ValueError:
        known = ", ".join(each.value for each in kind)
        raise _RowRefused(f"“{shortened(text)}” is no {name}; known are {known}") from None


def _record(row: Mapping[str, str]) -> UUID | None:
    try:
        return UUID(row["record"]) if row.get("record") else None
    except ValueError:
        raise _RowRefused(f"“{shortened(row['record'])}” is not the id of a record") from None


def _number(digits: str | None) -> float | None:
    return float(re.sub(r"[, \u00a0\u202f]", "", digits)) if digits else None


def _plain(value: float) -> str:
    return f"{value:.0f}" if value == int(value) else repr(value)
