"""Said, wrote or posted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.domain.claim import Claim, Kind
from checks.domain.evidence import Evidence, Link
from checks.domain.finding import FindingValue, Level
from checks.domain.span import Span
from checks.rules.context import Context
from checks.rules.naming import name_of, origin_of
from checks.rules.quotes.sources import Rendering, renderings
from checks.rules.rule import Example, Need, Notice, rule
from checks.text.lexicons import lexicon

_TOLD = re.compile(
    r"\b(?P<posted>(?:wrote|written|writes|said|posted|posting) (?:on|in|via) (?:his |her |their |its |the |a |an )?"
    r"(?:(?:official|own|personal) )?(?:Telegram|Facebook|Twitter|X|Truth Social|Instagram|Weibo|social media|post)\b"
    r"|(?:Truth Social|Telegram|Facebook|X|Twitter) post|tweeted|posted)"
    r"|\b(?P<wrote>wrote|written statement|in a (?:letter|written statement|memo|column)|op-ed)"
    r"|\b(?P<said>told (?:reporters|journalists|a news conference)|(?:at|in) an? (?:press|news) (?:conference|briefing)"
    r"|in an interview|on (?:air|television)|video address)"
)
_WORDS = {"said": "spoken", "wrote": "written", "posted": "posted online"}


@rule(
    "quote.medium",
    needs=Need.EVIDENCE,
    kinds={Kind.QUOTE},
    source="AP Stylebook, “said”: tell how words reached you where they were not spoken to you.",
    blind="The medium of records that do not name it.",
    example=Example(
        "“It is done,” the president said on Friday.",
        "The words were posted online, not said.",
        against="The president wrote on Telegram: “It is done.”",
    ),
)
def medium_fits(claim: Claim, context: Context) -> Iterator[Notice]:
    """Words that were written or posted were not "said", and the other way round.

    Where a record names the medium of a quotation, by its field or in words such as "wrote on Telegram", it is held
    against the verb of the article. "Said" of a written statement is a looseness that is worth a note; "wrote" of
    spoken words is not so.
    """
    quotation = claim.quotation
    if quotation is None or quotation.medium is None:
        return
    told = [(record, found) for record, found in _media(claim, context) if found[0]]
    if not told:
        return
    record, (medium, value) = next((each for each in told if each[1][0] != quotation.medium), told[0])
    said = FindingValue("article", quotation.verb or quotation.medium, span=Span(quotation.start, quotation.end))
    if medium == quotation.medium:
        yield Notice(Level.SUPPORTS, f"The words were {_WORDS[medium]}, by {name_of(record)} as well.", (said, value))
    elif not {medium, quotation.medium} <= {"wrote", "posted"}:
        level = Level.PARTLY if medium == "said" else Level.NOTE
        here, there = _WORDS[quotation.medium], _WORDS[medium]
        message = f"The article has the words as {here}; by {name_of(record)} they were {there}."
        yield Notice(level, message, (said, value))


def _media(claim: Claim, context: Context) -> Iterator[tuple[Evidence, tuple[str, FindingValue]]]:
    """What each record says of the medium of these words."""
    rendered = {each.record.id: each for each in renderings(claim, context)}
    for link, record in context.linked(claim):
        yield record, _medium_of(link, record, rendered.get(record.id), context)


def _medium_of(link: Link, record: Evidence, rendering: Rendering | None, context: Context) -> tuple[str, FindingValue]:
    if record.medium:
        return _field(record.medium), FindingValue(origin_of(record), record.medium, record.id)
    for words in (link.note, record.original_source or "", "" if context.has_own_text(record) else record.says):
        if found := _TOLD.search(words):
            return str(found.lastgroup), FindingValue(origin_of(record), found.group(), record.id)
    if rendering is not None and context.has_own_text(record):
        return _in_text(rendering, context)
    return "", FindingValue(origin_of(record), "", record.id)


def _in_text(rendering: Rendering, context: Context) -> tuple[str, FindingValue]:
    """By the verb beside the words in the text of the record."""
    record, offset = rendering.record, rendering.offset or 0
    at = Span(rendering.wording.span.start + offset, rendering.wording.span.end + offset)
    for other in context.reading(record).quotations:
        if other.verb and other.medium and Span(other.start, other.end).overlaps(at):
            return other.medium, FindingValue(origin_of(record), other.verb, record.id, Span(other.start, other.end))
    return "", FindingValue(origin_of(record), "", record.id)


def _field(medium: str) -> str:
    """A field such as "Telegram post" or "press conference" as one of the three."""
    lowered = medium.casefold().strip()
    for known, phrases in lexicon("quoting")["media"].items():
        if any(re.search(rf"\b{re.escape(phrase)}\b", lowered) for phrase in phrases):
            return str(known)
    return ""
