"""Linking records to a claim of the article on the desk: choose the claim, and say what the records do to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from checks.domain.claim import Claim, Status
from checks.domain.desk import Desk
from checks.domain.record_line import RecordLine
from desktop import a11y, theme
from desktop.dialogs.form_dialog import FormDialog
from desktop.dialogs.link_fields import LinkFacts, LinkFields, LinkWish
from desktop.models.claim_search import searched_text, terms_of
from desktop.models.evidence_words import record_line, record_name
from desktop.widgets.label import Label

_ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class ClaimChosen:
    """A claim, and what the records do to it."""

    claim_id: UUID
    link: LinkWish


class LinkToClaim(FormDialog):
    """Search, claims in the order of the text, stance; the passage where it is about one record."""

    def __init__(
        self, desk: Desk, records: Sequence[RecordLine], claim: Claim | None = None, parent: QWidget | None = None
    ) -> None:
        """`claim`: the one that is chosen at first."""
        super().__init__("Link to Claim", _about(records), "Link", parent)
        self.resize(560, 640)
        self._claims = [each for each in desk.claims if each.status is not Status.NOT_A_CLAIM]
        self._linked = {
            each.id: {link.stance.value for link in desk.links(each.id) if link.evidence_id in _ids(records)}
            for each in self._claims
        }
        self._search = QLineEdit()
        self._search.setPlaceholderText("Search claims")
        a11y.name(self._search, "Search claims", "Down goes to the list.")
        self._list = QListWidget()
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setMinimumHeight(220)
        a11y.name(self._list, "Claims")
        self._nothing = Label("Nothing matches. Search for less.", ink="ink_3")
        self._link = LinkFields(has_passage=len(records) == 1)
        for widget in (self._search, self._list, self._nothing, self._link):
            self.column.addWidget(widget)
        self._search.textChanged.connect(self._show)
        self._search.installEventFilter(self)
        self._show("")
        self._choose(claim)
        self._search.setFocus()

    @classmethod
    def ask(
        cls, parent: QWidget, desk: Desk, records: Sequence[RecordLine], claim: Claim | None = None
    ) -> ClaimChosen | None:
        """To which claim to link `records`, and how; None where the person thinks better of it."""
        dialog = cls(desk, records, claim, parent)
        is_chosen = dialog.exec() == QDialog.DialogCode.Accepted
        chosen = dialog.chosen
        dialog.deleteLater()
        return chosen if is_chosen else None

    @property
    def chosen(self) -> ClaimChosen | None:
        """The claim and the link as they stand; None while something is missing."""
        item, wish = self._list.currentItem(), self._link.wish()
        return ClaimChosen(item.data(_ID), wish) if item and wish else None

    def objections(self) -> tuple[str, ...]:
        """What is missing."""
        missing = "" if self._list.currentItem() else "Choose a claim in the list."
        return tuple(sentence for sentence in (missing, self._link.objection) if sentence)

    def is_changed(self) -> bool:
        """Was a passage typed?"""
        return self._link.facts != LinkFacts()

    def focus_objection(self) -> None:
        """Go to what is missing."""
        if self._list.currentItem():
            self._link.stances.focus()
        else:
            self._search.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down in the search field go through the claims."""
        is_key = watched is self._search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._list.event(event)
            return True
        return super().eventFilter(watched, event)

    @Slot(str)
    def _show(self, words: str) -> None:
        terms = terms_of(words)
        self._list.clear()
        for claim in self._claims:
            if all(term in searched_text(claim) for term in terms):
                self._list.addItem(self._item(claim))
        has_some = bool(self._list.count())
        self._list.setVisible(has_some)
        self._nothing.setHidden(has_some)
        if words and has_some:
            self._list.setCurrentRow(0)

    def _item(self, claim: Claim) -> QListWidgetItem:
        stances = ", ".join(sorted(self._linked[claim.id]))
        item = QListWidgetItem(f"{claim.quote}  ({stances} already)" if stances else claim.quote)
        item.setData(_ID, claim.id)
        item.setFont(theme.current().font("quote_row"))
        item.setToolTip(claim.statement or claim.quote)
        return item

    def _choose(self, claim: Claim | None) -> None:
        rows = (at for at in range(self._list.count()) if claim and self._list.item(at).data(_ID) == claim.id)
        self._list.setCurrentRow(next(rows, -1))


def _about(records: Sequence[RecordLine]) -> str:
    if len(records) == 1:
        return ". ".join(dict.fromkeys(filter(None, (record_name(records[0]), record_line(records[0])))))
    return f"{len(records)} records: {', '.join(record_name(each) for each in records)}"


def _ids(records: Sequence[RecordLine]) -> frozenset[UUID]:
    return frozenset(record.id for record in records)
