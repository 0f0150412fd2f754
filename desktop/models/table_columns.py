"""The columns of toll series and comparator tables: what each shows, and how typing becomes a value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import Any
from uuid import UUID

from checks.domain.extremes import range_of, value_of
from checks.domain.mention import PersonStatus, Qualifier
from checks.domain.tables import Comparator, ComparatorTable, Measure, TollPoint, TollSeries
from checks.domain.ties import Table
from checks.domain.tolls import middle, zone_of
from checks.errors import ChecksError
from checks.exchange.tables_csv import read_cell, say_cell
from checks.reporting.table_words import say_value
from desktop.widgets.forms import read_number, say_number
from desktop.widgets.moments import read_moment, say_moment

Row = Any
"""A `TollPoint` or a `Comparator`."""
Names = Callable[[UUID], str]
_STATUSES = tuple(each.value for each in PersonStatus)
_HEDGES = tuple(each.value.replace("_", " ") for each in Qualifier)
_YES = ("yes", "y", "true", "1")


@dataclass(frozen=True, eq=False)
class Column:
    """One column; `write` gives the row with what was typed and raises ValueError or ChecksError where it cannot."""

    label: str
    show: Callable[[Row], str]
    write: Callable[[Row, str], Row] | None = None
    edit: Callable[[Row], str] | None = None
    """What the editor begins with; as `show` where it is None."""
    order: Callable[[Row], Any] | None = None
    """What the rows are sorted by; the words that are shown where it is None. None as value stands last."""
    choices: tuple[str, ...] = ()
    measure: Measure | None = None
    """Of a column of figures that a superlative can be about."""
    width: int = 110
    is_figure: bool = False
    is_record: bool = False
    is_spare: bool = False
    """Can it be left out while nothing stands in it?"""
    is_wide: bool = False
    """Does it take the room that is left?"""
    tip: str = ""


def columns_of(table: Table, names: Names) -> tuple[Column, ...]:
    """The columns of a table; `names` tells what an evidence record is called."""
    return _toll_columns(table, names) if isinstance(table, TollSeries) else _case_columns(table, names)


def rows_of(table: Table) -> tuple[Row, ...]:
    """The figures of a series, or the cases of a table."""
    return table.points if isinstance(table, TollSeries) else table.rows


def with_rows(table: Table, rows: tuple[Row, ...]) -> Table:
    """The table with other rows."""
    return replace(table, points=rows) if isinstance(table, TollSeries) else replace(table, rows=rows)


def _toll_columns(series: TollSeries, names: Names) -> tuple[Column, ...]:
    zone = zone_of(series.timezone)
    return (
        Column("Status", lambda row: row.status.value, _choose("status", PersonStatus), choices=_STATUSES, width=84),
        Column("As of", lambda row: say_moment(row.as_of), _put("as_of", read_moment),
               order=lambda row: (middle(row.as_of, zone), _STATUSES.index(row.status.value)), width=214),
        Column("Source", lambda row: row.source, _put("source"), width=190),
        Column("Taken back", lambda row: "yes" if row.is_superseded else "", _take_back, choices=("yes", ""),
               is_spare=True, width=84,
               tip="Did its own source correct it? Later counts supersede earlier ones by themselves."),
        _record_column(names),
        Column("Note", lambda row: row.note, _put("note"), width=180, is_wide=True),
        Column("Hedge", _hedge, _choose("qualifier", Qualifier), choices=_HEDGES, is_spare=True, width=84),
        *(_bound_column(name, label) for name, label in (("low", "Low"), ("best", "Best"), ("high", "High"))),
    )  # fmt: skip


def _case_columns(table: ComparatorTable, names: Names) -> tuple[Column, ...]:
    return (
        Column("Date", lambda row: say_moment(row.date), _put("date", read_moment),
               order=lambda row: (row.date.day, str(row.date)), width=116),
        Column("Case", lambda row: row.label, _put("label"), is_spare=True, width=90),
        Column("Place", lambda row: row.place or "", _put("place", _optional), is_spare=True, width=80),
        Column("Level", lambda row: row.place_level or "", _put("place_level", _optional), is_spare=True, width=64),
        Column("Kind", lambda row: row.kind or "", _put("kind", _optional), is_spare=True, width=110),
        Column("Source", lambda row: row.source, _put("source"), is_spare=True, width=110),
        _record_column(names),
        Column("Note", lambda row: row.note, _put("note"), width=170, is_wide=True),
        *(_measure_column(measure) for measure in table.measures),
    )  # fmt: skip


def _hedge(row: TollPoint) -> str:
    return "" if row.qualifier is Qualifier.EXACT else row.qualifier.value.replace("_", " ")


def _record_column(names: Names) -> Column:
    def name(row: Row) -> str:
        return names(row.evidence_id) if row.evidence_id else ""

    return Column("Record", name, width=150, is_record=True, tip="Enter chooses a record, Ctrl+Enter opens it.")


def _measure_column(measure: Measure) -> Column:
    return Column(
        measure.label or measure.key,
        partial(_say_measure, measure.key),
        partial(_put_measure, measure.key),
        edit=lambda row: say_cell(value_of(row, measure.key), range_of(row, measure.key)),
        order=partial(_order_measure, measure.key),
        measure=measure,
        width=100,
        is_figure=True,
        tip="A figure, a range like 7–9, or both: 8 (7–9). Empty where it is not known.",
    )


def _say_measure(key: str, row: Comparator) -> str:
    return say_value(row, key)


def _order_measure(key: str, row: Comparator) -> float | None:
    bounds = range_of(row, key)
    value = value_of(row, key)
    return value if value is not None else bounds[0] if bounds else None


def _put_measure(key: str, row: Comparator, text: str) -> Comparator:
    value, bounds = read_cell(text)
    return replace(
        row,
        values=_with(row.values, key, (key, value) if value is not None else None),
        ranges=_with(row.ranges, key, (key, *bounds) if bounds else None),
    )


def _with(entries: tuple[Any, ...], key: str, entry: tuple[Any, ...] | None) -> tuple[Any, ...]:
    """The entries with another one of this key in its place, or without it; the same again change nothing."""
    place = next((at for at, each in enumerate(entries) if each[0] == key), len(entries))
    return (*entries[:place], *([entry] if entry else ()), *entries[place + 1 :])


def _bound_column(name: str, label: str) -> Column:
    def show(row: TollPoint) -> str:
        value: float | None = getattr(row, name)
        return "" if value is None else say_number(value)

    def write(row: TollPoint, text: str) -> TollPoint:
        given: dict[str, Any] = {name: read_number(text) if text.strip() else None}
        made = replace(row, **given)
        known = [value for value in (made.low, made.best, made.high) if value is not None]
        if known != sorted(known):
            raise ValueError("Low, best and high have to stand in this order")
        return made

    return Column(
        label, show, write, order=lambda row: getattr(row, name), width=64, is_figure=True, is_spare=name != "best"
    )


def _put(name: str, read: Callable[[str], Any] = str.strip) -> Callable[[Row, str], Row]:
    return lambda row, text: replace(row, **{name: read(text)})


def _optional(text: str) -> str | None:
    return text.strip() or None


def _choose(name: str, kind: type[StrEnum]) -> Callable[[Row, str], Row]:
    def write(row: Row, text: str) -> Row:
        key = text.strip().lower().replace(" ", "_")
        if key not in {*kind}:
            raise ValueError(f"“{text}” is not one of {', '.join(each.value.replace('_', ' ') for each in kind)}")
        return replace(row, **{name: kind(key)})

    return write


def _take_back(row: TollPoint, text: str) -> TollPoint:
    return replace(row, is_superseded=text.strip().lower() in _YES)


def objection(problem: ValueError | ChecksError) -> str:
    """A sentence about what could not be understood."""
    words = str(problem)
    return words if words.endswith(".") else f"{words[:1].upper()}{words[1:]}."
