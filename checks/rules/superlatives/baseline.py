"""Recompute a superlative over a table of comparators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from checks.domain.claim import Claim, Kind
from checks.domain.extremes import in_order, range_of, value_of
from checks.domain.finding import FindingValue, Level
from checks.domain.tables import Comparator, ComparatorTable, Measure
from checks.domain.words import count, day, listed, number
from checks.rules.context import Context
from checks.rules.rule import Example, Need, Notice, rule
from checks.rules.superlatives.asked import Since, is_extreme, is_smallest, since, term_of, until
from checks.rules.superlatives.readings import Fit, Reading, is_of_place, measures_of, of_kind, own_case, read, tied


@dataclass(frozen=True)
class _Case:
    """A claim with a table that it is measured against."""

    claim: Claim
    table: ComparatorTable
    own: tuple[Comparator, ...]
    others: tuple[Comparator, ...]
    """Cases that count, without the own one."""
    later: tuple[Comparator, ...]
    """Cases after the claim's."""
    since: Since | None
    until: date | None

    @property
    def rows(self) -> tuple[Comparator, ...]:
        """All cases that count, by date."""
        return tuple(sorted((*self.own, *self.others), key=lambda row: row.date.day))


@rule(
    "superlative.baseline",
    needs=Need.TABLES,
    kinds={Kind.SUPERLATIVE},
    source="Arithmetic over the comparator table that the claim is tied to.",
    blind="Cases that the table leaves out; whether two cases are of one kind.",
    example=Example(
        "Friday’s exchange was the largest swap since the war broke out.",
        "Largest of 6 by total: 780 against 538 on 19 April 2025.",
        against="A table of exchanges with the number of people sent each way and in all.",
    ),
)
def measured(claim: Claim, context: Context) -> Iterator[Notice]:
    """A superlative is recomputed over the table of its like.

    "The largest" is true by one measure and false by another, since one year and not since another. The claim is read
    by every measure it could mean, among the cases since the time that it names and up to its own; cases that are as
    large, ranges that overlap and cases without a value are told. A later case never speaks against it.
    """
    for table in context.tables(claim):
        if isinstance(table, ComparatorTable) and is_extreme(claim) and is_of_place(table, claim, context):
            yield from _measured(claim, table, context)


def _measured(claim: Claim, table: ComparatorTable, context: Context) -> Iterator[Notice]:
    measures = measures_of(claim, table)
    own = own_case(table, claim, context)
    if not measures or not own:
        return
    case = _case(claim, table, own, context)
    readings = [read(each, case.own, case.others, smallest=is_smallest(claim)) for each in measures]
    readings.sort(key=lambda reading: -(value_of(reading.own, reading.measure.key) or 0.0))
    yield _judged(case, [each for each in readings if each.fit is not Fit.UNKNOWN], measures)
    yield from _overtaken(case, readings)


def _case(claim: Claim, table: ComparatorTable, own: tuple[Comparator, ...], context: Context) -> _Case:
    start, end = since(claim, context), max(row.date.day for row in own)
    last = max(filter(None, (until(claim, context), end)))
    rows = [row for row in of_kind(in_order(table), claim) if row not in own]
    others = tuple(row for row in rows if row.date.day <= last and (start is None or row.date.day > start.after))
    later = tuple(row for row in rows if row.date.day > last)
    return _Case(claim, table, own, others, later, start, last)


def _judged(case: _Case, readings: list[Reading], measures: Sequence[Measure]) -> Notice:
    if not readings:
        what = listed([each.label or each.key for each in measures])
        message = f"“{case.table.title}” has no two values to compare, the claim’s own and another, for {what}."
        return Notice(Level.CANNOT_TELL, message, _own_words(case), missing=(f"{what} of the cases",))
    gap = _gap(case)
    level = _level(case, readings)
    missing = (gap,) if gap and level is Level.SUPPORTS else ()
    if missing or level is Level.CANNOT_TELL:
        level, missing = Level.CANNOT_TELL, missing or ("exact figures where the ranges overlap",)
    return Notice(level, _message(case, readings, gap), _values(case, readings), missing=missing)


def _level(case: _Case, readings: list[Reading]) -> Level:
    fits = {each.fit for each in readings}
    if tied(case.claim):
        return Level.SUPPORTS if any(each.rank == 1 for each in readings) else Level.NOTE
    if fits == {Fit.HOLDS}:
        return Level.PARTLY if not case.others else Level.SUPPORTS
    if fits == {Fit.FAILS}:
        return Level.CONFLICTS
    return Level.CANNOT_TELL if Fit.OPEN in fits and Fit.HOLDS not in fits and Fit.FAILS not in fits else Level.PARTLY


# --- words ----------------------------------------------------------------------------------------------------------


def _message(case: _Case, readings: list[Reading], gap: str) -> str:
    term = term_of(case.claim).removesuffix(" than any")
    if not case.others:
        return (
            f"“{case.table.title}” has no other case in the time that the claim speaks of, only its own {_span(case)}."
        )
    groups = [_group(term, fit, [each for each in readings if each.fit is fit]) for fit in Fit]
    told = ", ".join(group for group in groups if group)
    parts = (f"{told[:1].upper()}{told[1:]}", f"among {_cases(case)} in “{case.table.title}”")
    tail = [f"the table lacks {gap}"] if gap else []
    return f"{' '.join(parts)}{''.join(f'; {each}' for each in [*tail, *_unknown(readings)])}."


def _group(term: str, fit: Fit, readings: list[Reading]) -> str:
    if not readings:
        return ""
    told = listed([f"{each.name} ({_against(each)})" for each in readings])
    opening = {
        Fit.HOLDS: f"{term} by",
        Fit.SHARES: "as much as another by",
        Fit.FAILS: f"not {term} by",
        Fit.OPEN: "not to be told apart by",
    }
    return f"{opening[fit]} {told}" if fit in opening else ""


def _against(reading: Reading) -> str:
    """As in "780 against 538 on 19 April 2025"."""
    own = _value(reading.own, reading.measure)
    if reading.rival is None:
        return own
    rank = f", rank {reading.rank}" if reading.rank > 1 else ""
    return f"{own} against {_value(reading.rival, reading.measure)} on {day(reading.rival.date.day)}{rank}"


def _value(row: Comparator, measure: Measure) -> str:
    value, spread = value_of(row, measure.key), range_of(row, measure.key)
    bounds = f"{number(spread[0])}–{number(spread[1])}" if spread else ""
    if value is None:
        return bounds or "not stated"
    return f"{number(value)} ({bounds})" if bounds else number(value)


def _cases(case: _Case) -> str:
    return f"{count(len(case.rows), 'case')} {_span(case)}"


def _span(case: _Case) -> str:
    first, last = case.rows[0].date.day, case.rows[-1].date.day
    return f"on {day(first)}" if first == last else f"from {day(first)} to {day(last)}"


def _unknown(readings: list[Reading]) -> list[str]:
    """The cases without a value, which might be larger."""
    rows = sorted({row for each in readings for row in each.missing}, key=lambda row: row.date.day)
    return [f"not stated for {listed([day(row.date.day) for row in rows])}"] if rows else []


def _gap(case: _Case) -> str:
    """The time that the claim speaks of and the table leaves out; empty where it covers all, or does not say."""
    begins, ends = case.table.covers_from, case.table.covers_until
    parts = []
    if begins and case.since and case.since.after < begins.day - timedelta(1):
        parts.append(f"cases from {day(case.since.edge)} to {day(begins.day - timedelta(1))}")
    if ends and case.until and ends.day < case.until - timedelta(1):
        parts.append(f"cases from {day(ends.day + timedelta(1))} to {day(case.until)}")
    return listed(parts)


def _values(case: _Case, readings: list[Reading]) -> tuple[FindingValue, ...]:
    """The claim’s own value by each measure with the one that comes next to it."""
    rows = ((each, row) for each in readings for row in (each.own, each.rival) if row is not None)
    return tuple(_worth(case, row, each.measure, f" ({each.name})") for each, row in rows)


def _worth(case: _Case, row: Comparator, measure: Measure, name: str = "") -> FindingValue:
    return FindingValue(f"{case.table.title}, {day(row.date.day)}", f"{_value(row, measure)}{name}", row.evidence_id)


def _own_words(case: _Case) -> tuple[FindingValue, ...]:
    return (FindingValue("article", case.claim.quote, span=case.claim.anchor.span),)


def _overtaken(case: _Case, readings: list[Reading]) -> Iterator[Notice]:
    """Later cases that go beyond the claim's own where it held: worth knowing, nothing against it."""
    smallest = is_smallest(case.claim)
    for reading in readings:
        beyond = [row for row in case.later if _is_beyond(row, reading, smallest=smallest)]
        if reading.fit is Fit.HOLDS and beyond:
            first = beyond[0]
            told = f"{_value(first, reading.measure)} against {_value(reading.own, reading.measure)} by {reading.name}"
            message = f"Overtaken since {day(first.date.day)}, after the claim’s own case: {told}."
            values = tuple(_worth(case, row, reading.measure) for row in (reading.own, first))
            yield Notice(Level.NOTE, message, values)
            return


def _is_beyond(row: Comparator, reading: Reading, *, smallest: bool) -> bool:
    found = read(reading.measure, [row], [reading.own], smallest=smallest)
    return found.fit is Fit.HOLDS
