"""A report says which records count once and why, and prints rulings as rulings."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, EvidenceFlag, EvidenceKind, Link, Stance
from checks.domain.moment import Moment
from checks.domain.origin import OriginRuling
from checks.domain.verdict import Scale
from checks.reporting.edition import Edition
from checks.reporting.groupings import Grouping, groupings, printed_rulings
from checks.reporting.html import render_html

RECORDS = tuple(
    Evidence(UUID(int=900 + n), EvidenceKind.REPORT, f"Story {n}", publisher=paper, original_source="Governor Kiper")
    for n, paper in enumerate(("Babel", "LIGA", "LIGA"))
)


@pytest.fixture
def numbered(desk: Desk) -> dict[int, UUID]:
    """The first two claims by number."""
    return {number: claim.id for number, claim in enumerate(desk.claims[:2], start=1)}


def with_records(desk: Desk, numbered: dict[int, UUID], *more: object, records: tuple = RECORDS) -> Desk:
    links = [
        Link(UUID(int=950 + 10 * number + place), claim_id, record.id, Stance.SUPPORTS)
        for number, claim_id in numbered.items()
        for place, record in enumerate(records)
    ]
    kept = {each.id: each for each in desk.records.values() if not isinstance(each, Link)}
    return replace(desk, records={**kept, **{each.id: each for each in (*records, *links, *more)}})


def ruling(desk: Desk, *, is_same: bool, reason: str = "Two interviews.") -> OriginRuling:
    return OriginRuling(UUID(int=990), RECORDS[0].id, RECORDS[1].id, is_same, reason, desk.people[0].id)


def test_a_grouping_is_told_once_with_all_its_claims(desk: Desk, numbered: dict[int, UUID]) -> None:
    assert groupings(numbered, with_records(desk, numbered)) == (
        Grouping("Babel, LIGA (2)", "All from Governor Kiper", (1, 2)),
    )


def test_a_ruling_is_printed_as_one_with_who_and_why(desk: Desk, numbered: dict[int, UUID]) -> None:
    ruled = with_records(desk, numbered, ruling(desk, is_same=False))
    (printed,) = printed_rulings(numbered, ruled)
    name = desk.people[0].name
    assert printed.sentence == f"Babel and LIGA are different sources, as {name} ruled: Two interviews."
    assert printed.claims == (1, 2)
    together = with_records(desk, numbered, replace(ruling(desk, is_same=True), person_id=None))
    assert printed_rulings(numbered, together)[0].sentence == (
        "Babel and LIGA are one source, as was ruled: Two interviews."
    )


@pytest.mark.parametrize("flag", [EvidenceFlag.CONFIDENTIAL_SOURCE, EvidenceFlag.CAPTIVE_IDENTIFIABLE])
def test_what_is_withheld_does_not_come_out_by_its_grouping(
    desk: Desk, numbered: dict[int, UUID], flag: EvidenceFlag
) -> None:
    secret = (replace(RECORDS[0], flags=(flag,)), *RECORDS[1:])
    ruled = with_records(desk, numbered, ruling(desk, is_same=True, reason="Kiper told us"), records=secret)
    (found,) = groupings(numbered, ruled)
    assert found.reasons == "for reasons that are withheld"
    assert "Kiper" not in printed_rulings(numbered, ruled)[0].sentence
    if flag is EvidenceFlag.CONFIDENTIAL_SOURCE:
        assert "Babel" not in found.records


def test_the_page_says_it_and_escapes_it(desk: Desk, scale: Scale) -> None:
    judged = {1: next(claim.id for claim in desk.claims if desk.verdict(claim.id) and desk.linked(claim.id))}
    ruled = with_records(desk, judged, ruling(desk, is_same=False, reason="<b>no</b>"))
    page = render_html(ruled, scale, Edition("Desk", Moment.parse("2025-05-26T10:00+00:00"))).decode()
    assert "Counted as one source" in page
    assert "Rulings on sources" in page
    assert "&lt;b&gt;no&lt;/b&gt;" in page


def test_without_shared_sources_nothing_is_said(desk: Desk, scale: Scale) -> None:
    page = render_html(desk, scale, Edition("Desk", Moment.parse("2025-05-26T10:00+00:00"))).decode()
    assert "Counted as one source" not in page
    assert "Rulings on sources" not in page
