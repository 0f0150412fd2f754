"""The list of articles, and what a change does to it."""

from __future__ import annotations

from uuid import UUID

from checks.domain.article import Article
from checks.domain.change import Change
from checks.domain.desk import Desk
from checks.domain.person import Person
from checks.domain.summary import ArticleSummary


def counted(library: tuple[ArticleSummary, ...], desk: Desk, me: Person) -> tuple[ArticleSummary, ...]:
    """The list with the article on the desk counted anew, without asking the casebook again."""
    return tuple(
        ArticleSummary.of(desk, me) if summary.article.id == desk.article.id else summary for summary in library
    )


def article_of(desk: Desk | None) -> UUID | None:
    """The id of the article on a desk, if there is a desk."""
    return desk.article.id if desk else None


def put_away(change: Change) -> set[UUID]:
    """The articles that a change removes, or puts into the archive."""
    before, after = (
        {record.id for record in records if isinstance(record, Article) and record.is_archived}
        for records in (change.before, change.after)
    )
    return (after - before) | {record.id for record in change.removed}
