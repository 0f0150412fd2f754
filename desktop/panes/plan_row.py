"""Owner, due date and priority of a claim: one quiet line, each part a menu."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from checks.domain.claim import Claim, Priority
from checks.domain.desk import Desk
from checks.domain.moment import Moment
from checks.domain.person import Person
from desktop import a11y
from desktop.models.plan_words import DAYS, due_words, is_overdue, priority_words
from desktop.session import Session
from desktop.widgets.flow import FlowLayout
from desktop.widgets.icon_label import IconLabel
from desktop.widgets.moment_line import MomentLine
from desktop.widgets.moments import read_moment


class PlanRow(QWidget):
    """Tells who does it by when; a person chooses from the menus, and "Another day…" opens a line to type it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._claim: Claim | None = None
        self._people: tuple[Person, ...] = ()
        self.owner, self.due, self.priority = _link("Owner"), _link("Due date"), _link("Priority")
        self.warning = IconLabel("ph.warning-circle", ink="status_recheck")
        self.warning.setToolTip("Overdue")
        self.day = MomentLine("Due on", "1 Sep 2025")
        self.day.hide()
        row = QWidget()
        flow = FlowLayout(row, gap=14)
        for widget in (self.owner, self.warning, self.due, self.priority):
            flow.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(row)
        layout.addWidget(self.day)
        layout.addWidget(self.day.error)
        for button, fill in ((self.owner, self._owners), (self.due, self._days), (self.priority, self._priorities)):
            button.clicked.connect(partial(self._open, button, fill))
        self.day.settled.connect(self._take_day)

    def load(self, desk: Desk, claim: Claim) -> None:
        """Show the plan of a claim."""
        if self._claim is None or self._claim.id != claim.id:
            self.day.hide()
        self._claim, self._people = claim, desk.people
        owner, today = desk.person(claim.owner_id), _today()
        me = self._session.me
        self.owner.setText("Yours" if claim.owner_id == me.id else owner.name if owner else "Nobody's")
        self.due.setText(due_words(claim, today))
        self.priority.setText(priority_words(claim.priority))
        self.warning.setVisible(is_overdue(claim, today))
        for button, what in ((self.owner, "Owner"), (self.due, "Due date"), (self.priority, "Priority")):
            a11y.name(button, f"{what}: {button.text()}")

    def _open(self, button: QPushButton, fill: Callable[[QMenu], None], _: bool = False) -> None:
        menu = QMenu(button)
        menu.aboutToHide.connect(menu.deleteLater)
        fill(menu)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _owners(self, menu: QMenu) -> None:
        menu.addAction("Me", partial(self._assign, self._session.me))
        for person in self._people:
            if person.id != self._session.me.id:
                menu.addAction(person.name.replace("&", "&&"), partial(self._assign, person))
        menu.addAction("Nobody", partial(self._assign, None))

    def _days(self, menu: QMenu) -> None:
        for words, after in DAYS.items():
            menu.addAction(words, partial(self._set_due, after(_today())))
        menu.addAction("Another Day…", self._ask_day)
        menu.addAction("No Due Date", partial(self._set_due, None))

    def _priorities(self, menu: QMenu) -> None:
        for priority in Priority:
            menu.addAction(priority.value.capitalize(), partial(self._set_priority, priority))

    def _ask_day(self) -> None:
        self.day.show_text("")
        self.day.show()
        self.day.setFocus()

    def _take_day(self) -> None:
        if self.day.why_unreadable:
            return
        if self.day.text().strip():
            self._set_due(read_moment(self.day.text()).day)
        self.day.hide()

    @property
    def _ids(self) -> tuple[UUID, ...]:
        return (self._claim.id,) if self._claim else ()

    def _assign(self, person: Person | None) -> None:
        ids = self._ids
        self._session.do(lambda casebook: casebook.planning.assign(ids, person))

    def _set_due(self, day: date | None) -> None:
        ids = self._ids
        self._session.do(lambda casebook: casebook.planning.set_due(ids, Moment(day) if day else None))

    def _set_priority(self, priority: Priority) -> None:
        ids = self._ids
        self._session.do(lambda casebook: casebook.planning.set_priority(ids, priority))


def _today() -> date:
    return datetime.now(UTC).astimezone().date()


def _link(name: str) -> QPushButton:
    button = QPushButton()
    button.setProperty("link", True)
    button.setAutoDefault(False)
    a11y.name(button, name)
    return button
