"""What was done in a casebook, by whom and when."""

from __future__ import annotations

from uuid import UUID

from checks.domain.change import Change
from checks.services.records import Records
from checks.storage import history


class History:
    """Every change of a casebook, undone ones and their undoing included."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def of(self, record_id: UUID) -> tuple[Change, ...]:
        """The changes that touched a record, oldest first."""
        with self._records.reading() as connection:
            return history.of(connection, record_id)

    def latest(self, limit: int = 100) -> tuple[Change, ...]:
        """The last changes, newest first."""
        with self._records.reading() as connection:
            return history.latest(connection, limit)
