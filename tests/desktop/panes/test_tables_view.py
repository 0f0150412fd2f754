"""The view of tables by itself: what it says while it has nothing to show, and what it wishes for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from checks.domain.tables import ComparatorTable, TollSeries
from checks.errors import NotFound
from desktop.panes import tables_view
from desktop.panes.tables_view import TablesView
from desktop.session import Session

Settle = Callable[[Session], None]


@pytest.fixture
def view(session: Session, qtbot: QtBot, settle: Settle) -> Iterator[TablesView]:
    made = TablesView(session)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    yield made
    settle(session)


def shown(view: TablesView, session: Session, settle: Settle) -> TablesView:
    view.show()
    settle(session)
    return view


def test_it_says_that_it_reads_and_then_shows_the_first_table(
    view: TablesView, session: Session, settle: Settle
) -> None:
    view.show()
    assert view.state == "Reading the tables…"
    settle(session)
    assert view.state == ""
    assert isinstance(view.chosen, TollSeries)
    assert view.header.fact == "3"


def test_it_says_why_the_tables_could_not_be_read(
    view: TablesView, session: Session, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise NotFound("The file is gone.")

    monkeypatch.setattr(tables_view, "_all_tables", fail)
    assert shown(view, session, settle).state == "The tables could not be read: The file is gone."


def test_a_table_that_is_still_to_come_is_shown_when_it_is_there(
    view: TablesView, session: Session, settle: Settle
) -> None:
    tables: list[ComparatorTable] = []
    session.ask(lambda casebook: casebook.comparators.all(), tables.extend)
    settle(session)
    view.choose(tables[-1].id)
    assert view.chosen is None
    shown(view, session, settle)
    assert view.chosen == tables[-1]


def test_what_can_be_done_with_a_row_depends_on_it(view: TablesView, session: Session, settle: Settle) -> None:
    shown(view, session, settle)
    parent = QWidget(view)
    none = {action.text(): action.isEnabled() for action in view.sheet.row_actions(parent)}
    view.sheet.grid.clearSelection()
    view.sheet.grid.choose_row(0)
    one = {action.text(): action.isEnabled() for action in view.sheet.row_actions(parent)}
    assert list(one) == ["Add Row", "Choose Record…", "Open Record", "Unlink Record", "Delete Row"]
    assert all(one.values())
    assert none["Add Row"]
    view.sheet.grid.selectAll()
    assert view.sheet.row_actions(parent)[-1].text() == "Delete 5 Rows"


def test_unlinking_a_record_is_a_change(view: TablesView, session: Session, settle: Settle) -> None:
    shown(view, session, settle)
    view.sheet.grid.choose_row(0)
    action = next(each for each in view.sheet.row_actions(view) if each.text() == "Unlink Record")
    action.trigger()
    settle(session)
    assert isinstance(view.chosen, TollSeries)
    assert view.chosen.points[0].evidence_id is None
    session.undo()
    settle(session)
    assert view.chosen.points[0].evidence_id is not None


def test_keys_of_the_rows_wish_for_records(view: TablesView, session: Session, settle: Settle, qtbot: QtBot) -> None:
    shown(view, session, settle)
    grid = view.sheet.grid
    place = next(at for at, each in enumerate(view.sheet.rows.columns) if each.is_record)
    grid.setCurrentIndex(grid.model().index(0, place))
    with qtbot.waitSignal(grid.record_wanted):
        qtbot.keyClick(grid, Qt.Key.Key_Return)
    with qtbot.waitSignal(grid.record_requested):
        qtbot.keyClick(grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_the_claims_own_case_is_bold(view: TablesView, session: Session, settle: Settle) -> None:
    shown(view, session, settle)
    desk = session.desk
    assert desk is not None
    claim = next(each for each in desk.claims if "largest" in each.quote)
    view.show_claim(claim)
    exchanges = next(table for table in view.model.tables if table.title == "Prisoner exchanges")
    view.choose(exchanges.id)
    weights = [view.sheet.rows.index(row, 0).data(Qt.ItemDataRole.FontRole).weight() for row in range(8)]
    assert [row for row, weight in enumerate(weights) if weight == max(weights)] == [5]


def test_the_first_table_of_a_kind_is_shown_also_while_they_are_read(
    view: TablesView, session: Session, settle: Settle
) -> None:
    view.show()
    view.choose_kind(ComparatorTable)
    settle(session)
    assert isinstance(view.chosen, ComparatorTable)
    last = [table for table in view.model.tables if isinstance(table, ComparatorTable)][-1]
    view.choose(last.id)
    view.choose_kind(ComparatorTable)
    assert view.chosen == last, "one of the kind shows already"
    view.choose_kind(TollSeries)
    assert isinstance(view.chosen, TollSeries)
