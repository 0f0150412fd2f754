"""Search for an earlier case between two dates, at every rung of a ladder of scopes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from checks.domain.claim import Claim, Kind
from checks.domain.finding import FindingValue, Level
from checks.domain.mention import PlaceLevel
from checks.domain.tables import ComparatorTable
from checks.domain.words import count, day, listed
from checks.rules.context import Context
from checks.rules.rule import Example, Need, Notice, rule
from checks.rules.superlatives.asked import Since, is_first, since, until
from checks.rules.superlatives.cases import RUNGS, Case, Where, cases_for, tables_for, where
from checks.rules.superlatives.first_to import told_earlier
from checks.rules.superlatives.readings import weapons_in

_NIGHT = timedelta(1)
"""An event at night has two dates: a case on the day next to either end may be that event itself."""


@dataclass(frozen=True)
class _Search:
    """What was looked for, in which cases, and what was found."""

    claim: Claim
    since: Since
    until: date
    where: Where
    weapons: frozenset[str]
    tables: tuple[ComparatorTable, ...]
    cases: tuple[Case, ...]

    @property
    def between(self) -> list[Case]:
        """The cases after the one and before the other date, without those that may be the events at the ends."""
        first, last = self.since.after, self.until
        starts = any(case.day == first for case in self.cases)
        ends = any(case.last == last for case in self.cases)
        early, late = first + _NIGHT * (not starts), last - _NIGHT * (not ends)
        return [case for case in self.cases if early < case.day and case.last < late]

    @property
    def hits(self) -> list[Case]:
        """Cases of the very place and weapon that the claim names."""
        return [case for case in self.between if self.where.holds(case) and self._is_of_weapon(case)]

    @property
    def doubtful(self) -> list[Case]:
        """Cases whose place or weapon is not stated."""
        return [case for case in self.between if case not in self.hits and self._lacks(case)]

    @property
    def wider(self) -> list[Case]:
        """Cases further up the ladder: around the place, or by another weapon."""
        return [case for case in self.between if case not in self.hits and not self._lacks(case)]

    @property
    def place(self) -> str:
        """The claim's rung in words: "at the port"."""
        if self.where.word:
            return f"at the {self.where.word}"
        level = self.where.level
        return {PlaceLevel.CITY: "in the city", None: ""}.get(level, f"in the {level}" if level else "")

    def _is_of_weapon(self, case: Case) -> bool:
        return not self.weapons or bool(self.weapons & case.weapons)

    def _lacks(self, case: Case) -> list[str]:
        lacks = ["place"] if self.where.level is not None and case.level is None else []
        return lacks + (["weapon"] if self.weapons and not case.weapons else [])

    @property
    def missing(self) -> tuple[str, ...]:
        """What the doubtful cases do not state."""
        return tuple(dict.fromkeys(f"{each} of {case.told}" for case in self.doubtful for each in self._lacks(case)))


@rule(
    "superlative.first-since",
    needs={Need.EVIDENCE, Need.TABLES},
    kinds={Kind.SUPERLATIVE},
    source="Search of the linked records and tables; one counter-example refutes, an empty search proves nothing.",
    blind="Cases that no record or table on the desk holds; whether two events are of one kind.",
    example=Example(
        "It was the first strike on Odesa’s port since March 11.",
        "None at the port among 5 cases, but 2 around it: 1 May (city, drones) and 5 May (region, drones).",
        against="A table of strikes on the port, the city and the region.",
    ),
)
def searched(claim: Claim, context: Context) -> Iterator[Notice]:
    """A "first since" is searched for: one case between the two dates refutes it.

    The search goes up a ladder, from the port to the city and the region, and from the weapon to any: a case higher up
    does not refute the claim, but shows how narrowly it must be read. That none is found holds for these records only.
    """
    begun, end = since(claim, context), until(claim, context)
    if not is_first(claim) or end is None:
        return
    yield from told_earlier(claim, context, end)
    if begun is None or begun.after >= end:
        return
    cases = cases_for(claim, context)
    if cases:
        tables, weapons = tables_for(claim, context), weapons_in(claim.quote)
        yield _told(_Search(claim, begun, end, where(claim), weapons, tables, cases))


def _told(search: _Search) -> Notice:
    if search.hits:
        return _refuted(search)
    wider, gap = search.wider, _gap(search)
    none = (
        f"None {search.place}".strip()
        + f" between {day(search.since.after)} and {day(search.until)} among {_held(search)}"
    )
    if search.doubtful:
        message = f"{none}, but {listed([case.told for case in search.doubtful])} cannot be told."
        return Notice(Level.CANNOT_TELL, message, _values(search, search.doubtful), missing=search.missing)
    around = f", but {len(wider)} {_rungs(search)}: {listed([case.told for case in wider])}" if wider else ""
    if gap:
        message = f"{none}{around}; they do not cover {gap}."
        return Notice(Level.CANNOT_TELL, message, _values(search, wider), missing=(f"cases from {gap}",))
    level = Level.NOTE if wider or not search.tables else Level.SUPPORTS
    return Notice(level, f"{none}{around}{_start(search)}.", _values(search, wider))


def _refuted(search: _Search) -> Notice:
    hits = search.hits
    them = "a case" if len(hits) == 1 else f"{len(hits)} cases"
    message = (
        f"Not the first since {day(search.since.edge)}: {them} {search.place}".rstrip()
        + f" in between, {listed([case.told for case in hits])}."
    )
    return Notice(Level.CONFLICTS, message, _values(search, hits))


def _values(search: _Search, cases: Sequence[Case]) -> tuple[FindingValue, ...]:
    claim = search.claim
    return (FindingValue("article", claim.quote, span=claim.anchor.span), *(case.value for case in cases))


# --- words ----------------------------------------------------------------------------------------------------------


def _held(search: _Search) -> str:
    """As in "5 cases, which cover 1 March to 24 May 2025"."""
    spans = [
        f"{day(table.covers_from.day)} to {day(table.covers_until.day)}"
        for table in search.tables
        if table.covers_from and table.covers_until
    ]
    covers = f" that cover {listed(spans)}" if spans else " whose coverage is not stated"
    return f"{count(len(search.cases), 'case')}{covers}"


def _rungs(search: _Search) -> str:
    """Where the cases further up lie: "in the city and the region"."""
    levels = [rung for rung in RUNGS if any(case.level is rung for case in search.wider)]
    if not levels or any(search.where.holds(case) for case in search.wider):
        return "by another weapon" if search.weapons else "elsewhere"
    if levels == [PlaceLevel.FACILITY]:
        return "at other places"
    return "in " + listed([f"the {rung}" for rung in levels if rung is not PlaceLevel.FACILITY])


def _start(search: _Search) -> str:
    """Is the case listed from which the claim counts? Said where it is not."""
    edge = search.since
    if edge.edge != edge.after or not search.tables:
        return ""
    near = [case for case in search.cases if abs(case.day - edge.edge) <= _NIGHT]
    return "" if near else f"; no case on {day(edge.edge)} itself is listed"


def _gap(search: _Search) -> str:
    """The days between the two dates that no table covers."""
    begins = [table.covers_from.day for table in search.tables if table.covers_from]
    ends = [table.covers_until.day for table in search.tables if table.covers_until]
    first, last = search.since.after, search.until
    if begins and min(begins) > first + _NIGHT:
        return f"{day(first)} to {day(min(begins))}"
    return f"{day(max(ends))} to {day(last)}" if ends and max(ends) < last - _NIGHT else ""
