"""Which records go back to one origin and why, and what people decided about that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum
from itertools import pairwise
from uuid import UUID

from checks.domain.evidence import Evidence


class Question(StrEnum):
    """What a ruling decides."""

    SOURCE = "source"
    """Do two records go back to one source?"""
    RECORD = "record"
    """Are two records one and the same, held twice?"""


@dataclass(frozen=True)
class OriginRuling:
    """What a person decided on two records: that they are one source, or that they are not, and why."""

    id: UUID
    first_id: UUID
    second_id: UUID
    is_same: bool
    reason: str
    person_id: UUID | None = None
    question: Question = Question.SOURCE

    @property
    def pair(self) -> frozenset[UUID]:
        """The two records."""
        return frozenset((self.first_id, self.second_id))


class Shared(Enum):
    """What two records have in common; what weighs most stands first."""

    RULING = 0
    """A person says that they are one source."""
    COPY = 1
    """One is republished from the other, or both from a third."""
    SOURCE = 2
    """The person or body who knows."""
    AGENCY = 3
    """The agency in the byline."""
    OUTLET = 4
    """The publisher, where no more is known."""
    TEXT = 5
    """Their words."""


@dataclass(frozen=True)
class Tie:
    """Why two records are one source."""

    first_id: UUID
    second_id: UUID
    shared: Shared
    what: str = ""
    """Who they share, the passage that stands in both with its marks, or the reason of a ruling."""

    @property
    def pair(self) -> frozenset[UUID]:
        """The two records."""
        return frozenset((self.first_id, self.second_id))

    @property
    def words(self) -> str:
        """The reason: "from Oleh Kiper, Odesa Oblast governor"."""
        return _WORDS[self.shared].format(self.what)


_WORDS = {
    Shared.RULING: "ruled one source: {}",
    Shared.COPY: "copies of one report",
    Shared.SOURCE: "from {}",
    Shared.AGENCY: "carry {}",
    Shared.OUTLET: "from {}",
    Shared.TEXT: "share their text: {}",
}


@dataclass(frozen=True)
class Origin:
    """Records that go back to one origin, in the order in which they were given; often only one."""

    records: tuple[Evidence, ...]
    ties: tuple[Tie, ...] = ()
    """What holds them together, the weightiest first; none for a single record."""

    @property
    def ids(self) -> frozenset[UUID]:
        """Their ids."""
        return frozenset(record.id for record in self.records)

    @property
    def name(self) -> str:
        """Who it is: who knows, as the first record writes it, else the agency, else the outlet."""
        first = self.records[0]
        return (first.original_source or first.byline_origin or first.publisher or first.title).strip()

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why they count once, the weightiest reason first: "All from Oleh Kiper", "2 carry Reuters"."""
        by_words: dict[str, set[UUID]] = {}
        for tie in self.ties:
            by_words.setdefault(tie.words, set()).update(tie.pair)
        return tuple(f"{self._count(len(ids))} {words}" for words, ids in by_words.items())

    def reasons_of(self, record_id: UUID) -> tuple[str, ...]:
        """Why this record is held to be of it."""
        return tuple(dict.fromkeys(tie.words for tie in self.ties if record_id in tie.pair))

    def _count(self, number: int) -> str:
        if number < len(self.records):
            return str(number)
        return "Both" if number == 2 else "All"


def group(records: Sequence[Evidence], ties: Iterable[Tie], rulings: Iterable[OriginRuling] = ()) -> tuple[Origin, ...]:
    """The records by origin: connected components of `ties`, as far as no ruling keeps two records apart.

    The result does not depend on the order of anything given. Where a ruling keeps two records apart that are both
    tied to others, those others stay together, and of the two the one with the smaller id stays with them.
    """
    ids = {record.id for record in records}
    decided = [ruling for ruling in rulings if ruling.question is Question.SOURCE and ruling.pair <= ids]
    apart = {ruling.pair for ruling in decided if not ruling.is_same and len(ruling.pair) == 2}
    by_hand = (Tie(each.first_id, each.second_id, Shared.RULING, each.reason) for each in decided if each.is_same)
    usable = {tie for tie in (*ties, *by_hand) if tie.pair <= ids and len(tie.pair) == 2 and tie.pair not in apart}
    in_order = sorted(usable, key=_weight)
    components = _Components(ids, apart)
    disputed = disputed_by(decided)
    for tie in sorted(in_order, key=lambda tie: (tie.shared is not Shared.RULING, bool(tie.pair & disputed))):
        components.join(tie.first_id, tie.second_id)  # first what a person says, then what nobody disputes
    members: dict[UUID, list[Evidence]] = {}
    for record in {record.id: record for record in records}.values():
        members.setdefault(components.root(record.id), []).append(record)
    held: dict[UUID, list[Tie]] = {}
    for tie in in_order:
        root = components.root(tie.first_id)
        if root == components.root(tie.second_id):
            held.setdefault(root, []).append(tie)
    return tuple(Origin(tuple(found), tuple(held.get(root, ()))) for root, found in members.items())


def disputed_by(rulings: Iterable[OriginRuling]) -> frozenset[UUID]:
    """The records that a ruling keeps apart from others."""
    return frozenset(
        record_id
        for ruling in rulings
        if not ruling.is_same and ruling.question is Question.SOURCE
        for record_id in ruling.pair
    )


def bind(ids: Iterable[UUID], shared: Shared, what: str, disputed: frozenset[UUID] = frozenset()) -> Iterator[Tie]:
    """Ties that hold all of `ids` together; disputed ones are tied to every other, so that the rest holds without."""
    ordered = sorted(ids)
    for one, other in pairwise(each for each in ordered if each not in disputed):
        yield Tie(one, other, shared, what)
    for each in ordered:
        if each in disputed:
            yield from (Tie(each, other, shared, what) for other in ordered if other != each)


class _Components:
    """Sets of records that grow together; a pair that is kept apart never lands in one of them."""

    def __init__(self, ids: Iterable[UUID], apart: Iterable[frozenset[UUID]]) -> None:
        self._parent = {each: each for each in ids}
        self._foes: dict[UUID, set[UUID]] = {}
        for one, other in map(tuple, apart):
            self._foes.setdefault(one, set()).add(other)
            self._foes.setdefault(other, set()).add(one)

    def root(self, record_id: UUID) -> UUID:
        while self._parent[record_id] != record_id:
            self._parent[record_id] = self._parent[self._parent[record_id]]
            record_id = self._parent[record_id]
        return record_id

    def join(self, one: UUID, other: UUID) -> None:
        first, second = self.root(one), self.root(other)
        if first == second or second in {self.root(foe) for foe in self._foes.get(first, ())}:
            return
        self._parent[second] = first
        if second in self._foes:
            self._foes.setdefault(first, set()).update(self._foes.pop(second))


def _weight(tie: Tie) -> tuple[int, UUID, UUID, str]:
    return tie.shared.value, min(tie.pair), max(tie.pair), tie.what
