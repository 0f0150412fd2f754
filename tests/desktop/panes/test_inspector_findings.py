"""Findings: strongest first, values as links, dismissed with a reason and taken back in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
from checks.domain.tables import ComparatorTable
from checks.rules.fixes import Fix
from checks.rules.reference import rule_called
from checks.rules.rule import Notice
from desktop.models.finding_facts import aids_for
from desktop.panes import inspector_findings
from desktop.panes.finding_row import FindingRow
from desktop.panes.inspector import Inspector
from desktop.panes.inspector_findings import AGAIN, FIRST_RUN, NOT_RUN, NOTHING, FindingsSection
from desktop.session import Session
from desktop.widgets.label import Label
from desktop.widgets.level_mark import LevelMark

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


def fold(inspector: Inspector, of: str = "dismissed") -> QPushButton:
    folds = (each for each in section(inspector).findChildren(QPushButton) if each.isCheckable())
    return next(each for each in folds if each.text().endswith(of))


def link(inspector: Inspector, name: str) -> QAbstractButton:
    buttons = section(inspector).findChildren(QAbstractButton)
    return next(each for each in buttons if each.accessibleName() == name)


def test_before_any_rule_ran_it_says_so(inspector: Inspector) -> None:
    assert NOT_RUN in texts(inspector)


def test_that_nothing_was_noticed_is_no_verdict(
    inspector: Inspector, checked: Session, ids, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checks.rules.guarded.all_rules", lambda: iter(()))
    inspector.show_claim(ids.gloss)
    checked.checking.start()
    assert FIRST_RUN in texts(inspector)
    settle(checked)
    assert NOTHING in texts(inspector)
    checked.checking.look_again()
    assert AGAIN in texts(inspector)
    settle(checked)
    assert NOTHING in texts(inspector)


def test_a_rule_that_failed_is_said(
    inspector: Inspector, checked: Session, ids, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Iterator[Notice]:
        raise ZeroDivisionError

    rule = replace(rule_called("figure.subset"), id="own.broken", of_claim=broken, of_article=None, kinds=frozenset())
    monkeypatch.setattr("checks.rules.guarded.all_rules", lambda: iter((rule,)))
    inspector.show_claim(ids.gloss)
    checked.checking.start()
    settle(checked)
    assert "One rule failed: own.broken. The others ran." in texts(inspector)
    assert NOTHING in texts(inspector)


def test_the_strongest_comes_first(inspector: Inspector, found) -> None:
    assert [row.finding.level for row in rows(inspector)] == [Level.CONFLICTS, Level.CANNOT_TELL, Level.NOTE]
    assert section(inspector).fact == "1 conflict, 1 cannot tell, 1 note"


def test_a_note_is_one_line_until_it_is_opened(qtbot: QtBot, inspector: Inspector, found, checked, settle) -> None:
    values = (FindingValue("Elsewhere", "a day older"),)
    note = replace(found[0], id=UUID(int=120), message="It is older than all the others. " * 4, values=values)
    checked.do(lambda casebook: casebook.apply(Change("Run rules", after=(note,))))
    settle(checked)
    row = next(each for each in rows(inspector) if each.finding == note)
    assert (row.is_open, "a day older" in texts(inspector)) == (False, False)
    low = row.sizeHint().height()
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert (row.is_open, "a day older" in texts(inspector)) == (True, True)
    assert row.sizeHint().height() > low
    for key, is_open in ((Qt.Key.Key_Left, False), (Qt.Key.Key_Right, True)):
        qtbot.keyClick(row, key)
        assert row.is_open == is_open
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(60, 8))
    assert not row.is_open
    caret = next(each for each in row.findChildren(QPushButton) if each.accessibleName() == "Show More")
    caret.click()
    assert caret.accessibleName() == "Show Less"


def test_what_asks_for_a_decision_is_always_open(inspector: Inspector, found) -> None:
    strongest = rows(inspector)[0]
    strongest.toggle()
    assert strongest.is_open
    mark, sentence = strongest.findChild(LevelMark), strongest.findChild(Label, "sentence")
    assert mark.y() == sentence.y(), "the mark stands beside the first line"
    assert not any(
        each.accessibleName().startswith("Show ")
        for each in strongest.findChildren(QPushButton)
        if each.isVisibleTo(strongest)
    )


def test_what_holds_is_folded_behind_its_count(inspector: Inspector, found, checked: Session, ids, settle) -> None:
    held = [made(ids, 10 + n, Level.SUPPORTS, f"It holds {n}.") for n in range(2)]
    checked.do(lambda casebook: casebook.apply(Change("Run rules", after=held)))
    settle(checked)
    assert section(inspector).fact == "1 conflict, 1 cannot tell, 1 note"
    assert len(rows(inspector)) == 3
    fold(inspector, "2 hold").click()
    assert [row.finding.level for row in rows(inspector)][3:] == [Level.SUPPORTS] * 2
    fold(inspector, "2 hold").click()
    inspector.activateWindow()
    inspector.focus_finding(held[1])
    assert [row.finding for row in rows(inspector) if row.hasFocus()] == [held[1]]


def test_rows_stay_as_they_are_while_others_come_and_go(
    inspector: Inspector, found, checked: Session, ids, settle
) -> None:
    first, _, note = rows(inspector)
    note.set_open(True)
    more = made(ids, 10, Level.PARTLY, "Another count.")
    checked.do(lambda casebook: casebook.apply(Change("Run rules", before=(found[1],), after=(more,))))
    settle(checked)
    assert [row.finding.level for row in rows(inspector)] == [Level.CONFLICTS, Level.PARTLY, Level.NOTE]
    assert (rows(inspector)[0], rows(inspector)[2]) == (first, note)
    assert note.is_open


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


def deed(inspector: Inspector, words: str) -> QPushButton:
    return next(each for each in section(inspector).findChildren(QPushButton) if each.accessibleName() == words)


def test_each_finding_offers_its_rule_and_a_dismissal(qtbot: QtBot, inspector: Inspector, found) -> None:
    with qtbot.waitSignal(inspector.rule_requested) as asked:
        deed(inspector, "Why?").click()
    assert asked.args == [found[2]]
    with qtbot.waitSignal(inspector.dismiss_requested) as asked:
        deed(inspector, "Dismiss…").click()
    assert asked.args == [found[2]]


def test_a_value_leads_to_its_passage_in_the_record_and_to_its_own_words(
    qtbot: QtBot, inspector: Inspector, checked: Session, ids, settle: Settle
) -> None:
    values = (
        FindingValue("article", "eight", span=Span(4, 9)),
        FindingValue("record", "nine injured", ids.report, Span(0, 4)),
    )
    finding = made(ids, 7, Level.CONFLICTS, "Eight stands against nine.", values=values, spans=(SPAN,))
    checked.do(lambda casebook: casebook.apply(Change("Run rules", after=(finding,))))
    settle(checked)
    with qtbot.waitSignal(inspector.passage_requested) as told:
        link(inspector, "The Gazette").click()
    assert told.args == [values[1]]
    with qtbot.waitSignal(inspector.span_requested) as told:
        link(inspector, "in the text").click()
    assert told.args == [Span(4, 9)]


@pytest.fixture
def aided(inspector: Inspector, checked: Session, found, ids, settle: Settle, monkeypatch: pytest.MonkeyPatch):
    """Two fixes for every finding: one that writes, and one that opens a record; and a table."""
    claim = checked.desk.claim(ids.figure)
    table = ComparatorTable(UUID(int=77), "Swaps since 2022")
    fixes = (
        Fix("Write “nine”", claim, replace(claim, statement="Nine were wounded")),
        Fix("Set the time of “The Gazette”…", record_id=ids.report),
    )
    monkeypatch.setattr("checks.rules.fixes.fixes", lambda finding, _: () if finding.dismissed else fixes)
    monkeypatch.setattr(inspector_findings, "aids_for", lambda *each: replace(aids_for(*each), tables=(table,)))
    monkeypatch.setattr("checks.rules.guarded.all_rules", lambda: iter(()))
    monkeypatch.setattr("checks.services.findings.Findings.put", lambda *_: None)
    checked.checking.start()
    settle(checked)
    return claim


def test_a_fix_is_one_step_that_undo_takes_back(inspector: Inspector, checked: Session, aided, settle: Settle) -> None:
    deed(inspector, "Write “nine”").click()
    settle(checked)
    assert checked.desk.claim(aided.id).statement == "Nine were wounded"
    assert checked.undo_stack.undoText() == "Write “nine”"
    checked.undo()
    settle(checked)
    assert checked.desk.claim(aided.id) == aided


def test_a_field_that_is_missing_is_opened_and_a_table_is_a_press_away(
    qtbot: QtBot, inspector: Inspector, aided, ids
) -> None:
    with qtbot.waitSignal(inspector.record_edit_requested) as asked:
        deed(inspector, "Set the time of “The Gazette”…").click()
    assert asked.args[0].id == ids.report
    with qtbot.waitSignal(inspector.table_requested) as asked:
        deed(inspector, "Show “Swaps since 2022”").click()
    assert asked.args == [UUID(int=77)]


def test_what_can_be_done_stands_in_the_menu_too(inspector: Inspector, aided) -> None:
    menu = rows(inspector)[0].make_menu()
    names = [action.text() for action in menu.actions()]
    menu.deleteLater()
    assert names == [
        "Dismiss…", "Write “nine”", "Set the time of “The Gazette”…", "Show “Swaps since 2022”", "Show the Rule", "Copy"
    ]  # fmt: skip


def test_a_value_that_is_called_as_its_record_says_so_once(
    qtbot: QtBot, inspector: Inspector, checked: Session, ids, settle: Settle
) -> None:
    value = FindingValue("The Gazette", "nine injured, said in many more words than a narrow column holds", ids.report)
    finding = made(ids, 8, Level.NOTE, "Another count.", values=(value,))
    checked.do(lambda casebook: casebook.apply(Change("Run rules", after=(finding,))))
    settle(checked)
    named = [each for each in section(inspector).findChildren(QPushButton) if each.accessibleName() == "The Gazette"]
    assert len(named) == 1
    assert "The Gazette" not in texts(inspector)


def test_the_hour_of_publication_is_filled_in_at_the_article(
    qtbot: QtBot, inspector: Inspector, checked: Session, ids, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    finding = made(ids, 9, Level.CANNOT_TELL, "Which came first?", missing=("time of publication",))
    checked.do(lambda casebook: casebook.apply(Change("Run rules", after=(finding,))))
    monkeypatch.setattr("checks.rules.guarded.all_rules", lambda: iter(()))
    monkeypatch.setattr("checks.services.findings.Findings.put", lambda *_: None)
    checked.checking.start()
    settle(checked)
    with qtbot.waitSignal(inspector.details_requested) as asked:
        deed(inspector, "Say when the article appeared…").click()
    assert asked.args == [checked.desk.article.id]
