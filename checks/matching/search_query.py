"""What a person types to find something: words, "exact phrases", -without, and field:value.

    port strike -fire "air defence" kind:quantity place:"Kryvyi Rih" after:2025-05-01 in:claims

No text is refused: what cannot be understood is told in a sentence, and the rest is searched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from checks.domain.claim import Kind, Status
from checks.domain.evidence import EvidenceKind
from checks.domain.moment import Moment
from checks.matching.names import fold


class Sort(StrEnum):
    """What can be found; the value is the word after `in:`."""

    CLAIM = "claims"
    ARTICLE = "articles"
    RECORD = "evidence"
    VERDICT = "verdicts"
    COMMENT = "comments"
    CHECK = "checks"
    """Checks that others made earlier."""


class Field(StrEnum):
    """What can stand before a colon."""

    IN = "in"
    KIND = "kind"
    STATUS = "status"
    RATING = "rating"
    PLACE = "place"
    SPEAKER = "speaker"
    PUBLISHER = "publisher"
    AFTER = "after"
    BEFORE = "before"


VALUES: Mapping[Field, tuple[str, ...]] = {
    Field.IN: tuple(Sort),
    Field.KIND: tuple(dict.fromkeys([*Kind, *(kind.value.replace("_", " ") for kind in EvidenceKind)])),
    Field.STATUS: tuple(Status),
}
"""The values of fields that have few."""
WORDED = (Field.PLACE, Field.SPEAKER, Field.PUBLISHER)
"""Fields whose value is looked for as words."""
_PART = re.compile(r'(?P<minus>-)?(?:(?P<field>[^\W\d_]+):(?=\S))?(?:"(?P<phrase>[^"]*)(?P<end>"?)|(?P<word>[^\s"]+))')
_QUOTES = str.maketrans("“”„«»", '"' * 5)
_ADDRESSES = ("http", "https", "mailto")
_PARTLY = re.compile(r"(\d{4})(?:-(\d{1,2}))?-?$")
_SAMPLE = "2025-05-01"


@dataclass(frozen=True, slots=True)
class Words:
    """Words to be found: one, which may be the beginning of a longer one, or a phrase."""

    text: str
    is_phrase: bool = False
    is_begun: bool = False
    """Is it the last that was typed, so that more of it may come?"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The value of a field; of several values of one field any will do."""

    field: Field
    value: str
    is_excluded: bool = False


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A text that was typed, understood."""

    words: tuple[Words, ...] = ()
    without: tuple[Words, ...] = ()
    wanted: tuple[Wanted, ...] = ()
    sorts: tuple[Sort, ...] = tuple(Sort)
    after: date | None = None
    """This day counts."""
    before: date | None = None
    """This day does not."""
    complaints: tuple[str, ...] = ()
    """A sentence about each part that could not be understood."""

    @property
    def is_empty(self) -> bool:
        """Does it ask for nothing?"""
        return not (self.words or self.wanted or self.after or self.before) and len(self.sorts) == len(Sort)


def read_query(text: str) -> SearchQuery:
    """Understand what was typed; a last word right before the end may go on."""
    reader = _Reader()
    plain = text.translate(_QUOTES)
    for found in _PART.finditer(plain):
        reader.take(found, is_last=found.end() == len(plain))
    return reader.query()


def completions(text: str) -> tuple[str, ...]:
    """What the last word may become: a field with its colon, or one of the values that a field has."""
    last = re.search(r"\S*$", text)
    typed = last.group() if last else ""
    minus, bare = ("-", typed[1:]) if typed.startswith("-") else ("", typed)
    name, colon, value = bare.partition(":")
    if not colon:
        return tuple(f"{minus}{each.value}:" for each in Field if bare and each.startswith(bare.casefold()))
    known = next((each for each in Field if each == name.casefold()), None)
    if known is None:
        return ()
    fitting = (each for each in VALUES.get(known, ()) if each.startswith(value.casefold().lstrip('"')))
    return tuple(f"{minus}{known.value}:{_quoted(each)}" for each in fitting)


@dataclass
class _Reader:
    words: list[Words] = field(default_factory=list)
    without: list[Words] = field(default_factory=list)
    wanted: list[Wanted] = field(default_factory=list)
    sorts: dict[bool, list[Sort]] = field(default_factory=lambda: {True: [], False: []})
    days: dict[Field, date] = field(default_factory=dict)
    complaints: dict[str, None] = field(default_factory=dict)

    def query(self) -> SearchQuery:
        """All that was taken."""
        asked = self.sorts[False] or list(Sort)
        return SearchQuery(
            words=tuple(self.words),
            without=tuple(self.without),
            wanted=tuple(self.wanted),
            sorts=tuple(each for each in Sort if each in asked and each not in self.sorts[True]),
            after=self.days.get(Field.AFTER),
            before=self.days.get(Field.BEFORE),
            complaints=tuple(self.complaints),
        )

    def take(self, found: re.Match[str], *, is_last: bool) -> None:
        """Take one part."""
        name, is_excluded = found["field"], bool(found["minus"])
        phrase, word = found["phrase"], found["word"] or ""
        if name and name.casefold() not in _ADDRESSES:
            self._take_field(name, word if phrase is None else phrase, is_excluded)
            return
        said = phrase if phrase is not None else f"{name}:{word}" if name else word
        is_field_alone = word.endswith(":") and word[:-1].casefold() in set(Field)  # its value is still to come
        if is_field_alone or not fold(said):
            return
        made = Words(said, phrase is not None, is_begun=is_last and not is_excluded and not found["end"])
        (self.without if is_excluded else self.words).append(made)

    def _take_field(self, name: str, value: str, is_excluded: bool) -> None:
        known = next((each for each in Field if each == name.casefold()), None)
        if known is None:
            self._complain(f"There is no field “{name}”: use {_listed(Field)}.")
        elif known in (Field.AFTER, Field.BEFORE):
            self._take_day(known, value)
        elif known in VALUES:
            self._take_listed(known, value, is_excluded)
        elif fold(value):
            self.wanted.append(Wanted(known, value, is_excluded))

    def _take_listed(self, known: Field, value: str, is_excluded: bool) -> None:
        fitting = _fitting(VALUES[known], value)
        if not fitting:
            self._complain(f"“{known.value}:” has no “{value}”: use {_listed(VALUES[known])}.")
        elif known is Field.IN:
            self.sorts[is_excluded] += [Sort(each) for each in fitting]
        else:
            self.wanted += [Wanted(known, each, is_excluded) for each in fitting]

    def _take_day(self, known: Field, value: str) -> None:
        try:
            self.days[known] = _day(value)
        except ValueError:
            self._complain(f"“{value}” is no date: write it as {known.value}:{_SAMPLE}.")

    def _complain(self, sentence: str) -> None:
        self.complaints[sentence] = None


def _day(value: str) -> date:
    """A day, or the first one of a month or year."""
    partly = _PARTLY.match(value)
    return date(int(partly[1]), int(partly[2] or 1), 1) if partly else Moment.parse(value).day


def _fitting(values: Iterable[str], typed: str) -> list[str]:
    """The value that was typed, or else those that begin with it; "claim" is "claims", "signed-off" "signed off"."""
    plain = fold(typed)
    folded = {each: fold(each) for each in values}
    exact = [each for each, words in folded.items() if plain and plain in (words, words.removesuffix("s"))]
    return exact or [each for each, words in folded.items() if plain and words.startswith(plain)]


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value


def _listed(values: Iterable[str]) -> str:
    *most, last = values
    return f"{', '.join(most)} or {last}"


def runs(words: Iterable[Words]) -> Iterator[list[Words]]:
    """Plain words that stand beside each other, which may be one name; a phrase stands alone."""
    run: list[Words] = []
    for each in words:
        if each.is_phrase:
            if run:
                yield run
            yield [each]
            run = []
        else:
            run.append(each)
    if run:
        yield run
