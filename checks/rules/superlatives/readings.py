"""A superlative read by one measure of a table: does the claim's own case stand at the end of it?"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum

from checks.domain.claim import Claim
from checks.domain.extremes import range_of, value_of
from checks.domain.mention import PlaceLevel
from checks.domain.tables import Comparator, ComparatorTable, Measure
from checks.domain.ties import own_rows, records_in
from checks.rules.context import Context
from checks.rules.superlatives.asked import day_of_case, term_of
from checks.text.lexicons import lexicon

_WORD = re.compile(r"[^\W\d_]+")


class Fit(Enum):
    """How the own case stands to the others."""

    HOLDS = "holds"
    SHARES = "shares"
    FAILS = "fails"
    OPEN = "open"
    """Ranges overlap, so that it cannot be told."""
    UNKNOWN = "unknown"
    """The own case, or all others, have no value."""


@dataclass(frozen=True)
class Reading:
    """The claim by one measure: its own value, and that of the case that comes next to it or stands before it."""

    measure: Measure
    fit: Fit
    own: Comparator
    rival: Comparator | None
    rank: int
    """1 for the end of the table; others that are surely beyond come before."""
    missing: tuple[Comparator, ...]
    """Other cases whose value is not known."""

    @property
    def name(self) -> str:
        """The measure inside a sentence."""
        label = self.measure.label or self.measure.key
        return label[:1].lower() + label[1:]


def read(measure: Measure, own: Sequence[Comparator], others: Sequence[Comparator], *, smallest: bool) -> Reading:
    """The own cases, of which the one furthest out counts, against the others."""
    key, sign = measure.key, -1 if smallest else 1
    known = [row for row in own if _bounds(row, key, sign) is not None]
    missing = tuple(row for row in others if _bounds(row, key, sign) is None)
    if not known:
        return Reading(measure, Fit.UNKNOWN, own[0], None, 0, missing)
    mine = max(known, key=lambda row: _bounds(row, key, sign) or (0.0, 0.0))
    low, high = _bounds(mine, key, sign) or (0.0, 0.0)
    rivals = [(bounds, row) for row in others if (bounds := _bounds(row, key, sign)) is not None]
    if not rivals:
        return Reading(measure, Fit.UNKNOWN if others else Fit.HOLDS, mine, None, 1, missing)
    bounds, rival = max(rivals, key=lambda pair: (pair[0][1], pair[0][0]))
    rank = 1 + sum(each[0] > high for each, _ in rivals)
    return Reading(measure, _fit(low, high, bounds, rank), mine, rival, rank, missing)


def _fit(low: float, high: float, rival: tuple[float, float], rank: int) -> Fit:
    if rank > 1:
        return Fit.FAILS
    if rival[1] < low:
        return Fit.HOLDS
    return Fit.SHARES if low == high == rival[0] == rival[1] else Fit.OPEN


def _bounds(row: Comparator, key: str, sign: int) -> tuple[float, float] | None:
    """Low and high of a measure, turned round for a smallest; None where nothing is known."""
    value, spread = value_of(row, key), range_of(row, key)
    ends = spread or ((value, value) if value is not None else None)
    if ends is None:
        return None
    return min(sign * ends[0], sign * ends[1]), max(sign * ends[0], sign * ends[1])


def measures_of(claim: Claim, table: ComparatorTable) -> tuple[Measure, ...]:
    """The measures that the claim could mean: those it names, those of its superlative, else all but harm to people."""
    told = f"{claim.quote} {(claim.comparison.measure if claim.comparison else None) or ''}".casefold()
    named = tuple(measure for measure in table.measures if (measure.label or measure.key).casefold() in told)
    harm = lexicon("superlatives")["harm"].get(term_of(claim).split()[-1] if term_of(claim) else "", "").split()
    if named or harm:
        return named or tuple(each for each in table.measures if not _names(each).isdisjoint(harm))
    return tuple(each for each in table.measures if _names(each).isdisjoint(_all_harm()))


def own_case(table: ComparatorTable, claim: Claim, context: Context) -> tuple[Comparator, ...]:
    """The rows that are the claim's own case: those on its day first, by their links where these point to some."""
    pointed = own_rows(table, claim, context.desk.links(claim.id))
    day = day_of_case(claim, context)
    on_day = tuple(row for row in table.rows if row.date.day == day)
    return tuple(row for row in pointed if row in on_day) or on_day or pointed


def is_of_place(table: ComparatorTable, claim: Claim, context: Context) -> bool:
    """May the table hold the claim's cases? One that is tied by its words alone must speak of a place of the claim."""
    if not {link.evidence_id for link in context.desk.links(claim.id)}.isdisjoint(records_in(table)):
        return True
    named = {place.name.casefold() for place in claim.places if place.level is not PlaceLevel.COUNTRY}
    rows = (f"{row.place or ''} {row.label}" for row in table.rows)
    told = " ".join((table.title, table.coverage, *rows)).casefold()
    return not named or any(name in told for name in named)


def of_kind(rows: Collection[Comparator], claim: Claim) -> tuple[Comparator, ...]:
    """The rows of the weapon that the claim names; all where it names none or the table tells none."""
    named = weapons_in(claim.quote)
    if not named or not any(row.kind for row in rows):
        return tuple(rows)
    return tuple(row for row in rows if named & weapons_in(row.kind or ""))


def weapons_in(text: str) -> frozenset[str]:
    """The classes of weapons that a text names."""
    told = {word.casefold() for word in _WORD.findall(text)}
    return frozenset(name for name in lexicon("superlatives")["weapons"] if told & words_of(name))


def words_of(weapon: str) -> frozenset[str]:
    """The words for a class of weapons."""
    return frozenset(lexicon("superlatives")["weapons"][weapon].split())


def _names(measure: Measure) -> set[str]:
    return {word.casefold() for word in _WORD.findall(f"{measure.key.replace('_', ' ')} {measure.label}")}


def _all_harm() -> set[str]:
    return {word for entry in lexicon("superlatives")["harm"].values() for word in entry.split()}


def tied(claim: Claim) -> bool:
    """Does the claim allow others beside it: "one of the largest"?"""
    return bool(claim.comparison and claim.comparison.tie)
