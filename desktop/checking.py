"""Rules over the article on the desk, beside the work: they look again at what a change may have touched."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from checks.domain.change import Change
from checks.domain.claim import Status
from checks.domain.finding import Finding
from checks.domain.progress import Progress
from checks.errors import Cancelled, ChecksError
from desktop.jobs import Job, Jobs

if TYPE_CHECKING:
    from checks.casebook import Casebook
    from checks.domain.desk import Desk as ArticleDesk
    from checks.rules.guarded import Looked

PAUSE_MS = 250
"""Milliseconds of rest after a change until rules look again: whoever types is not interrupted at every letter."""


class Look(Enum):
    """How far the rules are with a claim."""

    NONE = auto()
    """No rule has looked at it."""
    FIRST = auto()
    """They look at it for the first time."""
    AGAIN = auto()
    """They look at it again, since something has changed."""
    DONE = auto()
    FAILED = auto()
    """The run was stopped by a fault."""


class Desk(Protocol):
    """What the checking needs of the session."""

    jobs: Jobs

    @property
    def desk(self) -> ArticleDesk | None:
        """The article on the desk."""

    def put(
        self,
        action: Callable[[Casebook], Change | None],
        then: Callable[[], None],
        failed: Callable[[ChecksError], None],
    ) -> None:
        """Write what the program itself has found, with nothing to undo."""


class Checking(QObject):
    """Runs rules in the pool over the desk as it is; what has changed meanwhile is thrown away and looked at again.

    Nothing is looked at before `start`.
    """

    changed = Signal()
    """`look_at` or `failed_rules` says something else."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_on = False
        self.is_ready = False
        """Are the rules loaded, with their word lists?"""
        self._article: UUID | None = None
        self._stale: frozenset[UUID] = frozenset()
        """Claims to be looked at. The casebook's worker reads it, too: it is replaced, never changed."""
        self._known: frozenset[UUID] = frozenset()
        """Claims that were looked at since the article came onto the desk."""
        self._run: _Run | None = None
        """What is being looked at, or written."""
        self._job: Job | None = None
        self._has_failed = False
        self.failed_rules: tuple[str, ...] = ()
        """The ids of rules that were stopped by a fault of their own in the last run; the others ran."""
        self._rest = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._rest.timeout.connect(self._go_on)

    @property
    def is_idle(self) -> bool:
        """Is nothing to be looked at?"""
        is_waiting = self._is_on and not self.is_ready
        return not is_waiting and not self._stale and self._run is None

    def look_at(self, claim_id: UUID) -> Look:
        """How far the rules are with a claim."""
        if self._is_on and not self.is_ready:
            return Look.FIRST
        if claim_id in self._stale or (self._run and claim_id in self._run.claims):
            return Look.AGAIN if claim_id in self._known else Look.FIRST
        if claim_id in self._known:
            return Look.DONE
        return Look.FAILED if self._has_failed else Look.NONE

    def start(self) -> None:
        """Load the rules, and look from then on, at what lies on the desk first."""
        self._is_on = True
        self._desk.jobs.start("Loading the rules", _load, lambda _: self._get_ready(), self._load_again, quiet=True)
        self.changed.emit()

    def stop(self) -> None:
        """Look at nothing any more."""
        self._is_on = False
        self._forget()

    def _load_again(self, error: ChecksError) -> None:
        """A lock stops whatever waits its turn; the rules are wanted afterwards, too."""
        if self._is_on and isinstance(error, Cancelled):
            self.start()

    def _get_ready(self) -> None:
        self.is_ready = True
        self.begin()

    @Slot()
    def begin(self) -> None:
        """Another article, or the same one read again, lies on the desk: look at all its claims."""
        desk = self._desk.desk
        article = desk.article.id if desk else None
        if article != self._article or not self._is_on:
            self._article, self._known, self.failed_rules = article, frozenset(), ()
        self._forget()
        self.look_again()

    @Slot()
    def look_again(self) -> None:
        """Look at all claims once more: other rules are to run, or a fault is over."""
        desk = self._desk.desk
        if desk is not None:
            self._mark(claim.id for claim in desk.claims if claim.status is not Status.NOT_A_CLAIM)
        if self._stale:
            self._rest.start(0)

    @Slot(object)
    def follow(self, change: Change) -> None:
        """Look again at what rests on something that a change touches."""
        desk = self._desk.desk
        if not self._is_on or not self.is_ready or desk is None or is_of_rules(change):
            return
        from checks.rules.engine import affected  # which are loaded by now

        there = {claim.id for claim in desk.claims}
        self._known &= there
        self._mark(affected(change, desk) & there)
        if self._stale:
            self._rest.start(PAUSE_MS)

    def _mark(self, claims: Iterable[UUID]) -> None:
        if self._is_on and self.is_ready:
            self._stale |= frozenset(claims)
            self.changed.emit()

    def _forget(self) -> None:
        """Leave what is being looked at."""
        self._rest.stop()
        self._stale, self._run = frozenset(), None
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self.changed.emit()

    @Slot()
    def _go_on(self) -> None:
        """Look at what is stale, unless a run is on: the next one begins where it ends."""
        desk = self._desk.desk
        if desk is None or not self._stale or self._run is not None:
            return
        run = self._run = _Run(desk, self._stale)
        self._stale, self._has_failed = frozenset(), False
        self._job = self._desk.jobs.start(
            "Checking rules", run.look, partial(self._keep, run), partial(self._fail, run), quiet=True
        )

    def _keep(self, run: _Run, looked: Looked) -> None:
        """Write what was noticed about claims that have not changed meanwhile; nothing where it is known already."""
        if run is not self._run:
            return
        self._job, self.failed_rules = None, looked.failed
        if self._desk.desk is None or not _is_news(run.claims - self._stale, looked.findings, self._desk.desk):
            self._end(run)
            return

        def write(casebook: Casebook) -> Change | None:
            claims = run.claims - self._stale  # as it is by now: others may have written in between
            return casebook.findings.put(claims, [each for each in looked.findings if each.claim_id in claims])

        self._desk.put(write, partial(self._end, run), partial(self._fail, run))

    def _end(self, run: _Run) -> None:
        if run is self._run:
            self._run = None
            self._known |= run.claims
            self._rest.start(0)
            self.changed.emit()

    def _fail(self, run: _Run, error: ChecksError) -> None:
        """Leave these claims for now: what a fault of the program has stopped would be stopped again."""
        if run is self._run:
            self._job = self._run = None
            self._known -= run.claims
            self._has_failed = not isinstance(error, Cancelled)
            self._rest.start(0)
            self.changed.emit()


class _Run:
    """Some claims of a desk as it was when they were to be looked at."""

    def __init__(self, desk: ArticleDesk, claims: frozenset[UUID]) -> None:
        self.claims = claims
        self._desk = desk

    def look(self, progress: Progress) -> Looked:
        """On a worker: run the rules."""
        from checks.rules.guarded import look  # loads all rules with their word lists

        return look(self._desk, claims=self.claims, progress=progress)


def _load(_: Progress) -> None:
    """On a worker: load what takes a third of a second."""
    import checks.rules.guarded  # noqa: F401 - for its own sake


def is_of_rules(change: Change) -> bool:
    """Is it what rules noticed, and no step of a person: findings that came, went, or were dismissed?"""
    return all(isinstance(record, Finding) for record in (*change.before, *change.after))


def _is_news(claims: frozenset[UUID], found: Iterable[Finding], desk: ArticleDesk) -> bool:
    """Does what was found about these claims differ from what is known, whatever was dismissed?"""
    known = {replace(each, dismissed=None) for claim in claims for each in desk.findings(claim)}
    return known != {replace(each, dismissed=None) for each in found if each.claim_id in claims}
