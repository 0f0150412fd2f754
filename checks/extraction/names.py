"""Places and actors of a text: the gazetteer first, the parser's guesses where it is silent."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from checks.domain.mention import Actor, ActorKind, Place, PlaceLevel
from checks.domain.span import Span
from checks.text.gazetteer import Hit, country_names, demonyms, find_in_gazetteer
from checks.text.lexicons import words

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BEFORE_PLACE = re.compile(
    r"\b(?:in|at|near|from|of|to|on|around|outside|over|towards?|into|across|throughout|against|reached|hit|struck|city"
    r"|town|village|region|province|district|port|north|south|east|west|capital)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_KINDS = {"PERSON": ActorKind.PERSON, "ORG": ActorKind.ORGANISATION}


@dataclass(frozen=True)
class Names:
    """Places and actors that a text names, ascending."""

    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()

    def full_name(self, name: str) -> str:
        """The longest name of a person that ends like `name`: "Zelensky" is "Volodymyr Zelensky"."""
        return self._longest_by_surname.get(name.rsplit(maxsplit=1)[-1] if name.split() else name, name)

    @cached_property
    def _longest_by_surname(self) -> dict[str, str]:
        longest: dict[str, str] = {}
        for actor in self.actors:
            if actor.kind is ActorKind.PERSON:
                surname = actor.name.split()[-1]
                longest[surname] = max(longest.get(surname, ""), actor.name, key=len)
        return longest


@dataclass(frozen=True)
class _Guess:
    """A name that the parser labelled."""

    span: Span
    label: str
    words: str


def find_names(text: str, parses: Sequence[tuple[Span, Doc]]) -> Names:
    """The places and actors of `text`; without parses, those of the gazetteer alone."""
    guesses = [guess for span, doc in parses for guess in _guesses(span, doc)]
    by_span = {guess.span: guess for guess in guesses}
    spans = sorted(by_span)

    def guesses_at(hit: Hit) -> list[_Guess]:
        return [by_span[span] for span in _touching(spans, Span(hit.start, hit.end))]

    hits = [hit for hit in find_in_gazetteer(text) if hit.entry.is_sure or _is_hinted(text, hit, guesses_at(hit))]
    taken = [Span(hit.start, hit.end) for hit in hits]
    fresh = [guess for guess in guesses if not _touching(taken, guess.span)]
    places = [*_places(text, hits), *_guessed_places(fresh)]
    actors = [*_actors(text, [(hit, guesses_at(hit)) for hit in hits]), *_guessed_actors(fresh)]
    return Names(tuple(sorted(places, key=_start)), tuple(sorted(actors, key=_start)))


def _touching(spans: Sequence[Span], span: Span) -> list[Span]:
    """Those of `spans`, which ascend without overlaps, that share words with `span`."""
    at = max(0, bisect_right(spans, span.start, key=lambda one: one.start) - 1)
    return [one for one in spans[at : bisect_right(spans, span.end, key=lambda one: one.start)] if one.overlaps(span)]


def _start(mention: Place | Actor) -> int:
    return mention.start or 0


def _guesses(span: Span, doc: Doc) -> Iterator[_Guess]:
    for entity in doc.ents:
        name = entity.text.removesuffix("’s").removesuffix("'s").strip(' “”"')
        if entity.label_ in _PLACE_LABELS | _KINDS.keys() and name[:1].isupper():
            start = span.start + entity.start_char + entity.text.index(name)
            yield _Guess(Span(start, start + len(name)), entity.label_, name)


def _is_hinted(text: str, hit: Hit, guesses: Sequence[_Guess]) -> bool:
    """Does the parser or the word before say that a name is a place?"""
    labels = {guess.label for guess in guesses}
    if "PERSON" in labels and not labels & _PLACE_LABELS:
        return False
    return bool(labels & _PLACE_LABELS) or _BEFORE_PLACE.search(text[max(0, hit.start - 20) : hit.start]) is not None


def _places(text: str, hits: Sequence[Hit]) -> Iterator[Place]:
    for hit in hits:
        if hit.entry.level is not None:
            entry, mention = hit.entry, text[hit.start : hit.end]
            yield Place(mention, entry.name, entry.level, entry.country, entry.geonames_id, hit.start, hit.end)


def _actors(text: str, hits: Sequence[tuple[Hit, list[_Guess]]]) -> Iterator[Actor]:
    for hit, guesses in hits:
        entry, mention = hit.entry, text[hit.start : hit.end]
        if entry.actor is None or entry.actor_name is None:
            continue
        start, end = hit.start, hit.end
        if entry.actor is ActorKind.PERSON:
            whole = next((guess for guess in guesses if guess.label == "PERSON"), None)
            if whole is not None and whole.words.endswith(mention) and len(whole.words) > len(mention):
                yield Actor(whole.words, whole.words, ActorKind.PERSON, False, whole.span.start, whole.span.end)
                continue
        yield Actor(mention, entry.actor_name, entry.actor, entry.is_metonym, start, end)
    for word, code in demonyms().items():
        if word.endswith("s") or word not in text:
            continue
        for found in re.finditer(
            rf"\b{re.escape(word)} (?=(?:government|officials?|authorities|negotiators|envoys?)\b)", text
        ):
            yield Actor(found[0].strip(), country_names()[code], ActorKind.STATE, True, found.start(), found.end() - 1)


def _guessed_places(guesses: Sequence[_Guess]) -> Iterator[Place]:
    levels = {"FAC": PlaceLevel.FACILITY}
    for guess in guesses:
        if guess.label in _PLACE_LABELS and guess.words not in demonyms():
            level = levels.get(guess.label, _level(guess.words))
            yield Place(guess.words, guess.words, level, None, None, guess.span.start, guess.span.end)


def _level(name: str) -> PlaceLevel | None:
    for ending, level in (("region", PlaceLevel.REGION), ("province", PlaceLevel.REGION), ("Sea", PlaceLevel.AREA)):
        if name.lower().endswith(ending.lower()):
            return level
    return None


def _guessed_actors(guesses: Sequence[_Guess]) -> Iterator[Actor]:
    persons = [guess.words for guess in guesses if guess.label == "PERSON" and len(guess.words.split()) > 1]
    for guess in guesses:
        if guess.label in _KINDS and guess.words.lower() not in words("claims", "titles"):
            whole = next((name for name in persons if name.split()[-1] == guess.words.split()[-1]), guess.words)
            kind = ActorKind.PERSON if whole in persons else _KINDS[guess.label]
            yield Actor(guess.words, whole, kind, False, guess.span.start, guess.span.end)
