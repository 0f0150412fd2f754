"""Long work: an article on its way in, the list of jobs, a job that was stopped, and one that failed."""

from __future__ import annotations

from desktop import assets
from desktop.jobs import Job
from desktop.panes.claims_list import ClaimsList
from desktop.studio.dialog_states import SAMPLE_TEXT
from desktop.studio.studio import Act, State, Studio
from desktop.window.patience import wait_until

_MANY = 20
"""How often the sample's text is repeated, so that the search for claims takes a while."""


def _importing(studio: Studio) -> None:
    path = studio.program.places.data / "long.txt"
    path.write_text(assets.text(SAMPLE_TEXT) * _MANY, encoding="utf-8")
    studio.window.files.open_path(path)
    session = studio.program.session
    wait_until(
        lambda: any(_is_looking(job) for job in session.jobs.running) or session.is_idle(), "the first sentences"
    )
    studio.let_paint()


def _is_looking(job: Job) -> bool:
    return job.unit == "sentences" and job.done > 0


def _found(studio: Studio) -> None:
    """Claims that the search has found so far show while it goes on."""
    wait_until(
        lambda: studio.find(ClaimsList).model().rowCount() > 0 or studio.program.session.is_idle(), "the first claims"
    )
    studio.let_paint()


def _listed(studio: Studio) -> None:
    studio.window.actions_by_id["view.jobs"].trigger()
    studio.let_paint()


def _stopped(studio: Studio) -> None:
    for job in studio.program.session.jobs.running:
        job.cancel()
    studio.settle()


def _failed(studio: Studio) -> None:
    path = studio.program.places.data / "scan.pdf"
    path.write_bytes(b"%PDF-1.7\nnothing that could be read")
    studio.window.files.open_path(path)
    studio.settle()


ACT = Act(
    "work",
    (
        State("importing", _importing, is_only_wide=True),
        State("importing-found", _found, is_only_wide=True),
        State("job-list", _listed, is_only_wide=True),
        State("import-stopped", _stopped, is_only_wide=True),
        State("import-failed", _failed, is_only_wide=True, is_main=True),
    ),
)
