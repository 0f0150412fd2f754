"""Pictures of every state of the window, made from the sample: `claimdesk --screenshots DIR`."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from checks.domain.progress import no_progress
from checks.reporting.formats import Format
from desktop.dialogs.report_files import file_name, write_report
from desktop.studio import (
    articles,
    beginnings,
    claim_lists,
    dialog_states,
    earlier,
    evidences,
    exports,
    findings,
    imports,
    inspectors,
    keepings,
    libraries,
    locks,
    merges,
    reviews,
    searches,
    shares,
    tables,
    teams,
    widths,
    work,
)
from desktop.studio.pictures import picture_of, save_picture
from desktop.studio.studio import LOW, WIDE, Act, State, Studio

_DESK = (beginnings, articles, claim_lists, inspectors, findings, earlier, libraries)
_ELSEWHERE = (
    evidences,
    keepings,
    tables,
    reviews,
    teams,
    merges,
    shares,
    imports,
    searches,
    exports,
    dialog_states,
    locks,
    work,
    widths,
)
ACTS: tuple[Act, ...] = tuple(module.ACT for module in (*_DESK, *_ELSEWHERE))
"""What the pictures show."""
RUNS = (("light", WIDE), ("dark", WIDE), ("light", LOW), ("dark", LOW), ("contrast", WIDE))
"""Themes and sizes; in high contrast only the main states."""
_REPORTED = RUNS[0]
"""The run in which the report is also saved as a file."""


def take_all(application: QApplication, folder: Path | None) -> int:
    """Render every state into `folder`, or into a new one; say how far it is; the exit status."""
    if folder is None:
        folder = Path(tempfile.mkdtemp(prefix="claimdesk-"))
        _say("There is no display here: the window and its report are drawn into files instead.")
    folder.mkdir(parents=True, exist_ok=True)
    number, reports = 0, list[Path]()
    for theme_name, size in RUNS:
        for act in ACTS:
            for path in take(application, act, theme_name, size, folder):
                if path.suffix != ".png":
                    reports.append(path)
                    continue
                number += 1
                _say(f"{number:3} of {len(picture_names())}  {path.name}")
    _say(f"Pictures of the window: {folder.resolve()}")
    for report in reports:
        _say(f"Report on the sample: {report.resolve()}")
    return 0


def take(application: QApplication, act: Act, theme_name: str, size: QSize, folder: Path) -> Iterator[Path]:
    """Play an act and take the pictures of one theme and size; the path of each file as soon as it is written."""
    if not any(is_taken(state, theme_name, size) for state in act.states):
        return
    for studio, state in play(application, act, theme_name, size):
        if is_taken(state, theme_name, size):
            path = folder / picture_name(state, theme_name, size)
            save_picture(picture_of(studio.window, studio.ratio), path)
            yield path
            if state.name == dialog_states.REPORT and (theme_name, size) == _REPORTED:
                yield from _write_reports(studio, folder)


def play(application: QApplication, act: Act, theme_name: str, size: QSize) -> Iterator[tuple[Studio, State]]:
    """Lead a fresh window from state to state; whatever lies over it is closed after each."""
    with (
        tempfile.TemporaryDirectory(prefix="claimdesk-") as home,
        Studio.open(application, theme_name, size, Path(home)) as studio,
    ):
        if act.has_sample:
            studio.lay_sample()
        for state in act.states:
            state.show(studio)
            yield studio, state
            studio.tidy()


def is_taken(state: State, theme_name: str, size: QSize) -> bool:
    """Is there a picture of this state in this theme and size?"""
    return (state.is_main or theme_name != "contrast") and (size == WIDE or not state.is_only_wide)


def picture_name(state: State, theme_name: str, size: QSize) -> str:
    """The file name of a picture: "desk-light.png", "desk-1280-light.png"."""
    return f"{state.name}{'' if size == WIDE else f'-{size.width()}'}-{theme_name}.png"


def picture_names() -> tuple[str, ...]:
    """The file names of a whole set."""
    return tuple(
        picture_name(state, theme_name, size)
        for theme_name, size in RUNS
        for act in ACTS
        for state in act.states
        if is_taken(state, theme_name, size)
    )


def _write_reports(studio: Studio, folder: Path) -> list[Path]:
    session, title = studio.program.session, studio.desk.article.title
    paths = [folder / file_name(title, form) for form in Format]
    return [write_report(path, studio.desk, session.scale, session.casebook_name, no_progress) for path in paths]


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - whoever asked for pictures reads this
