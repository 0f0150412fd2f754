"""One write after the other: each begins when the outcome of the one before it is dealt with."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop

from checks.domain.change import Change, Record
from checks.domain.progress import Progress
from checks.errors import CasebookError, ChecksError
from desktop.jobs import Jobs

if TYPE_CHECKING:
    from checks.casebook import Casebook

T = TypeVar("T")

NO_CASEBOOK = CasebookError("No casebook is open. Open one, or begin a new one, in the File menu.")

_LATE_EVENTS = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents


@dataclass(frozen=True)
class Written:
    """A change, and the stored records that its links name: the desk holds only what is linked to its own claims."""

    change: Change
    named: tuple[Record, ...] = ()

    @classmethod
    def by(cls, action: Callable[[Casebook], Change]) -> Callable[[Casebook], Written]:
        """`action`, followed by reading what its change names; both on the casebook's thread."""

        def write(casebook: Casebook) -> Written:
            change = action(casebook)
            return cls(change, casebook.named_in(change))

        return write

    @classmethod
    def by_long(
        cls, action: Callable[[Casebook, Progress], Change | None]
    ) -> Callable[[Casebook, Progress], Written | None]:
        """The same for an action that takes its time, or finds nothing to write."""

        def write(casebook: Casebook, progress: Progress) -> Written | None:
            change = action(casebook, progress)
            return cls(change, casebook.named_in(change)) if change else None

        return write


@dataclass(frozen=True)
class Unexplained:
    """A step on what is signed or published that waits for its reason."""

    sentence: str
    """What it would change, and that a reason is needed."""
    repeat: Callable[[str], None]
    """Takes the step, for this reason."""


def because(reason: str, action: Callable[[Casebook], Change]) -> Callable[[Casebook], Change]:
    """`action`, with its reason kept in the history."""

    def act(casebook: Casebook) -> Change:
        with casebook.because(reason):
            return action(casebook)

    return act


@dataclass(frozen=True)
class Shown:
    """How a write that takes its time stands in the job strip; see `Jobs.start`."""

    label: str
    unit: str = ""
    if_cancelled: str = ""


class Steps:
    """A queue of writes, whose order is the order in which the person asked. Whoever runs a step must `end` it."""

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs
        self._waiting: deque[Callable[[], None]] = deque()
        self._is_running = False

    @property
    def are_over(self) -> bool:
        """Is nothing running or waiting?"""
        return not self._is_running and not self._waiting

    def add(self, step: Callable[[], None]) -> None:
        """Begin `step` as soon as those before it have ended."""
        self._waiting.append(step)
        self._go_on()

    def finish(self) -> None:
        """Wait until all steps have ended; nothing that a person does is answered meanwhile."""
        while not self.are_over:
            QCoreApplication.processEvents(_LATE_EVENTS)

    def end(self) -> None:
        """The running step has ended: begin the next."""
        self._is_running = False
        self._go_on()

    def write(
        self,
        casebook: Casebook | None,
        action: Callable[[Casebook], T],
        done: Callable[[T], None],
        failed: Callable[[ChecksError], None],
    ) -> None:
        """Run `action` on the casebook's thread, hand its outcome over on this one, and end the step."""
        self.write_long(casebook, lambda book, _: action(book), done, failed)

    def write_long(
        self,
        casebook: Casebook | None,
        action: Callable[[Casebook, Progress], T],
        done: Callable[[T], None],
        failed: Callable[[ChecksError], None],
        shown: Shown | None = None,
    ) -> None:
        """The same for an action that tells how far it is, and that can be stopped where it is `shown`."""
        if casebook is None:
            failed(NO_CASEBOOK)
            self.end()
            return
        self._jobs.start(
            shown.label if shown else "Writing",
            lambda progress: action(casebook, progress),
            self.ending(done),
            self.ending(failed),
            on_casebook=True,
            quiet=shown is None,
            unit=shown.unit if shown else "",
            if_cancelled=shown.if_cancelled if shown else "",
        )

    def _go_on(self) -> None:
        if self._waiting and not self._is_running:
            self._is_running = True
            self._waiting.popleft()()

    def ending(self, then: Callable[[T], None]) -> Callable[[T], None]:
        """`then`, after which the running step has ended."""

        def deal(outcome: T) -> None:
            try:
                then(outcome)
            finally:
                self.end()

        return deal
