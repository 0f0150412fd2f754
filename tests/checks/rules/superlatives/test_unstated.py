"""What a superlative leaves open."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest

from checks.domain.finding import Level
from checks.domain.moment import Moment
from checks.domain.tables import Comparator, ComparatorTable, Measure
from checks.rules.rule import RULES

RULE = "superlative.unstated"


def test_its_example_fires(look: Callable) -> None:
    example = RULES[RULE].example
    assert look(example.text).one(RULE).message == example.says


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It was the largest attack of the war.", "does not say by what: people killed"),
        ("It was the deadliest attack on the town.", "does not say since when"),
        ("They held the first direct peace talks since 2022.", "It holds for direct peace talks alone"),
    ],
)
def test_what_is_open_is_told(look: Callable, text: str, words: str) -> None:
    found = look(text).one(RULE)
    assert found.level is Level.NOTE
    assert words in found.message


@pytest.mark.parametrize(
    "text",
    [
        "Kharkiv is the second largest city in Ukraine.",
        "Omdurman is the largest city in Sudan.",
        "It was the deadliest attack of the war.",
        "It was the largest swap since 2022 by number of people.",
        "It was one of the deadliest attacks on the town.",
        "The first strike hit the market.",
        "The first talks were held in Geneva on Friday.",
        "At least two people were killed in the attack.",
        "Most of the attacks hit the port.",
    ],
)
def test_what_is_plain_is_left_alone(look: Callable, text: str) -> None:
    assert look(text).levels(RULE) == ()


def test_what_the_claim_itself_settles_is_not_asked(look: Callable) -> None:
    found = look("The biggest return of remains since 2022 was agreed in Geneva.").one(RULE)
    assert found.message.endswith("does not say by what: the day alone or the whole operation.")


def test_with_a_table_the_readings_have_values(look: Callable) -> None:
    measures = (Measure("total", "Total", "person"), Measure("each", "On each side", "person"))
    rows = tuple(
        Comparator(Moment.parse(day), values=(("total", 2 * each), ("each", each)))
        for day, each in (("2025-05-06", 205), ("2025-05-23", 390), ("2025-05-24", 307), ("2025-05-25", 303))
    )
    table = ComparatorTable(UUID(int=5), "Exchanges", measures, rows, terms=("swap",))
    found = look("They met on Friday in the largest swap since 2022.", tables=(table,)).one(RULE)
    assert "23 May 2025 has 780 (Total) and 390 (On each side)" in found.message
    assert "23 May 2025 to 25 May 2025 together 2,000 (Total) and 1,000 (On each side)" in found.message
