from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from checks.domain.claim import Priority
from checks.domain.moment import Moment
from desktop.panes.plan_row import PlanRow
from desktop.session import Session


class Plan:
    """The line on one claim, kept up to date as the inspector does."""

    def __init__(self, qtbot: QtBot, session: Session, claim_id, settle: Callable[[Session], None]) -> None:
        self.session, self.claim_id, self._settle, self._qtbot = session, claim_id, settle, qtbot
        self.row = PlanRow(session)
        qtbot.addWidget(self.row)
        self.row.show()
        self._load()
        session.changed.connect(self._load)

    def _load(self, *_: object) -> None:
        self.row.load(self.session.desk, self.claim)

    @property
    def claim(self):
        return self.session.desk.claim(self.claim_id)

    def choose(self, button: QPushButton, entry: str) -> None:
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        next(each for each in menu.actions() if each.text() == entry).trigger()
        menu.close()
        self._settle(self.session)


@pytest.fixture
def plan(qtbot: QtBot, checked: Session, ids, settle: Callable[[Session], None]) -> Plan:
    return Plan(qtbot, checked, ids.figure, settle)


def today() -> date:
    return datetime.now(UTC).astimezone().date()


def test_a_claim_without_a_plan_says_so(plan: Plan) -> None:
    assert [each.text() for each in (plan.row.owner, plan.row.due, plan.row.priority)] == [
        "Nobody's",
        "no due date",
        "normal priority",
    ]
    assert plan.row.warning.isHidden()


def test_it_is_given_to_oneself_and_to_nobody(plan: Plan) -> None:
    plan.choose(plan.row.owner, "Me")
    assert plan.claim.owner_id == plan.session.me.id
    assert plan.row.owner.text() == "Yours"
    plan.choose(plan.row.owner, "Nobody")
    assert plan.claim.owner_id is None


def test_a_day_is_chosen_or_typed(qtbot: QtBot, plan: Plan) -> None:
    plan.choose(plan.row.due, "Tomorrow")
    assert plan.claim.due == Moment(today() + timedelta(days=1))
    assert plan.row.due.text() == "due tomorrow"
    plan.choose(plan.row.due, "Another Day…")
    qtbot.keyClicks(plan.row.day, "2031-09-01")
    qtbot.keyClick(plan.row.day, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: plan.claim.due == Moment(date(2031, 9, 1)))
    assert plan.row.day.isHidden()


def test_what_is_no_day_stays_to_be_corrected(qtbot: QtBot, plan: Plan) -> None:
    plan.choose(plan.row.due, "Another Day…")
    qtbot.keyClicks(plan.row.day, "soon")
    qtbot.keyClick(plan.row.day, Qt.Key.Key_Return)
    assert plan.row.day.isVisible()
    assert plan.claim.due is None


def test_what_is_overdue_says_so_with_a_sign(plan: Plan, settle: Callable[[Session], None]) -> None:
    plan.session.do(lambda casebook: casebook.planning.set_due([plan.claim_id], Moment(date(2025, 5, 20))))
    settle(plan.session)
    assert plan.row.warning.isVisible()
    assert plan.row.due.text() == "overdue since 20 May 2025"


def test_how_soon_is_chosen(plan: Plan) -> None:
    plan.choose(plan.row.priority, "Urgent")
    assert plan.claim.priority is Priority.URGENT
    assert plan.row.priority.accessibleName() == "Priority: urgent"
