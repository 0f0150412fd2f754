"""Who and which places a claim names, each with a key that is one for one bearer: "Zelenskiy", "Зеленський"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from checks.domain.mention import PlaceLevel
from checks.matching.names import fold, plain_name
from checks.matching.words import one_spelling
from checks.text.gazetteer import Hit, country_names, demonyms, find_in_gazetteer
from checks.text.lexicons import words
from checks.text.names import read_name
from checks.text.slavic import names as slavic

ALIKE = 85
"""Ratio of rapidfuzz from which two unknown names of five letters or more are spellings of one."""
SURELY_ALIKE = 92
"""The same for two places that the gazetteer has as two: "Khān Yūnis" and "Khan Younis"."""
_CAPITALS = re.compile(r"[^\W\d_a-z][\w’'-]*(?:[ ](?:(?:of|de|da|van|von|bin|ibn|al|el)[ ])?[^\W\d_a-z][\w’'-]*)*")
_BEFORE, _AFTER = re.compile(r"\b[^\W\d_a-z]\w* $"), re.compile(r" [^\W\d_a-z]")
"""A capital word right before or after: the name is part of a longer one."""
_OWNER = re.compile(r"[’'](?:s\b)?$|[’']s(?= )")
_UKRAINIAN, _RUSSIAN = re.compile(r"[іїєґІЇЄҐ]"), re.compile(r"[\u0400-\u04ff]")


@dataclass(frozen=True, slots=True)
class Named:
    """A name as the text writes it, and its key."""

    said: str
    key: str
    is_place: bool = False
    is_known: bool = False
    """Does the gazetteer know it? Two known names are one only if their keys are equal."""

    def is_same(self, other: Named) -> bool:
        """May both mean one bearer?"""
        if self.key == other.key:
            return True
        if self.is_known and other.is_known:
            return self.is_place and other.is_place and _is_likely(self.key, other.key, SURELY_ALIKE)
        return _is_spelling(self.key, other.key)


@lru_cache(maxsize=4096)
def find_named(text: str) -> tuple[Named, ...]:
    """People, bodies, states and places that `text` names, each once, in order."""
    language = language_of(text)
    found = _in_slavic(text, language) if language else _in_small(text) if text.islower() else _in_latin(text)
    return tuple({name.key: name for name in found if name.key}.values())


def language_of(text: str) -> str | None:
    """The Slavic language of a text in Cyrillic, "uk" or "ru"; None for any other."""
    if text.isascii() or not _RUSSIAN.search(text):
        return None
    return "uk" if _UKRAINIAN.search(text) else "ru"


def _in_slavic(text: str, language: str) -> Iterator[Named]:
    for place in slavic.find_places(text, language):
        yield Named(place.mention, fold(place.name), place.level is not PlaceLevel.COUNTRY, is_known=True)
    for actor in slavic.find_actors(text, language):
        is_known = actor.name != actor.mention
        yield Named(actor.mention, plain_name(one_spelling(actor.name)), is_known=is_known)


def _in_small(text: str) -> Iterator[Named]:
    """Known names of a text without capitals."""
    large = text.title()
    return (_known(large, hit) for hit in find_in_gazetteer(large) if hit.entry.is_sure)


def _in_latin(text: str) -> Iterator[Named]:
    hits = [hit for hit in find_in_gazetteer(text) if hit.entry.is_sure or _stands_alone(text, hit)]
    yield from (_known(text, hit) for hit in hits)
    rest = text
    for hit in hits:
        rest = rest[: hit.start] + "|" * (hit.end - hit.start) + rest[hit.end :]
    for found in _CAPITALS.finditer(rest):
        said = _OWNER.sub("", found.group())
        if not _opens(rest, found.start()) or " " in said or said in _states():
            yield from _unknown(said.split())


def _stands_alone(text: str, hit: Hit) -> bool:
    """Is a name that may also be a word, or a first name, neither of these here?"""
    return not _opens(text, hit.start) and not _BEFORE.search(text[: hit.start]) and not _AFTER.match(text[hit.end :])


def _known(text: str, hit: Hit) -> Named:
    entry = hit.entry
    is_place = entry.level not in (None, PlaceLevel.COUNTRY) and not entry.is_metonym
    name = entry.name if is_place else entry.actor_name or entry.name
    return Named(text[hit.start : hit.end], fold(name), is_place, is_known=True)


def _unknown(said: Iterable[str]) -> Iterator[Named]:
    """What no list of names has, without days and months; peoples stand for their states."""
    kept = [word for word in said if word.casefold() not in words("calendar", "months") | words("calendar", "weekdays")]
    yield from (Named(word, _states()[word], is_known=True) for word in kept if word in _states())
    named = read_name(" ".join(word for word in kept if word not in _states()))
    if named and len(named.name) > 1:
        yield Named(named.name, plain_name(one_spelling(named.name)))


def _opens(text: str, at: int) -> bool:
    """Does a sentence begin there, so that a capital letter tells nothing?"""
    before = text[max(0, at - 3) : at].rstrip(" “\"'‘(")
    return not before or before[-1] in ".!?:\n"


def _is_spelling(one: str, other: str) -> bool:
    """A surname for a full name, or two spellings of one name."""
    mine, theirs = one.split(), other.split()
    if 1 in (len(mine), len(theirs)):
        one, other = mine[-1], theirs[-1]
    return one == other or _is_likely(one, other, ALIKE)


def _is_likely(one: str, other: str, ratio: float) -> bool:
    from rapidfuzz import fuzz

    return min(len(one), len(other)) >= 5 and fuzz.ratio(_sound(one), _sound(other)) >= ratio


@lru_cache(maxsize=20_000)
def _sound(name: str) -> str:
    """A name without what tables of transliteration differ in."""
    for written, plain in (("kh", "h"), ("w", "v"), ("x", "ks"), ("ck", "k"), ("y", "i"), ("j", "i")):
        name = name.replace(written, plain)
    return re.sub(r"(.)\1+", r"\1", name)


@cache
def _states() -> Mapping[str, str]:
    names = country_names()
    return MappingProxyType({word: fold(names[code]) for word, code in demonyms().items()})
