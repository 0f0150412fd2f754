"""Pairs of claims as a table: told, led to, merged, searched again, stopped."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from checks.domain.article import Article
from checks.domain.claim import Claim, Kind
from checks.domain.moment import Moment
from checks.domain.span import Anchor
from checks.matching.match import JudgedClaim
from desktop.dialogs.claim_pairs import ClaimPairs, PairRow
from desktop.widgets.label import Label

TEXT = "Eight people were wounded. Seven were wounded. Nine were."
NOTHING = "No two claims contradict each other."


def judged(number: int, text: int, words: str) -> JudgedClaim:
    start = TEXT.index(words)
    claim = Claim(UUID(int=number), UUID(int=100 + text), Anchor.at(TEXT, start, start + len(words)), 0, Kind.QUANTITY)
    return JudgedClaim(claim, Article(UUID(int=200 + text), f"Article {text}", published=Moment(date(2025, 5, 23))))


EIGHT, SEVEN, NINE = (
    judged(1, 1, "Eight people were wounded"),
    judged(2, 2, "Seven were wounded"),
    judged(3, 1, "Nine were"),
)
PAIRS = (
    PairRow(EIGHT, SEVEN, ("Odesa, 23 May 2025: person wounded", "8", "7")),
    PairRow(EIGHT, NINE, ("Odesa, 23 May 2025: person wounded", "8", "9")),
)


@pytest.fixture
def dialog(qtbot: QtBot) -> ClaimPairs:
    made = ClaimPairs("Contradictions", ("Event", "First", "Second"), NOTHING, can_merge=True)
    qtbot.addWidget(made)
    made.show()
    return made


def button(dialog: ClaimPairs, text: str) -> QPushButton | None:
    return next((each for each in dialog.findChildren(QPushButton) if each.text() == text and each.isVisible()), None)


def press(qtbot: QtBot, dialog: ClaimPairs, text: str) -> None:
    found = button(dialog, text)
    assert found is not None, text
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def test_a_search_can_be_stopped_and_begun_again(qtbot: QtBot, dialog: ClaimPairs) -> None:
    dialog.say("Comparing all claims…", is_busy=True)
    assert button(dialog, "Search Again") is None
    with qtbot.waitSignal(dialog.cancel_requested):
        press(qtbot, dialog, "Stop Searching")
    dialog.say("The search was stopped.", is_failure=True)
    with qtbot.waitSignal(dialog.search_requested):
        press(qtbot, dialog, "Search Again")


def test_nothing_found_is_said(dialog: ClaimPairs) -> None:
    dialog.show_pairs(())
    assert dialog.state == NOTHING
    assert button(dialog, "Show First") is None


def test_a_row_leads_to_both_claims_and_tells_their_words(qtbot: QtBot, dialog: ClaimPairs) -> None:
    dialog.show_pairs(PAIRS)
    assert dialog.state == "2 pairs"
    table = dialog.findChild(QTableWidget)
    assert [table.item(0, column).text() for column in range(3)] == list(PAIRS[0].cells)
    said = [label.text() for label in dialog.findChildren(Label)]
    assert "“Seven were wounded” Article 2" in said
    with qtbot.waitSignal(dialog.claim_requested) as first:
        press(qtbot, dialog, "Show First")
    with qtbot.waitSignal(dialog.claim_requested) as second:
        press(qtbot, dialog, "Show Second")
    assert (first.args, second.args) == ([EIGHT], [SEVEN])


def test_claims_of_one_article_are_merged_and_of_two_related(qtbot: QtBot, dialog: ClaimPairs) -> None:
    dialog.show_pairs(PAIRS)
    with qtbot.waitSignal(dialog.merge_requested) as related:
        press(qtbot, dialog, "Same Claim")
    assert related.args == [PAIRS[0]]
    qtbot.keyClick(dialog.findChild(QTableWidget), Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.merge_requested) as merged:
        press(qtbot, dialog, "Merge")
    assert merged.args == [PAIRS[1]]


def test_what_is_done_leaves_the_list_with_all_that_it_took_along(dialog: ClaimPairs) -> None:
    third = PairRow(NINE, SEVEN, ("Odesa", "9", "7"))
    dialog.show_pairs((*PAIRS, third))
    dialog.drop(PAIRS[0])
    assert dialog.state == "2 pairs"
    dialog.drop(PAIRS[1])
    assert dialog.state == NOTHING, "the claim that was merged away stands in no pair"
