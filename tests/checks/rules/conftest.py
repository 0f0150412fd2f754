"""A bench for rules: an article in a few words, records linked to its claims, and what the rules say of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from uuid import NAMESPACE_URL, UUID, uuid5

import pytest

from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, EvidenceKind, Link, Stance
from checks.domain.finding import Finding, Level
from checks.domain.moment import Moment
from checks.domain.ties import Table
from checks.extraction.extract import Request
from checks.extraction.parser import Parser, load_parser
from checks.extraction.unfiled import unfiled_version
from checks.rules.engine import check
from checks.services.unfiled_desk import desks_for


@dataclass(frozen=True)
class Looked:
    """A desk and what the rules said of it."""

    desk: Desk
    findings: tuple[Finding, ...]

    def of(self, rule: str) -> tuple[Finding, ...]:
        """What one rule said, each sentence once: nested claims share it."""
        told = {(each.level, each.message): each for each in self.findings if each.rule == rule}
        return tuple(told.values())

    def levels(self, rule: str) -> tuple[Level, ...]:
        return tuple(each.level for each in self.of(rule))

    def one(self, rule: str) -> Finding:
        """The one thing that a rule said."""
        (found,) = self.of(rule)
        return found


Look = Callable[..., Looked]


@pytest.fixture(scope="session")
def parser() -> Parser:
    return load_parser()


@pytest.fixture
def look(parser: Parser) -> Look:
    """Read `text`, link `records` to the claims that hold the words `on` (else to all), and run the rules."""

    def look(
        text: str,
        *records: Evidence,
        published: str | None = "2025-05-23",
        timezone: str | None = "Europe/Kyiv",
        stance: Stance = Stance.SUPPORTS,
        on: str = "",
        tables: Sequence[Table] = (),
        texts: dict[UUID, str] | None = None,
    ) -> Looked:
        request = Request(unfiled_version(text), Moment.parse(published) if published else None, timezone, "en")
        (desk,) = desks_for([request], parser)
        claims = [claim for claim in desk.claims if on in claim.quote]
        assert claims, f"no claim holds “{on}”: {[claim.quote for claim in desk.claims]}"
        links = [
            Link(uuid5(claim.id, str(record.id)), claim.id, record.id, stance) for claim in claims for record in records
        ]
        made = Desk.of(desk.article, desk.version, (*desk.claims, *records, *links, *tables))
        made = replace(made, texts=texts or {})
        return Looked(made, tuple(check(made)))

    return look


def record(name: str, **fields: object) -> Evidence:
    """A record with a title; the same title always has the same id."""
    return Evidence(uuid5(NAMESPACE_URL, name), EvidenceKind.REPORT, name, **fields)  # type: ignore[arg-type]
