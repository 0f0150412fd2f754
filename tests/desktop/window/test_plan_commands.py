"""Owner, due date and priority of all selected claims at once."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from checks.domain.claim import Priority
from desktop.session import Session
from desktop.window.plan_commands import PlanCommands

Settle = Callable[[Session], None]


class Plans:
    """The commands on the small article, with what was selected and what was said."""

    def __init__(self, session: Session, window: QWidget) -> None:
        self.session = session
        self.selected: tuple[UUID, ...] = tuple(claim.id for claim in session.desk.claims[:3])
        self.said: list[str] = []
        self.commands = PlanCommands(session, lambda: self.selected, window)
        session.noted.connect(self.said.append)

    def of_selected(self, field: str) -> set[object]:
        return {getattr(self.session.desk.claim(each), field) for each in self.selected}


@pytest.fixture
def plans(qtbot: QtBot, desk_session: Session) -> Plans:
    window = QWidget()
    qtbot.addWidget(window)
    made = Plans(desk_session, window)
    made.window = window
    return made


def test_all_selected_claims_get_a_priority_in_one_step(plans: Plans, settle: Settle) -> None:
    before = plans.session.undo_stack.index()
    plans.commands.priority_urgent()
    settle(plans.session)
    assert plans.of_selected("priority") == {Priority.URGENT}
    assert plans.session.undo_stack.index() == before + 1
    assert plans.said == ["3 claims now urgent"]


def test_what_is_so_already_is_counted(plans: Plans, settle: Settle) -> None:
    first = plans.selected[:1]
    plans.session.do(lambda casebook: casebook.planning.set_priority(first, Priority.HIGH))
    settle(plans.session)
    plans.commands.priority_high()
    settle(plans.session)
    assert plans.said == ["2 of 3 claims now high; 1 was so already"]


def test_a_due_date_is_given_and_taken_away(plans: Plans, settle: Settle) -> None:
    plans.commands.due_week()
    settle(plans.session)
    assert None not in plans.of_selected("due")
    plans.commands.due_none()
    settle(plans.session)
    assert plans.of_selected("due") == {None}


def test_the_menu_offers_oneself_the_others_and_nobody(plans: Plans, settle: Settle) -> None:
    settle(plans.session)
    menu = plans.commands.menu()
    assert [each.text() for each in menu.actions()][:1] == ["Me"]
    assert menu.actions()[-1].text() == "Nobody"
    menu.actions()[0].trigger()
    settle(plans.session)
    assert plans.of_selected("owner_id") == {plans.session.me.id}
