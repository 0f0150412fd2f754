"""Earlier checked claims as JSON Lines: {"id", "text", "title", "summary", "url", "published", "rating"} a line."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, ClassVar

from checks.domain.imported import EarlierCheck
from checks.exchange.importing.importer import Arrival, Importer, Row, RowRefused, each
from checks.exchange.importing.lines import object_in, objects_of
from checks.exchange.importing.source import Head, Source
from checks.exchange.importing.values import key_of
from checks.exchange.importing.web_values import address_of, host_of, line_of, time_of, words_of

_TELLING = ("title", "summary", "url", "published", "rating")


class EarlierChecks(Importer):
    """One line is one earlier check; all but `text` may be missing."""

    name: ClassVar[str] = "Earlier checks (JSON Lines)"
    about: ClassVar[str] = "claims that were checked before, one JSON object with its text, address and rating a line"

    def recognises(self, head: Head) -> bool:
        """A first line that is an object with the words of a claim, and what is known of its check."""
        found = object_in(next((line for line in head.text.splitlines() if line.strip()), ""))
        return found is not None and "text" in found and any(name in found for name in _TELLING)

    def rows(self, source: Source, arrival: Arrival) -> Iterator[Row]:
        """The lines that hold anything, by their numbers in the file."""
        return each(objects_of(source), lambda line: _check(line, arrival))


def _check(found: dict[str, Any] | RowRefused, arrival: Arrival) -> tuple[EarlierCheck, str]:
    if isinstance(found, RowRefused):
        raise found
    text = words_of(found.get("text"))
    if not text:
        raise RowRefused("It has no “text”, which is the claim that was checked.")
    url = address_of(found.get("url"))
    stated = "" if url else line_of(found.get("url"), 80)
    check = EarlierCheck(
        id=arrival.new_id(),
        text=text,
        title=line_of(found.get("title")),
        summary=words_of(found.get("summary")),
        url=url or None,
        publisher=line_of(found.get("publisher"), 200) or host_of(url) or None,
        published=time_of(found.get("published")),
        rating=line_of(found.get("rating"), 200) or None,
        key=_key(found, text, url),
        language=line_of(found.get("language"), 20) or None,
        import_id=arrival.import_id,
    )
    return check, f"Its address “{stated}” is none of the web, and was left out." if stated else ""


def _key(found: dict[str, Any], text: str, url: str) -> str:
    """Its own id with a sign of its words: other lists count from 1 as well."""
    own = line_of(found.get("id"), 120)
    words = hashlib.sha256(text.encode()).hexdigest()
    return key_of("Check", f"{own} {words[:12]}" if own else f"{url} {words}")
