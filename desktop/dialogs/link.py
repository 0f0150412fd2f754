"""Linking evidence to a claim: choose a record with a search as you type, and say what it does to the claim."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from checks.domain.claim import Claim
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, Link
from desktop.dialogs.form_dialog import FormDialog
from desktop.dialogs.link_fields import LinkFacts, LinkFields, LinkWish
from desktop.dialogs.record_search import RecordSearch
from desktop.models.evidence_words import record_line, record_name
from desktop.models.record_book import RecordBook
from desktop.widgets.label import Label

_FIRST = "The casebook has no evidence yet. Write down the first record: it is linked to the claim in the same step."
_NEW = 2
"""The dialog's result when a new record is wanted instead."""


@dataclass(frozen=True)
class Chosen:
    """A record that is there, and how it is to be linked."""

    record_id: UUID
    link: LinkWish


class NewRecord:
    """The person wants to make a new record instead."""


class LinkDialog(FormDialog):
    """Search, list, stance, passage."""

    def __init__(self, book: RecordBook, desk: Desk, claim: Claim, parent: QWidget | None = None) -> None:
        super().__init__("Link Evidence", f"“{claim.quote}”", "Link", parent)
        self._search = RecordSearch(book, nothing="Nothing matches. Search for less, or make a new record.")
        self._search.model.show_linked({link.evidence_id: None for link in desk.links(claim.id)})
        self._link = LinkFields()
        self._new = self.buttons.addButton("New Record…", QDialogButtonBox.ButtonRole.ActionRole)
        self._new.setAutoDefault(False)
        self._new.clicked.connect(self._want_new)
        self._why = Label(_FIRST, ink="ink_2")
        self._book = book
        for widget in (self._why, self._search, self._link):
            self.column.addWidget(widget)
        self.column.addStretch()
        self._search.setFocus()
        book.changed.connect(self._follow_book)
        self._follow_book()

    @classmethod
    def ask(cls, parent: QWidget, book: RecordBook, desk: Desk, claim: Claim) -> Chosen | NewRecord | None:
        """What to link to `claim` and how; None where the person thinks better of it."""
        dialog = cls(book, desk, claim, parent)
        result = dialog.exec()
        chosen = dialog.chosen
        dialog.deleteLater()
        if result == _NEW:
            return NewRecord()
        return chosen if result == QDialog.DialogCode.Accepted else None

    @property
    def chosen(self) -> Chosen | None:
        """The record and its link as they stand; None while something is missing."""
        record = self._search.chosen
        wish = self._link.wish()
        return Chosen(record.id, wish) if record and wish else None

    def objections(self) -> tuple[str, ...]:
        """What is missing."""
        missing = "" if self._search.chosen else "Choose a record in the list, or make a new one."
        return tuple(sentence for sentence in (missing, self._link.objection) if sentence)

    def is_changed(self) -> bool:
        """Was a passage typed?"""
        return self._link.facts != LinkFacts()

    def focus_objection(self) -> None:
        """Go to what is missing."""
        if self._search.chosen:
            self._link.stances.focus()
        else:
            self._search.setFocus()

    @Slot()
    def _follow_book(self) -> None:
        """Where there is no record at all, making the first one is what is left to do."""
        is_first = self._book.is_read and not self._book.count
        if is_first == self._new.property("primary"):
            return
        for widget in (self._search, self._link, self.save_button):
            widget.setHidden(is_first)
        self._why.setVisible(is_first)
        self.resize(560, 240 if is_first else 640)
        self._new.setProperty("primary", is_first)
        self._new.setDefault(is_first)
        self._new.style().polish(self._new)
        if is_first:
            self._new.setFocus()

    @Slot()
    def _want_new(self) -> None:
        self.done(_NEW)


class EditLink(FormDialog):
    """Stance, passage, place and remark of a link."""

    def __init__(self, link: Link, claim: Claim, record: Evidence, parent: QWidget | None = None) -> None:
        super().__init__("Edit Link", f"“{claim.quote}”", "Save", parent)
        self.resize(520, 420)
        self._before = link
        self._link = LinkFields(link)
        self.column.addWidget(Label(record_name(record), role="strong", lines=1))
        self.column.addWidget(Label(record_line(record), role="meta", ink="ink_2", lines=3))
        self.column.addWidget(self._link)
        self.column.addStretch(1)

    @classmethod
    def ask(cls, parent: QWidget, link: Link, claim: Claim, record: Evidence) -> Link | None:
        """The corrected link; None where nothing is to be changed."""
        dialog = cls(link, claim, record, parent)
        is_saved = dialog.exec() == QDialog.DialogCode.Accepted
        corrected = dialog.link
        dialog.deleteLater()
        return corrected if is_saved and corrected != link else None

    @property
    def link(self) -> Link:
        """The link as it stands in the fields."""
        wish, facts = self._link.wish(), self._link.facts
        stance = wish.stance if wish else self._before.stance
        return replace(
            self._before,
            stance=stance,
            passage=facts.passage,
            locator=facts.locator,
            note=facts.note,
            is_carried=False,
        )

    def is_changed(self) -> bool:
        """Was anything changed?"""
        return self.link != self._before
