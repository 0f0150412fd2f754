"""Records that may bear on a claim and are not linked to it, folded under its evidence, each with the passage found."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from checks.domain.claim import Claim
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, Stance
from checks.errors import ChecksError
from checks.matching.match import SuggestedRecord
from desktop import a11y
from desktop.models.evidence_words import record_line, record_name
from desktop.session import Session
from desktop.widgets.flow import FlowLayout
from desktop.widgets.icon_label import IconLabel
from desktop.widgets.label import Label

REST_MS = 300
"""Milliseconds that a claim is looked at before records are looked for: whoever walks through the list needs none."""
_LINES = 3


class Suggestions(QWidget):
    """Nothing shows until something was found; nothing is looked for before the search for earlier checks is on."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._claim: Claim | None = None
        self._asked: object = None
        self._found: tuple[SuggestedRecord, ...] = ()
        self._fold = QPushButton()
        self._fold.setProperty("link", True)
        self._fold.setCheckable(True)
        self._fold.setAutoDefault(False)
        self._fold.toggled.connect(self._show_rows)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._look)
        self._rows: list[QWidget] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 4, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeading)
        self.hide()

    @property
    def found(self) -> tuple[SuggestedRecord, ...]:
        """What may fit, the likest first."""
        return self._found

    def load(self, desk: Desk, claim: Claim) -> None:
        """Look for what fits a claim, once it has been looked at for a moment."""
        if self._claim is None or self._claim.id != claim.id:
            self._fold.setChecked(False)
            self._show(())
        self._claim = claim
        key = (claim.id, claim.statement, claim.quote, frozenset(link.evidence_id for link in desk.links(claim.id)))
        if self._session.seen.is_on and key != self._asked:
            self._asked = key
            self._rest.start()

    @Slot()
    def _look(self) -> None:
        claim, desk, asked = self._claim, self._session.desk, self._asked
        if claim is None or desk is None or not self._session.is_open:
            return
        linked = {link.evidence_id for link in desk.links(claim.id)}

        def show(found: tuple[SuggestedRecord, ...]) -> None:
            if asked == self._asked:
                self._show(found)

        self._session.ask(
            lambda casebook: casebook.matching.suggested_records(claim, linked=linked),
            show,
            self._forget,
            label="Looking for evidence",
        )

    def _forget(self, _: ChecksError) -> None:
        """Without the index there are no suggestions; the section on earlier checks says why."""
        self._show(())

    def _show(self, found: tuple[SuggestedRecord, ...]) -> None:
        self._found = found
        number = "1 record" if len(found) == 1 else f"{len(found)} records"
        self._fold.setText(f"{number} may fit")
        self._fold.setToolTip("Records of the casebook that speak of the same, and are not linked")
        self.setVisible(bool(found))
        self._show_rows(self._fold.isChecked())

    @Slot(bool)
    def _show_rows(self, is_open: bool) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [SuggestionRow(each, self._link) for each in self._found] if is_open else []
        for row in self._rows:
            self._box.addWidget(row)

    def _link(self, suggested: SuggestedRecord, stance: Stance) -> None:
        """Link a record with the passage that was found."""
        claim = self._claim
        if claim is not None:
            record, passage = suggested.record, suggested.passage
            self._session.do(lambda casebook: casebook.links.add(claim, record, stance, passage))


class SuggestionRow(QWidget):
    """A record with the passage found, and a button for each stance."""

    def __init__(
        self, suggested: SuggestedRecord, link: Callable[[SuggestedRecord, Stance], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        record = suggested.record
        a11y.name(self, f"May fit: {record_name(record)}")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        grid.addWidget(IconLabel("ph.question", role="body"), 0, 0)
        grid.addWidget(Label(record_name(record), lines=1), 0, 1)
        grid.addWidget(Label(record_line(record), role="meta", ink="ink_2", lines=1), 1, 1)
        grid.addWidget(Label(f"“{suggested.passage}”", role="quote_row", ink="ink_2", lines=_LINES), 2, 1)
        deeds = FlowLayout(gap=14)
        for stance in Stance:
            deeds.addWidget(_stance_link(stance, record, partial(link, suggested, stance)))
        grid.addLayout(deeds, 3, 1)


def _stance_link(stance: Stance, record: Evidence, does: Callable[[], None]) -> QPushButton:
    link = QPushButton(stance.value.capitalize())
    link.setProperty("link", True)
    link.setAutoDefault(False)
    a11y.name(link, f"Link {record_name(record)}: {stance.value}")
    link.clicked.connect(lambda _=False: does())
    return link
