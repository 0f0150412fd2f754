"""Is everything still as a change was prepared for? If not: what is different, and who made it so."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from checks.domain.change import Change, Record
from checks.domain.codec import record_to_plain
from checks.errors import Conflict
from checks.storage import history, rows
from checks.storage.tables import TABLES

_NAMES = {"ArticleVersion": "text of an article", "Link": "link to a record", "Evidence": "evidence record"}
_AT_MOST = 3
"""Fields that are named."""


def require_unchanged(connection: Connection, change: Change) -> None:
    """Raise Conflict unless every record is stored as the change was prepared for."""
    expected = plain(change.before)
    for kind in TABLES:
        ids = {record.id for record in (*change.before, *change.after) if type(record) is kind}
        stored = plain(rows.read_by_ids(connection, kind, ids))
        for record_id in ids:
            found, wanted = stored.get(record_id), expected.get(record_id)
            if found != wanted:
                what = f"the {name_of(kind)} {_difference(found, wanted)}{_by(connection, record_id)}"
                raise Conflict(f"“{change.label}” was not done: {what}. Look at it again, then repeat the step.")


def require_seen(unseen: Collection[Change], change: Change) -> None:
    """Raise Conflict where others did something to a record of the change that its desk was not told of yet.

    Services prepare a change from what is stored; the person decided by what the desk showed.
    """
    ids = {record.id: type(record) for record in change.before}
    for other in unseen:
        for record in (*other.before, *other.after):
            if record.id in ids:
                what = f"somebody else changed the {name_of(ids[record.id])} in the meantime (“{other.label}”)"
                raise Conflict(f"“{change.label}” was not done: {what}. Look at it again, then repeat the step.")


def plain(records: Collection[Record]) -> dict[UUID, dict[str, object]]:
    """Content by id in its stored form, in which one moment is written in one way whatever carries its zone."""
    return {record.id: record_to_plain(record) for record in records}


def name_of(kind: type[Any]) -> str:
    """What people call records of a kind."""
    return _NAMES.get(kind.__name__, kind.__name__.lower())


def _difference(found: dict[str, object] | None, wanted: dict[str, object] | None) -> str:
    if found is None:
        return "was deleted in the meantime"
    if wanted is None:
        return "has changed in the meantime: it is there again"
    fields = [name.replace("_", " ") for name, value in found.items() if wanted.get(name) != value]
    others = f" and {len(fields) - _AT_MOST} more" if len(fields) > _AT_MOST else ""
    return f"has changed in the meantime: {', '.join(fields[:_AT_MOST])}{others}"


def _by(connection: Connection, record_id: UUID) -> str:
    last = history.last_on(connection, record_id)
    return f" ({last[1]}, “{last[0]}”)" if last else ""
