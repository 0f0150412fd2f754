"""A sentence that was cut wrongly is put right by keyboard alone, and every step can be taken back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from checks.domain.claim import Kind, Status
from desktop.panes.span_view import SpanView
from desktop.session import Session
from desktop.window.main import MainWindow
from desktop.window.program import Program

Settle = Callable[[Session], None]
NO, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
Key = Qt.Key


def test_a_sentence_is_put_right_by_hand(window: MainWindow, program: Program, qtbot: QtBot, settle: Settle) -> None:
    session, text = program.session, window.findChildren(SpanView)[0]
    window.activateWindow()
    text.setFocus()
    qtbot.waitUntil(text.hasFocus)

    def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NO, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)
            settle(session)

    def quote() -> str:
        return window.chosen_claim.quote

    at_first, steps = session.desk.claims, session.undo_stack.count()

    # Part a claim where the program offers it, look at the second part, and join them again.
    while not quote().startswith("Neither army"):
        press(Key.Key_J)
    whole = quote()
    press(Key.Key_S)
    press(Key.Key_Return)
    parts = [quote()]
    press(Key.Key_J)
    parts.append(quote())
    assert " ".join(parts) == whole
    press(Key.Key_K)
    press(Key.Key_M)
    assert quote() == whole

    # A claim of its own inside it, by selecting words; then a word more, tried out before it is kept.
    press(Key.Key_Right, CTRL | SHIFT, times=2)
    press(Key.Key_N)
    assert quote() == "Neither army"
    press(Key.Key_R)
    press(Key.Key_Right, SHIFT, times=2)
    press(Key.Key_Left, SHIFT)
    press(Key.Key_Return)
    assert quote() == "Neither army held"

    # Out of the nest and in again, another kind, and after all no claim.
    press(Key.Key_Backtab, SHIFT)
    assert quote() == whole
    press(Key.Key_Tab)
    assert quote() == "Neither army held"
    press(Key.Key_C)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Return)
    settle(session)
    assert window.chosen_claim.kind is Kind.QUANTITY
    window.activateWindow()  # a desktop gives the keyboard back from a menu; the offscreen one needs telling
    text.setFocus()
    qtbot.waitUntil(text.hasFocus)
    press(Key.Key_X)
    assert window.chosen_claim.status is Status.NOT_A_CLAIM
    press(Key.Key_X, SHIFT)
    assert window.chosen_claim.status is Status.OPEN

    # Seven changes, each taken back by one key.
    assert session.undo_stack.count() - steps == 7
    for _ in range(7):
        window.actions_by_id["edit.undo"].trigger()
        settle(session)
    assert session.desk.claims == at_first
