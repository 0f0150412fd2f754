from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from uuid import UUID

import pytest

from checks.domain.article import Article, ArticleVersion
from checks.domain.change import Change
from checks.domain.claim import Claim, Kind, Modality, Polarity, Status
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, EvidenceFlag, EvidenceKind, Link, Stance
from checks.domain.mention import (
    Attribution,
    Comparison,
    PersonStatus,
    Place,
    Qualifier,
    Quantity,
    Quotation,
    Severity,
    TimeMention,
)
from checks.domain.moment import Moment
from checks.domain.person import Person
from checks.domain.span import Anchor
from checks.domain.verdict import Verdict
from desktop.models.evidence_words import flag_line, link_name, record_line, record_name
from desktop.panes.claim_words import what_line, where_icon, where_line, words_of_quantity, words_of_time
from desktop.panes.clock_words import say_when
from desktop.panes.history_words import action_words, belongs_to, difference, person_words, status_change
from desktop.panes.verdict_draft import VerdictDraft, why_locked, why_not_propose, why_not_sign

CLAIM = Claim(UUID(int=1), UUID(int=2), Anchor.at("eight others", 0, 5), 0, Kind.QUANTITY)
ME = Person(UUID(int=7), "Checker")
MAY = date(2025, 5, 23)


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (
            Quantity(0, 1, 8, unit="person", person_status=PersonStatus.WOUNDED, basis="total"),
            "8 people wounded, exact, total",
        ),
        (Quantity(0, 1, 1, unit="person", person_status=PersonStatus.KILLED), "1 person killed, exact"),
        (Quantity(0, 1, 600, qualifier=Qualifier.MORE_THAN, unit="mile"), "more than 600 miles"),
        (Quantity(0, 1, 4, counted="four", severity=Severity.CRITICAL), "4 four, critical, exact"),
        (
            Quantity(0, 1, low=20, high=90, qualifier=Qualifier.ABOUT, unit="ballistic missile"),
            "20 to 90 ballistic missiles",
        ),
        (Quantity(0, 1, low=100, qualifier=Qualifier.AT_LEAST, basis="per_side"), "at least 100, per side"),
        (Quantity(0, 1, 12, unit="person", is_negated=True), "12 people, exact, said not to be so"),
        (Quantity(0, 1, 12, unit="person", is_hypothetical=True), "12 people, exact, only possible"),
        (Quantity(0, 1), "no figure"),
    ],
)
def test_quantities(quantity: Quantity, words: str) -> None:
    assert words_of_quantity(quantity) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (MAY, MAY, "23 May 2025"),
        (date(2025, 3, 11), None, "since 11 Mar 2025"),
        (None, MAY, "until 23 May 2025"),
        (date(2025, 5, 12), date(2025, 5, 18), "12 May to 18 May 2025"),
        (None, None, "“lately”"),
    ],
)
def test_times(first: date | None, last: date | None, words: str) -> None:
    assert words_of_time(TimeMention(0, 1, "lately", first, last)) == words


def test_what_a_claim_speaks_of() -> None:
    assert what_line(CLAIM) == "Figure"
    denied = replace(CLAIM, also=(Kind.TIME,), polarity=Polarity.NEGATED, modality=Modality.PLANNED)
    assert what_line(denied) == "Figure, also time, said not to be so, planned"
    first = replace(
        CLAIM, kind=Kind.SUPERLATIVE, comparison=Comparison("first", "size", "strikes", "March", tie="one of the")
    )
    assert what_line(first) == "Superlative, one of the, first, by size, among strikes, since March"


def test_where_and_on_whose_word() -> None:
    assert where_line(CLAIM) == "No source in the text."
    assert where_icon(CLAIM) == "ph.user"
    placed = replace(CLAIM, places=(Place("port", "Odesa"),), times=(TimeMention(0, 1, "Friday", MAY, MAY),))
    assert where_line(placed) == "Odesa, 23 May 2025. No source in the text."
    assert where_icon(placed) == "ph.map-pin"
    assert where_icon(replace(placed, places=())) == "ph.clock"
    said = replace(CLAIM, attribution=Attribution("officials", "said", "reportedly", is_named=False))
    assert where_line(said) == "Officials said, reportedly (not named)."
    quoted = replace(CLAIM, quotation=Quotation(0, 1, "x", "A minister", verb="wrote"))
    assert where_line(quoted) == "A minister wrote."


def test_evidence_in_words() -> None:
    record = Evidence(UUID(int=3), EvidenceKind.VIDEO, "A title")
    assert record_name(record) == "A title"
    assert record_line(record) == ""
    full = replace(
        record,
        publisher="The Gazette",
        says="8\ninjured",
        published=Moment(MAY),
        flags=(EvidenceFlag.GRAPHIC, EvidenceFlag.CONFIDENTIAL_SOURCE),
    )
    assert record_line(full, 2025) == "23 May. 8 injured"
    assert flag_line(full) == "Graphic. Confidential source."
    link = Link(UUID(int=4), CLAIM.id, full.id, Stance.AGAINST, "eight")
    assert "The Gazette, against" in link_name(link, full)
    assert "eight" in link_name(link, full)


def test_when_something_was_done() -> None:
    at = datetime(2025, 5, 23, 14, 19, tzinfo=UTC).astimezone()
    clock = f"{at:%H:%M}"
    assert say_when(Moment.of(at), at.date()) == clock
    assert say_when(Moment.of(at), date(2025, 12, 1)) == f"{at.day} May, {clock}"
    assert say_when(Moment.of(at), date(2026, 1, 1)) == f"{at.day} May 2025, {clock}"
    assert say_when(Moment(MAY), date(2026, 1, 1)) == "23 May 2025"
    assert say_when(Moment(MAY, time(9, 5)), MAY) == "09:05"


DESK = Desk.of(Article(UUID(int=8), "T"), ArticleVersion(UUID(int=2), UUID(int=8), 1, "eight others", ""), (CLAIM, ME))


def test_history_in_words() -> None:
    desk = DESK
    opened = replace(CLAIM, status=Status.OPEN)
    changes = (
        Change("Find claims", after=(CLAIM,), person_id=ME.id),
        Change("Accept claim", (CLAIM,), (opened,), person_id=ME.id),
        Change("Edit claim", (opened,), (replace(opened, statement="Eight."),), person_id=UUID(int=9)),
    )
    assert status_change(changes, CLAIM.id) == changes[1]
    assert status_change(changes[:1], CLAIM.id) == changes[0]
    assert status_change((), CLAIM.id) is None
    assert person_words(changes[0], desk, ME.id) == "You"
    assert person_words(changes[0], desk, UUID(int=99)) == "Checker"
    assert person_words(changes[2], desk, ME.id) == "Somebody"
    assert difference(changes[1], desk, CLAIM.id) == "Status: suggested → open"
    assert difference(changes[2], desk, CLAIM.id) == "Statement: nothing → “Eight.”"
    assert difference(changes[0], desk, CLAIM.id) == "Added: claim “eight”"
    assert action_words(replace(changes[1], undoes=UUID(int=5))) == "Took back: accept claim"
    link = Link(UUID(int=4), CLAIM.id, UUID(int=3), Stance.AGAINST)
    assert belongs_to(Change("Link evidence", after=(link,)), CLAIM.id)
    assert not belongs_to(Change("Link evidence", after=(replace(link, claim_id=UUID(int=6)),)), CLAIM.id)


def test_parts_differ_in_words() -> None:
    eight, nine = (replace(CLAIM, quantities=(Quantity(0, 5, value),)) for value in (8, 9))
    assert difference(Change("Edit claim", (eight,), (nine,)), DESK, CLAIM.id) == "Quantities: 8, exact → 9, exact"
    long = replace(CLAIM, statement="word " * 100)
    assert difference(Change("Edit claim", (CLAIM,), (long,)), DESK, CLAIM.id).endswith("…”")


# Verdicts


def test_a_draft_goes_to_its_fields_and_back() -> None:
    verdict = Verdict(UUID(int=5), CLAIM.id, "true", "Because.", Moment(MAY, time(17, 1)), ("superseded",), "Eight.")
    draft = VerdictDraft.of(verdict)
    assert draft.as_of == "23 May 2025, 17:01"
    assert draft.written_on(verdict, CLAIM, UUID(int=6)) == verdict
    assert VerdictDraft.of(None) == VerdictDraft()
    assert draft.written_on(None, CLAIM, UUID(int=6)).id == UUID(int=6)


def test_a_moment_that_makes_no_sense_leaves_the_stored_one() -> None:
    verdict = Verdict(UUID(int=5), CLAIM.id, as_of=Moment(MAY))
    draft = replace(VerdictDraft.of(verdict), as_of="Friday")
    assert draft.errors["as_of"]
    assert draft.written_on(verdict, CLAIM, UUID(int=6)).as_of == Moment(MAY)


def test_what_keeps_a_verdict_from_being_proposed() -> None:
    working = replace(CLAIM, status=Status.IN_PROGRESS)
    whole = VerdictDraft("true", "Because.")
    assert why_not_propose(working, whole) == ""
    assert "rating" in why_not_propose(working, replace(whole, rating=None))
    assert "reasons" in why_not_propose(working, replace(whole, rationale="  "))
    assert "date" in why_not_propose(working, replace(whole, as_of="Friday"))
    assert "Accept" in why_not_propose(CLAIM, whole)
    for status in (Status.JUDGED, Status.SIGNED_OFF, Status.NOT_A_CLAIM):
        locked = replace(CLAIM, status=status)
        assert why_not_propose(locked, whole) == why_locked(locked) != ""


def test_who_may_sign() -> None:
    proposed = Verdict(UUID(int=5), CLAIM.id, is_draft=False, person_id=UUID(int=9))
    assert why_not_sign(proposed, ME) == ""
    assert "second person" in why_not_sign(replace(proposed, person_id=ME.id), ME)
    assert why_not_sign(None, ME)
    assert why_not_sign(replace(proposed, is_draft=True), ME)
