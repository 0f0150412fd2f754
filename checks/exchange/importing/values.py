"""Single values as files hold them: texts made safe to keep, whole numbers, dates in the styles of data sets."""

from __future__ import annotations

import hashlib
import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time

from checks.domain.mention import Precision
from checks.domain.moment import Moment

MOST_CHARACTERS = 200_000
"""Of one value; longer ones are cut."""
KEY_LENGTH = 200
_UNKEPT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""Control characters and half characters, which databases and screens refuse."""
_STYLES = (
    "%d %B %Y",
    "%d %b %Y",
    "%B %d, %Y",
    "%b %d, %Y",
    "%d-%B-%Y",
    "%d-%b-%Y",
    "%d-%m-%Y",
    "%d.%m.%Y",
    "%Y/%m/%d",
    "%d/%m/%Y",
)
_MONTH_STYLES = ("%Y-%m", "%Y/%m", "%m/%Y", "%m.%Y", "%B %Y", "%b %Y", "%B, %Y", "%b-%Y", "%B-%Y")
_YEAR = re.compile(r"[12]\d{3}$")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})$")


def text_of(value: object) -> str:
    """A value as text that can be kept and shown: trimmed, without control characters; empty for None."""
    if isinstance(value, str):
        text = value.strip()
    elif isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        text = str(int(value))
    else:
        text = "" if value is None else str(value)
    if not text.isprintable():
        text = _UNKEPT.sub("\ufffd", text)
    return text if len(text) <= MOST_CHARACTERS else text[:MOST_CHARACTERS]


def day_of(value: object) -> date:
    """The day that a value names, whatever time of day it adds; ValueError where it names none.

    ISO 8601 with or without a time, "23 May 2025", "May 23, 2025", "23-05-2025", "23.05.2025", "20250523". In figures,
    the day comes before the month, as in the exports of data sets.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = text_of(value)
    found = _ISO.match(text) or _COMPACT.match(text)
    if found:
        return date(int(found[1]), int(found[2]), int(found[3]))
    return _read_in(_STYLES, text)


def moment_of(value: object) -> Moment | None:
    """The day or time that a value names, None where it is empty; ValueError where it cannot be read.

    Midnight to the second, without a zone or in UTC, is how programs write a day that has no time: it is that day.
    """
    text = text_of(value)
    if not text:
        return None
    try:
        found = Moment.parse(text)
    except ValueError:
        return Moment(day_of(value))
    return Moment(found.day) if found.clock and _is_made_up(found.clock) else found


def _is_made_up(clock: time) -> bool:
    return clock.replace(tzinfo=None) == time() and not clock.utcoffset()


@dataclass(frozen=True, slots=True)
class Period:
    """The day, month or year that a value names."""

    first: Moment
    last: Moment
    precision: Precision

    def __str__(self) -> str:
        """As much of the date as is known: "2025-05-23", "2025-05" or "2025"."""
        known = {Precision.YEAR: len("2025"), Precision.MONTH: len("2025-05")}
        return str(self.first)[: known.get(self.precision)]


def period_of(value: object) -> Period:
    """The day, month or year that a value names, whatever time of day it adds; ValueError where it names none.

    Besides the days that `day_of` reads: "2025-05", "05/2025", "May 2025" and "2025".
    """
    text = text_of(value)
    if _YEAR.match(text):
        year = int(text)
        return Period(Moment(date(year, 1, 1)), Moment(date(year, 12, 31)), Precision.YEAR)
    try:
        day = Moment(day_of(value))
    except ValueError:
        month = _read_in(_MONTH_STYLES, text)
        last = monthrange(month.year, month.month)[1]
        return Period(Moment(month), Moment(month.replace(day=last)), Precision.MONTH)
    return Period(day, day, Precision.DAY)


def _read_in(styles: tuple[str, ...], text: str) -> date:
    for style in styles:
        try:
            return datetime.strptime(text, style).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise ValueError(f"“{shortened(text)}” is no date that can be read")


def shortened(text: str, most: int = 60) -> str:
    """The start of a text, to quote it in a sentence."""
    return text if len(text) <= most else text[: most - 1] + "…"


def key_of(data_set: str, own: str) -> str:
    """The key of a record whose data set gives it the id `own`; an id too long to keep is replaced by its SHA-256."""
    key = f"{data_set} {own}"
    return key if len(key) <= KEY_LENGTH else f"{data_set} sha256:{hashlib.sha256(own.encode()).hexdigest()}"
