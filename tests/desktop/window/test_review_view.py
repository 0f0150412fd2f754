"""The review through the window: read, decide, sign, return, publish and correct, all of it by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from checks.domain.article import ReportState
from checks.domain.change import Change
from checks.domain.claim import Claim, Status
from checks.domain.correction import Decision
from checks.domain.verdict import Verdict
from desktop.dialogs.erratum import ErratumDialog, ErratumWords
from desktop.models.correction_rows import Wanted
from desktop.panes import corrections as corrections_pane
from desktop.window.review_view import ReviewView
from tests.desktop.window.conftest import Work

Called = Callable[[str], Claim]
Key = Qt.Key


class Review:
    """The review of the small article, in which a colleague judged two claims; a third has a verdict of one's own."""

    def __init__(self, work: Work, qtbot: QtBot) -> None:
        self.work, self.qtbot = work, qtbot

    def open(self) -> None:
        self.work.do("view.review")

    def press(self, key: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(QApplication.focusWidget(), key, modifiers)
        self.work.settle()

    def type(self, words: str) -> None:
        self.qtbot.keyClicks(QApplication.focusWidget(), words)

    @property
    def view(self) -> ReviewView:
        return self.work.window.findChildren(ReviewView)[0]

    @property
    def chosen(self) -> str:
        assert self.view.claim is not None
        return self.view.claim.quote

    def decision(self, claim: Claim) -> Decision | None:
        found = self.work.desk.correction(claim.id)
        return found.decision if found else None

    def state(self) -> ReportState:
        return self.work.desk.article.report_state


@pytest.fixture
def review(work: Work, qtbot: QtBot, claim_called: Called) -> Review:
    session = work.session
    own = session.me.name

    def judge(beginning: str, wording: str) -> None:
        claim = claim_called(beginning)
        verdict = Verdict(claim.id, claim.id, "mostly_true", "Both records.", proposed_wording=wording)
        verdict = replace(verdict, id=type(claim.id)(int=claim.id.int ^ 1))
        accepted = replace(claim, status=Status.OPEN)
        if accepted != claim:
            session.do(lambda casebook: casebook.apply(Change("Accept", (claim,), (accepted,))))
        session.do(lambda casebook: casebook.verdicts.propose(verdict))
        work.settle()

    session.sign_in("Anna")
    judge("eight", "eight people were reported wounded")
    judge("four", "four in serious condition")
    session.sign_in(own)
    judge("One", "")
    work.choose(claim_called("Russian"))
    return Review(work, qtbot)


def test_ctrl_4_shows_the_report_beside_its_corrections(review: Review, claim_called: Called) -> None:
    review.work.window.activateWindow()
    review.press(Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    view = review.view
    assert view.isVisible()
    assert view.report.state == ""
    assert "eight others were wounded" in view.report.text.toPlainText()
    assert [row.proposed for row in view.corrections.rows.all] == [
        "eight people were reported wounded",
        "four in serious condition",
    ]
    assert "2 corrections are still to be decided" in view.corrections.state_words
    assert review.chosen == claim_called("Russian").quote, "the claim of the desk"


def test_a_person_goes_through_verdicts_by_key_and_the_report_follows(review: Review, claim_called: Called) -> None:
    review.open()
    review.press(Key.Key_J)
    assert review.chosen == claim_called("One").quote
    review.press(Key.Key_J)
    assert review.chosen == claim_called("eight").quote
    assert review.view.corrections.list.current.claim_id == claim_called("eight").id
    assert review.view.report.text.current == 3
    assert any("eight others" in words for words in review.view.report.text.marked_words)
    review.press(Key.Key_K)
    assert review.chosen == claim_called("One").quote
    assert review.view.corrections.list.current is None, "it asks for no other words"
    review.press(Key.Key_K)
    assert review.chosen == claim_called("One").quote, "nothing is before the first"


def test_accepting_declining_and_reopening_by_key(review: Review, claim_called: Called) -> None:
    eight, four = claim_called("eight"), claim_called("four")
    review.open()
    review.view.choose(eight.id)
    review.press(Key.Key_A)
    assert review.decision(eight) is Decision.ACCEPTED
    review.press(Key.Key_J, Qt.KeyboardModifier.ShiftModifier)
    assert review.chosen == four.quote
    review.press(Key.Key_X)
    assert review.decision(four) is None, "declining needs a reason"
    assert QApplication.focusWidget() is review.view.corrections.list.bar.reason
    review.type("Said so by two records")
    review.press(Key.Key_Return)
    assert review.decision(four) is Decision.DECLINED
    assert review.view.corrections.list.current.editor == "Said so by two records"
    assert review.view.corrections.list.bar.reason.text() == ""
    review.press(Key.Key_R)
    assert review.decision(four) is Decision.TO_DECIDE
    review.press(Key.Key_U)
    assert review.decision(four) is Decision.DECLINED, "one step back"


def test_a_verdict_of_a_colleague_is_signed_and_ones_own_is_not(review: Review, claim_called: Called) -> None:
    eight, one = claim_called("eight"), claim_called("One")
    review.open()
    review.view.choose(one.id)
    review.press(Key.Key_S)
    assert review.work.desk.claim(one.id).status is Status.JUDGED
    assert "colleague" in review.work.said
    assert review.view.report.fact.startswith("Given by you: a colleague signs it off.")
    review.view.choose(eight.id)
    review.press(Key.Key_S)
    assert review.work.desk.claim(eight.id).status is Status.SIGNED_OFF
    assert "signed off by you" in review.view.report.fact


def test_a_verdict_goes_back_with_a_comment(review: Review, claim_called: Called) -> None:
    four = claim_called("four")
    review.open()
    review.view.choose(four.id)
    review.press(Key.Key_B)
    assert review.view.report.asked.question == "What is missing in the verdict?"
    review.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert review.view.report.asked.question, "not without words"
    review.type("Name the hospital")
    review.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert review.view.report.asked.question == ""
    (comment,) = review.work.desk.comments(four.id)
    assert (comment.text, comment.is_return) == ("Name the hospital", True)
    assert review.work.desk.claim(four.id).status is Status.IN_PROGRESS
    assert len(review.view.corrections.rows.all) == 1, "a draft proposes nothing"


def test_a_comment_on_a_claim_and_a_question_taken_back(review: Review, claim_called: Called) -> None:
    eight = claim_called("eight")
    review.open()
    review.view.choose(eight.id)
    review.press(Key.Key_C)
    review.press(Key.Key_Escape)
    assert review.work.desk.comments(eight.id) == ()
    assert review.view.isVisible(), "Esc ended the question alone"
    review.press(Key.Key_C)
    review.type("Ask again")
    review.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [each.text for each in review.work.desk.comments(eight.id)] == ["Ask again"]
    assert "Ask again" in review.view.report.text.toPlainText()


def test_the_report_goes_its_way_and_each_step_is_offered_when_it_is_due(review: Review, claim_called: Called) -> None:
    actions = review.work.window.actions_by_id
    review.open()
    assert not actions["review.publish"].isEnabled()
    review.work.do("review.send_for_review")
    assert review.state() is ReportState.IN_REVIEW
    review.work.do("review.send_back")
    assert review.view.corrections.asked.question
    review.type("Two corrections are open")
    review.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert review.state() is ReportState.RETURNED
    assert "Two corrections are open" in review.view.corrections.state_words
    assert not actions["review.correct"].isEnabled()


def test_a_published_report_is_corrected_in_the_open(
    review: Review, claim_called: Called, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = review.work.desk.article
    out = replace(article, report_state=ReportState.PUBLISHED)
    review.work.session.do(lambda casebook: casebook._records.apply(Change("Publish", (article,), (out,))))
    review.work.settle()
    monkeypatch.setattr(ErratumDialog, "ask", lambda *_: ErratumWords("four", "eight", "A slip"))
    review.work.do("review.correct")
    assert review.state() is ReportState.CORRECTED
    assert [(each.was, each.now, each.reason) for each in review.work.desk.errata] == [("four", "eight", "A slip")]
    assert "It said “four”, and says “eight” now: A slip" in review.view.report.text.toPlainText()
    review.work.do("review.void")
    review.type("All of it was wrong")
    review.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert review.state() is ReportState.VOID
    review.work.do("review.take_back")
    assert review.state() is ReportState.DRAFT


def test_a_click_in_the_report_chooses_the_innermost_claim_and_leaving_takes_it_along(
    review: Review, claim_called: Called
) -> None:
    four = claim_called("four")
    review.open()
    text = review.view.report.text
    place = text.toPlainText().index("four who are")
    cursor = QTextCursor(text.document())
    cursor.setPosition(place + 2)
    text.setTextCursor(cursor)
    text.ensureCursorVisible()
    review.qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=text.cursorRect(cursor).center())
    assert review.chosen == four.quote
    assert text.number_at(text.toPlainText().index("Odesa 🚢")) == 0
    review.press(Key.Key_Escape)
    assert review.work.chosen.id == four.id, "the desk shows it, too"


def test_a_filter_is_chosen_from_the_menu_and_esc_clears_it(review: Review) -> None:
    review.open()
    pane = review.view.corrections
    button = next(each for each in pane.findChildren(QToolButton) if each.accessibleName() == "Filter Corrections")
    button.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(each for each in menu.actions() if each.text() == Wanted.DECLINED.value).trigger()
    menu.close()
    assert pane.empty_words == corrections_pane.FILTERED
    review.view.report.setFocus()
    review.press(Key.Key_Escape)
    assert (pane.empty_words, pane.rows.rowCount()) == ("", 2)
    assert review.view.isVisible()


def test_without_verdicts_there_is_nothing_to_correct(work: Work) -> None:
    work.do("view.review")
    view = work.window.findChildren(ReviewView)[0]
    assert view.corrections.empty_words == "Nothing to correct"
    assert view.report.fact == "No verdict yet. “" + work.chosen.quote + "”"
