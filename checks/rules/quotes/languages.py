"""In which language quoted words were spoken, as far as records and offices tell."""

from __future__ import annotations

from checks.domain.claim import Claim
from checks.rules.context import Context
from checks.rules.people.offices import spoken_language

_ENGLISH = "en"


def article_language(context: Context) -> str:
    """The language of the article, as a code; English where nothing else is known."""
    return (context.desk.article.language or _ENGLISH)[:2].casefold()


def recorded_language(claim: Claim, context: Context) -> str | None:
    """The language in which the words were spoken, by the records of the claim; of several another than ours."""
    own = article_language(context)
    told = [record.quote_language.casefold() for _, record in context.linked(claim) if record.quote_language]
    return min(told, key=lambda each: each[:2] == own, default=None)


def likely_language(claim: Claim, context: Context) -> str | None:
    """The language at home of a speaker whose office is known, where it is not the article's."""
    speaker = claim.quotation.speaker if claim.quotation else None
    is_english = article_language(context) == _ENGLISH
    return spoken_language(speaker) if speaker and is_english else None


def is_translated(claim: Claim, context: Context) -> bool:
    """Are quoted words a translation, by a record or, where none says, by the office of who spoke them?"""
    told = recorded_language(claim, context)
    if told is not None:
        return told[:2] != article_language(context)
    return likely_language(claim, context) is not None
