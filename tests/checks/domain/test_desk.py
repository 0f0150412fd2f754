"""The desk follows every change without asking the casebook."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.domain.article import Article, ArticleVersion, Snapshot
from checks.domain.change import Change, Record
from checks.domain.claim import Claim, Kind, Status
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, EvidenceKind, Link, Stance
from checks.domain.finding import Finding, Level
from checks.domain.moment import Moment
from checks.domain.person import Comment, Person
from checks.domain.span import Anchor
from checks.domain.verdict import Verdict

TEXT = "Eight people were killed on Friday. Two more were hurt."
ARTICLE = Article(uuid4(), "Strike")
VERSION = ArticleVersion(uuid4(), ARTICLE.id, 1, TEXT, "0" * 64)
EVIDENCE = Evidence(uuid4(), EvidenceKind.REPORT, "Hospital list", publisher="Hospital")


def claim(start: int, end: int, version: ArticleVersion = VERSION) -> Claim:
    return Claim(uuid4(), version.id, Anchor.at(TEXT, start, end), 0, Kind.QUANTITY)


WHOLE, EIGHT, TWO = claim(0, 34), claim(0, 5), claim(36, 54)


@pytest.fixture
def desk() -> Desk:
    return Desk.of(ARTICLE, VERSION, (TWO, EIGHT, WHOLE, EVIDENCE))


def test_claims_come_in_the_order_of_the_text_outer_first(desk: Desk) -> None:
    assert desk.claims == (WHOLE, EIGHT, TWO)


def linked(*records: Evidence) -> tuple[Link, ...]:
    return tuple(Link(uuid4(), EIGHT.id, record.id, Stance.SUPPORTS) for record in records)


def test_evidence_comes_by_publisher_and_title(desk: Desk) -> None:
    unsigned = Evidence(uuid4(), EvidenceKind.NOTE, "Call")
    later = replace(EVIDENCE, id=uuid4(), title="Morgue list")
    links = linked(later, unsigned, EVIDENCE)
    assert desk.after(Change("Add", after=(later, unsigned, *links))).evidence == (unsigned, EVIDENCE, later)


def test_evidence_is_what_is_linked_here_and_what_that_names(desk: Desk) -> None:
    wire = Evidence(uuid4(), EvidenceKind.REPORT, "Wire")
    copy = replace(EVIDENCE, id=uuid4(), republished_from=wire.id)
    elsewhere = Link(uuid4(), uuid4(), EVIDENCE.id, Stance.SUPPORTS)
    assert desk.evidence == ()
    assert desk.after(Change("Link", after=(elsewhere,))).evidence == ()
    (link,) = linked(copy)
    after = desk.after(Change("Link", after=(link,)), named=(copy, wire))
    assert after.evidence == (wire, copy)
    assert after.linked(EIGHT.id) == ((link, copy),)
    assert after.after(Change("Unlink", before=(link,))).evidence == ()


def test_records_that_name_each_other_end(desk: Desk) -> None:
    one, other = uuid4(), uuid4()
    first = Evidence(one, EvidenceKind.REPORT, "One", supersedes=other)
    second = Evidence(other, EvidenceKind.REPORT, "Other", derived_from=one)
    after = desk.after(Change("Add", after=(first, second, *linked(first))))
    assert after.evidence == (first, second)


def test_finds_what_hangs_on_a_claim(desk: Desk) -> None:
    person = Person(uuid4(), "Ana")
    link = Link(uuid4(), EIGHT.id, EVIDENCE.id, Stance.SUPPORTS)
    verdict = Verdict(uuid4(), EIGHT.id, "true")
    finding = Finding(uuid4(), EIGHT.id, "figure", Level.SUPPORTS, "The figures agree.")
    first = Comment(uuid4(), EIGHT.id, person.id, "See the list.", Moment.parse("2025-05-23T10:00"))
    second = replace(first, id=uuid4(), written_at=Moment.parse("2025-05-23T11:00"))
    snapshot = Snapshot(uuid4(), "0" * 64, "text/plain", 3)
    full = desk.after(Change("Add", after=(person, link, verdict, finding, second, first, snapshot)))

    assert full.links(EIGHT.id) == (link,)
    assert full.verdict(EIGHT.id) == verdict
    assert full.findings(EIGHT.id) == (finding,)
    assert full.comments(EIGHT.id) == (first, second)
    assert full.person(person.id) == person
    assert full.people == (person,)
    assert full.snapshot(snapshot.id) == snapshot
    assert full.record(EVIDENCE.id) == EVIDENCE
    assert full.claim(EIGHT.id) == EIGHT
    assert full.links(TWO.id) == full.findings(TWO.id) == full.comments(TWO.id) == ()
    assert full.verdict(TWO.id) is None


def test_an_id_of_another_kind_finds_nothing(desk: Desk) -> None:
    assert desk.claim(EVIDENCE.id) is None
    assert desk.record(EIGHT.id) is None
    assert desk.person(EIGHT.id) is desk.person(None) is None
    assert desk.snapshot(EIGHT.id) is desk.snapshot(None) is None


def test_counts_what_is_decided(desk: Desk) -> None:
    assert desk.decided == 0
    judged = replace(EIGHT, status=Status.JUDGED)
    assert desk.after(Change("Judge", (EIGHT,), (judged,))).decided == 1


def test_an_edited_article_and_text_take_their_place(desk: Desk) -> None:
    article, version = replace(ARTICLE, title="Strike on a port"), replace(VERSION, extractor="rules 1")
    after = desk.after(Change("Edit", (ARTICLE, VERSION), (article, version)))
    assert (after.article, after.version) == (article, version)


def test_other_articles_do_not_come_onto_the_desk(desk: Desk) -> None:
    other = Article(uuid4(), "Other")
    text = ArticleVersion(uuid4(), other.id, 1, TEXT, "0" * 64)
    assert desk.after(Change("Add article", after=(other, text, claim(0, 5, text)))) == desk


@given(st.lists(st.sampled_from([WHOLE, EIGHT, TWO, EVIDENCE]), unique_by=lambda record: record.id).map(tuple))
def test_a_change_and_its_inverse_leave_the_desk_as_it_was(records: tuple[Record, ...]) -> None:
    desk = Desk.of(ARTICLE, VERSION, (TWO, EIGHT, WHOLE, EVIDENCE))
    removal = Change("Remove", before=records, id=UUID(int=1))
    assert desk.after(removal).after(removal.inverse()) == desk
    assert desk.records.keys() - desk.after(removal).records.keys() == {record.id for record in records}


def test_what_hangs_on_a_claim_follows_each_change(desk: Desk) -> None:
    link = Link(uuid4(), EIGHT.id, EVIDENCE.id, Stance.SUPPORTS)
    assert desk.links(EIGHT.id) == ()
    linked = desk.after(Change("Link", after=(link,)))
    assert (desk.links(EIGHT.id), linked.links(EIGHT.id)) == ((), (link,))
    assert linked.after(Change("Unlink", before=(link,))).links(EIGHT.id) == ()


def test_claims_that_stay_in_place_are_the_edited_ones_in_order(desk: Desk) -> None:
    before = desk.claims
    first, last = before[0], before[-1]
    accepted = replace(first, status=Status.OPEN)
    after = desk.after(Change("Accept", (first,), (accepted,)))
    assert after.claims == (accepted, *before[1:])
    moved = replace(last, anchor=replace(first.anchor, start=0, end=first.anchor.end + 1))
    for change in (
        Change("Move", (last,), (moved,)),
        Change("Delete", before=(first,)),
        Change("Edit", (first, last), (accepted, replace(last, statement="Other words."))),
    ):
        after = desk.after(change)
        assert after.claims == Desk.of(after.article, after.version, tuple(after.records.values())).claims


def test_what_hangs_on_claims_is_known_after_edits_of_claims_and_of_links(desk: Desk) -> None:
    link = Link(uuid4(), EIGHT.id, EVIDENCE.id, Stance.SUPPORTS)
    linked = desk.after(Change("Link", after=(link,)))
    assert linked.links(EIGHT.id) == (link,)
    accepted = linked.after(Change("Accept", (EIGHT,), (replace(EIGHT, status=Status.OPEN),)))
    assert accepted.links(EIGHT.id) == (link,)
    against = replace(link, stance=Stance.AGAINST)
    assert accepted.after(Change("Edit", (link,), (against,))).links(EIGHT.id) == (against,)
    assert accepted.after(Change("Unlink", before=(link,))).links(EIGHT.id) == ()
