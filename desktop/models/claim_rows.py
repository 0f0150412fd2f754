"""Which claim or heading stands in which row of the list. Claims are meant by slot, headings by the key of a group."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cached_property
from itertools import groupby
from typing import Any, NamedTuple

_FEW = 8
"""Rows that are found one by one sooner than all are numbered."""


class Entry(NamedTuple):
    """Where a claim goes in: the row, and whether a heading goes in before it."""

    row: int
    needs_heading: bool


class ClaimRows:
    """Rows from top to bottom. `groups` holds the key of each slot's group; without it, there are no headings.

    Slots that `folds` wants hidden have no row; the heading of their group says how many they are. Where there are no
    groups, one heading at the end does.
    """

    def __init__(
        self,
        slots: Collection[int] = (),
        *,
        sort_key: Callable[[int], Any] = int,
        groups: Sequence[int] | None = None,
        folds: Callable[[int], bool] | None = None,
    ) -> None:
        self._key = sort_key
        self._groups = groups
        self._folds = folds
        self.folded: defaultdict[int, set[int]] = defaultdict(set)
        """The slots that are folded away, by the key of their group."""
        self._rows: list[int] = []
        """A slot, or for a heading -1 minus its key."""
        self._asked = 0
        self._fill(slots)
        self._renumber()

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def slots(self) -> list[int]:
        """The claims that have a row, from top to bottom."""
        return [row for row in self._rows if row >= 0]

    def slots_between(self, first: int, last: int) -> list[int]:
        """The claims in the rows from `first` to `last`, both included."""
        return [row for row in self._rows[first : last + 1] if row >= 0]

    def slot_at(self, row: int) -> int | None:
        """The claim in a row; None for a heading."""
        return None if self._rows[row] < 0 else self._rows[row]

    def heading_at(self, row: int) -> int | None:
        """The key of the group whose heading stands in a row; None for a claim."""
        return -1 - self._rows[row] if self._rows[row] < 0 else None

    def row_of(self, slot: int) -> int | None:
        """Where a claim stands; None where it has no row. The first few are looked up without an index of all."""
        self._asked += 1
        if self._asked > _FEW or "_places" in self.__dict__:
            return self._places.get(slot)
        return self._rows.index(slot) if slot in self._rows else None

    def row_of_heading(self, key: int) -> int | None:
        """Where the heading of a group stands; None where there is none."""
        return next((row for row in self.headings if self._rows[row] == -1 - key), None)

    def is_folded(self, slot: int) -> bool:
        """Is a claim folded away?"""
        return any(slot in slots for slots in self.folded.values())

    def group_of(self, slot: int) -> int:
        """The key of the group that a claim belongs to by what it says now."""
        return self._groups[slot] if self._groups is not None else 0

    # Changing

    def entry_for(self, slot: int) -> Entry:
        """Where a claim that has no row goes in."""
        if self._groups is None:
            last = self.headings[0] if self.headings else len(self)
            return Entry(self._between(0, last, slot), needs_heading=False)
        key = self._groups[slot]
        keys = [-1 - self._rows[row] for row in self.headings]
        at = bisect_left(keys, key)
        end = self.headings[at + 1] if at + 1 < len(keys) else len(self)
        if at < len(keys) and keys[at] == key:
            return Entry(self._between(self.headings[at] + 1, end, slot), needs_heading=False)
        return Entry(self.headings[at] if at < len(keys) else len(self), needs_heading=True)

    def insert(self, slot: int, entry: Entry) -> None:
        """Put a claim where `entry_for` said."""
        fresh = [-1 - self.group_of(slot), slot] if entry.needs_heading else [slot]
        self._rows[entry.row : entry.row] = fresh
        self._renumber()

    def leaving_with(self, row: int) -> tuple[int, int]:
        """The first and last row that go when the claim in `row` does: a heading with nothing under it goes along."""
        is_last = row + 1 == len(self) or self._rows[row + 1] < 0
        heading = self.heading_at(row - 1) if row > 0 else None
        is_alone = heading is not None and is_last and not self.folded.get(heading)
        return (row - 1 if is_alone else row), row

    def remove(self, first: int, last: int) -> None:
        """Take the rows from `first` to `last` out."""
        del self._rows[first : last + 1]
        self._renumber()

    def is_in_place(self, row: int) -> bool:
        """Does the claim in `row` stand under its heading and between its neighbours?"""
        slot = self._rows[row]
        above, below = (self._rows[at] if 0 <= at < len(self) else -1 for at in (row - 1, row + 1))
        is_early = below >= 0 and self._key(below) < self._key(slot)
        is_late = above >= 0 and self._key(slot) < self._key(above)
        return not is_early and not is_late and (self._groups is None or self._heading_over(row) == self._groups[slot])

    def _heading_over(self, row: int) -> int | None:
        at = bisect_right(self.headings, row) - 1
        return self.heading_at(self.headings[at]) if at >= 0 else None

    def _between(self, first: int, last: int, slot: int) -> int:
        return bisect_right(self._rows, self._key(slot), first, last, key=self._key)

    # Building

    def _fill(self, slots: Collection[int]) -> None:
        if self._groups is None:
            self._rows.extend(self._unfolded(0, slots))
            self._rows.extend([-1] if self.folded else [])
            return
        for key, members in groupby(slots, key=self._groups.__getitem__):
            self._rows.append(-1 - key)
            self._rows.extend(self._unfolded(key, members))

    def _unfolded(self, key: int, members: Iterable[int]) -> Iterable[int]:
        """Those of a group that get a row; the others are noted as folded."""
        if self._folds is None:
            return members
        shown = []
        for slot in members:
            if self._folds(slot):
                self.folded[key].add(slot)
            else:
                shown.append(slot)
        return shown

    def _renumber(self) -> None:
        self.headings = [place for place, row in enumerate(self._rows) if row < 0]
        """The rows of all headings, from top to bottom."""
        self._asked = 0
        self.__dict__.pop("_places", None)

    @cached_property
    def _places(self) -> dict[int, int]:
        """Where each slot stands; made when it is first asked for."""
        return {row: place for place, row in enumerate(self._rows) if row >= 0}
