"""Imports: many records from one file, in one change that one undo takes back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import or_, select

from checks.domain.change import Change, Record
from checks.domain.evidence import Evidence, Link
from checks.domain.imported import EarlierCheck, Import
from checks.domain.moment import Moment
from checks.domain.progress import Progress, no_progress
from checks.services.dry_run import DryRun
from checks.services.records import Records
from checks.storage.rows import import_of, is_seen, portions
from checks.storage.tables import TABLES

if TYPE_CHECKING:
    from checks.exchange.importing.account import Account
    from checks.exchange.importing.importer import Importer


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
        """Take all records of an import away, with the links to them; of notes, what nobody has worked on since."""
        from checks.services.annotated import brought_by

        evidence = TABLES[Evidence].c
        with self._records.reading() as connection:
            found = connection.execute(select(evidence.id).where(evidence.import_id == import_.id)).scalars().all()
        links = self._records.referring(Link, "evidence_id", found)
        notes = brought_by(import_, self._records)
        return self._records.apply(Change(f"Remove import {import_.name}", before=(import_, *links, *notes)))

    def known(
        self, kind: type[Evidence | EarlierCheck], keys: Collection[str], *, coming: UUID | None = None
    ) -> dict[str, UUID]:
        """Those of the keys of a data set that are here already, with the ids of their records.

        `coming` is an import that is under way, whose rows count as well.
        """
        columns = TABLES[kind].c
        seen = [or_(*is_seen(kind), import_of(columns) == coming)] if coming else is_seen(kind)
        known: dict[str, UUID] = {}
        with self._records.reading() as connection:
            for part in portions(keys):
                chosen = select(columns["key"], columns.id).where(columns["key"].in_(part), *seen)
                known.update((row.key, row.id) for row in connection.execute(chosen))
        return known

    def from_file(
        self,
        path: Path,
        importer: Importer | None = None,
        *,
        query: str = "",
        accessed: Moment | None = None,
        dry_run: DryRun | None = None,
        progress: Progress = no_progress,
    ) -> tuple[Change | None, Account]:
        """Bring in what `path` holds, by the importer that knows its format: one change, None where nothing is new.

        `query` is what was asked of the source, and `accessed` when. A trial gives the account and keeps nothing; give
        the same one for several files, so that what stands in two of them is told.
        `progress` hears of kilobytes. ImportRefused where the file is no file of the format; whatever is raised,
        nothing is kept.
        """
        from checks.services.importing import import_file

        return import_file(
            self._records, path, importer, query=query, accessed=accessed, dry_run=dry_run, progress=progress
        )
