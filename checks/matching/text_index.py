"""An index of all that a casebook says: articles, claims, evidence, verdicts, comments, earlier checks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any
from uuid import UUID

from checks.matching.folder_index import FolderIndex, readable
from checks.matching.pages import CUT, Page, cut, cutter
from checks.matching.search_query import SearchQuery, Sort
from checks.matching.text_query import FIELDS, Builder, is_listed
from checks.matching.words import one_spelling

_MORE = 4
"""Times as many as are wanted are looked at, so that the recent ones among equals come first."""
_MOST_BEGUN = 30
"""Words, the most usual first, that what was typed may become."""
_VOCABULARY = 30_000
"""Words, the most usual first, among which a misspelt one is looked for."""
_SHORTEST = 4
"""Letters of a word that may be misspelt."""


@dataclass(frozen=True, slots=True)
class Spotted:
    """Something that a search found; what it says is read from the casebook."""

    id: UUID
    score: float
    day: int


class TextIndex(FolderIndex):
    """Finds pages by words, phrases and fields."""

    layout = "search-1"

    def add(self, pages: Iterable[Page]) -> None:
        """Put pages in; their words are cut by the engine, beside this thread."""
        from tantivy import Document

        put = self._pen().add_document
        for page in pages:
            words = {"title": page.title, "words": page.words, "places": page.places}
            words |= {"speakers": page.speakers, "publishers": page.publishers}
            told = {name: one_spelling(text) for name, text in words.items() if text}
            fields = {"id": page.key, "group": page.sort.value, "import_id": page.import_key, "day": page.day}
            put(Document(**fields, **told, facet=list(page.facets)))

    def search(self, query: SearchQuery, sort: Sort, limit: int, *, is_near: bool = False) -> tuple[Spotted, ...]:
        """The best of one sort; of equals, and where there are no words to go by, the most recent first."""
        with readable():
            asked = Builder(self._index.schema, self._begun, is_near).whole(query, sort)
            if is_listed(query):
                hits = self._searcher.search(asked, limit, count=False, order_by_field="day").hits
                found = [(0.0, place) for _, place in hits]
            else:
                found = self._searcher.search(asked, limit * _MORE, count=False).hits
            days = self._searcher.fast_field_values("day", [place for _, place in found]) if found else []
            ranked = sorted(zip(found, days, strict=True), key=lambda each: (-round(each[0][0], 1), -(each[1] or 0)))
            return tuple(
                Spotted(UUID(self._searcher.doc(place)["id"][0]), float(score), int(day or 0))
                for (score, place), day in ranked[:limit]
            )

    def nearest_word(self, typed: str) -> str | None:
        """A word of the index that is nearly `typed`; None where it is one itself, or none is near."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        said = cut(typed)
        if len(said) != 1 or len(said[0]) < _SHORTEST or said[0].isdigit() or self._has(said[0]):
            return None
        best = process.extractOne(
            said[0], self._vocabulary(), scorer=OSA.distance, score_cutoff=max(2, len(said[0]) // 3)
        )
        return best[0] if best else None

    def _look_again(self) -> None:
        super()._look_again()
        self._begun = lru_cache(maxsize=5_000)(self._words_begun)
        self._vocabulary = cache(self._usual_words)

    def _words_begun(self, name: str, beginning: str) -> tuple[str, ...]:
        return tuple(word for word, _ in self._searcher.terms_with_prefix(name, beginning, limit=_MOST_BEGUN))

    def _usual_words(self) -> tuple[str, ...]:
        known = (self._searcher.terms_with_prefix(name, "", limit=_VOCABULARY) for name, _ in FIELDS)
        return tuple(word for terms in known for word, _ in terms if not word.isdigit())

    def _has(self, word: str) -> bool:
        return any(self._searcher.doc_freq(name, word) for name, _ in FIELDS)

    def _prepare(self) -> None:
        self._index.register_tokenizer(CUT, cutter())

    def _add_fields(self, builder: Any) -> None:  # noqa: ANN401 - tantivy's SchemaBuilder
        for name in ("title", "words", "places", "speakers", "publishers"):
            builder.add_text_field(name, tokenizer_name=CUT, index_option="position")
        builder.add_text_field("facet", tokenizer_name="raw", index_option="basic")
        builder.add_integer_field("day", fast=True, indexed=False)
