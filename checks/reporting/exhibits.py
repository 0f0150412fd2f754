"""The tables that judged claims are measured against, as a report shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from checks.domain import words
from checks.domain.claim import Claim
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, EvidenceFlag
from checks.domain.extremes import extreme, in_order
from checks.domain.protection import is_confidential
from checks.domain.tables import Comparator, ComparatorTable, Measure, TollPoint, TollSeries
from checks.domain.ties import Table, is_tied, own_rows, records_in
from checks.domain.tolls import in_order as points_in_order
from checks.matching.sources import origins
from checks.reporting.chart_wish import Wish
from checks.reporting.table_words import axis_words, say_figure, say_value

_WITHHELD = "Confidential source"


@dataclass(frozen=True)
class ExhibitRow:
    """One line of a table, as it is printed."""

    cells: tuple[str, ...]
    is_own: bool = False
    """Is it the case that a claim is about?"""


@dataclass(frozen=True)
class Exhibit:
    """One table with its chart, and the numbers of the claims that are measured against it."""

    number: int
    title: str
    about: tuple[str, ...]
    claims: tuple[int, ...]
    columns: tuple[str, ...]
    amounts: int
    """How many columns at the end hold figures."""
    rows: tuple[ExhibitRow, ...]
    results: tuple[str, ...]
    """What the table says by each measure."""
    table: Table
    wish: Wish


def exhibits(numbered: Mapping[int, Claim], desk: Desk) -> tuple[Exhibit, ...]:
    """The tables of these claims, in the order of the casebook. What must stay hidden is taken out of them."""
    found: list[Exhibit] = []
    for table in desk.tables:
        claims = {
            number: claim
            for number, claim in numbered.items()
            if is_tied(table, claim, [link.evidence_id for link in desk.links(claim.id)])
        }
        if claims and (table.points if isinstance(table, TollSeries) else table.rows):
            found.append(_filled(_exhibit(len(found) + 1, table, claims, desk)))
    return tuple(found)


def printable_table(table: Table, records: Iterable[Evidence]) -> Table:
    """The table without what its records must keep to themselves: sources that are confidential, words on captives."""
    flagged: dict[UUID | None, Evidence] = {record.id: record for record in records if _hides(record)}
    if isinstance(table, TollSeries):
        points = (_shown_point(point, flagged) for point in table.points)
        return replace(table, points=tuple(points))
    return replace(table, rows=tuple(_shown_case(row, flagged) for row in table.rows))


def _shown_point(point: TollPoint, flagged: Mapping[UUID | None, Evidence]) -> TollPoint:
    record = flagged.get(point.evidence_id)
    return replace(point, note="", source=_name(point.source, record)) if record else point


def _shown_case(row: Comparator, flagged: Mapping[UUID | None, Evidence]) -> Comparator:
    record = flagged.get(row.evidence_id)
    return replace(row, note="", label="", url=None, source=_name(row.source, record)) if record else row


def _name(source: str, record: Evidence) -> str:
    return _WITHHELD if is_confidential(record) else source


def _hides(record: Evidence) -> bool:
    return is_confidential(record) or EvidenceFlag.CAPTIVE_IDENTIFIABLE in record.flags


def _exhibit(number: int, table: Table, claims: Mapping[int, Claim], desk: Desk) -> Exhibit:
    records = _records(table, desk)
    shown = printable_table(table, records)
    if isinstance(shown, TollSeries):
        sources = origins(records, desk.origin_rulings, desk.texts)
        return _toll(number, shown, tuple(claims), Wish(published=desk.article.published, origins=sources))
    own = {index for claim in claims.values() for index in _own(table, claim, desk)}
    return _comparators(number, shown, tuple(claims), [shown.rows[index] for index in sorted(own)])


def _records(table: Table, desk: Desk) -> tuple[Evidence, ...]:
    found = (desk.record(record_id) for record_id in records_in(table))
    return tuple(record for record in found if record)


def _own(table: Table, claim: Claim, desk: Desk) -> Iterable[int]:
    """Which rows are the claim's own, told before anything is taken out of them."""
    if isinstance(table, TollSeries):
        return ()
    own = own_rows(table, claim, desk.links(claim.id))
    return (index for index, row in enumerate(table.rows) if row in own)


def _toll(number: int, series: TollSeries, claims: tuple[int, ...], wish: Wish) -> Exhibit:
    rows = tuple(ExhibitRow(_toll_cells(point)) for point in points_in_order(series))
    return Exhibit(
        number, series.title, _about(series.event, series.note), claims,
        ("Status", "As of", "Source", "Note", "People"), 1, rows, (), series, wish,
    )  # fmt: skip


def _toll_cells(point: TollPoint) -> tuple[str, ...]:
    when = words.moment(point.as_of)
    return point.status.value.capitalize(), when, point.source, _remark(point), say_figure(point)


def _remark(point: TollPoint) -> str:
    return "; ".join(part for part in ("taken back by its source" if point.is_superseded else "", point.note) if part)


def _comparators(number: int, table: ComparatorTable, claims: tuple[int, ...], own: list[Comparator]) -> Exhibit:
    rows = tuple(
        ExhibitRow(
            (
                words.moment(row.date),
                ", ".join(part for part in (row.label, row.place or row.place_level, row.kind, row.source) if part),
                row.note,
                *(say_value(row, measure.key) for measure in table.measures),
            ),
            row in own,
        )
        for row in in_order(table)
    )
    columns = ("Date", "Case", "Note", *(_header(measure) for measure in table.measures))
    results = tuple(extreme(table, measure).sentence for measure in reversed(table.measures))
    return Exhibit(
        number, table.title, _about(table.coverage, table.note), claims, columns, len(table.measures), rows, results,
        table, Wish(own=own),
    )  # fmt: skip


def _header(measure: Measure) -> str:
    return measure.label if measure.unit == "person" else axis_words(measure)


def _filled(exhibit: Exhibit) -> Exhibit:
    """Without columns of words in which nothing stands."""
    kept = [
        at
        for at in range(len(exhibit.columns))
        if at >= len(exhibit.columns) - exhibit.amounts or any(row.cells[at] for row in exhibit.rows)
    ]
    rows = tuple(replace(row, cells=tuple(row.cells[at] for at in kept)) for row in exhibit.rows)
    return replace(exhibit, columns=tuple(exhibit.columns[at] for at in kept), rows=rows)


def _about(*parts: str) -> tuple[str, ...]:
    return tuple(part for part in parts if part)
