"""The one way to write each form of export, and what is wrong with it before it goes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from checks.domain.desk import Desk
from checks.domain.moment import Moment
from checks.domain.verdict import Scale
from checks.errors import ChecksError
from checks.exchange.exporting.annotations import annotation_page
from checks.exchange.exporting.article_json import article_document
from checks.exchange.exporting.claim_review import as_json_ld, chosen, reviews
from checks.exchange.exporting.claim_table import as_csv, as_xlsx
from checks.exchange.exporting.json_text import safe_json
from checks.exchange.exporting.media_preflight import media_preflight
from checks.exchange.exporting.media_review import chosen_media, media_checks
from checks.exchange.exporting.numbering import numbered
from checks.exchange.exporting.preflight import Remark, preflight
from checks.exchange.exporting.publication import NOWHERE, Publication
from checks.exchange.exporting.scale_json import scale_document
from checks.exchange.exporting.target import Target


@dataclass(frozen=True)
class Order:
    """What is to be written: in which form, with which columns, for which page."""

    target: Target
    columns: tuple[str, ...] = ()
    """Of a table, in their order; empty for all."""
    publication: Publication = NOWHERE


def look(order: Order, desk: Desk, scale: Scale, *, with_proposed: bool = False) -> tuple[Remark, ...]:
    """What is wrong with an export before it goes out; nothing for forms that stay with whoever asked for them.

    Of ClaimReview and MediaReview, all that is signed is looked at, and `with_proposed` what waits for a signature.
    """
    if order.target is Target.CLAIM_REVIEW:
        made = reviews(desk, scale, order.publication)
        return preflight(made if with_proposed else chosen(made), scale, order.publication)
    if order.target is Target.MEDIA_REVIEW:
        checks = media_checks(desk, scale, order.publication)
        return media_preflight(checks if with_proposed else chosen_media(checks), order.publication)
    return ()


def write(order: Order, desk: Desk, scale: Scale, now: Moment, only: UUID | None = None) -> bytes:
    """The file; with `only`, of this claim alone. ChecksError where nothing may go out."""
    match order.target:
        case Target.CLAIM_REVIEW:
            return _claim_reviews(order, desk, scale, only)
        case Target.MEDIA_REVIEW:
            return _media_reviews(order, desk, scale, only)
        case Target.ANNOTATIONS:
            return safe_json(annotation_page(desk, scale, only)).encode()
        case Target.JSON:
            return safe_json(article_document(desk, scale, now, only)).encode()
        case Target.CSV:
            return as_csv(desk, scale, order.columns, only)
        case Target.XLSX:
            return as_xlsx(desk, scale, order.columns, only)


def claims_in(order: Order, desk: Desk, scale: Scale) -> tuple[tuple[int, UUID], ...]:
    """Number and id of each claim that the export tells of."""
    if order.target is Target.CLAIM_REVIEW:
        return tuple((each.number, each.claim.id) for each in chosen(reviews(desk, scale, order.publication)))
    if order.target is Target.MEDIA_REVIEW:
        shown = chosen_media(media_checks(desk, scale, order.publication))
        found = {review.number: review.claim.id for check in shown for review in check.reviews if review.is_final}
        return tuple(sorted(found.items()))
    return tuple((number, claim.id) for number, claim in numbered(desk))


def scale_file(scale: Scale) -> bytes:
    """The house scale as a file, for exports that cannot hold it."""
    return safe_json(scale_document(scale)).encode()


def scale_path(path: Path) -> Path:
    """Where the scale of an export lies: beside it, "odesa.csv" with "odesa.scale.json"."""
    return path.with_name(f"{path.stem}.scale.json")


def _claim_reviews(order: Order, desk: Desk, scale: Scale, only: UUID | None) -> bytes:
    made = reviews(desk, scale, order.publication)
    signed = [review for review in chosen(made) if only in (None, review.claim.id)]
    _require(signed, f"No verdict is signed yet ({len(made)} are proposed): a second person has to sign first.")
    return as_json_ld(review.document for review in signed).encode()


def _media_reviews(order: Order, desk: Desk, scale: Scale, only: UUID | None) -> bytes:
    shown = [
        check
        for check in chosen_media(media_checks(desk, scale, order.publication))
        if only is None or any(review.is_final and review.claim.id == only for review in check.reviews)
    ]
    _require(shown, "No picture or video is linked to a signed verdict, or none that may be shown: link one first.")
    return as_json_ld(check.document for check in shown).encode()


def _require(found: Sequence[object], sentence: str) -> None:
    if not found:
        raise ChecksError(sentence)
