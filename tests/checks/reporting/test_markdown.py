"""The report as Markdown: everything is in it, and nothing of an article or record is markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

from checks.domain.desk import Desk
from checks.domain.moment import Moment
from checks.domain.verdict import Scale
from checks.reporting.edition import Edition
from checks.reporting.markdown import inline, plain, render_markdown

PRINTED = Moment.parse("2025-05-26T10:00+00:00")


def markdown_of(desk: Desk, scale: Scale, *, with_comments: bool = False) -> str:
    return render_markdown(desk, scale, Edition("Odesa desk", PRINTED, with_comments=with_comments)).decode()


@pytest.fixture
def page(desk: Desk, scale: Scale) -> html.HtmlElement:
    return html.document_fromstring(MarkdownIt().enable("table").render(markdown_of(desk, scale)))


def test_it_reads_as_a_page_with_its_headings_and_tables(page: html.HtmlElement) -> None:
    assert [each.text_content() for each in page.iter("h1")] == ["Port hit <again> 🚢"]
    names = [
        "Summary", "Corrections to this report", "The text", "Claims", "Corrections to the article",
        "What was not checked", "Sources", "Method and limits",
    ]  # fmt: skip
    assert [each.text_content() for each in page.iter("h2")] == names
    assert len(list(page.iter("table"))) >= 3
    words = page.text_content()
    for each in ("3 of 7 claims decided", "The governor said so.", "One killed by noon.", "are withheld", "Odesa desk"):
        assert each in words


def test_nothing_that_must_stay_hidden_is_told(desk: Desk, scale: Scale) -> None:
    text = markdown_of(desk, scale)
    for hidden in ("SECRET", "CAPTIVE", "PERSONAL WORDS", "A REMARK AMONG US", "DRAFT REASON", "javascript"):
        assert hidden not in text
    assert "A REMARK AMONG US" in markdown_of(desk, scale, with_comments=True)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30))
def test_no_text_is_markup(text: str) -> None:
    shown = html.document_fromstring(MarkdownIt().enable("table").render(f"x {plain(text)} y"))
    assert {each.tag for each in shown.iter()} <= {"html", "body", "p"}
    assert " ".join(shown.text_content().split()) == " ".join(f"x {text} y".split())


@pytest.mark.parametrize("text", ["- a", "+ a", "1. a", "12) a", "# a", "> a", "| a | b |", "```", "---"])
def test_no_line_opens_a_list_a_heading_or_a_block(text: str) -> None:
    shown = html.document_fromstring(MarkdownIt().enable("table").render(plain(text) + "\n"))
    assert shown.text_content().strip() == text
    assert {each.tag for each in shown.iter()} <= {"html", "body", "p"}


def test_a_piece_keeps_the_spaces_at_its_ends() -> None:
    assert inline(" a\n b* ") == " a b\\* "
