"""The account of a merge: what came in, what stayed, and what a person has to decide, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from checks.domain.merge_conflict import Conflict
from checks.domain.merge_fields import Clash
from checks.domain.merging import Fate

NOTHING_NEW = "The bundle holds nothing new"


@dataclass(frozen=True)
class Author:
    """Who changed something last on one side, when and why."""

    person: str
    at: str
    did: str
    """As the history calls it: "Set verdict"."""
    reason: str = ""


@dataclass(frozen=True)
class Dispute:
    """A conflict with all that a person needs to decide it."""

    conflict: Conflict
    title: str
    """The words of the claim, or the name of the record."""
    ours: Author | None = None
    """None where nobody on this side changed it, or it is not told."""
    theirs: Author | None = None
    evidence_ours: tuple[str, ...] = ()
    """The titles of the records that are linked to the claim here."""
    evidence_theirs: tuple[str, ...] = ()
    worked: tuple[Clash, ...] = ()
    """Where one side deleted something: what the other did to it, field by field; the deleting side is None there."""

    @property
    def plain(self) -> dict[str, Any]:
        """For JSON."""
        conflict = self.conflict
        return {
            "id": str(conflict.id),
            "kind": conflict.kind,
            "title": self.title,
            "what": conflict.heading,
            "deleted_by": conflict.deleted_by,
            "fields": [
                {
                    "field": clash.key,
                    "record": str(clash.record_id),
                    "base": clash.base,
                    "ours": clash.ours,
                    "theirs": clash.theirs,
                }
                for clash in conflict.clashes
            ],
            "worked_on": [{"kind": kind, "id": str(key)} for kind, key in conflict.worked_on],
            "work": [
                {"field": each.key, "record": str(each.record_id), "base": each.base, "ours": each.ours}
                | {"theirs": each.theirs}
                for each in self.worked
            ],
            "can_keep_both": conflict.has_verdicts,
            "ours": vars(self.ours) if self.ours else None,
            "theirs": vars(self.theirs) if self.theirs else None,
            "evidence": {"ours": list(self.evidence_ours), "theirs": list(self.evidence_theirs)},
        }


@dataclass(frozen=True)
class MergeAccount:
    """What merging a bundle does, or did."""

    name: str
    """Of the bundle's file."""
    records: int
    """How many it holds."""
    counts: Mapping[tuple[str, Fate], int] = field(default_factory=dict)
    """How many records of a kind have which fate."""
    named: Mapping[tuple[str, Fate], tuple[str, ...]] = field(default_factory=dict)
    """The names of the first of those that come in, change or go."""
    disputes: tuple[Dispute, ...] = ()
    renumbered: int = 0
    """Texts that get another number, since both sides added one under the same."""
    is_empty: bool = False
    """Does the bundle hold nothing that is not known here?"""

    def count(self, *fates: Fate) -> int:
        """How many records have one of these fates."""
        return sum(number for (_, fate), number in self.counts.items() if fate in fates)

    @property
    def sentences(self) -> tuple[str, ...]:
        """The sums, one a line."""
        if self.is_empty:
            return (f"{NOTHING_NEW}.",)
        disputes = ((len(self.disputes), "to decide"),) if self.disputes else ()
        return tuple(f"{number:,} {what}" for number, what in (*self.sums, *disputes))

    @property
    def sums(self) -> tuple[tuple[int, str], ...]:
        """How many records there are of each fate, in words, and of texts with another number; without conflicts."""
        sums = (
            (self.count(Fate.ADDED), "added"),
            (self.count(Fate.SAME), "the same in both"),
            (self.count(Fate.THEIRS), "changed there only, taken"),
            (self.count(Fate.MERGED), "changed on both sides without conflict, merged"),
            (self.count(Fate.DELETED), "deleted there"),
            (self.count(Fate.OURS), "changed here only, kept"),
            (self.count(Fate.GONE), "deleted here, left out"),
            (self.renumbered, "texts of an article that get another number"),
        )
        return tuple((number, what) for number, what in sums if number)

    @property
    def plain(self) -> dict[str, Any]:
        """For JSON."""
        by_kind: dict[str, Counter[str]] = {}
        for (kind, fate), number in self.counts.items():
            by_kind.setdefault(kind, Counter())[fate.value] += number
        return {
            "bundle": self.name,
            "records": self.records,
            "nothing_new": self.is_empty,
            "counts": {fate.value: self.count(fate) for fate in Fate if self.count(fate)},
            "kinds": {kind: dict(sorted(counts.items())) for kind, counts in sorted(by_kind.items())},
            "named": {
                kind: {fate.value: list(names) for (of, fate), names in self.named.items() if of == kind}
                for kind in sorted({kind for kind, _ in self.named})
            },
            "renumbered": self.renumbered,
            "conflicts": [dispute.plain for dispute in self.disputes],
        }


NAMED = (Fate.ADDED, Fate.THEIRS, Fate.MERGED, Fate.DELETED)
"""The fates of which an account names records."""
MOST_NAMED = 100
"""Names of one kind and fate; the sums count all."""


def title_of(record: Mapping[str, Any] | None, key: UUID) -> str:
    """The words by which people know a record."""
    if record is None:
        return str(key)
    return next(_titles(record), f"{record['record']} {key}")


def has_title(record: Mapping[str, Any]) -> bool:
    """Has a record words by which people know it?"""
    return next(_titles(record), None) is not None


def _titles(record: Mapping[str, Any]) -> Iterator[str]:
    quote = (record.get("anchor") or {}).get("quote")
    words = (quote, *(record.get(name) for name in ("title", "name", "statement", "rationale", "text", "note")))
    return (str(each)[:80] for each in words if each)
