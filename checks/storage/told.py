"""Holds the stored records against what the history last told of each."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, select

from checks.domain.change import Record
from checks.domain.codec import RECORD_TYPES, record_from_plain, record_to_plain
from checks.domain.difference import about, kind_name
from checks.domain.finding import Finding
from checks.domain.imported import Import
from checks.domain.person import Person
from checks.domain.progress import Progress, no_progress
from checks.domain.stray import Astray, Stray, altered
from checks.domain.transfer import Direction
from checks.errors import CasebookDamaged
from checks.storage import chain, merging, rows
from checks.storage.tables import TABLES

Plain = dict[str, Any]
Key = tuple[str, UUID]
"""The kind of a record by name, and its id."""
_AT_ONCE = 500
"""Records that are read at a time."""
_MOST = 1000
"""Strays that are told: a casebook with more of them is no longer the one that the history is of."""
_UNREADABLE = (CasebookDamaged, ValueError, LookupError, TypeError, AttributeError, ArithmeticError)
"""What reading a row raises whose columns hold what no program of ours wrote."""
_DERIVED = (Finding,)
"""Kinds that rules write beside the history, and can write again at any time."""


@dataclass
class _Told:
    """What the history tells, walked through once; a digest of 16 bytes stands for a record."""

    digests: dict[Key, bytes] = field(default_factory=dict)
    imports: set[UUID] = field(default_factory=set)
    """Imports that were there at some time: their rows came in with them, outside the history."""


def strays(connection: Connection, progress: Progress = no_progress) -> tuple[Stray, ...]:
    """Every record that is not what the history last told of it, as far as the history tells of records at all.

    Rows of an import stand in the history once somebody has edited them, and findings of rules never do. Progress
    counts records. At most a thousand are told.
    """
    told = _Told()
    for key, plain in _states(connection):
        record = _known(plain) if plain else None
        if record is None:
            told.digests.pop(key, None)
            continue
        told.digests[key] = _digest(record)
        if isinstance(record, Import):
            told.imports.add(record.id)
    kinds = [kind for kind in TABLES if kind not in _DERIVED]
    total = sum(connection.scalar(select(func.count()).select_from(TABLES[kind])) or 0 for kind in kinds)
    found: dict[Key, tuple[Astray, type[Record], Record | None]] = {}
    done = 0
    for kind in kinds:
        for record_id, there in _stored(connection, kind):
            key = kind.__name__, record_id
            if fault := _fault(told, key, there):
                found[key] = fault, kind, there
            done += 1
            if done % _AT_ONCE == 0:
                progress(done, total)
    progress(total, total)
    return tuple(_strays(connection, found, told.digests))


def _fault(told: _Told, key: Key, there: Record | None) -> Astray | None:
    """What is wrong with a stored record; what is left over of `told` in the end is gone."""
    digest = told.digests.pop(key, None)
    if digest is None:
        came_with = getattr(there, "import_id", None)
        return None if came_with in told.imports else Astray.UNTOLD
    return None if there is not None and _digest(there) == digest else Astray.ALTERED


def _strays(
    connection: Connection, found: Mapping[Key, tuple[Astray, type[Record], Record | None]], gone: Mapping[Key, bytes]
) -> Iterator[Stray]:
    wanted = dict.fromkeys([*found, *gone][:_MOST])
    last = {key: plain for key, plain in _states(connection) if key in wanted and plain} if wanted else {}
    names = {person.id: person.name for _, person in _stored(connection, Person) if isinstance(person, Person)}
    for key in wanted:
        record = _known(last[key]) if key in last else None
        if key not in found:
            yield Stray(Astray.GONE, key[1], about(record) if record else "A record")
            continue
        fault, kind, there = found[key]
        if fault is Astray.ALTERED and record is not None:
            yield altered(record, there, names)
        else:
            yield Stray(fault, key[1], about(there) if there else f"A {kind_name(kind)} that cannot be read")


def _states(connection: Connection) -> Iterator[tuple[Key, Plain | None]]:
    """How each step left each record that it touched, in order; None where it took the record away."""
    for row in chain.rows(connection):
        before, after = row["before"] or [], row["after"] or []
        yield from _left(before, after)
        for was, now in ((before, after), (after, before)):
            for each in _received(was, now):
                yield from _replayed(connection, UUID(each["id"]), backwards=was is before)


def _left(before: list[Plain], after: list[Plain]) -> Iterator[tuple[Key, Plain | None]]:
    stay = {_key(each) for each in after}
    yield from ((key, None) for each in before if (key := _key(each)) not in stay)
    yield from ((_key(each), each) for each in after)


def _key(plain: Plain) -> Key:
    return plain["record"], UUID(plain["id"])


def _received(there: list[Plain], not_there: list[Plain]) -> Iterator[Plain]:
    """Bundles that were merged, told on the one side of a step and not on the other."""
    others = {each["id"] for each in not_there}
    for each in there:
        is_received = each["record"] == "Transfer" and each.get("direction") == Direction.RECEIVED.value
        if is_received and each["id"] not in others:
            yield each


def _replayed(connection: Connection, transfer_id: UUID, *, backwards: bool) -> Iterator[tuple[Key, Plain | None]]:
    for before, after in merging.plain_steps(connection, transfer_id, backwards=backwards):
        yield from _left(after, before) if backwards else _left(before, after)


def _known(plain: Plain) -> Record | None:
    """The record as this version reads it; None for kinds that it does not know or does not look at."""
    kind = RECORD_TYPES.get(plain["record"])
    return None if kind is None or kind in _DERIVED else record_from_plain(plain)


def _digest(record: Record) -> bytes:
    text = json.dumps(record_to_plain(record), ensure_ascii=False, sort_keys=True)
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _stored(connection: Connection, kind: type[Record]) -> Iterator[tuple[UUID, Record | None]]:
    """All stored records of a kind with their ids, those of imports that were undone included."""
    ids = connection.execute(select(TABLES[kind].c.id).order_by(TABLES[kind].c.id)).scalars().all()
    for part in rows.portions(ids):
        try:
            yield from ((record.id, record) for record in rows.read_stored(connection, kind, part))
        except _UNREADABLE:
            yield from ((each, _readable(connection, kind, each)) for each in part)


def _readable(connection: Connection, kind: type[Record], record_id: UUID) -> Record | None:
    try:
        return next(iter(rows.read_stored(connection, kind, [record_id])), None)
    except _UNREADABLE:
        return None
