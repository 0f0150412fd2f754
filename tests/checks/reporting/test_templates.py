"""Templates of a newsroom's own: they restyle a report, and what is wrong in one is told with its line."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pypdfium2
import pytest

from checks.domain.desk import Desk
from checks.domain.moment import Moment
from checks.domain.verdict import Scale
from checks.errors import ChecksError
from checks.reporting.edition import Edition
from checks.reporting.formats import Format, render
from checks.reporting.templates import SHIPPED, TEXTS, WORD, Templates

PRINTED = Moment.parse("2025-05-26T10:00+00:00")


def printed(form: Format, desk: Desk, scale: Scale, folder: Path | None) -> bytes:
    return render(form, desk, scale, Edition("Odesa desk", PRINTED, templates=Templates(folder)))


def refused(form: Format, desk: Desk, scale: Scale, folder: Path) -> str:
    with pytest.raises(ChecksError) as told:
        printed(form, desk, scale, folder)
    sentence = str(told.value)
    assert "\n" not in sentence
    return sentence


def test_what_is_written_to_start_from_prints_the_same(desk: Desk, scale: Scale, tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    assert {path.name for path in SHIPPED.write(folder)} == {*TEXTS, WORD} == {path.name for path in folder.iterdir()}
    for form in (Format.HTML, Format.MARKDOWN, Format.PDF):
        assert printed(form, desk, scale, folder) == printed(form, desk, scale, None)
    words = [docx.Document(io.BytesIO(printed(Format.WORD, desk, scale, each))) for each in (folder, None)]
    assert words[0].element.body.xml == words[1].element.body.xml


def test_templates_are_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "report.css").write_text("own", encoding="utf-8")
    with pytest.raises(ChecksError, match=r"holds report\.css already"):
        SHIPPED.write(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["report.css"]
    with pytest.raises(ChecksError, match="could not be written"):
        SHIPPED.write(tmp_path / "report.css" / "below")


def test_one_template_is_enough(desk: Desk, scale: Scale, tmp_path: Path) -> None:
    (tmp_path / "report.css").write_text("body { color: teal; }\r\n", encoding="utf-8-sig")
    page = printed(Format.HTML, desk, scale, tmp_path).decode()
    assert "body { color: teal; }" in page
    assert "One person was killed" in page
    assert printed(Format.PDF, desk, scale, tmp_path) == printed(Format.PDF, desk, scale, None)


def test_paper_in_other_clothes_with_a_picture_of_the_house(desk: Desk, scale: Scale, tmp_path: Path) -> None:
    logo = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    (tmp_path / "logo.svg").write_text(logo, encoding="utf-8")
    own = '#let data = json(bytes(sys.inputs.report))\n#image("logo.svg", alt: "House")\n= OURS: #data.report.title'
    (tmp_path / "report.typ").write_text(own, encoding="utf-8")
    document = pypdfium2.PdfDocument(printed(Format.PDF, desk, scale, tmp_path))
    assert "OURS: Port hit" in document[0].get_textpage().get_text_bounded()
    document.close()


def test_a_word_document_lends_its_styles_and_none_of_its_words(desk: Desk, scale: Scale, tmp_path: Path) -> None:
    SHIPPED.write(tmp_path)
    own = docx.Document(str(tmp_path / WORD))
    own.add_paragraph("OLD WORDS")
    own.sections[0].header.paragraphs[0].text = "HOUSE HEADER"
    own.save(str(tmp_path / WORD))
    made = docx.Document(io.BytesIO(printed(Format.WORD, desk, scale, tmp_path)))
    assert made.sections[0].header.paragraphs[0].text == "HOUSE HEADER"
    assert "OLD WORDS" not in made.element.body.xml


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("report.html", "<p>\n{% if %}\n", "The template report.html cannot be used in line 2: "),
        ("report.html", "<p>\n\n{{ report.nothing }}", "The template report.html cannot be used in line 3: "),
        ("report.html", "{{ report.title | shout }}", "report.html cannot be used in line 1: No filter named 'shout'"),
        ("report.html", "x\n{{ 1 / 0 }}", "report.html cannot be used in line 2: division by zero"),
        ("report.css", "a {}\n{{ missing }}", "The template report.css cannot be used in line 2: "),
        ("report.html", "{% include 'other.html' %}", "other.html cannot be used: another asks for it"),
        ("report.html", "{% include '../secret.html' %}", "secret.html cannot be used: another asks for it"),
        ("report.html", "{{ report.__class__.__mro__ }}", "is unsafe"),
        ("report.html", "{% for a in range(999999999) %}{% endfor %}", "line 1: Range too big"),
    ],
)
def test_a_fault_in_a_page_is_told_with_its_line(
    desk: Desk, scale: Scale, tmp_path: Path, name: str, text: str, told: str
) -> None:
    (tmp_path / "secret.html").write_text("SECRET", encoding="utf-8")
    folder = tmp_path / "ours"
    folder.mkdir()
    (folder / name).write_text(text, encoding="utf-8")
    sentence = refused(Format.HTML, desk, scale, folder)
    assert told in sentence
    assert "Correct it in" in sentence


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("#let a = 1\n#foo(a)", "report.typ cannot be used in line 2: unknown variable: foo"),
        ('= A\n\n#import "@preview/x:1.0.0": y', "line 3: it fetches a package from the network"),
        ('#read("/etc/hostname")', "line 1: file not found"),
        ('#read("../secret")', "report.typ cannot be used in line 1: "),
    ],
)
def test_a_fault_on_paper_is_told_with_its_line(desk: Desk, scale: Scale, tmp_path: Path, text: str, told: str) -> None:
    folder = tmp_path / "ours"
    folder.mkdir()
    (tmp_path / "secret").write_text("SECRET", encoding="utf-8")
    (folder / "report.typ").write_text(text, encoding="utf-8")
    assert told in refused(Format.PDF, desk, scale, folder)


def test_what_is_no_template_at_all(desk: Desk, scale: Scale, tmp_path: Path) -> None:
    (tmp_path / "report.md").write_bytes(b"a\n\xff\xfe")
    assert "report.md cannot be used in line 2: it is not text in UTF-8" in refused(
        Format.MARKDOWN, desk, scale, tmp_path
    )
    (tmp_path / WORD).write_bytes(b"no document")
    assert "report.docx cannot be used: it is no Word document" in refused(Format.WORD, desk, scale, tmp_path)
    (tmp_path / "report.html").write_bytes(b" " * 2_000_001)
    assert "larger than two megabytes" in refused(Format.HTML, desk, scale, tmp_path)
    (tmp_path / "symbols.svg").mkdir()
    (tmp_path / "report.html").unlink()
    assert "symbols.svg cannot be used: " in refused(Format.HTML, desk, scale, tmp_path)


def test_a_word_document_without_a_style_names_it(desk: Desk, scale: Scale, tmp_path: Path) -> None:
    own = docx.Document()
    own.styles["Subtitle"].delete()
    own.save(str(tmp_path / WORD))
    assert "it has no style called “Subtitle”" in refused(Format.WORD, desk, scale, tmp_path)


def test_a_folder_that_is_not_there(desk: Desk, scale: Scale, tmp_path: Path) -> None:
    assert "There is no folder" in refused(Format.HTML, desk, scale, tmp_path / "none")
