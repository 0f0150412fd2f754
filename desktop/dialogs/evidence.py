"""A new evidence record, or an existing one to be corrected."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QWidget

from checks.domain.claim import Claim
from checks.domain.evidence import Evidence, EvidenceKind
from desktop.dialogs.choose_record import ChooseRecord
from desktop.dialogs.form_dialog import FormDialog
from desktop.dialogs.link_fields import LinkFacts, LinkFields, LinkWish
from desktop.models.evidence_form import EVIDENCE_FORM
from desktop.models.evidence_words import record_name
from desktop.models.objections import objections_to
from desktop.models.record_book import RecordBook
from desktop.widgets.form_view import FormView
from desktop.widgets.reference_input import ReferenceInput
from desktop.widgets.section import hairline


@dataclass(frozen=True)
class LinkedRecord:
    """A new record and how it is to be linked."""

    record: Evidence
    link: LinkWish


class EvidenceDialog(FormDialog):
    """All fields of a record; for a new one also what it does to the claim."""

    def __init__(
        self,
        record: Evidence,
        *,
        claim: Claim | None = None,
        title: str = "",
        book: RecordBook | None = None,
        parent: QWidget | None = None,
    ) -> None:
        usual, save = ("Edit Record", "Save") if claim is None else ("New Record", "Add and Link")
        super().__init__(title or usual, f"“{claim.quote}”" if claim else "", save, parent)
        self.resize(600, 720)
        self._record = record
        self._form = FormView(EVIDENCE_FORM, record)
        self._book = book
        for reference in self._form.findChildren(ReferenceInput):
            reference.set_names(partial(_name_of, book))  # a method of the dialog would keep it alive
            reference.wanted.connect(self._choose_reference)
            reference.setEnabled(book is not None)
        self._link = LinkFields() if claim is not None else None
        if self._link is not None:
            self.column.addWidget(self._link)
            self.column.addWidget(hairline())
        self.column.addWidget(self._form)
        self.column.addStretch(1)
        self._form.focus_first()

    @classmethod
    def ask(cls, parent: QWidget, record: Evidence, title: str = "", book: RecordBook | None = None) -> Evidence | None:
        """The corrected record; None where nothing is to be changed."""
        dialog = cls(record, title=title, book=book, parent=parent)
        is_saved = dialog.exec() == QDialog.DialogCode.Accepted
        corrected = dialog.record
        dialog.deleteLater()
        return corrected if is_saved and corrected != record else None

    @classmethod
    def ask_new(
        cls, parent: QWidget, claim: Claim, new_id: UUID, book: RecordBook | None = None
    ) -> LinkedRecord | None:
        """A new record with its link to `claim`; None where the person thinks better of it."""
        dialog = cls(blank_record(new_id), claim=claim, book=book, parent=parent)
        is_saved = dialog.exec() == QDialog.DialogCode.Accepted
        made = dialog.linked_record
        dialog.deleteLater()
        return made if is_saved else None

    @property
    def record(self) -> Evidence:
        """The record as it stands in the fields, as far as it is good."""
        record: Evidence = self._form.read().record
        return record

    @property
    def linked_record(self) -> LinkedRecord | None:
        """The record with its link; None without a stance."""
        wish = self._link.wish() if self._link else None
        return LinkedRecord(self.record, wish) if wish else None

    def objections(self) -> tuple[str, ...]:
        """What is missing or wrong, field by field."""
        reading = self._form.read(is_strict=True)
        missing = (self._link.objection,) if self._link and self._link.objection else ()
        return (*missing, *reading.errors, *objections_to(reading.record))

    def is_changed(self) -> bool:
        """Was anything typed?"""
        reading = self._form.read()
        is_linked = self._link is not None and (
            self._link.facts != LinkFacts() or self._link.stances.stance is not None
        )
        return bool(reading.errors) or reading.record != self._record or is_linked

    def focus_objection(self) -> None:
        """Go to the stance if it is missing, else to the first bad field."""
        if self._link is not None and self._link.objection:
            self._link.stances.focus()
        else:
            self._form.focus_error()

    @Slot(object)
    def _choose_reference(self, reference: ReferenceInput) -> None:
        """Let the person search for the record that a field names."""
        if self._book is not None:
            chosen = ChooseRecord.ask(self, self._book, reference.label, self._record.id)
            if chosen is not None:
                reference.choose(chosen)


def blank_record(new_id: UUID) -> Evidence:
    """A record in which nothing is filled in."""
    return Evidence(new_id, EvidenceKind.REPORT, title="")


def _name_of(book: RecordBook | None, record_id: UUID) -> str:
    """What a record is called, as far as that is known."""
    line = book.columns.line(record_id) if book else None
    return record_name(line) if line else "a record"
