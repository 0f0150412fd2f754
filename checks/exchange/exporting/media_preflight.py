"""What is wrong with MediaReviews before they go out, found without a network.

schema.org gives the vocabulary, and that an original cannot be transformed, edited or staged in the same review
(issue 2450); no search engine has published what it requires. What would make a review say nothing, or contradict
itself, is an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from checks.domain.evidence import EvidenceFlag
from checks.exchange.exporting.media_review import MediaCategory, MediaCheck
from checks.exchange.exporting.preflight import (
    Faults,
    Remark,
    Severity,
    address_faults,
    checker_faults,
    text_faults,
)
from checks.exchange.exporting.publication import Publication

_NOT_ORIGINAL = (MediaCategory.TRANSFORMED, MediaCategory.EDITED, MediaCategory.STAGED)


def media_preflight(checks: Sequence[MediaCheck], publication: Publication) -> tuple[Remark, ...]:
    """Everything that is wrong with these reviews, picture by picture; each remark leads to the picture's claim."""
    return tuple(
        Remark(severity, check, f"{message} ({each.record.title})", each.claim)
        for each in checks
        for severity, check, message in _of_check(each, publication)
    )


def _of_check(check: MediaCheck, publication: Publication) -> Faults:
    yield from _state(check)
    yield from _categories(check.document)
    yield from _appearance(check.document)
    yield from address_faults(str(check.document.get("url") or ""), publication)
    yield from checker_faults(check.document)
    yield from text_faults(check.document)


def _state(check: MediaCheck) -> Faults:
    if not check.is_final:
        yield Severity.BLOCK, "verdict not final", "No verdict that rests on it is signed: have one signed first."
    if not check.may_be_shown:
        told = "It could give away a confidential source or a captive, and stays in the house."
        yield Severity.BLOCK, "picture withheld", told
    if EvidenceFlag.GRAPHIC in check.record.flags:
        yield Severity.WARNING, "picture graphic", "It is graphic: its address leads readers to it without a warning."


def _categories(document: Mapping[str, Any]) -> Faults:
    named = list(document.get("mediaAuthenticityCategory") or ())
    if not named:
        yield Severity.ERROR, "category missing", "Say what became of it: original, edited, out of context…"
    unknown = [name for name in named if name not in [*MediaCategory]]
    if unknown:
        told = f"{', '.join(map(str, unknown))} is no category: choose among {', '.join(_words())}."
        yield Severity.ERROR, "category unknown", told
    against = [category.words.casefold() for category in _NOT_ORIGINAL if category in named]
    if MediaCategory.ORIGINAL in named and against:
        told = f"It cannot be original and {' and '.join(against)} at once: take one of them back."
        yield Severity.ERROR, "categories contradict", told
    if MediaCategory.DECONTEXTUALIZED in named and not document.get("originalMediaContextDescription"):
        yield Severity.WARNING, "background missing", "Context is missing, as you say: tell where it really comes from."


def _words() -> Iterator[str]:
    return (category.words.casefold() for category in MediaCategory)


def _appearance(document: Mapping[str, Any]) -> Faults:
    shown = (document.get("itemReviewed") or {}).get("mediaItemAppearance") or [{}]
    if not any(each.get("contentUrl") for each in shown):
        yield Severity.WARNING, "address missing", "Nobody can tell which one is meant: give the record its address."
    if not any(each.get("archivedAt") for each in shown):
        yield Severity.WARNING, "archive missing", "It may be gone tomorrow: give the record an archived address."
