"""A toll against the counts that were out when the article appeared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from checks.domain.claim import Claim, Kind
from checks.domain.finding import Level
from checks.domain.mention import Qualifier, Quantity
from checks.domain.tables import TollPoint
from checks.domain.tolls import instants, value_of
from checks.rules.context import Context
from checks.rules.figures.counts import Counts, counted, counts, fits, say
from checks.rules.figures.reported import said
from checks.rules.figures.slips import turned_round
from checks.rules.figures.values import in_article
from checks.rules.rule import Example, Need, Notice, rule

_OPEN = frozenset({Qualifier.AT_LEAST, Qualifier.MORE_THAN})
_AS_OF = re.compile(
    r"\b(?:as of|initial(?:ly)?|at first|first reports?|earlier reports?|at the time"
    r"|by (?:the )?(?:early |late |mid-?)?"
    r"(?:morning|noon|midday|afternoon|evening|midnight|daybreak|dawn|\d{1,2}(?::\d\d)?\s?(?:[ap]\.?m|GMT|UTC)))\b",
    re.IGNORECASE,
)
"""Words by which an article says as of when a toll is."""
_TIME = "time of publication"


class _Out(Enum):
    """Was a count out when the article appeared?"""

    BEFORE = "before"
    UNSURE = "unsure"
    AFTER = "after"


@dataclass(frozen=True)
class _Look:
    """One figure of the claim against one course of counts."""

    figure: Quantity
    text: str
    course: Counts
    out: tuple[_Out, ...]
    """For each point of the course."""
    tells_when: bool
    """Does the sentence say as of when?"""
    fits_elsewhere: bool
    """Does another source's count fit?"""
    has_clock: bool
    """Is the hour of publication known?"""

    @property
    def standing(self) -> TollPoint | None:
        """The newest count that was surely out."""
        before = self.points(_Out.BEFORE)
        return before[-1] if before else None

    def points(self, *out: _Out) -> tuple[TollPoint, ...]:
        """The counts that were out before, perhaps, or after."""
        return tuple(point for point, when in zip(self.course.points, self.out, strict=True) if when in out)

    def fits(self, point: TollPoint | None) -> bool:
        """Can the claim's figure and this count both be right?"""
        return point is not None and fits(self.figure, point)

    @property
    def words(self) -> str:
        """The claim's figure: "1 killed"."""
        return f"{said(self.figure)} {self.course.status}"


@rule(
    "figure.superseded",
    needs={Need.EVIDENCE, Need.TABLES},
    kinds={Kind.QUANTITY},
    source="A toll is a count as of a time: the newest of each independent source up to publication holds.",
    blind="Counts that no record or series on the desk gives; counts of other areas under one name.",
    example=Example(
        "One person was killed, the governor said.",
        "1 killed was outdated by 19:00 on the day of publication: 1 at 17:01 and 2 at 19:00, by the governor.",
        against="1 killed as of 17:01, 2 killed as of 19:00, both of the governor.",
        published="2025-05-23",
    ),
)
def outdated(claim: Claim, context: Context) -> Iterator[Notice]:
    """A toll holds as of a time: the newest count of a source that was out at publication is the one to give.

    A count that came after publication never makes the article wrong: it is outdated since. One that came before does,
    unless the words leave room for it, as "at least" does. Where a day has no hour, it cannot be told which was first.
    """
    courses = [course for course in counts(claim, context) if course.points or course.corrected]
    for figure in counted(claim):
        same = [course for course in courses if course.status is figure.person_status]
        for course in same:
            others = [each for each in same if each is not course]
            notice = _judged(_look(figure, claim, context, course, others))
            if notice is not None:
                yield notice


def _look(figure: Quantity, claim: Claim, context: Context, course: Counts, others: Sequence[Counts]) -> _Look:
    published = context.published
    return _Look(
        figure,
        context.text,
        course,
        tuple(_out(point, context) for point in course.points),
        _AS_OF.search(context.sentence(claim).of(context.text)) is not None,
        any(fits(figure, point) for other in others for point in other.points),
        published is not None and published.clock is not None,
    )


def _out(point: TollPoint, context: Context) -> _Out:
    """Was the count out before publication? A mere day may be before or after another time on that day."""
    if context.published is None:
        return _Out.UNSURE
    first, last = instants(point.as_of, context.zone)
    begun, over = instants(context.published, context.zone)
    if last <= begun:
        return _Out.BEFORE
    return _Out.AFTER if first >= over else _Out.UNSURE


def _judged(look: _Look) -> Notice | None:
    """What is to be said of one course; None where it says nothing on the time."""
    taken = next((point for point in look.course.corrected if look.fits(point)), None)
    if taken is not None and not any(look.fits(point) for point in look.course.points):
        return _notice(look, Level.PARTLY, f"{look.words} was taken back by its own source: {look.course.told}.")
    if not look.course.points or not _is_course(look):
        return None
    at_hand = look.points(_Out.BEFORE, _Out.UNSURE)
    newest = at_hand[-1] if at_hand else None
    if newest is None:
        return _only_later(look)
    if look.fits(newest):
        return _holds(look, newest)
    return _differs(look, newest)


def _is_course(look: _Look) -> bool:
    """Do the counts tell of a change over time? A single count before publication is no matter of time."""
    return len(look.course.points) > 1 or bool(look.points(_Out.AFTER))


def _holds(look: _Look, newest: TollPoint) -> Notice:
    """The newest count up to publication fits."""
    later = [point for point in look.points(_Out.AFTER) if not look.fits(point)]
    if later:
        return _outdated_since(look, later[0])
    first = value_of(newest)
    if look.figure.qualifier in _OPEN and first is not None and first > (look.figure.value or first):
        message = f"“{said(look.figure)}” is not contradicted, but more had been counted: {look.course.told}."
        return _notice(look, Level.NOTE, message)
    return _notice(look, Level.SUPPORTS, f"{look.words} is the newest count up to publication: {look.course.told}.")


def _outdated_since(look: _Look, later: TollPoint) -> Notice:
    message = f"{look.words} is outdated since {look.course.when(later)}, after publication: {look.course.told}."
    return _notice(look, Level.NOTE, message)


def _only_later(look: _Look) -> Notice | None:
    """All counts came after publication: they say nothing against the claim."""
    last = look.course.points[-1]
    return None if look.fits(last) else _outdated_since(look, last)


def _differs(look: _Look, newest: TollPoint) -> Notice:
    """The newest count up to publication does not fit."""
    doubtful = [point for point in look.points(_Out.UNSURE) if not look.fits(point)]
    was_right = any(look.fits(point) for point in look.points(_Out.BEFORE, _Out.UNSURE))
    when = look.course.when(newest)
    if look.tells_when and was_right:
        message = (
            f"{look.words} held as of the time that the article gives, and no longer at {when}: {look.course.told}."
        )
        return _notice(look, Level.NOTE, message)
    if newest not in doubtful or (look.standing and not look.fits(look.standing) and not was_right):
        return _surely(look, was_right=was_right)
    return _perhaps(look, newest, was_right=was_right)


def _surely(look: _Look, *, was_right: bool) -> Notice:
    """Another count was out before the article."""
    if was_right:
        return _notice(look, Level.PARTLY, f"{look.words} was outdated when the article appeared: {look.course.told}.")
    ahead = next((point for point in look.points(_Out.AFTER) if look.fits(point)), None)
    if ahead is not None:
        message = f"{look.words} is counted only at {look.course.when(ahead)}, after publication: {look.course.told}."
        return _notice(look, Level.PARTLY, message, missing=("source of the figure",))
    if look.fits_elsewhere:
        return _notice(look, Level.PARTLY, f"Sources differ on {look.words}: {look.course.told}.")
    slip = next((say(point) for point in look.course.points if turned_round(look.figure.value, value_of(point))), None)
    hint = f" Two digits may be changed round: {slip}?" if slip else ""
    message = f"{look.words} fits no count up to publication: {look.course.told}.{hint}"
    return _notice(look, Level.CONFLICTS, message)


def _perhaps(look: _Look, newest: TollPoint, *, was_right: bool) -> Notice:
    """Another count came on the day of publication, and it cannot be told which was first."""
    when, told = look.course.when(newest), look.course.told
    if newest.as_of.clock is None:
        message = f"{look.words} may have been outdated, but the count of {when} has no hour: {told}."
        missing = (f"as-of time of the count of {when}", *(() if look.has_clock else (_TIME,)))
        return _notice(look, Level.CANNOT_TELL, message, missing=missing)
    if was_right:
        message = (
            f"{look.words} was outdated by {when}, the day of publication, whose hour is not known: {look.course.told}."
        )
        return _notice(look, Level.PARTLY, message, missing=(_TIME,))
    message = (
        f"{look.words} does not fit the count of {when}, and the hour of publication is not known: {look.course.told}."
    )
    return _notice(look, Level.CANNOT_TELL, message, missing=(_TIME,))


def _notice(look: _Look, level: Level, message: str, missing: tuple[str, ...] = ()) -> Notice:
    points = (*look.course.points, *look.course.corrected)
    values = (in_article("article", look.figure, look.text), *(look.course.value(point) for point in points))
    return Notice(level, message, values, missing=missing)
