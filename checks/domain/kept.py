"""What was kept of a record's page or file, held against its hash and ready to be looked at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from checks.domain.article import Snapshot


class KeptState(Enum):
    """What reading the kept bytes again shows."""

    UNCHANGED = auto()
    ALTERED = auto()
    """They no longer have the hash that they are kept under."""
    MISSING = auto()
    """There is a snapshot, but its bytes are gone."""
    NOTHING = auto()
    """Nothing was kept."""


@dataclass(frozen=True)
class Kept:
    """The last snapshot of a record with its bytes, as far as they are there."""

    state: KeptState
    snapshot: Snapshot | None = None
    data: bytes = b""
