"""Were those who died among the wounded?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from checks.domain.claim import Claim, Kind
from checks.domain.finding import FindingValue, Level
from checks.domain.mention import PersonStatus
from checks.domain.span import Span
from checks.domain.tables import TollPoint
from checks.domain.tolls import value_of
from checks.domain.words import count, number
from checks.rules.context import Context
from checks.rules.figures.counts import Counts, counted, tolls
from checks.rules.rule import Example, Need, Notice, rule

_DIED = re.compile(
    r"\b(?:died|dies|death)\b[^.;]{0,60}\b(?:hospital|of (?:his|her|their|the) (?:wounds|injuries))\b"
    r"|\bsuccumbed to (?:his|her|their|the) (?:wounds|injuries)\b",
    re.IGNORECASE,
)


@rule(
    "figure.conservation",
    needs={Need.EVIDENCE, Need.TABLES},
    kinds={Kind.QUANTITY},
    source="Arithmetic: the killed and the wounded of one event together change only when people are newly counted.",
    blind="Whether more wounded were found at the same time.",
    example=Example(
        "Two people were killed and eight were wounded.",
        "Killed rose from 1 to 2 and wounded stayed at 8: was the second among the 8?",
        against="A toll that has 1 killed and 8 wounded at 17:01, 2 killed and 8 wounded at 19:00.",
    ),
)
def counted_twice(claim: Claim, context: Context) -> Iterator[Notice]:
    """When a toll of dead rises, the new dead were often among the wounded before.

    If the wounded are not counted down, the same people may stand in both figures. This is a question to the source:
    more wounded may have been found at the same time.
    """
    if {figure.person_status for figure in counted(claim)}.isdisjoint((PersonStatus.KILLED, PersonStatus.WOUNDED)):
        return
    known = tolls(claim, context)
    hurt = {each.source: each for each in known if each.status is PersonStatus.WOUNDED}
    for dead in known:
        if dead.status is PersonStatus.KILLED and dead.source in hurt:
            yield from _told(dead, hurt[dead.source], _in_hospital(claim, context))


def _told(dead: Counts, hurt: Counts, died: tuple[FindingValue, ...]) -> Iterator[Notice]:
    """The first rise of the dead at which the wounded are counted again; later ones ask the same."""
    for before, after in pairwise(dead.points):
        rise = (value_of(after) or 0) - (value_of(before) or 0)
        first, last = _with(before, hurt), _with(after, hurt)
        if rise > 0 and first is not None and last is not None and first != last:
            change = (value_of(last) or 0) - (value_of(first) or 0)
            values = (dead.value(before), hurt.value(first), dead.value(after), hurt.value(last), *died)
            if change >= 0:
                yield Notice(Level.NOTE, _message(dead, (before, after), (first, last)), values)
                return
            if -change == rise:
                yield Notice(Level.SUPPORTS, _counted_down(dead, (before, after), (first, last)), values)
                return


def _with(point: TollPoint, hurt: Counts) -> TollPoint | None:
    """The count of the wounded that was given together with this one."""
    return next((each for each in hurt.points if each.as_of == point.as_of), None)


_Pair = tuple[TollPoint, TollPoint]


def _message(dead: Counts, killed: _Pair, wounded: _Pair) -> str:
    (old, new), (was, now) = map(_figures, (killed, wounded))
    rise = new - old
    stayed = f"wounded stayed at {number(now)}" if now == was else f"wounded rose from {number(was)} to {number(now)}"
    who = "the one who died was" if rise == 1 else f"the {number(rise)} who died were"
    rest = f"{number(now - rise)} would be left" if now >= rise else "the two figures overlap"
    by = f" by {dead.source}" if dead.source else ""
    return (
        f"Killed rose from {number(old)} to {number(new)} {dead.between(*killed)} and {stayed}{by}: "
        f"if {who} among the wounded before, {rest}."
    )


def _counted_down(dead: Counts, killed: _Pair, wounded: _Pair) -> str:
    (old, new), (was, now) = map(_figures, (killed, wounded))
    moved = count(int(new - old), "person", "people")
    return (
        f"{moved[:1].upper()}{moved[1:]} moved from the wounded to the dead by {dead.when(killed[1])}: "
        f"{number(old)} killed and {number(was)} wounded became {number(new)} and {number(now)}."
    )


def _figures(points: _Pair) -> tuple[float, float]:
    return value_of(points[0]) or 0.0, value_of(points[1]) or 0.0


def _in_hospital(claim: Claim, context: Context) -> tuple[FindingValue, ...]:
    """Where a linked record says that somebody died of wounds, which makes it likely."""
    for _, record in context.linked(claim):
        text = context.reading(record).text
        if found := _DIED.search(text):
            return (FindingValue(record.title, found[0], record.id, Span(found.start(), found.end())),)
    return ()
