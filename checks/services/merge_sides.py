"""The two sides of a merge as they lie in the database and in the bundle."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, String, select, type_coerce

from checks.domain.codec import RECORD_TYPES
from checks.domain.merge_compare import portions
from checks.domain.merge_fields import Base, Lost
from checks.domain.merge_rules import Plain, as_id, blank
from checks.domain.progress import Progress, no_progress
from checks.domain.transfer import Profile, Transfer
from checks.exchange.bundle.format import Bundle
from checks.exchange.bundle.references import Ids
from checks.storage import cipher, lineage, merging, plain_rows
from checks.storage.plain_rows import id_text
from checks.storage.rows import among, is_seen
from checks.storage.rows import portions as parts
from checks.storage.scratch import Scratch
from checks.storage.tables import TABLES

Told = tuple[str, str, UUID, str]
"""Label, time, person and reason of a change."""


class CasebookSide:
    """The casebook that is merged into, read through one connection; see `merge_compare.Ours`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def is_encrypted(self) -> bool:
        """May nothing of it lie in a file that anybody can read?"""
        return cipher.key_of(self._connection) is not None

    def lineages(self, ids: Collection[UUID]) -> Mapping[UUID, tuple[UUID, ...]]:
        """The changes that these records have gone through."""
        return lineage.lineages(self._connection, ids)

    def lineages_as_text(self, ids: Collection[str]) -> Mapping[str, tuple[str, ...]]:
        """The same, all ids as text, for many records."""
        return lineage.lineages_as_text(self._connection, ids)

    def bases(self, news: Mapping[UUID, Sequence[UUID]]) -> Mapping[UUID, Base]:
        """What records were before the first of these changes that is about them."""
        held: dict[UUID, tuple[dict[str, Plain], dict[str, Plain]]] = {}
        waiting, found = {key: list(changes) for key, changes in news.items() if changes}, dict[UUID, Base]()
        while waiting:
            first = {changes[0] for changes in waiting.values()} - held.keys()
            held |= {key: _by_id(*content) for key, content in merging.contents(self._connection, first).items()}
            for key, changes in tuple(waiting.items()):
                before, after = held.get(changes.pop(0), (None, None))
                if before is None or after is None or _is_merging(after):
                    found[key] = Lost.BASE
                elif str(key) in before or str(key) in after:
                    found[key] = before.get(str(key))
                if key in found or not changes:
                    del waiting[key]
        return found

    def present(self, kind: str, ids: Collection[str]) -> set[str]:
        """Those of the records that are there, by their ids as text."""
        key = TABLES[RECORD_TYPES[kind]].c.id
        raw, seen = type_coerce(key, String), is_seen(RECORD_TYPES[kind])
        chosen = (select(raw).where(among(self._connection, key, part), *seen) for part in parts(ids))
        return {id_text(found) for each in chosen for found in self._connection.execute(each).scalars()}

    def imported(self, ids: Collection[UUID]) -> set[UUID]:
        """Those of the ids that are rows of an import, which no change may have touched yet."""
        told = {str(each): each for each in ids}
        return {told[found] for kind in ("Evidence", "EarlierCheck") for found in self.present(kind, told) if told}

    def find(self, kind: str, ids: Collection[UUID]) -> Mapping[UUID, Plain]:
        """The records with these ids, as far as they are there."""
        found = plain_rows.records(self._connection, RECORD_TYPES[kind], ids) if ids else ()
        return {UUID(each["id"]): {"record": kind, **each} for each in found}

    def referring(self, kind: str, field: str, values: Collection[object]) -> Iterable[Plain]:
        """The records whose field holds one of these values."""
        columns = TABLES[RECORD_TYPES[kind]].c
        chosen = (select(columns.id).where(columns[field].in_(part)) for part in parts(values))
        ids = {found for each in chosen for found in self._connection.execute(each).scalars()}
        return self.find(kind, ids).values()

    def told(self, changes: Collection[UUID]) -> Mapping[UUID, Told]:
        """Who made changes, when and why."""
        return merging.told(self._connection, changes)


class BundleSide:
    """The bundle that is merged; see `merge_compare.Theirs`. What is large lies in a temporary file: close it."""

    def __init__(self, bundle: Bundle, ours: CasebookSide, progress: Progress = no_progress) -> None:
        self.bundle = bundle
        self._ours = ours
        self._same = Ids()
        """The records that have gone through the same changes here, which are not kept twice."""
        self._lineages, self._bases = (Scratch(in_memory=ours.is_encrypted) for _ in range(2))
        self._deleted: dict[str, list[UUID]] = {}
        self._last: dict[UUID, UUID] = {}
        for key, kind, change in bundle.tombstones():
            self._deleted.setdefault(kind, []).append(key)
            self._last[key] = change
        self._withheld = {key: fields for key, _, fields in bundle.withheld()}
        self._changes: dict[UUID, Told] = {}
        self._done, self._progress = 0, progress
        self._apart = self._read_lineages()
        self._read_history(self._apart)

    @property
    def is_cut_down(self) -> bool:
        """May parts of its records have been left out, for it or for the casebook that it comes from?"""
        manifest = self.bundle.manifest
        return manifest.is_cut_down or manifest.profile is not Profile.INTERNAL

    def close(self) -> None:
        """Let go of the temporary files; the bundle stays open."""
        self._lineages.close()
        self._bases.close()

    def lineages(self, ids: Collection[UUID]) -> Mapping[UUID, tuple[UUID, ...]]:
        """The changes that these records have gone through."""
        found = {key: tuple(map(as_id, value.split())) for key, value in self._lineages.get(ids)}
        found |= self._ours.lineages([key for key in ids if key not in found and str(key) in self._same])
        buried = {key: (self._last[key],) for key in ids if key in self._last and key not in found}
        return {**found, **buried}

    def bases(self, news: Mapping[UUID, Sequence[UUID]]) -> Mapping[UUID, Base]:
        """What records were before the first change of theirs; lost where the bundle does not tell it."""
        found: dict[UUID, Base] = {key: json.loads(value) for key, value in self._bases.get(tuple(news))}
        told = {key for key, changes in news.items() if key in self._apart and self._changes.keys() >= set(changes)}
        return {**found, **dict.fromkeys(news.keys() - told, Lost.BASE)}

    def records(self, kind: str) -> Iterator[Plain]:
        """The records of a kind."""
        given = blank(kind)
        for plain in self.bundle.plain(kind):
            self._done += 1
            if not self._done % 1000:
                self._progress(self._done, max(self._done, self.bundle.manifest.records))
            plain["record"] = kind
            yield plain if given.keys() <= plain.keys() else {**given, **plain}

    def find(self, kind: str, ids: Collection[UUID]) -> Mapping[UUID, Plain]:
        """The records with these ids, as far as they are there; all of the kind are read for it."""
        wanted = {str(each) for each in ids}
        return {as_id(each["id"]): each for each in self.records(kind) if each["id"] in wanted}

    def has_same_past(self, record_id: str) -> bool:
        """Has a record gone through the same changes on both sides?"""
        return record_id in self._same

    def tombstones(self, kind: str) -> Iterable[UUID]:
        """The records of a kind that were deleted."""
        return self._deleted.get(kind, ())

    def withheld(self, kind: str, record_id: UUID) -> Collection[str]:
        """The fields of a record that stayed behind."""
        return (*self.bundle.manifest.withheld.get(kind, ()), *self._withheld.get(record_id, ()))

    def told(self, changes: Collection[UUID]) -> Mapping[UUID, Told]:
        """Who made changes, when and why, as far as the bundle tells."""
        return {key: self._changes[key] for key in changes if key in self._changes}

    def _read_lineages(self) -> dict[UUID, set[UUID]]:
        """Keep the lineages that are others than here; returns what went apart, with what only theirs knows of it."""
        apart: dict[UUID, set[UUID]] = {}
        for portion in portions(self.bundle.lineage()):
            here, other = self._ours.lineages_as_text([key for key, _ in portion]), dict[UUID, tuple[str, ...]]()
            for key, changes in portion:
                if here.get(key) == changes:
                    self._same.add(key)
                else:
                    other[UUID(key)] = changes
            self._lineages.put((key, " ".join(changes)) for key, changes in other.items())
            own = {key: set(here.get(str(key), ())) for key in other}
            known = self._known(own)
            for record_id, theirs in other.items():
                news = set(theirs) - own[record_id]
                if news and (own[record_id] - set(theirs) or record_id in known):
                    apart[record_id] = set(map(as_id, news))
        return apart

    def _known(self, lineages: Mapping[UUID, Collection[str]]) -> set[UUID]:
        """What is here of these, where that matters: a casebook that got parts alone may not change the rest."""
        if not self.is_cut_down:
            return set()
        unknown = [key for key, changes in lineages.items() if not changes]
        return {key for key, changes in lineages.items() if changes} | self._ours.imported(unknown)

    def _read_history(self, apart: Mapping[UUID, set[UUID]]) -> None:
        """Keep what these records were before, and who changed them."""
        wanted = {change for news in apart.values() for change in news}
        met: set[UUID] = set()
        for change in self.bundle.plain_history() if apart else ():
            key = as_id(change["id"])
            if key not in wanted:
                continue
            self._changes[key] = (change["label"], change["at"], as_id(change["person_id"]), change.get("reason", ""))
            before = {as_id(record["id"]): record for record in change["before"]}
            first = {*before, *(as_id(record["id"]) for record in change["after"])} - met
            news = {each for each in first if key in apart.get(each, ())}
            self._bases.put((each, json.dumps(before.get(each))) for each in news)
            met |= news


def _by_id(before: list[Any], after: list[Any]) -> tuple[dict[str, Plain], dict[str, Plain]]:
    return {each["id"]: each for each in before}, {each["id"]: each for each in after}


def _is_merging(after: Mapping[str, Plain]) -> bool:
    return any(each["record"] == Transfer.__name__ for each in after.values())
