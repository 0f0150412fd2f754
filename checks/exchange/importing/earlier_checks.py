"""Earlier checked claims as JSON Lines: {"id", "text", "title", "summary", "url", "published", "rating"} a line."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Any, ClassVar

from checks.domain.imported import EarlierCheck
from checks.exchange.importing.importer import Arrival, Importer, Row, RowRefused, each
from checks.exchange.importing.lines import object_in, objects_of
from checks.exchange.importing.source import Head, Source
from checks.exchange.importing.values import key_of
from checks.exchange.importing.web_values import address_of, host_of, line_of, time_of, words_of

_KEY = re.compile(r"Check (?P<own>.+) [0-9a-f]{12}", re.DOTALL)
_TELLING = ("title", "summary", "url", "published", "rating")
_STRINGS = ("text", "title", "summary", "url", "published")
_STRINGS_OR_NUMBERS = ("id", "rating")
_LOOKED_AT = 10
"""First lines, at least half of which have to look like checks: one of them may be damaged."""
_KINDS = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}


class EarlierChecks(Importer):
    """One line is one earlier check; all may be missing but the words of the claim, or a title in their place."""

    name: ClassVar[str] = "Earlier checks (JSON Lines)"
    about: ClassVar[str] = "claims that were checked before, one JSON object with its text, address and rating a line"

    def recognises(self, head: Head) -> bool:
        """First lines that are objects with the words of a claim, and what is known of its check."""
        lines = [line for line in head.text.splitlines()[: 2 * _LOOKED_AT] if line.strip()][:_LOOKED_AT]
        alike = sum(_is_check(object_in(line)) for line in lines)
        return bool(alike) and alike >= len(lines) / 2

    def rows(self, source: Source, arrival: Arrival) -> Iterator[Row]:
        """The lines that hold anything, by their numbers in the file."""
        return each(objects_of(source), lambda line: _check(line, arrival))


def _is_check(found: dict[str, Any] | None) -> bool:
    if found is None:
        return False
    return "rating" in found if "text" not in found else any(name in found for name in _TELLING)


def _check(found: dict[str, Any] | RowRefused, arrival: Arrival) -> tuple[EarlierCheck, str]:
    if isinstance(found, RowRefused):
        raise found
    _require_types(found)
    title, remarks = line_of(found.get("title")), []
    text = words_of(found.get("text")) or title
    if not text:
        raise RowRefused("It has neither a “text”, which is the claim that was checked, nor a “title”.")
    if not words_of(found.get("text")):
        remarks.append("It has no “text”: its title stands for the claim.")
    url = address_of(found.get("url"))
    if found.get("url") and not url:
        remarks.append(f"Its address “{line_of(found['url'], 80)}” is none of the web, and was left out.")
    published = time_of(found.get("published"))
    if published is None and line_of(found.get("published")):
        remarks.append(f"Its date “{line_of(found['published'], 80)}” names no single day, and was left out.")
    check = EarlierCheck(
        id=arrival.new_id(),
        text=text,
        title=title,
        summary=words_of(found.get("summary")),
        url=url or None,
        publisher=line_of(found.get("publisher"), 200) or host_of(url) or None,
        published=published,
        rating=line_of(found.get("rating"), 200) or None,
        key=_key(found, text, url),
        language=line_of(found.get("language"), 20) or None,
        import_id=arrival.import_id,
    )
    return check, " ".join(remarks)


def _require_types(found: dict[str, Any]) -> None:
    for name in (*_STRINGS, *_STRINGS_OR_NUMBERS):
        value = found.get(name)
        is_number = isinstance(value, int | float) and not isinstance(value, bool) and name in _STRINGS_OR_NUMBERS
        if not (value is None or isinstance(value, str) or is_number):
            raise RowRefused(f"Its “{name}” is {_KINDS[type(value)]}, where text should be.")


def _key(found: dict[str, Any], text: str, url: str) -> str:
    """Its own id with a sign of its words: other lists count from 1 as well."""
    own = line_of(found.get("id"), 120)
    words = hashlib.sha256(text.encode()).hexdigest()
    return key_of("Check", f"{own} {words[:12]}" if own else f"{url} {words}")


def own_id(check: EarlierCheck) -> str | None:
    """The id that the file gave a check; None where it gave none, and for checks of other formats."""
    found = _KEY.fullmatch(check.key or "")
    return found["own"] if found else None
