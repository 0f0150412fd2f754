"""The top of the inspector: status with its next steps, the claim's own words, and what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from checks.domain.claim import Claim, Status
from checks.domain.desk import Desk
from desktop import assets, theme
from desktop.panes.claim_edits import edit_claim
from desktop.panes.claim_words import status_word
from desktop.panes.plan_row import PlanRow
from desktop.positions import Positions
from desktop.session import Session
from desktop.widgets.claim_icons import STATUS_ICONS
from desktop.widgets.header import PaneHeader
from desktop.widgets.label import Label
from desktop.widgets.saving_text import SavingText

STATEMENT = "statement"
_MOST_OF_IT = 0.8
"""A quote that is this much of its sentence needs no sentence around it."""


class InspectorHeader(PaneHeader):
    """Status circle and word with a menu of the next steps, who since when, previous and next."""

    step_requested = Signal(object)
    """The `Status` that a person wants the claim to have."""
    previous_requested = Signal()
    next_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._status: Status | None = None
        self._button = QToolButton()
        self._button.setObjectName("status")
        self._button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._button.setToolTip("Set Status")
        self._menu = QMenu(self._button)
        self._button.setMenu(self._menu)
        self.add_leading(self._button)
        self.add_button("ph.caret-up", "Previous Claim").clicked.connect(self.previous_requested)
        self.add_button("ph.caret-down", "Next Claim").clicked.connect(self.next_requested)
        self.show_status(None)

    def show_status(self, status: Status | None) -> None:
        """Show where the work stands and the steps that lead on; with None, that no claim is chosen."""
        self._status = status
        self.set_title("" if status else "No claim chosen")
        self._button.setVisible(status is not None)
        self._menu.clear()
        if status is not None:
            self._button.setText(f" {status_word(status)}")
            self._button.setAccessibleName(f"Status: {status.value}")
            for step in status.next_steps:
                icon = assets.icon(STATUS_ICONS[step])  # follows the theme by itself
                self._menu.addAction(icon, status_word(step)).triggered.connect(partial(self._ask_for, step))
        self._paint_status()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_button"):
            self._paint_status()

    def _ask_for(self, step: Status) -> None:
        self.step_requested.emit(step)

    def _paint_status(self) -> None:
        colours = theme.current()
        self._button.setFont(colours.font("strong"))
        self._button.setIconSize(QSize(colours.size("icon"), colours.size("icon")))
        if self._status is not None:
            icon = assets.icon(STATUS_ICONS[self._status], colours.status_colour(self._status))
            self._button.setIcon(icon)


class HeadSection(QWidget):
    """The quote in large serif, its sentence, and the statement, which can be edited."""

    typing = Signal()
    """Something was typed that is not stored yet."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._claim: Claim | None = None
        self._quote = Label(role="quote_head")
        self._quote.setObjectName("quote")
        self._sentence = Label(role="quote_row", ink="ink_3", lines=3)
        self._sentence.setObjectName("sentence")
        self.statement = SavingText("quote_row", (1, 6))
        self.statement.setObjectName("statement")
        self.statement.setAccessibleName("Statement")
        self.statement.setPlaceholderText("Say it in words that stand alone")
        self.statement.setToolTip("Statement: the claim in words that stand alone")
        self.statement.saved.connect(self._save_statement)
        self.statement.textChanged.connect(self.typing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self.plan = PlanRow(session)
        for widget in (self._quote, self._sentence, self.statement, self.plan):
            layout.addWidget(widget)

    def load(self, desk: Desk, claim: Claim) -> None:
        """Show another claim."""
        self._claim = claim
        self.statement.load(claim.statement)
        self._show_words(desk, claim)

    def refresh(self, desk: Desk, claim: Claim) -> None:
        """Show what changed about the same claim; what is being typed stays."""
        self._claim = claim
        self.statement.show_stored(claim.statement)
        self._show_words(desk, claim)

    def flush(self) -> None:
        """Save what is typed."""
        self.statement.flush()

    def fail(self) -> bool:
        """The last writing was refused; was it of this?"""
        return self.statement.fail()

    def typed(self) -> dict[str, str]:
        """What is typed and not stored, by field."""
        text = self.statement.unstored
        return {} if text is None else {STATEMENT: text}

    def put_back(self, typed: Mapping[str, str]) -> None:
        """Show what was typed and never stored."""
        if STATEMENT in typed:
            self.statement.put_back(typed[STATEMENT])

    def discard(self) -> None:
        """Throw away what is typed and not stored."""
        self.statement.discard()

    def _show_words(self, desk: Desk, claim: Claim) -> None:
        self.plan.load(desk, claim)
        self._quote.setText(" ".join(claim.quote.split()))
        start, end = _sentence_of(desk, claim)
        sentence = desk.version.text[start:end]
        self._sentence.setText(sentence.replace("\n", " "))
        self._sentence.setVisible(len(claim.quote) < _MOST_OF_IT * len(sentence))
        places = Positions(sentence)
        quote_end = min(claim.anchor.end, end)
        self._sentence.set_strong(places.to_qt(claim.anchor.start - start), places.to_qt(quote_end - start))

    @Slot(str)
    def _save_statement(self, text: str) -> None:
        if self._claim is not None:
            edit_claim(self._session, self._claim, lambda claim: replace(claim, statement=text))


def _sentence_of(desk: Desk, claim: Claim) -> tuple[int, int]:
    """The sentence around a claim, or as much around it as the anchor keeps where no sentence is known."""
    for sentence in desk.version.sentences:
        if sentence.contains(claim.anchor.span):
            return sentence.start, sentence.end
    return claim.anchor.start - len(claim.anchor.prefix), claim.anchor.end + len(claim.anchor.suffix)
