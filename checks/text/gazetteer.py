"""Names of places, states, forces and leaders, from `resources/gazetteer`: a desk may edit and add rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from types import MappingProxyType

from checks.domain.mention import ActorKind, PlaceLevel
from checks.text.gazetteer_files import parts, rows

_WORD = re.compile(r"[^\W_]+(?:[’'.\-&](?=\w)[^\W_]+)*\.?")
SURE_POPULATION = 400_000
"""A city of fewer people needs a hint in the text, for many share their name with people and common words."""
WATCHED_POPULATION = 50_000
"""The same for countries at war whose towns are in the news by name, `watched` in `countries.csv`."""


@dataclass(frozen=True)
class Entry:
    """What one name may stand for: a place, an actor, or both (a capital that also stands for its government)."""

    name: str
    level: PlaceLevel | None = None
    country: str | None = None
    geonames_id: int | None = None
    actor: ActorKind | None = None
    actor_name: str | None = None
    is_metonym: bool = False
    is_sure: bool = True
    """May the name be taken without a hint in the text?"""


@dataclass(frozen=True)
class Hit:
    """A name of the gazetteer in a text."""

    start: int
    end: int
    entry: Entry


@cache
def gazetteer() -> Mapping[tuple[str, ...], Entry]:
    """Entries by the words of their names and aliases; what is read first wins."""
    found: dict[tuple[str, ...], Entry] = {}
    for name, entry in (*_actors(), *_countries(), *_places(), *_cities()):
        found.setdefault(_key(name), entry)
    return MappingProxyType(found)


@cache
def demonyms() -> Mapping[str, str]:
    """Country codes by adjective and people: "Ukrainian" and "Ukrainians" are UA."""
    return MappingProxyType({word: row["code"] for row in rows("countries") for word in parts(row["demonyms"])})


@cache
def country_names() -> Mapping[str, str]:
    """Names of states by code."""
    return MappingProxyType({row["code"]: row["name"] for row in rows("countries")})


def find_in_gazetteer(text: str) -> Iterator[Hit]:
    """Names of the gazetteer in `text`, the longest at each place, without overlaps."""
    found = list(_WORD.finditer(text))
    longest = _longest_by_first()
    at = 0
    while at < len(found):
        size = _match_at(found, at, longest.get(_clean(found[at][0]), 0))
        if size:
            last = found[at + size - 1]
            key = tuple(_clean(word[0]) for word in found[at : at + size])
            yield Hit(found[at].start(), last.start() + len(_clean(last[0])), gazetteer()[key])
        at += max(size, 1)


def _match_at(found: list[re.Match[str]], at: int, longest: int) -> int:
    """Number of words of the longest name that starts at word `at`; 0 for none."""
    for size in range(min(longest, len(found) - at), 0, -1):
        key = tuple(_clean(word[0]) for word in found[at : at + size])
        if key in gazetteer() and _is_unbroken(found[at : at + size]):
            return size
    return 0


def _is_unbroken(found: list[re.Match[str]]) -> bool:
    """Does nothing but a space, or the comma of "Washington, D.C.", stand between the words?"""
    return all(after.start() - before.end() <= 2 for before, after in pairwise(found))


@cache
def _longest_by_first() -> Mapping[str, int]:
    longest: dict[str, int] = {}
    for key in gazetteer():
        longest[key[0]] = max(longest.get(key[0], 0), len(key))
    return MappingProxyType(longest)


def _key(name: str) -> tuple[str, ...]:
    return tuple(_clean(found[0]) for found in _WORD.finditer(name))


def _clean(word: str) -> str:
    """A word without the stop that ends a sentence and the mark of the genitive: "U.S." stays."""
    if word.endswith(".") and word.count(".") == 1:
        word = word[:-1]
    return word.removesuffix("’s").removesuffix("'s")


def _actors() -> Iterator[tuple[str, Entry]]:
    for row in rows("actors"):
        kind, country = ActorKind(row["kind"]), row["country"] or None
        metonym = row["metonym"] == "yes"
        entry = Entry(row["name"], country=country, actor=kind, actor_name=row["name"], is_metonym=metonym)
        for name in parts(row["aliases"]) if metonym else (row["name"], *parts(row["aliases"])):
            yield name, entry


def _countries() -> Iterator[tuple[str, Entry]]:
    for row in rows("countries"):
        code, name, number = row["code"], row["name"], int(row["geonames_id"])
        state = Entry(name, PlaceLevel.COUNTRY, code, number, ActorKind.STATE, name)
        for alias in (name, *parts(row["aliases"])):
            yield alias, state
        if row["capital_is_metonym"] == "yes":
            capital = parts(row["capital"])
            known = Entry(capital[-1], PlaceLevel.CITY, code, None, ActorKind.STATE, name, is_metonym=True)
            for alias in capital:
                yield alias, known


def _places() -> Iterator[tuple[str, Entry]]:
    for row in rows("places"):
        entry = Entry(row["name"], PlaceLevel(row["level"]), row["country"] or None)
        for name in (row["name"], *parts(row["aliases"])):
            yield name, entry


def _cities() -> Iterator[tuple[str, Entry]]:
    watched = {row["code"] for row in rows("countries") if row["watched"] == "yes"}
    for row in rows("cities"):
        sure = int(row["population"]) >= (WATCHED_POPULATION if row["country"] in watched else SURE_POPULATION)
        entry = Entry(row["name"], PlaceLevel.CITY, row["country"], int(row["geonames_id"]), is_sure=sure)
        for name in (row["name"], *parts(row["aliases"])):
            yield name, entry
