"""A picture that was seen earlier, or taken before what it is to show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from checks.domain.article import Picture
from checks.domain.claim import Claim
from checks.domain.evidence import Evidence, Stance
from checks.domain.finding import FindingValue, Level
from checks.matching.pictures import ALIKE, distance
from checks.rules.context import Context
from checks.rules.naming import name_of, origin_of
from checks.rules.rule import Example, Need, Notice, rule


@rule(
    "image.reuse",
    needs=Need.EVIDENCE,
    source=(
        "Berkeley Protocol (OHCHR, 2022), on verification; likeness: PDQ, Meta, ThreatExchange, hashing.pdf (2019), "
        "31 of 256 bits."
    ),
    blind="Pictures that the desk does not hold, mirrored or cropped ones, and cameras whose clock was wrong.",
    example=Example(
        "Missiles hit the harbor on Friday.",
        "The picture looks like one that was published two years earlier.",
        against="A picture of the harbor, and a record of 2023 with the same one.",
    ),
)
def reused(claim: Claim, context: Context) -> Iterator[Notice]:
    """Was the picture seen earlier, or taken before the event?

    An old picture in a new story is the most common fake there is. What the camera wrote can be wrong or changed, and
    a likeness is for the eye to confirm: look at both.
    """
    for link, record in context.linked(claim):
        picture = _picture(record, context)
        if picture is not None and link.stance is not Stance.AGAINST:
            yield from _taken_before(record, picture, claim)
            yield from _seen_earlier(record, picture, context)


def _taken_before(record: Evidence, picture: Picture, claim: Claim) -> Iterator[Notice]:
    day = _event_day(record, claim)
    if picture.taken_at is not None and day is not None and picture.taken_at.day < day:
        taken = picture.taken_at.day
        message = f"By its camera, the picture of {name_of(record)} was taken on {taken}, before the event on {day}."
        values = (FindingValue("camera", str(taken), record.id), FindingValue("event", str(day)))
        yield Notice(Level.PARTLY, message, values)


def _seen_earlier(record: Evidence, picture: Picture, context: Context) -> Iterator[Notice]:
    if picture.perceptual_hash is None or record.published is None:
        return
    for other in context.desk.evidence:
        before = other.published.day if other.published and other.published.day < record.published.day else None
        seen = _picture(other, context) if before and other.id != record.id else None
        if seen is None or seen.perceptual_hash is None:
            continue
        bits = distance(picture.perceptual_hash, seen.perceptual_hash)
        if bits <= ALIKE:
            alike = f"The picture of {name_of(record)} looks like that of {name_of(other)}"
            message = f"{alike}, which is of {before}: look at both."
            values = (
                FindingValue(origin_of(record), str(record.published.day), record.id),
                FindingValue(origin_of(other), f"{before}, {bits} of 256 bits differ", other.id),
            )
            yield Notice(Level.PARTLY, message, values)


def _picture(record: Evidence, context: Context) -> Picture | None:
    snapshot = context.desk.snapshot(record.snapshot_id)
    return snapshot.picture if snapshot else None


def _event_day(record: Evidence, claim: Claim) -> date | None:
    """The day of the event by the record, or else the first that the claim names."""
    if record.event_start is not None:
        return record.event_start.day
    return min((time.first for time in claim.times if time.first and time.first == time.last), default=None)
