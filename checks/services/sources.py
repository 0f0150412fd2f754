"""Independent sources: what people rule about them, and records that are held twice."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from checks.domain.change import Change, Record
from checks.domain.evidence import Capture, CaptureState, Evidence, Link
from checks.domain.finding import Finding
from checks.domain.moment import Moment
from checks.domain.origin import Origin, OriginRuling, Question
from checks.domain.tables import ComparatorTable, TollSeries
from checks.errors import StepRefused
from checks.matching.duplicates import Candidate, Duplicate, candidate
from checks.matching.sources import origins, text_of
from checks.services.record_texts import texts_of
from checks.services.records import Records
from checks.storage.tables import changes

_NAMING = ("republished_from", "supersedes", "derived_from")
"""Fields by which one record names another."""
_HOLDING: tuple[tuple[Any, str], ...] = ((Finding, "values"), (TollSeries, "points"), (ComparatorTable, "rows"))
"""Kinds of records whose values name the record that they come from."""
_TEXTS = ("says", "note")
"""Fields of which a merged record keeps both records' words."""


@dataclass(frozen=True)
class Material:
    """All that a search for duplicates looks at, and the number of the last change that it knows of."""

    candidates: tuple[Candidate, ...]
    rulings: tuple[OriginRuling, ...]
    as_of: int


class Sources:
    """Rulings on which records are one source or one record, and the merging of records."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def rulings(self) -> tuple[OriginRuling, ...]:
        """All rulings, oldest first."""
        return self._records.all(OriginRuling)

    def origins_of(self, ids: Collection[UUID]) -> tuple[Origin, ...]:
        """The independent sources behind these records, by all that is known and ruled."""
        with self._records.reading():
            records = self._records.referring(Evidence, "id", ids)
            return origins(records, self.rulings(), texts_of(records, self._records))

    def rule(
        self,
        evidence: Evidence,
        others: Collection[Evidence],
        *,
        is_same: bool,
        reason: str,
        question: Question = Question.SOURCE,
    ) -> Change:
        """Decide that a record and each of `others` are, or are not, one source (or one record), for a reason.

        An earlier ruling on the same pair and question gives way. StepRefused without a reason.
        """
        if not reason.strip():
            raise StepRefused("Say why, so that others can follow the ruling.")
        wanted = {frozenset((evidence.id, other.id)): other for other in others if other.id != evidence.id}
        before = tuple(ruling for ruling in self._between(wanted) if ruling.question is question)
        made = tuple(
            OriginRuling(
                self._records.new_id(), evidence.id, other.id, is_same, reason.strip(), self._records.me.id, question
            )
            for other in wanted.values()
        )
        return self._records.apply(Change(_LABELS[question, is_same], before, made))

    def take_back(self, rulings: Collection[OriginRuling]) -> Change:
        """Let the program's own grouping hold again."""
        label = "Take back ruling" if len(rulings) == 1 else "Take back rulings"
        return self._records.apply(Change(label, before=tuple(rulings)))

    def material(self) -> Material:
        """What a search for duplicates needs; read at once, so that the search itself can run beside other work."""
        with self._records.reading() as connection:
            evidence = self._records.all(Evidence)
            texts = texts_of(evidence, self._records)
            number = connection.scalar(select(func.max(changes.c.number))) or 0
            candidates = tuple(candidate(record, text_of(record, texts)) for record in evidence)
            return Material(candidates, self.rulings(), number)

    def pairs(self, found: Collection[Duplicate]) -> tuple[tuple[Evidence, Evidence, Duplicate], ...]:
        """The records of each pair that a search found; pairs of which one is gone are left out."""
        ids = {record_id for each in found for record_id in each.pair}
        records = {record.id: record for record in self._records.referring(Evidence, "id", ids)}
        return tuple(
            (records[each.first_id], records[each.second_id], each) for each in found if each.pair <= records.keys()
        )

    def last_change(self) -> int:
        """The number of the last change: what was found before it may no longer be so."""
        with self._records.reading() as connection:
            return connection.scalar(select(func.max(changes.c.number))) or 0

    def merge(self, kept: Evidence, other: Evidence) -> Change:
        """Make one record of two: `kept` stays, and takes over what only `other` has, and all that names it.

        Links, references, rulings, findings, tables and captures go over; texts of both are kept, and where a field
        says two things, the remark of the record says what the other had. Undo brings back both as they were.
        """
        if kept.id == other.id:
            raise StepRefused("This is one record already.")
        stored, gone = self._records.get(Evidence, kept.id), self._records.get(Evidence, other.id)
        with self._records.reading():
            moved = list(self._moved(stored, gone))
        before = (stored, gone, *(old for old, _ in moved))
        after = (merged(stored, gone, self._records.now()), *(new for _, new in moved if new is not None))
        return self._records.apply(Change("Merge records", before, after))

    def _between(self, pairs: Collection[frozenset[UUID]]) -> Iterator[OriginRuling]:
        ids = {each for pair in pairs for each in pair}
        found = self._records.referring(OriginRuling, "first_id", ids)
        return (ruling for ruling in found if ruling.pair in pairs)

    def _moved(self, kept: Evidence, gone: Evidence) -> Iterator[tuple[Record, Record | None]]:
        """All records that name the one that goes, before and after; None for what has no place any more."""
        yield from self._links(kept, gone)
        naming = {
            record.id: record
            for field in _NAMING
            for record in self._records.referring(Evidence, field, [gone.id])
            if record.id not in (kept.id, gone.id)
        }
        for record in naming.values():
            yield record, _pointed(record, gone.id, kept.id)
        yield from self._rulings(kept, gone)
        for kind, field in _HOLDING:
            for found in self._records.all(kind):
                values = tuple(_pointed_value(value, gone.id, kept.id) for value in getattr(found, field))
                if values != getattr(found, field):
                    yield found, replace(found, **{field: values})

    def _links(self, kept: Evidence, gone: Evidence) -> Iterator[tuple[Record, Record | None]]:
        """The links of the one that goes; one that says the same as a link of the other is not made twice."""
        there = {_without_ids(link) for link in self._records.referring(Link, "evidence_id", [kept.id])}
        for link in self._records.referring(Link, "evidence_id", [gone.id]):
            moved = replace(link, evidence_id=kept.id)
            yield link, None if _without_ids(moved) in there else moved
            there.add(_without_ids(moved))

    def _rulings(self, kept: Evidence, gone: Evidence) -> Iterator[tuple[Record, Record | None]]:
        """A ruling between the two has no place any more; one on a pair that the other has ruled on gives way to it."""
        on_kept = {(ruling.pair, ruling.question) for ruling in self._rulings_on(kept)}
        for ruling in self._rulings_on(gone):
            first, second = (kept.id if each == gone.id else each for each in (ruling.first_id, ruling.second_id))
            is_settled = first == second or (frozenset((first, second)), ruling.question) in on_kept
            yield ruling, None if is_settled else replace(ruling, first_id=first, second_id=second)

    def _rulings_on(self, evidence: Evidence) -> tuple[OriginRuling, ...]:
        fields_ = ("first_id", "second_id")
        found = (each for field in fields_ for each in self._records.referring(OriginRuling, field, [evidence.id]))
        return tuple(dict.fromkeys(found))


_LABELS = {
    (Question.SOURCE, True): "Rule one source",
    (Question.SOURCE, False): "Rule different sources",
    (Question.RECORD, True): "Rule one record",
    (Question.RECORD, False): "Rule no duplicates",
}


def merged(kept: Evidence, other: Evidence, now: Moment) -> Evidence:
    """`kept` with what only `other` says; what both say otherwise stands in its remark.

    What was kept of the other's page or file becomes one more capture, of the day of its access, or else of `now`.
    """
    made: dict[str, Any] = {}
    lost: list[str] = []
    for field in fields(Evidence):
        name, mine, theirs = field.name, getattr(kept, field.name), getattr(other, field.name)
        if name in ("id", "captures") or theirs in (None, "", (), mine):
            continue
        if mine in (None, "", ()):
            made[name] = theirs
        elif isinstance(mine, tuple):
            made[name] = (*mine, *(each for each in theirs if each not in mine))
        elif name in _TEXTS:
            made[name] = mine if theirs in mine else f"{mine}\n\n{theirs}"
        elif name not in ("import_id", "snapshot_id"):
            lost.append(f"{name.replace('_', ' ')}: {_say(theirs)}")
    made["captures"] = tuple(
        sorted({*kept.captures, *_captures(kept, other, now)}, key=lambda capture: str(capture.at))
    )
    for name in _NAMING:  # it cannot be a copy of itself
        if made.get(name, getattr(kept, name)) in (kept.id, other.id):
            made[name] = None
    if lost:
        remark = made.get("note", kept.note)
        made["note"] = f"{remark}\n\nMerged with another record, which had {'; '.join(lost)}".strip()
    return replace(kept, **made)


def _captures(kept: Evidence, other: Evidence, now: Moment) -> Iterator[Capture]:
    """The captures of the other, and its snapshot where that is none of them and the record has one already."""
    yield from other.captures
    known = {capture.snapshot_id for capture in (*kept.captures, *other.captures)}
    if kept.snapshot_id and other.snapshot_id not in (None, kept.snapshot_id, *known):
        yield Capture(other.accessed or now, CaptureState.KEPT, other.snapshot_id, final_url=other.url)


def _say(value: object) -> str:
    mention = getattr(value, "mention", None)
    return str(mention or value)


def _pointed(record: Evidence, gone: UUID, kept: UUID) -> Evidence:
    named: dict[str, Any] = {field: kept for field in _NAMING if getattr(record, field) == gone}
    return replace(record, **named)


def _pointed_value(value: Any, gone: UUID, kept: UUID) -> Any:  # noqa: ANN401 - figures of findings, tolls and tables
    return replace(value, evidence_id=kept) if getattr(value, "evidence_id", None) == gone else value


def _without_ids(link: Link) -> Link:
    return replace(link, id=UUID(int=0))
