"""The figure of a claim in a few characters, for the end of a row: "8 wounded", "> 600 mi", "since 11 Mar"."""

from __future__ import annotations

from checks.domain.claim import Claim, Kind
from checks.domain.mention import Qualifier, Quantity, Severity, TimeMention
from checks.domain.words import plural
from checks.text.loose_numbers import before_noun, loose_number
from desktop.widgets.forms import say_number
from desktop.widgets.moments import say_day

_SIGNS = {
    Qualifier.AT_LEAST: "≥ ",
    Qualifier.MORE_THAN: "> ",
    Qualifier.ABOUT: "≈ ",
    Qualifier.UP_TO: "≤ ",
    Qualifier.FEWER_THAN: "< ",
    Qualifier.NEARLY: "≲ ",
}
_SHORT = {"mile": "mi", "kilometer": "km", "kilometre": "km", "meter": "m", "metre": "m", "percent": "%"}
_COLLECTIVE = ("military", "police")
_GRAVE = (Severity.SERIOUS, Severity.CRITICAL)


def figure_chip(claim: Claim, *, year: int | None = None) -> str:
    """The first figure or time of a claim; empty where it has none. The article's own `year` goes without saying."""
    kinds = {claim.kind, *claim.also}
    figures = [chip_of_quantity(quantity) for quantity in claim.quantities] if Kind.QUANTITY in kinds else []
    times = [chip_of_time(time, year) for time in claim.times] if kinds & {Kind.TIME, Kind.SUPERLATIVE} else []
    ordered = figures + times if claim.kind == Kind.QUANTITY else times + figures
    return next(filter(None, ordered), "")


def chip_of_quantity(quantity: Quantity) -> str:
    """One figure: sign, number, and what is counted; "hundreds of prisoners" where the text gives no number."""
    loose = loose_number(quantity.low, quantity.high) if quantity.value is None else None
    if loose:
        number = loose if _state(quantity) else before_noun(loose)
        return f"{number} {_counted(quantity)}" if _counted(quantity) else loose
    number = _number(quantity)
    return f"{number} {_counted(quantity)}".strip() if number else ""


def chip_of_time(time: TimeMention, year: int | None = None) -> str:
    """A resolved time as a day, a range, or with one open end."""
    first = say_day(time.first, known_year=year) if time.first else ""
    last = say_day(time.last, known_year=year) if time.last else ""
    if first and last:
        return first if first == last else f"{first} – {last}"
    return f"since {first}" if first else f"until {last}" if last else ""


def _number(quantity: Quantity) -> str:
    sign = _SIGNS.get(quantity.qualifier, "")
    if quantity.value is not None:
        return sign + say_number(quantity.value)
    low, high = quantity.low, quantity.high
    if low is not None and high is not None:
        return f"{say_number(low)}–{say_number(high)}"
    bound = low if low is not None else high
    return "" if bound is None else sign + say_number(bound)


def _state(quantity: Quantity) -> str:
    """What became of the people counted: "critical", "wounded"."""
    return str((quantity.severity if quantity.severity in _GRAVE else None) or quantity.person_status or "")


def _counted(quantity: Quantity) -> str:
    if _state(quantity):
        return _state(quantity)
    unit = (quantity.unit or quantity.counted or "").split(" ")[-1]
    if unit in _SHORT:
        return _SHORT[unit]
    if unit == "person" and quantity.category:
        unit = quantity.category
    is_as_it_stands = quantity.value == 1 or not quantity.unit or unit in _COLLECTIVE
    return unit if is_as_it_stands else plural(unit)
