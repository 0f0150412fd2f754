"""UCDP GED: each trap of its files, and what a record keeps of a row."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from checks.domain.evidence import Evidence, EvidenceKind
from checks.domain.mention import PersonStatus, PlaceLevel, Precision
from checks.exchange.importing.importer import Row
from checks.exchange.importing.registry import importer_for
from checks.exchange.importing.source import Source
from checks.exchange.importing.ucdp import Ucdp
from tests.checks.exchange.importing.conftest import ARRIVAL, ReadRows, Table, ged_event


def record(rows: list[Row]) -> Evidence:
    (row,) = rows
    assert isinstance(row.record, Evidence)
    return row.record


def test_a_row_becomes_a_record_with_all_that_it_says(ged: Table, read_rows: ReadRows) -> None:
    found = record(read_rows(ged()))
    assert found.kind is EvidenceKind.DATASET_ROW
    assert found.title == "Government of Exampleland - Group E, E town, 2025-05-01"
    assert found.key == "UCDP GED 412345"
    assert found.licence == "CC BY 4.0"
    assert (found.accessed, found.query, found.import_id) == (ARRIVAL.at, ARRIVAL.query, ARRIVAL.import_id)
    assert found.original_source == "Police"
    assert found.says == (
        "State-based conflict: Government of Exampleland - Group E. Killed: 3 by the best estimate, 3 to 5. "
        "Place: market of E town."
    )
    assert found.note.startswith('Number of sources: 2. "Agency, one,2025-05-01')
    assert found.place is not None
    assert (found.place.mention, found.place.latitude) == ("E town, E province, Exampleland", 46.5)


def test_the_figures_are_the_estimate_and_its_parts(ged: Table, read_rows: ReadRows) -> None:
    total, *parts = record(read_rows(ged())).figures
    assert (total.low, total.best, total.high, total.person_status) == (3, 3, 5, PersonStatus.KILLED)
    assert [(part.what, part.best) for part in parts] == [
        ("killed on the side of Government of Exampleland", 1),
        ("killed on the side of Group E", 2),
    ]


@pytest.mark.parametrize(
    ("code", "precision"), [("1", "day"), ("2", "week"), ("3", "week"), ("4", "month"), ("5", "year"), ("", None)]
)
def test_the_precision_of_the_day_is_kept_in_words_and_code(
    ged: Table, read_rows: ReadRows, code: str, precision: str | None
) -> None:
    found = record(read_rows(ged({"date_prec": code})))
    assert found.event_precision == (Precision(precision) if precision else None)
    assert dict(found.codes).get("date_prec", "") == code


@pytest.mark.parametrize(
    ("code", "level"), [("1", None), ("3", PlaceLevel.DISTRICT), ("4", PlaceLevel.REGION), ("6", PlaceLevel.COUNTRY)]
)
def test_the_precision_of_the_place_is_kept_in_words_and_code(
    ged: Table, read_rows: ReadRows, code: str, level: PlaceLevel | None
) -> None:
    found = record(read_rows(ged({"where_prec": code})))
    assert found.place is not None
    assert found.place.level is level
    assert found.place.precision
    assert dict(found.codes)["where_prec"] == code


def test_minus_one_source_means_not_recorded(ged: Table, read_rows: ReadRows) -> None:
    assert record(read_rows(ged({"number_of_sources": "-1"}))).note.startswith("Number of sources: not recorded.")


def test_a_best_estimate_of_none_is_an_estimate(ged: Table, read_rows: ReadRows) -> None:
    (row,) = read_rows(ged({"best": "0", "low": "0", "high": "2", "deaths_a": "0", "deaths_b": "0"}))
    assert isinstance(row.record, Evidence)
    (total,) = row.record.figures
    assert (total.low, total.best, total.high) == (0, 0, 2)
    assert row.remark == ""


@pytest.mark.parametrize(
    ("fields", "remark"),
    [
        ({"deaths_a": "9"}, "add up to 11, its best estimate is 3"),
        ({"low": "4"}, "lies outside of its range 4 to 5"),
        ({"high": "2"}, "lies outside of its range 3 to 2"),
        ({"code_status": "Check deaths"}, "marked “Check deaths”"),
        ({"latitude": "123"}, "no place on earth"),
        ({"longitude": "nan"}, "no place on earth"),
    ],
)
def test_what_does_not_fit_comes_in_with_a_remark(
    ged: Table, read_rows: ReadRows, fields: dict[str, str], remark: str
) -> None:
    (row,) = read_rows(ged(fields))
    assert isinstance(row.record, Evidence)
    assert remark in row.remark


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"id": " "}, "no “id”"),
        ({"date_start": ""}, "no “date_start”"),
        ({"date_start": "the first of May"}, "“the first of May”, which is no date"),
        ({"date_start": "2025-02-30"}, "no date"),
        ({"date_end": "2025-04-01"}, "before it starts"),
        ({"best": ""}, "no “best”"),
        ({"best": "many"}, "“many”, which is no whole number"),
        ({"best": "-3"}, "no count of people"),
        ({"best": "1e400"}, "no whole number"),
        ({"deaths_b": "2.5"}, "no whole number"),
    ],
)
def test_a_row_without_what_matters_is_skipped_and_the_next_comes_in(
    ged: Table, read_rows: ReadRows, fields: dict[str, str], why: str
) -> None:
    bad, good = read_rows(ged(fields, {"id": "2"}))
    assert bad.record is None
    assert why in bad.remark
    assert (bad.number, good.number) == (2, 3)
    assert good.record is not None


@pytest.mark.parametrize("style", ["2025-05-01", "2025-05-01T00:00:00", "2025-05-01 00:00:00.000", "1 May 2025"])
def test_days_come_in_several_styles(ged: Table, read_rows: ReadRows, style: str) -> None:
    found = record(read_rows(ged({"date_start": style})))
    assert found.event_start is not None
    assert (found.event_start.day, found.event_start.clock) == (date(2025, 5, 1), None)


@pytest.mark.parametrize(
    ("code", "start", "end", "precision", "days"),
    [
        ("1", "2025-05", "", Precision.MONTH, "2025-05-01 to 2025-05-31"),
        ("1", "February 2024", "February 2024", Precision.MONTH, "2024-02-01 to 2024-02-29"),
        ("5", "2025-05", "2025-06", Precision.YEAR, "2025-05-01 to 2025-06-30"),
        ("1", "2024", "2024", Precision.YEAR, "2024-01-01 to 2024-12-31"),
        ("2", "2025-05-01", "2025-05-04", Precision.WEEK, "2025-05-01 to 2025-05-04"),
    ],
)
def test_a_month_or_a_year_stays_one(
    ged: Table, read_rows: ReadRows, code: str, start: str, end: str, precision: Precision, days: str
) -> None:
    found = record(read_rows(ged({"date_prec": code, "date_start": start, "date_end": end})))
    assert found.event_precision is precision
    assert f"{found.event_start} to {found.event_end}" == days
    assert not found.title.endswith("-01") or precision is Precision.WEEK, "a title names no day that nobody named"


def test_a_candidate_file_without_a_header_is_known_by_its_columns(ged: Table, read_rows: ReadRows) -> None:
    rows = read_rows(ged({"id": "1"}, {"id": "2"}, header=False), "GEDEvent_v24_0_1.csv")
    assert [row.number for row in rows] == [1, 2]
    found = rows[0].record
    assert isinstance(found, Evidence)
    assert found.attribution_text == "UCDP Georeferenced Event Dataset, version 24.0.1; Uppsala Conflict Data Program"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_whatever_separates_the_columns(ged: Table, read_rows: ReadRows, separator: str) -> None:
    assert record(read_rows(ged(separator=separator))).key == "UCDP GED 412345"


def test_older_names_of_the_estimates_are_known(ged: Table, read_rows: ReadRows) -> None:
    older = ged().replace("best,high,low", "best_est,high_est,low_est")
    assert record(read_rows(older)).figures[0].high == 5


def test_columns_that_nobody_knows_are_named(ged: Table, tmp_path: Path) -> None:
    lines = ged().splitlines()
    path = tmp_path / "more.csv"
    path.write_text(f"{lines[0]},our_note\n{lines[1]},x\n", encoding="utf-8")
    assert Ucdp().left_out(Source(path)) == ("our_note",)


def test_the_answer_of_the_api_is_read(read_rows: ReadRows) -> None:
    event = ged_event() | {"id": 7, "best": 3, "date_start": "2025-05-01T00:00:00", "gwnob": None, "latitude": 46.5}
    answer = {"TotalCount": 2, "NextPageUrl": "", "Result": [event, "no event", event | {"id": 8}]}
    first, bad, second = read_rows(json.dumps(answer), "answer.json")
    assert isinstance(first.record, Evidence)
    assert first.record.key == "UCDP GED 7"
    assert bad.record is None
    assert second.number == 3


def test_the_shared_samples_are_read(sample: Callable[[str], Path]) -> None:
    counts = {"ged_v23_1_CAF_reconstructed.csv": 7, "ucdp_api_gedevents_THIRDPARTY_ILLUSTRATION.json": 1}
    for name, count in counts.items():
        source = Source(sample(name))
        importer = importer_for(source)
        rows = list(importer.rows(source, ARRIVAL))
        assert importer.name == "UCDP GED"
        assert [row.remark for row in rows] == [""] * count
