"""Articles: bring one in, correct what is known about it, put it away."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import case, func, select

from checks.domain.article import Article, ArticleSummary, ArticleVersion, Snapshot
from checks.domain.change import Change, Record
from checks.domain.claim import Claim, Status
from checks.domain.evidence import Evidence
from checks.services.attached import attached_to
from checks.services.documents import snapshot_of
from checks.services.records import Records
from checks.storage import rows
from checks.storage.tables import claims, versions

if TYPE_CHECKING:  # see `documents`
    from checks.ingest.document import Document

_DECIDED = [status for status in Status if status.is_decided]


class Articles:
    """The articles of a casebook."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def get(self, article_id: UUID) -> Article:
        """One article; NotFound where there is none."""
        return self._records.get(Article, article_id)

    def versions(self, article_id: UUID) -> tuple[ArticleVersion, ...]:
        """The texts of an article, oldest first."""
        found = self._records.referring(ArticleVersion, "article_id", [article_id])
        return tuple(sorted(found, key=lambda version: version.number))

    def overview(self) -> tuple[ArticleSummary, ...]:
        """All articles in the order in which they came in, with how far the work on them is."""
        latest = select(versions.c.article_id, func.max(versions.c.number).label("number")).group_by(
            versions.c.article_id
        )
        newest = latest.subquery()
        counted = (
            select(
                versions.c.article_id,
                func.count(claims.c.id).label("total"),
                func.sum(case((claims.c.status.in_(_DECIDED), 1), else_=0)).label("decided"),
            )
            .join(claims, claims.c.version_id == versions.c.id)
            .join(newest, (newest.c.article_id == versions.c.article_id) & (newest.c.number == versions.c.number))
            .group_by(versions.c.article_id)
        )
        with self._records.reading() as connection:
            counts = {row.article_id: (row.decided, row.total) for row in connection.execute(counted)}
            articles = rows.read(connection, Article)
        return tuple(ArticleSummary(article, *counts.get(article.id, (0, 0))) for article in articles)

    def add(self, document: Document) -> Change:
        """Bring in a document as an article, with its text and its original bytes."""
        new_id = self._records.new_id
        snapshot, originals = snapshot_of(document, self._records)
        article = Article(
            id=new_id(),
            title=document.label,
            byline=document.byline,
            publisher=document.publisher,
            url=document.url,
            published=document.published,
            timezone=document.timezone,
            language=document.language,
            owner_id=self._records.me.id,
        )
        version = ArticleVersion(
            id=new_id(),
            article_id=article.id,
            number=1,
            text=document.text,
            sha256=sha256(document.text.encode()).hexdigest(),
            snapshot_id=snapshot.id,
            offsets=document.offsets,
            furniture=document.furniture,
        )
        return self._records.apply(Change("Add article", after=(snapshot, article, version)), originals)

    def edit(self, article: Article) -> Change:
        """Correct what is known about an article."""
        return self._records.apply(Change("Edit article", (self.get(article.id),), (article,)))

    def archive(self, article: Article) -> Change:
        """Put an article away; it stays in the casebook."""
        return self._records.apply(Change("Archive article", (article,), (replace(article, is_archived=True),)))

    def bring_back(self, article: Article) -> Change:
        """Put an archived article back on the list."""
        return self._records.apply(Change("Bring back article", (article,), (replace(article, is_archived=False),)))

    def delete(self, article: Article) -> Change:
        """Remove an article with everything on it. Its original bytes stay, so that undo brings all of it back."""
        texts = self.versions(article.id)
        on_texts = self._records.referring(Claim, "version_id", [version.id for version in texts])
        return self._records.apply(
            Change(
                "Delete article",
                before=(
                    *self._own_snapshots(texts),
                    article,
                    *texts,
                    *on_texts,
                    *attached_to(on_texts, self._records),
                ),
            )
        )

    def _own_snapshots(self, texts: tuple[ArticleVersion, ...]) -> tuple[Record, ...]:
        ids = {version.snapshot_id for version in texts if version.snapshot_id}
        by_evidence = {record.snapshot_id for record in self._records.referring(Evidence, "snapshot_id", ids)}
        by_texts = self._records.referring(ArticleVersion, "snapshot_id", ids)
        elsewhere = {other.snapshot_id for other in by_texts if other not in texts}
        with self._records.reading() as connection:
            return rows.read_by_ids(connection, Snapshot, ids - by_evidence - elsewhere)
