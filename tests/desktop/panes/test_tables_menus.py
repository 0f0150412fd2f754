"""The list of tables by keys and mouse: its menu of new ones, its headings, and how it follows what is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from checks.domain.change import Change
from checks.domain.tables import ComparatorTable, Measure
from checks.domain.ties import Table
from desktop.panes.tables_view import TablesView
from desktop.session import Session

Settle = Callable[[Session], None]
NEW = ComparatorTable(UUID(int=4), "Bridges", (Measure("length", "Length", "m"),))


@pytest.fixture
def view(session: Session, qtbot: QtBot, settle: Settle) -> Iterator[TablesView]:
    made = TablesView(session)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    as_table = next(each for each in made.findChildren(QPushButton) if each.text() == "View as Table")
    as_table.setChecked(True)  # charts take their time, and have their own tests
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    settle(session)
    yield made
    settle(session)


def write(session: Session, settle: Settle, before: tuple[Table, ...], after: tuple[Table, ...]) -> None:
    session.do(lambda casebook: casebook.apply(Change("Tables", before=before, after=after)))
    settle(session)


def titles(view: TablesView) -> list[str]:
    return [table.title for table in view.model.tables]


@pytest.mark.parametrize("entry", ["New Toll Series…", "New Comparator Table…", "Import CSV…"])
def test_the_menu_wishes_for_one_thing_each(view: TablesView, qtbot: QtBot, entry: str) -> None:
    wishes: list[str] = []
    view.new_toll_requested.connect(lambda: wishes.append("New Toll Series…"))
    view.new_comparators_requested.connect(lambda: wishes.append("New Comparator Table…"))
    view.import_requested.connect(lambda: wishes.append("Import CSV…"))
    add = next(each for each in view.header.findChildren(QToolButton) if each.accessibleName() == "Add")
    qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == entry).trigger()
    menu.close()
    assert wishes == [entry]


def test_down_steps_over_the_headings(view: TablesView, qtbot: QtBot) -> None:
    view.list.setFocus()
    walked = [view.chosen]
    for _ in range(3):
        qtbot.keyClick(view.list, Qt.Key.Key_Down)
        walked.append(view.chosen)
    assert walked == [*view.model.tables, view.model.tables[-1]]


def test_a_click_on_a_heading_chooses_nothing_else(view: TablesView, qtbot: QtBot) -> None:
    before = view.chosen
    heading = next(
        row
        for row in range(1, view.model.rowCount())
        if not view.model.index(row).flags() & Qt.ItemFlag.ItemIsSelectable
    )
    place = view.list.visualRect(view.model.index(heading)).center()
    qtbot.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.chosen == before
    assert view.sheet.table == before


def test_a_new_table_joins_the_list_and_the_choice_stays(view: TablesView, session: Session, settle: Settle) -> None:
    before = view.chosen
    write(session, settle, (), (NEW,))
    assert "Bridges" in titles(view)
    assert view.header.fact == "4"
    assert view.chosen == before
    view.choose(NEW.id)
    assert view.sheet.header.fact == "no cases"


def test_a_renamed_table_moves_in_the_list_and_stays_chosen(view: TablesView, session: Session, settle: Settle) -> None:
    write(session, settle, (), (NEW,))
    view.choose(NEW.id)
    renamed = replace(NEW, title="Viaducts")
    write(session, settle, (NEW,), (renamed,))
    assert titles(view)[-1] == "Viaducts"
    assert view.chosen == view.sheet.table == renamed


def test_without_the_chosen_table_the_first_is_shown_and_without_any_a_sentence(
    view: TablesView, session: Session, settle: Settle
) -> None:
    tables = view.model.tables
    view.choose(tables[-1].id)
    write(session, settle, (tables[-1],), ())
    assert view.chosen == tables[0]
    write(session, settle, tables[:-1], ())
    assert view.chosen is None
    assert view.header.fact == ""
    assert view.state == "No tables yet. Make one with Add, or bring one in from a CSV file."
    session.undo()
    settle(session)
    assert view.state == ""
    assert view.sheet.table in tables


def test_without_a_table_f6_stays_in_the_list(view: TablesView, session: Session, settle: Settle) -> None:
    write(session, settle, view.model.tables, ())
    for by in (1, -1):
        view.step(by)
        assert view.focusWidget() is view.list


def test_what_is_written_before_the_first_look_is_read_then(session: Session, qtbot: QtBot, settle: Settle) -> None:
    unseen = TablesView(session)
    qtbot.addWidget(unseen)
    write(session, settle, (), (NEW,))
    assert unseen.model.tables == ()
    unseen.show()
    settle(session)
    assert "Bridges" in titles(unseen)


def test_a_row_that_is_typed_into_stays_chosen(view: TablesView, session: Session, settle: Settle) -> None:
    exchanges = next(table for table in view.model.tables if table.title == "Prisoner exchanges")
    view.choose(exchanges.id)
    grid, rows = view.sheet.grid, view.sheet.rows
    grid.choose_row(4)
    note = next(place for place, each in enumerate(rows.columns) if each.label == "Note")
    rows.setData(rows.index(4, note), "by the list of both sides")
    assert rows.index(4, note).data() == "by the list of both sides", "shown before it is written"
    settle(session)
    assert grid.places == [4]
    assert view.chosen != exchanges
    session.undo()
    settle(session)
    assert view.chosen == exchanges
