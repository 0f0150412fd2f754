"""One name that an article spells in two ways, of whatever it is the name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from checks.domain.finding import FindingValue, Level
from checks.domain.span import Span
from checks.rules.context import Context
from checks.rules.repeats.people import is_slip
from checks.rules.rule import Notice
from checks.text.gazetteer import gazetteer

_CAPITAL = re.compile(r"(?<![\w-])[A-ZÀ-ÞŠŽ][^\W\d_]{4,}(?![\w-])")
_WITHIN = re.compile(r"[\w,’')] (?:[“\"‘(])?(?:al-|el-|Al-|El-)?$")
"""What stands before a word that has its capital for its own sake, not for opening a sentence."""
_ENDING = re.compile(r"(?:s|i|a|e|y|(?<!n)n)$")
"""Endings by which words of one stem differ: Syria and Syrian, Iraq and Iraqi, Petrov and Petrova."""


def repeated_words(context: Context) -> Iterator[Notice]:
    """Pairs of names that differ by a letter and stand for nothing else that is known."""
    places = _names(context.text)
    for one, other in combinations(places, 2):
        is_near = is_slip(one, other) and not _are_forms(one, other) and not _are_known(one, other)
        if is_near and _may_be_one(places[one], places[other], context.text):
            yield _notice(places[one], places[other], context.text)


def _names(text: str) -> dict[str, Span]:
    """The capitalised words of running text, each where it stands first; those written small elsewhere are none."""
    small = {word for word in re.findall(r"\b[^\W\d_]{5,}\b", text) if word.islower()}
    found: dict[str, Span] = {}
    for word in _CAPITAL.finditer(text):
        is_own = _WITHIN.search(text, max(0, word.start() - 8), word.start()) is not None
        if is_own and word[0].casefold() not in small and not word[0].isupper():
            found.setdefault(word[0], Span(*word.span()))
    return found


def _are_forms(one: str, other: str) -> bool:
    """Is one of them the other with an ending, or do both have one in its place?"""
    short, long = sorted((one, other), key=len)
    return (len(long) > len(short) and long.startswith(short) and _ENDING.search(long) is not None) or (
        one[:-1] == other[:-1] and _ENDING.search(one) is not None and _ENDING.search(other) is not None
    )


def _are_known(one: str, other: str) -> bool:
    """Are both in the gazetteer, as two places?"""
    entries = [gazetteer().get((each,)) for each in (one, other)]
    return all(entry is not None for entry in entries)


def _may_be_one(one: Span, other: Span, text: str) -> bool:
    """Are they no surnames or first names of two people: is a name beside the one not another beside the other?"""
    for pattern, pick in ((r"\b([A-ZÀ-Þ][^\W\d_]+) $", _before), (r"^ ([A-ZÀ-Þ][^\W\d_]+)", _after)):
        beside = [re.search(pattern, pick(each, text)) for each in (one, other)]
        words = {each[1] for each in beside if each is not None}
        if len(words) > 1:
            return False
    return True


def _before(span: Span, text: str) -> str:
    return text[max(0, span.start - 30) : span.start]


def _after(span: Span, text: str) -> str:
    return text[span.end : span.end + 30]


def _notice(one: Span, other: Span, text: str) -> Notice:
    spans = sorted((one, other), key=lambda span: span.start)
    here, there = (span.of(text) for span in spans)
    message = f"One name in two spellings? “{here}” here and “{there}” there: if they are one, keep to one spelling."
    return Notice(Level.NOTE, message, tuple(FindingValue("article", span.of(text), span=span) for span in spans))
