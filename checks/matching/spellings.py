"""Other spellings of the names in a few words: "Kiev" and "Київ" for "Kyiv"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from checks.matching.named import language_of
from checks.matching.names import fold
from checks.matching.words import one_spelling
from checks.text.gazetteer import find_in_gazetteer, gazetteer
from checks.text.slavic import names as slavic

_SHORTEST = 4
"""Letters of a spelling that is looked for unasked: "US" is also a word."""
MOST = 12
"""Spellings of one name that are looked for."""


@lru_cache(maxsize=1024)
def other_spellings(text: str) -> Mapping[str, tuple[str, ...]]:
    """The names in `text`, as it writes them, with the other spellings of each."""
    found: dict[str, tuple[str, ...]] = {}
    for said, name in _named(text).items():
        others = (each for each in _spellings().get(fold(name), ()) if fold(each) != fold(said))
        found[said] = tuple(dict.fromkeys(one_spelling(each) for each in others if len(each) >= _SHORTEST))[:MOST]
    return MappingProxyType({said: others for said, others in found.items() if others})


def _named(text: str) -> dict[str, str]:
    """The names that a list knows, with what it calls them."""
    if language := language_of(text):
        places = {place.mention: place.name for place in slavic.find_places(text, language)}
        actors = slavic.find_actors(text, language)
        return places | {actor.mention: actor.name for actor in actors if actor.name != actor.mention}
    large = text.title() if text.islower() else text
    return {large[hit.start : hit.end]: hit.entry.name for hit in find_in_gazetteer(large)}


@cache
def _spellings() -> Mapping[str, tuple[str, ...]]:
    """All spellings of each name, the name itself first."""
    found: dict[str, dict[str, None]] = {}
    for key, entry in gazetteer().items():
        found.setdefault(fold(entry.name), {entry.name: None})[" ".join(key)] = None
    return MappingProxyType({name: tuple(spellings) for name, spellings in found.items()})
