"""The archive of a bundle, before anything in it is believed: its members by name, size and packing."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import IO, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from checks.exchange.bundle import format as names
from checks.exchange.bundle.refusal import BundleRefused

MOST_MEMBERS = 2_000_000
MOST_UNPACKED = 256 * 2**30
"""Bytes of all members together."""
STEEPEST = 400
"""How much smaller packing can have made a member of more than a megabyte; lines of records shrink about tenfold."""
_MEGABYTE = 2**20
_FIXED = {
    names.MANIFEST,
    names.SIGNATURE,
    names.HISTORY,
    names.LINEAGE,
    names.TOMBSTONES,
    names.CUSTODY,
    names.WITHHELD,
}
_NAME = re.compile(r"records/[A-Za-z][A-Za-z0-9]{0,39}\.jsonl|blobs/[0-9a-f]{64}", re.ASCII)
_SQLITE = b"SQLite format 3\0"
_ENCRYPTED = 0x1
_BUFFER = 2**18


_FIRST, _LAST = b"PK\x03\x04", b"PK\x05\x06"
"""With what a ZIP file begins, and its last record."""
_END_SIZE = 22
"""Bytes of that record without a comment, which no bundle has."""


class Archive:
    """The members of an archive whose names, sizes and packing are as a bundle has them."""

    def __init__(self, stream: IO[bytes], name: str) -> None:
        self.name = name
        with self.whole():
            self._zip = ZipFile(stream)
            self._members = {info.filename: info for info in self._require_fit(stream)}

    @property
    def members(self) -> frozenset[str]:
        """Their names."""
        return frozenset(self._members)

    def size(self, member: str) -> int:
        """Bytes of a member, unpacked, as the archive states them; reading it never gives more."""
        return self._members[member].file_size

    def open(self, member: str) -> IO[bytes]:
        """A member, to be read from its start."""
        with self.whole():
            return cast("IO[bytes]", BufferedReader(self._zip.open(self._members[member]), _BUFFER))

    def close(self) -> None:
        """Let go of it."""
        self._zip.close()

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Tell whatever breaks while the archive is read in one sentence."""
        try:
            yield
        except (BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, RuntimeError) as error:
            raise BundleRefused(
                f"“{self.name}” is no bundle, or it was damaged or cut off on its way: ask for it to be sent again."
            ) from error

    def _require_fit(self, stream: IO[bytes]) -> list[ZipInfo]:
        every = self._zip.infolist()
        self._require(len(every) <= MOST_MEMBERS, "holds more files than any bundle: it may be a trap")
        doubled = [each for each, count in Counter(info.filename for info in every).items() if count > 1]
        self._require(not doubled, "holds a file twice: ask for it to be made again")
        for info in every:
            self._require_member(info)
        packed, unpacked = sum(info.compress_size for info in every), sum(info.file_size for info in every)
        size = stream.seek(0, 2)
        self._require(packed <= size, "counts bytes twice: it may be a trap")
        stream.seek(0)
        begins = stream.read(len(_FIRST)) == _FIRST
        stream.seek(max(size - _END_SIZE, 0))
        ends = stream.read(len(_LAST)) == _LAST
        self._require(begins and ends, "holds more than its list of content tells: ask for it to be sent again")
        self._require(unpacked <= MOST_UNPACKED, f"swells beyond {MOST_UNPACKED // 2**30} GB: it may be a trap")
        self._require(
            names.MANIFEST in {info.filename for info in every}, "has no list of its content: it is no bundle"
        )
        return every

    def _require_member(self, info: ZipInfo) -> None:
        is_expected = info.filename in _FIXED or _NAME.fullmatch(info.filename)
        self._require(
            bool(is_expected) and info.orig_filename == info.filename,
            "holds a file that belongs in no bundle: do not open it otherwise, and ask its sender",
        )
        self._require(
            info.compress_type in (ZIP_STORED, ZIP_DEFLATED) and not info.flag_bits & _ENCRYPTED,
            "is packed as no bundle is: ask for it to be made again",
        )
        is_steep = info.file_size > _MEGABYTE and info.file_size > STEEPEST * max(info.compress_size, 1)
        self._require(not is_steep, "swells beyond all measure when unpacked: it may be a trap")

    def _require(self, holds: bool, what: str) -> None:
        if not holds:
            raise BundleRefused(f"“{self.name}” {what}.")


def seems_bundle(path: Path) -> bool:
    """Does the file begin and end as a bundle that is not sealed does? False where it cannot be read, too."""
    try:
        with ZipFile(path) as archive:
            return names.MANIFEST in archive.namelist()
    except (OSError, BadZipFile):
        return False


def require_no_casebook(stream: IO[bytes], name: str) -> None:
    """Raise BundleRefused for a database file: those are opened, never taken in."""
    stream.seek(0)
    if stream.read(len(_SQLITE)) == _SQLITE:
        raise BundleRefused(
            f"“{name}” is a casebook or another database, not a bundle: open it as it is, or ask for a bundle of it."
        )
    stream.seek(0)
