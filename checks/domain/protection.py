"""What of a record may leave the house: people who could come to harm stay out of reports and exports.

Sources are named so that readers can retrace the check, except where that could endanger someone (IFCN Code of
Principles, transparency of sources). Captives are protected from public curiosity (Third Geneva Convention, article 13;
Fourth, article 27).
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from checks.domain import words
from checks.domain.evidence import Evidence, EvidenceFlag, Link
from checks.domain.moment import Moment

WITHHELD = "withheld"
_LONGEST_ADDRESS = 8_000
"""Characters: what every program should take, RFC 9110, section 4.1; typesetting takes no more."""


def is_confidential(record: Evidence) -> bool:
    """Must nobody learn who the source is?"""
    return EvidenceFlag.CONFIDENTIAL_SOURCE in record.flags


def printable(record: Evidence) -> tuple[Evidence, str]:
    """The record with everything blanked that must not be printed, and why in one sentence, empty where nothing is."""
    if is_confidential(record):
        bare = Evidence(record.id, record.kind, WITHHELD, publisher="Confidential source", flags=record.flags)
        return bare, "The source and its words are withheld."
    if EvidenceFlag.CAPTIVE_IDENTIFIABLE in record.flags:
        bare = Evidence(
            record.id, record.kind, WITHHELD, publisher=record.publisher, published=record.published, flags=record.flags
        )
        return bare, "Title, words and address are withheld: the record can identify a captive."
    if EvidenceFlag.REFERENCE_ONLY in record.flags:
        return _reference(record), "Its content is not printed: the terms of its publisher allow naming it only."
    if EvidenceFlag.PERSONAL_INFO in record.flags:
        return replace(record, quote_text=None), "Its words are withheld: they hold personal data."
    return record, ""


def printable_link(link: Link, record: Evidence) -> Link:
    """The link without what its record must keep to itself."""
    flags = set(record.flags)
    if flags & {EvidenceFlag.CONFIDENTIAL_SOURCE, EvidenceFlag.CAPTIVE_IDENTIFIABLE}:
        return replace(link, passage="", locator=None, note="")
    if flags & {EvidenceFlag.PERSONAL_INFO, EvidenceFlag.REFERENCE_ONLY}:
        return replace(link, passage="")
    return link


def _reference(record: Evidence) -> Evidence:
    """What lets a reader find the record: publisher, id, address, when it was read and what was asked for.

    ACLED, Terms of use and attribution policy: its data may not be passed on, and whoever uses it names the day of
    access and the filters.
    """
    facts = (
        f"Read on {words.moment(Moment(record.accessed.day))}" if record.accessed else "",
        f"Query: {record.query}" if record.query else "",
        record.attribution_text or "",
    )
    return Evidence(
        record.id,
        record.kind,
        record.key or record.title,
        says=" ".join(f"{fact.rstrip('.')}." for fact in facts if fact),
        url=record.url,
        publisher=record.publisher,
        accessed=record.accessed,
        query=record.query,
        licence=record.licence,
        attribution_text=record.attribution_text,
        key=record.key,
        flags=record.flags,
    )


def web_address(url: str | None) -> str | None:
    """`url` where it leads to a web page; None for anything else, which must not become a link."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    is_page = parts.scheme.lower() in ("http", "https") and parts.netloc
    return url if is_page and len(url or "") <= _LONGEST_ADDRESS else None
