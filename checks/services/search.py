"""Finding anything: one search over articles, claims, evidence, verdicts, comments and earlier checks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checks.domain.progress import Progress, no_progress
from checks.matching.highlights import Highlighter
from checks.matching.search_query import SearchQuery, Sort, read_query
from checks.matching.text_index import Spotted, TextIndex
from checks.matching.text_query import edits
from checks.services import search_entries
from checks.services.found import Hit, hits_of
from checks.services.kept_index import KeptIndex, Step
from checks.services.records import Records

TOP = 8
"""Hits of each sort unless more are asked for."""
ENOUGH = 8
"""Hits in all from which on nothing is looked for that has mistakes of typing."""


@dataclass(frozen=True)
class Results:
    """What a search found, sort by sort, and what is to be said about it."""

    query: SearchQuery
    hits: tuple[Hit, ...] = ()
    more: frozenset[Sort] = frozenset()
    """The sorts of which there is more than is given."""
    is_near: bool = False
    """Are there hits that have the words in another spelling only?"""
    instead: str = ""
    """What may have been meant, where nothing was found."""


class KeptPages(KeptIndex[TextIndex]):
    """The index of all that a casebook says, on this computer."""

    folder_ending = "-search"

    def _in_folder(self, folder: Path | None) -> TextIndex:
        return TextIndex(folder)


class Search:
    """Searches a casebook, within milliseconds once its index is there."""

    def __init__(self, records: Records, *, in_memory: bool = False) -> None:
        """`in_memory`: the index must leave nothing on the disk."""
        self._records = records
        self._kept = KeptPages(records, search_entries, in_memory=in_memory)

    def is_ready(self) -> bool:
        """Can be searched without the index being made or brought up to date first?"""
        return self._kept.is_current()

    def steps(self) -> Iterator[Step]:
        """Make the index ready, a portion at a time, each with what is done and all; other work may come between."""
        return self._kept.steps()

    def prepare(self, progress: Progress = no_progress) -> None:
        """Make the index ready at once."""
        self._kept.current(progress)

    def find(self, text: str, *, top: int = TOP, alone: int | None = None) -> Results:
        """What a person's words find, the best `top` of each sort, with the places of the words.

        Where one sort alone is searched, `alone` says how many instead.

        Words in the letter come first; where they are too few, such with one or two mistakes of typing follow. What
        cannot be understood is told in `query.complaints`, and the rest is searched.
        """
        query = read_query(text)
        if query.is_empty:
            return Results(query)
        top = alone or top if len(query.sorts) == 1 else top
        found = self._kept.ask(lambda index: _spotted(index, query, top))
        exact, near = Highlighter(query), Highlighter(query, is_near=True)
        hits: list[Hit] = []
        with self._records.reading():
            for each in found:
                hits += hits_of(self._records, each.sort, each.exact, exact)
                hits += hits_of(self._records, each.sort, each.near, near)
        more = frozenset(each.sort for each in found if each.has_more)
        is_near = any(each.near for each in found)
        return Results(query, tuple(hits), more, is_near, "" if hits else self._meant(text, query))

    def close(self) -> None:
        """Let go of the index."""
        self._kept.close()

    def _meant(self, text: str, query: SearchQuery) -> str:
        """The text with each word that stands nowhere replaced by the nearest that does; empty where none is near."""
        words = {words.text for words in query.words if not words.is_phrase}
        nearest = self._kept.ask(lambda index: {word: index.nearest_word(word) for word in words})
        found = {word: other for word, other in nearest.items() if other}
        if not found:
            return ""
        pattern = "|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in found)
        return re.sub(pattern, lambda match: found[match.group()], text)


@dataclass(frozen=True)
class _OfSort:
    """What was found of one sort: to the letter, and with mistakes of typing."""

    sort: Sort
    exact: tuple[Spotted, ...]
    near: tuple[Spotted, ...] = ()
    has_more: bool = False

    def with_near(self, both: Sequence[Spotted], top: int) -> _OfSort:
        """The same with those of `both` that are not known yet, up to `top` in all."""
        known = {each.id for each in self.exact}
        near = [each for each in both if each.id not in known]
        return replace(self, near=tuple(near[: top - len(self.exact)]))


def _spotted(index: TextIndex, query: SearchQuery, top: int) -> list[_OfSort]:
    """What is written so, sort by sort; where that is little, also what is written nearly so."""
    exact = [(sort, index.search(query, sort, top + 1)) for sort in query.sorts]
    found = [_OfSort(sort, some[:top], has_more=len(some) > top) for sort, some in exact]
    if sum(len(each.exact) for each in found) >= ENOUGH or not any(edits(words.text) for words in query.words):
        return found
    return [each.with_near(index.search(query, each.sort, top, is_near=True), top) for each in found]
