"""Events near midnight, which have two dates."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checks.domain.finding import Level
from checks.domain.moment import Moment
from tests.checks.rules.conftest import record

RULE = "time.zone-edge"


@pytest.mark.parametrize(
    "text",
    [
        "The president wrote in an early-morning post on Friday that it was done.",
        "Missiles struck the port at 11:40 p.m. on Thursday.",
        "Missiles struck the port shortly after midnight on Friday.",
    ],
)
def test_near_midnight_a_zone_is_missing(look: Callable, text: str) -> None:
    found = look(text).one(RULE)
    assert (found.level, found.missing) == (Level.NOTE, ("time zone",))


def test_a_record_with_an_hour_shows_both_dates(look: Callable) -> None:
    post = record("Post", published=Moment.parse("2025-05-22T22:30-04:00"))
    found = look("The president wrote late at night on Thursday that it was done.", post).one(RULE)
    assert "22 May 2025, 22:30 UTC−4 is 23 May 2025, 05:30 UTC+3" in found.message


@pytest.mark.parametrize(
    "text",
    [
        "Missiles struck the port at 11:40 p.m. local time on Thursday.",
        "Missiles struck the port at 23:40 GMT on Thursday.",
        "Missiles struck the port at 23:40 Kyiv time on Thursday.",
        "Missiles struck the port at 12:10 p.m. on Friday.",
        "Missiles struck the port on Friday.",
        "The midnight curfew was lifted.",
    ],
)
def test_by_day_or_with_a_zone_there_is_nothing_to_say(look: Callable, text: str) -> None:
    assert look(text).levels(RULE) == ()
