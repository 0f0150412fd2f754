"""ACLED, the Armed Conflict Location & Event Data: exports as CSV, old and new, and answers of its API.

Its terms forbid passing the data on. So every record is marked to leave the house as a reference only: publisher, id of
the event, day of access and query (ACLED, Terms of use and attribution policy). Columns: ACLED Codebook 2023; the
columns that went and came in March 2023: "Guide to 2023 ACLED column changes".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from checks.domain.evidence import Evidence, EvidenceFlag, EvidenceKind, EvidencePlace, Figure
from checks.domain.mention import PersonStatus, PlaceLevel, Precision
from checks.exchange.importing.delimited import first_rows, separator_of
from checks.exchange.importing.fields import (
    Fields,
    coarsest,
    codes_of,
    coordinates,
    deaths,
    event_period,
    named_rows,
    plain_name,
    required,
)
from checks.exchange.importing.importer import Arrival, Importer, Row, RowRefused, each
from checks.exchange.importing.json_stream import is_json, members
from checks.exchange.importing.source import Head, Source
from checks.exchange.importing.values import key_of, text_of

_TELLING = frozenset(("event_id_cnty", "event_date", "event_type", "actor1", "fatalities"))
_HEADER = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,"
    "actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,"
    "latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp,data_id,event_id_no_cnty,iso3,"
    "population_1km,population_2km,population_5km,population_best"
)
COLUMNS = frozenset(_HEADER.split(","))
"""The 31 columns since March 2023, with those that older files have and those that can be asked for."""
_CODES = (
    "time_precision", "geo_precision", "disorder_type", "event_type", "sub_event_type", "interaction",
    "civilian_targeting", "source_scale", "iso", "admin1", "admin2", "admin3", "tags", "timestamp",
)  # fmt: skip
_TIME = {"1": Precision.DAY, "2": Precision.WEEK, "3": Precision.MONTH}
_WHERE = {
    "1": (PlaceLevel.CITY, "the town itself"),
    "2": (PlaceLevel.AREA, "near the town, or a part of the region: the point is a town in it"),
    "3": (PlaceLevel.REGION, "a region: the point is its capital"),
}
_CREDIT = "Armed Conflict Location & Event Data (ACLED), www.acleddata.com"
_DEFINITION = "reported fatalities of the event, on all sides; where reports differ, the lowest (ACLED)"


class Acled(Importer):
    """Events from exports and from the API."""

    name: ClassVar[str] = "ACLED"
    about: ClassVar[str] = "events from an export or the API of ACLED; reports print only the reference to them"
    wants_query: ClassVar[str] = (
        "ACLED asks everyone who uses its data to tell the day of access and the filters: its rows change afterwards."
    )

    def recognises(self, head: Head) -> bool:
        """The telling columns in the header, or in the first objects, in any case of letters."""
        if is_json(head.text):
            text = head.text.casefold()
            return all(f'"{name}"' in text for name in _TELLING)
        return {plain_name(cell) for cell in _header(head.text)} >= _TELLING

    def rows(self, source: Source, arrival: Arrival) -> Iterator[Row]:
        """One record for each event."""
        return each(_events(source), lambda fields: _Event(fields, arrival).record())

    def left_out(self, source: Source) -> tuple[str, ...]:
        """Columns that ACLED does not have."""
        if is_json(source.head.text):
            return ()
        return tuple(cell for cell in _header(source.head.text) if plain_name(cell) not in COLUMNS)


def _header(text: str) -> list[str]:
    separator = separator_of(text)
    rows = first_rows(text, separator) if separator else []
    return rows[0] if rows else []


def _events(source: Source) -> Iterator[tuple[int, Fields | RowRefused]]:
    if not is_json(source.head.text):
        yield from named_rows(source, separator_of(source.head.text) or ",")
        return
    for number, item in members(source, "", "data"):
        if isinstance(item, dict):
            yield number, {plain_name(name): value for name, value in item.items()}
        else:
            yield number, RowRefused("It is no event but a single value.")


@dataclass
class _Event:
    """One row on its way to a record."""

    fields: Fields
    arrival: Arrival
    remarks: list[str] = field(default_factory=list)

    def record(self) -> tuple[Evidence, str]:
        """The record, and what to look at in it."""
        own = required(self.fields, "event_id_cnty")
        day = event_period(self.fields, "event_date")
        precision = coarsest(_TIME.get(self._text("time_precision")), day)
        kind = self._text("sub_event_type") or self._text("event_type") or "Event"
        record = Evidence(
            id=self.arrival.new_id(),
            kind=EvidenceKind.DATASET_ROW,
            title=", ".join(filter(None, (kind, self._text("location"), str(day)))),
            says=self._says(),
            publisher="ACLED",
            original_source=self._text("source") or None,
            event_start=day.first,
            event_end=day.last if precision is Precision.DAY or day.first != day.last else None,
            event_precision=precision,
            place=self._place(),
            figures=self._figures(),
            licence="ACLED terms of use: by reference only",
            attribution_text=_CREDIT,
            accessed=self.arrival.seen,
            query=self.arrival.query or None,
            flags=(EvidenceFlag.REFERENCE_ONLY,),
            import_id=self.arrival.import_id,
            key=key_of(Acled.name, own),
            codes=codes_of(self.fields, _CODES),
        )
        return record, " ".join(self.remarks)

    def _text(self, name: str) -> str:
        return text_of(self.fields.get(name))

    def _says(self) -> str:
        """The note of the coders, and who took part; ACLED's order of actors says nothing on who attacked."""
        involved = [self._text(name) for name in ("actor1", "actor2") if self._text(name)]
        actors = f"Involved, in no order: {'; '.join(involved)}." if involved else ""
        return " ".join(filter(None, (self._text("notes"), actors)))

    def _figures(self) -> tuple[Figure, ...]:
        killed = deaths(self.fields, "fatalities")
        if killed is None:
            self.remarks.append("It says nothing on fatalities.")
            return ()
        return (
            Figure(
                "killed",
                best=killed,
                unit="person",
                basis="total",
                person_status=PersonStatus.KILLED,
                definition=_DEFINITION,
            ),
        )

    def _place(self) -> EvidencePlace:
        level, precision = _WHERE.get(self._text("geo_precision"), (None, None))
        latitude, longitude = coordinates(self.fields, self.remarks.append)
        parts = (self._text(name) for name in ("location", "admin1", "country"))
        return EvidencePlace(
            ", ".join(dict.fromkeys(filter(None, parts))), level, None, (), latitude, longitude, precision
        )
