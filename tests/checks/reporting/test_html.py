"""The report as a reader, a screen reader and a suspicious browser see it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from uuid import UUID

import pytest
from lxml import html
from lxml.html import HtmlElement

from checks.domain.desk import Desk
from checks.domain.moment import Moment
from checks.domain.verdict import Scale
from checks.reporting.edition import Edition
from checks.reporting.html import render_html

PRINTED = Moment.parse("2025-05-26T10:00+00:00")


@pytest.fixture
def page(desk: Desk, scale: Scale) -> str:
    return render_html(desk, scale, Edition("Odesa desk", PRINTED)).decode()


@pytest.fixture
def tree(page: str) -> HtmlElement:
    return html.document_fromstring(page.encode())


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def entry(tree: HtmlElement, number: int) -> str:
    return words(tree.get_element_by_id(f"claim-{number}"))


def test_nothing_runs_and_nothing_is_loaded(page: str, tree: HtmlElement) -> None:
    assert not tree.xpath("//script | //link | //img | //iframe | //object | //embed | //form | //base")
    assert not tree.xpath("//@src | //@onclick | //@onload | //@style")
    assert "url(" not in page
    assert "@import" not in page
    assert tree.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)").startswith("default-src 'none'")


def test_foreign_text_is_text(page: str, tree: HtmlElement) -> None:
    assert "<again>" not in page
    assert "<b>killed" not in page
    assert words(tree.xpath("//h1")[0]) == "Port hit <again> 🚢"


def test_only_web_addresses_become_links(page: str, tree: HtmlElement) -> None:
    outward = [href for href in tree.xpath("//a/@href") if not href.startswith("#")]
    assert set(outward) == {"https://news.example/1", "https://paper.example/a?b=1&c=2"}
    assert "javascript:" not in page


def test_links_within_the_page_lead_somewhere(tree: HtmlElement) -> None:
    ids = tree.xpath("//@id")
    assert Counter(ids).most_common(1)[0][1] == 1
    inward = [href[1:] for href in tree.xpath("//a/@href | //*[local-name()='use']/@href") if href.startswith("#")]
    assert set(inward) <= set(ids)
    assert set(tree.xpath("//@aria-labelledby")) <= set(ids)


def test_landmarks_headings_and_tables_are_named(tree: HtmlElement) -> None:
    assert [tree.xpath(f"count(//{tag})") for tag in ("header", "main", "footer", "nav", "h1")] == [1, 1, 1, 1, 1]
    assert tree.get("lang") == "en"
    assert all(tree.xpath("//section/@aria-labelledby"))
    levels = [int(heading.tag[1]) for heading in tree.xpath("//h1 | //h2 | //h3")]
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    assert not tree.xpath("//th[not(@scope)]")


def test_numbers_in_the_text_lead_to_the_claims(tree: HtmlElement) -> None:
    numbers = tree.xpath("//div[@class='document']//sup/a")
    assert sorted(int(words(number)) for number in numbers) == [1, 2, 3, 4, 5, 6]
    assert {number.get("href") for number in numbers} == {f"#claim-{n}" for n in range(1, 7)}
    assert "Claim 2, true" in [number.get("aria-label") for number in numbers]
    assert "Claim 4, in progress" in [number.get("aria-label") for number in numbers]


def test_the_text_is_whole(desk: Desk, tree: HtmlElement) -> None:
    document = tree.xpath("//div[@class='document']")[0]
    for number in document.xpath(".//sup"):
        number.drop_tree()
    printed = [paragraph.text_content() for paragraph in document.xpath(".//p")]
    assert printed == [line for line in desk.version.text.split("\n") if line]
    assert words(document.xpath(".//p[@class='furniture']")[0]) == "Share this story"


def test_a_claim_is_printed_with_its_verdict_and_evidence(tree: HtmlElement) -> None:
    killed = entry(tree, 2)
    assert "Was it said They said so.His post of that evening. Is it so True, as of 23 May 2025" in killed
    assert "The governor said so." in killed
    assert "Signed off, decided by First Checker on 24 May 2025, 12:00 UTC" in killed
    assert "signed off by Second Reader on 25 May 2025, 08:30 UTC" in killed
    assert "2 records, 2 sources" in killed
    assert "Supports The Paper, 23 May 2025, relied on: Title of paper" in killed
    assert "one <b>killed</b> (paragraph 2)" in killed
    assert "who knows: The governor" in killed
    assert "1 person" in killed
    assert "Odesa (city, UA)" in killed
    assert "Two records differ." in killed
    wounded = entry(tree, 3)
    assert "Superseded" in wounded
    assert "seven others were wounded" in wounded
    assert "at least 8 people" in wounded


def test_a_verdict_under_re_check_says_so(tree: HtmlElement) -> None:
    assert "Unproven, as of 23 May 2025. It is being looked at again." in entry(tree, 5)


def test_the_summary_counts(tree: HtmlElement) -> None:
    summary = words(tree.get_element_by_id("summary"))
    assert "3 of 7 claims decided; 3 with a verdict." in summary
    rows = [[words(cell) for cell in row] for row in tree.xpath("//section[@id='summary']//tbody/tr")]
    assert rows[:3] == [["True", "1"], ["False", "1"], ["Unproven", "1"]]
    assert ["Signed off", "a second person agreed", "1"] in rows
    assert (
        "Checked by First Checker; second reading by Second Reader; some verdicts signed by the same person"
        in words(tree.xpath("//header")[0])
    )


def test_what_was_not_checked_is_said(tree: HtmlElement) -> None:
    rest = words(tree.get_element_by_id("unchecked"))
    assert "In progress: someone works on it" in rest
    assert "strike & the first since March" in rest
    assert "Sentences without a claim Nobody knows why." in rest
    assert rest.count("It looked sad") == 1


def test_a_draft_is_nobodys_verdict(page: str) -> None:
    assert "DRAFT REASON" not in page


@pytest.mark.parametrize("word", ["SECRET", "CAPTIVE", "PERSONAL WORDS", "secret.example", "captive.example", "EDITOR"])
def test_what_must_not_be_printed_is_withheld(page: str, word: str) -> None:
    assert word not in page


def test_the_report_says_that_it_withholds(tree: HtmlElement) -> None:
    assert "Confidential source" in entry(tree, 2)
    assert "The source and its words are withheld." in entry(tree, 2)
    assert "captive" in entry(tree, 3)
    assert "Eight names." in entry(tree, 3)
    assert "Content warning." in words(tree.xpath("//header")[0])
    assert "Something is withheld" in words(tree.get_element_by_id("method"))


def test_dismissed_findings_and_remarks_stay_inside(page: str, desk: Desk, scale: Scale) -> None:
    assert "DISMISSED" not in page
    assert "A REMARK AMONG US" not in page
    told = render_html(desk, scale, Edition("x", PRINTED, with_comments=True)).decode()
    assert "A REMARK AMONG US" in told


def test_status_and_stance_are_words(tree: HtmlElement) -> None:
    assert all(words(each) for each in tree.xpath("//*[contains(@class, 'status ')]"))
    assert [words(each) for each in tree.xpath("//*[@class='stance']")] == [
        "Supports", "Against", "Qualifies", "Context", "Supports",
    ]  # fmt: skip


def test_a_text_from_right_to_left_keeps_its_direction(desk: Desk, scale: Scale) -> None:
    arabic = replace(desk, article=replace(desk.article, language="ar"))
    tree = html.document_fromstring(render_html(arabic, scale, Edition("x", PRINTED)))
    document = tree.xpath("//div[@class='document']")[0]
    assert (document.get("lang"), document.get("dir"), tree.get("dir")) == ("ar", "rtl", None)


def test_an_empty_desk_makes_a_report_too(desk: Desk, scale: Scale) -> None:
    bare = replace(desk, records={}, article=replace(desk.article, language=None, published=None, publisher=None))
    page = words(html.document_fromstring(render_html(bare, scale, Edition("x", PRINTED))))
    assert "No claims yet." in page
    assert "No claim of this text has a verdict yet." in page
    assert "No claim has a verdict yet." in page


def test_a_rating_that_the_scale_lost_is_still_named(desk: Desk, scale: Scale) -> None:
    without = replace(scale, ratings=scale.ratings[1:], flags=())
    page = render_html(desk, without, Edition("x", PRINTED)).decode()
    assert re.search(r'class="rating">true<', page)
    assert "superseded" in page


def test_a_person_who_is_gone_costs_only_the_name(desk: Desk, scale: Scale) -> None:
    people = {record_id for record_id, record in desk.records.items() if record in desk.people}
    kept: dict[UUID, object] = {key: value for key, value in desk.records.items() if key not in people}
    page = render_html(replace(desk, records=kept), scale, Edition("x", PRINTED)).decode()  # type: ignore[arg-type]
    assert "decided on 24 May 2025" in page
