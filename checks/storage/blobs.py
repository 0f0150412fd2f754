"""Original bytes, kept once by their hash."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Integer, func, insert, literal_column, select

from checks.storage.engine import sqlite_driver
from checks.storage.tables import blobs

_PIECE = 2**20
"""Bytes that are read at a time."""


def keep(connection: Connection, sha256: str, data: bytes) -> None:
    """Keep `data` under its hash, unless it is kept already."""
    if not is_kept(connection, sha256):
        connection.execute(insert(blobs).values(sha256=sha256, data=data))


def is_kept(connection: Connection, sha256: str) -> bool:
    """Are there bytes under this hash?"""
    return connection.execute(select(blobs.c.sha256).where(blobs.c.sha256 == sha256)).first() is not None


def load(connection: Connection, sha256: str) -> bytes | None:
    """The bytes with this hash, or None."""
    return connection.execute(select(blobs.c.data).where(blobs.c.sha256 == sha256)).scalar_one_or_none()


def pieces(connection: Connection, sha256: str) -> Iterator[bytes]:
    """The bytes that lie under this hash, whatever they are, piece by piece; nothing where there are none."""
    if connection.dialect.name == "sqlite":
        yield from _pieces_of_file(connection, sha256)
        return
    start, wanted = 1, blobs.c.sha256 == sha256
    while piece := connection.execute(select(func.substr(blobs.c.data, start, _PIECE)).where(wanted)).scalar():
        yield bytes(piece)
        start += _PIECE


def _pieces_of_file(connection: Connection, sha256: str) -> Iterator[bytes]:
    place = select(literal_column("rowid", Integer)).select_from(blobs).where(blobs.c.sha256 == sha256)
    row = connection.execute(place).scalar()
    if row is None:
        return
    driver: Any = sqlite_driver(connection)
    begin = getattr(driver, "blobopen", None) or driver.open_blob  # the driver of encrypted files names it otherwise
    try:
        blob = begin(blobs.name, blobs.c.data.name, row, readonly=True)
    except driver.OperationalError:  # somebody put a text or a number there, which has no bytes of its own
        digits = connection.execute(select(func.hex(blobs.c.data)).where(blobs.c.sha256 == sha256)).scalar()
        yield bytes.fromhex(str(digits or ""))
        return
    with blob:
        while piece := blob.read(_PIECE):
            yield piece
