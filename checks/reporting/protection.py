"""What of a record may be printed: people who could come to harm stay out of reports.

Sources are named so that readers can retrace the check, except where that could endanger someone (IFCN Code of
Principles, transparency of sources). Captives are protected from public curiosity (Third Geneva Convention, article 13;
Fourth, article 27).
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from checks.domain.evidence import Evidence, EvidenceFlag, Link

WITHHELD = "withheld"


def is_confidential(record: Evidence) -> bool:
    """Must nobody learn who the source is?"""
    return EvidenceFlag.CONFIDENTIAL_SOURCE in record.flags


def protected(record: Evidence, link: Link | None = None) -> tuple[Evidence, Link | None, str]:
    """The record and its link with everything blanked that must not be printed, and why, in one sentence or none."""
    if is_confidential(record):
        bare = Evidence(record.id, record.kind, WITHHELD, publisher="Confidential source", flags=record.flags)
        return bare, link and replace(link, passage="", locator=None, note=""), "The source and its words are withheld."
    if EvidenceFlag.CAPTIVE_IDENTIFIABLE in record.flags:
        bare = Evidence(
            record.id, record.kind, WITHHELD, publisher=record.publisher, published=record.published, flags=record.flags
        )
        reason = "Title, words and address are withheld: the record can identify a captive."
        return bare, link and replace(link, passage="", locator=None, note=""), reason
    if EvidenceFlag.PERSONAL_INFO in record.flags:
        bare = replace(record, quote_text=None)
        return bare, link and replace(link, passage=""), "Its words are withheld: they hold personal data."
    return record, link, ""


def web_address(url: str | None) -> str | None:
    """`url` where it leads to a web page; None for anything else, which must not become a link."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme.lower() in ("http", "https") and parts.netloc else None
