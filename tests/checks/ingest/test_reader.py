"""Telling files apart by their content, and refusing what holds no article."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.errors import IngestError
from checks.ingest import document as limits
from checks.ingest import sniffing
from checks.ingest.document import Source
from checks.ingest.reader import read_bytes, read_file, read_text

TEXT = b"Two people were killed in the attack on the port, officials said.\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(40)


def archive(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for name in names:
            packed.writestr(name, "content")
    return file.getvalue()


def refusal(data: bytes, name: str | None = None) -> str:
    with pytest.raises(IngestError) as caught:
        read_bytes(data, name=name)
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (TEXT, "a.pdf", sniffing.PLAIN),
        (TEXT, "a.md", sniffing.MARKDOWN),
        (b"%PDF-1.7\n", "a.txt", sniffing.PDF),
        (archive("word/document.xml"), "a.txt", sniffing.DOCX),
        (b"<!DOCTYPE html><p>x</p>", "a.txt", sniffing.HTML),
        (b"\n <!-- x -->\n<html lang='en'>", None, sniffing.HTML),
        ("<html><body>x".encode("utf-16"), None, sniffing.HTML),
        (b"<p>A fragment.</p>", None, sniffing.HTML),
        (b"<p>A fragment.</p>", "fragment.txt", sniffing.PLAIN),
        (b"<quote> said the minister", None, sniffing.PLAIN),
        (b"Title<br>text", "page.htm", sniffing.HTML),
    ],
)
def test_content_decides_before_the_name(data: bytes, name: str | None, kind: str) -> None:
    assert sniffing.media_type(Source(data, name=name)) == kind


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty: choose another file"),
        (b" \n\t ", "is empty: choose another file"),
        (PNG, "of type image/png, which holds no article"),
        (b"{\\rtf1 text}", "rich text file"),
        (archive("xl/workbook.xml"), "a file of Excel"),
        (archive("ppt/slides.xml"), "a file of PowerPoint"),
        (archive("notes.txt"), "an archive, not an article"),
        (b"PK\x03\x04 cut off", "damaged Word or zip file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Office program"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "by a password"),
        (gzip.compress(TEXT, mtime=0)[:30], "gzip file that breaks off"),
        (b"\x1f\x8b not gzip", "damaged gzip file"),
        (bytes(range(256)) * 20, "is not readable text"),
    ],
)
def test_what_holds_no_article_is_refused_with_advice(data: bytes, says: str) -> None:
    message = refusal(data, "thing")
    assert says in message
    assert message.startswith("“thing” ")
    assert message.endswith(".")


def test_a_packed_page_is_read_and_kept_unpacked() -> None:
    document = read_bytes(gzip.compress(TEXT), name="a.txt.gz")
    assert document.text == TEXT.decode()
    assert document.name == "a.txt"
    assert document.original == TEXT


def test_sizes_have_limits(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sniffing, "MOST_BYTES", 1_000_000)
    large = tmp_path / "large.txt"
    large.write_bytes(b"a" * 1_000_001)
    with pytest.raises(IngestError, match="larger than 1 MB: take out its pictures or split it"):
        read_file(large)
    assert "larger than 1 MB" in refusal(large.read_bytes(), "large.txt")
    assert "larger than 1 MB" in refusal(gzip.compress(bytes(20_000_000)), "bomb.gz")


def test_texts_have_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_CHARACTERS", 50)
    with pytest.raises(IngestError, match=r"holds 66 characters, more than the 50 .* split it into parts"):
        read_text(TEXT.decode())


def test_files_that_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match=r"There is no file .*gone\.txt: check its name"):
        read_file(tmp_path / "gone.txt")
    with pytest.raises(IngestError, match="is a folder: choose a file in it"):
        read_file(tmp_path)


def test_a_file_keeps_its_name_and_address(tmp_path: Path) -> None:
    path = tmp_path / "статья.txt"
    path.write_bytes(TEXT)
    document = read_file(path, url="https://example.org/a")
    assert (document.name, document.url, document.label) == ("статья.txt", "https://example.org/a", "статья.txt")


@settings(deadline=None)
@given(st.binary(max_size=400) | st.binary(max_size=200).map(lambda data: b"<html><body>" + data))
def test_any_bytes_are_read_or_refused_with_a_sentence(data: bytes) -> None:
    try:
        outcome = read_bytes(data).text
    except IngestError as problem:
        outcome = str(problem)
    assert outcome.strip()
