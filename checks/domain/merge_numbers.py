"""Gives the texts of an article numbers of their own where two desks added one under the same number."""

from __future__ import annotations

from uuid import UUID

from checks.domain.merge_compare import Ours, portions
from checks.domain.merge_rules import Plain, record_id


class Numbers:
    """The numbers that texts get by merging. Of two with one number the smaller id keeps it, on whichever side."""

    def __init__(self) -> None:
        self._added: dict[UUID, dict[UUID, int]] = {}
        self._new: dict[UUID, int] = {}
        self.ours: list[Plain] = []
        """Texts of ours that get another number, the highest first."""

    def add(self, record: Plain) -> None:
        """Note a record as theirs brings it in, new or changed."""
        if record["record"] == "ArticleVersion":
            self._added.setdefault(UUID(record["article_id"]), {})[record_id(record)] = record["number"]

    def settle(self, ours: Ours) -> None:
        """Hold the texts that come in against ours."""
        for articles in portions(self._added):
            stored: dict[UUID, list[Plain]] = {}
            for version in ours.referring("ArticleVersion", "article_id", articles):
                stored.setdefault(UUID(version["article_id"]), []).append(version)
            for article, versions in stored.items():
                self._count(self._added[article], versions)
        self.ours.sort(key=lambda version: -int(version["number"]))

    def _count(self, added: dict[UUID, int], stored: list[Plain]) -> None:
        here = {record_id(version): version for version in stored}
        numbers = {key: version["number"] for key, version in here.items()} | added
        last = 0
        for key in sorted(numbers, key=lambda each: (numbers[each], each)):
            last = max(numbers[key], last + 1)
            if last != numbers[key]:
                self._new[key] = last
                self.ours += [here[key]] if key in here and key not in added else []

    def numbered(self, record: Plain) -> Plain:
        """The record with the number that it gets."""
        new = self._new.get(record_id(record)) if record["record"] == "ArticleVersion" else None
        return record if new is None else {**record, "number": new}

    @property
    def changed(self) -> int:
        """How many texts get another number."""
        return len(self._new)
