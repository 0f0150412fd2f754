"""`claimdesk rules`: what each rule does, why, and what it cannot see."""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING, Annotated, Any

import typer

from checks.cli.output import print_text
from checks.errors import ChecksError

if TYPE_CHECKING:
    from checks.rules.rule import Rule

_WIDTH, _HEADING = 88, 18
"""Characters of a line, and of the headings before it."""


def rules(
    rule: Annotated[str | None, typer.Argument(metavar="RULE", help="The id of one rule, or of a family.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
) -> None:
    """Explain the rules.

    For each: what it does and why, an example, where its method comes from, and what it cannot see.
    """
    chosen = _chosen(rule)
    if as_json:
        print_text(json.dumps({"rules": [_as_plain(each) for each in chosen]}, ensure_ascii=False, indent=1))
    else:
        print_text("\n\n".join(_as_text(each) for each in chosen))


def _chosen(name: str | None) -> list[Rule]:
    """The rules meant by an id or a family; ChecksError where there are none."""
    from checks.rules.reference import families, family_of

    everything = [rule for family in families() for rule in family.rules]
    found = [rule for rule in everything if name in (None, rule.id, family_of(rule))]
    if not found:
        known = ", ".join(dict.fromkeys(family_of(rule) for rule in everything))
        raise ChecksError(f"There is no rule called “{name}”: name a rule, or one of the families {known}.")
    return found


def _as_text(rule: Rule) -> str:
    from checks.rules.reference import parts

    lines = [rule.id, *textwrap.wrap(rule.title, _WIDTH, initial_indent="  ", subsequent_indent="  ")]
    for heading, words in parts(rule).items():
        lines += textwrap.wrap(
            words, _WIDTH, initial_indent=f"  {heading:<{_HEADING}}", subsequent_indent=" " * (_HEADING + 2)
        )
    return "\n".join(lines)


def _as_plain(rule: Rule) -> dict[str, Any]:
    example = rule.example
    return {
        "id": rule.id,
        "title": rule.title,
        "why": rule.why,
        "needs": sorted(need.name.lower() for need in rule.needs),
        "kinds": sorted(kind.value for kind in rule.kinds),
        "example": {"text": example.text, "against": example.against, "says": example.says},
        "source": rule.source,
        "cannot_see": rule.blind,
    }
