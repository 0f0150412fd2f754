"""One measure told in two units must be one measure."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.domain.evidence import Figure
from checks.domain.finding import Level
from checks.domain.mention import Quantity
from checks.rules.figures.conversions import agree
from tests.checks.rules.conftest import record

RULE = "figure.unit"
FRONT = "Fighting goes on along the more than 600-mile front line."


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("The front is 600 miles (1,000 kilometers) long.", Level.SUPPORTS),
        ("The front is 600 miles (1,300 km) long.", Level.CONFLICTS),
        ("It lies 5 km (3 miles) from the border of Sumy.", Level.SUPPORTS),
        ("The bomb weighs 500 kilograms (1,100 pounds).", Level.SUPPORTS),
        ("The bomb weighs 500 kilograms (2,000 pounds).", Level.CONFLICTS),
        ("The town is 10 miles (10 km) away from the front.", Level.CONFLICTS),
        ("A hall of 1,200 square metres (about 12,900 square feet) burned down.", Level.SUPPORTS),
        ("A hall of 1,200 square metres (about 19,200 square feet) burned down.", Level.CONFLICTS),
        ("They took some 10,000 square kilometers (3,900 square miles).", Level.SUPPORTS),
        ("They cleared an area of 50 acres (20 hectares).", Level.SUPPORTS),
        ("They dug a 12-mile-long (19-kilometer-long) trench.", Level.SUPPORTS),
    ],
)
def test_a_figure_in_brackets_is_converted(look: Callable, text: str, level: Level) -> None:
    assert look(text).levels(RULE) == (level,)


@pytest.mark.parametrize(
    "text",
    [
        "It lies 5 km from the border and 30 miles from Sumy.",
        "He can run five miles or twelve kilometres a day.",
        "The aid is worth $3 million (2.7 million euros).",
        "The march took two days (40 kilometers).",
        "They walked 12 miles, in 9 hours, to the border.",
    ],
)
def test_two_measures_are_not_one(look: Callable, text: str) -> None:
    assert look(text).of(RULE) == ()


def test_a_record_in_another_unit_is_converted(look: Callable) -> None:
    fits, not_fits = (
        record("r", figures=(Figure("length of the front line in kilometres", best=length),)) for length in (1000, 300)
    )
    assert look(FRONT, fits).levels(RULE) == (Level.SUPPORTS,)
    assert look(FRONT, not_fits).levels(RULE) == (Level.PARTLY,)


@given(st.integers(1, 5000), st.integers(1, 5000))
def test_conversion_is_symmetric(miles: int, kilometres: int) -> None:
    one, other = Quantity(0, 1, miles, unit="mile"), Quantity(0, 1, kilometres, unit="kilometre")
    assert agree(one, other) is agree(other, one)
