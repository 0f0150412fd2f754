"""The other desks of a casebook on a server: the window shows what they write as they write it, and who they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from checks.domain.change import Change
from checks.errors import ChecksError
from desktop.panes.clock_words import say_when
from desktop.session import Session

if TYPE_CHECKING:
    from checks.casebook import Casebook

LOST = "The connection to the server is lost. It is tried again by itself; until then nobody sees what others write."
BACK = "The connection to the server is back."


@dataclass(frozen=True)
class News:
    """What is heard of the others."""

    changes: tuple[Change, ...] | None = ()
    """What they wrote; None for too much to go through."""
    there: Mapping[str, str] = field(default_factory=dict)
    """Who is there, each with a sentence."""
    is_heard: bool = True
    """Does the connection stand?"""


class Colleagues(QObject):
    """Follows the casebook that is open. What others wrote is shown, and is no step that can be undone here."""

    told = Signal()
    """There may be news; sent from the thread that listens."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._where = ""
        self._there: Mapping[str, str] = {}
        self._is_heard = True
        self.told.connect(self._ask)
        session.library_changed.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        """Another casebook may be open: listen to its desks."""
        if self._session.where != self._where:
            self._where, self._there, self._is_heard = self._session.where, {}, True
            if "://" in self._where:
                self._session.ask(lambda casebook: casebook.others.follow(self.told.emit), lambda _: None)

    @Slot()
    def _ask(self) -> None:
        if self._session.is_open:
            self._session.ask(_news, self._show, _passed_over)

    def _show(self, news: News) -> None:
        if news.is_heard is not self._is_heard:
            self._is_heard = news.is_heard
            self._session.note(BACK if news.is_heard else LOST)
        if news.is_heard:
            self._name(news.there)
            self._take_in(news.changes)
        else:
            self._there = {}  # they are named again once they are heard again

    def _name(self, there: Mapping[str, str]) -> None:
        for person in there.keys() - self._there.keys():
            self._session.note(there[person])
        for person in self._there.keys() - there.keys():
            self._session.note(f"{person} has closed this casebook.")
        self._there = there

    def _take_in(self, changes: tuple[Change, ...] | None) -> None:
        if changes is None:
            self._session.read_anew()
        for change in changes or ():
            self._session.put(partial(_as_it_is, change), lambda: None, _passed_over)


def _news(casebook: Casebook) -> News:
    others = casebook.others
    if not others.is_heard:
        return News(is_heard=False)
    there = {
        each.person: f"Also open at {each.person}’s desk ({each.host}) since {say_when(each.since)}."
        for each in others.present
    }
    return News(others.news(), there)


def _as_it_is(change: Change, _: Casebook) -> Change:
    """It is written already."""
    return change


def _passed_over(_: ChecksError) -> None:
    """The connection is lost: once it is back there is word again."""
