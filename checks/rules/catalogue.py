"""All rules of the house: one line for each module that registers some, and those that a desk has plugged in."""

from __future__ import annotations

from collections.abc import Iterator

from checks.rules.figures import (
    aggregates,
    conservation,
    conversions,
    durations,
    enumerations,
    in_source,
    per_side,
    ranges,
    series,
    subsets,
    sums,
    superseded,
)
from checks.rules.images import reuse
from checks.rules.people import title
from checks.rules.places import alias, contains, homonym, level
from checks.rules.plugins import load_plugins
from checks.rules.quotes import match, medium, translation
from checks.rules.repeats import repeats
from checks.rules.rule import RULES, Rule
from checks.rules.sources import absence, grade, independence, integrity, later, missing, plural, sides
from checks.rules.superlatives import baseline, first_since, unstated
from checks.rules.terms import casualties, contrary, likelihood, strength, weapon
from checks.rules.times import dates, elapsed, precision, relative, weekday, zone_edge

MODULES = (
    missing,
    plural,
    independence,
    sides,
    grade,
    integrity,
    reuse,
    subsets,
    match,
    medium,
    translation,
    sums,
    baseline,
    first_since,
    unstated,
    alias,
    enumerations,
    per_side,
    conversions,
    homonym,
    level,
    contains,
    superseded,
    conservation,
    series,
    repeats,
    strength,
    weapon,
    casualties,
    title,
    likelihood,
    in_source,
    weekday,
    relative,
    elapsed,
    zone_edge,
    precision,
    dates,
    later,
    absence,
    ranges,
    durations,
    aggregates,
    contrary,
)
"""Each registers its rules when it is imported."""


def rules() -> Iterator[Rule]:
    """All rules, by family and name."""
    load_plugins()
    return iter(sorted(RULES.values(), key=lambda rule: rule.id))
