"""What a person has to decide when two casebooks are merged, and what was decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from checks.domain.merge_fields import Clash
from checks.errors import ChecksError


class MergeRefused(ChecksError):
    """What was decided does not go with what there is to decide; nothing was written."""


class Undecided(MergeRefused):
    """Conflicts are left that a person has to decide; nothing was written."""


class Take(StrEnum):
    """Whose version stays."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"
    """Ours stays, theirs becomes a second reading, and the claim is to be checked again."""


@dataclass(frozen=True)
class Conflict:
    """One thing to decide: a claim with its verdict, or another record."""

    id: UUID
    """Of the claim or the record."""
    kind: str
    clashes: tuple[Clash, ...] = ()
    deleted_by: Take | None = None
    """Who deleted what the other worked on; then it is taken or left as a whole."""
    worked_on: tuple[tuple[str, UUID], ...] = ()
    """What the other side changed or hung on it: kinds and ids."""

    @property
    def has_verdicts(self) -> bool:
        """Did both sides judge the claim? Then both verdicts can be kept."""
        return self.deleted_by is None and any(clash.kind == "Verdict" for clash in self.clashes)

    @property
    def heading(self) -> str:
        """What happened, in a sentence."""
        if self.deleted_by is not None:
            one, other = ("here", "there") if self.deleted_by is Take.OURS else ("there", "here")
            return f"Deleted {one}, worked on {other}"
        if self.has_verdicts:
            return "The two desks judged the same claim"
        return "Changed on both sides"


@dataclass(frozen=True)
class Choice:
    """What a person decided on one conflict."""

    take: Take
    fields: Mapping[str, Take] = field(default_factory=dict)
    """By "Verdict.rating", where fields are taken from different sides; `take` holds for the others."""
    note: str = ""
    """Why, for the history."""

    def of(self, clash: Clash) -> Take:
        """Whose version of a field stays."""
        return self.fields.get(clash.key, self.take)


def require_possible(conflict: Conflict, choice: Choice) -> None:
    """Raise MergeRefused for a choice that does not go with the conflict."""
    if choice.take is Take.BOTH and not conflict.has_verdicts:
        raise MergeRefused(
            f"Both can be kept only where both sides judged a claim, not of the {conflict.kind} {conflict.id}. "
            "Choose “ours” or “theirs”."
        )
    names = {clash.key for clash in conflict.clashes}
    unknown = sorted(set(choice.fields) - names)
    if unknown:
        there_are = (
            f"Those that differ are {', '.join(sorted(names))}." if names else "It is kept or deleted as a whole."
        )
        raise MergeRefused(f"The conflict {conflict.id} has no field “{unknown[0]}” to choose. {there_are}")
    if Take.BOTH in choice.fields.values():
        raise MergeRefused("A single field is “ours” or “theirs”. Choose “both” for the whole conflict.")
