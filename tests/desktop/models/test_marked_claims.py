from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from checks.domain.claim import Claim, Status
from checks.domain.desk import Desk
from checks.domain.span import Anchor
from desktop.models.marked_claims import Mark, MarkedClaims
from desktop.positions import Positions

ClaimCalled = Callable[[str], Claim]


@pytest.fixture
def marks(small_desk: Desk) -> MarkedClaims:
    return MarkedClaims(small_desk.claims, Positions(small_desk.version.text))


def words(mark: Mark | None) -> str | None:
    return mark.claim.quote[:5] if mark else None


def test_nested_claims_lie_on_three_levels(marks: MarkedClaims, claim_called: ClaimCalled) -> None:
    nested = [marks.get(claim_called(words).id) for words in ("four", "eight", "One")]
    assert [mark.level for mark in nested if mark] == [0, 1, 2]


def test_at_gives_the_shortest_first(marks: MarkedClaims, claim_called: ClaimCalled) -> None:
    inner = marks.get(claim_called("four").id)
    assert inner is not None
    assert [words(mark) for mark in marks.at(inner.start + 2)] == ["four ", "eight", "One p"]
    assert marks.at(0) == []


def test_between_finds_what_began_long_before(marks: MarkedClaims, claim_called: ClaimCalled) -> None:
    outer = marks.get(claim_called("One").id)
    assert outer is not None
    assert words(marks.between(outer.end - 1, outer.end + 1)[0]) == "One p"
    assert all(mark.id != outer.id for mark in marks.between(outer.end, outer.end + 5))


def test_nesting(marks: MarkedClaims, claim_called: ClaimCalled) -> None:
    outer, middle, inner = (claim_called(words).id for words in ("One", "eight", "four"))
    assert words(marks.inside(outer)) == "eight"
    assert words(marks.inside(middle)) == "four "
    assert marks.inside(inner) is None
    assert words(marks.around(inner)) == "eight"
    assert marks.around(outer) is None
    assert marks.depth(middle) == (2, 3)


def test_two_claims_with_one_span_nest_in_one_order(small_desk: Desk, claim_called: ClaimCalled) -> None:
    claim = claim_called("four")
    twin = replace(claim, id=claim_called("Russian").id)
    marks = MarkedClaims((claim, twin), Positions(small_desk.version.text))
    inside = marks.inside(claim.id) or marks.inside(twin.id)
    assert inside is not None
    assert marks.inside(inside.id) is None


def test_update_refuses_words_that_moved(marks: MarkedClaims, small_desk: Desk, claim_called: ClaimCalled) -> None:
    claim = claim_called("four")
    assert marks.update(replace(claim, status=Status.JUDGED))
    assert not marks.update(replace(claim, anchor=Anchor.at(small_desk.version.text, 0, 5)))
