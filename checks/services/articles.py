"""Articles: bring one in, correct what is known about it, put it away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import UUID

from checks.domain.article import Article, ArticleVersion, Snapshot
from checks.domain.change import Change, Record
from checks.domain.claim import Claim
from checks.domain.evidence import Evidence
from checks.domain.summary import ArticleSummary
from checks.errors import StepRefused
from checks.services.attached import attached_to
from checks.services.documents import snapshot_of
from checks.services.overview import overview_of
from checks.services.records import Records
from checks.storage import rows
from checks.storage.tables import versions

if TYPE_CHECKING:  # see `documents`
    from checks.ingest.document import Document


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
        """All articles in the order in which they came in, with how far the work on them is and what waits for whom."""
        return overview_of(self._records)

    def add(self, document: Document) -> Change:
        """Bring in a document as an article, with its text and its original bytes."""
        return self.add_all((document,))

    def add_all(self, documents: Sequence[Document]) -> Change:
        """Bring in several documents as articles, in one change; each with its text and its original bytes."""
        originals: dict[str, bytes] = {}
        records: list[Record] = []
        for document in documents:
            snapshot, data = snapshot_of(document, self._records)
            originals |= data
            records += (snapshot, *self._article_of(document, snapshot))
        label = "Add article" if len(documents) == 1 else f"Add {len(documents)} articles"
        return self._records.apply(Change(label, after=tuple(records)), originals)

    def known(self, document: Document) -> Article | None:
        """The article whose text is the same as the document's, if there is one already."""
        with self._records.reading() as connection:
            same = rows.read(connection, ArticleVersion, versions.c.sha256 == _hash_of(document.text))
        return self.get(same[0].article_id) if same else None

    def _article_of(self, document: Document, snapshot: Snapshot) -> tuple[Article, ArticleVersion]:
        article = Article(
            id=self._records.new_id(),
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
            id=self._records.new_id(),
            article_id=article.id,
            number=1,
            text=document.text,
            sha256=_hash_of(document.text),
            snapshot_id=snapshot.id,
            offsets=document.offsets,
            furniture=document.furniture,
        )
        return article, version

    def edit(self, article: Article, seen: Article | None = None) -> Change:
        """Correct what is known about an article; Conflict where it is not stored any more as it was `seen`.

        How far its report has come is changed by the steps of `reports` alone.
        """
        old = seen or self.get(article.id)
        if article.report_state is not old.report_state:
            raise StepRefused("The report has steps of its own: send it for review, return it, or publish it.")
        return self._records.apply(Change("Edit article", (old,), (article,)))

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


def _hash_of(text: str) -> str:
    return sha256(text.encode()).hexdigest()
