"""Corrections: what the author of an article should change, and what the house had to change in its own report."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from checks.domain.moment import Moment


class Decision(StrEnum):
    """What the editor said to a proposed correction."""

    TO_DECIDE = "to decide"
    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True)
class Correction:
    """Other words for those of a claim, and the editor's decision on them. A claim has at most one.

    The wording that is proposed stands with the verdict; here is what was decided, on which words and why.
    """

    id: UUID
    claim_id: UUID
    original: str
    """The words of the article that were decided on."""
    proposed: str
    """The wording that was decided on; the verdict may propose another since, which is then to be decided anew."""
    decision: Decision = Decision.TO_DECIDE
    reason: str = ""
    """The editor's; needed to decline."""
    person_id: UUID | None = None
    decided_at: Moment | None = None


@dataclass(frozen=True)
class Erratum:
    """What was wrong in a published report, and what it says now: printed with every later report."""

    id: UUID
    article_id: UUID
    was: str
    now: str
    reason: str
    person_id: UUID
    at: Moment
    claim_id: UUID | None = None
    """The claim whose verdict was corrected; None where the fault was elsewhere. It may be gone since."""
