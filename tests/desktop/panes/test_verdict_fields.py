"""The fields of a verdict: they show a draft and give it back, and lock with a reason."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from checks.domain.claim import Claim, Kind, Status
from checks.domain.person import Person
from checks.domain.span import Anchor
from checks.domain.verdict import Confidence, Flag, Rating, Said, Scale, Verdict
from desktop.panes.inspector import Inspector
from desktop.panes.verdict_draft import VerdictDraft, why_locked, why_not_propose, why_not_sign
from desktop.panes.verdict_fields import VerdictFields
from desktop.panes.verdict_more import VerdictMore
from desktop.session import Session
from desktop.widgets.choices_menu import ChoicesMenu
from desktop.widgets.label import Label
from desktop.widgets.saving_text import GrowingText
from desktop.widgets.segments import Segment

SCALE = Scale("House", 1, (Rating("true", "True"), Rating("mostly_false", "Mostly false")), (Flag("old", "Outdated"),))
CLAIM = Claim(UUID(int=1), UUID(int=2), Anchor.at("eight others", 0, 5), 0, Kind.QUANTITY, status=Status.OPEN)
WHOLE = VerdictDraft("true", "Because.\nTwo say so.", "23 May 2025, 17:01", ("old",), "Nine")


@pytest.fixture
def fields(qtbot: QtBot) -> VerdictFields:
    made = VerdictFields()
    qtbot.addWidget(made)
    made.set_scale(SCALE)
    made.resize(336, 300)
    made.show()
    return made


def as_of(fields: VerdictFields) -> QLineEdit:
    return fields.findChild(QLineEdit, "as of")


def wording(fields: VerdictFields) -> GrowingText:
    return fields.findChild(GrowingText, "wording")


def add_wording(fields: VerdictFields) -> QPushButton:
    return next(each for each in fields.findChildren(QPushButton) if each.text() == "Add proposed wording")


@pytest.mark.parametrize("draft", [WHOLE, VerdictDraft(), replace(WHOLE, as_of="last Friday")])
def test_a_draft_is_shown_and_given_back_and_nobody_is_told(
    qtbot: QtBot, fields: VerdictFields, draft: VerdictDraft
) -> None:
    with qtbot.assertNotEmitted(fields.touched), qtbot.assertNotEmitted(fields.settled):
        fields.show_draft(draft)
    assert fields.shown() == draft


def test_the_caret_stays_while_others_fields_are_shown_anew(fields: VerdictFields) -> None:
    fields.show_draft(WHOLE)
    cursor = fields.rationale.textCursor()
    cursor.setPosition(4)
    fields.rationale.setTextCursor(cursor)
    fields.show_draft(replace(WHOLE, rating="mostly_false"))
    assert fields.rationale.textCursor().position() == 4


def test_a_wording_is_asked_for_only_when_it_is_wanted(qtbot: QtBot, fields: VerdictFields) -> None:
    assert not wording(fields).isVisible()
    fields.activateWindow()
    qtbot.mouseClick(add_wording(fields), Qt.MouseButton.LeftButton)
    assert wording(fields).isVisible()
    assert wording(fields).hasFocus()
    assert not add_wording(fields).isVisible()
    fields.close_folds()
    assert not wording(fields).isVisible()
    fields.show_draft(WHOLE)
    assert wording(fields).isVisible(), "one that is written is never hidden"


def test_locked_fields_say_why_and_take_no_typing(qtbot: QtBot, fields: VerdictFields) -> None:
    fields.show_draft(WHOLE)
    fields.set_locked("The verdict is proposed. Withdraw it to change it.")
    qtbot.keyClicks(fields.rationale, "more")
    qtbot.keyClicks(as_of(fields), "more")
    fields.rate(1)
    assert fields.shown() == WHOLE
    assert fields.rationale.toolTip() == "The verdict is proposed. Withdraw it to change it."
    fields.set_locked("")
    fields.rate(1)
    assert fields.shown().rating == "mostly_false"


def test_flags_that_nobody_gave_do_not_show_while_locked(fields: VerdictFields) -> None:
    flags = fields.findChild(ChoicesMenu)
    fields.set_locked("Locked.")
    assert not flags.isVisible()
    fields.set_locked("")
    assert flags.isVisible()
    fields.show_draft(WHOLE)
    fields.set_locked("Locked.")
    assert flags.isVisible()
    assert not flags.isEnabled()


def test_typing_touches_and_leaving_settles(qtbot: QtBot, fields: VerdictFields) -> None:
    with qtbot.waitSignal(fields.touched):
        qtbot.keyClicks(fields.rationale, "B")
    with qtbot.waitSignal(fields.settled):
        fields.rationale.left.emit()
    with qtbot.waitSignal(fields.touched):
        qtbot.keyClicks(as_of(fields), "2")
    with qtbot.waitSignal(fields.settled):
        as_of(fields).editingFinished.emit()


def test_another_scale_makes_another_bar(fields: VerdictFields) -> None:
    fields.show_draft(WHOLE)
    fields.set_scale(replace(SCALE, ratings=(Rating("yes", "Yes"),), flags=()))
    fields.rate(0)
    assert fields.shown().rating == "yes"
    assert fields.shown().flags == ()


# What stops the next step

BECAUSE = VerdictDraft("true", "Because.")


@pytest.mark.parametrize(
    ("status", "draft", "why"),
    [
        (Status.OPEN, BECAUSE, ""),
        (Status.IN_PROGRESS, BECAUSE, ""),
        (Status.RECHECK, BECAUSE, ""),
        (Status.SUGGESTED, BECAUSE, "Accept the claim first (A)."),
        (Status.OPEN, replace(BECAUSE, rating=None), "Choose a rating first."),
        (Status.OPEN, replace(BECAUSE, rationale="  \n"), "Write down the reasons first."),
        (Status.JUDGED, BECAUSE, "The verdict is proposed. Withdraw it to change it."),
        (Status.SIGNED_OFF, BECAUSE, "The verdict is signed off. Mark the claim for re-check to change it."),
        (Status.NOT_A_CLAIM, BECAUSE, "This is not a claim. Open it again to give a verdict."),
    ],
)
def test_what_stops_a_proposal(status: Status, draft: VerdictDraft, why: str) -> None:
    assert why_not_propose(replace(CLAIM, status=status), draft) == why


def test_a_moment_that_makes_no_sense_stops_it(fields: VerdictFields) -> None:
    assert "is not a date" in why_not_propose(CLAIM, replace(BECAUSE, as_of="soon"))


def test_who_may_sign() -> None:
    me, other = Person(UUID(int=7), "Ada"), Person(UUID(int=8), "Boris")
    proposed = Verdict(UUID(int=5), CLAIM.id, "true", "So.", is_draft=False, person_id=other.id)
    assert why_not_sign(proposed, me) == ""
    assert "A second person" in why_not_sign(proposed, other)
    for missing in (None, replace(proposed, is_draft=True)):
        assert why_not_sign(missing, me) == "There is no proposed verdict to sign off."


@given(st.sampled_from(Status))
def test_what_is_locked_cannot_be_proposed(status: Status) -> None:
    claim: Any = replace(CLAIM, status=status)
    if why_locked(claim):
        assert why_not_propose(claim, BECAUSE) == why_locked(claim)


def test_what_is_missing_stands_below_the_fields(inspector: Inspector, checked: Session, ids) -> None:
    why = inspector.findChild(Label, "why not")
    assert (why.text(), why.isVisibleTo(inspector)) == ("Choose a rating first.", True)
    inspector.rate(0)
    assert why.text() == "Write down the reasons first."
    inspector.findChild(GrowingText, "rationale").set_text("Because.")
    assert not why.isVisibleTo(inspector)


FULL = replace(
    WHOLE,
    said=Said.DIFFERENTLY,
    said_rationale="She said nine.",
    confidence=Confidence.LOW,
    confidence_reason="One post only.",
    recheck_on="1 Sep 2025",
    relied_on=(UUID(int=7),),
)


def test_both_halves_and_what_is_rarely_used_are_shown_and_given_back(fields: VerdictFields) -> None:
    fields.show_draft(FULL)
    assert fields.shown() == FULL
    fields.show_draft(VerdictDraft())
    assert fields.shown() == VerdictDraft()


def test_whether_they_said_so_is_asked_only_where_somebody_did(fields: VerdictFields) -> None:
    assert not fields.said.isVisible()
    fields.ask_said(True)
    assert fields.said.isVisible()
    assert not fields.said.rationale.isVisible()
    fields.ask_said(False)
    assert not fields.said.isVisible()


def test_an_answer_that_was_given_stays_to_be_seen(fields: VerdictFields) -> None:
    fields.show_draft(FULL)
    fields.ask_said(False)
    assert fields.said.isVisible()


def test_choosing_that_they_said_otherwise_asks_what_they_said(qtbot: QtBot, fields: VerdictFields) -> None:
    fields.ask_said(True)
    otherwise = next(each for each in fields.said.findChildren(Segment) if each.text() == "Otherwise")
    with qtbot.waitSignal(fields.settled):
        qtbot.mouseClick(otherwise, Qt.MouseButton.LeftButton)
    assert fields.shown().said is Said.DIFFERENTLY
    assert fields.said.rationale.isVisible()


def test_confidence_and_the_day_to_look_again_are_behind_one_line(qtbot: QtBot, fields: VerdictFields) -> None:
    more = fields.findChild(VerdictMore)
    add = next(each for each in fields.findChildren(QPushButton) if each.text().startswith("Add confidence"))
    assert not more.isVisible()
    qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    assert more.isVisible()
    assert not add.isVisible()
    qtbot.mouseClick(
        next(each for each in more.findChildren(Segment) if each.text() == "High"), Qt.MouseButton.LeftButton
    )
    assert fields.shown().confidence is Confidence.HIGH
    assert more.reason.isVisible()
    fields.show_draft(VerdictDraft())
    fields.close_folds()
    assert not more.isVisible()


def test_a_day_that_makes_no_sense_is_said_so_where_it_stands(qtbot: QtBot, fields: VerdictFields) -> None:
    fields.show_draft(replace(FULL, recheck_on="next week"))
    more = fields.findChild(VerdictMore)
    assert "is not a date" in more.recheck.error.text()
    assert fields.shown().errors.keys() == {"recheck_on"}


@pytest.mark.parametrize(
    ("draft", "why"),
    [
        (replace(BECAUSE, said=Said.NO), "Write down what they said, or why it cannot be shown."),
        (replace(BECAUSE, said=Said.YES), ""),
        (replace(BECAUSE, confidence=Confidence.HIGH), "Say in a sentence what the confidence rests on."),
        (replace(BECAUSE, confidence=Confidence.HIGH, confidence_reason="Two count alike."), ""),
    ],
)
def test_what_the_halves_still_need(draft: VerdictDraft, why: str) -> None:
    assert why_not_propose(CLAIM, draft) == why


def test_a_house_of_one_person_signs_its_own() -> None:
    me = Person(UUID(int=3), "Checker")
    own = Verdict(UUID(int=9), CLAIM.id, rating="true", is_draft=False, person_id=me.id)
    assert why_not_sign(own, me, allows_single=True) == ""
