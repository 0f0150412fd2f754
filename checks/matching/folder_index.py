"""An index in a folder, or in memory, kept by tantivy, a search engine in Rust: what every index of ours shares."""

from __future__ import annotations

import shutil
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from checks.matching.index import IndexBusy, IndexUnusable, State

if TYPE_CHECKING:
    from tantivy import Index, IndexWriter, Searcher

MEMORY = 64_000_000
"""Bytes that a writer may fill before it writes to the disk."""
WRITERS = 2
"""Threads that write, beside the one that reads the casebook."""
STATE = "state"
"""The group of the one entry that holds the state."""
_BUSY = "LockBusy"
_PANIC = "PanicException"
"""How errors of Rust arrive: as no Exception, and in a module that cannot be imported."""


class FolderIndex(ABC):
    """Entries with the fields "id", "group" and "import_id", and what else a kind of index looks for."""

    layout = "1"
    """Changes with the fields or the way in which words are cut: an index of another layout is made anew."""

    def __init__(self, folder: Path | None) -> None:
        """Open what is in the folder, or begin anew; IndexUnusable where it cannot be read."""
        self._writer: IndexWriter | None = None
        with readable():
            self._index = self._opened(folder)
            self._prepare()
            self._look_again()

    @staticmethod
    def throw_away(folder: Path) -> None:
        """Remove an index that is damaged; whatever cannot be removed stays, and is seen as damaged again."""
        shutil.rmtree(folder, ignore_errors=True)

    def state(self) -> State | None:
        """The state that was committed last."""
        return self._state

    def remove(self, ids: Collection[UUID]) -> None:
        """Take entries out."""
        for each in ids:
            self._pen().delete_documents_by_term("id", each.hex)

    def remove_import(self, import_id: UUID) -> None:
        """Take out all of an import."""
        self._pen().delete_documents_by_term("import_id", import_id.hex)

    def commit(self, state: State) -> None:
        """Write it down. The state is an entry itself: it cannot get apart from what it speaks of."""
        from tantivy import Document

        pen = self._pen()
        pen.delete_documents_by_term("group", STATE)
        pen.add_document(Document(id=f"{state.number} {state.change_id or ''}", group=STATE))
        pen.commit()
        pen.wait_merging_threads()
        self._writer = None
        self._look_again()

    def clear(self) -> None:
        """Take everything out."""
        self._pen().delete_all_documents()

    def close(self) -> None:
        """Let go of the folder; what was not committed is gone."""
        if self._writer is not None:
            self._writer.rollback()
            self._writer = None

    @abstractmethod
    def _prepare(self) -> None:
        """Tell the engine how words are cut."""

    @abstractmethod
    def _add_fields(self, builder: Any) -> None:  # noqa: ANN401 - tantivy's SchemaBuilder
        """Name the fields beside those that every index has."""

    def _pen(self) -> IndexWriter:
        if self._writer is None:
            try:
                self._writer = self._index.writer(MEMORY, WRITERS)
            except (ValueError, OSError) as problem:
                raise (IndexBusy if _BUSY in str(problem) else IndexUnusable)(str(problem)) from problem
        return self._writer

    def _look_again(self) -> None:
        """See what was committed."""
        self._index.reload()
        self._searcher: Searcher = self._index.searcher()
        self._state = self._read_state()

    def _read_state(self) -> State | None:
        from tantivy import Query

        query = Query.term_query(self._index.schema, "group", STATE, "basic")
        found = self._searcher.search(query, 1).hits
        if not found:
            return None
        number, _, change_id = str(self._searcher.doc(found[0][1])["id"][0]).partition(" ")
        return State(int(number), UUID(change_id) if change_id else None)

    def _opened(self, folder: Path | None) -> Index:
        from tantivy import Index, SchemaBuilder

        builder = SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
        builder.add_text_field("group", tokenizer_name="raw", index_option="basic")
        builder.add_text_field("import_id", tokenizer_name="raw", index_option="basic")
        self._add_fields(builder)
        if folder is None:
            return Index(builder.build())
        place = folder / self.layout
        place.mkdir(parents=True, exist_ok=True)
        return Index(builder.build(), path=str(place))


@contextmanager
def readable() -> Iterator[None]:
    """Turn what goes wrong with files into IndexUnusable; the engine panics where their content is damaged."""
    try:
        yield
    except (ValueError, OSError) as problem:
        raise IndexUnusable(str(problem)) from problem
    except BaseException as problem:
        if type(problem).__name__ != _PANIC:
            raise
        raise IndexUnusable("the files of the index are damaged") from problem
