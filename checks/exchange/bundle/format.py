"""What a bundle is: a ZIP archive with a manifest, records by kind, their history and the kept bytes.

    manifest.json            what is in it, with the size and the SHA-256 of every member below
    signature.json           the desk key's signature of the manifest, where it was signed
    records/<Kind>.jsonl     one record a line, by ascending id; unknown kinds and fields are kept and handed on
    history.jsonl            changes, oldest first (only where it stays in the house)
    lineage.jsonl            which changes touched which record
    tombstones.jsonl         what was deleted
    custody.jsonl            the chain of custody (only where it stays in the house)
    withheld.jsonl           which fields of single records stayed behind
    blobs/<sha256>           kept bytes

The same content gives the same bytes: nothing in it tells when or where it was made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeAlias, TypeVar
from uuid import UUID

from checks.domain.change import Change, Record
from checks.domain.custody import CustodyEntry
from checks.domain.transfer import Profile
from checks.domain.verdict import Scale

R = TypeVar("R", bound=Record)

FORMAT = 1
"""The version of the format; a reader refuses later ones."""
SUFFIX = ".claimdesk"
MANIFEST = "manifest.json"
SIGNATURE = "signature.json"
HISTORY = "history.jsonl"
LINEAGE = "lineage.jsonl"
TOMBSTONES = "tombstones.jsonl"
CUSTODY = "custody.jsonl"
WITHHELD = "withheld.jsonl"
RECORDS = "records/"
BLOBS = "blobs/"

Plain: TypeAlias = dict[str, Any]
"""A record or a change as JSON holds it: see `codec`."""
Tombstone: TypeAlias = tuple[UUID, str, UUID]
"""The id and the kind of a record that was deleted, and the change that deleted it."""


@dataclass(frozen=True)
class Member:
    """One file of the archive."""

    name: str
    size: int
    """Bytes, unpacked."""
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a bundle says of itself; every size and hash in it was held against the bytes before it is handed out."""

    bundle_id: UUID
    """Made from the content: the same content has the same id."""
    casebook_id: UUID | None
    """The id of the first change of the casebook that it comes from; None where nothing was ever changed there."""
    profile: Profile
    program: str
    """As "claimdesk 0.1.0"."""
    scale: Scale
    """The house scale that verdicts were given on last."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """Records by kind."""
    articles: tuple[UUID, ...] = ()
    """The articles that were chosen; empty for the whole casebook."""
    since: int | None = None
    """The number of the change after which it holds what is new; None where it holds everything."""
    withheld: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Fields by kind that this profile never lets out; what stayed behind of single records stands in the bundle."""
    is_cut_down: bool = False
    """Did its casebook get some of what it holds from a bundle that left things out?"""
    members: tuple[Member, ...] = ()
    format: int = FORMAT

    @property
    def records(self) -> int:
        """How many records it holds."""
        return sum(self.counts.values())

    @property
    def is_whole(self) -> bool:
        """Does it hold everything of its casebook that its profile lets out?"""
        return not self.articles and self.since is None


@dataclass(frozen=True)
class Signer:
    """Who signed a bundle."""

    name: str
    """As the signer calls itself: only the fingerprint tells who it is."""
    fingerprint: str
    """Of the public key: "3f2a 91bc …"."""
    public: str = ""
    """The public key, 64 hexadecimal digits."""
    is_known: bool = False
    """Is the key among those that this desk trusts?"""

    def __str__(self) -> str:
        """Name and fingerprint, as a transfer keeps them."""
        return f"{self.name} ({self.fingerprint})"


class BundleSource(Protocol):
    """Where a bundle is written from: everything comes one at a time, sorted as the format wants it."""

    @property
    def manifest(self) -> Manifest:
        """What is known before anything is read: no counts, no members, any bundle id."""

    def kinds(self) -> Iterable[str]:
        """The kinds of which there may be records, in any order."""

    def records(self, kind: str) -> Iterator[Plain]:
        """The records of a kind by ascending id, as plain values with every field."""

    def history(self) -> Iterator[Plain]:
        """Changes, oldest first, each with its records as `record_to_plain` writes them."""

    def lineage(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The changes that touched each record, by ascending id of the record, ids as text."""

    def tombstones(self) -> Iterator[Tombstone]:
        """What was deleted, by ascending id."""

    def custody(self) -> Iterator[Plain]:
        """The chain of custody, oldest first."""

    def withheld(self) -> Iterator[tuple[UUID, str, tuple[str, ...]]]:
        """Id, kind and the fields that stayed behind, by ascending id."""

    def blobs(self) -> Iterable[str]:
        """The hashes of the kept bytes, ascending."""

    def blob(self, sha256: str) -> Iterator[bytes]:
        """Kept bytes, piece by piece."""


class Bundle(Protocol):
    """A bundle that was opened and found whole: everything was checked before this is handed out.

    Everything is read from the file as it is asked for. Close it, or use it in `with`.
    """

    @property
    def manifest(self) -> Manifest:
        """What it holds."""

    @property
    def signer(self) -> Signer | None:
        """Who signed it; None where nobody did."""

    @property
    def sha256(self) -> str:
        """Of the bytes of its file."""

    def records(self, kind: type[R]) -> Iterator[R]:
        """The records of a kind, by ascending id."""

    def plain(self, kind: str) -> Iterator[Plain]:
        """The same as plain values, without what this version does not know; checked as strictly, and faster."""

    def unread(self) -> Iterator[tuple[UUID, str, Plain]]:
        """Records of unknown kinds, and unknown fields of known ones: id, kind and fields."""

    def history(self) -> Iterator[Change]:
        """What was done in the casebook, oldest first; nothing where the profile lets no history out."""

    def plain_history(self) -> Iterator[Plain]:
        """The same as plain values, with records of unknown kinds; checked as strictly, and faster."""

    def lineage(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The changes that touched each record, by ascending id of the record, ids as text."""

    def tombstones(self) -> Iterator[Tombstone]:
        """What was deleted: the id and the kind of the record, and the change that deleted it."""

    def custody(self) -> Iterator[CustodyEntry]:
        """The chain of custody, oldest first."""

    def withheld(self) -> Iterator[tuple[UUID, str, tuple[str, ...]]]:
        """Fields of single records that stayed behind, beside those that `manifest.withheld` names for all."""

    def blobs(self) -> Iterator[str]:
        """The hashes of the kept bytes that it brings, ascending."""

    def blob(self, sha256: str) -> bytes:
        """Kept bytes; KeyError where it does not bring them."""

    def close(self) -> None:
        """Let go of the file."""
