"""The stored chain of custody. It has no way to edit or remove a row."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields

from sqlalchemy import Connection, func, insert, select

from checks.domain.custody import CustodyAction, CustodyEntry
from checks.storage.tables import custody

FAULTS = (CustodyAction.FOUND_ALTERED, CustodyAction.FOUND_MISSING)
_FIELDS = tuple(field.name for field in fields(CustodyEntry))


def append(connection: Connection, entry: CustodyEntry) -> None:
    """Add an entry after all others."""
    arrived = (connection.scalar(select(func.max(custody.c.arrived))) or 0) + 1
    connection.execute(insert(custody).values(**{name: getattr(entry, name) for name in _FIELDS}, arrived=arrived))


def has_all(connection: Connection, entries: Collection[CustodyEntry]) -> bool:
    """Are these entries kept?"""
    ids = [entry.id for entry in entries]
    kept = connection.scalar(select(func.count()).select_from(custody).where(custody.c.id.in_(ids)))
    return kept == len(ids)


def of(connection: Connection, sha256: str) -> tuple[CustodyEntry, ...]:
    """What was done to the bytes with this hash, and what was made from others and has it, oldest first."""
    return of_all(connection, [sha256])


def of_all(connection: Connection, hashes: Collection[str]) -> tuple[CustodyEntry, ...]:
    """What was done to any bytes with these hashes, oldest first."""
    concerns = custody.c.sha256.in_(hashes) | custody.c.sha256_after.in_(hashes)
    chosen = select(custody).where(concerns).order_by(custody.c.arrived)
    return tuple(CustodyEntry(**{name: row[name] for name in _FIELDS}) for row in connection.execute(chosen).mappings())


def faults(connection: Connection) -> dict[str, CustodyAction]:
    """What was found wrong with kept bytes when they were last verified, by the hash that they are kept under."""
    verified = (CustodyAction.VERIFIED, *FAULTS)
    told = (custody.c.sha256, custody.c.action)
    chosen = select(*told).where(custody.c.action.in_(verified)).order_by(custody.c.arrived)
    last = {row[0]: row[1] for row in connection.execute(chosen)}
    return {hash_: action for hash_, action in last.items() if action in FAULTS}


def taken_in(connection: Connection) -> set[str]:
    """The hashes of all bytes that ever came into the casebook or were made in it."""
    chosen = select(custody.c.sha256, custody.c.sha256_after)
    return {hash_ for row in connection.execute(chosen) for hash_ in row if hash_}
