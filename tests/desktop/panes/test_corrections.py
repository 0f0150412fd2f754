"""The list of corrections with its bar, the foot with the steps of a report, and words that are asked for in place."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from checks.domain.article import ReportState
from checks.domain.correction import Decision
from desktop.models.correction_rows import ShownCorrection, Wanted
from desktop.panes.corrections import EMPTY, FILTERED, STEPS, CorrectionsPane
from desktop.widgets.asked_words import AskedWords

LONG = (
    "eight people, among them two nurses of the children's hospital, were reported wounded by five in the afternoon "
    * 4
)


def row(number: int, decision: Decision = Decision.TO_DECIDE, proposed: str = "eight people") -> ShownCorrection:
    return ShownCorrection(
        number, number + 2, UUID(int=number), "Mostly true", "eight others", proposed, "Both say so.", decision, ""
    )


@pytest.fixture
def pane(qtbot: QtBot) -> CorrectionsPane:
    made = CorrectionsPane()
    qtbot.addWidget(made)
    made.resize(560, 700)
    made.show_rows((row(1), row(2, proposed=LONG), row(3, Decision.ACCEPTED)))
    made.show()
    qtbot.waitExposed(made)
    return made


def buttons(pane: CorrectionsPane) -> list[str]:
    return [each.text() for each in pane.findChildren(QPushButton) if each.isVisible()]


def test_rows_are_as_high_as_their_words_and_the_current_one_has_room_for_its_bar(pane: CorrectionsPane) -> None:
    view = pane.list
    heights = [view.visualRect(view.model().index(n, 0)).height() for n in range(3)]
    assert heights[1] > heights[0] + 60
    assert heights[2] == heights[0]
    view.show_claim(UUID(int=1))
    assert view.visualRect(view.currentIndex()).height() == heights[0] + 40
    assert view.visualRect(view.currentIndex()).contains(view.bar.geometry())


def test_what_is_decided_can_be_decided_otherwise(pane: CorrectionsPane) -> None:
    pane.list.show_claim(UUID(int=1))
    assert [each for each in buttons(pane) if "(" in each] == ["Decline (X)", "Accept (A)"]
    pane.list.show_claim(UUID(int=3))
    assert [each for each in buttons(pane) if "(" in each] == ["Reopen (R)", "Decline (X)"]


def test_a_reason_goes_with_its_correction(pane: CorrectionsPane, qtbot: QtBot) -> None:
    told: list[tuple[object, ...]] = []
    pane.list.decided.connect(lambda *each: told.append(each))
    pane.list.show_claim(UUID(int=1))
    qtbot.keyClicks(pane.list.bar.reason, "Both were counted")
    pane.list.show_claim(UUID(int=2))
    assert pane.list.bar.reason.text() == ""
    pane.list.decline()
    assert told == [], "without a reason nothing is declined"
    qtbot.keyClicks(pane.list.bar.reason, "Too long")
    qtbot.keyClick(pane.list.bar.reason, Qt.Key.Key_Return)
    assert told == [(UUID(int=2), Decision.DECLINED, "Too long")]
    pane.list.bar.reason.setFocus()
    qtbot.keyClick(pane.list.bar.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told[-1][1] is Decision.ACCEPTED


def test_going_to_a_row_is_told_and_showing_one_is_not(pane: CorrectionsPane, qtbot: QtBot) -> None:
    told: list[object] = []
    pane.list.chosen.connect(told.append)
    pane.list.show_claim(UUID(int=1))
    assert told == []
    qtbot.keyClick(pane.list, Qt.Key.Key_Down)
    assert told == [UUID(int=2)]
    pane.list.scrollToTop()
    place = pane.list.visualRect(pane.list.model().index(0, 0)).center()
    qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told == [UUID(int=2), UUID(int=1)]


def test_an_empty_list_says_why(pane: CorrectionsPane) -> None:
    pane.want(Wanted.DECLINED)
    assert pane.empty_words == FILTERED
    assert pane.show_all()
    assert not pane.show_all()
    pane.show_rows(())
    assert pane.empty_words == EMPTY


@pytest.mark.parametrize("state", ReportState)
def test_the_foot_offers_the_steps_of_each_state(pane: CorrectionsPane, state: ReportState, qtbot: QtBot) -> None:
    pane.show_state(state, "Where it stands.", is_ready=True)
    names = [name for name, _ in STEPS[state]]
    shown = [words for _, words in STEPS[state]]
    assert [each for each in buttons(pane) if each in shown] == shown
    assert pane.state_words == "Where it stands."
    last = next(each for each in pane.findChildren(QPushButton) if each.text() == shown[-1])
    with qtbot.waitSignal(pane.step_requested) as told:
        qtbot.mouseClick(last, Qt.MouseButton.LeftButton)
    assert told.args == [names[-1]]


def test_nothing_is_published_before_it_is_ready(pane: CorrectionsPane) -> None:
    pane.show_state(ReportState.IN_REVIEW, "2 corrections are still to be decided.", is_ready=False)
    publish = next(each for each in pane.findChildren(QPushButton) if each.text() == "Publish…")
    assert not publish.isEnabled()
    assert publish.toolTip() == "2 corrections are still to be decided."


def test_words_are_asked_for_in_place(qtbot: QtBot) -> None:
    asked, given = AskedWords(), []
    qtbot.addWidget(asked)
    assert asked.question == ""
    asked.ask("Why?", "Send Back", given.append)
    assert asked.question == "Why?"
    asked.give()
    assert given == [], "words are needed"
    qtbot.keyClicks(asked.field, "So")
    qtbot.keyClick(asked.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (given, asked.question) == (["So"], "")
    asked.ask("A note?", "Publish", given.append, is_needed=False)
    assert asked.field.text() == "", "what was typed before is gone"
    asked.give()
    assert given == ["So", ""]
    asked.ask("Why?", "Send Back", given.append)
    qtbot.keyClick(asked.field, Qt.Key.Key_Escape)
    assert (asked.question, len(given)) == ("", 2)
