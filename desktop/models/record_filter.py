"""Which evidence records a list shows."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from checks.domain.evidence import EvidenceFlag, EvidenceKind, Reliability, Side
from checks.domain.record_line import Copy


@dataclass(frozen=True)
class RecordFilter:
    """An empty choice lets everything through; several choices of one sort let through what fits any of them."""

    words: str = ""
    """Each has to stand somewhere in the record."""
    kinds: frozenset[EvidenceKind] = frozenset()
    sides: frozenset[Side] = frozenset()
    flags: frozenset[EvidenceFlag] = frozenset()
    reliabilities: frozenset[Reliability] = frozenset()
    copies: frozenset[Copy] = frozenset()
    imports: frozenset[UUID] = frozenset()
    is_unlinked: bool = False
    """Only records that no claim is linked to."""

    @property
    def is_active(self) -> bool:
        """Does it leave anything out?"""
        return self != RecordFilter()
