"""How many independent sources stand behind a claim's records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.domain.claim import Claim
from checks.domain.evidence import Evidence, Link, Stance
from checks.domain.finding import FindingValue, Level
from checks.domain.origin import Origin
from checks.matching.sources import both_sides_agree
from checks.rules.context import Context
from checks.rules.naming import origin_of
from checks.rules.rule import Example, Need, Notice, rule
from checks.rules.sources.sides import whom_to_look_for


@rule(
    "source.independence",
    needs=Need.EVIDENCE,
    source=(
        "Berkeley Protocol on Digital Open Source Investigations (OHCHR, 2022), on corroboration: copies of one report "
        "are one source."
    ),
    blind="Sources that rest on each other without saying so, and who stands behind an unnamed one.",
    example=Example(
        "One person was killed and eight others were wounded.",
        "1 independent source: all records from the governor.",
        against="Six stories that all quote the governor.",
    ),
)
def independent(claim: Claim, context: Context) -> Iterator[Notice]:
    """How many independent sources are there behind these records?

    Records that share who knows, are copies of one report, carry one agency or share their words count once, as far as
    nobody has ruled otherwise. Opponents who agree are the strongest corroboration there is.
    """
    linked = context.linked(claim)
    bearing = {record.id for link, record in linked if link.stance is not Stance.CONTEXT}
    groups = [origin for origin in context.origins(claim) if len(bearing) < 2 or origin.ids & bearing]
    records = [record for origin in groups for record in origin.records]
    if len(records) < 2:
        return
    level, sentence = _judged(groups, records, linked)
    if level is Level.SUPPORTS or len(groups) < len(records):
        yield Notice(level, sentence, tuple(_value(origin) for origin in groups))


def _judged(
    groups: Sequence[Origin], records: Sequence[Evidence], linked: Sequence[tuple[Link, Evidence]]
) -> tuple[Level, str]:
    if len(groups) == 1:
        return Level.NOTE, f"1 independent source: {_why_all(groups[0])}. It {whom_to_look_for(records)}."
    count = f"{len(records)} records, {len(groups)} independent sources"
    ours = {record.id for link, record in linked if link.stance is Stance.SUPPORTS}
    supporting = [origin for origin in groups if origin.ids & ours]
    if both_sides_agree(linked) and len(supporting) > 1:
        return Level.SUPPORTS, f"{count}; opponents agree, and there is no stronger corroboration."
    shared = [_why(origin) for origin in groups if len(origin.records) > 1]
    reasons = f": {'; '.join(shared)}" if shared else ""
    return (Level.SUPPORTS if len(supporting) > 1 else Level.NOTE), f"{count}{reasons}."


def _why(origin: Origin) -> str:
    """Why the records of one origin count once, the weightiest reason first."""
    return origin.reasons[0][0].lower() + origin.reasons[0][1:] if origin.reasons else origin.name


def _why_all(origin: Origin) -> str:
    """The same where there is no other origin: alike for all claims that rest on it, however many records each has."""
    tie = origin.ties[0]
    is_of_all = origin.reasons[0].startswith(("All", "Both"))
    return f"all records {tie.words}" if is_of_all else _why(origin)


def _value(origin: Origin) -> FindingValue:
    """Who it is, and which outlets tell it."""
    outlets = dict.fromkeys(origin_of(record) for record in origin.records)
    return FindingValue(", ".join(outlets), origin.name, origin.records[0].id)
