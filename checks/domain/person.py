"""The people of a desk, and what they remark."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from checks.domain.moment import Moment


@dataclass(frozen=True)
class Person:
    """Someone who works on the casebook."""

    id: UUID
    name: str


@dataclass(frozen=True)
class Comment:
    """A remark on a claim."""

    id: UUID
    claim_id: UUID
    person_id: UUID | None
    text: str
    written_at: Moment
    is_return: bool = False
    """Was the verdict sent back with it?"""
