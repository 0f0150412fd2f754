"""From canonical texts to readings, many texts in one run of the parser."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checks.domain.mention import Quotation
from checks.domain.moment import Moment
from checks.domain.progress import Progress, no_progress
from checks.domain.span import Span
from checks.extraction.basic import basic_mentions, basic_names, is_basic
from checks.extraction.headlines import parse_headline
from checks.extraction.names import Names, find_names
from checks.extraction.parser import Parser
from checks.extraction.reading import Mentions, Piece, Reading
from checks.extraction.titlecase import lower_title
from checks.text.furniture import find_furniture
from checks.text.quantities import find_quantities
from checks.text.quotations import find_quotations
from checks.text.sentences import split_sentences
from checks.text.times import find_times

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CLOCK = re.compile(r"\s*\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s?[A-Z]{2,4})?\s*[—–-]+\s*(?=\S)")
"""The time stamp of an entry in a live blog, which is no part of what it says."""
_LABEL = re.compile(
    r"[^\W\d_a-z][\w’'.&-]*(?:[ ,]+(?:[^\W\d_a-z][\w’'.&-]*|of|and|the|de|la|al|live|latest|update))*:[ ]+(?=[^\W_])"
)
"""The place or topic that a headline or a bullet opens with, "Burkina Faso:", which is no part of what it says."""
_INNER_STOP = re.compile(r"[.!?…]+(?=\s+[“\"‘']?[A-ZÀ-Þ])")


@dataclass(frozen=True)
class Draft:
    """A text with all that is found without a parser, and the stretches that wait for one."""

    text: str
    furniture: tuple[Span, ...]
    sentences: tuple[Span, ...]
    mentions: Mentions
    language: str | None = None
    """ISO 639-1 code, where it is known."""
    stretches: tuple[tuple[Span, int], ...] = ()
    """What is parsed as one, with the number of its sentence; empty where no parser knows the language."""


def draft(
    text: str,
    *,
    published: Moment | None,
    furniture: Sequence[Span] = (),
    language: str | None = None,
    is_parsed: bool = True,
    progress: Progress = no_progress,
) -> Draft:
    """Cut a canonical text into sentences, and find its times, figures and quotations; `progress` may stop it."""
    marked = tuple(sorted({*furniture, *find_furniture(text)}))
    sentences = split_sentences(text, marked)
    progress(0, len(sentences))
    mentions = _mentions(text, published, sentences, language)
    progress(0, len(sentences))
    stretches = tuple(_stretches(text, sentences, mentions.quotations)) if is_parsed else ()
    return Draft(text, marked, sentences, mentions, language, stretches)


def _mentions(text: str, published: Moment | None, sentences: Sequence[Span], language: str | None) -> Mentions:
    """Times, figures and quotations by the rules of the language; by those of English where there are none."""
    if language is not None and is_basic(language):
        return basic_mentions(text, published, language)
    return Mentions(find_times(text, published, sentences), find_quantities(text), find_quotations(text))


def _names(one: Draft, pieces: Sequence[Piece]) -> Names:
    if one.language is not None and is_basic(one.language):
        return basic_names(one.text, one.language)
    return find_names(one.text, [(piece.span, piece.doc) for piece in pieces])


def read_all(drafts: Sequence[Draft], parser: Parser, progress: Progress = no_progress) -> Iterator[Reading]:
    """The readings of drafts, in order. `progress` counts the stretches parsed; it may raise to stop the work."""
    stretches = [lower_title(span.of(one.text), one.text) for one in drafts for span, _ in one.stretches]
    shown = iter(stretches)
    docs = _watched(parser.parse(stretches), len(stretches), progress)
    for one in drafts:
        pieces = tuple(
            Piece(one.text, span, number, parse_headline(words, next(docs), parser))
            for (span, number), words in zip(one.stretches, shown, strict=False)
        )
        yield Reading(one.text, one.furniture, one.sentences, one.mentions, pieces, _names(one, pieces))


def _watched(docs: Iterator[Doc], total: int, progress: Progress) -> Iterator[Doc]:
    for done, doc in enumerate(docs, 1):
        progress(done, total)
        yield doc


def _stretches(text: str, sentences: Sequence[Span], quotations: Sequence[Quotation]) -> Iterator[tuple[Span, int]]:
    starts = [quotation.start for quotation in quotations]
    for number, span in enumerate(sentences):
        inside = quotations[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        for part in _parts(text, span, [quotation for quotation in inside if quotation.end <= span.end]):
            yield part, number


def _parts(text: str, sentence: Span, quotations: Sequence[Quotation]) -> Iterator[Span]:
    """The sentence without its time stamp and label, cut where a sentence ends inside one of its quotations."""
    start = sentence.start
    for lead in (_CLOCK, _LABEL):
        found = lead.match(text, start, sentence.end)
        start = found.end() if found else start
    for quotation in quotations:
        for stop in _INNER_STOP.finditer(text, quotation.start, quotation.end - 1):
            if stop.end() > start and _ends_sentence(text, stop.start()):
                yield Span(start, stop.end())
                start = _next_word(text, stop.end())
    yield Span(start, sentence.end)


def _next_word(text: str, at: int) -> int:
    while text[at].isspace():
        at += 1
    return at


def _ends_sentence(text: str, stop: int) -> bool:
    """Is the full stop at `stop` more than the mark of a short word such as "Mr." or "U.S."?"""
    word = re.search(r"[\w.]*$", text[max(0, stop - 12) : stop])
    return text[stop] != "." or word is None or (len(word[0]) > 3 and "." not in word[0])
