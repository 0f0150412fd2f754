"""What is wrong with a record that no single field of its form can tell."""

from __future__ import annotations

from collections.abc import Iterator

from checks.domain.evidence import Evidence, Figure


def objections_to(record: Evidence) -> Iterator[str]:
    """Sentences about what no single field can tell."""
    for address in (record.url, record.archived_url):
        if address and not address.startswith(("https://", "http://")):
            yield f"“{address}” is no web address. Begin it with https://."
    if record.event_start and record.event_end and record.event_end.day < record.event_start.day:
        yield "The event ends before it begins. Correct one of the two days."
    place = record.place
    if place is not None and not (_lies(place.latitude, 90) and _lies(place.longitude, 180)):
        yield "Latitude runs from −90 to 90 degrees, longitude from −180 to 180. Correct the place."
    for figure in record.figures:
        if not _is_ascending(figure):
            yield f"In “{figure.what}” low, best and high are not in this order. Correct the figures."


def _lies(degrees: float | None, most: float) -> bool:
    return degrees is None or -most <= degrees <= most


def _is_ascending(figure: Figure) -> bool:
    values = [value for value in (figure.low, figure.best, figure.high) if value is not None]
    return values == sorted(values)
