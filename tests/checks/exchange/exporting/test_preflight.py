"""The preflight: each of its rows has an example that fails it, and what is right passes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from checks.domain.claim import Claim, Kind
from checks.domain.span import Anchor
from checks.domain.verdict import Rating, Scale
from checks.exchange.exporting.claim_review import Review
from checks.exchange.exporting.preflight import Severity, may_go_out, preflight
from checks.exchange.exporting.publication import Publication

HOUSE = Publication("The Desk", "https://www.desk.example", "https://desk.example/checks/1")
SCALE = Scale("House", 1, (Rating("true", "True", 5), Rating("false", "False", 1), Rating("open", "Unproven")))
CLAIM = Claim(UUID(int=1), UUID(int=2), Anchor(0, 4, "Four", "", ""), 0, Kind.EVENT)


def document(**changes: Any) -> dict[str, Any]:
    """A ClaimReview that is right, with some fields changed; a None takes the field out."""
    made: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": "https://desk.example/checks/1#claim-1",
        "claimReviewed": "Eight people were wounded in Odesa.",
        "datePublished": "2025-06-01",
        "author": {"@type": "Organization", "name": "The Desk"},
        "reviewRating": rating(),
        "itemReviewed": item(),
    }
    return {name: value for name, value in (made | changes).items() if value is not None}


def rating(**changes: Any) -> dict[str, Any]:
    made = {"@type": "Rating", "alternateName": "True", "ratingValue": 5, "bestRating": 5, "worstRating": 1} | changes
    return {name: value for name, value in made.items() if value is not None}


def item(**changes: Any) -> dict[str, Any]:
    made: dict[str, Any] = {
        "@type": "Claim",
        "author": {"@type": "Organization", "name": "A Paper"},
        "datePublished": "2025-05-23",
        "appearance": {"@type": "CreativeWork", "url": "https://paper.example/1"},
    }
    return {name: value for name, value in (made | changes).items() if value is not None}


def review(made: dict[str, Any], *, is_final: bool = True, citations: int = 2) -> Review:
    return Review(CLAIM, made, is_final, citations)


def checks(*reviews: Review, scale: Scale = SCALE) -> list[tuple[Severity, str]]:
    return [(remark.severity, remark.check) for remark in preflight(reviews, scale, HOUSE)]


def test_what_is_right_passes() -> None:
    assert checks(review(document())) == []
    assert checks(review(document(url="https://checks.desk.example/1"))) == []
    off_scale = rating(alternateName="Unproven", ratingValue=None, bestRating=None, worstRating=None)
    assert checks(review(document(reviewRating=off_scale))) == []


@pytest.mark.parametrize(
    ("made", "found"),
    [
        (document(claimReviewed=" "), (Severity.ERROR, "claimReviewed empty")),
        (document(claimReviewed="x" * 76), (Severity.WARNING, "claimReviewed too long")),
        (document(claimReviewed="It is false that x"), (Severity.WARNING, "claimReviewed tells the verdict")),
        (document(claimReviewed="It is not true that x"), (Severity.WARNING, "claimReviewed tells the verdict")),
        (document(reviewRating=rating(alternateName="")), (Severity.ERROR, "alternateName empty")),
        (document(reviewRating=rating(ratingValue=6)), (Severity.ERROR, "rating off its scale")),
        (document(reviewRating=rating(worstRating=0)), (Severity.ERROR, "rating off its scale")),
        (document(reviewRating=rating(bestRating=1, worstRating=1)), (Severity.ERROR, "rating off its scale")),
        (document(reviewRating=rating(ratingValue=float("nan"))), (Severity.ERROR, "rating is no number")),
        (document(reviewRating=rating(bestRating=None)), (Severity.ERROR, "rating is no number")),
        (document(url=None), (Severity.ERROR, "url missing")),
        (document(url="/checks/1"), (Severity.ERROR, "url missing")),
        (document(url="https://bit.ly/abc"), (Severity.ERROR, "url shortened")),
        (document(url="https://elsewhere.example/1"), (Severity.ERROR, "url elsewhere")),
        (document(url="https://notdesk.example/1"), (Severity.ERROR, "url elsewhere")),
        (document(author=None), (Severity.WARNING, "checker unnamed")),
        (document(itemReviewed=item(author={"@type": "Person"})), (Severity.ERROR, "claimant unnamed")),
        (document(itemReviewed=item(author={"name": "the desk "})), (Severity.WARNING, "claimant is checker")),
        (document(itemReviewed=item(appearance=None)), (Severity.WARNING, "no appearance")),
        (document(itemReviewed=item(datePublished="2025-06-02")), (Severity.ERROR, "claim after review")),
        (document(claimReviewed="a\x07b"), (Severity.ERROR, "control characters")),
        (document(claimReviewed="a</SCRIPT>b"), (Severity.ERROR, "script end")),
    ],
)
def test_each_rule_has_an_example_that_breaks_it(made: dict[str, Any], found: tuple[Severity, str]) -> None:
    assert checks(review(made)) == [found]


def test_a_verdict_that_nobody_signed_is_blocked_and_one_without_records_is_worth_a_word() -> None:
    assert checks(review(document(), is_final=False)) == [(Severity.BLOCK, "verdict not final")]
    assert checks(review(document(), citations=0)) == [(Severity.WARNING, "no evidence")]
    alone = replace(review(document()), is_single=True)
    assert checks(alone) == [(Severity.WARNING, "signed by the same person")]


def test_labels_and_numbers_of_the_scale_go_together() -> None:
    twice = replace(SCALE, ratings=(*SCALE.ratings, Rating("t2", "true", 4)))
    assert checks(scale=twice) == [(Severity.WARNING, "label with two numbers")]
    shared = replace(SCALE, ratings=(*SCALE.ratings, Rating("fake", "Fake", 1)))
    assert checks(scale=shared) == [(Severity.WARNING, "number with two labels")]


def test_two_checks_need_two_addresses() -> None:
    other = document(url="https://desk.example/checks/1#claim-2")
    assert checks(review(document()), review(other)) == []
    assert checks(review(document()), review(document())) == [(Severity.WARNING, "one address for several")]


def test_warnings_hold_nothing_up() -> None:
    warned = preflight([review(document(), citations=0)], SCALE, HOUSE)
    blocked = preflight([review(document(), is_final=False)], SCALE, HOUSE)
    assert warned
    assert may_go_out(warned)
    assert not may_go_out(blocked)
    assert all(remark.message.endswith(".") and remark.claim == CLAIM for remark in (*warned, *blocked))
