"""Where a verdict report is saved, and how it gets there."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from checks.domain.desk import Desk
from checks.domain.moment import Moment
from checks.domain.progress import Progress
from checks.domain.verdict import Scale
from checks.reporting.edition import Edition
from checks.reporting.formats import Format, render, save
from checks.reporting.templates import SHIPPED, Templates
from desktop.dialogs.places import ask_place

_NOT_IN_A_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST_NAME = 80


class SaveReport:
    """Asks where the report is to be saved; the ending of the name says in which form."""

    @classmethod
    def ask(cls, parent: QWidget, suggested: Path) -> Path | None:
        """The file; None where the person thinks better of it."""
        with suppress(OSError):  # the system's dialog begins somewhere else if the folder is not there
            suggested.parent.mkdir(parents=True, exist_ok=True)
        forms = {f"{form.words} (*.{form})": form for form in (Format.PDF, Format.WORD, Format.HTML, Format.MARKDOWN)}
        path, kind = ask_place(parent, "Export Report", suggested, ";;".join(forms))
        if path is None:
            return None
        return path if Format.of(path) else path.with_name(f"{path.name}.{forms.get(kind, Format.PDF)}")


def file_name(title: str, form: Format = Format.PDF) -> str:
    """A file name that every system accepts: "Report, Hundreds freed.pdf"."""
    return f"Report, {plain_name(title) or 'article'}.{form}"


def plain_name(words: str) -> str:
    """Words as every system accepts them in the name of a file; empty where none are left."""
    plain = " ".join(_NOT_IN_A_NAME.sub(" ", words).split()).strip(". ")
    return plain[:_LONGEST_NAME].strip()


class AskTemplates:
    """Asks for the folder with a newsroom's own templates."""

    @classmethod
    def ask(cls, parent: QWidget, folder: str) -> Path | None:
        """The folder; None where the person thinks better of it."""
        name = QFileDialog.getExistingDirectory(parent, "Templates for Reports", folder)
        return Path(name) if name else None


@dataclass(frozen=True)
class Printing:
    """What of the program's state goes into a report."""

    templates: str = ""
    """The folder of the newsroom's own; empty for those of the program."""
    failed_rules: tuple[str, ...] = ()
    """Rules that were stopped by a fault of their own when they last ran."""


AS_SHIPPED = Printing()
"""In the program's own templates."""


def written(
    form: Format, desk: Desk, scale: Scale, casebook_name: str, progress: Progress, *, how: Printing = AS_SHIPPED
) -> bytes:
    """On a worker: the report as it stands now."""
    progress(0, 1)
    now = Moment.of(datetime.now(UTC).astimezone())
    own = Templates(Path(how.templates)) if how.templates else SHIPPED
    return render(form, desk, scale, Edition(casebook_name, now, templates=own, failed_rules=how.failed_rules))


def write_report(
    path: Path, desk: Desk, scale: Scale, casebook_name: str, progress: Progress, *, how: Printing = AS_SHIPPED
) -> Path:
    """On a worker: write the report into a file, in the form that the name of the file asks for."""
    return save(path, written(Format.of(path) or Format.PDF, desk, scale, casebook_name, progress, how=how))
