"""What is to come is told by the words around a time, each with its look-alikes that look back."""

from __future__ import annotations

from datetime import date

import pytest

from checks.domain.moment import Moment
from checks.text.looking_ahead import looks_ahead
from checks.text.sentences import split_sentences
from checks.text.times import find_times

FRIDAY = Moment.parse("2025-05-23")


def first_day(text: str) -> date | None:
    (found,) = find_times(text, FRIDAY, split_sentences(text, ()))
    return found.first


@pytest.mark.parametrize(
    "text",
    [
        "He wants an answer by Monday.",
        "They demanded an answer by Monday.",
        "Rebels told villagers to leave by late Monday.",
        "If no deal is reached by Monday, the strikes will resume.",
        "If the group fails to reply by Monday, the truce ends.",
        "He said troops must leave by Monday.",
        "The talks are to resume on Monday.",
        "The hospital has to close on Monday.",
        "The army is going to leave on Monday.",
        "The vote is set for Monday.",
        "She was due to appear on Monday.",
        "The group plans a march on Monday.",
        "The offices are closed through Monday.",
        "The hostages have until Monday to leave.",
        "The president will speak later on Monday.",
        "He would return on Monday.",
        "On Monday, the court will decide.",
    ],
)
def test_what_is_to_come_takes_the_next_monday(text: str) -> None:
    assert first_day(text) == date(2025, 5, 26)


@pytest.mark.parametrize(
    "text",
    [
        "By Monday, 40 bodies had been recovered.",
        "The minister resigned by Monday.",
        "Rebels set fire to three houses on Monday.",
        "The column drove through the town on Monday night.",
        "One of the wounded later died on Monday night.",
        "Due to the strike on Monday, trains stopped.",
        "Fighting kept going on Monday.",
        "The plan was dropped on Monday.",
        "Planned talks collapsed on Monday.",
        "Hopes of a truce faded on Monday.",
        "Ahead of the talks, a drone hit the town on Monday night.",
        "The truce ran until Monday.",
        "It lasted through Monday night.",
        "The deadline passed on Monday.",
        "They would have met on Monday.",
        "He must have known on Monday.",
        "He had to leave on Monday.",
        "“The struggle must not stop!” read a message that was found on Monday.",
        "''The struggle must not stop!'' read a message that was found on Monday.",
    ],
)
def test_what_happened_takes_the_monday_before(text: str) -> None:
    assert first_day(text) == date(2025, 5, 19)


@pytest.mark.parametrize("text", ["He later resigned in December.", "The planned vote was cancelled in December."])
def test_a_month_of_what_happened_is_the_past_one(text: str) -> None:
    assert first_day(text) == date(2024, 12, 1)


def test_a_demand_counts_for_a_deadline_only() -> None:
    assert looks_ahead("They demanded an answer by ", ".")
    assert not looks_ahead("They demanded an answer on ", ".")
