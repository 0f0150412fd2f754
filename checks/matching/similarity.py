"""How alike two claims are, part by part, and what that amounts to; never a verdict, always with its reasons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from checks.matching.weights import DEFAULT, WEIGHTS, MatchSettings, PartName

SAME = 0.6
"""Share from which on a part is called the same in words."""


class Closeness(StrEnum):
    """What a comparison amounts to."""

    NEAR_CERTAIN = "near-certain"
    """The same claim, as far as a program can tell."""
    SUGGEST = "suggest"
    """Worth a look."""
    DIFFERS = "differs"
    """Alike in words, and not the same in a fact that matters."""
    NO = "no"


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that two claims were compared by."""

    name: PartName
    likeness: float
    """0 to 1; of a part that differs, −1."""
    here: str = ""
    there: str = ""
    """What each side says, where they differ."""

    @property
    def differs(self) -> bool:
        """Do the two say different things?"""
        return self.likeness < 0

    @property
    def points(self) -> float:
        """What it adds to the total."""
        return WEIGHTS[self.name] * self.likeness


@dataclass(frozen=True)
class Similarity:
    """The parts of a comparison, with their sum."""

    parts: tuple[Part, ...]
    is_long_enough: bool = True
    """Have both claims enough words to be called one?"""
    alike: float = 1.0
    """Share of their own words, by what they tell, that the two claims have in common, 0 to 1."""

    def with_part(self, part: Part) -> Similarity:
        """The comparison with one more part."""
        return replace(self, parts=(*self.parts, part))

    @property
    def total(self) -> float:
        """0 to 1."""
        return min(1.0, max(0.0, self.points))

    @property
    def points(self) -> float:
        """The sum of all parts, uncut, to put several in order."""
        return sum(part.points for part in self.parts)

    @property
    def differing(self) -> tuple[Part, ...]:
        """The parts in which the two say different things."""
        return tuple(part for part in self.parts if part.differs)

    def part(self, name: PartName) -> Part | None:
        """The part of this name; None where there was nothing to compare."""
        return next((part for part in self.parts if part.name is name), None)

    def closeness(self, settings: MatchSettings = DEFAULT) -> Closeness:
        """What it amounts to under the bounds of a desk."""
        alike = self.total - sum(part.points for part in self.differing)
        if alike < settings.suggest:
            return Closeness.NO
        if self.differing:
            return Closeness.DIFFERS
        meaning = self.part(PartName.MEANING)
        stated = self.points - (meaning.points if meaning else 0.0)
        is_sure = stated >= settings.near_certain and self.alike >= SAME and self.is_long_enough
        return Closeness.NEAR_CERTAIN if is_sure else Closeness.SUGGEST

    def explain(self) -> str:
        """In words: "Same words and names; differs in number: 215, there 230"."""
        same = [part.name.value for part in self.parts if part.likeness >= SAME]
        some = [part.name.value for part in self.parts if 0 < part.likeness < SAME and part.name is PartName.WORDS]
        said = [f"Same {_listed(same)}"] if same else []
        said += [f"{'some' if said else 'Some'} of the {_listed(some)}"] if some else []
        said += [f"differs in {part.name.value}: {part.here}, there {part.there}" for part in self.differing]
        sentence = "; ".join(said) or "Nothing in common"
        return f"{sentence[:1].upper()}{sentence[1:]}."


def _listed(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
