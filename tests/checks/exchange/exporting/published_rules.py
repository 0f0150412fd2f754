"""What schema.org and Google publish on ClaimReview and MediaReview, as a validator that knows nothing of the exporter.

Sources: Google Search Central, "Fact Check (ClaimReview) structured data", tables of the ClaimReview, Rating and Claim
objects; schema.org/ClaimReview, /Claim, /Rating, /MediaReview, /MediaReviewItem with their examples.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

CATEGORIES = {
    "DecontextualizedContent",
    "EditedOrCroppedContent",
    "OriginalMediaContent",
    "SatireOrParodyContent",
    "StagedContent",
    "TransformedContent",
}

Check = Callable[[Any], Iterator[str]]


def text(value: Any) -> Iterator[str]:
    if not isinstance(value, str) or not value.strip():
        yield "is no text"


def address(value: Any) -> Iterator[str]:
    if not isinstance(value, str):
        yield "is no address"
        return
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or any(sign.isspace() for sign in value):
        yield "is no absolute http address"


def day(value: Any) -> Iterator[str]:
    try:
        (date if len(str(value)) == 10 else datetime).fromisoformat(value)
    except (TypeError, ValueError):
        yield "is no ISO 8601 date"


def number(value: Any) -> Iterator[str]:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        yield "is no number"


def thing(types: set[str], required: Mapping[str, Check], optional: Mapping[str, Check]) -> Check:
    """An object of one of these types that has all of the first properties, and none but these."""

    def check(value: Any) -> Iterator[str]:
        if not isinstance(value, Mapping) or value.get("@type") not in types:
            yield f"is no {' or '.join(sorted(types))}"
            return
        for name in set(required) - set(value):
            yield f".{name} is required"
        for name, part in value.items():
            rule = {**required, **optional, "@type": text, "@context": text}.get(name)
            if rule is None:
                yield f".{name} is no property of {value['@type']}"
                continue
            for each in part if isinstance(part, list) else [part]:
                yield from (f".{name} {fault}".replace(" .", ".") for fault in rule(each))

    return check


def somebody(value: Any) -> Iterator[str]:
    """The checker needs a name or an address."""
    yield from thing({"Organization", "Person"}, {}, {"name": text, "url": address})(value)
    if isinstance(value, Mapping) and not (value.get("name") or value.get("url")):
        yield "has neither name nor url"


claimant = thing({"Organization", "Person"}, {"name": text}, {"sameAs": address, "url": address, "jobTitle": text})
work = thing({"CreativeWork"}, {}, {"url": address, "headline": text, "name": text})
claim = thing(
    {"Claim", "CreativeWork"},
    {},
    {"author": claimant, "datePublished": day, "appearance": work, "firstAppearance": work, "description": text},
)


def rating(value: Any) -> Iterator[str]:
    numbers = {"ratingValue": number, "bestRating": number, "worstRating": number}
    faults = list(thing({"Rating"}, {"alternateName": text}, {**numbers, "ratingExplanation": text})(value))
    yield from faults
    if faults or "ratingValue" not in value:
        return
    worst, best = value.get("worstRating", 1), value.get("bestRating", 5)
    if not 1 <= worst < best:
        yield "must have 1 <= worstRating < bestRating"
    if not worst <= value["ratingValue"] <= best:
        yield "lies outside of its scale"


_review = thing(
    {"ClaimReview"},
    {"claimReviewed": text, "reviewRating": rating, "url": address},
    {"author": somebody, "itemReviewed": claim, "datePublished": day},
)


def claim_review_faults(document: Mapping[str, Any], home: str = "") -> list[str]:
    """What is against the rules; `home` is the host on which the house publishes."""
    faults = list(_review(document))
    if document.get("@context") != "https://schema.org":
        faults.append("the context is not https://schema.org")
    item = document.get("itemReviewed", {})
    if "appearance" in item and "firstAppearance" in item:
        faults.append("one of appearance and firstAppearance is enough")
    if document.get("datePublished", "9") < item.get("datePublished", "0"):
        faults.append("it was checked before it was claimed")
    return faults + list(_off_domain(document.get("url", ""), home))


def _off_domain(url: str, home: str) -> Iterator[str]:
    """The page lies on the house's domain or below; an address of numbers has nothing below it."""
    try:
        host = urlsplit(url).hostname or ""
        is_numeric = bool(host and ip_address(host))
    except ValueError:
        host, is_numeric = urlsplit(url).hostname or "", False
    if home and host not in (home, f"www.{home}") and (is_numeric or not host.endswith(f".{home}")):
        yield f"{host} is not on {home}"


_snapshot = thing(
    {"ImageObjectSnapshot", "VideoObjectSnapshot", "ImageObject", "VideoObject", "MediaObject"},
    {},
    {"description": text, "contentUrl": address, "archivedAt": address},
)
_media_item = thing(
    {"MediaReviewItem"},
    {},
    {"creator": somebody, "interpretedAsClaim": claim, "mediaItemAppearance": _snapshot},
)


def _category(value: Any) -> Iterator[str]:
    if str(value).removeprefix("https://schema.org/") not in CATEGORIES:
        yield f"{value} is no category"


_media = thing(
    {"MediaReview"},
    {"mediaAuthenticityCategory": _category, "itemReviewed": _media_item},
    {
        "url": address,
        "author": somebody,
        "datePublished": day,
        "originalMediaContextDescription": text,
        "originalMediaLink": address,
        "associatedClaimReview": _review,
    },
)


def media_review_faults(document: Mapping[str, Any]) -> list[str]:
    """What is against the vocabulary, or against itself."""
    faults = list(_media(document))
    named = document.get("mediaAuthenticityCategory") or []
    named = set(named if isinstance(named, list) else [named])
    if not named:
        faults.append("no category")
    if "OriginalMediaContent" in named and named & {"TransformedContent", "EditedOrCroppedContent", "StagedContent"}:
        faults.append("original and not original")
    return faults
