"""Pairs of a claim and a text that is to bear it out, each looked at for itself, without a casebook."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any
from uuid import uuid5

from checks.domain.claim import Claim, Kind
from checks.domain.desk import Desk
from checks.domain.finding import Finding
from checks.domain.span import Anchor, Span
from checks.errors import ChecksError, ExtractionError
from checks.extraction.extract import Request
from checks.extraction.parser import Parser
from checks.extraction.unfiled import moment, unfiled_version
from checks.rules.catalogue import rules
from checks.rules.engine import check
from checks.rules.rule import Rule
from checks.services.unfiled_desk import desks_for, with_evidence
from checks.text.json_lines import read_objects
from checks.text.language import detect_language
from checks.text.quantities import find_quantities
from checks.text.times import find_times

TOGETHER = 64
"""Lines whose claims go through the parser in one run."""
FAMILIES = ("figure", "quote", "terms")
"""Rules that hold the words of a claim against those of a text. Others need what a bare text does not tell: who is
behind it, when it was known, where it lies."""
_SAME_LENGTH = {ord(sign): " " for sign in "\u00a0\u2007\u2009\u202f\r\t"}
_HALF = re.compile(r"[\ud800-\udfff]")
"""Half of a character, which JSON can hold and UTF-8 cannot."""

Plain = dict[str, Any]


@dataclass(frozen=True)
class _Pair:
    """One line that can be looked at. Its texts are as long as those given, so that places in them hold."""

    key: Any
    claim: str
    evidence: str
    published: str | None


def check_pairs(lines: Iterable[str], parser: Parser) -> Iterator[Plain]:
    """For each line `{"id", "claim", "evidence", "published"}` what the rules notice: `{"id", "findings"}`, in order.

    A line that cannot be read gives `{"id", "error"}`, and the others go on. Places are code points of the given texts.
    """
    chosen = [each for each in rules() if each.id.startswith(FAMILIES) and not each.is_textual]
    rows = read_objects(lines)
    while chunk := list(islice(rows, TOGETHER)):
        prepared = [_prepared(row, number) for number, row in chunk]
        desks = desks_for([_request(pair) for pair in prepared if isinstance(pair, _Pair)], parser)
        for pair in prepared:
            yield _answer(pair, next(desks), chosen) if isinstance(pair, _Pair) else pair


def _prepared(row: Plain | None, number: int) -> _Pair | Plain:
    """A line as a pair, or the answer that says what is wrong with it."""
    if row is None:
        return {"id": None, "error": f'Line {number} is no JSON object: write it as {{"id", "claim", "evidence"}}.'}
    try:
        claim, evidence = (_text(row, key, number) for key in ("claim", "evidence"))
        published = row.get("published")
        if published is not None and not isinstance(published, str):
            raise ExtractionError(
                f"Line {number} has no text for “published”: write it as 2025-05-23, or leave it out."
            )
        moment(published)
        return _Pair(row.get("id"), claim, evidence, published)
    except ChecksError as problem:
        return {"id": row.get("id"), "error": str(problem)}


def _text(row: Plain, key: str, number: int) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value.strip():
        raise ExtractionError(f"Line {number} has no text for “{key}”: put both texts of the pair in quotation marks.")
    return _HALF.sub("\ufffd", value.translate(_SAME_LENGTH))


def _request(pair: _Pair) -> Request:
    return Request(unfiled_version(pair.claim), moment(pair.published), None, detect_language(pair.claim))


def _answer(pair: _Pair, found: Desk, chosen: list[Rule]) -> Plain:
    desk = with_evidence(_as_one_claim(found), pair.evidence)
    told = {(each.rule, each.level, each.message): each for each in reversed(check(desk, rules=chosen))}
    return {"id": pair.key, "findings": [_plain(each) for each in reversed(told.values())]}


def _as_one_claim(desk: Desk) -> Desk:
    """The desk with all of its text as a claim beside those found in it: the given words are the claim."""
    text, first = desk.version.text, next(iter(desk.claims), None)
    figures = find_quantities(text)
    anchor, kind = Anchor.at(text, 0, len(text)), Kind.QUANTITY if figures else Kind.STATEMENT
    whole = Claim(
        uuid5(desk.version.id, "whole"),
        desk.version.id,
        anchor,
        0,
        kind,
        quantities=figures,
        times=find_times(text, desk.article.published, desk.version.sentences),
        places=first.places if first else (),
        actors=first.actors if first else (),
    )
    return Desk.of(desk.article, desk.version, (whole, *desk.claims))


def _plain(finding: Finding) -> Plain:
    record = next((value.span for value in finding.values if value.evidence_id and value.span), None)
    return {
        "rule": finding.rule,
        "level": finding.level.value,
        "message": finding.message,
        "claim_span": _place(finding.spans[0] if finding.spans else None),
        "evidence_span": _place(record),
    }


def _place(span: Span | None) -> dict[str, int] | None:
    return None if span is None else {"start": span.start, "end": span.end}
