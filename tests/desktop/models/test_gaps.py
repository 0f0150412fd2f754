from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from checks.domain.claim import Claim, Status
from checks.domain.desk import Desk
from checks.domain.span import Span
from desktop.models.gaps import Checkable
from desktop.models.marked_claims import MarkedClaims
from desktop.positions import Positions


@pytest.fixture
def positions(small_desk: Desk) -> Positions:
    return Positions(small_desk.version.text)


@pytest.fixture
def place(small_desk: Desk) -> Callable[[str], Span]:
    def find(words: str) -> Span:
        start = small_desk.version.text.index(words)
        return Span(start, start + len(words))

    return find


def test_what_a_claim_touches_is_no_gap(small_desk: Desk, positions: Positions, place: Callable[[str], Span]) -> None:
    marks = MarkedClaims(small_desk.claims, positions)
    heading, first, half_in = place("Odesa"), place("Friday"), place("strike on the port since March 11. The")
    checkable = Checkable((heading, first, half_in), positions)
    assert checkable.gaps(0, 10_000, marks) == [heading]
    assert checkable.gaps(1, 10_000, marks) == []
    assert checkable.gaps(0, 10_000, MarkedClaims((), positions)) == [heading, first, half_in]


def test_what_was_rejected_was_looked_at(
    positions: Positions, place: Callable[[str], Span], claim_called: Callable[[str], Claim]
) -> None:
    rejected = replace(claim_called("four who"), status=Status.NOT_A_CLAIM)
    checkable = Checkable((place("four"),), positions)
    assert checkable.gaps(0, 10_000, MarkedClaims((rejected,), positions)) == []


def test_gaps_after_an_emoji_are_in_code_points(positions: Positions, place: Callable[[str], Span]) -> None:
    """Qt counts the two emoji before it twice; the text does not."""
    friday = place("Friday")
    checkable = Checkable((friday,), positions)
    start, end = positions.span_to_qt(friday)
    assert start == friday.start + 2
    assert checkable.gaps(start, end, MarkedClaims((), positions)) == [friday]
    assert checkable.gaps(friday.start, start, MarkedClaims((), positions)) == []


def test_the_next_gap_comes_round_again(small_desk: Desk, positions: Positions, place: Callable[[str], Span]) -> None:
    none = MarkedClaims((), positions)
    first, last = place("Odesa"), place("March 11")
    checkable = Checkable((first, last), positions)
    assert checkable.next_gap(0, none) == first
    assert checkable.next_gap(1, none) == last
    assert checkable.next_gap(10_000, none) == first
    assert checkable.next_gap(1, MarkedClaims(small_desk.claims, positions)) == first
    assert Checkable((last,), positions).next_gap(0, MarkedClaims(small_desk.claims, positions)) is None
    assert Checkable((), positions).next_gap(0, none) is None
