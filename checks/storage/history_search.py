"""Looks changes up by who made them, when, and what they are about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, String, Text, cast, func, or_, select, type_coerce

from checks.domain.change import Change
from checks.domain.history_filter import KINDS, HistoryFilter
from checks.storage.history import change_of
from checks.storage.tables import changes, claims, links, touches, versions


def find(connection: Connection, wanted: HistoryFilter, limit: int, skipped: int) -> tuple[Change, ...]:
    """Changes that meet `wanted`, newest first: `limit` of them after as many as were `skipped`."""
    chosen = (
        select(changes)
        .where(*_conditions(connection, wanted))
        .order_by(changes.c.number.desc())
        .limit(limit)
        .offset(skipped)
    )
    return tuple(change_of(row) for row in connection.execute(chosen).mappings())


def count(connection: Connection, wanted: HistoryFilter) -> int:
    """How many changes meet `wanted`."""
    return connection.scalar(select(func.count()).select_from(changes).where(*_conditions(connection, wanted))) or 0


def _conditions(connection: Connection, wanted: HistoryFilter) -> Iterator[ColumnElement[bool]]:
    at = type_coerce(changes.c.at, String)  # ISO 8601 begins with the day, and days sort as text
    if wanted.person_id is not None:
        yield changes.c.person_id == wanted.person_id
    if wanted.since is not None:
        yield at >= wanted.since.isoformat()
    if wanted.until is not None:
        yield at < (wanted.until + timedelta(days=1)).isoformat()
    if words := wanted.words.strip():
        yield or_(*(column.icontains(words, autoescape=True) for column in (changes.c.label, changes.c.reason)))
    if wanted.subject is not None:
        yield or_(*(_holds(f'"record":"{kind}"') for kind in KINDS[wanted.subject]))
    if wanted.article_id is not None:
        yield _on_article(connection, wanted.article_id)


def _holds(words: str) -> ColumnElement[bool]:
    """Do the records of a change hold these words, as they are stored? Quotation marks within texts are escaped."""
    columns = (cast(changes.c.before, Text), cast(changes.c.after, Text))
    return or_(*(column.contains(words, autoescape=True) for column in columns))


def _on_article(connection: Connection, article_id: UUID) -> ColumnElement[bool]:
    """Touches the article, its texts, claims, or evidence. Claims that are gone are known by the text they were in."""
    texts = select(versions.c.id).where(versions.c.article_id == article_id)
    own = select(claims.c.id).where(claims.c.version_id.in_(texts))
    linked = select(links.c.evidence_id).where(links.c.claim_id.in_(own))
    record = touches.c.record_id
    touched = select(touches.c.change_id).where(
        or_(record == article_id, record.in_(texts), record.in_(own), record.in_(linked))
    )
    gone = (_holds(f'"version_id":"{each}"') for each in connection.scalars(texts))
    return or_(changes.c.id.in_(touched), *gone)
