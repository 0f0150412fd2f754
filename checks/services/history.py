"""What was done in a casebook, by whom and when."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

from checks.domain.chain import HistoryCheck
from checks.domain.change import Change
from checks.domain.difference import Difference, about, differences
from checks.domain.evidence import Evidence
from checks.domain.history_filter import HistoryFilter
from checks.domain.person import Person
from checks.domain.progress import Progress, no_progress
from checks.services.records import Records
from checks.services.restoring import Restoring
from checks.storage import chain, history, history_search, told


class History:
    """Every change of a casebook, undone ones and their undoing included."""

    def __init__(self, records: Records, restoring: Restoring) -> None:
        self._records = records
        self._restoring = restoring

    def of(self, record_id: UUID) -> tuple[Change, ...]:
        """The changes that touched a record, oldest first."""
        with self._records.reading() as connection:
            return history.of(connection, record_id)

    def latest(self, limit: int = 100) -> tuple[Change, ...]:
        """The last changes, newest first."""
        with self._records.reading() as connection:
            return history.latest(connection, limit)

    def find(self, wanted: HistoryFilter, *, limit: int = 100, skipped: int = 0) -> tuple[Change, ...]:
        """The changes that meet all conditions, newest first, `limit` of them after those that were `skipped`."""
        with self._records.reading() as connection:
            return history_search.find(connection, wanted, limit, skipped)

    def count(self, wanted: HistoryFilter) -> int:
        """How many changes meet all conditions."""
        with self._records.reading() as connection:
            return history_search.count(connection, wanted)

    def tell(self, change: Change) -> tuple[Difference, ...]:
        """What a change did, field by field, with people and records by their names."""
        return differences(change, self.names(change))

    def names(self, *changes: Change) -> dict[UUID, str]:
        """Words for the people and records that the fields of these changes refer to."""
        ids = {each for change in changes for record in (*change.before, *change.after) for each in _referred(record)}
        with self._records.reading():
            records = self._records.referring(Evidence, "id", ids)
            people = self._records.all(Person)
        return {record.id: about(record) for record in records} | {person.id: person.name for person in people}

    def restore(self, record_id: UUID, change_id: UUID) -> Change:
        """Bring one record back to how it stood after a change, as a change of today; see `Restoring.restore`."""
        return self._restoring.restore(record_id, change_id)

    def verify(self, progress: Progress = no_progress) -> HistoryCheck:
        """Read the whole history again, and hold the records against it.

        Found is each step that is not what was written, and each record that is not what the steps made of it. Progress
        counts steps, and then records.
        """
        with self._records.reading() as connection:
            return replace(chain.check(connection, progress), strays=told.strays(connection, progress))


def _referred(record: object) -> Collection[UUID]:
    """The ids that the fields of a record hold."""
    values = vars(record).values()
    inner = (part for value in values if isinstance(value, tuple) for part in value)
    return {each for each in (*values, *inner) if isinstance(each, UUID)}
