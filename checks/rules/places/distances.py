"""Where cities lie, from `resources/gazetteer/cities.csv`, and how far from one another."""

from __future__ import annotations

from functools import cache
from math import asin, cos, radians, sin, sqrt

from checks.domain.mention import Place
from checks.text.gazetteer_files import rows

EARTH = 6371.0
"""Mean radius in kilometres."""


@cache
def _points() -> dict[int, tuple[float, float]]:
    return {int(row["geonames_id"]): (float(row["latitude"]), float(row["longitude"])) for row in rows("cities")}


@cache
def _by_name() -> dict[tuple[str, str], int]:
    """The largest city of each name in each country; the table has them by size."""
    found: dict[tuple[str, str], int] = {}
    for row in rows("cities"):
        found.setdefault((row["name"], row["country"]), int(row["geonames_id"]))
    return found


def point_of(place: Place) -> tuple[float, float] | None:
    """Latitude and longitude of a city in degrees; None for one that the gazetteer does not have."""
    known = place.geonames_id or _by_name().get((place.name, place.country or ""))
    return _points().get(known) if known else None


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The great-circle distance between two points in degrees (haversine formula)."""
    (lat, lon), (beside, along) = (tuple(map(radians, point)) for point in (one, other))
    half = sin((beside - lat) / 2) ** 2 + cos(lat) * cos(beside) * sin((along - lon) / 2) ** 2
    return 2 * EARTH * asin(sqrt(half))
