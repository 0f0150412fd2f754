"""The rows of toll series and comparator tables: shown, sorted, typed into, marked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from checks.domain.change import Change
from checks.domain.mention import PersonStatus, Qualifier
from checks.domain.moment import Moment
from checks.domain.tables import Comparator, ComparatorTable, Measure, TollPoint, TollSeries
from checks.domain.ties import Table
from desktop.models.table_list import TableList, size_words
from desktop.models.table_rows import Role, SortedRows, TableRows

RECORD = UUID(int=9)
TOTAL, LENGTH = Measure("total", "Total", "person"), Measure("length", "Length", "km")
TOLL = TollSeries(
    UUID(int=1),
    "A toll",
    timezone="Europe/Kyiv",
    points=(
        TollPoint(PersonStatus.KILLED, Moment.parse("2025-05-24"), best=3, source="The mayor"),
        TollPoint(PersonStatus.WOUNDED, Moment.parse("2025-05-23T14:01+00:00"), low=8, evidence_id=RECORD),
        TollPoint(PersonStatus.KILLED, Moment.parse("2025-05-23T17:01+03:00"), best=1, qualifier=Qualifier.AT_LEAST),
    ),
)
TABLE = ComparatorTable(
    UUID(int=2),
    "Some cases",
    (TOTAL, LENGTH),
    (
        Comparator(Moment.parse("2025-05-23"), "b", (("total", 780.0),)),
        Comparator(Moment.parse("2022-06-29"), "a", (("total", 288.0),), (("total", 280.0, 290.0),)),
        Comparator(Moment.parse("2024-01-03"), "c"),
    ),
)


@pytest.fixture
def rows() -> TableRows:
    return TableRows()


def column(rows: TableRows, label: str) -> int:
    return next(place for place, each in enumerate(rows.columns) if each.label == label)


def cell(rows: TableRows, row: int, label: str) -> QModelIndex:
    return rows.index(row, column(rows, label))


def edits_of(rows: TableRows) -> list[Table]:
    found: list[Table] = []
    rows.edited.connect(found.append)
    return found


@pytest.mark.parametrize("table", [None, TOLL, TABLE, replace(TABLE, rows=()), replace(TABLE, measures=())])
def test_the_model_is_sound(table: Table | None, qtmodeltester: ModelTester) -> None:
    rows = TableRows()
    rows.show(table, {})
    qtmodeltester.check(rows)
    qtmodeltester.check(SortedRows(rows))


def test_a_toll_shows_its_figures_with_times_and_records(rows: TableRows) -> None:
    rows.show(TOLL, {RECORD: "The record"})
    assert cell(rows, 1, "As of").data() == "23 May 2025, 14:01 UTC"
    assert cell(rows, 1, "Low").data() == "8"
    assert cell(rows, 1, "Best").data() == ""
    assert cell(rows, 2, "Hedge").data() == "at least"
    assert cell(rows, 1, "Record").data() == "The record"
    assert cell(rows, 1, "Record").data(Role.RECORD_ID) == RECORD
    assert cell(rows, 0, "Record").data() == ""


def test_the_largest_of_the_chosen_measure_is_marked_and_the_own_case_bold(rows: TableRows) -> None:
    rows.show(TABLE, {}, own=(TABLE.rows[1],))
    rows.mark(TOTAL)
    assert not cell(rows, 0, "Total").data(Qt.ItemDataRole.DecorationRole).isNull()
    assert cell(rows, 1, "Total").data(Qt.ItemDataRole.DecorationRole) is None
    assert cell(rows, 0, "Length").data(Qt.ItemDataRole.DecorationRole) is None
    assert cell(rows, 1, "Case").data(Qt.ItemDataRole.FontRole).bold() or (
        cell(rows, 1, "Case").data(Qt.ItemDataRole.FontRole).weight()
        > cell(rows, 0, "Case").data(Qt.ItemDataRole.FontRole).weight()
    )
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert cell(rows, 0, "Total").data(spoken) == "780, largest"
    assert cell(rows, 1, "Total").data(spoken) == "288 (280–290), the claim’s own case"
    assert cell(rows, 2, "Total").data(spoken) == "not stated"


def test_a_tie_is_spoken(rows: TableRows) -> None:
    tied = replace(TABLE, rows=(TABLE.rows[0], replace(TABLE.rows[0], label="twin")))
    rows.show(tied, {})
    rows.mark(TOTAL)
    assert cell(rows, 1, "Total").data(Qt.ItemDataRole.AccessibleTextRole) == "780, largest, shared by 2"


@pytest.mark.parametrize(
    ("label", "typed", "check"),
    [
        ("Total", "1,200", lambda row: dict(row.values)["total"] == 1200),
        ("Total", "7–9", lambda row: row.values == () and row.ranges == (("total", 7, 9),)),
        ("Total", "8 (7-9)", lambda row: row.values == (("total", 8.0),) and row.ranges == (("total", 7, 9),)),
        ("Total", "", lambda row: row.values == ()),
        ("Length", "2.5", lambda row: dict(row.values) == {"total": 780, "length": 2.5}),
        ("Date", "24 May 2025, 17:01", lambda row: str(row.date) == "2025-05-24T17:01"),
        ("Case", "  other ", lambda row: row.label == "other"),
        ("Place", " ", lambda row: row.place is None),
        ("Kind", "drones", lambda row: row.kind == "drones"),
        ("Note", "x", lambda row: row.note == "x"),
    ],
)
def test_a_case_takes_what_is_typed(
    rows: TableRows, label: str, typed: str, check: Callable[[Comparator], bool]
) -> None:
    rows.show(TABLE, {})
    edits = edits_of(rows)
    assert rows.setData(cell(rows, 0, label), typed)
    if label == "Place":
        assert edits == [], "nothing was changed"
        return
    (made,) = edits
    assert isinstance(made, ComparatorTable)
    assert check(made.rows[0])
    assert made.rows[1:] == TABLE.rows[1:]


@pytest.mark.parametrize(
    ("label", "typed", "check"),
    [
        ("Status", "missing", lambda row: row.status is PersonStatus.MISSING),
        ("Hedge", "up to", lambda row: row.qualifier is Qualifier.UP_TO),
        ("Taken back", "yes", lambda row: row.is_superseded),
        ("High", "5", lambda row: row.high == 5),
        ("Best", "", lambda row: row.best is None),
        ("As of", "2025-05-25", lambda row: str(row.as_of) == "2025-05-25"),
        ("Source", "The governor", lambda row: row.source == "The governor"),
    ],
)
def test_a_figure_takes_what_is_typed(
    rows: TableRows, label: str, typed: str, check: Callable[[TollPoint], bool]
) -> None:
    rows.show(TOLL, {})
    edits = edits_of(rows)
    assert rows.setData(cell(rows, 0, label), typed)
    (made,) = edits
    assert isinstance(made, TollSeries)
    assert check(made.points[0])


@pytest.mark.parametrize(
    ("table", "label", "typed", "said"),
    [
        (TABLE, "Total", "many", "“many” is no figure. Write it in digits, like 1,200, 7–9 or 8 (7–9)."),
        (TABLE, "Date", "soon", "“soon” is not a date. Write it like 23 May 2025, or 23 May 2025, 17:01."),
        (TOLL, "Low", "9", "Low, best and high have to stand in this order."),
        (TOLL, "Best", "x", "“x” is not a figure. Write it in digits, like 1,200 or 2.5."),
        (
            TOLL,
            "Status",
            "tired",
            "“tired” is not one of killed, wounded, missing, captured, detained, displaced, returned.",
        ),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(
    rows: TableRows, table: Table, label: str, typed: str, said: str
) -> None:
    rows.show(table, {})
    edits, refused = edits_of(rows), []
    rows.refused.connect(refused.append)
    assert not rows.setData(cell(rows, 0, label), typed)
    assert (edits, refused) == ([], [said])


def test_the_record_is_not_typed(rows: TableRows) -> None:
    rows.show(TABLE, {})
    assert not cell(rows, 0, "Record").flags() & Qt.ItemFlag.ItemIsEditable
    assert not rows.setData(cell(rows, 0, "Record"), "x")


def test_rows_are_added_and_taken_out(rows: TableRows) -> None:
    rows.show(TABLE, {})
    edits = edits_of(rows)
    rows.add(Comparator(Moment.parse("2025-06-01")))
    rows.remove([0, 2])
    rows.remove([])
    assert [len(table.rows) for table in edits if isinstance(table, ComparatorTable)] == [4, 1]


@pytest.mark.parametrize(
    ("label", "order", "expected"),
    [
        ("Total", Qt.SortOrder.AscendingOrder, ["288 (280–290)", "780", "not stated"]),
        ("Total", Qt.SortOrder.DescendingOrder, ["780", "288 (280–290)", "not stated"]),
        ("Date", Qt.SortOrder.AscendingOrder, ["288 (280–290)", "not stated", "780"]),
    ],
)
def test_a_column_sorts_and_what_is_not_known_is_last(
    rows: TableRows, label: str, order: Qt.SortOrder, expected: list[str]
) -> None:
    rows.show(TABLE, {})
    ordered = SortedRows(rows)
    ordered.sort(column(rows, label), order)
    assert [ordered.index(row, column(rows, "Total")).data() for row in range(3)] == expected


def test_times_sort_as_instants_whatever_their_zone(rows: TableRows) -> None:
    rows.show(TOLL, {})
    ordered = SortedRows(rows)
    ordered.sort(column(rows, "As of"), Qt.SortOrder.AscendingOrder)
    assert [ordered.index(row, 0).data() for row in range(3)] == ["killed", "wounded", "killed"]


def test_rows_stay_in_place_while_somebody_types(rows: TableRows) -> None:
    rows.show(TABLE, {})
    ordered = SortedRows(rows)
    ordered.sort(column(rows, "Total"), Qt.SortOrder.AscendingOrder)
    larger = replace(TABLE.rows[1], values=(("total", 9999.0),), ranges=())
    rows.show(replace(TABLE, rows=(TABLE.rows[0], larger, TABLE.rows[2])), {})
    assert [ordered.index(row, column(rows, "Total")).data() for row in range(3)] == ["9,999", "780", "not stated"]


def test_the_list_names_tables_under_their_headings(qtmodeltester: ModelTester) -> None:
    tables = TableList()
    tables.show((TABLE, replace(TABLE, id=UUID(int=3), title="all cases"), TOLL))
    qtmodeltester.check(tables)
    assert [tables.index(row).data() for row in range(tables.rowCount())] == [
        "Toll series", "A toll", "Comparator tables", "all cases", "Some cases",
    ]  # fmt: skip
    assert not tables.index(0).flags() & Qt.ItemFlag.ItemIsSelectable
    assert tables.index_of(TABLE.id).row() == 4
    assert not tables.index_of(UUID(int=77)).isValid()
    sizes = (TOLL, TABLE, replace(TABLE, rows=TABLE.rows[:1]), replace(TOLL, points=()))
    assert [size_words(table) for table in sizes] == ["3 figures", "3 cases", "1 case", "no figures"]


def test_the_list_follows_changes() -> None:
    tables = TableList()
    tables.show((TOLL,))
    assert tables.take_in(Change("Add", after=(TABLE,)))
    renamed = replace(TABLE, title="Renamed")
    assert tables.take_in(Change("Edit", before=(TABLE,), after=(renamed,)))
    assert tables.table(TABLE.id) == renamed
    assert tables.take_in(Change("Delete", before=(renamed,)))
    assert tables.tables == (TOLL,)
    assert not tables.take_in(Change("Nothing"))
