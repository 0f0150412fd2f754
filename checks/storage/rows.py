"""Records to rows and back: a field lies in the column of its name, an anchor in five, from `anchor_start` on."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from itertools import groupby
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    Column,
    ColumnElement,
    Connection,
    RowMapping,
    String,
    Table,
    Uuid,
    any_,
    bindparam,
    func,
    or_,
    select,
)
from sqlalchemy import (
    delete as sql_delete,
)
from sqlalchemy import (
    insert as sql_insert,
)
from sqlalchemy import update as sql_update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from checks.domain.change import Record
from checks.domain.imported import Import
from checks.domain.span import Anchor
from checks.storage.tables import TABLES

R = TypeVar("R", bound=Record)
T = TypeVar("T")

_ANCHOR = "anchor"
_ANCHOR_PARTS = tuple(field.name for field in fields(Anchor))
_FIELDS = {kind: tuple(field.name for field in fields(kind)) for kind in TABLES}
_AT_ONCE = 500
"""Ids in one question: databases bound how many values a statement may carry."""
ROOM_IN_A_CHANGE = 2**20
"""Records that one change can add before their order runs into that of the next change."""


def read(connection: Connection, kind: type[R], *conditions: ColumnElement[bool]) -> tuple[R, ...]:
    """The stored records of `kind` that meet the conditions, in the order in which they came in.

    What came in with an import that was undone is not seen.
    """
    table = TABLES[kind]
    chosen = select(table).where(*conditions, *is_seen(kind)).order_by(table.c.arrived, table.c.id)
    return tuple(_record(kind, row) for row in connection.execute(chosen).mappings())


def read_by_ids(connection: Connection, kind: type[R], ids: Collection[UUID]) -> tuple[R, ...]:
    """The stored records of `kind` among these ids."""
    return read_where_in(connection, kind, "id", ids)


def read_where_in(connection: Connection, kind: type[R], column: str, ids: Collection[UUID | str]) -> tuple[R, ...]:
    """The stored records of `kind` whose `column` holds one of these ids or keys."""
    target = TABLES[kind].c[column]
    return tuple(record for part in portions(ids) for record in read(connection, kind, target.in_(part)))


def read_stored(connection: Connection, kind: type[R], ids: Collection[UUID]) -> tuple[R, ...]:
    """The stored records of `kind` among some ids, no more than one statement carries, seen or not."""
    table = TABLES[kind]
    return tuple(_record(kind, row) for row in connection.execute(select(table).where(table.c.id.in_(ids))).mappings())


def is_seen(kind: type[Any]) -> tuple[ColumnElement[bool], ...]:
    """The condition, if there is one, that a row of `kind` belongs to no import or to one that is there."""
    columns = TABLES[kind].c
    if "import_id" not in columns:
        return ()
    return (or_(import_of(columns).is_(None), import_of(columns).in_(select(TABLES[Import].c.id))),)


def import_of(columns: ReadOnlyColumnCollection[str, Column[Any]]) -> ColumnElement[Any]:
    """The import that a row came in with, as a condition beside others.

    It looks like a calculation, so that no database looks rows up by their import where another column has an index:
    SQLite guesses that few rows have the same one, while nearly all have.
    """
    return func.coalesce(columns["import_id"], columns["import_id"])


def insert(connection: Connection, records: Iterable[Record], change_number: int, *, after: int = 0) -> None:
    """Add records that came in with the change of this number, counted from 1, and `after` so many others of it."""
    place = change_number * ROOM_IN_A_CHANGE + after
    for kind, group in _by_kind(records):
        rows = [_row(record) | {"arrived": place + i} for i, record in enumerate(group)]
        connection.execute(sql_insert(TABLES[kind]), rows)


def update(connection: Connection, records: Iterable[Record]) -> None:
    """Write records over the stored ones with their ids."""
    for kind, group in _by_kind(records):
        table = TABLES[kind]
        names = [column.name for column in table.columns if column.name not in ("id", "arrived")]
        rows = [{f"new_{name}": value for name, value in _row(record).items()} for record in group]
        connection.execute(
            sql_update(table)
            .where(table.c.id == bindparam("new_id"))
            .values({name: bindparam(f"new_{name}") for name in names}),
            rows,
        )


def insert_new(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows whose key is not there yet."""
    if rows:
        made = sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)
        connection.execute(made.on_conflict_do_nothing(), list(rows))


def delete(connection: Connection, records: Iterable[Record]) -> None:
    """Remove the stored records with these ids."""
    for kind, group in _by_kind(records):
        table = TABLES[kind]
        connection.execute(
            sql_delete(table).where(table.c.id == bindparam("old")), [{"old": each.id} for each in group]
        )


def _by_kind(records: Iterable[Record]) -> Iterator[tuple[type[Record], list[Record]]]:
    order: list[type[Record]] = list(TABLES)
    ranked = sorted(records, key=lambda record: order.index(type(record)))
    for kind, group in groupby(ranked, key=type):
        yield kind, list(group)


def among(connection: Connection, column: ColumnElement[Any], values: Collection[Any]) -> ColumnElement[bool]:
    """Is a column one of many ids, as such or as text, or of many words?

    They go as one parameter: to name each by itself takes longer than to look for it.
    """
    has_ids = isinstance(column.type, Uuid)
    if connection.dialect.name == "sqlite":
        told = json.dumps([_digits(each) for each in values] if has_ids else list(values))
        return column.in_(select(func.json_each(bindparam(None, told, String)).table_valued("value").c.value))
    told_ids = [UUID(each) if isinstance(each, str) else each for each in values] if has_ids else list(values)
    return column == any_(bindparam(None, told_ids, ARRAY(column.type)))


def _digits(record_id: UUID | str) -> str:
    """An id as SQLite keeps it."""
    return record_id.replace("-", "") if isinstance(record_id, str) else record_id.hex


def portions(ids: Collection[T]) -> Iterator[Sequence[T]]:
    """The ids or keys, as many at a time as one statement may carry."""
    ordered = tuple(ids)
    for start in range(0, len(ordered), _AT_ONCE):
        yield ordered[start : start + _AT_ONCE]


def _row(record: Record) -> dict[str, Any]:
    row = {name: getattr(record, name) for name in _FIELDS[type(record)]}
    if _ANCHOR in row:
        anchor = row.pop(_ANCHOR)
        row |= {f"{_ANCHOR}_{part}": getattr(anchor, part) for part in _ANCHOR_PARTS}
    return row


def _record(kind: type[R], row: RowMapping) -> R:
    values = {name: row[name] for name in _FIELDS[kind] if name != _ANCHOR}
    if _ANCHOR in _FIELDS[kind]:
        values[_ANCHOR] = Anchor(*(row[f"{_ANCHOR}_{part}"] for part in _ANCHOR_PARTS))
    return kind(**values)
