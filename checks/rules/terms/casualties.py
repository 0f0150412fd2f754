"""Killed, wounded, missing; civilian and military; serious and critical."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from checks.domain.claim import Claim
from checks.domain.evidence import Evidence, Link
from checks.domain.finding import FindingValue, Level
from checks.domain.mention import PersonStatus, Qualifier, Quantity, Severity
from checks.domain.span import Span
from checks.domain.words import number
from checks.rules.context import Context
from checks.rules.naming import name_of, origin_of
from checks.rules.rule import Example, Need, Notice, rule
from checks.rules.terms.told import Told, told_by
from checks.text.lexicons import lexicon
from checks.text.quantities import find_quantities

_SEVERITIES = tuple(Severity)
_HARM = (PersonStatus.KILLED, PersonStatus.WOUNDED, PersonStatus.MISSING, PersonStatus.CAPTURED)
_LEAST = 5
"""A figure from which on the same figure with another fate is no chance."""
_CIVILIAN = re.compile(r"\b(?:civilians?|noncombatants?|non-combatants?|residents?)\b", re.IGNORECASE)
_CONTESTS = re.compile(
    r"\b(?:collaborators?|convicts?|combatants?|militants?|mercenar(?:y|ies)|fighters?|reservists?|conscripts?|gunmen|gunman"
    r"|off-duty|in civilian clothes|due for deportation|members? of (?:hamas|hezbollah|the militia))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Group:
    """People whom a record counts."""

    figure: Quantity
    record: Evidence
    value: FindingValue


@rule(
    "terms.casualties",
    needs=Need.EVIDENCE,
    source="Every Casualty, Standards for Casualty Recording (2020): publish what killed, injured and civilian mean.",
    blind="What hospitals call serious or critical; figures that records give in other words.",
    example=Example(
        "Four of the wounded were in critical condition.",
        "The evidence calls the four serious.",
        against="Four in serious condition",
    ),
)
def fate_agrees(claim: Claim, context: Context) -> Iterator[Notice]:
    """Killed, wounded and missing are three things, civilian and military two, serious and critical not one.

    Where a record counts as many people as the claim and calls them something else, one of the two has changed what
    happened to them, how badly, or who they were. "Casualties" are killed and wounded together.
    """
    people = [figure for figure in claim.quantities if figure.value is not None and _counts_people(figure)]
    linked = context.linked(claim) if people else ()
    groups = [group for link, record in linked for group in _groups(claim, link, record, context)]
    for figure in people:
        same = [group for group in groups if group.figure.value == figure.value]
        yield from _severity(figure, same, context)
        yield from _status(figure, same, groups, context)
        yield from _category(figure, same, context)
    if _CIVILIAN.search(claim.quote):
        yield from _contested(claim, context)


def _groups(claim: Claim, link: Link, record: Evidence, context: Context) -> Iterator[Group]:
    """The people whom a record counts, by its figures and by its words."""
    for figure in record.figures:
        if figure.best is not None:
            read = next(iter(_figures_in(f"{number(figure.best)} {figure.what}")), None)
            told = Quantity(
                0,
                0,
                figure.best,
                counted=figure.what,
                person_status=figure.person_status or (read.person_status if read else None),
                severity=figure.severity or _severity_in(figure.what),
                category=read.category if read else None,
            )
            yield Group(
                told, record, FindingValue(origin_of(record), f"{number(figure.best)} {figure.what}", record.id)
            )
    for words in told_by(claim, link, record, context):
        for quantity in _figures_in(words.words):
            if quantity.value is not None and _counts_people(quantity):
                yield Group(quantity, record, _value(quantity, words))


@lru_cache(maxsize=4096)
def _figures_in(words: str) -> tuple[Quantity, ...]:
    """The figures of a few words; those of one record are looked at for many claims."""
    return find_quantities(words)


def _value(figure: Quantity, told: Told) -> FindingValue:
    """The figure with a few words after it."""
    end = min((place for sign in ",.;:" if (place := told.words.find(sign, figure.end)) >= 0), default=len(told.words))
    end = min(end, figure.end + 40)
    span = None if told.offset is None else Span(figure.start + told.offset, end + told.offset)
    return FindingValue(origin_of(told.record), told.words[figure.start : end], told.record.id, span)


def _severity_in(words: str) -> Severity | None:
    """How badly, by a word such as that of "injured, serious condition"."""
    told = lexicon("people")["severity"]
    said = words.casefold().replace(",", " ").split()
    return next((Severity(name) for name, entries in told.items() if not set(entries).isdisjoint(said)), None)


def _counts_people(figure: Quantity) -> bool:
    is_told = figure.person_status or figure.severity or figure.category
    return bool(is_told) or "casualties" in (figure.counted or "").casefold()


def _severity(figure: Quantity, same: list[Group], context: Context) -> Iterator[Notice]:
    """How badly: a step more or less than a record has it for as many."""
    told = [(group, group.figure.severity) for group in same if group.figure.severity]
    if figure.severity is None or not told or any(severity is figure.severity for _, severity in told):
        return
    group, other = told[0]
    verb = "overstated" if _SEVERITIES.index(figure.severity) > _SEVERITIES.index(other) else "understated"
    message = (
        f"“{figure.severity.capitalize()}” here, “{other}” in {name_of(group.record)} for the same "
        f"{number(figure.value or 0)}: {verb}?"
    )
    yield Notice(Level.PARTLY, message, (_here(figure, context), group.value))


def _status(figure: Quantity, same: list[Group], groups: list[Group], context: Context) -> Iterator[Notice]:
    """What happened to them: as many, with another fate, in a record that counts none with the claim's."""
    if figure.person_status not in _HARM or figure.qualifier is not Qualifier.EXACT:
        return
    of_claim = {each.record.id for each in groups if each.figure.person_status is figure.person_status}
    for group in same:
        if group.record.id in of_claim:
            continue
        if "casualties" in (group.figure.counted or "").casefold():
            message = (
                f"{number(figure.value or 0)} {figure.person_status} here are casualties in {name_of(group.record)}: "
            )
            yield Notice(Level.PARTLY, message + "killed and wounded together.", (_here(figure, context), group.value))
            return
        if group.figure.person_status in _HARM and (figure.value or 0) >= _LEAST:
            message = (
                f"{number(figure.value or 0)} {figure.person_status} here, {group.figure.person_status} in "
                f"{name_of(group.record)}."
            )
            yield Notice(Level.CONFLICTS, message, (_here(figure, context), group.value))
            return


def _category(figure: Quantity, same: list[Group], context: Context) -> Iterator[Notice]:
    """Who they were: as many soldiers as the claim has civilians, or the other way round."""
    sides = {"civilian", "military"}
    if figure.category not in sides or any(group.figure.category == figure.category for group in same):
        return
    for group in same:
        if group.figure.category in sides and (figure.value or 0) >= _LEAST:
            message = (
                f"{number(figure.value or 0)} are {figure.category} here and {group.figure.category} in "
                f"{name_of(group.record)}."
            )
            yield Notice(Level.CONFLICTS, message, (_here(figure, context), group.value))
            return


def _contested(claim: Claim, context: Context) -> Iterator[Notice]:
    """Records that call some of the civilians something else, where the article does not itself."""
    if _CONTESTS.search(context.sentence(claim).of(context.text)):
        return
    for link, record in context.linked(claim):
        for told in told_by(claim, link, record, context):
            found = _CONTESTS.search(told.words)
            if found:
                message = f"Were all of them civilians? {name_of(record)} speaks of “{found.group()}”."
                said = FindingValue("article", claim.quote, span=claim.anchor.span)
                yield Notice(Level.NOTE, message, (said, told.value(found)))
                return


def _here(figure: Quantity, context: Context) -> FindingValue:
    span = Span(figure.start, figure.end)
    return FindingValue("article", span.of(context.text), span=span)
