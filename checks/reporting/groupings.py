"""How the records of a report group into sources, why, and what people ruled about that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from checks.domain import words
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence
from checks.domain.origin import OriginRuling
from checks.domain.protection import is_confidential, printable
from checks.matching.sources import origins_of, rulings_on

_WITHHELD = "for reasons that are withheld"


@dataclass(frozen=True)
class Grouping:
    """Records that count as one source for some claims."""

    records: str
    """Their publishers: "Babel, LIGA.net (2)"."""
    reasons: str
    claims: tuple[int, ...]


@dataclass(frozen=True)
class PrintedRuling:
    """What a person decided against, or beside, what the program finds."""

    sentence: str
    claims: tuple[int, ...]


def groupings(numbered: Mapping[int, UUID], desk: Desk) -> tuple[Grouping, ...]:
    """The sources with several records behind the claims with these numbers, each once with all its claims."""
    found: dict[tuple[str, str], list[int]] = {}
    for number, claim_id in numbered.items():
        for origin in origins_of(desk, claim_id):
            if len(origin.records) > 1:
                reasons = _WITHHELD if any(map(_is_withheld, origin.records)) else "; ".join(origin.reasons)
                found.setdefault((_publishers(origin.records), reasons), []).append(number)
    return tuple(Grouping(records, reasons, tuple(claims)) for (records, reasons), claims in found.items())


def printed_rulings(numbered: Mapping[int, UUID], desk: Desk) -> tuple[PrintedRuling, ...]:
    """The rulings on records behind the claims with these numbers."""
    claims: dict[OriginRuling, list[int]] = {}
    for number, claim_id in numbered.items():
        for ruling in rulings_on(desk, claim_id):
            claims.setdefault(ruling, []).append(number)
    return tuple(PrintedRuling(_sentence(ruling, desk), tuple(found)) for ruling, found in claims.items())


def _sentence(ruling: OriginRuling, desk: Desk) -> str:
    records = [record for each in (ruling.first_id, ruling.second_id) if (record := desk.record(each))]
    person = desk.person(ruling.person_id)
    reason = _WITHHELD if any(map(_is_withheld, records)) else ruling.reason.rstrip(".")
    same = "one source" if ruling.is_same else "different sources"
    by = f", as {person.name} ruled" if person else ", as was ruled"
    names = words.listed([_publisher(record) for record in records])
    return f"{names} are {same}{by}: {reason}."


def _publishers(records: Iterable[Evidence]) -> str:
    counted: dict[str, int] = {}
    for record in records:
        name = _publisher(record)
        counted[name] = counted.get(name, 0) + 1
    return ", ".join(f"{name} ({number})" if number > 1 else name for name, number in counted.items())


def _publisher(record: Evidence) -> str:
    return printable(record)[0].publisher or "Publisher not known"


def _is_withheld(record: Evidence) -> bool:
    """Could the reason tell what must not be printed: who a source is, or words of the record?"""
    return is_confidential(record) or bool(printable(record)[1])
