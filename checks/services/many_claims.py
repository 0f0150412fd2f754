"""One step with many claims at once: a single change, so that one undo takes all of it back."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from uuid import UUID

from checks.domain.change import Change
from checks.domain.claim import Claim, Kind, Status, count_statuses
from checks.domain.custody import CustodyEntry
from checks.errors import StepRefused
from checks.services.claims import Claims
from checks.services.records import Records

_UNACCEPTED = (Status.SUGGESTED, Status.NOT_A_CLAIM)


class ManyClaims:
    """Each action goes as far as the workflow allows: what it cannot change stays, and is not in the change.

    StepRefused, with a count of the reasons, where it can change none.
    """

    def __init__(self, records: Records) -> None:
        self._records = records

    def accept(self, claim_ids: Collection[UUID]) -> Change:
        """Open what is only suggested or was rejected; where all is accepted already, take it on."""
        waiting = [claim.id for claim in self._claims(claim_ids) if claim.status in _UNACCEPTED]
        return self._step("Accept", waiting or claim_ids, Claims.accept)

    def reject(self, claim_ids: Collection[UUID]) -> Change:
        """Mark stretches of text as not claims."""
        return self._step("Reject", claim_ids, Claims.reject)

    def restore(self, claim_ids: Collection[UUID]) -> Change:
        """Take back that stretches of text are no claims."""
        return self._step("Restore", claim_ids, Claims.restore)

    def delete(self, claim_ids: Collection[UUID]) -> Change:
        """Remove claims with all that hangs on them."""
        return self._step("Delete", claim_ids, Claims.delete)

    def set_kind(self, claim_ids: Collection[UUID], kind: Kind) -> Change:
        """Say which question claims ask."""
        return self._step("Change kind of", claim_ids, lambda one, claim: one.set_kind(claim, kind))

    def set_status(self, claim_ids: Collection[UUID], status: Status) -> Change:
        """Move claims to `status`."""
        return self._step("Set status of", claim_ids, lambda one, claim: one.set_status(claim, status))

    def make_mine(self, claim_ids: Collection[UUID]) -> Change:
        """Give claims to the person at the desk; their statuses stay."""
        return self._step(
            "Take over", claim_ids, lambda one, claim: one.edit(replace(claim, owner_id=self._records.me.id))
        )

    def _step(self, label: str, claim_ids: Collection[UUID], step: Callable[[Claims, Claim], Change]) -> Change:
        drafts = _Drafts(self._records)
        one = Claims(drafts)
        changes: list[Change] = []
        refused: list[tuple[Claim, StepRefused]] = []
        with drafts.reading():
            for claim in self._claims(claim_ids):
                try:
                    changes.append(step(one, claim))
                except StepRefused as error:
                    refused.append((claim, error))
        if refused and not changes:
            raise _refusal(refused)
        fresh = [change for change in changes if change.edited or change.removed]
        name = f"{label} {len(fresh)} claim{'' if len(fresh) == 1 else 's'}"
        before = tuple(record for change in fresh for record in change.before)
        return self._records.apply(Change(name, before, tuple(record for change in fresh for record in change.after)))

    def _claims(self, claim_ids: Collection[UUID]) -> tuple[Claim, ...]:
        return self._records.referring(Claim, "id", claim_ids)


class _Drafts(Records):
    """Reads the casebook, and hands every change back unwritten."""

    def __init__(self, records: Records) -> None:
        self.__dict__.update(vars(records))

    def apply(
        self,
        change: Change,
        originals: dict[str, bytes] | None = None,  # noqa: ARG002
        steps: Collection[CustodyEntry] = (),  # noqa: ARG002
    ) -> Change:
        """The change as it is."""
        return change


def _refusal(refused: list[tuple[Claim, StepRefused]]) -> StepRefused:
    """Why nothing could be done: of one claim the reason itself, of several what they are."""
    if len(refused) == 1:
        return refused[0][1]
    standing = count_statuses(claim for claim, _ in refused)
    return StepRefused(f"None of the {len(refused)} claims can be changed like that: {standing}.")
