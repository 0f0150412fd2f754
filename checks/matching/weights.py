"""The one table of what each part of a comparison counts for, and the bounds between its outcomes.

Round figures, set by what a fact-checker would weigh and held against two public sets of queries
(tests/benchmarks/matching.py says how): words find, facts confirm or forbid.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Self

from checks.domain.house import House


class PartName(Enum):
    """What two claims are compared by; the values are what people read."""

    WORDS = "words"
    ORDER = "phrases"
    NEARNESS = "days apart"
    NAMES = "names"
    NUMBERS = "numbers"
    DATES = "dates"
    PLACES = "places"
    NEGATION = "denial"
    KIND = "kind"
    MEANING = "meaning"


WEIGHTS: Mapping[PartName, float] = MappingProxyType(
    {
        PartName.WORDS: 0.70,
        PartName.ORDER: 0.14,
        PartName.NEARNESS: 0.07,
        PartName.NAMES: 0.10,
        PartName.NUMBERS: 0.10,
        PartName.DATES: 0.05,
        PartName.PLACES: 0.05,
        PartName.NEGATION: 0.02,
        PartName.KIND: 0.02,
        PartName.MEANING: 0.50,
    }
)
"""Points that a part gives where it is wholly alike. Of equal claims they make 1 or more; the sum is cut at 1."""

VETOES = frozenset({PartName.NAMES, PartName.NUMBERS, PartName.DATES, PartName.PLACES, PartName.NEGATION})
"""Parts that forbid to call two claims one where they differ, however alike the words are. They take points away."""


@dataclass(frozen=True)
class MatchSettings:
    """What a desk may set."""

    suggest: float = 0.25
    """Points from which an earlier check is worth a look."""
    near_certain: float = 0.75
    """Points from which two claims are one, as far as a program can tell."""
    fewest_words: int = 8
    """A claim of fewer words is never near-certain: "eight others were wounded" says too little."""
    days_near: int = 14
    """Days between two publications that count as the same news."""
    days_far: int = 90
    """Days beyond those from which two publications have nothing to do with each other."""
    window_days: int | None = None
    """Leave out checks that were published more days before or after; None for none."""
    candidates: int = 40
    """Claims of the index whose words are compared."""
    examined: int = 5
    """The best of those, whose facts are compared."""
    is_semantic: bool = False
    """Compare the meaning, too, by the model of the extra `semantic`, where that is installed."""

    @classmethod
    def of(cls, house: House) -> Self:
        """What a newsroom chose; near-certain is never less than what is suggested."""
        usual = cls()
        suggest = usual.suggest if house.suggest is None else house.suggest
        near_certain = usual.near_certain if house.near_certain is None else house.near_certain
        return cls(suggest=suggest, near_certain=max(suggest, near_certain), window_days=house.window_days)


DEFAULT = MatchSettings()
