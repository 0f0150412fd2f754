"""Claims without a parser: parts of sentences between commas and conjunctions that hold something to look up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.domain.claim import Kind
from checks.domain.span import Span
from checks.extraction.candidate import Candidate
from checks.extraction.reading import Reading

_CUT = re.compile(
    r"\s*(?:[;:،؛]|(?<!\d)[—–]|[—–](?!\d)|,(?!\d)|(?<=\s)[-–](?=\s)|\b(?:and|but|while|although|however|а|але|но|и|та)\b)\s*"
)
_SUPERLATIVE = re.compile(
    r"\b(?:first|largest|biggest|deadliest|only|most \w+|worst|highest|lowest"
    r"|перш(?:ий|а|е|у|ого|ої|ою)|єдин\w+|най\w+ш\w+|рекордн\w+"
    r"|перв(?:ый|ая|ое|ую|ого|ой)|единственн\w+|крупнейш\w+|наиболее \w+|сам(?:ый|ая|ое|ую|ой|ого) \w+)\b",
    re.IGNORECASE,
)
"""Of English, Ukrainian and Russian; a language without any still has figures, times and quotations."""
_FEWEST = 3
"""Words of the shortest part that is kept."""


def find_by_rules(reading: Reading) -> Iterator[Candidate]:
    """One candidate per part of a sentence with a figure, a time, a name or a superlative, and per quotation."""
    for number, sentence in enumerate(reading.sentences):
        quotations = [q for q in reading.quotations_near(sentence) if sentence.contains(Span(q.start, q.end))]
        if quotations:
            kind = Kind.QUOTE
            yield Candidate(_trimmed(sentence, reading.text), number, kind, quotation=quotations[0])
            continue
        for part in _parts(sentence, reading.text):
            kinds = tuple(_kinds(part, reading))
            if kinds and len(part.of(reading.text).split()) >= _FEWEST:
                yield Candidate(part, number, kinds[0], kinds[1:])


def _parts(sentence: Span, text: str) -> Iterator[Span]:
    start = sentence.start
    for cut in _CUT.finditer(text, sentence.start, sentence.end):
        if cut.start() > start:
            yield _trimmed(Span(start, cut.start()), text)
        start = cut.end()
    if start < sentence.end:
        yield _trimmed(Span(start, sentence.end), text)


def _kinds(part: Span, reading: Reading) -> Iterator[Kind]:
    if reading.quantities_in(part):
        yield Kind.QUANTITY
    if _SUPERLATIVE.search(part.of(reading.text)):
        yield Kind.SUPERLATIVE
    if reading.times_in(part):
        yield Kind.TIME
    if reading.places_in(part) or reading.actors_in(part):
        yield Kind.EVENT


def _trimmed(span: Span, text: str) -> Span:
    """Without space and the full stop at the ends."""
    words = span.of(text)
    left = len(words) - len(words.lstrip(" \t\n-–—•*"))
    right = len(words.rstrip(" \t\n.,;:!?"))
    return Span(span.start + left, span.start + max(left, right))
