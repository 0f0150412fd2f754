"""Everything about the chosen claim: its words and fields, findings, evidence, verdict, comments and history."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from checks.domain.change import Change
from checks.domain.claim import Claim, Status
from checks.domain.evidence import Evidence
from desktop.panes.history_words import belongs_to
from desktop.panes.inspector_comments import CommentsSection
from desktop.panes.inspector_evidence import EvidenceSection
from desktop.panes.inspector_fields import FieldsSection
from desktop.panes.inspector_findings import FindingsSection
from desktop.panes.inspector_head import HeadSection, InspectorHeader
from desktop.panes.inspector_history import HistorySection
from desktop.panes.inspector_verdict import VerdictSection
from desktop.session import Session
from desktop.widgets.label import Label

NOTHING = "Choose a claim in the article or in the list."
_REST = 580
"""Pixels that everything but the reasons of the verdict needs to be of use."""
_LINE = 40
"""A line of reasons, and as much again for what stands above."""
_BAR = 8
"""Pixels that the style sheet gives a scroll bar."""


class Inspector(QWidget):
    """The column at the end of the window. What is typed here saves itself; `flush` saves it at once.

    Evidence is linked and edited in dialogs; the pane asks for them by its `..._requested` signals.
    """

    claim_selected = Signal(object)
    """None, when the chosen claim is no longer there."""
    previous_requested = Signal()
    next_requested = Signal()
    link_requested = Signal(object)
    """A record is to be linked to this `Claim`."""
    new_evidence_requested = Signal(object)
    """A new record is to be made for this `Claim`."""
    link_edit_requested = Signal(object)
    """This `Link` is to be edited."""
    record_edit_requested = Signal(object)
    """This `Evidence` is to be edited."""
    status_message = Signal(str)
    """Why something that was asked for was not done."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self.setAccessibleName("Inspector")
        self.setProperty("ground", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._claim: Claim | None = None
        self._header = InspectorHeader()
        self._head = HeadSection(session)
        self._fields = FieldsSection(session)
        self._findings = FindingsSection()
        self._evidence = EvidenceSection(session)
        self._comments = CommentsSection(session)
        self._verdict = VerdictSection(session)
        self._history = HistorySection(session)
        self._scroll = self._make_scroll()
        self._pages = self._make_pages()
        self._connect()
        self.show_claim(None)

    @property
    def claim_id(self) -> UUID | None:
        """The id of the claim that is shown."""
        return self._claim.id if self._claim else None

    @Slot(object)
    def show_claim(self, claim_id: UUID | None) -> None:
        """Show a claim, or none; what was typed on the one before is saved first."""
        if claim_id is not None and claim_id == self.claim_id:
            return
        self._save()
        self.setUpdatesEnabled(False)
        self._show(claim_id)
        self._settle_heights()
        self.setUpdatesEnabled(True)

    def _settle_heights(self) -> None:
        """Let lines break and sections find their heights now, from the inside out: the first picture is the final one.

        Heights go up to the scroll area and widths come down again, hence twice.
        """
        for _ in range(2):
            for widget in reversed(self._scroll.findChildren(QWidget)):
                layout = widget.layout()
                if layout is not None:
                    layout.activate()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def _show(self, claim_id: UUID | None) -> None:
        desk = self._session.desk
        claim = desk.claim(claim_id) if desk and claim_id else None
        self._claim = claim
        self._pages.setCurrentIndex(1 if claim else 0)
        self._header.set_fact("")
        self._header.show_status(claim.status if claim else None)
        if desk is not None and claim is not None:
            for section in (*self._writable, self._findings, self._evidence, self._history):
                section.load(desk, claim)
            self._scroll.verticalScrollBar().setValue(0)

    @Slot()
    def flush(self) -> None:
        """Save everything that is typed, before the window closes or another casebook is opened."""
        self._save()
        self._comments.send_all()

    def focus_verdict(self) -> None:
        """Go to the reasons of the verdict."""
        if self._claim is not None:
            self._verdict.fields.rationale.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_statement(self) -> None:
        """Go to the statement."""
        if self._claim is not None:
            self._scroll.ensureWidgetVisible(self._head.statement)
            self._head.statement.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def edit_fields(self) -> None:
        """Open the form of the structured fields."""
        self._fields.open_form()

    @Slot()
    def link_evidence(self) -> None:
        """Ask for a record to be linked to the claim."""
        if self._claim is not None:
            self.link_requested.emit(self._claim)

    @Slot()
    def new_evidence(self) -> None:
        """Ask for a new record, linked to the claim."""
        if self._claim is not None:
            self.new_evidence_requested.emit(self._claim)

    def rate(self, index: int) -> None:
        """Give the claim the rating at `index`, counted from 0."""
        self._verdict.rate(index)

    def propose(self) -> None:
        """Propose the verdict."""
        self._verdict.propose()

    def withdraw(self) -> None:
        """Take the proposed verdict back into work."""
        self._verdict.withdraw()

    def sign_off(self) -> None:
        """Agree with a verdict that somebody else proposed."""
        self._verdict.sign_off()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the reasons take fewer lines, so that the evidence above them can be seen."""
        super().resizeEvent(event)
        self._verdict.fields.rationale.set_most_lines(min(max((self.height() - _REST) // _LINE, 3), 8))

    @property
    def _writable(self) -> tuple[HeadSection, FieldsSection, VerdictSection, CommentsSection]:
        return self._head, self._fields, self._verdict, self._comments

    def _save(self) -> None:
        if self._claim is not None:
            for section in self._writable:
                section.flush()

    @Slot(object)
    def _follow(self, change: Change) -> None:
        """Show what a change did to the claim; a change to other claims alone does not matter here."""
        desk, shown = self._session.desk, self._claim
        if desk is None or shown is None:
            return
        claim = desk.claim(shown.id)
        if claim is None:
            self._claim = None
            self.show_claim(None)
            self.claim_selected.emit(None)
        elif belongs_to(change, claim.id) or any(isinstance(record, Evidence) for record in change.after):
            self._claim = claim
            self._header.show_status(claim.status)
            for section in (*self._writable, self._findings, self._evidence):
                section.refresh(desk, claim)
            self._history.add(desk, change)
            self._settle_heights()

    @Slot()
    def _follow_desk(self) -> None:
        """Another article is on the desk: save what is typed, and wait for a claim to be chosen."""
        self._save()
        self._claim = None
        self.show_claim(None)

    @Slot()
    def _give_back(self) -> None:
        """Some writing was refused: what stands in the fields counts as unsaved again."""
        for section in self._writable:
            section.fail()

    @Slot(object)
    def _step_to(self, status: Status) -> None:
        """Lead the claim a step on; verdicts have their own ways to be proposed and signed."""
        claim = self._claim
        if claim is None:
            return
        if status is Status.SIGNED_OFF:
            self._verdict.sign_off()
        elif status is Status.JUDGED:
            self._verdict.propose()
        else:
            self._save()
            self._session.do(lambda casebook: casebook.claims.set_status(casebook.claims.get(claim.id), status))

    def _make_scroll(self) -> QScrollArea:
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(16, 14, 16 - _BAR, 14)
        layout.setSpacing(6)
        for widget in (self._head, self._fields, self._findings, self._evidence, self._comments):
            layout.addWidget(widget)
        layout.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # The bar always has its place, so that no line breaks anew when it is needed; without need it is not seen.
        bar = scroll.verticalScrollBar()
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar.rangeChanged.connect(lambda least, most: bar.setEnabled(most > least))
        scroll.setWidget(column)
        column.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        return scroll

    def _make_pages(self) -> QStackedLayout:
        empty = QWidget()
        hint = QVBoxLayout(empty)
        hint.setContentsMargins(16, 14, 16, 14)
        hint.addWidget(Label(NOTHING, role="quote_row", ink="ink_3"))
        hint.addStretch(1)
        claim = QWidget()
        rows = QVBoxLayout(claim)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._scroll, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 0, 16, 10)
        foot.addWidget(self._verdict)
        rows.addLayout(foot)
        rows.addWidget(self._history)
        pages = QStackedLayout()
        pages.addWidget(empty)
        pages.addWidget(claim)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addLayout(pages, 1)
        return pages

    def _connect(self) -> None:
        self._session.changed.connect(self._follow)
        self._session.desk_changed.connect(self._follow_desk)
        self._session.leaving.connect(self.flush)
        self._session.failed.connect(self._give_back)
        self._header.previous_requested.connect(self.previous_requested)
        self._header.next_requested.connect(self.next_requested)
        self._header.step_requested.connect(self._step_to)
        self._findings.evidence_requested.connect(self._evidence.focus_record)
        self._evidence.link_requested.connect(self.link_evidence)
        self._evidence.record_requested.connect(self.new_evidence)
        self._evidence.link_edit_requested.connect(self.link_edit_requested)
        self._evidence.record_edit_requested.connect(self.record_edit_requested)
        self._verdict.refused.connect(self.status_message)
        self._history.since_known.connect(self._header.set_fact)
