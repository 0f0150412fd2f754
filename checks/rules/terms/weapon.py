"""The class and the type of a weapon agree."""

from __future__ import annotations

from collections.abc import Iterator

from checks.domain.claim import Claim
from checks.domain.evidence import Evidence, Link, Stance
from checks.domain.finding import FindingValue, Level
from checks.domain.span import Span
from checks.rules.context import Context
from checks.rules.naming import name_of, origin_of
from checks.rules.rule import Example, Need, Notice, rule
from checks.rules.terms.arms import Named, classes_in, fits, types_in
from checks.rules.terms.told import told_by

_NEAR = 3
"""Code points between a type and the class that is said of it: "Kalibr cruise missiles", "Kalibr-type"."""


@rule(
    "terms.weapon",
    needs={Need.TEXT, Need.EVIDENCE},
    source="CSIS Missile Threat; the source of each type in the table of weapons.",
    blind="Types that are not in the table; what really was fired.",
    example=Example(
        "Russia fired two Kalibr ballistic missiles at the city.",
        "The Kalibr is a cruise missile.",
        against="Two Kalibr cruise missiles",
    ),
)
def weapon_agrees(claim: Claim, context: Context) -> Iterator[Notice]:
    """The class and the type of a weapon agree.

    Iskander-M is ballistic, Kalibr is a cruise missile, a Shahed is a drone. What the article calls a weapon is held
    against the type that it names itself and against the weapon that records name.
    """
    classes, types = list(classes_in(claim.quote)), list(types_in(claim.quote))
    slips = [pair for pair in _said_of(types, classes) if not fits(pair[0].weapon_class, pair[1].weapon_class)]
    for named, said in slips:
        message = f"{named.type} is a {named.weapon_class}, not a {said.weapon_class}."
        yield Notice(Level.CONFLICTS, message, (_here(said, claim), _here(named, claim)))
    if (classes or types) and not slips:
        yield from _against_records(types or classes, claim, context)


def _said_of(types: list[Named], classes: list[Named]) -> Iterator[tuple[Named, Named]]:
    """Types with the class that stands right after them."""
    for named in types:
        after = [said for said in classes if 0 <= said.found.start() - named.found.end() <= _NEAR]
        if after:
            yield named, after[0]


def _against_records(said: list[Named], claim: Claim, context: Context) -> Iterator[Notice]:
    """Against the weapons of records: one that agrees settles it, best by its type; else the first is shown."""
    agreeing: list[tuple[Named, FindingValue, Evidence]] = []
    others: list[tuple[Named, FindingValue, Evidence]] = []
    for link, record in context.linked(claim):
        told = list(_weapons(claim, link, record, context)) if link.stance is not Stance.CONTEXT else []
        fitting = [each for each in told if any(_agree(each[0], one) for one in said)]
        agreeing += [(*each, record) for each in fitting[:1]]
        if link.stance is Stance.SUPPORTS and not fitting:
            others += [(*each, record) for each in told[:1]]
    if agreeing:
        yield _fits(said[0], *min(agreeing, key=lambda each: each[0].type is None), claim)
    elif others:
        yield _differs(said[0], *others[0], claim)


def _weapons(claim: Claim, link: Link, record: Evidence, context: Context) -> Iterator[tuple[Named, FindingValue]]:
    """The weapons that a record names: in its field, or else in its words; types before classes."""
    for find in (types_in, classes_in):
        for each in find(record.weapon or ""):
            yield each, FindingValue(origin_of(record), record.weapon or "", record.id)
    if record.weapon:
        return
    words = list(told_by(claim, link, record, context))
    for find in (types_in, classes_in):
        for told in words:
            for each in find(told.words):
                yield each, told.value(each.found)


def _agree(one: Named, other: Named) -> bool:
    if one.type and other.type:
        return one.type == other.type
    return fits(one.weapon_class, other.weapon_class)


def _fits(said: Named, told: Named, value: FindingValue, record: Evidence, claim: Claim) -> Notice:
    what = f"the {told.type} is a {told.weapon_class}" if told.type and not said.type else "it is the same weapon"
    hint = " (the Iskander-K would be a cruise missile)" if told.type == "Iskander-M" and not said.type else ""
    return Notice(
        Level.SUPPORTS, f"{name_of(record)} names “{value.value}”: {what}{hint}.", (_here(said, claim), value)
    )


def _differs(said: Named, told: Named, value: FindingValue, record: Evidence, claim: Claim) -> Notice:
    message = f"The article names “{said.found.group()}”, {name_of(record)} “{value.value}” ({told.weapon_class})."
    return Notice(Level.PARTLY, message, (_here(said, claim), value))


def _here(named: Named, claim: Claim) -> FindingValue:
    start = claim.anchor.start
    return FindingValue(
        "article", named.found.group(), span=Span(start + named.found.start(), start + named.found.end())
    )
