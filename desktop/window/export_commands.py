"""Exports for other programs: chosen in a dialog, looked at and written off the GUI thread, remembered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from checks.domain.desk import Desk
from checks.domain.evidence import Evidence
from checks.domain.moment import Moment
from checks.domain.progress import Progress
from checks.domain.verdict import Scale
from checks.errors import ChecksError
from checks.exchange.exporting.target import Target
from desktop.session import Session
from desktop.settings import ExportState, SettingsFile

if TYPE_CHECKING:
    from checks.exchange.exporting.preflight import Remark
    from checks.exchange.exporting.targets import Order
    from desktop.dialogs.export import ExportDialog


@dataclass(frozen=True)
class Looked:
    """What came of a look at an export."""

    remarks: tuple[Remark, ...]
    pictures: tuple[Evidence, ...]
    summary: str
    can_save: bool


class ExportCommands(QObject):
    """Opens the dialog, remembers what is chosen in it, and does what it asks for."""

    def __init__(
        self, session: Session, settings: SettingsFile, folder: Path, go_to: Callable[[UUID], object], window: QWidget
    ) -> None:
        """`folder`: where exports are saved unless the person says otherwise; `go_to` shows a claim."""
        super().__init__(window)
        self._session, self._settings = session, settings
        self._folder, self._go_to, self._window = folder, go_to, window
        self._dialog: ExportDialog | None = None
        self._looks = 0
        session.changed.connect(self._look_again)

    def choose(self) -> None:
        """Choose a form and save it."""
        self._open(self._remembered())

    def preflight(self) -> None:
        """See what search engines would refuse of the signed verdicts."""
        self._open(replace(self._remembered(), target=Target.CLAIM_REVIEW))

    def _open(self, order: Order) -> None:
        from checks.exchange.exporting.claim_table import COLUMNS
        from desktop.dialogs.export import ExportDialog

        desk = self._session.desk
        if desk is None:
            return
        if self._dialog is not None:
            self._dialog.close()
        dialog = self._dialog = ExportDialog(desk.article.title, tuple(COLUMNS), self._window)
        dialog.look_requested.connect(self._look)
        dialog.save_requested.connect(self._save)
        dialog.claim_requested.connect(self._go_to)
        dialog.described.connect(self._describe)
        dialog.finished.connect(partial(self._closed, dialog))
        dialog.show_order(order)
        dialog.show()

    def _closed(self, dialog: ExportDialog, _: int) -> None:
        if self._dialog is dialog:
            self._dialog = None
        dialog.deleteLater()

    # What is chosen is remembered by casebook

    def _remembered(self) -> Order:
        from checks.exchange.exporting.publication import Publication
        from checks.exchange.exporting.targets import Order

        kept = self._settings.current.exports.get(self._session.where, ExportState())
        target = Target(kept.target) if kept.target in [*Target] else Target.CLAIM_REVIEW
        return Order(target, kept.columns, Publication(kept.publisher, kept.home, kept.pages.get(self._article, "")))

    def _remember(self, order: Order) -> None:
        exports, where = self._settings.current.exports, self._session.where
        if self._session.sealing is not None:
            self._settings.keep_apart(where)
        kept, publication = exports.get(where, ExportState()), order.publication
        made = ExportState(
            order.target.value,
            order.columns if order.target.is_table else kept.columns,
            publication.name,
            publication.url,
            {**kept.pages, self._article: publication.page},
        )
        if made != kept:
            self._settings.change(exports={**exports, where: made})

    @property
    def _article(self) -> str:
        desk = self._session.desk
        return str(desk.article.id) if desk else ""

    # What is done off the GUI thread

    @Slot(object)
    def _look(self, order: Order) -> None:
        desk, dialog, scale = self._session.desk, self._dialog, self._session.scale
        if desk is None or dialog is None:
            return
        self._remember(order)
        self._looks += 1
        number = self._looks

        def show(found: Looked) -> None:
            if isValid(dialog) and self._dialog is dialog and number == self._looks:
                dialog.show_look(found.remarks, found.pictures, found.summary, can_save=found.can_save)

        self._session.jobs.start("Looking at the export", partial(_look_at, order, desk, scale), show, self._fail)

    @Slot()
    def _look_again(self) -> None:
        """Something was mended meanwhile."""
        if self._dialog is not None:
            self._look(self._dialog.order)

    @Slot(object)
    def _describe(self, record: Evidence) -> None:
        self._session.do(lambda casebook: casebook.evidence.edit(record))

    @Slot(object)
    def _save(self, order: Order) -> None:
        from desktop.dialogs.export import SaveExport
        from desktop.dialogs.report_files import plain_name

        desk, dialog = self._session.desk, self._dialog
        if desk is None or dialog is None:
            return
        name = f"{plain_name(desk.article.title) or 'article'}, {order.target.value}.{order.target.ending}"
        path = SaveExport.ask(dialog, self._folder / name, order.target)
        if path is not None:
            work = partial(_save_to, path, order, desk, self._session.scale)
            self._session.jobs.start("Exporting the claims", work, self._saved, self._fail)

    def _saved(self, sentence: str) -> None:
        self._session.noted.emit(sentence)
        if self._dialog is not None:
            self._dialog.say(sentence)

    def _fail(self, error: ChecksError) -> None:
        if self._dialog is not None:
            self._dialog.say(str(error) or "Stopped. Nothing was saved.", is_failure=True)


def _look_at(order: Order, desk: Desk, scale: Scale, progress: Progress) -> Looked:
    """On a worker: the preflight of all proposed verdicts, and whether what is signed may go out."""
    from checks.exchange.exporting.media_review import media_checks
    from checks.exchange.exporting.preflight import may_go_out
    from checks.exchange.exporting.targets import claims_in, look

    progress(0, 1)
    remarks = look(order, desk, scale, with_proposed=True)
    is_sound = may_go_out(look(order, desk, scale))
    count = len(claims_in(order, desk, scale))
    is_media = order.target is Target.MEDIA_REVIEW
    pictures = tuple(each.record for each in media_checks(desk, scale, order.publication)) if is_media else ()
    return Looked(remarks, pictures, _summary(order, count, is_sound=is_sound), is_sound and count > 0)


def _summary(order: Order, count: int, *, is_sound: bool) -> str:
    if not count:
        return "Nothing can go out yet: have a verdict signed first." if order.target.is_published else "No claims yet."
    claims = "1 claim" if count == 1 else f"{count} claims"
    if not is_sound:
        return f"{claims} signed, and something would be refused: mend the errors first."
    return f"{claims} can go out." if order.target.is_published else f"{claims}. This form has no rules to keep."


def _save_to(path: Path, order: Order, desk: Desk, scale: Scale, progress: Progress) -> str:
    """On a worker: write the file, and the scale beside it where it cannot hold it."""
    from checks.exchange.exporting.targets import scale_file, scale_path, write
    from checks.reporting.formats import save

    progress(0, 1)
    save(path, write(order, desk, scale, Moment.of(datetime.now(UTC).astimezone())))
    if order.target.holds_scale:
        return f"Saved as {path}"
    save(scale_path(path), scale_file(scale))
    return f"Saved as {path}, with the scale in {scale_path(path).name}"
