"""The claims of an article as a table, one a row: CSV for any program, XLSX for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from checks.domain import words
from checks.domain.claim import Claim
from checks.domain.desk import Desk
from checks.domain.finding import Level
from checks.domain.mention import Quantity
from checks.domain.verdict import Scale
from checks.errors import ChecksError
from checks.exchange.exporting.numbering import numbered
from checks.exchange.formulas import guarded
from checks.matching.sources import origins_of
from checks.text.xml_text import xml_text

Cell = str | int | float | None
_LONGEST_CELL = 32_767
"""Characters that a cell of a spreadsheet can hold (Microsoft, "Excel specifications and limits")."""
_OF_SCALE = ("key", "label", "value", "meaning")
_TURNING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
"""Signs that turn the writing direction until another ends it: left open in one cell, they would turn the next."""


@dataclass(frozen=True)
class _Row:
    number: int
    claim: Claim
    desk: Desk
    scale: Scale


_Column = Callable[[_Row], Cell]


def _rating(field: str) -> _Column:
    def read(row: _Row) -> Cell:
        verdict = row.desk.verdict(row.claim.id)
        if verdict is None or verdict.is_draft or not verdict.rating:
            return None
        found: Cell = getattr(row.desk.scale_of(verdict, row.scale).rating(verdict.rating), field)
        return found

    return read


def _scale(row: _Row) -> Cell:
    verdict = row.desk.verdict(row.claim.id)
    scale = row.desk.scale_of(verdict, row.scale) if verdict and not verdict.is_draft else row.scale
    return f"{scale.name}, version {scale.version}"


def _of_verdict(field: str) -> _Column:
    def read(row: _Row) -> Cell:
        verdict = row.desk.verdict(row.claim.id)
        value = getattr(verdict, field) if verdict and not verdict.is_draft else None
        return str(value) if value else None

    return read


def _person(field: str) -> _Column:
    def read(row: _Row) -> Cell:
        holder = row.claim if field == "owner_id" else row.desk.verdict(row.claim.id)
        person = row.desk.person(getattr(holder, field)) if holder else None
        return person.name if person else None

    return read


def _said_by(row: _Row) -> Cell:
    claim = row.claim
    return (claim.quotation.speaker if claim.quotation else None) or (
        claim.attribution.source if claim.attribution else None
    )


def _figure(figure: Quantity) -> str:
    ends = [words.number(each) for each in (figure.low, figure.high) if each is not None]
    amount = words.number(figure.value) if figure.value is not None else "–".join(ends)
    hedge = words.HEDGES[figure.qualifier] if figure.value is not None else ""
    return " ".join(filter(None, (f"{hedge}{amount}", figure.unit, figure.person_status, figure.severity)))


def _conflicts(row: _Row) -> Cell:
    found = row.desk.findings(row.claim.id)
    return sum(each.level is Level.CONFLICTS and each.dismissed is None for each in found)


COLUMNS: Mapping[str, _Column] = MappingProxyType(
    {
        "number": lambda row: row.number,
        "claim": lambda row: row.claim.quote,
        "statement": lambda row: row.claim.statement,
        "kind": lambda row: row.claim.kind.value,
        "status": lambda row: row.claim.status.value,
        "rating": _rating("label"),
        "rating_value": _rating("value"),
        "scale": _scale,
        "said": _of_verdict("said"),
        "rationale": _of_verdict("rationale"),
        "as_of": _of_verdict("as_of"),
        "confidence": _of_verdict("confidence"),
        "recheck_on": _of_verdict("recheck_on"),
        "proposed_wording": _of_verdict("proposed_wording"),
        "decided_by": _person("person_id"),
        "decided_at": _of_verdict("decided_at"),
        "signed_by": _person("signed_by_id"),
        "signed_at": _of_verdict("signed_at"),
        "owner": _person("owner_id"),
        "due": lambda row: str(row.claim.due) if row.claim.due else None,
        "priority": lambda row: row.claim.priority.value,
        "check_worthiness": lambda row: round(row.claim.checkworthiness, 2),
        "said_by": _said_by,
        "figures": lambda row: "; ".join(map(_figure, row.claim.quantities)),
        "dates": lambda row: "; ".join(filter(None, (words.days(time.first, time.last) for time in row.claim.times))),
        "places": lambda row: "; ".join(place.name for place in row.claim.places),
        "records": lambda row: len(row.desk.links(row.claim.id)),
        "sources": lambda row: len(origins_of(row.desk, row.claim.id)),
        "conflicts": _conflicts,
        "start": lambda row: row.claim.anchor.start,
        "end": lambda row: row.claim.anchor.end,
        "id": lambda row: str(row.claim.id),
    }
)
"""What a table can tell of a claim, by the headers of its columns. Records are counted and not named."""


def columns_of(names: Sequence[str]) -> tuple[str, ...]:
    """The columns with these names, or all; ChecksError where there is none of a name."""
    for name in names:
        if name not in COLUMNS:
            raise ChecksError(f"There is no column “{name}”: choose among {', '.join(COLUMNS)}.")
    return tuple(dict.fromkeys(names)) or tuple(COLUMNS)


def as_csv(desk: Desk, scale: Scale, columns: Sequence[str] = (), only: UUID | None = None) -> bytes:
    """The table in UTF-8 with a mark that spreadsheets know it by; no cell is taken for a formula."""
    chosen, out = columns_of(columns), io.StringIO()
    writer = csv.writer(out)
    writer.writerow(chosen)
    for row in _rows(desk, scale, only):
        cells = (COLUMNS[name](row) for name in chosen)
        writer.writerow([guarded(_plain(cell)) if isinstance(cell, str) else cell for cell in cells])
    return out.getvalue().encode("utf-8-sig", errors="replace")


def as_xlsx(desk: Desk, scale: Scale, columns: Sequence[str] = (), only: UUID | None = None) -> bytes:
    """The table as a spreadsheet: figures are numbers, and text is text whatever it begins with.

    A second sheet explains the house scale.
    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)

    def add_sheet(title: str, headers: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
        sheet = book.create_sheet(title)
        sheet.freeze_panes = "A2"
        sheet.append(list(headers))
        for row in rows:
            cells = [WriteOnlyCell(sheet, _holdable(value)) for value in row]
            for cell, value in zip(cells, row, strict=True):
                cell.data_type = "s" if isinstance(value, str) else cell.data_type
            sheet.append(cells)

    chosen = columns_of(columns)
    add_sheet("Claims", chosen, ([COLUMNS[name](row) for name in chosen] for row in _rows(desk, scale, only)))
    add_sheet(f"Scale, version {scale.version}", _OF_SCALE, _scale_rows(scale))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _scale_rows(scale: Scale) -> Iterator[Sequence[Cell]]:
    """What the ratings and flags mean; one without a number lies off the scale."""
    for rating in scale.ratings:
        yield rating.key, rating.label, rating.value, rating.meaning
    for flag in scale.flags:
        yield flag.key, flag.label, None, flag.meaning


def _holdable(value: Cell) -> Cell:
    if not isinstance(value, str):
        return value
    text = _plain(value)
    return text if len(text) <= _LONGEST_CELL else f"{text[: _LONGEST_CELL - 1]}…"


def _plain(text: str) -> str:
    """The text without control characters and signs that would reach into the next cell."""
    return xml_text(text).translate(_TURNING)


def _rows(desk: Desk, scale: Scale, only: UUID | None) -> list[_Row]:
    return [_Row(number, claim, desk, scale) for number, claim in numbered(desk) if only in (None, claim.id)]
