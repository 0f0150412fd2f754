"""What a post says: without addresses, with its hashtags and handles as words, and the day and name under it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from checks.text.times import find_times

_ADDRESS = re.compile(r"https?://\S*|\bwww\.\S+|\bpic\.twitter\.com/\S+|\b[\w-]+\.(?:com|org|net|gov|ly|co)/\S+")
_TAG = re.compile(r"[#@](\w+)")
_INNER = re.compile(r"(?<=[a-zа-яіїєґ])(?=[A-ZА-ЯІЇЄҐ])|(?<=[^\W\d_])(?=\d)|(?<=[A-Z])(?=[A-Z][a-z])|_")
"""Where a word begins inside #SplitCamelCase."""
_UNDER = re.compile(r"\s*[—–―-]+\s*(?P<name>[^—–―\n]{0,80}?)\s*\(@(?P<handle>\w+)\)\s*(?P<day>[\w., ]{6,24})?\s*$")
"""What embedded posts end with: "— Ann Example (@AnnExample) May 23, 2025"."""


@dataclass(frozen=True)
class Post:
    """A post, or any text, as it is compared."""

    words: str
    """What it says."""
    author: str = ""
    """The name and handle under it."""
    day: date | None = None
    """The day under it."""


def read_post(text: str) -> Post:
    """Take a post apart; a text that is none stays as it is."""
    if "(@" not in text:
        return Post(plain_words(text))
    under = _UNDER.search(text)
    if under is None:
        return Post(plain_words(text))
    author = plain_words(f"{under['name']} @{under['handle']}")
    return Post(plain_words(text[: under.start()]), author, _day(under["day"] or ""))


def plain_words(text: str) -> str:
    """The text without web addresses, with hashtags and handles as the words that they are made of."""
    if "/" in text or "www." in text:
        text = _ADDRESS.sub(" ", text)
    if "#" in text or "@" in text:
        text = _TAG.sub(_spelled_out, text)
    return text


def _spelled_out(tag: re.Match[str]) -> str:
    return f" {_INNER.sub(' ', tag[1])} "


def _day(words: str) -> date | None:
    times = find_times(words, None) if words else ()
    return next((time.first for time in times if time.first and time.first == time.last), None)
