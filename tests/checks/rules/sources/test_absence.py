"""Claims that something did not happen."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest

from checks.domain.finding import Level
from checks.domain.moment import Moment
from checks.domain.tables import Comparator, ComparatorTable
from tests.checks.rules.conftest import record

RULE = "source.absence"
REPORTS = (
    record("On the twentieth", published=Moment.parse("2025-05-20")),
    record("On the day", published=Moment.parse("2025-05-23")),
)


@pytest.mark.parametrize(
    "text",
    [
        "No new penalties had followed by Friday.",
        "Trump has so far spared Moscow the tougher sanctions.",
        "The ministry has not named a commander since the spring.",
        "There is no evidence that the port was hit.",
        "Not a single ship has left the port.",
        "The town has never been shelled.",
    ],
)
def test_it_tells_what_was_covered(look: Callable, text: str) -> None:
    found = look(text, *REPORTS).one(RULE)
    assert (found.level, found.missing) == (Level.NOTE, ("search that was made",))
    assert "2 records of 20 May 2025 to 23 May 2025, no search noted" in found.message


def test_a_noted_search_is_named(look: Callable) -> None:
    searched = record("Search", query="sanctions Russia May 2025", published=Moment.parse("2025-05-23"))
    found = look("No new penalties had followed by Friday.", searched).one(RULE)
    assert found.missing == ()
    assert "searches: “sanctions Russia May 2025”" in found.message


def test_the_table_of_a_first_since_is_told_with_what_it_covers(look: Callable) -> None:
    rows = (Comparator(Moment.parse("2025-03-11"), place_level="port"),)
    covers = {"covers_from": Moment.parse("2025-03-01"), "covers_until": Moment.parse("2025-05-24")}
    table = ComparatorTable(UUID(int=4), "Strikes", rows=rows, terms=("strike",), **covers)
    found = look("It was the first strike on the port since March 11.", tables=(table,)).one(RULE)
    assert "the table “Strikes” for 1 March 2025 to 24 May 2025" in found.message


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine refused to give up the cities.",
        "Neither army held its fire.",
        "Missiles struck the port on Friday.",
        "The first strike hit the port on Friday.",
        "The ministry did not say how many were hurt.",
    ],
)
def test_what_happened_is_left_alone(look: Callable, text: str) -> None:
    assert look(text, *REPORTS).levels(RULE) == ()


def test_with_nothing_linked_there_is_no_coverage_to_tell(look: Callable) -> None:
    assert look("No new penalties had followed by Friday.").levels(RULE) == ()
