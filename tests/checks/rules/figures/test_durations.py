"""How long it took, over all reports."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checks.domain.evidence import Evidence, Figure
from checks.domain.finding import Level
from tests.checks.rules.conftest import record

RULE = "figure.duration"
MEETING = "The exchange grew out of a two-hour meeting held in Istanbul."


def lasted(*minutes: float, what: str = "length of the Istanbul meeting in minutes") -> list[Evidence]:
    return [record(f"report {n}", figures=(Figure(what, best=each),)) for n, each in enumerate(minutes)]


@pytest.mark.parametrize(
    ("minutes", "level"),
    [
        ((120,), Level.SUPPORTS),
        ((115, 120), Level.SUPPORTS),
        ((60, 100, 120), Level.PARTLY),
        ((60, 70), Level.CONFLICTS),
    ],
)
def test_the_reports_are_converted_and_told_together(look: Callable, minutes: tuple[float, ...], level: Level) -> None:
    found = look(MEETING, *lasted(*minutes)).one(RULE)
    assert found.level is level
    assert len(found.values) == 1 + len(minutes)


def test_an_open_report_agrees_with_what_lies_beyond_it(look: Callable) -> None:
    kept = record("r", figures=(Figure("length of the Istanbul meeting in minutes", low=60),))
    assert look(MEETING, kept).levels(RULE) == (Level.SUPPORTS,)


@pytest.mark.parametrize(
    "what", ["length of the call in minutes", "length of the truce in days", "people at the Istanbul meeting"]
)
def test_the_length_of_something_else_is_left_alone(look: Callable, what: str) -> None:
    assert look(MEETING, *lasted(30, what=what)).of(RULE) == ()


def test_it_is_told_once_and_not_as_a_unit_too(look: Callable) -> None:
    looked = look(MEETING, *lasted(120))
    assert looked.of("figure.unit") == looked.of("figure.range") == ()
