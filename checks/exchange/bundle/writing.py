"""Writes a bundle, record by record: the same content gives the same bytes, and memory does not grow with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from errno import ENOSPC
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from checks.domain.codec import to_plain
from checks.domain.progress import Progress, no_progress
from checks.errors import CasebookError
from checks.exchange.bundle import format as names
from checks.exchange.bundle.bulk import in_bulk
from checks.exchange.bundle.format import BundleSource, Manifest, Member
from checks.exchange.bundle.lines import to_bytes, to_line
from checks.exchange.bundle.sealing import seal_file
from checks.exchange.bundle.signing import DeskKey, signed

NO_ID = UUID(int=0)
_DAY = (1980, 1, 1, 0, 0, 0)
"""The first that ZIP knows: no member tells when it was made."""
_UNIX = 3
_PERMISSIONS = 0o600 << 16


def write_bundle(
    source: BundleSource,
    out: Path,
    *,
    passphrase: str | None = None,
    key: DeskKey | None = None,
    inspect: Callable[[Path], None] | None = None,
    progress: Progress = no_progress,
) -> Manifest:
    """Write what `source` gives to `out`, sealed with a passphrase and signed with a desk key where they are given.

    `inspect` looks at the written archive before it is sealed and takes its name; whatever it raises, nothing stays.
    What lies at `out` is replaced only by a whole bundle. `progress` hears of records and blobs. CasebookError where
    there is no room or no right to write.
    """
    partial = out.with_name(f"{out.name}.partial")
    try:
        with in_bulk():
            manifest = _write(source, partial, key, progress)
        if inspect is not None:
            inspect(partial)
        if passphrase is not None:
            seal_file(partial, passphrase)
        partial.replace(out)
    except OSError as error:
        raise CasebookError(
            f"The bundle could not be written to “{out.parent}” ({error.strerror}): "
            f"{'make room there, or ' if error.errno == ENOSPC else ''}choose another place."
        ) from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
    return manifest


def bundle_id(manifest: Manifest) -> UUID:
    """The id that belongs to the content which a manifest lists."""
    digest = sha256(to_bytes(to_plain(replace(manifest, bundle_id=NO_ID)))).digest()
    return UUID(bytes=digest[:16], version=5)


def _write(source: BundleSource, path: Path, key: DeskKey | None, progress: Progress) -> Manifest:
    with ZipFile(path, "w", allowZip64=True) as archive:
        members = _Members(archive, progress)
        counts = {}
        for kind in sorted(source.kinds()):
            if count := members.write_lines(f"{names.RECORDS}{kind}.jsonl", source.records(kind)):
                counts[kind] = count
        for name, lines in _rest(source):
            members.write_lines(name, lines)
        for digest in source.blobs():
            members.write(f"{names.BLOBS}{digest}", source.blob(digest), ZIP_STORED)
        listed = replace(source.manifest, counts=counts, members=tuple(members.written))
        manifest = replace(listed, bundle_id=bundle_id(listed))
        told = to_bytes(to_plain(manifest))
        members.write(names.MANIFEST, [told])
        if key is not None:
            members.write(names.SIGNATURE, [to_bytes(signed(told, key))])
    return manifest


def _rest(source: BundleSource) -> Iterator[tuple[str, Iterable[dict[str, Any]]]]:
    yield names.HISTORY, source.history()
    yield names.LINEAGE, ({"id": one, "changes": every} for one, every in source.lineage())
    yield names.TOMBSTONES, ({"id": str(one), "kind": kind, "change": str(by)} for one, kind, by in source.tombstones())
    yield names.CUSTODY, source.custody()
    yield (
        names.WITHHELD,
        ({"id": str(one), "kind": kind, "fields": list(fields)} for one, kind, fields in source.withheld()),
    )


class _Members:
    """The files of an archive as they are written, one after the other."""

    def __init__(self, archive: ZipFile, progress: Progress) -> None:
        self._archive = archive
        self._progress = progress
        self._done = 0
        self.written: list[Member] = []

    def write(self, name: str, pieces: Iterable[bytes], method: int = ZIP_DEFLATED) -> int:
        """Write a member, and return how many pieces it had."""
        info = ZipInfo(name, _DAY)
        info.compress_type, info.create_system, info.external_attr = method, _UNIX, _PERMISSIONS
        digest, size, count = sha256(), 0, 0
        with self._archive.open(info, "w", force_zip64=True) as stream:
            for piece in pieces:
                stream.write(piece)
                digest.update(piece)
                size += len(piece)
                count += 1
        self.written.append(Member(name, size, digest.hexdigest()))
        return count

    def write_lines(self, name: str, lines: Iterable[dict[str, Any]]) -> int:
        """Write a member of lines and return how many; none is written where there are none."""
        every = iter(lines)
        first = next(every, None)
        if first is None:
            return 0
        count = 0

        def portions() -> Iterator[bytes]:
            nonlocal count
            yield to_line(first)
            for count, plain in enumerate(every, 1):
                if not count % _TOLD_EVERY:
                    self._progress(self._done + count, self._done + count)
                yield to_line(plain)

        self.write(name, _gathered(portions()))
        self._done += count + 1
        return count + 1


_TOLD_EVERY = 1000
_PIECE = 2**18


def _gathered(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Lines in larger pieces: packing and hashing each by itself takes longer."""
    held: list[bytes] = []
    size = 0
    for line in lines:
        held.append(line)
        size += len(line)
        if size >= _PIECE:
            yield b"".join(held)
            held, size = [], 0
    if held:
        yield b"".join(held)
