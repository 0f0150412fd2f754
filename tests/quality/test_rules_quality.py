"""What the rules notice on an annotated article that is no part of the project, with the evidence collected for it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

import pytest

from checks.domain.claim import Claim
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, EvidenceKind, Figure, Link, Side, Stance
from checks.domain.finding import Finding, Level
from checks.domain.moment import Moment
from checks.extraction.extract import Request
from checks.extraction.parser import load_parser
from checks.extraction.unfiled import unfiled_version
from checks.rules.engine import check
from checks.services.unfiled_desk import desks_for
from checks.text.canonical import canonicalise

SHARED = Path(os.environ.get("CLAIMDESK_SHARED", Path(__file__).parents[2].parent / "shared"))
LEAST_NOTICED = 0.55
"""Of the labels below; some rest on records that the collection does not hold, or on tables."""
LABELS = {
    "metric_unstated": "superlative.unstated",
    "baseline_year_ambiguous_2014_vs_2022": "time.elapsed",
    "quote_punctuation_changed": "quote.match",
    "internal_inconsistency_with_S7": "article.repeats",
    "unattributed_in_text": "source.missing",
    "no_source": "source.missing",
    "unnamed_officials": "source.plural",
    "scope_peace_talks_only": "superlative.unstated",
    "name_variant": "place.alias",
    "timezone_unstated": "time.zone-edge",
    "sentence_omitted_without_ellipsis": "quote.match",
    "belligerent_admitted": "source.grade",
    "double_count_risk": "figure.conservation",
    "severity_upgraded_serious_to_critical": "terms.casualties",
    "unit_converted": "figure.unit",
    "admin_level_error_city_vs_oblast": "place.level",
    "condition_omitted_reciprocity": "terms.strength",
    "understates_declared_annexation_2022-09-30": "terms.strength",
    "absence_claim": "source.absence",
}
"""The annotator's words that speak of what a rule looks for."""
SIDES = {"ukraine": Side.BELLIGERENT_B, "russia": Side.BELLIGERENT_A, "third": Side.THIRD, "neutral": Side.NEUTRAL}
STANCES = {"supports": Stance.SUPPORTS, "refutes": Stance.AGAINST, "context": Stance.CONTEXT}

pytestmark = pytest.mark.skipif(
    not (SHARED / "data" / "gold").is_dir(), reason="the annotated articles are not on this machine"
)
Gold = list[dict[str, Any]]


def _read(name: str) -> Any:
    return json.loads((SHARED / "data" / name).read_text("utf-8"))


@pytest.fixture(scope="module")
def gold() -> Gold:
    return _read("gold/sample-article.json")


@pytest.fixture(scope="module")
def looked(gold: Gold) -> tuple[Desk, list[Finding]]:
    """The article with its extracted claims, the collected records linked to them, and what the rules notice."""
    text = canonicalise((SHARED / "data" / "articles" / "sample-article.txt").read_text("utf-8")).text
    request = Request(unfiled_version(text), Moment.parse("2025-05-23"), "Europe/Kyiv", "en")
    (desk,) = desks_for([request], load_parser())
    claims = {each["id"]: found for each in gold if (found := _claim_at(desk, each))}
    records = {made.id: made for made in _records(claims)}
    linked = Desk.of(desk.article, desk.version, (*desk.claims, *records.values()))  # type: ignore[arg-type]
    return linked, check(linked)


def _records(claims: dict[str, Claim]) -> Iterator[Evidence | Link]:
    """Each collected note as a record of its own, linked to the claims that it speaks of."""
    for source in _read("sample/evidence.json"):
        for note in source["notes"]:
            made = Evidence(
                uuid5(NAMESPACE_URL, f"{source['url']} {note['says']}"),
                EvidenceKind.REPORT,
                source["publisher"] or source["url"],
                note["says"],
                source["url"],
                publisher=source["publisher"],
                original_source=note["original_source"],
                side=SIDES.get(note["side"] or ""),
                published=_moment(source["published"]),
                quote_text=note.get("quote_text"),
                figures=tuple(_figure(each) for each in note.get("figures", ())),
            )
            yield made
            for name, stance in note["stance"].items():
                if name in claims:
                    yield _link(made.id, claims[name], STANCES[stance])


def _figure(given: dict[str, Any]) -> Figure:
    return Figure(given["what"], given["low"], given["best"], given["high"], as_of=_moment(given["as_of"]))


def _moment(text: str | None) -> Moment | None:
    """A day or time; None for a bare month."""
    return Moment.parse(text) if text and len(text) >= len("2025-05-23") else None


def _link(record_id: UUID, claim: Claim, stance: Stance) -> Link:
    return Link(uuid5(claim.id, str(record_id)), claim.id, record_id, stance)


def _share(claim: Claim, expected: dict[str, Any]) -> float:
    own = claim.anchor
    shared = max(0, min(own.end, expected["end"]) - max(own.start, expected["start"]))
    return shared / (own.end - own.start + expected["end"] - expected["start"] - shared)


def _claim_at(desk: Desk, expected: dict[str, Any]) -> Claim | None:
    best = max(desk.claims, key=lambda claim: _share(claim, expected))
    return best if _share(best, expected) >= 0.5 else None


def _on(looked: tuple[Desk, list[Finding]], expected: dict[str, Any]) -> list[Finding]:
    claim = _claim_at(looked[0], expected)
    return [each for each in looked[1] if claim and each.claim_id == claim.id]


def test_most_of_what_the_annotators_noted_is_noticed(gold: Gold, looked: tuple[Desk, list[Finding]]) -> None:
    wanted = [
        (each, label, LABELS[label]) for each in gold for label in each["findings_expected"] or () if label in LABELS
    ]
    missed = [
        f"{each['id']} {label}" for each, label, rule in wanted if rule not in {one.rule for one in _on(looked, each)}
    ]
    assert len(missed) <= (1 - LEAST_NOTICED) * len(wanted), missed


def test_nothing_conflicts_on_a_claim_that_holds(gold: Gold, looked: tuple[Desk, list[Finding]]) -> None:
    conflicts = [
        f"{each['id']} {found.rule}: {found.message}"
        for each in gold
        if each["likely_verdict"] == "true"
        for found in _on(looked, each)
        if found.level is Level.CONFLICTS
    ]
    assert not conflicts
