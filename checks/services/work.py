"""Reads the claims of all articles as lines of work: light rows, in one question each."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from sqlalchemy import Connection, and_, func, select

from checks.domain.claim import Status
from checks.domain.person import Person
from checks.domain.work import WorkLine
from checks.services.records import Records
from checks.storage import rows
from checks.storage.review_tables import second_checks
from checks.storage.tables import articles, claims, comments, verdicts, versions


def work_of(records: Records) -> tuple[WorkLine, ...]:
    """Every claim of the latest text of each article that is not archived; what was rejected is left out."""
    with records.reading() as connection:
        people = {person.id: person.name for person in rows.read(connection, Person)}
        asked, returned = _asked(connection), _returned(connection)
        newest = select(versions.c.article_id, func.max(versions.c.number).label("number")).group_by(
            versions.c.article_id
        )
        latest = newest.subquery()
        is_latest = and_(latest.c.article_id == versions.c.article_id, latest.c.number == versions.c.number)
        question = (
            select(
                *(claims.c.id, claims.c.anchor_quote, claims.c.kind, claims.c.status, claims.c.owner_id),
                *(claims.c.due, claims.c.priority, versions.c.article_id, articles.c.title),
                *(verdicts.c.person_id.label("verdict_by"), verdicts.c.is_draft),
            )
            .select_from(
                claims.join(versions, claims.c.version_id == versions.c.id)
                .join(latest, is_latest)
                .join(articles, articles.c.id == versions.c.article_id)
                .outerjoin(verdicts, verdicts.c.claim_id == claims.c.id)
            )
            .where(claims.c.status != Status.NOT_A_CLAIM, articles.c.is_archived.is_(False))
            .order_by(articles.c.arrived, claims.c.anchor_start, claims.c.id)
        )
        return tuple(
            WorkLine(
                claim_id=row.id,
                article_id=row.article_id,
                article=row.title,
                quote=row.anchor_quote,
                kind=row.kind,
                status=row.status,
                owner_id=row.owner_id,
                owner=people.get(row.owner_id, ""),
                due=row.due,
                priority=row.priority,
                verdict_by_id=row.verdict_by,
                is_returned=row.id in returned and bool(row.is_draft) and row.status is Status.IN_PROGRESS,
                asked_ids=asked.get(row.id, ()),
            )
            for row in connection.execute(question)
        )


def _asked(connection: Connection) -> dict[UUID, tuple[UUID | None, ...]]:
    """Who is to do a second check, by claim."""
    found: dict[UUID, tuple[UUID | None, ...]] = defaultdict(tuple)
    question = select(second_checks.c.claim_id, second_checks.c.person_id).where(second_checks.c.given_at.is_(None))
    for claim_id, person_id in connection.execute(question):
        found[claim_id] = (*found[claim_id], person_id)
    return dict(found)


def _returned(connection: Connection) -> frozenset[UUID]:
    """The claims whose verdict was once sent back."""
    question = select(comments.c.claim_id).where(comments.c.is_return.is_(True)).distinct()
    return frozenset(connection.execute(question).scalars())
