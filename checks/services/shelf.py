"""Records of one kind that stand by themselves: toll series, comparator tables, rulings on origin."""

from __future__ import annotations

from typing import Generic, TypeVar
from uuid import UUID

from checks.domain.change import Change, Record
from checks.services.records import Records

R = TypeVar("R", bound=Record)


class Shelf(Generic[R]):
    """All records of one kind; `what` is what menus call one of them."""

    def __init__(self, records: Records, kind: type[R], what: str) -> None:
        self._records = records
        self._kind = kind
        self._what = what

    def all(self) -> tuple[R, ...]:
        """All of them, in the order in which they came in."""
        return self._records.all(self._kind)

    def get(self, record_id: UUID) -> R:
        """One of them; NotFound where there is none."""
        return self._records.get(self._kind, record_id)

    def add(self, record: R) -> Change:
        """Keep a new one."""
        return self._records.apply(Change(f"Add {self._what}", after=(record,)))

    def edit(self, record: R, seen: R | None = None) -> Change:
        """Write one over the stored one; Conflict where that is not any more as it was `seen`."""
        return self._records.apply(Change(f"Edit {self._what}", (seen or self.get(record.id),), (record,)))

    def delete(self, record: R) -> Change:
        """Remove one."""
        return self._records.apply(Change(f"Delete {self._what}", before=(self.get(record.id),)))
