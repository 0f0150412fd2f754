from __future__ import annotations

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from checks.domain.change import Change
from checks.domain.claim import Claim, Status
from checks.domain.finding import Finding, Level
from desktop import theme
from desktop.models.claims import ClaimsModel, Role
from desktop.panes.claims import NONE_FOUND, NOT_SEARCHED, NOTHING_MATCHES, ClaimsPane
from desktop.panes.claims_list import ClaimsList
from desktop.panes.claims_menu import ClaimsMenu
from desktop.session import Session
from desktop.widgets.header import PaneHeader
from desktop.widgets.state_page import StatePage

ClaimCalled = Callable[[str], Claim]
Settle = Callable[[Session], None]


@pytest.fixture
def pane(qtbot: QtBot, desk_session: Session) -> ClaimsPane:
    made = ClaimsPane(desk_session)
    qtbot.addWidget(made)
    made.resize(302, 240)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def rows(pane: ClaimsPane) -> ClaimsList:
    found = pane.findChild(ClaimsList)
    assert isinstance(found, ClaimsList)
    return found


@pytest.fixture
def chosen(pane: ClaimsPane) -> list[UUID]:
    """The claims that the pane says were chosen."""
    told: list[UUID] = []
    pane.claim_selected.connect(told.append)
    return told


def model_of(rows: ClaimsList) -> ClaimsModel:
    model = rows.model()
    assert isinstance(model, ClaimsModel)
    return model


def fact(pane: ClaimsPane) -> str:
    (header,) = pane.findChildren(PaneHeader)
    return str(header.fact)


def state(pane: ClaimsPane) -> str:
    (page,) = pane.findChildren(StatePage)
    return str(page.text) if page.isVisible() else ""


def action(pane: ClaimsPane, *path: str) -> QAction:
    """The action behind a path of menu titles."""
    menu: QMenu = pane.findChild(ClaimsMenu)
    for title in path[:-1]:
        menu = next(each.menu() for each in menu.actions() if each.text() == title)
    return next(each for each in menu.actions() if each.text() == path[-1])


def test_clicking_a_row_chooses_its_claim(rows: ClaimsList, chosen: list[UUID], claim_called: ClaimCalled) -> None:
    claim = claim_called("Russian")
    point = rows.visualRect(model_of(rows).index_of(claim.id)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert chosen == [claim.id]


def test_clicking_a_group_chooses_nothing(rows: ClaimsList, chosen: list[UUID]) -> None:
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 8))
    assert chosen == []


def test_arrows_pass_over_the_groups(
    pane: ClaimsPane, rows: ClaimsList, chosen: list[UUID], claim_called: ClaimCalled
) -> None:
    pane.show_claim(claim_called("Russian").id)
    for _ in range(3):
        QTest.keyClick(rows, Qt.Key.Key_Down)
    QTest.keyClick(rows, Qt.Key.Key_Up)
    assert chosen == [claim_called(words).id for words in ("One person", "eight", "four", "eight")]


def test_show_claim_tells_nobody_and_brings_the_row_into_view(
    pane: ClaimsPane, rows: ClaimsList, chosen: list[UUID], claim_called: ClaimCalled
) -> None:
    claim = claim_called("The commander")
    pane.show_claim(claim.id)
    assert rows.current_claim == claim.id
    assert rows.viewport().rect().contains(rows.visualRect(rows.currentIndex()))
    assert chosen == []
    pane.show_claim(None)
    assert rows.current_claim is None


def test_the_current_row_stays_in_view_when_the_list_gets_lower(
    pane: ClaimsPane, rows: ClaimsList, claim_called: ClaimCalled
) -> None:
    pane.resize(302, 500)
    pane.show_claim(claim_called("four").id)
    pane.resize(302, 160)
    assert rows.viewport().rect().contains(rows.visualRect(rows.currentIndex()))


def test_an_edit_leaves_selection_and_place(
    pane: ClaimsPane, rows: ClaimsList, chosen: list[UUID], claim_called: ClaimCalled, desk_session: Session,
    settle: Settle,
) -> None:  # fmt: skip
    current = claim_called("The commander")
    pane.show_claim(current.id)
    before = rows.verticalScrollBar().value()
    assert before > 0
    desk_session.do(lambda casebook: casebook.claims.accept(current))
    desk_session.do(lambda casebook: casebook.claims.reject(claim_called("Russian")))
    settle(desk_session)
    assert (rows.current_claim, rows.verticalScrollBar().value()) == (current.id, before)
    assert rows.currentIndex().data(Role.ROW).claim.status == Status.OPEN
    assert fact(pane) == "1 of 6 decided"
    assert chosen == []


def test_a_claim_that_is_deleted_and_brought_back_can_be_current(
    pane: ClaimsPane, rows: ClaimsList, chosen: list[UUID], claim_called: ClaimCalled, desk_session: Session,
    settle: Settle,
) -> None:  # fmt: skip
    claim = claim_called("four")
    pane.show_claim(claim.id)
    desk_session.do(lambda casebook: casebook.claims.delete(claim))
    settle(desk_session)
    assert rows.current_claim is None
    desk_session.undo()
    settle(desk_session)
    assert rows.current_claim == claim.id
    assert chosen == []


def test_filtering_says_so_and_esc_clears_it(
    pane: ClaimsPane, rows: ClaimsList, qtbot: QtBot, claim_called: ClaimCalled
) -> None:
    with qtbot.waitSignal(pane.filtered) as told:
        action(pane, "Status", "Open").trigger()
    assert told.args == [frozenset({claim_called("One person").id, claim_called("eight").id})]
    assert fact(pane) == "2 of 6 shown"
    action(pane, "Kind", "Place").trigger()
    assert state(pane) == NOTHING_MATCHES
    with qtbot.waitSignal(pane.filtered) as told:
        QTest.keyClick(pane.focusProxy(), Qt.Key.Key_Escape)
    assert told.args == [None]
    assert fact(pane) == "0 of 6 decided"
    assert len(model_of(rows).shown) == 6


def test_the_filter_keeps_the_current_claim_where_it_can(
    pane: ClaimsPane, rows: ClaimsList, claim_called: ClaimCalled
) -> None:
    claim = claim_called("eight")
    pane.show_claim(claim.id)
    action(pane, "Status", "Suggested").trigger()
    assert rows.current_claim is None
    action(pane, "Clear the Filter").trigger()
    assert rows.current_claim == claim.id


def test_order_and_density(pane: ClaimsPane, rows: ClaimsList) -> None:
    assert rows.visualRect(model_of(rows).index(0)).height() == 26
    assert rows.visualRect(model_of(rows).index(1)).height() == 50
    action(pane, "Order by Check-Worthiness").trigger()
    assert not model_of(rows).index(0).data(Role.IS_GROUP)
    pane.set_dense(True)
    assert rows.visualRect(model_of(rows).index(0)).height() == 28


@pytest.mark.qt_log_ignore("^This plugin does not support")
def test_ticking_leaves_the_menu_open(pane: ClaimsPane, qtbot: QtBot) -> None:
    menu = pane.findChild(ClaimsMenu)
    assert isinstance(menu, ClaimsMenu)
    menu.popup(pane.mapToGlobal(QPoint(0, 0)))
    tick = action(pane, "No Evidence Yet")
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(tick).center())
    assert tick.isChecked()
    assert menu.isVisible()
    menu.close()


def test_letters_are_left_to_the_window(pane: ClaimsPane, rows: ClaimsList, claim_called: ClaimCalled) -> None:
    pane.show_claim(claim_called("Russian").id)
    QTest.keyClicks(rows, "t")
    assert rows.current_claim == claim_called("Russian").id


def test_rows_can_be_heard(rows: ClaimsList) -> None:
    interface = QAccessible.queryAccessibleInterface(rows)
    assert interface.text(QAccessible.Text.Name) == "Claims"
    heard = [interface.child(number).text(QAccessible.Text.Name) for number in range(interface.childCount())]
    assert heard[0].startswith("Sentence 1: ")
    assert heard[1].startswith("Claim 1 of 6, event, suggested: Russian forces struck Odesa 🚀 on Friday")


def test_without_an_article_it_says_nothing(qtbot: QtBot, blank_session: Session) -> None:
    empty = ClaimsPane(blank_session)
    qtbot.addWidget(empty)
    empty.show()
    assert state(empty) == ""
    assert fact(empty) == ""


def test_an_article_without_claims_says_what_to_do(
    qtbot: QtBot, desk_session: Session, pane: ClaimsPane, settle: Settle, claim_called: ClaimCalled
) -> None:
    desk = desk_session.desk
    assert desk is not None
    for claim in desk.claims:
        desk_session.do(lambda casebook, each=claim: casebook.claims.delete(each))
    settle(desk_session)
    assert state(pane) == NONE_FOUND
    pane.show_busy("Looking for claims, 40 of 57 sentences")
    assert state(pane) == "Looking for claims, 40 of 57 sentences"
    pane.show_failed("Claims could not be looked for: the language model is missing. Simple rules were used.")
    assert state(pane).endswith("Simple rules were used.")
    assert NOT_SEARCHED != NONE_FOUND


@pytest.mark.parametrize("name", theme.NAMES)
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_rows_paint_everything_they_say(
    pane: ClaimsPane, rows: ClaimsList, application: QApplication, claim_called: ClaimCalled, desk_session: Session,
    settle: Settle, name: str, direction: Qt.LayoutDirection,
) -> None:  # fmt: skip
    """Status, finding and check-worthiness show on the side where they belong."""
    theme.apply(application, name)
    pane.setLayoutDirection(direction)
    claim = claim_called("Russian")
    finding = Finding(uuid4(), claim.id, "rule", Level.CONFLICTS, "message")
    desk_session.do(lambda casebook: casebook.apply(Change("Note", after=(finding,))))
    settle(desk_session)
    rect = rows.visualRect(model_of(rows).index_of(claim.id))
    image = rows.viewport().grab(rect).toImage()
    conflict = theme.current().finding_colour(Level.CONFLICTS).rgb()
    columns = [x for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) == conflict]
    assert columns
    is_at_end = min(columns) > image.width() / 2
    assert is_at_end == (direction == Qt.LayoutDirection.LeftToRight)


def test_enter_leads_to_the_inspector(
    pane: ClaimsPane, rows: ClaimsList, qtbot: QtBot, claim_called: ClaimCalled
) -> None:
    pane.show_claim(claim_called("four").id)
    with qtbot.waitSignal(pane.inspector_requested):
        QTest.keyClick(rows, Qt.Key.Key_Return)
