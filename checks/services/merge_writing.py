"""Writes what merging does into the database, portion by portion, and plays it backwards and forwards again."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from uuid import UUID

from sqlalchemy import Connection

from checks.domain.article import Snapshot
from checks.domain.change import Change, Record
from checks.domain.claim import Claim
from checks.domain.codec import RECORD_TYPES, record_from_plain
from checks.domain.finding import Finding
from checks.domain.merge_compare import portions
from checks.domain.merge_result import Portion, Step
from checks.domain.merge_rules import REFERENCES
from checks.domain.transfer import Direction, Transfer
from checks.errors import Conflict
from checks.exchange.bundle.format import Bundle
from checks.services.conflicts import require_unchanged
from checks.storage import blobs, merging, rows

_AT_ONCE = 5
"""Changes of others that are kept at a time."""


class MergeWriter:
    """Writes the portions of one merge within one transaction."""

    def __init__(self, connection: Connection, bundle: Bundle, transfer_id: UUID, change_id: UUID, number: int) -> None:
        self._connection = connection
        self._bundle = bundle
        self._transfer_id = transfer_id
        self._change_id = change_id
        self._number = number
        self._place = 0
        self.added = self.changed = 0
        self.taken_in: list[str] = []
        """The hashes of bytes that were not here before."""

    def write(self, portion: Portion) -> None:
        """Write some records, and what is now known of them."""
        dropped = ((key, self._change_id, kind) for key, kind in portion.dropped)
        learnt = [*_learnt(portion), *self._own(portion.steps), *dropped]
        merging.learn(self._connection, self._transfer_id, learnt)
        steps = [step for step in portion.steps if step.before != step.after]
        if not steps and self._place:
            return
        before = tuple(record_from_plain(step.before) for step in steps if step.before)
        after = tuple(record_from_plain(step.after) for step in steps if step.after)
        change = Change("", before, after)
        self._keep_bytes(after)
        rows.delete(self._connection, [each for each in change.added if getattr(each, "import_id", None)])
        write_rows(self._connection, change, self._number, after=self.added)
        merging.keep_step(self._connection, self._transfer_id, self._place, before, after)
        merging.touch(self._connection, self._change_id, _touched((*before, *after)))
        self._place += 1
        self.added += len(change.added)
        self.changed += len(change.edited) + len(change.removed)

    def finish(self) -> None:
        """Write what comes with the records: the history of others, and what this version cannot read."""
        place = 0
        for history in portions(self._bundle.plain_history(), _AT_ONCE):
            merging.receive(self._connection, self._transfer_id, place, history)
            place += len(history)
        merging.keep_unread(self._connection, self._bundle.unread())

    def _own(self, steps: Collection[Step]) -> Iterator[merging.Learnt]:
        """That merging itself is a change of these records, and of the claims that they hang on."""
        for step in (each for each in steps if each.is_own):
            for record in (each for each in (step.before, step.after) if each):
                deleted = record["record"] if step.after is None else None
                yield UUID(record["id"]), self._change_id, deleted
                if record.get("claim_id"):
                    yield UUID(record["claim_id"]), self._change_id, None

    def _keep_bytes(self, records: Collection[Record]) -> None:
        for record in records:
            if isinstance(record, Snapshot) and not blobs.is_kept(self._connection, record.sha256):
                blobs.keep(self._connection, record.sha256, self._bundle.blob(record.sha256))
                self.taken_in.append(record.sha256)


def write_rows(connection: Connection, change: Change, number: int, *, after: int = 0) -> None:
    """Delete, change and add the records of a change."""
    rows.delete(connection, change.removed)
    rows.update(connection, (new for _, new in change.edited))
    rows.insert(connection, change.added, number, after=after)


def replay(connection: Connection, change: Change, number: int) -> None:
    """Take back what merging did where `change` takes its transfer away, and do it again where it brings it back.

    Conflict, so that nothing is written, where a record is not as it was left, or something hangs on one since.
    """
    for record in (*change.removed, *change.added):
        if not isinstance(record, Transfer) or record.direction is not Direction.RECEIVED or change.id is None:
            continue
        merged = merging.merging_of(connection, record.id)
        if merged is None or merged == change.id:
            continue
        backwards = record in change.removed
        for step in _steps(connection, record.id, change.label, backwards=backwards):
            require_unchanged(connection, step)
            _drop_findings(connection, step)
            write_rows(connection, step, number)
        for step in _steps(connection, record.id, change.label, backwards=backwards):
            _require_nothing_hangs(connection, step)
        merging.touch_as(connection, change.id, merged)


def _steps(connection: Connection, transfer_id: UUID, label: str, *, backwards: bool) -> Iterator[Change]:
    for before, after in merging.steps(connection, transfer_id, backwards=backwards):
        yield Change(label, after[::-1], before[::-1]) if backwards else Change(label, before, after)


def _drop_findings(connection: Connection, step: Change) -> None:
    """Take away what rules noticed about claims that go: they notice it anew where the claims come back."""
    gone = [record.id for record in step.removed if isinstance(record, Claim)]
    rows.delete(connection, rows.read_where_in(connection, Finding, "claim_id", gone))


def _require_nothing_hangs(connection: Connection, step: Change) -> None:
    for kind, references in REFERENCES.items():
        for reference in references:
            gone = [record.id for record in step.removed if type(record).__name__ == reference.to]
            if reference.is_membership or not gone:
                continue
            if rows.read_where_in(connection, RECORD_TYPES[kind], reference.field, gone):
                raise Conflict(
                    f"“{step.label}” was not done: what came with the bundle has been worked on since. "
                    "Take that back first, then repeat the step."
                )


def _learnt(portion: Portion) -> Iterator[merging.Learnt]:
    for ids, kind, news, is_gone in portion.news:
        for key in ids:
            yield from ((key, change, kind if is_gone and change == news[-1] else None) for change in news)


def _touched(records: Collection[Record]) -> set[UUID]:
    claims = {claim_id for each in records if (claim_id := getattr(each, "claim_id", None)) is not None}
    return claims | {record.id for record in records}
