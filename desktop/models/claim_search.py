"""What the search in the list of claims looks through: quote, statement and fields, without capitals and accents."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import combining, normalize

from checks.domain.claim import Claim
from desktop.models.figure_chip import chip_of_quantity, chip_of_time

_PLAIN = str.maketrans("’‘‛“”„«»–—−\u00a0\u202f", '\'\'\'"""""--- ' + " ")
"""Marks that a keyboard has no key for."""


def fold(text: str) -> str:
    """`text` as it is compared: "Kryvyi Ríh’s" is found by "kryvyi rih's"."""
    if text.isascii():
        return text.lower()
    apart = normalize("NFKD", text.translate(_PLAIN).casefold())
    return "".join(letter for letter in apart if not combining(letter))


def terms_of(words: str) -> tuple[str, ...]:
    """The words of a search, each of which has to stand somewhere in a claim."""
    return tuple(fold(words).split())


def searched_text(claim: Claim) -> str:
    """All words of a claim in which a search may find something, folded."""
    return fold("\n".join(filter(None, _words(claim))))


def _words(claim: Claim) -> Iterator[str | None]:
    yield from (claim.quote, claim.statement, claim.kind.value, *(kind.value for kind in claim.also))
    for figure in claim.quantities:
        yield from (chip_of_quantity(figure), figure.unit, figure.counted, figure.category)
    for time in claim.times:
        yield from (time.mention, chip_of_time(time))
    for place in claim.places:
        yield from (place.mention, place.name)
    for actor in claim.actors:
        yield from (actor.mention, actor.name)
    if claim.attribution:
        yield from (claim.attribution.source, claim.attribution.verb)
    if claim.comparison:
        yield from (claim.comparison.term, claim.comparison.measure, claim.comparison.scope, claim.comparison.since)
    if claim.quotation:
        yield claim.quotation.speaker
    yield from (meant.stands_for for meant in claim.resolves)
