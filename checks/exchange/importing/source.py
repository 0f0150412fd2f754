"""A file to bring in: its bytes and text as a stream, in its encoding, also out of a zip, within limits."""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO, BinaryIO, TextIO

from checks.domain.progress import Progress, no_progress
from checks.errors import ImportRefused
from checks.exchange.importing.encoding import encoding_by_head, encoding_of

MOST_BYTES = 4 * 2**30
"""The largest file that is read, unpacked: ten times the yearly UCDP GED."""
MOST_SWELLING = 300
"""How much larger than packed a file in a zip may be; tables reach 50."""
LOOKED_AT = 65_536
_AT_ONCE = 2**18
_ZIP = b"PK\x03\x04"
_OFFICE = ("[Content_Types].xml", "mimetype", "datapackage.json")
"""What lies in packed files that are one document: those of Office programs, and web archives."""


@dataclass(frozen=True)
class Head:
    """How a file begins, to know its format by."""

    data: bytes
    text: str
    """The same in characters, the byte order mark removed; unreadable where the file is no text."""
    name: str


class Source:
    """A file on its way in. `progress` hears of kilobytes, and may stop the reading by raising."""

    def __init__(self, path: Path, progress: Progress = no_progress) -> None:
        self.path = path
        self._progress = progress
        with self.explained():
            self._member = _member(path)
            self.size = self._member.file_size if self._member else path.stat().st_size
        self.name = Path(self._member.filename).name if self._member else path.name
        if not self.size:
            raise ImportRefused(f"“{self.name}” is empty: fetch or copy it again.")
        if self.size > MOST_BYTES:
            raise ImportRefused(f"“{self.name}” is larger than {MOST_BYTES // 10**9} GB: split it into parts.")

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Turn what goes wrong while reading into ImportRefused."""
        try:
            yield
        except OSError as problem:
            raise ImportRefused(
                f"“{self.path.name}” cannot be read ({problem.strerror or problem}): check its name and folder."
            ) from None
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as problem:
            raise ImportRefused(
                f"“{self.path.name}” is a zip file that is damaged or locked ({problem}): unpack it with another "
                "program, and bring in what it holds."
            ) from None

    def tell_alive(self) -> None:
        """Give the person the chance to stop, where a reader of its own counts no bytes."""
        self._progress(0, self.size // 1000)

    @cached_property
    def head(self) -> Head:
        """The first bytes, as far as formats are known by them."""
        with self.binary() as stream:
            data = stream.read(LOOKED_AT)
        encoding = encoding_by_head(data) or encoding_of([data[:-4] if len(data) == LOOKED_AT else data])
        return Head(data, data.decode(encoding, errors="replace").removeprefix("\ufeff"), self.name)

    @cached_property
    def encoding(self) -> str:
        """The name of the codec for its text; the file is read through to tell, unless its mark does."""
        told = encoding_by_head(self.head.data)
        if told:
            return told
        with self._stream(count=False) as stream:
            return encoding_of(iter(lambda: stream.read(_AT_ONCE), b""))

    @cached_property
    def sha256(self) -> str:
        """Of the file as it lies there, 64 hexadecimal digits."""
        with self.explained(), self.path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()

    @contextmanager
    def binary(self) -> Iterator[BinaryIO]:
        """The bytes, unpacked."""
        with self._stream(count=True) as stream:
            yield stream

    @contextmanager
    def text(self) -> Iterator[TextIO]:
        """The characters with their line ends as they are; � for bytes that are none in its encoding."""
        encoding = self.encoding
        with (
            self._stream(count=True) as stream,
            io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="") as text,
        ):
            yield text

    @contextmanager
    def _stream(self, *, count: bool) -> Iterator[BinaryIO]:
        with self.explained(), self.path.open("rb") as file:
            if self._member is None:
                yield self._buffered(file, count=count)
                return
            with zipfile.ZipFile(file) as archive, archive.open(self._member) as packed:
                yield self._buffered(packed, count=count)

    def _buffered(self, stream: IO[bytes], *, count: bool) -> BinaryIO:
        counted = _Counted(stream, self._progress if count else _only_stop(self._progress), self.size)
        return io.BufferedReader(counted, _AT_ONCE)


def _only_stop(progress: Progress) -> Progress:
    return lambda _, total: progress(0, total)


class _Counted(io.RawIOBase):
    """A stream that tells how far it is, in kilobytes."""

    def __init__(self, stream: IO[bytes], progress: Progress, size: int) -> None:
        self._stream = stream
        self._progress = progress
        self._size = size
        self._done = 0

    def readable(self) -> bool:
        """It is for nothing else."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Read as the raw stream would, and tell."""
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self._done += len(data)
        self._progress(self._done // 1000, self._size // 1000)
        return len(data)


def _member(path: Path) -> zipfile.ZipInfo | None:
    """The one file that a zip holds; None for any other file, and for those whose packing is part of their format."""
    with path.open("rb") as file:
        if file.read(len(_ZIP)) != _ZIP:
            return None
        with zipfile.ZipFile(file) as archive:
            members = [each for each in archive.infolist() if not each.is_dir() and not _is_hidden(each.filename)]
    if any(each.filename in _OFFICE for each in members):
        return None
    if len(members) != 1:
        raise ImportRefused(f"“{path.name}” holds {len(members)} files: unpack it and bring them in one by one.")
    (member,) = members
    if member.flag_bits & 1:
        raise ImportRefused(f"“{path.name}” is locked by a password: unpack it and bring in what it holds.")
    if member.file_size > MOST_SWELLING * max(member.compress_size, 1):
        raise ImportRefused(f"“{path.name}” swells more than any table does when unpacked: it may be a trap.")
    return member


def _is_hidden(name: str) -> bool:
    return name.startswith("__MACOSX/") or Path(name).name.startswith(".")
