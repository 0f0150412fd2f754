"""Whether words speak of places as cities or as regions, and which names are those of both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from checks.domain.mention import PlaceLevel
from checks.domain.span import Span
from checks.text.gazetteer_files import parts, rows
from checks.text.lexicons import lexicon

_CITY = r"(?:cities|city|towns?)"
_REGION = r"(?:oblasts?|regions?|provinces?|governorates?|districts?|states?|strip)"
_OFFICES = (
    r"(?:governors?|administration|heads?|police|prosecutors?|military|council|chief|authorities|officials?|leaders?)"
)
"""Words after a region that make it the title of somebody, who may speak of its city: "Kharkiv region governor"."""
_NO_OFFICE = r"(?<!governor of )(?<!governor of the )(?<!head of the )"
_WHERE = r"(?: (?:of|in)(?: [\w’']+){1,3}(?=[ \n]?[—–:,]))?"
"""As in "four cities in eastern Ukraine —"."""
_LIST = r"(?:,| and| or| &|—|–|:|-)*[ \n]*(?:the )?"
_COUNTED = r"(?:(?P<count>two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?:[\w-]+ ){0,2}?)?"


@dataclass(frozen=True)
class Spoken:
    """Words that say what sort of place names stand for, with the names that they govern and the count they give."""

    level: PlaceLevel
    noun: str
    span: Span
    """Noun and names."""
    names: frozenset[str]
    count: int | None = None


@cache
def namesakes() -> dict[str, str]:
    """Names that a city and a region share, with what the region is: "oblast"."""
    return {name: row["kind"] for row in rows("namesakes") for name in parts(row["names"])}


@cache
def _patterns() -> tuple[tuple[PlaceLevel, re.Pattern[str]], ...]:
    name = rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, namesakes()), key=len, reverse=True))})(?![’']s|\w)"
    names = rf"(?P<names>{name}(?:{_LIST}{name})*)"
    return tuple(
        (level, re.compile(pattern))
        for level, noun in ((PlaceLevel.CITY, _CITY), (PlaceLevel.REGION, _REGION))
        for pattern in (
            rf"\b{_COUNTED}(?P<noun>{noun})\b{_WHERE}(?: of|[ \n]?[—–:-]|,(?: namely| including)?)?[ \n]+{names}",
            rf"{_NO_OFFICE}{names}[ \n](?P<noun>(?i:{noun}))\b(?![’']s|[ \n](?i:{_OFFICES})\b)",
        )
    )


@lru_cache(maxsize=512)
def spoken_levels(text: str) -> tuple[Spoken, ...]:
    """What is said of names that a city and a region share, such as "four key cities — Donetsk and Luhansk"."""
    return tuple(_spoken(text))


def _spoken(text: str) -> Iterator[Spoken]:
    for level, pattern in _patterns():
        for found in pattern.finditer(text):
            said = frozenset(each for each in namesakes() if re.search(rf"\b{re.escape(each)}\b", found["names"]))
            count = found["count"] if "count" in pattern.groupindex else None
            yield Spoken(level, found["noun"], Span(*found.span()), said, _number(count))


def counted_regions(text: str) -> Iterator[Spoken]:
    """Regions that are counted and not named: "the four regions"."""
    for found in re.finditer(rf"(?i)\b{_COUNTED}(?P<noun>{_REGION})\b", text):
        if found["count"]:
            yield Spoken(PlaceLevel.REGION, found["noun"], Span(*found.span()), frozenset(), _number(found["count"]))


def _number(word: str | None) -> int | None:
    if word is None:
        return None
    return int(word) if word.isdigit() else lexicon("numbers")["small"].get(word.casefold())
