"""Figures of Ukrainian and Russian texts: digits and words, hedges, ranges, units, and what happened to people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from checks.domain.mention import PersonStatus, Qualifier, Quantity, Severity
from checks.domain.span import Span
from checks.text.cover import Cover
from checks.text.slavic.lexis import Lexis, compiled, lexis

_DIGITS = r"\d{1,3}(?:[ \u2009]\d{3})+(?!\d)|\d+(?:[.,]\d+)?"
_FAR = 60
"""Code points between a figure and the word that says what happened to the people counted."""
_CLAUSE = re.compile(r"[;:—–]|,(?!\d)|\.(?=\s)|\n|\s-\s")


@dataclass(frozen=True)
class _Patterns:
    """What the lexicon of a language becomes."""

    figure: re.Pattern[str]
    vague: re.Pattern[str]
    hedge: re.Pattern[str]
    unit: re.Pattern[str]
    statuses: tuple[tuple[PersonStatus, re.Pattern[str]], ...]
    severity: re.Pattern[str]


@dataclass(frozen=True)
class _Amount:
    """A figure with its lowest and highest value."""

    span: Span
    low: float
    high: float


def find_quantities(text: str, language: str, taken: Sequence[Span] = ()) -> tuple[Quantity, ...]:
    """The figures of a text in "uk" or "ru", ascending; none that stands in a stretch `taken` by a time."""
    words, patterns, times = lexis(language), _patterns(language), Cover(taken)
    found: list[Quantity] = []
    for amount in sorted(_amounts(text, words, patterns), key=lambda amount: amount.span.start):
        if not times.within(amount.span) and not (found and amount.span.start < found[-1].end):
            found.append(_quantity(text, amount, words, patterns))
    return tuple(found)


def _amounts(text: str, words: Lexis, patterns: _Patterns) -> Iterator[_Amount]:
    for match in patterns.vague.finditer(text):
        yield _Amount(Span(*match.span()), *_vague(words, match.group()))
    for match in patterns.figure.finditer(text):
        lower = match["low"] or match["only"]
        low = _value(words, lower, match["scale"])
        high = _value(words, match["high"] or match["upto"] or lower, match["scale"])
        if low is not None and high is not None and not _is_part_of_name(text, match):
            yield _Amount(Span(*match.span()), min(low, high), max(low, high))


def _quantity(text: str, amount: _Amount, words: Lexis, patterns: _Patterns) -> Quantity:
    span, low, high = amount.span, amount.low, amount.high
    start, qualifier = _hedged(text, span, words, patterns)
    unit = patterns.unit.match(text, span.end)
    counted = unit["counted"].strip() if unit else ""
    name = words.choice("units").value(unit["name"]) if unit else None
    is_exact = low == high
    status, severity = _status(text, span, name, words, patterns)
    name = name or ("person" if status else None)
    return Quantity(
        start=start,
        end=unit.end() if unit else span.end,
        value=low if is_exact else None,
        low=low,
        high=high,
        qualifier=qualifier if is_exact or qualifier is not Qualifier.EXACT else Qualifier.BETWEEN,
        unit=name,
        counted=counted or None,
        person_status=status,
        severity=severity,
        category=words.choice("categories").value(counted) if name == "person" else None,
    )


def _hedged(text: str, span: Span, words: Lexis, patterns: _Patterns) -> tuple[int, Qualifier]:
    """Where the figure begins with its hedge, and what the hedge says."""
    match = patterns.hedge.search(text, max(0, span.start - 30), span.start)
    if match is None:
        return span.start, Qualifier.EXACT
    return match.start("hedge"), Qualifier(words.choice("hedges").value(match["hedge"]) or Qualifier.EXACT)


def _status(
    text: str, span: Span, unit: str | None, words: Lexis, patterns: _Patterns
) -> tuple[PersonStatus | None, Severity | None]:
    """What happened to the people counted: the nearest word for it in the same clause."""
    if unit not in (None, "person"):
        return None, None
    clause = _clause(text, span)
    inside = clause.of(text)
    at = span.start - clause.start
    near = [
        (min(abs(match.start() - at), abs(match.end() - at)), status)
        for status, pattern in patterns.statuses
        for match in pattern.finditer(inside)
    ]
    distance, status = min(near, default=(_FAR, None), key=lambda pair: pair[0])
    severe = patterns.severity.search(inside)
    severity = words.choice("severity").value(severe.group()) if severe else None
    if severity and status in (None, PersonStatus.WOUNDED):
        return PersonStatus.WOUNDED, Severity(severity)
    return (status, None) if distance < _FAR else (None, None)


def _clause(text: str, span: Span) -> Span:
    start = max((match.end() for match in _CLAUSE.finditer(text, max(0, span.start - 200), span.start)), default=0)
    end = _CLAUSE.search(text, span.end)
    return Span(max(start, span.start - 200), end.start() if end else min(len(text), span.end + 200))


def _value(words: Lexis, figure: str, scale: str | None) -> float | None:
    value = number_of(words, figure)
    factor = float(words.choice("scales").value(scale) or 1) if scale else 1.0
    return None if value is None else value * factor


def number_of(words: Lexis, figure: str) -> float | None:
    """The value of digits, of number words that add up ("двадцять п’ять"), or of a share."""
    plain = figure.replace(" ", "").replace("\u2009", "").replace(",", ".")
    if plain.replace(".", "", 1).isdigit():
        return float(plain)
    share = words.choice("shares").value(figure)
    if share is not None:
        return float(share)
    values = [words.choice("numbers").value(word) for word in figure.split()]
    return sum(float(value) for value in values if value is not None) if None not in values else None


def _vague(words: Lexis, form: str) -> tuple[float, float]:
    for pattern, (low, high) in words.table["vague"].items():
        if compiled(pattern.split("(?=")[0].replace(" ", r"\s+")).fullmatch(form):
            return float(low), float(high)
    raise LookupError(form)


def _is_part_of_name(text: str, match: re.Match[str]) -> bool:
    """Is it the number of a type, a road or a house: "Су-34", "Х-101", "Т-72"?"""
    before = text[max(0, match.start() - 2) : match.start()]
    after = text[match.end() : match.end() + 2]
    return bool(
        re.search(r"\w[-‑–]$|[A-Za-zА-Яа-яЇїІіЄєҐґ]$|\d:$|№\s?$", before) or re.match(r"[-‑]?[A-ZА-Я]\w?|:\d", after)
    )


def number_pattern(words: Lexis) -> str:
    """One number word or several that add up, as a pattern in a group of its own."""
    one = words.choice("numbers").pattern
    return rf"(?:{one}\b(?:\s+{one}\b)*)"


@cache
def _patterns(language: str) -> _Patterns:
    words = lexis(language)
    figure = rf"(?:{_DIGITS}|\b{number_pattern(words)}|\b{words.choice('shares').pattern}\b)"
    scale = rf"(?:\s*\b(?P<scale>{words.choice('scales').pattern})(?!\w))?"
    to = rf"(?:\s*[-–—]\s*|\s+{words.forms('range', 'to')}\s+)"
    span = rf"(?:\b{words.forms('range', 'from')}\s+(?P<low>{figure}){to}(?P<high>{figure})"
    dashed = rf"|(?P<only>{figure})(?:\s*[-–]\s*(?P<upto>{_DIGITS}))?)"
    vague = "|".join(form.replace(" ", r"\s+") for form in words.table["vague"])
    units = words.choice("units").pattern
    return _Patterns(
        figure=compiled(span + dashed + scale),
        vague=compiled(rf"\b(?:{vague})(?!\w)"),
        hedge=compiled(rf"\b(?P<hedge>{words.choice('hedges').pattern})\s+$"),
        unit=compiled(rf"\s*(?P<counted>(?:[^\W\d]+(?:их|ими|ых|ими)\s+)?(?P<name>{units}))(?!\w)"),
        statuses=tuple(
            (PersonStatus(status), compiled(rf"\b(?:{forms})")) for status, forms in words.table["status"].items()
        ),
        severity=compiled(rf"\b{words.choice('severity').pattern}"),
    )
