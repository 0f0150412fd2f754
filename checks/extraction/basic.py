"""Languages that are read by word lists alone, and are labelled "basic": Ukrainian and Russian."""

from __future__ import annotations

from checks.domain.moment import Moment
from checks.domain.span import Span
from checks.extraction.names import Names
from checks.extraction.reading import Mentions
from checks.text.slavic.figures import find_quantities
from checks.text.slavic.lexis import LANGUAGES
from checks.text.slavic.names import find_actors, find_places
from checks.text.slavic.speech import find_quotations
from checks.text.slavic.times import find_times

LABEL = "basic rules for {language} (no language model)"
"""What looked for the claims of such a text."""


def is_basic(language: str | None) -> bool:
    """Is the language read by word lists alone?"""
    return language in LANGUAGES


def basic_mentions(text: str, published: Moment | None, language: str) -> Mentions:
    """Times, figures and quotations of a text in one of the basic languages."""
    times = find_times(text, language, published)
    taken = [Span(time.start, time.end) for time in times]
    return Mentions(times, find_quantities(text, language, taken), find_quotations(text, language))


def basic_names(text: str, language: str) -> Names:
    """Places and actors of such a text."""
    return Names(find_places(text, language), find_actors(text, language))
