"""What other weights of check-worthiness would do to the claims on the desk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from checks.domain.claim import Claim
from checks.extraction.weighing import Weights, weigh_again
from desktop.models.claim_facts import is_unlikely


@dataclass(frozen=True)
class WeightEffects:
    """How many claims would rise, fall, and be dimmed as unlikely or no longer."""

    claims: int = 0
    rise: int = 0
    fall: int = 0
    dimmed: int = 0
    lit: int = 0

    @classmethod
    def of(cls, claims: Iterable[Claim], weights: Weights) -> WeightEffects:
        """Weigh each of `claims` by `weights`, and count."""
        pairs = [(claim, weigh_again(claim, weights)) for claim in claims]
        return cls(
            claims=len(pairs),
            rise=sum(new.checkworthiness > old.checkworthiness for old, new in pairs),
            fall=sum(new.checkworthiness < old.checkworthiness for old, new in pairs),
            dimmed=sum(is_unlikely(new) and not is_unlikely(old) for old, new in pairs),
            lit=sum(is_unlikely(old) and not is_unlikely(new) for old, new in pairs),
        )

    @property
    def in_words(self) -> str:
        """For the person who is about to weigh: "12 claims would rise, 3 would fall; 2 would be dimmed"."""
        if not self.claims:
            return "There are no claims on the desk to try the weights on."
        moved = _counted(_listed(self.rise, "would rise", self.fall, "would fall"))
        if not moved:
            return "No claim on the desk would rise or fall."
        turned = _listed(self.dimmed, "would be dimmed", self.lit, "would no longer be dimmed")
        return "; ".join(filter(None, (moved, turned))) + "."

    @property
    def done_in_words(self) -> str:
        """For the person who has weighed: "Weighed again: 12 claims rose, 3 fell"."""
        moved = _counted(_listed(self.rise, "rose", self.fall, "fell"))
        return f"Weighed again: {moved}." if moved else "The claims are weighed like that already."


def _listed(first: int, one: str, second: int, other: str) -> str:
    """What each count does, "12 would rise, 3 would fall"; a count of none is left out."""
    return ", ".join(f"{count} {verb}" for count, verb in ((first, one), (second, other)) if count)


def _counted(listed: str) -> str:
    """The list with what its first count is of: "12 claims would rise"."""
    count, _, rest = listed.partition(" ")
    return f"{count} claim{'' if count == '1' else 's'} {rest}" if listed else ""
