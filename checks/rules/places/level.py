"""City or region: what the article calls places against what its evidence calls them."""

from __future__ import annotations

from collections.abc import Iterator

from checks.domain.claim import Claim
from checks.domain.evidence import Evidence, Link, Stance
from checks.domain.finding import FindingValue, Level
from checks.domain.mention import PlaceLevel
from checks.rules.context import Context
from checks.rules.naming import name_of, origin_of
from checks.rules.places.levels import Spoken, counted_regions, spoken_levels
from checks.rules.rule import Example, Need, Notice, rule

_SORTS = {PlaceLevel.CITY: ("a city", "cities"), PlaceLevel.REGION: ("a region", "regions")}
"""What messages call one of them and several."""
_Against = tuple[Level, FindingValue, Evidence]
_LEAST_LISTED = 2
"""Names in a list of cities from which on the regions of that name in the same article are worth a note."""


@rule(
    "place.level",
    needs={Need.TEXT, Need.EVIDENCE},
    source="UCDP GED and ACLED codebooks: a place is coded with its administrative level.",
    blind="Names that only a city or only a region bears; levels that nobody names.",
    example=Example(
        "Moscow demanded two cities — Donetsk and Kherson. Ukraine still holds a part of the Kherson region.",
        "The evidence names regions of these names, not cities.",
        against="They want the Donetsk and Kherson oblasts.",
    ),
)
def level_fits(claim: Claim, context: Context) -> Iterator[Notice]:
    """A city is no region, even where both bear one name.

    Donetsk, Kherson, Aleppo or Khartoum are cities and also regions around them, many times as large. Where the
    article says "cities" and its evidence names oblasts, provinces or regions, or the other way round, one of the two
    is wrong about how much is spoken of.
    """
    said = next(_said_in(claim, context), None)
    if said is None:
        return
    told = [each for link, record in context.linked(claim) if (each := _told(said, link, record, context)) is not None]
    if told:
        yield _against_evidence(said, told, _is_borne_out(said, claim, context), context)
    elif said.level is PlaceLevel.CITY and len(said.names) >= _LEAST_LISTED:
        yield from _against_article(said, context)


def _said_in(claim: Claim, context: Context) -> Iterator[Spoken]:
    """What the claim says of names that may be either; names may follow it in its sentence."""
    sentence, own = context.sentence(claim), claim.anchor.span
    for each in spoken_levels(context.text):
        noun = context.text.find(each.noun, each.span.start, each.span.end)
        if own.start <= noun < own.end and each.span.end <= max(sentence.end, own.end):
            yield each


def _told(said: Spoken, link: Link, record: Evidence, context: Context) -> _Against | None:
    """What a record says of the same places where it is not what the article says."""
    grave = Level.CONFLICTS if link.stance is Stance.AGAINST else Level.PARTLY
    place = record.place
    if (
        place
        and place.level in _SORTS
        and place.level is not said.level
        and any(n in place.mention for n in said.names)
    ):
        return grave, FindingValue(origin_of(record), f"{place.mention} ({place.level})", record.id), record
    text = context.reading(record).text
    for words, is_text in ((link.note, False), (text, True)):
        found = _other_level(said, words)
        if found is not None:
            span = found.span if is_text else None
            return grave, FindingValue(origin_of(record), found.span.of(words), record.id, span), record
    return None


def _is_borne_out(said: Spoken, claim: Claim, context: Context) -> bool:
    """Does a record that supports the claim speak of these names as the article does?"""
    texts = [context.reading(record).text for link, record in context.linked(claim) if link.stance is Stance.SUPPORTS]
    levels = (each for text in texts if any(name in text for name in said.names) for each in spoken_levels(text))
    return any(each.level is said.level and said.names <= each.names for each in levels)


def _other_level(said: Spoken, words: str) -> Spoken | None:
    """Words that call the same places, or as many, by the other level, where none calls them what the article does."""
    told = spoken_levels(words) if any(name in words for name in said.names) else ()
    if any(each.level is said.level and each.names & said.names for each in told):
        return None
    other = next((each for each in told if each.level is not said.level and each.names & said.names), None)
    if other is not None or said.level is not PlaceLevel.CITY or said.count is None:
        return other
    return next((each for each in counted_regions(words) if each.count == said.count), None)


def _against_evidence(said: Spoken, told: list[_Against], is_borne_out: bool, context: Context) -> Notice:
    """What records say otherwise; where another one says what the article does, it is worth a note alone."""
    level = Level.CONFLICTS if any(each[0] is Level.CONFLICTS for each in told) else Level.PARTLY
    other = _SORTS[PlaceLevel.REGION if said.level is PlaceLevel.CITY else PlaceLevel.CITY]
    who = name_of(told[0][2])
    who = f"{who} and {len(told) - 1} more speak" if len(told) > 1 else f"{who} speaks"
    here = _here(said, context)
    what = other[len(said.names) > 1 or said.count is not None]
    message = f"“{here.value}” here, but {who} of {what}: “{told[0][1].value}”."
    return Notice(Level.NOTE if is_borne_out else level, message, (here, *(each[1] for each in told)))


def _against_article(said: Spoken, context: Context) -> Iterator[Notice]:
    other = next(
        (each for each in spoken_levels(context.text) if each.level is PlaceLevel.REGION and each.names & said.names),
        None,
    )
    if other is not None:
        words = other.span.of(context.text)
        message = f"{_listed(said)} are cities here and also names of regions: “{words}” elsewhere. Which is meant?"
        yield Notice(Level.NOTE, message, (_here(said, context), FindingValue("article", words, span=other.span)))


def _listed(said: Spoken) -> str:
    first, *rest = sorted(said.names)
    return first if not rest else f"{', '.join([first, *rest[:-1]])} and {rest[-1]}"


def _here(said: Spoken, context: Context) -> FindingValue:
    return FindingValue("article", said.span.of(context.text), span=said.span)
