"""What a superlative leaves open: its measure, since when, or what counts as its like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from checks.domain.claim import Claim, Kind
from checks.domain.extremes import in_order, value_of
from checks.domain.finding import FindingValue, Level
from checks.domain.tables import Comparator, ComparatorTable
from checks.domain.words import day, listed, number
from checks.rules.context import Context
from checks.rules.rule import Example, Need, Notice, rule
from checks.rules.superlatives.asked import is_extreme, is_first, since, term_of
from checks.rules.superlatives.readings import is_of_place, measures_of, own_case
from checks.text.lexicons import lexicon, words
from checks.text.measures import singular

_WORD = re.compile(r"[^\W\d_]+")
_BY = re.compile(
    r"\b(?:in terms of|by (?:the )?(?:number|head ?count|size|amount|volume|area|death toll))\b", re.IGNORECASE
)
_SCOPE = re.compile(
    r"\b(?:ever|in (?:the |its |modern )?history|on record|of all time|to date|so far|yet|since|in the world"
    r"|in (?:\w+ ){1,3}(?:years|decades|months|weeks|days)|of (?:the|this|last) \w+"
    r"|this (?:year|month|week|war|century))\b",
    re.IGNORECASE,
)
REACH = 4
"""Words after a superlative among which its noun stands: "the largest single prisoner exchange"."""


@rule(
    "superlative.unstated",
    needs={Need.TEXT, Need.TABLES},
    kinds={Kind.SUPERLATIVE},
    source="Arithmetic: an order needs a measure, a scope and a time.",
    blind="Measures that a reader takes for granted; nouns that are not in its list.",
    example=Example(
        "The two armies exchanged prisoners on Friday in the largest swap since the war began.",
        "“Largest swap” does not say by what: people in all or on each side, the day alone or the whole deal.",
    ),
)
def left_open(claim: Claim, context: Context) -> Iterator[Notice]:
    """A superlative should say by what measure, among what, and since when.

    "The largest swap" can be meant in all or on each side, for a day or for the whole deal, and one reading may hold
    where another fails. Only what makes a difference is told: where a table is there, with its values.
    """
    found = _noun(claim, "open" if is_extreme(claim) else "classes")
    if found is None:
        return
    phrase, noun = found
    if is_first(claim):
        yield from _class(claim, phrase, noun)
    elif is_extreme(claim):
        yield from _measure(claim, context, phrase, noun)
        yield from _time(claim, context, phrase)


def _noun(claim: Claim, group: str) -> tuple[str, str] | None:
    """The superlative with its noun, as the text writes both, and the noun in the singular; None for other nouns."""
    known, term = lexicon("superlatives")[group], term_of(claim)
    at = claim.quote.casefold().find(term)
    if not term or at < 0:
        return None
    for found in list(_WORD.finditer(claim.quote, at + len(term)))[:REACH]:
        noun = next((each for each in (found[0].casefold(), singular(found[0].casefold())) if each in known), None)
        if noun is not None:
            return claim.quote[at : found.end()], noun
    return None


def _measure(claim: Claim, context: Context, phrase: str, noun: str) -> Iterator[Notice]:
    if term_of(claim).split()[0] not in words("superlatives", "size") or _BY.search(
        context.sentence(claim).of(context.text)
    ):
        return
    readings = [each for each in lexicon("superlatives")["open"][noun] if not _is_settled(each, claim.quote)]
    if not readings:
        return
    tables = [table for table in context.tables(claim) if isinstance(table, ComparatorTable)]
    told = [each for table in tables if is_of_place(table, claim, context) for each in _by_table(table, claim, context)]
    message = f"{_quoted(phrase)} does not say by what: {_listed(readings)}."
    if told:
        message = f"{message[:-1]}; in the table {'; '.join(each for each, _ in told)}."
    yield Notice(Level.NOTE, message, (_here(claim), *(value for _, values in told for value in values)))


def _is_settled(reading: str, quote: str) -> bool:
    """Does the claim itself say which of two it means, as "return of remains" does of "people or remains"?"""
    return " or " in reading and any(each.split()[-1] in quote.casefold() for each in reading.split(" or "))


def _time(claim: Claim, context: Context, phrase: str) -> Iterator[Notice]:
    if (
        since(claim, context) is None
        and not _SCOPE.search(claim.quote)
        and not (claim.comparison and claim.comparison.tie)
    ):
        message = f"{_quoted(phrase)} does not say since when: of this year, of the war, or ever."
        yield Notice(Level.NOTE, message, (_here(claim),))


def _class(claim: Claim, phrase: str, noun: str) -> Iterator[Notice]:
    left_out = lexicon("superlatives")["classes"][noun]
    kind = phrase.casefold().removeprefix(term_of(claim)).strip()
    if kind == noun:  # a bare "first talks" opens a series as often as it claims a first
        return
    yield Notice(Level.NOTE, f"It holds for {kind} alone: {left_out} are not counted.", (_here(claim),))


# --- with a table ---------------------------------------------------------------------------------------------------


def _by_table(table: ComparatorTable, claim: Claim, context: Context) -> Iterator[tuple[str, tuple[FindingValue, ...]]]:
    """The values of the own case by each measure, and what it comes to with the days next to it."""
    own = own_case(table, claim, context)
    measures = [each for each in measures_of(claim, table) if own and value_of(own[-1], each.key) is not None]
    if not measures:
        return
    row = own[-1]
    told = listed([f"{number(value_of(row, each.key) or 0.0)} ({each.label or each.key})" for each in measures])
    yield f"{day(row.date.day)} has {told}", (_value(table, row, told),)
    run = _run(table, row)
    if len(run) > 1:
        sums = [(each, sum(value_of(one, each.key) or 0.0 for one in run)) for each in measures]
        told = listed([f"{number(total)} ({each.label or each.key})" for each, total in sums])
        span = f"{day(run[0].date.day)} to {day(run[-1].date.day)}"
        yield f"{span} together {told}", tuple(_value(table, one, day(one.date.day)) for one in run if one != row)


def _run(table: ComparatorTable, row: Comparator) -> list[Comparator]:
    """The cases on days in a row around `row`, which may be parts of one."""
    rows = in_order(table)
    first = last = rows.index(row)
    while first > 0 and rows[first].date.day - rows[first - 1].date.day <= timedelta(1):
        first -= 1
    while last + 1 < len(rows) and rows[last + 1].date.day - rows[last].date.day <= timedelta(1):
        last += 1
    return list(rows[first : last + 1])


def _value(table: ComparatorTable, row: Comparator, told: str) -> FindingValue:
    return FindingValue(f"{table.title}, {day(row.date.day)}", told, row.evidence_id)


# --- words ----------------------------------------------------------------------------------------------------------


def _here(claim: Claim) -> FindingValue:
    return FindingValue("article", claim.quote, span=claim.anchor.span)


def _quoted(phrase: str) -> str:
    return f"“{phrase[:1].upper()}{phrase[1:]}”"


def _listed(readings: list[str]) -> str:
    """The readings in a row; those that are pairs themselves stand between commas."""
    if len(readings) == 1 or any(" or " in each for each in readings):
        return ", ".join(readings)
    return f"{', '.join(readings[:-1])} or {readings[-1]}"
