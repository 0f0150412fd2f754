"""How long a war has lasted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.domain.finding import Level
from checks.domain.span import Span
from checks.rules.rule import RULES
from checks.rules.times.wars import find_elapsed, length_between, units_between

RULE = "time.elapsed"
KYIV = " Ukraine has its army in the field."


def test_its_example_fires(look: Callable) -> None:
    example = RULES[RULE].example
    found = look(example.text, published=example.published).one(RULE)
    assert found.level is Level.CONFLICTS
    assert found.message.startswith(example.says[:-1])


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("The war broke out more than three years ago.", Level.SUPPORTS),
        ("The war broke out more than five years ago.", Level.CONFLICTS),
        ("The war began nearly four years ago.", Level.SUPPORTS),
        ("The war began less than two years ago.", Level.CONFLICTS),
        ("The war, now in its fourth year, goes on.", Level.SUPPORTS),
        ("The war, now in its sixth year, goes on.", Level.CONFLICTS),
        ("The three-year war goes on.", Level.SUPPORTS),
        ("Three years into the war, nobody sees an end.", Level.SUPPORTS),
        ("The soldiers are tired after eight years of war.", Level.CONFLICTS),
        ("The soldiers are tired after eleven years of war.", Level.PARTLY),  # counted from 2014
        ("The war began nearly three years ago.", Level.PARTLY),  # three years and two months
        ("They spoke for the first time since the war began.", Level.NOTE),
    ],
)
def test_lengths_are_counted_from_the_day_the_war_began(look: Callable, text: str, level: Level) -> None:
    assert look(text + KYIV).levels(RULE) == (level,)


def test_a_second_beginning_is_named(look: Callable) -> None:
    found = look("The war broke out more than three years ago." + KYIV).one(RULE)
    assert found.message == (
        "3 years and 2 months since 24 February 2022; "
        "counted from 20 February 2014 (Russia's occupation of Crimea), 11 years and 3 months."
    )


@pytest.mark.parametrize(
    "text",
    [
        "The war broke out more than five years ago.",  # which war?
        "Lebanon’s civil war broke out 50 years ago." + KYIV,
        "The war in Lebanon broke out 50 years ago." + KYIV,
        "The two-hour meeting ended three years ago." + KYIV,
        "They met for the first time since the full-scale invasion." + KYIV,
        "The war goes on." + KYIV,
        "Talks were held after six weeks of fighting." + KYIV,  # which fighting?
    ],
)
def test_other_wars_and_lengths_are_left_alone(look: Callable, text: str) -> None:
    assert look(text).levels(RULE) == ()


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(1, 12))
def test_exactly_so_many_years_always_fit(began: date, years: int) -> None:
    (told,) = find_elapsed(text := f"The war began {years} years ago.", Span(0, len(text)))
    today = began.replace(year=began.year + years, day=min(began.day, 28))
    assert told.fits(began, today)
    assert not told.fits(began, today.replace(year=today.year + 2))


def test_lengths_in_words() -> None:
    assert length_between(date(2023, 4, 15), date(2024, 4, 15)) == "1 year"
    assert length_between(date(2023, 10, 7), date(2023, 10, 27)) == "20 days"
    assert length_between(date(2023, 10, 7), date(2023, 11, 20), "week") == "6 weeks and 2 days"
    assert units_between(date(2023, 10, 7), date(2023, 10, 28), "week") == 3


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("The army seized power more than three years ago, on 1 February 2022.", Level.SUPPORTS),
        ("The army seized power more than four years ago, on 1 February 2022.", Level.CONFLICTS),
        ("The captain took power on 30 September 2022, nearly three years ago.", Level.SUPPORTS),
        ("The captain took power on 30 September 2022, nearly six years ago.", Level.CONFLICTS),
        ("They came ten years ago this month, in May 2015.", Level.SUPPORTS),
    ],
)
def test_a_length_beside_its_day_is_counted_from_it(look: Callable, text: str, level: Level) -> None:
    assert look(text).levels(RULE) == (level,)
