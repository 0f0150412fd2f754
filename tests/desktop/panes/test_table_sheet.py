"""One table with its chart: its menus, its measures, its problems, and what it wishes for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from checks.domain.change import Change
from checks.domain.evidence import Evidence, EvidenceKind
from checks.domain.mention import PersonStatus
from checks.domain.moment import Moment
from checks.domain.tables import Comparator, ComparatorTable, Measure, TollPoint, TollSeries
from checks.domain.ties import Table
from checks.errors import ChecksError
from checks.reporting.chart_wish import Wish
from desktop import theme
from desktop.panes.table_sheet import TableSheet
from desktop.session import Session
from desktop.widgets.choosers import Dropdown
from desktop.widgets.label import Label

Settle = Callable[[Session], None]
LEFT = Qt.MouseButton.LeftButton
TOTAL, LENGTH = Measure("total", "Total", "person"), Measure("length", "Length", "km")
TABLE = ComparatorTable(
    UUID(int=2),
    "Some cases",
    (TOTAL, LENGTH),
    (
        Comparator(Moment.parse("2025-05-23"), values=(("total", 780.0), ("length", 2.0))),
        Comparator(Moment.parse("2022-06-29"), values=(("total", 288.0), ("length", 7.0))),
    ),
    coverage="Since 2022.",
    note="Press and ministries.",
)


@pytest.fixture
def sheet(session: Session, qtbot: QtBot, settle: Settle) -> Iterator[TableSheet]:
    """A sheet in which what is typed stands at once."""
    made = TableSheet(session)
    made.edited.connect(lambda table: made.show_table(table, is_other=False))
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.show()
    qtbot.waitExposed(made)
    yield made
    settle(session)


@pytest.fixture
def series(session: Session, settle: Settle) -> TollSeries:
    """The toll series of the sample."""
    found: list[TollSeries] = []
    session.ask(lambda casebook: casebook.tolls.all(), found.extend)
    settle(session)
    return found[0]


def show(sheet: TableSheet, session: Session, settle: Settle, table: Table) -> None:
    sheet.show_table(table, is_other=True)
    settle(session)


def about(sheet: TableSheet) -> list[str]:
    return [label.text() for label in sheet.findChildren(Label) if label.isVisible()]


def popup() -> QMenu:
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def opened(sheet: TableSheet, qtbot: QtBot) -> dict[str, QAction]:
    """The entries of the menu behind the dots."""
    more = next(each for each in sheet.header.findChildren(QToolButton) if each.accessibleName() == "More")
    qtbot.mouseClick(more, LEFT)
    return {action.text(): action for action in popup().actions()}


def column(sheet: TableSheet, label: str) -> int:
    return next(place for place, each in enumerate(sheet.rows.columns) if each.label == label)


# What it says


def test_it_tells_what_the_table_covers_and_how_much(sheet: TableSheet, session: Session, settle: Settle) -> None:
    show(sheet, session, settle, TABLE)
    assert sheet.header.fact == "2 cases"
    assert "Since 2022. Press and ministries." in about(sheet)
    assert sheet.result == "Largest of 2 by length (7; next 2), since 2022-06-29."


def test_a_toll_tells_its_independent_sources_and_no_largest(
    sheet: TableSheet, session: Session, settle: Settle, series: TollSeries
) -> None:
    show(sheet, session, settle, series)
    assert sheet.header.fact == "5 figures, 1 independent source"
    assert sheet.result == ""
    nobody = replace(series, points=tuple(replace(each, source="", evidence_id=None) for each in series.points))
    sheet.show_table(nobody, is_other=False)
    assert sheet.header.fact == "5 figures, no independent sources"


def test_a_ruling_on_its_records_makes_two_sources_one_in_fact_and_chart(
    sheet: TableSheet, session: Session, settle: Settle, series: TollSeries, monkeypatch: pytest.MonkeyPatch
) -> None:
    morgue, mayor = (Evidence(uuid4(), EvidenceKind.REPORT, name, publisher=name) for name in ("Morgue", "Mayor"))
    points = [
        TollPoint(PersonStatus.KILLED, Moment.parse(day), best=best, source=each.publisher or "", evidence_id=each.id)
        for each, day, best in ((morgue, "2025-05-23", 1), (mayor, "2025-05-24", 2))
    ]
    session.do(lambda casebook: casebook.apply(Change("Add evidence", after=(morgue, mayor))))
    show(sheet, session, settle, replace(series, points=tuple(points)))
    assert sheet.header.fact == "2 figures, 2 independent sources"
    wishes: list[Wish] = []
    monkeypatch.setattr("checks.reporting.charts.paint", lambda *given: wishes.append(given[-1]))
    session.do(lambda casebook: casebook.sources.rule(morgue, (mayor,), is_same=True, reason="One list."))
    settle(session)
    settle(session)
    assert sheet.header.fact == "2 figures, 1 independent source"
    assert [origin.ids for origin in wishes[-1].origins] == [{morgue.id, mayor.id}]
    session.undo()
    settle(session)
    settle(session)
    assert sheet.header.fact == "2 figures, 2 independent sources"


def test_a_table_without_rows_says_what_to_do(sheet: TableSheet, session: Session, settle: Settle) -> None:
    show(sheet, session, settle, replace(TABLE, rows=(), title=""))
    assert sheet.chart.state == "Nothing to draw yet. Add a row."
    assert sheet.header.fact == "no cases"
    assert sheet.chart.height() == 40, "the room is left to the rows"
    show(sheet, session, settle, TABLE)
    assert sheet.chart.height() > 40
    assert len(sheet.chart.spots) == 2


@pytest.mark.parametrize("name", ["dark", "contrast"])
def test_another_theme_has_its_own_chart(
    sheet: TableSheet, session: Session, settle: Settle, name: str, application: QApplication, qtbot: QtBot
) -> None:
    show(sheet, session, settle, TABLE)
    light = sheet.chart.grab().toImage()
    theme.apply(application, name, article_size=17)
    try:
        with qtbot.waitSignal(sheet.chart.wanted):
            pass
        settle(session)
        assert len(sheet.chart.spots) == 2
        assert sheet.chart.grab().toImage() != light
    finally:
        theme.apply(application, "light", article_size=17)


# Measures


def test_a_measure_is_chosen_from_the_list(sheet: TableSheet, session: Session, settle: Settle, qtbot: QtBot) -> None:
    show(sheet, session, settle, TABLE)
    box = next(each for each in sheet.findChildren(Dropdown) if each.accessibleName() == "Measure")
    assert [box.itemText(place) for place in range(box.count())] == ["By Total", "By Length"]
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert box.currentText() == "By Total"
    assert sheet.result == "Largest of 2 by total (780; next 288), since 2022-06-29."
    spoken = sheet.rows.index(0, column(sheet, "Total")).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "780, largest"


def test_sorting_by_a_measure_shows_it_in_the_list(sheet: TableSheet, session: Session, settle: Settle) -> None:
    show(sheet, session, settle, TABLE)
    box = next(each for each in sheet.findChildren(Dropdown) if each.accessibleName() == "Measure")
    sheet.grid.sortByColumn(column(sheet, "Total"), Qt.SortOrder.DescendingOrder)
    assert box.currentText() == "By Total"


def test_the_chosen_measure_lasts_through_an_edit_and_ends_with_it(
    sheet: TableSheet, session: Session, settle: Settle
) -> None:
    show(sheet, session, settle, TABLE)
    sheet.grid.measure_sorted.emit(TOTAL)
    sheet.show_table(replace(TABLE, note="more"), is_other=False)
    assert sheet.result.startswith("Largest of 2 by total")
    sheet.show_table(replace(TABLE, measures=(LENGTH,)), is_other=False)
    assert sheet.result.startswith("Largest of 2 by length")
    box = next(each for each in sheet.findChildren(Dropdown) if each.accessibleName() == "Measure")
    assert not box.isVisible(), "there is nothing to choose from"


# What is typed


def test_a_problem_is_said_until_the_next_good_edit(sheet: TableSheet, session: Session, settle: Settle) -> None:
    show(sheet, session, settle, TABLE)
    cell = sheet.rows.index(0, column(sheet, "Total"))
    sheet.rows.setData(cell, "many")
    assert sheet.problem.startswith("“many” is no figure.")
    assert sheet.problem in about(sheet)
    sheet.rows.setData(cell, "781")
    assert sheet.problem == ""
    assert sheet.table == sheet.rows.table


def test_a_problem_ends_when_the_cell_is_left_as_it_was(sheet: TableSheet, session: Session, settle: Settle) -> None:
    show(sheet, session, settle, TABLE)
    cell = sheet.rows.index(0, column(sheet, "Total"))
    sheet.rows.setData(cell, "many")
    sheet.rows.setData(cell, "780")
    assert sheet.problem == ""
    assert sheet.table == TABLE


def test_another_table_begins_without_the_problem_of_the_last(
    sheet: TableSheet, session: Session, settle: Settle, series: TollSeries
) -> None:
    show(sheet, session, settle, TABLE)
    sheet.rows.setData(sheet.rows.index(0, column(sheet, "Date")), "soon")
    assert sheet.problem
    show(sheet, session, settle, series)
    assert sheet.problem == ""


# Menus and wishes


def test_the_buttons_wish_for_rows_and_details(
    sheet: TableSheet, session: Session, settle: Settle, qtbot: QtBot
) -> None:
    show(sheet, session, settle, TABLE)
    for name, signal in (("Add Row", sheet.add_requested), ("Details…", sheet.details_requested)):
        button = next(each for each in sheet.header.findChildren(QToolButton) if each.accessibleName() == name)
        with qtbot.waitSignal(signal) as wish:
            qtbot.mouseClick(button, LEFT)
        assert wish.args == [TABLE]


@pytest.mark.parametrize("entry", ["Export as CSV…", "Delete Table…"])
def test_the_menu_wishes_for_export_and_deletion(
    sheet: TableSheet, session: Session, settle: Settle, qtbot: QtBot, entry: str
) -> None:
    show(sheet, session, settle, TABLE)
    wishes: list[tuple[str, Table]] = []
    sheet.export_requested.connect(lambda table: wishes.append(("Export as CSV…", table)))
    sheet.delete_requested.connect(lambda table: wishes.append(("Delete Table…", table)))
    opened(sheet, qtbot)[entry].trigger()
    popup().close()
    assert wishes == [(entry, TABLE)]


def test_the_menu_shows_all_columns_and_remembers_it(
    sheet: TableSheet, session: Session, settle: Settle, qtbot: QtBot
) -> None:
    show(sheet, session, settle, TABLE)
    kind = column(sheet, "Kind")
    for is_wanted in (True, False):
        entry = opened(sheet, qtbot)["All Columns"]
        assert entry.isChecked() is not is_wanted
        entry.trigger()
        popup().close()
        assert sheet.grid.isColumnHidden(kind) is not is_wanted


def test_the_menu_key_opens_what_can_be_done_with_a_row(
    sheet: TableSheet, session: Session, settle: Settle, qtbot: QtBot
) -> None:
    show(sheet, session, settle, TABLE)
    sheet.grid.choose_row(1)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(sheet.grid.viewport(), event)
    can = {action.text(): action for action in popup().actions()}
    assert [words for words, action in can.items() if action.isEnabled()] == [
        "Add Row", "Choose Record…", "Delete Row",
    ]  # fmt: skip
    can["Delete Row"].trigger()
    popup().close()
    assert sheet.table == replace(TABLE, rows=TABLE.rows[:1])
    with qtbot.waitSignal(sheet.record_wanted) as wish:
        sheet.grid.choose_row(0)
        sheet.grid.choose_record()
    assert wish.args == [sheet.table, 0]


def test_a_record_that_is_gone_is_still_called_something(sheet: TableSheet, session: Session, settle: Settle) -> None:
    rows = (replace(TABLE.rows[0], evidence_id=uuid4()),)
    show(sheet, session, settle, replace(TABLE, rows=rows))
    assert sheet.rows.index(0, column(sheet, "Record")).data() == "record"


# The chart


def test_a_mark_leads_to_its_row_also_when_the_rows_are_sorted(
    sheet: TableSheet, session: Session, settle: Settle, qtbot: QtBot
) -> None:
    show(sheet, session, settle, TABLE)
    sheet.grid.sortByColumn(column(sheet, "Total"), Qt.SortOrder.AscendingOrder)
    sheet.chart.setFocus()
    led: list[int] = []
    sheet.chart.chosen.connect(led.append)
    qtbot.keyClick(sheet.chart, Qt.Key.Key_Right)
    qtbot.keyClick(sheet.chart, Qt.Key.Key_Return)
    assert led
    assert sheet.grid.places == led


def test_a_hidden_chart_is_not_drawn(
    sheet: TableSheet, session: Session, settle: Settle, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(sheet, session, settle, TABLE)
    drawn: list[object] = []
    monkeypatch.setattr("checks.reporting.charts.paint", lambda *given: drawn.append(given))
    button = next(each for each in sheet.findChildren(QPushButton) if each.text() == "View as Table")
    qtbot.mouseClick(button, LEFT)
    sheet.show_table(replace(TABLE, note="other"), is_other=False)
    settle(session)
    assert drawn == []
    assert sheet.grid.hasFocus() or sheet.focusWidget() is sheet.grid
    qtbot.mouseClick(button, LEFT)
    settle(session)
    assert len(drawn) == 1


def test_a_chart_is_not_drawn_again_of_the_same(
    sheet: TableSheet, session: Session, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(sheet, session, settle, TABLE)
    drawn: list[object] = []
    monkeypatch.setattr("checks.reporting.charts.paint", lambda *given: drawn.append(given))
    sheet.show_table(TABLE, is_other=False)
    settle(session)
    assert drawn == []
    sheet.show_table(replace(TABLE, note="other"), is_other=False)
    settle(session)
    assert len(drawn) == 1


def test_only_the_last_of_many_charts_is_shown(
    sheet: TableSheet, session: Session, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(sheet, session, settle, TABLE)

    def refuse(table: Table, *_: object) -> None:
        raise ChecksError(f"{table.title} has no colours.")

    monkeypatch.setattr("checks.reporting.charts.paint", refuse)
    for title in ("First", "Second", "Third"):
        sheet.show_table(replace(TABLE, title=title), is_other=False)
    settle(session)
    assert sheet.chart.state == ("The chart could not be drawn: Third has no colours. The rows below are complete.")


def test_without_a_table_nothing_is_drawn_or_marked(sheet: TableSheet, session: Session, settle: Settle) -> None:
    sheet.show_table(None, is_other=True)
    sheet.draw()
    sheet.show_claim(None)
    settle(session)
    assert sheet.table is None
    assert sheet.chart.spots == ()
    assert sheet.row_actions(sheet)[1].isEnabled() is False
