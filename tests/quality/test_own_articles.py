"""How well claims, sentences and furniture are found in the six annotated articles of this folder.

Figures are pooled over the articles; the bars stand a little under what was reached, so that a loss shows.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from checks.domain.moment import Moment
from checks.extraction.document import to_document
from checks.extraction.extract import Request, extract_all
from checks.extraction.parser import load_parser
from checks.extraction.unfiled import unfiled_version
from checks.text.canonical import canonicalise
from checks.text.furniture import find_furniture
from checks.text.sentences import split_sentences

FOLDER = Path(__file__).parent / "articles"
NAMES = sorted(path.stem for path in FOLDER.glob("*.json"))
BARS = {
    "f1": 0.86,
    "recall_checkworthy": 0.85,
    "kind": 0.93,
    "value": 0.92,
    "date": 0.88,
    "speaker": 0.93,
    "worthy_side": 0.85,
}
WORTHY = 0.5
"""Check-worthiness from which a claim is on the side of those that are worth a check."""
FIELDS = ("kind", "value", "date", "speaker", "worthy_side")
MATCH = 0.5
"""Share of the union of two spans that their overlap has at least, where one answers the other."""


@pytest.fixture(scope="module")
def counts() -> Counter[str]:
    """Hits and cases of every figure over all the articles."""
    requests = [request_of(name) for name in NAMES]
    documents = [to_document(*pair) for pair in zip(requests, extract_all(requests, load_parser()), strict=True)]
    return sum((count(gold_of(name), document) for name, document in zip(NAMES, documents, strict=True)), Counter())


def text_of(name: str) -> str:
    return canonicalise((FOLDER / f"{name}.txt").read_text("utf-8")).text


def gold_of(name: str) -> dict[str, Any]:
    return json.loads((FOLDER / f"{name}.json").read_text("utf-8"))


def request_of(name: str) -> Request:
    gold, text = gold_of(name), text_of(name)
    version = unfiled_version(text, find_furniture(text))
    return Request(version, Moment.parse(gold["published"]), gold["timezone"], gold["language"])


def count(gold: dict[str, Any], document: dict[str, Any]) -> Counter[str]:
    """Gold claims and predicted ones, how many answer each other, and how many fields of those are right."""
    wanted, found = gold["claims"], document["claims"]
    pairs = pair(wanted, found)
    hits = Counter(gold=len(wanted), found=len(found), pairs=len(pairs))
    hits["worthy"] = sum(claim["checkworthy"] for claim in wanted)
    hits["worthy_found"] = sum(claim["checkworthy"] for claim, _ in pairs)
    for claim, answer in pairs:
        for field, is_right in compare(claim, answer):
            hits[field] += 1
            hits[f"{field}_right"] += is_right
    return hits


def pair(wanted: list[dict[str, Any]], found: list[dict[str, Any]]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Gold and predicted claims that answer each other: best overlap first, each used once."""
    overlaps = ((overlap(one, other), i, j) for i, one in enumerate(wanted) for j, other in enumerate(found))
    pairs: dict[int, int] = {}
    for _, i, j in sorted((row for row in overlaps if row[0] >= MATCH), reverse=True):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(wanted[i], found[j]) for i, j in pairs.items()]


def overlap(one: dict[str, Any], other: dict[str, Any]) -> float:
    inside = min(one["end"], other["end"]) - max(one["start"], other["start"])
    return max(0, inside) / (max(one["end"], other["end"]) - min(one["start"], other["start"]))


def compare(claim: dict[str, Any], answer: dict[str, Any]) -> Iterable[tuple[str, bool]]:
    """The fields that the gold claim has, and whether the answer has the same."""
    yield "worthy_side", (answer["checkworthiness"] >= WORTHY) is claim["checkworthy"]
    yield "kind", bool({answer["kind"], *answer["also"]} & set(claim["kinds"]))
    if "value" in claim:
        yield "value", claim["value"] in [quantity["value"] for quantity in answer["quantities"]]
    if "date_from" in claim:
        days = [(time["from"], time["to"] or time["from"]) for time in answer["times"]]
        yield "date", (claim["date_from"], claim["date_to"]) in days
    if "speaker" in claim:
        said = (answer["quotation"] or {}).get("speaker") or (answer["attribution"] or {}).get("source") or ""
        yield "speaker", claim["speaker"].split()[-1].casefold() in said.casefold()


def figures_of(hits: Counter[str]) -> dict[str, float]:
    shares = {field: hits[f"{field}_right"] / hits[field] for field in FIELDS}
    f1 = 2 * hits["pairs"] / (hits["gold"] + hits["found"])
    return {"f1": f1, "recall_checkworthy": hits["worthy_found"] / hits["worthy"], **shares}


def test_claims_are_found_with_their_fields(counts: Counter[str]) -> None:
    figures = figures_of(counts)
    assert {name: figures[name] for name in BARS if figures[name] < BARS[name]} == {}


@pytest.mark.parametrize("name", NAMES)
def test_the_annotation_fits_its_text(name: str) -> None:
    text, gold = text_of(name), gold_of(name)
    quotes = [(text[row["start"] : row["end"]], row["span_text"]) for row in gold["claims"]]
    quotes += [(text[row["start"] : row["end"]], row["sentence"]) for row in gold["sentences"]]
    assert [pair for pair in quotes if pair[0] != pair[1]] == []


@pytest.mark.parametrize("name", NAMES)
def test_sentences_and_furniture_are_cut_as_annotated(name: str) -> None:
    text, rows = text_of(name), gold_of(name)["sentences"]
    furniture = find_furniture(text)
    for spans, is_furniture in ((split_sentences(text, furniture), False), (furniture, True)):
        wanted = {row["sentence"] for row in rows if row["is_boilerplate"] is is_furniture}
        assert {span.of(text) for span in spans} == wanted
