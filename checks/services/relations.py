"""What a person confirmed about a claim and an earlier one, and the evidence that is carried over with it."""

from __future__ import annotations

from checks.domain.change import Change
from checks.domain.claim import Claim
from checks.domain.evidence import Evidence, Link
from checks.domain.relation import ClaimRelation, Relation
from checks.errors import StepRefused
from checks.matching.match import JudgedClaim, Match
from checks.services.records import Records


class Relations:
    """Relations between the claims of a casebook and earlier ones. Nothing is related by itself."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def confirm(self, claim: Claim, match: Match, relation: Relation) -> Change:
        """Say how a claim stands to an earlier one; what was said about the two before is replaced."""
        stored = [each for each in self._of(claim) if each.other_id == match.id]
        related = ClaimRelation(
            id=stored[0].id if stored else self._records.new_id(),
            claim_id=claim.id,
            other_id=match.id,
            relation=relation,
            text=match.text,
            where=match.where,
            person_id=self._records.me.id,
            at=self._records.now(),
        )
        return self._records.apply(Change(f"Confirm “{relation.value}”", tuple(stored), (related,)))

    def remove(self, related: ClaimRelation) -> Change:
        """Take back what was confirmed."""
        return self._records.apply(Change(f"Take back “{related.relation.value}”", before=(related,)))

    def to_carry(self, claim: Claim, match: Match) -> tuple[Link, ...]:
        """The links of an earlier claim whose records are not linked to this one; none where it is a check alone."""
        if not isinstance(match.earlier, JudgedClaim):
            return ()
        with self._records.reading():
            own = {link.evidence_id for link in self._records.referring(Link, "claim_id", [claim.id])}
            links = self._records.referring(Link, "claim_id", [match.id])
            there = {each.id for each in self._records.referring(Evidence, "id", {link.evidence_id for link in links})}
        return tuple(link for link in links if link.evidence_id in there - own)

    def carry_over(self, claim: Claim, match: Match) -> Change:
        """Link the records of an earlier claim to this one, with stance and passage, each to be confirmed again.

        StepRefused where there is none to carry over.
        """
        links = self.to_carry(claim, match)
        if not links:
            raise StepRefused("All records of the earlier claim are linked to this one already.")
        carried = tuple(
            Link(
                id=self._records.new_id(),
                claim_id=claim.id,
                evidence_id=link.evidence_id,
                stance=link.stance,
                passage=link.passage,
                locator=link.locator,
                note=f"Carried over from “{match.where}”{f': {link.note}' if link.note else ''}",
                is_carried=True,
            )
            for link in links
        )
        number = "1 record" if len(carried) == 1 else f"{len(carried)} records"
        return self._records.apply(Change(f"Carry over {number}", after=carried))

    def _of(self, claim: Claim) -> tuple[ClaimRelation, ...]:
        return self._records.referring(ClaimRelation, "claim_id", [claim.id])
