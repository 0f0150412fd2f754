"""Where the evidence lies against the place of the claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checks.domain.claim import Claim
from checks.domain.evidence import Evidence, Stance
from checks.domain.finding import FindingValue, Level
from checks.domain.mention import Place, PlaceLevel
from checks.domain.span import Span
from checks.rules.context import Context
from checks.rules.naming import name_of, origin_of
from checks.rules.places.distances import kilometres, point_of
from checks.rules.places.levels import namesakes
from checks.rules.rule import Example, Need, Notice, rule

WITHIN = 20.0
"""Kilometres from the middle of a city in which a point counts as in it: large cities reach so far."""
FAR = 60.0
"""Kilometres from which a point is another place, whatever the city's outskirts."""
_COARSE = {"geo_precision": 3, "where_prec": 4}
"""ACLED's and UCDP GED's codes from which a row is placed no more closely than to its region."""


@rule(
    "place.contains",
    needs=Need.EVIDENCE,
    source="ACLED codebook, geo_precision; UCDP GED codebook, where_prec; GeoNames coordinates; haversine formula.",
    blind="The borders of places: the distance from the middle of a city, or of a region’s capital, stands for them.",
    example=Example(
        "A strike on Odesa killed two people.",
        "The record lies 440 km from Odesa.",
        against="An event at 50.45° N, 30.52° E",
    ),
)
def lies_there(claim: Claim, context: Context) -> Iterator[Notice]:
    """The evidence lies in the place of the claim.

    Coordinates of a record are held against the city of the claim. A row that its data set places only in a region
    sits on the region's capital, whether or not anything happened there: it can support a claim about the city, never
    settle it.
    """
    places = [(place, point) for place in claim.places if (point := _middle(place))]
    if len(places) != 1:
        return
    for link, record in context.linked(claim):
        at = record.place
        if link.stance is Stance.SUPPORTS and at and at.latitude is not None and at.longitude is not None:
            distance = kilometres(places[0][1], (at.latitude, at.longitude))
            yield from _notice(places[0][0], record, distance)


def _middle(place: Place) -> tuple[float, float] | None:
    """Where a city lies, or the capital that a region has its name from."""
    if place.level is PlaceLevel.REGION:
        capital = place.name.rpartition(" ")[0] or place.name
        return point_of(replace(place, name=capital, geonames_id=None)) if capital in namesakes() else None
    return point_of(place) if place.level is PlaceLevel.CITY else None


def _notice(place: Place, record: Evidence, distance: float) -> Iterator[Notice]:
    span = Span(place.start, place.end) if place.start is not None and place.end is not None else None
    here, who, code = FindingValue("article", place.mention, span=span), name_of(record), _coarse(record)
    there = FindingValue(origin_of(record), code or f"{distance:.0f} km away", record.id)
    if distance <= WITHIN and place.level is PlaceLevel.REGION:
        stands = "is placed on the capital, which stands for the whole of" if code else "lies in the capital of"
        yield Notice(Level.SUPPORTS, f"{who} {stands} {place.name}.", (here, there))
    elif place.level is PlaceLevel.REGION:
        return
    elif code:
        message = f"{who} is placed in the region only ({code}): its point stands for all of it, not for {place.name}."
        yield Notice(Level.CANNOT_TELL, message, (here, there), missing=("exact place",))
    elif distance <= WITHIN:
        yield Notice(Level.SUPPORTS, f"{who} lies in {place.name}.", (here, there))
    elif distance >= FAR:
        yield Notice(
            Level.PARTLY, f"{who} lies {distance:.0f} km from {place.name}: is it the same event?", (here, there)
        )


def _coarse(record: Evidence) -> str | None:
    """The code that says that a record is placed no more closely than to its region."""
    for name, value in record.codes:
        least = _COARSE.get(name)
        if least is not None and value.strip().isdigit() and int(value) >= least:
            return f"{name} {value.strip()}"
    return None
