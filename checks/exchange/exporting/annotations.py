"""Verdicts as W3C Web Annotations: the words of the article, and what was decided about them.

Source: W3C Recommendation "Web Annotation Data Model", 23 February 2017.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from checks.domain.claim import Claim
from checks.domain.desk import Desk
from checks.domain.verdict import Scale
from checks.exchange.exporting.numbering import numbered
from checks.exchange.exporting.publication import host_of

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def annotation_page(desk: Desk, scale: Scale, only: UUID | None = None) -> dict[str, Any]:
    """A page of annotations, one for each claim; a claim without a verdict says where the work on it stands.

    `only`: of this claim alone.
    """
    claims = [claim for _, claim in numbered(desk) if only in (None, claim.id)]
    return {
        "@context": CONTEXT,
        "type": "AnnotationPage",
        "items": [_annotation(claim, desk, scale) for claim in claims],
    }


def _annotation(claim: Claim, desk: Desk, scale: Scale) -> dict[str, Any]:
    anchor = claim.anchor
    quote = {"type": "TextQuoteSelector", "exact": anchor.quote, "prefix": anchor.prefix, "suffix": anchor.suffix}
    place = {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end}
    return {
        "id": f"urn:uuid:{claim.id}",
        "type": "Annotation",
        "motivation": "assessing",
        "body": list(_bodies(claim, desk, scale)),
        "target": {"source": _source(desk), "selector": [quote, place]},
    }


def _source(desk: Desk) -> str:
    """The address of the article, or else the hash of its text, as what has no address is named."""
    url = desk.article.url or ""
    return url if host_of(url) else f"urn:sha256:{desk.version.sha256}"


def _bodies(claim: Claim, desk: Desk, scale: Scale) -> Iterator[dict[str, str]]:
    verdict = desk.verdict(claim.id)
    if verdict and verdict.rating and not verdict.is_draft:
        yield _body(desk.scale_of(verdict, scale).rating(verdict.rating).label, "classifying")
        if verdict.rationale:
            yield _body(verdict.rationale, "commenting")
    yield _body(claim.status.value, "tagging")
    yield _body(claim.kind.value, "tagging")


def _body(value: str, purpose: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": value, "purpose": purpose, "format": "text/plain"}
