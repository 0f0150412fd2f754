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


def test_a_fourth_claim_shares_the_third_level_and_is_still_reached(
    small_desk: Desk, claim_called: ClaimCalled
) -> None:
    text, inner = small_desk.version.text, claim_called("four who")
    first = Anchor.at(text, inner.anchor.start, inner.anchor.start + 4)
    innermost = replace(inner, id=claim_called("The commander").id, anchor=first)
    claims = [claim for claim in small_desk.claims if claim.id != innermost.id]
    marks = MarkedClaims(sorted((*claims, innermost), key=lambda claim: claim.place), Positions(text))
    nested = [marks.get(each) for each in (innermost.id, inner.id, claim_called("eight").id, claim_called("One").id)]
    assert [mark.level for mark in nested if mark] == [0, 1, 2, 2]
    walked = [claim_called("One").id]
    while (inside := marks.inside(walked[-1])) is not None:
        walked.append(inside.id)
    assert walked == [claim_called("One").id, claim_called("eight").id, inner.id, innermost.id]
    assert marks.depth(innermost.id) == (4, 4)


def test_claims_that_overlap_lie_on_different_levels_and_do_not_nest(
    small_desk: Desk, claim_called: ClaimCalled
) -> None:
    text, inner = small_desk.version.text, claim_called("four who")
    across = replace(
        inner, id=claim_called("The commander").id, anchor=Anchor.at(text, inner.anchor.end - 9, inner.anchor.end + 20)
    )
    marks = MarkedClaims(sorted((inner, across), key=lambda claim: claim.place), Positions(text))
    levels = {mark.level for mark in marks.marks}
    assert levels == {0, 1}
    assert marks.inside(inner.id) is None
    assert marks.inside(across.id) is None


def test_rejected_claims_nest_nowhere(small_desk: Desk, claim_called: ClaimCalled) -> None:
    rejected = replace(claim_called("eight"), status=Status.NOT_A_CLAIM)
    claims = [rejected if claim.id == rejected.id else claim for claim in small_desk.claims]
    marks = MarkedClaims(claims, Positions(small_desk.version.text))
    assert words(marks.inside(claim_called("One").id)) == "four "
    assert words(marks.around(claim_called("four").id)) == "One p"
    assert marks.get(None) is None
