"""Reads and writes the records of a casebook; every write is a change that is checked, applied and kept at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from importlib.metadata import version
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Connection, Engine

from checks.domain.change import Change, Record
from checks.domain.custody import CustodyAction, CustodyEntry
from checks.domain.imported import Import
from checks.domain.moment import Moment
from checks.domain.person import Person
from checks.domain.role import Role
from checks.domain.transfer import Transfer
from checks.errors import NotAllowed, NotFound
from checks.services.approvals import fallen
from checks.services.conflicts import name_of, plain, require_seen, require_unchanged
from checks.services.merge_writing import replay, write_rows
from checks.services.reasons import require_reason
from checks.services.second_person import require_two_people
from checks.services.settling import settled
from checks.storage import blobs, cipher, custody, history, logins, rows
from checks.storage.failures import explained
from checks.storage.location import Location
from checks.storage.news import News
from checks.storage.writing import surely, writing

R = TypeVar("R", bound=Record)

TOOL = f"claimdesk {version('claimdesk')}"
"""What the chain of custody calls this program."""


class Records:
    """The records in the database behind `engine`, for the person who works with them."""

    def __init__(
        self,
        engine: Engine,
        location: Location,
        person: str,
        clock: Callable[[], datetime],
        new_id: Callable[[], UUID],
        *,
        is_only_read: bool = False,
        role: Role = Role.ADMIN,
    ) -> None:
        """`is_only_read`: the casebook was opened to be looked at, and cannot be written to."""
        self.role = role
        self.engine = engine
        self.is_only_read = is_only_read
        self.location = location
        self.new_id = new_id
        self.clock = clock
        self.news = News()
        self._reader: Connection | None = None
        self._reason = ""
        self.me = self._person_of_login() or self.person(person)

    @property
    def is_encrypted(self) -> bool:
        """Can the file be read with its key only?"""
        return cipher.key_of(self.engine) is not None

    def close(self) -> None:
        """Let go of the file or the server."""
        self.engine.dispose()

    def now(self) -> Moment:
        """The present moment."""
        return Moment.of(self.clock())

    def person(self, name: str) -> Person:
        """The person with this name; a new one is kept with the first change that is applied."""
        known = (person for person in self.all(Person) if person.name == name)
        return next(known, None) or Person(self.new_id(), name)

    def sign_in(self, name: str) -> None:
        """Let the person with this name work from now on; NotAllowed where the login is somebody else's."""
        own = self._person_of_login()
        if own is not None and own.name != name:
            raise NotAllowed(
                f"Your login works as “{own.name}” in this casebook. Ask those who run it if that is to change."
            )
        self.me = own or self.person(name)

    def _person_of_login(self) -> Person | None:
        """The person under whom the login of a server has worked before."""
        known = logins.person_of_login(self.engine, self.location.name)
        return next((person for person in self.all(Person) if person.id == known), None) if known else None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the casebook; reads made within share it."""
        if self._reader:
            yield self._reader
            return
        with (
            explained(self.location.name),
            self.engine.connect() as connection,
            self._read_through(connection),
        ):
            yield connection

    @contextmanager
    def because(self, reason: str) -> Iterator[None]:
        """Keep this reason with every change that is applied within."""
        self._reason = reason.strip()
        try:
            yield
        finally:
            self._reason = ""

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """All records of a kind, in the order in which they came in."""
        with self.reading() as connection:
            return rows.read(connection, kind)

    def get(self, kind: type[R], record_id: UUID) -> R:
        """The record with this id; NotFound where there is none."""
        with self.reading() as connection:
            found = rows.read_by_ids(connection, kind, [record_id])
        if not found:
            raise NotFound(f"This {name_of(kind)} is not in the casebook any more. Someone may have removed it.")
        return found[0]

    def referring(self, kind: type[R], field: str, ids: Collection[UUID | str]) -> tuple[R, ...]:
        """All records of a kind whose `field` holds one of these ids or keys."""
        with self.reading() as connection:
            return rows.read_where_in(connection, kind, field, ids)

    def apply(
        self, change: Change, originals: dict[str, bytes] | None = None, steps: Collection[CustodyEntry] = ()
    ) -> Change:
        """Write `change`, keep it in the history, and return it with its id, time and person.

        `originals` are bytes by their SHA-256 that new snapshots refer to; the chain of custody says of each that it
        was taken in, unless one of `steps` tells what it was made from. A change that changes nothing is returned as it
        is and not kept. Conflict, with nothing written, where a record is not as the change was prepared for; findings
        are taken as they are stored, for rules write them meanwhile. ReasonNeeded where the change alters what is
        signed or published, and nobody said why.
        """
        if _changes_nothing(change):
            return change
        if objection := self.role.objection_to(change):
            raise NotAllowed(objection)
        change = replace(change, reason=change.reason or self._reason)

        def write(connection: Connection) -> Change:
            fitting = settled(change, connection)
            if _changes_nothing(fitting):
                return fitting
            require_two_people(fitting, self.me.id, connection)
            require_reason(fitting, connection)
            fitting = fallen(fitting, connection)
            self._sign_in(connection)
            self._keep(connection, originals or {}, steps)
            done = self._write(connection, fitting)
            replay(connection, done, history.last_number(connection))
            return done

        return surely(self.engine, self.location.name, write, _is_kept)

    def derive(self, prepare: Callable[[Connection], Change]) -> Change:
        """Write what `prepare` worked out from the stored records. It can be worked out again: no history keeps it."""

        def write(connection: Connection) -> Change:
            change = prepare(connection)
            write_rows(connection, change, history.last_number(connection))
            return change

        if not self.role.may_write:  # a reader sees it, and leaves writing it to others
            with self.reading() as connection:
                return prepare(connection)
        return surely(self.engine, self.location.name, write, lambda *_: False)

    def keep_now(self, originals: dict[str, bytes], steps: Collection[CustodyEntry] = ()) -> None:
        """Keep bytes for the portion that is prepared for `bring_in`, as `apply` does for a change."""
        if self._reader is None:
            raise LookupError("nothing is being brought in")
        self._keep(self._reader, originals, steps)

    def _keep(self, connection: Connection, originals: dict[str, bytes], steps: Collection[CustodyEntry]) -> None:
        made = {step.sha256_after for step in steps}
        for sha256, data in originals.items():
            blobs.keep(connection, sha256, data)
            if sha256 not in made:
                custody.append(connection, self.custody_entry(sha256, CustodyAction.TAKEN_IN))
        for step in steps:
            custody.append(connection, step)

    def custody_entry(
        self, sha256: str, action: CustodyAction, *, sha256_after: str | None = None, tool: str = TOOL, note: str = ""
    ) -> CustodyEntry:
        """An entry of the chain of custody, by the person at the desk, now."""
        return CustodyEntry(self.new_id(), sha256, action, self.now(), self.me.id, tool, sha256_after, note)

    def note_custody(self, entries: Collection[CustodyEntry]) -> None:
        """Add entries to the chain of custody. They stand beside the changes: nothing takes one back."""

        def write(connection: Connection) -> Collection[CustodyEntry]:
            self._sign_in(connection)
            for entry in entries:
                custody.append(connection, entry)
            return entries

        surely(self.engine, self.location.name, write, custody.has_all)

    def bring_in(self, label: str, portions: Iterable[Collection[Record]], conclude: Callable[[int], Import]) -> Change:
        """Write many records, portion by portion, as one change: that their import is there.

        `conclude` is called with their number when all are written, and gives the import that the records name.
        Whatever is raised meanwhile leaves nothing behind. Memory and history do not grow with the number of records.
        Reads made while portions are prepared see what was written before.
        """
        with writing(self.engine, self.location.name) as connection:
            self._sign_in(connection)
            number, count = history.last_number(connection) + 1, 0
            with self._read_through(connection):
                for portion in portions:
                    rows.insert(connection, portion, number, after=count)
                    count += len(portion)
            return self._write(connection, Change(label, after=(conclude(count),)))

    def merge_in(self, label: str, write: Callable[[Connection, UUID, int], tuple[Transfer, str]]) -> Change:
        """Write whatever `write` merges, which gets the id and the number of the change, as one change for its reason.

        Whatever is raised meanwhile leaves nothing behind. Reads made meanwhile see what was written before.
        """
        with writing(self.engine, self.location.name) as connection:
            self._sign_in(connection)
            change_id, number = self.new_id(), history.last_number(connection) + 1
            with self._read_through(connection):
                transfer, reason = write(connection, change_id, number)
            return self._write(connection, Change(label, after=(transfer,), reason=reason), change_id)

    @contextmanager
    def _read_through(self, connection: Connection) -> Iterator[None]:
        self._reader = connection
        try:
            yield
        finally:
            self._reader = None

    def _sign_in(self, connection: Connection) -> None:
        logins.require_own(connection, self.me.id, self.me.name)
        if not rows.read_by_ids(connection, Person, [self.me.id]):
            self._write(connection, Change("Sign in", after=(self.me,)))

    def _write(self, connection: Connection, change: Change, change_id: UUID | None = None) -> Change:
        require_seen(self.news.unseen(connection), change)
        require_unchanged(connection, change)
        done = replace(change, id=change_id or self.new_id(), at=self.now(), person_id=self.me.id)
        number = history.last_number(connection) + 1
        write_rows(connection, done, number)
        history.append(connection, done, number)
        self.news.tell(connection, done, number)
        return done


def _is_kept(connection: Connection, change: Change) -> bool:
    """Is the change in the history, or one that nothing was written of?"""
    return change.id is None or history.has(connection, change.id)


def _changes_nothing(change: Change) -> bool:
    return not change.added and not change.removed and plain(change.before) == plain(change.after)
