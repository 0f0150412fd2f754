"""How relative times were resolved."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checks.domain.finding import Level
from checks.rules.rule import RULES

RULE = "time.relative"


def test_its_example_fires(look: Callable) -> None:
    example = RULES[RULE].example
    found = look(example.text, published=example.published).one(RULE)
    assert (found.level, found.message) == (Level.NOTE, example.says)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("The two spoke in Kyiv last Monday.", "“last Monday” is 19 May 2025; some mean 12 May 2025."),
        (
            "Missiles struck the port last month.",
            "“last month” is 1 April 2025 to 30 April 2025, the whole month; "
            "read as the 30 days before publication, 23 April 2025 to 22 May 2025.",
        ),
    ],
)
def test_the_dates_and_other_readings_are_told(look: Callable, text: str, message: str) -> None:
    found = look(text).one(RULE)
    assert (found.level, found.message) == (Level.NOTE, message)


def test_what_has_one_reading_holds_and_is_shown_with_its_date(look: Callable) -> None:
    found = look("He spoke with Putin on Monday.").one(RULE)
    assert (found.level, found.message) == (Level.SUPPORTS, "“Monday” is 19 May 2025.")


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Missiles struck the port on Friday.", "2025-05-23"),  # the day of publication itself
        ("Missiles struck the port on May 19.", "2025-05-23"),
        ("Missiles struck the port this year.", "2025-05-23"),
        ("He spoke with Putin on Monday.", None),
        ("Two people were killed in the port.", "2025-05-23"),
    ],
)
def test_what_has_one_reading_or_no_date_is_left_alone(look: Callable, text: str, published: str | None) -> None:
    assert look(text, published=published).levels(RULE) == ()
