"""The evidence view: records, the document of one of them, and its fields, side by side."""

from __future__ import annotations

from uuid import UUID, uuid4

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from checks.domain.claim import Claim
from checks.domain.evidence import Evidence, Link
from desktop import a11y
from desktop.models.record_book import RecordBook
from desktop.panes.evidence_document import DocumentPane
from desktop.panes.evidence_list import EvidenceListPane
from desktop.panes.evidence_record import RecordPane
from desktop.session import Session
from desktop.widgets.reference_input import ReferenceInput

WIDTHS = (316, 524, 540)
"""Logical pixels of list, document and form at 1440; the document takes what is left."""
_LEAST = (220, 260, 320)


class EvidenceView(QWidget):
    """Wires the three panes; it shows first what is linked to the claim that is chosen on the desk."""

    message = Signal(str)
    """Something that is worth saying in the strip."""

    def __init__(self, session: Session, book: RecordBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._book = book
        self._claim: Claim | None = None
        self.list = EvidenceListPane(book)
        self.document = DocumentPane(session)
        self.record = RecordPane(session, book)
        self._panes: tuple[QWidget, ...] = (self.list, self.document, self.record)
        self._lay_out()
        self._connect()
        book.want()

    def show_claim(self, claim: Claim | None) -> None:
        """Show first what is linked to a claim; its first record is opened where none is open."""
        self._claim = claim
        self._follow_desk()
        self._open_first()

    def show_record(self, record_id: UUID) -> None:
        """Open a record."""
        self.list.show_record(record_id)
        self.record.show_record(record_id)

    def show_passage(self, record_id: UUID, words: str) -> None:
        """Open a record, and show where its text says so."""
        self.show_record(record_id)
        self.document.point_at(words)

    def step(self, by: int) -> None:
        """Give the keyboard to the next pane, or with -1 to the one before."""
        focus = QApplication.focusWidget()
        at = next((n for n, pane in enumerate(self._panes) if focus and pane.isAncestorOf(focus)), -by)
        self._panes[(at + by) % len(self._panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_search(self) -> None:
        """Search the records."""
        self.list.open_search()

    def flush(self) -> None:
        """Save what is typed."""
        self.record.flush()

    def _lay_out(self) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        a11y.name(splitter, "Evidence, document and record")
        for place, (pane, least) in enumerate(zip(self._panes, _LEAST, strict=True)):
            pane.setMinimumWidth(least)
            splitter.addWidget(pane)
            splitter.setStretchFactor(place, int(pane is self.document))
        for place, words in ((1, "Border before the document"), (2, "Border before the record")):
            a11y.name(splitter.handle(place), words)
        splitter.setSizes(list(WIDTHS))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(splitter)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.list.record_chosen.connect(self.record.show_record)
        self.list.entered.connect(self._enter)
        self.list.new_requested.connect(self.make_record)
        self.record.record_shown.connect(self.document.show_record)
        self.record.passages_changed.connect(self._mark)
        self.record.reference_wanted.connect(self._choose_reference)
        self.record.message.connect(self.message)
        self.document.quote_requested.connect(self._quote)
        self.document.figure_requested.connect(self.record.use_figure)
        self._book.changed.connect(self._open_first)
        self._session.changed.connect(self._follow_desk)
        self._session.desk_changed.connect(self._follow_desk)
        self._session.leaving.connect(self.flush)

    @Slot()
    def _follow_desk(self) -> None:
        """The claim may be linked to other records now, or be gone."""
        desk = self._session.desk
        claim = desk.claim(self._claim.id) if desk and self._claim else None
        links = desk.links(claim.id) if desk and claim else ()
        self.list.show_claim(claim.quote if claim else "", {link.evidence_id: link.stance for link in links})

    @Slot()
    def _open_first(self) -> None:
        if self._book.is_read and self.record.wanted is None:
            self.list.choose_first()

    @Slot()
    def _enter(self) -> None:
        """Enter on a row leads to its fields."""
        self.record.focus_first()

    @Slot()
    def _mark(self) -> None:
        self.document.mark(self.record.passages, self.record.focused_passage)

    @Slot(str, str)
    def _quote(self, words: str, place: str) -> None:
        self.record.quote(words, place, self._link_to_claim())

    def _link_to_claim(self) -> Link | None:
        """The link of the open record to the claim that is chosen on the desk."""
        desk, record = self._session.desk, self.record.record
        if desk is None or record is None or self._claim is None:
            return None
        return next((link for link in desk.links(self._claim.id) if link.evidence_id == record.id), None)

    @Slot()
    def make_record(self) -> None:
        """Write down a record that no claim is linked to yet."""
        from desktop.dialogs.evidence import EvidenceDialog, blank_record

        made: Evidence | None = EvidenceDialog.ask(self, blank_record(uuid4()), "New Record", self._book)
        if made is not None:
            self._session.do(lambda casebook: casebook.evidence.add(made), lambda _: self.show_record(made.id))

    @Slot(object)
    def _choose_reference(self, reference: ReferenceInput) -> None:
        from desktop.dialogs.choose_record import ChooseRecord

        own = self.record.record
        chosen = ChooseRecord.ask(self, self._book, reference.label, without=own.id if own else None)
        if chosen is not None:
            reference.choose(chosen)
