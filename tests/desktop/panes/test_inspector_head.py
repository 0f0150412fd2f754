"""The top of the inspector: status with its next steps, the quote in its sentence, and the statement."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtGui import QIcon, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from checks.domain.claim import Claim, Status
from checks.domain.desk import Desk
from checks.domain.span import Anchor
from desktop import theme
from desktop.panes.inspector_head import STATEMENT, HeadSection, InspectorHeader
from desktop.session import Session
from desktop.widgets import saving_text
from desktop.widgets.label import Label

ClaimCalled = Callable[[str], Claim]
Settle = Callable[[Session], None]


@pytest.fixture
def header(qtbot: QtBot) -> InspectorHeader:
    made = InspectorHeader()
    qtbot.addWidget(made)
    made.resize(368, 36)
    made.show()
    return made


@pytest.fixture
def head(desk_session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> HeadSection:
    monkeypatch.setattr(saving_text, "PAUSE_MS", 50)
    made = HeadSection(desk_session)
    qtbot.addWidget(made)
    made.resize(360, 300)
    made.show()
    return made


def button(header: InspectorHeader) -> QToolButton:
    found = header.findChild(QToolButton, "status")
    assert found is not None
    return found


def menu(header: InspectorHeader) -> QMenu:
    return cast("QMenu", button(header).menu())


def label(head: HeadSection, name: str) -> Label:
    found = head.findChild(Label, name)
    assert found is not None
    return found


def colours(icon: QIcon) -> set[str]:
    image = icon.pixmap(64, 64).toImage().convertToFormat(QImage.Format.Format_ARGB32)
    every = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {colour.name() for colour in every if colour.alpha() == 255}


# Status


def test_without_a_claim_there_is_no_status(header: InspectorHeader) -> None:
    assert header.title == "No claim chosen"
    assert not button(header).isVisible()
    header.show_status(Status.OPEN)
    assert header.title == ""
    header.show_status(None)
    assert header.title == "No claim chosen"
    assert menu(header).actions() == []


@pytest.mark.parametrize("status", Status)
def test_a_status_is_read_heard_and_leads_to_its_next_steps(
    header: InspectorHeader, qtbot: QtBot, status: Status
) -> None:
    header.show_status(status)
    assert button(header).text().strip() == status.value.capitalize()
    assert button(header).accessibleName() == f"Status: {status.value}"
    assert [action.text() for action in menu(header).actions()] == [
        step.value.capitalize() for step in status.next_steps
    ]
    for action, step in zip(menu(header).actions(), status.next_steps, strict=True):
        with qtbot.waitSignal(header.step_requested) as wish:
            action.trigger()
        assert wish.args == [step]


def test_another_status_leaves_no_step_of_the_one_before(header: InspectorHeader) -> None:
    for status in (Status.OPEN, Status.SIGNED_OFF):
        header.show_status(status)
    assert [action.text() for action in menu(header).actions()] == ["Re-check"]


@pytest.mark.parametrize("name", theme.NAMES)
def test_circle_and_steps_follow_the_theme(header: InspectorHeader, name: str) -> None:
    header.show_status(Status.JUDGED)
    application = cast("QApplication", QApplication.instance())
    theme.apply(application, name)
    application.processEvents()
    try:
        assert theme.current().status_colour(Status.JUDGED).name() in colours(button(header).icon())
        before = [colours(action.icon()) for action in menu(header).actions()]
        header.show_status(Status.JUDGED)
        assert [colours(action.icon()) for action in menu(header).actions()] == before
    finally:
        theme.apply(application, "light")


def test_previous_and_next_are_told(header: InspectorHeader, qtbot: QtBot) -> None:
    for name, signal in (("Previous Claim", header.previous_requested), ("Next Claim", header.next_requested)):
        found = next(each for each in header.findChildren(QToolButton) if each.toolTip() == name)
        with qtbot.waitSignal(signal):
            found.click()


# The words


def test_a_quote_stands_in_its_sentence(head: HeadSection, small_desk: Desk, claim_called: ClaimCalled) -> None:
    head.load(small_desk, claim_called("four"))
    assert label(head, "quote").text() == "four who are in critical condition"
    assert label(head, "sentence").isVisible()
    assert label(head, "sentence").text().startswith("One person was killed")


def test_a_quote_that_is_its_sentence_needs_none(
    head: HeadSection, small_desk: Desk, claim_called: ClaimCalled
) -> None:
    head.load(small_desk, claim_called("The commander"))
    assert not label(head, "sentence").isVisible()


def test_the_words_in_the_sentence_are_found_behind_signs_of_two_units(
    head: HeadSection, small_desk: Desk, claim_called: ClaimCalled, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, words = small_desk.version.text, "on Friday"
    start = text.index(words)
    claim = replace(claim_called("Russian"), anchor=Anchor.at(text, start, start + len(words)))
    strong: list[tuple[int, int]] = []
    monkeypatch.setattr(label(head, "sentence"), "set_strong", lambda start, end: strong.append((start, end)))
    head.load(small_desk, claim)
    units = label(head, "sentence").text().encode("utf-16-le")
    (place,) = strong
    assert units[2 * place[0] : 2 * place[1]].decode("utf-16-le") == words


def test_a_quote_over_lines_is_shown_in_one(head: HeadSection, small_desk: Desk, claim_called: ClaimCalled) -> None:
    text = small_desk.version.text
    end = text.index("on Friday")
    claim = replace(claim_called("Russian"), anchor=Anchor.at(text, 0, end - 1))
    head.load(small_desk, claim)
    assert "\n" not in label(head, "quote").text()
    assert label(head, "quote").text().startswith("Odesa 🚢 harbour Russian forces")


def test_a_statement_is_saved_as_one_change(
    head: HeadSection, desk_session: Session, claim_called: ClaimCalled, settle: Settle, qtbot: QtBot
) -> None:
    assert desk_session.desk is not None
    claim = claim_called("four")
    head.load(desk_session.desk, claim)
    count = desk_session.undo_stack.count()
    head.statement.selectAll()
    with qtbot.waitSignal(head.typing):
        QTest.keyClicks(head.statement, "Four are badly hurt")
    assert head.typed() == {STATEMENT: "Four are badly hurt"}
    head.flush()
    settle(desk_session)
    assert desk_session.desk.claim(claim.id).statement == "Four are badly hurt"
    assert desk_session.undo_stack.count() == count + 1
    head.refresh(desk_session.desk, desk_session.desk.claim(claim.id))
    assert head.typed() == {}


def test_typing_outlives_a_change_from_elsewhere(
    head: HeadSection, small_desk: Desk, claim_called: ClaimCalled
) -> None:
    claim = claim_called("four")
    head.load(small_desk, claim)
    QTest.keyClicks(head.statement, "mine ")
    head.refresh(small_desk, replace(claim, statement="theirs"))
    assert "mine" in head.typed()[STATEMENT]
    head.discard()
    assert head.typed() == {}
    assert "mine" not in head.statement.toPlainText()


def test_what_was_typed_before_a_crash_is_put_back(
    head: HeadSection, small_desk: Desk, claim_called: ClaimCalled
) -> None:
    head.load(small_desk, claim_called("four"))
    head.put_back({"other": "no field of this"})
    assert head.typed() == {}
    head.put_back({STATEMENT: "never stored"})
    assert head.statement.toPlainText() == "never stored"
    assert head.typed() == {STATEMENT: "never stored"}
    head.discard()


def test_the_statement_is_named_and_says_what_belongs_there(head: HeadSection) -> None:
    assert head.statement.accessibleName() == "Statement"
    assert head.statement.placeholderText() == "Say it in words that stand alone"
