"""ACLED: old and new exports, and the mark that keeps its content in the house."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from checks.domain.evidence import Evidence, EvidenceFlag
from checks.domain.mention import PlaceLevel, Precision
from checks.domain.protection import printable
from checks.exchange.importing.importer import Row
from checks.exchange.importing.registry import importer_for
from checks.exchange.importing.source import Source
from tests.checks.exchange.importing.conftest import ARRIVAL, ReadRows, Table, acled_event


def record(rows: list[Row]) -> Evidence:
    (row,) = rows
    assert isinstance(row.record, Evidence)
    return row.record


def test_a_row_becomes_a_record_that_may_only_be_named(acled: Table, read_rows: ReadRows) -> None:
    found = record(read_rows(acled()))
    assert found.key == "ACLED EXA1"
    assert found.flags == (EvidenceFlag.REFERENCE_ONLY,)
    assert found.title == "Air/drone strike, E town, 2025-05-23"
    assert found.original_source == "Paper A; Paper B"
    assert found.figures[0].best == 3
    assert found.says == (
        "On 23 May 2025 a drone struck E town. Involved, in no order: Force One; Civilians (Exampleland)."
    )


def test_a_report_prints_the_reference_and_nothing_of_the_content(acled: Table, read_rows: ReadRows) -> None:
    shown, _ = printable(record(read_rows(acled())))
    assert shown.title == "ACLED EXA1"
    assert shown.says.startswith("Read on 24 May 2025. Query: country=Exampleland. Armed Conflict Location")
    for secret in ("E town", "Force One", "Paper A", "46.5", "drone"):
        assert secret not in repr(shown)


@pytest.mark.parametrize("style", ["2025-05-23", "23 May 2025", "23-05-2025", "23-May-2025", "23/05/2025"])
def test_days_come_in_several_styles(acled: Table, read_rows: ReadRows, style: str) -> None:
    found = record(read_rows(acled({"event_date": style})))
    assert found.event_start is not None
    assert found.event_start.day == date(2025, 5, 23)


@pytest.mark.parametrize(("code", "precision"), [("1", Precision.DAY), ("2", Precision.WEEK), ("3", Precision.MONTH)])
def test_only_an_exact_day_ends_on_itself(acled: Table, read_rows: ReadRows, code: str, precision: Precision) -> None:
    found = record(read_rows(acled({"time_precision": code})))
    assert found.event_precision is precision
    assert (found.event_end == found.event_start) == (code == "1")


def test_a_month_stays_one(acled: Table, read_rows: ReadRows) -> None:
    found = record(read_rows(acled({"event_date": "May 2025"})))
    assert (found.event_precision, found.title[-8:]) == (Precision.MONTH, " 2025-05")
    assert (str(found.event_start), str(found.event_end)) == ("2025-05-01", "2025-05-31")


def test_a_point_on_the_capital_is_a_region_and_no_city(acled: Table, read_rows: ReadRows) -> None:
    found = record(read_rows(acled({"geo_precision": "3"})))
    assert found.place is not None
    assert found.place.level is PlaceLevel.REGION
    assert dict(found.codes)["geo_precision"] == "3"


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("upper", [False, True])
def test_headers_may_be_in_capitals_and_marked(acled: Table, read_rows: ReadRows, mark: str, upper: bool) -> None:
    assert record(read_rows(mark + acled(upper=upper))).key == "ACLED EXA1"


def test_an_older_export_is_read(read_rows: ReadRows) -> None:
    older = (
        "data_id,iso,event_id_cnty,event_id_no_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,"
        "actor2,interaction,country,location,latitude,longitude,geo_precision,source,notes,fatalities,timestamp,iso3\n"
        "1,999,EXA9,9,11 March 2019,2019,1,Battles,Armed clash,One,Two,12,Exampleland,E town,46.5,30.7,1,"
        "Paper,Clash,0,1,EXA\n"
    )
    found = record(read_rows(older))
    assert (found.key, found.figures[0].best) == ("ACLED EXA9", 0)


def test_rows_without_id_or_day_are_skipped(acled: Table, read_rows: ReadRows) -> None:
    rows = read_rows(acled({"event_id_cnty": ""}, {"event_date": "soon"}, {"fatalities": "three"}, {}))
    assert [row.record is None for row in rows] == [True, True, True, False]
    assert "no “event_id_cnty”" in rows[0].remark


def test_unknown_fatalities_are_no_figure(acled: Table, read_rows: ReadRows) -> None:
    (row,) = read_rows(acled({"fatalities": ""}))
    assert isinstance(row.record, Evidence)
    assert row.record.figures == ()
    assert "nothing on fatalities" in row.remark


def test_the_answer_of_the_api_is_read(read_rows: ReadRows) -> None:
    event = acled_event() | {"fatalities": 3, "latitude": 46.5, "timestamp": 1748300000}
    answer = {"status": 200, "count": 2, "data": [event, 5]}
    good, bad = read_rows(json.dumps(answer), "answer.json")
    assert isinstance(good.record, Evidence)
    assert dict(good.record.codes)["timestamp"] == "1748300000"
    assert bad.record is None


def test_the_shared_sample_is_read(sample: Callable[[str], Path]) -> None:
    source = Source(sample("acled_SYNTHETIC.csv"))
    importer = importer_for(source)
    rows = list(importer.rows(source, ARRIVAL))
    assert importer.name == "ACLED"
    days = [row.record.event_start for row in rows if isinstance(row.record, Evidence)]
    assert [str(day) for day in days] == ["2025-05-23", "2025-03-11", "2025-05-01"]
