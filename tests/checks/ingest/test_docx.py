"""Word files."""

import io
import zipfile
from collections.abc import Callable

import docx
import pytest

from checks.domain.moment import Moment
from checks.errors import Cancelled, IngestError
from checks.ingest import docx as reader
from checks.ingest.reader import read_bytes


def word_file(write: Callable[[docx.document.Document], object]) -> bytes:
    word = docx.Document()
    write(word)
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def rewritten(data: bytes, name: str, content: bytes) -> bytes:
    """The same archive with one part exchanged."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return file.getvalue()


def article(word: docx.document.Document) -> None:
    word.core_properties.title = "Prisoners come home"
    word.core_properties.author = "Olena Bondar"
    word.add_paragraph("KYIV, May 23, 2025 — Each side freed 390 people.")
    table = word.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ["side", "freed", "each", "390"], strict=True):
        cell.text = text
    word.add_paragraph("")
    word.add_paragraph("The talks go on.")


ARTICLE = word_file(article)


def refusal(data: bytes) -> str:
    with pytest.raises(IngestError) as caught:
        read_bytes(data, name="a.docx")
    return str(caught.value)


def test_paragraphs_and_tables_come_in_the_order_of_the_page() -> None:
    document = read_bytes(ARTICLE, name="a.docx")
    assert document.text == (
        "KYIV, May 23, 2025 — Each side freed 390 people.\n\nside | freed\n\neach | 390\n\nThe talks go on."
    )
    assert document.media_type.endswith("wordprocessingml.document")
    assert document.original == ARTICLE


def test_details_come_from_the_file_and_the_head_of_the_text() -> None:
    document = read_bytes(ARTICLE)
    assert (document.title, document.byline) == ("Prisoners come home", "Olena Bondar")
    assert document.published == Moment.parse("2025-05-23")


def test_the_day_the_file_was_made_is_not_the_day_of_publication() -> None:
    document = read_bytes(word_file(lambda word: word.add_paragraph("Each side freed 390 people.")))
    assert (document.title, document.byline, document.published) == (None, None, None)


def test_a_merged_cell_counts_once() -> None:
    def write(word: docx.document.Document) -> None:
        table = word.add_table(rows=1, cols=3)
        table.cell(0, 0).merge(table.cell(0, 1)).text = "both sides"
        table.cell(0, 2).text = "390"

    assert read_bytes(word_file(write)).text == "both sides | 390"


def test_an_empty_file_is_refused() -> None:
    assert "holds no text: choose another file" in refusal(word_file(lambda word: None))


def test_a_broken_file_is_refused() -> None:
    assert "damaged Word file" in refusal(rewritten(ARTICLE, "word/document.xml", b"<w:document"))
    assert "damaged Word file" in refusal(rewritten(ARTICLE, "[Content_Types].xml", b"nothing"))
    assert "damaged Word or zip file" in refusal(ARTICLE[: len(ARTICLE) // 2])


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = rewritten(ARTICLE, "word/document.xml", bytes(reader.MOST_TEXT_BYTES + 1))
    assert len(bomb) < 200_000
    monkeypatch.setattr(docx, "Document", lambda *_: pytest.fail("the bomb was unpacked"))
    assert "unpacks to far more than an article holds" in refusal(bomb)


def test_a_bomb_in_another_part_is_refused_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_UNPACKED_BYTES", 100_000)
    assert "unpacks to far more" in refusal(rewritten(ARTICLE, "word/styles.xml", bytes(200_000)))


def test_entities_are_not_followed() -> None:
    xml = (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
        b"<w:t>Safe words &f;</w:t></w:r></w:p></w:body></w:document>"
    )
    assert read_bytes(rewritten(ARTICLE, "word/document.xml", xml)).text.strip() == "Safe words"


def test_a_locked_archive_is_refused() -> None:
    locked = bytearray(ARTICLE)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # the flag "encrypted" of both headers
        at = locked.find(mark)
        while at >= 0:
            locked[at + place] |= 1
            at = locked.find(mark, at + 1)
    assert "locked by a password: open it, remove the password" in refusal(bytes(locked))


def test_reading_reports_progress_and_can_be_stopped() -> None:
    data = word_file(lambda word: [word.add_paragraph(f"Paragraph {i}.") for i in range(250)])
    seen: list[tuple[int, int]] = []
    read_bytes(data, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(0, 250), (100, 250), (200, 250), (250, 250)]

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_bytes(data, progress=stop)
