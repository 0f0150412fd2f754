"""All sources of a claim: which records count once and why, and what people ruled about them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from checks.domain.claim import Claim
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence
from checks.domain.origin import Origin
from checks.matching.sources import origins_of, rulings_on
from desktop import a11y, theme
from desktop.models.claim_facts import Facts, evidence_words, facts_of
from desktop.models.evidence_words import record_line, record_name, ruling_words
from desktop.widgets.label import Label
from desktop.widgets.scrolling import scrolling
from desktop.widgets.section import Section

_ABOUT = (
    "Records count once that share who knows, are copies of one another, carry one agency, or share half of their text "
    "or twelve words in a row outside quotation marks. A ruling, with its reason, holds over that."
)
_ALONE = "One record, held to be a source of its own."


class Sources(QDialog):
    """Stays open while rulings are taken back, and follows the desk."""

    take_back_requested = Signal(object)
    """These rulings (a tuple) are to hold no longer."""

    def __init__(self, desk: Desk, claim: Claim, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Sources of This Claim")
        self.resize(560, 600)
        self.claim_id = claim.id
        self._scroll = scrolling(name="Sources and rulings")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.setContentsMargins(24, 8, 24, 16)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(buttons)
        self.show_desk(desk)

    def show_desk(self, desk: Desk | None) -> None:
        """Show the sources as they stand on the desk; close where the claim is gone."""
        claim = desk.claim(self.claim_id) if desk else None
        if desk is None or claim is None:
            self.reject()
            return
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(theme.current().space("s"))
        column.addWidget(Label(claim.quote, role="quote_head"))
        facts = facts_of(desk, (claim.id,)).get(claim.id, Facts())
        column.addWidget(Label(evidence_words(claim, facts), role="strong"))
        column.addWidget(Label(_ABOUT, role="meta", ink="ink_3"))
        column.addWidget(self._rulings_section(desk))
        for number, origin in enumerate(origins_of(desk, claim.id), start=1):
            column.addWidget(_origin_section(number, origin))
        column.addStretch(1)
        self._scroll.setWidget(inner)

    def _rulings_section(self, desk: Desk) -> Section:
        section = Section("Rulings")
        found = rulings_on(desk, self.claim_id)
        if not found:
            section.body.addWidget(Label("Nobody has ruled on these records.", role="meta", ink="ink_3"))
        for ruling in found:
            words = ruling_words(ruling, desk)
            row = QHBoxLayout()
            row.addWidget(Label(words, role="body"), 1)
            back = QPushButton("Take Back")
            back.setProperty("link", True)
            a11y.name(back, f"Take back: {words}")
            back.clicked.connect(partial(self.take_back_requested.emit, (ruling,)))
            row.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
            section.body.addLayout(row)
        if len(found) > 1:
            everything = QPushButton("Take All Back")
            everything.setProperty("link", True)
            everything.clicked.connect(partial(self.take_back_requested.emit, found))
            section.body.addWidget(everything, 0, Qt.AlignmentFlag.AlignLeading)
        return section


def _origin_section(number: int, origin: Origin) -> Section:
    """One source: who it is, why its records count once, and which they are."""
    section = Section(f"{number}. {origin.name}")
    amount = len(origin.records)
    section.set_fact("1 record" if amount == 1 else f"{amount} records")
    for words in origin.reasons or (_ALONE,):
        section.body.addWidget(Label(words, role="meta", ink="ink_2"))
    for record in origin.records:
        name, line = record_name(record), "; ".join(words.rstrip(".") for words in _lines(record, origin))
        section.body.addWidget(Label(f"{name}. {line}" if line else name, role="body"))
    return section


def _lines(record: Evidence, origin: Origin) -> Iterator[str]:
    if said := record_line(record):
        yield said
    if len(origin.reasons) > 1:
        yield from origin.reasons_of(record.id)
