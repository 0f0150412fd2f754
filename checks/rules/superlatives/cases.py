"""Dated cases that a "first since" is searched among: rows of tables and records of events, with place and weapon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import UUID

from checks.domain.claim import Claim
from checks.domain.evidence import Evidence, EvidenceKind, Link, Stance
from checks.domain.finding import FindingValue
from checks.domain.mention import PlaceLevel
from checks.domain.tables import Comparator, ComparatorTable
from checks.domain.words import day
from checks.rules.context import Context
from checks.rules.superlatives.readings import is_of_place, weapons_in
from checks.text.lexicons import lexicon

RUNGS = (PlaceLevel.FACILITY, PlaceLevel.CITY, PlaceLevel.DISTRICT, PlaceLevel.REGION, PlaceLevel.COUNTRY)
"""The ladder of scopes, the narrowest first."""
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Case:
    """One dated case."""

    day: date
    last: date
    level: PlaceLevel | None
    """The narrowest place that it is known to lie in; None where that is not stated."""
    place: str
    """That place in words: "port", "Odesa"."""
    weapons: frozenset[str]
    """The classes of its weapons; empty where they are not stated."""
    origin: str
    """The table or record that it stands in."""
    evidence_id: UUID | None
    weapon: str = ""

    @property
    def told(self) -> str:
        """In words: "1 May 2025 (city, drones)"."""
        about = ", ".join(part for part in (self.place, self.weapon) if part)
        return f"{day(self.day)} ({about})" if about else day(self.day)

    @property
    def value(self) -> FindingValue:
        """It as one of the values of a finding."""
        return FindingValue(self.origin, self.told, self.evidence_id)


@dataclass(frozen=True)
class Where:
    """The place of a claim: its rung on the ladder and the words for a facility."""

    level: PlaceLevel | None
    word: str = ""

    def holds(self, case: Case) -> bool:
        """Is the case known to lie in it? A facility must be one of the same sort."""
        if self.level is None:
            return True
        if case.level is None or RUNGS.index(case.level) > RUNGS.index(self.level):
            return False
        return self.level is not PlaceLevel.FACILITY or same_facility(self.word, case.place)


def where(claim: Claim) -> Where:
    """The rung of the claim: the facility that it names, else the narrowest of its places."""
    facility = next((word for word in _told(claim.quote) if word in _facilities()), None)
    if facility is not None:
        return Where(PlaceLevel.FACILITY, facility)
    levels = [place.level for place in claim.places if place.level in RUNGS]
    return Where(min(levels, key=RUNGS.index)) if levels else Where(_level_of(claim.quote))


def tables_for(claim: Claim, context: Context) -> tuple[ComparatorTable, ...]:
    """The comparator tables that may hold the cases of the claim."""
    tables = (table for table in context.tables(claim) if isinstance(table, ComparatorTable))
    return tuple(table for table in tables if is_of_place(table, claim, context))


def cases_for(claim: Claim, context: Context) -> tuple[Case, ...]:
    """The rows of its tables and the records of events that are linked to it, each once, by day."""
    tables = tables_for(claim, context)
    rows = [_of_row(table, row) for table in tables for row in table.rows]
    taken = {record_id for table in tables for record_id in _records_behind(table, context)}
    records = [case for link, record in context.linked(claim) for case in _of_record(link, record, taken)]
    return tuple(sorted({*rows, *records}, key=lambda case: (case.day, case.origin, case.told)))


def _records_behind(table: ComparatorTable, context: Context) -> Iterator[UUID]:
    """The records of its rows, and those that they were made from."""
    for row in table.rows:
        record = context.desk.record(row.evidence_id) if row.evidence_id else None
        if record is not None:
            yield record.id
            yield from record.named


def _of_row(table: ComparatorTable, row: Comparator) -> Case:
    place = row.place_level or row.place or ""
    level = _level_of(row.place_level or "") or _level_of(row.place or "")
    kind = row.kind or ""
    return Case(row.date.day, row.date.day, level, place, weapons_in(kind), table.title, row.evidence_id, kind)


def _of_record(link: Link, record: Evidence, taken: set[UUID]) -> Iterator[Case]:
    """A record of an event: a row of a data set, or one that a person linked against the claim."""
    is_case = record.kind is EvidenceKind.DATASET_ROW or link.stance is Stance.AGAINST
    if record.event_start is None or record.id in taken or not is_case:
        return
    place, last = record.place, (record.event_end or record.event_start).day
    level = place.level if place and place.level in RUNGS else None
    weapon = record.weapon or ""
    name = place.mention if place else ""
    yield Case(record.event_start.day, last, level, name, weapons_in(weapon), record.title, record.id, weapon)


def same_facility(one: str, other: str) -> bool:
    """Are both facilities of one sort: "harbor" and "port of Odesa"?"""
    known = _facilities()
    return any(known.get(word) == known.get(one) for word in _told(other) if word in known)


def _level_of(words: str) -> PlaceLevel | None:
    """The rung of the first word that names one: "port" is a facility."""
    levels = lexicon("superlatives")["levels"]
    for word in _told(words):
        for name, lines in levels.items():
            if any(word in line.split() for line in lines):
                return PlaceLevel(name)
    return None


@cache
def _facilities() -> dict[str, int]:
    """The words for facilities, with the number of their sort."""
    lines = lexicon("superlatives")["levels"]["facility"]
    return {word: number for number, line in enumerate(lines) for word in line.split() if word != "plant"}


def _told(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]
