"""Quoted in another language than spoken."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.domain.claim import Claim, Kind
from checks.domain.finding import FindingValue, Level
from checks.domain.span import Span
from checks.rules.context import Context
from checks.rules.naming import name_of
from checks.rules.quotes.languages import article_language, likely_language, recorded_language
from checks.rules.quotes.sources import renderings
from checks.rules.rule import Example, Need, Notice, rule

_TRANSLATOR = re.compile(
    r"\b(?:translat\w+|interpreter|spoke in|speaking in|in (?:English|Arabic|Russian|Ukrainian))\b"
)
"""Words with which an article says how quoted words came into its language."""


@rule(
    "quote.translation",
    needs=Need.EVIDENCE,
    kinds={Kind.QUOTE},
    source="BBC Editorial Guidelines, section 3, accuracy: make clear that words are a translation.",
    blind="Speakers whose language no record and no office tells.",
    example=Example(
        "“We want everyone home,” the governor said.",
        "Spoken in another language: the article names no translator.",
        against="The governor’s post in Ukrainian",
    ),
)
def translation_is_told(claim: Claim, context: Context) -> Iterator[Notice]:
    """A quotation that was spoken in another language names its translator.

    Where a record says that the words were spoken in another language than the article's, or gives them otherwise and
    the speaker's office makes another language likely, the quotation is one of several renderings. A reader should be
    told whose.
    """
    quotation = claim.quotation
    if quotation is None or _TRANSLATOR.search(context.sentence(claim).of(context.text)):
        return
    told, likely = recorded_language(claim, context), likely_language(claim, context)
    said = FindingValue("article", quotation.words, span=Span(quotation.start, quotation.end))
    if told is not None and told[:2] != article_language(context):
        message = f"The words were spoken in another language ({told}); the article names no translator."
        yield Notice(Level.NOTE, message, (said,))
    elif (
        told is None
        and likely
        and (others := [each for each in renderings(claim, context) if not each.wording.is_exact])
    ):
        passage = others[0].wording.span.of(others[0].words)
        message = (
            f"{quotation.speaker} is likely to have spoken {likely}, and {name_of(others[0].record)} renders the words "
            "otherwise; the article names no translator."
        )
        yield Notice(
            Level.NOTE, message, (said, others[0].value(passage, others[0].wording.span)), missing=("quote language",)
        )
