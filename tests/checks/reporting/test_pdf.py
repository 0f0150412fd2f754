"""The report on paper: everything is on it in reading order, tagged, and nothing in it is read as markup."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from checks.domain.article import ArticleVersion
from checks.domain.claim import Claim
from checks.domain.desk import Desk
from checks.domain.moment import Moment
from checks.domain.verdict import Scale
from checks.reporting.edition import Edition
from checks.reporting.pdf import render_pdf

PRINTED = Moment.parse("2025-05-26T10:00+00:00")


PLAIN = ArticleVersion(UUID(int=1), UUID(int=2), 1, "Port hit\n\nOne person was killed.", "ab" * 32)


def pdf_of(desk: Desk, scale: Scale, *, with_comments: bool = False) -> bytes:
    return render_pdf(desk, scale, Edition("Odesa desk", PRINTED, with_comments=with_comments))


def words_of(pdf: bytes) -> str:
    """All text of the file, in the order of its pages."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in document)
    finally:
        document.close()


@pytest.fixture
def pdf(desk: Desk, scale: Scale) -> bytes:
    return pdf_of(desk, scale)


def test_it_holds_every_claim_with_its_verdict_and_evidence_in_order(pdf: bytes) -> None:
    words = words_of(pdf)
    expected = [
        "Verdict report", "Port hit <again>", "Harbour News, published 23 May 2025", "Content warning.", "Summary",
        "3 of 7 claims decided", "The text", "One person was killed",
        "Claims", "The governor said so.", "Another agrees.", "Supports The Paper", "One killed by noon.",
        "The source and its words are withheld.", "What was not checked", "Not a claim: looked at, nothing to check",
        "It looked sad", "Sentences without a claim", "Nobody knows why.", "Sources", "Method and limits",
        "House scale, version 1", "Casebook “Odesa desk”. Printed on 26 May 2025, 10:00 UTC", "abababab",
    ]  # fmt: skip
    place = 0
    for each in expected:
        assert each in words[place:], f"{each!r} is missing, or stands too early"
        place = words.index(each, place)


def test_nothing_that_must_stay_hidden_is_in_the_bytes_or_the_words(pdf: bytes) -> None:
    words = words_of(pdf)
    for secret in ("SECRET", "CAPTIVE", "PERSONAL WORDS", "DISMISSED FINDING", "DRAFT REASON", "A REMARK", "EDITOR"):
        assert secret not in words
        assert secret.encode() not in pdf
    assert b"javascript:" not in pdf


def test_remarks_are_printed_when_asked_for(desk: Desk, scale: Scale) -> None:
    assert "A REMARK AMONG US Second Reader" in words_of(pdf_of(desk, scale, with_comments=True))


def test_it_is_tagged_titled_and_has_bookmarks(pdf: bytes) -> None:
    document = pypdfium2.PdfDocument(pdf)
    titles = [(each.level, each.get_title()) for each in document.get_toc()]
    assert pdfium.FPDFCatalog_IsTagged(document.raw)
    assert document.get_metadata_value("Title") == "Verdict report: Port hit <again> 🚢"
    assert (1, "Claims") in titles
    assert any("One person was killed in the attack" in title for _, title in titles)
    document.close()


def test_it_calls_itself_accessible_where_every_sign_can_be_shown(pdf: bytes, desk: Desk, scale: Scale) -> None:
    plain = replace(desk, records={}, article=replace(desk.article, title="Port hit"), version=PLAIN)
    assert b"pdfuaid" in pdf_of(plain, scale)  # the mark of PDF/UA in the metadata


def test_every_font_is_inside(pdf: bytes) -> None:
    document = pypdfium2.PdfDocument(pdf)
    fonts = [
        pdfium.FPDFTextObj_GetFont(each.raw)
        for page in document
        for each in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT])
    ]
    assert fonts
    assert all(pdfium.FPDFFont_GetIsEmbedded(font) for font in fonts)
    document.close()


@pytest.mark.parametrize(
    "hostile",
    ['#import "@preview/x:1.0.0"', "#read(\"/etc/hostname\")", "$x$ *bold* _it_ = Heading @claim-1 <label> `code`",
     "</script> \\ \\u{202e} // comment /* open", "a\u202eb\u0007c\u200d", "line\nbreak\ttab", "ש" * 40, "x" * 10_000],
    ids=["import", "read", "markup", "mixed", "controls", "breaks", "hebrew", "long"],
)  # fmt: skip
def test_words_are_never_markup(desk: Desk, scale: Scale, hostile: str) -> None:
    claim = next(each for each in desk.claims if desk.verdict(each.id) and not desk.verdict(each.id).is_draft)  # type: ignore[union-attr]
    verdict = desk.verdict(claim.id)
    assert verdict is not None
    records = {
        **desk.records,
        claim.id: replace(claim, statement=hostile),
        verdict.id: replace(verdict, rationale=hostile, proposed_wording=hostile),
    }
    hostile_desk = replace(desk, article=replace(desk.article, title=hostile), records=records)
    printed = words_of(pdf_of(hostile_desk, scale)).replace(" ", "")
    visible = "".join(hostile.split())[:30].translate(dict.fromkeys((0x202E, 0x200D, 7)))
    if "\u202e" in hostile or "ש" in hostile:  # read from the right, so in another order
        assert set(visible) <= set(printed)
    else:
        assert visible in printed


@pytest.mark.parametrize("language", ["ar", "uk", None, "zz", "en-GB"])
def test_any_language_and_none(desk: Desk, scale: Scale, language: str | None) -> None:
    other = replace(desk, article=replace(desk.article, language=language))
    assert "Verdict report" in words_of(pdf_of(other, scale))


def test_an_empty_desk_makes_a_report_too(desk: Desk, scale: Scale) -> None:
    bare = replace(desk, records={}, article=replace(desk.article, published=None, publisher=None, byline=None))
    words = words_of(pdf_of(bare, scale))
    assert "No claims yet." in words
    assert "No verdict rests on a record yet." in words


def test_the_same_desk_gives_the_same_bytes(desk: Desk, scale: Scale) -> None:
    assert pdf_of(desk, scale) == pdf_of(desk, scale)


def test_every_claim_that_can_be_clicked_has_a_place(desk: Desk, scale: Scale) -> None:
    """Links from the text to a claim lead somewhere, whether it has a verdict or not."""
    claims: tuple[Claim, ...] = desk.claims
    document = pypdfium2.PdfDocument(pdf_of(desk, scale))
    links = 0
    for page in document:
        start = pdfium.c_int(0)
        link = pdfium.FPDF_LINK()
        while pdfium.FPDFLink_Enumerate(page.raw, start, link):
            destination = pdfium.FPDFLink_GetDest(document.raw, link)
            links += bool(destination) and pdfium.FPDFDest_GetDestPageIndex(document.raw, destination) >= 0
    document.close()
    assert links >= len(claims) - 1  # all but the one that is no claim
