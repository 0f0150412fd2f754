"""Records that are younger than the article."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checks.domain.evidence import Stance
from checks.domain.finding import Level
from checks.domain.moment import Moment
from tests.checks.rules.conftest import record

RULE = "source.later"
TOLD = "Missiles struck the port on Friday."
EXPECTED = "Officials said they expected more releases over the weekend."


def dated(name: str, when: str | None, **fields: object) -> object:
    return record(name, published=Moment.parse(when) if when else None, **fields)


@pytest.mark.parametrize(
    ("text", "words"),
    [(TOLD, "is later than the article and could not be known"), (EXPECTED, "and tells what came of it")],
)
def test_a_later_record_is_told_as_later(look: Callable, text: str, words: str) -> None:
    found = look(text, dated("The third day", "2025-05-25")).one(RULE)
    assert found.level is Level.NOTE
    assert words in found.message
    assert "“The third day” (25 May 2025)" in found.message


@pytest.mark.parametrize(
    ("stance", "earlier", "is_told"),
    [
        (Stance.CONTEXT, (), False),
        (Stance.AGAINST, (), True),
        (Stance.SUPPORTS, (dated("Own", "2025-05-23"),), False),  # the verdict stands without the later one
    ],
)
def test_only_what_a_verdict_would_rest_on_is_told(
    look: Callable, stance: Stance, earlier: tuple[object, ...], is_told: bool
) -> None:
    later = dated("The third day", "2025-05-25")
    assert bool(look(TOLD, *earlier, later, stance=stance).of(RULE)) == is_told


def test_what_came_of_a_prediction_is_told_in_any_case(look: Callable) -> None:
    assert look(EXPECTED, dated("The third day", "2025-05-25"), stance=Stance.CONTEXT).one(RULE)


def test_many_are_counted_and_three_named_in_the_order_of_time(look: Callable) -> None:
    records = [dated(f"Day {number}", f"2025-05-{30 - number}") for number in range(5)]
    message = look(TOLD, *records).one(RULE).message
    assert message.startswith("5 records are later than the article")
    assert message.endswith("“Day 4” (26 May 2025), “Day 3” (27 May 2025), “Day 2” (28 May 2025) and 2 more.")


@pytest.mark.parametrize(
    ("when", "published"),
    [
        ("2025-05-23", "2025-05-23"),
        ("2025-05-22", "2025-05-23"),
        ("2025-05-23T17:00+03:00", "2025-05-23T17:00+03:00"),
        ("2025-05-23", "2025-05-23T17:00+03:00"),  # may be before or after
        ("2025-05-25", None),
    ],
)
def test_what_is_not_surely_later_is_left_alone(look: Callable, when: str, published: str | None) -> None:
    assert look(TOLD, dated("Report", when), published=published).levels(RULE) == ()


def test_a_record_without_a_date_that_was_seen_later_may_be_younger(look: Callable) -> None:
    seen = dated("Page", None, accessed=Moment.parse("2025-10-06"))
    found = look(TOLD, seen).one(RULE)
    assert (found.level, found.missing) == (Level.NOTE, ("date of “Page”",))


def test_a_dated_record_may_be_seen_at_any_time(look: Callable) -> None:
    seen = dated("Page", "2025-05-23", accessed=Moment.parse("2025-10-06"))
    assert look(TOLD, seen).levels(RULE) == ()
