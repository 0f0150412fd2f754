"""What the words around a time say about it, for the rules that resolve it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from checks.text.periods import Period

Parts = Mapping[str, str]
"""The named groups of a match, in lower case with single spaces; absent ones are empty."""

NO_DATE = "no publication date to count from"


@dataclass(frozen=True, slots=True)
class Setting:
    """What the words around a time say about it."""

    today: date | None
    """The day of publication."""
    told: Period | None
    """The time that the story has reached: the last one resolved nearby."""
    year: int | None
    """The year that a date without one belongs to in a story about the past."""
    named_after: int | None = None
    """The year of a date right after this one: "in August and September 1914"."""
    is_ahead: bool = False
    """Does the clause speak of what is to come?"""
    reached: date | None = None
    """The last day that a story about the past has reached, unless the year was named since in the same sentence."""
    is_gloss: bool = False
    """Does the time follow right on the one last named, as in "on 27 June, two days after the invasion"?"""
    begun: date | None = None
    """The weekday at which a range begins that the time ends: "from Friday to Sunday"."""
    war_began: date | None = None
    """The day on which the war began that the text speaks of."""


Rule = Callable[[Parts, Setting], Period]
"""Gives the days that a time names, from the named parts of its words and its setting."""
