"""“1, confirmed” is given only where a source independent of the record says the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from checks.casebook import Casebook
from checks.domain.claim import Claim
from checks.domain.evidence import Credibility, Evidence, EvidenceKind, Stance
from checks.domain.kept import KeptState
from checks.errors import StepRefused
from checks.ingest.reader import read_text

FIRST = Evidence(UUID(int=1), EvidenceKind.REPORT, "Two killed", publisher="Pravda", original_source="Oleh Kiper")
COPY = Evidence(UUID(int=2), EvidenceKind.REPORT, "Two dead", publisher="Babel", original_source="Oleh Kiper")
OTHER = Evidence(UUID(int=3), EvidenceKind.REPORT, "Port hit", publisher="Morgue", original_source="City morgue")


@pytest.fixture
def casebook(sample_path: Path):
    with Casebook.open(sample_path, person="Ana") as opened:
        yield opened


@pytest.fixture
def claim(casebook: Casebook) -> Claim:
    desk = casebook.desk(casebook.articles.overview()[0].article.id)
    return next(claim for claim in desk.claims if not desk.links(claim.id))


def confirm(casebook: Casebook, record: Evidence) -> None:
    casebook.evidence.edit(replace(record, credibility=Credibility.CONFIRMED))


def test_one_source_does_not_confirm_itself(casebook: Casebook, claim: Claim) -> None:
    casebook.links.add_with_record(claim, FIRST, Stance.SUPPORTS)
    casebook.links.add_with_record(claim, COPY, Stance.SUPPORTS)
    with pytest.raises(StepRefused, match="independent origin"):
        confirm(casebook, FIRST)
    assert casebook.evidence.get(FIRST.id) == FIRST


def test_an_independent_record_that_agrees_confirms(casebook: Casebook, claim: Claim) -> None:
    casebook.links.add_with_record(claim, FIRST, Stance.SUPPORTS)
    casebook.links.add_with_record(claim, OTHER, Stance.SUPPORTS)
    assert casebook.evidence.agreeing(FIRST) == (OTHER,)
    confirm(casebook, FIRST)
    assert casebook.evidence.get(FIRST.id).credibility is Credibility.CONFIRMED


@pytest.mark.parametrize("stance", [Stance.AGAINST, Stance.QUALIFIES, Stance.CONTEXT])
def test_who_says_otherwise_or_nothing_does_not(casebook: Casebook, claim: Claim, stance: Stance) -> None:
    casebook.links.add_with_record(claim, FIRST, Stance.SUPPORTS)
    casebook.links.add_with_record(claim, OTHER, stance)
    assert casebook.evidence.agreeing(FIRST) == ()
    with pytest.raises(StepRefused):
        confirm(casebook, FIRST)


def test_context_confirms_nothing_not_even_context(casebook: Casebook, claim: Claim) -> None:
    casebook.links.add_with_record(claim, FIRST, Stance.CONTEXT)
    casebook.links.add_with_record(claim, OTHER, Stance.CONTEXT)
    assert casebook.evidence.agreeing(FIRST) == ()


def test_a_new_record_is_held_to_the_same(casebook: Casebook, claim: Claim) -> None:
    confirmed = replace(FIRST, credibility=Credibility.CONFIRMED)
    with pytest.raises(StepRefused):
        casebook.evidence.add(confirmed)
    with pytest.raises(StepRefused):
        casebook.links.add_with_record(claim, confirmed, Stance.SUPPORTS)
    casebook.links.add_with_record(claim, OTHER, Stance.SUPPORTS)
    casebook.links.add_with_record(claim, confirmed, Stance.SUPPORTS)
    assert casebook.evidence.get(FIRST.id) == confirmed


def test_what_is_confirmed_stays_editable(casebook: Casebook, claim: Claim) -> None:
    casebook.links.add_with_record(claim, FIRST, Stance.SUPPORTS)
    change = casebook.links.add_with_record(claim, OTHER, Stance.SUPPORTS)
    confirm(casebook, FIRST)
    casebook.apply(change.inverse())
    stored = casebook.evidence.get(FIRST.id)
    casebook.evidence.edit(replace(stored, title="Two were killed"))
    assert casebook.evidence.get(FIRST.id).credibility is Credibility.CONFIRMED


# What is kept, and what a record is linked to


def test_kept_bytes_are_held_against_their_hash(casebook: Casebook) -> None:
    casebook.evidence.add(FIRST)
    assert casebook.evidence.kept(FIRST).state is KeptState.NOTHING
    casebook.evidence.add(OTHER, read_text("Two bodies came in."))
    stored = casebook.evidence.get(OTHER.id)
    kept = casebook.evidence.kept(stored)
    assert (kept.state, kept.data, kept.snapshot.id) == (
        KeptState.UNCHANGED, b"Two bodies came in.", stored.snapshot_id,
    )  # fmt: skip


def test_the_links_of_a_record_come_with_their_claims(casebook: Casebook, claim: Claim) -> None:
    casebook.links.add_with_record(claim, FIRST, Stance.QUALIFIES)
    ((link, linked),) = casebook.evidence.links(FIRST)
    assert (link.evidence_id, link.stance, linked) == (FIRST.id, Stance.QUALIFIES, claim)
    assert casebook.evidence.links(OTHER) == ()
