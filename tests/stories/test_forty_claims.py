"""Forty claims of one article, settled by keyboard alone; the count of key presses is printed and has a bound."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QRadioButton
from pytestqt.qtbot import QtBot

from checks.domain.change import Change
from checks.domain.claim import Claim, Status
from checks.domain.verdict import Verdict
from desktop.session import Session
from desktop.window.main import MainWindow
from desktop.window.program import Program

Settle = Callable[[Session], None]
Key, NO = Qt.Key, Qt.KeyboardModifier.NoModifier
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
CLAIMS = 40
REJECTED_EVERY = 5
LINKED_EVERY = 13
REASONS = "The records agree."
MOST_PER_CLAIM = 6
"""Take on, rate, go to the reasons, propose, go on: five, and one to spare for evidence."""


@dataclass
class Hand:
    """A person at the keyboard, who counts the keys that are no text."""

    window: MainWindow
    session: Session
    settle: Settle
    presses: int = 0
    typed: int = 0

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO) -> None:
        """Press a key where the keyboard is, and let the program do what it asks for."""
        self.presses += 1
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        self.settle(self.session)

    def type(self, words: str) -> None:
        """Write text where the keyboard is."""
        self.typed += len(words)
        QTest.keyClicks(QApplication.focusWidget(), words)

    @property
    def claim(self) -> Claim:
        """The claim that the window shows."""
        claim = self.window.chosen_claim
        assert claim is not None
        return claim


@pytest.fixture
def hand(window: MainWindow, program: Program, qtbot: QtBot, settle: Settle) -> Hand:
    """A person before the sample's article, all of whose claims are only suggested yet; the keyboard in the list."""
    session = program.session
    desk = session.desk
    assert desk is not None
    work = tuple(record for record in desk.records.values() if isinstance(record, Claim | Verdict))
    anew = tuple(replace(record, status=Status.SUGGESTED) for record in work if isinstance(record, Claim))
    begin = Change("Begin anew", before=work, after=anew, reason="To judge them all")
    session.do(lambda casebook: casebook.apply(begin))
    settle(session)
    claims = next(view for view in window.findChildren(QListView) if view.accessibleName() == "Claims")
    window.activateWindow()
    claims.setFocus()
    qtbot.waitUntil(claims.hasFocus)
    window.choose_claim(next(iter(session.desk.claims)).id)
    settle(session)
    return Hand(window, session, settle)


def judge(hand: Hand, rating: int) -> None:
    """Take on, rate, say why, propose."""
    hand.press(Key.Key_A)
    hand.press(Key(Key.Key_0 + rating))
    hand.press(Key.Key_V)
    hand.type(REASONS)
    hand.press(Key.Key_Return, CTRL)


def link(hand: Hand, qtbot: QtBot) -> None:
    """Tie the first record that is found to the claim, in the dialog that E opens."""
    claim = hand.claim
    before = len(hand.session.desk.links(claim.id))

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        rows = dialog.findChildren(QListView) if dialog else []
        focused = QApplication.focusWidget()
        if dialog is None or not rows[0].model().rowCount() or focused is None or focused.window() is not dialog:
            QTimer.singleShot(50, answer)  # the records are still being read, or the dialog is still coming up
            return
        hand.type("Odesa")
        radio = next(each for each in dialog.findChildren(QRadioButton) if each.text() == "Supports")
        while QApplication.focusWidget() is not radio:
            hand.presses += 1
            QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        hand.presses += 2
        QTest.keyClick(radio, Key.Key_Space)
        QTest.keyClick(radio, Key.Key_Return, CTRL)

    QTimer.singleShot(0, answer)
    hand.press(Key.Key_E)
    qtbot.waitUntil(lambda: len(hand.session.desk.links(claim.id)) == before + 1, timeout=20_000)
    hand.window.activateWindow()  # as a window manager does when a dialog closes
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)


def test_forty_claims_by_keyboard_alone(hand: Hand, qtbot: QtBot, capsys: pytest.CaptureFixture[str]) -> None:
    decisions: dict[str, int | None] = {}
    while len(decisions) < CLAIMS:
        claim, number = hand.claim, len(decisions) + 1
        assert claim.status is Status.SUGGESTED
        if number % REJECTED_EVERY == 0:
            hand.press(Key.Key_X)
            decisions[str(claim.id)] = None
        else:
            if number % LINKED_EVERY == 0:
                link(hand, qtbot)
            judge(hand, rating := number % 7 + 1)
            decisions[str(claim.id)] = rating
        assert hand.claim.id == claim.id, "the next claim is offered, not jumped to"
        hand.press(Key.Key_J, SHIFT)
    desk = hand.session.desk
    for claim in desk.claims:
        if str(claim.id) in decisions:
            rating = decisions[str(claim.id)]
            verdict = desk.verdict(claim.id)
            assert claim.status is (Status.JUDGED if rating else Status.NOT_A_CLAIM), claim.quote
            assert (verdict.rationale if verdict else "") == (REASONS if rating else "")
            assert rating is None or verdict.rating == hand.session.scale.ratings[rating - 1].key
    assert set(decisions.values()) == {None, 1, 2, 3, 4, 5, 6, 7}
    per_claim = hand.presses / CLAIMS
    with capsys.disabled():
        print(f"\n{CLAIMS} claims: {hand.presses} key presses, {per_claim:.1f} a claim, beside what is written")  # noqa: T201 - it is the result
    assert per_claim <= MOST_PER_CLAIM


def test_what_was_decided_in_error_is_taken_back_by_one_key(hand: Hand) -> None:
    first = hand.claim
    hand.press(Key.Key_X)
    assert hand.session.desk.claim(first.id).status is Status.NOT_A_CLAIM
    hand.press(Key.Key_U)
    assert hand.session.desk.claim(first.id).status is Status.SUGGESTED
    judge(hand, 2)
    hand.press(Key.Key_U)
    assert hand.session.desk.claim(first.id).status is Status.OPEN


def test_evidence_is_linked_without_the_mouse(hand: Hand, qtbot: QtBot) -> None:
    began = hand.presses
    link(hand, qtbot)
    assert hand.presses - began <= 8
    hand.press(Key.Key_A)
    assert hand.claim.status is Status.OPEN
