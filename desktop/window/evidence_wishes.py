"""What the inspector asks for about evidence: which dialog answers it, and what is written then."""

from __future__ import annotations

from uuid import uuid4

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from checks.domain.claim import Claim
from checks.domain.evidence import Evidence, Link
from desktop.models.record_book import RecordBook
from desktop.panes.inspector import Inspector
from desktop.session import Session


class EvidenceWishes(QObject):
    """Answers the wishes of one inspector."""

    def __init__(self, session: Session, book: RecordBook, inspector: Inspector, window: QWidget) -> None:
        super().__init__(window)
        self._book = book
        self._session = session
        self._window = window
        inspector.link_requested.connect(self.link)
        inspector.new_evidence_requested.connect(self.add)
        inspector.link_edit_requested.connect(self.edit_link)
        inspector.record_edit_requested.connect(self.edit_record)

    @Slot(object)
    def link(self, claim: Claim) -> None:
        """Link a record to a claim; a new one if the person wants that instead."""
        from desktop.dialogs.link import LinkDialog, NewRecord

        desk = self._session.desk
        wish = LinkDialog.ask(self._window, self._book, desk, claim) if desk else None
        if isinstance(wish, NewRecord):
            self.add(claim)
        elif wish is not None:
            stance, facts = wish.link.stance, wish.link.facts
            self._session.do(
                lambda casebook: casebook.links.add(
                    claim, casebook.evidence.get(wish.record_id), stance, facts.passage, facts.locator, facts.note
                )
            )

    @Slot(object)
    def add(self, claim: Claim) -> None:
        """Make a new record and link it to a claim, as one change."""
        from desktop.dialogs.evidence import EvidenceDialog

        made = EvidenceDialog.ask_new(self._window, claim, uuid4(), self._book)
        if made is not None:
            stance, facts = made.link.stance, made.link.facts
            self._session.do(
                lambda casebook: casebook.links.add_with_record(
                    claim, made.record, stance, facts.passage, facts.locator, facts.note
                )
            )

    @Slot(object)
    def edit_link(self, link: Link) -> None:
        """Correct stance, passage, place or remark of a link."""
        from desktop.dialogs.link import EditLink

        desk = self._session.desk
        claim, record = (desk.claim(link.claim_id), desk.record(link.evidence_id)) if desk else (None, None)
        corrected = EditLink.ask(self._window, link, claim, record) if claim and record else None
        if corrected is not None:
            self._session.do(lambda casebook: casebook.links.edit(corrected, link))

    @Slot(object)
    def edit_record(self, record: Evidence) -> None:
        """Correct the fields of a record."""
        from desktop.dialogs.evidence import EvidenceDialog

        corrected = EvidenceDialog.ask(self._window, record, "", self._book)
        if corrected is not None:
            self._session.do(lambda casebook: casebook.evidence.edit(corrected, record))
