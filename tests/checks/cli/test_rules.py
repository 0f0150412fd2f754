"""`claimdesk rules`."""

from __future__ import annotations

import json

import pytest

from checks.cli.app import main
from checks.rules.catalogue import rules


def test_it_explains_every_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    told = capsys.readouterr().out
    assert all(f"{rule.id}\n" in told for rule in rules())
    assert told.count("\n  Cannot see        ") == len(list(rules()))
    assert max(len(line) for line in told.splitlines()) <= 88


def test_one_rule_or_a_family_can_be_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "figure.subset"]) == 0
    assert capsys.readouterr().out.startswith("figure.subset\n  A part cannot exceed its whole.\n  Why ")
    assert main(["rules", "figure", "--json"]) == 0
    assert {rule["id"].split(".")[0] for rule in json.loads(capsys.readouterr().out)["rules"]} == {"figure"}


def test_json_has_all_parts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "figure.subset", "--json"]) == 0
    (rule,) = json.loads(capsys.readouterr().out)["rules"]
    assert rule["needs"] == ["text"]
    assert isinstance(rule["kinds"], list)
    assert rule["example"]["says"] == "9 cannot be a part of 8."
    assert set(rule) == {"id", "title", "why", "needs", "kinds", "example", "source", "cannot_see"}


def test_a_rule_that_is_not_there_is_refused_with_the_families(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "figures"]) == 2
    told = capsys.readouterr().err
    assert told.startswith("There is no rule called “figures”: name a rule, or one of the families")
    assert "figure" in told.partition("families")[2]
