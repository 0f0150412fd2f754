"""Asking for a blind second check."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from checks.domain.person import Person
from desktop.panes.inspector import Inspector
from desktop.session import Session
from desktop.window.choice import Choice

ANYONE = "Anyone but the First Checker"


class SecondCommands:
    """The person who is asked is chosen from a menu."""

    def __init__(self, session: Session, choice: Choice, inspector: Inspector) -> None:
        self._session = session
        self._choice = choice
        self._inspector = inspector

    def ask(self) -> None:
        """Offer everyone who may do it."""
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        place = self._inspector.mapToGlobal(self._inspector.rect().center())
        menu.popup(place if self._inspector.isVisible() else QCursor.pos())
        menu.setActiveAction(menu.actions()[0])

    def menu(self) -> QMenu:
        """Anyone, then each person but who gave the verdict."""
        menu = QMenu("Second Check", self._inspector)
        menu.addAction(ANYONE, partial(self._ask, None))
        for person in self._people():
            menu.addAction(person.name.replace("&", "&&"), partial(self._ask, person))
        return menu

    def _people(self) -> tuple[Person, ...]:
        desk, claim = self._session.desk, self._choice.claim
        if desk is None or claim is None:
            return ()
        verdict = desk.verdict(claim.id)
        first = verdict.person_id if verdict else None
        return tuple(person for person in desk.people if person.id != first)

    def _ask(self, person: Person | None) -> None:
        claim = self._choice.claim
        if claim is not None:
            self._session.do(
                lambda casebook: casebook.second_checks.ask(casebook.claims.get(claim.id), person),
                lambda _: self._session.note(f"Asked {person.name if person else 'anyone'} for a second check."),
            )
