"""Merges the fields of one record that two sides changed, each from its own base."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeAlias
from uuid import UUID

from checks.domain.merge_rules import BYLINES, COLLECTIONS, COUNTED, SIGNATURES, Plain, blank, units


class Lost(Enum):
    """There was a base, and nobody knows it: a bundle for others carries no history."""

    BASE = "base"


Base: TypeAlias = Plain | Lost | None
"""What a record was before; None where it was not there."""
Values: TypeAlias = list[Any]


@dataclass(frozen=True)
class Clash:
    """A field that both sides changed, each in its own way."""

    kind: str
    record_id: UUID
    field: str
    base: Any
    """None where it was empty or is not known."""
    ours: Any
    theirs: Any

    @property
    def key(self) -> str:
        """How a choice names the field: "Verdict.rating"."""
        return f"{self.kind}.{self.field}"


@dataclass(frozen=True)
class Sides:
    """A record as both sides have it, with the base of each."""

    ours: Plain
    theirs: Plain
    base_ours: Base
    base_theirs: Base
    is_cut_down: bool = False
    """May theirs have come to them with parts left out? What they did not change stays ours then."""

    def values(self, names: Sequence[str]) -> tuple[Values, Values]:
        """These fields of both."""
        return [self.ours[name] for name in names], [self.theirs[name] for name in names]

    def bases(self, kind: str, names: Sequence[str]) -> tuple[Values | None, Values | None]:
        """These fields before; None where they are not known."""
        return _before(kind, self.base_ours, names), _before(kind, self.base_theirs, names)


def merge_fields(kind: str, sides: Sides, withheld: Collection[str] = ()) -> tuple[Plain, tuple[Clash, ...]]:
    """The merged record, which holds ours where the sides clash, and the clashes. Fields `withheld` there stay ours.

    The record keeps the smaller id where two desks made the same one.
    """
    result = {**sides.ours, "id": min(sides.ours["id"], sides.theirs["id"])}
    result |= {name: max(sides.ours[name], sides.theirs[name]) for name in COUNTED.get(kind, ())}
    clashes: list[Clash] = []
    for names in units(kind):
        mine, other = sides.values(names)
        if mine == other or any(name in withheld for name in names):
            continue
        bases = sides.bases(kind, names)
        if sides.is_cut_down and other == bases[1]:
            continue
        taken = None if sides.is_cut_down and bases[1] is None else _taken(mine, other, *bases)
        if taken is None and names[0] in COLLECTIONS.get(kind, ()):
            taken = _grown(mine[0], other[0], *bases)
        if taken is None:
            clashes += _clashes(kind, result["id"], names, sides, bases)
        else:
            result |= dict(zip(names, taken, strict=True))
    for names, is_later in ((BYLINES.get(kind, ()), True), (SIGNATURES.get(kind, ()), False)):
        if names and not any(name in withheld for name in names):
            result |= _byline(kind, names, sides, is_later=is_later, is_open=bool(clashes))
    return result, tuple(clashes)


def as_decided(sides: Sides, result: Plain, clashes: Sequence[Clash], theirs: Collection[str]) -> Plain:
    """`result` with the fields that were decided for theirs; who decided on them and when follows."""
    kind = result["record"]
    taken = {clash.field for clash in clashes} & set(theirs)
    decided = {**result, **{name: sides.theirs[name] for name in taken}}
    if taken:
        is_all = taken == {clash.field for clash in clashes}
        for names, is_later in ((BYLINES.get(kind, ()), True), (SIGNATURES.get(kind, ()), False)):
            if names:
                side = sides.theirs if is_all else _first(sides, names, is_later=is_later)
                decided |= {name: side[name] for name in names}
    return decided


def _before(kind: str, base: Base, names: Sequence[str]) -> Values | None:
    if base is Lost.BASE:
        return None
    known = blank(kind) if base is None else {**blank(kind), **base}
    return [known[name] for name in names] if all(name in known for name in names) else None


def _taken(mine: Values, other: Values, was_mine: Values | None, was_other: Values | None) -> Values | None:
    """What stands once both changes are made; None where they clash.

    A side that has what the other started from has not changed it since, whatever its own base says.
    """
    is_mine_old = mine in (was_mine, was_other)
    is_other_old = other in (was_other, was_mine)
    if is_mine_old == is_other_old:
        return None
    return other if is_mine_old else mine


def _grown(mine: list[Any], other: list[Any], was_mine: Values | None, was_other: Values | None) -> Values | None:
    """A list to which both sides only added, with what either added; None where that is not how it went."""
    if was_mine is None or was_mine != was_other:
        return None
    base = was_mine[0]
    if mine[: len(base)] != base or other[: len(base)] != base:
        return None
    added = {json.dumps(each, sort_keys=True): each for each in (*mine[len(base) :], *other[len(base) :])}
    return [[*base, *(added[key] for key in sorted(added))]]


def _clashes(
    kind: str, result_id: str, names: Sequence[str], sides: Sides, bases: tuple[Values | None, Values | None]
) -> list[Clash]:
    base = bases[0] or bases[1] or [None] * len(names)
    rows = zip(names, base, *sides.values(names), strict=True)
    return [Clash(kind, UUID(result_id), name, was, mine, other) for name, was, mine, other in rows if mine != other]


def _byline(kind: str, names: Sequence[str], sides: Sides, *, is_later: bool, is_open: bool) -> Plain:
    """Who stands for the merged content: the one side that has it, or of two the one that comes first by rule."""
    mine, other = sides.values(names)
    bases = sides.bases(kind, names)
    if is_open or mine == other or (sides.is_cut_down and bases[1] in (None, other)):
        return dict(zip(names, mine, strict=True))
    taken = _taken(mine, other, *bases)
    if taken is not None:
        return dict(zip(names, taken, strict=True))
    side = _first(sides, names, is_later=is_later)
    return {name: side[name] for name in names}


def _first(sides: Sides, names: Sequence[str], *, is_later: bool) -> Plain:
    """The side with the later time, or the earlier one; a side without a time comes last."""
    both = (sides.ours, sides.theirs)
    dated = [side for side in both if side[names[0]] is not None]
    chosen = max if is_later else min
    return chosen(dated or both, key=lambda side: [str(side[name]) for name in names])
