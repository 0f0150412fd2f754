"""Spans and anchors count code points."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.domain.span import CONTEXT, Anchor, Span


def test_covers_from_start_up_to_end() -> None:
    assert Span(1, 3).of("abcd") == "bc"
    assert len(Span(1, 3)) == 2


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_refuses_what_is_no_span(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_neighbours_do_not_overlap() -> None:
    assert not Span(0, 2).overlaps(Span(2, 4))
    assert Span(0, 3).overlaps(Span(2, 4))


@given(st.from_type(Span), st.from_type(Span))
def test_what_contains_another_with_words_overlaps_it(one: Span, other: Span) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    if one.contains(other) and len(other):
        assert one.overlaps(other)


def test_an_emoji_counts_as_one() -> None:
    assert Anchor.at("🕊 peace", 2, 7).quote == "peace"


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 1), (-1, 2), (0, 99)])
def test_an_anchor_needs_words_of_the_text(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no words"):
        Anchor.at("some words", start, end)


@given(st.data(), st.text(min_size=1))
def test_an_anchor_keeps_its_words_and_what_stands_around(data: st.DataObject, text: str) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = Anchor.at(text, start, end)
    assert anchor.span.of(text) == anchor.quote
    assert len(anchor.prefix) <= CONTEXT >= len(anchor.suffix)
    assert anchor.prefix + anchor.quote + anchor.suffix in text
