"""All numbers and dates that a text names, whatever they count: in digits, in words, as ordinals, within dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from checks.domain.mention import Quantity
from checks.domain.span import Span
from checks.rules.texts import KEPT, quantities_of
from checks.text.language import detect_language
from checks.text.lexicons import lexicon
from checks.text.numbers import find_numbers
from checks.text.slavic.figures import find_quantities as find_slavic
from checks.text.tokens import ORDINAL, read_tokens

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_MONTHS = {
    name: number
    for number, month in enumerate(lexicon("calendar")["months"], 1)
    for name in (month, month[:3], month[:4] if month == "september" else month)
}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[0-9]\d\d|20\d\d)"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?P<year>1[0-9]\d\d|20\d\d)-(?P<number>[01]\d)-(?P<day>[0-3]\d)\b",
        r"\b(?P<year>1[0-9]\d\d|20\d\d)[/.](?P<number>[01]?\d)[/.](?P<day>[0-3]?\d)\b",
        r"\b(?P<one>[0-3]?\d)(?P<sign>[/.-])(?P<other>[0-3]?\d)(?P=sign)(?P<year>1[0-9]\d\d|20\d\d)\b",
        rf"\b{_DAY}[ -](?:of )?{_MONTH}(?:(?:,? of|,)?[ -]{_YEAR}\b)?",
        rf"\b{_MONTH} (?:the )?{_DAY}\b(?!\d)(?:(?:,? of|,)? {_YEAR}\b)?",
        rf"\b{_MONTH}(?:,? of|,)? {_YEAR}\b",
        r"\b(?P<decade>1[0-9]\d|20\d)0['’]?s\b",
        r"(?<![\d.,$€£-])(?P<year>1[5-9]\d\d|20\d\d)(?![\d%]|,\d|\.\d)",
        r"\b(?P<month>January|February|April|June|July|August|September|October|November|December)\b",  # no "may"
    )
)


@dataclass(frozen=True)
class Dated:
    """A date as far as it is told; what is not told is None."""

    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None
    decade: int | None = None
    """The first year of "the 1970s"."""

    def is_told_by(self, other: Dated) -> bool:
        """Does the other date tell at least this, and the same?"""
        return self._years_meet(other, is_known=True) and all(
            mine is None or mine == its for mine, its in ((self.month, other.month), (self.day, other.day))
        )

    def may_be(self, other: Dated) -> bool:
        """Can both be one date, as far as they are told?"""
        return self._years_meet(other, is_known=False) and all(
            None in (mine, its) or mine == its for mine, its in ((self.month, other.month), (self.day, other.day))
        )

    def _years_meet(self, other: Dated, *, is_known: bool) -> bool:
        mine, its = self.years, other.years
        if mine is None or its is None:
            return mine is None or not is_known
        return mine[0] <= its[1] and its[0] <= mine[1]

    @property
    def years(self) -> tuple[int, int] | None:
        """The first and the last year that it can mean."""
        if self.decade is not None:
            return self.decade, self.decade + 9
        return None if self.year is None else (self.year, self.year)


@lru_cache(maxsize=KEPT)
def dates_in(text: str) -> tuple[Dated, ...]:
    """The dates that a text names, in order, each as fully as it is told."""
    found: list[Dated] = []
    for pattern in _DATES:
        for match in pattern.finditer(text):
            span = Span(*match.span())
            if not any(span.overlaps(each.span) for each in found):
                found += _dated(span, match.groupdict())
    return tuple(sorted(found, key=lambda each: each.span.start))


def _dated(span: Span, told: dict[str, str | None]) -> Iterator[Dated]:
    """The date of a match; of "4/5/2016" both, since the day may stand first or second."""

    def number(name: str) -> int | None:
        value = told.get(name)
        return int(value) if value else None

    month = _MONTHS.get((told.get("month") or "").casefold()) or number("number")
    decade, one, other = number("decade"), number("one"), number("other")
    if one is not None and other is not None:
        yield from (Dated(span, number("year"), m, d) for m, d in {(one, other), (other, one)} if 0 < m <= 12)
    else:
        yield Dated(span, number("year"), month, number("day"), None if decade is None else 10 * decade)


@lru_cache(maxsize=KEPT)
def numbers_in(text: str) -> frozenset[float]:
    """The values of all numbers of a text, also of those that count nothing: years, days, ordinals, "twice"."""
    return frozenset(_numbers(text))


def _numbers(text: str) -> Iterator[float]:
    tokens = read_tokens(text)
    for number in find_numbers(tokens):
        yield from (number.low, number.high)
    for token in tokens:
        if token.suffix.casefold() in ORDINAL:
            yield float(token.word.replace(",", ""))
        elif token.value is not None:
            yield token.value
    words = {token.word for token in tokens}
    yield from (float(value) for word, value in _named().items() if word in words)
    for figure in quantities_in(text):
        yield from (each for each in (figure.value, figure.low, figure.high) if each is not None)


@lru_cache(maxsize=1)
def _named() -> dict[str, float]:
    """Words that tell a number without being one: "twice", "trio", "third"."""
    return {**lexicon("figures")["naming"], **{word: float(n) for n, word in enumerate(_ordinals(), 1)}}


def _ordinals() -> list[str]:
    return list(lexicon("figures")["ordinals"].split())


@lru_cache(maxsize=KEPT)
def quantities_in(text: str) -> tuple[Quantity, ...]:
    """The figures of a text in its own language, which is looked for only where there are Cyrillic letters."""
    if not _CYRILLIC.search(text):
        return quantities_of(text)
    language = detect_language(text)
    return find_slavic(text, language) if language in ("uk", "ru") else quantities_of(text)
