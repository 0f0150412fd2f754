"""Holds everything in a bundle against its manifest and against the domain, before anything is handed out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from checks.domain.change import Change
from checks.domain.codec import RECORD_TYPES
from checks.domain.custody import CustodyEntry
from checks.domain.progress import Progress
from checks.exchange.bundle import format as names
from checks.exchange.bundle.archive import Archive
from checks.exchange.bundle.format import Manifest, Member
from checks.exchange.bundle.forms import CHANGE, LINEAGE, TOMBSTONE, WITHHELD, Form, is_id
from checks.exchange.bundle.lines import LONGEST_LINE, from_bytes, require_shallow
from checks.exchange.bundle.record_checks import RecordChecks
from checks.exchange.bundle.refusal import BundleRefused

_PIECE = 2**20


def verify(archive: Archive, manifest: Manifest, progress: Progress) -> None:
    """Read every member once; BundleRefused for the first thing that is not as it should be."""
    _Verifier(archive, manifest, progress).run()


class _Verifier:
    def __init__(self, archive: Archive, manifest: Manifest, progress: Progress) -> None:
        self._archive = archive
        self._manifest = manifest
        self._progress = progress
        self._records = RecordChecks(archive.name)
        self._done = 0
        self._seen: set[str] = set()

    def run(self) -> None:
        """All members, then what they say of each other."""
        self._require_listed()
        for member in self._manifest.members:
            with self._archive.whole():
                self._read(member)
        counts = {kind: len(ids) for kind, ids in self._records.ids.items()}
        self._require(dict(self._manifest.counts) == counts, "holds other records than it lists")
        self._records.require_all_there()
        blobs = {member.name.removeprefix(names.BLOBS): member.size for member in self._blobs()}
        self._require(self._records.blobs == blobs, "lacks the bytes of a copy, or brings some that belong to none")

    def _blobs(self) -> Iterator[Member]:
        return (member for member in self._manifest.members if member.name.startswith(names.BLOBS))

    def _require_listed(self) -> None:
        listed = [member.name for member in self._manifest.members]
        there = self._archive.members - {names.MANIFEST, names.SIGNATURE}
        self._require(len(listed) == len(set(listed)) and set(listed) == there, "holds other files than it lists")
        for member in self._manifest.members:
            self._require(self._archive.size(member.name) == member.size, "holds a file of another size than it lists")

    def _read(self, member: Member) -> None:
        digest = sha256()
        if member.name.startswith(names.BLOBS):
            self._require(member.name == f"{names.BLOBS}{member.sha256}", "lists bytes under another hash than theirs")
            with self._archive.open(member.name) as stream:
                while piece := stream.read(_PIECE):
                    digest.update(piece)
        else:
            self._read_lines(member, digest)
        self._require(digest.hexdigest() == member.sha256, f"was altered: “{member.name}” is not what it lists")

    def _read_lines(self, member: Member, digest: Any) -> None:  # noqa: ANN401 - what hashlib makes has no name
        check = self._check_of(member.name)
        with self._archive.open(member.name) as stream:
            number = 0
            while line := stream.readline(LONGEST_LINE + 1):
                number += 1
                where = f"Line {number} of “{member.name}” in “{self._archive.name}”"
                if len(line) > LONGEST_LINE:
                    raise BundleRefused(f"{where} is longer than any record: the bundle may be a trap.")
                digest.update(line)
                check(line, where)
                self._tell()

    def _tell(self) -> None:
        self._done += 1
        if not self._done % 1000:
            self._progress(self._done, max(self._done, self._manifest.records))

    def _check_of(self, name: str) -> Callable[[bytes, str], None]:
        """What looks at the lines of a member; where they stand is told with each."""
        if name.startswith(names.RECORDS):
            kind = name.removeprefix(names.RECORDS).removesuffix(".jsonl")
            return self._records.check_of(kind)
        order = _Ascending()
        return {
            names.HISTORY: self._change,
            names.CUSTODY: self._custody,
            names.LINEAGE: lambda line, where: self._lineage(line, where, order),
            names.TOMBSTONES: lambda line, where: self._tombstone(line, where, order),
            names.WITHHELD: lambda line, where: self._withheld(line, where, order),
        }[name]

    def _change(self, line: bytes, where: str) -> None:
        plain = CHANGE.read(line)
        if plain is None:
            plain = from_bytes(line, where)
            _require(is_change(plain), where, "is no change that the program could have made")
        self._require_new(plain["id"], where)

    def _custody(self, line: bytes, where: str) -> None:
        plain = _read(line, where, Form.of(CustodyEntry), "is no entry of a chain of custody")
        self._require_new(plain["id"], where)
        if plain.get("person_id"):
            self._records.name("Person", plain["person_id"])

    def _require_new(self, record_id: str, where: str) -> None:
        _require(record_id not in self._seen, where, "has an id that stands there twice")
        self._seen.add(record_id)

    def _lineage(self, line: bytes, where: str, order: _Ascending) -> None:
        plain = _read(line, where, LINEAGE, "does not say which changes touched a record")
        _require(order.accepts(plain["id"]), where, "does not say which changes touched a record")

    def _tombstone(self, line: bytes, where: str, order: _Ascending) -> None:
        plain = _read(line, where, TOMBSTONE, "does not say what was deleted")
        _require(order.accepts(plain["id"]), where, "does not say what was deleted")
        is_there = plain["id"] in self._records.ids.get(plain["kind"], ())
        _require(not is_there, where, "says that a record was deleted which is there")

    def _withheld(self, line: bytes, where: str, order: _Ascending) -> None:
        plain = _read(line, where, WITHHELD, "does not say what was withheld")
        _require(order.accepts(plain["id"]), where, "does not say what was withheld")

    def _require(self, holds: bool, what: str) -> None:
        _require(holds, f"“{self._archive.name}”", what)


def _read(line: bytes, where: str, form: Form, fault: str) -> dict[str, Any]:
    """What a line holds that has a form; BundleRefused where it has not."""
    plain = form.read(line)
    if plain is None:
        plain = from_bytes(line, where)
        _require(not form.misfit(plain), where, fault)
    return plain


def is_change(plain: Mapping[str, Any]) -> bool:
    """Is it a change as a bundle tells it: with id, time and person, its records of a known kind as they should be?"""
    if any(plain.get(each) is None for each in CHANGE.needed if CHANGE.needed[each]) or Form.of(Change).misfit(plain):
        return False
    return all(_is_record(record) for side in ("before", "after") for record in plain[side])


def _is_record(plain: Mapping[str, Any]) -> bool:
    name = plain.get("record")
    if type(name) is not str or not is_id(plain.get("id")):
        return False
    kind = RECORD_TYPES.get(name)
    if kind is None:
        require_shallow(dict(plain), "The history")
        return True
    return not Form.of(kind).misfit(plain)


class _Ascending:
    """Ids that come one after the other, none twice."""

    def __init__(self) -> None:
        self._last = ""

    def accepts(self, record_id: str) -> bool:
        """Does it come after the one before?"""
        is_next, self._last = record_id > self._last, record_id
        return is_next


def _require(holds: bool, where: str, what: str) -> None:
    if not holds:
        raise BundleRefused(f"{where} {what}: ask for the bundle to be made again.")
