"""What people, pages and other programs may put into a record does no harm in any form of the report."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import docx
import pypdfium2
import pytest
from lxml import etree, html
from markdown_it import MarkdownIt

from checks.domain.change import Record
from checks.domain.desk import Desk
from checks.domain.moment import Moment
from checks.domain.verdict import Rating, Scale
from checks.reporting.edition import Edition
from checks.reporting.formats import Format, render
from tests.checks.reporting.conftest import ACCEPTED, CHECKER, ERRATUM, KILLED, PAPER, SECOND, WOUNDED

HOSTILE = {
    "script": "</script><script>alert(1)</script><img src=x onerror=alert(1)>",
    "template": "{{ 7 * 7 }}{% raw %}#{[ sys.inputs ]}",
    "controls": "a\x00b\x07c\x1b[31md\ud800e\ufffe",
    "rtl": "\u202eevil\u2066x\u200fy\u202c",
    "formula": '=HYPERLINK("http://x","y")',
    "lines": "one\r\ntwo\u2028three\n\n# four\n| a | b |\n```\n<b>",
    "word": "]]><w:p/>&amp;&#0;",
    "long": "claim " * 1_667,
}


def poisoned(desk: Desk, text: str) -> Desk:
    """A desk with the text in everything that somebody writes."""
    verdicts = {
        claim.id: replace(
            verdict, rationale=text, said_rationale=text, confidence_reason=text, proposed_wording=text, flags=(text,)
        )
        for claim in (KILLED, WOUNDED)
        if (verdict := desk.verdict(claim.id))
    }
    changed: tuple[Record, ...] = (
        *verdicts.values(),
        replace(KILLED, statement=text),
        replace(PAPER, title=text, says=text, publisher=text, original_source=text, url=f"https://x.example/{text}"),
        replace(SECOND, rationale=text, outcome=text),
        replace(ACCEPTED, original=WOUNDED.quote, proposed=text, reason=text),
        replace(ERRATUM, was=text, now=text, reason=text),
        replace(CHECKER, name=text),
        *(replace(link, passage=text, note=text, locator=text) for link in desk.links(KILLED.id)),
    )
    article = replace(desk.article, title=text, byline=text, publisher=text, report_note=text)
    return replace(desk, article=article, records={**desk.records, **{each.id: each for each in changed}})


def html_is_tame(data: bytes) -> None:
    tree = html.document_fromstring(data)
    assert not tree.xpath("//script | //img | //iframe | //object | //embed | //form | //link | //base")
    assert not [name for each in tree.iter() for name in each.attrib if name.startswith("on")]
    assert all(href.startswith(("#", "http://", "https://")) for href in tree.xpath("//a/@href"))
    assert "49" not in tree.xpath("string(//h1)")


def markdown_is_tame(data: bytes) -> None:
    tree = html.document_fromstring(MarkdownIt().enable("table").render(data.decode()))
    assert not tree.xpath("//script | //img | //b | //pre | //a[not(starts-with(@href, 'http'))]")
    assert len(tree.xpath("//h1")) <= 1


def pdf_is_tame(data: bytes) -> None:
    for forbidden in (b"/JavaScript", b"/JS", b"/Launch", b"/EmbeddedFile", b"/OpenAction"):
        assert forbidden not in data
    document = pypdfium2.PdfDocument(data)
    assert "Verdict report" in document[0].get_textpage().get_text_bounded()
    document.close()


def word_is_tame(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(parts.read(name))
    document = docx.Document(io.BytesIO(data))
    assert not document.element.body.xpath("//w:fldSimple | //w:instrText | //w:object")
    assert len(list(document.comments)) == 3


TAME: dict[Format, Callable[[bytes], None]] = {
    Format.HTML: html_is_tame,
    Format.MARKDOWN: markdown_is_tame,
    Format.PDF: pdf_is_tame,
    Format.WORD: word_is_tame,
}


@pytest.mark.parametrize("form", list(Format))
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_words_do_no_harm(desk: Desk, scale: Scale, form: Format, text: str) -> None:
    house = replace(scale, name=text, ratings=(*scale.ratings, Rating("own", text, 3, text)))
    edition = Edition(text, Moment.parse("2025-05-26T10:00+00:00"), with_comments=True)
    TAME[form](render(form, poisoned(desk, text), house, edition))
