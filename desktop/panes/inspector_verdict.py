"""The verdict on a claim; drafts save themselves, and one button leads to the next step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any
from uuid import UUID, uuid4

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from checks.domain.claim import Claim, Status
from checks.domain.desk import Desk
from checks.domain.moment import Moment
from checks.domain.verdict import Verdict
from desktop.panes.clock_words import say_when
from desktop.panes.verdict_draft import VerdictDraft, why_locked, why_not_propose, why_not_return, why_not_sign
from desktop.panes.verdict_fields import VerdictFields
from desktop.panes.verdict_return import SendBack
from desktop.panes.verdict_stale import StaleLines
from desktop.session import Session
from desktop.widgets.held import Held
from desktop.widgets.label import Label
from desktop.widgets.saving_text import PAUSE_MS
from desktop.widgets.section import Section

_NAMES = tuple(field.name for field in fields(VerdictDraft))
_TYPED = ("rationale", "as_of", "wording", "said_rationale", "confidence_reason", "recheck_on")


SENDABLE = "Sign it off, or send it back to have it changed."


class VerdictSection(Section):
    """The heading tells how far the verdict is; the button proposes it or signs it off."""

    typing = Signal()
    """Something was typed that is not stored yet."""
    refused = Signal(str)
    """Something that was asked for cannot be done; the sentence says why."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Verdict", parent)
        self._session = session
        self._claim: Claim | None = None
        self._verdict: Verdict | None = None
        self._new_id: UUID = uuid4()
        self._held: dict[str, Held[Any]] = {}
        self._unread: dict[UUID, dict[str, str]] = {}
        """Moments that made no sense, by claim, so that they are not lost while another claim is shown."""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self.fields = VerdictFields()
        self.fields.touched.connect(self._touch)
        self.fields.settled.connect(self.flush)
        self._why = Label(role="meta", ink="ink_3")
        self._why.setObjectName("why not")
        self._withdraw = _button("Withdraw", self.withdraw)
        self._propose = _button("Propose", self.propose, is_primary=True)
        self._sign = _button("Sign Off", self.sign_off, is_primary=True)
        self._back = _button("Send Back…", self.ask_back)
        for link in (self._withdraw, self._back):
            link.setProperty("link", True)
            link.hide()
            self.fields.more_row.addWidget(link)
        self._stale = StaleLines()
        self._return = SendBack()
        self._return.sent.connect(self._send_back)
        for button in (self._propose, self._sign):
            self.fields.as_of_row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            button.hide()
        for widget in (self._stale, self.fields, self._return, self._why):
            self.body.addWidget(widget)

    # What is shown

    def load(self, desk: Desk, claim: Claim) -> None:
        """Show the verdict on another claim."""
        if self._claim is not None and self.fields.shown().errors:
            shown = self.fields.shown()
            self._unread[self._claim.id] = {name: getattr(shown, name) for name in shown.errors}
        self._pause.stop()
        self._new_id = uuid4()
        self._claim, self._verdict = claim, desk.verdict(claim.id)
        draft = VerdictDraft.of(self._verdict)
        self._held = {name: Held(getattr(draft, name)) for name in _NAMES}
        self.fields.set_scale(self._session.scale)
        self.fields.close_folds()
        self._return.words.set_text("")
        unread: dict[str, Any] = dict(self._unread.pop(claim.id, {}))
        self.fields.show_draft(replace(draft, **unread))
        self.fields.ask_said(claim.is_attributed)
        self._show_steps(desk)

    def refresh(self, desk: Desk, claim: Claim) -> None:
        """Show what changed about the same verdict; what is being typed stays."""
        self._claim, self._verdict = claim, desk.verdict(claim.id)
        stored, shown = VerdictDraft.of(self._verdict), self.fields.shown()
        taken = {
            name: getattr(stored, name)
            for name in _NAMES
            if self._held[name].take(getattr(stored, name), getattr(shown, name))
        }
        if taken:
            self.fields.show_draft(replace(shown, **taken))
        self.fields.ask_said(claim.is_attributed)
        if self._verdict is None:
            self._new_id = uuid4()
        self._show_steps(desk)

    def fail(self) -> bool:
        """The last writing was refused; was it of this?"""
        refused = [held for held in self._held.values() if held.fail()]
        return bool(refused)

    def typed(self) -> dict[str, str]:
        """What is typed and not stored, by field."""
        shown = self.fields.shown()
        texts = {name: getattr(shown, name) for name in _TYPED if name in self._held}
        return {name: text for name, text in texts.items() if text != self._held[name].stored}

    def put_back(self, typed: Mapping[str, str]) -> None:
        """Show what was typed and never stored; it is saved when the fields are left."""
        texts: dict[str, Any] = {name: typed[name] for name in _TYPED if name in typed}
        self.fields.show_draft(replace(self.fields.shown(), **texts))
        self._show_propose()

    def discard(self) -> None:
        """Show what is stored again."""
        self.put_back({name: self._held[name].stored for name in _TYPED})

    # What a person does

    def rate(self, index: int) -> None:
        """Give the rating at `index`, as its number key does."""
        if self._claim is None:
            return
        if why_locked(self._claim):
            self.refused.emit(why_locked(self._claim))
        else:
            self.fields.rate(index)

    @Slot()
    def flush(self) -> None:
        """Save now, as one change, what is not saved yet."""
        self._pause.stop()
        if self._claim is None or why_locked(self._claim):
            return
        shown = self.fields.shown()
        self._show_propose()
        if self._is_unsaved(shown):
            self._send(shown)
            verdict = self._written(self._claim, shown)
            self._session.do(lambda casebook: casebook.verdicts.save_draft(verdict))

    @Slot()
    def propose(self) -> None:
        """Decide: the draft, as it stands in the fields, becomes the proposed verdict."""
        if self._claim is None:
            return
        shown = self.fields.shown()
        why = why_not_propose(self._claim, shown)
        if why:
            self._refuse(why)
            return
        self._pause.stop()
        self._send(shown)
        verdict = self._written(self._claim, shown)
        self._session.do(lambda casebook: casebook.verdicts.propose(verdict))

    @Slot()
    def withdraw(self) -> None:
        """Take a proposed verdict back into work."""
        claim = self._claim
        if claim is not None:
            self._session.do(lambda casebook: casebook.verdicts.withdraw(casebook.claims.get(claim.id)))

    @Slot()
    def ask_back(self) -> None:
        """Ask what is missing in somebody else's verdict, to send it back to them."""
        why = why_not_return(self._verdict, self._session.me)
        if self._claim is None or why:
            self._refuse(why)
        else:
            self._return.open_up()

    @Slot(str)
    def _send_back(self, words: str) -> None:
        claim = self._claim
        if claim is not None:
            self._session.do(lambda casebook: casebook.verdicts.send_back(casebook.claims.get(claim.id), words))

    def rely_on(self, record_id: UUID, linked: Sequence[UUID]) -> None:
        """Let the verdict stand on one of the `linked` records, or no longer; on all of them where it names none."""
        if self._claim is None or why_locked(self._claim):
            self.refused.emit(why_locked(self._claim) if self._claim else "")
            return
        now = self.fields.shown().relied_on or tuple(linked)
        chosen = tuple(each for each in linked if (each in now) != (each == record_id))
        if chosen:
            self.fields.rely_on(() if len(chosen) == len(linked) else chosen)
        else:
            self.refused.emit("A verdict stands on one record at least. Choose another one first.")

    @Slot()
    def sign_off(self) -> None:
        """Agree with what somebody else proposed."""
        claim = self._claim
        if claim is None:
            return
        why = self._why_not_sign()
        if why:
            self._refuse(why)
        else:
            self._session.do(lambda casebook: casebook.verdicts.sign_off(casebook.claims.get(claim.id)))

    # How it is done

    @Slot()
    def _touch(self) -> None:
        self.typing.emit()
        if self._claim is not None and self._is_unsaved(self.fields.shown()):
            self._pause.start()
        self._show_propose()

    def _is_unsaved(self, shown: VerdictDraft) -> bool:
        """Does a field hold something that is not stored, and that can be?"""
        return any(self._held[name].is_unsaved(getattr(shown, name)) for name in _NAMES if name not in shown.errors)

    def _send(self, shown: VerdictDraft) -> None:
        for name in _NAMES:
            if name not in shown.errors:
                self._held[name].send(getattr(shown, name))

    def _written(self, claim: Claim, shown: VerdictDraft) -> Verdict:
        return shown.written_on(self._verdict, claim, self._new_id)

    def _refuse(self, why: str) -> None:
        self._say_why(why)
        self.refused.emit(why)

    def _show_steps(self, desk: Desk) -> None:
        claim = self._claim
        if claim is None:
            return
        is_judged = claim.status is Status.JUDGED
        self.set_fact(_progress_of(desk, self._verdict, is_my_own=self._is_mine()))
        self._stale.load(desk, claim)
        self._return.setVisible(self._return.isVisible() and is_judged)
        self.fields.set_locked(why_locked(claim))
        judged = (self._withdraw if self._is_mine() else self._back, self._sign)
        self._show_buttons(judged if is_judged else () if why_locked(claim) else (self._propose,))
        why = self._why_not_sign() if is_judged else ""
        self._sign.setEnabled(not why)
        self._sign.setToolTip(why or "Sign Off")
        if is_judged or why_locked(claim):
            self._say_why(why or (SENDABLE if is_judged and not self._is_mine() else why_locked(claim)))
        self._show_propose()

    def _show_buttons(self, wanted: tuple[QPushButton, ...]) -> None:
        """Show these buttons alone; first hide the others, so that the row never asks for room for all."""
        for button in (self._withdraw, self._back, self._propose, self._sign):
            if button not in wanted:
                button.hide()
        for button in wanted:
            button.show()

    def _show_propose(self) -> None:
        """Let the button say what is missing."""
        if self._claim is not None:
            why = why_not_propose(self._claim, self.fields.shown())
            self._propose.setEnabled(not why)
            self._propose.setToolTip(why or "Propose Verdict (Ctrl+Enter)")
            self._propose.setAccessibleDescription(why)
            if not why_locked(self._claim):
                self._say_why(why)

    def _say_why(self, why: str) -> None:
        """Say in place what stops the next step."""
        self._why.setText(why)
        self._why.setVisible(bool(why))

    def _why_not_sign(self) -> str:
        desk = self._session.desk
        allows_single = desk is not None and desk.house.allows_single_person
        return why_not_sign(self._verdict, self._session.me, allows_single=allows_single)

    def _is_mine(self) -> bool:
        return self._verdict is not None and self._verdict.person_id == self._session.me.id


def _progress_of(desk: Desk, verdict: Verdict | None, *, is_my_own: bool) -> str:
    """How far a verdict is: "draft", "proposed by you, 14:19"."""
    if verdict is None:
        return ""
    if verdict.signed_at is not None:
        same = " (the same person)" if verdict.signed_by_id == verdict.person_id else ""
        return f"signed off by {_name(desk, verdict.signed_by_id)}{same}, {say_when(verdict.signed_at)}"
    who = "you" if is_my_own else _name(desk, verdict.person_id)
    if verdict.is_draft:
        return "draft" if is_my_own or verdict.person_id is None else f"draft by {who}"
    return f"proposed by {who}{_at(verdict.decided_at)}"


def _at(moment: Moment | None) -> str:
    return f", {say_when(moment)}" if moment else ""


def _name(desk: Desk, person_id: UUID | None) -> str:
    person = desk.person(person_id)
    return person.name if person else "somebody"


def _button(text: str, does: object, *, is_primary: bool = False) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("primary", is_primary)
    button.setAutoDefault(False)
    button.clicked.connect(does)
    return button
