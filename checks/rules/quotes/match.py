"""The words of a quotation against the words of its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from checks.domain.claim import Claim, Kind
from checks.domain.evidence import Stance
from checks.domain.finding import FindingValue, Level
from checks.domain.mention import Quotation
from checks.domain.span import Span
from checks.matching.wordings import Change, Difference
from checks.rules.context import Context
from checks.rules.naming import name_of
from checks.rules.quotes.languages import article_language, is_translated
from checks.rules.quotes.sources import Rendering, renderings, words_at
from checks.rules.rule import Example, Need, Notice, rule
from checks.text.lexicons import words

_SAYS = {
    Change.NEGATION: "A denial changed: the article quotes “{quoted}”, {title} has “{source}”.",
    Change.NUMBER: "A figure in the quotation changed: “{quoted}” here, “{source}” in {title}.",
    Change.WORDS: "The quotation was altered: “{quoted}” here, “{source}” in {title}.",
    Change.ADDED: "“{quoted}” was put into the quotation: {title} does not have it, and no brackets say so.",
    Change.DROPPED: "“{source}” was dropped from the quotation without an ellipsis; it stands in {title}.",
    Change.SENTENCE: "A sentence was dropped without an ellipsis: “{source}” stands between them in {title}.",
    Change.ENDING: "The punctuation changed: “{quoted}” here, “{source}” in {title}.",
    Change.SPELLING: "A word was written another way: “{quoted}” here, “{source}” in {title}.",
}
_GRAVE = (Change.NEGATION, Change.NUMBER)
_NOTED = (Change.SPELLING,)
_LEAST_SOUGHT = 4
"""Words of a quotation that is missed where it is not found."""


@rule(
    "quote.match",
    needs=Need.EVIDENCE,
    kinds={Kind.QUOTE},
    source="AP Stylebook, “quotations in the news”: never alter quotations even to correct minor errors.",
    blind="What was said where no record has the words; whether a record that has them copied them right.",
    example=Example(
        "“We will sign the plan,” the minister said.",
        "A denial changed: the words of the source say the opposite.",
        against="The minister’s post: “We will not sign the plan.”",
    ),
)
def quotation_matches(claim: Claim, context: Context) -> Iterator[Notice]:
    """The words in quotation marks are those of the source.

    Words between quotation marks are the speaker's own. The rule lays them beside the records word by word and says
    what differs: a denial or a figure first, then words altered, put in or dropped, whole sentences dropped without an
    ellipsis, and a full stop where the source asks or shouts. An ellipsis and brackets are honoured; capitals,
    contractions and the comma before the closing mark make no difference. Another rendering of translated words is no
    alteration.
    """
    quotation = claim.quotation
    found = renderings(claim, context)
    if quotation is None:
        return
    if not found:
        yield from _nowhere(quotation, claim, context)
        return
    best = found[0]
    if best.wording.is_exact:
        yield _exact(quotation, best, context)
        yield from _cut_short(quotation, best, context)
    elif is_translated(claim, context):
        yield _translated(quotation, best, context)
    else:
        yield from _altered(quotation, best, context)


def _exact(quotation: Quotation, best: Rendering, context: Context) -> Notice:
    signs = best.wording.changes(Change.SIGN)
    told = f"; only the punctuation differs (“{signs[0].quoted}” against “{signs[0].source}”)" if signs else ""
    message = f"The words stand in {name_of(best.record)} as they are quoted{told}."
    return Notice(Level.SUPPORTS, message, (_whole(quotation, context), _passage(best)))


def _cut_short(quotation: Quotation, best: Rendering, context: Context) -> Iterator[Notice]:
    """A quotation that stops where the speaker limits what was said."""
    rest = best.wording.goes_on
    if rest.split()[:1] and rest.split()[0].casefold().strip(",") in words("quoting", "limits"):
        message = f"The sentence goes on in {name_of(best.record)}: “{rest}” Does the quotation keep its meaning?"
        yield Notice(Level.NOTE, message, (_whole(quotation, context), _passage(best)))


def _nowhere(quotation: Quotation, claim: Claim, context: Context) -> Iterator[Notice]:
    """Pages that are said to support a quotation and have nothing like it; of others only a part is known."""
    own = article_language(context)
    read = [
        record
        for link, record in context.linked(claim)
        if link.stance is Stance.SUPPORTS and context.has_own_text(record) and (record.language or own)[:2] == own
    ]
    if read and len(quotation.words.split()) >= _LEAST_SOUGHT:
        message = f"The quoted words do not stand in the text of {name_of(read[0])}."
        yield Notice(Level.CANNOT_TELL, message, (_whole(quotation, context),), missing=("text with these words",))


def _translated(quotation: Quotation, best: Rendering, context: Context) -> Notice:
    """Another rendering is nobody's slip; another figure is, and so is a denial where all else is the same."""
    told = [each for each in best.wording.differences if each.change is not Change.SIGN]
    for each in told:
        if each.change is Change.NUMBER or (each.change is Change.NEGATION and len(told) == 1):
            notice = _notice(each.change, (each,), quotation, best, context)
            return replace(notice, level=Level.PARTLY)
    said = best.wording.span.of(best.words)
    message = f"{name_of(best.record)} renders the words otherwise: “{said}”. One or both are translated."
    return Notice(Level.NOTE, message, (_whole(quotation, context), _passage(best)))


def _altered(quotation: Quotation, best: Rendering, context: Context) -> Iterator[Notice]:
    told = sorted((each for each in best.wording.differences if each.change in _SAYS), key=lambda each: each.change)
    for change, group in groupby(told, key=lambda each: each.change):
        yield _notice(change, tuple(group), quotation, best, context)


def _notice(
    change: Change, differences: tuple[Difference, ...], quotation: Quotation, best: Rendering, context: Context
) -> Notice:
    message = " ".join(
        _SAYS[change].format(quoted=each.quoted, source=each.source, title=name_of(best.record)) for each in differences
    )
    values = [value for each in differences for value in _values(each, quotation, best, context)]
    return Notice(_level(change, differences, best), message, tuple(values))


def _level(change: Change, told: Sequence[Difference], best: Rendering) -> Level:
    """Grave where the meaning turns, or where words that carry meaning are not the speaker's own."""
    is_shout = change is Change.ENDING and not any("?" in each.quoted + each.source for each in told)
    if change in _NOTED or is_shout:
        return Level.NOTE
    is_other = change is Change.WORDS and best.is_first_hand and any(map(_carries_meaning, told))
    return Level.CONFLICTS if change in _GRAVE or is_other else Level.PARTLY


def _carries_meaning(difference: Difference) -> bool:
    small = words("quoting", "small")
    return any(word.casefold() not in small for word in difference.quoted.split())


def _values(
    each: Difference, quotation: Quotation, best: Rendering, context: Context
) -> tuple[FindingValue, FindingValue]:
    place = words_at(quotation, each.quoted_span, context.text)
    return (
        FindingValue("article", each.quoted or place.of(context.text), span=place),
        best.value(each.source or each.source_span.of(best.words), each.source_span),
    )


def _whole(quotation: Quotation, context: Context) -> FindingValue:
    place = words_at(quotation, Span(0, len(quotation.words)), context.text)
    return FindingValue("article", quotation.words, span=place)


def _passage(best: Rendering) -> FindingValue:
    return best.value(best.wording.span.of(best.words), best.wording.span)
