"""An index of claims in a folder, or in memory: tantivy, a search engine in Rust."""

from __future__ import annotations

import math
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from checks.matching.index import USUAL_LENGTH, Entry, Found, Group, IndexBusy, IndexUnusable, State
from checks.matching.words import ANALYSER, analyser, one_spelling, weight
from checks.text.posts import plain_words

if TYPE_CHECKING:
    from tantivy import Index, IndexWriter, Query, Searcher

LAYOUT = "1"
"""Changes with the fields or the analyser below: an index of another layout is not opened but made anew."""
MEMORY = 64_000_000
"""Bytes that a writer may fill before it writes to the disk."""
WRITERS = 2
"""Threads that write, beside the one that reads the casebook."""
_STATE = "state"
_BUSY = "LockBusy"
_PANIC = "PanicException"
"""How errors of Rust arrive: as no Exception, and in a module that cannot be imported."""


class FileIndex:
    """An index in `folder`; in memory where there is none, for a casebook that must leave nothing on the disk."""

    def __init__(self, folder: Path | None) -> None:
        """Open what is in the folder, or begin anew; IndexUnusable where it cannot be read."""
        self._folder = folder
        self._writer: IndexWriter | None = None
        with _readable():
            self._index = _opened(folder)
            self._index.register_tokenizer(ANALYSER, analyser())
            self._look_again()

    @staticmethod
    def throw_away(folder: Path) -> None:
        """Remove an index that is damaged; whatever cannot be removed stays, and is seen as damaged again."""
        shutil.rmtree(folder, ignore_errors=True)

    def state(self) -> State | None:
        """The state that was committed last."""
        return self._state

    def _read_state(self) -> State | None:
        found = self._searcher.search(_term(self._index, "group", _STATE), 1).hits
        if not found:
            return None
        number, _, change_id = str(self._searcher.doc(found[0][1])["id"][0]).partition(" ")
        return State(int(number), UUID(change_id) if change_id else None)

    def add(self, entries: Iterable[Entry]) -> None:
        """Put entries in; their words are cut by the engine, beside this thread."""
        from tantivy import Document

        put = self._pen().add_document
        for entry in entries:
            words = one_spelling(plain_words(entry.words))
            put(Document(id=entry.key, group=entry.group.value, import_id=entry.import_key, words=words))

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
        pen.delete_documents_by_term("group", _STATE)
        pen.add_document(Document(id=f"{state.number} {state.change_id or ''}", group=_STATE))
        pen.commit()
        pen.wait_merging_threads()
        self._writer = None
        self._look_again()

    def clear(self) -> None:
        """Take everything out."""
        self._pen().delete_all_documents()

    def search(self, words: Collection[str], groups: Collection[Group], limit: int) -> tuple[Found, ...]:
        """The nearest by BM25, with words of talk weighing less."""
        from tantivy import Occur, Query

        if not words:
            return ()
        any_word = Query.boolean_query([(Occur.Should, self._weighed(word)) for word in words])
        wanted: list[tuple[Occur, Query]] = [(Occur.Must, any_word)]
        wanted += [(Occur.MustNot, _term(self._index, "group", each)) for each in {*Group, _STATE} - {*groups}]
        query = Query.boolean_query(wanted) if self._holds_others(groups) else any_word
        with _readable():
            hits = self._searcher.search(query, limit, count=False).hits
            return tuple(Found(UUID(self._searcher.doc(place)["id"][0]), float(score)) for score, place in hits)

    @property
    def typical_length(self) -> float:
        """Words of a usual claim with its headline and summary."""
        return USUAL_LENGTH

    def close(self) -> None:
        """Let go of the folder; what was not committed is gone."""
        if self._writer is not None:
            self._writer.rollback()
            self._writer = None

    def _pen(self) -> IndexWriter:
        if self._writer is None:
            try:
                self._writer = self._index.writer(MEMORY, WRITERS)
            except (ValueError, OSError) as problem:
                raise (IndexBusy if _BUSY in str(problem) else IndexUnusable)(str(problem)) from problem
        return self._writer

    def _look_again(self) -> None:
        self._index.reload()
        self._searcher: Searcher = self._index.searcher()
        self.rarity = lru_cache(maxsize=50_000)(self._rarity)
        self._state = self._read_state()
        self._sizes = {each: self._searcher.doc_freq("group", each.value) for each in Group}

    def _rarity(self, word: str) -> float:
        """As BM25 has it: ln(1 + (N − n + ½) / (n + ½)), times what the word weighs of itself."""
        having = self._searcher.doc_freq("words", word)
        missing = max(0, self._searcher.num_docs - having)
        return weight(word) * math.log(1 + (missing + 0.5) / (having + 0.5))

    def _holds_others(self, groups: Collection[Group]) -> bool:
        """Is anything here that is not asked for? Where nothing is, the plainest query is also the fastest."""
        return any(count for each, count in self._sizes.items() if each not in groups)

    def _weighed(self, word: str) -> Query:
        from tantivy import Query

        term, own = _term(self._index, "words", word), weight(word)
        return term if own == 1.0 else Query.boost_query(term, own)


@contextmanager
def _readable() -> Iterator[None]:
    """Turn what goes wrong with files into IndexUnusable; the engine panics where their content is damaged."""
    try:
        yield
    except (ValueError, OSError) as problem:
        raise IndexUnusable(str(problem)) from problem
    except BaseException as problem:
        if type(problem).__name__ != _PANIC:
            raise
        raise IndexUnusable("the files of the index are damaged") from problem


def _term(index: Index, field: str, value: str) -> Query:
    from tantivy import Query

    return Query.term_query(index.schema, field, value, "freq" if field == "words" else "basic")


def _opened(folder: Path | None) -> Index:
    from tantivy import Index

    if folder is None:
        return Index(_schema())
    place = folder / LAYOUT
    place.mkdir(parents=True, exist_ok=True)
    return Index(_schema(), path=str(place))


def _schema() -> Any:  # noqa: ANN401 - tantivy's schema
    from tantivy import SchemaBuilder

    builder = SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("group", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("import_id", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("words", tokenizer_name=ANALYSER, index_option="freq")
    return builder.build()
