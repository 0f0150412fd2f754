"""How many planted mistakes the rules find, and how often they say of clean copy that it cannot be right.

A mistake counts as found where a finding of its rule, other than one that says that all is well, touches its words.
The bars are those of the catalogue of rules: four in five found in each article, no more than one false conflict.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

import pytest

from checks.domain.claim import Claim
from checks.domain.codec import record_from_plain
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, Link, Stance
from checks.domain.finding import Finding, Level
from checks.domain.moment import Moment
from checks.domain.span import Span
from checks.extraction.extract import Request
from checks.extraction.parser import load_parser
from checks.extraction.unfiled import unfiled_version
from checks.rules.engine import check
from checks.services.unfiled_desk import desks_for
from checks.text.canonical import canonicalise

FOLDER = Path(__file__).parent / "planted"
NAMES = sorted(path.stem for path in FOLDER.glob("*.json") if not path.stem.endswith("-clean"))
LEAST_FOUND = 0.8
MOST_FALSE = 1


def told(name: str) -> dict[str, Any]:
    """What is known about an article: the mistakes, the day, the records."""
    found = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return {"planted": found} if isinstance(found, list) else found


def text_of(name: str) -> str:
    return canonicalise((FOLDER / f"{name}.txt").read_text("utf-8")).text


def say(line: str) -> None:
    """One line of figures, which pytest shows with -s."""
    sys.stdout.write(line)


@cache
def read(name: str, about: str) -> tuple[Desk, tuple[Finding, ...]]:
    """The desk of an article with its records linked, and what the rules notice."""
    known = told(about)
    request = Request(
        unfiled_version(text_of(name)),
        Moment.parse(known.get("published", "2025-05-23")),
        known.get("timezone", "Europe/Kyiv"),
        "en",
    )
    (desk,) = desks_for([request], load_parser())
    desk = with_records(desk, known.get("evidence", []))
    return desk, tuple(check(desk))


def with_records(desk: Desk, plain: list[dict[str, Any]]) -> Desk:
    records: list[Evidence] = []
    links: list[Link] = []
    texts: dict[UUID, str] = {}
    for each in plain:
        record = record_of(each)
        records.append(record)
        if "text" in each:
            texts[record.id] = each["text"]
        stance = Stance(each.get("stance", "supports"))
        links += [Link(uuid5(claim.id, str(record.id)), claim.id, record.id, stance) for claim in claims_on(desk, each)]
    return replace(Desk.of(desk.article, desk.version, (*desk.claims, *records, *links)), texts=texts)


def record_of(plain: dict[str, Any]) -> Evidence:
    fields = {key: value for key, value in plain.items() if key not in ("on", "stance", "text")}
    whole = {"record": "Evidence", "id": str(uuid5(NAMESPACE_URL, plain["title"])), "kind": "report", **fields}
    record = record_from_plain(whole)
    assert isinstance(record, Evidence)
    return record


def claims_on(desk: Desk, plain: dict[str, Any]) -> list[Claim]:
    words = plain.get("on", "")
    found = [claim for claim in desk.claims if words in claim.quote]
    assert found, f"no claim holds “{words}”"
    return found


def is_found(planted: dict[str, Any], findings: tuple[Finding, ...]) -> bool:
    span = Span(planted["start"], planted["end"])
    return any(
        finding.rule == planted["rule"]
        and finding.level is not Level.SUPPORTS
        and any(span.overlaps(each) for each in finding.spans)
        for finding in findings
    )


def false_conflicts(findings: tuple[Finding, ...], spans: list[Span]) -> Iterator[str]:
    """Conflicts away from what was planted, each sentence once."""
    told_once = {(each.rule, each.message): each for each in findings if each.level is Level.CONFLICTS}
    for (rule, message), finding in told_once.items():
        if not any(span.overlaps(each) for span in spans for each in finding.spans):
            yield f"{rule}: {message}"


@pytest.mark.parametrize("name", NAMES)
def test_offsets_hold_against_the_text(name: str) -> None:
    text = text_of(name)
    assert all(text[each["start"] : each["end"]] == each["quote"] for each in told(name)["planted"])


@pytest.mark.parametrize("name", NAMES)
def test_most_planted_mistakes_are_found(name: str) -> None:
    _, findings = read(name, name)
    planted = told(name)["planted"]
    missed = [f"{each['rule']}: {each['quote']}" for each in planted if not is_found(each, findings)]
    found = 1 - len(missed) / len(planted)
    say(f"{name}: {len(planted) - len(missed)} of {len(planted)} planted mistakes found; missed: {missed}\n")
    assert found >= LEAST_FOUND, missed


@pytest.mark.parametrize("name", NAMES)
def test_nothing_else_is_said_to_conflict(name: str) -> None:
    spans = [Span(each["start"], each["end"]) for each in told(name)["planted"]]
    false = list(false_conflicts(read(name, name)[1], spans))
    say(f"{name}: {len(false)} false conflicts {false}\n")
    assert len(false) <= MOST_FALSE, false


@pytest.mark.parametrize("name", [name for name in NAMES if (FOLDER / f"{name}-clean.txt").exists()])
def test_clean_copy_raises_no_conflict(name: str) -> None:
    about = f"{name}-clean" if (FOLDER / f"{name}-clean.json").exists() else name
    findings = read(f"{name}-clean", about)[1]
    false = list(false_conflicts(findings, []))
    say(f"{name}-clean: {len(false)} false conflicts {false}; {len(findings)} findings in all\n")
    assert len(false) <= MOST_FALSE, false
