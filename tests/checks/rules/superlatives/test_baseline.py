"""A superlative, recomputed over its table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checks.domain.finding import Level
from checks.domain.moment import Moment
from checks.domain.tables import Comparator, ComparatorTable, Measure

RULE = "superlative.baseline"
TOTAL, EACH = Measure("total", "Total", "person"), Measure("to_a", "Returned to A", "person")
LARGEST = "The two armies exchanged prisoners on Friday in the largest swap since February 2022."


def case(day: str, total: float | None = None, each: float | None = None, **fields: object) -> Comparator:
    pairs = (("total", total), ("to_a", each))
    values = tuple((key, value) for key, value in pairs if value is not None)
    return Comparator(Moment.parse(day), values=values, **fields)  # type: ignore[arg-type]


def swaps(*rows: Comparator, **fields: object) -> ComparatorTable:
    table = ComparatorTable(UUID(int=7), "Exchanges", (TOTAL, EACH), rows, terms=("swap", "exchange"))
    return replace(table, **fields)  # type: ignore[arg-type]


OWN = case("2025-05-23", 780, 390)
OTHERS = (case("2022-06-29", 288, 144), case("2024-01-03", 478, 230), case("2025-04-19", 538, 277))


def test_it_holds_by_every_measure(look: Callable) -> None:
    found = look(LARGEST, tables=(swaps(OWN, *OTHERS),)).one(RULE)
    assert found.level is Level.SUPPORTS
    assert found.message == (
        "Largest by total (780 against 538 on 19 April 2025) and returned to A (390 against 277 on 19 April 2025) "
        "among 4 cases from 29 June 2022 to 23 May 2025 in “Exchanges”."
    )
    assert [value.value for value in found.values][:2] == ["780 (total)", "538 (total)"]


@pytest.mark.parametrize(
    ("others", "level", "words"),
    [
        (
            (case("2025-04-19", 800, 277),),
            Level.PARTLY,
            "not largest by total (780 against 800 on 19 April 2025, rank 2)",
        ),
        ((case("2025-04-19", 800, 400),), Level.CONFLICTS, "Not largest by total (780 against 800"),
        ((case("2025-04-19", 780, 390),), Level.PARTLY, "As much as another by total (780 against 780"),
        ((case("2025-04-19", 538), case("2025-05-06")), Level.SUPPORTS, "(780 against 538 on 19 April 2025) among 3"),
        ((case("2025-04-19", ranges=(("total", 700, 900),)),), Level.CANNOT_TELL, "Not to be told apart by total"),
        ((case("2025-04-19", 538), case("2025-05-06")), Level.SUPPORTS, "not stated for 6 May 2025"),
        ((case("2022-01-10", 5000, 2500), *OTHERS), Level.SUPPORTS, "among 4 cases"),
        ((), Level.PARTLY, "has no other case in the time that the claim speaks of"),
    ],
)
def test_what_stands_against_it_is_told(
    look: Callable, others: tuple[Comparator, ...], level: Level, words: str
) -> None:
    found = look(LARGEST, tables=(swaps(OWN, *others),)).one(RULE)
    assert found.level is level
    assert words in found.message


def test_a_range_alone_leaves_it_open(look: Callable) -> None:
    unsure = case("2025-04-19", ranges=(("total", 700, 900), ("to_a", 350, 450)))
    found = look(LARGEST, tables=(swaps(OWN, unsure),)).one(RULE)
    assert found.level is Level.CANNOT_TELL
    assert found.missing == ("exact figures where the ranges overlap",)


def test_a_table_that_does_not_reach_back_says_so(look: Callable) -> None:
    table = swaps(OWN, *OTHERS, covers_from=Moment.parse("2022-06-01"), covers_until=Moment.parse("2025-05-25"))
    found = look(LARGEST, tables=(table,)).one(RULE)
    assert found.level is Level.CANNOT_TELL
    assert found.missing == ("cases from 1 February 2022 to 31 May 2022",)


def test_a_later_case_is_told_as_later(look: Callable) -> None:
    told = look(LARGEST, tables=(swaps(OWN, *OTHERS, case("2025-08-24", 1200, 600)),)).of(RULE)
    assert [each.level for each in told] == [Level.SUPPORTS, Level.NOTE]
    assert told[1].message.startswith("Overtaken since 24 August 2025, after the claim’s own case: 1,200 against 780")


def test_one_of_the_largest_allows_others(look: Callable) -> None:
    bigger = case("2025-04-19", 800, 400)
    text = "The two armies exchanged prisoners on Friday in one of the largest swaps since February 2022."
    assert look(text, tables=(swaps(OWN, bigger),)).levels(RULE) == (Level.NOTE,)


def test_the_smallest_is_looked_for_at_the_other_end(look: Callable) -> None:
    text = "The two armies exchanged prisoners on Friday in the smallest swap since February 2022."
    assert look(text, tables=(swaps(OWN, *OTHERS),)).one(RULE).message.startswith("Not smallest by total")


def test_a_named_measure_is_the_only_one(look: Callable) -> None:
    text = "Friday’s exchange was the largest by total since February 2022."
    found = look(text, tables=(swaps(OWN, case("2025-04-19", 538, 400)),)).one(RULE)
    assert found.level is Level.SUPPORTS
    assert "returned" not in found.message


def test_the_deadliest_is_measured_by_the_dead(look: Callable) -> None:
    measures = (Measure("killed", "Killed", "person"), Measure("drones", "Drones", "drone"))
    rows = tuple(
        Comparator(Moment.parse(day), values=(("killed", killed), ("drones", drones)))
        for day, killed, drones in (("2025-05-23", 9, 10), ("2025-05-02", 4, 300))
    )
    table = swaps(*rows, measures=measures, terms=("attack",))
    found = look("Friday’s attack was the deadliest this year.", tables=(table,)).one(RULE)
    assert (found.level, "drones" in found.message) == (Level.SUPPORTS, False)


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("It was the first swap since February 2022.", swaps(OWN, *OTHERS)),
        ("Friday’s parade was the largest since February 2022.", swaps(OWN, *OTHERS)),
        ("It was the largest swap since February 2022.", swaps(*OTHERS)),
        ("Friday’s swap in Kharkiv was the largest since 2022.", swaps(OWN, *OTHERS, coverage="Swaps at Lviv.")),
    ],
)
def test_tables_of_other_things_are_left_alone(look: Callable, text: str, table: ComparatorTable) -> None:
    assert look(text, tables=(table,)).levels(RULE) == ()


def test_a_case_without_a_value_of_its_own_says_what_is_missing(look: Callable) -> None:
    found = look(LARGEST, tables=(swaps(case("2025-05-23"), *OTHERS),)).one(RULE)
    assert found.missing == ("Total and Returned to A of the cases",)


@settings(deadline=None, max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations((OWN, *OTHERS)))
def test_the_order_of_rows_does_not_matter(look: Callable, rows: list[Comparator]) -> None:
    ordered = look(LARGEST, tables=(swaps(OWN, *OTHERS),)).one(RULE).message
    assert look(LARGEST, tables=(swaps(*rows),)).one(RULE).message == ordered


@settings(deadline=None, max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(total=st.integers(0, 5000), day=st.dates(min_value=Moment.parse("2025-05-24").day))
def test_a_later_case_never_makes_a_conflict(look: Callable, total: int, day: object) -> None:
    table = swaps(OWN, *OTHERS, case(str(day), total, total / 2))
    assert Level.CONFLICTS not in look(LARGEST, tables=(table,)).levels(RULE)
