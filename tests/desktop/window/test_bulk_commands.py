"""What is selected in the list is worked on together: one change, one undo, and a sentence about what stayed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from checks.domain.change import Change
from checks.domain.claim import Claim, Kind, Status
from checks.domain.desk import Desk
from desktop.panes.claims_list import ClaimsList
from desktop.session import Session
from desktop.window.bulk_commands import BulkCommands, outcome
from desktop.window.main import MainWindow

ClaimCalled = Callable[[str], Claim]
Settle = Callable[[Session], None]
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_the_outcome_says_what_could_not_be_done(small_desk: Desk) -> None:
    claims = small_desk.claims
    wanted = tuple(claim.id for claim in claims[:4])

    def after(count: int) -> Change:
        return Change("x", claims[:count], tuple(replace(claim, status=Status.IN_PROGRESS) for claim in claims[:count]))

    assert outcome(after(4), wanted, small_desk, "accepted") == "4 claims accepted"
    assert outcome(after(2), wanted, small_desk, "accepted") == "2 of 4 claims accepted; 1 is suggested, 1 is open"
    assert outcome(after(1), wanted[:1], small_desk, "deleted") == "1 claim deleted"
    assert (
        outcome(after(2), wanted, small_desk, "now yours", "yours") == "2 of 4 claims now yours; 2 were yours already"
    )
    assert outcome(after(3), wanted, small_desk, "now “event”", "so").endswith("; 1 was so already")


class Bulk:
    """Bulk commands on the small article, with what was selected and what was said."""

    def __init__(self, session: Session) -> None:
        self.selected: tuple[UUID, ...] = ()
        self.said: list[str] = []
        self.singles: list[str] = []
        self.commands = BulkCommands(session, lambda: self.selected)
        session.noted.connect(self.said.append)
        session.failed.connect(self.said.append)

    def do(self, action_id: str) -> None:
        self.commands.command(action_id, lambda: self.singles.append(action_id))()


@pytest.fixture
def bulk(desk_session: Session) -> Bulk:
    return Bulk(desk_session)


@pytest.fixture
def several(bulk: Bulk, claim_called: ClaimCalled) -> Bulk:
    bulk.selected = tuple(claim_called(words).id for words in ("Russian", "eight", "four"))
    return bulk


def statuses(session: Session, ids: tuple[UUID, ...]) -> list[Status]:
    assert session.desk is not None
    return [claim.status for each in ids if (claim := session.desk.claim(each))]


def test_one_claim_is_left_to_the_single_command(bulk: Bulk, claim_called: ClaimCalled) -> None:
    bulk.selected = (claim_called("four").id,)
    bulk.do("claim.accept")
    bulk.do("claim.edit")
    assert bulk.singles == ["claim.accept", "claim.edit"]
    with pytest.raises(LookupError):
        bulk.commands.command("claim.unheard_of", None)


def test_several_are_accepted_in_one_change(several: Bulk, desk_session: Session, settle: Settle) -> None:
    several.do("claim.accept")
    settle(desk_session)
    assert statuses(desk_session, several.selected) == [Status.OPEN] * 3
    assert several.said == ["2 of 3 claims accepted; 1 is open"]
    assert desk_session.undo_stack.undoText() == "Accept 2 claims"
    desk_session.undo()
    settle(desk_session)
    assert statuses(desk_session, several.selected) == [Status.SUGGESTED, Status.OPEN, Status.SUGGESTED]


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ("claim.reject", "3 claims rejected"),
        ("claim.make_mine", "3 claims now yours"),
        ("claim.delete", "3 claims deleted"),
        ("span.kind_quantity", "1 of 3 claims now “quantity”; 2 were so already"),
        ("claim.status_in_progress", "3 claims now “in progress”"),
        ("claim.status_judged", "None of the 3 claims can be changed like that: 2 are suggested, 1 is open."),
        ("claim.restore", "None of the 3 claims can be changed like that: 2 are suggested, 1 is open."),
    ],
)
def test_each_action_goes_for_several(
    several: Bulk, desk_session: Session, settle: Settle, action: str, said: str
) -> None:
    several.do(action)
    settle(desk_session)
    assert several.said == [said]
    assert several.singles == []


def test_nothing_selected_does_nothing(bulk: Bulk, desk_session: Session, settle: Settle) -> None:
    bulk.commands.make_mine()
    bulk.commands.set_kind(Kind.PLACE)
    settle(desk_session)
    assert bulk.said == []


# In the window, by keys


@pytest.fixture
def rows(window: MainWindow) -> ClaimsList:
    found = window.findChild(ClaimsList)
    assert isinstance(found, ClaimsList)
    window.activateWindow()
    found.setFocus()
    return found


def test_letters_work_on_all_that_is_selected(window: MainWindow, rows: ClaimsList, settle: Settle) -> None:
    session = window._session
    assert session.desk is not None
    first = next(claim for claim in session.desk.claims if claim.status is Status.SUGGESTED)
    window.choose_claim(first.id)
    for _ in range(4):
        QTest.keyClick(rows, Qt.Key.Key_Down, SHIFT)
    before = {each: session.desk.claim(each) for each in rows.selected_claims}
    assert len(before) == 5
    QTest.keyClick(rows, Qt.Key.Key_X)
    settle(session)
    changed = [each for each, claim in before.items() if session.desk.claim(each) != claim]
    assert changed
    assert session.undo_stack.undoText() == f"Reject {len(changed)} claim{'s' * (len(changed) > 1)}"
    assert rows.selected_claims == tuple(before), "what was selected stays so"
    QTest.keyClick(rows, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(session)
    assert {each: session.desk.claim(each) for each in before} == before
    assert rows.selected_claims == tuple(before)


def test_actions_are_enabled_where_one_of_several_allows_them(window: MainWindow, rows: ClaimsList) -> None:
    desk = window._session.desk
    assert desk is not None
    signed = next(claim for claim in desk.claims if claim.status is Status.SIGNED_OFF)
    window.choose_claim(signed.id)
    accept = window.actions_by_id["claim.accept"]
    assert not accept.isEnabled()
    QTest.keyClick(rows, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert accept.isEnabled()
    assert window.actions_by_id["claim.reject"].isEnabled()


@pytest.mark.qt_log_ignore("^This plugin does not support")
def test_the_menu_of_the_rows_holds_the_same_actions(window: MainWindow, rows: ClaimsList, qtbot: QtBot) -> None:
    rows.menu_requested.emit(window.mapToGlobal(QPoint(50, 50)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert window.actions_by_id["claim.accept"] in menu.actions()
    kinds = next(action.menu() for action in menu.actions() if action.text() == "Kind")
    assert kinds.actions() == [window.actions_by_id[f"span.kind_{kind.value}"] for kind in Kind]
    menu.close()


def test_search_density_and_folding_have_keys_and_are_kept(window: MainWindow, rows: ClaimsList) -> None:
    actions, settings = window.actions_by_id, window._settings
    actions["claims.one_line"].trigger()
    actions["claims.fold_unlikely"].trigger()
    assert rows.is_dense
    assert rows.model().folds_unlikely
    assert (settings.current.has_one_line_claims, settings.current.folds_unlikely) == (True, True)
    actions["claims.one_line"].trigger()
    assert not rows.is_dense
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | SHIFT)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.accessibleName() == "Search claims"
