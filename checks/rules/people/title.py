"""The title of a person on the day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from checks.domain.claim import Claim, Kind
from checks.domain.finding import FindingValue, Level
from checks.domain.mention import Actor, ActorKind
from checks.domain.span import Span
from checks.rules.context import Context
from checks.rules.people.offices import Office, known_until, offices, offices_of
from checks.rules.rule import Example, Need, Notice, rule
from checks.text.gazetteer import country_names

_PAST = re.compile(r"\b(?:former|ex-|then-?|one-time|late|ousted|deposed|previous|first|until)", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:deputy|vice|acting|interim|incoming|future|designate|elect|candidate|wife|son|daughter|spokes\w+|aide|adviser"
    r"|advisor|envoy|ally|lawyer|chief of staff|office of|lady|shadow)\b",
    re.IGNORECASE,
)
"""Words that make a title another one: "deputy defense minister", "the president’s spokesman"."""
_LEEWAY = timedelta(days=3)
"""Days around a change of office in which both titles are told."""


@rule(
    "person.title",
    needs=Need.TEXT,
    kinds={Kind.IDENTITY},
    source="The table of offices, whose entries name the office's own pages.",
    blind="Offices and people that are not in the table; days after the one for which it speaks.",
    example=Example(
        "Ukraine’s foreign minister, Dmytro Kuleba, met diplomats on Friday.",
        "He held the office until 2024-09-05.",
        published="2025-05-23",
    ),
)
def title_was_held(claim: Claim, context: Context) -> Iterator[Notice]:
    """The title was held on that day.

    Heads of state and government, foreign and defence ministers and heads of international bodies are looked up in a
    table for the day of the article, or for the days that the sentence speaks of. A title that is gone is outdated;
    one that another person held on the day cannot be right.
    """
    days = _days(claim, context)
    for person in claim.actors:
        if days and person.kind is ActorKind.PERSON and offices_of(person.name):
            yield from _judged(person, claim, days)


def _days(claim: Claim, context: Context) -> list[tuple[date, date]]:
    """The day of the article, and the days that the sentence names; none where the table does not reach so far."""
    if context.published is None or context.published.day > known_until():
        return []
    day, sentence = context.published.day, context.sentence(claim)
    told = [
        (each.first, each.last)
        for each in context.times
        if each.first and each.last and sentence.contains(Span(each.start, each.end))
    ]
    return [(day - _LEEWAY, day + _LEEWAY), *told]


def _judged(person: Actor, claim: Claim, days: list[tuple[date, date]]) -> Iterator[Notice]:
    told = _title_in(claim.quote, person)
    if told is None or _OTHER.search(claim.quote.replace(told.group(), " ")):
        return
    mine = [office for office in offices_of(person.name) if told.group().casefold() in _called(office)]
    if mine:
        yield from _of_own(person, mine[0], told, claim, days)
    else:
        yield from _of_another(person, told, claim, days)


def _title_in(quote: str, person: Actor) -> re.Match[str] | None:
    """The longest title of the table in the words of a claim, without the name."""
    start = quote.find(person.mention)
    blank = quote[:start] + " " * len(person.mention) + quote[start + len(person.mention) :] if start >= 0 else quote
    return _any_title().search(blank)


@cache
def _any_title() -> re.Pattern[str]:
    titles = sorted({title for office in offices() for title in _called(office)}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, titles))})\b", re.IGNORECASE)


def _called(office: Office) -> frozenset[str]:
    """The titles of an office in American and in British spelling."""
    titles = {title.casefold() for title in office.titles}
    return frozenset(titles | {title.replace("defense", "defence") for title in titles})


def _of_own(
    person: Actor, office: Office, told: re.Match[str], claim: Claim, days: list[tuple[date, date]]
) -> Iterator[Notice]:
    """A title of an office that the person has held: on the day, before it, or not yet."""
    terms = office.terms_of(person.name)
    held = next((term for term in terms if any(term.covers(*each) for each in days)), None)
    is_past = bool(_PAST.search(claim.quote))
    day = days[0][0] + _LEEWAY
    source = FindingValue(office.source, _terms(office, person.name))
    values = (_said(told, claim), source)
    if held and not (is_past and held.last is None):
        yield Notice(Level.SUPPORTS, f"{person.name} was {told.group()} from {_terms(office, person.name)}.", values)
    elif held:
        yield Notice(Level.NOTE, f"{person.name} was still {told.group()} on {day}, by the table of offices.", values)
    elif not is_past:
        when = _terms(office, person.name)
        yield Notice(Level.PARTLY, f"{person.name} was {told.group()} from {when}, not on {day}.", values)


def _of_another(person: Actor, told: re.Match[str], claim: Claim, days: list[tuple[date, date]]) -> Iterator[Notice]:
    """A title of an office of the person's state that another person held on the day."""
    of = {office.of for office in offices_of(person.name)}
    day = days[0][0] + _LEEWAY
    for office in offices():
        holder = office.holder(day)
        if office.of in of and told.group().casefold() in _called(office) and holder and _names_no_other(claim, of):
            message = f"{holder.name}, not {person.name}, was {told.group()} on {day}."
            values = (_said(told, claim), FindingValue(office.source, f"{holder.name}, {_terms(office, holder.name)}"))
            if not _PAST.search(claim.quote) and len(days) == 1:
                yield Notice(Level.CONFLICTS, message, values)
            return


def _names_no_other(claim: Claim, of: set[str]) -> bool:
    """Does the claim name no other state, whose office it may be?"""
    own = {country_names().get(code, code) for code in of}
    return all(actor.name in own for actor in claim.actors if actor.kind is ActorKind.STATE)


def _terms(office: Office, name: str) -> str:
    """The terms of a person in words: "2017-01-20 to 2021-01-20 and 2025-01-20 on"."""
    return " and ".join(
        f"{term.first} to {term.last}" if term.last else f"{term.first} on" for term in office.terms_of(name)
    )


def _said(told: re.Match[str], claim: Claim) -> FindingValue:
    start = claim.anchor.start
    return FindingValue("article", told.group(), span=Span(start + told.start(), start + told.end()))
