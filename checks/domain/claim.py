"""A claim: one checkable statement, and where the work on it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from checks.domain.mention import Actor, Attribution, Comparison, Place, Quantity, Quotation, Resolution, TimeMention
from checks.domain.moment import Moment
from checks.domain.span import Anchor
from checks.errors import StepRefused


class Kind(StrEnum):
    """The question that a claim asks."""

    EVENT = "event"
    QUANTITY = "quantity"
    SUPERLATIVE = "superlative"
    TIME = "time"
    PLACE = "place"
    QUOTE = "quote"
    STATEMENT = "statement"
    RESPONSIBILITY = "responsibility"
    IDENTITY = "identity"
    PREDICTION = "prediction"
    OPINION = "opinion"


class Status(StrEnum):
    """Where the work on a claim stands. A claim starts as suggested (found by the program) or open (made by hand)."""

    SUGGESTED = "suggested"
    OPEN = "open"
    IN_PROGRESS = "in progress"
    JUDGED = "judged"
    SIGNED_OFF = "signed off"
    RECHECK = "re-check"
    NOT_A_CLAIM = "not a claim"

    @property
    def next_steps(self) -> tuple[Status, ...]:
        """The steps that the workflow allows from here, most usual first."""
        return _STEPS[self]

    @property
    def is_decided(self) -> bool:
        """Is nothing left to do for the first checker?"""
        return self in (Status.JUDGED, Status.SIGNED_OFF, Status.NOT_A_CLAIM)

    def require_step_to(self, status: Status) -> None:
        """Raise `StepRefused`, naming the steps there are, where the workflow does not lead from here to `status`."""
        if status not in self.next_steps:
            ways = ", ".join(step.value for step in self.next_steps)
            raise StepRefused(f"A claim that is “{self.value}” cannot become “{status.value}”. Possible: {ways}.")


_STEPS = {
    Status.SUGGESTED: (Status.OPEN, Status.IN_PROGRESS, Status.NOT_A_CLAIM),
    Status.OPEN: (Status.IN_PROGRESS, Status.NOT_A_CLAIM, Status.JUDGED, Status.SUGGESTED),
    Status.IN_PROGRESS: (Status.JUDGED, Status.OPEN, Status.NOT_A_CLAIM),
    Status.JUDGED: (Status.SIGNED_OFF, Status.IN_PROGRESS, Status.RECHECK),
    Status.SIGNED_OFF: (Status.RECHECK,),
    Status.RECHECK: (Status.IN_PROGRESS, Status.JUDGED, Status.NOT_A_CLAIM),
    Status.NOT_A_CLAIM: (Status.OPEN, Status.SUGGESTED),
}


class Priority(StrEnum):
    """How soon something should be done."""

    URGENT = "urgent"
    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"


class Polarity(StrEnum):
    """Does the claim say that it is so, or that it is not?"""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Modality(StrEnum):
    """Is it asserted, or only planned, possible, conditional?"""

    ASSERTED = "asserted"
    PLANNED = "planned"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"


class Origin(StrEnum):
    """Who found the claim."""

    EXTRACTED = "extracted"
    BY_HAND = "by hand"


@dataclass(frozen=True)
class Reason:
    """One named feature of a claim's check-worthiness, with its weight."""

    feature: str
    weight: float


@dataclass(frozen=True)
class Claim:
    """The smallest stretch of an article that can be called true or false, with its structured fields."""

    id: UUID
    version_id: UUID
    anchor: Anchor
    sentence: int
    """Index of its sentence in the version's sentences."""
    kind: Kind
    also: tuple[Kind, ...] = ()
    statement: str = ""
    """The claim in words that stand alone."""
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    checkworthiness: float = 0.0
    """0 to 1; `reasons` say why."""
    reasons: tuple[Reason, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[TimeMention, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    attribution: Attribution | None = None
    comparison: Comparison | None = None
    quotation: Quotation | None = None
    resolves: tuple[Resolution, ...] = ()
    status: Status = Status.SUGGESTED
    origin: Origin = Origin.EXTRACTED
    owner_id: UUID | None = None
    due: Moment | None = None
    priority: Priority = Priority.NORMAL

    @property
    def quote(self) -> str:
        """The exact words of the article."""
        return self.anchor.quote

    @property
    def is_attributed(self) -> bool:
        """Does somebody say it? Then a verdict has two halves: whether they said so, and whether it is so."""
        return self.attribution is not None or self.quotation is not None

    @property
    def place(self) -> tuple[int, int, str]:
        """What sorts claims in the order of the text, outer before inner."""
        return self.anchor.start, -self.anchor.end, str(self.id)


def count_statuses(claims: Iterable[Claim]) -> str:
    """How many claims stand where: "2 are signed off, 1 is open"."""
    counts = Counter(claim.status for claim in claims)
    return ", ".join(
        f"{counts[each]} {'is' if counts[each] == 1 else 'are'} {each.value}" for each in Status if counts[each]
    )
