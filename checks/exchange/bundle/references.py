"""Which fields of a record name other records, so that no bundle speaks of what is not in it."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any
from uuid import UUID

_HALF = 64
_LOW = 2**_HALF - 1

REFERENCES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "Snapshot": {"derived_from": "Snapshot"},
        "Article": {"owner_id": "Person"},
        "ArticleVersion": {"article_id": "Article", "snapshot_id": "Snapshot"},
        "Claim": {"version_id": "ArticleVersion", "owner_id": "Person"},
        "Evidence": {
            "republished_from": "Evidence",
            "snapshot_id": "Snapshot",
            "supersedes": "Evidence",
            "derived_from": "Evidence",
        },
        "Link": {"claim_id": "Claim", "evidence_id": "Evidence"},
        "Finding": {"claim_id": "Claim"},
        "Verdict": {"claim_id": "Claim", "person_id": "Person", "signed_by_id": "Person"},
        "Comment": {"claim_id": "Claim", "person_id": "Person"},
        "OriginRuling": {"first_id": "Evidence", "second_id": "Evidence", "person_id": "Person"},
        "ClaimRelation": {"claim_id": "Claim", "person_id": "Person"},
        "SecondCheck": {
            "claim_id": "Claim",
            "asked_by_id": "Person",
            "person_id": "Person",
            "closed_by_id": "Person",
        },
        "Correction": {"claim_id": "Claim", "person_id": "Person"},
        "Erratum": {"article_id": "Article", "person_id": "Person"},
    }
)
"""By kind: the fields that name a record which must be there, with its kind. Others may name what is gone since."""


def named_in(kind: str, plain: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The records that one names: kind and id."""
    for field, target in REFERENCES.get(kind, {}).items():
        if (named := plain.get(field)) is not None:
            yield target, named


class Ids:
    """Many ids in little room: sixteen bytes each, added in ascending order."""

    def __init__(self) -> None:
        self._high = array("Q")
        self._low = array("Q")

    def __len__(self) -> int:
        return len(self._high)

    def add(self, record_id: str) -> bool:
        """Add an id; False, and it is not added, where it does not come after the one before."""
        high, low = _halves(record_id)
        if self._high and (high, low) <= (self._high[-1], self._low[-1]):
            return False
        self._high.append(high)
        self._low.append(low)
        return True

    def __contains__(self, record_id: str) -> bool:
        high, low = _halves(record_id)
        place = bisect_left(self._high, high)
        while place < len(self._high) and self._high[place] == high:
            if self._low[place] == low:
                return True
            place += 1
        return False


class Named:
    """The ids that records of one kind were named by, each kept once where they come in a row."""

    def __init__(self) -> None:
        self._halves = array("Q")
        self._few: set[str] = set()

    def add(self, record_id: str) -> None:
        """Remember an id."""
        if record_id in self._few:
            return
        if len(self._few) < _FEW:
            self._few.add(record_id)
        self._halves.extend(_halves(record_id))

    def __iter__(self) -> Iterator[str]:
        for place in range(0, len(self._halves), 2):
            yield str(UUID(int=(self._halves[place] << _HALF) | self._halves[place + 1]))


_FEW = 2000
"""Ids that are looked up before they are kept again: people and articles are named by thousands of records."""


def _halves(record_id: str) -> tuple[int, int]:
    whole = int(record_id.replace("-", ""), 16)
    return whole >> _HALF, whole & _LOW
