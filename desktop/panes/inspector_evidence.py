"""The evidence linked to a claim, with what each record does to it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from checks.domain.claim import Claim
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, Link, Stance
from checks.domain.origin import Origin
from checks.matching.sources import origins_of
from desktop import a11y
from desktop.models.claim_facts import Facts, evidence_words, facts_of
from desktop.panes.inspector_suggestions import Suggestions
from desktop.panes.link_row import LinkRow
from desktop.panes.origin_block import OriginBlock
from desktop.session import Session
from desktop.widgets.label import Label
from desktop.widgets.section import Section

NOTHING = "No evidence yet. Press E."


class EvidenceSection(Section):
    """One row for each link, in the order in which they were made; records of one origin stand together."""

    link_requested = Signal()
    """A person wants to link a record to the claim."""
    record_requested = Signal()
    """A person wants to make a new record for the claim."""
    link_edit_requested = Signal(object)
    """A person wants to edit this `Link`: stance, passage, place."""
    record_edit_requested = Signal(object)
    """A person wants to edit this `Evidence`."""
    relied_toggled = Signal(object, object)
    """The verdict is to stand on the record with this id, or no longer, of those with the ids that follow."""
    keeping_requested = Signal(str, object)
    """A person wants to capture the page of this `Evidence`, or to see what changed in it or is kept of it."""
    peek_requested = Signal(object)
    """A person wants to see the record behind this `Link`."""
    apart_requested = Signal(object, object)
    """This `Evidence` does not go back to its `Origin`, as a person says."""
    same_requested = Signal(object)
    """A person wants to say with which record this `Evidence` is one source."""
    sources_requested = Signal()
    """A person wants to see how the records group, and why."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Evidence", parent)
        self._session = session
        self._rows: list[LinkRow] = []
        self._blocks: list[OriginBlock] = []
        self._shown: tuple[tuple[Link, Evidence], ...] = ()
        self._origins: tuple[Origin, ...] = ()
        self._nothing = Label(NOTHING, ink="ink_3")
        self.body.addWidget(self._nothing)
        self.body.setSpacing(0)
        self._first = QPushButton("Link evidence…")
        self._foot = self._make_foot()
        self.body.addLayout(self._foot)
        self._suggestions = Suggestions(session)
        self.body.addWidget(self._suggestions)

    def load(self, desk: Desk, claim: Claim) -> None:
        """Show the links of a claim."""
        linked = desk.linked(claim.id)
        facts = facts_of(desk, (claim.id,)).get(claim.id, Facts())
        self.set_fact(evidence_words(claim, facts) if linked else "")
        self._nothing.setVisible(not linked)
        self._suggestions.load(desk, claim)
        found = origins_of(desk, claim.id)
        if (linked, found) != (self._shown, self._origins):
            self._shown, self._origins = linked, found
            self._rebuild(desk)
        self._mark_relied(desk, claim)

    refresh = load

    def focus_record(self, evidence_id: UUID) -> None:
        """Go to the row of a record."""
        row = next((row for row in self._rows if row.link.evidence_id == evidence_id), None)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def state(self) -> str:
        """What is said where there is no evidence."""
        return self._nothing.text()

    @property
    def records(self) -> tuple[Evidence, ...]:
        """The records that are linked, each once."""
        return tuple({record.id: record for _, record in self._shown}.values())

    @property
    def chosen(self) -> Evidence | None:
        """The record of the row that has the keyboard, or else of the first."""
        row = next((row for row in self._rows if row.hasFocus()), next(iter(self._rows), None))
        return row.record if row else None

    def peek(self) -> bool:
        """Ask for the record of the row that has the keyboard, or else of the first; is there one?"""
        row = next((row for row in self._rows if row.hasFocus()), next(iter(self._rows), None))
        if row is not None:
            self.peek_requested.emit(row.link)
        return row is not None

    def _rebuild(self, desk: Desk) -> None:
        focused = next((place for place, row in enumerate(self._rows) if row.hasFocus()), None)
        for block in self._blocks:
            block.hide()
            block.setParent(None)
            block.deleteLater()
        self._blocks = self._make_blocks(desk)
        for place, block in enumerate(self._blocks, start=1):
            self.body.insertWidget(place, block)
            block.show()
        a11y.tab_before(self._first, *self._rows)
        if focused is not None and self._rows:
            self._rows[min(focused, len(self._rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark_relied(self, desk: Desk, claim: Claim) -> None:
        """Tick the records that the verdict stands on, where it names some."""
        verdict = desk.verdict(claim.id)
        chosen = verdict.relied_on if verdict else ()
        for row in self._rows:
            row.show_relied(is_relied=not chosen or row.record.id in chosen, is_chosen=bool(chosen))

    @Slot(object)
    def _toggle_relied(self, record: Evidence) -> None:
        self.relied_toggled.emit(record.id, [each.id for each in self.records])

    def _make_blocks(self, desk: Desk) -> list[OriginBlock]:
        """A block for each origin; a record that is linked twice has two rows in it."""
        blocks = []
        self._rows = []
        for origin in self._origins:
            rows = [self._make_row(link, record, desk) for link, record in self._shown if record in origin.records]
            for row in rows:
                row.offer_rulings(can_part=len(origin.records) > 1, can_join=len(self._origins) > 1)
                row.apart_requested.connect(partial(self._ask_apart, origin))
                row.same_requested.connect(self.same_requested)
                row.sources_requested.connect(self.sources_requested)
            self._rows += rows
            block = OriginBlock(origin, rows)
            block.reasons_requested.connect(self.sources_requested)
            blocks.append(block)
        return blocks

    def _ask_apart(self, origin: Origin, record: Evidence) -> None:
        self.apart_requested.emit(record, origin)

    def _make_row(self, link: Link, record: Evidence, desk: Desk) -> LinkRow:
        published = desk.article.published
        row = LinkRow(link, record, known_year=published.day.year if published else None)
        row.stance_chosen.connect(self._set_stance)
        row.unlink_requested.connect(self._unlink)
        row.confirmed.connect(self._confirm)
        row.edit_requested.connect(self.link_edit_requested)
        row.record_requested.connect(self.record_edit_requested)
        row.page_requested.connect(self._open_page)
        row.step_requested.connect(self._step)
        row.peek_requested.connect(self.peek_requested)
        row.keeping_requested.connect(self.keeping_requested)
        row.relied_toggled.connect(self._toggle_relied)
        return row

    def _make_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 4, 0, 0)
        foot.setSpacing(16)
        for button, key, wish in (
            (self._first, "E", self.link_requested),
            (QPushButton("New record…"), "Ctrl+Shift+E", self.record_requested),
        ):
            button.setProperty("link", True)
            button.setToolTip(f"{button.text().removesuffix('…')} ({key})")
            button.clicked.connect(wish)
            foot.addWidget(button)
        foot.addStretch(1)
        return foot

    @Slot(object, object)
    def _set_stance(self, link: Link, stance: Stance) -> None:
        if stance is not link.stance:
            self._session.do(lambda casebook: casebook.links.edit(replace(link, stance=stance, is_carried=False)))

    @Slot(object)
    def _confirm(self, link: Link) -> None:
        self._session.do(lambda casebook: casebook.links.confirm(link))

    @Slot(object)
    def _unlink(self, link: Link) -> None:
        self._session.do(lambda casebook: casebook.links.remove(link))

    @Slot(str)
    def _open_page(self, url: str) -> None:
        QDesktopServices.openUrl(QUrl(url))

    @Slot(object, int)
    def _step(self, row: LinkRow, by: int) -> None:
        """Up and down go through the rows."""
        place = self._rows.index(row) + by
        if 0 <= place < len(self._rows):
            self._rows[place].setFocus(Qt.FocusReason.TabFocusReason)
