"""What went out of a casebook in a bundle, and what came in with one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from checks.domain.moment import Moment


class Direction(StrEnum):
    """Which way it went."""

    SENT = "sent"
    RECEIVED = "received"


class Profile(StrEnum):
    """Who a bundle is for, and with that what is withheld from it."""

    INTERNAL = "internal"
    PARTNER = "partner"
    PUBLIC = "public"


@dataclass(frozen=True)
class Transfer:
    """One bundle that was made or merged here. While a received one is there, what it brought is there."""

    id: UUID
    bundle_id: UUID
    direction: Direction
    profile: Profile
    name: str
    """Of the bundle's file."""
    sha256: str
    """Of its bytes, 64 hexadecimal digits."""
    at: Moment
    to: str = ""
    """Who it was for, or whom it came from, as the person at the desk put it."""
    records: int = 0
    """How many records it held."""
    added: int = 0
    changed: int = 0
    decided: int = 0
    """Conflicts that a person decided."""
    withheld: int = 0
    """Records and fields that stayed behind."""
    signer: str = ""
    """The name and the fingerprint of the desk key it was signed with; empty where it was not."""
    since: int | None = None
    """The number of the change after which it held what was new; None where it held everything."""
