"""The content of a verdict report, ready to be laid out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self
from uuid import UUID

from checks.domain import words
from checks.domain.article import ReportState
from checks.domain.claim import Claim, Status
from checks.domain.desk import Desk
from checks.domain.moment import Moment
from checks.domain.verdict import Rating, Scale
from checks.reporting.amendments import Amendment, PrintedErratum, amendments, printed_errata
from checks.reporting.conduct import conduct
from checks.reporting.edition import Edition
from checks.reporting.entries import Entry, Source, entry_of, source_of
from checks.reporting.exhibits import Exhibit, exhibits
from checks.reporting.groupings import Grouping, PrintedRuling, groupings, printed_rulings
from checks.reporting.marked_text import Paragraph, mark_up
from checks.reporting.rulings import is_by_one_person

STATUSES = {
    Status.SIGNED_OFF: ("Signed off", "a second person agreed"),
    Status.JUDGED: ("Judged", "a verdict is proposed and wants a second reading"),
    Status.RECHECK: ("Re-check", "text, evidence or date changed since the verdict"),
    Status.IN_PROGRESS: ("In progress", "someone works on it"),
    Status.OPEN: ("Open", "accepted, nobody on it"),
    Status.SUGGESTED: ("Suggested", "found by the program, not looked at"),
    Status.NOT_A_CLAIM: ("Not a claim", "looked at, nothing to check"),
}
"""Each status in words, furthest first, with what it means."""

WITH_VERDICT = (Status.SIGNED_OFF, Status.JUDGED, Status.RECHECK)

STATES = {
    ReportState.DRAFT: ("Draft", "no editor has read it yet"),
    ReportState.IN_REVIEW: ("In review", "an editor is reading it"),
    ReportState.RETURNED: ("Returned", "the editor asked for changes"),
    ReportState.PUBLISHED: ("Published", ""),
    ReportState.CORRECTED: ("Published", "corrected since"),
    ReportState.VOID: ("Void", "it no longer stands"),
}
"""How far the report itself has come, in words, with what that means."""


@dataclass(frozen=True)
class CitedSource:
    """A record and the numbers of the claims that rest on it."""

    source: Source
    claims: tuple[int, ...]


@dataclass(frozen=True)
class Report:
    """Everything that is printed about one article."""

    title: str
    facts: tuple[str, ...]
    """Where the article comes from, one fact each."""
    url: str | None
    language: str
    state: str
    """How far the report has come, and the day of which that is told."""
    is_standing: bool
    """False for a report that was made void."""
    errata: tuple[PrintedErratum, ...]
    """What was corrected in the report since it was published."""
    amendments: tuple[Amendment, ...]
    """What is to be corrected in the article."""
    people: str
    as_of: str
    ratings: tuple[tuple[Rating, int], ...]
    statuses: tuple[tuple[Status, int], ...]
    total: int
    decided: int
    paragraphs: tuple[Paragraph, ...]
    judged: tuple[Entry, ...]
    unfinished: tuple[tuple[Status, tuple[Entry, ...]], ...]
    set_aside: tuple[str, ...]
    """Words that are no claim, as somebody decided."""
    unclaimed: tuple[str, ...]
    """Sentences in which nobody, and no program, saw a claim."""
    exhibits: tuple[Exhibit, ...]
    """The tables that judged claims are measured against."""
    sources: tuple[CitedSource, ...]
    groupings: tuple[Grouping, ...]
    """Which of them count as one, and why."""
    rulings: tuple[PrintedRuling, ...]
    """What people decided about that."""
    is_graphic: bool
    is_withheld: bool
    sha256: str
    method: tuple[str, ...]
    """What was done and what it cannot show, in paragraphs."""

    @classmethod
    def of(cls, desk: Desk, scale: Scale, edition: Edition) -> Self:
        """The report on the article that lies on the desk."""
        numbered = dict(enumerate((claim for claim in desk.claims if claim.status is not Status.NOT_A_CLAIM), start=1))
        entries = tuple(entry_of(number, claim, desk, scale, edition) for number, claim in numbered.items())
        judged = tuple(entry for entry in entries if entry.status in WITH_VERDICT and entry.ruling)
        cited = {entry.number: numbered[entry.number].id for entry in judged}
        claims = {entry.number: numbered[entry.number] for entry in judged}
        numbers = {claim.id: number for number, claim in numbered.items()}
        sources = _sources(cited, desk)
        is_withheld = any(cited.source.withheld for cited in sources)
        article = desk.article
        return cls(
            title=article.title,
            facts=_facts(desk),
            url=article.url,
            language=article.language or "und",
            state=_state(desk, edition),
            is_standing=article.report_state is not ReportState.VOID,
            errata=printed_errata(numbers, desk),
            amendments=amendments(numbers, desk),
            people=_people(desk),
            as_of=_as_of(desk),
            ratings=_ratings(desk, scale, claims.values()),
            statuses=_statuses(desk.claims),
            total=len(desk.claims),
            decided=desk.decided,
            paragraphs=mark_up(desk.version, numbered, article.title),
            judged=judged,
            unfinished=_unfinished(entries, judged),
            set_aside=tuple(claim.quote for claim in desk.claims if claim.status is Status.NOT_A_CLAIM),
            unclaimed=_unclaimed(desk),
            exhibits=exhibits(claims, desk),
            sources=sources,
            groupings=groupings(cited, desk),
            rulings=printed_rulings(cited, desk),
            is_graphic=any(cited.source.is_graphic for cited in sources),
            is_withheld=is_withheld,
            sha256=desk.version.sha256,
            method=conduct(desk, claims.values(), scale, edition, is_withheld=is_withheld),
        )

    def exhibits_of(self, number: int) -> tuple[Exhibit, ...]:
        """The tables that the claim with this number is measured against."""
        return tuple(exhibit for exhibit in self.exhibits if number in exhibit.claims)

    def ruling(self, number: int) -> str:
        """The rating of the claim with this number in words, or where the work on it stands."""
        for entry in self.judged:
            if entry.number == number and entry.ruling:
                return entry.ruling.rating
        rest = (entry for _, entries in self.unfinished for entry in entries)
        return next(STATUSES[entry.status][0] for entry in rest if entry.number == number)


def _facts(desk: Desk) -> tuple[str, ...]:
    article = desk.article
    published = f"published {words.moment(article.published)}" if article.published else None
    return tuple(fact for fact in (article.publisher, article.byline, published) if fact)


def _state(desk: Desk, edition: Edition) -> str:
    word, meaning = STATES[desk.article.report_state]
    note = desk.article.report_note.strip() if desk.article.report_state is ReportState.VOID else ""
    told = f"{word}, as of {words.day(edition.printed_at.day)}{f': {meaning}' if meaning else ''}."
    return f"{told} {note}".strip()


def _people(desk: Desk) -> str:
    verdicts = [verdict for claim in desk.claims if (verdict := desk.verdict(claim.id)) and not verdict.is_draft]
    deciders = _names(desk, (verdict.person_id for verdict in verdicts))
    readers = _names(desk, (verdict.signed_by_id for verdict in verdicts if not is_by_one_person(verdict)))
    checked = f"Checked by {words.listed(deciders)}" if deciders else "No claim has a verdict yet"
    alone = "; some verdicts signed by the same person who gave them" if any(map(is_by_one_person, verdicts)) else ""
    return (f"{checked}; second reading by {words.listed(readers)}" if readers else checked) + alone


def _names(desk: Desk, ids: Iterable[UUID | None]) -> list[str]:
    people = (desk.person(person_id) for person_id in dict.fromkeys(ids))
    return [person.name for person in people if person]


def _as_of(desk: Desk) -> str:
    """The latest moment for which, or else at which, a verdict was given."""
    moments: list[Moment] = []
    for claim in desk.claims:
        verdict = desk.verdict(claim.id)
        if verdict and not verdict.is_draft and verdict.decided_at:
            moments.append(verdict.signed_at or verdict.decided_at)
    return words.moment(max(moments, key=str)) if moments else ""


def _ratings(desk: Desk, scale: Scale, judged: Iterable[Claim]) -> tuple[tuple[Rating, int], ...]:
    given = [verdict.rating for claim in judged if (verdict := desk.verdict(claim.id))]
    return tuple((rating, given.count(rating.key)) for rating in scale.ratings)


def _statuses(claims: tuple[Claim, ...]) -> tuple[tuple[Status, int], ...]:
    counted = ((status, sum(claim.status is status for claim in claims)) for status in STATUSES)
    return tuple((status, amount) for status, amount in counted if amount)


def _unfinished(entries: tuple[Entry, ...], judged: tuple[Entry, ...]) -> tuple[tuple[Status, tuple[Entry, ...]], ...]:
    rest = [entry for entry in entries if entry not in judged]
    by_status = ((status, tuple(entry for entry in rest if entry.status is status)) for status in STATUSES)
    return tuple((status, found) for status, found in by_status if found)


def _unclaimed(desk: Desk) -> tuple[str, ...]:
    spans = [claim.anchor.span for claim in desk.claims]
    return tuple(
        sentence.of(desk.version.text)
        for sentence in desk.version.sentences
        if not any(sentence.overlaps(span) for span in spans)
    )


def _sources(numbered: dict[int, UUID], desk: Desk) -> tuple[CitedSource, ...]:
    cited: dict[UUID, list[int]] = {}
    for number, claim_id in numbered.items():
        for link, _ in desk.linked(claim_id):
            cited.setdefault(link.evidence_id, []).append(number)
    return tuple(
        CitedSource(source_of(record), tuple(dict.fromkeys(cited[record.id])))
        for record in desk.evidence
        if record.id in cited
    )
