"""Rows follow rulings, and say where opponents agree."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from checks.domain.change import Change
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, EvidenceKind, Link, Side, Stance
from checks.domain.origin import OriginRuling
from checks.domain.person import Person
from checks.matching.sources import origins_of
from desktop.models.claim_changes import touched_claims
from desktop.models.claim_facts import evidence_words, facts_of
from desktop.models.evidence_words import reason_lines, ruling_words, shared_words

RECORDS = tuple(
    Evidence(UUID(int=n), EvidenceKind.REPORT, f"Story {n}", publisher=paper, original_source=who, side=side)
    for n, (paper, who, side) in enumerate(
        (
            ("Babel", "Oleh Kiper", Side.BELLIGERENT_B),
            ("LIGA", "Governor Kiper", Side.BELLIGERENT_B),
            ("TASS", "Russian Ministry of Defence", Side.BELLIGERENT_A),
        ),
        start=1,
    )
)
CHECKER = Person(UUID(int=50), "A. Checker")
RULING = OriginRuling(UUID(int=9), UUID(int=1), UUID(int=2), is_same=False, reason="Two talks", person_id=CHECKER.id)


def linked(desk: Desk, *more: object) -> Desk:
    claim = desk.claims[0]
    links = [Link(UUID(int=20 + n), claim.id, each.id, Stance.SUPPORTS) for n, each in enumerate(RECORDS)]
    return replace(desk, records={**desk.records, **{each.id: each for each in (*RECORDS, *links, CHECKER, *more)}})


def said(desk: Desk) -> str:
    claim = desk.claims[0]
    return evidence_words(claim, facts_of(desk)[claim.id])


def test_the_row_of_a_claim_counts_as_the_brackets_do(small_desk: Desk) -> None:
    assert said(linked(small_desk)) == "3 records, 2 sources, both sides"
    assert said(linked(small_desk, RULING)) == "3 records, 3 sources, both sides"


def test_one_side_alone_is_not_both(small_desk: Desk) -> None:
    desk = linked(small_desk)
    change = Change("Edit evidence", (RECORDS[2],), (replace(RECORDS[2], side=Side.THIRD),))
    assert said(desk.after(change)) == "3 records, 2 sources"


def test_a_ruling_touches_the_claims_of_its_records_coming_and_going(small_desk: Desk) -> None:
    desk = linked(small_desk)
    ruled = Change("Rule different sources", after=(RULING,))
    assert touched_claims(ruled, desk.after(ruled)) == [desk.claims[0].id]
    assert touched_claims(ruled.inverse(), desk) == [desk.claims[0].id]


def test_reasons_are_told_for_the_group_and_record_by_record(small_desk: Desk) -> None:
    origin = origins_of(linked(small_desk), small_desk.claims[0].id)[0]
    assert shared_words(origin) == "Both from Governor Kiper"
    assert reason_lines(origin) == ("Babel: from Governor Kiper", "LIGA: from Governor Kiper")


def test_a_ruling_is_told_with_its_reason_and_who_ruled(small_desk: Desk) -> None:
    desk = linked(small_desk, RULING)
    assert ruling_words(RULING, desk) == "Babel and LIGA are not one source: Two talks (A. Checker)"
    assert (
        ruling_words(replace(RULING, is_same=True, person_id=None), desk) == "Babel and LIGA are one source: Two talks"
    )
