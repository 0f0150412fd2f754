"""Claims of a casebook beside each other: those that contradict each other, and those that are one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from uuid import UUID

from checks.domain.claim import Claim, Kind, Status
from checks.domain.progress import Progress
from checks.matching.comparison import Comparer, with_facts
from checks.matching.contradictions import Contradiction, find_contradictions
from checks.matching.index import ClaimIndex, Group
from checks.matching.match import ClaimPair, JudgedClaim
from checks.matching.similarity import Closeness
from checks.matching.subject import subject_of_claim
from checks.matching.weights import MatchSettings
from checks.services.judged import with_verdicts
from checks.services.records import Records

Pairs = dict[frozenset[UUID], ClaimPair]
"""Pairs by the ids of their claims: each is found from both sides."""


def contradictions(records: Records) -> tuple[Contradiction, ...]:
    """Claims of all articles that give different figures for one event."""
    with records.reading():
        return find_contradictions(with_verdicts(records, _claims(records)))


def duplicates(
    records: Records, index: ClaimIndex, settings: MatchSettings, progress: Progress
) -> tuple[ClaimPair, ...]:
    """Pairs of claims that are one as far as a program can tell. Progress counts claims."""
    found: Pairs = {}
    for done, total in duplicates_in_steps(records, index, settings, found):
        progress(done, total)
    return tuple(found.values())


def duplicates_in_steps(
    records: Records, index: ClaimIndex, settings: MatchSettings, found: Pairs
) -> Iterator[tuple[int, int]]:
    """Put the pairs into `found`, a claim at a time; each step gives how many claims are done, and all."""
    with records.reading():
        claims = list(with_verdicts(records, _claims(records)))
    by_id = {each.claim.id: each for each in claims}
    for done, each in enumerate(claims, start=1):
        for pair in _pairs_of(each, by_id, index, settings):
            found.setdefault(frozenset((pair.first.claim.id, pair.second.claim.id)), pair)
        yield done, len(claims)


def _claims(records: Records) -> list[Claim]:
    return [
        claim
        for claim in records.all(Claim)
        if claim.status is not Status.NOT_A_CLAIM and claim.kind is not Kind.OPINION
    ]


def _pairs_of(
    one: JudgedClaim, by_id: Mapping[UUID, JudgedClaim], index: ClaimIndex, settings: MatchSettings
) -> Iterator[ClaimPair]:
    mine = subject_of_claim(one.claim, one.day)
    if mine.length < settings.fewest_words:
        return
    comparer = Comparer(mine, index.rarity, index.typical_length, settings)
    for found in index.search(list(mine.counts), [Group.CLAIM, Group.JUDGED], settings.examined + 1):
        other = by_id.get(found.id)
        if other is None or other.claim.id == one.claim.id or _overlap(one.claim, other.claim):
            continue
        theirs = subject_of_claim(other.claim, other.day)
        similarity = with_facts(comparer.words(theirs), mine, theirs)
        if similarity.closeness(settings) is Closeness.NEAR_CERTAIN:
            first, second = sorted((one, other), key=lambda each: (str(each.article.published or ""), each.claim.place))
            yield ClaimPair(first, second, similarity)


def _overlap(one: Claim, other: Claim) -> bool:
    """Do they share words of one text, as a claim and a part of it do? Then neither says the other again."""
    return one.version_id == other.version_id and one.anchor.span.overlaps(other.anchor.span)
