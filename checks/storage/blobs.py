"""Original bytes, kept once by their hash."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from checks.storage.tables import blobs


def keep(connection: Connection, sha256: str, data: bytes) -> None:
    """Keep `data` under its hash, unless it is kept already."""
    known = connection.execute(select(blobs.c.sha256).where(blobs.c.sha256 == sha256)).first()
    if known is None:
        connection.execute(insert(blobs).values(sha256=sha256, data=data))


def load(connection: Connection, sha256: str) -> bytes | None:
    """The bytes with this hash, or None."""
    return connection.execute(select(blobs.c.data).where(blobs.c.sha256 == sha256)).scalar_one_or_none()
