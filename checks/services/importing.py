"""From a file into the casebook: rows in portions, without those that are here already, in one change."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from uuid import UUID

from sqlalchemy import select

from checks.domain.change import Change
from checks.domain.codec import to_plain
from checks.domain.evidence import Evidence, EvidenceKind
from checks.domain.imported import EarlierCheck, Import
from checks.domain.moment import Moment
from checks.domain.progress import Progress, no_progress
from checks.exchange.archive.importer import WebArchive
from checks.exchange.importing.account import Account
from checks.exchange.importing.annotations import Annotations
from checks.exchange.importing.importer import Arrival, Imported, Importer, Row
from checks.exchange.importing.registry import importer_for
from checks.exchange.importing.source import Source
from checks.services.annotated import put_to_places
from checks.services.archived import bring_in_archive
from checks.services.dry_run import DryRun
from checks.services.imports import Imports
from checks.services.records import Records
from checks.storage.rows import is_seen
from checks.storage.tables import TABLES

PORTION = 500
"""Rows that are compared with the casebook and written at a time."""
_OF_THE_ARRIVAL = ("id", "import_id", "accessed", "query")
"""Fields that differ between two imports of one row."""


def import_file(
    records: Records,
    path: Path,
    importer: Importer | None = None,
    *,
    query: str = "",
    accessed: Moment | None = None,
    dry_run: DryRun | None = None,
    progress: Progress = no_progress,
) -> tuple[Change | None, Account]:
    """Bring in what `path` holds; see `Imports.from_file`."""
    source = Source(path, progress)
    chosen = importer or importer_for(source)
    arrival = Arrival(records.new_id(), records.now(), records.new_id, query, accessed)
    if isinstance(chosen, Annotations):
        return put_to_places(records, source, chosen, arrival, dry_run=dry_run)
    if isinstance(chosen, WebArchive):
        return bring_in_archive(records, source, chosen, arrival, dry_run=dry_run)
    account = Account()
    parts = _portions(chosen.rows(source, arrival), account, _Known(records, arrival, dry_run))
    if dry_run is not None:
        deque(parts, maxlen=0)
        return None, account
    first = next(parts, None)
    if first is None:
        return None, account

    def conclude(count: int) -> Import:
        return Import(
            arrival.import_id, source.path.name, chosen.name, source.sha256, count, account.skipped, arrival.at, query
        )

    return Imports(records).bring_in(source.path.name, chain([first], parts), conclude), account


def _portions(rows: Iterator[Row], account: Account, known: _Known) -> Iterator[list[Imported]]:
    """The new records, some at a time; the rest is told to the account."""
    while portion := list(islice(rows, PORTION)):
        account.read += len(portion)
        found = [(row, _keyed(row.record)) for row in portion if row.record]
        here = known.among([record for _, record in found])
        new = [(row, record) for row, record in found if record.id not in here]
        account.imported += len(new)
        account.duplicates += len(found) - len(new)
        for row in portion:
            if row.record is None:
                account.skip(row.number, row.remark)
        for row, _ in new:
            if row.remark:
                account.remark(row.number, row.remark)
        if new:
            yield [record for _, record in new]


class _Known:
    """What is in the casebook already: by key, and records that were made by hand by what makes them the same.

    In a trial, rows are not written meanwhile; it remembers them, since the casebook cannot tell that they came before.
    """

    def __init__(self, records: Records, arrival: Arrival, dry_run: DryRun | None) -> None:
        self._dry_run = dry_run
        self._imports = Imports(records)
        self._coming = arrival.import_id
        self._by_hand = frozenset(_made_by_hand(records))

    def among(self, coming: Iterable[Imported]) -> set[UUID]:
        """The ids of those that are here, or that another of these stands for."""
        ordered = list(coming)
        kinds: set[type[Evidence] | type[EarlierCheck]] = {type(record) for record in ordered}
        stored = {key for kind in kinds for key in self._stored(kind, ordered)}
        came = self._dry_run.keys if self._dry_run else set()
        here = set()
        for record in ordered:
            key = record.key or ""
            if key in came or key in stored or key in self._by_hand:
                here.add(record.id)
            came.add(key)
        return here

    def _stored(self, kind: type[Evidence] | type[EarlierCheck], coming: list[Imported]) -> Iterable[str]:
        keys = {record.key for record in coming if record.key and type(record) is kind}
        return self._imports.known(kind, keys, coming=self._coming)


def _made_by_hand(records: Records) -> Iterator[str]:
    columns = TABLES[Evidence].c
    chosen = select(columns.url, columns.title, columns.published).where(columns["key"].is_(None), *is_seen(Evidence))
    with records.reading() as connection:
        for url, title, published in connection.execute(chosen):
            yield _sum_of(url, title, published)


def _keyed(record: Imported) -> Imported:
    """The record with a key; where its source gives none, a sum over what makes two records the same."""
    if record.key:
        return record
    if isinstance(record, EarlierCheck):
        return replace(record, key=_sum_of(record.url, record.text, record.published))
    if record.kind is EvidenceKind.DATASET_ROW:
        plain = to_plain(record)
        return replace(record, key=_sum_of(*(plain[name] for name in plain if name not in _OF_THE_ARRIVAL)))
    return replace(record, key=_sum_of(record.url, record.title, record.published))


def _sum_of(*parts: object) -> str:
    return f"sha256:{hashlib.sha256(repr([str(part or '') for part in parts]).encode()).hexdigest()}"
