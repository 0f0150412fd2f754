"""Names of people in a text: where they stand, and the full name behind a surname, a title or a pronoun."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from checks.domain.span import Span
from checks.text.lexicons import either, lexicon
from checks.text.paragraphs import find_paragraphs

CAPITALISED = (
    r"(?:[A-Z]\.(?:[A-Z]\.)*|(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Sen|Rep|Gov|Rev|Prof|St|Jr|Sr)\."
    r"|[A-Z]\w*(?:[’'-]\w+)*)"
)
"""A word of a name: capitalised, an initial, or an abbreviated title."""
_WORD = CAPITALISED
_NAME = re.compile(
    rf"(?<![\w’'])(?:{_WORD})(?:[ \n](?:(?:of|de|da|del|di|van|von|der|bin|ibn|al|el|la)[ \n])?{_WORD}){{0,7}}"
)
PRONOUNS = frozenset({"he", "she", "they", "him", "her", "who", "it", "i", "we"})
FAR = 1500
"""Code points back in which a pronoun's person is looked for."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the text, without titles: "Volodymyr Zelensky"."""

    start: int
    name: str
    title: str = ""
    """The titles right before it, in lower case."""

    @property
    def surname(self) -> str:
        """The last word."""
        return self.name.split()[-1].casefold()

    @property
    def is_body(self) -> bool:
        """Is it the name of a ministry, an army, a newspaper and the like, which is no "he" or "she"?"""
        return self.surname in _bodies()

    @property
    def is_full(self) -> bool:
        """Has it more than one word?"""
        return " " in self.name


class Names:
    """The names of a text, to look up who a word stands for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._named = [
            named
            for paragraph in find_paragraphs(text)
            for found in _NAME.finditer(text, paragraph.start, paragraph.end)
            if (named := read_name(found.group(), found.start()))
        ]
        self._starts = [named.start for named in self._named]
        self._full: dict[str, list[Named]] = {}
        self._titled: dict[str, list[Named]] = {}
        self._persons = frozenset(named.surname for named in self._named if _offices() & set(named.title.split()))
        for named in self._named:
            if named.is_full:
                self._full.setdefault(named.surname, []).append(named)
            for word in named.title.split():
                self._titled.setdefault(word, []).append(named)

    @property
    def named(self) -> tuple[Named, ...]:
        """All names, in the order of the text."""
        return tuple(self._named)

    def full(self, words: str, at: int) -> str | None:
        """The full name behind words with a name in them; the name as it stands where the text has no fuller one."""
        named = read_name(words, at) or next(
            (n for f in _NAME.finditer(words) if (n := read_name(f.group(), at))), None
        )
        if named is None:
            return None
        if named.is_full:
            return named.name
        candidates = self._full.get(named.surname, [])
        return _nearest(candidates, at) or named.name

    def titled(self, words: str, at: int) -> str | None:
        """The person who bears a title that stands alone: "the president"."""
        last = words.casefold().split()[-1] if words.split() else ""
        bearers = self._titled.get(last, [])
        found = _nearest(bearers, at) if bearers and bearers[0].start <= at else None
        return self.full(found, at) if found else None

    def person_before(self, at: int, speakers: Collection[str] = ()) -> Named | None:
        """The person whom the last sentence before a place is about, or who speaks in it.

        People are those with a title, those in `speakers`, and those whose full name stands beside a verb of saying.
        """
        known = self._persons | {name.split()[-1].casefold() for name in speakers}
        index = bisect_left(self._starts, at)
        for named in reversed(self._named[max(0, index - 40) : index]):
            if at - named.start > FAR:
                return None
            if named.is_body:
                continue
            if named.surname in known and self._opens_sentence(named.start):
                return named
            if named.is_full and self._is_speaking(named):
                return named
        return None

    def _is_speaking(self, named: Named) -> bool:
        """Does a verb of saying stand right before or after a name?"""
        words_for = len(named.title) + len(named.name) + 24
        return bool(
            _says_before().search(self._text, max(0, named.start - 16), named.start)
            or _says_after().match(self._text[named.start : named.start + words_for + 24], 0)
        )

    def _opens_sentence(self, at: int) -> bool:
        before = self._text[max(0, at - 3) : at].rstrip(' “"')
        return not before or before[-1] in '.!?\n”"'


def read_name(words: str, start: int = 0) -> Named | None:
    """The name in capitalised words, its titles taken off; None where nothing but titles is left."""
    pieces = _owned(words.split())
    title: list[str] = []
    offices = [i for i, piece in enumerate(pieces[:-1]) if piece.casefold().strip(".,") in _offices()]
    if offices:
        title, pieces = [piece.casefold().strip(".,") for piece in pieces[: offices[-1] + 1]], pieces[offices[-1] + 1 :]
    while pieces and (pieces[0].casefold().strip(".,") in _titles() or pieces[0].casefold() in _not_names()):
        title.append(pieces.pop(0).casefold().strip(".,"))
    while pieces and (pieces[-1].casefold() in _not_names() or not pieces[-1][0].isupper()):
        pieces.pop()
    if len(pieces) == 1 and title and pieces[0].casefold() in _bodies():
        title, pieces = [], [piece for piece in _owned(words.split()) if piece.casefold() not in _not_names()]
    if "of" in pieces[2:]:
        pieces = pieces[: pieces.index("of", 2)]
    if not pieces or not pieces[0][0].isupper() or len(pieces) > 4:
        return None
    return Named(start, " ".join(pieces).rstrip(".,’'"), " ".join(title))


def _owned(pieces: list[str]) -> list[str]:
    """What follows an owner, "Ann Example" of "Kyiv’s Ann Example"; a name such as "People’s Front" stays whole."""
    is_body = bool(pieces) and pieces[-1].casefold() in _bodies()
    owners = [i for i, piece in enumerate(pieces[:-2]) if piece.endswith(("’s", "'s")) and not is_body]
    kept = pieces[owners[-1] + 1 :] if owners else pieces
    return [*kept[:-1], kept[-1].removesuffix("’s").removesuffix("'s")] if kept else []


def find_name(text: str, start: int, end: int) -> Span | None:
    """The first name of a person or body between two places, titles included."""
    for found in _NAME.finditer(text, start, end):
        if read_name(found.group()):
            skipped = re.match(rf"(?:(?:{'|'.join(sorted(_not_names()))})\s+)+", found.group(), re.IGNORECASE)
            return Span(found.start() + (skipped.end() if skipped else 0), found.end())
    return None


@cache
def _says_before() -> re.Pattern[str]:
    return re.compile(rf"\b{either('speech', 'tags')}[ \n](?:the[ \n])?$")


@cache
def _says_after() -> re.Pattern[str]:
    return re.compile(rf"{_NAME.pattern}[ \n]{either('speech', 'tags')}\b")


def _nearest(candidates: Sequence[Named], at: int) -> str | None:
    """The last one before a place, else the first one after it."""
    if not candidates:
        return None
    index = bisect_right(candidates, at, key=lambda named: named.start)
    return candidates[max(0, index - 1)].name


@cache
def _titles() -> frozenset[str]:
    return frozenset(lexicon("speech")["names"]["titles"].split())


@cache
def _offices() -> frozenset[str]:
    return frozenset(lexicon("speech")["names"]["offices"].split())


@cache
def _bodies() -> frozenset[str]:
    return frozenset(lexicon("speech")["names"]["bodies"].split())


@cache
def _not_names() -> frozenset[str]:
    return frozenset(lexicon("speech")["names"]["not_names"].split())
