"""The services of one casebook, on one set of records; a Casebook makes those itself that few commands need."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Self
from uuid import UUID

from sqlalchemy import Engine

from checks.domain.tables import ComparatorTable, TollSeries
from checks.services.articles import Articles
from checks.services.claim_spans import ClaimSpans
from checks.services.claims import Claims
from checks.services.comments import Comments
from checks.services.corrections import Corrections
from checks.services.custody import Custody
from checks.services.evidence import EvidenceLibrary
from checks.services.findings import Findings
from checks.services.houses import Houses
from checks.services.links import Links
from checks.services.many_claims import ManyClaims
from checks.services.people import People
from checks.services.planning import Planning
from checks.services.records import Records
from checks.services.relations import Relations
from checks.services.reports import Reports
from checks.services.scales import Scales
from checks.services.second_checks import SecondChecks
from checks.services.shelf import Shelf
from checks.services.sources import Sources
from checks.services.verdicts import Verdicts
from checks.storage.location import Location
from checks.storage.opening import create, open_existing, open_to_read
from checks.storage.roles import role_in


@dataclass(frozen=True)
class Services:
    """What can be done to a casebook, by area."""

    records: Records
    scales: Scales
    articles: Articles
    claims: Claims
    many_claims: ManyClaims
    spans: ClaimSpans
    evidence: EvidenceLibrary
    links: Links
    verdicts: Verdicts
    second_checks: SecondChecks
    corrections: Corrections
    reports: Reports
    planning: Planning
    findings: Findings
    comments: Comments
    people: People
    custody: Custody
    tolls: Shelf[TollSeries]
    comparators: Shelf[ComparatorTable]
    sources: Sources
    house: Houses
    relations: Relations

    @classmethod
    def create(
        cls,
        where: Path | str,
        person: str,
        clock: Callable[[], datetime],
        new_id: Callable[[], UUID],
        key: str | None = None,
    ) -> Self:
        """The services of a new, empty casebook."""
        location = Location.of(where, key)
        return cls._on(create(location), location, person, clock, new_id)

    @classmethod
    def open(
        cls,
        where: Path | str,
        person: str,
        clock: Callable[[], datetime],
        new_id: Callable[[], UUID],
        key: str | None = None,
    ) -> Self:
        """The services of a casebook that is there."""
        location = Location.of(where, key)
        return cls._on(open_existing(location), location, person, clock, new_id)

    @classmethod
    def read(
        cls,
        where: Path | str,
        person: str,
        clock: Callable[[], datetime],
        new_id: Callable[[], UUID],
        key: str | None = None,
    ) -> Self:
        """The services of a casebook that is only looked at."""
        location = Location.of(where, key)
        return cls._on(open_to_read(location), location, person, clock, new_id, is_only_read=True)

    @classmethod
    def _on(
        cls,
        engine: Engine,
        location: Location,
        person: str,
        clock: Callable[[], datetime],
        new_id: Callable[[], UUID],
        *,
        is_only_read: bool = False,
    ) -> Self:
        try:
            records = Records(
                engine,
                location,
                person,
                clock,
                new_id,
                is_only_read=is_only_read,
                role=role_in(engine, location),
            )
            scales = Scales(records)
        except BaseException:
            engine.dispose()
            raise
        return cls(
            records=records,
            scales=scales,
            articles=Articles(records),
            claims=Claims(records),
            many_claims=ManyClaims(records),
            spans=ClaimSpans(records),
            evidence=EvidenceLibrary(records),
            links=Links(records),
            verdicts=Verdicts(records, scales),
            second_checks=SecondChecks(records, scales),
            corrections=Corrections(records),
            reports=Reports(records),
            planning=Planning(records),
            findings=Findings(records),
            comments=Comments(records),
            people=People(records),
            custody=Custody(records),
            tolls=Shelf(records, TollSeries, "toll series"),
            comparators=Shelf(records, ComparatorTable, "table"),
            sources=Sources(records),
            house=Houses(records),
            relations=Relations(records),
        )
