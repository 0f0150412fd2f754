"""Figures in a text: value or bounds, hedge, what they count, and what happened to the people counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from math import isfinite

from checks.domain.mention import PersonStatus, Qualifier, Quantity
from checks.text.cardinals import Number, word_at
from checks.text.casualties import is_age, severity_of, status_of
from checks.text.lexicons import lexicon, words
from checks.text.measures import PERSON, Counted, category_of, grammar, read_counted
from checks.text.numbers import find_numbers
from checks.text.ordinals import find_ordinals
from checks.text.reality import is_hypothetical, is_negated
from checks.text.subsets import Count, find_wholes
from checks.text.times import find_dates
from checks.text.tokens import Token, read_tokens

_SENTENCE = frozenset(".!?;")
_TOTALS = (("a", "total", "of"), ("in", "total"), ("in", "all"), ("total", "of"))


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
    read = [_figure(tokens, number) for number in _ranged(tokens, numbers)]
    figures = _inherited(tokens, [figure for figure in read if not _is_name(tokens, figure)])
    counts = [_quantity(tokens, figure) for figure in figures]
    for part, whole in find_wholes(tokens, [_count(figure) for figure in figures]).items():
        counts[part] = _as_part(counts[part], counts[whole])
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


# --- ranges ---------------------------------------------------------------------------------------------------------


def _ranged(tokens: Sequence[Token], numbers: Sequence[Number]) -> Iterator[Number]:
    """The numbers, two of them made one where they bound a range: "20 to 30", "between 5 and 7"."""
    taken = False
    for left, right in pairwise([*numbers, None]):
        if taken:
            taken = False
            continue
        if left is None:
            continue
        joined = _range(tokens, left, right) if right is not None else None
        taken = joined is not None
        yield joined or left


def _range(tokens: Sequence[Token], left: Number, right: Number) -> Number | None:
    low = left.low
    if right.scale > 1 and left.scale == 1 and left.value is not None and low < right.high / right.scale:
        low *= right.scale
    if left.value is None or right.value is None or not low < right.high or not _bounds(tokens, left, right):
        return None
    return Number(left.first, right.after, None, low, right.high, right.scale)


def _bounds(tokens: Sequence[Token], left: Number, right: Number) -> bool:
    """Do the words between two numbers make a range of them?"""
    place = left.after + (word_at(tokens, left.after) in ("%", "percent"))
    first = right.first - (word_at(tokens, right.first - 1) in lexicon("units")["currencies"])
    if not _are_alike(tokens, (left, place), (right, first)):
        return False
    between = [token.word for token in tokens[place:first]]
    before = word_at(tokens, left.first - 1)
    if before in lexicon("units")["currencies"]:
        before = word_at(tokens, left.first - 2)
    if between == ["and"]:
        return before == "between"
    if between == ["to"]:
        return before != "from" or not any(
            token.word in words("numbers", "changes") for token in tokens[max(0, left.first - 7) : left.first]
        )
    if between in (["-"], ["–"], ["—"]):
        return tokens[place].start == tokens[place - 1].end and tokens[place].end == tokens[first].start
    return between == ["or"] and right.low - left.high <= max(1.0, left.high)


def _are_alike(tokens: Sequence[Token], left: tuple[Number, int], right: tuple[Number, int]) -> bool:
    """Can both be bounds of one thing? "4% to $76" and "5% to 12 tanks" are two figures; "$3 to 5 million" is one."""
    (low, percent_end), (high, sign) = left, right
    is_share = percent_end > low.after
    is_share_too = word_at(tokens, high.after) in ("%", "percent")
    has_sign = word_at(tokens, low.first - 1) in lexicon("units")["currencies"]
    return (is_share_too or not is_share) and (has_sign or sign == high.first)


# --- figures --------------------------------------------------------------------------------------------------------


def _figure(tokens: Sequence[Token], number: Number) -> _Figure:
    sign = word_at(tokens, number.first - 1) in lexicon("units")["currencies"]
    first = number.first - sign
    first -= sign and word_at(tokens, first - 1) in ("us", "a", "c") and tokens[first - 1].end == tokens[first].start
    after = number.after + (word_at(tokens, number.after) == "%")
    counted = read_counted(tokens, number)
    is_people = counted.unit in (None, PERSON) and not is_age(tokens, number)
    status = status_of(tokens, number, counted) if is_people else None
    return _Figure(number, first, after, _qualifier(tokens, number, first, (after, counted.after)), counted, status)


def _as_part(part: Quantity, whole: Quantity) -> Quantity:
    """A part of people of whom the text tells what happened, "nine wounded: seven civilians and two soldiers"."""
    status = part.person_status or (whole.person_status if part.unit in (None, PERSON) else None)
    if status is None:
        return replace(part, part_of=whole.start)
    return replace(part, part_of=whole.start, person_status=status, unit=PERSON, basis=part.basis or whole.basis)


def _count(figure: _Figure) -> Count:
    number, counted = figure.number, figure.counted
    unit = PERSON if figure.status else counted.unit
    return Count(figure.first, figure.after, max(figure.after, counted.after), unit, number.low, number.high)


def _is_name(tokens: Sequence[Token], figure: _Figure) -> bool:
    """Do digits name a thing and count none: "the 335 Squadron", "No. 118/2025", "Resolution 1701"?"""
    number = figure.number
    if tokens[number.first].value is None:
        return False
    if _words_before(tokens, number.first, 2) == ("no", "."):
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
    unit = PERSON if status else counted.unit
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
    if len(after) > 1 and after[0] in ("a", "per", "every", "each") and after[1] in words("numbers", "periods"):
        return f"per_{after[1]}"
    total = any(_ends_with(before[-6:], phrase) for phrase in _TOTALS) or tuple(after[:2]) in _TOTALS
    return "total" if total else None


def _each_side(said: Sequence[str]) -> bool:
    """As in "from each side", "for each group"."""
    return any(left in ("each", "either") and right in words("numbers", "sides") for left, right in pairwise(said))


def _ends_with(said: Sequence[str], phrase: Sequence[str]) -> bool:
    return tuple(said[len(said) - len(phrase) :]) == tuple(phrase)


# --- hedges ---------------------------------------------------------------------------------------------------------


def _qualifier(tokens: Sequence[Token], number: Number, first: int, ends: Sequence[int]) -> Qualifier:
    """The hedge before the figure, past "a total of", or after it or its noun; a range lies between its bounds."""
    while True:
        skipped = next((len(phrase) for phrase in _TOTALS if _words_before(tokens, first, len(phrase)) == phrase), 0)
        if not skipped:
            break
        first -= skipped
    for phrase, qualifier in _hedges("before").get(word_at(tokens, first - 1), []):
        if _words_before(tokens, first, len(phrase)) == phrase:
            return qualifier
    for end in ends:
        for phrase, qualifier in _hedges("after").get(word_at(tokens, end), []):
            if tuple(token.word for token in tokens[end : end + len(phrase)]) == phrase:
                return qualifier
    if word_at(tokens, ends[0]) == "+":
        return Qualifier.AT_LEAST
    if number.value is not None:
        return Qualifier.EXACT
    return Qualifier.BETWEEN if _is_range(tokens, number) else Qualifier.ABOUT


def _is_range(tokens: Sequence[Token], number: Number) -> bool:
    return any(
        token.value is not None or token.word in lexicon("numbers")["small"]
        for token in tokens[number.first : number.after]
    )


def _words_before(tokens: Sequence[Token], first: int, count: int) -> tuple[str, ...]:
    return tuple(token.word for token in tokens[max(0, first - count) : first])


@cache
def _hedges(side: str) -> dict[str, list[tuple[tuple[str, ...], Qualifier]]]:
    """Hedging phrases of one side by the word that touches the figure, the longest first."""
    table = lexicon("numbers")[side]
    entries = [(tuple(phrase.split()), Qualifier(name)) for name, phrases in table.items() for phrase in phrases]
    found: dict[str, list[tuple[tuple[str, ...], Qualifier]]] = {}
    for phrase, qualifier in sorted(entries, key=lambda entry: -len(entry[0])):
        found.setdefault(phrase[-1 if side == "before" else 0], []).append((phrase, qualifier))
    return found
