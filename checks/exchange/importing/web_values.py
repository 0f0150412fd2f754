"""Values that strangers wrote, made harmless: one line of plain text, web addresses, dates that may be incomplete."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from checks.domain.moment import Moment
from checks.exchange.importing.values import moment_of, shortened, text_of

LONGEST_LINE = 500
"""Characters of a title or a name."""
LONGEST_TEXT = 20_000
LONGEST_ADDRESS = 2_000
_UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Signs without a shape, some of which turn the direction of writing, so that a name reads as another."""
_PARTIAL = re.compile(r"(\d{4})(?:[-/](\d{1,2}))?(?:[-/](\d{1,2}))?/?$")


def words_of(value: object, most: int = LONGEST_TEXT) -> str:
    """A string or number as text without signs that cannot be seen; empty for anything else, such as a list."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    if isinstance(value, int) and abs(value) >= 10**30:  # no figure that anybody wrote
        return ""
    text = text_of(value)
    return shortened(text if text.isascii() else _UNSEEN.sub("", text).strip(), most)


def line_of(value: object, most: int = LONGEST_LINE) -> str:
    """The same in one line."""
    return shortened(" ".join(words_of(value).split()), most)


def address_of(value: object) -> str:
    """A web address; empty for what is none, such as "javascript:…", or is longer than any real one."""
    text = words_of(value)
    try:
        parts = urlsplit(text)
        is_address = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return ""
    is_whole = len(text.split()) == 1 and len(text) < LONGEST_ADDRESS
    return text if is_address and is_whole else ""


def host_of(address: str | None) -> str:
    """The host of a web address, without "www."; empty where there is none."""
    return (urlsplit(address).hostname or "").removeprefix("www.") if address else ""


def plain_address(address: str) -> str:
    """An address as it is compared with others: without fragment and last slash, the host in small letters."""
    parts = urlsplit(address)
    return parts._replace(
        netloc=parts.netloc.lower(), scheme="https", fragment="", path=parts.path.rstrip("/")
    ).geturl()


def first_address(values: Iterable[object]) -> str | None:
    """The first of the values that is a web address."""
    return next((address for value in values if (address := address_of(value))), None)


def time_of(value: object) -> Moment | None:
    """The day or moment that a value names; None where it names none, or no single day."""
    text = words_of(value, most=100)
    found = _PARTIAL.match(text)
    try:
        if found:
            return Moment(date(int(found[1]), int(found[2]), int(found[3]))) if found[3] else None
        return moment_of(text)
    except ValueError:
        return None


def as_dict(value: object) -> dict[str, Any]:
    """The value if it is an object, else the first object of the list that it is, else an empty one."""
    if isinstance(value, list):
        value = next((each for each in value if isinstance(each, dict)), None)
    return value if isinstance(value, dict) else {}


def as_list(value: object) -> list[Any]:
    """The value as a list: itself, or alone in one; None is an empty one."""
    return value if isinstance(value, list) else [] if value is None else [value]
