"""Earlier checks of a claim, records that may bear on it, claims that are one: found, explained, never linked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from checks.domain.article import Article
from checks.domain.claim import Claim
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence
from checks.domain.imported import EarlierCheck
from checks.domain.progress import Progress, no_progress
from checks.matching.comparison import Comparer, with_facts
from checks.matching.contradictions import Contradiction
from checks.matching.index import ClaimIndex, Group
from checks.matching.match import ClaimPair, Earlier, JudgedClaim, Match, SuggestedRecord
from checks.matching.meaning import Meaning, is_installed
from checks.matching.passages import best_passage
from checks.matching.similarity import Closeness, Part, Similarity
from checks.matching.sources import text_of
from checks.matching.subject import Subject, subject_of_check, subject_of_claim, subject_of_text
from checks.matching.weights import DEFAULT, MatchSettings, PartName
from checks.services.claim_index import KeptClaims
from checks.services.claim_pairs import Pairs, contradictions, duplicates, duplicates_in_steps
from checks.services.judged import articles_of, with_verdicts
from checks.services.kept_index import Step
from checks.services.record_texts import texts_of
from checks.services.records import Records

TOP = 5
"""Matches that are given unless more are asked for."""
MEANT = 20
"""Claims whose meaning is compared: the model takes some milliseconds for each."""


class Matching:
    """What was checked before, out of very much, within milliseconds."""

    def __init__(self, records: Records, *, in_memory: bool = False) -> None:
        """`in_memory`: the index of the claims must leave nothing on the disk."""
        self._records = records
        self._kept = KeptClaims(records, in_memory=in_memory)
        self._meaning = Meaning()

    def is_ready(self) -> bool:
        """Can matches be asked for without the index being made or brought up to date first?"""
        return self._kept.is_current()

    def steps(self) -> Iterator[Step]:
        """Make the index ready, a portion at a time, each with what is done and all; other work may come between."""
        return self._kept.steps()

    def prepare(self, progress: Progress = no_progress) -> None:
        """Make the index ready at once."""
        self._kept.current(progress)

    def matches(
        self, what: str | Claim, *, top: int = TOP, day: date | None = None, settings: MatchSettings = DEFAULT
    ) -> tuple[Match, ...]:
        """The earlier checks and the judged claims of other articles that are most like a claim, the likest first.

        `day` is when it was said, where neither a post tells that nor the article of the claim. Whatever is found is
        given, with how close it is: those that are none of them `Closeness.NO` are worth showing.
        """
        index = self._kept.current()
        with self._records.reading():
            if isinstance(what, str):
                return self._matches(index, subject_of_text(what, day), None, top, settings)
            article = articles_of(self._records, [what]).get(what.id)
            published = article.published.day if article and article.published else day
            return self._matches(index, subject_of_claim(what, published), article, top, settings)

    def matches_of(
        self, desk: Desk, *, top: int = TOP, settings: MatchSettings = DEFAULT, progress: Progress = no_progress
    ) -> Mapping[UUID, tuple[Match, ...]]:
        """The matches of all claims of a desk, by their ids; those that are no match are left out."""
        index = self._kept.current()
        published = desk.article.published.day if desk.article.published else None
        found = {}
        for done, claim in enumerate(desk.claims):
            progress(done, len(desk.claims))
            with self._records.reading():
                matches = self._matches(index, subject_of_claim(claim, published), desk.article, top, settings)
            found[claim.id] = tuple(match for match in matches if match.closeness is not Closeness.NO)
        return found

    def suggested_records(
        self, claim: Claim, *, top: int = TOP, linked: Collection[UUID] = (), settings: MatchSettings = DEFAULT
    ) -> tuple[SuggestedRecord, ...]:
        """Records that may bear on a claim, with the sentence of each that fits best; without those in `linked`."""
        index = self._kept.current()
        subject = subject_of_claim(claim)
        found = self._found(subject, [Group.RECORD], settings.examined + len(linked))
        with self._records.reading():
            records = self._records.referring(Evidence, "id", [each for each in found if each not in linked])
            texts = texts_of(records, self._records)
        suggested = (
            SuggestedRecord(record, *best_passage(subject, text_of(record, texts), index.rarity)) for record in records
        )
        worthy = [each for each in suggested if each.similarity.total >= settings.suggest]
        return tuple(sorted(worthy, key=lambda each: -each.similarity.points)[:top])

    def contradictions(self) -> tuple[Contradiction, ...]:
        """Claims of the casebook that give different figures for one event: the same place, day and thing counted."""
        return contradictions(self._records)

    def duplicates(self, settings: MatchSettings = DEFAULT, progress: Progress = no_progress) -> tuple[ClaimPair, ...]:
        """Claims of the casebook that are one, as far as a program can tell; progress counts claims."""
        return duplicates(self._records, self._kept.current(), settings, progress)

    def duplicates_in_steps(self, found: Pairs, settings: MatchSettings = DEFAULT) -> Iterator[Step]:
        """The same a claim at a time, so that other work comes between; the pairs are put into `found`."""
        yield from self._kept.steps()
        yield from duplicates_in_steps(self._records, self._kept.current(), settings, found)

    def close(self) -> None:
        """Let go of the index."""
        self._kept.close()

    def _matches(
        self, index: ClaimIndex, subject: Subject, article: Article | None, top: int, settings: MatchSettings
    ) -> tuple[Match, ...]:
        ids = self._found(subject, [Group.CHECK, Group.JUDGED], max(top, settings.candidates))
        sides = [_Side.of(one) for one in self._earlier(ids) if not _is_of(one, article)]
        comparer = Comparer(subject, index.rarity, index.typical_length, settings)
        compared = [
            (side, comparer.words(side.subject)) for side in sides if _is_within(side.subject, subject, settings)
        ]
        if settings.is_semantic and is_installed():
            compared = self._with_meaning(subject, compared)
        best = sorted(compared, key=_by_points)[: max(top, settings.examined)]
        ordered = sorted(((side, with_facts(found, subject, side.subject)) for side, found in best), key=_by_points)
        return tuple(Match(side.earlier, found, found.closeness(settings)) for side, found in ordered[:top])

    def _with_meaning(self, subject: Subject, compared: Sequence[_Compared]) -> list[_Compared]:
        """The likest by their words, with how near they are in meaning."""
        best = sorted(compared, key=_by_points)[:MEANT]
        near = self._meaning.likenesses(subject.text, [side.subject.text for side, _ in best])
        return [
            (side, found.with_part(Part(PartName.MEANING, likeness)))
            for (side, found), likeness in zip(best, near, strict=True)
        ]

    def _found(self, subject: Subject, groups: Sequence[Group], limit: int) -> list[UUID]:
        return [found.id for found in self._kept.search(tuple(subject.counts), groups, limit)]

    def _earlier(self, ids: Sequence[UUID]) -> list[Earlier]:
        checks = self._records.referring(EarlierCheck, "id", ids)
        known = {check.id for check in checks}
        claims = self._records.referring(Claim, "id", [each for each in ids if each not in known])
        return [*checks, *with_verdicts(self._records, claims)]


@dataclass(frozen=True)
class _Side:
    """An earlier check or claim, taken apart."""

    earlier: Earlier
    subject: Subject

    @classmethod
    def of(cls, earlier: Earlier) -> _Side:
        if isinstance(earlier, EarlierCheck):
            return cls(earlier, subject_of_check(earlier))
        return cls(earlier, subject_of_claim(earlier.claim, earlier.day))


_Compared = tuple[_Side, Similarity]


def _by_points(compared: _Compared) -> float:
    return -compared[1].points


def _is_of(earlier: Earlier, article: Article | None) -> bool:
    return article is not None and isinstance(earlier, JudgedClaim) and earlier.article.id == article.id


def _is_within(theirs: Subject, mine: Subject, settings: MatchSettings) -> bool:
    """Were both published within the window of the desk? What has no day is never left out."""
    if settings.window_days is None or mine.day is None or theirs.day is None:
        return True
    return abs((theirs.day - mine.day).days) <= settings.window_days
