"""How far a figure reaches: what its hedge and its rounding leave open."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.domain.mention import Qualifier, Quantity
from checks.rules.figures.leeway import meet, reach, step


@pytest.mark.parametrize(
    ("value", "half"), [(12, 0.5), (600, 50), (1.2, 0.05), (5, 0.5), (10, 1), (1000, 100), (1234, 0.5), (0.25, 0.005)]
)
def test_half_the_last_significant_digit_is_left_open(value: float, half: float) -> None:
    assert step(value) == pytest.approx(half)


@pytest.mark.parametrize(
    ("qualifier", "least", "most"),
    [
        (Qualifier.EXACT, 40, 40),
        (Qualifier.AT_LEAST, 40, inf),
        (Qualifier.MORE_THAN, 40, inf),
        (Qualifier.UP_TO, -inf, 40),
        (Qualifier.FEWER_THAN, -inf, 40),
        (Qualifier.NEARLY, 36, 40),
        (Qualifier.ABOUT, 36, 44),
    ],
)
def test_a_hedge_opens_a_figure_on_its_side(qualifier: Qualifier, least: float, most: float) -> None:
    assert reach(Quantity(0, 2, 40, qualifier=qualifier)) == (least, most)


def test_a_figure_without_values_reaches_nowhere() -> None:
    assert reach(Quantity(0, 2)) is None


@given(st.floats(1, 1e9), st.floats(1, 1e9))
def test_meeting_is_mutual(one: float, other: float) -> None:
    first, second = reach(Quantity(0, 1, one)), reach(Quantity(0, 1, other))
    assert first is not None
    assert second is not None
    assert meet(first, second) is meet(second, first)
    assert meet(first, first)
