from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from checks.domain.progress import Progress
from checks.errors import Cancelled, ChecksError
from desktop.jobs import Job, Jobs, State


def test_result_arrives_on_the_gui_thread(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[tuple[object, threading.Thread]] = []
    jobs.start(
        "Add", lambda _: threading.current_thread(), lambda result: seen.append((result, threading.current_thread()))
    )
    qtbot.waitUntil(jobs.is_idle)
    worker, home = seen[0]
    assert home is threading.main_thread()
    assert worker is not home


def test_casebook_work_keeps_its_order_and_its_thread(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[tuple[int, str]] = []
    for number in range(20):
        jobs.start("Count", lambda _, n=number: (n, threading.current_thread().name), seen.append, on_casebook=True)
    qtbot.waitUntil(jobs.is_idle)
    assert [number for number, _ in seen] == list(range(20))
    assert len({thread for _, thread in seen}) == 1


def test_progress_is_told_in_words(jobs: Jobs, qtbot: QtBot) -> None:
    words: list[str] = []
    gate = threading.Event()

    def work(progress: Progress) -> None:
        progress(57, 57)
        assert gate.wait(20)

    job = jobs.start("Looking for claims", work, unit="sentences")
    job.progressed.connect(lambda: words.append(job.words))
    qtbot.waitUntil(lambda: bool(words))
    gate.set()
    qtbot.waitUntil(jobs.is_idle)
    assert words == ["Looking for claims, 57 of 57 sentences"]


def test_cancelled_work_stops_at_its_next_step(jobs: Jobs, qtbot: QtBot) -> None:
    started, seen = threading.Event(), []

    def work(progress: Progress) -> None:
        started.set()
        while True:
            progress(1, 2)

    job = jobs.start("Forever", work, failed=seen.append)
    assert started.wait(20)
    job.cancel()
    qtbot.waitUntil(jobs.is_idle)
    assert isinstance(seen[0], Cancelled)


def test_a_job_cancelled_before_it_began_never_runs(jobs: Jobs, qtbot: QtBot) -> None:
    gate, ran = threading.Event(), []
    jobs.start("Hold", lambda _: gate.wait(20), on_casebook=True)
    waiting: Job = jobs.start("Late", lambda _: ran.append(1), on_casebook=True)
    waiting.cancel()
    gate.set()
    qtbot.waitUntil(jobs.is_idle)
    assert not ran


def test_an_expected_error_goes_to_its_handler(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[str] = []

    def work(_: Progress) -> None:
        raise ChecksError("Choose another file.")

    jobs.start("Read", work, failed=lambda error: seen.append(str(error)))
    qtbot.waitUntil(jobs.is_idle)
    assert seen == ["Choose another file."]


def test_a_fault_reaches_the_excepthook_on_the_gui_thread(
    jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[tuple[type, threading.Thread]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: caught.append((kind, threading.current_thread())))
    told: list[str] = []
    jobs.start("Divide", lambda _: 1 // 0, failed=lambda error: told.append(str(error)))
    qtbot.waitUntil(jobs.is_idle)
    assert caught == [(ZeroDivisionError, threading.main_thread())]
    assert "Divide" in told[0]


def test_closing_drops_what_still_arrives(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[int] = []
    jobs.start("Late", lambda _: 1, seen.append)
    jobs.close()
    qtbot.wait(0)
    assert not seen
    assert jobs.is_idle()


def test_a_finished_job_says_so(jobs: Jobs, qtbot: QtBot) -> None:
    states: list[State] = []
    job = jobs.start("Quick", lambda _: None)
    job.finished.connect(lambda: states.append(job.state))
    qtbot.waitUntil(jobs.is_idle)
    assert states == [State.DONE]


def test_dead_cycles_are_looked_for_on_this_thread_alone(qtbot: QtBot) -> None:
    class Cycle:
        def __init__(self) -> None:
            self.me = self

        def __del__(self) -> None:
            threads.append(threading.current_thread())

    threads: list[threading.Thread] = []
    jobs = Jobs()

    def make_garbage(_: Progress) -> None:
        for _number in range(3000):
            Cycle()

    jobs.start("Making garbage", make_garbage)
    qtbot.waitUntil(lambda: len(threads) >= 3000)
    assert set(threads) == {threading.main_thread()}
    jobs.close()
    assert gc.isenabled()


def test_work_in_turns_lets_other_work_between_and_tells_how_far_it_is(qtbot: QtBot, jobs: Jobs) -> None:
    done: list[str] = []
    between = Event()

    def steps() -> Iterator[tuple[int, int]]:
        yield 1, 2
        between.wait(5)  # until other work stands in line
        yield 2, 2
        done.append("last")

    job = jobs.start_in_turns("Indexing", steps(), lambda _: done.append("over"), unit="entries")
    jobs.start("Writing", lambda _: done.append("between"), on_casebook=True)
    between.set()
    qtbot.waitUntil(jobs.is_idle)
    assert done == ["between", "last", "over"]
    assert job.state is State.DONE


def test_work_in_turns_is_stopped_between_two_steps(qtbot: QtBot, jobs: Jobs) -> None:
    failed: list[ChecksError] = []
    job = jobs.start_in_turns("Indexing", ((n, 10**9) for n in range(10**9)), failed=failed.append)
    qtbot.waitUntil(lambda: job.done > 0)
    job.cancel()
    qtbot.waitUntil(jobs.is_idle)
    assert [type(each) for each in failed] == [Cancelled]


def test_an_answer_for_a_widget_that_is_gone_is_dropped(jobs: Jobs, qtbot: QtBot) -> None:
    taken: list[int] = []

    class Asking(QObject):
        def take(self, answer: int) -> None:
            taken.append(answer)

    gone, there = Asking(), Asking()
    jobs.start("Asking", lambda _: 1, gone.take)
    jobs.start("Asking", lambda _: 2, there.take)
    delete(gone)
    qtbot.waitUntil(jobs.is_idle)
    assert taken == [2]


def test_what_is_dropped_ends_as_stopped_even_with_its_result_on_the_way(qtbot: QtBot, jobs: Jobs) -> None:
    done: list[int] = []
    failed: list[ChecksError] = []
    job = jobs.start("Reading", lambda _: 1, done.append, failed.append, on_casebook=True)
    jobs._casebook.submit(lambda: None).result()  # the work is done; its result waits for this thread
    jobs.drop_all()
    qtbot.waitUntil(jobs.is_idle)
    assert (done, [type(each) for each in failed], job.state) == ([], [Cancelled], State.CANCELLED)


def test_nothing_is_run_after_closing(jobs: Jobs) -> None:
    ran: list[str] = []
    jobs.close()
    late = jobs.start("Late", lambda _: ran.append("late"), ran.append)
    assert late.state is State.CANCELLED
    assert jobs.is_idle()
    assert ran == []
