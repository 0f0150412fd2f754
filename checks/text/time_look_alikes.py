"""Words that only look like times: the verb "may", "2,000 people", "the 20th floor"."""

from __future__ import annotations

import re

from checks.text.lexicons import words
from checks.text.measures import grammar
from checks.text.time_patterns import patterns

_WORD_BEFORE = re.compile(r"([^\W\d_]+)[\s(“\"]{1,3}$")
_WORD_AFTER = re.compile(r"\s?([\w’'-]+)")
_PLURAL_AFTER = re.compile(r"\s([a-z]{3,})")
_NAME_BEFORE = re.compile(r"[A-Z]\w+\s$")
_MONTH_DAY = re.compile(r"\b[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:st|nd|rd|th)?[-–—]$")
_MONTH_LINK = re.compile(r"\s?[-–—/]\s?|\s(?:and|to|or|through|until)\s")
LOOK_BACK = 24
"""Code points before a time in which the word before it is looked for."""


def is_time(text: str, sort: str, match: re.Match[str]) -> bool:
    """Is the match of a sort of time one indeed, by the words around it?"""
    check = _CHECKS.get(sort)
    return check is None or check(text, match)


def _named_month(_text: str, match: re.Match[str]) -> bool:
    return match["month"][0].isupper()


def _bare_month(text: str, match: re.Match[str]) -> bool:
    """A month alone is one after "in" or the like: not the verb "may", not "the March offensive"."""
    if not _named_month(text, match):
        return False
    if match.end() - match.start() > len(match["month"]) or _opens_range(text, match.end()):
        return True
    if len(match["month"]) <= 4 and match["month"].casefold().rstrip(".") not in ("may", "june", "july"):
        return False
    before = _WORD_BEFORE.search(text, max(0, match.start() - LOOK_BACK), match.start())
    if before is not None:
        return before[1].casefold() in words("calendar", "before_month")
    return match["month"].casefold() not in ("may", "march")


def _opens_range(text: str, end: int) -> bool:
    """The "May" of "May-August 1950" and "February to March 1794"."""
    if (link := _MONTH_LINK.match(text, end)) is None:
        return False
    following = patterns()["month_year"].match(text, link.end())
    return following is not None and following["month"][0].isupper()


def _lone_day(text: str, match: re.Match[str]) -> bool:
    """The "20th" of "on the 20th", where no noun follows: not "on the 20th floor"."""
    before = _WORD_BEFORE.search(text, max(0, match.start() - LOOK_BACK), match.start())
    if before is None or before[1].casefold() not in ("on", "by", "until", "till", "since", "from", "before", "after"):
        return False
    after = _WORD_AFTER.match(text, match.end())
    return text[match.end() : match.end() + 1] != "-" and (after is None or after[1] in grammar("stops"))


def _running(text: str, match: re.Match[str]) -> bool:
    """As in "for the year", "in the quarter", with no noun after it: not "the year group", "the quarter-final"."""
    before = _WORD_BEFORE.search(text, max(0, match.start() - LOOK_BACK), match.start())
    after = _WORD_AFTER.match(text, match.end())
    fits = after is None or after[1] in grammar("stops") or after[1] in ("ended", "ending", "ago")
    return fits and before is not None and before[1].casefold() in ("in", "for", "of", "during", "throughout")


def _bare_year(text: str, match: re.Match[str]) -> bool:
    """Four digits are a year unless they count something: "2000 people"."""
    if match.end() - match.start() > 4:
        return True
    before = _WORD_BEFORE.search(text, max(0, match.start() - LOOK_BACK), match.start())
    if before and before[1].casefold() in words("numbers", "numbered"):
        return False
    after = _PLURAL_AFTER.match(text, match.end())
    if (
        after
        and after[1].endswith("s")
        and after[1] not in ("was", "has", "is", "as", "us", "saw", "does", "its", "this")
    ):
        return before is not None and before[1].casefold() in ("in", "since", "the", "of", "during", "by")
    return 1400 <= int(match["year"]) <= 2099


def _season_word(text: str, match: re.Match[str]) -> bool:
    if match["season"].casefold() == "fall":
        following = text[match.end() : match.end() + 4]
        return (
            bool(match["year"])
            or (match["which"] or "").casefold() in ("last", "this", "next")
            or (bool(match["which"]) and following[:1] in ",.;")
        )
    before = _NAME_BEFORE.search(text, max(0, match.start() - 20), match.start())
    return not (before and match["season"][0].isupper() and not match["year"])


def _counted_second(text: str, match: re.Match[str]) -> bool:
    """As in "a second attack" is no time."""
    return match["unit"].casefold() != "second" or text[match.end() - 1] == "s"


def _month_before(text: str, match: re.Match[str]) -> bool:
    """The "7" of "May 6-7" is a day; that of "6-7 people" is none."""
    return _MONTH_DAY.search(text, max(0, match.start() - 24), match.start()) is not None


_CHECKS = {
    "spoken_date": _named_month,
    "week_of_day": _named_month,
    "day_alone": _lone_day,
    "running": _running,
    "end_of_range": _month_before,
    "month_day_year": _named_month,
    "day_month_year": _named_month,
    "month_day": _named_month,
    "day_month": _named_month,
    "month_year": _named_month,
    "month": _bare_month,
    "year": _bare_year,
    "season": _season_word,
    "duration": _counted_second,
    "passed": _counted_second,
}
