"""The account of an import: what came in, what was here already, and row by row what did not come in and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

MOST_KEPT = 1000
"""Sentences about single rows that are kept; further ones are counted."""


@dataclass(frozen=True)
class Said:
    """A sentence about one row."""

    row: int
    """As a person counts: the line of a spreadsheet, whose header is line 1, or the place in a list, from 1."""
    sentence: str


@dataclass
class Account:
    """Counts of the rows of a file, and what is to be said of single ones. Every row read is in one of three counts."""

    read: int = 0
    imported: int = 0
    duplicates: int = 0
    """Rows that were in the casebook already, or that stand in the file twice."""
    skipped: int = 0
    reasons: list[Said] = field(default_factory=list)
    """Why rows were skipped: the first ones."""
    remarked: int = 0
    remarks: list[Said] = field(default_factory=list)
    """What to look at in rows that did come in: the first ones."""

    def skip(self, row: int, why: str) -> None:
        """Count a row that does not come in."""
        self.skipped += 1
        _keep(self.reasons, row, why)

    def remark(self, row: int, what: str) -> None:
        """Note something about a row that comes in."""
        self.remarked += 1
        _keep(self.remarks, row, what)

    @property
    def summary(self) -> str:
        """The counts in a sentence: "Of 1,848 rows 1,840 came in, 6 were here already, 2 were skipped."."""
        if not self.read:
            return "The file holds no rows."
        rows = "1 row" if self.read == 1 else f"{self.read:,} rows"
        counts = [f"{self.imported:,} came in" if self.imported else "none came in"]
        counts += [f"{self.duplicates:,} {_was(self.duplicates)} here already"] if self.duplicates else []
        counts += [f"{self.skipped:,} {_was(self.skipped)} skipped"] if self.skipped else []
        return f"Of {rows} {', '.join(counts)}."

    def as_fields(self) -> dict[str, Any]:
        """The account as plain values for JSON."""
        return {
            "read": self.read,
            "imported": self.imported,
            "duplicates": self.duplicates,
            "skipped": self.skipped,
            "reasons": [vars(said) for said in self.reasons],
            "remarked": self.remarked,
            "remarks": [vars(said) for said in self.remarks],
        }


def _keep(kept: list[Said], row: int, sentence: str) -> None:
    if len(kept) < MOST_KEPT:
        kept.append(Said(row, sentence))


def _was(count: int) -> str:
    return "was" if count == 1 else "were"
