"""Puts an article on the desk, with all that belongs to it."""

from __future__ import annotations

from uuid import UUID

from checks.domain.article import Article, ArticleVersion, Snapshot
from checks.domain.claim import Claim
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence
from checks.errors import NotFound
from checks.services.attached import attached_to
from checks.services.people import People
from checks.services.records import Records


def desk_of(article_id: UUID, records: Records) -> Desk:
    """The latest text of an article with its claims and all that hangs on them, and all evidence and people."""
    with records.reading():
        return _desk(article_id, records)


def _desk(article_id: UUID, records: Records) -> Desk:
    article = records.get(Article, article_id)
    texts = records.referring(ArticleVersion, "article_id", [article_id])
    if not texts:
        raise NotFound("This article has no text in the casebook. Bring it in again.")
    version = max(texts, key=lambda text: text.number)
    claims = records.referring(Claim, "version_id", [version.id])
    evidence = records.all(Evidence)
    kept = {snapshot_id for snapshot_id in (version.snapshot_id, *(e.snapshot_id for e in evidence)) if snapshot_id}
    snapshots = records.referring(Snapshot, "id", kept)
    people = People(records).all()
    return Desk.of(article, version, (*people, *snapshots, *evidence, *claims, *attached_to(claims, records)))
