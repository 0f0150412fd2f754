"""How a claim stands to one that was checked before, as a person confirmed it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from checks.domain.moment import Moment


class Relation(StrEnum):
    """What an earlier claim is to one."""

    SAME = "same claim"
    UPDATED = "updated figure"
    CONTRADICTS = "contradicts"
    BROADER = "broader"
    PART = "part of"


@dataclass(frozen=True)
class ClaimRelation:
    """That a claim is the same as an earlier one, contradicts it, or whatever a person confirmed.

    It says by itself what it is about: an import that brought the earlier check may be taken back, a claim of another
    article deleted.
    """

    id: UUID
    claim_id: UUID
    other_id: UUID
    """Of the earlier check, or of the claim in another article."""
    relation: Relation
    text: str = ""
    """The words of the earlier claim."""
    where: str = ""
    """Who checked it, or the title of its article."""
    person_id: UUID | None = None
    at: Moment | None = None
