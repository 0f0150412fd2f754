"""Who does the selected claims, by when, and how soon: one change for all of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QMenu, QWidget

from checks.domain.change import Change
from checks.domain.claim import Priority
from checks.domain.moment import Moment
from checks.domain.person import Person
from desktop.models.plan_words import DAYS
from desktop.session import Session
from desktop.window.bulk_commands import outcome

if TYPE_CHECKING:
    from checks.casebook import Casebook


class PlanCommands:
    """Goes for all selected claims, or for the one that is chosen."""

    def __init__(self, session: Session, selected: Callable[[], tuple[UUID, ...]], window: QWidget) -> None:
        self._session = session
        self._selected = selected
        self._window = window
        self.due_today, self.due_tomorrow, self.due_week = (partial(self._set_due_in, after) for after in DAYS.values())
        for priority in Priority:
            setattr(self, f"priority_{priority.value}", partial(self.set_priority, priority))

    def owner(self) -> None:
        """Choose who does them."""
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._window.mapToGlobal(self._window.rect().center()))
        menu.setActiveAction(menu.actions()[0])

    def menu(self) -> QMenu:
        """Oneself, the others, and nobody."""
        menu, me = QMenu("Give To", self._window), self._session.me
        menu.addAction("Me", partial(self.assign, me))
        for person in self._session.desk.people if self._session.desk else ():
            if person.id != me.id:
                menu.addAction(person.name.replace("&", "&&"), partial(self.assign, person))
        menu.addAction("Nobody", partial(self.assign, None))
        return menu

    def assign(self, person: Person | None) -> None:
        """Give them to a person, or to nobody."""
        done = f"given to {person.name}" if person else "given to nobody"
        self._do(lambda casebook, ids: casebook.planning.assign(ids, person), done, "so")

    def due_none(self) -> None:
        """Take their due date away."""
        self.set_due(None)

    def set_due(self, day: date | None) -> None:
        """Say until when they should be decided."""
        due = Moment(day) if day else None
        self._do(
            lambda casebook, ids: casebook.planning.set_due(ids, due),
            "given a due date" if day else "freed of their due date",
        )

    def set_priority(self, priority: Priority) -> None:
        """Say how soon they should be done."""
        self._do(lambda casebook, ids: casebook.planning.set_priority(ids, priority), f"now {priority.value}")

    def _set_due_in(self, after: Callable[[date], date]) -> None:
        self.set_due(after(datetime.now(UTC).astimezone().date()))

    def _do(self, step: Callable[[Casebook, tuple[UUID, ...]], Change], done: str, already: str = "so") -> None:
        wanted, desk = self._selected(), self._session.desk
        if wanted and desk is not None:
            self._session.do(
                lambda casebook: step(casebook, wanted),
                lambda change: self._session.note(outcome(change, wanted, desk, done, already)),
            )
