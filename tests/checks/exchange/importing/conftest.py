"""Files for importers, made on the spot, and invented events in the form of each data set."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias
from uuid import UUID, uuid4

import pytest

from checks.casebook import Casebook
from checks.domain.moment import Moment
from checks.exchange.importing.importer import Arrival, Importer, Row
from checks.exchange.importing.registry import importer_for
from checks.exchange.importing.source import Source
from checks.exchange.importing.ucdp import COLUMNS

SAMPLES = Path(os.environ.get("CLAIMDESK_SHARED", Path(__file__).parents[5] / "shared")) / "data" / "imports"
ARRIVAL = Arrival(UUID(int=5), Moment.parse("2025-05-24T10:00+00:00"), uuid4, "country=Exampleland")
ReadRows: TypeAlias = Callable[..., list[Row]]
Table: TypeAlias = Callable[..., str]


@pytest.fixture
def casebook(tmp_path: Path) -> Iterator[Casebook]:
    """A new casebook in a file."""
    with Casebook.create(tmp_path / "desk.casebook", person="Checker") as made:
        yield made


@pytest.fixture
def sample() -> Callable[[str], Path]:
    """A file of the shared samples by name; skips where they are not."""

    def find(name: str) -> Path:
        if not SAMPLES.is_dir():
            pytest.skip(f"the samples of formats are not in {SAMPLES}")
        return SAMPLES / name

    return find


@pytest.fixture
def read_rows(tmp_path: Path) -> ReadRows:
    """The rows of a file with this content, by the importer that recognises it or by the one given."""

    def read(data: bytes | str, name: str = "table.csv", importer: Importer | None = None) -> list[Row]:
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        source = Source(path)
        return list((importer or importer_for(source)).rows(source, ARRIVAL))

    return read


@pytest.fixture
def ged() -> Table:
    """A UCDP file with one event for each dictionary of fields that differ from an ordinary one."""

    def write(*events: dict[str, Any], header: bool = True, separator: str = ",") -> str:
        found = io.StringIO()
        writer = csv.writer(found, delimiter=separator)
        if header:
            writer.writerow(COLUMNS)
        for event in events or ({},):
            writer.writerow([(ged_event() | event)[name] for name in COLUMNS])
        return found.getvalue()

    return write


def ged_event() -> dict[str, Any]:
    """An invented event as UCDP writes it."""
    return dict.fromkeys(COLUMNS, "") | {
        "id": "412345",
        "relid": "EXA-2025-1-1",
        "year": "2025",
        "code_status": "Clear",
        "type_of_violence": "1",
        "dyad_name": "Government of Exampleland - Group E",
        "side_a": "Government of Exampleland",
        "side_b": "Group E",
        "number_of_sources": "2",
        "source_article": '"Agency, one,2025-05-01,Clash near E";"Office,2025-05-02,S/2025/1"',
        "source_original": "Police",
        "where_prec": "1",
        "where_coordinates": "E town",
        "where_description": "market of E town",
        "adm_1": "E province",
        "latitude": "46.5",
        "longitude": "30.7",
        "country": "Exampleland",
        "country_id": "999",
        "event_clarity": "1",
        "date_prec": "1",
        "date_start": "2025-05-01 00:00:00.000",
        "date_end": "2025-05-01 00:00:00.000",
        "deaths_a": "1",
        "deaths_b": "2",
        "deaths_civilians": "0",
        "deaths_unknown": "0",
        "best": "3",
        "high": "5",
        "low": "3",
    }


@pytest.fixture
def acled() -> Table:
    """An ACLED export with one event for each dictionary of fields that differ from an ordinary one."""

    def write(*events: dict[str, Any], upper: bool = False) -> str:
        found = io.StringIO()
        columns = list(acled_event())
        writer = csv.writer(found)
        writer.writerow([name.upper() if upper else name for name in columns])
        for event in events or ({},):
            writer.writerow([(acled_event() | event)[name] for name in columns])
        return found.getvalue()

    return write


def acled_event() -> dict[str, Any]:
    """An invented event as ACLED writes it since March 2023."""
    return {
        "event_id_cnty": "EXA1",
        "event_date": "2025-05-23",
        "year": "2025",
        "time_precision": "1",
        "disorder_type": "Political violence",
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Air/drone strike",
        "actor1": "Force One",
        "inter1": "State forces",
        "actor2": "Civilians (Exampleland)",
        "interaction": "State forces-Civilians",
        "iso": "999",
        "country": "Exampleland",
        "admin1": "E province",
        "location": "E town",
        "latitude": "46.5",
        "longitude": "30.7",
        "geo_precision": "1",
        "source": "Paper A; Paper B",
        "source_scale": "National",
        "notes": "On 23 May 2025 a drone struck E town.",
        "fatalities": "3",
        "tags": "",
        "timestamp": "1748300000",
    }
