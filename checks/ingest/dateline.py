"""The day of publication as a text states it at its head, and the title that stands there."""

from __future__ import annotations

import re
from datetime import date

from checks.domain.moment import Moment

_HEAD_LINES = 12
"""Lines, from the first, that can carry a date of publication."""
_LOOKED_AT = 400
"""Characters of each of these lines."""
_LONGEST_DATE_LINE = 140
_LONGEST_TITLE = 150
_ENGLISH = "january february march april may june july august september october november december"
_UKRAINIAN = "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"
_RUSSIAN = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
_MONTHS = {name: i for names in (_ENGLISH, _UKRAINIAN, _RUSSIAN) for i, name in enumerate(names.split(), start=1)}
_MONTHS |= {name[:length]: i for name, i in _MONTHS.items() if name.isascii() for length in (3, 4)}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_DAY, _YEAR = r"(?P<day>[0-3]?\d)", r"(?P<year>(?:19|20)\d\d)"
_CLOCK = r"(?P<clock>[0-2]\d:[0-5]\d(?::[0-5]\d)?(?:Z|[+-]\d\d:\d\d)?)"
_DATES = [
    re.compile(rf"\b{_YEAR}-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?:[T ]{_CLOCK})?"),
    re.compile(rf"\b{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{_DAY}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}\b", re.IGNORECASE),
]
_LABEL = re.compile(r"^\W*(published|posted|updated|first published|date|опубліковано|опубликовано)\b", re.IGNORECASE)
_DATELINE = re.compile(r"[A-ZÀ-ÞЀ-Я][^.!?\n]{0,60}$")
_DASH = re.compile(r"^[^.!?\n]{0,40}?[—–-]\s")


def published_in(text: str) -> Moment | None:
    """The date of publication that the head of `text` states with its year; None where it names none.

    Three forms count: a line marked "Published:", a line that is little else than a date, and a dateline
    ("KYIV, May 23, 2025 (AP) — "). A date in the middle of a sentence is the story's, not the paper's.
    """
    for line in (line[:_LOOKED_AT] for line in text.lstrip().split("\n", _HEAD_LINES)[:_HEAD_LINES]):
        for pattern in _DATES:
            match = pattern.search(line)
            if match and _is_of_publication(line, match):
                moment = _moment(match)
                if moment:
                    return moment
    return None


def _is_of_publication(line: str, match: re.Match[str]) -> bool:
    before, after = line[: match.start()], line[match.end() :]
    if len(line) <= _LONGEST_DATE_LINE and _LABEL.match(line):
        return True
    if len(before) + len(after) <= 40 and not after.rstrip().endswith((".", "”", '"')):
        return not re.search(r"\b(on|in|since|until|by|from|before|after)\s*$", before, re.IGNORECASE)
    return bool(_DATELINE.match(before) and _DASH.match(after) and before.split(",")[0].isupper())


def _moment(match: re.Match[str]) -> Moment | None:
    month = match["month"].casefold()
    clock = match.groupdict().get("clock")
    try:
        day = date(int(match["year"]), _MONTHS.get(month) or int(month), int(match["day"]))
        return Moment.parse(f"{day}T{clock}") if clock else Moment(day)
    except ValueError:
        return None


def title_of(text: str) -> str | None:
    """The first line of `text` if it reads as a headline: short, not closed like a sentence, with more text below."""
    head, _, rest = text.strip().partition("\n")
    title = head.strip()
    is_closed = title.rstrip("”\"'’»)").endswith((".", ":", ";", ",", "…"))
    is_short = len(title) <= _LONGEST_TITLE and any(len(line) > len(title) for line in rest.splitlines())
    is_words = len(title.split()) > 1 and any(map(str.isalpha, title)) and not _is_date(title)
    return title if is_short and is_words and not is_closed else None


def _is_date(line: str) -> bool:
    """Is the line little else than a date?"""
    return any((match := pattern.search(line)) and len(line) - len(match.group()) <= 20 for pattern in _DATES)
