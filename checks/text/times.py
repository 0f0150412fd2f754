"""Time expressions in a text, resolved to days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from checks.domain.mention import Precision, TimeMention
from checks.domain.moment import Moment
from checks.domain.span import Span

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(_DAYS)})\b")


def find_times(text: str, published: Moment | None, sentences: Sequence[Span] = ()) -> tuple[TimeMention, ...]:
    """The time expressions of `text` in order; relative ones stay unresolved without a publication date."""
    found = []
    for hit in _WEEKDAY.finditer(text):
        day = published.day - timedelta((published.day.weekday() - _DAYS.index(hit.group())) % 7) if published else None
        found.append(TimeMention(*hit.span(), hit.group(), day, day, Precision.DAY, "the most recent such weekday"))
    return tuple(found)
