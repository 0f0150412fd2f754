"""Page furniture: what belongs to the page, and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.text.furniture import find_furniture, has_verb

BODY = "Two missiles struck the harbour on Friday. Nobody was hurt."


def lines_of(text: str) -> list[str]:
    return [span.of(text) for span in find_furniture(text)]


@pytest.mark.parametrize(
    "line",
    [
        "{Example.com}",
        "Category:",
        "Recent comments",
        "Share this story",
        "Read more: The talks in pictures",
        "Related: How the exchange came about",
        "Newsletter: The Morning Brief, every weekday in your inbox",
        "By Jane Example and John Sample",
        "Published: 23 May 2025, 17:01",
        "May 23, 2025",
        "Advertisement",
        "12 comments",
        "5 min read",
        "https://example.com/article?id=5",
        "* * *",
        "#ceasefire #talks",
        "(Reporting by Jane Example; Editing by John Sample)",
        "© 2025 Example News",
        "All rights reserved",
        "Background",
        "21:38",
        "20.55",
        "21:12 BST",
        "4:05 p.m. ET",
        "Press release No. 118/2025",
        "Note to editors: Photographs are available on request.",
        "For further information please contact the press office.",
        "This live page is now closed. Thanks for reading.",
    ],
)
def test_lines_of_the_page_are_furniture(line: str) -> None:
    assert lines_of(f"{BODY}\n\n{line}") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Missiles Hit Port as Talks Stall",
        "Officials confirm exchange of 300 prisoners",
        "The delegation arrived at noon.",
        "“We will go on,” the minister said.",
        "KYIV, May 23 — Talks resumed.",
        "By noon, three people had died.",
        "Read the treaty closely and it says the opposite.",
    ],
)
def test_clauses_are_no_furniture(line: str) -> None:
    assert lines_of(f"{line}\n\n{BODY}") == []


def test_a_credit_in_a_caption_is_furniture_and_the_caption_is_not() -> None:
    text = f"{BODY}\n\nRescuers search the ruins in Kharkiv. (Photo by Jane Example/Agency)"
    assert lines_of(text) == ["(Photo by Jane Example/Agency)"]


def test_a_text_of_one_line_is_no_furniture() -> None:
    assert find_furniture("Recent comments") == ()


def test_verbs_are_known_in_all_their_forms() -> None:
    assert all(
        has_verb(line) for line in ("talks stopped", "army denies it", "dying there", "prices rise", "it was so")
    )
    assert not has_verb("recent comments")


@given(st.text(alphabet=st.sampled_from("Ab .,:\n{}()©Category"), max_size=200))
def test_furniture_lies_in_the_text_in_order(text: str) -> None:
    found = find_furniture(text)
    assert list(found) == sorted(found)
    assert all(0 <= span.start < span.end <= len(text) for span in found)
