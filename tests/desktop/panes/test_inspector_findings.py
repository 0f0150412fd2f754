"""Findings: strongest first, values as links, dismissed with a reason and taken back in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from checks.domain.change import Change
from checks.domain.finding import Finding, FindingValue, Level
from checks.domain.span import Span
from desktop.panes.finding_row import FindingRow
from desktop.panes.inspector import Inspector
from desktop.panes.inspector_findings import NOT_RUN, NOTHING, FindingsSection
from desktop.session import Session
from desktop.widgets.label import Label

Settle = Callable[[Session], None]
SPAN = Span(30, 42)


def made(ids, number: int, level: Level, message: str, **fields: object) -> Finding:
    return Finding(UUID(int=100 + number), ids.figure, "figure.range", level, message, **fields)


@pytest.fixture
def found(ids, inspector: Inspector, checked: Session, settle: Settle) -> tuple[Finding, ...]:
    """Three findings on the claim, weakest first, and one that was dismissed."""
    values = (
        FindingValue("Article", "8 wounded"),
        FindingValue("23 May, 17:01", "9 injured", ids.report),
        FindingValue("Elsewhere", "7 injured", UUID(int=999)),
    )
    findings = (
        made(ids, 1, Level.NOTE, "The record is a day older."),
        made(ids, 2, Level.CANNOT_TELL, "Possible double count 🚢.", missing=("wounded after 19:00",)),
        made(ids, 3, Level.CONFLICTS, "Eight stands against nine.", values=values, spans=(SPAN,)),
        made(ids, 4, Level.PARTLY, "Another day.", dismissed="It counts the day after."),
    )
    checked.do(lambda casebook: casebook.apply(Change("Run rules", after=findings)))
    settle(checked)
    return findings


def section(inspector: Inspector) -> FindingsSection:
    return inspector.findChild(FindingsSection)


def rows(inspector: Inspector) -> list[FindingRow]:
    shown = [row for row in section(inspector).findChildren(FindingRow) if row.isVisibleTo(inspector)]
    return sorted(shown, key=lambda row: row.mapTo(inspector, QPoint(0, 0)).y())


def texts(inspector: Inspector) -> list[str]:
    return [label.text() for label in section(inspector).findChildren(Label) if label.isVisibleTo(inspector)]


def fold(inspector: Inspector) -> QPushButton:
    return next(each for each in section(inspector).findChildren(QPushButton) if each.isCheckable())


def link(inspector: Inspector, name: str) -> QAbstractButton:
    buttons = section(inspector).findChildren(QAbstractButton)
    return next(each for each in buttons if each.accessibleName() == name)


def test_before_any_rule_ran_it_says_so(inspector: Inspector) -> None:
    assert NOT_RUN in texts(inspector)


def test_that_nothing_was_noticed_is_no_verdict(inspector: Inspector, checked: Session, ids, settle: Settle) -> None:
    other = replace(made(ids, 9, Level.NOTE, "A remark."), claim_id=ids.first)
    checked.do(lambda casebook: casebook.apply(Change("Run rules", after=(other,))))
    settle(checked)
    inspector.show_claim(ids.gloss)
    assert NOTHING in texts(inspector)


def test_the_strongest_comes_first(inspector: Inspector, found) -> None:
    assert [row.finding.level for row in rows(inspector)] == [Level.CONFLICTS, Level.CANNOT_TELL, Level.NOTE]
    assert section(inspector).fact == "1 conflicts, 1 cannot tell, 1 note"


def test_both_values_stand_side_by_side(inspector: Inspector, found) -> None:
    shown = texts(inspector)
    for words in ("Article", "8 wounded", "23 May, 17:01", "9 injured", "7 injured"):
        assert words in shown
    assert "Possible double count 🚢. Missing: wounded after 19:00." in shown


def test_a_value_leads_to_its_record_and_to_the_words_of_the_article(
    qtbot: QtBot, inspector: Inspector, found, ids
) -> None:
    inspector.activateWindow()
    link(inspector, "The Gazette").click()
    assert inspector.focusWidget().link.evidence_id == ids.report
    with qtbot.waitSignal(inspector.span_requested) as told:
        link(inspector, "in the text").click()
    assert told.args == [SPAN]


def test_what_a_screen_reader_hears_begins_with_the_level(inspector: Inspector, found) -> None:
    heard = rows(inspector)[0].accessibleName()
    assert heard.startswith("Conflicts: Eight stands against nine. Article: 8 wounded; 23 May, 17:01: 9 injured")
    assert "Missing: wounded after 19:00." in rows(inspector)[1].accessibleName()


def test_dismissed_ones_fold_away_and_come_back(inspector: Inspector, found, checked: Session, settle: Settle) -> None:
    assert fold(inspector).text() == "1 dismissed"
    fold(inspector).click()
    assert [row.finding for row in rows(inspector)][-1] == found[3]
    assert "Dismissed: It counts the day after." in texts(inspector)
    link(inspector, "Restore").click()
    settle(checked)
    assert [row.finding.level for row in rows(inspector)][1] is Level.PARTLY
    assert fold(inspector).isHidden()
    checked.undo()
    settle(checked)
    assert fold(inspector).text() == "1 dismissed"


def action(menu: QMenu, text: str):
    return next(each for each in menu.actions() if each.text() == text)


def test_the_menu_asks_to_dismiss_shows_the_rule_and_copies(qtbot: QtBot, inspector: Inspector, found) -> None:
    row = rows(inspector)[0]
    with qtbot.waitSignal(inspector.dismiss_requested) as told:
        action(row.make_menu(), "Dismiss…").trigger()
    assert told.args == [found[2]]
    with qtbot.waitSignal(inspector.rule_requested) as told:
        action(row.make_menu(), "Show the Rule").trigger()
    assert told.args == [found[2]]
    action(row.make_menu(), "Copy").trigger()
    copied = QGuiApplication.clipboard().text()
    assert copied.splitlines()[:2] == ["Eight stands against nine.", "Article: 8 wounded"]


def test_the_menu_of_a_dismissed_one_takes_it_back_in(
    inspector: Inspector, found, checked: Session, settle: Settle
) -> None:
    fold(inspector).click()
    row = rows(inspector)[-1]
    assert [each.text() for each in row.make_menu().actions()] == ["Restore", "Show the Rule", "Copy"]
    action(row.make_menu(), "Restore").trigger()
    settle(checked)
    assert checked.undo_stack.undoText() == "Restore finding"


def test_the_menu_opens_by_key(inspector: Inspector, found) -> None:
    row = rows(inspector)[0]
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), row.mapToGlobal(QPoint(1, 1)))
    row.contextMenuEvent(event)
    menu = next(each for each in row.findChildren(QMenu) if each.isVisible())
    assert action(menu, "Dismiss…").isEnabled()
    menu.close()


@pytest.mark.parametrize("key", [Qt.Key.Key_D, Qt.Key.Key_Delete])
def test_keys_dismiss_and_walk(qtbot: QtBot, inspector: Inspector, found, key: Qt.Key) -> None:
    inspector.activateWindow()
    inspector.focus_findings()
    assert rows(inspector)[0].hasFocus()
    qtbot.keyClick(rows(inspector)[0], Qt.Key.Key_Down)
    assert rows(inspector)[1].hasFocus()
    with qtbot.waitSignal(inspector.dismiss_requested) as told:
        qtbot.keyClick(rows(inspector)[1], key)
    assert told.args == [found[1]]
    qtbot.keyClick(rows(inspector)[1], Qt.Key.Key_Up)
    assert rows(inspector)[0].hasFocus()


def test_without_findings_the_key_says_why(qtbot: QtBot, inspector: Inspector) -> None:
    with qtbot.waitSignal(inspector.status_message) as told:
        inspector.focus_findings()
    assert told.args == [NOT_RUN]


def test_a_mark_in_the_article_leads_to_its_finding(inspector: Inspector, found, ids) -> None:
    inspector.activateWindow()
    inspector.show_claim(ids.first)
    inspector.focus_finding(found[1])
    assert inspector.claim_id == ids.figure
    assert rows(inspector)[1].hasFocus()


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_a_focused_row_is_painted_in_every_theme(inspector: Inspector, found, application, name: str) -> None:
    from desktop import theme

    theme.apply(application, name)
    inspector.activateWindow()
    row = rows(inspector)[0]
    row.setFocus()
    image = row.grab().toImage()
    assert image.pixelColor(0, 4) == theme.current().colour("accent")
    assert image.pixelColor(row.width() - 2, row.height() - 2) == theme.current().colour("selected")
    theme.apply(application, "light")
