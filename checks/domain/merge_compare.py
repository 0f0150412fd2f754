"""Compares what a bundle holds with a casebook, some records at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice, repeat
from typing import Protocol, TypeAlias, TypeVar
from uuid import UUID

from checks.domain.merge_fields import Base
from checks.domain.merge_rules import KINDS, NATURAL_KEYS, Plain, record_id
from checks.domain.merging import Copy, Fate, Outcome, merge

T = TypeVar("T")
Lineages: TypeAlias = Mapping[UUID, tuple[UUID, ...]]
"""The changes that records have gone through, oldest first; nothing for a record that nobody knows."""

PORTION = 500
"""Records that are compared at a time."""


class Side(Protocol):
    """What both sides can tell of a record."""

    def lineages(self, ids: Collection[UUID]) -> Lineages:
        """The changes that these records have gone through."""

    def bases(self, news: Mapping[UUID, Sequence[UUID]]) -> Mapping[UUID, Base]:
        """What records were before the first of these changes; without those that none of them changed."""


class Ours(Side, Protocol):
    """The casebook that is merged into."""

    def present(self, kind: str, ids: Collection[str]) -> set[str]:
        """Those of the records that are there, by their ids as text."""

    def find(self, kind: str, ids: Collection[UUID]) -> Mapping[UUID, Plain]:
        """The records with these ids, as far as they are there."""

    def referring(self, kind: str, field: str, values: Collection[object]) -> Iterable[Plain]:
        """The records whose field, an id or a number, holds one of these values."""


class Theirs(Side, Protocol):
    """The bundle that is merged."""

    @property
    def is_cut_down(self) -> bool:
        """May parts of its records have been left out, for it or for the casebook that it comes from?"""

    def records(self, kind: str) -> Iterator[Plain]:
        """Its records of a kind."""

    def has_same_past(self, record_id: str) -> bool:
        """Has a record gone through the same changes on both sides, and is known to have? Most have."""

    def tombstones(self, kind: str) -> Iterable[UUID]:
        """The records of a kind that were deleted."""

    def withheld(self, kind: str, record_id: UUID) -> Collection[str]:
        """The fields of a record that stayed behind."""


def outcomes(ours: Ours, theirs: Theirs) -> Iterator[list[Outcome]]:
    """What becomes of each record of the bundle, and of each that was deleted there, kind by kind."""
    for kind in KINDS:
        met: set[UUID] = set()
        for records in portions(_worth_taking(kind, theirs.records(kind))):
            yield list(_compared(kind, records, ours, theirs, met))
        deleted = (each for each in theirs.tombstones(kind) if each not in met)
        for ids in portions(deleted):
            yield list(_deleted(kind, ids, ours, theirs))


def portions(items: Iterable[T], at_once: int = PORTION) -> Iterator[list[T]]:
    """The items, some at a time."""
    iterator = iter(items)
    while portion := list(islice(iterator, at_once)):
        yield portion


def _worth_taking(kind: str, records: Iterator[Plain]) -> Iterator[Plain]:
    """All but the findings that nobody has decided on: rules notice them anew where they still hold."""
    return (each for each in records if kind != "Finding" or each["dismissed"] is not None)


def _compared(kind: str, records: list[Plain], ours: Ours, theirs: Theirs, met: set[UUID]) -> Iterator[Outcome]:
    here = ours.present(kind, [each["id"] for each in records])
    worked_on = [each for each in records if each["id"] not in here or not theirs.has_same_past(each["id"])]
    yield from repeat(_same(kind), len(records) - len(worked_on))
    if worked_on:
        yield from _worked_on(kind, worked_on, here, ours, theirs, met)


def _worked_on(
    kind: str, records: list[Plain], here: set[str], ours: Ours, theirs: Theirs, met: set[UUID]
) -> Iterator[Outcome]:
    twins = _twins(kind, [each for each in records if each["id"] not in here], ours)
    met.update(record_id(twin) for twin in twins.values())
    pairs = [(each, twins.get(record_id(each))) for each in records]
    news = _News(pairs, ours, theirs)
    changed = ours.find(kind, [record_id(each) for each in records if each["id"] in here and news.theirs(each)])
    mine = {**changed, **twins}
    bases = _Bases(((each, mine.get(record_id(each))) for each in records), news, ours, theirs)
    for record in records:
        key = record_id(record)
        if record["id"] in here and key not in mine:
            yield _untouched(kind, record, news)
            continue
        own = mine.get(key)
        first = Copy(own, news.is_known(record), bool(news.ours(record)), bases.of_ours(record, own))
        second = Copy(record, True, bool(news.theirs(record)), bases.of_theirs(record), theirs.is_cut_down)
        hidden = theirs.withheld(kind, key)
        yield merge(kind, news.ids(record), first, second, withheld=hidden, news=news.to_learn(record))


def _untouched(kind: str, record: Plain, news: _News) -> Outcome:
    """The outcome of a record that is here and of which theirs has no news: ours is not even read."""
    own_news = bool(news.ours(record))
    if not own_news:
        return _same(kind)
    return Outcome(kind, news.ids(record), Fate.OURS, Copy(None, True, True), Copy(record, True), None)


@cache
def _same(kind: str) -> Outcome:
    """The outcome of all records of which neither side has news: there are many, and ours are not even read."""
    return Outcome(kind, frozenset(), Fate.SAME, Copy(None, True), Copy(None, True), None)


def _twins(kind: str, missing: list[Plain], ours: Ours) -> dict[UUID, Plain]:
    """Our records that are the same as one of theirs under another id, by the id of theirs."""
    key = NATURAL_KEYS.get(kind)
    if key is None or not missing:
        return {}
    wanted = {each[key]: record_id(each) for each in missing}
    found = ours.referring(kind, key, [UUID(value) if key.endswith("_id") else value for value in wanted])
    return {wanted[each[key]]: each for each in found}


class _News:
    """Which changes of a record only one side knows."""

    def __init__(self, pairs: list[tuple[Plain, Plain | None]], ours: Ours, theirs: Theirs) -> None:
        self._ids = {record_id(record): [record_id(each) for each in (record, twin) if each] for record, twin in pairs}
        wanted = {each for ids in self._ids.values() for each in ids}
        known, self._theirs = ours.lineages(wanted), theirs.lineages(wanted)
        self._own = {key: _only(ids, known, self._theirs) for key, ids in self._ids.items()}
        self._fresh = {key: _only(ids, self._theirs, known) for key, ids in self._ids.items()}
        self._known = {key for key, ids in self._ids.items() if any(known.get(each) for each in ids)}

    def ids(self, record: Plain) -> frozenset[UUID]:
        """The ids of the record on both sides."""
        return frozenset(self._ids[record_id(record)])

    def ours(self, record: Plain) -> tuple[UUID, ...]:
        return self._own[record_id(record)]

    def theirs(self, record: Plain) -> tuple[UUID, ...]:
        return self._fresh[record_id(record)]

    def to_learn(self, record: Plain) -> tuple[UUID, ...]:
        """The news of theirs; where two desks made the same record, all that theirs knows of either."""
        fresh, ids = self.theirs(record), self._ids[record_id(record)]
        if len(ids) == 1 or not fresh:
            return fresh
        return tuple(dict.fromkeys(change for each in ids for change in self._theirs.get(each, ())))

    def is_known(self, record: Plain) -> bool:
        """Was the record itself ever here?"""
        return record_id(record) in self._known


def _only(ids: list[UUID], lineages: Lineages, others: Lineages) -> tuple[UUID, ...]:
    """The changes of some records that only the first of two sides knows."""
    if len(ids) == 1:
        own, other = lineages.get(ids[0], ()), others.get(ids[0], ())
        return () if own == other else tuple(each for each in own if each not in other)
    known = {change for each in ids for change in others.get(each, ())}
    return tuple(dict.fromkeys(each for id_ in ids for each in lineages.get(id_, ()) if each not in known))


class _Bases:
    """What records were before they went apart, where both sides have news of them.

    What a side started from that got them cut down is asked for even where ours has no news.
    """

    def __init__(self, pairs: Iterable[tuple[Plain, Plain | None]], news: _News, ours: Ours, theirs: Theirs) -> None:
        changed = [(record, own) for record, own in pairs if news.theirs(record)]
        both = [(record, own) for record, own in changed if news.ours(record)]
        apart = [pair for pair in changed if pair[1]] if theirs.is_cut_down else both
        self._ours = ours.bases({record_id(own or record): news.ours(record) for record, own in both})
        self._theirs = theirs.bases({record_id(record): news.theirs(record) for record, _ in apart})

    def of_ours(self, record: Plain, own: Plain | None) -> Base:
        return self._ours.get(record_id(own or record), own)

    def of_theirs(self, record: Plain) -> Base:
        return self._theirs.get(record_id(record), record)


def _deleted(kind: str, ids: list[UUID], ours: Ours, theirs: Theirs) -> Iterator[Outcome]:
    found = ours.find(kind, ids)
    known, others = ours.lineages(ids), theirs.lineages(ids)
    fresh = {each: tuple(c for c in others.get(each, ()) if c not in set(known.get(each, ()))) for each in ids}
    own = {each: tuple(c for c in known.get(each, ()) if c not in set(others.get(each, ()))) for each in ids}
    bases = ours.bases({each: own[each] for each in found if own[each] and fresh[each]})
    for each in ids:
        mine = Copy(found.get(each), bool(known.get(each)), bool(own[each]), bases.get(each, found.get(each)))
        yield merge(kind, frozenset((each,)), mine, Copy(None, True, bool(fresh[each])), news=fresh[each])
