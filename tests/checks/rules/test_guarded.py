"""A rule with a fault stops alone, and every rule can be stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from checks.domain.finding import Level
from checks.errors import Cancelled
from checks.rules.guarded import look as look_at
from checks.rules.reference import rule_called
from checks.rules.rule import Notice

WOUNDED = "Eight people were wounded on Friday, including nine in critical condition."


def broken(*_: object) -> Iterator[Notice]:
    yield Notice(Level.NOTE, "So far it went well.")
    raise ZeroDivisionError


def test_it_finds_what_the_engine_finds(look: Callable) -> None:
    looked = look(WOUNDED)
    assert look_at(looked.desk).findings == looked.findings
    assert look_at(looked.desk).failed == ()


def test_a_fault_is_named_and_the_others_run(look: Callable) -> None:
    good = rule_called("figure.subset")
    of_claims = replace(good, id="own.claims", of_claim=broken, of_article=None, kinds=frozenset())
    of_article = replace(good, id="own.article", of_claim=None, of_article=broken)
    looked = look_at(look(WOUNDED).desk, rules=[of_article, of_claims, good])
    assert looked.failed == ("own.article", "own.claims")
    assert {"figure.subset", "own.claims"} <= {finding.rule for finding in looked.findings}


def test_it_can_be_stopped(look: Callable) -> None:
    desk = look(WOUNDED).desk

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        look_at(desk, progress=stop)
