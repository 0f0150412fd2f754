"""An index of claims on the server that holds the casebook: PostgreSQL's own full text.

Two tables beside those of the casebook hold it, which no migration knows: they are a cache, made where they are
missing. All desks share it; who brings it up to date holds a lock until that is done.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from uuid import UUID

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError

from checks.matching.index import USUAL_LENGTH, Entry, Found, Group, IndexUnusable, State
from checks.matching.words import tokens, weight
from checks.storage.server_index_tables import NAMES, TABLES
from checks.text.posts import plain_words

PORTION = 1_000
"""Entries that are sent at a time."""
COMMON = 20
"""Claims that have a word from which on it is counted; of rarer ones it does not matter how rare they are."""
_LOCK = 0x436C6D65
""""Clme": beside the lock of writes to the casebook itself."""
_ADD = text(
    """INSERT INTO claim_index VALUES (:id, :kind, :import_id, array_to_tsvector(CAST(:words AS text[])))
    ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, import_id = excluded.import_id, words = excluded.words"""
)
_COUNT = text(
    """INSERT INTO claim_index_words VALUES (:word, :claims)
    ON CONFLICT (word) DO UPDATE SET claims = claim_index_words.claims + excluded.claims"""
)


class ServerIndex:
    """An index in the database behind `engine`."""

    def __init__(self, engine: Engine) -> None:
        """Make its tables where they are missing; IndexUnusable where that is not allowed."""
        self._engine = engine.execution_options(isolation_level="READ COMMITTED")
        self._writing: Connection | None = None
        self._counts: dict[str, int] | None = None
        self._size = 0
        with _usable(), self._engine.begin() as connection:
            _lock(connection)
            for statement in TABLES:
                connection.execute(text(statement))

    def state(self) -> State | None:
        """The state that was committed last, by any desk."""
        with _usable(), self._engine.connect() as connection:
            row = connection.execute(text("SELECT number, change_id FROM claim_index_state")).first()
        return State(row.number, row.change_id) if row else None

    def add(self, entries: Iterable[Entry]) -> None:
        """Put entries in, and count their words."""
        coming = iter(entries)
        while portion := list(islice(coming, PORTION)):
            cut = [(entry, sorted(set(tokens(plain_words(entry.words))))) for entry in portion]
            rows = [
                {"id": entry.key, "kind": entry.group.value, "import_id": entry.import_key, "words": words}
                for entry, words in cut
            ]
            counts = Counter(word for _, words in cut for word in words)
            self._pen().execute(_ADD, rows)
            if counts:
                self._pen().execute(_COUNT, [{"word": word, "claims": counts[word]} for word in sorted(counts)])

    def remove(self, ids: Collection[UUID]) -> None:
        """Take entries out; their words stay counted until the index is made anew, which makes little difference."""
        if ids:
            keys = [each.hex for each in ids]
            self._pen().execute(text("DELETE FROM claim_index WHERE id = ANY(:keys)"), {"keys": keys})

    def remove_import(self, import_id: UUID) -> None:
        """Take out all of an import."""
        self._pen().execute(text("DELETE FROM claim_index WHERE import_id = :key"), {"key": import_id.hex})

    def commit(self, state: State) -> None:
        """Let the other desks see it, with the state that it reflects."""
        pen = self._pen()
        pen.execute(text("DELETE FROM claim_index_state"))
        given = {"number": state.number, "change_id": state.change_id}
        pen.execute(text("INSERT INTO claim_index_state VALUES (:number, :change_id)"), given)
        pen.commit()
        self.close()
        self._counts = None

    def clear(self) -> None:
        """Empty all tables."""
        for name in NAMES:
            self._pen().execute(text(f"DELETE FROM {name}"))  # noqa: S608 - names of our own

    def search(self, words: Collection[str], groups: Collection[Group], limit: int) -> tuple[Found, ...]:
        """Those with the most telling words in common."""
        if not words:
            return ()
        named = {f"w{place}": f"'{word}'" for place, word in enumerate(words)}
        told = {f"t{place}": self.rarity(word) for place, word in enumerate(words)}
        points = " + ".join(
            f"CASE WHEN words @@ CAST(:w{place} AS tsquery) THEN CAST(:t{place} AS float8) ELSE 0 END"
            for place in range(len(named))
        )
        question = text(
            f"SELECT id, {points} AS points FROM claim_index "  # noqa: S608 - made of places, values are bound
            "WHERE words @@ CAST(:any AS tsquery) AND kind = ANY(:kinds) ORDER BY points DESC, id LIMIT :limit"
        )
        given = {**named, **told, "any": " | ".join(named.values()), "kinds": [each.value for each in groups]}
        with _usable(), self._engine.connect() as connection:
            rows = connection.execute(question, {**given, "limit": limit})
            return tuple(Found(UUID(row.id), float(row.points)) for row in rows)

    @property
    def rarity(self) -> Callable[[str], float]:
        """As BM25 has it, from counted words."""
        return self._rarity

    @property
    def typical_length(self) -> float:
        """Words of a usual claim with its headline and summary."""
        return USUAL_LENGTH

    def close(self) -> None:
        """Let go of the lock; what was not committed is gone."""
        if self._writing is not None:
            self._writing.close()
            self._writing = None

    def _pen(self) -> Connection:
        if self._writing is None:
            self._writing = self._engine.connect()
            _lock(self._writing)
        return self._writing

    def _rarity(self, word: str) -> float:
        if self._counts is None:
            self._counts = self._read_counts()
        having = self._counts.get(word, COMMON / 2)
        return weight(word) * math.log(1 + (max(0.0, self._size - having) + 0.5) / (having + 0.5))

    def _read_counts(self) -> dict[str, int]:
        common = text("SELECT word, claims FROM claim_index_words WHERE claims >= :common OR :size < 1000")
        with _usable(), self._engine.connect() as connection:
            self._size = connection.scalar(text("SELECT count(*) FROM claim_index")) or 0
            rows = connection.execute(common, {"common": COMMON, "size": self._size})
            return {row.word: row.claims for row in rows}


@contextmanager
def _usable() -> Iterator[None]:
    """Turn what the server refuses into IndexUnusable."""
    try:
        yield
    except SQLAlchemyError as problem:
        raise IndexUnusable(str(problem)) from problem


def _lock(connection: Connection) -> None:
    """Wait until no other desk writes to the index; let go when the transaction ends."""
    connection.execute(text("SELECT pg_advisory_xact_lock(:lock, hashtext(current_schema()))"), {"lock": _LOCK})
