"""Work that takes its time, off the GUI thread: one worker for the casebook, a pool for the rest."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from enum import Enum, auto
from functools import partial
from threading import Event
from time import monotonic
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from shiboken6 import isValid

from checks.domain.progress import Progress
from checks.errors import Cancelled, ChecksError

T = TypeVar("T")

_POOL_THREADS = 2
_REPORT_EVERY = 0.05
"""Seconds between two reports of progress; more would only flood the window."""

_NOTHING_KEPT = "Cancelled, it leaves nothing behind."
_COLLECT_EVERY_MS = 200


class Collector(QObject):
    """Lets Python look for dead cycles on the GUI thread alone.

    By itself it does so on whatever thread happens to make objects; a widget that it finds dead on a worker would be
    deleted there, which Qt does not survive.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=_COLLECT_EVERY_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()
        gc.disable()

    def stop(self) -> None:
        """The last worker has ended: leave it to Python again."""
        self._timer.stop()
        gc.enable()

    @Slot()
    def _collect(self) -> None:
        """Collect the oldest generation whose turn it is by Python's own thresholds."""
        for generation, (count, most) in reversed(
            list(enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)))
        ):
            if count > most:
                gc.collect(generation)
                return


class State(Enum):
    """How a job stands."""

    WAITING = auto()
    RUNNING = auto()
    DONE = auto()
    FAILED = auto()
    CANCELLED = auto()


class Job(QObject):
    """One piece of work, as the job strip shows it."""

    progressed = Signal()
    finished = Signal()

    def __init__(self, label: str, unit: str, *, is_quiet: bool, if_cancelled: str, parent: QObject) -> None:
        super().__init__(parent)
        self.if_cancelled = if_cancelled
        """What a cancel keeps and what it drops, in a sentence."""
        self.label = label
        self.unit = unit
        self.is_quiet = is_quiet
        self.state = State.WAITING
        self.done = 0
        self.total = 0
        self.is_dropped = False
        """Does its result come too late, since what it was asked of is gone?"""
        self._stop = Event()

    @property
    def is_over(self) -> bool:
        """Has it ended, in whatever way?"""
        return self.state in (State.DONE, State.FAILED, State.CANCELLED)

    @property
    def words(self) -> str:
        """What it is doing, and how far it is: "Looking for claims, 40 of 57 sentences"."""
        if not self.total:
            return self.label
        return f"{self.label}, {self.done} of {self.total} {self.unit}".rstrip()

    def cancel(self) -> None:
        """Ask it to stop at its next step."""
        self._stop.set()

    def is_cancelled(self) -> bool:
        """Has somebody asked it to stop?"""
        return self._stop.is_set()


class Jobs(QObject):
    """Starts work and brings its result to the GUI thread, in the order in which casebook work was started."""

    job_started = Signal(object)
    changed = Signal()
    """A job started, moved on or ended."""
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._casebook = ThreadPoolExecutor(max_workers=1, thread_name_prefix="casebook")
        self._pool = ThreadPoolExecutor(max_workers=_POOL_THREADS, thread_name_prefix="work")
        self._jobs: list[Job] = []
        self._is_closed = False
        self._collector = Collector(self)
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        label: str,
        work: Callable[[Progress], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[ChecksError], None] | None = None,
        *,
        on_casebook: bool = False,
        quiet: bool = False,
        unit: str = "",
        if_cancelled: str = "",
    ) -> Job:
        """Run `work(progress)` on a thread; then call `done(result)` or `failed(error)` on the GUI thread.

        A quiet job is not shown in the strip. `unit` names the steps that it counts; `if_cancelled` says in a sentence
        what a cancel keeps and drops, where that is not nothing. A fault of the program that is no
        `ChecksError` goes to `sys.excepthook` on the GUI thread, and `failed` gets a sentence about it. After `close`
        nothing is run any more.
        """
        job = Job(label, unit, is_quiet=quiet, if_cancelled=if_cancelled or _NOTHING_KEPT, parent=self)
        if self._is_closed:  # a window that goes paints once more, and asks for what it lacks
            job.state = State.CANCELLED
            return job
        self._jobs.append(job)
        executor = self._casebook if on_casebook else self._pool
        executor.submit(self._run, job, work, done, failed)
        self.job_started.emit(job)
        self.changed.emit()
        return job

    def start_in_turns(
        self,
        label: str,
        steps: Iterator[tuple[int, int]],
        done: Callable[[None], None] | None = None,
        failed: Callable[[ChecksError], None] | None = None,
        *,
        quiet: bool = False,
        unit: str = "",
    ) -> Job:
        """Do long work on the casebook a step at a time: whatever else is asked of it comes in between.

        Each of `steps` gives what is done and all. A cancel keeps the steps that were done.
        """
        job = Job(label, unit, is_quiet=quiet, if_cancelled="", parent=self)
        self._jobs.append(job)
        self._casebook.submit(self._turn, job, steps, self._progress_of(job), done, failed)
        self.job_started.emit(job)
        self.changed.emit()
        return job

    @property
    def running(self) -> tuple[Job, ...]:
        """Jobs that are not over, oldest first."""
        return tuple(self._jobs)

    def is_idle(self) -> bool:
        """Is nothing waiting, running or on its way back?"""
        return not self._jobs

    def drop_all(self) -> None:
        """Stop everything that runs or waits at its next step; a result that is on its way counts as stopped, too."""
        for job in self._jobs:
            job.is_dropped = True
            job.cancel()

    def close(self) -> None:
        """Stop everything and wait for the threads to end; results that still arrive are dropped."""
        self._is_closed = True
        self.drop_all()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._casebook.shutdown(wait=True)
        self._collector.stop()
        self._jobs.clear()

    def _run(
        self,
        job: Job,
        work: Callable[[Progress], T],
        done: Callable[[T], None] | None,
        failed: Callable[[ChecksError], None] | None,
    ) -> None:
        """On the worker: do the work and send home what comes of it."""
        progress = self._progress_of(job)

        def whole() -> T:
            progress(0, 0)
            return work(progress)

        self._try(job, whole, lambda result: self._send(partial(self._hand_over, job, done, failed, result)), failed)

    def _turn(
        self,
        job: Job,
        steps: Iterator[tuple[int, int]],
        progress: Progress,
        done: Callable[[None], None] | None,
        failed: Callable[[ChecksError], None] | None,
    ) -> None:
        """On the worker: do one step, and stand in line for the next."""

        def one() -> bool:
            if job.is_cancelled():
                raise Cancelled
            step = next(steps, None)
            if step is not None:
                progress(*step)
            return step is None

        def go_on(is_over: bool) -> None:
            if is_over:
                self._send(partial(self._hand_over, job, done, failed, None))
            elif not self._is_closed:
                with suppress(RuntimeError):  # closed this very moment
                    self._casebook.submit(self._turn, job, steps, progress, done, failed)

        self._try(job, one, go_on, failed)

    def _try(
        self,
        job: Job,
        work: Callable[[], T],
        go_on: Callable[[T], None],
        failed: Callable[[ChecksError], None] | None,
    ) -> None:
        """On the worker: do the work and go on with what comes of it, or send home what went wrong."""
        job.state = State.RUNNING
        try:
            result = work()
        except ChecksError as error:
            state = State.CANCELLED if isinstance(error, Cancelled) else State.FAILED
            self._send(partial(self._finish, job, state, failed, error))
        except Exception as error:  # noqa: BLE001 - the border of a job: whatever goes wrong is reported on the GUI thread
            self._send(partial(self._crash, job, failed, error))
        else:
            go_on(result)

    def _progress_of(self, job: Job) -> Progress:
        last = 0.0

        def progress(steps: int, total: int) -> None:
            nonlocal last
            if job.is_cancelled():
                raise Cancelled
            if monotonic() - last >= _REPORT_EVERY or steps == total:
                last = monotonic()
                self._send(partial(self._move, job, steps, total))

        return progress

    def _send(self, deliver: Callable[[], None]) -> None:
        if not self._is_closed:
            self._arrived.emit(deliver)

    @Slot(object)
    def _deliver(self, deliver: Callable[[], None]) -> None:
        """On the GUI thread: what a worker sent."""
        if not self._is_closed:
            deliver()

    def _move(self, job: Job, steps: int, total: int) -> None:
        if not job.is_over and total:
            job.done, job.total = steps, total
            job.progressed.emit()
            self.changed.emit()

    def _hand_over(
        self, job: Job, done: Callable[[T], None] | None, failed: Callable[[ChecksError], None] | None, result: T
    ) -> None:
        if job.is_dropped:
            self._finish(job, State.CANCELLED, failed, Cancelled())
        else:
            self._finish(job, State.DONE, done, result)

    def _finish(self, job: Job, state: State, then: Callable[[Any], None] | None, result: object) -> None:
        job.state = state
        try:
            if then is not None and _is_there(then):
                then(result)
        finally:
            self._jobs.remove(job)
            job.finished.emit()
            self.changed.emit()
            job.deleteLater()

    def _crash(self, job: Job, failed: Callable[[ChecksError], None] | None, error: Exception) -> None:
        sentence = ChecksError(f"“{job.label}” was stopped by a fault of the program. Nothing of it was kept.")
        self._finish(job, State.FAILED, failed, sentence)
        sys.excepthook(type(error), error, error.__traceback__)


def _is_there(then: Callable[[Any], None]) -> bool:
    """Is the widget whose method is to take an answer still there? One that was closed meanwhile needs none."""
    owner = getattr(then, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
