"""Pictures and videos that were checked, as MediaReview (schema.org), tied to the ClaimReviews that rest on them.

Source: schema.org/MediaReview and its examples (issue 2450, "work in progress"). What was found out about a picture is
said by a person and kept with its record; where nobody has said it, the preflight asks, and nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from checks.domain.claim import Claim
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, EvidenceFlag, EvidenceKind
from checks.domain.protection import is_confidential, printable, web_address
from checks.domain.verdict import Scale
from checks.exchange.exporting.claim_review import CONTEXT, Review, organization, reviews, told
from checks.exchange.exporting.publication import Publication

_SNAPSHOTS = {EvidenceKind.IMAGE: "ImageObjectSnapshot", EvidenceKind.VIDEO: "VideoObjectSnapshot"}
_CATEGORY, _BACKGROUND, _ORIGINAL = (
    "mediaAuthenticityCategory",
    "originalMediaContextDescription",
    "originalMediaLink",
)
"""Under these codes the findings lie with the record."""


class MediaCategory(StrEnum):
    """What became of a picture or video; several may hold at once (schema.org/MediaManipulationRatingEnumeration)."""

    DECONTEXTUALIZED = "DecontextualizedContent"
    EDITED = "EditedOrCroppedContent"
    ORIGINAL = "OriginalMediaContent"
    SATIRE = "SatireOrParodyContent"
    STAGED = "StagedContent"
    TRANSFORMED = "TransformedContent"

    @property
    def words(self) -> str:
        """What people call it."""
        return _WORDS[self]


_WORDS = {
    MediaCategory.DECONTEXTUALIZED: "Missing context",
    MediaCategory.EDITED: "Edited or cropped",
    MediaCategory.ORIGINAL: "Original",
    MediaCategory.SATIRE: "Satire or parody",
    MediaCategory.STAGED: "Staged",
    MediaCategory.TRANSFORMED: "Transformed or made up",
}


@dataclass(frozen=True)
class MediaFindings:
    """What a person says about a picture or video."""

    categories: tuple[MediaCategory, ...] = ()
    background: str = ""
    """Where it really comes from, for one that is shown out of its context."""
    original: str = ""
    """The address of the original, http(s)."""


@dataclass(frozen=True)
class MediaCheck:
    """One picture or video with the reviews that rest on it, as it would be published."""

    record: Evidence
    document: Mapping[str, Any]
    reviews: tuple[Review, ...]

    @property
    def claim(self) -> Claim:
        """The first claim that it bears on."""
        return self.reviews[0].claim

    @property
    def is_final(self) -> bool:
        """Is at least one of the verdicts signed that rest on it?"""
        return any(review.is_final for review in self.reviews)

    @property
    def may_be_shown(self) -> bool:
        """May anybody learn of the record? Not where it could endanger a source or a captive."""
        return not (is_confidential(self.record) or EvidenceFlag.CAPTIVE_IDENTIFIABLE in self.record.flags)


def findings_of(record: Evidence) -> MediaFindings:
    """What was said about a picture; categories that this version does not know are left out."""
    known = {category.value: category for category in MediaCategory}
    codes = dict(record.codes)
    categories = (known.get(value) for name, value in record.codes if name == _CATEGORY)
    return MediaFindings(tuple(filter(None, categories)), codes.get(_BACKGROUND, ""), codes.get(_ORIGINAL, ""))


def with_findings(record: Evidence, found: MediaFindings) -> Evidence:
    """The record with what a person says about its picture in place of what was said before."""
    kept = [pair for pair in record.codes if pair[0] not in (_CATEGORY, _BACKGROUND, _ORIGINAL)]
    said = [
        *((_CATEGORY, category.value) for category in found.categories),
        (_BACKGROUND, found.background.strip()),
        (_ORIGINAL, found.original.strip()),
    ]
    return replace(record, codes=(*kept, *((name, value) for name, value in said if value)))


def media_checks(desk: Desk, scale: Scale, publication: Publication) -> tuple[MediaCheck, ...]:
    """The pictures and videos behind proposed and signed verdicts, each once, in the order of the claims."""
    by_record: dict[Evidence, list[Review]] = {}
    for review in reviews(desk, scale, publication):
        for record in _media_of(review, desk):
            by_record.setdefault(record, []).append(review)
    return tuple(
        MediaCheck(record, _document(record, found, publication), tuple(found)) for record, found in by_record.items()
    )


def chosen_media(found: Sequence[MediaCheck]) -> tuple[MediaCheck, ...]:
    """Those that may go out: behind a signed verdict, and harmless to whoever they show or come from."""
    return tuple(check for check in found if check.is_final and check.may_be_shown)


def _media_of(review: Review, desk: Desk) -> Iterator[Evidence]:
    yield from dict.fromkeys(record for _, record in desk.linked(review.claim.id) if record.kind in _SNAPSHOTS)


def _document(record: Evidence, found: Sequence[Review], publication: Publication) -> dict[str, Any]:
    """The review; of the verdicts behind it, it names those that are signed."""
    said, signed = findings_of(record), [review for review in found if review.is_final] or list(found)
    first = signed[0]
    return told(
        {
            "@context": CONTEXT,
            "@type": "MediaReview",
            "url": publication.page_of(first.number),
            "datePublished": max(str(review.document.get("datePublished") or "") for review in signed),
            "author": organization(publication.name, publication.url),
            "mediaAuthenticityCategory": [category.value for category in said.categories] or None,
            "originalMediaContextDescription": said.background,
            "originalMediaLink": web_address(said.original),
            "itemReviewed": _item(record, first),
            "associatedClaimReview": [
                {name: value for name, value in review.document.items() if name != "@context"} for review in signed
            ],
        }
    )


def _item(record: Evidence, review: Review) -> dict[str, Any]:
    shown, _ = printable(record)
    snapshot = {
        "@type": _SNAPSHOTS[record.kind],
        "description": shown.says or shown.title,
        "contentUrl": web_address(shown.url),
        "archivedAt": web_address(shown.archived_url),
    }
    claim = {"@type": "Claim", "description": review.document.get("claimReviewed")}
    maker = organization(shown.original_source or shown.publisher or "", "")
    return told(
        {
            "@type": "MediaReviewItem",
            "creator": maker,
            "interpretedAsClaim": claim,
            "mediaItemAppearance": [told(snapshot)],
        }
    )
