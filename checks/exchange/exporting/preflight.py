"""What is wrong with ClaimReviews before they go out, found without a network.

Each check follows Google's rules for ClaimReview ("Fact Check structured data", Search Central) or schema.org; what
would be refused there is an error here, what is only advised a warning. A verdict that is not final is blocked.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from checks.domain.claim import Claim
from checks.domain.verdict import Scale
from checks.exchange.exporting.claim_review import Review
from checks.exchange.exporting.publication import Publication, host_of

LONGEST_CLAIM = 75
"""Characters of `claimReviewed` that search results show in full (Google: "less than 75 characters")."""
_SHORTENERS = re.compile(
    r"(?:bit|t|ow|tiny|cutt|t2m)\.(?:ly|co|cc)|(?:is|v)\.gd|goo\.gl|rb\.gy|lnkd\.in|buff\.ly|(?:tinyurl|shorturl)\.(?:com|at)"
)
"""Hosts of short addresses that newsrooms meet; the list cannot be complete."""
_DENIAL = re.compile(r"^(?:it is (?:not true|false|untrue)|it's (?:not true|false|untrue)|no,)\b", re.IGNORECASE)


class Severity(StrEnum):
    """How grave a remark is."""

    BLOCK = "block"
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Remark:
    """One thing that is wrong, in a sentence that says what to do."""

    severity: Severity
    check: str
    """Its short name: "claimReviewed empty"."""
    message: str
    claim: Claim | None = None
    """None where it concerns the scale or the page."""


def preflight(reviews: Sequence[Review], scale: Scale, publication: Publication) -> tuple[Remark, ...]:
    """Everything that is wrong with these reviews, claim by claim, then what concerns all of them."""
    found = (remark for review in reviews for remark in _of_review(review, scale, publication))
    return (*found, *_of_scale(scale), *_of_page(reviews))


def may_go_out(remarks: Iterable[Remark]) -> bool:
    """Is there nothing that blocks the export or would be refused?"""
    return all(remark.severity is Severity.WARNING for remark in remarks)


def _of_review(review: Review, scale: Scale, publication: Publication) -> Iterator[Remark]:
    for severity, check, message in (
        *_state(review),
        *_claim(review.document, scale),
        *_rating(review.document.get("reviewRating") or {}),
        *address_faults(str(review.document.get("url") or ""), publication),
        *checker_faults(review.document),
        *_people(review.document, publication),
        *_dates(review.document),
        *text_faults(review.document),
    ):
        yield Remark(severity, check, message, review.claim)


Faults = Iterator[tuple[Severity, str, str]]
"""How grave it is, its short name, and the sentence."""


def _state(review: Review) -> Faults:
    if not review.is_final:
        yield Severity.BLOCK, "verdict not final", "The verdict is not signed by a second person: have it signed first."
    if review.is_single:
        yield Severity.WARNING, "signed by the same person", "Who judged it signed it, too: no second person looked."
    if not review.citations:
        yield Severity.WARNING, "no evidence", "No record is linked: readers cannot retrace the check."


def _claim(document: Mapping[str, Any], scale: Scale) -> Faults:
    words = str(document.get("claimReviewed") or "").strip()
    if not words:
        yield Severity.ERROR, "claimReviewed empty", "The claim has no words: write its statement."
        return
    if len(words) > LONGEST_CLAIM:
        told = f"The claim has {len(words)} characters; search results cut it after {LONGEST_CLAIM}."
        yield Severity.WARNING, "claimReviewed too long", told
    verdict = next((rating.label for rating in scale.ratings if _names(words, rating.label)), None)
    if verdict or _DENIAL.match(words):
        told = f"The claim says “{verdict}” itself" if verdict else "The claim begins with its denial"
        yield Severity.WARNING, "claimReviewed tells the verdict", f"{told}: state it as it was made."


def _names(words: str, label: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(label)}(?!\w)", words, re.IGNORECASE) is not None


def _rating(rating: Mapping[str, Any]) -> Faults:
    if not str(rating.get("alternateName") or rating.get("name") or "").strip():
        yield Severity.ERROR, "alternateName empty", "The rating has no words: give it a label in the house scale."
    value, best, worst = (rating.get(name) for name in ("ratingValue", "bestRating", "worstRating"))
    if value is best is worst is None:
        return
    if not all(_is_finite(each) for each in (value, best, worst)):
        yield Severity.ERROR, "rating is no number", "Rating, best and worst must all be numbers: mend the house scale."
    elif not (1 <= float(worst or 0) < float(best or 0) and float(worst or 0) <= float(value or 0) <= float(best or 0)):
        told = f"The rating {value} does not lie on a scale from {worst} (worst, at least 1) to {best} (best)."
        yield Severity.ERROR, "rating off its scale", told


def _is_finite(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def address_faults(url: str, publication: Publication) -> Faults:
    """What is wrong with the address of a check."""
    host = host_of(url)
    if not host:
        yield Severity.ERROR, "url missing", "Give the full address (https://…) of the page with the check."
    elif _SHORTENERS.fullmatch(host):
        yield Severity.ERROR, "url shortened", f"{host} is a short address, which is not followed: give the page's own."
    elif publication.domain and host != publication.domain and not host.endswith(f".{publication.domain}"):
        told = f"The page lies on {host}, not on {publication.domain} or below: it would not count as yours."
        yield Severity.ERROR, "url elsewhere", told


def checker_faults(document: Mapping[str, Any]) -> Faults:
    """What is wrong with how the house that checked is named."""
    checker = document.get("author") or {}
    if not (checker.get("name") or checker.get("url")):
        yield Severity.WARNING, "checker unnamed", "Say who checked: give the name or the home page of the house."


def _people(document: Mapping[str, Any], publication: Publication) -> Faults:
    item = document.get("itemReviewed") or {}
    claimant = item.get("author")
    if claimant is not None and not str(claimant.get("name") or "").strip():
        yield Severity.ERROR, "claimant unnamed", "Whoever made the claim needs a name, or is left out."
    elif claimant is not None and _is_same(claimant.get("name"), publication.name):
        yield Severity.WARNING, "claimant is checker", "The claim is your own: a check needs a claim from elsewhere."
    if not (item.get("appearance") or item.get("firstAppearance")):
        yield Severity.WARNING, "no appearance", "Say where the claim appeared: give the article its address."


def _is_same(one: object, other: str) -> bool:
    return bool(other.strip()) and str(one or "").strip().casefold() == other.strip().casefold()


def _dates(document: Mapping[str, Any]) -> Faults:
    claimed = str((document.get("itemReviewed") or {}).get("datePublished") or "")[:10]
    checked = str(document.get("datePublished") or "")[:10]
    if claimed and checked and claimed > checked:
        told = f"The claim is dated {claimed}, after its check of {checked}: correct the article's date."
        yield Severity.ERROR, "claim after review", told


def text_faults(document: Mapping[str, Any]) -> Faults:
    """Signs that could end the script element, or hide; they are escaped when written, and worth a look."""
    risky = {sign for text in _texts(document) for sign in text if unicodedata.category(sign) == "Cc"}
    if risky:
        names = ", ".join(sorted(f"U+{ord(sign):04X}" for sign in risky))
        yield Severity.ERROR, "control characters", f"The text holds control characters ({names}): take them out."
    if any("</script" in text.casefold() for text in _texts(document)):
        yield Severity.ERROR, "script end", "The text holds “</script”, which would cut the page: take it out."


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list | tuple):
        for each in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(each)


def _of_scale(scale: Scale) -> Iterator[Remark]:
    by_label: dict[str, set[int]] = defaultdict(set)
    by_value: dict[int, list[str]] = defaultdict(list)
    for rating in scale.ratings:
        if rating.value is not None:
            by_label[rating.label.casefold()].add(rating.value)
            by_value[rating.value].append(rating.label)
    for label, values in by_label.items():
        if len(values) > 1:
            told = f"“{label}” stands for {' and '.join(map(str, sorted(values)))}: one label needs one number."
            yield Remark(Severity.WARNING, "label with two numbers", told)
    for value, labels in by_value.items():
        if len({label.casefold() for label in labels}) > 1:
            both = " and ".join(f"“{label}”" for label in labels)
            told = f"{value} stands for {both}: say so where the scale is explained."
            yield Remark(Severity.WARNING, "number with two labels", told)


def _of_page(reviews: Sequence[Review]) -> Iterator[Remark]:
    addresses = [str(review.document.get("url") or "") for review in reviews]
    if any(addresses.count(address) > 1 for address in addresses if address):
        told = "Several checks share one address, and only one for each page is shown: give each its own anchor."
        yield Remark(Severity.WARNING, "one address for several", told)
