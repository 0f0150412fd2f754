"""What was kept is made ready to be looked at, whatever it is and however broken."""

from __future__ import annotations

from hashlib import sha256
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QByteArray, QMarginsF
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter

from checks.domain.article import Snapshot
from checks.domain.progress import Progress
from desktop.models.looks import Look, look_at, place_of


def still(_: int, __: int) -> None:
    """Progress that nobody watches."""


def snapshot(data: bytes, media_type: str, name: str | None = None) -> Snapshot:
    return Snapshot(UUID(int=1), sha256(data).hexdigest(), media_type, len(data), name)


def look(data: bytes, media_type: str, name: str | None = None, progress: Progress = still) -> Look:
    return look_at(snapshot(data, media_type, name), data, progress)


def picture(width: int, height: int, kind: str = "PNG") -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)
    return bytes(buffer.data().data())


def pdf(*pages: str) -> bytes:
    """A file with a page for each of these words."""
    target = QByteArray()
    buffer = QBuffer(target)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    writer.setPageMargins(QMarginsF(10, 10, 10, 10))
    with QPainter(writer) as painter:
        for number, words in enumerate(pages):
            if number:
                writer.newPage()
            painter.drawText(200, 800, words)
    buffer.close()
    return bytes(target.data())


@pytest.mark.parametrize("kind", ["PNG", "JPG", "BMP"])
def test_a_picture_is_unpacked_as_it_is(kind: str) -> None:
    seen = look(picture(40, 30, kind), f"image/{kind.lower()}")
    assert seen.image is not None
    assert (seen.image.width(), seen.image.height()) == (40, 30)
    assert (seen.trouble, seen.text, seen.pages) == ("", "", None)


@pytest.mark.parametrize(("width", "height", "expected"), [(12_000, 40, (6000, 20)), (2, 9000, (1, 6000))])
def test_a_picture_too_large_for_any_screen_is_read_smaller_in_its_proportions(
    width: int, height: int, expected: tuple[int, int]
) -> None:
    seen = look(picture(width, height), "image/png")
    assert seen.image is not None
    assert (seen.image.width(), seen.image.height()) == expected


@pytest.mark.parametrize("data", [b"", b"no picture", picture(40, 30)[:20]])
def test_a_damaged_picture_says_so(data: bytes) -> None:
    seen = look(data, "image/png")
    assert seen.trouble == "This picture cannot be shown: its file is damaged."
    assert seen.image is None


@given(data=st.binary(max_size=200), media_type=st.sampled_from(["image/png", "image/jpeg", "application/pdf"]))
def test_whatever_the_bytes_are_there_is_something_to_see_or_a_sentence(data: bytes, media_type: str) -> None:
    seen = look(data, media_type)
    assert bool(seen.trouble) is (seen.image is None and seen.pages is None)
    if seen.pages is not None:
        seen.pages.close()


def test_pages_come_with_their_words() -> None:
    seen = look(pdf("The port was hit", "Nobody was hurt"), "application/pdf")
    assert seen.pages is not None
    with seen.pages:
        assert len(seen.pages.sizes) == 2
        assert seen.text == "Page 1\n\nThe port was hit\n\nPage 2\n\nNobody was hurt"
        assert place_of(seen, seen.text.index("port")) == "page 1"
        assert place_of(seen, seen.text.index("Nobody")) == "page 2"
        assert place_of(seen, 0) == "page 1"


@pytest.mark.parametrize(("name", "called"), [("scan.pdf", "“scan.pdf”"), (None, "The file")])
def test_pages_that_cannot_be_read_are_called_by_their_name(name: str | None, called: str) -> None:
    seen = look(b"%PDF-1.7\nnothing", "application/pdf", name)
    assert seen.trouble.startswith(called)
    assert seen.pages is None


def test_a_video_is_kept_and_not_played() -> None:
    assert look(b"\0\0\0\x18ftypmp42", "video/mp4").trouble.startswith("Videos are kept and not played here.")


def test_a_page_of_the_web_is_read_as_text_and_nothing_in_it_runs() -> None:
    body = "".join(f"<p>Paragraph {number} says that the port was hit by a missile at night.</p>" for number in (1, 2))
    html = f"<html><head><title>Port hit</title><script>alert(1)</script></head><body><article>{body}</article></body>"
    seen = look(html.encode(), "text/html", "page.html")
    assert "Paragraph 1 says" in seen.text
    assert "alert" not in seen.text
    assert seen.trouble == ""


def test_text_keeps_its_paragraphs() -> None:
    seen = look(b"Port hit\n\nEight were hurt.\n\nOne died.\n", "text/plain", "note.txt")
    assert "Eight were hurt." in seen.text
    assert seen.text.index("Eight") < seen.text.index("One died")


def test_text_that_cannot_be_read_is_told_in_a_sentence() -> None:
    seen = look(b"", "text/plain", "empty.txt")
    assert seen.trouble.endswith(".")
    assert seen.text == ""


@pytest.mark.parametrize(
    ("words", "place"),
    [("Port", "paragraph 1"), ("Eight", "paragraph 2"), ("hurt", "paragraph 2"), ("One", "paragraph 3")],
)
def test_a_place_in_a_text_is_told_by_its_paragraph(words: str, place: str) -> None:
    seen = Look(text="Port hit\n\nEight were hurt.\nOne died.")
    assert place_of(seen, seen.text.index(words)) == place


@given(parts=st.lists(st.text("ab ", min_size=1, max_size=5).filter(str.strip), min_size=1, max_size=8))
def test_paragraphs_are_counted_from_one(parts: list[str]) -> None:
    text, starts = "", []
    for part in parts:
        starts.append(len(text))
        text += f"{part}\n\n"
    seen = Look(text=text)
    assert [place_of(seen, start) for start in starts] == [f"paragraph {n + 1}" for n in range(len(parts))]
