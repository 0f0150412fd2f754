"""Lets approvals fall: a change that alters what a signature stands for opens the claim again, in the same change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Connection

from checks.domain.approval import seal
from checks.domain.change import Change, Record
from checks.domain.claim import Claim, Status
from checks.domain.evidence import Evidence, Link
from checks.domain.verdict import Verdict
from checks.errors import Conflict
from checks.storage import rows

R = TypeVar("R", bound=Record)

_SEALED = Claim | Verdict | Link | Evidence
"""The kinds of records that a seal is made of."""


@dataclass(frozen=True)
class _State:
    """Claims, their verdicts and links, and the records these name, at one moment."""

    records: Mapping[UUID, Record] = field(default_factory=dict)

    def claim(self, claim_id: UUID) -> Claim | None:
        found = self.records.get(claim_id)
        return found if isinstance(found, Claim) else None

    def verdict(self, claim_id: UUID) -> Verdict | None:
        return next(self._of(Verdict, claim_id), None)

    def seal(self, claim_id: UUID) -> str | None:
        """The seal of the verdict on a claim; None where one of the two is missing."""
        claim, verdict = self.claim(claim_id), self.verdict(claim_id)
        if claim is None or verdict is None:
            return None
        named = ((link, self.records.get(link.evidence_id)) for link in self._of(Link, claim_id))
        return seal(claim, verdict, [(link, each) for link, each in named if isinstance(each, Evidence)])

    def is_signed_off(self, claim_id: UUID) -> bool:
        claim = self.claim(claim_id)
        return claim is not None and claim.status is Status.SIGNED_OFF

    def _of(self, kind: type[R], claim_id: UUID) -> Iterator[R]:
        for record in self.records.values():
            if isinstance(record, kind) and getattr(record, "claim_id", None) == claim_id:
                yield record


def seal_of(connection: Connection, claim: Claim, verdict: Verdict) -> str:
    """The seal of `verdict` on `claim`, with the evidence that is linked to it in the casebook."""
    links = rows.read_where_in(connection, Link, "claim_id", [claim.id])
    records = {each.id: each for each in rows.read_by_ids(connection, Evidence, {link.evidence_id for link in links})}
    return seal(claim, verdict, [(link, records[link.evidence_id]) for link in links if link.evidence_id in records])


def fallen(change: Change, connection: Connection) -> Change:
    """`change`, with every claim opened for re-check whose signature does not fit any more once it is written.

    A signature from before there were seals falls when the change itself alters what it stands for. Conflict where the
    change itself signs what is not there any more.
    """
    suspects = _suspects(change, connection)
    if not suspects:
        return change
    stored = _stored(suspects, change, connection)
    before, after = _State(stored), _State(_written(stored, change))
    for claim_id in sorted(suspects):
        if _falls(claim_id, before, after):
            _require_signed_before(change, claim_id, before)
            change = _opened(change, claim_id, stored)
    return change


def _suspects(change: Change, connection: Connection) -> set[UUID]:
    """The claims that are signed off once `change` is written, and that it touches in any way."""
    touched = [record for record in (*change.before, *change.after) if isinstance(record, _SEALED)]
    if not touched:
        return set()
    changed = {record.id for record in touched if isinstance(record, Evidence)}
    links = rows.read_where_in(connection, Link, "evidence_id", changed)
    named = {each.claim_id for each in (*touched, *links) if isinstance(each, Link | Verdict)}
    claims = {each.id: each for each in rows.read_by_ids(connection, Claim, named)}
    claims.update((each.id, each) for each in change.after if isinstance(each, Claim))
    gone = {record.id for record in change.removed}
    return {id_ for id_, claim in claims.items() if claim.status is Status.SIGNED_OFF and id_ not in gone}


def _stored(claim_ids: Collection[UUID], change: Change, connection: Connection) -> dict[UUID, Record]:
    links = rows.read_where_in(connection, Link, "claim_id", claim_ids)
    added = [record for record in change.after if isinstance(record, Link) and record.claim_id in claim_ids]
    wanted = {link.evidence_id for link in (*links, *added)}
    found: Iterable[Record] = (
        *rows.read_by_ids(connection, Claim, claim_ids),
        *rows.read_where_in(connection, Verdict, "claim_id", claim_ids),
        *links,
        *rows.read_by_ids(connection, Evidence, wanted),
    )
    return {record.id: record for record in found}


def _written(stored: Mapping[UUID, Record], change: Change) -> dict[UUID, Record]:
    gone = {record.id for record in change.removed}
    kept = {id_: record for id_, record in stored.items() if id_ not in gone}
    return kept | {record.id: record for record in change.after if isinstance(record, _SEALED)}


def _falls(claim_id: UUID, before: _State, after: _State) -> bool:
    verdict = after.verdict(claim_id)
    if verdict is None or not after.is_signed_off(claim_id):
        return False
    expected = verdict.signed_hash or (before.seal(claim_id) if before.is_signed_off(claim_id) else None)
    return expected is not None and expected != after.seal(claim_id)


def _require_signed_before(change: Change, claim_id: UUID, before: _State) -> None:
    if before.claim(claim_id) is not None and not before.is_signed_off(claim_id):
        raise Conflict(
            f"“{change.label}” was not done: the claim or its evidence has changed in the meantime. "
            "Look at it again, then repeat the step."
        )


def _opened(change: Change, claim_id: UUID, stored: Mapping[UUID, Record]) -> Change:
    """`change` with this claim marked for re-check and its verdict unsigned."""
    before = {record.id: record for record in change.before}
    after = {record.id: record for record in change.after}
    state = _State({**stored, **after})
    claim, verdict = state.claim(claim_id), state.verdict(claim_id)
    for record in (claim, verdict):
        if record is not None and record.id not in after:
            before[record.id] = stored[record.id]
    if claim is not None:
        after[claim.id] = replace(claim, status=Status.RECHECK)
    if verdict is not None:
        after[verdict.id] = verdict.unsigned()
    return replace(change, before=tuple(before.values()), after=tuple(after.values()))
