"""Makes a change fit the findings that are stored: rules write and remove them at any time, beside the history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from sqlalchemy import Connection

from checks.domain.change import Change, Record
from checks.domain.claim import Claim
from checks.domain.finding import Finding
from checks.storage import rows

_Pair = tuple[Finding | None, Finding | None]
"""A finding before and after a change; None where it is not there."""


def settled(change: Change, connection: Connection) -> Change:
    """`change` as far as its findings are still there, with those of the claims that it removes.

    A decision falls on the finding as it is stored now; where somebody else has decided otherwise, the change stays as
    it is, so that it conflicts. Undo does not bring back what rules noticed: it may be stale, and they notice it anew.
    """
    ids = {record.id for record in (*change.before, *change.after) if isinstance(record, Finding)}
    gone = {record.id for record in change.removed if isinstance(record, Claim)}
    if not ids and not gone:
        return change
    stored = {each.id: each for each in rows.read_by_ids(connection, Finding, ids)}
    hung = rows.read_where_in(connection, Finding, "claim_id", gone)
    pairs = [*_fitting(change, stored, _claims(change, connection)), *((each, None) for each in hung)]
    before = {old.id: old for old, _ in pairs if old}
    after = {new.id: new for _, new in pairs if new}
    return replace(
        change,
        before=(*_others(change.before), *before.values()),
        after=(*_others(change.after), *after.values()),
    )


def _fitting(change: Change, stored: dict[UUID, Finding], claims: set[UUID]) -> Iterator[_Pair]:
    before, after = _findings(change.before), _findings(change.after)
    for finding_id in before | after:
        old, new, now = before.get(finding_id), after.get(finding_id), stored.get(finding_id)
        if old and new:
            yield from _edited(old, new, now)
        elif old:
            yield now, None
        elif new and now:
            yield now, replace(now, dismissed=now.dismissed or new.dismissed)
        elif new and new.claim_id in claims and (new.dismissed or not change.undoes):
            yield None, new


def _edited(old: Finding, new: Finding, now: Finding | None) -> Iterator[_Pair]:
    if now and now != old and now.dismissed == old.dismissed:
        yield now, replace(now, dismissed=new.dismissed, claim_id=new.claim_id)
    elif now:
        yield old, new


def _claims(change: Change, connection: Connection) -> set[UUID]:
    """The claims of added findings that are there once the change is written."""
    wanted = {record.claim_id for record in change.added if isinstance(record, Finding)}
    made = {record.id for record in change.added if isinstance(record, Claim)}
    return made | {claim.id for claim in rows.read_by_ids(connection, Claim, wanted - made)}


def _findings(records: tuple[Record, ...]) -> dict[UUID, Finding]:
    return {record.id: record for record in records if isinstance(record, Finding)}


def _others(records: tuple[Record, ...]) -> tuple[Record, ...]:
    return tuple(record for record in records if not isinstance(record, Finding))
