"""A casebook as the source of a bundle: everything of it or what was chosen, as it lies in the database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from checks.domain.article import Snapshot
from checks.domain.codec import RECORD_TYPES, from_plain, to_plain
from checks.domain.transfer import Direction, Profile, Transfer
from checks.domain.verdict import Scale
from checks.errors import CasebookDamaged
from checks.exchange.bundle.format import Manifest, Plain, Tombstone
from checks.exchange.bundle.forms import Form
from checks.exchange.bundle.lines import to_bytes
from checks.exchange.bundle.writing import NO_ID
from checks.services.bundle_choice import Choice, Chosen, chosen_ids
from checks.storage import blobs, history, lineage, plain_rows, rows

_SMALL = 4 * 2**20
"""Bytes that are read at once."""


class CasebookSource:
    """The content of a casebook for the house itself, read while it is written; see `BundleSource`."""

    def __init__(self, connection: Connection, choice: Choice, scale: Scale, program: str) -> None:
        self._connection = connection
        self._choice = choice
        self._chosen: Chosen | None = chosen_ids(connection, choice)
        self._sizes: dict[str, int] | None = None
        self._transfers: set[str] = set()
        self._keepers = {plain["person_id"] for plain in self.custody()} if self._chosen is not None else set()
        first = history.first_id(connection)
        self.manifest = Manifest(
            NO_ID,
            first,
            Profile.INTERNAL,
            program,
            scale,
            articles=choice.articles,
            since=choice.since,
            is_cut_down=any(_leaves_out(each) for each in rows.read(connection, Transfer)),
        )

    def kinds(self) -> Iterable[str]:
        """All that a casebook keeps, and those that came in from later versions of the program."""
        known = [name for name, kind in RECORD_TYPES.items() if kind is not Transfer]
        unknown = plain_rows.unknown_kinds(self._connection) if self._chosen is None else ()
        return dict.fromkeys([*known, *(name for name in unknown if name not in RECORD_TYPES)])

    def records(self, kind: str) -> Iterator[Plain]:
        """The records of a kind by ascending id, with what this version cannot read of them."""
        unread = plain_rows.unknown_fields(self._connection, kind)
        if kind not in RECORD_TYPES:
            yield from (fields for _, fields in unread)
            return
        domain: type[Any] = RECORD_TYPES[kind]
        waiting = next(unread, None)
        ids = None if self._chosen is None else {*self._chosen.get(domain, ()), *self._kept_by(kind)}
        for plain in plain_rows.records(self._connection, domain, ids):
            while waiting and str(waiting[0]) < plain["id"]:
                waiting = next(unread, None)
            yield with_unread(plain, waiting[1], domain) if waiting and str(waiting[0]) == plain["id"] else plain

    def _kept_by(self, kind: str) -> set[UUID]:
        """The people whom the chain of custody names."""
        return {UUID(each) for each in self._keepers if each} if kind == "Person" else set()

    def history(self) -> Iterator[Plain]:
        """What was done, but for sending and receiving bundles, which concerns this casebook alone."""
        ids = self._all_chosen()
        for plain in plain_rows.history(self._connection, self._choice.since or 0):
            held = [*plain["before"], *plain["after"]]
            if held and all(each["record"] == Transfer.__name__ for each in held):
                self._transfers.update(each["id"] for each in held)
                continue
            if ids is None or any(each["id"] in ids for each in held):
                yield plain

    def lineage(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The changes that touched each record, and each that was deleted."""
        ids = self._all_chosen()
        every = lineage.lineage(self._connection)
        if ids is None:
            return (pair for pair in every if pair[0] not in self._transfers)
        told = ids | {str(record_id) for record_id, _, _ in self.tombstones()}
        return (pair for pair in every if pair[0] in told)

    def tombstones(self) -> Iterator[Tombstone]:
        """What was deleted; nothing where single articles were chosen."""
        if self._choice.articles:
            return iter(())
        return lineage.tombstones(self._connection, self._choice.since or 0)

    def custody(self) -> Iterator[Plain]:
        """The chain of custody of the bytes that go along."""
        known = None if self._chosen is None else set(self.blobs())
        for plain in plain_rows.custody_entries(self._connection):
            if known is None or plain["sha256"] in known or plain["sha256_after"] in known:
                yield plain

    def withheld(self) -> Iterator[tuple[UUID, str, tuple[str, ...]]]:
        """Nothing: it stays in the house."""
        return iter(())

    def blobs(self) -> Iterable[str]:
        """The hashes of all bytes that the snapshots name, ascending."""
        if self._sizes is None:
            ids = None if self._chosen is None else self._chosen[Snapshot]
            every = plain_rows.records(self._connection, Snapshot, ids)
            self._sizes = {plain["sha256"]: plain["size"] for plain in every}
        return sorted(self._sizes)

    def blob(self, sha256: str) -> Iterator[bytes]:
        """Kept bytes; CasebookDamaged where they are gone."""
        if (self._sizes or {}).get(sha256, _SMALL) >= _SMALL:
            yield from blobs.pieces(self._connection, sha256)
            return
        data = blobs.load(self._connection, sha256)
        if data is None:
            raise CasebookDamaged(
                f"The bytes with the hash {sha256[:12]}… are gone from the casebook: take them out of a backup first."
            )
        yield data

    def _all_chosen(self) -> frozenset[str] | None:
        if self._chosen is None:
            return None
        return frozenset(str(each) for ids in self._chosen.values() for each in ids)


def with_unread(plain: Plain, unread: Plain, kind: type[Any]) -> Plain:
    """A record with what a later version wrote into it, as far as nobody changed it here since."""
    made = dict(plain)
    for name, raw in unread.items():
        is_new = name not in Form.of(kind).needed
        if is_new or _readable({**plain, name: raw}, name, kind) == to_bytes({name: plain[name]}):
            made[name] = raw
    return made


def _readable(plain: Plain, name: str, kind: type[Any]) -> bytes:
    return to_bytes({name: to_plain(from_plain(plain, kind))[name]})


def _leaves_out(transfer: Transfer) -> bool:
    """Did it bring in what somebody had cut down for others?"""
    return transfer.direction is Direction.RECEIVED and transfer.profile is not Profile.INTERNAL
