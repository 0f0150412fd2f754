"""Which changes made each record what it is, and what was deleted: by these, two casebooks know what they share."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from heapq import merge
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Connection, Select, String, func, select, type_coerce, union_all

from checks.domain.transfer import Transfer
from checks.storage.plain_rows import id_text
from checks.storage.rows import among, portions
from checks.storage.tables import TABLES, changes, touches
from checks.storage.team_tables import ancestry, transfer_steps, transfers

_AT_ONCE = 500


def lineage(connection: Connection) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The ids of the changes that each record has gone through, oldest first, by ascending id of the record, as text.

    Deleted records are among them. Changes of others that a bundle told of count, and stand first; that a bundle was
    merged counts only where merging made something that neither side had.
    """
    own = _touched().order_by(touches.c.record_id, changes.c.number)
    elsewhere = _told().order_by(ancestry.c.record_id, transfers.c.arrived)
    pairs = merge(_streamed(connection, elsewhere), _streamed(connection, own), key=_first)
    for record_id, group in groupby(pairs, key=_first):
        yield id_text(record_id), tuple(map(id_text, dict.fromkeys(change_id for _, change_id in group)))


def lineages(connection: Connection, ids: Collection[UUID]) -> dict[UUID, tuple[UUID, ...]]:
    """The same for some records; those that nothing is known of are left out."""
    found = lineages_as_text(connection, ids)
    return {UUID(record_id): tuple(map(UUID, every)) for record_id, every in found.items()}


def lineages_as_text(connection: Connection, ids: Collection[UUID | str]) -> dict[str, tuple[str, ...]]:
    """The same, all ids as text, for many records: making UUIDs of them takes longer than to read them."""
    found: dict[str, dict[str, None]] = {}
    for part in portions(ids):
        told = _told().where(among(connection, ancestry.c.record_id, part)).order_by(transfers.c.arrived)
        own = _touched().where(among(connection, touches.c.record_id, part)).order_by(changes.c.number)
        for chosen in (told, own):
            for record_id, change_id in connection.execute(_as_it_lies(chosen)):
                found.setdefault(id_text(record_id), {})[id_text(change_id)] = None
    return {record_id: tuple(every) for record_id, every in found.items()}


def _touched() -> Select[Any]:
    """Records with the changes of this casebook that touched them, but for merging."""
    merged = select(transfer_steps.c.transfer_id).where(transfer_steps.c.place == 0)
    merging = select(touches.c.change_id).where(touches.c.record_id.in_(merged))
    joined = select(touches.c.record_id, touches.c.change_id).join(changes, touches.c.change_id == changes.c.id)
    return joined.where(touches.c.change_id.not_in(merging))


def _told() -> Select[Any]:
    """Records with the changes that bundles told of, as long as these are merged."""
    pairs = select(ancestry.c.record_id, ancestry.c.change_id)
    return pairs.join(transfers, ancestry.c.transfer_id == transfers.c.id)


def _streamed(connection: Connection, chosen: Select[Any]) -> Iterator[tuple[Any, Any]]:
    """Pairs of ids as they lie there: only their text is asked for, and making UUIDs of them takes longer."""
    rows = connection.execute(_as_it_lies(chosen).execution_options(yield_per=_AT_ONCE))
    return ((row[0], row[1]) for row in rows)


def _as_it_lies(chosen: Select[Any]) -> Select[Any]:
    raw: list[Any] = [type_coerce(column, String) for column in chosen.selected_columns]
    return chosen.with_only_columns(*raw)


def _first(pair: tuple[Any, Any]) -> Any:  # noqa: ANN401 - an id as this database keeps it
    return pair[0]


def tombstones(connection: Connection, after: int = 0) -> Iterator[tuple[UUID, str, UUID]]:
    """What was deleted by changes after the one of this number: id, kind and the change, by ascending id.

    What merging took away is among them, with the change of others that did.
    """
    found = merge(_deleted(connection, after), _told_deleted(connection), key=_id)
    return (next(group) for _, group in groupby(found, key=_id))


def _id(tombstone: tuple[UUID, str, UUID]) -> UUID:
    return tombstone[0]


def _told_deleted(connection: Connection) -> Iterator[tuple[UUID, str, UUID]]:
    chosen = (
        select(ancestry.c.record_id, ancestry.c.deleted, ancestry.c.change_id)
        .join(transfers, ancestry.c.transfer_id == transfers.c.id)
        .where(ancestry.c.deleted.is_not(None), ancestry.c.record_id.not_in(_present()))
        .order_by(ancestry.c.record_id)
    )
    for row in connection.execute(chosen.execution_options(yield_per=_AT_ONCE)):
        yield row[0], row[1], row[2]


def _deleted(connection: Connection, after: int) -> Iterator[tuple[UUID, str, UUID]]:
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
