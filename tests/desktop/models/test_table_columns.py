"""The columns of tables: what they show can be typed again, and what cannot be meant is refused in a sentence."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.domain.mention import PersonStatus, Qualifier
from checks.domain.moment import Moment
from checks.domain.tables import Comparator, ComparatorTable, Measure, TollPoint, TollSeries
from checks.errors import ChecksError
from desktop.models.table_columns import Column, columns_of, objection, rows_of, with_rows

TOTAL, LENGTH = Measure("total", "Total", "person"), Measure("length", "", "km")
DAY = Moment.parse("2025-05-23")
ZONES = st.sampled_from([None, UTC, timezone(timedelta(hours=3)), timezone(-timedelta(hours=9, minutes=30))])
CLOCKS = st.builds(time, st.integers(0, 23), st.integers(0, 59), st.integers(0, 59), tzinfo=ZONES)
MOMENTS = st.builds(Moment, st.dates(date(1000, 1, 1)), st.none() | CLOCKS)
FIGURES = st.integers(0, 10**12).map(float) | st.floats(0, 10**6, allow_nan=False).map(lambda value: round(value, 3))
WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), max_size=12)


@st.composite
def points(draw: st.DrawFn) -> TollPoint:
    """Figures as a person could have typed them: low, best and high in order, each of them perhaps unknown."""
    known = sorted(draw(st.lists(FIGURES, min_size=3, max_size=3)))
    low, best, high = (value if draw(st.booleans()) else None for value in known)
    return TollPoint(
        draw(st.sampled_from(PersonStatus)), draw(MOMENTS), low, best, high, draw(st.sampled_from(Qualifier)),
        source=draw(WORDS), is_superseded=draw(st.booleans()), note=draw(WORDS),
    )  # fmt: skip


@st.composite
def cases(draw: st.DrawFn) -> Comparator:
    """Cases with a value, a range, both or neither for each measure, in any order."""
    values, ranges = [], []
    for key in draw(st.permutations(["total", "length"])):
        low, value, high = sorted(draw(st.lists(FIGURES, min_size=3, max_size=3)))
        values += [(key, value)] if draw(st.booleans()) else []
        ranges += [(key, low, high)] if draw(st.booleans()) else []
    optional = st.none() | WORDS.filter(bool)
    return Comparator(
        draw(MOMENTS), draw(WORDS), tuple(values), tuple(ranges), draw(optional), draw(optional), draw(optional),
        source=draw(WORDS), note=draw(WORDS),
    )  # fmt: skip


def toll_columns() -> dict[str, Column]:
    return {column.label: column for column in columns_of(TollSeries(UUID(int=1), "A"), lambda _: "The record")}


def case_columns() -> dict[str, Column]:
    table = ComparatorTable(UUID(int=2), "B", (TOTAL, LENGTH))
    return {column.label: column for column in columns_of(table, lambda _: "The record")}


def typed_again(column: Column, row: Any) -> Any:
    """The row after a person opened the editor of a cell and pressed Return."""
    assert column.write is not None
    return column.write(row, (column.edit or column.show)(row) or (column.choices and column.choices[0]) or "")


@given(points())
def test_a_figure_typed_again_as_it_stands_changes_nothing(point: TollPoint) -> None:
    for label, column in toll_columns().items():
        if column.write is not None and label != "Taken back":
            assert typed_again(column, point) == point, label


@given(cases())
def test_a_case_typed_again_as_it_stands_changes_nothing(case: Comparator) -> None:
    for label, column in case_columns().items():
        if column.write is not None:
            assert typed_again(column, case) == case, label


@given(cases(), FIGURES)
def test_a_value_touches_no_other_measure(case: Comparator, value: float) -> None:
    column = case_columns()["Total"]
    assert column.write is not None
    made = column.write(case, f"{value:.3f}")
    assert dict(made.values)["total"] == value
    assert not [each for each in made.ranges if each[0] == "total"], "a figure alone has no range any more"
    for entries, before in ((made.values, case.values), (made.ranges, case.ranges)):
        assert [each for each in entries if each[0] == "length"] == [each for each in before if each[0] == "length"]


@given(points(), st.sampled_from(["Low", "Best", "High"]), FIGURES)
def test_low_best_and_high_never_stand_out_of_order(point: TollPoint, label: str, value: float) -> None:
    column = toll_columns()[label]
    assert column.write is not None
    try:
        made = column.write(point, f"{value:.3f}")
    except ValueError as problem:
        assert "in this order" in str(problem)  # noqa: PT017 - either answer is right
        return
    known = [each for each in (made.low, made.best, made.high) if each is not None]
    assert known == sorted(known)
    assert getattr(made, label.lower()) == value


@given(st.lists(points(), max_size=4))
def test_figures_sort_by_their_instants(found: list[TollPoint]) -> None:
    order = toll_columns()["As of"].order
    assert order is not None
    ordered = sorted(found, key=order)
    days = [point.as_of.day for point in ordered]
    assert all(later - earlier >= timedelta(days=-1) for earlier, later in pairwise(days))


def test_instants_are_compared_across_zones() -> None:
    order = toll_columns()["As of"].order
    assert order is not None
    kyiv = TollPoint(PersonStatus.KILLED, Moment.parse("2025-05-23T17:01+03:00"))
    london = TollPoint(PersonStatus.KILLED, Moment.of(datetime(2025, 5, 23, 14, 30, tzinfo=UTC)))
    assert order(kyiv) < order(london)


def test_at_one_instant_the_dead_come_before_the_wounded() -> None:
    order = toll_columns()["As of"].order
    assert order is not None
    wounded, killed = TollPoint(PersonStatus.WOUNDED, DAY), TollPoint(PersonStatus.KILLED, DAY)
    assert sorted([wounded, killed], key=order) == [killed, wounded]


@pytest.mark.parametrize(
    ("typed", "is_taken_back"),
    [("yes", True), ("Yes ", True), ("TRUE", True), ("1", True), ("", False), ("no", False)],
)
def test_a_source_takes_its_figure_back(typed: str, is_taken_back: bool) -> None:
    column = toll_columns()["Taken back"]
    assert column.write is not None
    for before in (True, False):
        point = TollPoint(PersonStatus.KILLED, DAY, is_superseded=before)
        assert column.write(point, typed).is_superseded is is_taken_back


@pytest.mark.parametrize("typed", ["at least", "At Least", " at_least "])
def test_a_hedge_is_understood_as_it_is_written(typed: str) -> None:
    column = toll_columns()["Hedge"]
    assert column.write is not None
    made = column.write(TollPoint(PersonStatus.KILLED, DAY), typed)
    assert made.qualifier is Qualifier.AT_LEAST
    assert column.show(made) == "at least"


@pytest.mark.parametrize(
    ("label", "typed"),
    [("Status", "dead"), ("Hedge", "perhaps"), ("Best", "eight"), ("As of", "yesterday"), ("As of", "31 June 2025")],
)
def test_what_cannot_be_meant_ends_in_a_sentence(label: str, typed: str) -> None:
    column = toll_columns()[label]
    assert column.write is not None
    with pytest.raises((ValueError, ChecksError)) as refused:
        column.write(TollPoint(PersonStatus.KILLED, DAY), typed)
    sentence = objection(refused.value)  # type: ignore[arg-type]
    assert typed.lower() in sentence.lower()
    assert sentence.endswith(".")
    assert not sentence.endswith("..")


def test_a_case_without_a_value_sorts_by_its_range_and_else_not_at_all() -> None:
    order = case_columns()["Total"].order
    assert order is not None
    assert order(Comparator(DAY, ranges=(("total", 7.0, 9.0),))) == 7
    assert order(Comparator(DAY, values=(("total", 8.0),), ranges=(("total", 7.0, 9.0),))) == 8
    assert order(Comparator(DAY)) is None


def test_a_measure_without_a_label_is_called_by_its_key() -> None:
    assert "length" in case_columns()
    assert case_columns()["length"].measure == LENGTH


def test_a_record_is_named_and_never_typed() -> None:
    for columns, row in (
        (toll_columns(), TollPoint(PersonStatus.KILLED, DAY, evidence_id=UUID(int=5))),
        (case_columns(), Comparator(DAY, evidence_id=UUID(int=5))),
    ):
        assert columns["Record"].show(row) == "The record"
        assert columns["Record"].write is None


def test_only_one_column_takes_the_room_that_is_left() -> None:
    for columns in (toll_columns(), case_columns()):
        assert [label for label, column in columns.items() if column.is_wide] == ["Note"]


def test_rows_are_exchanged_whatever_the_kind_of_table() -> None:
    series, table = TollSeries(UUID(int=1), "A"), ComparatorTable(UUID(int=2), "B")
    point, case = TollPoint(PersonStatus.KILLED, DAY), Comparator(DAY)
    assert rows_of(with_rows(series, (point,))) == (point,)
    assert rows_of(with_rows(table, (case,))) == (case,)
    assert with_rows(with_rows(table, (case,)), ()) == table
