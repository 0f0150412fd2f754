"""Compares what a bundle holds with a casebook, some records at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
    by_key = {record_id(each): each for each in records}
    twins = _twins(kind, [each for each in records if each["id"] not in here], ours)
    met.update(record_id(twin) for twin in twins.values())
    pasts = _pasts({key: (key, record_id(twins[key])) if key in twins else (key,) for key in by_key}, ours, theirs)
    changed = ours.find(kind, [key for key, each in by_key.items() if each["id"] in here and pasts[key].theirs])
    mine = {**changed, **twins}
    bases = _Bases(pasts, mine, ours, theirs)
    for key, record in by_key.items():
        past, own = pasts[key], mine.get(key)
        if own is None and record["id"] in here:
            yield _untouched(kind, record, past)
            continue
        first = Copy(own, past.is_known, bool(past.ours), bases.ours.get(key, own))
        second = Copy(record, True, bool(past.theirs), bases.theirs.get(key, record), theirs.is_cut_down)
        hidden = theirs.withheld(kind, key)
        outcome = merge(kind, frozenset(past.ids), first, second, withheld=hidden, news=past.to_learn)
        yield replace(outcome, absorbed=past.absorbed) if past.absorbed else outcome


def _untouched(kind: str, record: Plain, past: _Past) -> Outcome:
    """The outcome of a record that is here and of which theirs has no news: ours is not even read."""
    if not past.ours:
        return _same(kind)
    return Outcome(kind, frozenset(past.ids), Fate.OURS, Copy(None, True, True), Copy(record, True), None)


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


@dataclass(frozen=True, slots=True)
class _Past:
    """Which changes of a record only one side knows."""

    ids: tuple[UUID, ...]
    """The ids of the record on both sides."""
    ours: tuple[UUID, ...]
    theirs: tuple[UUID, ...]
    is_known: bool
    """Was the record itself ever here?"""
    to_learn: tuple[UUID, ...]
    """The news of theirs; where two desks made the same record, all that theirs knows of either."""
    absorbed: UUID | None = None
    """The larger of two ids, where theirs was never here under its own: from now on the smaller one stands for both."""


def _pasts(ids: Mapping[UUID, tuple[UUID, ...]], ours: Ours, theirs: Theirs) -> dict[UUID, _Past]:
    """By the id of theirs. `ids`: that, and after it the id of ours where that is another."""
    wanted = {each for every in ids.values() for each in every}
    known, others = ours.lineages(wanted), theirs.lineages(wanted)
    return {key: _past(every, known, others) for key, every in ids.items()}


def _past(ids: tuple[UUID, ...], known: Lineages, others: Lineages) -> _Past:
    if len(ids) == 1:
        own, other = known.get(ids[0], ()), others.get(ids[0], ())
        if not own:
            return _Past(ids, (), other, False, other)
        fresh = tuple(each for each in other if each not in own)
        return _Past(ids, tuple(each for each in own if each not in other), fresh, True, fresh)
    own, other = _changes(ids, known), _changes(ids, others)
    news = tuple(each for each in other if each not in own)
    is_known = any(known.get(each) for each in ids)
    mine, to_learn = tuple(each for each in own if each not in other), other if news else ()
    return _Past(ids, mine, news, is_known, to_learn, None if known.get(ids[0]) else max(ids))


def _changes(ids: tuple[UUID, ...], lineages: Lineages) -> tuple[UUID, ...]:
    return tuple(dict.fromkeys(change for each in ids for change in lineages.get(each, ())))


class _Bases:
    """What records were before they went apart, where both sides have news of them, by the id of theirs.

    What a side started from that got them cut down is asked for even where ours has no news.
    """

    def __init__(self, pasts: Mapping[UUID, _Past], mine: Mapping[UUID, Plain], ours: Ours, theirs: Theirs) -> None:
        both = {key: past for key, past in pasts.items() if past.theirs and past.ours}
        apart = (
            {key: past for key, past in pasts.items() if past.theirs and key in mine} if theirs.is_cut_down else both
        )
        own_ids = {key: record_id(mine[key]) if key in mine else key for key in both}
        found = ours.bases({own_ids[key]: past.ours for key, past in both.items()})
        self.ours = {key: found[own_id] for key, own_id in own_ids.items() if own_id in found}
        self.theirs = theirs.bases({key: past.theirs for key, past in apart.items()})


def _deleted(kind: str, ids: list[UUID], ours: Ours, theirs: Theirs) -> Iterator[Outcome]:
    found = ours.find(kind, ids)
    known, others = ours.lineages(ids), theirs.lineages(ids)
    fresh = {each: tuple(c for c in others.get(each, ()) if c not in set(known.get(each, ()))) for each in ids}
    own = {each: tuple(c for c in known.get(each, ()) if c not in set(others.get(each, ()))) for each in ids}
    bases = ours.bases({each: own[each] for each in found if own[each] and fresh[each]})
    for each in ids:
        mine = Copy(found.get(each), bool(known.get(each)), bool(own[each]), bases.get(each, found.get(each)))
        yield merge(kind, frozenset((each,)), mine, Copy(None, True, bool(fresh[each])), news=fresh[each])
