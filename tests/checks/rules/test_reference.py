"""The reference: every rule tells all there is to be told of it, and its example does what it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from checks.domain.claim import Kind
from checks.rules.catalogue import rules
from checks.rules.reference import TITLES, as_markdown, families, family_of, parts, rule_called
from checks.rules.rule import Example, Need, Rule

EVERY = tuple(rules())


def _needs_no_more(rule: Rule) -> bool:
    """Does its example need the article alone, even where the rule looks at evidence besides?"""
    return rule.is_textual or (Need.TEXT in rule.needs and not rule.example.against)


@pytest.mark.parametrize("rule", EVERY, ids=lambda rule: rule.id)
def test_every_rule_tells_what_why_whence_and_what_it_cannot_see(rule: Rule) -> None:
    assert rule.title.endswith((".", "?", "…")), "the title is a sentence"
    assert len(rule.title) <= 120
    for words in (rule.why, rule.source, rule.blind, rule.example.text, rule.example.says):
        assert words.strip()
    assert rule.needs
    assert _needs_no_more(rule) or rule.example.against or Need.VERDICT in rule.needs, (
        "an example needs what it is held against"
    )


@pytest.mark.parametrize("rule", [rule for rule in EVERY if _needs_no_more(rule)], ids=lambda rule: rule.id)
def test_the_example_of_a_rule_of_the_text_fires(rule: Rule, look: Callable) -> None:
    looked = look(rule.example.text, published=rule.example.published or "2025-05-23")
    assert looked.of(rule.id), [claim.quote for claim in looked.desk.claims]


def test_rules_stand_in_families_that_have_names() -> None:
    grouped = families()
    assert sum(len(family.rules) for family in grouped) == len(EVERY)
    assert {family_of(rule) for rule in EVERY} <= set(TITLES)


def test_a_family_of_a_desk_goes_by_its_own_name() -> None:
    own = replace(EVERY[0], id="harbour.tide")
    assert [family.title for family in families([own])] == ["Harbour"]


def test_a_rule_is_found_by_its_id() -> None:
    assert rule_called("figure.subset").title == "A part cannot exceed its whole."
    assert rule_called("figure.gone") is None


def test_parts_that_say_nothing_are_left_out() -> None:
    bare = replace(rule_called("figure.subset"), example=Example("Eight.", "Nothing."), kinds=frozenset({Kind.EVENT}))
    assert "Against" not in parts(bare)
    assert parts(bare)["Kinds of claims"] == "event"
    assert parts(bare)["Looks at"] == "the article alone"


def test_the_page_names_every_rule_and_reads_signs_as_signs() -> None:
    page = as_markdown()
    assert all(f"`{rule.id}`" in page for rule in EVERY)
    assert page.startswith("# All rules\n")


def test_signs_of_markdown_in_a_rule_mean_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    strange = replace(EVERY[0], title="More *than* <b>one</b> [day]")
    monkeypatch.setattr("checks.rules.reference.all_rules", lambda: iter([strange]))
    assert r"### More \*than\* \<b\>one\</b\> \[day\]" in as_markdown()
