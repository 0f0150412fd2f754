"""Steps end in the order in which they were asked for, whatever comes of each."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from checks.casebook import Casebook
from checks.domain.change import Change
from checks.domain.progress import Progress
from checks.errors import ChecksError
from desktop.jobs import Jobs
from desktop.steps import Shown, Steps


@pytest.fixture
def steps(jobs: Jobs) -> Steps:
    return Steps(jobs)


def test_a_step_begins_when_the_one_before_has_ended(steps: Steps) -> None:
    begun: list[str] = []
    steps.add(lambda: begun.append("first"))
    steps.add(lambda: begun.append("second"))
    assert (begun, steps.are_over) == (["first"], False)
    steps.end()
    assert begun == ["first", "second"]
    steps.end()
    assert steps.are_over


def test_without_a_casebook_a_write_fails_in_words_and_ends(steps: Steps) -> None:
    said: list[ChecksError] = []
    steps.add(lambda: steps.write(None, lambda _: Change("No"), lambda _: None, said.append))
    assert steps.are_over
    assert "No casebook is open" in str(said[0])


def test_a_step_ends_even_where_dealing_with_its_outcome_fails(steps: Steps) -> None:
    def stumble(_: object) -> None:
        raise ValueError("a fault")

    steps.add(lambda: None)
    with pytest.raises(ValueError, match="a fault"):
        steps.ending(stumble)(Change("Done"))
    assert steps.are_over


def test_finishing_waits_for_what_is_being_written(steps: Steps, jobs: Jobs, tmp_path: Path, qtbot: QtBot) -> None:
    done: list[Change] = []
    with Casebook.create(tmp_path / "a.casebook", person="Checker") as casebook:
        for label in ("One", "Two"):
            action = lambda _, label=label: Change(label)  # noqa: E731 - one of many
            steps.add(lambda action=action: steps.write(casebook, action, done.append, lambda _: None))
        steps.finish()
        qtbot.waitUntil(jobs.is_idle)
    assert [change.label for change in done] == ["One", "Two"]


def test_a_long_write_is_shown_and_can_be_stopped(jobs: Jobs, steps: Steps, qtbot: QtBot) -> None:
    outcomes: list[str] = []

    def work(_: Casebook, progress: Progress) -> str:
        while True:
            progress(1, 2)

    shown = Shown("Importing", "kB", "Nothing comes in.")
    steps.add(
        lambda: steps.write_long(
            cast("Casebook", object()), work, outcomes.append, lambda error: outcomes.append(str(error)), shown
        )
    )
    qtbot.waitUntil(lambda: bool(jobs.running) and jobs.running[0].total == 2)
    (job,) = jobs.running
    assert (job.words, job.is_quiet, job.if_cancelled) == ("Importing, 1 of 2 kB", False, "Nothing comes in.")
    job.cancel()
    qtbot.waitUntil(lambda: steps.are_over)
    assert outcomes == ["Stopped. Nothing was changed."]
