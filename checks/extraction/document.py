"""An extraction as the JSON document that the command prints."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from checks.domain.article import ArticleVersion
from checks.domain.claim import Claim
from checks.domain.codec import to_plain
from checks.domain.mention import Attribution, Comparison, Place, Quantity, Quotation, TimeMention
from checks.domain.moment import Moment
from checks.domain.span import Span
from checks.extraction.extract import Extraction, Request

Plain = dict[str, Any]


def to_document(request: Request, found: Extraction, title: str | None = None) -> Plain:
    """Everything that was found, as dictionaries, lists, strings and numbers. Offsets are code points of the text."""
    version = replace(request.version, furniture=found.furniture)
    return {
        "article": article_plain(version, title, request.published, request.language),
        "extractor": found.extractor,
        "sentences": [_span(span) for span in found.sentences],
        "claims": [_claim(claim) for claim in found.claims],
    }


def article_plain(version: ArticleVersion, title: str | None, published: Moment | None, language: str | None) -> Plain:
    """A text with what is known of it."""
    return {
        "title": title,
        "published": str(published) if published else None,
        "language": language,
        "sha256": version.sha256,
        "text": version.text,
        "furniture": [_span(span) for span in version.furniture],
    }


def mentions_of(found: Extraction) -> Plain:
    """The times, figures and quotations of the whole text, whether they stand in a claim or not."""
    mentions = found.mentions
    return {
        "times": [_time(time) for time in mentions.times],
        "quantities": [_quantity(quantity) for quantity in mentions.quantities],
        "quotations": [_placed_quotation(quotation) for quotation in mentions.quotations],
    }


def _span(span: Span) -> Plain:
    return {"start": span.start, "end": span.end}


def _claim(claim: Claim) -> Plain:
    return {
        "id": str(claim.id),
        **_span(claim.anchor.span),
        "quote": claim.quote,
        "sentence": claim.sentence,
        "kind": claim.kind.value,
        "also": [kind.value for kind in claim.also],
        "statement": claim.statement,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "checkworthiness": claim.checkworthiness,
        "reasons": [{"feature": reason.feature, "weight": reason.weight} for reason in claim.reasons],
        "quantities": [_quantity(quantity) for quantity in claim.quantities],
        "times": [_time(time) for time in claim.times],
        "places": [_place(place) for place in claim.places],
        "actors": to_plain(list(claim.actors)),
        "attribution": _attribution(claim.attribution),
        "comparison": _comparison(claim.comparison),
        "quotation": _quotation(claim.quotation),
        "resolves": to_plain(list(claim.resolves)),
    }


def _quantity(quantity: Quantity) -> Plain:
    plain: Plain = to_plain(quantity)
    return {**plain, **{key: _number(plain[key]) for key in ("value", "low", "high")}}


def _number(value: float | None) -> float | int | None:
    """A whole number without ".0"."""
    return int(value) if value is not None and float(value).is_integer() else value


def _time(time: TimeMention) -> Plain:
    return {
        "mention": time.mention,
        "start": time.start,
        "end": time.end,
        "from": time.first.isoformat() if time.first else None,
        "to": time.last.isoformat() if time.last else None,
        "precision": time.precision.value,
        "rule": time.rule,
    }


def _place(place: Place) -> Plain:
    return {
        "mention": place.mention,
        "name": place.name,
        "level": place.level.value if place.level else None,
        "country": place.country,
        "geonames_id": place.geonames_id,
        "start": place.start,
        "end": place.end,
    }


def _attribution(attribution: Attribution | None) -> Plain | None:
    if attribution is None:
        return None
    return {
        "source": attribution.source,
        "verb": attribution.verb,
        "hedge": attribution.hedge,
        "named": attribution.is_named,
    }


def _comparison(comparison: Comparison | None) -> Plain | None:
    return None if comparison is None else to_plain(comparison)


def _quotation(quotation: Quotation | None) -> Plain | None:
    if quotation is None:
        return None
    return {
        "words": quotation.words,
        "speaker": quotation.speaker,
        "verb": quotation.verb,
        "medium": quotation.medium,
        "interrupted": quotation.is_interrupted,
        "partial": quotation.is_partial,
    }


def _placed_quotation(quotation: Quotation) -> Plain:
    return {
        "start": quotation.start,
        "end": quotation.end,
        "words": quotation.words,
        "speaker": quotation.speaker,
        "speaker_start": quotation.speaker_start,
        "speaker_end": quotation.speaker_end,
    }
