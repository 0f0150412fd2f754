"""Opens a bundle: whatever comes from elsewhere is hostile until everything in it was looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self, TypeVar
from uuid import UUID

from checks.domain.change import Change, Record
from checks.domain.codec import RECORD_TYPES, from_plain, record_from_plain, to_plain
from checks.domain.custody import CustodyEntry
from checks.domain.moment import Moment
from checks.domain.progress import Progress, no_progress
from checks.exchange.bundle import format as names
from checks.exchange.bundle.archive import Archive, require_no_casebook
from checks.exchange.bundle.bulk import in_bulk
from checks.exchange.bundle.format import FORMAT, Manifest, Plain, Signer, Tombstone
from checks.exchange.bundle.forms import Form
from checks.exchange.bundle.lines import from_bytes, read_again
from checks.exchange.bundle.refusal import BundleRefused, BundleTooNew
from checks.exchange.bundle.sealing import is_sealed, unsealed
from checks.exchange.bundle.signing import verified
from checks.exchange.bundle.verifying import verify
from checks.exchange.bundle.writing import bundle_id

R = TypeVar("R", bound=Record)

_LARGEST_MANIFEST = 512 * 2**20
_LARGEST_SIGNATURE = 4096
_PIECE = 2**20


_MOST_KNOWN = 2**14
_KNOWN: set[tuple[type[Any], Any]] = set()
"""Kinds and names of records of which this version reads everything."""


def open_bundle(
    path: Path,
    passphrase: str | None = None,
    *,
    trusted: Mapping[str, str] | None = None,
    progress: Progress = no_progress,
) -> OpenBundle:
    """A bundle in which everything was checked: names, sizes, hashes, types, references, and its signature.

    `trusted` are the names of the desks that are known here by their public keys. BundleRefused, in one sentence, for
    anything that is not as it should be: BundleSealed where the passphrase is missing or wrong, BundleAltered where
    the signature does not fit, BundleTooNew for one of a later version.
    """
    stream = _opened(path)
    try:
        digest = _hash_of(stream)
        require_no_casebook(stream, path.name)
        plain = unsealed(stream, passphrase, path.name) if is_sealed(stream) else stream
    except BaseException:
        stream.close()
        raise
    try:
        archive = Archive(plain, path.name)
        told = _read_small(archive, names.MANIFEST, _LARGEST_MANIFEST)
        signer = _signer(archive, told, trusted or {})
        manifest = _manifest(told, path.name)
        with in_bulk():
            verify(archive, manifest, progress)
    except BaseException:
        plain.close()
        stream.close()
        raise
    return OpenBundle(archive, manifest, signer, digest, (plain, stream))


class OpenBundle:
    """A bundle that was found whole; see `format.Bundle`."""

    def __init__(
        self, archive: Archive, manifest: Manifest, signer: Signer | None, digest: str, streams: tuple[IO[bytes], ...]
    ) -> None:
        self._archive = archive
        self._streams = streams
        self.manifest = manifest
        self.signer = signer
        self.sha256 = digest

    def records(self, kind: type[R]) -> Iterator[R]:
        """The records of a kind, by ascending id."""
        return (from_plain(plain, kind) for plain in self._lines(f"{names.RECORDS}{kind.__name__}.jsonl"))

    def plain(self, kind: str) -> Iterator[Plain]:
        """The same as plain values, without what this version does not know."""
        known = Form.of(RECORD_TYPES[kind]).needed
        for plain in self._lines(f"{names.RECORDS}{kind}.jsonl"):
            yield plain if plain.keys() <= known.keys() else {name: plain[name] for name in known if name in plain}

    def unread(self) -> Iterator[tuple[UUID, str, Plain]]:
        """Records of unknown kinds whole, and fields of known ones that hold more than this version knows."""
        for name in sorted(self._archive.members):
            if name.startswith(names.RECORDS):
                kind = name.removeprefix(names.RECORDS).removesuffix(".jsonl")
                yield from self._unread_of(kind, name)

    def history(self) -> Iterator[Change]:
        """What was done in the casebook, oldest first; records of unknown kinds are left out."""
        return map(_change, self.plain_history())

    def plain_history(self) -> Iterator[Plain]:
        """The same as plain values, with records of unknown kinds; checked as strictly, and faster."""
        return self._lines(names.HISTORY)

    def lineage(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The changes that touched each record, ids as text."""
        return ((each["id"], tuple(each["changes"])) for each in self._lines(names.LINEAGE))

    def tombstones(self) -> Iterator[Tombstone]:
        """What was deleted."""
        return ((UUID(each["id"]), each["kind"], UUID(each["change"])) for each in self._lines(names.TOMBSTONES))

    def custody(self) -> Iterator[CustodyEntry]:
        """The chain of custody."""
        return (from_plain(each, CustodyEntry) for each in self._lines(names.CUSTODY))

    def withheld(self) -> Iterator[tuple[UUID, str, tuple[str, ...]]]:
        """Fields of single records that stayed behind."""
        return ((UUID(each["id"]), each["kind"], tuple(each["fields"])) for each in self._lines(names.WITHHELD))

    def blobs(self) -> Iterator[str]:
        """The hashes of the kept bytes that it brings."""
        return (name.removeprefix(names.BLOBS) for name in sorted(self._archive.members) if _is_blob(name))

    def blob(self, sha256: str) -> bytes:
        """Kept bytes, held against their hash once more; KeyError where it does not bring them."""
        with self._archive.whole(), self._archive.open(f"{names.BLOBS}{sha256}") as stream:
            data = stream.read()
        if _digest(data) != sha256:
            raise BundleRefused(f"“{self._archive.name}” changed while it was read: copy it, and open the copy.")
        return data

    def close(self) -> None:
        """Let go of the file."""
        self._archive.close()
        for stream in self._streams:
            stream.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _lines(self, member: str) -> Iterator[dict[str, Any]]:
        if member not in self._archive.members:
            return
        with self._archive.whole(), self._archive.open(member) as stream:
            for line in stream:
                yield read_again(line)

    def _unread_of(self, kind: str, member: str) -> Iterator[tuple[UUID, str, Plain]]:
        known = RECORD_TYPES.get(kind)
        for plain in self._lines(member):
            fields = unknown_in(plain, known) if known else plain
            if fields:
                yield UUID(plain["id"]), kind, fields


def unknown_in(plain: Plain, kind: type[Any]) -> Plain:
    """The fields of a record that hold more than this version reads of them, whole.

    That depends on the names in it alone, so each set of names is looked into once.
    """
    shape = kind, _names(plain)
    if shape in _KNOWN:
        return {}
    odd = _unknown_in(plain, kind)
    if not odd and len(_KNOWN) < _MOST_KNOWN:
        _KNOWN.add(shape)
    return odd


def _names(raw: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """The names in a value and in all that is within it."""
    if isinstance(raw, dict):
        within = ((name, each) for name, each in raw.items() if each and isinstance(each, dict | list))
        return tuple(raw), tuple((name, _names(each)) for name, each in within)
    return frozenset(_names(each) for each in raw if each and isinstance(each, dict | list))


def _unknown_in(plain: Plain, kind: type[Any]) -> Plain:
    known = Form.of(kind).needed
    odd = {name: value for name, value in plain.items() if name not in known}
    nested = {name: value for name, value in plain.items() if name in known and isinstance(value, dict | list)}
    if any(nested.values()):
        read = to_plain(from_plain(plain, kind))
        odd |= {name: value for name, value in nested.items() if _holds_more(value, read[name])}
    return odd


def _holds_more(raw: Any, read: Any) -> bool:  # noqa: ANN401 - whatever JSON holds
    """Has `raw` a name, anywhere, that `read` lacks?"""
    if isinstance(raw, dict) and isinstance(read, dict):
        return any(name not in read or _holds_more(value, read[name]) for name, value in raw.items())
    if isinstance(raw, list) and isinstance(read, list | tuple):
        return any(_holds_more(one, other) for one, other in zip(raw, read, strict=False))
    return False


def _change(plain: Plain) -> Change:
    before, after = (tuple(map(record_from_plain, filter(_is_known, plain[side]))) for side in ("before", "after"))
    return Change(
        plain["label"],
        before,
        after,
        UUID(plain["id"]),
        Moment.parse(plain["at"]),
        UUID(plain["person_id"]),
        UUID(plain["undoes"]) if plain.get("undoes") else None,
        plain.get("reason", ""),
    )


def _is_known(plain: Plain) -> bool:
    return plain["record"] in RECORD_TYPES


def _is_blob(name: str) -> bool:
    return name.startswith(names.BLOBS)


def _opened(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except OSError as error:
        raise BundleRefused(f"“{path}” cannot be read ({error.strerror}): check its name and folder.") from error


def _hash_of(stream: IO[bytes]) -> str:
    digest = sha256()
    for piece in iter(lambda: stream.read(_PIECE), b""):
        digest.update(piece)
    return digest.hexdigest()


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def _read_small(archive: Archive, member: str, most: int) -> bytes:
    if archive.size(member) > most:
        raise BundleRefused(f"“{archive.name}” has a list of its content beyond all measure: it may be a trap.")
    with archive.whole(), archive.open(member) as stream:
        return stream.read(most + 1)


def _signer(archive: Archive, manifest: bytes, trusted: Mapping[str, str]) -> Signer | None:
    if names.SIGNATURE not in archive.members:
        return None
    told = _read_small(archive, names.SIGNATURE, _LARGEST_SIGNATURE)
    signature = from_bytes(told, f"The signature of “{archive.name}”")
    return verified(manifest, signature, trusted, archive.name)


def _manifest(told: bytes, name: str) -> Manifest:
    where = f"The list of what is in “{name}”"
    plain = from_bytes(told, where)
    version = plain.get("format")
    if type(version) is int and version > FORMAT:
        raise BundleTooNew(
            f"“{name}” was made by a later version of the program ({str(plain.get('program'))[:60]}): bring yours "
            "up to date, then open it."
        )
    wrong = Form.of(Manifest).misfit(plain) if version == FORMAT else "format"
    if wrong:
        raise BundleRefused(f"{where} has a value in “{wrong}” that cannot stand there: ask for it to be made again.")
    manifest = from_plain(plain, Manifest)
    if bundle_id(manifest) != manifest.bundle_id:
        raise BundleRefused(f"{where} was altered: ask for it to be sent again.")
    return manifest
