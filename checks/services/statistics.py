"""The numbers of a casebook, counted over all its articles in a few questions to the database."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, and_, case, exists, func, select

from checks.domain.claim import Status
from checks.domain.moment import Moment
from checks.domain.person import Person
from checks.domain.statistics import ArticleCover, ClaimFact, DeskNumbers, RuleCount, numbers_of
from checks.services.records import Records
from checks.storage import rows
from checks.storage.rows import ROOM_IN_A_CHANGE
from checks.storage.tables import articles, changes, claims, findings, links, verdicts, versions


def statistics_of(records: Records) -> DeskNumbers:
    """The numbers of today, over the latest text of each article."""
    with records.reading() as connection:
        return numbers_of(
            list(_facts(connection)), list(_rules(connection)), list(_covers(connection)), records.now().day
        )


def _newest() -> Any:  # noqa: ANN401 - a question without a name of its own in SQLAlchemy's types
    """The latest text of each article."""
    number = func.max(versions.c.number).label("number")
    last = select(versions.c.article_id, number).group_by(versions.c.article_id).subquery()
    is_last = and_(last.c.article_id == versions.c.article_id, last.c.number == versions.c.number)
    return select(versions.c.id, versions.c.article_id).join(last, is_last).subquery()


def _facts(connection: Connection) -> Iterator[ClaimFact]:
    """All claims of latest texts; a draft is no verdict yet."""
    newest, people = _newest(), {person.id: person.name for person in rows.read(connection, Person)}
    given = and_(verdicts.c.claim_id == claims.c.id, verdicts.c.is_draft.is_(False))
    found = (
        select(
            claims.c.status,
            claims.c.arrived,
            claims.c.owner_id,
            claims.c.due,
            articles.c.is_archived,
            verdicts.c.rating,
            verdicts.c.decided_at,
            verdicts.c.signed_at,
        )
        .select_from(claims)
        .join(newest, newest.c.id == claims.c.version_id)
        .join(articles, articles.c.id == newest.c.article_id)
        .outerjoin(verdicts, given)
    )
    begun = _beginnings(connection)
    for row in connection.execute(found):
        yield ClaimFact(
            row.status,
            begun.get(row.arrived // ROOM_IN_A_CHANGE),
            people.get(row.owner_id, "") if row.owner_id else "",
            row.due,
            row.is_archived,
            row.rating,
            row.decided_at,
            row.signed_at,
        )


def _beginnings(connection: Connection) -> Mapping[int, Moment]:
    """When each change was made, by its number, which `arrived` tells of every record."""
    return {row.number: row.at for row in connection.execute(select(changes.c.number, changes.c.at))}


def _rules(connection: Connection) -> Iterator[RuleCount]:
    """Findings on claims of latest texts, by rule."""
    newest = _newest()
    dismissed = func.sum(case((findings.c.dismissed.is_not(None), 1), else_=0))
    found = (
        select(findings.c.rule, func.count(findings.c.id), dismissed)
        .join(claims, claims.c.id == findings.c.claim_id)
        .join(newest, newest.c.id == claims.c.version_id)
        .group_by(findings.c.rule)
    )
    for rule, fired, put_away in connection.execute(found):
        yield RuleCount(rule, fired, int(put_away))


def _covers(connection: Connection) -> Iterator[ArticleCover]:
    """All articles in the order in which they came in; what is no claim covers nothing."""
    newest = _newest()
    counted = (
        select(
            claims.c.version_id,
            func.count(claims.c.id).label("claims"),
            func.count(claims.c.sentence.distinct()).label("sentences"),
            func.sum(case((claims.c.status.in_([Status.JUDGED, Status.SIGNED_OFF]), 1), else_=0)).label("decided"),
            func.sum(case((exists().where(links.c.claim_id == claims.c.id), 1), else_=0)).label("linked"),
        )
        .where(claims.c.status != Status.NOT_A_CLAIM)
        .group_by(claims.c.version_id)
    )
    by_version: dict[UUID, Any] = {row.version_id: row for row in connection.execute(counted)}
    sentences = select(articles.c.title, newest.c.id, versions.c.sentences).select_from(articles)
    sentences = sentences.join(newest, newest.c.article_id == articles.c.id)
    sentences = sentences.join(versions, versions.c.id == newest.c.id).order_by(articles.c.arrived)
    for title, version_id, parts in connection.execute(sentences):
        row = by_version.get(version_id)
        told = (row.claims, int(row.decided), int(row.linked)) if row else (0, 0, 0)
        yield ArticleCover(title, len(parts), row.sentences if row else 0, *told)
