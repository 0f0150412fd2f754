"""A filter says in words what it keeps."""

from __future__ import annotations

import pytest

from checks.domain.claim import Kind, Status
from checks.domain.finding import Level
from desktop.models.claim_filter import ClaimFilter


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (ClaimFilter(), ""),
        (ClaimFilter(shows_rejected=True, words="  "), ""),
        (ClaimFilter(statuses=frozenset({Status.JUDGED, Status.OPEN})), "open or judged"),
        (ClaimFilter(kinds=frozenset({Kind.PLACE, Kind.EVENT})), "event or place"),
        (ClaimFilter(levels=frozenset({Level.PARTLY})), "finding: partly"),
        (ClaimFilter(least_worthiness=0.5), "check-worthiness from 50 %"),
        (ClaimFilter(lacks_evidence=True, is_mine=True), "no evidence yet · mine"),
        (ClaimFilter(is_seen_before=True, is_mine=True), "seen before · mine"),
        (ClaimFilter(words=" two \t words "), "“two words”"),
    ],
)
def test_it_says_what_it_keeps(wanted: ClaimFilter, words: str) -> None:
    assert wanted.in_words == words
    assert wanted.is_active == bool(words)


def test_all_parts_stand_beside_each_other() -> None:
    wanted = ClaimFilter(
        frozenset({Status.OPEN}), frozenset({Kind.EVENT}), frozenset({Level.NOTE}), 0.25, True, True, "x", True
    )
    assert wanted.in_words == (
        "open · event · finding: note · check-worthiness from 25 % · no evidence yet · mine · “x”"
    )
