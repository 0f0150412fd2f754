"""Earlier checks of the claims on the desk, looked for beside the work: the index first, then claim by claim."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from checks.domain.article import Article, ArticleVersion
from checks.domain.change import Change, Record
from checks.domain.claim import Claim, Status
from checks.domain.house import House
from checks.domain.imported import Import
from checks.errors import Cancelled, ChecksError
from desktop.jobs import Job

if TYPE_CHECKING:
    from checks.casebook import Casebook
    from checks.domain.desk import Desk as ArticleDesk
    from checks.matching.match import Match

PAUSE_MS = 250
"""Milliseconds of rest after a change until claims are looked for again."""
LONG = 20_000
"""Entries from which the making of the index is worth a line in the job strip; fewer take less than a second."""
MOST = 8
"""Earlier claims that are kept of each."""
_Step = tuple[int, int]


class Look(Enum):
    """How far the search for earlier checks of a claim is."""

    NONE = auto()
    """Nobody has looked."""
    INDEXING = auto()
    """The index is being made, or brought up to date."""
    LOOKING = auto()
    DONE = auto()
    FAILED = auto()
    """A fault, or a person, has stopped it."""


class Desk(Protocol):
    """What the search needs of the session."""

    @property
    def is_open(self) -> bool:
        """Is there a casebook?"""

    @property
    def desk(self) -> ArticleDesk | None:
        """The article on the desk."""

    def in_turns(
        self,
        label: str,
        work: Callable[[Casebook], Iterator[_Step]],
        done: Callable[[None], None],
        failed: Callable[[ChecksError], None],
        *,
        unit: str = "",
    ) -> Job:
        """Read the casebook step by step, quietly; other work comes in between."""


class SeenBefore(QObject):
    """Finds what was checked before, for all claims of the article, and again for those whose words change.

    Nothing is looked for before `start`, and nothing is ever written.
    """

    changed = Signal()
    """`look_at`, `matches` or `ready_share` says something else."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.is_on = False
        self._article: UUID | None = None
        self._stale: frozenset[UUID] = frozenset()
        """Claims to be looked for."""
        self._found: dict[UUID, tuple[Match, ...]] = {}
        self._run: _Run | None = None
        self._job: Job | None = None
        self._must_index = False
        """Is the index to be made ready, whatever lies on the desk?"""
        self.failure = ""
        """Why the last search ended early; empty where it did not."""
        self._rest = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._rest.timeout.connect(self._go_on)

    @property
    def is_idle(self) -> bool:
        """Is nothing to be looked for?"""
        return not self._stale and not self._must_index and self._run is None

    @property
    def ready_share(self) -> float:
        """How much of the index is made, 0 to 1."""
        job = self._job
        return job.done / job.total if job and job.total else 0.0

    def look_at(self, claim_id: UUID) -> Look:
        """How far the search is with a claim."""
        run = self._run
        if claim_id in self._stale or (run is not None and claim_id in run.left):
            return Look.INDEXING if run is not None and run.is_indexing else Look.LOOKING
        if claim_id in self._found:
            return Look.DONE
        return Look.FAILED if self.failure else Look.NONE

    def matches(self, claim_id: UUID) -> tuple[Match, ...]:
        """The earlier claims that are worth showing, the likest first."""
        return self._found.get(claim_id, ())

    @property
    def found(self) -> tuple[tuple[Match, ...], ...]:
        """What was found of all claims."""
        return tuple(self._found.values())

    @property
    def near_certain(self) -> frozenset[UUID]:
        """The claims that were checked before, as far as a program can tell."""
        return frozenset(
            claim_id
            for claim_id, matches in tuple(self._found.items())  # at once: the worker puts in more meanwhile
            if any(match.closeness.value == "near-certain" for match in matches)
        )

    def start(self) -> None:
        """Look from now on, at what lies on the desk first."""
        self.is_on = True
        self.begin()

    def stop(self) -> None:
        """Look for nothing any more."""
        self.is_on = False
        self._forget()

    def leave(self) -> None:
        """The casebook is about to be closed: let go of it."""
        self._forget()

    @Slot()
    def begin(self) -> None:
        """Another article, or the same one read again, lies on the desk: look for all its claims."""
        desk = self._desk.desk
        article = desk.article.id if desk else None
        if article != self._article:
            self._article, self._found = article, {}
        self._forget()
        self.look_again()

    @Slot()
    def look_again(self) -> None:
        """Look for all claims once more: other earlier checks came in, or a fault is over."""
        self.failure = ""
        self._must_index = self.is_on and self._desk.is_open
        self._mark(self._desk.desk.claims if self._desk.desk else ())
        if not self.is_idle:
            self._rest.start(0)

    @Slot(object)
    def follow(self, change: Change) -> None:
        """Look again for the claims whose words or fields changed; for all, where what they are held against did."""
        desk = self._desk.desk
        if not self.is_on or desk is None:
            return
        records = (*change.before, *change.after)
        if any(_concerns_all(each, desk) for each in records):
            self._mark(desk.claims)
        edited = {old.id: old for old in change.before if isinstance(old, Claim)}
        fresh = [
            each for each in change.after if isinstance(each, Claim) and _words(each) != _words(edited.get(each.id))
        ]
        gone = edited.keys() - {claim.id for claim in desk.claims}
        self._stale -= gone
        for claim_id in gone:
            self._found.pop(claim_id, None)
        self._mark(claim for claim in fresh if desk.claim(claim.id))
        if self._stale:
            self._rest.start(PAUSE_MS)

    def _mark(self, claims: Iterable[Claim]) -> None:
        if self.is_on:
            wanted = {claim.id: claim.status is not Status.NOT_A_CLAIM for claim in claims}
            for claim_id in (each for each, is_claim in wanted.items() if not is_claim):
                self._found.pop(claim_id, None)
            self._stale |= {each for each, is_claim in wanted.items() if is_claim}
            self.changed.emit()

    def _forget(self) -> None:
        """Leave what is being looked for."""
        self._rest.stop()
        self._stale, self._run, self._must_index = frozenset(), None, False
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self.changed.emit()

    @Slot()
    def _go_on(self) -> None:
        """Look for what is stale, unless a run is on: the next one begins where it ends."""
        desk = self._desk.desk
        if self._run is not None or self.is_idle:
            return
        claims = [claim for claim in desk.claims if claim.id in self._stale] if desk else []
        run = self._run = _Run(claims, self._found)
        self._stale, self._must_index = frozenset(), False
        label = "Preparing the index of earlier checks"
        job = self._job = self._desk.in_turns(
            label, run.steps, lambda _: self._end(run), partial(self._fail, run), unit="entries"
        )
        job.progressed.connect(self._show_progress)
        self.changed.emit()

    @Slot()
    def _show_progress(self) -> None:
        """Some are done; what takes long shows in the strip, where it can be stopped."""
        run, job = self._run, self._job
        if run is not None and job is not None:
            job.is_quiet = not (run.is_indexing and job.total >= LONG)
            self.changed.emit()

    def _end(self, run: _Run) -> None:
        if run is self._run:
            self._run = self._job = None
            self._rest.start(0)
            self.changed.emit()

    def _fail(self, run: _Run, error: ChecksError) -> None:
        """Leave these claims: what a fault has stopped would be stopped again."""
        if run is self._run:
            self._run = self._job = None
            self._stale = frozenset()
            for claim_id in run.left:  # what was found of other words says nothing of these
                self._found.pop(claim_id, None)
            self.failure = "You stopped the search." if isinstance(error, Cancelled) else str(error)
            self.changed.emit()


class _Run:
    """Some claims as they were when they were to be looked for, and what is found of them."""

    def __init__(self, claims: Iterable[Claim], found: dict[UUID, tuple[Match, ...]]) -> None:
        self._claims = tuple(claims)
        self._found = found
        self.left = frozenset(claim.id for claim in self._claims)
        """Those that are still to come; replaced by the worker, never changed."""
        self.is_indexing = True

    def steps(self, casebook: Casebook) -> Iterator[_Step]:
        """On the casebook's worker: make the index ready, then look for one claim at a time."""
        from checks.matching.similarity import Closeness  # with the word lists behind it
        from checks.matching.weights import MatchSettings

        yield from casebook.matching.steps()
        self.is_indexing = False
        settings = MatchSettings.of(casebook.house.get())
        for done, claim in enumerate(self._claims, start=1):
            matches = casebook.matching.matches(claim, top=MOST, settings=settings)
            self._found[claim.id] = tuple(each for each in matches if each.closeness is not Closeness.NO)
            self.left -= {claim.id}
            yield done, len(self._claims)


def _concerns_all(record: Record, desk: ArticleDesk) -> bool:
    """Does it change what all claims of the desk are held against, or the day that they are read from?"""
    if isinstance(record, Article):
        return record.id == desk.article.id
    return isinstance(record, Import | House | ArticleVersion)


def _words(claim: Claim | None) -> object:
    """What of a claim is compared; how far its check is does not matter, but whether it is one does."""
    if claim is None or claim.status is Status.NOT_A_CLAIM:
        return None if claim is None else claim.id
    return replace(claim, status=Status.OPEN, owner_id=None, checkworthiness=0.0, reasons=())
