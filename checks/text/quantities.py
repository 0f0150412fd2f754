"""Figures in a text: value or bounds, hedge, what they count, and what happened to the people counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import isfinite

from checks.domain.mention import PersonStatus, Qualifier, Quantity
from checks.text.cardinals import Number, word_at
from checks.text.casualties import is_age, severity_of, status_by_deed, status_of
from checks.text.elided import find_elided
from checks.text.hedges import TOTALS, qualifier_of, words_before
from checks.text.lexicons import lexicon, words
from checks.text.measures import PERSON, Counted, category_of, grammar, is_household, read_counted
from checks.text.numbers import find_numbers
from checks.text.ordinals import find_ordinals
from checks.text.ranges import ranged
from checks.text.reality import is_hypothetical, is_negated
from checks.text.singles import find_singles
from checks.text.subsets import Count, find_wholes
from checks.text.times import find_dates
from checks.text.tokens import Token, read_tokens

_SENTENCE = frozenset(".!?;")


@dataclass(frozen=True, slots=True)
class _Figure:
    """A number with its place among the tokens; `first` and `after` take in a range and a currency sign."""

    number: Number
    first: int
    after: int
    qualifier: Qualifier
    counted: Counted
    status: PersonStatus | None = None


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """The figures of `text`, in order: those of dates and clock times are left out.

    An exact figure has a value; a range or a vague word such as "dozens" has `low` and `high` alone. The span covers
    the number with its currency or percent sign, without hedge and noun.
    """
    tokens = _undated(text, read_tokens(text))
    numbers = [number for number in find_numbers(tokens) if isfinite(number.low) and isfinite(number.high)]
    read = [_figure(tokens, number) for number in ranged(tokens, numbers)]
    figures = _inherited(tokens, [figure for figure in read if not _is_name(tokens, figure)])
    figures = sorted([*figures, *_singles(tokens, numbers)], key=lambda figure: figure.first)
    counts = [_quantity(tokens, figure) for figure in figures]
    places = [_count(figure) for figure in figures]
    for part, whole in find_wholes(tokens, places).items():
        counts[part] = _as_part(counts[part], counts[whole])
    for bare, named in find_elided(tokens, places).items():
        counts[bare] = replace(counts[bare], unit=counts[named].unit)
    return tuple(sorted([*counts, *find_ordinals(tokens)], key=lambda quantity: (quantity.start, quantity.end)))


def _undated(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens with those of dates blotted out, so that they are no figures."""
    dates = iter(find_dates(text))
    date, kept = next(dates, None), []
    for token in tokens:
        while date is not None and date.end <= token.start:
            date = next(dates, None)
        inside = date is not None and date.start <= token.start
        kept.append(replace(token, word="\N{REPLACEMENT CHARACTER}", value=None, suffix="") if inside else token)
    return kept


# --- figures --------------------------------------------------------------------------------------------------------


def _figure(tokens: Sequence[Token], number: Number) -> _Figure:
    sign = word_at(tokens, number.first - 1) in lexicon("units")["currencies"]
    first = number.first - sign
    first -= sign and word_at(tokens, first - 1) in ("us", "a", "c") and tokens[first - 1].end == tokens[first].start
    after = number.after + (word_at(tokens, number.after) == "%")
    counted = read_counted(tokens, number)
    is_people = (counted.unit in (None, PERSON) or is_household(counted)) and not is_age(tokens, number)
    read_status = status_of if is_people else status_by_deed
    status = read_status(tokens, number, counted)
    return _Figure(number, first, after, qualifier_of(tokens, number, first, (after, counted.after)), counted, status)


def _singles(tokens: Sequence[Token], numbers: Sequence[Number]) -> list[_Figure]:
    """Each "a soldier" who was killed, as a figure of one."""
    return [
        _Figure(number, number.first, number.after, Qualifier.EXACT, counted, status)
        for number, counted, status in find_singles(tokens, numbers)
    ]


def _as_part(part: Quantity, whole: Quantity) -> Quantity:
    """A part of people of whom the text tells what happened, "nine wounded: seven civilians and two soldiers"."""
    status = part.person_status or (whole.person_status if part.unit in (None, PERSON) else None)
    if status is not None:
        return replace(part, part_of=whole.start, person_status=status, unit=PERSON, basis=part.basis or whole.basis)
    is_share = part.value is not None and part.value < 1
    unit = part.unit if is_share else part.unit or whole.unit
    return replace(part, part_of=whole.start, unit=unit)


def _count(figure: _Figure) -> Count:
    number, counted = figure.number, figure.counted
    unit = PERSON if figure.status else counted.unit
    return Count(figure.first, figure.after, max(figure.after, counted.after), unit, number.low, number.high)


def _is_name(tokens: Sequence[Token], figure: _Figure) -> bool:
    """Do digits name a thing and count none: "the 335 Squadron", "No. 118/2025", "Resolution 1701"?"""
    number = figure.number
    if tokens[number.first].value is None:
        return False
    if words_before(tokens, number.first, 2) == ("no", "."):
        return True
    if number.value != 1 and word_at(tokens, number.after) in words("numbers", "formations"):
        return True
    return figure.counted.unit is None and word_at(tokens, number.first - 1) in words("numbers", "numbered")


def _inherited(tokens: Sequence[Token], figures: Sequence[_Figure]) -> list[_Figure]:
    """Figures linked by commas and "and" share what happened: "killed two soldiers and three civilians"."""
    found = list(figures)
    for i in range(1, len(found)):
        if found[i].status is None and found[i - 1].status and _linked(tokens, found[i - 1], found[i]):
            found[i] = replace(found[i], status=found[i - 1].status)
    for i in range(len(found) - 1, 0, -1):
        if found[i - 1].status is None and found[i].status and _linked(tokens, found[i - 1], found[i]):
            found[i - 1] = replace(found[i - 1], status=found[i].status)
    return found


def _linked(tokens: Sequence[Token], left: _Figure, right: _Figure) -> bool:
    """Are both counts of people with nothing but links between them?"""
    if PERSON not in (left.counted.unit, right.counted.unit) or {left.counted.unit, right.counted.unit} - {
        PERSON,
        None,
    }:
        return False
    between = [token.word for token in tokens[max(left.after, left.counted.after) : right.first]]
    if 0 < len(between) <= 4 and all(word in grammar("links") for word in between):
        return True
    return len(between) <= 8 and _SENTENCE.isdisjoint(between) and not grammar("parts").isdisjoint(between[-3:])


def _quantity(tokens: Sequence[Token], figure: _Figure) -> Quantity:
    number, counted = figure.number, figure.counted
    status, severity = figure.status, None
    if counted.unit in (None, PERSON):
        severity = severity_of(tokens, number, counted)
        status = status or (PersonStatus.WOUNDED if severity else None)
    unit = PERSON if status and not is_household(counted) else counted.unit
    start, end = tokens[figure.first].start, tokens[figure.after - 1].end
    spelled = _spelled(tokens, counted)
    category = counted.category or (category_of(tokens, number.after, number.after) if unit == PERSON else None)
    basis = _basis(tokens, figure) or ("total" if unit == PERSON else None)
    return Quantity(
        *(start, end, number.value, number.low, number.high, figure.qualifier),
        *(unit, spelled, status, severity, category, basis),
        is_negated=is_negated(tokens, figure.first, max(figure.after, counted.after)),
        is_hypothetical=is_hypothetical(tokens, figure.first, max(figure.after, counted.after)),
    )


def _spelled(tokens: Sequence[Token], counted: Counted) -> str | None:
    """The words of the text for what is counted, in lower case."""
    if counted.first == counted.after:
        return None
    said, reached = "", tokens[counted.first].start
    for token in tokens[counted.first : counted.after]:
        said += " " * (token.start > reached) + token.word
        reached = token.end
    return said


def _basis(tokens: Sequence[Token], figure: _Figure) -> str | None:
    """What the figure is a count of: each side, each day, or all."""
    end = max(figure.after, figure.counted.after)
    after = [token.word for token in tokens[end : end + 5]]
    before = [token.word for token in tokens[max(0, figure.first - 24) : figure.first]]
    stop = max((i for i, word in enumerate(before) if word in _SENTENCE), default=-1)
    before = before[stop + 1 :]
    if after[:1] == ["each"] or _each_side(after[:4]) or (":" in before and _each_side(before)):
        return "per_side"
    if after[:1] == ["daily"]:
        return "per_day"
    if len(after) > 1 and after[0] == "/" and (period := lexicon("units")["rates"].get(after[1])):
        return f"per_{period}"
    if len(after) > 1 and after[0] in ("a", "per", "every", "each") and after[1] in words("numbers", "periods"):
        return f"per_{after[1]}"
    total = any(_ends_with(before[-6:], phrase) for phrase in TOTALS) or tuple(after[:2]) in TOTALS
    return "total" if total else None


def _each_side(said: Sequence[str]) -> bool:
    """As in "from each side", "for each group"."""
    return any(left in ("each", "either") and right in words("numbers", "sides") for left, right in pairwise(said))


def _ends_with(said: Sequence[str], phrase: Sequence[str]) -> bool:
    return tuple(said[len(said) - len(phrase) :]) == tuple(phrase)
