"""Articles come in, are corrected, put away and removed."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from uuid import uuid4

import pytest

from checks.casebook import Casebook
from checks.domain.article import Article, ArticleVersion, Snapshot
from checks.domain.claim import Claim, Kind, Status
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, EvidenceKind, Stance
from checks.domain.verdict import Verdict
from checks.errors import Conflict, NotFound
from checks.ingest.document import Document


def test_an_article_keeps_what_the_document_says(casebook: Casebook, desk: Desk, document: Document) -> None:
    article, version = desk.article, desk.version
    assert (article.title, article.publisher) == (document.title, document.publisher)
    assert (article.published, article.timezone, article.language) == (document.published, "Europe/Kyiv", "en")
    assert article.owner_id == casebook.me.id
    assert version.text == document.text
    assert version.sha256 == sha256(document.text.encode()).hexdigest()
    assert (version.article_id, version.number, version.extractor) == (article.id, 1, None)


def test_the_original_bytes_are_kept(casebook: Casebook, desk: Desk, document: Document) -> None:
    snapshot = desk.snapshot(desk.version.snapshot_id)
    assert snapshot is not None
    assert casebook.evidence.snapshot_bytes(snapshot) == document.original
    assert (snapshot.name, snapshot.media_type, snapshot.size) == ("strike.txt", "text/plain", len(document.original))


def test_a_document_without_title_is_named_after_its_file(casebook: Casebook, document: Document) -> None:
    added = casebook.articles.add(replace(document, title=None))
    assert next(record.title for record in added.after if isinstance(record, Article)) == "strike.txt"


def test_the_overview_counts_the_claims(casebook: Casebook, article: Article, version: ArticleVersion) -> None:
    assert [(each.article, each.decided, each.total) for each in casebook.articles.overview()] == [(article, 0, 0)]
    first = casebook.claims.add(version, 0, 5, Kind.QUANTITY).after[0]
    casebook.claims.add(version, 6, 12, Kind.QUANTITY)
    casebook.claims.reject(first)
    assert [(each.decided, each.total) for each in casebook.articles.overview()] == [(1, 2)]


def test_articles_stand_in_the_order_in_which_they_came(casebook: Casebook, document: Document) -> None:
    for title in ("C", "A", "B"):
        casebook.articles.add(replace(document, title=title))
    assert [each.article.title for each in casebook.articles.overview()] == ["C", "A", "B"]


def test_details_are_corrected(casebook: Casebook, article: Article) -> None:
    change = casebook.articles.edit(replace(article, title="Strike on Odesa", language="uk"))
    assert change.before == (article,)
    assert casebook.articles.get(article.id).title == "Strike on Odesa"


def test_an_edit_that_changes_nothing_is_not_kept(casebook: Casebook, article: Article) -> None:
    before = casebook.history.latest()
    assert casebook.articles.edit(article).id is None
    assert casebook.history.latest() == before


def test_an_archived_article_stays(casebook: Casebook, article: Article) -> None:
    casebook.articles.archive(article)
    archived = casebook.articles.get(article.id)
    assert archived.is_archived
    casebook.articles.bring_back(archived)
    assert casebook.articles.get(article.id) == article


def test_a_deleted_article_takes_everything_with_it_and_comes_back(
    casebook: Casebook, article: Article, claim: Claim, evidence: Evidence, document: Document
) -> None:
    casebook.links.add(claim, evidence, Stance.SUPPORTS, passage="eight names")
    casebook.comments.add(claim, "Call the hospital.")
    casebook.verdicts.save_draft(Verdict(uuid4(), claim.id, rationale="so far"))
    full = casebook.desk(article.id)

    deleted = casebook.articles.delete(article)
    assert casebook.articles.overview() == ()
    assert casebook.evidence.all() == (evidence,)
    assert {type(record).__name__ for record in deleted.before} == {
        "Snapshot", "Article", "ArticleVersion", "Claim", "Link", "Verdict", "Comment",
    }  # fmt: skip
    with pytest.raises(NotFound, match="This article is not in the casebook any more"):
        casebook.desk(article.id)

    casebook.apply(deleted.inverse())
    restored = casebook.desk(article.id)
    assert restored == full
    snapshot = restored.snapshot(restored.version.snapshot_id)
    assert snapshot is not None
    assert casebook.evidence.snapshot_bytes(snapshot) == document.original


def test_a_snapshot_that_evidence_needs_stays(casebook: Casebook, article: Article, desk: Desk) -> None:
    record = Evidence(uuid4(), EvidenceKind.ARCHIVE, "The page itself", snapshot_id=desk.version.snapshot_id)
    casebook.evidence.add(record)
    deleted = casebook.articles.delete(article)
    assert not any(isinstance(each, Snapshot) for each in deleted.before)
    assert casebook.evidence.all() == (record,)


def test_an_article_edited_elsewhere_is_not_archived(casebook: Casebook, article: Article) -> None:
    casebook.articles.edit(replace(article, title="Other"))
    with pytest.raises(Conflict, match="“Archive article” was not done: the article has changed in the meantime"):
        casebook.articles.archive(article)
    assert not casebook.articles.get(article.id).is_archived


def test_a_claim_that_came_in_between_stops_the_undo(
    casebook: Casebook, document: Document, article: Article, version: ArticleVersion, claim: Claim
) -> None:
    added = next(change for change in casebook.history.latest() if change.label == "Add article")
    with pytest.raises(Conflict, match="changed in the meantime"):
        casebook.apply(added.inverse())
    assert casebook.claims.get(claim.id).status is Status.OPEN
