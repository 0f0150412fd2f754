"""Lengths of time that stand beside the day they are counted from: "three years ago, on 1 February 2021"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.domain.mention import TimeMention
from checks.rules.times.wars import LENGTH, Elapsed, elapsed_of

_AGO = re.compile(rf"\b{LENGTH}\sago\b", re.IGNORECASE)
_TO_DATE = re.compile(r"^(?:\s(?:this month|this week|today))?,?\s(?:in|on)\s$")
_FROM_DATE = re.compile(r"^(?:,\s|\s\(|,?\sor\s)$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def find_dated(text: str, times: Sequence[TimeMention]) -> Iterator[tuple[Elapsed, TimeMention]]:
    """Each length with the day, month or year beside it; dates without a year are read from the length, not so."""
    dates = [each for each in times if each.first and each.last and _YEAR.search(text, each.start, each.end)]
    for found in _AGO.finditer(text) if dates else ():
        told, date = elapsed_of(found), _beside(found, text, dates)
        if told is not None and date is not None:
            yield told, date


def _beside(found: re.Match[str], text: str, dates: Sequence[TimeMention]) -> TimeMention | None:
    for date in dates:
        if date.start >= found.end() and _TO_DATE.match(text[found.end() : date.start]):
            return date
        if date.end <= found.start() and _FROM_DATE.match(text[date.end : found.start()]):
            return date
    return None
