"""The left of sharing: who gets what, by which profile, under which passphrase and signature."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCompleter,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from checks.domain.transfer import Profile
from checks.exchange.bundle.sealing import SHORTEST
from desktop import a11y
from desktop.models.share_words import PROFILES, ShareWish, passphrase_fault
from desktop.widgets.choosers import Dropdown, Tick
from desktop.widgets.header import PaneHeader
from desktop.widgets.label import Label
from desktop.widgets.moments import Unreadable, read_day, say_day
from desktop.widgets.scrolling import scrolling
from desktop.widgets.secret_line import secret_line
from desktop.widgets.tick_list import TickList

LOST = "Tell it by another way than the bundle. If it is lost, the bundle is lost: nobody can open it without."
LONG = f"At least {SHORTEST} characters; several words are best."
_WHOLE, _CHOSEN = "The whole casebook", "Chosen articles"
_BESIDE_BUTTON = 22
"""Pixels by which the words below a button stand in."""


class ShareForm(QWidget):
    """Tells what is chosen; it reads and writes nothing."""

    changed = Signal()
    """Something is chosen that changes what would go."""
    seal_changed = Signal()
    """The seal is another: what would go is the same, but it may be savable now, or no longer."""
    key_wanted = Signal()
    """The fingerprint of the desk key is to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._header = PaneHeader("Share")
        self.to = QLineEdit()
        self.what = Dropdown({False: _WHOLE, True: _CHOSEN})
        self.articles = TickList("Articles")
        self.is_new = Tick("Only what is &new since")
        self.since = QLineEdit()
        self.profiles = {profile: QRadioButton(name) for profile, (name, _) in PROFILES.items()}
        self.seal = Tick("Seal it with a &passphrase")
        self.passphrase, self.again = _masked("Passphrase"), _masked("Once more")
        self.sign = Tick("Si&gn it with the key of this desk")
        self._fault, self._seal_wrong = (Label(role="meta", ink="find_conflicts") for _ in range(2))
        self._lost = Label(LOST, role="meta", ink="ink_2")
        self._long = Label(LONG, role="meta", ink="ink_2")
        self._fingerprint = Label(role="meta", ink="ink_2")
        self._area = scrolling()
        self._days: Mapping[str, date | None] = {}
        self._lay_out()
        self._connect()
        self._follow()

    @property
    def wish(self) -> ShareWish | None:
        """What is chosen; None while it cannot be understood, as `fault` says."""
        try:
            since = read_day(self.since.text()) if self.is_new.isChecked() else None
        except Unreadable:
            return None
        chosen = self.articles.ticked if self.what.currentData() else ()
        if self.what.currentData() and not chosen:
            return None
        return ShareWish(self.to.text().strip(), self.profile, chosen, since)

    @property
    def profile(self) -> Profile:
        """Who gets it."""
        return next((each for each, button in self.profiles.items() if button.isChecked()), Profile.INTERNAL)

    @property
    def fault(self) -> str:
        """Why nothing can be made of what is chosen; empty where something can."""
        if self.what.currentData() and not self.articles.ticked:
            return "Tick the articles that are to go."
        if self.wish is None:
            return "This is no day that the program can read: write it as 19 May 2025."
        return self._seal_fault

    @property
    def _seal_fault(self) -> str:
        return passphrase_fault(self.passphrase.text(), self.again.text()) if self.seal.isChecked() else ""

    @property
    def key_words(self) -> str:
        """The fingerprint that shows."""
        return self._fingerprint.text()

    def show_articles(self, articles: Sequence[tuple[UUID, str]]) -> None:
        """Offer these articles; those that were ticked stay so."""
        self.articles.offer(articles)

    def show_receivers(self, days: Mapping[str, date | None]) -> None:
        """Offer those who got a bundle before, and the day of the last one."""
        self._days = days
        known = QCompleter(list(days), self)
        known.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        known.setFilterMode(Qt.MatchFlag.MatchContains)
        self.to.setCompleter(known)

    def show_key(self, words: str) -> None:
        """Show the fingerprint of the desk key, or why there is none."""
        self._fingerprint.setText(words)
        self._fingerprint.setVisible(bool(words) and self.sign.isChecked())

    def secret(self) -> str | None:
        """The passphrase; None where the bundle is not to be sealed."""
        return self.passphrase.text() if self.seal.isChecked() else None

    def forget_secret(self) -> None:
        """Leave no passphrase in the fields: the next bundle gets its own."""
        self.seal.setChecked(False)
        for field in (self.passphrase, self.again):
            field.clear()

    def forget(self) -> None:
        """Leave nothing that was typed for another casebook."""
        self.forget_secret()
        self.sign.setChecked(False)
        for field in (self.to, self.since):
            field.clear()

    @Slot()
    def _follow(self) -> None:
        """Show the fields that belong to what is ticked, and what is wrong with them."""
        self.articles.setVisible(bool(self.what.currentData()))
        self.since.setEnabled(self.is_new.isChecked())
        typed = self.passphrase.text()
        for widget in (self.passphrase, self.again, self._lost):
            widget.setVisible(self.seal.isChecked())
        self._long.setVisible(self.seal.isChecked() and not typed)
        seal_fault = self._seal_fault if typed else ""
        self._seal_wrong.setText(seal_fault)
        self._seal_wrong.setVisible(bool(seal_fault))
        self._fingerprint.setVisible(self.sign.isChecked() and bool(self._fingerprint.text()))
        fault = "" if self.wish else self.fault
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))

    @Slot()
    def _change(self) -> None:
        self._follow()
        self.changed.emit()

    @Slot()
    def _change_seal(self) -> None:
        self._follow()
        if self.seal.isChecked():
            QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(self.sign))  # once there is room for it
        self.seal_changed.emit()

    @Slot()
    def _propose_day(self) -> None:
        """The day on which the receiver got the last bundle, where none is typed."""
        day = self._days.get(self.to.text().strip())
        if day is not None and not self.since.text():
            self.since.setText(say_day(day))

    @Slot(bool)
    def _want_key(self, is_wanted: bool) -> None:
        self._follow()
        if is_wanted:
            self.key_wanted.emit()

    def _lay_out(self) -> None:
        a11y.name(self, "What is shared")
        a11y.name(self.to, "For whom", "For your own list of what was sent.")
        a11y.name(self.what, "What")
        a11y.name(self.since, "New since", "A day, as 19 May 2025.")
        self.to.setPlaceholderText("Kyiv desk")
        self.since.setPlaceholderText("19 May 2025")
        self.profiles[Profile.INTERNAL].setChecked(True)
        inner = QWidget()
        inner.setProperty("ground", "pane")
        box = QVBoxLayout(inner)
        box.setContentsMargins(16, 14, 16, 16)
        box.setSpacing(6)
        box.addLayout(_section("For whom", self.to))
        box.addLayout(_section("What", self.what, self.articles, self.is_new, self.since, self._fault))
        box.addLayout(self._profile_section())
        secret = (self.passphrase, self.again, self._seal_wrong, self._long, self._lost)
        seals = (self.seal, *secret, self.sign, self._fingerprint)
        box.addLayout(_section("Under which seal", *seals))
        box.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        self._area.setWidget(inner)
        column.addWidget(self._area, 1)
        self.setProperty("ground", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusProxy(self.to)

    def _profile_section(self) -> QVBoxLayout:
        """A button for each profile, with what it withholds below."""
        section, group = _section("By which profile"), QButtonGroup(self)
        for profile, button in self.profiles.items():
            group.addButton(button)
            a11y.name(button, *PROFILES[profile])
            below = QVBoxLayout()
            below.setContentsMargins(_BESIDE_BUTTON, 0, 0, 4)
            below.addWidget(Label(PROFILES[profile][1], role="meta", ink="ink_2"))
            section.addWidget(button)
            section.addLayout(below)
        return section

    def _connect(self) -> None:
        self.to.textChanged.connect(self._propose_day)
        self.what.currentIndexChanged.connect(self._change)
        self.articles.changed.connect(self._change)
        self.is_new.toggled.connect(self._change)
        self.since.editingFinished.connect(self._change)
        for button in self.profiles.values():
            button.toggled.connect(self._change)
        self.seal.toggled.connect(self._change_seal)
        for field in (self.passphrase, self.again):
            field.textChanged.connect(self._change_seal)
        self.sign.toggled.connect(self._want_key)


def _section(title: str, *widgets: QWidget) -> QVBoxLayout:
    """Widgets below their title, with room after them."""
    section = QVBoxLayout()
    section.setContentsMargins(0, 0, 0, 10)
    section.setSpacing(6)
    section.addWidget(Label(title, role="strong", lines=1))
    for widget in widgets:
        section.addWidget(widget)
    return section


def _masked(name: str) -> QLineEdit:
    field = secret_line()
    field.setPlaceholderText(name)
    a11y.name(field, name)
    return field
