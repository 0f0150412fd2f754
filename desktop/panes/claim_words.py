"""A claim's structured fields in a line or two of plain words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from checks.domain.claim import Claim, Modality, Polarity, Status
from checks.domain.mention import Attribution, Comparison, Qualifier, Quantity, TimeMention
from checks.domain.words import plural
from checks.text.loose_numbers import before_noun, loose_number
from desktop.panes.claim_form import kind_word
from desktop.widgets.forms import say_number
from desktop.widgets.moments import say_day

_COLLECTIVE = ("military", "police")


def status_word(status: Status) -> str:
    """The status as the window calls it: "In progress"."""
    return status.value.capitalize()


def what_line(claim: Claim) -> str:
    """The kind with its figures and comparison: "Figure, 8 people wounded, exact, total"."""
    words = [kind_word(claim.kind), *(f"also {kind_word(kind).lower()}" for kind in claim.also)]
    words += [words_of_quantity(quantity) for quantity in claim.quantities]
    if claim.comparison is not None:
        words.append(words_of_comparison(claim.comparison))
    if claim.polarity is Polarity.NEGATED:
        words.append("said not to be so")
    if claim.modality is not Modality.ASSERTED:
        words.append(claim.modality.value)
    return ", ".join(words)


def where_line(claim: Claim) -> str:
    """Where, when and on whose word: "Odesa, 23 May 2025. No source in the text."."""
    names = _unlike([*(place.name for place in claim.places), *(words_of_time(time) for time in claim.times)])
    actors = _unlike(actor.name for actor in claim.actors if actor.name not in names)
    sentences = [", ".join(names), ", ".join(actors), words_of_source(claim)]
    return " ".join(f"{sentence.removesuffix('.')}." for sentence in sentences if sentence)


def where_icon(claim: Claim) -> str:
    """The icon before `where_line`: what its first words are about."""
    if claim.places:
        return "ph.map-pin"
    return "ph.clock" if claim.times else "ph.user"


def words_of_quantity(quantity: Quantity) -> str:
    """One figure in words: "about 120 people released, civilians, per side"."""
    unit = _number_of(quantity.unit, quantity.value) if quantity.unit else quantity.counted
    status = quantity.person_status.value if quantity.person_status else None
    loose = loose_number(quantity.low, quantity.high) if quantity.value is None else None
    figure = (before_noun(loose) if unit else loose) if loose else _figure(quantity)
    head = " ".join(word for word in (figure, unit, status) if word)
    category = _number_of(quantity.category, quantity.value) if quantity.category else None
    more = (quantity.severity, category, quantity.basis, words_of_doubt(quantity))
    exact = "exact" if quantity.qualifier is Qualifier.EXACT and quantity.value is not None else None
    return ", ".join([head, *(str(word).replace("_", " ") for word in (*more[:2], exact, *more[2:]) if word)])


def words_of_doubt(quantity: Quantity) -> str | None:
    """What the text itself takes back of a figure: "said not to be so", "only possible"."""
    if quantity.is_negated:
        return "said not to be so"
    return "only possible" if quantity.is_hypothetical else None


def words_of_time(time: TimeMention) -> str:
    """A resolved time: "23 May 2025", "since 11 Mar 2025", "12 May to 18 May 2025", or the text's own words."""
    first, last = time.first, time.last
    if first is None and last is None:
        return f"“{time.mention}”"
    if first is None or last is None:
        return f"since {say_day(first)}" if first else f"until {_day(last)}"
    return say_day(first) if first == last else f"{say_day(first, known_year=last.year)} to {say_day(last)}"


def words_of_comparison(comparison: Comparison) -> str:
    """A superlative with all that it depends on: "first, among strikes on the port, since March 11"."""
    parts = (
        (comparison.tie, "{}"),
        (comparison.term, "{}"),
        (comparison.measure, "by {}"),
        (comparison.scope, "among {}"),
        (comparison.since, "since {}"),
    )
    return ", ".join(words.format(value.removeprefix(words.format(""))) for value, words in parts if value)


def words_of_source(claim: Claim) -> str:
    """On whose word the article says it."""
    if claim.attribution is not None:
        return _words_of_attribution(claim.attribution)
    if claim.quotation is not None and claim.quotation.speaker:
        return f"{claim.quotation.speaker} {claim.quotation.verb or 'is quoted'}"
    return "No source in the text"


def _words_of_attribution(attribution: Attribution) -> str:
    said = " ".join(word for word in (attribution.source, attribution.verb) if word)
    hedge = f", {attribution.hedge}" if attribution.hedge else ""
    return f"{said[:1].upper()}{said[1:]}{hedge}{'' if attribution.is_named else ' (not named)'}"


def _figure(quantity: Quantity) -> str:
    qualifier = "" if quantity.qualifier is Qualifier.EXACT else f"{quantity.qualifier.value.replace('_', ' ')} "
    if quantity.value is not None:
        return qualifier + say_number(quantity.value)
    if quantity.low is not None and quantity.high is not None:
        return f"{say_number(quantity.low)} to {say_number(quantity.high)}"
    bound = quantity.low if quantity.low is not None else quantity.high
    return qualifier + say_number(bound) if bound is not None else "no figure"


def _number_of(unit: str, value: float | None) -> str:
    """A unit or category as it is said for this many."""
    if value == 1 or unit in _COLLECTIVE:
        return unit
    head, _, last = unit.rpartition(" ")
    return f"{head} {plural(last)}".strip()


def _day(day: date | None) -> str:
    return say_day(day) if day else ""


def _unlike(words: Iterable[str]) -> list[str]:
    """Words without repetition, in order."""
    return list(dict.fromkeys(words))
