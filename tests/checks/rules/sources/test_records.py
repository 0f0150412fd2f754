"""What the linked records tell of their sources: how many, on whose side, how well they attest it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations

import pytest

from checks.domain.evidence import Evidence, Reliability, Side, SourceStance, Stance
from checks.domain.finding import Level
from tests.checks.rules.conftest import record

STRIKE = "Missiles struck the harbor on Friday, the governor said."
KIPER = "Oleh Kiper, governor"
FIRST, SECOND = Side.BELLIGERENT_A, Side.BELLIGERENT_B
PAPER = record("A paper", original_source=KIPER, side=SECOND, publisher="Paper", says="It burned.")
RADIO = record("A radio", original_source=KIPER, side=SECOND, publisher="Radio", says="Two came.")
MINISTRY = record("A ministry", original_source="Ministry of Defence", side=FIRST, says="It was a depot.")
MAYOR = record("A gazette", original_source="The mayor", side=SECOND, publisher="Gazette", says="Cranes fell over.")
WATCHERS = record("Watchers", original_source="A monitoring mission", side=Side.THIRD, says="We saw a crater.")
ADMITTED = replace(MINISTRY, source_stance=SourceStance.ADMITS)
DENIED = replace(MINISTRY, source_stance=SourceStance.DENIES)


def test_copies_of_one_source_count_once_and_the_reason_is_told(look: Callable) -> None:
    found = look(STRIKE, PAPER, RADIO).one("source.independence")
    assert found.level is Level.NOTE
    assert found.message == (
        "1 independent source: all records from Oleh Kiper, governor. "
        "It speaks for the second belligerent: look for the other side, or for a third."
    )
    assert [(value.origin, value.value) for value in found.values] == [("Paper, Radio", KIPER)]


def test_two_sources_support_and_opponents_weigh_most(look: Callable) -> None:
    found = look(STRIKE, PAPER, RADIO, WATCHERS).one("source.independence")
    assert (found.level, found.message) == (
        Level.SUPPORTS,
        "3 records, 2 independent sources: both from Oleh Kiper, governor.",
    )
    assert "opponents agree" in look(STRIKE, PAPER, MINISTRY).one("source.independence").message


def test_one_record_tells_nothing_of_independence(look: Callable) -> None:
    assert look(STRIKE, PAPER).of("source.independence") == ()
    assert look(STRIKE).of("source.independence") == ()


@pytest.mark.parametrize(
    ("records", "level", "word"),
    [
        ((PAPER,), Level.NOTE, "Weak"),
        ((PAPER, WATCHERS), Level.SUPPORTS, "Fair"),
        ((PAPER, ADMITTED), Level.SUPPORTS, "Confirmed"),
        ((ADMITTED,), Level.SUPPORTS, "Confirmed"),
        ((PAPER, MINISTRY), Level.SUPPORTS, "Confirmed"),
        ((PAPER, DENIED), Level.PARTLY, "Contested"),
        ((replace(PAPER, reliability=Reliability.E),), Level.PARTLY, "Discounted"),
    ],
)
def test_grades(look: Callable, records: tuple[Evidence, ...], level: Level, word: str) -> None:
    found = look(STRIKE, *records, on="struck").one("source.grade")
    assert (found.level, found.message.partition(":")[0]) == (level, word)


def test_copies_of_one_source_are_weak_and_only_their_independence_says_so(look: Callable) -> None:
    looked = look(STRIKE, PAPER, RADIO, on="struck")
    assert not looked.of("source.grade") + looked.of("source.one-sided")
    assert looked.one("source.independence").level is Level.NOTE


def test_one_source_is_weak_where_it_is_about_harm(look: Callable) -> None:
    assert not look("Workers opened a new bridge on Friday.", PAPER).of("source.grade")
    weak = look("Two people were killed on Friday.", PAPER).one("source.grade").message
    assert weak == (
        "Weak: it rests on one source, Oleh Kiper, governor, which speaks for the second belligerent: "
        "look for the other side, or for a third."
    )


def test_whoever_is_against_it_discounts_it_if_there_are_two(look: Callable) -> None:
    one = look(STRIKE, PAPER, stance=Stance.AGAINST, on="struck").one("source.grade")
    assert (one.level, "alone is against it" in one.message) == (Level.NOTE, True)
    two = look(STRIKE, PAPER, WATCHERS, stance=Stance.AGAINST, on="struck").one("source.grade")
    assert (two.level, two.message.partition(":")[0]) == (Level.PARTLY, "Discounted")


def test_context_grades_nothing(look: Callable) -> None:
    looked = look(STRIKE, PAPER, WATCHERS, stance=Stance.CONTEXT)
    assert not looked.of("source.grade") + looked.of("source.one-sided")


@pytest.mark.parametrize(
    ("records", "levels"),
    [
        ((PAPER, MAYOR), (Level.NOTE,)),
        ((PAPER, RADIO), ()),  # one source: its independence says so
        ((PAPER,), ()),  # its grade says so
        ((PAPER, WATCHERS), ()),
        ((PAPER, MINISTRY), ()),
        ((WATCHERS,), ()),
        ((PAPER, ADMITTED), (Level.SUPPORTS,)),
        ((replace(PAPER, side=None), replace(MAYOR, side=None)), (Level.NOTE,)),
        ((replace(PAPER, side=None), WATCHERS), ()),
    ],
)
def test_one_side_alone(look: Callable, records: tuple[Evidence, ...], levels: tuple[Level, ...]) -> None:
    assert look(STRIKE, *records, on="struck").levels("source.one-sided") == levels


def test_a_missing_side_is_named(look: Callable) -> None:
    alone, mayor = replace(PAPER, side=None), replace(MAYOR, side=None)
    assert look(STRIKE, alone, on="struck").one("source.grade").missing == ("side of the source",)
    assert look(STRIKE, alone, mayor, on="struck").one("source.one-sided").missing == ("side of the source",)


BOTH = "Each side freed 390 people on Friday."


@pytest.mark.parametrize(
    ("records", "levels"),
    [
        ((), ()),
        ((PAPER, MINISTRY), (Level.SUPPORTS,)),
        ((PAPER, RADIO), (Level.PARTLY,)),
        ((PAPER, WATCHERS), (Level.NOTE,)),
        ((replace(PAPER, side=None),), (Level.CANNOT_TELL,)),
    ],
)
def test_both_sides_need_a_record_each(
    look: Callable, records: tuple[Evidence, ...], levels: tuple[Level, ...]
) -> None:
    assert look(BOTH, *records).levels("source.both-sides") == levels


@pytest.mark.parametrize(
    ("text", "is_of_both"),
    [
        ("Both delegations left with a promise to release prisoners.", True),
        ("They promised to release 1,000 prisoners each.", True),
        ("Moscow and Kyiv gave the same figures on Friday.", True),
        ("Russia and Ukraine freed hundreds of captives on Friday.", True),
        ("Both bridges were destroyed on Friday.", False),
        ("Each of the buildings was destroyed on Friday.", False),
        ("Ukraine freed 390 people on Friday.", False),
    ],
)
def test_what_is_said_of_both(look: Callable, text: str, is_of_both: bool) -> None:
    assert bool(look(text, PAPER).of("source.both-sides")) == is_of_both


@pytest.mark.parametrize("order", list(permutations([PAPER, RADIO, MINISTRY, WATCHERS]))[::5])
def test_the_order_of_records_changes_nothing(look: Callable, order: tuple[Evidence, ...]) -> None:
    def told(*records: Evidence) -> set[tuple[str, Level, int]]:
        findings = look(STRIKE, *records).findings
        return {(each.rule, each.level, len(each.values)) for each in findings if each.rule.startswith("source.")}

    assert told(*order) == told(PAPER, RADIO, MINISTRY, WATCHERS)
