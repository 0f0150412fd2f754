"""The structured fields of a claim and the figures of a record in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checks.domain import words
from checks.domain.claim import Claim, Kind, Modality, Polarity
from checks.domain.mention import Actor, Attribution, Comparison, Place, Qualifier, Quantity, Quotation, TimeMention
from checks.text.loose_numbers import before_noun, loose_number

KINDS = {
    Kind.EVENT: "Event",
    Kind.QUANTITY: "Figure",
    Kind.SUPERLATIVE: "Superlative",
    Kind.TIME: "Time",
    Kind.PLACE: "Place",
    Kind.QUOTE: "Quotation",
    Kind.STATEMENT: "Statement",
    Kind.RESPONSIBILITY: "Responsibility",
    Kind.IDENTITY: "Identity",
    Kind.PREDICTION: "Prediction",
    Kind.OPINION: "Opinion",
}


@dataclass(frozen=True)
class Field:
    """One thing that a claim speaks of: what it is, and what it says."""

    name: str
    value: str


def kinds(claim: Claim) -> str:
    """The kind in words, with further ones: "Quotation, also a figure"."""
    also = [KINDS[kind].lower() for kind in claim.also]
    return KINDS[claim.kind] + (f", also {words.listed(also)}" if also else "")


def fields_of(claim: Claim) -> tuple[Field, ...]:
    """What is known about a claim, in the order in which a checker would ask for it; nothing for what is absent."""
    named: dict[str, list[str]] = {}
    for field in _fields(claim):
        named.setdefault(field.name, []).append(field.value)
    return tuple(Field(name, "; ".join(dict.fromkeys(values))) for name, values in named.items())


def _fields(claim: Claim) -> Iterator[Field]:
    yield from (Field("Figure", _quantity(each)) for each in claim.quantities)
    yield from (Field("Time", _time(each)) for each in claim.times)
    yield from (Field("Place", _place(each)) for each in claim.places)
    yield from (Field("Who", _actor(each)) for each in claim.actors)
    if claim.attribution:
        yield Field("Said by", _attribution(claim.attribution))
    if claim.quotation:
        yield Field("Quoted", _quotation(claim.quotation))
    if claim.comparison:
        yield Field("Compared", _comparison(claim.comparison))
    if claim.polarity is Polarity.NEGATED:
        yield Field("Form", "says that it is not so")
    if claim.modality is not Modality.ASSERTED:
        yield Field("Form", claim.modality.value)
    yield from (Field("Meant", f"“{each.mention}” is {each.stands_for or 'left open'}") for each in claim.resolves)


def _quantity(quantity: Quantity) -> str:
    loose = loose_number(quantity.low, quantity.high) if quantity.value is None else None
    unit = quantity.unit or ""
    if unit and (quantity.value is None or abs(quantity.value) != 1):
        unit = words.plural(unit)
    if loose:
        amount = before_noun(loose) if unit else loose
    else:
        amount = _amount(quantity.value, quantity.low, quantity.high, quantity.qualifier)
    basis = quantity.basis.replace("_", " ") if quantity.basis and quantity.basis != "total" else None
    doubt = "said not to be so" if quantity.is_negated else "only possible" if quantity.is_hypothetical else None
    facts = [f"{amount} {unit}".strip(), quantity.category, quantity.person_status, quantity.severity, basis, doubt]
    return ", ".join(str(fact) for fact in facts if fact)


def _amount(best: float | None, low: float | None, high: float | None, qualifier: Qualifier) -> str:
    hedge = words.HEDGES[qualifier]
    if best is not None:
        return hedge + words.number(best)
    if low is not None and high is not None:
        return f"{words.number(low)} to {words.number(high)}"
    if low is not None:
        return f"{hedge or 'at least '}{words.number(low)}"
    return f"{hedge or 'up to '}{words.number(high)}" if high is not None else "not stated"


def _time(time: TimeMention) -> str:
    resolved = words.days(time.first, time.last)
    return f"“{time.mention}”: {resolved}" if resolved else f"“{time.mention}”, not dated"


def _place(place: Place) -> str:
    facts = [str(place.level) if place.level else None, place.country]
    kept = ", ".join(fact for fact in facts if fact)
    return f"{place.name} ({kept})" if kept else place.name


def _actor(actor: Actor) -> str:
    return f"{actor.name} (named as “{actor.mention}”)" if actor.is_metonym else actor.name


def _attribution(attribution: Attribution) -> str:
    facts = [attribution.source, attribution.verb, attribution.hedge, None if attribution.is_named else "not named"]
    return ", ".join(fact for fact in facts if fact)


def _quotation(quotation: Quotation) -> str:
    by = quotation.speaker or "a speaker who is not named"
    how = quotation.verb or quotation.medium
    return f"{by}{f', {how}' if how else ''}{', in part' if quotation.is_partial else ''}"


def _comparison(comparison: Comparison) -> str:
    facts = [
        f"“{comparison.term}”",
        f"by {comparison.measure}" if comparison.measure else "measure not stated",
        f"among {comparison.scope}" if comparison.scope else None,
        f"since {comparison.since}" if comparison.since else None,
        f"“{comparison.tie}” allows a tie" if comparison.tie else None,
    ]
    return ", ".join(fact for fact in facts if fact)
