"""What of the history is to be seen: whose changes, about what, since when, and with which words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from checks.domain.history_filter import HistoryFilter, Subject
from checks.domain.person import Person
from desktop import a11y
from desktop.widgets.choosers import DropList, Tick

_PAUSE_MS = 250
"""How long typing rests before the history is searched."""
_DAYS = (("Any time", None), ("Today", 0), ("Last 7 days", 6), ("Last 30 days", 29), ("Last year", 364))


class HistoryBar(QWidget):
    """All conditions hold at once."""

    changed = Signal()
    """Another part of the history is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._article_id: UUID | None = None
        self._people: tuple[UUID | None, ...] = (None,)
        self._subjects = (None, *Subject)
        self.person = _drop("Person", ["Everybody"])
        self.subject = _drop("About", ["Everything", *(each.value.capitalize() for each in Subject)])
        self.time = _drop("Time", [words for words, _ in _DAYS])
        self.words = QLineEdit()
        self.words.setPlaceholderText("Search what was done, and why")
        a11y.name(self.words, "Words", "Part of what was done, or of the reason for it.")
        self.only_article = Tick("This article only")
        self._later = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._later.timeout.connect(self.changed)
        self.words.textChanged.connect(self._later.start)
        for drop in (self.person, self.subject, self.time):
            drop.activated.connect(self.changed)
        self.only_article.toggled.connect(self.changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self.person, self.subject, self.time):
            row.addWidget(widget)
        row.addWidget(self.words, 1)
        row.addWidget(self.only_article)

    def show_people(self, people: Iterable[Person], me: UUID) -> None:
        """Offer these people, the one at the desk as "You"."""
        known = tuple(people)
        self._people = (None, *(person.id for person in known))
        self.person.clear()
        self.person.addItems(["Everybody", *("You" if each.id == me else each.name for each in known)])

    def show_article(self, article_id: UUID | None) -> None:
        """Offer to see only what was done to this article."""
        self._article_id = article_id
        self.only_article.setVisible(article_id is not None)

    def wanted(self, today: date) -> HistoryFilter:
        """What is to be seen."""
        days = _DAYS[self.time.currentIndex()][1]
        return HistoryFilter(
            person_id=self._people[max(self.person.currentIndex(), 0)],
            subject=self._subjects[max(self.subject.currentIndex(), 0)],
            since=None if days is None else today - timedelta(days=days),
            words=self.words.text().strip(),
            article_id=self._article_id if self.only_article.isChecked() else None,
        )


def _drop(name: str, items: list[str]) -> DropList:
    made = DropList()
    made.addItems(items)
    a11y.name(made, name)
    return made
