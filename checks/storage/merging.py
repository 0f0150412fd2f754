"""What merging a bundle did: its steps, the history it brought, which changes of others records have gone through."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Connection, insert, literal, select, type_coerce

from checks.domain.change import Change, Record
from checks.storage.rows import portions
from checks.storage.tables import changes, touches
from checks.storage.team_tables import ancestry, received, transfer_steps, unread

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
    own = transfer_steps.c.transfer_id == transfer_id
    places = (
        connection.execute(select(transfer_steps.c.place).where(own).order_by(transfer_steps.c.place)).scalars().all()
    )
    for place in reversed(places) if backwards else places:
        chosen = select(transfer_steps.c.before, transfer_steps.c.after).where(own, transfer_steps.c.place == place)
        row = connection.execute(chosen).one()
        yield row[0], row[1]


def touch(connection: Connection, change_id: UUID, record_ids: Collection[UUID]) -> None:
    """Note that a change touched records; some may be noted already."""
    for part in portions(sorted(record_ids)):
        own = touches.c.change_id == change_id
        noted = select(touches.c.record_id).where(own, touches.c.record_id.in_(part))
        known = set(connection.execute(noted).scalars())
        rows = [{"change_id": change_id, "record_id": each} for each in part if each not in known]
        if rows:
            connection.execute(insert(touches), rows)


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
    noted = select(ancestry.c.record_id, ancestry.c.change_id).where(ancestry.c.transfer_id == transfer_id)
    for part in portions({record_id for record_id, _ in found}):
        for row in connection.execute(noted.where(ancestry.c.record_id.in_(part))):
            found.pop((row[0], row[1]), None)
    rows = [
        {"record_id": record_id, "change_id": change_id, "transfer_id": transfer_id, "deleted": deleted}
        for (record_id, change_id), deleted in found.items()
    ]
    if rows:
        connection.execute(insert(ancestry), rows)


def receive(connection: Connection, transfer_id: UUID, place: int, history: Collection[Change]) -> None:
    """Keep changes of others, as far as they are not known, from this place on; what was made here stays ours."""
    known = known_changes(connection, [each.id for each in history if each.id])
    rows = [
        {
            "id": each.id,
            "transfer_id": transfer_id,
            "place": place + i,
            "label": each.label,
            "at": each.at,
            "person_id": each.person_id,
            "undoes": each.undoes,
            "reason": each.reason,
            "before": each.before,
            "after": each.after,
        }
        for i, each in enumerate(history)
        if each.id not in known
    ]
    if rows:
        connection.execute(insert(received), rows)


def known_changes(connection: Connection, ids: Collection[UUID]) -> set[UUID]:
    """Those of the changes that were made here or came in before."""
    found: set[UUID] = set()
    for part in portions(ids):
        for table in (changes, received):
            found.update(connection.execute(select(table.c.id).where(table.c.id.in_(part))).scalars())
    return found


def contents(connection: Connection, ids: Collection[UUID]) -> Mapping[UUID, tuple[list[Any], list[Any]]]:
    """Before and after of changes as plain records, of those that were made here and of those that came in."""
    found: dict[UUID, tuple[list[Any], list[Any]]] = {}
    for table in (changes, received):
        held = (type_coerce(table.c.before, JSON), type_coerce(table.c.after, JSON))
        for part in portions([each for each in ids if each not in found]):
            for row in connection.execute(select(table.c.id, *held).where(table.c.id.in_(part))):
                found[row[0]] = (row[1] or [], row[2] or [])
    return found


def told(connection: Connection, ids: Collection[UUID]) -> dict[UUID, tuple[str, str, UUID, str]]:
    """Label, time, person and reason of changes that were made here or came in."""
    found: dict[UUID, tuple[str, str, UUID, str]] = {}
    for table in (changes, received):
        named = (table.c.id, table.c.label, table.c.at, table.c.person_id, table.c.reason)
        for part in portions(ids):
            for row in connection.execute(select(*named).where(table.c.id.in_(part))):
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
