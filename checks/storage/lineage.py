"""Which changes made each record what it is, and what was deleted: by these, two casebooks know what they share."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from heapq import merge
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Connection, Select, func, literal, select, type_coerce, union_all

from checks.domain.transfer import Transfer
from checks.storage.tables import TABLES, changes, touches
from checks.storage.team_tables import received

_AT_ONCE = 500


def lineage(connection: Connection) -> Iterator[tuple[UUID, tuple[UUID, ...]]]:
    """The ids of the changes that touched each record that is there, oldest first, by ascending id of the record.

    Changes that came in with the history of others count, and stand first.
    """
    own = (
        select(touches.c.record_id, touches.c.change_id)
        .join(changes, touches.c.change_id == changes.c.id)
        .where(touches.c.record_id.in_(_present()))
        .order_by(touches.c.record_id, changes.c.number)
    )
    rows = connection.execute(own.execution_options(yield_per=_AT_ONCE))
    here = ((row[0], row[1]) for row in rows)
    others = sorted(_taken_in(connection).items())
    elsewhere = ((record_id, change_id) for record_id, every in others for change_id in every)
    for record_id, group in groupby(merge(elsewhere, here, key=_first), key=_first):
        yield record_id, tuple(dict.fromkeys(change_id for _, change_id in group))


def _first(pair: tuple[UUID, UUID]) -> UUID:
    return pair[0]


def tombstones(connection: Connection, after: int = 0) -> Iterator[tuple[UUID, str, UUID]]:
    """What was deleted by changes after the one of this number: id, kind and the change, by ascending id."""
    last = (
        select(touches.c.record_id, func.max(changes.c.number).label("number"))
        .join(changes, touches.c.change_id == changes.c.id)
        .where(touches.c.record_id.not_in(_present(with_transfers=True)))
        .group_by(touches.c.record_id)
        .subquery()
    )
    chosen = (
        select(last.c.record_id, changes.c.id, type_coerce(changes.c.before, JSON))
        .join(changes, changes.c.number == last.c.number)
        .where(last.c.number > after)
        .order_by(last.c.record_id)
    )
    for record_id, change_id, before in connection.execute(chosen.execution_options(yield_per=_AT_ONCE)):
        kinds = [plain["record"] for plain in before or () if plain.get("id") == str(record_id)]
        if kinds and kinds[0] != Transfer.__name__:
            yield record_id, kinds[0], change_id


def _present(*, with_transfers: bool = False) -> Select[Any]:
    """The ids of all records that are there."""
    kinds = [kind for kind in TABLES if with_transfers or kind is not Transfer]
    every = union_all(*(select(TABLES[kind].c.id) for kind in kinds)).subquery()
    return select(every.c.id)


def _taken_in(connection: Connection) -> dict[UUID, list[UUID]]:
    """The changes of others by the records that they touched."""
    found: dict[UUID, list[UUID]] = {}
    if not connection.scalar(select(literal(1)).select_from(received).limit(1)):
        return found
    held = (type_coerce(received.c[side], JSON) for side in ("before", "after"))
    chosen = select(received.c.id, *held).order_by(received.c.transfer_id, received.c.place)
    for change_id, before, after in connection.execute(chosen.execution_options(yield_per=_AT_ONCE)):
        for record_id in _ids((*before, *after)):
            found.setdefault(record_id, []).append(change_id)
    return found


def _ids(records: Collection[dict[str, Any]]) -> set[UUID]:
    return {UUID(plain["id"]) for plain in records}
