"""Stored records as plain values, one at a time and without becoming objects: what leaves in bundles."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import fields
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ColumnElement, Connection, Select, String, Uuid, select, type_coerce

from checks.domain.span import Anchor
from checks.storage.rows import is_seen, portions
from checks.storage.tables import TABLES, changes, custody
from checks.storage.team_tables import received, unread
from checks.storage.types import MomentText, Parts, WholeRecords, Word

Plain = dict[str, Any]

_AT_ONCE = 500
"""Rows that are fetched together."""
_LARGE_AT_ONCE = 10
"""The same of changes, which can hold whole articles."""
_ANCHOR = tuple(field.name for field in fields(Anchor))
_CHANGE = ("id", "label", "at", "person_id", "undoes", "reason", "before", "after")
_IDS = ("id", "person_id", "undoes")
_DIGITS = 32
_CUSTODY = ("id", "sha256", "action", "at", "person_id", "tool", "sha256_after", "note")


def records(connection: Connection, kind: type[Any], ids: Collection[UUID] | None = None) -> Iterator[Plain]:
    """The stored records of `kind` by ascending id, all or those with these ids, as `codec.to_plain` writes them.

    What came in with an import that was undone is not seen.
    """
    table = TABLES[kind]
    named = [column.name for column in table.columns if column.name != "arrived"]
    ids_in = [name for name in named if isinstance(table.c[name].type, Uuid)]
    chosen = _raw(table.c[name] for name in named).where(*is_seen(kind)).order_by(table.c.id)
    for row in _rows(connection, chosen, table.c.id, ids):
        plain = _with_ids_as_text(dict(zip(named, row, strict=True)), ids_in)
        if "anchor_start" in plain:
            plain["anchor"] = {part: plain.pop(f"anchor_{part}") for part in _ANCHOR}
        yield plain


def unknown_fields(connection: Connection, kind: str) -> Iterator[tuple[UUID, Plain]]:
    """What came in with records of a kind and cannot be read here, by ascending id."""
    chosen = select(unread.c.record_id, unread.c.fields).where(unread.c.kind == kind).order_by(unread.c.record_id)
    for row in _streamed(connection, chosen):
        yield row[0], row[1]


def unknown_kinds(connection: Connection) -> tuple[str, ...]:
    """The kinds of which anything is kept that cannot be read here."""
    return tuple(connection.execute(select(unread.c.kind).distinct().order_by(unread.c.kind)).scalars())


def history(connection: Connection, after: int = 0) -> Iterator[Plain]:
    """Every change after the one of this number, oldest first; before them all, those that came in with bundles."""
    if not after:
        taken_in = _raw(received.c[name] for name in _CHANGE).order_by(received.c.transfer_id, received.c.place)
        yield from _named(connection, taken_in, _CHANGE)
    own = _raw(changes.c[name] for name in _CHANGE).where(changes.c.number > after).order_by(changes.c.number)
    yield from _named(connection, own, _CHANGE)


def custody_entries(connection: Connection) -> Iterator[Plain]:
    """The chain of custody, oldest first."""
    yield from _named(connection, _raw(custody.c[name] for name in _CUSTODY).order_by(custody.c.arrived), _CUSTODY)


def _named(connection: Connection, chosen: Select[Any], names: Sequence[str]) -> Iterator[Plain]:
    for row in _streamed(connection, chosen, _LARGE_AT_ONCE):
        yield _with_ids_as_text(dict(zip(names, row, strict=True)), _IDS)


def _raw(columns: Iterator[ColumnElement[Any]]) -> Select[Any]:
    """A question for columns as they lie there: what is JSON stays plain."""
    return select(*(_as_plain(column) for column in columns))


def _as_plain(column: ColumnElement[Any]) -> ColumnElement[Any]:
    if isinstance(column.type, Parts | WholeRecords):
        return type_coerce(column, JSON(none_as_null=True))
    return type_coerce(column, String) if isinstance(column.type, Word | MomentText | Uuid) else column


def id_text(raw: UUID | str) -> str:
    """An id in its usual form; SQLite keeps its 32 digits alone, and making a UUID of them takes longer."""
    if isinstance(raw, str) and len(raw) == _DIGITS:
        return f"{raw[:8]}-{raw[8:12]}-{raw[12:16]}-{raw[16:20]}-{raw[20:]}"
    return str(raw)


def _with_ids_as_text(plain: Plain, names: Sequence[str]) -> Plain:
    for name in names:
        if (value := plain.get(name)) is not None:
            plain[name] = id_text(value)
    return plain


def _rows(
    connection: Connection, chosen: Select[Any], key: ColumnElement[Any], ids: Collection[UUID] | None
) -> Iterator[Sequence[Any]]:
    if ids is None:
        yield from _streamed(connection, chosen)
        return
    for part in portions(sorted(ids)):
        yield from connection.execute(chosen.where(type_coerce(key, Uuid).in_(part))).all()


def _streamed(connection: Connection, chosen: Select[Any], at_once: int = _AT_ONCE) -> Iterator[Sequence[Any]]:
    yield from connection.execute(chosen.execution_options(yield_per=at_once))
