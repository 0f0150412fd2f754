"""The chain of custody: what was done to kept bytes, by whom and when. Entries are only ever added.

Berkeley Protocol on Digital Open Source Investigations (OHCHR, HR/PUB/20/2): a chronological record of who held an item
and of every copy and change.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from checks.domain.article import Snapshot
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


class Fault(StrEnum):
    """What is wrong with kept bytes."""

    ALTERED = "altered"
    """Other bytes lie where they were kept."""
    MISSING = "missing"
    FOREIGN = "foreign"
    """They never came in through the program."""


@dataclass(frozen=True)
class Trouble:
    """Bytes that are not as they should be, by the names that people know them under."""

    fault: Fault
    sha256: str
    """The hash that they are kept under."""
    found: str | None = None
    """The hash that the bytes have which lie there; None where none do."""
    name: str | None = None
    """Of the file, or the address of the page."""
    belongs_to: tuple[str, ...] = ()
    """Titles of the records and articles that stand on them."""

    @property
    def sentence(self) -> str:
        """What is wrong, and with what: "“page.html” of the record “A page” was altered: …"."""
        what = f"“{self.name}”" if self.name else f"A file with the hash {self.sha256[:12]}…"
        owners = " and ".join(f"“{title}”" for title in self.belongs_to)
        return f"{what}{f' of {owners}' if owners else ''} {_SAYS[self.fault]}"

    @property
    def advice(self) -> str:
        """What to do about it: the second half of the sentence."""
        return _SAYS[self.fault].partition(". ")[2]


_SAYS = {
    Fault.ALTERED: "was altered after it came in. Take it out of a backup, and ask who had the casebook.",
    Fault.MISSING: "is missing. Take it out of a backup, or capture it again.",
    Fault.FOREIGN: "did not come in through this program. Do not rely on it before you know where it comes from.",
}


@dataclass(frozen=True)
class Verification:
    """What reading kept bytes again showed."""

    intact: int
    """How many files are what they were."""
    altered: tuple[str, ...] = ()
    """Hashes under which other bytes lie than those that have them."""
    missing: tuple[Snapshot, ...] = ()
    """Snapshots whose bytes are not there."""
    foreign: tuple[str, ...] = ()
    """Hashes of bytes that no snapshot of this casebook ever named."""
    troubles: tuple[Trouble, ...] = ()
    """All of these, with their names."""

    @property
    def is_sound(self) -> bool:
        """Is every byte what it was?"""
        return not (self.altered or self.missing or self.foreign)

    @property
    def summary(self) -> str:
        """The counts in a sentence: "12 files are what they were; 1 was altered."."""
        if not (self.intact or self.troubles):
            return "No files are kept."
        sums = [_counted(self.intact, "file is what it was", "files are what they were")]
        sums += [_counted(len(self.altered), "was altered", "were altered")] if self.altered else []
        missing = len({snapshot.sha256 for snapshot in self.missing})
        sums += [_counted(missing, "is missing", "are missing")] if missing else []
        sums += [_counted(len(self.foreign), "is foreign", "are foreign")] if self.foreign else []
        return f"{'; '.join(sums)}."


def _counted(count: int, one: str, many: str) -> str:
    return f"{count or 'No'} {one if count == 1 else many}"
