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
        """The verdict on a claim."""
        return next(self._of(Verdict, claim_id), None)

    def seal(self, verdict: Verdict) -> str | None:
        """The seal of a verdict on its claim; None where the claim is missing."""
        claim = self.claim(verdict.claim_id)
        named = ((link, self.records.get(link.evidence_id)) for link in self._of(Link, verdict.claim_id))
        linked = [(link, each) for link, each in named if isinstance(each, Evidence)]
        return seal(claim, verdict, linked) if claim else None

    def signed_seal(self, verdict_id: UUID) -> str | None:
        """The seal of a verdict as it is here; None where it is not signed here."""
        found = self.records.get(verdict_id)
        return self.seal(found) if isinstance(found, Verdict) and found.signed_by_id else None

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

    A signature from before there were seals falls when the change itself alters what it stands for; one whose claim the
    change opens falls, too. Conflict where the change itself signs what is not there any more.
    """
    suspects = _suspects(change, connection)
    if not suspects:
        return change
    stored = _stored(
        suspects | {each.claim_id for each in change.before if isinstance(each, Verdict)}, change, connection
    )
    before, after = _State(stored), _State(_written(stored, change))
    for claim_id in sorted(suspects):
        verdict = after.verdict(claim_id)
        if verdict is not None and verdict.signed_by_id and _falls(change, verdict, before, after):
            change = _opened(change, verdict, after)
    return change


def _suspects(change: Change, connection: Connection) -> set[UUID]:
    """The claims that `change` touches in any way, and that are signed off before or after it."""
    touched = [record for record in (*change.before, *change.after) if isinstance(record, _SEALED)]
    if not touched:
        return set()
    changed = {record.id for record in touched if isinstance(record, Evidence)}
    links = rows.read_where_in(connection, Link, "evidence_id", changed)
    named = {each.claim_id for each in (*touched, *links) if isinstance(each, Link | Verdict)}
    claims = (*rows.read_by_ids(connection, Claim, named), *(each for each in touched if isinstance(each, Claim)))
    gone = {record.id for record in change.removed}
    signed = {each.claim_id for each in change.after if isinstance(each, Verdict) and each.signed_by_id}
    return ({claim.id for claim in claims if claim.status is Status.SIGNED_OFF} | signed) - gone


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


def _falls(change: Change, verdict: Verdict, before: _State, after: _State) -> bool:
    if not after.is_signed_off(verdict.claim_id):
        return change.undoes is None  # steps of earlier versions left signatures on claims that they opened
    expected = verdict.signed_hash or before.signed_seal(verdict.id)
    if expected is None or expected == after.seal(verdict):
        return False
    if any(
        record.id == verdict.id and isinstance(record, Verdict) and not record.signed_by_id for record in change.before
    ):
        raise Conflict(
            f"“{change.label}” was not done: the claim or its evidence has changed in the meantime. "
            "Look at it again, then repeat the step."
        )
    return True


def _opened(change: Change, verdict: Verdict, written: _State) -> Change:
    """`change` with this verdict unsigned, and its claim marked for re-check where it was signed off."""
    fallen: list[Record] = [verdict.unsigned()]
    claim = written.claim(verdict.claim_id)
    if claim is not None and claim.status is Status.SIGNED_OFF:
        fallen.append(replace(claim, status=Status.RECHECK))
    touched = {record.id for record in (*change.before, *change.after)}
    before = [written.records[each.id] for each in fallen if each.id not in touched]
    after = {record.id: record for record in (*change.after, *fallen)}
    return replace(change, before=(*change.before, *before), after=tuple(after.values()))
