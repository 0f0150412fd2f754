"""The claims of an article as a table, one a row: CSV for any program, XLSX for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from checks.domain import words
from checks.domain.claim import Claim, Status
from checks.domain.desk import Desk
from checks.domain.finding import Level
from checks.domain.mention import Quantity
from checks.domain.verdict import Scale
from checks.errors import ChecksError
from checks.exchange.formulas import guarded
from checks.matching.sources import origins_of
from checks.text.xml_text import xml_text

Cell = str | int | float | None
_LONGEST_CELL = 32_767
"""Characters that a cell of a spreadsheet can hold (Microsoft, "Excel specifications and limits")."""
_INVISIBLE = dict.fromkeys((*range(9), 11, 12, *range(14, 32)))
"""Control characters, which XML and so XLSX cannot hold."""


@dataclass(frozen=True)
class _Row:
    number: int
    claim: Claim
    desk: Desk
    scale: Scale


_Column = Callable[[_Row], Cell]


def _rating(row: _Row) -> Cell:
    verdict = row.desk.verdict(row.claim.id)
    return row.scale.rating(verdict.rating).label if verdict and verdict.rating and not verdict.is_draft else None


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
        "rating": _rating,
        "rationale": _of_verdict("rationale"),
        "as_of": _of_verdict("as_of"),
        "proposed_wording": _of_verdict("proposed_wording"),
        "decided_by": _person("person_id"),
        "decided_at": _of_verdict("decided_at"),
        "signed_by": _person("signed_by_id"),
        "signed_at": _of_verdict("signed_at"),
        "owner": _person("owner_id"),
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


def as_csv(desk: Desk, scale: Scale, columns: Sequence[str] = ()) -> bytes:
    """The table in UTF-8 with a mark that spreadsheets know it by; no cell is taken for a formula."""
    chosen, out = columns_of(columns), io.StringIO()
    writer = csv.writer(out)
    writer.writerow(chosen)
    for row in _rows(desk, scale):
        cells = (COLUMNS[name](row) for name in chosen)
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in cells])
    return out.getvalue().encode("utf-8-sig", errors="replace")


def as_xlsx(desk: Desk, scale: Scale, columns: Sequence[str] = ()) -> bytes:
    """The table as a spreadsheet: figures are numbers, and text is text whatever it begins with."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    chosen = columns_of(columns)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Claims")
    sheet.freeze_panes = "A2"
    sheet.append(list(chosen))
    for row in _rows(desk, scale):
        cells = []
        for name in chosen:
            value = COLUMNS[name](row)
            cell = WriteOnlyCell(sheet, _holdable(value))
            if isinstance(value, str):
                cell.data_type = "s"
            cells.append(cell)
        sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _holdable(value: Cell) -> Cell:
    if not isinstance(value, str):
        return value
    text = xml_text(value)
    return text if len(text) <= _LONGEST_CELL else f"{text[: _LONGEST_CELL - 1]}…"


def _rows(desk: Desk, scale: Scale) -> list[_Row]:
    """Numbered as in the report: what is no claim is left out."""
    claims = [claim for claim in desk.claims if claim.status is not Status.NOT_A_CLAIM]
    return [_Row(number, claim, desk, scale) for number, claim in enumerate(claims, start=1)]
