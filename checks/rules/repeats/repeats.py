"""What one article says twice, and differently."""

from __future__ import annotations

from collections.abc import Iterator

from checks.rules.context import Context
from checks.rules.repeats.figures import repeated_figures
from checks.rules.repeats.people import repeated_people
from checks.rules.repeats.quotations import repeated_quotations
from checks.rules.repeats.words import repeated_words
from checks.rules.rule import Example, Need, Notice, article_rule


@article_rule(
    "article.repeats",
    needs=Need.TEXT,
    source="Silverman (ed.), Verification Handbook: an account is first held against itself.",
    blind="Things said twice in words that have nothing in common; tolls of one event in different places.",
    example=Example(
        "She called it “a first step to something big.”\n\n“It is a first step to something big?” Ann Example said.",
        "One quotation ends in two ways.",
    ),
)
def says_it_once(context: Context) -> Iterator[Notice]:
    """What an article says twice it says the same way.

    The same quotation with two endings, nine wounded in the headline and eight in the text, a name in two spellings, a
    person with two ranks: one of the two is wrong, and no source is needed to see it. Figures count as of one event
    only where place, day and source agree and no word such as "earlier" or "rose" tells otherwise.
    """
    yield from repeated_quotations(context)
    yield from repeated_figures(context)
    people = list(repeated_people(context))
    yield from people
    told = [value.span for notice in people for value in notice.values if value.span]
    for notice in repeated_words(context):
        if not any(value.span and value.span.overlaps(span) for value in notice.values for span in told):
            yield notice
