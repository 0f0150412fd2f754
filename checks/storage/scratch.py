"""A temporary table of values by id, for what does not fit into memory: it lies in a file that is gone when closed."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from types import TracebackType
from typing import Self
from uuid import UUID

from checks.storage.rows import portions


class Scratch:
    """Texts by id. Close it, or use it in `with`."""

    def __init__(self, *, in_memory: bool = False) -> None:
        """`in_memory`: leave nothing on the disk, for what an encrypted casebook holds."""
        where = ":memory:" if in_memory else ""  # "": SQLite's own temporary file
        self._file = sqlite3.connect(where, isolation_level=None, check_same_thread=False)
        self._file.execute("PRAGMA journal_mode = OFF")
        self._file.execute("CREATE TABLE held (id BLOB PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")

    def put(self, pairs: Iterable[tuple[UUID, str]]) -> None:
        """Keep values; a later one takes the place of an earlier one with its id."""
        self._file.execute("BEGIN")
        rows = ((key.bytes, value) for key, value in pairs)
        self._file.executemany("INSERT OR REPLACE INTO held VALUES (?, ?)", rows)
        self._file.execute("COMMIT")

    def get(self, ids: Collection[UUID]) -> Iterator[tuple[UUID, str]]:
        """The values that are held under these ids."""
        for part in portions(ids):
            marks = ",".join("?" * len(part))
            found = self._file.execute(f"SELECT id, value FROM held WHERE id IN ({marks})", [key.bytes for key in part])  # noqa: S608 - question marks
            for key, value in found:
                yield UUID(bytes=key), value

    def close(self) -> None:
        """Let go of everything."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
