"""An index of claims in a folder, or in memory."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

from checks.matching.folder_index import STATE, FolderIndex, readable
from checks.matching.index import USUAL_LENGTH, Entry, Found, Group
from checks.matching.words import ANALYSER, analyser, one_spelling, weight
from checks.text.posts import plain_words

if TYPE_CHECKING:
    from tantivy import Index, Query


class FileIndex(FolderIndex):
    """Finds claims; in memory where there is no folder, for a casebook that must leave nothing on the disk."""

    def add(self, entries: Iterable[Entry]) -> None:
        """Put entries in; their words are cut by the engine, beside this thread."""
        from tantivy import Document

        put = self._pen().add_document
        for entry in entries:
            document = Document()
            document.add_text("id", entry.key)
            document.add_text("group", entry.group.value)
            document.add_text("words", one_spelling(plain_words(entry.words)))
            if entry.import_key:
                document.add_text("import_id", entry.import_key)
            put(document)

    def search(self, words: Collection[str], groups: Collection[Group], limit: int) -> tuple[Found, ...]:
        """The nearest by BM25, with words of talk weighing less."""
        from tantivy import Occur, Query

        if not words:
            return ()
        any_word = Query.boolean_query([(Occur.Should, self._weighed(word)) for word in words])
        wanted: list[tuple[Occur, Query]] = [(Occur.Must, any_word)]
        wanted += [(Occur.MustNot, _term(self._index, "group", each)) for each in {*Group, STATE} - {*groups}]
        query = Query.boolean_query(wanted) if self._holds_others(groups) else any_word
        with readable():
            hits = self._searcher.search(query, limit, count=False).hits
            return tuple(Found(UUID(self._searcher.doc(place)["id"][0]), float(score)) for score, place in hits)

    @property
    def typical_length(self) -> float:
        """Words of a usual claim with its headline and summary."""
        return USUAL_LENGTH

    def _prepare(self) -> None:
        self._index.register_tokenizer(ANALYSER, analyser())

    def _add_fields(self, builder: Any) -> None:  # noqa: ANN401 - tantivy's SchemaBuilder
        builder.add_text_field("words", tokenizer_name=ANALYSER, index_option="freq")

    def _look_again(self) -> None:
        super()._look_again()
        self.rarity = lru_cache(maxsize=50_000)(self._rarity)
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


def _term(index: Index, field: str, value: str) -> Query:
    from tantivy import Query

    return Query.term_query(index.schema, field, value, "freq" if field == "words" else "basic")
