"""Claims with the article that they stand in and what was decided on them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from uuid import UUID

from sqlalchemy import func, select

from checks.domain.article import Article, ArticleVersion
from checks.domain.claim import Claim
from checks.domain.verdict import Verdict
from checks.matching.match import JudgedClaim
from checks.services.records import Records
from checks.storage.rows import portions
from checks.storage.tables import TABLES


def with_verdicts(records: Records, claims: Sequence[Claim]) -> Iterator[JudgedClaim]:
    """The claims among these that stand in the latest text of their article, with their verdicts."""
    articles = articles_of(records, claims)
    verdicts = {each.claim_id: each for each in records.referring(Verdict, "claim_id", list(articles))}
    for claim in claims:
        if claim.id in articles:
            yield JudgedClaim(claim, articles[claim.id], verdicts.get(claim.id))


def articles_of(records: Records, claims: Collection[Claim]) -> dict[UUID, Article]:
    """The article of each claim; a claim of a text that was replaced by a later one has none."""
    latest = _latest(records, {claim.version_id for claim in claims})
    articles = {article.id: article for article in records.referring(Article, "id", set(latest.values()))}
    return {
        claim.id: articles[latest[claim.version_id]]
        for claim in claims
        if claim.version_id in latest and latest[claim.version_id] in articles
    }


def _latest(records: Records, versions: Collection[UUID]) -> dict[UUID, UUID]:
    """Those of the texts that are the latest of their articles, with the ids of these."""
    table = TABLES[ArticleVersion]
    later = table.alias()
    newest = select(func.max(later.c.number)).where(later.c.article_id == table.c.article_id).scalar_subquery()
    found: dict[UUID, UUID] = {}
    with records.reading() as connection:
        for part in portions(versions):
            chosen = select(table.c.id, table.c.article_id).where(table.c.id.in_(part), table.c.number == newest)
            found.update((row.id, row.article_id) for row in connection.execute(chosen))
    return found
