"""Words of the article that say more, or less, than its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from checks.domain.claim import Claim
from checks.domain.finding import FindingValue, Level
from checks.domain.span import Span
from checks.rules.context import Context
from checks.rules.naming import name_of, origin_of
from checks.rules.rule import Example, Need, Notice, rule
from checks.rules.terms.told import Told, told_by
from checks.text.lexicons import lexicon
from checks.text.sentences import split_sentences

_SAID = re.compile(r"\b(?:said|told|announced|promised|vowed|added|wrote|confirmed)\b")
_IF = re.compile(r"\b(?:if|unless|provided|once|subject to)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Scale:
    """Words from weak to strong."""

    name: str
    steps: tuple[re.Pattern[str], ...]
    tells_weaker: bool

    def find(self, text: str) -> dict[int, re.Match[str]]:
        """The steps on which a text stands, each with its first words; "complete" in "not complete" is no step."""
        hits: dict[int, re.Match[str]] = {}
        taken: list[Span] = []
        for step, pattern in enumerate(self.steps):
            for found in pattern.finditer(text):
                if not any(span.overlaps(Span(*found.span())) for span in taken):
                    hits.setdefault(step, found)
                taken.append(Span(*found.span()))
        return hits


@cache
def _scales() -> tuple[Scale, ...]:
    return tuple(
        Scale(
            entry["name"],
            tuple(re.compile(rf"\b(?:{'|'.join(step)})\b", re.IGNORECASE) for step in entry["steps"]),
            entry.get("weaker", False),
        )
        for entry in lexicon("strength")["scales"]
    )


@rule(
    "terms.strength",
    needs=Need.EVIDENCE,
    source="BBC Editorial Guidelines, section 3, accuracy: do not state as fact what sources only claim or qualify.",
    blind="Strength in other words than those of the scales; irony.",
    example=Example(
        "Kyiv says it would accept the plan without hesitation.",
        "The evidence has a condition.",
        against="Ready to accept, “subject to acceptance by the Russian Federation”",
    ),
)
def no_stronger(claim: Claim, context: Context) -> Iterator[Notice]:
    """The article says no more than its evidence.

    "Without hesitation" is more than "subject to", "completed" more than "under way", "will" more than "could". Words
    of the claim and of its records are held against each other on such scales, one at a time; where a record hedges
    and the claim does not, that is said too.
    """
    for scale in _scales():
        here = scale.find(claim.quote)
        if here:
            yield from _first(scale, max(here), here[max(here)], claim, context)
    yield from _modals(claim, context)
    yield from _hedged(claim, context)


def _words(claim: Claim, context: Context) -> Iterator[Told]:
    for link, record in context.linked(claim):
        yield from told_by(claim, link, record, context)


def _first(scale: Scale, step: int, here: re.Match[str], claim: Claim, context: Context) -> Iterator[Notice]:
    """The first record that stands on another step and not on the claim's too."""
    told = [(each, there) for each in _words(claim, context) if (there := scale.find(each.words)) and step not in there]
    stronger = [each for each in told if max(each[1]) < step]
    weaker = [each for each in told if min(each[1]) > step] if scale.tells_weaker else []
    for level, others, verb in ((Level.PARTLY, stronger, "more"), (Level.NOTE, weaker, "less")):
        for each, steps in others[:1]:
            word = steps[min(steps)]
            message = f"“{here.group()}” says {verb} than {name_of(each.record)}: “{word.group()}” ({scale.name})."
            yield Notice(level, message, (_here(here, claim), each.value(word)))


@cache
def _modal_steps() -> dict[str, int]:
    return {word: step for step, words in enumerate(lexicon("strength")["modals"]["steps"]) for word in words}


@cache
def _modal_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<modal>{'|'.join(_modal_steps())}) (?:not )?(?:\w+ly )?(?P<verb>[a-z]{{4,}})")


def _modals(claim: Claim, context: Context) -> Iterator[Notice]:
    """Of one verb: "will send" against "could send"."""
    for found in _modal_pattern().finditer(claim.quote):
        step = _modal_steps()[found["modal"]]
        for told in _words(claim, context):
            other = next(
                (each for each in _modal_pattern().finditer(told.words) if each["verb"] == found["verb"]), None
            )
            if other is not None:
                if _modal_steps()[other["modal"]] < step and not _is_reported(other, told.words):
                    message = f"“{found.group()}” says more than {name_of(told.record)}: “{other.group()}”."
                    yield Notice(Level.PARTLY, message, (_here(found, claim), told.value(other)))
                break


def _is_reported(found: re.Match[str], words: str) -> bool:
    """Is a "would" only the "will" of words that somebody said, with no condition to it?"""
    sentence = next(
        (span.of(words) for span in split_sentences(words) if span.start <= found.start() < span.end), words
    )
    return found["modal"] == "would" and bool(_SAID.search(sentence)) and not _IF.search(sentence)


def _hedged(claim: Claim, context: Context) -> Iterator[Notice]:
    """A record whose field says how it hedges, where the sentence of the claim does not hedge at all."""
    sentence = context.sentence(claim).of(context.text)
    if claim.attribution is not None or _hedges().search(sentence):
        return
    hedged = [(link, record) for link, record in context.linked(claim) if record.hedge]
    if hedged and len(hedged) == len(context.linked(claim)):
        record = hedged[0][1]
        message = f"{name_of(record)} says it with a hedge (“{record.hedge}”), the article as a fact."
        said = FindingValue("article", claim.quote, span=claim.anchor.span)
        yield Notice(Level.PARTLY, message, (said, FindingValue(origin_of(record), record.hedge or "", record.id)))


@cache
def _hedges() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon('strength')['hedges'])})\b", re.IGNORECASE)


def _here(found: re.Match[str], claim: Claim) -> FindingValue:
    start = claim.anchor.start
    return FindingValue("article", found.group(), span=Span(start + found.start(), start + found.end()))
