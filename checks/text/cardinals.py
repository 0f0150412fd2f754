"""Whole numbers in words and digits: "two hundred and five", "3 hundred", "1.2 million"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checks.text.lexicons import lexicon
from checks.text.tokens import Token

DEEPEST = 2
"""How often "and" may stand in a number: "two million and three hundred thousand and five"."""


@dataclass(frozen=True, slots=True)
class Number:
    """Tokens `first` up to `after` name a number; a vague one has `low` and `high` without `value`."""

    first: int
    after: int
    value: float | None
    low: float
    high: float
    scale: float = 1.0
    """The last scale word in it: 1e6 in "1.2 million"."""

    @classmethod
    def exactly(cls, first: int, after: int, value: float, scale: float = 1.0) -> Number:
        """A number with one value."""
        return cls(first, after, value, value, value, scale)


def read_cardinal(tokens: Sequence[Token], at: int, depth: int = 0) -> Number | None:
    """The whole number that begins at a token, as long as it can be; `depth` counts the numbers that it lies in."""
    if not 0 <= at < len(tokens):
        return None
    reading = _Reading(tokens, at, depth)
    while reading.take():
        pass
    return reading.number()


class _Reading:
    """Takes one word after another into a number; `group` is the part below the next scale word."""

    def __init__(self, tokens: Sequence[Token], at: int, depth: int) -> None:
        self._tokens, self._at, self._depth = tokens, at, depth
        self._place = at
        self._group: float | None = None
        self._total = 0.0
        self._scale = float("inf")

    def number(self) -> Number | None:
        """What was read so far."""
        if self._group is None and not self._total:
            return None
        last = self._scale if self._group is None else 1.0
        return Number.exactly(self._at, self._place, self._total + (self._group or 0.0), last)

    def take(self) -> bool:
        """Take in the next words; False where the number ends."""
        ways = (self._digits, self._hyphen, self._article, self._and, self._small, self._hundred, self._scale_word)
        return self._place < len(self._tokens) and any(way() for way in ways)

    def _word(self, ahead: int = 0) -> str:
        return word_at(self._tokens, self._place + ahead)

    def _is_first(self) -> bool:
        return self._place == self._at

    def _digits(self) -> bool:
        value = self._tokens[self._place].value
        if value is None or not self._is_first():
            return False
        self._group, self._place = value, self._place + 1
        return True

    def _hyphen(self) -> bool:
        """As in "twenty-one", "fifty - two"."""
        if self._word() != "-" or self._is_first() or not _ties(self._tokens, self._place):
            return False
        self._place += 1
        if self._small():
            return True
        self._place -= 1
        return False

    def _article(self) -> bool:
        """The "a" of "a hundred" and "a million"."""
        tables = lexicon("numbers")
        if not (self._is_first() and self._word() in ("a", "an") and self._word(1) in (*tables["scales"], "hundred")):
            return False
        self._group, self._place = 1.0, self._place + 1
        return True

    def _small(self) -> bool:
        tables = lexicon("numbers")
        value = tables["small"].get(self._word(), tables["tens"].get(self._word()))
        if value is None or not self._fits(value):
            return False
        self._group, self._place = (self._group or 0.0) + value, self._place + 1
        return True

    def _fits(self, value: float) -> bool:
        """May a small number follow: five after twenty, fifty after three hundred?"""
        group = self._group
        if group is None:
            return True
        if self._tokens[self._at].value is not None:
            return False
        if group % 100 == 0 and group > 0:
            return value < 100
        return group % 10 == 0 and group % 100 >= 20 and 1 <= value < 10

    def _hundred(self) -> bool:
        if self._word() not in ("hundred", "hundreds"):
            return False
        if self._group is None:
            if not self._is_first() or self._word() == "hundreds":
                return False
            self._group = 100.0
        elif 0 < self._group < 100:
            self._group *= 100
        else:
            return False
        self._place += 1
        return True

    def _scale_word(self) -> bool:
        scale = lexicon("numbers")["scales"].get(self._word())
        alone = self._group is None and not (self._is_first() and not self._word().endswith("s"))
        if scale is None or scale >= self._scale or alone:
            return False
        self._total += (1.0 if self._group is None else self._group) * scale
        self._group, self._scale, self._place = None, scale, self._place + 1
        return True

    def _and(self) -> bool:
        """As in "hundred and five", "million and three hundred": what follows must be the smaller."""
        whole = self._group is None or (self._group > 0 and self._group % 100 == 0)
        if self._word() != "and" or self._is_first() or self._depth >= DEEPEST or not whole:
            return False
        rest = None if self._word(1) in ("a", "an") else read_cardinal(self._tokens, self._place + 1, self._depth + 1)
        if rest is None or rest.value is None or is_proper_part(self._tokens, rest):
            return False
        return self._add(rest, rest.value)

    def _add(self, rest: Number, value: float) -> bool:
        if self._group is not None:
            if value >= 100:
                return self._and_small()
            self._group += value
        else:
            in_words = all(token.value is None for token in self._tokens[rest.first : rest.after])
            if not in_words or value >= self._scale:
                return False
            self._total, self._scale = self._total + value, rest.scale
        self._place = rest.after
        return True

    def _and_small(self) -> bool:
        """The "and one" of "a hundred and one thousand"."""
        self._place += 1
        if self._small():
            return True
        self._place -= 1
        return False


def _ties(tokens: Sequence[Token], hyphen: int) -> bool:
    """Does the hyphen tie two number words, with white space on both sides or on neither?"""
    if hyphen + 1 >= len(tokens):
        return False
    left = tokens[hyphen].start - tokens[hyphen - 1].end
    right = tokens[hyphen + 1].start - tokens[hyphen].end
    return (left == 0) == (right == 0)


# --- the lower half of a share --------------------------------------------------------------------------------------


def part_size(tokens: Sequence[Token], at: int) -> float | None:
    """The denominator that a word names: 3 for "third" and "thirds"."""
    word = word_at(tokens, at)
    tables = lexicon("numbers")
    size = tables["parts"].get(word) or tables["parts"].get(word.removesuffix("s"))
    if size is None and tokens[at - 1 if at else 0].word in ("-", *tables["tens"]):
        size = tables["first_parts"].get(word.removesuffix("s"))
    return None if size is None else float(size)


def is_proper_part(tokens: Sequence[Token], number: Number) -> bool:
    """Is the number the upper half of a share under one: the "three" of "a hundred and three quarters"?"""
    place = number.after + (word_at(tokens, number.after) == "-")
    size = part_size(tokens, place)
    return size is not None and (number.value or 0) < size and is_share(tokens, place, plural=True)


def is_share(tokens: Sequence[Token], at: int, *, plural: bool) -> bool:
    """Is the word a share, and no ordinal such as "a third attack"? Plurals are; singulars by what follows."""
    word, following = word_at(tokens, at), word_at(tokens, at + 1)
    if word in ("half", "halves") or (word.endswith("s") and plural):
        return True
    if plural:
        return False
    if word in ("quarter", "fourth", "third") and following in ("quarter", "person", "party", "country"):
        return False
    return following == "of" or not following[:1].isalpha() or following in lexicon("numbers")["scales"]


def word_at(tokens: Sequence[Token], at: int) -> str:
    """The word at a place, empty outside."""
    return tokens[at].word if 0 <= at < len(tokens) else ""
