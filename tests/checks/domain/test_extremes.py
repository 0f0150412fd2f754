"""The largest of a table, with what cannot be told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.domain.extremes import Scope, extreme, in_order, range_of, value_of
from checks.domain.moment import Moment
from checks.domain.tables import Comparator, ComparatorTable, Measure
from checks.domain.words import number

TOTAL = Measure("total", "Total", "person")


def case(day: str, total: float | None, **fields: object) -> Comparator:
    values = () if total is None else (("total", total),)
    return Comparator(Moment.parse(day), values=values, **fields)  # type: ignore[arg-type]


SWAPS = ComparatorTable(
    UUID(int=1),
    "Exchanges",
    (TOTAL,),
    tuple(
        case(day, total)
        for day, total in (
            ("2025-05-23", 780), ("2022-06-29", 288), ("2022-09-21", 271), ("2024-01-03", 478), ("2025-04-19", 538),
            ("2025-05-06", 410), ("2025-05-24", 614), ("2025-05-25", 606),
        )
    ),
)  # fmt: skip


def test_the_largest_is_told_with_the_next_and_since_when() -> None:
    found = extreme(SWAPS, TOTAL)
    assert found.sentence == "Largest of 8 by total (780; next 614), since 2022-06-29."
    assert [str(row.date) for row in found.rows] == ["2025-05-23"]
    assert (found.missing, found.open) == ((), ())


def test_the_smallest_too() -> None:
    assert extreme(SWAPS, TOTAL, is_smallest=True).sentence == (
        "Smallest of 8 by total (271; next 288), since 2022-06-29."
    )


def test_a_scope_narrows_what_counts() -> None:
    until = extreme(SWAPS, TOTAL, Scope(since=date(2022, 7, 1), until=date(2025, 5, 22)))
    assert until.sentence == "Largest of 4 by total (538; next 478), since 2022-07-01."


def test_place_level_and_kind_are_asked_of_each_row() -> None:
    rows = (
        case("2025-03-01", 2, place_level="port", kind="ballistic missile"),
        case("2025-03-02", 9, place_level="city", kind="ballistic missile"),
        case("2025-03-03", 8, place_level="port", kind="Ballistic missile x2"),
        case("2025-03-04", 7, place_level="port", kind=None),
    )
    found = extreme(replace(SWAPS, rows=rows), TOTAL, Scope(place_level="port", kind="ballistic missile"))
    assert (len(found.counted), found.value) == (2, 8)


def test_ties_gaps_and_ranges_are_told() -> None:
    rows = (
        case("2025-03-01", 4),
        case("2025-03-02", 4),
        case("2025-03-03", None),
        case("2025-03-04", 3, ranges=(("total", 2.0, 5.0),)),
        case("2025-03-05", None, ranges=(("total", 4.0, 6.0),)),
    )
    found = extreme(replace(SWAPS, rows=rows), TOTAL)
    assert found.sentence == (
        "Largest of 3 by total (4; next 3), since 2025-03-01. 2 share it: 2025-03-01, 2025-03-02. "
        "Not stated for 2: 2025-03-03, 2025-03-05. By their ranges it could also be 2025-03-04, 2025-03-05."
    )


@pytest.mark.parametrize("rows", [(), (case("2025-03-01", None),)])
def test_a_table_without_values_says_so(rows: tuple[Comparator, ...]) -> None:
    found = extreme(replace(SWAPS, rows=rows), TOTAL)
    assert (found.value, found.next, found.rows) == (None, None, ())
    assert found.sentence == "No case has a value for total."


def test_zero_is_a_value() -> None:
    found = extreme(replace(SWAPS, rows=(case("2025-03-01", 0), case("2025-03-02", -1))), TOTAL)
    assert found.sentence == "Largest of 2 by total (0; next -1), since 2025-03-01."


def test_rows_stand_by_date_and_tell_value_and_range() -> None:
    row = case("2025-01-01", 1, ranges=(("other", 1.0, 2.0),))
    assert [str(each.date) for each in in_order(SWAPS)] == sorted(str(each.date) for each in SWAPS.rows)
    assert (value_of(row, "total"), value_of(row, "other"), range_of(row, "other"), range_of(row, "total")) == (
        1, None, (1.0, 2.0), None,
    )  # fmt: skip


@pytest.mark.parametrize(("value", "expected"), [(1000, "1,000"), (0.25, "0.25"), (-3.0, "-3")])
def test_numbers_read_as_people_write_them(value: float, expected: str) -> None:
    assert number(value) == expected


@given(st.lists(st.none() | st.integers(-50, 50), max_size=15))
def test_no_row_is_lost_and_nothing_exceeds_the_extreme(values: list[int | None]) -> None:
    rows = tuple(case(f"2025-03-{day:02}", value) for day, value in enumerate(values, start=1))
    found = extreme(replace(SWAPS, rows=rows), TOTAL)
    assert {*found.counted, *found.missing} == {*rows}
    known = [value for value in values if value is not None]
    assert found.value == max(known, default=None)
    assert len(found.rows) == (known.count(max(known)) if known else 0)
    assert found.next is None or found.value is None or found.next < found.value
