"""Earlier checks as JSON Lines: what cannot be one is told by its line, and the others come in."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from checks.domain.imported import EarlierCheck
from checks.exchange.importing.earlier_checks import EarlierChecks
from checks.exchange.importing.importer import Arrival, Row
from checks.exchange.importing.registry import importer_for
from checks.exchange.importing.source import Source
from tests.checks.exchange.importing.conftest import ARRIVAL, ReadRows

CHECK = {
    "id": "1",
    "text": "Eight people were hurt.",
    "title": "Were eight hurt?",
    "summary": "They were.",
    "url": "https://checkers.example/1",
    "published": "2025-05-24",
    "rating": "True",
}


def check(row: Row) -> EarlierCheck:
    assert isinstance(row.record, EarlierCheck), row.remark
    return row.record


def test_a_line_is_an_earlier_check(read_rows: ReadRows) -> None:
    (row,) = read_rows(json.dumps(CHECK) + "\n\n", "checks.jsonl")
    made = check(row)
    assert (made.text, made.title, made.summary, made.rating) == (
        "Eight people were hurt.", "Were eight hurt?", "They were.", "True",
    )  # fmt: skip
    assert (made.url, made.publisher, str(made.published)) == (CHECK["url"], "checkers.example", "2025-05-24")


def test_only_the_text_is_needed(read_rows: ReadRows) -> None:
    (row,) = read_rows('{"text": "A claim.", "rating": null}', "checks.jsonl")
    assert check(row).publisher is None


def test_other_lists_count_from_one_as_well(read_rows: ReadRows) -> None:
    one, other = read_rows(json.dumps(CHECK) + "\n" + json.dumps(CHECK | {"text": "Another."}), "checks.jsonl")
    assert check(one).key != check(other).key


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"text": "cut', "no JSON object"),
        ("[1]", "no JSON object"),
        ("null", "no JSON object"),
        ("[" * 5_000, "no JSON object"),
        ('{"id": "1"}', "neither a “text”"),
        ('{"text": "  ", "title": null}', "neither a “text”"),
        ('{"text": ["a"]}', "Its “text” is a list, where text should be."),
        ('{"text": 7}', "Its “text” is a number"),
        ('{"text": "A claim.", "title": {"en": "Title"}}', "Its “title” is an object"),
        ('{"text": "A claim.", "summary": false}', "Its “summary” is true or false"),
        ('{"text": "A claim.", "url": ["https://example.org"]}', "Its “url” is a list"),
        ('{"text": "A claim.", "published": 1716480000}', "Its “published” is a number"),
        ('{"text": "A claim.", "rating": {"value": 3}}', "Its “rating” is an object"),
        ('{"text": "A claim.", "id": true}', "Its “id” is true or false"),
        ('{"text": "' + "x" * 1_100_000 + '"}', "longer than"),
        ("\x00\x01", "no JSON object"),
    ],
)
def test_a_bad_line_is_told_by_its_number_and_the_others_come_in(read_rows: ReadRows, line: str, words: str) -> None:
    good = json.dumps(CHECK)
    rows = read_rows(f"{good}\n{line}\n{good}\n", "checks.jsonl", EarlierChecks())
    assert [bool(row.record) for row in rows] == [True, False, True]
    assert rows[1].number == 2
    assert words in rows[1].remark


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251"])
def test_lines_in_other_encodings(read_rows: ReadRows, encoding: str) -> None:
    line = json.dumps(CHECK | {"text": "В Одесі поранено вісім людей, сказав губернатор."}, ensure_ascii=False)
    (row,) = read_rows((line + "\r\n").encode(encoding), "checks.jsonl")
    assert check(row).text == "В Одесі поранено вісім людей, сказав губернатор."


def test_memory_does_not_grow_with_the_lines(tmp_path: Path) -> None:
    path = tmp_path / "checks.jsonl"
    with path.open("w") as file:
        file.writelines(json.dumps(CHECK | {"id": str(n)}) + "\n" for n in range(4_000))
    source = Source(path)
    importer = importer_for(source)
    tracemalloc.start()
    count = sum(1 for _ in importer.rows(source, Arrival(ARRIVAL.import_id, ARRIVAL.at, uuid4)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 4_000
    assert peak < 4_000_000


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("2025-05-24", "2025-05-24"),
        ("2025-05-24T10:15:00Z", "2025-05-24T10:15+00:00"),
        ("2025-05-24T10:15:30.250+03:00", "2025-05-24T10:15:30.250000+03:00"),
        ("20250524", "2025-05-24"),
    ],
)
def test_the_date_is_as_exact_as_it_is_stated(read_rows: ReadRows, stated: str, published: str) -> None:
    (row,) = read_rows(json.dumps(CHECK | {"published": stated}), "checks.jsonl")
    assert (str(check(row).published), row.remark) == (published, "")


@pytest.mark.parametrize("stated", ["2025", "May 2025", "last Friday"])
def test_a_date_that_names_no_day_is_left_out_with_a_remark(read_rows: ReadRows, stated: str) -> None:
    (row,) = read_rows(json.dumps(CHECK | {"published": stated}), "checks.jsonl")
    assert check(row).published is None
    assert f"“{stated}” names no single day" in row.remark


@pytest.mark.parametrize("missing", [{"published": None}, {"published": ""}, {"id": 12, "rating": 2.5}, {"url": ""}])
def test_what_may_be_missing_or_a_number_is_no_matter(read_rows: ReadRows, missing: dict[str, Any]) -> None:
    (row,) = read_rows(json.dumps(CHECK | missing), "checks.jsonl")
    assert check(row).text == CHECK["text"]
    assert row.remark == ""


def test_a_title_stands_for_a_claim_that_is_missing(read_rows: ReadRows) -> None:
    rows = read_rows(json.dumps(CHECK) + "\n" + json.dumps(CHECK | {"text": None}), "checks.jsonl")
    assert check(rows[1]).text == CHECK["title"]
    assert "its title stands for the claim" in rows[1].remark


def test_a_damaged_first_line_does_not_hide_the_format(tmp_path: Path) -> None:
    path = tmp_path / "list.jsonl"
    path.write_text('{"text": "cut\n' + json.dumps(CHECK) + "\n")
    assert isinstance(importer_for(Source(path)), EarlierChecks)
    path.write_text("[\n" + json.dumps(CHECK) + "\n]\n")
    assert not isinstance(importer_for(Source(path)), EarlierChecks)
