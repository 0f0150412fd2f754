"""What leaves the house of a record, and what an authority said of it: captures as files, and timestamps."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from checks.domain.change import Change
from checks.domain.evidence import Evidence
from checks.errors import StepRefused
from desktop.dialogs.places import ask_place
from desktop.session import Session
from desktop.settings import SettingsFile
from desktop.steps import Shown
from desktop.widgets.moments import say_moment

if TYPE_CHECKING:
    from checks.casebook import Casebook


class CaptureFile:
    """Asks where a capture is to be saved."""

    @classmethod
    def ask(cls, parent: QWidget, suggested: str) -> Path | None:
        """The file; None where the person thinks better of it."""
        return ask_place(parent, "Export Capture", suggested, "Web archives (*.warc.gz)")[0]


class KeepingFiles(QObject):
    """Every wish ends in a sentence, whether it went well or not."""

    def __init__(self, session: Session, settings: SettingsFile, folder: Path, window: QWidget) -> None:
        """`folder`: where captures are saved unless the person says otherwise."""
        super().__init__(window)
        self._session = session
        self._settings = settings
        self._folder = folder
        self._window = window

    @Slot(object)
    def export(self, record: Evidence) -> None:
        """Save the last captured page of a record as a WARC, without what must not leave the house."""
        self._session.ask(
            lambda casebook: casebook.captures.archive_of(casebook.evidence.get(record.id)).name or "page.warc.gz",
            lambda name: self._save(record, CaptureFile.ask(self._window, str(self._folder / name))),
        )

    @Slot(object)
    def stamp(self, record: Evidence) -> None:
        """Have the file of a record confirmed; the authority is asked while the casebook waits."""
        choices = self._settings.current
        if not choices.stamp_server:
            self._session.note("No authority for timestamps is named: name one in the preferences, under Snapshots.")
            return
        shown = Shown("Asking for a timestamp", if_cancelled="Cancelled, nothing is kept of the answer.")
        self._session.do_long(
            lambda casebook, _: _stamped(casebook, record, choices.stamp_server, choices.stamp_roots),
            shown,
            lambda change: self._session.note("The file is confirmed." if change else "The file was confirmed before."),
        )

    @Slot(object)
    def verify_stamp(self, record: Evidence) -> None:
        """Say what the timestamps of a record prove, once their signatures are found right."""
        roots = self._settings.current.stamp_roots
        self._session.ask(lambda casebook: _verified(casebook, record, roots), self._session.note)

    def _save(self, record: Evidence, path: Path | None) -> None:
        if path is None:
            return

        def write(casebook: Casebook) -> Path:
            from checks.reporting.formats import save

            archive = casebook.captures.archive_of(casebook.evidence.get(record.id))
            casebook.captures.export(archive, partial(save, path))
            return path

        self._session.ask(
            write,
            lambda at: self._session.note(f"Capture saved as {at}, without cookies, passwords and local addresses."),
        )


def _stamped(casebook: Casebook, record: Evidence, server: str, roots: str) -> Change | None:
    """Have confirmed what a record stands on: the file that came in; None where that was done before."""
    files = casebook.custody.kept_of(casebook.evidence.get(record.id))
    waiting = [each for each in files if each.derived_from is None and each.timestamp is None]
    return casebook.timestamps.stamp(waiting[-1], server, roots=_trusted(roots)) if waiting else None


def _verified(casebook: Casebook, record: Evidence, roots: str) -> str:
    """What each timestamp of a record says, in words; StepRefused where there is none, or where one does not hold."""
    stamped = [each for each in casebook.custody.kept_of(casebook.evidence.get(record.id)) if each.timestamp]
    if not stamped:
        raise StepRefused("No file of this record has a timestamp: have it confirmed first, in What Is Kept.")
    trusted = _trusted(roots)
    said = []
    for file in stamped:
        found = casebook.timestamps.verify(file, roots=trusted)
        said.append(f"“{file.name or 'The file'}” existed on {say_moment(found.at)}, says {found.authority}.")
    return f"The timestamp holds. {' '.join(said)}"


def _trusted(roots: str) -> bytes:
    """The certificates that the person trusts besides those of browsers."""
    try:
        return Path(roots).expanduser().read_bytes() if roots else b""
    except OSError as problem:
        raise StepRefused(
            f"{roots} cannot be read ({problem.strerror}): name another file in the preferences."
        ) from None
