"""One claim database, opened: the only object through which the window and the commands work with it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self
from uuid import UUID, uuid4

from checks.domain.change import Change, Record
from checks.domain.desk import Desk
from checks.domain.person import Person
from checks.domain.role import Role
from checks.domain.verdict import Scale
from checks.domain.work import WorkLine

if TYPE_CHECKING:  # SQLAlchemy takes a quarter of a second to load: time that belongs to opening, not to starting
    from checks.domain.statistics import DeskNumbers
    from checks.exchange.bundle.format import Bundle
    from checks.services.book import Services
    from checks.services.bundles import Bundles
    from checks.services.captures import Captures
    from checks.services.history import History
    from checks.services.imports import Imports
    from checks.services.matching import Matching
    from checks.services.merging import Merging
    from checks.services.others import Others
    from checks.services.pictures import Pictures
    from checks.services.search import Search
    from checks.services.timestamps import Timestamps
    from checks.storage.sealing import Sealing


def _now() -> datetime:
    return datetime.now(UTC)


class Casebook:
    """A casebook and what can be done to it. Use it from one thread at a time; close it, or use it in `with`.

    Each write is one action: it returns the Change that it made, and `apply(change.inverse())` takes it back.
    """

    def __init__(self, services: Services) -> None:
        self._records = services.records
        self.scales = services.scales
        self.articles = services.articles
        self.claims = services.claims
        self.many_claims = services.many_claims
        self.spans = services.spans
        self.evidence = services.evidence
        self.links = services.links
        self.verdicts = services.verdicts
        self.second_checks = services.second_checks
        self.corrections = services.corrections
        self.reports = services.reports
        self.planning = services.planning
        self.findings = services.findings
        self.comments = services.comments
        self.people = services.people
        self.custody = services.custody
        self.tolls = services.tolls
        self.comparators = services.comparators
        self.sources = services.sources
        self.house = services.house
        self.relations = services.relations
        self.name = services.records.location.name
        self.where = services.records.location.shown
        self._open = ExitStack()
        self._open.callback(services.records.close)

    @classmethod
    def create(
        cls,
        where: Path | str,
        *,
        person: str,
        clock: Callable[[], datetime] = _now,
        new_id: Callable[[], UUID] = uuid4,
        key: str | None = None,
    ) -> Self:
        """A new casebook in a file, or in the database behind an SQLAlchemy URL, for `person` to work in.

        With `key` a file is encrypted; for a server it is the password of the login.
        """
        from checks.services.book import Services

        return cls(Services.create(where, person, clock, new_id, key))

    @classmethod
    def open(
        cls,
        where: Path | str,
        *,
        person: str,
        clock: Callable[[], datetime] = _now,
        new_id: Callable[[], UUID] = uuid4,
        key: str | None = None,
    ) -> Self:
        """A casebook that is there; an older one is copied into the folder "backups" and brought up to date.

        Raises a CasebookError, with nothing touched, where that cannot be done: KeyNeeded where the file is encrypted
        and `key`, or what is known of it, does not fit, and PasswordNeeded where a server wants another password.
        """
        from checks.services.book import Services

        return cls(Services.open(where, person, clock, new_id, key))

    @classmethod
    def read(
        cls,
        where: Path | str,
        *,
        person: str,
        clock: Callable[[], datetime] = _now,
        new_id: Callable[[], UUID] = uuid4,
        key: str | None = None,
    ) -> Self:
        """A casebook to look at: nothing in it or beside it is changed, also where it is write-protected."""
        from checks.services.book import Services

        return cls(Services.read(where, person, clock, new_id, key))

    @classmethod
    def sample(
        cls,
        where: Path | str,
        *,
        person: str,
        clock: Callable[[], datetime] = _now,
        new_id: Callable[[], UUID] = uuid4,
    ) -> Self:
        """A new casebook that holds the sample article, with evidence, links and verdicts to look at."""
        from checks.services.book import Services
        from checks.services.sample import lay_out

        services = Services.create(where, person, clock, new_id)
        try:
            lay_out(services)
        except BaseException:
            services.records.close()
            raise
        return cls(services)

    @property
    def role(self) -> Role:
        """What the person at the desk may do; everything in a file, and on a server where nobody set up roles."""
        return self._records.role

    @property
    def is_encrypted(self) -> bool:
        """Can the file be read with its key only?"""
        return self._records.is_encrypted

    def require_key(self) -> None:
        """Refuse, with a sentence, where there is no key that could be changed."""
        from checks.services.keys import require_key

        require_key(self._records)

    def change_key(self, key: str) -> None:
        """Encrypt the file anew with another key. Copies that were made before keep the old one."""
        from checks.services.keys import change_key

        change_key(self._records, key)

    @cached_property
    def sealing(self) -> Sealing | None:
        """What seals files that hold something of this casebook; None where it is not encrypted."""
        from checks.services.keys import sealing_of

        return sealing_of(self._records)

    @staticmethod
    def keep_key(where: Path | str, key: str) -> None:
        """Put a key or a password into the keyring of the system, so that nobody is asked again on this computer."""
        from checks.services.keys import keep_key

        keep_key(where, key)

    @classmethod
    def from_bundle(
        cls,
        bundle: Bundle,
        name: str,
        where: Path | str,
        *,
        person: str,
        clock: Callable[[], datetime] = _now,
        new_id: Callable[[], UUID] = uuid4,
    ) -> Self:
        """A new casebook that holds what an opened bundle does; `name` is that of the bundle's file."""
        from checks.services.unbundling import unbundle

        return cls(unbundle(bundle, name, where, person, clock, new_id))

    @property
    def me(self) -> Person:
        """The person at the desk."""
        return self._records.me

    @property
    def scale(self) -> Scale:
        """The house scale as it was when an article was last put on the desk or the scale changed here."""
        return self.scales.known

    def desk(self, article_id: UUID) -> Desk:
        """The latest text of an article with its claims and all that hangs on them, and all people."""
        from checks.services.desks import desk_of

        self.scales.look()
        return desk_of(article_id, self._records)

    def work(self) -> tuple[WorkLine, ...]:
        """The claims of all articles as lines of work, for boards and lists of what is to do."""
        from checks.services.work import work_of

        return work_of(self._records)

    @cached_property
    def history(self) -> History:
        """What was done, by whom, and what it was before."""
        from checks.services.history import History
        from checks.services.restoring import Restoring

        return History(self._records, Restoring(self._records, self.verdicts, self.scales))

    @cached_property
    def imports(self) -> Imports:
        """What comes in from the files of others."""
        from checks.services.imports import Imports

        return Imports(self._records)

    @cached_property
    def captures(self) -> Captures:
        """The pages that records cite, as they were."""
        from checks.services.captures import Captures

        return Captures(self._records)

    @cached_property
    def pictures(self) -> Pictures:
        """The picture files of records."""
        from checks.services.pictures import Pictures

        return Pictures(self._records)

    @cached_property
    def timestamps(self) -> Timestamps:
        """Proof of when bytes were kept."""
        from checks.services.timestamps import Timestamps

        return Timestamps(self._records)

    @cached_property
    def matching(self) -> Matching:
        """What was checked before."""
        from checks.services.matching import Matching

        matching = Matching(self._records, in_memory=self.is_encrypted)
        self._open.callback(matching.close)
        return matching

    @cached_property
    def search(self) -> Search:
        """Words in all that is kept."""
        from checks.services.search import Search

        search = Search(self._records, in_memory=self.is_encrypted)
        self._open.callback(search.close)
        return search

    @cached_property
    def others(self) -> Others:
        """The other desks, where there can be any."""
        from checks.services.others import Others

        others = Others(self._records)
        self._open.callback(others.close)
        return others

    @cached_property
    def bundles(self) -> Bundles:
        """What goes out of this casebook to others."""
        from checks.services.bundles import Bundles

        return Bundles(self._records, self.scales)

    @cached_property
    def merging(self) -> Merging:
        """What comes in from other desks."""
        from checks.services.merging import Merging

        return Merging(self._records)

    def statistics(self) -> DeskNumbers:
        """What is open, was judged, fired and is covered, counted over all articles."""
        from checks.services.statistics import statistics_of

        return statistics_of(self._records)

    def named_in(self, change: Change) -> tuple[Record, ...]:
        """The stored evidence that the links of a change name: what `Desk.after` may not have yet."""
        from checks.services.desks import named_in

        return named_in(change, self._records)

    def apply(self, change: Change) -> Change:
        """Write a change, to undo or redo another; Conflict where the records are no longer as it expects."""
        self.reports.require_publishable(change)
        done = self._records.apply(change)
        if any(isinstance(record, Scale) for record in (*change.before, *change.after)):
            self.scales.look()
        return done

    def because(self, reason: str) -> AbstractContextManager[None]:
        """Keep this reason with every change made within; what is signed or published changes for a reason alone."""
        return self._records.because(reason)

    def backup(self, to: Path | None = None) -> Path | None:
        """Copy the casebook to `to`, or into the folder "backups" beside it, thinning out old copies there.

        None where nothing has changed since the last copy, and for a casebook on a server.
        """
        from checks.services.backups import back_up

        return back_up(self._records, to)

    def close(self) -> None:
        """Let go of the file or the server."""
        self._open.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
