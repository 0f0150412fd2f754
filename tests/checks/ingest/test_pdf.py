"""PDF files."""

import io
from collections.abc import Callable

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

from checks.domain.moment import Moment
from checks.errors import Cancelled, IngestError
from checks.ingest import pdf
from checks.ingest.reader import read_bytes

PARAGRAPHS = [
    "Russia and Ukraine carried out a massive prisoner exchange on Friday, marking the most significant swap since the "
    "war between the two nations began more than three years ago. Each side freed 390 people.",
    "Two ballistic missiles struck the southern port city of Odesa, killing one person and wounding eight others, "
    "including four who are in critical condition. It marked the first strike on the port since March 11.",
    "“It’s very important to bring everyone home,” the president said, and thanked all who had helped.",
]


def drawn(pages: int, draw: Callable[[Canvas, int], None], **options: object) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, **options)
    for number in range(1, pages + 1):
        draw(canvas, number)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def told(times: int) -> list[str]:
    """The paragraphs over and over, no two alike."""
    names = [f"{first}{last}a" for first in "ABCD" for last in "lnrs"]
    return PARAGRAPHS if times == 1 else [f"{name} told us: {text}" for name in names[:times] for text in PARAGRAPHS]


def article(times: int = 1, **details: str) -> bytes:
    """Paragraphs on numbered pages with a running head."""

    def furnish(canvas: Canvas, layout: SimpleDocTemplate) -> None:
        canvas.drawString(50, 810, "The Daily Desk — 23 May")
        canvas.drawString(280, 20, f"Page {layout.page}")

    file = io.BytesIO()
    style = getSampleStyleSheet()["BodyText"]
    flow = [Paragraph(text, style) for text in told(times)]
    SimpleDocTemplate(file, pagesize=A4, **details).build(flow, onFirstPage=furnish, onLaterPages=furnish)
    return file.getvalue()


def one_line(canvas: Canvas, number: int) -> None:
    canvas.drawString(72, 700, f"Sentence number {number} stands on this page alone.")


def refusal(data: bytes) -> str:
    with pytest.raises(IngestError) as caught:
        read_bytes(data, name="a.pdf")
    return str(caught.value)


def test_lines_become_paragraphs_again() -> None:
    document = read_bytes(article())
    assert document.text.split("\n\n")[1:] == PARAGRAPHS  # one page is too few to know its head from its text
    assert document.media_type == "application/pdf"


def test_running_heads_and_page_numbers_are_left_out() -> None:
    data = article(times=16)
    text = read_bytes(data).text
    assert "Daily Desk" not in text
    assert "Page" not in text
    assert text.split("\n\n") == told(16)
    assert read_bytes(data).original == data


def test_details_come_from_the_file() -> None:
    document = read_bytes(article(title="Prisoners come home", author="Olena Bondar"))
    assert (document.title, document.byline) == ("Prisoners come home", "Olena Bondar")


def test_the_names_that_programs_give_are_no_title() -> None:
    assert read_bytes(article(title="untitled")).title != "untitled"
    assert read_bytes(article(title="Microsoft Word - swap.docx")).title != "Microsoft Word - swap.docx"


@pytest.mark.parametrize(
    ("stamp", "day"), [("D:20250523170100+03'00'", "2025-05-23"), ("D:2025", None), ("", None), ("D:20259999", None)]
)
def test_the_day_of_making_is_read(stamp: str, day: str | None) -> None:
    assert pdf._made_at(stamp) == (Moment.parse(day) if day else None)


def test_the_day_in_the_text_comes_before_the_day_of_making() -> None:
    data = drawn(1, lambda canvas, _: canvas.drawString(72, 700, "Published: May 23, 2025"))
    assert read_bytes(data).published == Moment.parse("2025-05-23")


def test_hyphens_at_line_ends_of_a_file() -> None:
    lines = [
        "There were thirty-",
        "five people of the minis-",
        "try, and a 30-",
        "day pause on the way Kyiv-",
        "Odesa.",
    ]

    def draw(canvas: Canvas, number: int) -> None:
        for place, line in enumerate(lines):
            canvas.drawString(72, 700 - 14 * place, line)

    assert read_bytes(drawn(1, draw)).text == (
        "There were thirty-five people of the ministry, and a 30-day pause on the way Kyiv-Odesa."
    )


def test_a_long_file_reports_each_page_and_can_be_stopped() -> None:
    data = drawn(300, one_line)
    seen: list[tuple[int, int]] = []
    document = read_bytes(data, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(done, 300) for done in range(301)]
    assert "Sentence number 1 stands" in document.text
    assert "Sentence number 300 stands" in document.text

    reached: list[int] = []

    def stop(done: int, total: int) -> None:
        reached.append(done)
        if done == 40:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_bytes(data, progress=stop)
    assert reached[-1] == 40


def test_a_locked_file_is_refused() -> None:
    data = drawn(1, one_line, encrypt=StandardEncryption("secret"))
    assert "locked by a password: open it with the password" in refusal(data)


def test_a_scan_is_refused() -> None:
    data = drawn(3, lambda canvas, _: canvas.rect(50, 50, 400, 600, fill=1))
    assert "a scan without a text layer: run it through text recognition" in refusal(data)


def test_a_broken_file_is_refused() -> None:
    assert "damaged PDF: fetch or copy it again" in refusal(b"%PDF-1.7\n%broken" + bytes(100))
    assert "damaged PDF" in refusal(drawn(1, one_line)[:300])


def test_a_text_without_end_is_refused_while_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_CHARACTERS", 500)
    pages: list[int] = []
    with pytest.raises(IngestError, match=r"more than the 500 characters .* split it into parts"):
        read_bytes(drawn(100, one_line), progress=lambda done, total: pages.append(done))
    assert len(pages) < 20
