"""How an earlier claim is told: who checked it and when, what came of it, and in what it differs."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from uuid import UUID

from checks.domain.desk import Desk
from checks.domain.relation import ClaimRelation, Relation
from checks.domain.verdict import Scale
from checks.matching.match import Match
from checks.matching.similarity import Closeness, Part
from checks.matching.weights import PartName
from desktop.widgets.moments import say_day

ACCEPT = {
    Relation.SAME: "Same Claim",
    Relation.UPDATED: "Updated Figure",
    Relation.CONTRADICTS: "Contradicts",
    Relation.BROADER: "Broader",
    Relation.PART: "Part of",
}
"""What a person confirms by pressing it."""


class Group(Enum):
    """Under which heading an earlier claim stands; the order is that of the list."""

    CONFIRMED = "Confirmed"
    CERTAIN = "The same claim, as far as words and facts tell"
    DIFFERS = "Alike, and not the same"
    PERHAPS = "Perhaps"


_GROUPS = {
    Closeness.NEAR_CERTAIN: Group.CERTAIN,
    Closeness.DIFFERS: Group.DIFFERS,
    Closeness.SUGGEST: Group.PERHAPS,
    Closeness.NO: Group.PERHAPS,
}


def group_of(match: Match, related: ClaimRelation | None) -> Group:
    """Where a match stands in the list."""
    return Group.CONFIRMED if related else _GROUPS[match.closeness]


def related_to(match: Match, relations: Iterable[ClaimRelation]) -> ClaimRelation | None:
    """What a person confirmed of a match, if anything."""
    return next((each for each in relations if each.other_id == match.id), None)


def rating_words(match: Match, scale: Scale) -> str:
    """What came of the earlier check, in the words of the house or of those who checked."""
    rating = match.rating
    labels = {each.key: each.label for each in scale.ratings}
    return labels.get(rating, rating) if rating else "not rated"


def source_words(match: Match) -> str:
    """Who checked it, and when: "The Gazette, 20 May 2025"."""
    day = say_day(match.judged_at.day) if match.judged_at else "no date"
    return f"{match.where}, {day}" if match.where else day


def differing_words(part: Part) -> str:
    """What differs: "Differs in numbers: then 7 wounded, now 8 wounded"."""
    there, here = part.there, part.here
    if part.name is PartName.NUMBERS:  # "Seven" that began a sentence stands within one here
        there, here = (f"{said[:1].lower()}{said[1:]}" for said in (there, here))
    return f"Differs in {part.name.value}: then {there}, now {here}"


def relation_words(related: ClaimRelation, desk: Desk, me: UUID) -> str:
    """What was confirmed, by whom and when: "Same claim, confirmed by you, 23 May 2025"."""
    person = desk.person(related.person_id)
    who = "you" if related.person_id == me else person.name if person else "somebody"
    when = f", {say_day(related.at.day)}" if related.at else ""
    return f"{related.relation.value.capitalize()}, confirmed by {who}{when}"


def first_choice(match: Match) -> tuple[Relation, ...]:
    """The relations that a row offers at once; its menu has them all."""
    if match.closeness is not Closeness.DIFFERS:
        return (Relation.SAME,)
    names = {part.name for part in match.similarity.differing}
    if PartName.NUMBERS in names:
        return Relation.UPDATED, Relation.CONTRADICTS
    return (Relation.CONTRADICTS,) if PartName.NEGATION in names else ()


def spoken(match: Match, scale: Scale, related: ClaimRelation | None) -> str:
    """A match as a screen reader tells it."""
    head = group_of(match, related).value if related is None else related.relation.value
    differing = " ".join(f"{differing_words(part)}." for part in match.similarity.differing)
    return f"{head}: {match.text} {rating_words(match, scale)}, {source_words(match)}. {differing}".strip()


def count_words(matches: Iterable[Match]) -> str:
    """What the heading says: "1 near-certain, 2 differ"."""
    found = [match.closeness for match in matches]
    named = (
        (Closeness.NEAR_CERTAIN, "near-certain"),
        (Closeness.DIFFERS, "differ" if found.count(Closeness.DIFFERS) != 1 else "differs"),
        (Closeness.SUGGEST, "perhaps"),
    )
    return ", ".join(f"{found.count(each)} {words}" for each, words in named if found.count(each))
