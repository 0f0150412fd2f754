"""Relations between claims: confirmed, replaced, taken back; evidence carried over; two claims made one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from checks.casebook import Casebook
from checks.domain.article import Article, ArticleVersion
from checks.domain.change import Change
from checks.domain.claim import Claim, Kind, Status
from checks.domain.evidence import Evidence, EvidenceKind, Link, Stance
from checks.domain.imported import EarlierCheck, Import
from checks.domain.moment import Moment
from checks.domain.relation import ClaimRelation, Relation
from checks.domain.span import Anchor
from checks.domain.verdict import Verdict
from checks.errors import StepRefused
from checks.matching.match import JudgedClaim, Match
from checks.matching.similarity import Closeness, Similarity

TEXT = "Eight people were wounded in the port of Odesa on Friday. In all, eight people were wounded there."


def laid_out(casebook: Casebook, title: str, *quotes: str) -> tuple[Article, list[Claim]]:
    """An article with claims on these words."""
    article = Article(uuid4(), title, published=Moment.parse("2025-05-23"))
    version = ArticleVersion(uuid4(), article.id, 1, TEXT, sha256(TEXT.encode()).hexdigest())
    anchors = [Anchor.at(TEXT, TEXT.index(words), TEXT.index(words) + len(words)) for words in quotes]
    claims = [Claim(uuid4(), version.id, anchor, 0, Kind.QUANTITY, status=Status.OPEN) for anchor in anchors]
    casebook.apply(Change("Lay out", after=(article, version, *claims)))
    return article, claims


@pytest.fixture
def casebook(tmp_path: Path) -> Iterator[Casebook]:
    with Casebook.create(tmp_path / "Desk.casebook", person="Checker") as made:
        yield made


@pytest.fixture
def claim(casebook: Casebook) -> Claim:
    return laid_out(casebook, "Now", "Eight people were wounded in the port of Odesa on Friday")[1][0]


@pytest.fixture
def earlier(casebook: Casebook) -> JudgedClaim:
    """A claim of another article with two records."""
    article, (found,) = laid_out(casebook, "Then", "eight people were wounded there")
    records = [Evidence(uuid4(), EvidenceKind.REPORT, title, title) for title in ("One", "Two")]
    links = [
        Link(uuid4(), found.id, records[0].id, Stance.AGAINST, "Seven", "page 2", "Early count"),
        Link(uuid4(), found.id, records[1].id, Stance.SUPPORTS),
    ]
    casebook.apply(Change("Link", after=(*records, *links)))
    return JudgedClaim(found, article)


def match_of(earlier: JudgedClaim | EarlierCheck) -> Match:
    return Match(earlier, Similarity(()), Closeness.NEAR_CERTAIN)


def relations(casebook: Casebook, article_id: UUID, claim: Claim) -> tuple[ClaimRelation, ...]:
    return casebook.desk(article_id).relations(claim.id)


def desk_id(casebook: Casebook, title: str) -> UUID:
    return next(each.article.id for each in casebook.articles.overview() if each.article.title == title)


def test_a_relation_is_one_step_and_says_what_it_is_about(
    casebook: Casebook, claim: Claim, earlier: JudgedClaim
) -> None:
    change = casebook.relations.confirm(claim, match_of(earlier), Relation.SAME)
    now = desk_id(casebook, "Now")
    (kept,) = relations(casebook, now, claim)
    assert (kept.relation, kept.other_id, kept.where, kept.person_id) == (
        Relation.SAME,
        earlier.claim.id,
        "Then",
        casebook.me.id,
    )
    assert kept.text == earlier.claim.quote
    assert change.label == "Confirm “same claim”"
    casebook.apply(change.inverse())
    assert relations(casebook, now, claim) == ()


def test_another_relation_replaces_the_first_and_can_be_taken_back(
    casebook: Casebook, claim: Claim, earlier: JudgedClaim
) -> None:
    casebook.relations.confirm(claim, match_of(earlier), Relation.SAME)
    casebook.relations.confirm(claim, match_of(earlier), Relation.UPDATED)
    now = desk_id(casebook, "Now")
    (kept,) = relations(casebook, now, claim)
    assert kept.relation is Relation.UPDATED
    casebook.relations.remove(kept)
    assert relations(casebook, now, claim) == ()


def test_a_relation_goes_with_its_claim_and_outlives_the_import_of_the_check(casebook: Casebook, claim: Claim) -> None:
    brought = Import(uuid4(), "checks.jsonl", "Earlier checks", "0" * 64, 1, 0, Moment.parse("2025-05-20"))
    check = EarlierCheck(uuid4(), "Eight were wounded", publisher="Post", import_id=brought.id)
    imported = casebook.apply(Change("Import", after=(brought, check)))
    casebook.relations.confirm(claim, match_of(check), Relation.BROADER)
    casebook.apply(imported.inverse())
    now = desk_id(casebook, "Now")
    assert [each.text for each in relations(casebook, now, claim)] == ["Eight were wounded"]
    gone = casebook.claims.delete(claim)
    assert relations(casebook, now, claim) == ()
    casebook.apply(gone.inverse())
    assert len(relations(casebook, now, claim)) == 1


def test_evidence_is_carried_over_with_stance_and_passage_to_be_confirmed(
    casebook: Casebook, claim: Claim, earlier: JudgedClaim
) -> None:
    change = casebook.relations.carry_over(claim, match_of(earlier))
    assert change.label == "Carry over 2 records"
    links = casebook.desk(desk_id(casebook, "Now")).links(claim.id)
    assert [(link.stance, link.passage, link.locator, link.is_carried) for link in links] == [
        (Stance.AGAINST, "Seven", "page 2", True),
        (Stance.SUPPORTS, "", None, True),
    ]
    assert links[0].note == "Carried over from “Then”: Early count"
    casebook.links.confirm(links[0])
    links = casebook.desk(desk_id(casebook, "Now")).links(claim.id)
    assert [link.is_carried for link in links] == [False, True]


def test_what_is_linked_already_is_not_carried_over_again(
    casebook: Casebook, claim: Claim, earlier: JudgedClaim
) -> None:
    casebook.relations.carry_over(claim, match_of(earlier))
    assert casebook.relations.to_carry(claim, match_of(earlier)) == ()
    with pytest.raises(StepRefused, match="linked to this one already"):
        casebook.relations.carry_over(claim, match_of(earlier))


def test_an_earlier_check_alone_has_no_evidence_to_carry(casebook: Casebook, claim: Claim) -> None:
    assert casebook.relations.to_carry(claim, match_of(EarlierCheck(uuid4(), "Eight were wounded"))) == ()


def test_two_claims_of_an_article_become_one_with_all_that_hangs_on_them(casebook: Casebook) -> None:
    article, (one, other) = laid_out(
        casebook, "Twice", "Eight people were wounded in the port of Odesa on Friday", "eight people were wounded there"
    )
    record = Evidence(uuid4(), EvidenceKind.REPORT, "One", "One")
    shared = [Link(uuid4(), each.id, record.id, Stance.SUPPORTS) for each in (one, other)]
    casebook.apply(Change("Link", after=(record, *shared)))
    casebook.comments.add(other, "Said twice.")
    change = casebook.claims.merge(one, other)
    desk = casebook.desk(article.id)
    assert [claim.id for claim in desk.claims] == [one.id]
    assert [link.id for link in desk.links(one.id)] == [shared[0].id]
    assert [comment.text for comment in desk.comments(one.id)] == ["Said twice."]
    casebook.apply(change.inverse())
    desk = casebook.desk(article.id)
    assert {claim.id for claim in desk.claims} == {one.id, other.id}
    assert [link.id for link in desk.links(other.id)] == [shared[1].id]


def test_a_verdict_goes_over_with_the_status_it_gave(casebook: Casebook) -> None:
    article, (one, other) = laid_out(
        casebook, "Twice", "Eight people were wounded in the port of Odesa on Friday", "eight people were wounded there"
    )
    moved = replace(other, status=Status.IN_PROGRESS)
    casebook.apply(Change("Begin", (other,), (moved,)))
    casebook.verdicts.propose(Verdict(uuid4(), other.id, "true", "Three records agree."))
    casebook.claims.merge(one, other)
    desk = casebook.desk(article.id)
    assert desk.claim(one.id).status is Status.JUDGED
    assert desk.verdict(one.id).rating == "true"


def test_claims_of_two_articles_and_two_verdicts_are_refused(
    casebook: Casebook, claim: Claim, earlier: JudgedClaim
) -> None:
    with pytest.raises(StepRefused, match="two articles"):
        casebook.claims.merge(claim, earlier.claim)
    _, (one, other) = laid_out(
        casebook, "Twice", "Eight people were wounded in the port of Odesa on Friday", "eight people were wounded there"
    )
    for each in (one, other):
        casebook.verdicts.save_draft(Verdict(uuid4(), each.id, "true", "Because."))
    with pytest.raises(StepRefused, match="Both claims have a verdict"):
        casebook.claims.merge(one, other)
