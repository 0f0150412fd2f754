"""Each, both, in total: the basis of a figure must be one thing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checks.domain.finding import Level

RULE = "figure.per-side"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("They freed 390 people from each side, 780 people in all.", Level.SUPPORTS),
        ("They freed 390 people from each side, 690 people in all.", Level.CONFLICTS),
        ("The sides freed 390 prisoners each on Friday. A total of 390 prisoners came home.", Level.CONFLICTS),
        ("A total of 390 people from each side were freed.", Level.NOTE),
    ],
)
def test_what_each_side_gave_is_measured_against_the_total(look: Callable, text: str, level: Level) -> None:
    assert look(text).levels(RULE) == (level,)


def test_a_total_from_each_is_told_for_both(look: Callable) -> None:
    assert "780" in look("A total of 390 people from each side were freed.").one(RULE).message


@pytest.mark.parametrize(
    "text",
    [
        "They freed 390 people from each side.",
        "The sides will free 1,000 prisoners each. A total of 5,000 prisoners have come home since 2022.",
        "The sides freed 390 prisoners each. A total of 780 drones were shot down.",
        "A total of 390 people were freed on Friday.",
        "Each side accused the other of killing 12 people, a total of 24.",
    ],
)
def test_totals_of_other_things_and_times_are_left_alone(look: Callable, text: str) -> None:
    assert look(text).of(RULE) == ()
