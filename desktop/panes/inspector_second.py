"""The blind second check of a claim: that it was asked for, its form, and the comparison with the first verdict."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from checks.domain.claim import Claim
from checks.domain.desk import Desk
from checks.domain.second_check import SecondCheck
from checks.domain.verdict import Scale
from desktop.panes.clock_words import say_when
from desktop.panes.second_form import SecondForm
from desktop.panes.second_pair import SecondPair
from desktop.session import Session
from desktop.widgets.label import Label
from desktop.widgets.section import Section

SECOND_RATIONALE = "second rationale"
"""What its reasons are called in the record of what is typed."""
_BLIND = "The first verdict and the comments stay hidden from you until you hand yours in."


class SecondSection(Section):
    """Hidden unless a second check was asked for.

    `is_blind`: the first verdict is to be kept from who sits here; `shows_verdict`: it stands beside the second here.
    """

    typing = Signal()
    """Something was typed that is not stored yet."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Second check", parent)
        self._session = session
        self._check: SecondCheck | None = None
        self.is_blind = self.shows_verdict = False
        self._line = Label(role="meta", ink="ink_3")
        self.form = SecondForm()
        self.pair = SecondPair()
        self._withdraw = QPushButton("Withdraw Request")
        self._withdraw.setProperty("link", True)
        self._withdraw.setAutoDefault(False)
        self._withdraw.clicked.connect(self._take_back)
        self.body.setSpacing(8)
        for widget in (self._line, self.form, self.pair):
            self.body.addWidget(widget)
        self.body.addWidget(self._withdraw, 0, Qt.AlignmentFlag.AlignLeading)
        self.form.typing.connect(self.typing)
        self.form.saved.connect(self._save)
        self.form.given.connect(self._give)
        self.pair.closed.connect(self._close)
        self.hide()

    # What is shown

    def load(self, desk: Desk, claim: Claim) -> None:
        """Show the second check of another claim."""
        self.pair.outcome.set_text("")
        check = next(iter(reversed(desk.second_checks(claim.id))), None)
        if check is not None:
            self.form.load(check, self._scale, asks_said=claim.is_attributed)
        self._show(desk, claim, check)

    def refresh(self, desk: Desk, claim: Claim) -> None:
        """Show what changed about the same claim; what is being typed stays."""
        check = next(iter(reversed(desk.second_checks(claim.id))), None)
        if check is not None and (self._check is None or check.id != self._check.id):
            self.form.load(check, self._scale, asks_said=claim.is_attributed)
        elif check is not None:
            self.form.refresh(check)
        self._show(desk, claim, check)

    def fail(self) -> bool:
        """The last writing was refused; was it of this?"""
        return self.form.fail()

    def flush(self) -> None:
        """Save what is typed."""
        if self.is_blind:
            self.form.flush()

    def typed(self) -> dict[str, str]:
        """What is typed and not stored, by field."""
        text = self.form.rationale.text()
        return {SECOND_RATIONALE: text} if self.is_blind and self._check and text != self._check.rationale else {}

    def put_back(self, typed: Mapping[str, str]) -> None:
        """Show what was typed and never stored."""
        if SECOND_RATIONALE in typed and self.is_blind:
            self.form.rationale.set_text(typed[SECOND_RATIONALE])

    def discard(self) -> None:
        """Throw away what is typed and not stored."""
        if self._check is not None:
            self.form.rationale.set_text(self._check.rationale)

    def _show(self, desk: Desk, claim: Claim, check: SecondCheck | None) -> None:
        self._check, me = check, self._session.me.id
        verdict = desk.verdict(claim.id)
        self.is_blind = check is not None and check.hides_verdict_from(me, verdict)
        is_open = check is not None and check.is_given and not check.is_closed
        self.shows_verdict = is_open and verdict is not None and not verdict.is_draft
        self.setVisible(check is not None)
        if check is None:
            return
        self.set_fact(_progress(desk, check))
        self.form.setVisible(self.is_blind)
        self.pair.setVisible(is_open)
        if is_open:
            names = _name(desk, verdict.person_id if verdict else None), _name(desk, check.person_id)
            self.pair.load(check, verdict, names, self._scale)
        self._line.setText(_BLIND if self.is_blind else _state(desk, check))
        self._line.setVisible(not is_open)
        self._withdraw.setVisible(not check.is_given and me in (check.asked_by_id, check.person_id))

    # What a person does

    def hand_in(self) -> bool:
        """Give the check that is being written; is there one?"""
        if self.is_blind:
            self.form.hand_in()
        return self.is_blind

    @Slot(object)
    def _save(self, check: SecondCheck) -> None:
        self._session.do(lambda casebook: casebook.second_checks.save(check))

    @Slot(object)
    def _give(self, check: SecondCheck) -> None:
        self._session.do(lambda casebook: casebook.second_checks.give(check))

    @Slot(str, str)
    def _close(self, keep: str, outcome: str) -> None:
        check = self._check
        if check is not None:
            self._session.do(lambda casebook: casebook.second_checks.close(check, keep, outcome))

    @Slot()
    def _take_back(self) -> None:
        check = self._check
        if check is not None:
            self._session.do(lambda casebook: casebook.second_checks.withdraw(check))

    @property
    def _scale(self) -> Scale:
        return self._session.scale


def _progress(desk: Desk, check: SecondCheck) -> str:
    """How far it is, in a few words."""
    if check.closed_at is not None:
        return f"brought together, {say_when(check.closed_at)}"
    if check.given_at is not None:
        return f"handed in by {_name(desk, check.person_id)}, {say_when(check.given_at)}"
    return f"asked for, {say_when(check.asked_at)}"


def _state(desk: Desk, check: SecondCheck) -> str:
    if check.is_closed:
        told = f"Done by {_name(desk, check.person_id)}, brought together by {_name(desk, check.closed_by_id)}."
        return f"{told} {check.outcome}".strip()
    who = _name(desk, check.person_id) if check.person_id else "anyone but the first checker"
    return f"Asked of {who}. What is written stays hidden until it is handed in."


def _name(desk: Desk, person_id: UUID | None) -> str:
    person = desk.person(person_id)
    return person.name if person else "somebody"
