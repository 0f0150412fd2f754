"""What a figure speaks of, as far as the words around it tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from checks.domain.mention import PersonStatus, Quantity, Severity
from checks.rules.figures.units import dimension_of, is_measure, unit_of
from checks.text.lexicons import lexicon, words
from checks.text.measures import PERSON, measures, singular

STEM = 6
"""Letters that two forms of a word have in common, as "released" and "releases" have."""
SHORTEST = 4
"""Letters of a word that a compound is known by, as "line" in "frontline"."""
UNCLEAR = "unclear"
"""The basis of a figure whose sentence says "each" of something: it may be a count of one side or of both."""
_WORD = re.compile(r"[^\W\d_]+")
_EACH = re.compile(r"\b(?:each|either|apiece|respectively)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Subject:
    """What a figure counts or measures, and of whom."""

    dimension: str | None
    """"people", "length", "money in dollars", or the thing counted."""
    status: PersonStatus | None = None
    severity: Severity | None = None
    category: str | None = None
    basis: str = "total"
    is_real: bool = True
    """Is it told as a fact, and not denied, planned or only possible?"""
    about: frozenset[str] = frozenset()
    """The words that tell what it is about, without those for the unit."""


def subject_of(figure: Quantity, sentence: str) -> Subject:
    """What a figure of a sentence speaks of."""
    return Subject(
        dimension_of(unit_of(figure)),
        figure.person_status,
        figure.severity,
        figure.category,
        _basis(figure, sentence),
        not (figure.is_negated or figure.is_hypothetical),
        content(sentence) - singulars((figure.counted or "").split() if is_plain(figure) else ()),
    )


def _basis(figure: Quantity, sentence: str) -> str:
    basis = figure.basis or "total"
    return UNCLEAR if basis == "total" and _EACH.search(sentence) else basis


def is_plain(figure: Quantity) -> bool:
    """Does its unit say by itself what is counted, as "people killed" does and "miles" does not?"""
    return figure.unit == PERSON or not is_measure(figure.unit)


@lru_cache(maxsize=20_000)
def content(text: str) -> frozenset[str]:
    """The words of a text that say what it is about: no small words, no numbers, no units."""
    found = [word.group().casefold() for word in _WORD.finditer(text)]
    small = words("figures", "stop") | words("figures", "measuring")
    named = {*words_for_numbers(), *measures()}
    return singulars(word for word in found if len(word) > 2 and word not in small and word not in named)


@lru_cache(maxsize=1)
def words_for_numbers() -> frozenset[str]:
    """Number words, which are compared as values."""
    return frozenset().union(*(words("numbers", key) for key in ("small", "tens", "scales", "dozens")))


@lru_cache(maxsize=1)
def of_people() -> frozenset[str]:
    """The words that tell who is counted and what happened to them: status, severity and basis hold these."""
    return singulars((*_nested(lexicon("people")), *words("numbers", "sides"), "condition"))


def _nested(table: object) -> Iterator[str]:
    """All words of a lexicon."""
    if isinstance(table, dict):
        for each in table.values():
            yield from _nested(each)
    elif isinstance(table, list):
        yield from table
    else:
        yield from str(table).split()


def singulars(found: Iterable[str]) -> frozenset[str]:
    """Words in lower case without the ending of a plural."""
    return frozenset(singular(word.casefold()) for word in found)


@lru_cache(maxsize=20_000)
def shared(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """The words of `one` that stand in `other` in this or another form, or as a part of a compound."""
    return frozenset(word for word in one if word in other or any(_are_alike(word, each) for each in other))


def _are_alike(one: str, other: str) -> bool:
    """As in "released" and "releases", "front" and "frontline"."""
    short, long = sorted((one, other), key=len)
    if len(short) >= STEM and short[:STEM] == long[:STEM]:
        return True
    return len(short) >= SHORTEST and len(long) > len(short) + 2 and (long.startswith(short) or long.endswith(short))
