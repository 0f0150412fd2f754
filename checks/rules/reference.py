"""The reference of all rules, made from the rules themselves: what, why, an example, a source, what it cannot see."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from checks.rules.catalogue import rules as all_rules
from checks.rules.rule import Need, Rule

TITLES = {
    "article": "The article in itself",
    "figure": "Figures",
    "image": "Pictures",
    "person": "Persons",
    "place": "Places",
    "quote": "Quotations",
    "source": "Sources",
    "superlative": "Superlatives",
    "terms": "Words that mean something exact",
    "time": "Times",
    "verdict": "Verdicts",
}
"""What the families are called; one that a desk has plugged in goes by its own name."""
_INTRO = (
    "A rule compares a claim with its article, its evidence, the tables of the casebook and the date, and leaves "
    "findings. It never gives a verdict. Every rule says here what it cannot see."
)
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|])")


@dataclass(frozen=True)
class Family:
    """Rules about one matter."""

    title: str
    rules: tuple[Rule, ...]


def families(rules: Iterable[Rule] | None = None) -> tuple[Family, ...]:
    """These rules, or all, by what they are about."""
    chosen = sorted(all_rules() if rules is None else rules, key=lambda rule: rule.id)
    grouped = groupby(chosen, key=family_of)
    return tuple(Family(TITLES.get(name, name.capitalize()), tuple(group)) for name, group in grouped)


def family_of(rule: Rule) -> str:
    """The first half of its id: "figure"."""
    return rule.id.partition(".")[0]


def rule_called(rule_id: str) -> Rule | None:
    """The rule with this id; None where it is no longer among them."""
    return next((rule for rule in all_rules() if rule.id == rule_id), None)


def parts(rule: Rule) -> dict[str, str]:
    """What is to be told of a rule beside its title, by heading; parts that say nothing are left out."""
    example = rule.example
    told = {
        "Why": rule.why,
        "In an article": f"“{example.text}”",
        "Against": example.against,
        "It says": example.says,
        "Looks at": ", ".join(need.value for need in Need if need in rule.needs),
        "Kinds of claims": ", ".join(sorted(kind.value for kind in rule.kinds)) or "all",
        "Method from": rule.source,
        "Cannot see": rule.blind,
    }
    return {heading: words for heading, words in told.items() if words}


def as_markdown() -> str:
    """The page of the help."""
    return "\n\n".join(["# All rules", _INTRO, *_sections()]) + "\n"


def _sections() -> Iterator[str]:
    for family in families():
        yield f"## {_plain(family.title)}"
        for rule in family.rules:
            yield f"### {_plain(rule.title)}"
            yield f"`{rule.id}`"
            yield "\n".join(f"- **{heading}**: {_plain(words)}" for heading, words in parts(rule).items())


def _plain(words: str) -> str:
    """Words that mean nothing but themselves in Markdown."""
    return _MARKUP.sub(r"\\\1", words)
