"""The numbers of a desk: what is open and how old, what was judged and how fast, which rules fired, what is covered.

They count work. None of them says how true an article is, and none compares people by more than what they hold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from statistics import quantiles

from checks.domain.claim import Status
from checks.domain.moment import Moment

OPEN = (Status.OPEN, Status.IN_PROGRESS, Status.RECHECK)
"""What somebody has to do something about; a suggestion nobody has taken on yet is counted by itself."""
AGES = (
    ("Today", 0),
    ("1–2 days", 2),
    ("3–7 days", 7),
    ("8–30 days", 30),
    ("Over 30 days", None),
)
"""Ages of open claims with the last whole day of each."""
WAITS = (
    ("Under 1 hour", 1.0),
    ("1–4 hours", 4.0),
    ("4–24 hours", 24.0),
    ("1–3 days", 72.0),
    ("3–7 days", 168.0),
    ("Over 7 days", None),
)
"""Times to a verdict with the hours at which each ends."""


@dataclass(frozen=True)
class ClaimFact:
    """What the numbers need to know of a claim."""

    status: Status
    begun: Moment | None = None
    """When it came into the casebook."""
    owner: str = ""
    """A name; empty for nobody."""
    due: Moment | None = None
    is_archived: bool = False
    """Is its article put away?"""
    rating: str | None = None
    """The key of its rating; None while there is no verdict but perhaps a draft."""
    decided: Moment | None = None
    """When the verdict was proposed."""
    signed: Moment | None = None


@dataclass(frozen=True)
class Spread:
    """How long things took, in hours: half of them between the quartiles."""

    count: int
    lower: float
    median: float
    upper: float


@dataclass(frozen=True)
class RuleCount:
    """How often a rule noticed something, and how often somebody dismissed it."""

    rule: str
    fired: int
    dismissed: int


@dataclass(frozen=True)
class ArticleCover:
    """How far an article is covered: by claims, by decisions, by evidence."""

    title: str
    sentences: int
    sentences_with_claims: int
    claims: int
    """Suggestions included, what is no claim left out."""
    decided: int
    with_evidence: int


@dataclass(frozen=True)
class DeskNumbers:
    """All numbers of a casebook, over the latest text of each article, as of one day."""

    as_of: date
    suggested: int
    """Claims that the program suggested and nobody has looked at."""
    open_by_age: tuple[tuple[str, int], ...]
    open_by_owner: tuple[tuple[str, int], ...]
    """Most first; "" for nobody."""
    overdue: int
    verdicts: tuple[tuple[str, int, int], ...]
    """Key of the rating, how many, and how many of them are signed; most first."""
    waits: tuple[tuple[str, int], ...]
    to_verdict: Spread | None
    """From when a claim came in until its verdict was proposed; None where no time is known."""
    to_signature: Spread | None
    """From the proposal to the signature."""
    rules: tuple[RuleCount, ...]
    articles: tuple[ArticleCover, ...]

    @property
    def open(self) -> int:
        """How many claims are open."""
        return sum(count for _, count in self.open_by_age)


def numbers_of(
    claims: Sequence[ClaimFact], rules: Iterable[RuleCount], articles: Iterable[ArticleCover], today: date
) -> DeskNumbers:
    """The numbers of these claims, rules and articles."""
    waiting = [claim for claim in claims if claim.status in OPEN and not claim.is_archived]
    given = [claim for claim in claims if claim.rating and claim.status is not Status.NOT_A_CLAIM]
    to_verdict = _hours((claim.begun, claim.decided) for claim in given)
    return DeskNumbers(
        as_of=today,
        suggested=sum(claim.status is Status.SUGGESTED and not claim.is_archived for claim in claims),
        open_by_age=_by_age(waiting, today),
        open_by_owner=tuple(Counter(sorted(claim.owner for claim in waiting)).most_common()),
        overdue=sum(claim.due is not None and claim.due.day < today for claim in waiting),
        verdicts=_by_rating(given),
        waits=_in_steps(to_verdict, WAITS),
        to_verdict=spread(to_verdict),
        to_signature=spread(_hours((claim.decided, claim.signed) for claim in given)),
        rules=tuple(sorted(rules, key=lambda each: (-each.fired, each.rule))),
        articles=tuple(articles),
    )


def spread(hours: Sequence[float]) -> Spread | None:
    """Median and quartiles, between two values in proportion (Hyndman and Fan 1996, definition 7)."""
    if not hours:
        return None
    lower, median, upper = quantiles(hours, n=4, method="inclusive") if len(hours) > 1 else [hours[0]] * 3
    return Spread(len(hours), lower, median, upper)


def _by_age(claims: Iterable[ClaimFact], today: date) -> tuple[tuple[str, int], ...]:
    """Whole days since each came in; the age of one whose beginning is not known is told as such."""
    claims = list(claims)
    known = [max((today - claim.begun.day).days, 0) for claim in claims if claim.begun]
    unknown = len(claims) - len(known)
    return (*_in_steps(known, AGES), *([("Unknown", unknown)] if unknown else []))


def _in_steps(values: Iterable[float], steps: Sequence[tuple[str, float | None]]) -> tuple[tuple[str, int], ...]:
    """How many values lie in each step; a value at the end of a step belongs to it."""
    found = Counter(
        next(words for words, end in steps if end is None or value <= end)  # the last step has no end
        for value in values
    )
    return tuple((words, found[words]) for words, _ in steps)


def _by_rating(claims: Iterable[ClaimFact]) -> tuple[tuple[str, int, int], ...]:
    claims = list(claims)
    total = Counter(claim.rating or "" for claim in claims)
    signed = Counter(claim.rating or "" for claim in claims if claim.status is Status.SIGNED_OFF)
    return tuple((rating, count, signed[rating]) for rating, count in total.most_common())


def _hours(spans: Iterable[tuple[Moment | None, Moment | None]]) -> list[float]:
    """Hours between two moments whose clock times are known; an end before its beginning is left out."""
    ends = ((_instant(first), _instant(last)) for first, last in spans)
    told = [(last - first).total_seconds() / 3600 for first, last in ends if first is not None and last is not None]
    return [hours for hours in told if hours >= 0]


def _instant(moment: Moment | None) -> datetime | None:
    if moment is None or moment.clock is None:
        return None
    at = datetime.combine(moment.day, moment.clock)
    return at if at.tzinfo else at.replace(tzinfo=UTC)
