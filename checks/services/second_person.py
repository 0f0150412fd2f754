"""What the rule of two people forbids, by whatever road a change comes: a step, undo, redo, a restored record."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection

from checks.domain.change import Change
from checks.domain.second_check import SecondCheck
from checks.domain.verdict import Verdict
from checks.errors import StepRefused
from checks.storage import rows


def require_two_people(change: Change, person_id: UUID, connection: Connection) -> None:
    """StepRefused where this person may not do it alone."""
    _require_own_signature(change, person_id)
    _require_first_kept(change, connection)


def _require_own_signature(change: Change, person_id: UUID) -> None:
    """Nobody signs in another's name, as redoing their signature would.

    Taking a step back is no signing: a signature that fell with it stands again, by whoever gave it.
    """
    pairs = ((old, new) for old, new in change.edited if isinstance(old, Verdict) and isinstance(new, Verdict))
    signed = (new.signed_by_id for old, new in pairs if new.signed_by_id != old.signed_by_id)
    if change.undoes is None and any(each not in (None, person_id) for each in signed):
        raise StepRefused("This step signs in the name of somebody else. Only they can do it again.")


def _require_first_kept(change: Change, connection: Connection) -> None:
    """A verdict that stands is not changed once a second check of it is handed in, but with what closes that check."""
    gone = {record.id for record in change.removed}
    touched = {
        record.claim_id
        for record in change.before
        if isinstance(record, Verdict) and not record.is_draft and record.claim_id not in gone
    }
    if not touched:
        return
    closed = {record.id for record in (*change.before, *change.after) if isinstance(record, SecondCheck)}
    for check in rows.read_where_in(connection, SecondCheck, "claim_id", touched):
        if check.is_given and not check.is_closed and check.id not in closed:
            raise StepRefused("The second check is handed in. Bring the two verdicts together before you change one.")
