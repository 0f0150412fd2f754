"""The list of claims by keys and mouse: going, selecting several, and staying where one is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from checks.domain.change import Change
from checks.domain.claim import Claim, Kind, Status
from checks.domain.desk import Desk
from desktop.models.claim_filter import ClaimFilter, Order
from desktop.models.claims import ClaimsModel, Role
from desktop.panes.claims_list import ClaimsList
from tests.benchmarks.large_desk import large_desk

HEADING, ROW = 26, 50
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk() -> Desk:
    """Sixty claims in twenty sentences."""
    made = large_desk(60, words=350)
    return Desk.of(made.article, made.version, made.claims)


@pytest.fixture
def model(desk: Desk) -> ClaimsModel:
    made = ClaimsModel()
    made.set_filter(ClaimFilter(shows_rejected=True))
    made.show_desk(desk)
    return made


@pytest.fixture
def rows(qtbot: QtBot, model: ClaimsModel) -> ClaimsList:
    made = ClaimsList(model)
    qtbot.addWidget(made)
    made.resize(302, 400)
    made.show()
    qtbot.waitExposed(made)
    return made


def place(rows: ClaimsList, claim: Claim) -> QPoint:
    """The middle of a claim's row in the view."""
    return rows.visualRect(rows.model().index_of(claim.id)).center()


def click(rows: ClaimsList, claim: Claim, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.mouseClick(rows.viewport(), LEFT, keys, place(rows, claim))


def press(rows: ClaimsList, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(rows, key, keys)


def value(rows: ClaimsList) -> int:
    return rows.verticalScrollBar().value()


def ids(claims: tuple[Claim, ...] | list[Claim]) -> tuple[UUID, ...]:
    return tuple(claim.id for claim in claims)


def change_of(claim: Claim, **fields: object) -> Change:
    return Change("Edit", (claim,), (replace(claim, **fields),))


def follow(model: ClaimsModel, desk: Desk, change: Change) -> Desk:
    after = desk.after(change)
    model.follow(change, after)
    return after


# Where rows are


def test_rows_stand_one_below_the_other(rows: ClaimsList, model: ClaimsModel) -> None:
    y = 0
    for number in range(model.rowCount()):
        index = model.index(number)
        height = HEADING if index.data(Role.IS_GROUP) else ROW
        rect = rows.visualRect(index)
        assert (rect.top(), rect.height(), rect.width()) == (y, height, rows.viewport().width())
        assert rows.indexAt(rect.topLeft()) == rows.indexAt(rect.bottomRight()) == index
        y += height
    assert rows.verticalScrollBar().maximum() == y - rows.viewport().height()
    assert not rows.indexAt(QPoint(5, y)).isValid()
    assert not rows.indexAt(QPoint(5, -1)).isValid()


@pytest.mark.parametrize("hint", list(QAbstractItemView.ScrollHint))
def test_scrolling_to_a_row_brings_it_into_view(
    rows: ClaimsList, desk: Desk, hint: QAbstractItemView.ScrollHint
) -> None:
    for claim in (desk.claims[30], desk.claims[59], desk.claims[0]):
        rows.scrollTo(rows.model().index_of(claim.id), hint)
        rect = rows.visualRect(rows.model().index_of(claim.id))
        assert rows.viewport().rect().contains(rect)


def test_the_first_of_a_group_comes_with_its_heading(rows: ClaimsList, desk: Desk, model: ClaimsModel) -> None:
    rows.show_claim(desk.claims[59].id)
    first = next(
        claim for claim in desk.claims[20:] if model.index(model.index_of(claim.id).row() - 1).data(Role.IS_GROUP)
    )
    rows.show_claim(first.id)
    for _ in range(3):
        press(rows, Qt.Key.Key_Up)
    current = rows.currentIndex()
    if model.index(current.row() - 1).data(Role.IS_GROUP):
        assert rows.visualRect(model.index(current.row() - 1)).top() >= 0


def test_one_line_rows_keep_what_is_in_view(rows: ClaimsList, desk: Desk) -> None:
    rows.show_claim(desk.claims[30].id)
    before = rows.visualRect(rows.currentIndex()).top()
    rows.set_dense(True)
    rect = rows.visualRect(rows.currentIndex())
    assert (rect.top(), rect.height()) == (before, 28)
    rows.set_dense(False)
    assert rows.visualRect(rows.currentIndex()).top() == before


# Going


def test_keys_go_from_claim_to_claim(rows: ClaimsList, desk: Desk) -> None:
    told: list[UUID] = []
    rows.show_claim(desk.claims[3].id)
    rows.claim_chosen.connect(told.append)
    press(rows, Qt.Key.Key_Home)
    press(rows, Qt.Key.Key_Down)
    press(rows, Qt.Key.Key_End)
    press(rows, Qt.Key.Key_Down)
    press(rows, Qt.Key.Key_Home)
    press(rows, Qt.Key.Key_Up)
    assert told == [desk.claims[0].id, desk.claims[1].id, desk.claims[59].id, desk.claims[0].id]


def test_page_keys_go_by_a_view(rows: ClaimsList, desk: Desk) -> None:
    rows.show_claim(desk.claims[0].id)
    places = []
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_PageUp):
        press(rows, key)
        places.append(ids(desk.claims).index(rows.current_claim))
    assert places[1] > places[0] > 3
    assert places[2] < places[1]
    assert places[3] == 0
    for _ in range(20):
        press(rows, Qt.Key.Key_PageDown)
    assert rows.current_claim == desk.claims[59].id


def test_letters_search_nothing_here(rows: ClaimsList, desk: Desk) -> None:
    rows.show_claim(desk.claims[5].id)
    QTest.keyClick(rows, "R", SHIFT)
    rows.keyboardSearch("Russian")
    assert rows.current_claim == desk.claims[5].id


# Selecting several


def test_shift_and_a_click_select_all_between(rows: ClaimsList, desk: Desk) -> None:
    click(rows, desk.claims[0])
    click(rows, desk.claims[4], SHIFT)
    assert rows.selected_claims == ids(desk.claims[:5])
    assert rows.current_claim == desk.claims[4].id


def test_ctrl_and_a_click_select_one_more_or_less(rows: ClaimsList, desk: Desk) -> None:
    click(rows, desk.claims[0])
    for claim in (desk.claims[3], desk.claims[4], desk.claims[3]):
        click(rows, claim, CTRL)
    assert rows.selected_claims == ids([desk.claims[0], desk.claims[4]])


def test_shift_and_arrows_select_by_keys_alone(rows: ClaimsList, desk: Desk) -> None:
    rows.show_claim(desk.claims[1].id)
    for _ in range(3):
        press(rows, Qt.Key.Key_Down, SHIFT)
    assert rows.selected_claims == ids(desk.claims[1:5])
    press(rows, Qt.Key.Key_Down, CTRL)
    press(rows, Qt.Key.Key_Space, CTRL)
    assert rows.selected_claims == ids(desk.claims[1:6])


def test_ctrl_a_selects_all_and_headings_are_no_claims(rows: ClaimsList, desk: Desk) -> None:
    told: list[int] = []
    rows.selection_changed.connect(lambda: told.append(len(rows.selected_claims)))
    rows.show_claim(desk.claims[2].id)
    press(rows, Qt.Key.Key_A, CTRL)
    assert rows.selected_claims == ids(desk.claims)
    assert rows.current_claim == desk.claims[2].id
    assert told[-1] == 60


def test_dragging_over_rows_selects_them(rows: ClaimsList, desk: Desk) -> None:
    QTest.mousePress(rows.viewport(), LEFT, pos=place(rows, desk.claims[0]))
    QTest.mouseMove(rows.viewport(), place(rows, desk.claims[1]))
    QTest.mouseMove(rows.viewport(), place(rows, desk.claims[3]))
    QTest.mouseRelease(rows.viewport(), LEFT, pos=place(rows, desk.claims[3]))
    assert desk.claims[3].id in rows.selected_claims


def test_a_click_on_a_heading_or_beside_the_rows_changes_nothing(rows: ClaimsList, desk: Desk) -> None:
    click(rows, desk.claims[0])
    click(rows, desk.claims[2], SHIFT)
    QTest.mouseClick(rows.viewport(), LEFT, pos=QPoint(60, 8))
    rows.resize(302, 6000)
    QTest.mouseClick(rows.viewport(), LEFT, pos=QPoint(60, 5900))
    assert rows.selected_claims == ids(desk.claims[:3])


# Staying


def test_a_filter_leaves_the_current_claim_at_its_height(rows: ClaimsList, desk: Desk, model: ClaimsModel) -> None:
    claim = next(claim for claim in desk.claims[30:] if claim.kind is Kind.PLACE)
    rows.show_claim(claim.id)
    height = rows.visualRect(rows.currentIndex()).top()
    kinds = ClaimFilter(kinds=frozenset(Kind) - {Kind.EVENT}, shows_rejected=True)
    for wanted in (kinds, ClaimFilter(shows_rejected=True)):
        model.set_filter(wanted)
        assert rows.current_claim == claim.id
        assert rows.visualRect(rows.currentIndex()).top() == height


def test_what_a_filter_takes_is_selected_again_when_it_comes_back(
    rows: ClaimsList, desk: Desk, model: ClaimsModel
) -> None:
    click(rows, desk.claims[0])
    click(rows, desk.claims[4], SHIFT)
    model.set_filter(ClaimFilter(kinds=frozenset({desk.claims[1].kind}), shows_rejected=True))
    assert rows.selected_claims == (desk.claims[1].id,)
    assert rows.current_claim is None
    model.set_filter(ClaimFilter(shows_rejected=True))
    assert rows.selected_claims == ids(desk.claims[:5])
    assert rows.current_claim == desk.claims[4].id


def test_a_new_choice_under_a_filter_replaces_the_old_one(rows: ClaimsList, desk: Desk, model: ClaimsModel) -> None:
    click(rows, desk.claims[0])
    click(rows, desk.claims[4], SHIFT)
    model.set_filter(ClaimFilter(kinds=frozenset({desk.claims[1].kind}), shows_rejected=True))
    other = next(claim for claim in desk.claims[5:] if claim.kind is desk.claims[1].kind)
    rows.setCurrentIndex(model.index_of(other.id))
    model.set_filter(ClaimFilter(shows_rejected=True))
    assert rows.selected_claims == (other.id,)


def test_changes_and_undo_keep_selection_and_place(rows: ClaimsList, desk: Desk, model: ClaimsModel) -> None:
    rows.show_claim(desk.claims[30].id)
    press(rows, Qt.Key.Key_Down, SHIFT)
    selected, at = rows.selected_claims, rows.visualRect(rows.currentIndex()).top()
    change = Change("Reject", desk.claims, tuple(replace(each, status=Status.NOT_A_CLAIM) for each in desk.claims))
    after = follow(model, desk, change)
    assert (rows.selected_claims, rows.visualRect(rows.currentIndex()).top()) == (selected, at)
    follow(model, after, change.inverse())
    assert (rows.selected_claims, rows.visualRect(rows.currentIndex()).top()) == (selected, at)


def test_what_comes_and_goes_above_does_not_move_what_is_in_view(
    rows: ClaimsList, desk: Desk, model: ClaimsModel
) -> None:
    rows.show_claim(desk.claims[40].id)
    at, before = rows.visualRect(rows.currentIndex()).top(), value(rows)
    gone = Change("Delete", before=desk.claims[:4])
    after = follow(model, desk, gone)
    assert rows.visualRect(rows.currentIndex()).top() == at
    assert value(rows) < before
    follow(model, after, gone.inverse())
    assert (rows.visualRect(rows.currentIndex()).top(), value(rows)) == (at, before)


def test_deleted_claims_are_selected_again_after_undo(rows: ClaimsList, desk: Desk, model: ClaimsModel) -> None:
    told: list[UUID] = []
    click(rows, desk.claims[1])
    click(rows, desk.claims[3], SHIFT)
    rows.claim_chosen.connect(told.append)
    gone = Change("Delete", before=desk.claims[1:4])
    after = follow(model, desk, gone)
    assert rows.selected_claims == ()
    follow(model, after, gone.inverse())
    assert rows.selected_claims == ids(desk.claims[1:4])
    assert rows.current_claim == desk.claims[3].id
    assert told == [], "nobody went anywhere"


def test_another_order_begins_at_the_top_where_it_is_asked_for(
    rows: ClaimsList, desk: Desk, model: ClaimsModel
) -> None:
    rows.show_claim(desk.claims[40].id)
    rows.begin_at_top()
    model.set_order(Order.CHECKWORTHINESS)
    assert value(rows) == 0
    assert rows.current_claim == desk.claims[40].id


def test_an_empty_list_can_be_asked_everything(rows: ClaimsList, model: ClaimsModel) -> None:
    model.show_desk(None)
    assert rows.selected_claims == rows.claims_in_view() == ()
    assert rows.current_claim is None
    rows.go_to_first_unless_current()
    press(rows, Qt.Key.Key_PageDown)
    press(rows, Qt.Key.Key_A, CTRL)
    rows.setSelection(rows.rect(), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    assert rows.verticalScrollBar().maximum() == 0


# What is unlikely


def test_a_click_on_a_heading_opens_and_folds_what_is_unlikely(
    rows: ClaimsList, desk: Desk, model: ClaimsModel
) -> None:
    model.fold_unlikely(folds=True)
    row = next(row for row in model.headings if model.index(row).data(Role.ROW).is_folded)
    heading = model.index(row).data(Role.ROW)
    count = model.count
    rows.scrollTo(model.index(row))
    QTest.mouseClick(rows.viewport(), LEFT, pos=rows.visualRect(model.index(row)).center())
    assert model.count == count + heading.unlikely
    opened = model.index(row).data(Role.ROW)
    assert (opened.unlikely, opened.is_folded) == (heading.unlikely, False)
    assert opened.said.endswith(f"{heading.unlikely} unlikely shown")
    QTest.mouseClick(rows.viewport(), LEFT, pos=rows.visualRect(model.index(row)).center())
    assert model.count == count


def test_showing_a_folded_claim_opens_its_group(rows: ClaimsList, desk: Desk, model: ClaimsModel) -> None:
    model.fold_unlikely(folds=True)
    folded = next(claim for claim in desk.claims if not model.index_of(claim.id).isValid())
    rows.show_claim(folded.id)
    assert rows.current_claim == folded.id
    assert rows.viewport().rect().contains(rows.visualRect(rows.currentIndex()))


# The menu


def _ask_menu(rows: ClaimsList, reason: QContextMenuEvent.Reason, point: QPoint) -> None:
    event = QContextMenuEvent(reason, point, rows.viewport().mapToGlobal(point))
    QApplication.sendEvent(rows.viewport(), event)


def test_the_menu_opens_at_the_pointer_or_under_the_current_row(rows: ClaimsList, desk: Desk) -> None:
    told: list[QPoint] = []
    rows.menu_requested.connect(told.append)
    point = place(rows, desk.claims[1])
    _ask_menu(rows, QContextMenuEvent.Reason.Mouse, point)
    assert told == [], "nothing is selected"
    click(rows, desk.claims[1])
    _ask_menu(rows, QContextMenuEvent.Reason.Mouse, point)
    _ask_menu(rows, QContextMenuEvent.Reason.Mouse, QPoint(60, 8))
    _ask_menu(rows, QContextMenuEvent.Reason.Keyboard, QPoint(0, 0))
    below = rows.visualRect(rows.currentIndex()).bottomLeft()
    assert told == [rows.viewport().mapToGlobal(each) for each in (point, below)]


def test_a_right_click_keeps_what_is_selected(rows: ClaimsList, desk: Desk) -> None:
    click(rows, desk.claims[0])
    click(rows, desk.claims[2], SHIFT)
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.RightButton, pos=place(rows, desk.claims[1]))
    assert rows.selected_claims == ids(desk.claims[:3])
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.RightButton, pos=place(rows, desk.claims[4]))
    assert rows.selected_claims == (desk.claims[4].id,)


@pytest.fixture
def paints(monkeypatch: pytest.MonkeyPatch, rows: ClaimsList) -> list[int]:
    """The rows that are painted."""
    painted: list[int] = []
    monkeypatch.setattr(rows.itemDelegate(), "paint", lambda painter, option, index: painted.append(index.row()))
    return painted


def test_an_edit_paints_its_own_row_alone(
    rows: ClaimsList, desk: Desk, model: ClaimsModel, paints: list[int], wait_painted: Callable[[], None]
) -> None:
    wait_painted()
    paints.clear()
    follow(model, desk, change_of(desk.claims[2], statement="Another."))
    wait_painted()
    row = model.index_of(desk.claims[2].id).row()
    assert row in paints
    assert set(paints) <= {row - 1, row, row + 1}


@pytest.fixture
def wait_painted(rows: ClaimsList) -> Callable[[], None]:
    """Let Qt paint what waits."""

    def wait() -> None:
        for _ in range(3):
            QApplication.processEvents()

    return wait


def test_only_rows_in_view_are_painted(
    rows: ClaimsList, model: ClaimsModel, paints: list[int], wait_painted: Callable[[], None]
) -> None:
    rows.viewport().update()
    wait_painted()
    assert paints
    assert max(paints) <= rows.viewport().height() // HEADING + 1
