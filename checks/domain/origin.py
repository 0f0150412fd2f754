"""Which records go back to one origin, by what they say of it themselves; nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from uuid import UUID

from checks.domain.evidence import Evidence


@dataclass(frozen=True)
class OriginRuling:
    """What a person decided on two records: that they are one source, or that they are not, and why."""

    id: UUID
    first_id: UUID
    second_id: UUID
    is_same: bool
    reason: str
    person_id: UUID | None = None


class Shared(Enum):
    """What the records of one origin have in common."""

    SOURCE = auto()
    """The person or body who knows."""
    AGENCY = auto()
    """The agency in the byline."""
    OUTLET = auto()
    """The publisher, where no more is known."""
    COPY = auto()
    """One is republished from another, or both from a third."""


@dataclass(frozen=True)
class Origin:
    """Records that go back to one origin, in the order in which they were given; often only one."""

    records: tuple[Evidence, ...]

    @property
    def shared(self) -> Shared:
        """Why these records are held to be one source."""
        first = self.records[0]
        if len({record.source for record in self.records}) > 1:
            return Shared.COPY
        ways = ((first.original_source, Shared.SOURCE), (first.byline_origin, Shared.AGENCY))
        return next((way for value, way in ways if value), Shared.OUTLET)

    @property
    def name(self) -> str:
        """Who it is, as the first record writes it; for copies, the outlet of the first."""
        first = self.records[0]
        outlet = first.publisher or first.title
        return outlet if self.shared is Shared.COPY else first.original_source or first.byline_origin or outlet


def origins(records: Iterable[Evidence]) -> tuple[Origin, ...]:
    """The records by origin: those with the same `source`, and copies with what they are republished from.

    A record that is derived from another, such as a row of a table, says itself who knows. The order is that of the
    first record of each.
    """
    groups: list[tuple[set[object], list[Evidence]]] = []
    places: dict[UUID, int] = {}
    for record in records:
        places[record.id] = len(places)
        marks: set[object] = {record.source, record.id, record.republished_from} - {None}
        joined = [group for group in groups if group[0] & marks]
        groups = [group for group in groups if group not in joined]
        members = [*(each for _, group in joined for each in group), record]
        groups.append((marks.union(*(marked for marked, _ in joined)), members))
    ordered = [tuple(sorted(members, key=lambda each: places[each.id])) for _, members in groups]
    return tuple(map(Origin, sorted(ordered, key=lambda members: places[members[0].id])))
