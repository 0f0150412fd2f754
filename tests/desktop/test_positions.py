from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.domain.span import Span
from desktop.positions import Positions


def units(text: str) -> int:
    """UTF-16 units of a text, counted by encoding it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_every_position_agrees_with_the_encoded_text(text: str) -> None:
    positions = Positions(text)
    for index in range(len(text) + 1):
        assert positions.to_qt(index) == units(text[:index])
        assert positions.to_text(positions.to_qt(index)) == index


def test_inside_a_surrogate_pair_the_whole_character_counts() -> None:
    assert [Positions("a🚀b").to_text(unit) for unit in range(5)] == [0, 1, 1, 2, 3]


@pytest.mark.parametrize("text", ["plain", "naïve café", "🇺🇦 flag", "e\u0301 combining"])
def test_spans_go_there_and_back(text: str) -> None:
    positions = Positions(text)
    span = Span(1, len(text))
    assert positions.span_to_text(*positions.span_to_qt(span)) == span
