"""Places and actors of Ukrainian and Russian texts: the frequent ones by their forms, people by their two names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checks.domain.mention import Actor, ActorKind, Place, PlaceLevel
from checks.domain.span import Span
from checks.text.slavic.lexis import lexis

_FULL_NAME = re.compile(
    r"(?<![.!?…»”] )(?<![\n«“„])(?<!^)\b[А-ЯІЇЄҐЁ][а-яіїєґё’'ʼ-]{2,}\s+[А-ЯІЇЄҐЁ][а-яіїєґё’'ʼ-]{3,}\b"
)
"""Two capitalised words that do not begin a sentence."""


def find_places(text: str, language: str) -> tuple[Place, ...]:
    """Places of the word list, under their English names, ascending; of two at one spot the longer."""
    return tuple(
        Place(span.of(text), entry["name"], PlaceLevel(entry["level"]), entry["country"], None, span.start, span.end)
        for span, entry in _hits(text, language, "places")
    )


def without_place(name: str, language: str) -> str:
    """A name without the place of an office before it: "України Володимир Зеленський"."""
    pattern, _ = _pattern(language, "places")
    place = pattern.match(name)
    return name[place.end() :].lstrip() if place else name


def find_actors(text: str, language: str) -> tuple[Actor, ...]:
    """People and bodies of the word list under their English names, and others as they are written, ascending."""
    known = [
        Actor(span.of(text), entry["name"], ActorKind(entry["kind"]), False, span.start, span.end)
        for span, entry in _hits(text, language, "actors")
    ]
    taken = [Span(actor.start or 0, actor.end or 0) for actor in known]
    taken += [span for span, _ in _hits(text, language, "places")]
    people = [
        Actor(match.group(), match.group(), ActorKind.PERSON, False, match.start(), match.end())
        for match in _FULL_NAME.finditer(text)
        if not any(span.overlaps(Span(*match.span())) for span in taken)
    ]
    return tuple(sorted([*known, *people], key=lambda actor: actor.start or 0))


def _hits(text: str, language: str, table: str) -> Iterator[tuple[Span, dict[str, str]]]:
    pattern, entries = _pattern(language, table)
    for match in pattern.finditer(text):
        yield Span(*match.span()), entries[int((match.lastgroup or "_0").removeprefix("_"))]


@cache
def _pattern(language: str, table: str) -> tuple[re.Pattern[str], list[dict[str, str]]]:
    """One pattern for a whole table, the longer forms first."""
    entries = sorted(lexis(language).table[table], key=lambda entry: -len(entry["forms"]))
    either = "|".join(rf"(?P<_{number}>{entry['forms']})" for number, entry in enumerate(entries))
    return re.compile(rf"\b(?:{either})(?!\w)"), entries
