"""The board and one's own work: columns, filters, and moving by key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from checks.domain.claim import Priority, Status
from checks.domain.moment import Moment
from desktop.models.work_rows import WorkRows
from desktop.panes.work_column import WorkColumn
from desktop.panes.work_view import BOARD, HERE, MINE, OVERDUE, OWN, PRESSING, WorkView
from desktop.session import Session

Settle = Callable[[Session], None]


class Work:
    def __init__(self, qtbot: QtBot, session: Session, settle: Settle) -> None:
        self.session, self._settle = session, settle
        self.view = WorkView(session)
        qtbot.addWidget(self.view)
        self.view.resize(1200, 600)
        self.view.show()
        self.settle()

    def settle(self) -> None:
        self._settle(self.session)

    def column(self, title: str) -> WorkColumn:
        return next(column for column in self.view.columns if column.title == title)

    def words(self, title: str) -> list[str]:
        model = self.column(title).model
        return [model.index(row).data() for row in range(model.rowCount())]


@pytest.fixture
def work(qtbot: QtBot, checked: Session, settle: Settle) -> Work:
    return Work(qtbot, checked, settle)


@pytest.fixture
def boards(work: Work) -> Work:
    work.view.what.choose(BOARD)
    return work


def test_the_board_has_a_column_for_each_status(boards: Work) -> None:
    assert [column.title for column in boards.view.columns] == [
        "suggested",
        "open",
        "in progress",
        "judged",
        "signed off",
        "re-check",
    ]
    assert boards.words("in progress") == ["eight others were wounded"]
    assert boards.column("open").list.accessibleName() == "Open, 2"


def test_a_claim_is_moved_on_by_key_and_kept_current(qtbot: QtBot, boards: Work, ids) -> None:
    column = boards.column("open")
    column.take_keyboard()
    moved = column.list.currentIndex().data()
    qtbot.keyClick(column.list, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    boards.settle()
    assert moved in boards.words("in progress")
    assert moved not in boards.words("open")


def test_where_the_workflow_does_not_lead_it_is_said(qtbot: QtBot, boards: Work) -> None:
    column = boards.column("in progress")
    column.take_keyboard()
    with qtbot.waitSignal(boards.session.failed):
        qtbot.keyClick(column.list, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert boards.words("in progress") == ["eight others were wounded"]


def test_left_and_right_go_from_column_to_column(qtbot: QtBot, boards: Work) -> None:
    boards.view.activateWindow()
    boards.column("open").take_keyboard()
    qtbot.waitUntil(boards.column("open").list.hasFocus)
    qtbot.keyClick(boards.column("open").list, Qt.Key.Key_Right)
    assert boards.column("in progress").list.hasFocus()
    boards.view.step(-1)
    assert boards.column("open").list.hasFocus()


def test_enter_opens_a_claim(qtbot: QtBot, boards: Work, ids) -> None:
    column = boards.column("in progress")
    column.take_keyboard()
    with qtbot.waitSignal(boards.view.opened) as opened:
        qtbot.keyClick(column.list, Qt.Key.Key_Return)
    assert opened.args[0].claim_id == ids.figure


def test_what_is_urgent_stands_first_and_alone_if_wanted(boards: Work, ids) -> None:
    boards.session.do(lambda casebook: casebook.planning.set_priority([ids.first], Priority.URGENT))
    boards.settle()
    assert boards.words("open")[0] == "the first strike since March"
    boards.view.filter.choose(PRESSING)
    assert boards.words("open") == ["the first strike since March"]
    assert boards.words("in progress") == []


def test_what_is_mine_and_overdue_is_found(boards: Work, ids) -> None:
    boards.session.do(lambda casebook: casebook.many_claims.make_mine([ids.figure]))
    boards.session.do(lambda casebook: casebook.planning.set_due([ids.figure], Moment(date(2025, 5, 1))))
    boards.settle()
    for wanted in (OWN, OVERDUE):
        boards.view.filter.choose(wanted)
        assert boards.words("in progress") == ["eight others were wounded"]
        assert boards.words("open") == []
    assert "overdue since 1 May 2025" in boards.column("in progress").model.index(0).data(
        Qt.ItemDataRole.AccessibleTextRole
    )


def test_my_work_tells_to_do_and_due(work: Work, ids) -> None:
    assert work.view.what.currentData() == MINE
    assert [column.title for column in work.view.columns] == ["to do", "second reading", "returned", "due"]
    work.session.do(lambda casebook: casebook.many_claims.make_mine([ids.figure]))
    work.session.do(lambda casebook: casebook.planning.set_due([ids.figure], Moment(date(2025, 5, 1))))
    work.settle()
    assert work.words("to do") == work.words("due") == ["eight others were wounded"]


def test_a_second_check_that_is_asked_for_waits_for_me(work: Work, ids) -> None:
    work.session.do(lambda casebook: casebook.second_checks.ask(casebook.claims.get(ids.figure)))
    work.settle()
    assert work.words("second reading") == ["eight others were wounded"]


def test_one_article_alone_can_be_shown(boards: Work) -> None:
    boards.view.scope.choose(HERE)
    assert len(boards.words("open")) == 2


def test_rows_keep_the_rules_of_models(qtbot: QtBot, boards: Work, qtmodeltester) -> None:
    model = boards.column("open").model
    assert isinstance(model, WorkRows)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    qtmodeltester.check(model)
    assert model.data(model.index(0), Qt.ItemDataRole.DisplayRole)
    assert boards.session.desk.claims[0].status is Status.OPEN
