"""What times look like in English: one regular expression for each sort, read from `resources/lexicons/times.toml`."""

from __future__ import annotations

import re
from functools import cache

from checks.text.lexicons import lexicon

_GAP = r"(?:[ \t]{1,4}|[ \t]?\n[ \t]{0,8})"
"""White space inside a time; a hard-wrapped line may break it, a paragraph may not."""

_FREE = r"(?:(?<![\w$€£\#.,/-])|(?<=\d[-–—])|(?<=[a-z]{3}-))"
"""Nothing before a time ties it to another word but a hyphen after a year, a day or a month."""

_PLACE = re.compile(r"\{([a-z_]+)\}")


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """The sorts of times by name, in their order of preference."""
    sorts = lexicon("times")["sorts"].items()
    return {sort: _compiled(rf"{_start(pattern)}{_FREE}(?:{pattern})(?!\w)") for sort, pattern in sorts}


def _start(pattern: str) -> str:
    """Most times begin with a letter or a digit, not with "’90s"; to ask that first spares the slower look behind."""
    return "" if "['’]" in pattern else r"\b(?=\w)"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(_filled(pattern), re.IGNORECASE | re.VERBOSE)


def _filled(pattern: str) -> str:
    """The pattern with its pieces and gaps put in; what stands in no list is left, such as a count of repetitions."""
    pieces = _pieces()
    while True:
        filled = _PLACE.sub(lambda found: pieces[found[1]], pattern)
        if filled == pattern:
            return filled.replace("~", _GAP)
        pattern = filled


@cache
def _pieces() -> dict[str, str]:
    calendar, numbers = lexicon("calendar"), lexicon("numbers")
    lists = {
        "weekday": calendar["weekdays"],
        "unit": calendar["units"],
        "part": calendar["parts_of_day"],
        "season": calendar["seasons"],
        "holidays": {**calendar["holidays"], **calendar["moving_holidays"]},
        "vague": calendar["vague"],
        "small": numbers["small"],
        "tens": numbers["tens"],
    }
    return {
        "month": _month(),
        **{name: _any(list(entries)) for name, entries in lists.items()},
        **lexicon("times")["pieces"],
    }


def _any(entries: list[str]) -> str:
    """Any of the entries, the longest first, their spaces as gaps."""
    ordered = sorted(entries, key=lambda entry: (-len(entry), entry))
    return "(?:" + "|".join(re.escape(entry).replace(r"\ ", "~").replace("'", "['’]") for entry in ordered) + ")"


def _month() -> str:
    """A month in full or shortened, with or without its full stop."""
    full = lexicon("calendar")["months"]
    return f"(?:{'|'.join(full)}|(?:{'|'.join(name[:3] for name in full)}|sept)\\b\\.?)"
