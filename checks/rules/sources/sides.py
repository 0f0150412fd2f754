"""Whose side the sources are on: one belligerent alone, both, or one that admits what speaks against it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.domain.claim import Claim, Kind
from checks.domain.evidence import Evidence, Side, SourceStance, Stance
from checks.domain.finding import FindingValue, Level
from checks.rules.context import Context
from checks.rules.naming import name_of, origin_of
from checks.rules.rule import Example, Need, Notice, rule

BELLIGERENTS = {Side.BELLIGERENT_A: "the first belligerent", Side.BELLIGERENT_B: "the second belligerent"}
"""What sentences call them."""
SIDE = "side of the source"
"""The field without which none of it can be told."""
_BOTH = re.compile(
    r"\b(?:each (?:side|other|country|party|army)"
    r"|both (?:\w+ )?(?:sides|delegations|countries|parties|armies|governments|capitals|militaries)"
    r"|the two (?:sides|countries|governments|armies) (?:agreed|said|gave|confirmed|exchanged)"
    r"|(?:\d|s|n|e|l|y) each)\b",
    re.IGNORECASE,
)


@rule(
    "source.one-sided",
    needs=Need.EVIDENCE,
    kinds={Kind.QUANTITY, Kind.RESPONSIBILITY, Kind.EVENT},
    source="OHCHR, Guidance on Casualty Recording (2019), on bias: a party to the conflict gives one view.",
    blind="The leaning of outlets that take no part in the fighting.",
    example=Example(
        "Eight people were wounded.",
        "All that supports it comes from one side of the conflict.",
        against="Two records of one belligerent.",
    ),
)
def one_sided(claim: Claim, context: Context) -> Iterator[Notice]:
    """Does it rest on one side of the conflict alone?

    A party that admits what speaks against it is the strongest witness; one that alone reports what serves it is the
    weakest. Where only one source is there at all, how well it attests the claim is said with its side.
    """
    records = [record for link, record in context.linked(claim) if link.stance is Stance.SUPPORTS]
    ids = {record.id for record in records}
    is_alone = sum(bool(origin.ids & ids) for origin in context.origins(claim)) < 2
    admitting = [record for record in records if record.source_stance is SourceStance.ADMITS]
    sides = {record.side for record in records}
    if admitting:
        who = admitting[0].original_source or name_of(admitting[0])
        yield Notice(Level.SUPPORTS, f"{who} admits what speaks against its own side.", _values(admitting))
    elif is_alone:
        return
    elif sides == {None}:
        message = "Several sources support it, and no record says whose side any is on."
        yield Notice(Level.NOTE, message, _values(records), missing=(SIDE,))
    elif len(sides) == 1 and (side := next(iter(sides))) in BELLIGERENTS:
        message = f"All that supports it comes from {BELLIGERENTS[side]}: look for the other side, or for a third."
        yield Notice(Level.NOTE, message, _values(records))


@rule(
    "source.both-sides",
    needs=Need.EVIDENCE,
    source="Arithmetic: what two did needs a witness for either.",
    blind="A record that tells both sides' words under the name of one.",
    example=Example(
        "Each side freed 390 people.",
        "The records speak for one side only.",
        against="One record of the second belligerent.",
    ),
)
def both_sides(claim: Claim, context: Context) -> Iterator[Notice]:
    """Is there a record for either side of “both” and “each”?

    What is said of two needs a witness for either. A third party that saw both is one, too.
    """
    if not _is_of_both(claim):
        return
    records = [record for link, record in context.linked(claim) if link.stance is Stance.SUPPORTS]
    sides = {record.side for record in records}
    there = [side for side in BELLIGERENTS if side in sides]
    if len(there) == 2:
        yield Notice(Level.SUPPORTS, "A record of either side supports what is said of both.", _values(records))
    elif records and sides == {None}:
        message = "It is said of both sides; no record says whose side its source is on."
        yield Notice(Level.CANNOT_TELL, message, _values(records), missing=(SIDE,))
    elif sides & {Side.NEUTRAL, Side.THIRD}:
        message = f"It is said of both sides; beside outlets that take no part, the records speak for {_of(there)}."
        yield Notice(Level.NOTE, message, _values(records))
    elif there:
        message = f"It is said of both sides, and the records speak for {_of(there)} only: look for the other."
        yield Notice(Level.PARTLY, message, _values(records))


def whom_to_look_for(records: Sequence[Evidence]) -> str:
    """What is said of one source alone: its side, as far as it is known, and who else would help."""
    sides = {record.side for record in records}
    side = next(iter(sides)) if len(sides) == 1 else None
    if side in BELLIGERENTS:
        return f"speaks for {BELLIGERENTS[side]}: look for the other side, or for a third"
    return "counts once: look for somebody else who knows"


def _is_of_both(claim: Claim) -> bool:
    """Is it said of each of two: in so many words, as a figure per side, or of two states joined by “and”?"""
    if _BOTH.search(claim.quote) or any(figure.basis == "per_side" for figure in claim.quantities):
        return True
    ends = {actor.end for actor in claim.actors if actor.end is not None}
    starts = {actor.start for actor in claim.actors if actor.start is not None}
    at = claim.anchor.start
    pairs = re.finditer(r" and ", claim.quote)
    return any(at + pair.start() in ends and at + pair.end() in starts for pair in pairs)


def _of(sides: Sequence[Side]) -> str:
    return BELLIGERENTS[sides[0]] if sides else "neither"


def _values(records: Sequence[Evidence]) -> tuple[FindingValue, ...]:
    """Who says it, and for whom."""
    return tuple(
        FindingValue(origin_of(each), f"{each.original_source or 'nobody named'}: {_side(each)}", each.id)
        for each in records
    )


def _side(record: Evidence) -> str:
    if record.side is None:
        return "side unknown"
    stance = f", {record.source_stance.value.replace('_', ' ')}" if record.source_stance else ""
    return f"{BELLIGERENTS.get(record.side, record.side.value)}{stance}"
