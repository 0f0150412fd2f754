"""One person whose name or title an article writes in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein

from checks.domain.finding import FindingValue, Level
from checks.domain.span import Span
from checks.rules.context import Context
from checks.rules.places.spellings import names as spelt_names
from checks.rules.rule import Notice
from checks.text.gazetteer import gazetteer
from checks.text.names import Named, Names

LEAST_LETTERS = 5
"""Letters of a surname that is not another one when a letter differs."""
_LONG = 8
"""Letters of a surname of which two may differ."""
_RANKS = re.compile(
    r"\b(?:(?:lt|maj|brig|col)\.? )?(?:gen|general)\b|\b(?:lt\.? )?col\b|\bcapt\b|\bmaj\b|\badm\b|\bsgt\b"
)
_POSTS = re.compile(r"\b(?:foreign|defen[cs]e|interior|finance|health|energy|economy|justice|prime) minister\b")
_PAST = re.compile(r"\b(?:former|ex-\w+|then|acting|deputy|vice)\b")


def repeated_people(context: Context) -> Iterator[Notice]:
    """Names of one person in two spellings, and ranks or posts of one person that differ."""
    named = [each for each in Names(context.text).named if not each.is_body and not _is_place(each)]
    full = _first_of_each([each for each in named if each.is_full])
    alone = _first_of_each([each for each in named if not each.is_full and each.title])
    for one, other in combinations(full, 2):
        if _are_one_person(one, other):
            yield _notice(f"One person in two spellings? “{one.name}” and “{other.name}”.", (one, other), context)
    surnames = {each.surname for each in full}
    for one in full:
        for other in alone:
            if other.surname not in surnames and is_slip(one.surname, other.surname):
                yield _notice(f"One person in two spellings? “{one.name}” and “{other.name}”.", (one, other), context)
    yield from _titles([each for each in named if each.is_full and each.title], context)


def _is_place(named: Named) -> bool:
    entry = gazetteer().get(tuple(named.name.split()))
    return entry is not None and entry.level is not None


def _first_of_each(named: Sequence[Named]) -> list[Named]:
    return list({each.name: each for each in reversed(named)}.values())[::-1]


def _are_one_person(one: Named, other: Named) -> bool:
    """Is one of first name and surname the same, and the other the same but for a letter?"""
    (first, *_, last), (given, *_, surname) = one.name.split(), other.name.split()
    if len(one.name.split()) != len(other.name.split()):
        return False
    if first == given:
        return is_slip(last.casefold(), surname.casefold())
    return last == surname and len(last) >= LEAST_LETTERS and is_slip(first.casefold(), given.casefold(), least=4)


def is_slip(one: str, other: str, least: int = LEAST_LETTERS) -> bool:
    """Do two words differ in a letter, or in two where they are long, and not by an ending or by a known spelling?"""
    shorter = min(len(one), len(other))
    if one == other or shorter < least or one[0] != other[0] or {f"{one}s", f"{other}s"} & {one, other}:
        return False
    is_known = any({one, other} <= {each.casefold() for each in name.spellings} for name in spelt_names())
    return not is_known and DamerauLevenshtein.distance(one, other) <= (2 if shorter >= _LONG else 1)


def _titles(named: Sequence[Named], context: Context) -> Iterator[Notice]:
    """Ranks and posts of one person; one who held a post before, or stands in for somebody, may have two."""
    of_person: dict[str, Named] = {}
    for each in named:
        if _PAST.search(each.title):
            continue
        before = of_person.setdefault(each.name, each)
        for pattern in (_RANKS, _POSTS):
            one, other = pattern.search(before.title), pattern.search(each.title)
            if one and other and one.group() != other.group():
                message = f"{each.name} is “{one.group()}” here and “{other.group()}” there."
                yield _notice(message, (before, each), context)


def _notice(message: str, named: tuple[Named, Named], context: Context) -> Notice:
    spans = [_place(each, context) for each in named]
    values = (FindingValue("article", span.of(context.text), span=span) for span in spans)
    return Notice(Level.NOTE, message, tuple(values))


def _place(named: Named, context: Context) -> Span:
    """Where the name stands, after its titles."""
    start = context.text.find(named.name.split()[0], named.start)
    return Span(start, min(len(context.text), start + len(named.name)))
