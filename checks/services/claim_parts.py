"""What becomes of a claim's fields when its words are parted or joined: pure functions, nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar
from uuid import UUID

from checks.domain.claim import Claim, Kind, Origin, Reason, Status
from checks.domain.mention import Actor, Attribution, Place, Quantity, Quotation, Resolution, TimeMention
from checks.domain.span import Anchor
from checks.errors import StepRefused

Mention = Quantity | TimeMention | Place | Actor | Quotation | Resolution
V = TypeVar("V")

_LISTS = ("quantities", "times", "places", "actors", "resolves")
"""Fields of a claim that hold several mentions."""
_BACKING: dict[Kind, Callable[[Claim], object]] = {
    Kind.QUOTE: lambda claim: claim.quotation,
    Kind.SUPERLATIVE: lambda claim: claim.comparison,
    Kind.QUANTITY: lambda claim: claim.quantities,
    Kind.TIME: lambda claim: claim.times,
    Kind.PLACE: lambda claim: claim.places,
}
"""The fields on which a claim of these kinds rests."""
_PROGRESS = (Status.SUGGESTED, Status.OPEN, Status.IN_PROGRESS, Status.RECHECK, Status.JUDGED, Status.SIGNED_OFF)
"""From the least done to the most."""


def divide(claim: Claim, head: Anchor, tail: Anchor, new_id: UUID) -> tuple[Claim, Claim]:
    """The claim with the words of `head`, and a new one with those of `tail`.

    What has a place in the text goes to the part that holds more of it, the rest of it to the first; what has none
    (who says it, a place taken over from an earlier sentence) holds for both. The statement stays with the first.
    """
    is_later = _names_comparison(claim, tail) and not _names_comparison(claim, head)
    first = replace(
        claim,
        anchor=head,
        comparison=None if is_later else claim.comparison,
        **_mentions(claim, lambda mention: _shared(mention, head) >= _shared(mention, tail)),
    )
    second = replace(
        claim,
        id=new_id,
        anchor=tail,
        statement="",
        status=_status_of_new(claim.status),
        origin=Origin.BY_HAND,
        comparison=claim.comparison if is_later else None,
        **_mentions(claim, lambda mention: _shared(mention, tail) > _shared(mention, head)),
    )
    return _of_fitting_kind(first, claim), _of_fitting_kind(second, claim)


def join(first: Claim, second: Claim, anchor: Anchor) -> Claim:
    """One claim with all that two say; StepRefused where both name another source, comparison or speaker.

    Its status is not settled here; its kind, polarity and modality are those of the first.
    """
    also = dict.fromkeys((*first.also, second.kind, *second.also))
    also.pop(first.kind, None)
    lists: dict[str, Any] = {name: _united(getattr(first, name), getattr(second, name)) for name in _LISTS}
    return replace(
        first,
        anchor=anchor,
        also=tuple(also),
        statement=" ".join(dict.fromkeys(filter(None, (first.statement, second.statement)))),
        checkworthiness=max(first.checkworthiness, second.checkworthiness),
        reasons=_reasons(first.reasons, second.reasons),
        attribution=_attribution(first.attribution, second.attribution),
        comparison=_one_of("comparison", first.comparison, second.comparison),
        quotation=_quotation(first.quotation, second.quotation),
        owner_id=first.owner_id or second.owner_id,
        **lists,
    )


def further(one: Status, other: Status) -> Status:
    """The status that shows more work done."""
    return max(one, other, key=_PROGRESS.index)


def _mentions(claim: Claim, is_near: Callable[[Mention], bool]) -> dict[str, Any]:
    """The mentions that belong to one part of a claim: those near it, and those without a place."""

    def belongs(mention: Mention) -> bool:
        return mention.start is None or is_near(mention)

    lists: dict[str, Any] = {name: tuple(filter(belongs, getattr(claim, name))) for name in _LISTS}
    return lists | {"quotation": claim.quotation if claim.quotation and belongs(claim.quotation) else None}


def _shared(mention: Mention, part: Anchor) -> int:
    """How many code points of a mention lie in a part."""
    start, end = mention.start or 0, mention.end or 0
    return max(0, min(end, part.end) - max(start, part.start))


def _names_comparison(claim: Claim, part: Anchor) -> bool:
    """A comparison has no place of its own; does its term stand in the words of a part?"""
    return claim.comparison is not None and claim.comparison.term.casefold() in part.quote.casefold()


def _status_of_new(status: Status) -> Status:
    """A part without a verdict cannot be judged: somebody is at work on it."""
    return Status.IN_PROGRESS if status in (Status.RECHECK, Status.JUDGED, Status.SIGNED_OFF) else status


def _of_fitting_kind(part: Claim, whole: Claim) -> Claim:
    """The part with the kind of the whole, unless the field on which that rests went to the other part."""

    def fits(kind: Kind) -> bool:
        backing = _BACKING.get(kind)
        return backing is None or bool(backing(part)) or not backing(whole)

    kinds = [kind for kind in (whole.kind, *whole.also) if fits(kind)]
    backed = [kind for kind, backing in _BACKING.items() if backing(part)]
    kind = next(iter(kinds or backed), Kind.EVENT)
    return replace(part, kind=kind, also=tuple(each for each in kinds if each is not kind))


def _united(first: Sequence[V], second: Sequence[V]) -> tuple[V, ...]:
    return (*first, *(each for each in second if each not in first))


def _reasons(*groups: Iterable[Reason]) -> tuple[Reason, ...]:
    """Each feature once, with its greater weight."""
    weights: dict[str, float] = {}
    for reason in (reason for group in groups for reason in group):
        weights[reason.feature] = max(reason.weight, weights.get(reason.feature, reason.weight))
    return tuple(Reason(feature, weight) for feature, weight in weights.items())


def _one_of(what: str, one: V | None, other: V | None) -> V | None:
    """The value of a field that holds but one; StepRefused where both claims have another."""
    if one is not None and other is not None and one != other:
        raise StepRefused(f"Both claims have a {what} of their own. Clear one of them (F2), then merge the claims.")
    return one if other is None else other


def _attribution(one: Attribution | None, other: Attribution | None) -> Attribution | None:
    """Two mentions of one source are one."""
    if one is None or other is None or one.source != other.source:
        return _one_of("source", one, other)
    return replace(one, verb=one.verb or other.verb, hedge=one.hedge or other.hedge)


def _quotation(one: Quotation | None, other: Quotation | None) -> Quotation | None:
    """Two pieces of one speaker's words are an interrupted quotation."""
    if one is None or other is None or one == other or one.speaker != other.speaker:
        return _one_of("quotation", one, other)
    return replace(
        one,
        start=min(one.start, other.start),
        end=max(one.end, other.end),
        words=f"{one.words} {other.words}",
        verb=one.verb or other.verb,
        medium=one.medium or other.medium,
        is_interrupted=True,
    )
