"""Words in no claim become one by two keys, and the strip counts them in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from checks.text.coverage import words_covered
from desktop.panes.find_bar import FindBar
from desktop.panes.span_view import SpanView
from desktop.session import Session
from desktop.widgets.job_strip import JobStrip
from desktop.widgets.label import Label
from desktop.window.main import MainWindow
from desktop.window.program import Program

Settle = Callable[[Session], None]


def covered(window: MainWindow) -> str:
    strip = window.findChildren(JobStrip)[0]
    return next(label.text() for label in strip.findChildren(Label) if label.text().startswith("Words covered"))


def test_g_selects_and_n_makes_a_claim(window: MainWindow, program: Program, qtbot: QtBot, settle: Settle) -> None:
    (text,) = window.findChildren(SpanView)
    window.activateWindow()
    text.setFocus()
    qtbot.waitUntil(text.hasFocus)
    before = program.session.desk
    assert before is not None
    QTest.keyClick(text, Qt.Key.Key_G)
    gap = text.selected_span()
    assert gap is not None
    assert not any(claim.anchor.span.overlaps(gap) for claim in before.claims)
    QTest.keyClick(text, Qt.Key.Key_N)
    settle(program.session)
    after = program.session.desk
    assert after is not None
    (made,) = (claim for claim in after.claims if before.claim(claim.id) is None)
    assert made.anchor.span == gap
    version, spans = after.version, [claim.anchor.span for claim in after.claims if claim.status.value != "not a claim"]
    assert covered(window) == f"Words covered: {100 * words_covered(version.text, spans, version.furniture):.0f} %"


def test_shift_f3_goes_backwards_from_the_text(window: MainWindow, qtbot: QtBot) -> None:
    (text,) = window.findChildren(SpanView)
    (bar,) = window.findChildren(FindBar)
    window.activateWindow()
    text.setFocus()
    window.actions_by_id["edit.find"].trigger()
    (field,) = bar.findChildren(QLineEdit)
    QTest.keyClicks(field, "odesa")
    first = text.selected_span()
    window.actions_by_id["edit.find_previous"].trigger()
    last = text.selected_span()
    assert first is not None
    assert last is not None
    assert last.start > first.start
    assert len(text.shown.matches) == int(field.accessibleDescription().split()[-1])
