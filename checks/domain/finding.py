"""What a rule noticed. Never a verdict."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from checks.domain.span import Span


class Level(StrEnum):
    """What a finding says about the fit, strongest first."""

    CONFLICTS = "conflicts"
    PARTLY = "partly"
    CANNOT_TELL = "cannot tell"
    SUPPORTS = "supports"
    NOTE = "note"


@dataclass(frozen=True)
class FindingValue:
    """One of the values that a finding compares, with where it comes from."""

    origin: str
    value: str
    evidence_id: UUID | None = None
    span: Span | None = None
    """Where it stands: in the text of the record where there is one, else in the article."""


@dataclass(frozen=True)
class Finding:
    """One sentence a person can act on, the values behind it, and the fields that were missing.

    Rules make findings, and take them back when what they rest on changes: a finding is no part of the history. What a
    person decides about one is.
    """

    id: UUID
    claim_id: UUID
    rule: str
    level: Level
    message: str
    values: tuple[FindingValue, ...] = ()
    spans: tuple[Span, ...] = ()
    missing: tuple[str, ...] = ()
    dismissed: str | None = None
    """The reason it was dismissed for."""
