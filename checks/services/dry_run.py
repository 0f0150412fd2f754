"""A dry run of imports: nothing is written, and still the second file knows what the first would have brought."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checks.services.annotated import Places


@dataclass
class DryRun:
    """What the files of a dry run would have brought in so far."""

    keys: set[str] = field(default_factory=set)
    """Of records and of pages."""
    notes: Places | None = None
    """Where the notes of earlier files would stand."""
