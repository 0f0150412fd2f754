"""All articles of a casebook with what a list says about them, counted by the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, FromClause, Select, and_, case, exists, func, select

from checks.domain.article import Article
from checks.domain.claim import Status
from checks.domain.finding import Level
from checks.domain.person import Person
from checks.domain.queue import Queue
from checks.domain.summary import ArticleSummary
from checks.services.records import Records
from checks.storage import rows
from checks.storage.tables import claims, findings, verdicts, versions

_DECIDED = [status for status in Status if status.is_decided]
_IS_DECIDED = claims.c.status.in_(_DECIDED)


def overview_of(records: Records) -> tuple[ArticleSummary, ...]:
    """All articles in the order in which they came in; queues are counted for the person at the desk."""
    with records.reading() as connection:
        articles = rows.read(connection, Article)
        people = {person.id: person for person in rows.read(connection, Person)}
        counts = {row.article_id: (row.decided, row.total) for row in connection.execute(_progress())}
        waiting: dict[UUID, dict[Queue, int]] = defaultdict(dict)
        for queue, query in _queues(records.me):
            for article_id, count in connection.execute(query):
                waiting[article_id][queue] = count
    people.setdefault(records.me.id, records.me)
    return tuple(
        ArticleSummary(
            article,
            *counts.get(article.id, (0, 0)),
            owner=people.get(article.owner_id) if article.owner_id else None,
            waiting=waiting.get(article.id, {}),
        )
        for article in articles
    )


def _latest() -> FromClause:
    """The number of the latest text of each article."""
    number = func.max(versions.c.number).label("number")
    return select(versions.c.article_id, number).group_by(versions.c.article_id).subquery()


def _claims_of_latest(*columns: ColumnElement[int]) -> Select[Any]:
    """`columns` over the claims of each article's latest text, by article."""
    newest = _latest()
    is_newest = and_(newest.c.article_id == versions.c.article_id, newest.c.number == versions.c.number)
    joined = versions.join(claims, claims.c.version_id == versions.c.id).join(newest, is_newest)
    return select(versions.c.article_id, *columns).select_from(joined).group_by(versions.c.article_id)


def _progress() -> Select[Any]:
    return _claims_of_latest(
        func.count(claims.c.id).label("total"), func.sum(case((_IS_DECIDED, 1), else_=0)).label("decided")
    )


def _queues(me: Person) -> Iterator[tuple[Queue, Select[Any]]]:
    for queue, waits in _conditions(me).items():
        yield queue, _claims_of_latest(func.count(claims.c.id)).where(waits)


def _conditions(me: Person) -> Mapping[Queue, ColumnElement[bool]]:
    """What puts a claim into each queue: the rules of `checks.domain.queue`, for the database."""
    someone_elses = and_(verdicts.c.claim_id == claims.c.id, verdicts.c.person_id.is_distinct_from(me.id))
    conflict = and_(
        findings.c.claim_id == claims.c.id, findings.c.level == Level.CONFLICTS, findings.c.dismissed.is_(None)
    )
    return {
        Queue.MINE: and_(claims.c.owner_id == me.id, ~_IS_DECIDED),
        Queue.SECOND_READING: and_(claims.c.status == Status.JUDGED, exists().where(someone_elses)),
        Queue.RECHECK: claims.c.status == Status.RECHECK,
        Queue.CONFLICTS: and_(~_IS_DECIDED, exists().where(conflict)),
    }
