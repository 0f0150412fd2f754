"""An article with its claims, verdicts and evidence as one JSON document, for other programs and for archives.

Format "claimdesk article", version 1. Readers should refuse a higher version and pass over fields that they do not
know; a version is raised only where a field changes its meaning or goes. All fields stand in `resources/help`, page
"Exports". Left out is what is work inside the house: drafts, comments, second checks, findings, grades of sources,
notes, rejected claims, and of evidence whatever `protection` withholds.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from checks.domain.claim import Claim
from checks.domain.codec import to_plain
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, Link
from checks.domain.moment import Moment
from checks.domain.protection import is_confidential, printable, printable_link
from checks.domain.verdict import Scale, Verdict
from checks.exchange.exporting.numbering import numbered
from checks.exchange.exporting.scale_json import scale_document

FORMAT, VERSION = "claimdesk article", 1

_OF_ARTICLE = ("id", "title", "byline", "publisher", "url", "published", "timezone", "language", "report_state")
_OF_CLAIM = (
    *("id", "kind", "also", "statement", "polarity", "modality", "status", "quantities", "times", "places", "actors"),
    *("attribution", "comparison", "quotation"),
)
_OF_VERDICT = (
    *("rationale", "as_of", "flags", "proposed_wording", "decided_at", "signed_at", "said", "said_rationale"),
    *("confidence", "confidence_reason", "recheck_on", "scale_version"),
)
_OF_RECORD = (
    *("id", "kind", "title", "says", "url", "archived_url", "publisher", "byline_origin", "original_source"),
    *("republished_from", "supersedes", "derived_from", "side", "source_stance", "published", "event_start"),
    *("event_end", "as_of", "figures", "quote_text", "quote_language", "language", "licence", "attribution_text"),
    *("accessed", "query", "key", "flags"),
)
_OF_LINK = ("stance", "passage", "locator")


def article_document(desk: Desk, scale: Scale, exported_at: Moment, only: UUID | None = None) -> dict[str, Any]:
    """The document; with `only`, of this claim alone and of what bears on it."""
    claims = [(number, claim) for number, claim in numbered(desk) if only in (None, claim.id)]
    linked = {record.id: record for _, claim in claims for _, record in desk.linked(claim.id)}
    in_order = sorted(desk.evidence, key=lambda record: record.id)  # by name, a withheld one would show where it stood
    return {
        "format": FORMAT,
        "version": VERSION,
        "exported_at": str(exported_at),
        "scale": scale_document(scale),
        "article": _fields(desk.article, _OF_ARTICLE)
        | {"text": desk.version.text, "text_number": desk.version.number, "text_sha256": desk.version.sha256},
        "claims": [_claim(number, claim, desk, scale) for number, claim in claims],
        "evidence": [_record(record, desk) for record in in_order if only is None or record.id in linked],
        "errata": [_fields(erratum, ("was", "now", "reason", "at", "claim_id")) for erratum in desk.errata],
    }


def _claim(number: int, claim: Claim, desk: Desk, scale: Scale) -> dict[str, Any]:
    verdict, decision = desk.verdict(claim.id), desk.correction(claim.id)
    is_given = verdict is not None and not verdict.is_draft
    anchor = claim.anchor
    return {
        "number": number,
        **_fields(claim, _OF_CLAIM),
        "quote": anchor.quote,
        "start": anchor.start,
        "end": anchor.end,
        "verdict": _verdict(verdict, desk, scale) if verdict is not None and is_given else None,
        "correction": decision.decision.value if decision and is_given else None,
        "evidence": [_link(link, record) for link, record in desk.linked(claim.id)],
    }


def _verdict(verdict: Verdict, desk: Desk, scale: Scale) -> dict[str, Any]:
    people = {"decided_by": verdict.person_id, "signed_by": verdict.signed_by_id}
    found = {name: desk.person(person) for name, person in people.items()}
    rating = desk.scale_of(verdict, scale).rating(verdict.rating) if verdict.rating else None
    return {
        "rating": rating.key if rating else None,
        "label": rating.label if rating else None,
        "value": rating.value if rating else None,
        **_fields(verdict, _OF_VERDICT),
        **{name: person.name if person else None for name, person in found.items()},
        "relied_on": [str(each) for each in verdict.relied_on],
    }


def _record(record: Evidence, desk: Desk) -> dict[str, Any]:
    """What may be told of a record, and why the rest is withheld; what it names stays out if it would give it away."""
    shown, why = printable(record)
    named = {each: desk.record(each) for each in shown.named}
    fields = _fields(replace(shown, figures=tuple(replace(each, passage=None) for each in shown.figures)), _OF_RECORD)
    secret = {str(each) for each, other in named.items() if other is None or is_confidential(other)}
    open_fields = {name: value for name, value in fields.items() if not (isinstance(value, str) and value in secret)}
    return open_fields | {"withheld": why}


def _link(link: Link, record: Evidence) -> dict[str, Any]:
    return {"record": str(record.id), **_fields(printable_link(link, record), _OF_LINK)}


def _fields(record: object, names: tuple[str, ...]) -> dict[str, Any]:
    plain = to_plain(record)
    return {name: plain.get(name) for name in names}
