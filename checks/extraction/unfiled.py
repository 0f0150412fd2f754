"""Texts that lie in no casebook, as the command line gives them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from checks.domain.article import ArticleVersion
from checks.domain.moment import Moment
from checks.domain.span import Span
from checks.errors import ExtractionError


def unfiled_version(text: str, furniture: Sequence[Span] = ()) -> ArticleVersion:
    """A canonical text as the first version of an article; the same text always gets the same ids."""
    digest = sha256(text.encode("utf-8")).hexdigest()
    article = uuid5(NAMESPACE_URL, f"sha256:{digest}")
    return ArticleVersion(uuid5(article, "1"), article, 1, text, digest, furniture=tuple(furniture))


def moment(text: str | None) -> Moment | None:
    """A day or time in ISO 8601; ExtractionError for anything else."""
    if not text:
        return None
    try:
        return Moment.parse(text)
    except ValueError:
        raise ExtractionError(f"“{text}” is no date: write it as 2025-05-23 or 2025-05-23T17:01+03:00.") from None


def language_code(name: str | None) -> str | None:
    """ISO 639-1 code of a language tag such as "EN" or "en-GB"; ExtractionError for anything else."""
    if not name:
        return None
    code = re.split("[-_]", name.strip().casefold())[0]
    if not re.fullmatch("[a-z]{2,3}", code):
        raise ExtractionError(f"“{name}” is no language: give two letters such as en.")
    return code


def zone(name: str | None) -> str | None:
    """The name of a time zone, as given; ExtractionError where there is none of that name."""
    if not name:
        return None
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ExtractionError(f"“{name}” is no time zone: give a name such as Europe/Kyiv.") from None
    return name
