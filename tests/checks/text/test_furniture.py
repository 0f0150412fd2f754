"""Page furniture: what belongs to the page, and what only looks like it."""

from itertools import pairwise

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
        "What we know so far",
        "In brief",
        "2h ago",
        "Image source, Getty Images",
        "File photo: A tank on parade",
        "A march in Niamey. Credit: Example Press",
        "Smoke over the town, seen from the coast. Photograph: Agency pool",
        "Get the day’s headlines by email",
        "Editors’ picks",
        "Jane Example contributed reporting from Kyiv.",
        "*This article was updated at 5 p.m.",
        "Press service of the ministry",
        "Other incidents in the past 24 hours",
        "Why Kharkiv?",
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
        "Our correspondent in Kyiv writes:",
        "Who is fighting?",
        "27 dead in market strike",
        "The union contributed 300 trucks to the convoy.",
        "A quiet morning",
    ],
)
def test_clauses_are_no_furniture(line: str) -> None:
    assert lines_of(f"{line}\n\n{BODY}") == []


def test_a_credit_in_a_caption_is_furniture_and_the_caption_is_not() -> None:
    text = f"{BODY}\n\nRescuers search the ruins in Kharkiv. (Photo by Jane Example/Agency)"
    assert lines_of(text) == ["(Photo by Jane Example/Agency)"]


@pytest.mark.parametrize(
    ("line", "furniture"),
    [
        ("Rescuers search the ruins. Photograph: Jane Example/Agency", "Photograph: Jane Example/Agency"),
        ("A man walks past a crater. REUTERS/Jane Example", "REUTERS/Jane Example"),
        ("A man walks past a crater (AP Photo/Jane Example)", "(AP Photo/Jane Example)"),
        ("14:31 Sirens sound in the city.", "14:31"),
        ("14:31 — Sirens sound in the city.", "14:31 —"),
        ("9:40 p.m. ET | Talks resume", "9:40 p.m. ET |"),
        ("10.05am: Sirens sound in the city.", "10.05am:"),
        ("18:20 GMT Sirens sound in the city.", "18:20 GMT"),
        ("[18:20] Sirens sound in the city.", "[18:20]"),
    ],
)
def test_credits_and_hours_are_cut_from_what_they_stand_with(line: str, furniture: str) -> None:
    assert lines_of(f"{BODY}\n\n{line}") == [furniture]


@pytest.mark.parametrize("line", ["12:00 people were told to leave at.", "10.05 tonnes of wheat burned."])
def test_a_figure_at_the_head_of_a_line_is_no_hour(line: str) -> None:
    assert lines_of(f"{BODY}\n\n{line}") == []


def test_the_headline_of_an_article_stays_and_a_title_inside_it_does_not() -> None:
    assert lines_of(f"A quiet morning\n\n{BODY}") == []
    assert lines_of(f"{BODY}\n\nA quiet morning\n\n{BODY}") == ["A quiet morning"]
    assert lines_of(f"Ministry of Defence\n\n{BODY}") == ["Ministry of Defence"]
    assert lines_of(f"THE WEEK IN THE SAHEL\n\n{BODY}") == ["THE WEEK IN THE SAHEL"]


def test_a_word_after_an_article_or_a_preposition_is_no_verb() -> None:
    assert not has_verb("A march in the capital after strike")
    assert has_verb("Thousands march in the capital")


def test_a_text_of_one_line_is_no_furniture() -> None:
    assert find_furniture("Recent comments") == ()


def test_verbs_are_known_in_all_their_forms() -> None:
    assert all(
        has_verb(line) for line in ("talks stopped", "army denies it", "dying there", "prices rise", "it was so")
    )
    assert not has_verb("recent comments")


LINES = [
    "Photograph: A",
    "14:31 ",
    "Rescuers dig. ",
    "(Photo by A) ",
    "Read more",
    "\n",
    "\n\n",
    "A quiet morning",
    "12 ",
]


@given(
    st.text(alphabet=st.sampled_from("Ab .,:\n{}()©Category"), max_size=200)
    | st.lists(st.sampled_from(LINES), max_size=12).map("".join)
    | st.text(max_size=120)
)
def test_furniture_lies_in_the_text_in_order(text: str) -> None:
    found = find_furniture(text)
    assert list(found) == sorted(found)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all(0 <= span.start < span.end <= len(text) for span in found)
