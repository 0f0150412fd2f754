"""Everything about the chosen claim: its words and fields, findings, evidence, verdict, comments and history."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from checks.domain.change import Change
from checks.domain.claim import Claim, Status
from checks.domain.evidence import Evidence
from checks.domain.finding import Finding
from checks.domain.origin import OriginRuling
from checks.domain.relation import Relation
from desktop.drafts import Drafts
from desktop.panes.history_words import belongs_to
from desktop.panes.inspector_comments import CommentsSection
from desktop.panes.inspector_evidence import EvidenceSection
from desktop.panes.inspector_fields import FieldsSection
from desktop.panes.inspector_findings import FindingsSection
from desktop.panes.inspector_head import HeadSection, InspectorHeader
from desktop.panes.inspector_history import HistorySection
from desktop.panes.inspector_second import SecondSection
from desktop.panes.inspector_seen import SeenSection
from desktop.panes.inspector_typing import UnsavedTyping
from desktop.panes.inspector_verdict import VerdictSection
from desktop.panes.origin_block import BracketColumn
from desktop.session import Session
from desktop.widgets.label import Label
from desktop.widgets.notice import Notice
from desktop.widgets.whole_rows import WholeRows

NOTHING = "Choose a claim in the article or in the list."
_REST = 660
"""Pixels that everything but the reasons of the verdict needs to be of use."""
_LOW = 500
"""Pixels of height below which the verdict does not stay at the lower edge."""
_MOST_OF_HEIGHT = 0.55
"""The share of the height that the verdict may take at the lower edge."""
_LINE = 50
"""A line of reasons, and more than as much again for what stands above."""


class Inspector(QWidget):
    """The column at the end of the window. What is typed here saves itself; `flush` saves it at once.

    What needs a dialog is asked for by the `..._requested` signals. `drafts` keep what is not saved yet.
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
    peek_requested = Signal(object)
    keeping_requested = Signal(str, object)
    """The record behind this `Link` is to be shown."""
    apart_requested = Signal(object, object)
    """This `Evidence` does not go back to this `Origin`, as a person says."""
    same_requested = Signal(object)
    """A person wants to say with which record this `Evidence` is one source."""
    sources_requested = Signal()
    """The sources of the claim are to be shown, with reasons and rulings."""
    dismiss_requested = Signal(object)
    """This `Finding` is to be dismissed."""
    rule_requested = Signal(object)
    """The rule behind this `Finding` is to be shown."""
    span_requested = Signal(object)
    """This `Span` of the article is to be shown."""
    passage_requested = Signal(object)
    """The `FindingValue` whose place in a record's text is to be shown."""
    details_requested = Signal(object)
    """The details of the article with this id are to be filled in."""
    table_requested = Signal(object)
    """The id of a table that is to be shown."""
    revert_requested = Signal(object, object)
    """This `Claim` is to go back to how it stood after this `Change`."""
    why_seen_requested = Signal(object)
    """A person wants to know why this `Match` was found."""
    seen_source_requested = Signal(object)
    """A person wants to see where this `Match` comes from."""
    status_message = Signal(str)
    """Why something that was asked for was not done."""

    def __init__(self, session: Session, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self.setAccessibleName("Inspector")
        self.setProperty("ground", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._drafts = drafts
        self._claim: Claim | None = None
        self._header = InspectorHeader()
        self._notice = Notice()
        self._head = HeadSection(session)
        self._fields = FieldsSection(session)
        self._seen = SeenSection(session)
        self._findings = FindingsSection(session)
        self._evidence = EvidenceSection(session)
        self._comments = CommentsSection(session)
        self._second = SecondSection(session)
        self._verdict = VerdictSection(session)
        self._history = HistorySection(session)
        self._scroll = self._make_scroll()
        self._pages = self._make_pages()
        self._typing = UnsavedTyping(drafts, self._writable, self._notice, self)
        self._connect()
        self.show_claim(None)

    @property
    def claim_id(self) -> UUID | None:
        """The id of the claim that is shown."""
        return self._claim.id if self._claim else None

    @property
    def left_unsaved(self) -> UUID | None:
        """The first claim of the article with typing that was not saved when the program last ended.

        After a lock one goes on where one was, wherever there is typing.
        """
        desk = self._session.desk
        return self._typing.first_on(desk) if desk and not self._session.lock.is_on else None

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
        self._typing.leave()
        self._notice.hide()
        self._claim = claim
        self._pages.setCurrentIndex(1 if claim else 0)
        self._header.set_fact("")
        self._header.show_status(claim.status if claim else None)
        if desk is not None and claim is not None:
            for section in (*self._writable, self._seen, self._findings, self._evidence, self._history):
                section.load(desk, claim)
            self._history.close_rows()
            self._scroll.verticalScrollBar().setValue(0)
            self._place_verdict(is_low=self._is_crowded)
            self._keep_blind()
            self._typing.arrive(claim)
            self._scroll.end_cleanly()

    @Slot()
    def flush(self) -> None:
        """Save everything that is typed, before the window closes or another casebook is opened."""
        self._save()
        self._comments.send_all()

    @Slot()
    def _leave(self) -> None:
        """The casebook is about to be closed; after a lock one goes on where one was, and comments are still begun."""
        if self._session.lock.is_on:
            self._save()
        else:
            self.flush()

    def focus_verdict(self) -> None:
        """Go to the reasons of the verdict, or of the second check that is being written."""
        if self._claim is not None:
            fields = self._second.form if self._second.is_blind else self._verdict.fields
            fields.rationale.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._scroll.ensureWidgetVisible(fields.rationale)

    def focus_statement(self) -> None:
        """Go to the statement."""
        if self._claim is not None:
            self._history.close_rows()
            self._scroll.ensureWidgetVisible(self._head.statement)
            self._head.statement.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_findings(self) -> None:
        """Go to the strongest finding; say so where there is none."""
        self._history.close_rows()
        if not self._findings.focus_first():
            self.status_message.emit(self._findings.state)

    def focus_seen(self) -> None:
        """Go to the likest earlier claim; say so where there is none."""
        self._history.close_rows()
        if self._seen.focus_first():
            self._scroll.ensureWidgetVisible(self._seen.heading)
        else:
            self.status_message.emit(self._seen.state)

    def confirm_seen(self, relation: Relation) -> bool:
        """Confirm how the claim stands to the chosen earlier one; is there one?"""
        return self._claim is not None and self._seen.confirm(relation)

    def carry_over(self) -> bool:
        """Carry the evidence of a confirmed earlier claim over; is there any?"""
        return self._claim is not None and self._seen.carry()

    @Slot(object)
    def focus_finding(self, finding: Finding) -> None:
        """Show the claim of a finding, and go to the finding."""
        self.show_claim(finding.claim_id)
        self._history.close_rows()
        self._findings.focus_finding(finding.id)

    def focus_record(self, record_id: UUID) -> None:
        """Go to the link of a record."""
        self._history.close_rows()
        self._evidence.focus_record(record_id)

    def edit_fields(self) -> None:
        """Open the form of the structured fields."""
        self._history.close_rows()
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

    def peek(self) -> None:
        """Ask for a look at the first record that is linked."""
        if self._claim is not None and not self._evidence.peek():
            self.status_message.emit(self._evidence.state)

    @property
    def linked_records(self) -> tuple[Evidence, ...]:
        """The records that are linked to the claim, each once."""
        return self._evidence.records if self._claim is not None else ()

    @property
    def chosen_record(self) -> Evidence | None:
        """The record of the row that has the keyboard, or else of the first."""
        return self._evidence.chosen if self._claim is not None else None

    def rate(self, index: int) -> None:
        """Give the claim the rating at `index`, counted from 0."""
        if self._second.is_blind:
            self._second.form.rate(index)
        else:
            self._verdict.rate(index)

    def propose(self) -> None:
        """Propose the verdict."""
        if not self._second.hand_in():
            self._verdict.propose()

    def withdraw(self) -> None:
        """Take the proposed verdict back into work."""
        self._verdict.withdraw()

    def ask_back(self) -> None:
        """Ask what is missing in a verdict that somebody else proposed."""
        self._verdict.ask_back()

    def sign_off(self) -> None:
        """Agree with a verdict that somebody else proposed."""
        self._verdict.sign_off()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the reasons take fewer lines, so that the evidence above them can be seen.

        In a very low one the verdict scrolls with the sections: at the edge it would leave no room for them.
        """
        super().resizeEvent(event)
        self._place_verdict(is_low=self._is_crowded)
        self._place_second()
        self._verdict.fields.rationale.set_most_lines(min(max((self.height() - _REST) // _LINE, 3), 8))

    @property
    def _writable(self) -> tuple[HeadSection, FieldsSection, VerdictSection, CommentsSection, SecondSection]:
        return self._head, self._fields, self._verdict, self._comments, self._second

    @Slot()
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
        claim, records = desk.claim(shown.id), (*change.before, *change.after)
        self._verdict.fields.set_scale(self._session.scale)
        if claim is None:
            self._claim = None
            self.show_claim(None)
            self.claim_selected.emit(None)
        elif belongs_to(change, claim.id) or any(isinstance(each, Evidence | OriginRuling) for each in records):
            self._claim = claim
            self._header.show_status(claim.status)
            for section in (*self._writable, self._seen, self._findings, self._evidence):
                section.refresh(desk, claim)
            self._keep_blind()
            if change.id is not None:  # what rules noticed is no part of the history
                self._history.add(desk, change)
            self._settle_heights()

    def _keep_blind(self) -> None:
        """Who does a second check sees neither the first verdict nor what was said about it."""
        for section in (self._comments, self._history):
            section.setHidden(self._second.is_blind)
        self._verdict.setHidden(self._second.is_blind or self._second.shows_verdict)
        self._place_second()

    def _place_second(self) -> None:
        """Who writes a second check has it where the verdict would be; otherwise it stands above what it is about."""
        is_at_edge = self._second.is_blind and self.height() >= _LOW
        is_in_column, is_hidden = self._sections.indexOf(self._second) >= 0, self._second.isHidden()
        if is_at_edge and is_in_column:
            self._foot.addWidget(self._second)
        elif not is_at_edge and not is_in_column:
            self._sections.insertWidget(self._sections.indexOf(self._seen), self._second)
        self._second.setHidden(is_hidden)  # a widget that changes its parent is hidden until later

    @Slot(object)
    def _forget_saved(self, change: Change) -> None:
        """Let go of what was kept in case of a kill and is stored now."""
        if self._session.desk is not None:
            self._typing.follow(change, self._session.desk)

    @Slot()
    def _follow_desk(self) -> None:
        """Another article is on the desk: save what is typed, and wait for a claim to be chosen."""
        self._save()
        self._drafts.open(self._session.where, self._session.sealing)
        if self._session.lock.is_on:
            self._comments.forget()
        self._claim = None
        self.show_claim(None)

    @Slot(str)
    def _give_back(self, why: str) -> None:
        """Something failed. If it was some writing of this pane, what stands in the fields is unsaved again: say so."""
        refused = [section for section in self._writable if section.fail()]
        if refused:
            self._notice.say("ph.warning-circle", f"Not saved. {why}", "Try Again", self._save, urgent=True)

    @Slot(object)
    def _ask_revert(self, step: Change) -> None:
        if self._claim is not None:
            self._save()
            self.revert_requested.emit(self._claim, step)

    @Slot(bool)
    def _make_room(self, is_open: bool) -> None:
        """The rows of the history take the place of the sections; the verdict stays."""
        self._scroll.setHidden(is_open)
        self._pages_stretch.setStretchFactor(self._history, int(is_open))

    @property
    def _is_crowded(self) -> bool:
        """Would the verdict at the edge leave too little room for what it is about?"""
        return self.height() < _LOW or self._verdict.sizeHint().height() > _MOST_OF_HEIGHT * self.height()

    def _place_verdict(self, *, is_low: bool) -> None:
        is_in_column = self._sections.indexOf(self._verdict) >= 0
        if is_low and not is_in_column:
            self._sections.insertWidget(self._sections.indexOf(self._comments), self._verdict)
            self._foot.setContentsMargins(0, 0, 0, 0)
        elif is_in_column and not is_low:
            self._foot.addWidget(self._verdict)
            self._foot.setContentsMargins(16, 0, 16, 10)

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

    def _make_scroll(self) -> WholeRows:
        column = BracketColumn()
        layout = self._sections = QVBoxLayout(column)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addSpacing(6)
        for widget in (self._fields, self._second, self._seen, self._findings, self._evidence, self._comments):
            layout.addWidget(widget)
        layout.addStretch(1)
        return WholeRows(column, ground="pane")

    def _make_pages(self) -> QStackedLayout:
        empty = QWidget()
        hint = QVBoxLayout(empty)
        hint.setContentsMargins(16, 14, 16, 14)
        hint.addWidget(Label(NOTHING, role="quote_row", ink="ink_3"))
        hint.addStretch(1)
        claim = QWidget()
        self._pages_stretch = QVBoxLayout(claim)
        self._pages_stretch.setContentsMargins(0, 0, 0, 0)
        self._pages_stretch.setSpacing(0)
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(16, 0, 16, 10)
        self._foot.addWidget(self._verdict)
        self._pages_stretch.addWidget(self._notice)
        self._pages_stretch.addWidget(self._scroll, 1)
        self._pages_stretch.addLayout(self._foot)
        self._pages_stretch.addWidget(self._history)
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
        self._session.changed.connect(self._forget_saved)
        self._session.desk_changed.connect(self._follow_desk)
        self._session.leaving.connect(self._leave)
        self._session.failed.connect(self._give_back)
        self._header.previous_requested.connect(self.previous_requested)
        self._header.next_requested.connect(self.next_requested)
        self._header.step_requested.connect(self._step_to)
        self._findings.evidence_requested.connect(self._evidence.focus_record)
        self._findings.span_requested.connect(self.span_requested)
        self._findings.dismiss_requested.connect(self.dismiss_requested)
        self._findings.rule_requested.connect(self.rule_requested)
        self._findings.passage_requested.connect(self.passage_requested)
        self._findings.record_requested.connect(self.record_edit_requested)
        self._findings.table_requested.connect(self.table_requested)
        self._findings.details_requested.connect(self.details_requested)
        self._seen.why_requested.connect(self.why_seen_requested)
        self._seen.source_requested.connect(self.seen_source_requested)
        self._evidence.link_requested.connect(self.link_evidence)
        self._evidence.record_requested.connect(self.new_evidence)
        self._evidence.link_edit_requested.connect(self.link_edit_requested)
        self._evidence.record_edit_requested.connect(self.record_edit_requested)
        self._evidence.peek_requested.connect(self.peek_requested)
        self._evidence.keeping_requested.connect(self.keeping_requested)
        self._evidence.apart_requested.connect(self.apart_requested)
        self._evidence.same_requested.connect(self.same_requested)
        self._evidence.sources_requested.connect(self.sources_requested)
        self._evidence.relied_toggled.connect(self._verdict.rely_on)
        self._verdict.refused.connect(self.status_message)
        self._history.since_known.connect(self._header.set_fact)
        self._history.opened.connect(self._make_room)
        self._history.revert_requested.connect(self._ask_revert)
