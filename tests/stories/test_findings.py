"""Rules run beside the work: from the sample's findings to the words, the rule and the dismissal, and back again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from checks.domain.claim import Claim
from checks.domain.finding import Finding, Level
from desktop.dialogs.finding import DismissFinding, RuleBehind
from desktop.panes.article import ArticlePane
from desktop.panes.finding_row import FindingRow
from desktop.panes.findings import FindingsPane
from desktop.panes.inspector import Inspector
from desktop.session import Session
from desktop.widgets.header import PaneHeader
from desktop.widgets.label import Label
from desktop.window.main import MainWindow

KILLED = "One person was killed"


@pytest.fixture
def session(window: MainWindow, settle: Callable[[Session], None]) -> Session:
    """The session of the window, once the rules have looked at the sample."""
    found: Session = window._session
    found.checking.start()
    settle(found)
    return found


def noticed(session: Session, claim: Claim, rule: str) -> list[Finding]:
    return [each for each in session.desk.findings(claim.id) if each.rule == rule]


def test_findings_are_followed_dismissed_and_come_and_go(
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    settle: Callable[[Session], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    claim = next(each for each in session.desk.claims if each.quote == KILLED)
    article, inspector = window.findChild(ArticlePane), window.findChild(Inspector)
    window.activateWindow()
    window.choose_claim(claim.id)

    # Opening the article was enough: the figure was outdated, and the header of the article counts it.
    (outdated,) = noticed(session, claim, "figure.superseded")
    assert outdated.level is Level.PARTLY
    assert "notes" in article.findChild(PaneHeader).fact
    assert session.undo_stack.count() == 0

    # One key leads to it, and its value to the words of the article.
    while not isinstance(window.focusWidget(), FindingRow) or window.focusWidget().finding.rule != outdated.rule:
        qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    links = window.focusWidget().findChildren(QPushButton)
    next(each for each in links if each.accessibleName() == "in the text").click()
    assert article.selected_span().of(session.desk.version.text) == "One"

    # Why? The rule says what it does and what it cannot see.
    next(each for each in links if each.accessibleName() == "Why?").click()
    (rule,) = inspector.window().findChildren(RuleBehind)
    assert "Cannot see" in [label.text() for label in rule.findChildren(Label)]
    rule.reject()

    # Dismissed with a reason it stays away, also when the rules look again; undo brings it back.
    monkeypatch.setattr(DismissFinding, "ask", lambda *_: "The text says when it was counted.")
    next(each for each in links if each.accessibleName() == "Dismiss…").click()
    settle(session)
    session.checking.look_again()
    settle(session)
    assert [each.dismissed for each in noticed(session, claim, outdated.rule)] == ["The text says when it was counted."]
    window.actions_by_id["edit.undo"].trigger()
    settle(session)
    assert [each.dismissed for each in noticed(session, claim, outdated.rule)] == [None]

    # Another figure in the claim, another finding; undo brings the claim and what was noticed about it back.
    stored = session.desk.claim(claim.id)
    three = replace(stored, quantities=tuple(replace(each, value=3.0) for each in stored.quantities))
    session.do(lambda casebook: casebook.claims.edit(three))
    settle(session)
    assert outdated.id not in {each.id for each in noticed(session, claim, outdated.rule)}
    window.actions_by_id["edit.undo"].trigger()
    settle(session)
    assert outdated.id in {each.id for each in noticed(session, claim, outdated.rule)}

    # All of them in one list, as long as somebody wants it.
    window.actions_by_id["findings.overview"].trigger()
    pane = window.findChild(FindingsPane)
    assert "partly" in pane.fact
    qtbot.keyClick(pane.rows, Qt.Key.Key_Escape)
    assert not pane.isVisible()
