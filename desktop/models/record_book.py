"""All evidence records of the open casebook as light rows: read when first wanted, then kept current by the changes."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from checks.domain.change import Change
from checks.domain.evidence import Evidence, Link
from checks.domain.imported import Import
from checks.domain.record_line import RecordLine
from checks.domain.transfer import Transfer
from checks.errors import ChecksError
from desktop.models.record_columns import RecordColumns
from desktop.session import Session

_Carrier = Import | Transfer
"""What brings records that no change tells one by one."""


class RecordBook(QObject):
    """One for the window; the link dialog and the evidence view look into the same.

    The casebook's worker answers and tells of changes in the order in which it did them, so no change is missed or
    taken in twice.
    """

    changed = Signal()
    """There are other rows, or rows say otherwise."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._where = ""
        self._count = 0
        self.columns = RecordColumns()
        self.imports: tuple[Import, ...] = ()
        """The files that records came in with."""
        self.is_read = False
        """Do the columns hold the records of the open casebook?"""
        self._is_wanted = False
        self._is_reading = False
        session.library_changed.connect(self._follow_casebook)
        session.changed.connect(self._follow)
        self._follow_casebook()

    @property
    def count(self) -> int:
        """How many records the casebook has."""
        return len(self.columns) if self.is_read else self._count

    def want(self) -> None:
        """Read all records, unless that is done or under way."""
        self._is_wanted = True
        if self._session.is_open and not self.is_read and not self._is_reading:
            self._read()

    def _read(self) -> None:
        self._is_reading = True
        where = self._session.where

        def show(answer: tuple[RecordColumns, tuple[Import, ...]]) -> None:
            self._is_reading = False
            if where == self._session.where:
                (self.columns, self.imports), self.is_read = answer, True
                self.changed.emit()
            elif self._is_wanted:
                self.want()

        def fail(error: ChecksError) -> None:
            self._is_reading = False
            self._session.fail(error)

        self._session.ask(
            lambda casebook: (RecordColumns(casebook.evidence.overview()), casebook.imports.all()), show, fail
        )

    @Slot()
    def _follow_casebook(self) -> None:
        """Another casebook has other records."""
        if self._session.where == self._where:
            return
        self._where, self.is_read, self.columns, self._count = self._session.where, False, RecordColumns(), 0
        self.changed.emit()
        if self._is_wanted:
            self.want()
        elif self._session.is_open:
            self._ask_count()

    def _ask_count(self) -> None:
        def show(count: int) -> None:
            self._count = count
            self.changed.emit()

        self._session.ask(lambda casebook: casebook.evidence.count(), show)

    @Slot(object)
    def _follow(self, change: Change) -> None:
        touched = [each for each in (*change.before, *change.after) if isinstance(each, Evidence | Link | _Carrier)]
        if not touched:
            return
        if any(isinstance(record, _Carrier) for record in touched):  # its records are not in the change
            self.is_read = False
            if self._is_wanted:
                self._read()
            else:
                self._ask_count()
        elif self.is_read:
            self._take_in(change)
            self.changed.emit()
        else:
            self._ask_count()

    def _take_in(self, change: Change) -> None:
        links = _links_more(change)
        for record in change.removed:
            if isinstance(record, Evidence):
                self.columns.drop(record.id)
        records = {record.id: record for record in change.after if isinstance(record, Evidence)}
        for record_id in {*records, *links}:
            old = self.columns.line(record_id)
            count = (old.links if old else 0) + links[record_id]
            if record_id in records:
                self.columns.put(RecordLine.of(records[record_id], count))
            elif old is not None:
                self.columns.put(replace(old, links=count))


def _links_more(change: Change) -> Counter[UUID]:
    """How many links more, or fewer, each record has after a change."""
    more: Counter[UUID] = Counter()
    for record in change.before:
        if isinstance(record, Link):
            more[record.evidence_id] -= 1
    for record in change.after:
        if isinstance(record, Link):
            more[record.evidence_id] += 1
    return more
