"""Which claims stand where in the text, how they nest, and on which level each is underlined."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from checks.domain.claim import Claim, Status
from checks.domain.span import Span
from desktop.positions import Positions
from desktop.widgets.strata import assign_strata


@dataclass(frozen=True)
class Mark:
    """A claim in the article: its words from `start` to `end` in Qt's positions, and the level of its line."""

    claim: Claim
    start: int
    end: int
    level: int

    @property
    def id(self) -> UUID:
        """The id of the claim."""
        return self.claim.id

    def __len__(self) -> int:
        return self.end - self.start


class MarkedClaims:
    """The claims of one text in its order, outer before inner."""

    def __init__(self, claims: Iterable[Claim], positions: Positions) -> None:
        ordered = list(claims)
        levels = assign_strata([claim.anchor.span for claim in ordered])
        self.marks = [
            Mark(claim, *positions.span_to_qt(claim.anchor.span), level)
            for claim, level in zip(ordered, levels, strict=True)
        ]
        self._starts = [mark.start for mark in self.marks]
        self._longest = max((len(mark) for mark in self.marks), default=0)
        self._places = {mark.id: place for place, mark in enumerate(self.marks)}

    def get(self, claim_id: UUID | None) -> Mark | None:
        """The mark of a claim."""
        place = self._places.get(claim_id) if claim_id else None
        return None if place is None else self.marks[place]

    def update(self, claim: Claim) -> bool:
        """Take over a new state of a claim whose words stay the same; False where that cannot be done in place."""
        mark = self.get(claim.id)
        if mark is None or mark.claim.anchor != claim.anchor:
            return False
        self.marks[self._places[claim.id]] = replace(mark, claim=claim)
        return True

    def between(self, start: int, end: int) -> list[Mark]:
        """The marks that touch the positions from `start` to before `end`, in the order of the text."""
        first = bisect_right(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        return [mark for mark in self.marks[first:last] if mark.end > start]

    def at(self, position: int) -> list[Mark]:
        """The marks that cover a position, shortest first."""
        return sorted(self.between(position, position + 1), key=lambda mark: (len(mark), mark.start))

    def inside(self, claim_id: UUID) -> Mark | None:
        """The longest claim that lies within this one, the first of several."""
        mark = self.get(claim_id)
        inner = [each for each in self._touching(mark) if mark and _lies_in(each, mark)]
        return max(inner, key=lambda each: (len(each), -each.start), default=None)

    def around(self, claim_id: UUID) -> Mark | None:
        """The shortest claim that this one lies within."""
        mark = self.get(claim_id)
        outer = [each for each in self._touching(mark) if mark and _lies_in(mark, each)]
        return min(outer, key=len, default=None)

    def depth(self, claim_id: UUID) -> tuple[int, int]:
        """How deep a claim is nested, and how deep the nest is: (2, 3) is the middle one of three."""
        mark = self.get(claim_id)
        touching = self._touching(mark)
        outer = sum(_lies_in(mark, each) for each in touching if mark)
        inner = sum(_lies_in(each, mark) for each in touching if mark)
        return outer + 1, outer + 1 + inner

    def _touching(self, mark: Mark | None) -> list[Mark]:
        """The other claims that share words with this one; rejected ones have no line, so they nest nowhere."""
        found = self.between(mark.start, mark.end) if mark else []
        return [each for each in found if each is not mark and each.claim.status != Status.NOT_A_CLAIM]


def _lies_in(inner: Mark, outer: Mark) -> bool:
    """Does `inner` lie within `outer`? Of two claims with one span, the later lies within the earlier."""
    within = Span(outer.start, outer.end).contains(Span(inner.start, inner.end))
    return within and (len(inner) < len(outer) or str(inner.id) > str(outer.id))
