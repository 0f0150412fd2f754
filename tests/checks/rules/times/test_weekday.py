"""A weekday and its date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checks.domain.finding import Level
from checks.domain.words import day
from checks.rules.rule import RULES

RULE = "time.weekday"


def test_its_example_fires(look: Callable) -> None:
    example = RULES[RULE].example
    found = look(example.text, published=example.published).one(RULE)
    assert (found.level, found.message) == (Level.CONFLICTS, example.says)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("On Friday, May 23, missiles struck the port.", Level.SUPPORTS),
        ("On Friday, May 22, missiles struck the port.", Level.CONFLICTS),
        ("Missiles struck the port on May 23 (Thursday).", Level.CONFLICTS),
        ("Missiles struck the port on Monday (May 19).", Level.SUPPORTS),
        ("On 23 May, a Thursday, missiles struck the port.", Level.CONFLICTS),
        ("The invasion began on Thursday, 24 February 2022.", Level.SUPPORTS),
        ("The invasion began on Friday, 24 February 2022.", Level.CONFLICTS),
        ("The talks in Geneva are to open on Friday, June 6.", Level.SUPPORTS),  # that of this year, not of the last
        ("The two men met in Minsk on Saturday, December 7.", Level.SUPPORTS),  # that of the last year
    ],
)
def test_a_weekday_fits_its_date_or_not(look: Callable, text: str, level: Level) -> None:
    assert look(text).levels(RULE) == (level,)


@pytest.mark.parametrize(
    "text",
    [
        "Missiles struck the port on Friday, and again on May 22.",
        "He came every Friday until May 22.",
        "On Friday, 23 people were killed.",
        "The Friday Mosque was hit on May 22.",
        "Missiles struck the port on May 22.",
    ],
)
def test_a_weekday_without_a_date_beside_it_is_left_alone(look: Callable, text: str) -> None:
    assert look(text).levels(RULE) == ()


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(when=st.dates(date(2000, 1, 1), date(2025, 5, 23)), step=st.integers(0, 6))
def test_only_the_right_weekday_fits_a_whole_date(look: Callable, when: date, step: int) -> None:
    weekday = (when + timedelta(step)).strftime("%A")
    found = look(f"Missiles struck the port on {weekday}, {day(when)}.").one(RULE)
    assert found.level is (Level.CONFLICTS if step else Level.SUPPORTS)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Shells fell on Saturday, November 2. A day earlier, on Thursday, the army left.", "comes to 1 November 2024"),
        ("Shells fell on Saturday, November 2. A day earlier, on Friday, the army left.", ""),
        ("A raid on Tuesday killed five. Two days later, on Friday, three more died.", "comes to 31 October 2024"),
        ("A raid on Tuesday killed five. The next day, Wednesday, three more died.", ""),
    ],
)
def test_a_weekday_fits_the_day_that_is_counted(look: Callable, text: str, told: str) -> None:
    partly = [each for each in look(text, published="2024-11-03").of(RULE) if each.level is Level.PARTLY]
    assert len(partly) == bool(told)
    assert all(told in each.message for each in partly)
