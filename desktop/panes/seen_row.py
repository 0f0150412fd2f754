"""One earlier claim: what came of it, who checked it, its words, and what differs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QMenu, QPushButton, QWidget

from checks.domain.imported import EarlierCheck
from checks.domain.relation import ClaimRelation, Relation
from checks.domain.verdict import Scale
from checks.matching.match import JudgedClaim, Match
from checks.matching.similarity import Closeness
from desktop import a11y
from desktop.models.seen_words import ACCEPT, differing_words, first_choice, rating_words, source_words, spoken
from desktop.widgets.flow import FlowLayout
from desktop.widgets.icon_label import IconLabel
from desktop.widgets.label import Label
from desktop.widgets.walked_row import WalkedRow

KEYS = {
    Relation.SAME: Qt.Key.Key_S,
    Relation.UPDATED: Qt.Key.Key_U,
    Relation.CONTRADICTS: Qt.Key.Key_C,
    Relation.BROADER: Qt.Key.Key_B,
    Relation.PART: Qt.Key.Key_P,
}
"""Each confirms its relation while the row has the keyboard."""
_ICONS = {Closeness.NEAR_CERTAIN: "ph.clock-counter-clockwise", Closeness.DIFFERS: "ph.plus-minus"}
_HINT = "S same claim, U updated figure, C contradicts, B broader, P part of; Enter opens it, Space says why."
_BETWEEN = 14


class SeenRow(WalkedRow):
    """Takes the focus; its buttons, menu and keys confirm a relation, say why, and open the source."""

    relation_chosen = Signal(object, object)
    """This `Match` is confirmed as that `Relation`."""
    removal_requested = Signal(object)
    """What was confirmed, a `ClaimRelation`, is to be taken back."""
    carry_requested = Signal(object)
    """The evidence of this `Match` is to be carried over."""
    why_requested = Signal(object)
    source_requested = Signal(object)
    """The article, or the page, of this `Match` is to be opened."""

    def __init__(
        self,
        match: Match,
        scale: Scale,
        related: ClaimRelation | None = None,
        related_words: str = "",
        to_carry: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """`to_carry`: how many records of the earlier claim are not linked to this one."""
        super().__init__(parent)
        self.match = match
        self.related = related
        self._to_carry = to_carry
        a11y.name(self, spoken(match, scale, related), _HINT)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 6)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        icon = "ph.check-circle" if related else _ICONS.get(match.closeness, "ph.question")
        self._grid.addWidget(IconLabel(icon, role="body"), 0, 0, Qt.AlignmentFlag.AlignTop)
        self._add(Label(rating_words(match, scale), role="strong", lines=1))
        self._add(Label(source_words(match), role="meta", ink="ink_2", lines=1))
        self._add(Label(f"“{match.text}”", role="quote_row", ink="ink_2", lines=3))
        for part in match.similarity.differing:
            self._add(Label(differing_words(part), role="meta", ink="find_partly", lines=2))
        if related:
            self._add(Label(related_words, role="meta", ink="ink_2", lines=2))
        self._add_deeds()

    @property
    def page(self) -> str:
        """The address of the earlier check; empty where it has none that a browser can open."""
        earlier = self.match.earlier
        url = (earlier.url or "") if isinstance(earlier, EarlierCheck) else ""
        return url if url.startswith(("https://", "http://")) else ""

    @property
    def has_source(self) -> bool:
        """Is there an article or a page to open?"""
        return isinstance(self.match.earlier, JudgedClaim) or bool(self.page)

    def make_menu(self) -> QMenu:
        """What can be done with the earlier claim."""
        menu = QMenu(self)
        for relation, words in ACCEPT.items():
            action = menu.addAction(words, partial(self._confirm, relation))
            action.setCheckable(True)
            action.setChecked(self.related is not None and self.related.relation is relation)
        menu.addSeparator()
        menu.addAction("Take Back", self._take_back).setEnabled(self.related is not None)
        menu.addAction(carry_words(self._to_carry), self._carry).setEnabled(bool(self._to_carry))
        menu.addSeparator()
        menu.addAction("Why?", self._ask_why)
        menu.addAction("Open", self._open).setEnabled(self.has_source)
        menu.addAction("Copy Address", self.copy_address).setEnabled(bool(self.page))
        return menu

    def keys(self) -> Mapping[Qt.Key, Callable[[], None]]:
        """A letter for each relation, Delete takes back, Enter opens, Space says why."""
        letters: dict[Qt.Key, Callable[[], None]] = {key: partial(self._confirm, each) for each, key in KEYS.items()}
        return letters | {
            Qt.Key.Key_Delete: self._take_back,
            Qt.Key.Key_Return: self._open,
            Qt.Key.Key_Enter: self._open,
            Qt.Key.Key_Space: self._ask_why,
        }

    def copy_address(self) -> None:
        """Put the address of the earlier check on the clipboard."""
        QGuiApplication.clipboard().setText(self.page)

    def _add(self, widget: QWidget) -> None:
        self._grid.addWidget(widget, self._grid.rowCount() if self._grid.count() > 1 else 0, 1)

    def _add_deeds(self) -> None:
        row = FlowLayout(gap=_BETWEEN)
        if self.related is None:
            for relation in first_choice(self.match):
                row.addWidget(_link(ACCEPT[relation], partial(self._confirm, relation)))
        elif self._to_carry:
            row.addWidget(_link(carry_words(self._to_carry), self._carry))
        if self.related is not None:
            row.addWidget(_link("Take Back", self._take_back))
        row.addWidget(_link("Why?", self._ask_why))
        if self.has_source:
            row.addWidget(_link("Open", self._open))
        row.addWidget(_link("More…", self._open_menu))
        self._grid.addLayout(row, self._grid.rowCount(), 1)

    def _open_menu(self) -> None:
        menu = self.make_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _confirm(self, relation: Relation, *_: bool) -> None:
        if self.related is None or self.related.relation is not relation:
            self.relation_chosen.emit(self.match, relation)

    def _take_back(self) -> None:
        if self.related is not None:
            self.removal_requested.emit(self.related)

    def _carry(self) -> None:
        self.carry_requested.emit(self.match)

    def _ask_why(self) -> None:
        self.why_requested.emit(self.match)

    def _open(self) -> None:
        if self.has_source:
            self.source_requested.emit(self.match)


def carry_words(count: int) -> str:
    """What the button says that carries evidence over."""
    return "Carry Over 1 Record" if count == 1 else f"Carry Over {count or 'Its'} Records"


def _link(words: str, does: Callable[[], None]) -> QPushButton:
    link = QPushButton(words)
    link.setProperty("link", True)
    link.setAutoDefault(False)
    link.clicked.connect(lambda _=False: does())
    return link
