"""Any table by a mapping: guessed, given, saved; CSV, Excel, JSON and JSON Lines."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.domain.evidence import Evidence, EvidenceFlag, EvidenceKind
from checks.domain.mention import PersonStatus, Precision
from checks.errors import ImportRefused
from checks.exchange.importing.importer import Row
from checks.exchange.importing.mapped import Table
from checks.exchange.importing.mapping import Mapping, Target, guessed, load_mapping, save_mapping
from checks.exchange.importing.source import Source
from tests.checks.exchange.importing.conftest import ReadRows

STRIKES = (
    "entry,date,title,brief description,lat,lon,town/city,arms/munition,link,killed,checked by\n"
    '7,2025-05-23,Port hit,Two missiles,46.4857,30.7438,Odesa,ballistic,https://example.org/7,"1,204",Ann\n'
)


def record(rows: list[Row]) -> Evidence:
    (row,) = rows
    assert isinstance(row.record, Evidence)
    return row.record


def test_columns_are_guessed_by_their_names(read_rows: ReadRows) -> None:
    found = record(read_rows(STRIKES))
    assert (found.title, found.says, found.weapon, found.key) == ("Port hit", "Two missiles", "ballistic", "Table 7")
    assert found.url == "https://example.org/7"
    assert found.event_start is not None
    assert found.event_start.day == date(2025, 5, 23)
    assert found.place is not None
    assert (found.place.mention, found.place.longitude) == ("Odesa", 30.7438)
    assert [(figure.best, figure.person_status) for figure in found.figures] == [(1204, PersonStatus.KILLED)]
    assert found.codes == (("checked by", "Ann"),)


def test_a_mapping_says_what_each_column_is(read_rows: ReadRows) -> None:
    mapping = Mapping(
        "Strikes",
        (("Titre", Target.TITLE), ("Jour", Target.EVENT_START), ("Nombre", Target.FIGURE)),
        kind=EvidenceKind.REPORT,
        publisher="Our desk",
        licence="CC0",
        is_by_reference=True,
        is_month_first=True,
    )
    found = record(read_rows("Titre;Jour;Nombre;Reste\nPort;3/11/2025;3,5;x\n", importer=Table(mapping)))
    assert (found.title, found.kind, found.publisher, found.licence) == ("Port", EvidenceKind.REPORT, "Our desk", "CC0")
    assert str(found.event_start) == "2025-03-11"
    assert (found.figures[0].what, found.figures[0].best) == ("Nombre", 3.5)
    assert found.flags == (EvidenceFlag.REFERENCE_ONLY,)
    assert found.codes == ()


def test_columns_that_a_mapping_leaves_out_are_named(tmp_path: Path) -> None:
    path = tmp_path / "strikes.csv"
    path.write_text(STRIKES, encoding="utf-8")
    mapping = Mapping(columns=(("Title", Target.TITLE), ("LINK", Target.URL)))
    assert Table(mapping).left_out(Source(path))[:2] == ("entry", "date")
    assert Table().left_out(Source(path)) == ()


@pytest.mark.parametrize(
    ("written", "number"),
    [("12", 12), ("1,204", 1204), ("1 204", 1204), ("1\u202f204", 1204), ("3,5", 3.5), ("-2", -2), ("0.25", 0.25)],
)
def test_numbers_are_read_as_people_write_them(read_rows: ReadRows, written: str, number: float) -> None:
    assert record(read_rows(f'title;value\nA;"{written}"\n')).figures[0].best == number


@pytest.mark.parametrize("written", ["many", "nan", "inf", "1.2.3", "9" * 400])
def test_what_is_no_number_or_date_is_left_out_and_said(read_rows: ReadRows, written: str) -> None:
    (row,) = read_rows(f"title,date,killed\nA,{written},{written}\n")
    assert isinstance(row.record, Evidence)
    assert (row.record.figures, row.record.event_start) == ((), None)
    assert "no number" in row.remark
    assert "cannot be read" in row.remark


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("20250523", "2025-05-23"),
        ("2025-05-23 00:00:00", "2025-05-23"),
        ("2025-05-23T00:00:00.000Z", "2025-05-23"),
        ("2025-05-23T03:00:00+03:00", "2025-05-23T03:00+03:00"),
        ("2025-05-23T00:00:00+03:00", "2025-05-23T00:00+03:00"),
        ("2025-05-23 00:01", "2025-05-23T00:01"),
        ("20250523T1730", "2025-05-23T17:30"),
    ],
)
def test_nobody_invents_midnight(read_rows: ReadRows, written: str, moment: str) -> None:
    found = record(read_rows(f"title,date,published\nA,{written},{written}\n"))
    assert (str(found.event_start), str(found.published)) == (moment, moment)
    assert found.event_precision is None


@pytest.mark.parametrize(
    ("written", "first", "last", "precision"),
    [
        ("2025-05", "2025-05-01", "2025-05-31", Precision.MONTH),
        ("02/2024", "2024-02-01", "2024-02-29", Precision.MONTH),
        ("May 2025", "2025-05-01", "2025-05-31", Precision.MONTH),
        ("2025", "2025-01-01", "2025-12-31", Precision.YEAR),
    ],
)
def test_a_month_or_a_year_is_kept_as_one(
    read_rows: ReadRows, written: str, first: str, last: str, precision: Precision
) -> None:
    (row,) = read_rows(f"title,date,published,note\nA,{written},{written},Seen\n")
    assert isinstance(row.record, Evidence)
    assert (str(row.record.event_start), str(row.record.event_end)) == (first, last)
    assert row.record.event_precision is precision
    assert row.record.published is None, "the field has room for days only"
    assert row.record.note == f"Seen\nPublished, as given: {written}."
    assert "names no single day" in row.remark


def test_an_address_that_is_none_is_left_out_and_said(read_rows: ReadRows) -> None:
    (row,) = read_rows("title,url\nA,javascript:alert(1)\n")
    assert isinstance(row.record, Evidence)
    assert row.record.url is None
    assert "none of the web" in row.remark


def test_a_list_of_objects_is_read_with_what_lies_in_them(read_rows: ReadRows) -> None:
    data = {"meta": {"n": 1}, "found": {"rows": [{"title": "A", "place": {"name": "E", "tags": ["x", "y"]}}, 3]}}
    good, bad = read_rows(json.dumps(data), "list.json")
    assert isinstance(good.record, Evidence)
    assert good.record.codes == (("place.name", "E"), ("place.tags", "x; y"))
    assert bad.record is None


def test_json_lines_are_read_line_by_line(read_rows: ReadRows) -> None:
    rows = read_rows('{"title": "A"}\n\nbroken\n{"title": "B"}\n', "lines.jsonl")
    assert [(row.number, row.record is None) for row in rows] == [(1, False), (3, True), (4, False)]


def test_the_first_sheet_of_an_excel_file_is_read(tmp_path: Path, read_rows: ReadRows) -> None:
    from openpyxl import Workbook

    book = Workbook()
    assert book.active is not None
    for row in (
        ["title", "date", "killed"],
        ["Port", date(2025, 5, 23), 3.0],
        [None, None, None],
        ["Rail", "?", "two"],
    ):
        book.active.append(row)
    book.save(tmp_path / "made.xlsx")
    good, odd = read_rows((tmp_path / "made.xlsx").read_bytes(), "strikes.xlsx")
    assert isinstance(good.record, Evidence)
    assert (good.number, good.record.figures[0].best, str(good.record.event_start)) == (2, 3, "2025-05-23")
    assert odd.number == 4
    assert "“?” cannot be read" in odd.remark


def test_a_table_without_a_title_takes_its_first_column(read_rows: ReadRows) -> None:
    assert record(read_rows("what,who\nSiren,Police\n")).title == "Siren"


def test_empty_rows_and_rows_with_too_many_cells_are_no_records(read_rows: ReadRows) -> None:
    rows = read_rows("title,url\n,\nA,,x,y\nB,\n")
    assert [(row.number, row.record is None) for row in rows] == [(3, True), (4, False)]


mappings = st.builds(
    Mapping,
    columns=st.lists(st.tuples(st.text(min_size=1, max_size=8), st.sampled_from(Target)), min_size=1).map(tuple),
)


@given(mapping=mappings)
def test_a_saved_mapping_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, mapping: Mapping) -> None:
    path = tmp_path_factory.mktemp("mapping") / "mapping.json"
    save_mapping(mapping, path)
    assert load_mapping(path) == mapping


@pytest.mark.parametrize(
    "content", ["", "[]", "{", '{"columns": []}', '{"columns": [["A", "colour"]]}', '{"columns": 3}', "[" * 100_000]
)
def test_what_is_no_mapping_is_refused_with_the_form_of_one(tmp_path: Path, content: str) -> None:
    path = tmp_path / "mapping.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ImportRefused, match="where a field is one of key, title, says"):
        load_mapping(path)


def test_each_field_is_guessed_for_one_column_only() -> None:
    mapping = guessed(("Date", "date_start", "Title", "headline"))
    assert [target for _, target in mapping.columns] == [Target.EVENT_START, Target.CODE, Target.TITLE, Target.CODE]
