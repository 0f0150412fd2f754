from __future__ import annotations

import threading

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from checks.domain.progress import Progress
from desktop.jobs import Jobs
from desktop.widgets.job_strip import JobStrip
from desktop.widgets.label import Label


def test_a_job_shows_with_count_and_bar_and_goes(jobs: Jobs, qtbot: QtBot) -> None:
    strip = JobStrip(jobs)
    qtbot.addWidget(strip)
    strip.show()
    gate = threading.Event()

    def work(progress: Progress) -> None:
        progress(57, 57)
        assert gate.wait(20)

    jobs.start("Looking for claims", work, unit="sentences")
    qtbot.waitUntil(lambda: strip.job_words == "Looking for claims, 57 of 57 sentences")
    assert strip.findChild(QProgressBar).isVisible()
    gate.set()
    qtbot.waitUntil(jobs.is_idle)
    assert strip.job_words == ""
    assert not strip.findChild(QProgressBar).isVisible()


def test_quiet_jobs_do_not_show(jobs: Jobs, qtbot: QtBot) -> None:
    strip, seen = JobStrip(jobs), []
    qtbot.addWidget(strip)
    jobs.changed.connect(lambda: seen.append(strip.job_words))
    jobs.start("Writing", lambda _: None, quiet=True)
    qtbot.waitUntil(jobs.is_idle)
    assert set(seen) == {""}


def test_a_click_lists_the_jobs_and_cancel_stops_one(jobs: Jobs, qtbot: QtBot) -> None:
    strip = JobStrip(jobs)
    qtbot.addWidget(strip)
    strip.resize(900, 26)
    strip.show()
    started = threading.Event()

    def work(progress: Progress) -> None:
        started.set()
        while True:
            progress(1, 3)

    jobs.start("Reading long.pdf", work, unit="pages")
    assert started.wait(20)
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton)
    popup = strip.findChild(QWidget, "job_list")
    (button,) = popup.findChildren(QPushButton)
    assert button.accessibleName() == "Cancel Reading long.pdf"
    button.click()
    qtbot.waitUntil(jobs.is_idle)
    qtbot.waitUntil(lambda: "Nothing runs." in [label.text() for label in popup.findChildren(QLabel)])
    popup.close()


def test_words_stay_until_the_next(jobs: Jobs, qtbot: QtBot) -> None:
    strip = JobStrip(jobs)
    qtbot.addWidget(strip)
    strip.say("Found 57\nclaims")
    assert strip.message == "Found 57 claims"
    strip.say_failure("The page could not be read: it needs a sign-in. Paste the text instead.")
    assert strip.message.startswith("The page could not be read")
    assert strip.accessibleName() == "Job strip"


def test_a_failure_goes_when_something_else_is_started(jobs: Jobs, qtbot: QtBot) -> None:
    strip = JobStrip(jobs)
    qtbot.addWidget(strip)
    strip.show()
    strip.say_failure("“scan.pdf” is a scan without a text layer.")
    jobs.start("Writing", lambda _: None, quiet=True)
    assert strip.message.startswith("“scan.pdf”")
    jobs.start("Reading report.pdf", lambda _: None)
    assert strip.message == ""
    strip.say("Found 57 claims")
    jobs.start("Reading other.pdf", lambda _: None)
    assert strip.message == "Found 57 claims"
    qtbot.waitUntil(jobs.is_idle)


def test_the_list_of_jobs_stays_at_the_end_of_the_strip_when_it_grows(jobs: Jobs, qtbot: QtBot) -> None:
    strip = JobStrip(jobs)
    qtbot.addWidget(strip)
    strip.resize(900, 26)
    strip.move(200, 500)
    strip.show()
    gate = threading.Event()
    jobs.start("Looking for claims", lambda _: gate.wait(20))
    strip.list_jobs()
    popup = strip.findChild(QWidget, "job_list")
    low = popup.height()
    jobs.start("Reading long.pdf", lambda _: gate.wait(20))
    qtbot.waitUntil(lambda: popup.height() > low)
    assert popup.mapToGlobal(popup.rect().bottomRight()).x() == strip.mapToGlobal(strip.rect().topRight()).x()
    assert popup.mapToGlobal(popup.rect().bottomRight()).y() + 1 == strip.mapToGlobal(strip.rect().topLeft()).y()
    gate.set()
    qtbot.waitUntil(jobs.is_idle)
    popup.close()


def test_the_list_says_what_a_cancel_keeps_and_that_one_stops(jobs: Jobs, qtbot: QtBot) -> None:
    strip = JobStrip(jobs)
    qtbot.addWidget(strip)
    strip.show()
    gate = threading.Event()
    jobs.start("Looking for claims", lambda _: gate.wait(20), if_cancelled="Cancelled, the article stays.")
    jobs.start("Writing the report", lambda _: gate.wait(20))
    strip.list_jobs()
    popup = strip.findChild(QWidget, "job_list")
    said = [label.text() for label in popup.findChildren(Label)]
    assert said == [
        "Looking for claims",
        "Cancelled, the article stays.",
        "Writing the report",
        "Cancelled, it leaves nothing behind.",
    ]
    first = popup.findChildren(QPushButton)[0]
    assert first.accessibleDescription() == "Cancelled, the article stays."
    first.click()
    jobs.changed.emit()
    stopping = next(
        button for button in popup.findChildren(QPushButton) if button.isVisible() and button.text() == "Stopping…"
    )
    assert not stopping.isEnabled()
    gate.set()
    qtbot.waitUntil(jobs.is_idle)
    popup.close()


def test_a_hint_goes_with_the_next_change_and_a_failure_stays(jobs: Jobs, qtbot: QtBot) -> None:
    strip = JobStrip(jobs)
    qtbot.addWidget(strip)
    strip.show()
    strip.say("Accept the claim first (A).")
    strip.set_saved("Saved 15:08")
    assert strip.message == ""
    strip.say_failure("The report could not be saved.")
    strip.set_saved("Saved 15:09")
    assert strip.message == "The report could not be saved."


def test_how_much_is_covered_stands_beside_what_is_decided(jobs: Jobs, qtbot: QtBot) -> None:
    strip = JobStrip(jobs)
    qtbot.addWidget(strip)
    strip.resize(900, 26)
    strip.show()
    strip.set_fact("31 of 57 claims decided", "Words covered: 64 %")
    decided, covered = (
        next(label for label in strip.findChildren(Label) if label.text() == words)
        for words in ("31 of 57 claims decided", "Words covered: 64 %")
    )
    assert covered.isVisibleTo(strip)
    assert decided.geometry().right() < covered.geometry().left()
    strip.set_fact("")
    assert not covered.isVisibleTo(strip)
    assert not decided.isVisibleTo(strip)
