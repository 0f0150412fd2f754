"""Copies every row of a casebook into another database, as it is stored, and proves that all of it arrived.

Values go over in their stored form, not through the domain: texts that the history's chain was made of stay the same
to the letter, also where a later version of the program wrote something that this one does not know.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice
from typing import Any

from sqlalchemy import JSON, Column, Connection, Table, Text, bindparam, cast, insert, select, type_coerce
from sqlalchemy.types import TypeDecorator

from checks.domain.progress import Progress, no_progress
from checks.errors import CasebookError
from checks.storage.columns import metadata
from checks.storage.tables import blobs

_AT_ONCE = 500
_MODULUS = 1 << 256


@dataclass
class Sum:
    """How many rows a table has, and one number for their content, in whatever order they lie."""

    rows: int = 0
    content: int = 0

    def add(self, row: Mapping[str, Any]) -> None:
        """Count a row."""
        self.rows += 1
        digest = sha256()
        for name in sorted(row):
            value = row[name]
            data = value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")
            digest.update(f"{name}:{type(value).__name__}:{len(data)}:".encode() + data)
        self.content = (self.content + int.from_bytes(digest.digest(), "big")) % _MODULUS


@dataclass
class Account:
    """What was copied, by table."""

    sums: dict[str, Sum] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """In all tables."""
        return sum(each.rows for each in self.sums.values())


def transplant(source: Connection, target: Connection, progress: Progress = no_progress) -> Account:
    """Copy all rows, then read them again on the other side; CasebookError unless all are there and the same."""
    tables = metadata.sorted_tables
    account = Account()
    for done, table in enumerate(tables):
        progress(done, len(tables))
        account.sums[table.name] = _copy(source, target, table)
    for table in tables:
        if _summed(target, table) != account.sums[table.name]:
            raise CasebookError(
                f"Not everything arrived unchanged (“{table.name}”), so nothing was moved. Check the disks, try again."
            )
    progress(len(tables), len(tables))
    return account


def _copy(source: Connection, target: Connection, table: Table) -> Sum:
    total = Sum()
    adding = insert(table).values({column.name: _place(target, column) for column in table.columns})
    rows = _stored(source, table)
    while portion := list(islice(rows, 1 if table is blobs else _AT_ONCE)):
        for row in portion:
            total.add(row)
        target.execute(adding, [{f"new_{name}": value for name, value in row.items()} for row in portion])
    return total


def _summed(connection: Connection, table: Table) -> Sum:
    total = Sum()
    for row in _stored(connection, table):
        total.add(row)
    return total


def _stored(connection: Connection, table: Table) -> Iterator[dict[str, Any]]:
    chosen = select(*(_raw(connection, column).label(column.name) for column in table.columns))
    found = connection.execution_options(yield_per=1 if table is blobs else _AT_ONCE).execute(chosen)
    for row in found.mappings():
        yield dict(row)


def _raw(connection: Connection, column: Column[Any]) -> Any:  # noqa: ANN401 - an expression of any type
    """The column as it is stored; JSON as the text that was written."""
    kind = _impl(column)
    if isinstance(kind, JSON):
        return cast(column, Text) if connection.dialect.name == "postgresql" else type_coerce(column, Text)
    return type_coerce(column, kind)


def _place(connection: Connection, column: Column[Any]) -> Any:  # noqa: ANN401 - an expression of any type
    """Where a stored value goes in an insert."""
    kind = _impl(column)
    if not isinstance(kind, JSON):
        return bindparam(f"new_{column.name}", type_=kind)
    given = bindparam(f"new_{column.name}", type_=Text)
    return cast(given, JSON) if connection.dialect.name == "postgresql" else type_coerce(given, Text)


def _impl(column: Column[Any]) -> Any:  # noqa: ANN401 - a type of SQLAlchemy
    return column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
