"""Where a sentence denies what a claim tells: "failed to produce any films" of "produced 400 films"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.domain.span import Span
from checks.rules.context import Reading
from checks.rules.terms.frames import Contrary, is_plain, keys_in, shifted, telling, words_in
from checks.text.lexicons import words

_HELPER = r"(?:did|do|does|has|have|had|was|were)"
_DENIES = re.compile(
    rf"\b(?P<how>(?:failed|refused|declined) to|{_HELPER} not|never|{_HELPER}n[’']t)"
    r" (?:ever |yet )?(?P<verb>[a-z]{3,})\b"
)
_ENDING = re.compile(r"(?:ed|es|s|d|e|ing)$")
_ANY = re.compile(r" (?:any|a single|anything)\b")
_PRONOUNS = frozenset(("it", "he", "she", "they"))
_STOPS = re.compile(r"[.,;:()]| (?:and|but|because|until|after|before|when|while|as|who|which|that|if|unless)\b")


def denied(claim: str, reading: Reading, sentence: Span) -> Iterator[Contrary]:
    """The verb of a claim that a sentence denies of the same doer and object."""
    said = sentence.of(reading.text)
    if not is_plain(claim) or not keys_in(said).isdisjoint(words("opposites", "turns")):
        return
    for found in _DENIES.finditer(said):
        own = next((word for word in words_in(claim) if _is_form(word.group(), found["verb"])), None)
        if own is None or not _is_by_same(claim[: own.start()], said[: found.start()]):
            continue
        is_any = found["how"] == "never" or bool(_ANY.match(said, found.end()))
        if _is_of_same(claim[own.end() :], _STOPS.split(said[found.end() :])[0], is_any=is_any):
            yield Contrary(Span(*own.span()), shifted(Span(*found.span()), sentence.start))


def _is_form(one: str, other: str) -> bool:
    """Are they forms of one verb: "produced" and "produce"?"""
    return one[0].islower() and _ENDING.sub("", one) == _ENDING.sub("", other)


def _is_by_same(mine: str, its: str) -> bool:
    """Do both tell it of one doer: is a name the same, or a pronoun there?"""
    names = {word.group().casefold() for word in words_in(mine) if word.group()[0].isupper()}
    return bool(names & keys_in(its)) or not _PRONOUNS.isdisjoint(keys_in(its))


def _is_of_same(mine: str, denied: str, *, is_any: bool) -> bool:
    """Is the object the same: all that is denied, and every figure of the claim, unless any such thing is denied?"""
    here, there = telling(mine), telling(denied)
    if is_any:
        return bool(there) and there <= here
    figures = {each for each in here if each.isdigit()}
    return bool(there) and there <= here and figures <= there
