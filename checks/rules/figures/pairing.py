"""Which figure of a record speaks of the same thing as a figure of the claim. When unsure: none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from checks.domain.claim import Claim
from checks.domain.evidence import Evidence, Link
from checks.domain.mention import Quantity
from checks.domain.span import Span
from checks.rules.context import Context
from checks.rules.figures.reported import Reported, reported
from checks.rules.figures.subject import UNCLEAR, Subject, is_plain, of_people, shared, subject_of
from checks.rules.figures.units import dimension_of, factor, unit_of

ENOUGH = 2
"""Words besides what is counted that two sentences share when they speak of the same thing."""
MOST = 0.5
"""Or the share of the words of the shorter one."""


@dataclass(frozen=True)
class Pair:
    """A figure of the claim and one of a record that speak of the same thing."""

    claimed: Quantity
    reported: Reported
    converted: Quantity
    """The record's figure in the unit of the claim's."""
    reasons: tuple[str, ...]
    """Why they are held to be the same, in words."""
    link: Link | None = None
    is_sure: bool = True
    """Was the figure filled in by a person, or does it stand in the passage that the link relies on?"""

    @property
    def dimension(self) -> str | None:
        """What both measure or count."""
        return dimension_of(unit_of(self.claimed))

    @property
    def is_converted(self) -> bool:
        """Are they told in two units?"""
        return unit_of(self.claimed) != unit_of(self.reported.figure)


def pairs(claim: Claim, context: Context) -> tuple[Pair, ...]:
    """All figures of the linked records that speak of the same as one of the claim's, by figure, then by link."""
    return context.once(("pairs", claim.id), lambda: tuple(_pairs(claim, context)))


def _pairs(claim: Claim, context: Context) -> Iterator[Pair]:
    told = " ".join((context.sentence(claim).of(context.text), *(place.name for place in claim.places)))
    for figure in claim.quantities:
        subject = subject_of(figure, told)
        for link, record in context.linked(claim):
            if not is_elsewhere(claim, record):
                for found in reported(record, context):
                    pair = paired(figure, subject, found, is_relied_on=_relies(link, found, context))
                    if pair is not None:
                        yield replace(pair, link=link)


def paired(claimed: Quantity, subject: Subject, found: Reported, *, is_relied_on: bool = False) -> Pair | None:
    """The two figures as a pair where they speak of the same thing.

    `is_relied_on`: does the figure stand in the passage that a person linked to this very claim?
    """
    size = factor(unit_of(found.figure), unit_of(claimed))
    if size is None or claimed.unit is None or not _is_same_kind(subject, found.subject):
        return None
    about = _common_topic(claimed, subject, found, is_relied_on=is_relied_on)
    if about is None:
        return None
    reasons = (*_reasons(subject), *about)
    is_sure = found.field is not None or is_relied_on
    return Pair(claimed, found, _converted(found.figure, size), reasons, is_sure=is_sure)


def _is_same_kind(one: Subject, other: Subject) -> bool:
    """The same people or things, told as a fact, on the same basis: what only one of them says makes it another."""
    return (
        one.dimension == other.dimension
        and (one.status, one.severity, one.category) == (other.status, other.severity, other.category)
        and one.basis == other.basis != UNCLEAR
        and one.is_real == other.is_real
    )


def _common_topic(
    claimed: Quantity, subject: Subject, found: Reported, *, is_relied_on: bool
) -> tuple[str, ...] | None:
    """Why both speak of one matter; None where that is not plain."""
    here, there = subject.about, found.subject.about
    common = shared(there, here)
    if found.field is not None:
        is_all = not there - common - of_people()
        return ("the record counts the same",) if is_all and (common or is_plain(claimed)) else None
    if is_relied_on:
        return ("it stands in the passage relied on",)
    enough = len(common) >= ENOUGH or len(common) >= MOST * max(1, min(len(here), len(there)))
    return (f"both sentences speak of {', '.join(sorted(common))}",) if common and enough else None


def _reasons(subject: Subject) -> tuple[str, ...]:
    told = (subject.status, subject.severity, subject.category, None if subject.basis == "total" else subject.basis)
    return (f"both count {subject.dimension}", *(f"both are “{each}”" for each in told if each))


def _converted(figure: Quantity, size: float) -> Quantity:
    value, low, high = (None if each is None else each * size for each in (figure.value, figure.low, figure.high))
    return replace(figure, value=value, low=low, high=high)


def _relies(link: Link, found: Reported, context: Context) -> bool:
    """Does the figure stand in the passage of the link?"""
    if found.field is not None or not link.passage:
        return False
    at = context.reading(found.record).text.find(link.passage)
    return at >= 0 and Span(at, at + len(link.passage)).overlaps(Span(found.figure.start, found.figure.end))


# --- another place or time ------------------------------------------------------------------------------------------


def is_elsewhere(claim: Claim, record: Evidence) -> bool:
    """Does the record speak of another place, or of other days, than the claim says?"""
    return _is_other_place(claim, record) or _is_other_time(claim, record)


def _is_other_place(claim: Claim, record: Evidence) -> bool:
    there = record.place
    if there is None or not claim.places:
        return False
    return all(
        place.level == there.level
        and place.name.casefold() not in there.mention.casefold()
        and there.mention.casefold() not in place.name.casefold()
        and (place.geonames_id is None or place.geonames_id != there.geonames_id)
        for place in claim.places
    )


def _is_other_time(claim: Claim, record: Evidence) -> bool:
    begun, over = record.event_start, record.event_end or record.event_start
    dated = [time for time in claim.times if time.first and time.last]
    if begun is None or over is None or not dated:
        return False
    return all(time.last < begun.day or time.first > over.day for time in dated if time.first and time.last)
