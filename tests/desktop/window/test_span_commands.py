"""Claims are moved, split, merged and re-sorted by key alone; the strip says what happened, and undo takes it back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from checks.domain.claim import Claim, Kind, Status
from checks.domain.desk import Desk
from desktop.panes.inspector import Inspector
from desktop.panes.span_view import RESIZE_HINT, SpanView
from desktop.session import Session
from desktop.widgets.job_strip import JobStrip
from desktop.window.action_table import CLAIM_MENU, specs
from desktop.window.main import MainWindow
from desktop.window.program import Program

Settle = Callable[[Session], None]
ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
NO = Qt.KeyboardModifier.NoModifier
WOUNDED = "eight others were wounded"


class Hands:
    """A person at the keyboard, with the article before them."""

    def __init__(self, program: Program, settle: Settle) -> None:
        self.session, self.window, self._settle = program.session, program.window, settle
        self.text = self.window.findChildren(SpanView)[0]

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO) -> None:
        """Press a key where the keyboard is, and wait until all is written."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        self._settle(self.session)

    def choose(self, words: str) -> Claim:
        """Choose the claim that begins with these words."""
        claim = next(claim for claim in self.desk.claims if claim.quote.startswith(words))
        self.window.choose_claim(claim.id)
        self.text.setFocus()
        return claim

    @property
    def desk(self) -> Desk:
        assert self.session.desk is not None
        return self.session.desk

    @property
    def chosen(self) -> Claim:
        assert self.window.chosen_claim is not None
        return self.window.chosen_claim

    @property
    def strip(self) -> str:
        return self.window.findChildren(JobStrip)[0].message


@pytest.fixture
def hands(window: MainWindow, program: Program, qtbot: QtBot, settle: Settle) -> Hands:
    made = Hands(program, settle)
    window.activateWindow()
    made.text.setFocus()
    qtbot.waitUntil(made.text.hasFocus)
    return made


def test_alt_and_arrows_move_the_ends_by_a_word(hands: Hands) -> None:
    claim = hands.choose(WOUNDED)
    for key, modifiers, expected in (
        (Qt.Key.Key_Left, ALT, "eight others were"),
        (Qt.Key.Key_Left, ALT, "eight others"),
        (Qt.Key.Key_Right, ALT | SHIFT, "others"),
        (Qt.Key.Key_Left, ALT | SHIFT, "eight others"),
        (Qt.Key.Key_Right, ALT, "eight others were"),
    ):
        hands.press(key, modifiers)
        assert hands.chosen.quote == expected
        assert hands.strip == f"The claim is now “{expected}”."
    for _ in range(5):
        hands.press(Qt.Key.Key_Z, CTRL)
    assert hands.chosen == claim


def test_two_presses_in_one_breath_are_two_words(hands: Hands) -> None:
    hands.choose(WOUNDED)
    for _ in range(2):
        QTest.keyClick(hands.text, Qt.Key.Key_Left, ALT)
    hands.press(Qt.Key.Key_Left, ALT)
    assert hands.chosen.quote == "eight"


def test_resizing_by_key_is_one_change(hands: Hands) -> None:
    claim = hands.choose(WOUNDED)
    before = hands.session.undo_stack.count()
    hands.press(Qt.Key.Key_R)
    assert hands.strip == RESIZE_HINT
    for _ in range(3):
        hands.press(Qt.Key.Key_Left, SHIFT)
    hands.press(Qt.Key.Key_Return)
    assert hands.chosen.quote == "eight"
    assert hands.session.undo_stack.count() == before + 1
    hands.press(Qt.Key.Key_U)
    assert hands.chosen == claim


def test_a_claim_is_split_and_merged_again(hands: Hands) -> None:
    claim = hands.choose(WOUNDED)
    links = {(link.evidence_id, link.stance) for link in hands.desk.links(claim.id)}
    assert links
    hands.press(Qt.Key.Key_S)
    hands.press(Qt.Key.Key_Left)
    hands.press(Qt.Key.Key_Left)
    hands.press(Qt.Key.Key_Return)
    assert hands.strip == "Split into “eight” and “others were wounded”."
    parts = [each for each in hands.desk.claims if each.quote in ("eight", "others were wounded")]
    assert len(parts) == 2
    for each in parts:
        assert {(link.evidence_id, link.stance) for link in hands.desk.links(each.id)} == links
    assert hands.chosen.id == claim.id
    hands.press(Qt.Key.Key_M)
    assert hands.strip == f"Merged into “{WOUNDED}”."
    assert hands.chosen.quantities == claim.quantities
    for _ in range(2):
        hands.press(Qt.Key.Key_Z, CTRL)
    assert hands.chosen == claim


def test_what_cannot_be_merged_is_said_in_the_strip(hands: Hands) -> None:
    last = max(hands.desk.claims, key=lambda claim: claim.anchor.start)
    hands.choose(last.quote)
    hands.press(Qt.Key.Key_M)
    assert "No claim follows in this sentence" in hands.strip


def test_a_place_that_is_taken_is_refused_and_the_claim_stays(hands: Hands, settle: Settle) -> None:
    first = hands.choose(WOUNDED)
    hands.press(Qt.Key.Key_R)
    hands.press(Qt.Key.Key_Left, SHIFT)
    hands.press(Qt.Key.Key_Return)
    start, end = first.anchor.start, first.anchor.end
    hands.session.do(lambda casebook: casebook.claims.add(hands.desk.version, start, end, Kind.EVENT))
    settle(hands.session)
    hands.press(Qt.Key.Key_R)
    hands.press(Qt.Key.Key_Right, SHIFT)
    hands.press(Qt.Key.Key_Return)
    assert "a claim already" in hands.strip
    assert hands.chosen.quote == "eight others were"
    mark = hands.text.shown.marks.get(first.id)
    assert mark is not None
    assert mark.claim.quote == "eight others were"


def test_the_kind_is_chosen_from_a_menu(hands: Hands, qtbot: QtBot) -> None:
    claim = hands.choose(WOUNDED)
    hands.press(Qt.Key.Key_C)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.activeAction().text() == claim.kind.value.capitalize()
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(hands.session.is_idle)
    assert hands.chosen.kind is list(Kind)[list(Kind).index(claim.kind) + 1]
    hands.window.actions_by_id["edit.undo"].trigger()
    qtbot.waitUntil(hands.session.is_idle)
    assert hands.chosen.kind is claim.kind
    hands.window.actions_by_id["span.kind_place"].trigger()
    qtbot.waitUntil(hands.session.is_idle)
    assert hands.chosen.kind is Kind.PLACE


def test_a_rejected_claim_is_restored_by_key(hands: Hands) -> None:
    claim = next(each for each in hands.desk.claims if each.status is Status.SUGGESTED)
    hands.choose(claim.quote)
    hands.press(Qt.Key.Key_X)
    assert hands.chosen.status is Status.NOT_A_CLAIM
    assert hands.strip.startswith("Not a claim. Next unfinished (Shift+J): “")
    enabled = {each for each in CLAIM_MENU if hands.window.actions_by_id[each].isEnabled()}
    assert enabled == {"claim.accept", "claim.restore", "span.kind"}
    hands.press(Qt.Key.Key_X, SHIFT)
    assert hands.chosen == claim


def test_words_are_selected_by_key_and_become_a_claim(hands: Hands) -> None:
    hands.choose(WOUNDED)
    for _ in range(2):
        hands.press(Qt.Key.Key_Right, SHIFT | CTRL)
    assert hands.text.cursorWidth() == 1, "the caret is there to be seen"
    count = len(hands.desk.claims)
    hands.press(Qt.Key.Key_N)
    assert (hands.chosen.quote, hands.chosen.status) == ("eight others", Status.OPEN)
    assert len(hands.desk.claims) == count + 1


def test_words_that_are_a_claim_already_are_chosen(hands: Hands) -> None:
    claim = hands.choose(WOUNDED)
    hands.choose("two ballistic")
    hands.window.new_claim(claim.anchor.span)
    hands.press(Qt.Key.Key_Shift)
    assert hands.chosen.id == claim.id
    assert "a claim already" in hands.strip


def test_letters_type_in_fields(hands: Hands, settle: Settle) -> None:
    claims = hands.desk.claims
    hands.choose(WOUNDED)
    hands.window.actions_by_id["edit.find"].trigger()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "rsmcX")
    settle(hands.session)
    assert field.text() == "rsmcX"
    assert hands.desk.claims == claims


def test_typing_is_one_change_for_each_visit(hands: Hands, qtbot: QtBot, settle: Settle) -> None:
    """In the statement and in the reasons of the verdict, whatever is typed between coming and going is one change."""
    hands.choose("Neither army held its fire")
    for open_field in ("claim.edit", "claim.write_verdict"):
        before = hands.session.undo_stack.count()
        hands.window.actions_by_id[open_field].trigger()
        field = QApplication.focusWidget()
        assert isinstance(field, QPlainTextEdit)
        QTest.keyClicks(field, " and so on, as the records show")
        assert hands.session.undo_stack.count() == before
        hands.text.setFocus()
        settle(hands.session)
        assert hands.session.undo_stack.count() == before + 1


@pytest.mark.parametrize("name", ["Counted, in the text", "Unit", "Words"])
def test_typing_in_the_form_is_one_change_for_each_visit(hands: Hands, settle: Settle, name: str) -> None:
    hands.choose(WOUNDED)
    inspector = hands.window.findChildren(Inspector)[0]
    inspector.edit_fields()
    field = next(each for each in inspector.findChildren(QLineEdit) if each.accessibleName() == name)
    before = hands.session.undo_stack.count()
    field.setFocus()
    QTest.keyClicks(field, "harbour ")
    assert hands.session.undo_stack.count() == before
    hands.text.setFocus()
    settle(hands.session)
    assert hands.session.undo_stack.count() == before + 1


def test_every_action_on_spans_has_a_key_or_stands_in_a_menu_of_kinds() -> None:
    for spec in specs():
        if spec.id.startswith("span."):
            assert spec.keys or spec.letters or spec.id.startswith("span.kind_")
