"""How much of a text its claims cover, and which numbers, names, dates and quotations stand outside all of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from checks.domain.span import Span
from checks.text.cover import Cover
from checks.text.lexicons import lexicon, words
from checks.text.marks import find_marked
from checks.text.paragraphs import find_paragraphs
from checks.text.stops import is_abbreviation

_WORD = re.compile(r"\w[\w’'-]*")
_FIGURE = re.compile(r"[$€£₴]?\d+(?:[.,:\u00a0\u202f ]?\d{3}(?!\d)|[.,:/]\d+)*(?:[ ]?%|-?[^\W\d_]+(?:-[^\W\d_]+)*)?")
_CAPITALISED = re.compile(r"[^\W\d_][\w’'-]*(?:[ ][^\W\d_][\w’'-]*)*")
_OPENING = re.compile(r"(?:^|(?P<stop>[.!?…])[”\"’»)]*\s+|\n\s*)[“\"‘'«„(\[—–-]*\s*$")
"""What stands right before the first word of a sentence, in the few characters before it."""
_BEFORE = 8
_LEAST_COUNT = 2
"""The least number that is one where it is spelled: "one" is more often a pronoun."""
SHORTEST_QUOTATION = 3
"""Words of the shortest quotation that says something by itself; fewer are a title or a word held at a distance."""


def find_checkable(text: str, furniture: Sequence[Span] = ()) -> tuple[Span, ...]:
    """The numbers, names, dates and quotations of `text` outside its furniture, in order and without overlaps.

    Of two that overlap the one that begins first is kept, and of two with one beginning the longer. Names are told by
    their capitals, so a script without them has none; at the beginning of a sentence, a single capitalised word is
    only a name where the text writes it with a capital elsewhere too.
    """
    left_out = Cover(furniture)
    found = [*_quotations(text), *_dates(text), *_figures(text), *_names(text)]
    kept: list[Span] = []
    for span in sorted(found, key=lambda each: (each.start, -each.end)):
        if (not kept or span.start >= kept[-1].end) and not left_out.within(span):
            kept.append(span)
    return tuple(kept)


class Words:
    """The words of a text outside its furniture, counted once, to say again and again how many are covered."""

    def __init__(self, text: str, furniture: Sequence[Span] = ()) -> None:
        kept = _between(furniture, len(text))
        self._starts = [found.start() for start, end in kept for found in _WORD.finditer(text, start, end)]

    def share_covered(self, claims: Iterable[Span]) -> float:
        """The share of words that begin inside a claim, 0 to 1; a text without words is not covered at all."""
        if not self._starts:
            return 0.0
        covered = sum(self._before(span.end) - self._before(span.start) for span in _joined(claims))
        return covered / len(self._starts)

    def _before(self, place: int) -> int:
        return bisect_left(self._starts, place)


def words_covered(text: str, claims: Iterable[Span], furniture: Sequence[Span] = ()) -> float:
    """The share of the words of `text` outside its furniture that begin inside a claim, 0 to 1."""
    return Words(text, furniture).share_covered(claims)


def _between(spans: Iterable[Span], length: int) -> Iterator[tuple[int, int]]:
    """The stretches of a text that lie in none of the spans."""
    reached = 0
    for span in _joined(spans):
        yield reached, span.start
        reached = span.end
    yield reached, length


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans with those that overlap made one."""
    joined: Span | None = None
    for span in sorted(spans):
        if joined is not None and span.start <= joined.end:
            joined = Span(joined.start, max(joined.end, span.end))
            continue
        if joined is not None:
            yield joined
        joined = span
    if joined is not None:
        yield joined


def _quotations(text: str) -> Iterator[Span]:
    for paragraph in find_paragraphs(text):
        for quotation in find_marked(text, paragraph.start, paragraph.end):
            if len(_WORD.findall(text, quotation.start, quotation.end)) >= SHORTEST_QUOTATION:
                yield quotation


def _dates(text: str) -> Iterator[Span]:
    """Months with the days and years beside them: "March 11", "23 May 2025"."""
    return (Span(*found.span()) for found in _month().finditer(text))


def _figures(text: str) -> Iterator[Span]:
    """Figures with what hangs on them ("600-mile", "12 %"), and spelled numbers."""
    yield from (Span(*found.span()) for found in _FIGURE.finditer(text))
    for found in _WORD.finditer(text):
        if set(found.group().casefold().split("-")) & _number_words():
            yield Span(*found.span())


def _names(text: str) -> Iterator[Span]:
    """Capitalised words in a row; the first word of a sentence belongs to them only if it is a name elsewhere."""
    inside: set[str] = set()
    opening: list[Span] = []
    for found in _CAPITALISED.finditer(text):
        for span in _capitalised(text, found.start(), found.end()):
            if _is_title(text, span):
                continue
            if _opens_sentence(text, span):
                opening.append(span)
            else:
                inside.update(_WORD.findall(span.of(text)))
                yield span
    yield from (kept for span in opening if (kept := _without_opening(text, span, inside)))


def _capitalised(text: str, start: int, end: int) -> Iterator[Span]:
    """The runs of capitalised words between two places; a lone "I" is none."""
    run: Span | None = None
    for word in _WORD.finditer(text, start, end):
        if word.group()[0].isupper() and word.group() != "I":
            run = Span(run.start if run else word.start(), word.end())
            continue
        if run is not None:
            yield run
        run = None
    if run is not None:
        yield run


def _is_title(text: str, span: Span) -> bool:
    """Is it the abbreviated title before a name, as "Gen." is?"""
    return text.startswith(".", span.end) and span.of(text).casefold() in words("abbreviations", "leading")


def _opens_sentence(text: str, span: Span) -> bool:
    begin = max(0, span.start - _BEFORE)
    found = _OPENING.search(text[begin : span.start])
    if found is None or found["stop"] != ".":
        return found is not None
    return not is_abbreviation(text, max(0, begin - _BEFORE), begin + found.start("stop"), span.of(text))


def _without_opening(text: str, span: Span, inside: set[str]) -> Span | None:
    first, *others = _WORD.finditer(text, span.start, span.end)
    if first.group() in inside:
        return span
    return Span(others[0].start(), span.end) if others else None


@cache
def _month() -> re.Pattern[str]:
    month = f"(?:{'|'.join(name.capitalize() for name in lexicon('calendar')['months'])})"
    return re.compile(rf"\b(?:\d{{1,2}}[ ]{month}|{month}[ ]\d{{1,2}}\b|{month}(?=[ ]\d{{4}}\b))(?:,?[ ]\d{{4}}\b)?")


@cache
def _number_words() -> frozenset[str]:
    numbers = lexicon("numbers")
    small = (word for word, value in numbers["small"].items() if value >= _LEAST_COUNT)
    return frozenset((*small, *numbers["tens"]))
