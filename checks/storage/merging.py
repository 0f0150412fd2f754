"""What merging a bundle did: its steps, the history it brought, which changes of others records have gone through."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    ColumnElement,
    Connection,
    Integer,
    Text,
    Uuid,
    column,
    insert,
    literal,
    select,
    table,
    type_coerce,
)

from checks.domain.change import Record
from checks.domain.codec import RECORD_TYPES
from checks.storage.rows import insert_new, portions
from checks.storage.tables import changes, touches
from checks.storage.team_tables import ancestry, received, transfer_steps, unread

_HELD = ("before", "after")
_IDS = ("id", "transfer_id", "person_id", "undoes")
_RECEIVED = table(
    received.name,
    *(column(name, Uuid) for name in _IDS),
    *(column(name, Text) for name in ("label", "at", "reason")),
    *(column(name, JSON) for name in _HELD),
    column("place", Integer),
)
"""The history of others, written as it comes: as plain values."""
Learnt = tuple[UUID, UUID, str | None]
"""A record, a change of others that it has gone through, and the kind of the record where that change took it away."""


def keep_step(
    connection: Connection, transfer_id: UUID, place: int, before: Collection[Record], after: Collection[Record]
) -> None:
    """Keep what merging did to some records, as the step of this place, counted from 0."""
    held = {"before": tuple(before), "after": tuple(after)}
    connection.execute(insert(transfer_steps).values(transfer_id=transfer_id, place=place, **held))


def steps(
    connection: Connection, transfer_id: UUID, *, backwards: bool = False
) -> Iterator[tuple[tuple[Record, ...], tuple[Record, ...]]]:
    """Before and after of each step, in their order or from the last to the first."""
    yield from _steps(connection, transfer_id, (transfer_steps.c.before, transfer_steps.c.after), backwards=backwards)


def plain_steps(
    connection: Connection, transfer_id: UUID, *, backwards: bool = False
) -> Iterator[tuple[list[dict[str, Any]], list[dict[str, Any]]]]:
    """The same as they are stored, as plain values."""
    held = (type_coerce(transfer_steps.c.before, JSON), type_coerce(transfer_steps.c.after, JSON))
    yield from _steps(connection, transfer_id, held, backwards=backwards)


def _steps(
    connection: Connection, transfer_id: UUID, held: tuple[ColumnElement[Any], ...], *, backwards: bool
) -> Iterator[tuple[Any, Any]]:
    own = transfer_steps.c.transfer_id == transfer_id
    places = (
        connection.execute(select(transfer_steps.c.place).where(own).order_by(transfer_steps.c.place)).scalars().all()
    )
    for place in reversed(places) if backwards else places:
        chosen = select(*held).where(own, transfer_steps.c.place == place)
        row = connection.execute(chosen).one()
        yield row[0], row[1]


def touch(connection: Connection, change_id: UUID, record_ids: Collection[UUID]) -> None:
    """Note that a change touched records; some may be noted already."""
    insert_new(connection, touches, [{"change_id": change_id, "record_id": each} for each in sorted(record_ids)])


def merging_of(connection: Connection, transfer_id: UUID) -> UUID | None:
    """The change that merged a bundle first."""
    chosen = select(changes.c.id).join(touches, touches.c.change_id == changes.c.id)
    return connection.scalar(chosen.where(touches.c.record_id == transfer_id).order_by(changes.c.number).limit(1))


def touch_as(connection: Connection, change_id: UUID, other_id: UUID) -> None:
    """Note that a change touched all that another did."""
    already = select(touches.c.record_id).where(touches.c.change_id == change_id)
    same = select(literal(change_id, touches.c.change_id.type), touches.c.record_id).where(
        touches.c.change_id == other_id, touches.c.record_id.not_in(already)
    )
    connection.execute(insert(touches).from_select(["change_id", "record_id"], same))


def learn(connection: Connection, transfer_id: UUID, learnt: Iterable[Learnt]) -> None:
    """Note which changes of others records have gone through; some may be noted already."""
    found = {(record_id, change_id): deleted for record_id, change_id, deleted in learnt}
    rows = [
        {"record_id": record_id, "change_id": change_id, "transfer_id": transfer_id, "deleted": deleted}
        for (record_id, change_id), deleted in found.items()
    ]
    insert_new(connection, ancestry, rows)


def receive(connection: Connection, transfer_id: UUID, place: int, history: Collection[dict[str, Any]]) -> None:
    """Keep changes of others as a bundle tells them, from this place on; those that are known already stay as they are.

    Records of kinds that this version does not know are left out of them.
    """
    known = known_changes(connection, [UUID(each["id"]) for each in history])
    rows = [
        {
            "id": UUID(each["id"]),
            "transfer_id": transfer_id,
            "place": place + i,
            "person_id": UUID(each["person_id"]),
            "undoes": UUID(each["undoes"]) if each.get("undoes") else None,
            "reason": each.get("reason", ""),
            **{name: each[name] for name in ("label", "at")},
            **{name: [record for record in each[name] if record["record"] in RECORD_TYPES] for name in _HELD},
        }
        for i, each in enumerate(history)
        if UUID(each["id"]) not in known
    ]
    if rows:
        connection.execute(insert(_RECEIVED), rows)


def known_changes(connection: Connection, ids: Collection[UUID]) -> set[UUID]:
    """Those of the changes that were made here or came in before."""
    found: set[UUID] = set()
    for part in portions(ids):
        for stored in (changes, received):
            found.update(connection.execute(select(stored.c.id).where(stored.c.id.in_(part))).scalars())
    return found


def contents(connection: Connection, ids: Collection[UUID]) -> Mapping[UUID, tuple[list[Any], list[Any]]]:
    """Before and after of changes as plain records, of those that were made here and of those that came in."""
    found: dict[UUID, tuple[list[Any], list[Any]]] = {}
    for stored in (changes, received):
        held = (type_coerce(stored.c.before, JSON), type_coerce(stored.c.after, JSON))
        for part in portions([each for each in ids if each not in found]):
            for row in connection.execute(select(stored.c.id, *held).where(stored.c.id.in_(part))):
                found[row[0]] = (row[1] or [], row[2] or [])
    return found


def told(connection: Connection, ids: Collection[UUID]) -> dict[UUID, tuple[str, str, UUID, str]]:
    """Label, time, person and reason of changes that were made here or came in."""
    found: dict[UUID, tuple[str, str, UUID, str]] = {}
    for stored in (changes, received):
        named = (stored.c.id, stored.c.label, stored.c.at, stored.c.person_id, stored.c.reason)
        for part in portions(ids):
            for row in connection.execute(select(*named).where(stored.c.id.in_(part))):
                found[row[0]] = (row[1], str(row[2]), row[3], row[4])
    return found


def keep_unread(connection: Connection, held: Iterable[tuple[UUID, str, dict[str, Any]]]) -> None:
    """Keep what of records cannot be read here; what a later bundle says takes the place of what an earlier one did."""
    for record_id, kind, fields in held:
        row = select(unread.c.record_id).where(unread.c.record_id == record_id)
        if connection.execute(row).first():
            connection.execute(unread.update().where(unread.c.record_id == record_id).values(kind=kind, fields=fields))
        else:
            connection.execute(insert(unread).values(record_id=record_id, kind=kind, fields=fields))
