"""Keeps the index of a casebook's claims right.

The index is a cache, and the history of the casebook says what is in it:

* it carries the number and the id of the last change that it took in;
* before it is asked, both are held against the history. Are they those of the last change, it is current. Is the change
  one of the past, every record touched since is taken out and put in again as the casebook has it now. Is it none of
  this casebook's (a backup was brought back, the file was replaced), or cannot the index be read, it is made anew;
* it gives ids only, and what those stand for is read from the casebook.

So nothing has to tell the index of a write, and no write waits for it. The work goes in steps, each of which reads one
portion: other work on the casebook comes in between, and what it changes is caught up with afterwards.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection

from checks.domain.progress import Progress, no_progress
from checks.matching.file_index import FileIndex
from checks.matching.index import ClaimIndex, Found, Group, IndexBusy, IndexUnusable, State
from checks.services.index_entries import (
    SOURCES,
    count_entries,
    entries_after,
    entries_of,
    entries_of_import,
    with_their_records,
)
from checks.services.records import Records
from checks.storage import history
from checks.storage.places import Places
from checks.storage.server_index import ServerIndex

Step = tuple[int, int]
"""How many entries of how many are done."""
FEW_WORDS, RARE = 6, 3.0
"""The words that are looked for however common they are; any other stands in no more than one claim of twenty."""
MOST_WORDS = 40
"""Words of a long text that are looked for: those that tell most."""
NOTHING = State(0)
"""The state of a casebook in which nothing was ever done."""


class KeptIndex:
    """The index of one casebook's claims, made and brought up to date where that is needed."""

    def __init__(self, records: Records, *, in_memory: bool = False) -> None:
        """`in_memory`: leave nothing on the disk, for a casebook that is encrypted."""
        self._records = records
        self._in_memory = in_memory
        self._is_on_server = records.engine.dialect.name == "postgresql" and not records.is_only_read
        self._index: ClaimIndex | None = None

    def current(self, progress: Progress = no_progress) -> ClaimIndex:
        """The index as the casebook stands now; whatever that takes is done at once."""
        for done, total in self.steps():
            progress(done, total)
        if self._index is None:
            raise LookupError("an index is there once all steps are done")
        return self._index

    def search(self, words: Collection[str], groups: Collection[Group], limit: int) -> tuple[Found, ...]:
        """The entries nearest to words; an index that turns out to be damaged is made anew first."""
        try:
            return _search(self.current(), words, groups, limit)
        except IndexUnusable:
            self._start_over()
            return _search(self.current(), words, groups, limit)

    def is_current(self) -> bool:
        """Can the index be asked without any work?"""
        with self._records.reading() as connection:
            return self._index is not None and self._index.state() == _now(connection)

    def steps(self) -> Iterator[Step]:
        """Make the index, or bring it up to date, a portion at a time; nothing to do gives no step."""
        try:
            yield from self._steps()
        except IndexUnusable:
            self._start_over()
            yield from self._steps()
        except IndexBusy:
            self.close()
            self._in_memory = True
            yield from self._steps()

    def close(self) -> None:
        """Let go of the files."""
        if self._index is not None:
            self._index.close()
            self._index = None

    def _steps(self) -> Iterator[Step]:
        with self._records.reading() as connection:
            now = _now(connection)
            if self._index is not None and self._index.state() == NOTHING:
                self.close()  # it was in memory, for want of a first change to name a folder by
            index = self._index = self._index or self._opened(connection)
            held = index.state()
            if held == now:
                return
            is_past = held is not None and history.id_of(connection, held.number) == held.change_id
        yield from self._catch_up(index, held) if held and is_past else self._make(index)
        index.commit(now)

    def _opened(self, connection: Connection) -> ClaimIndex:
        first = history.first_id(connection)
        if self._in_memory or first is None:
            return FileIndex(None)
        if self._is_on_server:
            return ServerIndex(self._records.engine)
        return FileIndex(_folder(self._records, first))

    def _start_over(self) -> None:
        """Throw the index away; where the server refuses one, it is kept on this computer."""
        is_refused = self._is_on_server and self._index is None
        self.close()
        if self._is_on_server:
            self._is_on_server = not is_refused
            return
        with self._records.reading() as connection:
            first = history.first_id(connection)
        if first is not None:
            FileIndex.throw_away(_folder(self._records, first))

    def _make(self, index: ClaimIndex) -> Iterator[Step]:
        index.clear()
        with self._records.reading() as connection:
            total = count_entries(connection)
        done = 0
        for kind in SOURCES:
            last: UUID | None = None
            while True:
                with self._records.reading() as connection:
                    entries = entries_after(connection, self._records, kind, last)
                if not entries:
                    break
                index.add(entries)
                last, done = UUID(entries[-1].key), done + len(entries)
                yield done, max(done, total)

    def _catch_up(self, index: ClaimIndex, held: State) -> Iterator[Step]:
        with self._records.reading() as connection:
            touched = with_their_records(self._records, history.touched_since(connection, held.number))
            index.remove(touched)
            for each in touched:
                index.remove_import(each)
            index.add(entries_of(connection, self._records, touched))
        yield len(touched), len(touched)
        for portion in entries_of_import(self._records, touched):
            index.add(portion)
            yield len(portion), len(portion)


def _search(index: ClaimIndex, words: Collection[str], groups: Collection[Group], limit: int) -> tuple[Found, ...]:
    """Common words find little and cost much: beside a few, only rare ones are looked for."""
    ordered = sorted(words, key=index.rarity, reverse=True)
    rare = [word for place, word in enumerate(ordered) if place < FEW_WORDS or index.rarity(word) >= RARE]
    return index.search(rare[:MOST_WORDS], groups, limit)


def _now(connection: Connection) -> State:
    number = history.last_number(connection)
    return State(number, history.id_of(connection, number))


def _folder(records: Records, first: UUID) -> Path:
    """A folder for this casebook at this place: copies of a casebook have indexes of their own."""
    where = hashlib.sha256(records.location.shown.encode()).hexdigest()
    return Places.usual().indexes / f"{first.hex}-{where[:12]}"
