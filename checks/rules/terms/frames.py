"""Whether a sentence tells nearly the same as a claim, and the words around one place of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from checks.domain.span import Span
from checks.rules.figures.occurrence import SHORT
from checks.rules.figures.subject import content, shared
from checks.text.lexicons import words

NEARLY = 0.6
"""Share of the claim's other words that a sentence has to have to say nearly the same."""
AROUND = 4
"""Words before and after a place that tell what it is said of."""
WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_FIGURE = re.compile(r"(?<!\w)\d+(?!\w)")
_NAME = re.compile(r"\b[A-Z][\w’'-]*")
_STAND_IN = re.compile(r"(?:It|He|She|They)\b|The [a-z]+ (?:is|was|are|were)\b")
_MONTH = re.compile(r"\bMay\b")


@dataclass(frozen=True)
class Contrary:
    """A place of the claim and what stands in its place in a text."""

    own: Span
    """In the claim's own words."""
    other: Span
    """In the text."""


@lru_cache(maxsize=4096)
def words_in(text: str) -> tuple[re.Match[str], ...]:
    """The words of a text, each with its place; a compound is one."""
    return tuple(WORD.finditer(text))


@lru_cache(maxsize=4096)
def keys_in(text: str) -> frozenset[str]:
    """The words of a text in lower case."""
    return frozenset(word.group().casefold() for word in words_in(text))


def telling(text: str) -> frozenset[str]:
    """The words and figures of a text that say what it is about."""
    return content(text) | figures_in(text)


def says_nearly_the_same(claim: str, own: Span, sentence: str, other: Span, *, stands_for_it: bool = False) -> bool:
    """Has the sentence most of what the claim tells beside one place, and is neither denied nor only thought of?

    Where the sentence surely `stands_for_it` with "it" or "the show", the names of the claim need not be there.
    """
    if not is_plain(claim) or not is_plain(sentence):
        return False
    if (keys_in(claim) ^ keys_in(sentence)) & words("opposites", "apart"):
        return False
    rest = without(claim, own)
    mine, its = telling(_NAME.sub("", rest) if stands_for_it else rest), telling(without(sentence, other))
    return (stands_for_it or bool(mine)) and len(shared(mine, its)) >= NEARLY * len(mine)


def stands_for(text: str, sentence: Span, count: int) -> bool:
    """Does a sentence of a text of `count` sentences begin with a word for what the text is about: "it", "the show"?"""
    return count <= SHORT and bool(_STAND_IN.match(text, sentence.start))


def figures_in(text: str) -> frozenset[str]:
    """The numbers of a text in digits."""
    return frozenset(_FIGURE.findall(text))


def without(text: str, place: Span) -> str:
    """A text with a gap for what stands at a place."""
    return f"{text[: place.start]} {text[place.end :]}"


@lru_cache(maxsize=4096)
def is_plain(text: str) -> bool:
    """Does it tell one thing as a fact?"""
    strange = words("matching", "negations") | words("opposites", "unreal") | words("opposites", "turns")
    return keys_in(_MONTH.sub("", text)).isdisjoint(strange) and "n't" not in text.replace("’", "'")


def shifted(place: Span, by: int) -> Span:
    """A place of a sentence as a place of its text."""
    return Span(place.start + by, place.end + by)


def around(text: str, place: Span, before: int = AROUND, after: int = AROUND) -> frozenset[str]:
    """What the words next to a place tell."""
    left = [word for word in words_in(text) if word.end() <= place.start][-before:] if before else []
    right = [word for word in words_in(text) if word.start() >= place.end][:after] if after else []
    return telling(" ".join(word.group() for word in (*left, *right)))
