"""Small bundles to open, and to take apart and put together wrongly."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile

from checks.domain.article import Article, ArticleVersion, Snapshot
from checks.domain.change import Change, Record
from checks.domain.claim import Claim, Kind
from checks.domain.codec import record_to_plain, to_plain
from checks.domain.custody import CustodyAction, CustodyEntry
from checks.domain.evidence import Evidence, EvidenceKind, Figure, Link, Stance
from checks.domain.moment import Moment
from checks.domain.person import Comment, Person
from checks.domain.span import Anchor, Span
from checks.domain.transfer import Profile
from checks.domain.verdict import Rating, Scale, Verdict
from checks.exchange.bundle.format import Manifest, Plain, Tombstone
from checks.exchange.bundle.lines import to_bytes
from checks.exchange.bundle.writing import NO_ID, bundle_id

TEXT = "Eight people were killed on Friday."
BLOB = b"Eight people were killed, the governor said."
DIGEST = sha256(BLOB).hexdigest()
AT = Moment.parse("2025-05-23T14:01+00:00")
PERSON, ARTICLE, VERSION, SNAPSHOT = UUID(int=1), UUID(int=2), UUID(int=3), UUID(int=4)
CLAIM, EVIDENCE, LINK, VERDICT, COMMENT = UUID(int=5), UUID(int=6), UUID(int=7), UUID(int=8), UUID(int=9)
CHANGE, GONE = UUID(int=20), UUID(int=30)

RECORDS: tuple[Record, ...] = (
    Person(PERSON, "Olena Checker"),
    Article(ARTICLE, "A strike", url="https://example.org/a", owner_id=PERSON),
    ArticleVersion(
        VERSION, ARTICLE, 1, TEXT, sha256(TEXT.encode()).hexdigest(), SNAPSHOT, sentences=(Span(0, len(TEXT)),)
    ),
    Snapshot(SNAPSHOT, DIGEST, "text/plain", len(BLOB)),
    Claim(CLAIM, VERSION, Anchor.at(TEXT, 0, 24), 0, Kind.QUANTITY, statement="Eight were killed."),
    Evidence(
        EVIDENCE, EvidenceKind.REPORT, "The governor", figures=(Figure("killed", best=8.0),), snapshot_id=SNAPSHOT
    ),
    Link(LINK, CLAIM, EVIDENCE, Stance.SUPPORTS, passage="Eight people"),
    Verdict(VERDICT, CLAIM, "true", "The governor says so.", AT, person_id=PERSON, decided_at=AT, is_draft=False),
    Comment(COMMENT, CLAIM, PERSON, "Ask again.", AT),
)
SCALE = Scale("House", 1, (Rating("true", "True", 5), Rating("false", "False", 1)))


@dataclass
class Parcel:
    """A source of a bundle that lies in memory."""

    held: tuple[Record, ...] = RECORDS
    manifest: Manifest = field(
        default_factory=lambda: Manifest(NO_ID, CHANGE, Profile.INTERNAL, "claimdesk 0.1.0", SCALE)
    )
    extra: dict[str, list[Plain]] = field(default_factory=dict)
    """Records as plain values, of whatever kind."""
    bytes_: dict[str, bytes] = field(default_factory=lambda: {DIGEST: BLOB})

    def kinds(self) -> Iterable[str]:
        return {type(each).__name__ for each in self.held} | self.extra.keys()

    def records(self, kind: str) -> Iterator[Plain]:
        plain = [json.loads(to_bytes(to_plain(each))) for each in self.held if type(each).__name__ == kind]
        return iter(sorted(plain + self.extra.get(kind, []), key=lambda each: str(each["id"])))

    def history(self) -> Iterator[Plain]:
        change = Change("Add article", after=RECORDS[1:3], id=CHANGE, at=AT, person_id=PERSON)
        plain = to_plain(replace(change, after=())) | {"after": [record_to_plain(each) for each in change.after]}
        yield json.loads(to_bytes(plain))

    def lineage(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        yield str(ARTICLE), (str(CHANGE),)
        yield str(VERSION), (str(CHANGE),)

    def tombstones(self) -> Iterator[Tombstone]:
        yield GONE, "Claim", CHANGE

    def custody(self) -> Iterator[Plain]:
        entry = CustodyEntry(UUID(int=40), DIGEST, CustodyAction.TAKEN_IN, AT, PERSON, "claimdesk 0.1.0")
        yield json.loads(to_bytes(to_plain(entry)))

    def withheld(self) -> Iterator[tuple[UUID, str, tuple[str, ...]]]:
        yield EVIDENCE, "Evidence", ("says",)

    def blobs(self) -> Iterable[str]:
        return sorted(self.bytes_)

    def blob(self, sha256: str) -> Iterator[bytes]:
        yield self.bytes_[sha256]


def unpacked(path: Path) -> dict[str, bytes]:
    """The members of a bundle by name."""
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(members: dict[str, bytes], path: Path, *, is_listed: bool = True) -> Path:
    """A bundle of these members; `is_listed`: with a manifest that lists them as they are."""
    made = dict(members)
    if is_listed:
        made["manifest.json"] = listed(made)
    path.write_bytes(zipped(made))
    return path


def zipped(members: dict[str, bytes]) -> bytes:
    """The bytes of an archive."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def listed(members: dict[str, bytes], edit: Callable[[dict[str, Any]], None] = lambda plain: None) -> bytes:
    """A manifest that tells the truth about the members, changed by `edit` before it gets its id."""
    plain = json.loads(members["manifest.json"])
    others = {name: data for name, data in members.items() if name not in ("manifest.json", "signature.json")}
    plain["members"] = [
        {"name": name, "size": len(data), "sha256": sha256(data).hexdigest()} for name, data in others.items()
    ]
    plain["counts"] = {name[8:-6]: data.count(b"\n") for name, data in others.items() if name.startswith("records/")}
    edit(plain)
    return with_id(plain)


def with_id(plain: dict[str, Any]) -> bytes:
    """A manifest with the id that belongs to its content."""
    from checks.domain.codec import from_plain

    try:
        plain["bundle_id"] = str(bundle_id(from_plain(plain, Manifest)))
    except Exception:  # noqa: BLE001 - what is no manifest has no id
        plain["bundle_id"] = str(NO_ID)
    return to_bytes(plain)
