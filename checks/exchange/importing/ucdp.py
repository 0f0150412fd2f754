"""UCDP GED, the Georeferenced Event Dataset of the Uppsala Conflict Data Program: CSV files and answers of its API.

One row is one event with at least one death. Columns, codes and definitions: UCDP GED Codebook (Högbladh, Uppsala
University); Sundberg and Melander, Journal of Peace Research 50(4), 2013. Licence: CC BY 4.0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import ClassVar

from checks.domain.evidence import Evidence, EvidenceKind, EvidencePlace, Figure
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
    whole,
)
from checks.exchange.importing.importer import Arrival, Importer, Row, RowRefused, each
from checks.exchange.importing.json_stream import is_json, members
from checks.exchange.importing.source import Head, Source
from checks.exchange.importing.values import Period, key_of, text_of

_HEADER = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,"
    "dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,"
    "number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,"
    "where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,"
    "event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,"
    "gwnoa,gwnob"
)
COLUMNS = tuple(_HEADER.split(","))
"""The 49 columns in the order of versions 23.1 to 25.1; the candidate files of some months have no header."""
_TELLING = frozenset(("id", "type_of_violence", "where_prec", "date_prec", "date_start", "deaths_a", "best"))
_CODES = (
    "type_of_violence", "date_prec", "where_prec", "event_clarity", "code_status", "number_of_sources", "country_id",
    "conflict_new_id", "dyad_new_id", "relid", "adm_1", "adm_2",
)  # fmt: skip
_VIOLENCE = {"1": "State-based conflict", "2": "Non-state conflict", "3": "One-sided violence"}
_TIME = {
    "1": Precision.DAY,
    "2": Precision.WEEK,  # two to six days
    "3": Precision.WEEK,
    "4": Precision.MONTH,
    "5": Precision.YEAR,
}
_WHERE = {
    "1": (None, "exact location"),
    "2": (PlaceLevel.AREA, "limited area around the place"),
    "3": (PlaceLevel.DISTRICT, "district: the point is its middle"),
    "4": (PlaceLevel.REGION, "province: the point is its middle"),
    "5": (PlaceLevel.AREA, "a line, a vague or a large area: the point stands for it"),
    "6": (PlaceLevel.COUNTRY, "country: the point is its middle"),
    "7": (PlaceLevel.AREA, "sea or air space: the point is estimated"),
}
_COUNTED = (
    ("deaths_a", "killed on the side of {side_a}"),
    ("deaths_b", "killed on the side of {side_b}"),
    ("deaths_civilians", "civilians killed"),
    ("deaths_unknown", "killed, not known on which side"),
)
_DEFINITION = "direct deaths in events of organised violence with at least one death (UCDP)"
_VERSION = re.compile(r"gedevent_v([\d_]+)", re.IGNORECASE)


class Ucdp(Importer):
    """Events from `GEDEvent_v….csv`, zipped or not, and from the API."""

    name: ClassVar[str] = "UCDP GED"
    about: ClassVar[str] = "events of organised violence, from the download centre or the API of UCDP"

    def recognises(self, head: Head) -> bool:
        """The telling columns in the header or the first object, or 49 cells without a header that look like these."""
        if is_json(head.text):
            return all(f'"{name}"' in head.text for name in _TELLING)
        separator = separator_of(head.text)
        rows = first_rows(head.text, separator) if separator else []
        return bool(rows) and (_is_header(rows[0]) or _is_event(rows[0]))

    def rows(self, source: Source, arrival: Arrival) -> Iterator[Row]:
        """One record for each event."""
        attribution = _attribution(source.name)
        return each(_events(source), lambda fields: _Event(fields, arrival, attribution).record())

    def left_out(self, source: Source) -> tuple[str, ...]:
        """Columns that the codebook does not know."""
        if is_json(source.head.text):
            return ()
        rows = first_rows(source.head.text, separator_of(source.head.text) or ",")
        known = (*COLUMNS, "best_est", "high_est", "low_est")
        return tuple(name for name in rows[0] if plain_name(name) not in known) if rows and _is_header(rows[0]) else ()


def _is_header(cells: list[str]) -> bool:
    return {plain_name(cell).removesuffix("_est") for cell in cells} >= _TELLING


def _is_event(cells: list[str]) -> bool:
    if len(cells) != len(COLUMNS):
        return False
    fields = dict(zip(COLUMNS, cells, strict=True))
    return all(fields[name].strip().isdigit() for name in ("id", "year", "best")) and fields[
        "type_of_violence"
    ].strip() in tuple(_VIOLENCE)


def _events(source: Source) -> Iterator[tuple[int, Fields | RowRefused]]:
    if is_json(source.head.text):
        for number, item in members(source, "", "Result", "response.Result"):
            yield number, item if isinstance(item, dict) else RowRefused("It is no event but a single value.")
        return
    separator = separator_of(source.head.text) or ","
    rows = first_rows(source.head.text, separator)
    yield from named_rows(source, separator, COLUMNS if rows and not _is_header(rows[0]) else None)


def _attribution(name: str) -> str:
    found = _VERSION.search(PurePath(name).stem)
    version = f", version {found[1].strip('_').replace('_', '.')}" if found else ""
    return f"UCDP Georeferenced Event Dataset{version}; Uppsala Conflict Data Program"


@dataclass
class _Event:
    """One row on its way to a record."""

    fields: Fields
    arrival: Arrival
    attribution: str
    remarks: list[str] = field(default_factory=list)

    def record(self) -> tuple[Evidence, str]:
        """The record, and what to look at in it."""
        own = required(self.fields, "id")
        start, end = self._days()
        figures = self._figures()
        record = Evidence(
            id=self.arrival.new_id(),
            kind=EvidenceKind.DATASET_ROW,
            title=", ".join(filter(None, (self._text("dyad_name"), self._text("where_coordinates"), str(start)))),
            says=self._says(figures[0]),
            publisher="UCDP GED",
            original_source=self._text("source_original") or None,
            event_start=start.first,
            event_end=end.last,
            event_precision=coarsest(_TIME.get(self._text("date_prec")), start, end),
            place=self._place(),
            figures=figures,
            licence="CC BY 4.0",
            attribution_text=self.attribution,
            accessed=self.arrival.seen,
            query=self.arrival.query or None,
            import_id=self.arrival.import_id,
            key=key_of(Ucdp.name, own),
            codes=codes_of(self.fields, _CODES),
            note=self._sources(),
        )
        return record, " ".join(self.remarks)

    def _text(self, name: str) -> str:
        return text_of(self.fields.get(name))

    def _days(self) -> tuple[Period, Period]:
        start = event_period(self.fields, "date_start")
        end = event_period(self.fields, "date_end") if self._text("date_end") else start
        if end.last.day < start.first.day:
            raise RowRefused(f"It ends on {end}, before it starts on {start}.")
        return start, end

    def _figures(self) -> tuple[Figure, ...]:
        low, best, high = (self._estimate(name) for name in ("low", "best", "high"))
        if best is None:
            raise RowRefused("It has no “best”, the estimate of deaths.")
        parts = {name: deaths(self.fields, name) or 0 for name, _ in _COUNTED}
        if sum(parts.values()) != best:
            self.remarks.append(
                f"The deaths of its sides add up to {sum(parts.values())}, its best estimate is {best}."
            )
        if not (best if low is None else low) <= best <= (best if high is None else high):
            self.remarks.append(f"Its best estimate {best} lies outside of its range {low} to {high}.")
        sides = {name: self._text(name) or "an unnamed side" for name in ("side_a", "side_b")}
        return (
            _killed("killed", best, low, high, basis="total"),
            *(_killed(what.format(**sides), parts[name]) for name, what in _COUNTED if parts[name]),
        )

    def _estimate(self, name: str) -> int | None:
        found = deaths(self.fields, name)
        return deaths(self.fields, f"{name}_est") if found is None else found

    def _place(self) -> EvidencePlace:
        code = self._text("where_prec")
        level, precision = _WHERE.get(code, (None, None))
        latitude, longitude = coordinates(self.fields, self.remarks.append)
        parts = (self._text(name) for name in ("where_coordinates", "adm_1", "country"))
        return EvidencePlace(
            ", ".join(dict.fromkeys(filter(None, parts))), level, None, (), latitude, longitude, precision
        )

    def _says(self, total: Figure) -> str:
        sentences = [
            f"{_VIOLENCE.get(self._text('type_of_violence'), 'Event')}: {self._text('dyad_name')}.",
            f"Killed: {total.best:g} by the best estimate, {_known(total.low)} to {_known(total.high)}.",
        ]
        if self._text("event_clarity") == "2":
            sentences.append("The sources give several events as one.")
        if self._text("where_description"):
            sentences.append(f"Place: {self._text('where_description')}.")
        return " ".join(sentences)

    def _sources(self) -> str:
        number = whole(self.fields, "number_of_sources")
        counted = "not recorded" if number is None or number < 0 else str(number)
        status = self._text("code_status")
        if status and status.casefold() != "clear":
            self.remarks.append(f"Its coding is marked “{status}”, not clear.")
        reports = self._text("source_article") or self._text("source_headline")
        return f"Number of sources: {counted}. {reports}".strip()


def _killed(
    what: str, best: float, low: float | None = None, high: float | None = None, basis: str | None = None
) -> Figure:
    return Figure(
        what,
        low,
        best,
        high,
        unit="person",
        basis=basis,
        person_status=PersonStatus.KILLED,
        definition=_DEFINITION if basis else None,
    )


def _known(number: float | None) -> str:
    return "unknown" if number is None else f"{number:g}"
