"""Reads kept bytes again, holds them against their hashes, and names what is not as it was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from hashlib import sha256
from uuid import UUID

from sqlalchemy import select

from checks.domain.article import Article, ArticleVersion, Snapshot
from checks.domain.custody import Fault, Trouble, Verification
from checks.domain.evidence import Evidence
from checks.domain.progress import Progress
from checks.services.records import Records
from checks.storage import blobs, custody
from checks.storage.tables import blobs as blob_table


def verify_all(records: Records, progress: Progress) -> Verification:
    """Read every kept byte of the casebook. Progress counts files; large ones are read piece by piece."""
    return _verified(records, records.all(Snapshot), None, progress)


def verify_record(records: Records, record: Evidence, progress: Progress) -> Verification:
    """Read every byte that was kept of one record: its snapshot, its captures, and what was derived from them."""
    snapshots = snapshots_of(records, record)
    return _verified(records, snapshots, {snapshot.sha256 for snapshot in snapshots}, progress)


def snapshots_of(records: Records, record: Evidence) -> tuple[Snapshot, ...]:
    """Everything that was kept of a record, the snapshot that it shows first."""
    ids = [record.snapshot_id, *(capture.snapshot_id for capture in record.captures)]
    own = records.referring(Snapshot, "id", [each for each in dict.fromkeys(ids) if each])
    above = records.referring(Snapshot, "id", [each.derived_from for each in own if each.derived_from])
    derived = records.referring(Snapshot, "derived_from", [each.id for each in (*own, *above)])
    return tuple({snapshot.id: snapshot for snapshot in (*own, *above, *derived)}.values())


def _verified(
    records: Records, snapshots: tuple[Snapshot, ...], only: Collection[str] | None, progress: Progress
) -> Verification:
    found = dict(_hashes(records, only, progress))
    altered = {kept_under: hash_ for kept_under, hash_ in found.items() if hash_ != kept_under}
    missing = tuple(snapshot for snapshot in snapshots if snapshot.sha256 not in found)
    named = {snapshot.sha256 for snapshot in snapshots}
    strange = set(found) - named - set(altered)
    foreign = tuple(sorted(strange - _once_named(records))) if strange else ()
    return Verification(
        len(found) - len(altered) - len(foreign),
        tuple(altered),
        missing,
        foreign,
        tuple(_troubles(records, snapshots, altered, missing, foreign)) if altered or missing or foreign else (),
    )


def _hashes(records: Records, only: Collection[str] | None, progress: Progress) -> Iterator[tuple[str, str]]:
    """The hash that each file is kept under, and the one that its bytes have."""
    with records.reading() as connection:
        kept = connection.execute(select(blob_table.c.sha256).order_by(blob_table.c.sha256)).scalars().all()
        chosen = [hash_ for hash_ in kept if only is None or hash_ in only]
        for number, kept_under in enumerate(chosen):
            digest = sha256()
            for piece in blobs.pieces(connection, kept_under):
                progress(number, len(chosen))
                digest.update(piece)
            yield kept_under, digest.hexdigest()
        progress(len(chosen), len(chosen))


def _once_named(records: Records) -> set[str]:
    """Hashes of bytes that were taken in here, though the snapshot that named them is gone."""
    with records.reading() as connection:
        return custody.taken_in(connection)


def _troubles(
    records: Records,
    snapshots: tuple[Snapshot, ...],
    altered: dict[str, str],
    missing: tuple[Snapshot, ...],
    foreign: tuple[str, ...],
) -> Iterator[Trouble]:
    by_hash = defaultdict(list)
    for snapshot in snapshots:
        by_hash[snapshot.sha256].append(snapshot)
    owners = _owners(records, snapshots)
    lost = dict.fromkeys(snapshot.sha256 for snapshot in missing)
    for fault, hashes in ((Fault.ALTERED, altered), (Fault.MISSING, lost), (Fault.FOREIGN, foreign)):
        for hash_ in hashes:
            named = by_hash[hash_]
            name = next((each.name or each.url for each in named if each.name or each.url), None)
            titles = dict.fromkeys(title for each in named for title in owners[each.id])
            lies_there = {Fault.ALTERED: altered.get(hash_), Fault.FOREIGN: hash_}.get(fault)
            yield Trouble(fault, hash_, lies_there, name, tuple(titles))


def _owners(records: Records, snapshots: tuple[Snapshot, ...]) -> defaultdict[UUID, list[str]]:
    """By snapshot: the titles of the records and articles that stand on it or on what was derived from it."""
    owners: defaultdict[UUID, list[str]] = defaultdict(list)
    for record in records.all(Evidence):
        for each in dict.fromkeys([record.snapshot_id, *(capture.snapshot_id for capture in record.captures)]):
            if each:
                owners[each].append(record.title)
    titles = {article.id: article.title for article in records.all(Article)}
    for version in records.all(ArticleVersion):
        if version.snapshot_id:
            owners[version.snapshot_id].append(titles.get(version.article_id, ""))
    for snapshot in snapshots:
        if snapshot.derived_from:
            shared = dict.fromkeys([*owners[snapshot.id], *owners[snapshot.derived_from]])
            owners[snapshot.id] = owners[snapshot.derived_from] = list(shared)
    return owners
