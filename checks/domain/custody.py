"""The chain of custody: what was done to kept bytes, by whom and when. Entries are only ever added.

Berkeley Protocol on Digital Open Source Investigations (OHCHR, HR/PUB/20/2): a chronological record of who held an item
and of every copy and change.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from checks.domain.moment import Moment


class CustodyAction(StrEnum):
    """What was done."""

    TAKEN_IN = "taken in"
    """The bytes came into the casebook."""
    DERIVED = "derived"
    """Other bytes were made from them, which are kept apart."""
    VERIFIED = "verified"
    """They were read again and had the hash they are kept under."""
    FOUND_ALTERED = "found altered"
    FOUND_MISSING = "found missing"
    COPIED_OUT = "copied out"
    """A copy left the casebook."""
    TIMESTAMPED = "timestamped"
    """An authority confirmed the time by which they existed (RFC 3161)."""
    REMOVED = "removed"
    """The record that they belong to was deleted; the bytes are kept."""


@dataclass(frozen=True)
class CustodyEntry:
    """One step in the keeping of bytes."""

    id: UUID
    sha256: str
    """Of the bytes before the step, 64 hexadecimal digits."""
    action: CustodyAction
    at: Moment
    person_id: UUID | None = None
    tool: str = ""
    """The program and its version, and what it spoke to: "claimdesk 0.1.0", "PDFium 150"."""
    sha256_after: str | None = None
    """Of what was made from them, or of what was found in their place."""
    note: str = ""
