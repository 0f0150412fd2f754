"""What the rules notice about an article, as the document that the command prints."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from checks.domain.desk import Desk
from checks.domain.finding import Finding, Level
from checks.extraction.document import article_plain
from checks.rules.guarded import look

Plain = dict[str, Any]
_STRONGEST_FIRST = list(Level)


def check_article(desk: Desk) -> Plain:
    """Run the rules on a desk: the article and what was noticed, what conflicts first, then in the order of the text.

    The same notice on several claims stands once, with all of them. Offsets are code points of the text.
    """
    article = desk.article
    order = {claim.id: at for at, claim in enumerate(desk.claims)}
    found = sorted(look(desk).findings, key=lambda each: (_STRONGEST_FIRST.index(each.level), order[each.claim_id]))
    return {
        "article": article_plain(desk.version, article.title or None, article.published, article.language),
        "findings": list(_merged(found)),
    }


def has_conflict(document: Plain) -> bool:
    """Does any finding of a document say that two things cannot both be right?"""
    return any(found["level"] == Level.CONFLICTS for found in document["findings"])


def _merged(findings: Iterable[Finding]) -> Iterable[Plain]:
    """Each notice once, with the places and the claims of all findings that say it."""
    merged: dict[tuple[str, ...], Plain] = {}
    for each in findings:
        evidence = list(dict.fromkeys(str(value.evidence_id) for value in each.values if value.evidence_id))
        key = (each.rule, each.level, each.message, *evidence)
        known = merged.setdefault(
            key,
            {
                "rule": each.rule,
                "level": each.level.value,
                "message": each.message,
                "spans": [],
                "claims": [],
                "evidence": evidence,
                "missing": list(each.missing),
            },
        )
        places = ({"start": span.start, "end": span.end} for span in each.spans)
        known["spans"] += [place for place in places if place not in known["spans"]]
        known["claims"].append(str(each.claim_id))
    return merged.values()
