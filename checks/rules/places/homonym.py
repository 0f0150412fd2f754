"""Two places of one name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checks.domain.finding import FindingValue, Level
from checks.domain.mention import PlaceLevel
from checks.domain.span import Span
from checks.rules.context import Context
from checks.rules.places.levels import spoken_levels
from checks.rules.rule import Example, Need, Notice, article_rule
from checks.text.gazetteer import country_names, demonyms
from checks.text.gazetteer_files import rows

_ALONE = r"(?! (?:oblast|region|province)|, (?:Ukraine|Russia|Libya|Lebanon))"
"""What does not follow a name that nothing tells apart."""


@article_rule(
    "place.homonym",
    needs=Need.TEXT,
    source="GeoNames.",
    blind="Names that are not in the table of homonyms.",
    example=Example(
        "Russia demanded that Ukraine give up two cities, Donetsk and Kherson.",
        "Donetsk is a city in Ukraine and a town in Russia.",
    ),
)
def which_of_two(context: Context) -> Iterator[Notice]:
    """A name that two places bear is told apart.

    Donetsk is a city in Ukraine and a town across the border in Russia. Where an article speaks of both countries and
    uses such a name alone, records found by name may be about the other place. It is said once, where the name comes
    first.
    """
    for row in rows("homonyms"):
        found = _first(row["name"], context.text) if row["name"] in context.text else None
        if found and all(_speaks_of(row[key], context) for key in ("one_country", "other_country")):
            message = f"{row['name']} may be {row['one']} or {row['other']}: check which one a record means."
            yield Notice(Level.NOTE, message, (FindingValue("article", row["name"], span=Span(*found.span())),))


def _first(name: str, text: str) -> re.Match[str] | None:
    """The first place where a name stands alone and is not that of a region."""
    regions = [each.span for each in spoken_levels(text) if each.level is PlaceLevel.REGION and name in each.names]
    found = re.finditer(rf"(?<![’']s )\b{re.escape(name)}\b{_ALONE}", text)
    return next((each for each in found if not any(span.contains(Span(*each.span())) for span in regions)), None)


def _speaks_of(country: str, context: Context) -> bool:
    """Does the article name a state, or its people?"""
    return _called(country).search(context.text) is not None


@cache
def _called(country: str) -> re.Pattern[str]:
    words = [country_names()[country], *(word for word, code in demonyms().items() if code == country)]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")
