"""The JSON of an article: complete for whoever reads it, and without what stays in the house."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from checks.casebook import Casebook
from checks.domain.claim import Status
from checks.domain.desk import Desk
from checks.domain.evidence import EvidenceFlag, Figure
from checks.domain.moment import Moment
from checks.domain.verdict import Scale
from checks.exchange.exporting.article_json import article_document
from checks.exchange.exporting.json_text import safe_json

NOW = Moment.parse("2025-06-01T10:00+00:00")


@pytest.fixture(scope="module")
def sample(sample_master: Any) -> tuple[Desk, Scale]:
    with Casebook.read(sample_master, person="Reader") as casebook:
        return casebook.desk(casebook.articles.overview()[0].article.id), casebook.scale


def told(desk: Desk, scale: Scale, **options: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(safe_json(article_document(desk, scale, NOW, **options)))
    return found


def test_every_claim_stands_with_its_words_verdict_and_evidence(sample: tuple[Desk, Scale]) -> None:
    desk, scale = sample
    made = told(*sample)
    assert (made["format"], made["version"], made["exported_at"]) == ("claimdesk article", 1, str(NOW))
    text = made["article"]["text"]
    assert [text[claim["start"] : claim["end"]] for claim in made["claims"]] == [
        each["quote"] for each in made["claims"]
    ]
    assert [claim["number"] for claim in made["claims"]] == list(range(1, len(made["claims"]) + 1))
    records = {record["id"] for record in made["evidence"]}
    assert {link["record"] for claim in made["claims"] for link in claim["evidence"]} <= records
    by_id = {claim["id"]: claim for claim in made["claims"]}
    signed = next(claim for claim in desk.claims if claim.status is Status.SIGNED_OFF)
    verdict = desk.verdict(signed.id)
    assert verdict is not None
    shown = by_id[str(signed.id)]["verdict"]
    rating = scale.rating(verdict.rating or "")
    assert (shown["rating"], shown["label"], shown["value"]) == (rating.key, rating.label, rating.value)
    assert shown["signed_by"] == desk.person(verdict.signed_by_id).name
    assert shown["rationale"] == verdict.rationale


def test_the_scale_goes_with_it(sample: tuple[Desk, Scale]) -> None:
    scale = sample[1]
    made = told(*sample)["scale"]
    assert (made["name"], made["version"]) == (scale.name, scale.version)
    assert [(each["key"], each["value"]) for each in made["ratings"]] == [
        (each.key, each.value) for each in scale.ratings
    ]


def test_drafts_and_rejected_claims_stay_in_the_house(sample: tuple[Desk, Scale]) -> None:
    desk, scale = sample
    claim = next(each for each in desk.claims if desk.verdict(each.id))
    verdict = desk.verdict(claim.id)
    assert verdict is not None
    draft = replace(verdict, is_draft=True, rationale="Not for others yet")
    kept = told(replace(desk, records={**desk.records, draft.id: draft}), scale)
    assert next(each for each in kept["claims"] if each["id"] == str(claim.id))["verdict"] is None
    assert "Not for others yet" not in json.dumps(kept)
    rejected = replace(claim, status=Status.NOT_A_CLAIM)
    without = told(replace(desk, records={**desk.records, claim.id: rejected}), scale)
    assert str(claim.id) not in {each["id"] for each in without["claims"]}


@pytest.mark.parametrize("flag", [EvidenceFlag.CONFIDENTIAL_SOURCE, EvidenceFlag.CAPTIVE_IDENTIFIABLE])
def test_a_record_that_could_harm_somebody_is_blank(sample: tuple[Desk, Scale], flag: EvidenceFlag) -> None:
    desk, scale = sample
    record = replace(desk.evidence[0], title="Kept secret", says="Kept secret", quote_text="Kept secret", flags=(flag,))
    made = told(replace(desk, records={**desk.records, record.id: record}), scale)
    assert "Kept secret" not in json.dumps(made)
    shown = next(each for each in made["evidence"] if each["id"] == str(record.id))
    assert shown["withheld"].endswith(".")


def test_words_of_documents_go_out_only_as_passages_that_are_relied_on(sample: tuple[Desk, Scale]) -> None:
    desk, scale = sample
    record = replace(
        desk.evidence[0],
        figures=(Figure("killed", best=1, passage="Names of the dead"),),
        note="Call her at night",
        flags=(EvidenceFlag.PERSONAL_INFO,),
    )
    made = json.dumps(told(replace(desk, records={**desk.records, record.id: record}), scale))
    assert "Names of the dead" not in made
    assert "Call her at night" not in made


def test_a_record_does_not_lead_to_the_confidential_one_it_was_taken_from(sample: tuple[Desk, Scale]) -> None:
    desk, scale = sample
    secret, record = desk.evidence[0], desk.evidence[1]
    hidden = replace(secret, flags=(EvidenceFlag.CONFIDENTIAL_SOURCE,))
    naming = replace(record, derived_from=secret.id, flags=())
    made = told(replace(desk, records={**desk.records, hidden.id: hidden, naming.id: naming}), scale)
    assert "derived_from" not in next(each for each in made["evidence"] if each["id"] == str(record.id))


def test_one_claim_comes_with_its_own_records_only(sample: tuple[Desk, Scale]) -> None:
    desk, scale = sample
    claim = next(each for each in desk.claims if desk.links(each.id))
    made = told(desk, scale, only=claim.id)
    assert [each["id"] for each in made["claims"]] == [str(claim.id)]
    assert {each["id"] for each in made["evidence"]} == {str(link.evidence_id) for link in desk.links(claim.id)}
