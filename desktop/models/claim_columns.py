"""The claims of a desk as columns, so that a filter or a search goes through 100,000 of them in milliseconds."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any
from uuid import UUID

from checks.domain.claim import Claim, Kind, Status
from checks.domain.finding import Level
from desktop.models.claim_facts import Facts, has_something_to_check, is_unlikely
from desktop.models.claim_filter import ClaimFilter, Order
from desktop.models.claim_search import searched_text, terms_of
from desktop.models.columns import with_bits, with_terms

SortKey = Callable[[Claim], tuple[Any, ...]]

_NO_FACTS = Facts()
_BITS: dict[StrEnum, int] = {each: 1 << n for n, each in enumerate((*Status, *Kind, *Level))}
"""One bit for each; the values of the three enums are all different."""
_LACKS_EVIDENCE, _MINE, UNLIKELY, _SEEN = (1 << len(_BITS) + n for n in range(4))
_PLACES_OF_STATUS = {status: place for place, status in enumerate(Status)}
_PLACES_OF_KIND = {kind: place for place, kind in enumerate(Kind)}


def place_in_text(claim: Claim) -> tuple[Any, ...]:
    """The order of the text, outer claims before inner ones, as the desk has it."""
    return claim.anchor.start, -claim.anchor.end, claim.id.int


GROUP_KEYS: Mapping[Order, Callable[[Claim], int]] = {
    Order.TEXT: lambda claim: claim.sentence,
    Order.STATUS: lambda claim: _PLACES_OF_STATUS[claim.status],
    Order.KIND: lambda claim: _PLACES_OF_KIND[claim.kind],
}
"""Under which number a claim is grouped: its sentence, or the place of its status or kind among all."""
SORT_KEYS: Mapping[Order, SortKey] = {
    Order.TEXT: lambda claim: (claim.sentence, *place_in_text(claim)),
    Order.CHECKWORTHINESS: lambda claim: (-claim.checkworthiness, *place_in_text(claim)),
    Order.STATUS: lambda claim: (_PLACES_OF_STATUS[claim.status], *place_in_text(claim)),
    Order.KIND: lambda claim: (_PLACES_OF_KIND[claim.kind], *place_in_text(claim)),
}


class ClaimColumns:
    """Claims by slot: a number that a claim keeps as long as it is on the desk."""

    def __init__(
        self, claims: tuple[Claim, ...] = (), facts: Mapping[UUID, Facts] | None = None, me: UUID | None = None
    ) -> None:
        known = facts or {}
        self._me = me
        self.claims = list(claims)
        self.bits = [_bits(claim, known.get(claim.id, _NO_FACTS), me) for claim in claims]
        self._worthiness = [claim.checkworthiness for claim in claims]
        self._texts: list[str | None] = [None] * len(claims)
        self._slots = {claim.id: slot for slot, claim in enumerate(claims)}
        self._unread = 0
        self._orders: dict[Order, list[int]] = {}
        self._groups: dict[Order, list[int]] = {}

    def __len__(self) -> int:
        return len(self._slots)

    def __iter__(self) -> Iterator[int]:
        return iter(self._slots.values())

    def slot(self, claim_id: UUID | None) -> int | None:
        """Where a claim is kept; None where it is not on the desk."""
        return self._slots.get(claim_id) if claim_id else None

    def put(self, claim: Claim, facts: Facts) -> int:
        """Take over a claim as it stands now; its slot."""
        slot = self._slots.get(claim.id)
        moved = list(self._orders) if slot is None else self._leave_orders(slot, claim)
        if slot is None:
            slot = self._slots[claim.id] = len(self.claims)
            self.claims.append(claim)
            self.bits.append(0)
            self._worthiness.append(0.0)
            self._texts.append(None)
        if claim != self.claims[slot]:
            self._texts[slot] = None
            self._unread = min(self._unread, slot)
        self.claims[slot], self.bits[slot] = claim, _bits(claim, facts, self._me)
        self._worthiness[slot] = claim.checkworthiness
        for order, keys in self._groups.items():
            keys[slot : slot + 1] = [GROUP_KEYS[order](claim)]
        for order in moved:
            insort(self._orders[order], slot, key=self._sort_key(order))
        return slot

    def drop(self, claim_id: UUID) -> None:
        """A claim is gone; nobody else gets its slot."""
        slot = self._slots.pop(claim_id, None)
        if slot is not None:
            for slots in self._orders.values():
                slots.remove(slot)

    def ordered(self, order: Order) -> list[int]:
        """All slots in an order; not to be changed."""
        if order not in self._orders:
            self._orders[order] = sorted(self, key=self._sort_key(order))
        return self._orders[order]

    def groups(self, order: Order) -> list[int] | None:
        """The key of each slot's group in an order, as it stands at any time; None where the order has no groups."""
        key = GROUP_KEYS.get(order)
        if key and order not in self._groups:
            self._groups[order] = [key(claim) for claim in self.claims]
        return self._groups.get(order)

    def keep(self, slots: list[int], wanted: ClaimFilter) -> list[int]:
        """Those of `slots` that fit a filter, in their order."""
        slots = with_bits(slots, self.bits, _masks(wanted))
        worthiness = self._worthiness
        if wanted.least_worthiness:
            slots = [slot for slot in slots if worthiness[slot] >= wanted.least_worthiness]
        terms = terms_of(wanted.words)
        if terms:
            self._read(slots)
            slots = with_terms(slots, self._texts, terms)
        return slots

    def read_some(self, count: int) -> bool:
        """Make ready what a search looks through, for `count` claims more; False where all is ready."""
        first, self._unread = self._unread, min(self._unread + count, len(self._texts))
        self._read(range(first, self._unread))
        return self._unread < len(self._texts)

    def _read(self, slots: Iterable[int]) -> None:
        for slot in slots:
            if self._texts[slot] is None:
                self._texts[slot] = searched_text(self.claims[slot])

    def _sort_key(self, order: Order) -> Callable[[int], tuple[Any, ...]]:
        """By which slots are sorted."""
        key = SORT_KEYS[order]
        return lambda slot: key(self.claims[slot])

    def _leave_orders(self, slot: int, claim: Claim) -> list[Order]:
        """Take a claim out of the orders in which it comes to stand elsewhere, and tell which these are."""
        old = self.claims[slot]
        left = [order for order in self._orders if SORT_KEYS[order](old) != SORT_KEYS[order](claim)]
        for order in left:
            self._orders[order].remove(slot)
        return left


def _bits(claim: Claim, facts: Facts, me: UUID | None) -> int:
    """What filters ask about a claim, a bit for each answer."""
    found = _BITS[claim.status] | _BITS[claim.kind]
    for each in (*claim.also, *facts.levels):
        found |= _BITS[each]
    if not facts.records and has_something_to_check(claim):
        found |= _LACKS_EVIDENCE
    if me is not None and claim.owner_id == me:
        found |= _MINE
    if facts.is_seen_before:
        found |= _SEEN
    return found | UNLIKELY if is_unlikely(claim) else found


def _masks(wanted: ClaimFilter) -> Iterator[int]:
    """A claim has to have a bit of each of these."""
    shown = frozenset(Status) if wanted.shows_rejected else frozenset(Status) - {Status.NOT_A_CLAIM}
    yield _mask(wanted.statuses or shown)
    for chosen in (wanted.kinds, wanted.levels):
        if chosen:
            yield _mask(chosen)
    if wanted.lacks_evidence:
        yield _LACKS_EVIDENCE
    if wanted.is_mine:
        yield _MINE
    if wanted.is_seen_before:
        yield _SEEN


def _mask(chosen: frozenset[Status] | frozenset[Kind] | frozenset[Level]) -> int:
    return sum(_BITS[each] for each in chosen)
