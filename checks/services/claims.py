"""Claims: take over what was found, add by hand, correct, and lead each through its steps."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from checks.domain.article import ArticleVersion
from checks.domain.change import Change, Record
from checks.domain.claim import Claim, Kind, Origin, Status
from checks.domain.verdict import Verdict
from checks.errors import StepRefused
from checks.extraction.weighing import Weights, weigh_again
from checks.services.approvals import seal_of
from checks.services.attached import attached_to, worked_on
from checks.services.claim_merging import merge_duplicates
from checks.services.places import place, sentence_at
from checks.services.records import Records
from checks.services.reverting import revert
from checks.storage import history

if TYPE_CHECKING:  # the parser behind it loads slowly, and writing needs only the shape
    from checks.extraction.extract import Extraction

_WEIGHING = "Weigh claims again"
"""The label of the one change that touches claims and yet is nobody's work on any of them."""
_ACCEPTED = {
    Status.SUGGESTED: Status.OPEN,
    Status.NOT_A_CLAIM: Status.OPEN,
    Status.OPEN: Status.IN_PROGRESS,
    Status.RECHECK: Status.IN_PROGRESS,
}
"""Where accepting a claim leads."""


class Claims:
    """The claims of a casebook."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def get(self, claim_id: UUID) -> Claim:
        """One claim; NotFound where there is none."""
        return self._records.get(Claim, claim_id)

    def in_sentences(self, ids: Collection[UUID]) -> dict[UUID, tuple[str, int, int]]:
        """The sentences of those of the claims that are there, and where in each the claim begins and ends.

        By the id of the claim; places are counted in code points. A claim whose sentence is not known is left out.
        """
        claims = self._records.referring(Claim, "id", ids)
        texts = self._records.referring(ArticleVersion, "id", {claim.version_id for claim in claims})
        versions = {version.id: version for version in texts}
        found: dict[UUID, tuple[str, int, int]] = {}
        for claim in claims:
            version, anchor = versions[claim.version_id], claim.anchor
            if claim.sentence < len(version.sentences):
                span = version.sentences[claim.sentence]
                start, end = max(anchor.start - span.start, 0), min(anchor.end, span.end) - span.start
                found[claim.id] = span.of(version.text), start, end
        return found

    def suggest(self, version: ArticleVersion, extraction: Extraction) -> Change:
        """Take over what extraction found in a text.

        Claims that a person has touched stay as they are; suggestions that nobody touched are replaced.
        """
        present = self._records.referring(Claim, "version_id", [version.id])
        untouched = self._untouched(present)
        kept = [claim for claim in present if claim not in untouched]
        taken = {claim.id for claim in kept} | {claim.anchor.span for claim in kept}
        found = [claim for claim in extraction.claims if not {claim.id, claim.anchor.span} & taken]
        stale = [claim for claim in untouched if claim not in found]
        fresh = [claim for claim in found if claim not in untouched]
        marked = replace(
            version,
            sentences=extraction.sentences,
            furniture=extraction.furniture,
            extractor=extraction.extractor,
        )
        return self._records.apply(Change("Find claims", (version, *stale), (marked, *fresh)))

    def weigh_again(self, version_id: UUID, weights: Weights) -> Change:
        """Weigh what was found in the claims of a text by other weights; of a claim, nothing else changes.

        A claim that was only weighed again does not count as worked on.
        """
        pairs = [
            (claim, weigh_again(claim, weights)) for claim in self._records.referring(Claim, "version_id", [version_id])
        ]
        moved = [(old, new) for old, new in pairs if old != new]
        return self._records.apply(Change(_WEIGHING, tuple(old for old, _ in moved), tuple(new for _, new in moved)))

    def add(self, version: ArticleVersion, start: int, end: int, kind: Kind, statement: str = "") -> Change:
        """Make a claim of the words from code point `start` to `end` of a text.

        StepRefused where there are none, where they belong to two sentences, or are a claim already.
        """
        anchor = place(version, start, end, self._records.referring(Claim, "version_id", [version.id]))
        claim = Claim(
            id=self._records.new_id(),
            version_id=version.id,
            anchor=anchor,
            sentence=sentence_at(version.sentences, anchor.start),
            kind=kind,
            statement=statement,
            status=Status.OPEN,
            origin=Origin.BY_HAND,
            owner_id=self._records.me.id,
        )
        return self._records.apply(Change("Add claim", after=(claim,)))

    def edit(self, claim: Claim) -> Change:
        """Correct the fields of a claim; its status moves by `set_status` alone."""
        stored = self.get(claim.id)
        return self._records.apply(Change("Edit claim", (stored,), (replace(claim, status=stored.status),)))

    def accept(self, claim: Claim) -> Change:
        """Take a claim one step further: a suggestion is opened, an open claim is taken up."""
        if claim.status not in _ACCEPTED:
            raise StepRefused(f"A claim that is “{claim.status.value}” is accepted already.")
        return self._move("Accept claim", claim, _ACCEPTED[claim.status])

    def reject(self, claim: Claim) -> Change:
        """Mark a stretch of text as not a claim."""
        return self._move("Reject claim", claim, Status.NOT_A_CLAIM)

    def restore(self, claim: Claim) -> Change:
        """Take back that a stretch of text is no claim: it is suggested again, or open where it had been accepted."""
        if claim.status is not Status.NOT_A_CLAIM:
            raise StepRefused("This claim was not rejected. Restore is for stretches of text that are “not a claim”.")
        return self._move("Restore claim", claim, self._status_before_rejection(claim))

    def set_kind(self, claim: Claim, kind: Kind) -> Change:
        """Say which question a claim asks; what it asked before is no longer among its further kinds."""
        also = tuple(each for each in claim.also if each is not kind)
        return self._records.apply(Change("Change kind", (claim,), (replace(claim, kind=kind, also=also),)))

    def set_status(self, claim: Claim, status: Status) -> Change:
        """Move `claim` to `status`; StepRefused where the workflow does not lead there."""
        if status is Status.SIGNED_OFF:
            raise StepRefused("A claim is signed off with its verdict. Use “Sign off” there.")
        return self._move("Set status", claim, status)

    def revert(self, claim: Claim, change_id: UUID) -> Change:
        """Bring a claim, its links and its verdict back to how they stood after a change in its history."""
        return revert(claim, change_id, self._records)

    def merge(self, kept: Claim, other: Claim) -> Change:
        """Make one of two claims of an article that say the same; what hangs on `other` goes over to `kept`."""
        return merge_duplicates(kept, other, self._records)

    def delete(self, claim: Claim) -> Change:
        """Remove a claim with its links, findings, verdict and comments."""
        return self._records.apply(Change("Delete claim", before=(claim, *attached_to([claim], self._records))))

    def _move(self, label: str, claim: Claim, status: Status) -> Change:
        claim.status.require_step_to(status)
        before, after = self._verdict_moved(claim, status)
        owner_id = self._records.me.id if status is Status.IN_PROGRESS else claim.owner_id
        moved = replace(claim, status=status, owner_id=owner_id)
        return self._records.apply(Change(label, (claim, *before), (moved, *after)))

    def _verdict_moved(self, claim: Claim, status: Status) -> tuple[tuple[Record, ...], tuple[Record, ...]]:
        # A judged claim has a verdict that stands, and a claim that is worked on again has a draft.
        standing = [each for each in self._records.referring(Verdict, "claim_id", [claim.id]) if not each.is_draft]
        if status is Status.JUDGED and not standing:
            raise StepRefused("A claim is judged by its verdict. Choose a rating, give the reasons, and propose it.")
        if not standing:
            return (), ()
        if status is Status.RECHECK:
            return (standing[0],), (standing[0].unsigned(),)
        moved = self._confirmed(claim, standing[0]) if status is Status.JUDGED else standing[0].drafted()
        return (standing[0],), (moved,)

    def _confirmed(self, claim: Claim, verdict: Verdict) -> Verdict:
        """The verdict on what is there now: what was signed before is signed anew."""
        with self._records.reading() as connection:
            return replace(verdict.unsigned(), signed_hash=seal_of(connection, claim, verdict))

    def _status_before_rejection(self, claim: Claim) -> Status:
        with self._records.reading() as connection:
            changes = history.of(connection, claim.id)
        states = [record for change in changes for record in change.before if record.id == claim.id]
        held = [each.status for each in states if isinstance(each, Claim) and each.status is not Status.NOT_A_CLAIM]
        return Status.SUGGESTED if held[-1:] == [Status.SUGGESTED] else Status.OPEN

    def _untouched(self, present: tuple[Claim, ...]) -> list[Claim]:
        found = [claim for claim in present if claim.origin is Origin.EXTRACTED]
        suggestions = [claim for claim in found if claim.status is Status.SUGGESTED]
        hung_on = {record.claim_id for record in worked_on(suggestions, self._records)}
        with self._records.reading() as connection:
            touched = history.touched_again(connection, [claim.id for claim in suggestions], except_by=_WEIGHING)
        return [claim for claim in suggestions if claim.id not in hung_on | touched]
