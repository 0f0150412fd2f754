"""Web archives brought in: the archive is kept whole, and of each page in it a record with what can be read of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

from checks.domain.article import Snapshot
from checks.domain.change import Change, Record
from checks.domain.custody import CustodyAction
from checks.domain.evidence import Evidence
from checks.domain.imported import Import
from checks.errors import ImportRefused
from checks.exchange.archive.importer import WebArchive, record_of
from checks.exchange.archive.reading import ArchivedPage
from checks.exchange.importing.account import Account
from checks.exchange.importing.importer import Arrival
from checks.exchange.importing.source import Source
from checks.services.dry_run import DryRun
from checks.services.imports import Imports
from checks.services.records import TOOL, Records

MOST_KEPT = 200_000_000
"""Bytes of the largest archive that a casebook keeps."""
_MEDIA_TYPES = {".wacz": "application/wacz", ".gz": "application/warc+gzip"}


def bring_in_archive(
    records: Records, source: Source, importer: WebArchive, arrival: Arrival, *, dry_run: DryRun | None = None
) -> tuple[Change | None, Account]:
    """Keep an archive and its pages as one change, None where nothing in it is new, and in a trial.

    Everything is read before anything is written: an archive that is not what it says leaves nothing behind.
    """
    if source.path.stat().st_size > MOST_KEPT:
        raise ImportRefused(f"“{source.name}” is larger than {MOST_KEPT // 1_000_000} MB: bring in its parts.")
    account, remarks = Account(), importer.remarks(source)
    for remark in remarks:
        account.remark(0, remark)
    seen = dry_run.keys if dry_run else set()
    new = sum(1 for _ in _new_pages(records, source, importer, arrival, account, seen))
    if dry_run is not None or not new:
        return None, account
    data = source.path.read_bytes()
    archive = _snapshot(records, data, _media_type(source), source.path.name, arrival)

    def parts() -> Iterator[list[Record]]:
        records.keep_now({archive.sha256: data})
        yield [archive]
        for page in _new_pages(records, source, importer, arrival, Account(), set()):
            yield _kept(records, page, archive, arrival)

    def conclude(_: int) -> Import:
        return Import(
            arrival.import_id,
            source.path.name,
            importer.name,
            archive.sha256,
            account.imported,
            account.skipped,
            arrival.at,
            arrival.query,
        )

    return Imports(records).bring_in(source.path.name, parts(), conclude), account


def _new_pages(
    records: Records, source: Source, importer: WebArchive, arrival: Arrival, account: Account, seen: set[str]
) -> Iterator[ArchivedPage]:
    """The pages that are not here yet, nor in `seen`; the others, and what gives no page, are told to the account."""
    for number, found in enumerate(importer.records(source), start=1):
        if isinstance(found, ArchivedPage):
            account.read += 1
            key = str(record_of(found, arrival).key)
            is_new = key not in seen and not Imports(records).known(Evidence, [key])
            seen.add(key)
            account.imported += is_new
            account.duplicates += not is_new
            if is_new:
                if not found.has_digest:
                    account.remark(number, f"{found.url} states no digest: nothing proves that it is unchanged.")
                yield found
        elif found.why:
            account.read += 1
            account.skip(number, found.why)


def _kept(records: Records, page: ArchivedPage, archive: Snapshot, arrival: Arrival) -> list[Record]:
    """The record of a page and its snapshot, whose bytes are kept at once."""
    record = record_of(page, arrival)
    record, data, media_type, tool = _readable(page, record)
    shown = _snapshot(records, data, media_type, None, arrival)
    shown = replace(shown, url=page.url, taken_at=page.at, derived_from=archive.id)
    step = records.custody_entry(
        archive.sha256, CustodyAction.DERIVED, sha256_after=shown.sha256, tool=tool, note=page.url
    )
    records.keep_now({shown.sha256: data}, [step])
    return [shown, replace(record, snapshot_id=shown.id)]


def _readable(page: ArchivedPage, record: Evidence) -> tuple[Evidence, bytes, str, str]:
    """The record with what the page says about itself, and what is shown of it: its text, or a PDF as it is."""
    from checks.errors import IngestError
    from checks.ingest.capture import READER
    from checks.ingest.reader import read_bytes

    if page.media_type == "application/pdf":
        return record, page.body, page.media_type, TOOL
    try:
        document = read_bytes(page.body, url=page.url, charset=page.charset)
    except IngestError:
        return record, page.body, page.media_type, TOOL
    filled = replace(
        record,
        title=page.title or document.title or record.title,
        publisher=document.publisher,
        published=document.published,
        language=document.language,
    )
    return filled, document.text.encode(), "text/plain", READER


def _snapshot(records: Records, data: bytes, media_type: str, name: str | None, arrival: Arrival) -> Snapshot:
    digest = sha256(data).hexdigest()
    return Snapshot(records.new_id(), digest, media_type, len(data), name, taken_at=arrival.at)


def _media_type(source: Source) -> str:
    return _MEDIA_TYPES.get(source.path.suffix.casefold(), "application/warc")
