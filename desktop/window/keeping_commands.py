"""Keeping what evidence rests on: capturing pages, seeing what changed in them, verifying what is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDialog, QWidget

from checks.domain.custody import Verification
from checks.domain.evidence import Evidence
from checks.domain.progress import Progress
from checks.errors import ChecksError
from desktop.jobs import Job
from desktop.models.keeping_words import has_failed, kept_captures
from desktop.panes.inspector import Inspector
from desktop.session import Session
from desktop.settings import SettingsFile
from desktop.steps import Shown
from desktop.window.keeping_files import KeepingFiles

if TYPE_CHECKING:
    from checks.casebook import Casebook
    from checks.domain.change import Change
    from checks.ingest.capture import CapturedPage
    from desktop.dialogs.integrity import Integrity

_VERIFYING = "Verifying integrity"
_NO_PAGE = "None of these records has a web address that is still to be captured."


class KeepingCommands(QObject):
    """Answers the menu, and the wishes of the rows of evidence."""

    def __init__(
        self, session: Session, settings: SettingsFile, inspector: Inspector, folder: Path, window: QWidget
    ) -> None:
        """`folder`: where captures are saved unless the person says otherwise."""
        super().__init__(window)
        self.files = KeepingFiles(session, settings, folder, window)
        self._session = session
        self._settings = settings
        self._inspector = inspector
        self._window = window
        inspector.keeping_requested.connect(self.answer)

    def capture(self) -> None:
        """Keep a copy of the page of each record of the claim of which none is kept."""
        self.capture_missing(self._records())

    def capture_again(self) -> None:
        """Keep a copy of the page of each record of the claim as it is now."""
        self.capture_all(self._records())

    def changes(self) -> None:
        """Show what changed in the page of the chosen record."""
        if (record := self._inspector.chosen_record) is not None:
            self.show_changes(record)

    def kept(self) -> None:
        """Show what is kept of the chosen record."""
        if (record := self._inspector.chosen_record) is not None:
            self.show_kept(record)

    def export(self) -> None:
        """Save the captured page of the chosen record."""
        if (record := self._inspector.chosen_record) is not None:
            self.files.export(record)

    def verify_stamp(self) -> None:
        """Say what the timestamps of the chosen record prove."""
        if (record := self._inspector.chosen_record) is not None:
            self.files.verify_stamp(record)

    def verify(self) -> None:
        """Read everything that is kept again."""
        self._verify(None)

    @Slot(str, object)
    def answer(self, wish: str, record: Evidence) -> None:
        """Do what a row of evidence asks for: "capture", "changes" or "kept"."""
        does: dict[str, Callable[[Evidence], None]] = {
            "capture": lambda each: self.capture_all([each]),
            "changes": self.show_changes,
            "kept": self.show_kept,
        }
        does[wish](record)

    def _records(self) -> list[Evidence]:
        """The records of the chosen claim, each once."""
        return list(self._inspector.linked_records)

    def capture_missing(self, records: Sequence[Evidence]) -> None:
        """Keep a copy of the page of each of these records of which none is kept."""
        self.capture_all([record for record in records if has_failed(record) or not kept_captures(record)])

    def capture_all(self, records: Sequence[Evidence]) -> None:
        """Ask for the pages off both threads, one after the other; then write each as a change of its own."""
        wanted = [record for record in records if record.url]
        if not wanted:
            self._session.note(_NO_PAGE)
            return
        allows_private = self._settings.current.captures_private

        def work(progress: Progress) -> list[CapturedPage | ChecksError]:
            return list(_captured(wanted, progress, allow_private=allows_private))

        def done(found: list[CapturedPage | ChecksError]) -> None:
            for record, page in zip(wanted, found, strict=True):
                self._write(record, page)
            failed = sum(isinstance(page, ChecksError) for page in found)
            self._session.note(_say_captured(len(found) - failed, failed))

        self._session.jobs.start(
            "Saving snapshots", work, done, self._session.fail, if_cancelled="Cancelled, none of these pages is kept."
        )

    def _write(self, record: Evidence, page: CapturedPage | ChecksError) -> None:
        if isinstance(page, ChecksError):
            self._session.do(lambda casebook: casebook.captures.fail(record, str(page)))
        else:
            self._session.do(lambda casebook: casebook.captures.keep(record, page))

    def show_changes(self, record: Evidence) -> None:
        """Show what changed in the page of a record."""
        from desktop.dialogs.page_changes import PageChangesDialog

        self._session.ask(
            lambda casebook: casebook.captures.changes(casebook.evidence.get(record.id)),
            lambda found: self._open(PageChangesDialog(record.title, found, self._window)),
        )

    def show_kept(self, record: Evidence) -> None:
        """Show the files of a record and its chain of custody."""
        from desktop.dialogs.kept_files import Kept, KeptFiles, read_kept

        def show(kept: Kept) -> None:
            dialog = KeptFiles(kept, self._window)
            dialog.verify_requested.connect(self._verify)
            dialog.stamp_requested.connect(self.files.stamp)
            dialog.stamp_check_requested.connect(self.files.verify_stamp)
            dialog.export_requested.connect(self.files.export)
            self._session.noted.connect(dialog.tell)
            self._session.failed.connect(dialog.warn)
            self._open(dialog)

        self._session.ask(lambda casebook: read_kept(casebook, record.id), show)

    @Slot(object)
    def _verify(self, record: Evidence | None) -> None:
        from desktop.dialogs.integrity import Integrity

        dialog = Integrity(f"“{record.title}”" if record else "the casebook", self._window)
        self._open(dialog)
        _Reading(self._session, dialog, record.id if record else None)

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()


class _Reading(QObject):
    """One verification, from its dialog to the casebook's thread and back; goes with the dialog."""

    def __init__(self, session: Session, dialog: Integrity, evidence_id: UUID | None) -> None:
        super().__init__(dialog)
        self._session = session
        self._dialog = dialog
        self._found: list[Verification] = []
        self._job: Job | None = None
        self._is_open = True
        dialog.cancelled.connect(self._cancel)
        session.jobs.job_started.connect(self._watch)

        def work(casebook: Casebook, progress: Progress) -> Change | None:
            record = casebook.evidence.get(evidence_id) if evidence_id else None
            self._found.append(casebook.custody.verify(progress, record))
            return None

        shown = Shown(_VERIFYING, "files", "Cancelled, it says nothing about what was not read yet.")
        session.do_long(work, shown, lambda _: self._show())

    @Slot(object)
    def _watch(self, job: Job) -> None:
        if self._job is None and job.label == _VERIFYING:
            self._job = job
            job.progressed.connect(self._move)
            job.finished.connect(self._end)
            if not self._is_open:
                job.cancel()

    @Slot()
    def _move(self) -> None:
        if self._job is not None:
            self._dialog.show_progress(self._job.done, self._job.total)

    @Slot()
    def _end(self) -> None:
        """A reading that failed was told in the strip: nothing is left to show."""
        self._job = None
        if not self._found and self._is_open:
            self._dialog.reject()

    @Slot()
    def _cancel(self) -> None:
        self._is_open = False
        if self._job is not None:
            self._job.cancel()

    def _show(self) -> None:
        if self._is_open:
            self._dialog.show_found(self._found[0])


def _captured(
    records: Sequence[Evidence], progress: Progress, *, allow_private: bool
) -> Sequence[CapturedPage | ChecksError]:
    """The page of each record, or why there is none."""
    from checks.errors import Cancelled
    from checks.ingest.capture import capture_page

    found: list[CapturedPage | ChecksError] = []
    for number, record in enumerate(records):
        at = number

        def tell(*_: int, at: int = at) -> None:
            progress(at, len(records))

        tell()
        try:
            found.append(capture_page(str(record.url), allow_private=allow_private, progress=tell))
        except Cancelled:
            raise
        except ChecksError as why:
            found.append(why)
    progress(len(records), len(records))
    return found


def _say_captured(kept: int, failed: int) -> str:
    pages = f"{kept} page{'' if kept == 1 else 's'} kept" if kept else "No page was kept"
    return f"{pages}, {failed} failed: the rows of the records say why." if failed else f"{pages}."
