"""Tables from spreadsheets: whole, messy and hostile ones, and what is written reads back."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.domain.mention import PersonStatus, Qualifier
from checks.domain.moment import Moment
from checks.domain.tables import Comparator, ComparatorTable, Measure, TollPoint, TollSeries
from checks.errors import ImportRefused
from checks.exchange.tables_csv import (
    key_for,
    read_cell,
    read_figure,
    read_table_csv,
    read_tables_csv,
    write_table_csv,
)


def sample(name: str) -> str:
    return (files("resources") / "sample" / f"baseline_{name}.csv").read_text(encoding="utf-8")


def test_the_exchanges_of_the_sample_are_one_table() -> None:
    read = read_tables_csv(sample("prisoner_exchanges"), "Exchanges")
    (table,) = read.tables
    assert isinstance(table, ComparatorTable)
    assert [measure.key for measure in table.measures] == ["returned_to_ukraine", "returned_to_russia", "total"]
    assert table.measures[0].label == "Returned to ukraine"
    assert [dict(row.values)["total"] for row in table.rows] == [288, 271, 478, 538, 410, 780, 614, 606]
    assert table.rows[0].url == "https://theindianawaaz.com/?p=223611"
    assert read.account.summary == "Of 8 rows 8 came in."


def test_the_strikes_of_the_sample_are_a_table_and_a_toll() -> None:
    table, toll = read_tables_csv(sample("odesa_port_strikes"), "Strikes").tables
    assert isinstance(table, ComparatorTable)
    assert isinstance(toll, TollSeries)
    assert len(table.rows) == 5, "three counts of one strike are one case"
    assert dict(table.rows[-1].values) == {"killed": 3, "wounded": 8}
    assert "earlier counts: 2025-05-23T17:01+03:00: 1 killed, 8 wounded" in table.rows[-1].note
    assert [measure.unit for measure in table.measures] == ["person", "person"]
    assert dict(table.rows[3].values) == {}, "an empty cell is not a zero"
    assert dict(table.rows[0].values)["killed"] == 0
    assert [(point.status.value, str(point.as_of), point.best) for point in toll.points] == [
        ("killed", "2025-05-23T17:01+03:00", 1),
        ("wounded", "2025-05-23T17:01+03:00", 8),
        ("killed", "2025-05-23T19:00+03:00", 2),
        ("wounded", "2025-05-23T19:00+03:00", 8),
        ("killed", "2025-05-24", 3),
    ]


TOLL_TEXT = """status,as_of,low,best,high,qualifier,source,taken_back,note
killed,2025-05-23T17:01+03:00,1,2,4,at least,The governor,,first
Wounded,23 May 2025,,"1,200",,,,yes,
"""


def test_a_toll_is_read_with_all_its_columns() -> None:
    toll = read_table_csv(TOLL_TEXT, "Toll", new_id=lambda: UUID(int=5))
    assert isinstance(toll, TollSeries)
    assert toll.id == UUID(int=5)
    killed, wounded = toll.points
    assert (killed.low, killed.best, killed.high, killed.qualifier, killed.source, killed.note) == (
        1, 2, 4, Qualifier.AT_LEAST, "The governor", "first",
    )  # fmt: skip
    assert (wounded.status, str(wounded.as_of), wounded.best, wounded.is_superseded) == (
        PersonStatus.WOUNDED, "2025-05-23", 1200, True,
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffdate,total\n2025-05-23,780\n",
        "date;total\r\n2025-05-23;780\r\n",
        "Date\tTotal\n23.05.2025\t780\n",
        "\n\n date , total \n\n2025-05-23, 780 \n\n",
        "event_date,total\n20250523,780",
    ],
)
def test_any_spreadsheet_writes_the_same_table(text: str) -> None:
    table = read_table_csv(text)
    assert isinstance(table, ComparatorTable)
    (row,) = table.rows
    assert (str(row.date), row.values) == ("2025-05-23", (("total", 780.0),))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "The columns are without names"),
        ("a,b\n1,2\n", "The columns are a, b: a table of comparators needs one called “date”"),
        ("date,total\n", "The table holds no row that can be used."),
        ("date,total\nsoon,3\n", "Line 2: “soon” is no date that can be read"),
        ("date,total,total\n2025-01-01,1,2\n", "Two columns are called “total”"),
        ("date,date\n2025-01-01,2025-01-01\n", "Two columns are called “date”"),
        ("date," + ",".join(f"m{n}" for n in range(41)) + "\n", "41 columns of figures; 40 fit"),
        ("date,total\n" + "2025-01-01,1\n" * 5001, "5,001 rows; 5,000 fit"),
        ("date,total\n2025-01-01," + "9" * 200_000 + "\n", "cannot be read as CSV"),
        ("\x00\x01\x02", "The columns are"),
    ],
)
def test_what_is_no_table_ends_in_a_sentence(text: str, said: str) -> None:
    with pytest.raises(ImportRefused, match=said.replace("(", r"\(")):
        read_table_csv(text)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("maimed,2025-05-23,,1,,,,,", "“maimed” is no status; known are killed, wounded"),
        ("killed,,,1,,,,,", "as_of is empty"),
        ("killed,2025-05-23,,many,,,,,", "best: “many” is no figure"),
        ("killed,2025-05-23,3,2,,,,,", "low, best and high are not in this order"),
        ("killed,2025-05-23,,1,,maybe,,,", "“maybe” is no qualifier"),
        ("killed,2025-05-23,,3-4,,,,,", "best: “3-4” is a range"),
    ],
)
def test_a_bad_row_is_told_and_the_rest_comes_in(row: str, why: str) -> None:
    read = read_tables_csv(f"{TOLL_TEXT}{row}\n")
    (toll,) = read.tables
    assert isinstance(toll, TollSeries)
    assert len(toll.points) == 2
    (said,) = read.account.reasons
    assert said.row == 4
    assert said.sentence.startswith(why)


def test_bad_cells_of_a_case_are_told_with_their_column() -> None:
    read = read_tables_csv("date,killed,record\n2025-01-01,1,\n2025-01-02,lots,\n2025-01-03,1,no-id\n2025-01-04,9–2,\n")
    assert [said.sentence for said in read.account.reasons] == [
        "killed: “lots” is no figure. Write it in digits, like 1,200, 7–9 or 8 (7–9)",
        "“no-id” is not the id of a record",
        "killed: in “9–2” low, value and high are not in this order",
    ]
    assert read.account.summary == "Of 4 rows 1 came in, 3 were skipped."


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("", (None, None)),
        (" 8 ", (8, None)),
        ("1,200", (1200, None)),
        ("1 200.5", (1200.5, None)),
        ("7–9", (None, (7, 9))),
        ("7-9", (None, (7, 9))),
        ("8 (7–9)", (8, (7, 9))),
        ("10-15", (None, (10, 15))),
        ("12–12", (None, (12, 12))),
        ("1,200 – 1,300", (None, (1200, 1300))),
        ("( 100–250 )", (None, (100, 250))),
        ("150 (100–250)", (150, (100, 250))),
        ("-3", (-3, None)),
    ],
)
def test_a_cell_is_a_figure_a_range_or_both(cell: str, expected: tuple[object, object]) -> None:
    assert read_cell(cell) == expected


@pytest.mark.parametrize(
    "cell", ["8 (9–10)", "1,2", "1.2.3", "٣", "eight", "8 people", "=1+1", "∞", "nan", "8 ()", "8)", "8 7-9"]
)
def test_anything_else_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match="“"):
        read_cell(cell)


def test_a_range_is_no_single_figure() -> None:
    assert read_figure("") is None
    with pytest.raises(ValueError, match="range"):
        read_figure("7–9")


def test_no_spreadsheet_takes_a_text_for_a_formula() -> None:
    row = Comparator(Moment.parse("2025-01-01"), "=HYPERLINK(1)", (("total", -1.0),), note="'=x")
    table = ComparatorTable(UUID(int=1), "T", (Measure("total", "Total"),), (row,))
    text = write_table_csv(table)
    assert "'=HYPERLINK(1)" in text
    again = read_table_csv(text)
    assert isinstance(again, ComparatorTable)
    assert again.rows == table.rows


def test_a_measure_gets_a_key_from_its_words() -> None:
    assert [key_for(words) for words in ("Returned to Ukraine", "  ", "Кількість осіб", "a-b")] == [
        "returned_to_ukraine", "measure", "кількість_осіб", "a_b",
    ]  # fmt: skip


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=12)
FIGURE = st.integers(0, 10**7).map(float) | st.sampled_from([0.5, 2.25])
MOMENTS = st.sampled_from(["2025-05-23", "2025-05-23T17:01", "2025-05-23T19:00+03:00", "2024-02-29"]).map(Moment.parse)
POINTS = st.builds(
    TollPoint,
    st.sampled_from(PersonStatus),
    MOMENTS,
    best=st.none() | FIGURE,
    qualifier=st.sampled_from(Qualifier),
    source=TEXT,
    evidence_id=st.none() | st.uuids(),
    is_superseded=st.booleans(),
    note=TEXT,
)


@given(st.lists(POINTS, min_size=1, max_size=6))
def test_a_toll_that_is_written_reads_back(points: list[TollPoint]) -> None:
    toll = TollSeries(UUID(int=1), "T", points=tuple(points))
    again = read_table_csv(write_table_csv(toll), "T", new_id=lambda: UUID(int=1))
    assert again == toll


@st.composite
def tables(draw: st.DrawFn) -> ComparatorTable:
    measures = (
        Measure("killed", "Killed", "person"),
        Measure("length_of_it", "Length of it", "km"),
        Measure("total", "Total"),
    )
    rows = []
    for number in range(draw(st.integers(1, 5))):
        values = {each.key: draw(FIGURE) for each in measures if draw(st.booleans())}
        ranges = tuple(
            (key, value - 0.5, value + 10) for key, value in values.items() if value >= 1 and draw(st.booleans())
        )
        rows.append(
            Comparator(
                draw(MOMENTS),
                f"case {number}",
                tuple(values.items()),
                ranges,
                draw(TEXT) or None,
                draw(TEXT) or None,
                draw(TEXT) or None,
                draw(TEXT),
                draw(st.none() | st.just("https://a.example/?b")),
                draw(st.none() | st.uuids()),
                draw(TEXT),
            )
        )
    return ComparatorTable(UUID(int=1), "T", measures, tuple(rows))


@given(tables())
def test_a_table_that_is_written_reads_back(table: ComparatorTable) -> None:
    again = read_table_csv(write_table_csv(table), "T", new_id=lambda: UUID(int=1))
    assert again == replace(table)


@given(st.text(max_size=200))
def test_no_text_whatever_ends_in_anything_but_a_table_or_a_sentence(text: str) -> None:
    said = "."
    try:
        assert read_tables_csv(text).tables
    except ImportRefused as refused:
        said = str(refused)
    assert said.endswith(".")
