"""What the Evidence menu does to the records that are selected in the evidence view."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from checks.domain.claim import Claim
from checks.domain.evidence import Evidence
from checks.domain.record_line import RecordLine
from desktop.models.evidence_words import citation
from desktop.session import Session
from desktop.window.action_table import RECORD_MENU
from desktop.window.actions import Actions
from desktop.window.keeping_commands import KeepingCommands
from desktop.window.source_wishes import SourceWishes

if TYPE_CHECKING:
    from desktop.window.evidence_view import EvidenceView

Do = Callable[[], None]
_NO_PAGE = "This record has no web address. Give it one in its fields."


class RecordCommands(QObject):
    """While the evidence view shows, actions that go for the claim on the desk go for the selected records instead."""

    selected = Signal()
    """Other records are selected."""

    def __init__(
        self,
        session: Session,
        keeping: KeepingCommands,
        sources: SourceWishes,
        claim: Callable[[], Claim | None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._keeping = keeping
        self._sources = sources
        self._claim = claim
        self._window = window
        self._view: EvidenceView | None = None
        self._actions: Actions | None = None
        self._here: dict[str, Do] = {
            "edit.find": lambda: self._in_view(lambda view: view.open_search()),
            "evidence.new": lambda: self._in_view(lambda view: view.make_record()),
            "keeping.capture": partial(self._with_records, keeping.capture_missing),
            "keeping.capture_again": partial(self._with_records, keeping.capture_all),
            "keeping.changes": partial(self._with_first, keeping.show_changes),
            "keeping.kept": partial(self._with_first, keeping.show_kept),
            "keeping.export": partial(self._with_first, keeping.files.export),
            "keeping.verify_stamp": partial(self._with_first, keeping.files.verify_stamp),
        }

    def attach(self, view: EvidenceView, actions: Actions) -> None:
        """Act on what is selected in `view`, from its menu and its keys as well."""
        self._view, self._actions = view, actions
        view.list.selected.connect(self.selected)
        view.list.menu_requested.connect(self.open_menu)
        view.list.delete_requested.connect(self.delete)
        view.list.copy_requested.connect(self.copy)
        view.document.capture_requested.connect(self._capture_again)

    @property
    def chosen(self) -> tuple[RecordLine, ...] | None:
        """The records that are selected; None where the evidence view does not show."""
        return self._view.list.chosen if self._view is not None and self._view.isVisible() else None

    def command(self, action_id: str, at_desk: Do) -> Do:
        """What an action does: here to the selected records, elsewhere what it does `at_desk`."""
        here = self._here.get(action_id)
        if here is None:
            return at_desk

        def do() -> None:
            (at_desk if self.chosen is None else here)()

        return do

    @Slot(QPoint)
    def open_menu(self, at: QPoint) -> None:
        """Offer what can be done with the selected records."""
        if self._actions is not None:
            menu = QMenu("Record", self._window)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            for action_id in RECORD_MENU:
                menu.addAction(self._actions[action_id]) if action_id else menu.addSeparator()
            menu.popup(at)

    def edit(self) -> None:
        """Go to the fields of the record."""
        self._in_view(lambda view: view.record.focus_first())

    def open_page(self) -> None:
        """Open the page of the record in the browser."""
        self._with_first(self._open_page)

    @Slot()
    def copy(self) -> None:
        """Copy the records as text."""
        self._with_records(
            lambda records: QGuiApplication.clipboard().setText("\n\n".join(citation(each) for each in records))
        )

    def link(self) -> None:
        """Tie the records to a claim of the article on the desk."""
        from desktop.dialogs.link_to_claim import LinkToClaim

        desk, lines = self._session.desk, self.chosen
        wish = LinkToClaim.ask(self._window, desk, lines, self._claim()) if desk and lines else None
        claim = desk.claim(wish.claim_id) if desk and wish else None
        if claim is None or wish is None:
            return
        stance, facts = wish.link.stance, wish.link.facts

        def link(records: tuple[Evidence, ...]) -> None:
            if len(records) == 1:
                self._session.do(
                    lambda casebook: casebook.links.add(
                        claim, records[0], stance, facts.passage, facts.locator, facts.note
                    )
                )
            else:
                self._session.do(lambda casebook: casebook.links.add_all(claim, records, stance, facts.note))

        self._with_records(link)

    def merge(self) -> None:
        """Look at two records side by side, and make them one."""
        self._with_records(lambda records: self._sources.compare(*records) if len(records) == 2 else None)

    @Slot()
    def delete(self) -> None:
        """Delete the records, after asking where claims stand on them; go on at the one beside them."""
        from desktop.dialogs.delete_records import DeleteRecords

        lines, view = self.chosen, self._view
        if not lines or view is None or not DeleteRecords.ask(self._window, lines):
            return
        beside = view.list.beside
        ids = [line.id for line in lines]
        self._session.do(
            lambda casebook: casebook.evidence.delete(*casebook.evidence.some(ids)),
            lambda _: view.show_record(beside) if beside else None,
        )

    @Slot(object)
    def _capture_again(self, record: Evidence) -> None:
        self._keeping.capture_all([record])

    def _open_page(self, record: Evidence) -> None:
        if record.url and record.url.startswith(("https://", "http://")):
            QDesktopServices.openUrl(QUrl(record.url))
        else:
            self._session.note(_NO_PAGE)

    def _in_view(self, act: Callable[[EvidenceView], None]) -> None:
        if self._view is not None:
            act(self._view)

    def _with_first(self, act: Callable[[Evidence], None]) -> None:
        self._with_records(lambda records: act(records[0]))

    def _with_records(self, act: Callable[[tuple[Evidence, ...]], object]) -> None:
        """Save what is typed, read the selected records as they are stored then, and act on them."""
        ids = [line.id for line in self.chosen or ()]
        if not ids:
            return
        self._in_view(lambda view: view.flush())

        def take(found: tuple[Evidence, ...]) -> None:
            if found:
                act(tuple(sorted(found, key=lambda record: ids.index(record.id))))

        def read() -> None:
            self._session.ask(lambda casebook: casebook.evidence.some(ids), take)

        self._session.in_turn(read)
