"""Signed verdicts as ClaimReview (schema.org), which fact-check search engines and research archives read.

Source of the fields: Google Search Central, "Fact Check (ClaimReview) structured data", and schema.org/ClaimReview.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checks.domain.article import Article
from checks.domain.claim import Claim, Status
from checks.domain.desk import Desk
from checks.domain.verdict import Rating, Scale, Verdict
from checks.exchange.exporting.json_text import safe_json
from checks.exchange.exporting.numbering import numbered
from checks.exchange.exporting.publication import Publication, host_of

CONTEXT = "https://schema.org"


@dataclass(frozen=True)
class Review:
    """One claim as it would be published, with what a preflight has to know about it."""

    claim: Claim
    document: Mapping[str, Any]
    """The ClaimReview as JSON-LD."""
    is_final: bool
    """Is the verdict signed: by a second person, or where the house allows it by the same?"""
    citations: int
    """How many records it rests on."""
    number: int = 1
    """The number of the claim in the report."""
    is_single: bool = False
    """Is the one who signed the one who judged, as the house allows?"""


def reviews(desk: Desk, scale: Scale, publication: Publication) -> tuple[Review, ...]:
    """A review for each claim with a verdict that is no draft, in the order of the text; final or not is told.

    Claims are numbered as in the report, so that the anchors of its page fit.
    """
    return tuple(
        _review(number, claim, verdict, verdict.rating, desk, publication, desk.scale_of(verdict, scale))
        for number, claim in numbered(desk)
        if (verdict := desk.verdict(claim.id)) is not None and not verdict.is_draft and verdict.rating
    )


def as_json_ld(documents: Iterable[Mapping[str, Any]]) -> str:
    """JSON-LD that can stand in a page: one object, or a list; nothing in it can end the script element."""
    found = [dict(document) for document in documents]
    return safe_json(found[0] if len(found) == 1 else found)


def _review(
    number: int, claim: Claim, verdict: Verdict, rating: str, desk: Desk, publication: Publication, scale: Scale
) -> Review:
    decided = verdict.signed_at or verdict.decided_at
    document = {
        "@context": CONTEXT,
        "@type": "ClaimReview",
        "url": publication.page_of(number),
        "claimReviewed": claim.statement or claim.quote,
        "datePublished": decided.day.isoformat() if decided else None,
        "author": organization(publication.name, publication.url),
        "reviewRating": _rating(scale.rating(rating), scale),
        "itemReviewed": _item(claim, desk.article),
    }
    is_single = verdict.signed_by_id == verdict.person_id
    is_signed = claim.status is Status.SIGNED_OFF and verdict.signed_by_id is not None
    is_final = is_signed and (not is_single or desk.house.allows_single_person)
    return Review(claim, told(document), is_final, len(desk.linked(claim.id)), number, is_final and is_single)


def _rating(rating: Rating, scale: Scale) -> dict[str, Any]:
    """Off the scale there is no number: "Unproven" is not half true."""
    found: dict[str, Any] = {"@type": "Rating", "alternateName": rating.label, "ratingExplanation": rating.meaning}
    values = [each.value for each in scale.ratings if each.value is not None]
    if rating.value is not None:
        found |= {"ratingValue": rating.value, "bestRating": max(values), "worstRating": min(values)}
    return told(found)


def _item(claim: Claim, article: Article) -> dict[str, Any]:
    return told(
        {
            "@type": "Claim",
            "author": _claimant(claim, article),
            "datePublished": article.published.day.isoformat() if article.published else None,
            "appearance": _appearance(article),
        }
    )


def _claimant(claim: Claim, article: Article) -> dict[str, Any] | None:
    """Who makes the claim: the speaker or the named source, else the outlet; nobody where none is known."""
    speaker = claim.quotation.speaker if claim.quotation else None
    source = claim.attribution.source if claim.attribution and claim.attribution.is_named else None
    if speaker or source:
        return {"@type": "Person", "name": speaker or source}
    return organization(article.publisher or "", "")


def _appearance(article: Article) -> dict[str, Any] | None:
    if not host_of(article.url or ""):
        return None
    return told({"@type": "CreativeWork", "url": article.url, "headline": article.title or None})


def organization(name: str, url: str) -> dict[str, Any] | None:
    """An organisation by what is known of it; None where nothing is."""
    known = told({"name": name.strip(), "url": url.strip()})
    return {"@type": "Organization", **known} if known else None


def told(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that have a value."""
    return {name: value for name, value in fields.items() if value not in (None, "")}


def chosen(found: Sequence[Review]) -> tuple[Review, ...]:
    """Those that may go out: a verdict that nobody has signed stays in the house."""
    return tuple(review for review in found if review.is_final)
