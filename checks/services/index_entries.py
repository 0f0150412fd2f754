"""What of a casebook its index holds: earlier checks, claims, records of evidence, each by its words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Protocol, TypeVar
from uuid import UUID

from sqlalchemy import Column, ColumnElement, Connection, String, Uuid, cast, func, select

from checks.domain.article import Snapshot
from checks.domain.claim import Claim, Status
from checks.domain.evidence import Evidence
from checks.domain.imported import EarlierCheck, Import
from checks.matching.index import Entry, Group
from checks.services.record_texts import texts_of
from checks.services.records import Records
from checks.storage import rows
from checks.storage.tables import TABLES

PORTION = 5_000
"""Entries that are read at a time."""
LONGEST = 20_000
"""Code points of a record's own text that are looked at."""
_JUDGED = (Status.JUDGED, Status.SIGNED_OFF, Status.RECHECK)
_COLUMNS: Mapping[type[Any], tuple[str, ...]] = MappingProxyType(
    {
        EarlierCheck: ("id", "import_id", "text", "title", "summary"),
        Claim: ("id", "statement", "anchor_quote", "status"),
        Evidence: ("id", "import_id", "title", "says", "quote_text"),
    }
)
SOURCES = tuple(_COLUMNS)
"""The kinds of records that have entries."""


class Keyed(Protocol):
    """An entry of some index."""

    @property
    def key(self) -> str:
        """Its id as 32 hexadecimal digits."""


E = TypeVar("E", bound=Keyed)
Reader = Callable[..., list[E]]
"""Makes entries of the rows of a kind that meet conditions, by id: called as `_read` is."""


def count_entries(connection: Connection) -> int:
    """How many entries an index of everything has."""
    return sum(
        connection.scalar(select(func.count()).select_from(TABLES[kind]).where(*_is_held(kind))) or 0
        for kind in SOURCES
    )


def entries_after(connection: Connection, records: Records, kind: type[Any], last: UUID | None) -> list[Entry]:
    """The next portion of a kind by id, after `last`; empty where there are no more."""
    return portion_after(connection, records, kind, last, _read)


def portion_after(
    connection: Connection,
    records: Records,
    kind: type[Any],
    last: UUID | None,
    read: Reader[E],
    *where: ColumnElement[bool],
) -> list[E]:
    """The next portion of a kind by id, after `last`, as `read` gives it."""
    after = [TABLES[kind].c.id > last] if last else []
    return read(connection, records, kind, *where, *after, limit=PORTION)


def with_their_records(records: Records, ids: Collection[UUID]) -> set[UUID]:
    """The ids, with those of the records whose page or file, or its text, is among them."""
    snapshots = records.referring(Snapshot, "id", ids)
    kept = {each for snapshot in snapshots for each in (snapshot.id, snapshot.derived_from) if each}
    return {*ids, *(record.id for record in records.referring(Evidence, "snapshot_id", kept))}


def entries_of(connection: Connection, records: Records, ids: Collection[UUID]) -> Iterator[Entry]:
    """The entries of what is in the casebook under these ids."""
    return those_among(connection, records, ids, SOURCES, _read)


def those_among(
    connection: Connection, records: Records, ids: Collection[UUID], kinds: Iterable[type[Any]], read: Reader[E]
) -> Iterator[E]:
    """What is in the casebook under these ids, as `read` gives it."""
    for kind in kinds:
        for part in rows.portions(ids):
            yield from read(connection, records, kind, TABLES[kind].c.id.in_(part), limit=None)


def entries_of_import(records: Records, ids: Collection[UUID]) -> Iterator[list[Entry]]:
    """What came in with the imports among these ids, in portions."""
    return those_of_import(records, ids, _read)


def those_of_import(records: Records, ids: Collection[UUID], read: Reader[E]) -> Iterator[list[E]]:
    """What came in with the imports among these ids, as `read` gives it, in portions."""
    for each in records.referring(Import, "id", ids):
        for kind in (EarlierCheck, Evidence):
            last: UUID | None = None
            is_its = TABLES[kind].c.import_id == each.id
            while True:
                with records.reading() as connection:
                    found = portion_after(connection, records, kind, last, read, is_its)
                if not found:
                    break
                yield found
                last = UUID(found[-1].key)


def _read(
    connection: Connection, records: Records, kind: type[Any], *where: ColumnElement[bool], limit: int | None = None
) -> list[Entry]:
    columns = TABLES[kind].c
    chosen = select(*(told(columns[name]) for name in _COLUMNS[kind])).where(*where, *_is_held(kind))
    found = connection.execute(chosen.order_by(columns.id).limit(limit)).all()
    return _MAKE[kind](found, records)


def told(column: Column[Any]) -> ColumnElement[Any]:
    """A column as it is read: ids as they are written, for a million of them need not become objects."""
    return cast(column, String) if isinstance(column.type, Uuid) else column


def key_of(id_: str | None) -> str:
    """An id as the database writes it, without the dashes that some have."""
    return id_.replace("-", "") if id_ else ""


def _is_held(kind: type[Any]) -> tuple[ColumnElement[bool], ...]:
    if kind is Claim:
        return (TABLES[Claim].c.status != Status.NOT_A_CLAIM,)
    return rows.is_seen(kind)


def _of_checks(found: Iterable[Any], _: Records) -> list[Entry]:
    return [
        Entry(key_of(id_), Group.CHECK, f"{text}\n{title}\n{summary}", key_of(import_id))
        for id_, import_id, text, title, summary in found
    ]


def _of_claims(found: Iterable[Any], _: Records) -> list[Entry]:
    return [
        Entry(
            key_of(id_),
            Group.JUDGED if status in _JUDGED else Group.CLAIM,
            quote if statement in ("", quote) else f"{statement}\n{quote}",
        )
        for id_, statement, quote, status in found
    ]


def _of_evidence(found: Iterable[Any], records: Records) -> list[Entry]:
    told = list(found)
    texts = texts_of(records.referring(Evidence, "id", [UUID(row[0]) for row in told]), records)
    return [
        Entry(
            key_of(id_),
            Group.RECORD,
            f"{title}\n{says}\n{quote or ''}\n{texts.get(UUID(id_), '')[:LONGEST]}",
            key_of(import_id),
        )
        for id_, import_id, title, says, quote in told
    ]


_MAKE: Mapping[type[Any], Callable[[Iterable[Any], Records], list[Entry]]] = MappingProxyType(
    {EarlierCheck: _of_checks, Claim: _of_claims, Evidence: _of_evidence}
)
