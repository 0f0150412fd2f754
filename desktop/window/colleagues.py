"""The other desks of a casebook on a server: the window shows what they write as they write it, and who they are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from checks.domain.change import Change
from checks.errors import ChecksError
from desktop.session import Session

if TYPE_CHECKING:
    from checks.casebook import Casebook

News = tuple[tuple[Change, ...] | None, dict[str, str]]
"""What others wrote, or None for too much to go through; and who is there, each with a sentence."""


class Colleagues(QObject):
    """Follows the casebook that is open. What others wrote is shown, and is no step that can be undone here."""

    told = Signal()
    """There may be news; sent from the thread that listens."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._where = ""
        self._there: dict[str, str] = {}
        self.told.connect(self._ask)
        session.library_changed.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        """Another casebook may be open: listen to its desks."""
        if self._session.where != self._where:
            self._where, self._there = self._session.where, {}
            if "://" in self._where:
                self._session.ask(lambda casebook: casebook.others.follow(self.told.emit), lambda _: None)

    @Slot()
    def _ask(self) -> None:
        if self._session.is_open:
            self._session.ask(_news, self._show, _passed_over)

    def _show(self, news: News) -> None:
        changes, there = news
        for person in there.keys() - self._there.keys():
            self._session.note(there[person])
        for person in self._there.keys() - there.keys():
            self._session.note(f"{person} has closed this casebook.")
        self._there = there
        if changes is None:
            self._read_all_anew()
        for change in changes or ():
            self._session.put(partial(_as_it_is, change), lambda: None, _passed_over)

    def _read_all_anew(self) -> None:
        self._session.read_library()
        if self._session.desk is not None:
            self._session.open_article(self._session.desk.article.id)


def _news(casebook: Casebook) -> News:
    there = {
        each.person: f"Also open at {each.person}’s desk ({each.host}) since {str(each.since)[11:16]}."
        for each in casebook.others.present
    }
    return casebook.others.news(), there


def _as_it_is(change: Change, _: Casebook) -> Change:
    """It is written already."""
    return change


def _passed_over(_: ChecksError) -> None:
    """The connection is lost: once it is back there is word again."""
