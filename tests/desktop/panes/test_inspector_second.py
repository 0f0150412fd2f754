"""The blind second check: neither sees what the other decided before both are done."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.panes.inspector import Inspector
from desktop.panes.inspector_comments import CommentsSection
from desktop.panes.inspector_second import SecondSection
from desktop.panes.inspector_verdict import VerdictSection
from desktop.session import Session
from desktop.widgets.label import Label

Settle = Callable[[Session], None]


class Pair:
    """The inspector, at which two people sit in turn."""

    def __init__(self, inspector: Inspector, session: Session, claim_id, settle: Settle) -> None:
        self.inspector, self.session, self.claim_id, self._settle = inspector, session, claim_id, settle
        self.second = inspector.findChild(SecondSection)
        self.first = inspector.findChild(VerdictSection)

    def sit(self, name: str) -> None:
        self.session.sign_in(name)
        self.settle()
        self.inspector.show_claim(None)
        self.inspector.show_claim(self.claim_id)

    def settle(self) -> None:
        self._settle(self.session)

    def judge(self, index: int, why: str) -> None:
        self.inspector.rate(index)
        fields = self.second.form if self.second.is_blind else self.first.fields
        fields.rationale.set_text(why)
        self.inspector.propose()
        self.settle()

    def ask(self) -> None:
        self.session.do(lambda casebook: casebook.second_checks.ask(casebook.claims.get(self.claim_id)))
        self.settle()

    def words(self) -> str:
        labels = [each for each in self.inspector.findChildren(Label) if each.isVisibleTo(self.inspector)]
        return "\n".join(each.text() for each in labels)

    @property
    def check(self):
        return self.session.desk.second_checks(self.claim_id)[-1]

    def button(self, text: str) -> QPushButton:
        return next(each for each in self.second.findChildren(QPushButton) if each.text() == text)


@pytest.fixture
def pair(inspector: Inspector, checked: Session, ids, settle: Settle) -> Pair:
    """Checker proposed "True" and asked for a second check; then Ana sits down."""
    made = Pair(inspector, checked, ids.figure, settle)
    made.judge(0, "The report says eight.")
    made.ask()
    made.sit("Ana")
    return made


def test_there_is_no_section_until_one_is_asked_for(inspector: Inspector) -> None:
    assert inspector.findChild(SecondSection).isHidden()


def test_the_second_person_sees_neither_verdict_nor_comments(pair: Pair) -> None:
    assert pair.second.is_blind
    assert pair.first.isHidden()
    assert pair.inspector.findChild(CommentsSection).isHidden()
    assert "The report says eight." not in pair.words()


def test_the_first_person_does_not_see_what_is_being_written(qtbot: QtBot, pair: Pair) -> None:
    pair.inspector.rate(4)
    qtbot.keyClicks(pair.second.form.rationale, "Only seven.")
    pair.second.flush()
    pair.settle()
    assert pair.check.rationale == "Only seven."
    pair.sit("Checker")
    assert not pair.second.is_blind
    assert pair.first.isVisible()
    assert pair.second.form.isHidden()
    assert "Only seven." not in pair.words()
    assert "stays hidden until it is handed in" in pair.words()


def test_saving_twice_is_one_text(qtbot: QtBot, pair: Pair) -> None:
    pair.second.form.rationale.set_text("Seven")
    pair.second.flush()
    pair.settle()
    index = pair.session.undo_stack.index()
    pair.second.flush()
    pair.settle()
    assert pair.session.undo_stack.index() == index


def test_what_is_missing_keeps_it_from_being_handed_in(pair: Pair) -> None:
    hand_in = pair.button("Hand In")
    assert not hand_in.isEnabled()
    assert hand_in.toolTip() == "Choose a rating first."
    pair.inspector.rate(1)
    assert hand_in.toolTip() == "Write down the reasons first."
    pair.second.form.rationale.set_text("Because.")
    assert hand_in.isEnabled()


def test_both_stand_side_by_side_once_it_is_handed_in(pair: Pair) -> None:
    pair.judge(4, "Only seven.")
    assert not pair.second.is_blind
    assert pair.second.pair.isVisible()
    assert "The report says eight." in pair.words()
    assert "Only seven." in pair.words()
    assert "The two differ on the rating." in pair.words()
    assert pair.first.isHidden()


def test_two_that_differ_need_words_to_be_brought_together(qtbot: QtBot, pair: Pair) -> None:
    pair.judge(4, "Only seven.")
    take = pair.button("Take Second")
    assert not take.isEnabled()
    qtbot.keyClicks(pair.second.pair.outcome, "The hospital list has seven.")
    qtbot.mouseClick(take, Qt.MouseButton.LeftButton)
    pair.settle()
    assert pair.check.is_closed
    assert pair.session.desk.verdict(pair.claim_id).rationale == "Only seven."
    assert "The hospital list has seven." in pair.words()


def test_two_that_agree_are_closed_by_one_button(pair: Pair) -> None:
    pair.judge(0, "The same report.")
    assert "The two agree." in pair.words()
    assert pair.button("Take Second").isHidden()
    pair.button("Close").click()
    pair.settle()
    assert pair.check.is_closed
    assert pair.session.desk.verdict(pair.claim_id).rationale == "The report says eight."
    assert pair.first.isVisible()


def test_who_asked_can_take_it_back(pair: Pair) -> None:
    pair.sit("Checker")
    pair.button("Withdraw Request").click()
    pair.settle()
    assert pair.session.desk.second_checks(pair.claim_id) == ()
    assert pair.second.isHidden()


def test_what_was_typed_and_not_stored_comes_back(pair: Pair) -> None:
    pair.second.form.rationale.set_text("Begun")
    left = pair.second.typed()
    assert left == {"second rationale": "Begun"}
    pair.second.discard()
    assert pair.second.typed() == {}
    pair.second.put_back(left)
    assert pair.second.form.rationale.text() == "Begun"
