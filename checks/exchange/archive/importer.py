"""Web archives as evidence: each page of a WARC or WACZ file is a record."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO

from checks.domain.evidence import Evidence, EvidenceKind
from checks.errors import ImportRefused
from checks.exchange.archive.reading import ArchivedPage, NothingWhole, Unfit, read_records
from checks.exchange.archive.wacz import PACKAGE, prove
from checks.exchange.importing.importer import Arrival, Importer, Row
from checks.exchange.importing.source import Head, Source

_ZIP, _GZIP = b"PK\x03\x04", b"\x1f\x8b"


class WebArchive(Importer):
    """WARC and WACZ. Digests are counted again before anything comes in."""

    name = "Web archive"
    about = "WARC or WACZ files, as browsers and archives save them"

    def recognises(self, head: Head) -> bool:
        """A WARC begins with its version, packed or not; a WACZ is a zip file with a list of its parts."""
        if head.data.startswith(_ZIP):
            return PACKAGE.encode() in head.data or head.name.casefold().endswith(".wacz")
        return _unpacked(head.data).startswith(b"WARC/")

    def rows(self, source: Source, arrival: Arrival) -> Iterator[Row]:
        """A record for each page; a row without one for what is damaged or was not there."""
        for number, found in enumerate(self.records(source), start=1):
            if isinstance(found, ArchivedPage):
                yield Row(number, record_of(found, arrival), "" if found.has_digest else "It states no digest.")
            elif found.why:
                yield Row(number, None, found.why)

    def records(self, source: Source) -> Iterator[ArchivedPage | Unfit]:
        """The records of the archive, one at a time, with the pages that its own list does not name passed over.

        A part of a package without one whole record is an Unfit; NothingWhole where all of them are.
        """
        if not source.head.data.startswith(_ZIP):
            with source.binary() as stream:
                yield from read_records(stream, source.name)
            return
        with source.explained(), _package(source) as package:
            proof, broken = prove(package, source.name), 0
            for path in proof.archives:
                try:
                    with package.open(path) as stream:
                        for found in read_records(stream, f"{source.name}, {path}"):
                            yield _as_listed(found, proof.pages, proof.titles)
                except NothingWhole as why:
                    broken += 1
                    if broken == len(proof.archives):
                        raise
                    yield Unfit(str(why))

    def remarks(self, source: Source) -> tuple[str, ...]:
        """Who vouches for the archive; nothing for a WARC, which nobody signs."""
        if not source.head.data.startswith(_ZIP):
            return ()
        with source.explained(), _package(source) as package:
            return prove(package, source.name).remarks


def record_of(page: ArchivedPage, arrival: Arrival) -> Evidence:
    """The evidence record of a page."""
    return Evidence(
        id=arrival.new_id(),
        kind=EvidenceKind.ARCHIVE,
        title=page.title or page.url,
        url=page.url,
        accessed=page.at,
        import_id=arrival.import_id,
        key=f"WARC {page.record_id or f'{page.at} {page.url}'}"[:200],
        query=arrival.query or None,
    )


def _as_listed(found: ArchivedPage | Unfit, pages: frozenset[str], titles: dict[str, str]) -> ArchivedPage | Unfit:
    """A page with the title that the list of pages gives; what the list does not name was only part of a page."""
    if not isinstance(found, ArchivedPage) or not pages:
        return found
    return replace(found, title=titles[found.url] or found.title) if found.url in pages else Unfit()


@contextmanager
def _package(source: Source) -> Iterator[zipfile.ZipFile]:
    """The package that is the file, or the one that a zip holds and nothing else."""
    with _zip_of(source.path, source.name) as outer:
        members = [each for each in outer.infolist() if not each.is_dir()]
        if len(members) != 1 or not members[0].filename.casefold().endswith(".wacz"):
            yield outer
            return
        with outer.open(members[0]) as packed, _zip_of(packed, source.name) as package:
            yield package


def _zip_of(file: Path | IO[bytes], name: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except zipfile.BadZipFile:
        raise ImportRefused(f"“{name}” is a damaged WACZ file: ask for another copy.") from None


def _unpacked(data: bytes) -> bytes:
    if not data.startswith(_GZIP):
        return data
    try:
        return zlib.decompressobj(wbits=31).decompress(data, 64)
    except zlib.error:
        return b""
