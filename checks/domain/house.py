"""What a newsroom decided on its rules and spellings: one record for each casebook."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self
from uuid import UUID

from checks.domain.finding import Level

HOUSE_ID = UUID("5f0c8f0e-6d3a-4b57-9d0f-3a6c1f3b7a10")
"""The id of the one record, so that two people who decide at once run into each other."""
_STRONGEST_FIRST = (Level.CONFLICTS, Level.PARTLY, Level.CANNOT_TELL, Level.NOTE)
"""What a limit can lower. That a check came out well weakens nothing: it is always said."""


@dataclass(frozen=True)
class House:
    """The choices of a newsroom. What is not mentioned is as the program has it."""

    id: UUID = HOUSE_ID
    off: tuple[str, ...] = ()
    """Ids of rules that do not run."""
    limits: tuple[tuple[str, Level], ...] = ()
    """Ids of rules with the strongest level that they may use: "at most a note"."""
    spellings: tuple[tuple[str, str], ...] = ()
    """Names as they may stand in an article, with the way in which the house writes them."""
    suggest: float | None = None
    """Points, 0 to 1, from which an earlier check is shown; None as the program has it."""
    near_certain: float | None = None
    """Points, 0 to 1, from which an earlier claim counts as the same; None as the program has it."""
    window_days: int | None = None
    """Earlier checks that came out more days before or after are left out; None leaves out none."""

    allows_single_person: bool = False
    """May who gave a verdict sign it, too? Windows and reports then say so."""

    def runs(self, rule: str) -> bool:
        """Does the house want this rule?"""
        return rule not in self.off

    def limit(self, rule: str) -> Level:
        """The strongest level that a rule may use."""
        return dict(self.limits).get(rule, Level.CONFLICTS)

    def limited(self, rule: str, level: Level) -> Level:
        """`level`, or the strongest that the house lets the rule use."""
        if level not in _STRONGEST_FIRST:
            return level
        return max(level, self.limit(rule), key=_STRONGEST_FIRST.index)

    def with_rule(self, rule: str, *, is_on: bool = True, limit: Level = Level.CONFLICTS) -> Self:
        """The choices with another one for this rule."""
        off = {each for each in self.off if each != rule} | (set() if is_on else {rule})
        limits = {key: value for key, value in self.limits if key != rule}
        if limit is not Level.CONFLICTS:
            limits[rule] = limit
        return replace(self, off=tuple(sorted(off)), limits=tuple(sorted(limits.items())))

    def spelling(self, name: str) -> str | None:
        """How the house writes `name`; None where it has not decided."""
        return dict(self.spellings).get(name)
