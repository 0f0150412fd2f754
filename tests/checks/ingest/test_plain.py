"""Plain text and Markdown."""

import pytest

from checks.domain.moment import Moment
from checks.domain.progress import no_progress
from checks.ingest.dateline import published_in, title_of
from checks.ingest.document import Source
from checks.ingest.reader import read_bytes, read_text
from checks.text.canonical import source_offset

BODY = "Russia and Ukraine carried out a massive prisoner exchange on Friday, officials of both countries said.\n"


def test_the_text_is_the_file() -> None:
    raw = "\ufeffOne line\r\nwith a no-break\u00a0space,  two spaces\tand a tab \r\n\r\n{Matzav.com}\n"
    document = read_bytes(raw.encode(), name="article.txt")
    assert document.text == "One line\nwith a no-break space,  two spaces\tand a tab \n\n{Matzav.com}\n"
    assert document.media_type == "text/plain"
    assert document.original == raw.encode()
    assert [span.of(document.text) for span in document.furniture] == ["{Matzav.com}"]


def test_offsets_hold_against_the_file() -> None:
    raw = "Line one.\r\nThe cafe\u0301 in Kyiv was hit.\r\n"
    document = read_bytes(raw.encode())
    start = document.text.index("Kyiv")
    assert raw[source_offset(document.offsets, start) :].startswith("Kyiv was hit")


def test_pasted_text_is_read_as_it_stands() -> None:
    document = read_text(BODY)
    assert document.text == BODY
    assert document.language == "en"
    assert document.title is None
    assert document.label == "Russia and Ukraine carried out a massive prisoner exchange …"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("KYIV, May 23, 2025 (AP) — Russia struck the port.", "2025-05-23"),
        ("ODESA, Ukraine, 23 May 2025 - Two missiles hit the port.", "2025-05-23"),
        ("Published: 2025-05-23T17:01+03:00", "2025-05-23T17:01+03:00"),
        ("Friday, May 23rd, 2025", "2025-05-23"),
        ("By the staff | Sept. 3, 2024", "2024-09-03"),
        ("Опубліковано 24 лютого 2022 року", "2022-02-24"),
        ("24 февраля 2022", "2022-02-24"),
    ],
)
def test_the_head_states_the_day(head: str, day: str) -> None:
    assert published_in(f"{head}\n\n{BODY}") == Moment.parse(day)


@pytest.mark.parametrize(
    "head",
    [
        "The war began on February 24, 2022, and goes on.",
        "Since March 11, 2025",
        "Friday, May 23",
        "Published 31 February 2025",
        "The treaty of 23 May 2025 was signed by both sides and came into force a month later, as they had agreed.",
    ],
)
def test_the_dates_of_the_story_are_not_the_papers(head: str) -> None:
    assert published_in(f"{head}\n\n{BODY}") is None


def test_a_date_far_below_the_head_does_not_count() -> None:
    assert published_in(BODY * 12 + "May 23, 2025\n") is None


@pytest.mark.parametrize("title", ["Russia and Ukraine swap prisoners", "Who struck Odesa?", "“Bring everyone home”"])
def test_a_headline_is_the_title(title: str) -> None:
    assert title_of(f"{title}\n\n{BODY}") == title


@pytest.mark.parametrize("line", ["He said so.", "Kyiv", "May 23, 2025", "– – –", "What they agreed:", BODY * 2])
def test_other_first_lines_are_no_title(line: str) -> None:
    assert title_of(f"{line}\n\n{BODY}") is None


def test_one_line_alone_is_text_and_no_title() -> None:
    assert title_of("Russia and Ukraine swap prisoners") is None


def test_markdown_gives_words_without_marks() -> None:
    source = (
        "---\ntitle: 'Prisoners home'\nauthor: The desk\ndate: 2025-05-23\n---\n"
        "# A *big* swap\n\nText with a [link](https://example.org/x) and **bold**,\nin one paragraph.\n\n"
        "- first\n- second\n\n| side | freed |\n|---|---|\n| each | 390 |\n"
    )
    document = read_bytes(source.encode(), name="article.md")
    assert document.text == (
        "A big swap\n\nText with a link and bold, in one paragraph.\n\nfirst\n\nsecond\n\nside | freed\n\neach | 390"
    )
    assert (document.title, document.byline, str(document.published)) == ("Prisoners home", "The desk", "2025-05-23")


def test_markdown_without_front_matter_takes_its_heading() -> None:
    document = read_bytes(f"## Update\n\n# The swap\n\n{BODY}".encode(), name="a.markdown")
    assert document.title == "The swap"
    assert document.published is None


def test_html_in_markdown_is_not_shown() -> None:
    document = read_bytes(b"Before <b onclick='x()'>bold</b> after.\n\n<script>alert(1)</script>\n", name="a.md")
    assert document.text == "Before bold after."


def test_labels_name_the_source() -> None:
    assert [Source(b"", name="a.txt").label, Source(b"", url="https://example.org").label, Source(b"").label] == [
        "“a.txt”",
        "The page",
        "The text",
    ]
    assert no_progress(0, 1) is None
