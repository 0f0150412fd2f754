"""ClaimReview as it goes out: by the published rules, and harmless in any page."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.casebook import Casebook
from checks.domain.claim import Status
from checks.domain.desk import Desk
from checks.domain.house import House
from checks.domain.verdict import Scale
from checks.exchange.exporting.claim_review import as_json_ld, chosen, reviews
from checks.exchange.exporting.publication import Publication, host_of
from tests.checks.exchange.exporting.published_rules import claim_review_faults

HOUSE = Publication("The Desk", "https://desk.example", "https://checks.desk.example/2025/odesa#top")


@pytest.fixture(scope="module")
def sample(sample_master: Any) -> tuple[Desk, Scale]:
    with Casebook.read(sample_master, person="Reader") as casebook:
        return casebook.desk(casebook.articles.overview()[0].article.id), casebook.scale


def test_every_verdict_of_the_sample_keeps_the_published_rules(sample: tuple[Desk, Scale]) -> None:
    desk, scale = sample
    made = reviews(desk, scale, HOUSE)
    assert made
    assert [claim_review_faults(dict(review.document), HOUSE.domain) for review in made] == [[]] * len(made)
    addresses = [review.document["url"] for review in made]
    assert len(set(addresses)) == len(addresses)
    assert addresses[0].startswith("https://checks.desk.example/2025/odesa#claim-")


def test_only_what_a_second_person_signed_goes_out(sample: tuple[Desk, Scale]) -> None:
    desk, scale = sample
    out = chosen(reviews(desk, scale, HOUSE))
    assert out
    assert {review.claim.status for review in out} == {Status.SIGNED_OFF}


def test_a_rating_off_the_scale_has_no_number(sample: tuple[Desk, Scale]) -> None:
    desk, scale = sample
    off = {rating.label for rating in scale.ratings if rating.value is None}
    told = {review.document["reviewRating"]["alternateName"]: review.document for review in reviews(desk, scale, HOUSE)}
    assert off & set(told)
    for label, document in told.items():
        assert ("ratingValue" in document["reviewRating"]) is (label not in off)


def test_who_said_it_is_named_else_the_outlet(sample: tuple[Desk, Scale]) -> None:
    desk, scale = sample
    by_claim = {review.claim: review.document["itemReviewed"]["author"] for review in reviews(desk, scale, HOUSE)}
    quoted = [author["name"] for claim, author in by_claim.items() if claim.quotation and claim.quotation.speaker]
    assert quoted
    assert all("Trump" in name or "Zelensky" in name for name in quoted)
    nameless = replace(desk, article=replace(desk.article, publisher=None))
    plain = [
        each.document["itemReviewed"]
        for each in reviews(nameless, scale, HOUSE)
        if not each.claim.quotation and not each.claim.attribution
    ]
    assert plain
    assert not any("author" in item for item in plain)


@given(st.text(max_size=40))
def test_nothing_in_a_claim_can_end_the_script_element_or_hide(text: str) -> None:
    document = {"claimReviewed": f"{text}</script><script>alert(1)\u202e\u2028&"}
    written = as_json_ld([document])
    assert json.loads(written) == document
    assert not set(written) & set("<>&\u202e\u2028\u0000\u007f")


def test_several_make_a_list() -> None:
    assert json.loads(as_json_ld([{"a": 1}, {"b": 2}])) == [{"a": 1}, {"b": 2}]


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.Desk.example/x", "desk.example"),
        ("http://desk.example:8080", "desk.example"),
        ("ftp://desk.example", ""),
        ("desk.example", ""),
        ("https://[", ""),
    ],
)
def test_the_host_of_an_address(url: str, host: str) -> None:
    assert host_of(url) == host


def test_without_a_page_there_is_no_address() -> None:
    assert Publication().page_of(3) == ""


@pytest.mark.parametrize(("allowed", "final"), [(True, True), (False, False)])
def test_one_person_alone_signs_only_where_the_house_says_so(
    sample: tuple[Desk, Scale], allowed: bool, final: bool
) -> None:
    desk, scale = sample
    signed = chosen(reviews(desk, scale, HOUSE))[0]
    verdict = desk.verdict(signed.claim.id)
    assert verdict is not None
    house = House(allows_single_person=allowed)
    alone = replace(verdict, signed_by_id=verdict.person_id)
    made = reviews(replace(desk, records={**desk.records, alone.id: alone, house.id: house}), scale, HOUSE)
    found = next(review for review in made if review.claim == signed.claim)
    assert (found.is_final, found.is_single) == (final, allowed)
