"""The check that a finished program is whole: `claimdesk --smoke`."""

from __future__ import annotations

import json
import platform
import tempfile
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from time import monotonic
from typing import Any

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication

from checks.domain.desk import Desk
from checks.domain.moment import Moment
from checks.reporting.edition import Edition
from checks.reporting.formats import Format, render
from desktop import assets
from desktop.settings import Places
from desktop.window.action_table import specs
from desktop.window.file_commands import SAMPLE
from desktop.window.patience import wait_until
from desktop.window.program import Program

ICONS = "icons/names.txt"
"""Every icon that the program may show, one name a line."""


def smoke(application: QApplication) -> int:
    """Open the sample, look for its claims, render its report, load every icon; print what came out as JSON.

    Exit status 0 where all of it is there, 1 where something is missing.
    """
    with tempfile.TemporaryDirectory(prefix="claimdesk-") as home:
        found = look_through(application, Path(home))
    print(json.dumps(found, indent=1))  # noqa: T201 - this is what was asked for
    return 0 if all(found.values()) else 1


def look_through(application: QApplication, home: Path) -> dict[str, Any]:
    """What is there, by name; an empty or zero value is a part that is missing."""
    began = monotonic()
    program = Program.start(application, Places(home, home / "settings.json"), remembers_casebooks=False)
    session = program.session
    failures: list[str] = []
    session.failed.connect(failures.append)
    try:
        program.window.show()
        session.open_sample(home / SAMPLE)
        wait_until(session.is_idle, "the sample")
        sample = session.desk
        if sample is not None:
            session.look_for_claims(sample.article, sample.version)
            wait_until(session.is_idle, "the claims")
        desk = session.desk
        return {
            "claimdesk": version("claimdesk"),
            "python": platform.python_version(),
            "qt": qVersion(),
            "claims": len(desk.claims) if desk else 0,
            "extractor": desk.version.extractor if desk else "",
            "evidence": len(desk.evidence) if desk else 0,
            "reports": _lengths_of_reports(program, desk),
            "icons": _count_icons(),
            "help_pages": len(assets.names("help", ".md")),
            "is_faultless": not failures,
            "seconds": round(monotonic() - began, 2),
        }
    finally:
        program.window.close()
        program.stop()
        application.processEvents()


def _lengths_of_reports(program: Program, desk: Desk | None) -> dict[str, int]:
    """The bytes of the report in each form; empty where there is nothing to report on."""
    session, now = program.session, Moment.of(datetime.now(UTC))
    if desk is None:
        return {}
    name = session.casebook_name
    return {form: len(render(form, desk, session.scale, Edition(name, now))) for form in Format}


def _count_icons() -> int:
    """How many icons can be painted; KeyError for one that the font lacks."""
    names = {*assets.text(ICONS).split(), *(spec.icon for spec in specs() if spec.icon)}
    return sum(not assets.icon(name).pixmap(16, 16).isNull() for name in names)
