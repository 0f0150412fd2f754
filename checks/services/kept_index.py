"""Keeps an index of what a casebook holds right.

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
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from sqlalchemy import Connection

from checks.domain.progress import Progress, no_progress
from checks.matching.folder_index import FolderIndex
from checks.matching.index import Index, IndexBusy, IndexUnusable, State
from checks.services.index_entries import Keyed
from checks.services.records import Records
from checks.storage import history
from checks.storage.places import Places

Step = tuple[int, int]
"""How many entries of how many are done."""
NOTHING = State(0)
"""The state of a casebook in which nothing was ever done."""
I = TypeVar("I", bound=Index[Any])  # noqa: E741 - an index
T = TypeVar("T")


class Contents(Protocol):
    """What of a casebook an index holds; a module can tell it."""

    SOURCES: tuple[type[Any], ...]
    """The kinds of records that have entries."""

    def count_entries(self, connection: Connection, /) -> int:
        """How many entries an index of everything has."""

    def entries_after(
        self, connection: Connection, records: Records, kind: type[Any], last: UUID | None, /
    ) -> Sequence[Keyed]:
        """The next portion of a kind by id, after `last`; empty where there are no more."""

    def with_their_records(self, records: Records, ids: Collection[UUID], /) -> set[UUID]:
        """The ids that were touched, with those whose entries tell of them."""

    def entries_of(self, connection: Connection, records: Records, ids: Collection[UUID], /) -> Iterable[Keyed]:
        """The entries of what is in the casebook under these ids."""

    def entries_of_import(self, records: Records, ids: Collection[UUID], /) -> Iterator[Sequence[Keyed]]:
        """What came in with the imports among these ids, in portions."""


class KeptIndex(ABC, Generic[I]):
    """An index of one casebook, made and brought up to date where that is needed."""

    folder_ending = ""
    """Tells the folder of this index from those of the casebook's others."""

    def __init__(self, records: Records, contents: Contents, *, in_memory: bool = False) -> None:
        """`in_memory`: leave nothing on the disk, for a casebook that is encrypted."""
        self._records = records
        self._contents = contents
        self._in_memory = in_memory
        self._index: I | None = None

    def current(self, progress: Progress = no_progress) -> I:
        """The index as the casebook stands now; whatever that takes is done at once."""
        for done, total in self.steps():
            progress(done, total)
        if self._index is None:
            raise LookupError("an index is there once all steps are done")
        return self._index

    def ask(self, question: Callable[[I], T]) -> T:
        """Ask the index as the casebook stands now; one that turns out to be damaged is made anew first."""
        try:
            return question(self.current())
        except IndexUnusable:
            self._start_over()
            return question(self.current())

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

    @abstractmethod
    def _in_folder(self, folder: Path | None) -> I:
        """The index in a folder of this computer, or in memory."""

    def _folder(self, first: UUID) -> Path:
        """A folder for this casebook at this place: copies of a casebook have indexes of their own."""
        where = hashlib.sha256(self._records.location.shown.encode()).hexdigest()
        return Places.usual().indexes / f"{first.hex}-{where[:12]}{self.folder_ending}"

    def _opened(self, connection: Connection) -> I:
        first = history.first_id(connection)
        return self._in_folder(None if self._in_memory or first is None else self._folder(first))

    def _start_over(self) -> None:
        """Throw the index away."""
        self.close()
        with self._records.reading() as connection:
            first = history.first_id(connection)
        if first is not None:
            FolderIndex.throw_away(self._folder(first))

    def _make(self, index: I) -> Iterator[Step]:
        index.clear()
        with self._records.reading() as connection:
            total = self._contents.count_entries(connection)
        done = 0
        for kind in self._contents.SOURCES:
            last: UUID | None = None
            while True:
                with self._records.reading() as connection:
                    entries = self._contents.entries_after(connection, self._records, kind, last)
                if not entries:
                    break
                index.add(entries)
                last, done = UUID(entries[-1].key), done + len(entries)
                yield done, max(done, total)

    def _catch_up(self, index: I, held: State) -> Iterator[Step]:
        with self._records.reading() as connection:
            touched = self._contents.with_their_records(self._records, history.touched_since(connection, held.number))
            index.remove(touched)
            for each in touched:
                index.remove_import(each)
            index.add(self._contents.entries_of(connection, self._records, touched))
        yield len(touched), len(touched)
        for portion in self._contents.entries_of_import(self._records, touched):
            index.add(portion)
            yield len(portion), len(portion)


def _now(connection: Connection) -> State:
    number = history.last_number(connection)
    return State(number, history.id_of(connection, number))
