"""Sentences of an article, with exact offsets.

The rules are those of the field's annotators: a quotation and the clause that reports it are one sentence, however many
full stops stand inside; a quotation without such a clause is cut at each; a dateline stands apart; a bullet sign is
left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from checks.domain.span import Span
from checks.text.cover import Cover
from checks.text.lexicons import either
from checks.text.marks import find_marked
from checks.text.paragraphs import find_paragraphs, trim
from checks.text.stops import OPENING, is_abbreviation

_STOP = re.compile(
    r"(?:[.!?…]+|[。！？؟।])(?P<closing>['\"”’»)\]」』]*)(?:\[\w[\w ]{0,20}\])*(?=\s|$|(?P<joined>[“«]))|[。！？]"
)
_BULLET = re.compile(r"(?:[•‣◦▪■●·*]|[-–—](?=\s)|\(?(?:\d{1,2}|[a-z])[.)](?=\s+\S))\s*")
_PLACE = r"[A-Z][\w.’'-]*,?(?:[ /]+(?:[A-Z][\w.’'-]*,?|\d{1,2},?|\d{4},?|of|de|al|el)){0,7}"
_DATELINE = re.compile(
    rf"(?:{_PLACE}(?:\s*\([A-Z][\w .&/-]{{1,30}}\))?|\((?:AP|AFP|dpa|EFE|IANS|Reuters|UPI|Xinhua)\))"
    r"\s*(?:—|–|--+|[-_](?=\s))(?=\s*\S)"
)
_CITY = re.compile(
    r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?, [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)? [—–](?= [A-Z])(?![^.!?\n]*[—–])"
)
"""As in "Kyiv, Ukraine — Troops left", where no second dash makes it an aside."""
_BRACKET = re.compile(r"(?<=[^.!?\s]\s)\([^()\n]{1,400}\)")
_CAPITALS = 3
"""Capital letters in a row that a dateline's place has at least: "KYIV", "UNITED NATIONS"."""


def split_sentences(text: str, furniture: Sequence[Span] = ()) -> tuple[Span, ...]:
    """The sentences outside furniture, in order, without the white space around them."""
    return tuple(sentence for piece in _pieces(text, furniture) for sentence in _split(text, piece))


def _pieces(text: str, furniture: Sequence[Span]) -> Iterator[Span]:
    """Paragraphs without their furniture."""
    cover = Cover(furniture)
    for paragraph in find_paragraphs(text):
        start = paragraph.start
        for block in cover.within(paragraph):
            if piece := trim(text, start, max(start, block.start)):
                yield piece
            start = max(start, block.end)
        if start < paragraph.end and (piece := trim(text, start, paragraph.end)):
            yield piece


def _split(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    if bullet := _BULLET.match(text, start, paragraph.end):
        start = bullet.end() if bullet.end() < paragraph.end else start
    if dateline := _dateline(text, start, paragraph.end):
        yield dateline
        start = dateline.end
    for end in [*_ends(text, start, paragraph.end), paragraph.end]:
        if sentence := trim(text, start, end):
            yield sentence
        start = end


def _dateline(text: str, start: int, end: int) -> Span | None:
    """As in "KYIV, May 23 —": a place in capitals, or a place with an agency or a date, before a dash."""
    if city := _CITY.match(text, start, end):
        return Span(*city.span())
    found = _DATELINE.match(text, start, end)
    if found is None or found.end() - start > 80:
        return None
    words_of_it = found.group()
    capitals = re.match(rf"[A-Z]{{{_CAPITALS}}}", words_of_it)
    agency_or_date = re.search(rf"\([A-Z]|\b{_month()}\b\.? \d|\d {_month()}\b", words_of_it)
    return Span(start, found.end()) if capitals or agency_or_date else None


@cache
def _month() -> str:
    return r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*"


def _ends(text: str, start: int, end: int) -> Iterator[int]:
    """Where one sentence ends and another begins."""
    quotations = find_marked(text, start, end)
    whole = Cover(quotation for quotation in quotations if _holds_together(text, quotation, start, end))
    brackets, marked = Cover(_brackets(text, start, end)), Cover(quotations)
    for found in _STOP.finditer(text, start, end):
        if _is_inside(found, whole) or _is_inside(found, brackets):
            continue
        if found.end() < end and _ends_sentence(text, found, start, end, marked.at(found.end() - 1)):
            yield found.end()


def _is_inside(stop: re.Match[str], cover: Cover) -> bool:
    """Does a full stop lie in one of the spans, and not at its end?"""
    span = cover.at(stop.start())
    return span is not None and stop.end() < span.end


def _brackets(text: str, start: int, end: int) -> list[Span]:
    """Remarks in round brackets inside a sentence, so that no full stop in them counts."""
    return [Span(*found.span()) for found in _BRACKET.finditer(text, start, end)]


def _holds_together(text: str, quotation: Span, start: int, end: int) -> bool:
    """Does a clause that reports the quotation stand before or after it?"""
    return not _begins_sentence(text, quotation.start, start) or _continues(text, quotation, end)


def _begins_sentence(text: str, at: int, start: int) -> bool:
    before = text[max(start, at - 8) : at].rstrip()
    return not before or before[-1] in '.!?…”"’»'


def _continues(text: str, quotation: Span, end: int) -> bool:
    """Does the sentence go on after the quotation: in lower case, after a comma, or with a tag?"""
    after = text[quotation.end : min(end, quotation.end + 200)].lstrip()
    if not after:
        return False
    last = text[quotation.end - 2]
    if after[0] in ",;—–-:" or after[0].islower() or last in ",;—–":
        return True
    return _tagged(last in "!?").match(after) is not None


@cache
def _tagged(after_question: bool) -> re.Pattern[str]:
    """As in "Trump added, raising …": a name and a verb of saying, after which no clause of its own begins."""
    verb = either("speech", "tags")
    name = r"(?:(?:[A-Z][\w.’'-]*|[Tt]he|of|for|and|de|al|bin|[a-z]+(?= [A-Z]))[ ,]+){1,9}?"
    after = r"(?!\s+(?:that|it|the)\b)" if after_question else r"(?=\s*[.,;:—]|\s*$|\s+(?:in|on|at|to|during|of)\b)"
    return re.compile(rf"{name}{verb}\b{after}")


def _ends_sentence(text: str, found: re.Match[str], start: int, end: int, quotation: Span | None) -> bool:
    """Does the stop end a sentence, given the words around it and the quotation that its last sign stands in?"""
    if quotation is not None and quotation.end <= found.end() and _continues(text, quotation, end):
        return False
    after = text[found.end() : min(end, found.end() + 80)].lstrip()
    if not after or not _may_begin(after):
        return False
    if found.group("closing") or not found.group().startswith(".") or len(found.group()) > 1:
        return True
    return not is_abbreviation(text, start, found.start(), after)


def _may_begin(after: str) -> bool:
    """May a sentence begin like this? Not with a small letter, unless its script has no capitals."""
    first = after.lstrip(OPENING)[:1]
    return bool(first) and not first.islower() and first not in ",;:)]”’%"
