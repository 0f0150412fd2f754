"""A search as the engine is asked: each word in title or text, exact over begun over near, names in any spelling."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from checks.domain.claim import Status
from checks.matching.pages import cut, facet, number_of
from checks.matching.search_query import WORDED, Field, SearchQuery, Sort, Wanted, Words, runs
from checks.matching.spellings import other_spellings

if TYPE_CHECKING:
    from tantivy import Occur, Query, Schema

FIELDS = (("title", 2.0), ("words", 1.0))
"""Where words are looked for, with what it counts that they stand there."""
_EXACT, _BEGUN, _NEAR = 2.0, 0.7, 0.2
_LAST_DAY = 99_991_231
_REJECTED = facet(Field.STATUS, Status.NOT_A_CLAIM)
_NAMED = {Field.PLACE: "places", Field.SPEAKER: "speakers", Field.PUBLISHER: "publishers"}


def edits(word: str) -> int:
    """The mistakes of typing that a word may have: one from five letters, two from nine; a number may have none."""
    if any(sign.isdigit() for sign in word):
        return 0
    return 2 if len(word) >= 9 else 1 if len(word) >= 5 else 0


def is_listed(query: SearchQuery) -> bool:
    """Are there no words, so that only the day can order what is found?"""
    return not any(cut(words.text) for words in query.words)


@dataclass(frozen=True)
class Builder:
    """Makes queries for one index as it stands; `is_near` forgives mistakes of typing."""

    schema: Schema
    begun: Callable[[str, str], Sequence[str]]
    """Gives the words of a field that begin so, the most usual first."""
    is_near: bool = False

    def whole(self, query: SearchQuery, sort: Sort) -> Query:
        """What finds all of one sort."""
        from tantivy import Occur, Query

        parts = [(Occur.Must, Query.const_score_query(self._term("group", sort.value), 0.0))]
        parts += [(Occur.Must, each) for run in runs(query.words) for each in self._run(run)]
        parts += [(Occur.MustNot, each) for words in query.without for each in self._said(words.text)]
        parts += self._fields(query.wanted)
        if sort is Sort.CLAIM and not any(each.field is Field.STATUS for each in query.wanted):
            parts.append((Occur.MustNot, self._term("facet", _REJECTED)))  # found where they are asked for
        if query.after or query.before:
            parts.append((Occur.Must, Query.const_score_query(self._days(query), 0.0)))
        return Query.boolean_query(parts)

    def _run(self, run: Sequence[Words]) -> Iterator[Query]:
        """Each word that stands for itself, each name with its other spellings."""
        named = {} if run[0].is_phrase else other_spellings(" ".join(words.text for words in run))
        names = {cut(said): others for said, others in named.items()}
        at = 0
        while at < len(run):
            size = next((n for n in range(len(run) - at, 0, -1) if _cut_all(run[at : at + n]) in names), 0)
            own = self._all([each for words in run[at : at + max(size, 1)] if (each := self._word(words))])
            others = names[_cut_all(run[at : at + size])] if size else ()
            options = [*own, *(each for other in others for each in self._said(other))]
            if options:
                yield self._any(options)
            at += max(size, 1)

    def _word(self, words: Words) -> Query | None:
        """One word, or a phrase: in any field."""
        said = cut(words.text)
        if not said:
            return None
        if len(said) > 1 or words.is_phrase:
            return self._any(list(self._said(words.text, is_begun=words.is_begun)))
        return self._any([each for name, share in FIELDS for each in self._ways(name, share, said[0], words.is_begun)])

    def _ways(self, name: str, share: float, word: str, is_begun: bool) -> Iterator[Query]:
        from tantivy import Query

        yield Query.boost_query(self._term(name, word), share * _EXACT)
        if is_begun:
            for longer in self.begun(name, word):
                if longer != word:
                    yield Query.boost_query(self._term(name, longer), share * _BEGUN)
        if self.is_near and edits(word):
            near = Query.fuzzy_term_query(self.schema, name, word, edits(word))
            yield Query.const_score_query(near, share * _NEAR)

    def _said(self, text: str, *, is_begun: bool = False) -> Iterator[Query]:
        """Words in this order, in each field."""
        said = cut(text)
        if said:
            for name, share in FIELDS:
                yield self._boosted(self._in_order(name, said, is_begun), share)

    def _in_order(self, name: str, said: Sequence[str], is_begun: bool) -> Query:
        from tantivy import Query

        if len(said) == 1 and is_begun:
            return self._any([self._term(name, each) for each in self.begun(name, said[0]) or said])
        if len(said) == 1:
            return self._term(name, said[0])
        make = Query.phrase_prefix_query if is_begun else Query.phrase_query
        return make(self.schema, name, list(said))

    def _fields(self, wanted: Iterable[Wanted]) -> Iterator[tuple[Occur, Query]]:
        """Any of the values of a field, and none of those that are not wanted."""
        from tantivy import Occur, Query

        def by(each: Wanted) -> tuple[str, bool]:
            return each.field.value, each.is_excluded

        for (_, is_excluded), group in groupby(sorted(wanted, key=by), by):
            found = Query.const_score_query(self._any([self._value(each) for each in group]), 0.0)
            yield (Occur.MustNot if is_excluded else Occur.Must), found

    def _value(self, wanted: Wanted) -> Query:
        from tantivy import Query

        if wanted.field in WORDED:
            name = _NAMED[wanted.field]
            spellings = (wanted.value, *(one for others in other_spellings(wanted.value).values() for one in others))
            ways = [self._in_order(name, said, True) for each in spellings if (said := cut(each))]
            return self._any(ways) if ways else Query.empty_query()
        key = facet(wanted.field, wanted.value)
        known = self.begun("facet", key)
        chosen = [key] if key in known else known
        return self._any([self._term("facet", each) for each in chosen]) if chosen else Query.empty_query()

    def _days(self, query: SearchQuery) -> Query:
        from tantivy import FieldType, Query

        first = number_of(query.after) if query.after else 1
        end = number_of(query.before) if query.before else _LAST_DAY
        return Query.range_query(self.schema, "day", FieldType.Integer, first, end, include_upper=False)

    def _term(self, name: str, value: str) -> Query:
        from tantivy import Query

        is_text = name in dict(FIELDS) or name in _NAMED.values()
        return Query.term_query(self.schema, name, value, "position" if is_text else "basic")

    @staticmethod
    def _any(options: Sequence[Query]) -> Query:
        from tantivy import Occur, Query

        return options[0] if len(options) == 1 else Query.boolean_query([(Occur.Should, each) for each in options])

    @staticmethod
    def _all(parts: Sequence[Query]) -> list[Query]:
        from tantivy import Occur, Query

        return list(parts) if len(parts) < 2 else [Query.boolean_query([(Occur.Must, each) for each in parts])]

    @staticmethod
    def _boosted(query: Query, share: float) -> Query:
        from tantivy import Query

        return query if share == 1.0 else Query.boost_query(query, share)


def _cut_all(run: Sequence[Words]) -> tuple[str, ...]:
    return tuple(word for words in run for word in cut(words.text))
