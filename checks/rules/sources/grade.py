"""How well an event or a toll is attested, in the words of casualty recorders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.domain.claim import Claim, Kind
from checks.domain.evidence import Evidence, Reliability, Side, SourceStance, Stance
from checks.domain.finding import FindingValue, Level
from checks.domain.origin import Origin
from checks.matching.sources import both_sides_agree
from checks.rules.context import Context
from checks.rules.naming import origin_of
from checks.rules.rule import Example, Need, Notice, rule
from checks.rules.sources.harm import is_of_harm
from checks.rules.sources.sides import SIDE, whom_to_look_for

_DOUBTED = {Reliability.D, Reliability.E}
_APART = {Side.THIRD, Side.NEUTRAL}


@rule(
    "source.grade",
    needs=Need.EVIDENCE,
    kinds={Kind.RESPONSIBILITY, Kind.EVENT, Kind.QUANTITY},
    source="Airwars, methodology: civilian harm incidents are graded confirmed, fair, weak, contested or discounted.",
    blind="How each source knows. It grades what the records say of themselves, and not whether it is so.",
    example=Example(
        "Russian forces struck Odesa on Friday.",
        "Confirmed: the side that fired admits it.",
        against="A record in which the attacker's ministry admits the strike.",
    ),
)
def graded(claim: Claim, context: Context) -> Iterator[Notice]:
    """How well is it attested: confirmed, fair, weak, contested or discounted?

    Confirmed: whom it speaks against admits it, or opponents agree. Fair: two independent sources support it and none
    is against it. Weak: one source alone, which is said of attacks, of tolls, and of who did it; where several records
    go back to it, their independence says so. Contested: one denies what others assert. Discounted: whoever spoke of
    it is against it, or is not to be relied on.
    """
    linked = context.linked(claim)
    supporting = [record for link, record in linked if link.stance is Stance.SUPPORTS]
    against = [record for link, record in linked if link.stance is Stance.AGAINST]
    against += [each for each in supporting if each.source_stance is SourceStance.DENIES]
    supporting = [each for each in supporting if each.source_stance is not SourceStance.DENIES]
    if supporting or against:
        ours = [origin for origin in context.origins(claim) if origin.ids & {record.id for record in supporting}]
        theirs = [origin for origin in context.origins(claim) if origin.ids & {record.id for record in against}]
        if not supporting and len(theirs) < 2:
            message = f"Nobody supports it, and {_names(against)} alone is against it: look for others."
            yield Notice(Level.NOTE, message, tuple(map(_value, against)))
            return
        level, message = _grade(supporting, against, ours, opponents_agree=both_sides_agree(linked))
        if level is Level.NOTE and (len(supporting) > 1 or not _asks_for_more(claim)):
            return
        missing = (SIDE,) if level is Level.NOTE and supporting[0].side is None else ()
        yield Notice(level, message, tuple(_value(record) for record in (*supporting, *against)), missing=missing)


def _asks_for_more(claim: Claim) -> bool:
    """Would a reader want more than one source for it?"""
    return Kind.RESPONSIBILITY in (claim.kind, *claim.also) or is_of_harm(claim)


def _grade(
    supporting: Sequence[Evidence], against: Sequence[Evidence], ours: Sequence[Origin], *, opponents_agree: bool
) -> tuple[Level, str]:
    if not supporting:
        return Level.PARTLY, f"Discounted: {_names(against)} against it, and nobody for it."
    if all(record.reliability in _DOUBTED for record in supporting):
        return Level.PARTLY, f"Discounted: it rests on {_names(supporting)} alone, whom you graded as unreliable."
    if against:
        return Level.PARTLY, f"Contested: {_names(supporting)} for it, {_names(against)} against it."
    return _uncontested(supporting, ours, opponents_agree=opponents_agree)


def _uncontested(supporting: Sequence[Evidence], ours: Sequence[Origin], *, opponents_agree: bool) -> tuple[Level, str]:
    admitting = [record for record in supporting if record.source_stance is SourceStance.ADMITS]
    if admitting:
        return Level.SUPPORTS, f"Confirmed: {_names(admitting)}, whom it speaks against, admits it."
    if opponents_agree:
        return Level.SUPPORTS, "Confirmed: opponents in the conflict agree on it."
    if len(ours) == 1:
        return Level.NOTE, f"Weak: it rests on one source, {ours[0].name}, which {whom_to_look_for(supporting)}."
    apart = any(record.side in _APART for record in supporting)
    rest = "one of them from neither side" if apart else "all from one side, or from whom nobody knows the side"
    return Level.SUPPORTS, f"Fair: {len(ours)} independent sources support it, {rest}; nobody is against it."


def _names(records: Sequence[Evidence]) -> str:
    return ", ".join(dict.fromkeys(record.original_source or origin_of(record) for record in records))


def _value(record: Evidence) -> FindingValue:
    stance = record.source_stance.value.replace("_", " ") if record.source_stance else "says"
    return FindingValue(origin_of(record), f"{record.original_source or 'nobody named'} {stance}", record.id)
