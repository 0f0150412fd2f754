"""Any table or list of objects, by a mapping of its columns: CSV, TSV, Excel, JSON and JSON Lines."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from checks.domain.evidence import Evidence, EvidenceFlag, EvidencePlace, Figure
from checks.domain.mention import PersonStatus, Precision
from checks.domain.moment import Moment
from checks.errors import ImportRefused
from checks.exchange.importing.delimited import Cells, rows_of, separator_of
from checks.exchange.importing.fields import coarsest, coordinates
from checks.exchange.importing.importer import Arrival, Importer, Row, RowRefused, each
from checks.exchange.importing.json_stream import events, is_json, members
from checks.exchange.importing.lines import object_in, objects_of
from checks.exchange.importing.mapping import Mapping, Target, guessed
from checks.exchange.importing.sheets import is_sheet, sheet_rows
from checks.exchange.importing.source import Head, Source
from checks.exchange.importing.values import Period, key_of, moment_of, period_of, shortened, text_of
from checks.exchange.importing.web_values import address_of

DEEPEST = 5
"""Objects within objects whose fields become columns: "place.point.lat"."""
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
"""Signs of another sort of file, if there are many."""
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_SPACED = re.compile(r"(?<=\d)[ \u00a0\u202f'](?=\d{3}\b)")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
_COUNTED = {
    Target.KILLED: PersonStatus.KILLED,
    Target.WOUNDED: PersonStatus.WOUNDED,
    Target.MISSING: PersonStatus.MISSING,
}
_Item = tuple[tuple[str, str], ...]
"""The values of a row by column, in the order of the table."""


class Table(Importer):
    """Any table; without a mapping, one is guessed from the names of its columns."""

    name: ClassVar[str] = "Table"
    about: ClassVar[str] = "any CSV, TSV, Excel, JSON or JSON Lines file, by a mapping of its columns"

    def __init__(self, mapping: Mapping | None = None) -> None:
        self.mapping = mapping

    def recognises(self, head: Head) -> bool:
        """Two columns at least under a header, or a list of objects."""
        return is_sheet(head) or _is_lines(head.text) or _place_of_objects(head) is not None or _is_table(head.text)

    def columns(self, source: Source) -> tuple[str, ...]:
        """The columns of the file; of a list of objects, the fields of the first one."""
        for _, item in _items(source):
            if not isinstance(item, RowRefused):
                return tuple(name for name, _ in item)
        return ()

    def rows(self, source: Source, arrival: Arrival) -> Iterator[Row]:
        """One record for each row."""
        mapping = self.mapping or guessed(self.columns(source))
        return each(_items(source), lambda item: _Record(item, mapping, arrival).made())

    def left_out(self, source: Source) -> tuple[str, ...]:
        """Columns that the mapping does not name."""
        columns = self.columns(source)
        mapping = self.mapping or guessed(columns)
        return tuple(column for column in columns if mapping.target(column) is Target.LEFT_OUT)


def _is_lines(text: str) -> bool:
    first, end, _ = text.lstrip("\ufeff \r\n").partition("\n")
    return bool(end) and object_in(first) is not None


def _is_table(text: str) -> bool:
    is_other = is_json(text) or text.lstrip().startswith("<") or len(_CONTROLS.findall(text)) > len(text) // 500
    return not is_other and separator_of(text) is not None


def _place_of_objects(head: Head) -> str | None:
    """Where in a JSON file the first list of objects stands; None where its beginning shows none."""
    if not is_json(head.text):
        return None
    import ijson

    try:
        for place, event, _ in events(io.BytesIO(head.text.encode("utf-8", errors="replace"))):
            if event == "start_map" and place.split(".")[-1] == "item":
                return str(place).removesuffix("item").removesuffix(".")
            if place.count(".") > DEEPEST:
                return None
    except (ijson.JSONError, ValueError, OverflowError):
        return None
    return None


def _items(source: Source) -> Iterator[tuple[int, _Item | RowRefused]]:
    head = source.head
    if is_sheet(head):
        return _under_header(sheet_rows(source))
    if _is_lines(head.text):
        return _flat(objects_of(source))
    if is_json(head.text):
        place = _place_of_objects(head)
        return _flat(members(source, place or ""))
    separator = separator_of(head.text)
    if separator is None:
        raise ImportRefused(f"“{source.name}” is no table: no sign separates columns in it. Save it as CSV.")
    return _under_header(rows_of(source, separator))


def _under_header(rows: Iterator[tuple[int, Cells | RowRefused]]) -> Iterator[tuple[int, _Item | RowRefused]]:
    columns: tuple[str, ...] = ()
    for number, cells in rows:
        if isinstance(cells, RowRefused):
            yield number, cells
        elif not columns:
            columns = tuple(text_of(cell).strip("\ufeff") for cell in cells)
        elif any(cells[len(columns) :]):
            yield number, RowRefused(f"The row has {len(cells)} cells under {len(columns)} columns.")
        else:
            filled = [*cells, *[""] * (len(columns) - len(cells))]
            yield number, tuple((name, text_of(cell)) for name, cell in zip(columns, filled, strict=False))


def _flat(items: Iterator[tuple[int, Any]]) -> Iterator[tuple[int, _Item | RowRefused]]:
    for number, item in items:
        if isinstance(item, RowRefused):
            yield number, item
        elif isinstance(item, dict):
            yield number, tuple(_fields(item, "", DEEPEST))
        else:
            yield number, RowRefused("It is no object with fields but a single value.")


def _fields(item: dict[str, Any], under: str, deepest: int) -> Iterator[tuple[str, str]]:
    for name, value in item.items():
        path = f"{under}{text_of(name)}"
        if isinstance(value, dict) and deepest > 1:
            yield from _fields(value, f"{path}.", deepest - 1)
        elif isinstance(value, list):
            yield path, "; ".join(text_of(part) for part in value[:100] if not isinstance(part, dict | list))
        elif not isinstance(value, dict):
            yield path, text_of(value)


def _plain_number(text: str) -> str:
    """A number as Python reads it: "1,234" and "1 234" are thousands, "3,5" is three and a half."""
    joined = _SPACED.sub("", text)
    return joined.replace(",", "") if _THOUSANDS.fullmatch(joined) else joined.replace(",", ".")


@dataclass
class _Record:
    """One row on its way to a record."""

    item: _Item
    mapping: Mapping
    arrival: Arrival
    remarks: list[str] = field(default_factory=list)
    inexact: list[str] = field(default_factory=list)
    """Dates that name no day, for the note."""

    def __post_init__(self) -> None:
        self.values: dict[Target, str] = {}
        self.codes: list[tuple[str, str]] = []
        for column, value in self.item:
            target = self.mapping.target(column)
            if value and target is Target.CODE:
                self.codes.append((column, value))
            elif value:
                self.values.setdefault(target, value)
        self.values.pop(Target.LEFT_OUT, None)

    def made(self) -> tuple[Evidence, str]:
        """The record, and what to look at in it."""
        if not self.values:
            raise RowRefused("None of the columns that the mapping names holds anything.")
        own = self.values.get(Target.KEY)
        return self._record(own), " ".join(self.remarks)

    def _record(self, own: str | None) -> Evidence:
        publisher = self.values.get(Target.PUBLISHER) or self.mapping.publisher
        start, end, precision = self._event()
        published, as_of = self._moment(Target.PUBLISHED), self._moment(Target.AS_OF)
        return Evidence(
            id=self.arrival.new_id(),
            kind=self.mapping.kind,
            title=shortened(self._title(), 300),
            says=self.values.get(Target.SAYS, ""),
            url=self._address(),
            archived_url=address_of(self.values.get(Target.ARCHIVED_URL)) or None,
            publisher=publisher or None,
            original_source=self.values.get(Target.ORIGINAL_SOURCE),
            byline_origin=self.values.get(Target.BYLINE),
            published=published,
            event_start=start,
            event_end=end,
            event_precision=precision,
            as_of=as_of,
            place=self._place(),
            figures=self._figures(),
            quote_text=self.values.get(Target.QUOTE),
            weapon=self.values.get(Target.WEAPON),
            language=self.values.get(Target.LANGUAGE),
            licence=self.mapping.licence or None,
            attribution_text=self.mapping.attribution_text or None,
            accessed=self.arrival.seen,
            query=self.arrival.query or None,
            flags=(EvidenceFlag.REFERENCE_ONLY,) if self.mapping.is_by_reference else (),
            import_id=self.arrival.import_id,
            key=key_of(publisher or self.mapping.name or Table.name, own) if own else None,
            codes=tuple(self.codes),
            note="\n".join((*filter(None, (self.values.get(Target.NOTE),)), *self.inexact)),
        )

    def _title(self) -> str:
        named = (self.values.get(name) for name in (Target.TITLE, Target.SAYS, Target.QUOTE, Target.URL))
        return next(filter(None, named), "") or ", ".join(self.values.values())

    def _address(self) -> str | None:
        stated = self.values.get(Target.URL)
        found = address_of(stated)
        if stated and not found:
            self.remarks.append(f"Its address “{shortened(stated)}” is none of the web, and was left out.")
        return found or None

    def _event(self) -> tuple[Moment | None, Moment | None, Precision | None]:
        """When it began and ended, and how exactly that is known, where a date names a month or a year."""
        first, start = self._when(Target.EVENT_START)
        last, end = self._when(Target.EVENT_END)
        return (
            first or (start.first if start else None),
            last or (end.last if end else start.last if start else None),
            coarsest(None, *filter(None, (start, end))),
        )

    def _when(self, target: Target) -> tuple[Moment | None, Period | None]:
        """The moment in a column, or the month or year."""
        text = self.values.get(target, "")
        try:
            return self._read(text), None
        except ValueError:
            pass
        try:
            return None, period_of(text)
        except ValueError:
            self.remarks.append(f"Its date “{shortened(text)}” cannot be read, and was left out.")
            return None, None

    def _moment(self, target: Target) -> Moment | None:
        moment, period = self._when(target)
        if period:
            self.remarks.append(f"Its date “{self.values[target]}” names no single day: see its note.")
            self.inexact.append(f"{target.value.replace('_', ' ').capitalize()}, as given: {self.values[target]}.")
        return moment

    def _read(self, text: str) -> Moment | None:
        slashed = _SLASHED.fullmatch(text)
        if slashed and self.mapping.is_month_first:
            return Moment(date(int(slashed[3]), int(slashed[1]), int(slashed[2])))
        return moment_of(text)

    def _place(self) -> EvidencePlace | None:
        stated = {"latitude": self.values.get(Target.LATITUDE), "longitude": self.values.get(Target.LONGITUDE)}
        latitude, longitude = coordinates(stated, self.remarks.append)
        mention = self.values.get(Target.PLACE, "")
        return (
            EvidencePlace(mention, latitude=latitude, longitude=longitude) if mention or latitude is not None else None
        )

    def _figures(self) -> tuple[Figure, ...]:
        low, best, high = (self._number(each) for each in (Target.FIGURE_LOW, Target.FIGURE, Target.FIGURE_HIGH))
        stated = any(number is not None for number in (low, best, high))
        figures = [Figure(self._named(Target.FIGURE), low, best, high)] if stated else []
        for target, status in _COUNTED.items():
            number = self._number(target)
            if number is not None:
                figures.append(Figure(status.value, best=number, unit="person", person_status=status))
        return tuple(figures)

    def _named(self, target: Target) -> str:
        return next((column for column, _ in self.item if self.mapping.target(column) is target), "figure")

    def _number(self, target: Target) -> float | None:
        text = self.values.get(target)
        if text is None:
            return None
        try:
            number = float(_plain_number(text))
        except ValueError:
            number = math.nan
        if math.isfinite(number):
            return number
        self.remarks.append(f"Its {target.value.replace('_', ' ')} “{shortened(text)}” is no number, and was left out.")
        return None
