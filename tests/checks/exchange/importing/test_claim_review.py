"""ClaimReview in all its shapes: what strangers wrote stays text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checks.casebook import Casebook
from checks.domain.imported import EarlierCheck
from checks.errors import ImportRefused
from checks.exchange.importing.claim_review import ClaimReview
from checks.exchange.importing.importer import Row
from tests.checks.exchange.importing.conftest import ReadRows

REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "datePublished": "2025-05-24",
    "url": "https://www.checkers.example/odesa",
    "author": {"@type": "Organization", "name": "Harbour Checks", "url": "https://checkers.example/"},
    "claimReviewed": "Eight people were hurt in Odesa.",
    "reviewRating": {
        "@type": "Rating",
        "ratingValue": 4,
        "bestRating": 5,
        "worstRating": 1,
        "alternateName": "Mostly so",
    },
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Ada Vermeer", "jobTitle": "Harbour master"},
        "datePublished": "2025-05-23",
        "appearance": [{"@type": "CreativeWork", "url": "https://example.org/speech"}],
    },
}


def check(row: Row) -> EarlierCheck:
    assert isinstance(row.record, EarlierCheck), row.remark
    return row.record


SHAPES = {
    "alone": REVIEW,
    "a list": [REVIEW],
    "a graph": {"@context": "https://schema.org", "@graph": [{"@type": "WebPage", "name": "x"}, REVIEW]},
    "a feed": {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW]}]},
    "a feed of single items": {"@type": "DataFeed", "dataFeedElement": [{"item": REVIEW}, {"item": None}]},
    "typed by address": REVIEW | {"@type": ["https://schema.org/ClaimReview", "Review"]},
}


@pytest.mark.parametrize("shape", SHAPES)
def test_each_shape_gives_the_same_check(read_rows: ReadRows, shape: str) -> None:
    (row,) = read_rows(json.dumps(SHAPES[shape]), "review.json")
    made = check(row)
    assert (made.text, made.rating) == ("Eight people were hurt in Odesa.", "Mostly so")
    assert (made.publisher, str(made.published)) == ("Harbour Checks (checkers.example)", "2025-05-24")
    assert made.summary == (
        "Said by Ada Vermeer, Harbour master.\nSaid on 2025-05-23.\nSaid in: https://example.org/speech\n"
        "Rated 4 on a scale from 1 to 5."
    )
    assert row.remark == ""


@pytest.mark.parametrize(
    ("rating", "words"),
    [
        ({"ratingValue": 2, "bestRating": 6}, "2 of at most 6"),
        ({"ratingValue": "4"}, "4"),
        ({"alternateName": "Pants on fire"}, "Pants on fire"),
        ([{"alternateName": "False"}], "False"),
        ({"ratingValue": [1], "alternateName": {"x": 1}}, None),
        (None, None),
    ],
)
def test_the_rating_is_that_of_those_who_checked(read_rows: ReadRows, rating: object, words: str | None) -> None:
    (row,) = read_rows(json.dumps(REVIEW | {"reviewRating": rating}), "review.json")
    assert check(row).rating == words


def test_a_name_never_stands_without_the_host_it_speaks_from(read_rows: ReadRows) -> None:
    liar = REVIEW | {"author": {"name": "The Times", "url": "https://times.example"}, "url": "https://spam.example/1"}
    nobody = REVIEW | {"author": None}
    rows = read_rows(json.dumps([liar, nobody]), "review.json")
    assert [check(row).publisher for row in rows] == ["The Times (spam.example)", "checkers.example"]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "http://a b", "//x"])
def test_an_address_that_is_none_is_left_out_and_told(read_rows: ReadRows, url: str) -> None:
    (row,) = read_rows(json.dumps(REVIEW | {"url": url}), "review.json")
    assert check(row).url is None
    assert "none of the web" in row.remark


def test_scripts_and_turned_writing_stay_harmless_text(read_rows: ReadRows) -> None:
    name = "<script>alert('x')</script>\u202e\u0000\ud83d"
    (row,) = read_rows(json.dumps(REVIEW | {"author": {"name": name}, "claimReviewed": "=cmd|'/C'!A0"}), "r.json")
    assert str(check(row).publisher).startswith("<script>alert('x')</script>")
    assert not {"\u202e", "\x00", "\ud83d"} & set(str(check(row).publisher))
    assert check(row).text == "=cmd|'/C'!A0"


@pytest.mark.parametrize(
    "node",
    [
        {"@type": "ClaimReview"},
        REVIEW | {"claimReviewed": ""},
        REVIEW | {"claimReviewed": ["a"]},
        REVIEW | {"claimReviewed": {"@value": "x"}},
        REVIEW | {"claimReviewed": True},
    ],
)
def test_a_review_without_its_claim_is_told(read_rows: ReadRows, node: object) -> None:
    bad, good = read_rows(json.dumps([node, REVIEW]), "review.json")
    assert "which claim was checked" in bad.remark
    assert good.record


def test_values_of_any_other_type_do_no_harm(read_rows: ReadRows) -> None:
    odd = {key: ["x", {"y": []}, None, 7] for key in REVIEW} | {"@type": "ClaimReview", "claimReviewed": "A claim."}
    (row,) = read_rows(json.dumps([odd]), "review.json", ClaimReview())
    assert check(row).text == "A claim."


def test_lists_in_lists_are_not_followed_for_ever(read_rows: ReadRows) -> None:
    deep: Any = REVIEW
    for _ in range(50):
        deep = [deep]
    assert read_rows(json.dumps([deep, REVIEW]), "review.json")[0].number == 1


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_feed_that_breaks_off_leaves_nothing(casebook: Casebook, tmp_path: Path, share: float) -> None:
    feed = json.dumps(
        {
            "@type": "DataFeed",
            "dataFeedElement": [{"item": [REVIEW | {"url": f"https://a.example/{n}"}]} for n in range(2_000)],
        }
    )
    path = tmp_path / "feed.json"
    path.write_text(feed[: int(len(feed) * share)])
    with pytest.raises(ImportRefused, match="breaks off in the middle"):
        casebook.imports.from_file(path)
    assert casebook.imports.all() == ()


def test_one_review_comes_in_once(casebook: Casebook, tmp_path: Path) -> None:
    path = tmp_path / "feed.json"
    other = REVIEW | {"claimReviewed": "Another claim on the same page."}
    path.write_text(json.dumps([REVIEW, REVIEW | {"url": "http://www.checkers.example/odesa/#top"}, other]))
    _, account = casebook.imports.from_file(path)
    assert (account.read, account.imported, account.duplicates) == (3, 2, 1)
