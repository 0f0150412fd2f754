"""Who did a thing, or where it was, where only one can be told: "directed by", "born in", "album by"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from checks.domain.mention import ActorKind, Place, PlaceLevel
from checks.domain.span import Span
from checks.matching.names import fold
from checks.rules.context import Reading
from checks.rules.places.distances import kilometres, point_of
from checks.rules.terms.frames import WORD, Contrary, keys_in, says_nearly_the_same, shifted, stands_for
from checks.text.gazetteer import Entry, find_in_gazetteer
from checks.text.lexicons import either, lexicon, words

FAR_APART = 100.0
"""Kilometres from which on two cities are surely not parts of one."""
_PERSON = r"[A-Z][\w’'-]+(?: (?:[A-Z]\.|de|da|van|von|der|bin|al|el))*(?: [A-Z][\w’'-]+){1,2}"
_DESCRIBED = r"(?:the |its |an? )?(?:[A-Z][a-z]+(?:n|sh|ese) )?(?:[a-z]+ ){0,2}"
"""What may stand before a name: "American singer", "the journalist"."""
_WORK = either("opposites", "works")
_MAKERS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?P<what>{_WORK}) (?:recorded |written |directed |made )?by {_DESCRIBED}(?P<name>{_PERSON})",
        rf"(?P<name>{_PERSON})(?:’s|'s)? (?:[a-z]+ ){{0,2}}(?P<what>{_WORK})\b",
        rf"(?P<name>{_PERSON}) for (?:her|his|their) (?:[a-z]+ ){{0,3}}(?P<what>{_WORK})\b",
    )
)
_WHERE = re.compile(rf"\b(?P<what>{either('opposites', 'in_one')}) (?:in|at|near) (?:the )?")
_JOINS = re.compile(r",? (?:and )?")
_BACK = re.compile(rf", where (?:he|she|it|they) (?:[a-z]+ )?(?P<what>{either('opposites', 'in_one')})\b")


@dataclass(frozen=True)
class _Bearer:
    """A name in the only place of its sort: what it is the place of, and where the name stands."""

    what: str
    place: Span
    entry: Entry | None = None


def other_people(claim: str, reading: Reading, sentence: Span) -> Iterator[Contrary]:
    """People whom a claim names for what a sentence tells of another, and whom the text never names."""
    said = sentence.of(reading.text)
    for mine in _people(claim):
        same = [each for each in _people(said) if each.what == mine.what]
        is_other = not any(_is_known(each.place.of(said), claim) for each in same)
        if same and is_other and not _is_known(mine.place.of(claim), reading.text):
            yield from _instead(claim, mine, same[0], reading, sentence)


def _instead(claim: str, mine: _Bearer, other: _Bearer, reading: Reading, sentence: Span) -> Iterator[Contrary]:
    """The other name, where its sentence says nearly the same."""
    is_it = stands_for(reading.text, sentence, len(reading.sentences))
    rest = _without_role(claim, mine.what)
    if says_nearly_the_same(rest, mine.place, sentence.of(reading.text), other.place, stands_for_it=is_it):
        yield Contrary(mine.place, shifted(other.place, sentence.start))


def _without_role(claim: str, what: str) -> str:
    """A claim with gaps for the words of a role in which both agree, in the one form or another."""
    role = {what, *lexicon("opposites")["by_one"].get(what, "").split()}
    return WORD.sub(lambda word: " " * len(word.group()) if word.group() in role else word.group(), claim)


@lru_cache(maxsize=4096)
def _people(text: str) -> tuple[_Bearer, ...]:
    """The people of a text in the places where only one can stand, each with what it is the place of."""
    if not keys_in(text).isdisjoint(words("opposites", "open")):
        return ()
    found = [_Bearer(what, Span(*match.span("name"))) for what, how in _doing() for match in how.finditer(text)]
    made = (match for how in _MAKERS for match in how.finditer(text))
    found += [_Bearer(f"maker of {match['what'].casefold()}", Span(*match.span("name"))) for match in made]
    return tuple(each for each in found if _may_be_person(each.place.of(text)))


def _may_be_person(name: str) -> bool:
    """Is it nothing else that the gazetteer surely knows?"""
    return all(hit.entry.actor is ActorKind.PERSON or not hit.entry.is_sure for hit in find_in_gazetteer(name))


@cache
def _doing() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """For each thing that one person does: "directed by A", "A directed", "its director, A", "A is the director"."""
    return tuple(
        (done, re.compile(how))
        for done, listed in lexicon("opposites")["by_one"].items()
        for how in _ways(done, listed)
    )


def _ways(done: str, listed: str) -> tuple[str, ...]:
    """The patterns in which a text tells who did it."""
    other, name = "|".join(listed.split()), rf"(?P<name>{_PERSON})"
    return (
        rf"\b{done} by {_DESCRIBED}{name}",
        rf"{name} (?:has |also )?(?:{done}(?! by)|{other})\b",
        rf"\b(?:the|its|one|whose) (?:{other})(?: of [^.,;]{{1,40}})?(?:,| is| was) {name}",
        rf"{name}(?:,| is| was) (?:the|its) (?:{other})\b",
    )


def _is_known(name: str, text: str) -> bool:
    """Does the text have any word of a name of a person?"""
    everywhere = set(fold(text).split())
    return any(word in everywhere for word in fold(name).split() if len(word) > 2)


def other_places(claim: str, reading: Reading, sentence: Span) -> Iterator[Contrary]:
    """Places where a claim puts what a sentence puts elsewhere: two states, or two cities far apart."""
    for mine in _places(claim):
        same = [each for each in _places(sentence.of(reading.text)) if each.what == mine.what]
        is_apart = all(_are_apart(mine.entry, each.entry) for each in same)
        if same and is_apart and not _is_known(mine.place.of(claim), reading.text):
            yield from _instead(claim, mine, same[0], reading, sentence)


@lru_cache(maxsize=4096)
def _places(text: str) -> tuple[_Bearer, ...]:
    """The places of a text where something is said to be, those of a list each."""
    if not keys_in(text).isdisjoint(words("opposites", "open")):
        return ()
    hits = list(find_in_gazetteer(text))
    found = []
    for match in _WHERE.finditer(text):
        at = match.end()
        for hit in hits:
            if hit.start == at or (hit.start > at > match.end() and _JOINS.fullmatch(text, at, hit.start)):
                found.append(_Bearer(_plain(match["what"]), Span(hit.start, hit.end), hit.entry))
                at = hit.end
    for match in _BACK.finditer(text):
        before = [hit for hit in hits if hit.end == match.start()]
        found += [_Bearer(_plain(match["what"]), Span(hit.start, hit.end), hit.entry) for hit in before]
    return tuple(found)


def _plain(verb: str) -> str:
    return {"lives": "live", "lived": "live", "resides": "live", "situated": "located"}.get(verb, verb)


def _are_apart(one: Entry | None, other: Entry | None) -> bool:
    """Are they two places of one sort, neither a part of the other?"""
    if one is None or other is None or one.name == other.name or one.level is not other.level:
        return False
    if one.level is PlaceLevel.COUNTRY:
        return one.country != other.country
    here, there = point_of(_as_place(one)), point_of(_as_place(other))
    return here is not None and there is not None and kilometres(here, there) > FAR_APART


def _as_place(entry: Entry) -> Place:
    return Place(entry.name, entry.name, entry.level, entry.country, entry.geonames_id)
