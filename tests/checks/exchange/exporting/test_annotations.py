"""Annotations go out as the model has them, and come back to their words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from checks.casebook import Casebook
from checks.domain.claim import Status
from checks.domain.desk import Desk
from checks.domain.verdict import Scale
from checks.exchange.exporting.annotations import annotation_page
from checks.exchange.importing.annotations import annotation_of


@pytest.fixture(scope="module")
def sample(sample_master: Any) -> tuple[Desk, Scale]:
    with Casebook.read(sample_master, person="Reader") as casebook:
        return casebook.desk(casebook.articles.overview()[0].article.id), casebook.scale


def test_each_claim_comes_back_to_its_words_with_its_verdict(sample: tuple[Desk, Scale]) -> None:
    desk, scale = sample
    claims = [claim for claim in desk.claims if claim.status is not Status.NOT_A_CLAIM]
    notes = [annotation_of(item) for item in annotation_page(desk, scale)["items"]]
    assert [(note.exact, note.start) for note in notes] == [(each.quote, each.anchor.start) for each in claims]
    for claim, note in zip(claims, notes, strict=True):
        verdict = desk.verdict(claim.id)
        is_told = verdict is not None and verdict.rating is not None and not verdict.is_draft
        assert note.text.endswith(f"Tags: {claim.status.value}, {claim.kind.value}")
        if is_told and verdict and verdict.rating:
            assert scale.rating(verdict.rating).label in note.text


def test_an_article_is_named_by_its_address_or_its_text(sample: tuple[Desk, Scale]) -> None:
    desk, scale = sample
    addressed = replace(desk, article=replace(desk.article, url="https://paper.example/1"))
    spoiled = replace(desk, article=replace(desk.article, url="javascript:alert(1)"))
    assert {item["target"]["source"] for item in annotation_page(addressed, scale)["items"]} == {
        "https://paper.example/1"
    }
    expected = {f"urn:sha256:{desk.version.sha256}"}
    assert {item["target"]["source"] for item in annotation_page(spoiled, scale)["items"]} == expected
