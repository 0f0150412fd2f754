"""The numbers of the desk: counted, drawn and saved off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from checks.domain.progress import Progress
from checks.errors import ChecksError
from checks.reporting.chart_wish import Look, Picture
from desktop import theme
from desktop.session import Session

if TYPE_CHECKING:
    from checks.casebook import Casebook
    from checks.domain.statistics_sheets import Sheet
    from desktop.dialogs.statistics import StatisticsDialog


class StatisticsCommands(QObject):
    """Opens the dialog and gives it what it asks for."""

    def __init__(self, session: Session, folder: Path, window: QWidget) -> None:
        """`folder`: where the files are saved unless the person says otherwise."""
        super().__init__(window)
        self._session = session
        self._folder = folder
        self._window = window
        self._sheets: tuple[Sheet, ...] = ()

    def open(self) -> None:
        """Count, and show what was counted."""
        from desktop.dialogs.statistics import StatisticsDialog

        dialog = StatisticsDialog(self._window)
        dialog.picture_wanted.connect(partial(self._draw, dialog))
        dialog.folder_wanted.connect(partial(self._save, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()

        def show(found: tuple[Sheet, ...]) -> None:
            self._sheets = found
            if isValid(dialog):
                dialog.show_sheets(found)

        def fail(error: ChecksError) -> None:
            if isValid(dialog):
                dialog.say(f"The numbers could not be counted: {error}", is_failure=True)

        self._session.ask(_count, show, fail)

    def _draw(self, dialog: StatisticsDialog, sheet: Sheet, width: float, ratio: float) -> None:
        look = Look(theme.current().name, theme.family("sans"))

        def work(_: Progress) -> tuple[Picture | None, int]:
            from checks.reporting.bar_chart import height_of, paint_sheet  # a large library

            return paint_sheet(sheet, look, width, ratio), height_of(sheet)

        def show(answer: tuple[Picture | None, int]) -> None:
            if isValid(dialog):
                dialog.show_picture(sheet, *answer)

        def fail(error: ChecksError) -> None:
            if isValid(dialog):
                dialog.fail_picture(str(error))

        self._session.jobs.start("Drawing the chart", work, show, fail, quiet=True)

    def _save(self, dialog: StatisticsDialog) -> None:
        from desktop.dialogs.statistics import ChooseFolder

        folder = ChooseFolder.ask(dialog, self._folder)
        if folder is not None:
            tell = _if_open(dialog, dialog.tell_saved)
            work = partial(_write, self._sheets, folder)
            self._session.jobs.start("Saving the numbers", work, tell, lambda error: tell(str(error)))


def _if_open(dialog: StatisticsDialog, tell: Callable[[str], None]) -> Callable[[str], None]:
    return lambda sentence: tell(sentence) if isValid(dialog) else None


def _count(casebook: Casebook) -> tuple[Sheet, ...]:
    """On the casebook's worker."""
    from checks.domain.statistics_sheets import sheets

    return sheets(casebook.statistics(), casebook.scale)


def _write(sheets: tuple[Sheet, ...], folder: Path, progress: Progress) -> str:
    """On a worker: one file for each table."""
    from checks.exchange.statistics_csv import csv_files
    from checks.reporting.formats import save

    files = csv_files(sheets)
    for done, (name, data) in enumerate(files.items()):
        progress(done, len(files))
        save(folder / name, data)
    return f"{len(files)} files saved in {folder}"
