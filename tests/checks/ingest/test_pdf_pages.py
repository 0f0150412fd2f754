"""A PDF as pages to look at."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from checks.errors import Cancelled, IngestError
from checks.ingest.pdf_pages import PageLink, PdfPages

WIDTH, HEIGHT = 300.0, 400.0


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """Two pages: a red square in the top left corner, a link to the second page, a link to the web."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT))
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(0, HEIGHT - 50, 50, 50, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.drawString(60, 300, "First page")
    canvas.linkURL("https://example.org/a?b=1", (60, 200, 160, 220))
    canvas.linkRect("", "there", (60, 100, 160, 120))
    canvas.showPage()
    canvas.drawString(60, 300, "Second page")
    canvas.bookmarkHorizontal("there", 0, 300)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def test_sizes_and_words(pdf: bytes) -> None:
    with PdfPages(pdf, "It") as pages:
        assert pages.sizes == ((WIDTH, HEIGHT), (WIDTH, HEIGHT))
        assert pages.words(0).strip() == "First page"
        assert pages.words(1).strip() == "Second page"


def test_words_stand_where_they_are_drawn(pdf: bytes) -> None:
    with PdfPages(pdf, "It") as pages:
        first, second = pages.placed_words(0)
    assert (first.text, second.text) == ("First", "page")
    assert first.left == pytest.approx(60, abs=1)
    assert first.top < HEIGHT - 300 < first.bottom + 1, "drawn at 300 points from below"
    assert first.right < second.left < second.right < WIDTH
    assert second.top == pytest.approx(first.top, abs=1)


def test_on_a_turned_page_words_stand_where_they_are_seen(pdf: bytes) -> None:
    document, turned = pypdfium2.PdfDocument(pdf), io.BytesIO()
    document[0].set_rotation(90)
    document.save(turned)
    with PdfPages(turned.getvalue(), "It") as pages:
        assert pages.sizes[0] == (HEIGHT, WIDTH)
        word = pages.placed_words(0)[0]
    assert (word.text, word.top) == ("First", pytest.approx(60, abs=2))
    assert word.left == pytest.approx(300, abs=6), "what was height is across now"
    assert word.bottom - word.top > word.right - word.left


@pytest.mark.parametrize("scale", [0.5, 1.0, 2.25])
def test_a_picture_has_the_size_that_was_asked_for_and_the_right_colours(pdf: bytes, scale: float) -> None:
    with PdfPages(pdf, "It") as pages:
        image = pages.image(0, scale)
    assert (image.width, image.height) == pytest.approx((WIDTH * scale, HEIGHT * scale), abs=1)
    assert len(image.pixels) == image.width * image.height * 4
    assert image.pixels[:3] == b"\x00\x00\xff"  # blue, green, red: the square
    assert image.pixels[-4:-1] == b"\xff\xff\xff"


def test_links_lead_to_pages_and_to_the_web(pdf: bytes) -> None:
    with PdfPages(pdf, "It") as pages:
        links = pages.links(0)
        assert pages.links(1) == ()
    web, inner = sorted(links, key=lambda link: link.top)
    assert web.url == "https://example.org/a?b=1"
    assert (web.left, web.top, web.right, web.bottom) == pytest.approx((60, 180, 160, 200), abs=1)
    assert (inner.page, inner.url) == (1, "")
    assert inner.height == pytest.approx(100, abs=1)


def test_a_link_knows_its_place() -> None:
    link = PageLink(10, 20, 30, 40)
    assert link.holds(10, 40)
    assert not link.holds(9.9, 30)
    assert not link.holds(20, 40.1)


def test_threads_may_ask_at_the_same_time(pdf: bytes) -> None:
    with PdfPages(pdf, "It") as pages, ThreadPoolExecutor(4) as threads:
        images = list(threads.map(lambda number: pages.image(number % 2, 1.0), range(16)))
    assert len({image.pixels for image in images}) == 2


def test_whoever_asks_after_it_was_closed_is_told(pdf: bytes) -> None:
    pages = PdfPages(pdf, "It")
    pages.close()
    for ask in (pages.words, pages.links, lambda number: pages.image(number, 1.0)):
        with pytest.raises(Cancelled):
            ask(0)


def test_broken_bytes_are_told_by_name() -> None:
    with pytest.raises(IngestError, match="The report is a damaged PDF"):
        PdfPages(b"%PDF-1.7 and nothing more", "The report")
