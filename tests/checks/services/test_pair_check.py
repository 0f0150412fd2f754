"""Pairs of a claim and a text that is to bear it out."""

from __future__ import annotations

import json
from typing import Any

import pytest

from checks.extraction.parser import RULES, Parser
from checks.services.pair_check import check_pairs

CLAIM = "At least 14 people were killed in Goma on Thursday."
TOLD = "The ministry said 12 people were killed in Goma."


def answers(*rows: object) -> list[dict[str, Any]]:
    return list(check_pairs((json.dumps(row) for row in rows), Parser(RULES)))


def pair(claim: str, evidence: str, **more: object) -> dict[str, object]:
    return {"id": 1, "claim": claim, "evidence": evidence, **more}


def levels(claim: str, evidence: str) -> set[str]:
    return {found["level"] for found in answers(pair(claim, evidence))[0]["findings"]}


def test_places_are_those_of_the_given_texts() -> None:
    claim, told = CLAIM.replace("14 people", "14\u00a0people 💬"), TOLD.replace("said", "said\r\n💬")
    (answer,) = answers(pair(claim, told))
    found = next(each for each in answer["findings"] if each["level"] == "conflicts")
    assert claim[found["claim_span"]["start"] : found["claim_span"]["end"]] == "14"
    assert told[found["evidence_span"]["start"] : found["evidence_span"]["end"]] == "12"


def test_a_finding_has_these_keys_and_is_told_once() -> None:
    found = answers(pair(CLAIM, TOLD))[0]["findings"]
    assert all(set(each) == {"rule", "level", "message", "claim_span", "evidence_span"} for each in found)
    assert len({(each["rule"], each["message"]) for each in found}) == len(found)


def test_lines_are_answered_in_order_and_a_bad_one_does_not_stop_the_others() -> None:
    found = answers(pair(CLAIM, TOLD), "nonsense", {"id": 3, "claim": CLAIM}, {**pair(CLAIM, TOLD), "id": "z"})
    assert [each["id"] for each in found] == [1, None, 3, "z"]
    assert ["error" in each for each in found] == [False, True, True, False]


@pytest.mark.parametrize("wrong", [{"published": "yesterday"}, {"published": 5}, {"claim": " "}, {"evidence": None}])
def test_a_line_says_what_is_wrong_with_it(wrong: dict[str, object]) -> None:
    (answer,) = answers({**pair(CLAIM, TOLD), **wrong})
    assert answer["error"].endswith(".")


def test_more_lines_than_go_together_are_all_answered() -> None:
    assert [each["id"] for each in answers(*({**pair(CLAIM, TOLD), "id": n} for n in range(70)))] == list(range(70))


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The aid is worth 1.2m dollars.", "Aid of $1.23 million was promised."),
        ("A dozen soldiers were freed.", "They freed 12 soldiers on Friday."),
        ("Twenty-one people were hurt.", "The blast left 21 injured."),
        ("A woman, 42, was rescued.", "A 42-year-old woman was rescued from the rubble."),
        ("They scored a fourfold win.", "It was four times what they had expected."),
        ("Three men were arrested in Leeds.", "Two men were arrested on Monday and a third man later."),
        ("Nearly 400 prisoners came home.", "The exchange brought home 390 prisoners."),
        ("A third of the homes burned.", "About 33 percent of the homes burned."),
        ("Dozens of people were killed.", "At least 45 people were killed."),
        ("The station opened in 1994.", "Built from 1990 to 1994, the station opened on 4 May."),
        ("It was his 21st win.", "The twenty-first win of his career came late."),
        ("More than 100 people were hurt.", "The hospital counted 258 people hurt."),
        ("The war has lasted three years.", "The war has lasted 36 months."),
    ],
)
def test_the_same_figure_in_another_form_is_no_conflict(claim: str, evidence: str) -> None:
    assert "conflicts" not in levels(claim, evidence)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Ann Lee was born on June 12, 1875.", "Ann Lee (born 12 October 1875) is a painter."),
        ("The film was released in August.", "The film was released on July 8, 2005."),
        ("The bridge was opened in 1940.", "The bridge was opened in 1930 after two years."),
        ("The couple had two sons.", "The couple had a daughter and no sons."),
        ("About 10,000 people live there.", "It has 800,000 people and lives off its port."),
        ("The work began in May 1994.", "The work went on from January 1994 to August 1995."),
    ],
)
def test_another_figure_for_the_same_conflicts(claim: str, evidence: str) -> None:
    assert "conflicts" in levels(claim, evidence)
