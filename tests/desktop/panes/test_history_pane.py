"""The history: found by person, subject and words, told field by field, brought back, and said to be broken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from checks.domain.chain import Break, BrokenStep, HistoryCheck
from checks.domain.change import Change
from checks.domain.history_filter import Subject
from desktop.panes.history_pane import HistoryPane
from desktop.session import Session
from desktop.widgets.label import Label

Settle = Callable[[Session], None]


@pytest.fixture
def pane(qtbot: QtBot, checked: Session, ids, settle: Settle) -> HistoryPane:
    """The history of a small casebook in which a statement was changed, and a colleague remarked on it."""
    claim = checked.desk.claim(ids.figure)
    edited = replace(claim, statement="Nine people were wounded.")
    checked.do(lambda casebook: casebook.apply(Change("Edit fields", (claim,), (edited,), reason="A later count")))
    settle(checked)
    me = checked.me.name
    checked.sign_in("Anna")
    checked.do(lambda casebook: casebook.comments.add(edited, "Ask again"))
    settle(checked)
    checked.sign_in(me)
    made = HistoryPane(checked)
    qtbot.addWidget(made)
    made.resize(1000, 500)
    made.show()
    settle(checked)
    return made


def rows(pane: HistoryPane) -> list[tuple[str, ...]]:
    model = pane.table.model()
    return [tuple(model.index(row, column).data() for column in (1, 2, 3)) for row in range(model.rowCount())]


def told(pane: HistoryPane) -> list[Label]:
    return [label for label in pane.differences.findChildren(Label) if label.isVisible()]


def test_newest_first_with_person_deed_and_reason(pane: HistoryPane) -> None:
    assert ("Anna", "Add comment", "") in rows(pane)
    assert ("You", "Edit fields", "A later count") in rows(pane)
    assert pane.fact == f"{len(rows(pane))} changes"
    assert "unbroken" in pane.seal


def test_conditions_hold_at_once(pane: HistoryPane, checked: Session, settle: Settle, qtbot: QtBot) -> None:
    names = [pane.bar.person.itemText(n) for n in range(pane.bar.person.count())]
    pane.bar.person.setCurrentIndex(names.index("Anna"))
    pane.bar.subject.setCurrentIndex(1 + list(Subject).index(Subject.REMARKS))
    pane.bar.person.activated.emit(0)
    settle(checked)
    assert rows(pane) == [("Anna", "Add comment", "")]
    pane.bar.words.setFocus()
    qtbot.keyClicks(pane.bar.words, "zeppelin")
    qtbot.waitUntil(lambda: pane.fact.startswith("Nothing matches"))
    assert rows(pane) == []


def test_words_find_reasons_too(pane: HistoryPane, checked: Session, settle: Settle, qtbot: QtBot) -> None:
    qtbot.keyClicks(pane.bar.words, "later count")
    qtbot.waitUntil(lambda: pane.fact == "1 change")
    wanted = pane.bar.wanted(date(2025, 5, 24))
    assert (wanted.words, wanted.since, wanted.article_id) == ("later count", None, None)
    pane.bar.time.setCurrentIndex(2)
    pane.bar.only_article.setChecked(True)
    wanted = pane.bar.wanted(date(2025, 5, 24))
    assert (wanted.since, wanted.article_id) == (date(2025, 5, 18), checked.desk.article.id)
    settle(checked)


def test_a_step_is_told_with_the_words_that_differ_and_taken_back(
    pane: HistoryPane, checked: Session, ids, settle: Settle, qtbot: QtBot
) -> None:
    place = [row[1] for row in rows(pane)].index("Edit fields")
    pane.table.selectRow(place)
    settle(checked)
    marked = [label.marked for label in told(pane) if label.marked]
    assert marked == [("Eight",), ("Nine",)]
    assert "Reason: A later count" in [label.text() for label in told(pane)]
    asked: list[tuple[object, object]] = []
    pane.restore_requested.connect(lambda *ids: asked.append(ids))
    back = next(each for each in pane.differences.findChildren(QPushButton) if each.isVisible())
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert asked == [(ids.figure, pane.current.id)]


def test_what_is_done_meanwhile_is_added(pane: HistoryPane, checked: Session, ids, settle: Settle) -> None:
    before = len(rows(pane))
    checked.do(lambda casebook: casebook.comments.add(checked.desk.claim(ids.figure), "Once more"))
    settle(checked)
    assert len(rows(pane)) == before + 1
    assert rows(pane)[0][:2] == ("You", "Add comment")


def test_a_broken_chain_is_said_plainly(pane: HistoryPane) -> None:
    step = BrokenStep(Break.ALTERED, 3, "Edit verdict", "2025-05-23T14:21Z")
    pane.show_check(HistoryCheck(7, broken=(step,)))
    assert "broken in 1 place" in pane.seal
    assert "Step 3" in pane.seal
    assert "was altered after it was written" in pane.seal
