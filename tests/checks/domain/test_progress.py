"""Progress that nobody watches."""

from __future__ import annotations

from checks.domain.progress import Progress, no_progress


def test_work_goes_on_unwatched() -> None:
    progress: Progress = no_progress
    for step in range(3):
        progress(step, 3)
