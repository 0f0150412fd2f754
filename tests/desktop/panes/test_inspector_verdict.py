from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from checks.domain.change import Change
from checks.domain.claim import Status
from checks.domain.house import House
from checks.domain.moment import Moment
from desktop.panes import inspector_verdict
from desktop.panes.inspector_verdict import VerdictSection
from desktop.panes.verdict_return import SendBack
from desktop.panes.verdict_stale import StaleLines
from desktop.session import Session
from desktop.widgets.choices_menu import ChoicesMenu
from desktop.widgets.label import Label
from desktop.widgets.rating_bar import RatingBar
from desktop.widgets.saving_text import GrowingText

Settle = Callable[[Session], None]


class Verdict:
    """The section on one claim, kept up to date as the inspector does."""

    def __init__(self, qtbot: QtBot, session: Session, claim_id, settle: Settle) -> None:
        self.session, self.claim_id, self._settle = session, claim_id, settle
        self.section = VerdictSection(session)
        qtbot.addWidget(self.section)
        self.section.resize(336, 300)
        self.section.show()
        self.section.load(session.desk, self.claim)
        session.changed.connect(lambda _: self.section.refresh(session.desk, self.claim))
        session.failed.connect(self.section.fail)

    @property
    def claim(self):
        return self.session.desk.claim(self.claim_id)

    @property
    def stored(self):
        return self.session.desk.verdict(self.claim_id)

    @property
    def rationale(self) -> GrowingText:
        return self.section.findChild(GrowingText, "rationale")

    @property
    def as_of(self) -> QLineEdit:
        return self.section.findChild(QLineEdit, "as of")

    @property
    def bar(self) -> RatingBar:
        return self.section.findChild(RatingBar)

    def button(self, text: str) -> QPushButton:
        return next(each for each in self.section.findChildren(QPushButton) if each.text() == text)

    def texts(self) -> list[str]:
        return [each.text() for each in self.section.findChildren(Label) if each.isVisibleTo(self.section)]

    def settle(self) -> None:
        self._settle(self.session)

    def write(self) -> None:
        """Fill in what a proposal needs."""
        self.section.rate(1)
        self.rationale.set_text("The governor said so.")
        self.section.flush()
        self.settle()

    def labels(self) -> list[str]:
        stack = self.session.undo_stack
        return [stack.text(place) for place in range(stack.index())]


@pytest.fixture
def verdict(qtbot: QtBot, checked: Session, ids, settle: Settle, monkeypatch: pytest.MonkeyPatch) -> Verdict:
    monkeypatch.setattr(inspector_verdict, "PAUSE_MS", 50)
    return Verdict(qtbot, checked, ids.figure, settle)


def test_a_rating_saves_at_once_with_what_is_typed(verdict: Verdict) -> None:
    verdict.rationale.set_text("So far")
    verdict.section.rate(1)
    verdict.settle()
    assert (verdict.stored.rating, verdict.stored.rationale) == ("mostly_true", "So far")
    assert verdict.labels() == ["Edit verdict"]
    assert verdict.section.fact == "draft"


def test_typing_saves_one_change_a_pause(qtbot: QtBot, verdict: Verdict) -> None:
    qtbot.keyClicks(verdict.rationale, "Because of the governor.")
    qtbot.waitUntil(lambda: verdict.labels() == ["Edit verdict"])
    assert verdict.stored.rationale == "Because of the governor."


def test_two_quick_savings_make_one_verdict(verdict: Verdict) -> None:
    verdict.section.rate(0)
    verdict.rationale.set_text("Quick")
    verdict.section.flush()
    verdict.settle()
    assert (verdict.stored.rating, verdict.stored.rationale) == ("true", "Quick")


def test_undo_and_redo_show(verdict: Verdict) -> None:
    verdict.section.rate(0)
    verdict.settle()
    verdict.section.rate(4)
    verdict.settle()
    verdict.session.undo()
    verdict.settle()
    assert verdict.bar.rating == "true"
    verdict.session.undo()
    verdict.settle()
    assert verdict.bar.rating is None
    assert verdict.stored is None
    verdict.session.redo()
    verdict.settle()
    assert verdict.bar.rating == "true"


def test_the_button_says_what_is_missing(verdict: Verdict) -> None:
    propose = verdict.button("Propose")
    assert not propose.isEnabled()
    assert propose.toolTip() == "Choose a rating first."
    verdict.section.rate(1)
    assert propose.toolTip() == "Write down the reasons first."
    verdict.rationale.set_text("Because.")
    assert propose.isEnabled()


def test_proposing_judges_and_withdrawing_takes_it_back(verdict: Verdict) -> None:
    verdict.write()
    verdict.button("Propose").click()
    verdict.settle()
    assert verdict.claim.status is Status.JUDGED
    assert not verdict.stored.is_draft
    assert verdict.section.fact.startswith("proposed by you, ")
    assert verdict.rationale.isReadOnly()
    verdict.button("Withdraw").click()
    verdict.settle()
    assert verdict.claim.status is Status.IN_PROGRESS
    assert verdict.stored.is_draft
    assert not verdict.rationale.isReadOnly()


def test_proposing_takes_what_is_still_unsaved(verdict: Verdict) -> None:
    verdict.section.rate(1)
    verdict.rationale.set_text("Typed to the end.")
    verdict.section.propose()
    verdict.settle()
    assert verdict.stored.rationale == "Typed to the end."
    assert verdict.labels()[-1] == "Propose verdict"


def test_a_proposed_verdict_cannot_be_changed_by_a_key(qtbot: QtBot, verdict: Verdict) -> None:
    verdict.write()
    verdict.section.propose()
    verdict.settle()
    with qtbot.waitSignal(verdict.section.refused) as told:
        verdict.section.rate(4)
    assert told.args == ["The verdict is proposed. Withdraw it to change it."]
    assert verdict.stored.rating == "mostly_true"


def test_nobody_signs_their_own(qtbot: QtBot, verdict: Verdict) -> None:
    verdict.write()
    verdict.section.propose()
    verdict.settle()
    sign = verdict.button("Sign Off")
    assert not sign.isEnabled()
    assert sign.toolTip() == "You proposed this verdict. A second person signs it off."
    assert sign.toolTip() in verdict.texts()
    with qtbot.waitSignal(verdict.section.refused):
        verdict.section.sign_off()


def test_another_person_signs(verdict: Verdict) -> None:
    verdict.write()
    verdict.section.propose()
    verdict.settle()
    verdict.session.ask(lambda casebook: casebook.people.sign_in("Second reader"), lambda _: None)
    verdict.settle()
    verdict.section.load(verdict.session.desk, verdict.claim)
    verdict.button("Sign Off").click()
    verdict.settle()
    assert verdict.claim.status is Status.SIGNED_OFF
    assert verdict.section.fact.startswith("signed off by ")
    assert not verdict.button("Withdraw").isVisibleTo(verdict.section)


def test_a_suggestion_is_accepted_before_it_is_judged(verdict: Verdict, ids, settle: Settle, qtbot: QtBot) -> None:
    suggested = Verdict(qtbot, verdict.session, ids.gloss, settle)
    suggested.write()
    assert suggested.button("Propose").toolTip() == "Accept the claim first (A)."


def test_the_moment_is_understood_and_written_back(qtbot: QtBot, verdict: Verdict) -> None:
    qtbot.keyClicks(verdict.as_of, "2025-05-23 17:01")
    qtbot.keyClick(verdict.as_of, Qt.Key.Key_Return)
    verdict.settle()
    assert verdict.as_of.text() == "23 May 2025, 17:01"
    assert str(verdict.stored.as_of) == "2025-05-23T17:01"


def test_a_moment_that_makes_no_sense_is_told_and_stays(verdict: Verdict, ids) -> None:
    verdict.write()
    verdict.as_of.setText("last Friday")
    verdict.as_of.editingFinished.emit()
    verdict.settle()
    assert any("is not a date" in text for text in verdict.texts())
    assert not verdict.button("Propose").isEnabled()
    other = verdict.session.desk.claim(ids.first)
    verdict.section.load(verdict.session.desk, other)
    assert verdict.as_of.text() == ""
    verdict.section.load(verdict.session.desk, verdict.claim)
    assert verdict.as_of.text() == "last Friday"
    assert verdict.stored.as_of is None


def test_flags_and_wording(verdict: Verdict) -> None:
    flags = verdict.section.findChild(ChoicesMenu)
    flags.show_choices(("superseded",))
    flags.chosen.emit()
    verdict.button("Add proposed wording").click()
    verdict.section.findChild(GrowingText, "wording").set_text("At least eight.")
    verdict.section.flush()
    verdict.settle()
    assert verdict.stored.flags == ("superseded",)
    assert verdict.stored.proposed_wording == "At least eight."
    assert flags.text() == "Superseded"


def test_a_refused_writing_is_tried_again(verdict: Verdict) -> None:
    verdict.rationale.set_text("Kept")
    verdict.session.do(lambda casebook: casebook.claims.accept(casebook.claims.get(verdict.claim_id)))
    verdict.settle()
    verdict.section.flush()
    verdict.settle()
    assert verdict.stored.rationale == "Kept"


@pytest.fixture
def others(verdict: Verdict) -> Verdict:
    """A verdict that a colleague proposed."""
    verdict.session.sign_in("Ana")
    verdict.write()
    verdict.section.propose()
    verdict.settle()
    verdict.session.sign_in("Checker")
    verdict.settle()
    verdict.section.load(verdict.session.desk, verdict.claim)
    return verdict


def test_a_colleagues_verdict_goes_back_with_what_is_missing(qtbot: QtBot, others: Verdict) -> None:
    others.button("Send Back…").click()
    sending = others.section.findChild(SendBack)
    assert sending.isVisible()
    assert not others.button("Send Back").isEnabled()
    qtbot.keyClicks(sending.words, "Which hospital?")
    others.button("Send Back").click()
    others.settle()
    assert others.claim.status is Status.IN_PROGRESS
    assert [(each.text, each.is_return) for each in others.session.desk.comments(others.claim_id)] == [
        ("Which hospital?", True)
    ]
    assert not sending.isVisible()


def test_escape_keeps_the_verdict_here(qtbot: QtBot, others: Verdict) -> None:
    others.section.ask_back()
    sending = others.section.findChild(SendBack)
    qtbot.keyClick(sending.words, Qt.Key.Key_Escape)
    assert not sending.isVisible()
    assert others.claim.status is Status.JUDGED


def test_ones_own_verdict_is_withdrawn_instead(qtbot: QtBot, verdict: Verdict) -> None:
    verdict.write()
    verdict.section.propose()
    verdict.settle()
    assert not verdict.button("Send Back…").isVisible()
    with qtbot.waitSignal(verdict.section.refused) as told:
        verdict.section.ask_back()
    assert told.args == ["This verdict is your own. Withdraw it instead."]


def test_in_a_house_of_one_person_it_is_said_who_signed(verdict: Verdict) -> None:
    verdict.session.do(lambda casebook: casebook.house.edit(House(allows_single_person=True)))
    verdict.write()
    verdict.section.propose()
    verdict.settle()
    assert verdict.button("Sign Off").isEnabled()
    verdict.button("Sign Off").click()
    verdict.settle()
    assert verdict.claim.status is Status.SIGNED_OFF
    assert "(the same person)" in verdict.section.fact


def test_a_passed_day_makes_the_verdict_stale_in_words(verdict: Verdict) -> None:
    verdict.write()
    verdict.section.propose()
    verdict.settle()
    assert verdict.section.findChild(StaleLines).isHidden()
    old = replace(verdict.stored, recheck_on=Moment(date(2025, 1, 2)))
    verdict.session.do(lambda casebook: casebook.apply(Change("Age", (verdict.stored,), (old,))))
    verdict.settle()
    lines = verdict.section.findChild(StaleLines)
    assert lines.isVisible()
    assert "It was to be checked again on" in " ".join(verdict.texts())


def test_the_verdict_stands_on_the_records_that_are_ticked(verdict: Verdict, ids) -> None:
    verdict.section.rely_on(ids.report, [ids.report, ids.post])
    verdict.settle()
    assert verdict.stored.relied_on == (ids.post,)
    verdict.section.rely_on(ids.report, [ids.report, ids.post])
    verdict.settle()
    assert verdict.stored.relied_on == ()


def test_it_cannot_stand_on_none(qtbot: QtBot, verdict: Verdict, ids) -> None:
    with qtbot.waitSignal(verdict.section.refused):
        verdict.section.rely_on(ids.report, [ids.report])
    assert verdict.section.fields.shown().relied_on == ()
