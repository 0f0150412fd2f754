"""Merges one record of two casebooks with what it was before they went apart.

The base of a side is the content before its first change that the other side does not know. A field that only one side
changed is taken from there, one that both changed in the same way is taken once, and all others are clashes that a
person decides. Khanna, Kunal and Pierce (A Formal Investigation of Diff3, FSTTCS 2007) describe the three-way rule; two
bases instead of one follow from casebooks that were merged before, in both directions.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from checks.domain.merge_fields import Base, Clash, Sides, merge_fields
from checks.domain.merge_rules import Plain


class Fate(StrEnum):
    """What becomes of a record."""

    SAME = "same in both"
    OURS = "changed here only"
    ADDED = "added"
    THEIRS = "changed there only"
    DELETED = "deleted there"
    MERGED = "merged"
    GONE = "deleted here"
    CONFLICT = "conflict"


@dataclass(frozen=True)
class Copy:
    """A record as one side has it."""

    record: Plain | None
    """None where it is not there."""
    is_known: bool = False
    """Was it ever there?"""
    has_news: bool = False
    """Did a change touch it that the other side does not know?"""
    base: Base = None
    is_cut_down: bool = False
    """May it have come to this side with parts left out? Then only what this side changed itself counts as its own."""


@dataclass(frozen=True)
class Outcome:
    """What becomes of one record. In a conflict, `result` holds what was settled by rule, and ours for the rest."""

    kind: str
    ids: frozenset[UUID]
    """The id of the record; two where two desks made the same one."""
    fate: Fate
    ours: Copy
    theirs: Copy
    result: Plain | None
    clashes: tuple[Clash, ...] = ()
    """None in a conflict where one side deleted the record and the other worked on it."""
    news: tuple[UUID, ...] = ()
    """The changes of theirs that we do not know."""
    absorbed: UUID | None = None
    """The larger of two ids, where two desks made the same record: under that one it is gone."""

    @property
    def is_deletion(self) -> bool:
        """Is it a conflict between deleting and working on?"""
        return self.fate is Fate.CONFLICT and not self.clashes

    @property
    def sides(self) -> Sides:
        """Both versions of a record that is there on both sides."""
        if self.ours.record is None or self.theirs.record is None:
            raise LookupError(f"one side has no such {self.kind}")
        return _sides(self.ours.record, self.theirs.record, self.ours, self.theirs)


def merge(
    kind: str,
    ids: frozenset[UUID],
    ours: Copy,
    theirs: Copy,
    *,
    withheld: Collection[str] = (),
    news: tuple[UUID, ...] = (),
) -> Outcome:
    """What becomes of a record; fields that are `withheld` from theirs stay ours."""
    fate, result, clashes = _merged(kind, ours, theirs, withheld)
    return Outcome(kind, ids, fate, ours, theirs, result, clashes, news)


def _merged(
    kind: str, ours: Copy, theirs: Copy, withheld: Collection[str]
) -> tuple[Fate, Plain | None, tuple[Clash, ...]]:
    if ours.record and theirs.record:
        return _both(kind, _sides(ours.record, theirs.record, ours, theirs), ours, theirs, withheld)
    if theirs.record:
        return *_only_theirs(kind, theirs.record, ours, theirs), ()
    if ours.record:
        return *_only_ours(kind, ours.record, ours, theirs), ()
    return Fate.SAME, None, ()


def _sides(mine: Plain, other: Plain, ours: Copy, theirs: Copy) -> Sides:
    return Sides(mine, other, ours.base, theirs.base, is_cut_down=theirs.is_cut_down)


def _both(
    kind: str, sides: Sides, ours: Copy, theirs: Copy, withheld: Collection[str]
) -> tuple[Fate, Plain, tuple[Clash, ...]]:
    if sides.ours == sides.theirs:
        return Fate.SAME, sides.ours, ()
    if not theirs.has_news:
        return Fate.OURS, sides.ours, ()
    if not ours.has_news and not theirs.is_cut_down:
        taken = {**sides.theirs, **{name: sides.ours[name] for name in withheld if name in sides.ours}}
        return (Fate.SAME if taken == sides.ours else Fate.THEIRS), taken, ()
    result, clashes = merge_fields(kind, sides, withheld)
    if clashes:
        return Fate.CONFLICT, result, clashes
    if result == sides.ours:
        return Fate.OURS, result, ()
    return (Fate.THEIRS if result == sides.theirs else Fate.MERGED), result, ()


def _only_theirs(kind: str, record: Plain, ours: Copy, theirs: Copy) -> tuple[Fate, Plain | None]:
    is_brought_back = theirs.has_news and not ours.has_news
    if not ours.is_known or is_brought_back or kind == "Person":
        return Fate.ADDED, record
    is_worked_on = theirs.has_news and record != theirs.base
    return (Fate.CONFLICT if is_worked_on else Fate.GONE), None


def _only_ours(kind: str, record: Plain, ours: Copy, theirs: Copy) -> tuple[Fate, Plain | None]:
    if not theirs.has_news or kind == "Person":
        return Fate.OURS, record
    if ours.has_news and record != ours.base:
        return Fate.CONFLICT, record
    return Fate.DELETED, None
