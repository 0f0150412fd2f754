"""A toll that only grows may not fall."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checks.domain.evidence import Evidence, Figure
from checks.domain.finding import Level
from checks.domain.mention import PersonStatus
from checks.domain.moment import Moment
from checks.rules.figures.slips import neighbours, turned_round
from tests.checks.rules.conftest import record

RULE = "figure.series"
TEXT = "The ministry said that 4,290 people were killed in the war."


def counts(*values: float, status: PersonStatus = PersonStatus.KILLED, source: str = "The ministry") -> list[Evidence]:
    return [
        record(
            f"{source} {status} {at}",
            original_source=source,
            figures=(Figure(status.value, best=value, person_status=status, as_of=Moment.parse(f"2025-05-{10 + at}")),),
        )
        for at, value in enumerate(values)
    ]


def test_a_fall_is_told_with_the_likely_slip(look: Callable) -> None:
    found = look(TEXT, *counts(4237, 4327, 4290)).one(RULE)
    assert found.level is Level.NOTE
    assert found.message == (
        "Killed falls from 4,327 to 4,290 on 12 May 2025 by The ministry: "
        "4,327 may be 4,237 with two digits changed round."
    )


def test_a_fall_without_such_a_slip_is_told_as_it_is(look: Callable) -> None:
    assert look(TEXT, *counts(4100, 4400, 4290)).one(RULE).message.endswith(", and no figure was taken back.")


@pytest.mark.parametrize(
    ("text", "records"),
    [
        (TEXT, counts(4100, 4200, 4290)),
        (TEXT, counts(4290, 4290)),
        (TEXT, [*counts(4300, source="The mayor"), *counts(4290)]),
        ("In the war 20 people were wounded.", counts(30, 20, status=PersonStatus.WOUNDED)),
        ("The war has gone on for 4,290 days.", counts(4327, 4290)),
    ],
)
def test_what_grows_or_may_fall_is_left_alone(look: Callable, text: str, records: list[Evidence]) -> None:
    assert look(text, *records).levels(RULE) == ()


def test_digits_changed_round() -> None:
    assert turned_round(4327, 4237)
    assert not turned_round(4327, 4328)
    assert not turned_round(None, 1)
    assert not turned_round(1.5, 5.1)
    assert neighbours(100) == ()
    assert set(neighbours(123)) == {213.0, 132.0}
