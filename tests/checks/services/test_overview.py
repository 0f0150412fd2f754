"""The overview counts what waits, by the same rules as the desk."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from checks.casebook import Casebook
from checks.domain.article import Article, ArticleVersion
from checks.domain.change import Change
from checks.domain.claim import Claim, Kind, Status
from checks.domain.finding import Finding, Level
from checks.domain.queue import Queue
from checks.domain.summary import ArticleSummary
from checks.domain.verdict import Verdict
from checks.ingest.document import Document


def _only(casebook: Casebook) -> ArticleSummary:
    (summary,) = casebook.articles.overview()
    return summary


def _set(casebook: Casebook, claim: Claim, **fields: object) -> Claim:
    old = casebook.claims.get(claim.id)
    return casebook.apply(Change("Set", (old,), (replace(old, **({"owner_id": None} | fields)),))).after[0]


def test_an_article_belongs_to_who_brought_it_in(casebook: Casebook, article: Article) -> None:
    assert _only(casebook).owner == casebook.me


def test_nothing_waits_in_a_fresh_article(casebook: Casebook, article: Article) -> None:
    assert _only(casebook).waiting == {}


def test_my_claims_wait_until_they_are_decided(casebook: Casebook, claim: Claim) -> None:
    mine = _set(casebook, claim, owner_id=casebook.me.id, status=Status.IN_PROGRESS)
    assert _only(casebook).waiting == {Queue.MINE: 1}
    _set(casebook, mine, status=Status.NOT_A_CLAIM)
    assert _only(casebook).waiting == {}


def test_only_somebody_elses_verdict_waits_for_me(casebook: Casebook, claim: Claim) -> None:
    _set(casebook, claim, status=Status.JUDGED)
    verdict = Verdict(uuid4(), claim.id, rating="true", is_draft=False, person_id=casebook.me.id)
    casebook.apply(Change("Judge", after=(verdict,)))
    assert _only(casebook).waiting == {}
    casebook.people.sign_in("Second")
    assert _only(casebook).waiting == {Queue.SECOND_READING: 1}


def test_a_recheck_waits_for_everybody(casebook: Casebook, claim: Claim) -> None:
    _set(casebook, claim, status=Status.RECHECK)
    assert _only(casebook).waiting == {Queue.RECHECK: 1}


def test_a_conflict_waits_until_it_is_dismissed(casebook: Casebook, claim: Claim) -> None:
    _set(casebook, claim)
    finding = Finding(uuid4(), claim.id, "figure.range", Level.CONFLICTS, "2 killed here, 3 there.")
    casebook.apply(Change("Look", after=(finding, replace(finding, id=uuid4(), level=Level.NOTE))))
    assert _only(casebook).waiting == {Queue.CONFLICTS: 1}
    casebook.apply(Change("Dismiss", (finding,), (replace(finding, dismissed="another day"),)))
    assert _only(casebook).waiting == {}


def test_only_the_latest_text_counts(
    casebook: Casebook, article: Article, version: ArticleVersion, claim: Claim
) -> None:
    _set(casebook, claim, status=Status.RECHECK)
    casebook.apply(Change("New text", after=(replace(version, id=uuid4(), number=2),)))
    assert (_only(casebook).total, _only(casebook).waiting) == (0, {})


def test_the_desk_counts_as_the_database_does(casebook: Casebook, version: ArticleVersion) -> None:
    for place, status in enumerate(Status):
        made = casebook.claims.add(version, place, place + 3, Kind.QUANTITY).after[0]
        _set(casebook, made, status=status, owner_id=casebook.me.id if place % 2 else None)
        person_id = casebook.me.id if place % 3 else None
        verdict = Verdict(uuid4(), made.id, rating="true", is_draft=False, person_id=person_id)
        finding = Finding(uuid4(), made.id, "rule", Level.CONFLICTS, "No.", dismissed="so" if place % 4 == 1 else None)
        casebook.apply(Change("Fill", after=(verdict, finding)))
    summary = _only(casebook)
    assert summary == ArticleSummary.of(casebook.desk(summary.article.id), casebook.me)
    assert set(summary.waiting) == set(Queue)


def test_several_documents_come_in_with_one_change(casebook: Casebook, document: Document) -> None:
    change = casebook.articles.add_all([document, replace(document, title="Two", text="Two.", original=b"Two.")])
    assert change.label == "Add 2 articles"
    assert [each.article.title for each in casebook.articles.overview()] == ["Strike on a port", "Two"]
    casebook.apply(change.inverse())
    assert casebook.articles.overview() == ()


def test_a_document_that_is_there_already_is_known(casebook: Casebook, document: Document) -> None:
    assert casebook.articles.known(document) is None
    casebook.articles.add(document)
    assert casebook.articles.known(replace(document, title="Another title")) == _only(casebook).article
    assert casebook.articles.known(replace(document, text="Other.")) is None
