"""The verdict report: read it, or save it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from checks.errors import ChecksError
from desktop.session import Session
from desktop.settings import SettingsFile


class ReportCommands:
    """What the report entries of the File menu do."""

    def __init__(self, session: Session, settings: SettingsFile, folder: Path, parent: QWidget) -> None:
        """`folder`: where reports are saved unless the person says otherwise."""
        self._session = session
        self._settings = settings
        self._folder = folder
        self._parent = parent

    def preview(self) -> None:
        """Read the report in a window of its own."""
        from desktop.dialogs.report import ReportPreview

        desk = self._session.desk
        if desk is not None:
            own = self._settings.current.report_templates
            preview = ReportPreview(self._session, desk, self._folder, self._parent, templates=own)
            preview.exported.connect(self._say_saved)
            preview.templates_chosen.connect(self._keep_templates)
            preview.finished.connect(preview.deleteLater)
            preview.show()

    def export(self) -> None:
        """Save the report as one file that needs no other."""
        from desktop.dialogs.report_files import Printing, SaveReport, file_name, write_report

        desk = self._session.desk
        path = SaveReport.ask(self._parent, self._folder / file_name(desk.article.title)) if desk else None
        desk = self._session.desk  # what was still typed when the dialog opened is saved by now
        if desk is not None and path is not None:
            self._session.jobs.start(
                "Writing the report",
                partial(
                    write_report,
                    path,
                    desk,
                    self._session.scale,
                    self._session.casebook_name,
                    how=Printing(self._settings.current.report_templates, self._session.checking.failed_rules),
                ),
                self._say_saved,
                self._say_failed,
            )

    def _keep_templates(self, folder: str) -> None:
        self._settings.change(report_templates=folder)

    def _say_saved(self, path: Path) -> None:
        self._session.noted.emit(f"Report saved as {path}")

    def _say_failed(self, error: ChecksError) -> None:
        self._session.failed.emit(str(error))
