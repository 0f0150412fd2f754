from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from checks.domain.change import Change
from checks.domain.claim import Claim
from checks.domain.finding import Finding, FindingValue, Level
from desktop.dialogs.finding import DismissFinding, RuleBehind
from desktop.dialogs.peek import Peek
from desktop.panes.inspector import Inspector
from desktop.session import Session
from desktop.window.inspector_wishes import GoBack
from desktop.window.main import MainWindow

Settle = Callable[[Session], None]


@pytest.fixture
def session(window: MainWindow) -> Session:
    return window._session


@pytest.fixture
def inspector(window: MainWindow) -> Inspector:
    return window.findChild(Inspector)


@pytest.fixture
def claim(window: MainWindow, session: Session, settle: Settle) -> Claim:
    found = next(claim for claim in session.desk.claims if claim.quote == "eight others were wounded")
    window.choose_claim(found.id)
    settle(session)
    return found


@pytest.fixture
def finding(session: Session, claim: Claim, settle: Settle) -> Finding:
    values = (FindingValue("Article", "8 wounded"),)
    made = Finding(UUID(int=5), claim.id, "figure.range", Level.PARTLY, "Eight stands against nine.", values)
    session.do(lambda casebook: casebook.apply(Change("Run rules", after=(made,))))
    settle(session)
    return made


def test_a_dismissal_is_one_change(
    inspector: Inspector, session: Session, finding: Finding, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DismissFinding, "ask", lambda *_: "Another day.")
    inspector.dismiss_requested.emit(finding)
    settle(session)
    assert session.desk.findings(finding.claim_id)[0].dismissed == "Another day."
    assert session.undo_stack.undoText() == "Dismiss finding"
    session.undo()
    settle(session)
    assert session.desk.findings(finding.claim_id)[0].dismissed is None


def test_thinking_better_of_it_writes_nothing(
    inspector: Inspector, session: Session, finding: Finding, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = session.undo_stack.index()
    monkeypatch.setattr(DismissFinding, "ask", lambda *_: None)
    monkeypatch.setattr(GoBack, "ask", lambda *_: False)
    inspector.dismiss_requested.emit(finding)
    inspector.revert_requested.emit(session.desk.claim(finding.claim_id), Change("Lay out", id=UUID(int=9)))
    settle(session)
    assert session.undo_stack.index() == before


def test_a_claim_goes_back_after_asking(
    inspector: Inspector, session: Session, claim: Claim, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[Change] = []
    session.ask(lambda casebook: casebook.history.of(claim.id), steps.extend)
    settle(session)
    inspector.focus_statement()
    session.do(lambda casebook: casebook.claims.set_status(casebook.claims.get(claim.id), claim.status.next_steps[1]))
    settle(session)
    monkeypatch.setattr(GoBack, "ask", lambda *_: True)
    inspector.revert_requested.emit(session.desk.claim(claim.id), steps[-1])
    settle(session)
    assert session.desk.claim(claim.id) == claim
    assert session.undo_stack.undoText() == "Revert claim"


@pytest.mark.parametrize(
    ("pressed", "may"), [(QMessageBox.StandardButton.Ok, True), (QMessageBox.StandardButton.Cancel, False)]
)
def test_the_question_names_the_step(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, pressed: QMessageBox.StandardButton, may: bool
) -> None:
    asked: list[str] = []

    def question(parent: object, title: str, text: str, *_: object) -> QMessageBox.StandardButton:
        asked.append(text)
        return pressed

    monkeypatch.setattr(QMessageBox, "question", question)
    assert GoBack.ask(window, Change("Edit claim")) is may
    assert "after “Edit claim”" in asked[0]
    assert "Remarks stay" in asked[0]


def test_the_rule_and_the_record_open_and_close(
    qtbot: QtBot, window: MainWindow, inspector: Inspector, session: Session, finding: Finding
) -> None:
    inspector.rule_requested.emit(finding)
    rule = window.findChild(RuleBehind)
    qtbot.waitUntil(rule.isActiveWindow)
    qtbot.keyClick(rule, Qt.Key.Key_Escape)
    assert not rule.isVisible()
    inspector.peek_requested.emit(session.desk.links(finding.claim_id)[0])
    peek = window.findChild(Peek)
    qtbot.waitUntil(peek.isActiveWindow)
    qtbot.keyClick(peek, Qt.Key.Key_Space)
    assert not peek.isVisible()


def test_closing_the_window_leaves_no_file_of_drafts(
    window: MainWindow, inspector: Inspector, session: Session, claim: Claim, settle: Settle
) -> None:
    from desktop.widgets.saving_text import GrowingText

    inspector.findChild(GrowingText, "statement").set_text("Typed to the end.")
    window.close()
    session.close()
    window.drafts.close()
    assert not window.drafts.path.exists()
