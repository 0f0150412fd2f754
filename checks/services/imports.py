"""Imports: many records from one file, in one change that one undo takes back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from uuid import UUID

from sqlalchemy import select

from checks.domain.change import Change, Record
from checks.domain.evidence import Evidence, Link
from checks.domain.imported import EarlierCheck, Import
from checks.services.records import Records
from checks.storage.rows import is_seen, portions
from checks.storage.tables import TABLES


class Imports:
    """What came in from files, file by file."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def all(self) -> tuple[Import, ...]:
        """All imports, oldest first."""
        return self._records.all(Import)

    def bring_in(self, name: str, parts: Iterable[Collection[Record]], conclude: Callable[[int], Import]) -> Change:
        """Keep all records of `parts`, which carry the id of their import; nothing is kept if anything is raised.

        `conclude` is called with the number of records when all have come, and gives the import itself.
        """
        return self._records.bring_in(f"Import {name}", parts, conclude)

    def remove(self, import_: Import) -> Change:
        """Take all records of an import away, with the links to them."""
        evidence = TABLES[Evidence].c
        with self._records.reading() as connection:
            found = connection.execute(select(evidence.id).where(evidence.import_id == import_.id)).scalars().all()
        links = self._records.referring(Link, "evidence_id", found)
        return self._records.apply(Change(f"Remove import {import_.name}", before=(import_, *links)))

    def known(self, kind: type[Evidence | EarlierCheck], keys: Collection[str]) -> dict[str, UUID]:
        """Those of the keys of a data set that are here already, with the ids of their records."""
        columns = TABLES[kind].c
        known: dict[str, UUID] = {}
        with self._records.reading() as connection:
            for part in portions(keys):
                chosen = select(columns["key"], columns.id).where(columns["key"].in_(part), *is_seen(kind))
                known.update((row.key, row.id) for row in connection.execute(chosen))
        return known
