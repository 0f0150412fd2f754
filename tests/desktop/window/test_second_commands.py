"""Asking for a blind second check by the menu."""

from __future__ import annotations

from desktop.panes.inspector import Inspector
from desktop.window.second_commands import ANYONE, SecondCommands
from tests.desktop.window.conftest import Work


def test_anyone_or_a_person_is_asked(work: Work) -> None:
    claim = work.desk.claims[1]
    work.choose(claim)
    inspector = work.window.findChildren(Inspector)[0]
    menu = SecondCommands(work.session, work.window._choice, inspector).menu()
    assert menu.actions()[0].text() == ANYONE
    menu.actions()[0].trigger()
    work.settle()
    check = work.session.desk.second_checks(claim.id)[0]
    assert check.person_id is None
    assert check.asked_by_id == work.session.me.id
