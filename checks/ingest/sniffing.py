"""What a source is: its content decides, its name only where the content leaves it open."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import replace
from pathlib import PurePath

from checks.errors import IngestError
from checks.ingest.document import MOST_BYTES, Source

PLAIN, MARKDOWN, HTML = "text/plain", "text/markdown", "text/html"
PDF, DOCX = "application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
READABLE = "a text, Markdown, HTML, Word (docx) or PDF file"

_TAG = re.compile(
    rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_ANY_TAG = re.compile(
    rb"<(html|body|article|p|div|h1)[\s>].*</(html|body|article|p|div|h1)>", re.IGNORECASE | re.DOTALL
)
_GZIP, _ZIP, _OLE, _RTF = b"\x1f\x8b", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf"
_OFFICE = {
    "word/": "Word",
    "xl/": "Excel",
    "ppt/": "PowerPoint",
}


def unpacked(source: Source) -> Source:
    """The source itself, or what a gzip file of it holds; IngestError where that is broken or too large."""
    if not source.data.startswith(_GZIP):
        return source
    packer = zlib.decompressobj(wbits=31)
    try:
        data = packer.decompress(source.data, MOST_BYTES + 1)
    except zlib.error:
        raise IngestError(f"{source.label} is a damaged gzip file: fetch or copy it again.") from None
    require_size(len(data), source)
    if not packer.eof:
        raise IngestError(f"{source.label} is a gzip file that breaks off: fetch or copy it again.")
    name = source.name.removesuffix(".gz") if source.name else None
    return replace(source, data=data, name=name)


def require_size(size: int, source: Source) -> None:
    """Raise IngestError for a source of more bytes than are read."""
    if size > MOST_BYTES:
        raise IngestError(
            f"{source.label} is larger than {MOST_BYTES // 1_000_000} MB: take out its pictures or split it into parts."
        )


def media_type(source: Source) -> str:
    """One of the types that can be read; IngestError, saying what the source is, for any other."""
    data = source.data
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith(_ZIP):
        return _kind_of_archive(source)
    if data.startswith(_OLE):
        raise IngestError(_about_old_office(source))
    if data.startswith(_RTF):
        raise IngestError(f"{source.label} is a rich text file (RTF): save it as docx or as plain text.")
    refuse_other_binary(source)
    return _kind_of_text(source)


def refuse_other_binary(source: Source) -> None:
    """Raise IngestError for pictures, sound, programs and other bytes that are no text."""
    import filetype

    guess = filetype.guess(source.data[:8192])
    if guess is not None:
        raise IngestError(f"{source.label} is a file of type {guess.mime}, which holds no article: choose {READABLE}.")


def _kind_of_archive(source: Source) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        raise IngestError(
            f"{source.label} is a damaged Word or zip file: open and save it again, or copy it anew."
        ) from None
    if "word/document.xml" in names:
        return DOCX
    program = next((program for folder, program in _OFFICE.items() if any(n.startswith(folder) for n in names)), None)
    what = f"a file of {program}" if program else "an archive"
    raise IngestError(f"{source.label} is {what}, not an article: unpack or export it and choose {READABLE}.")


def _about_old_office(source: Source) -> str:
    if "EncryptedPackage".encode("utf-16-le") in source.data:
        return f"{source.label} is locked by a password: open it in Word, remove the password and save it again."
    return f"{source.label} is a file of an old Office program (doc): open it there and save it as docx."


def _kind_of_text(source: Source) -> str:
    head = source.data[:8192].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    suffix = PurePath(source.name).suffix.casefold() if source.name else ""
    if _TAG.match(head):
        return HTML
    if suffix in (".html", ".htm", ".xhtml") and b"<" in head:
        return HTML
    if suffix in (".md", ".markdown"):
        return MARKDOWN
    is_named_text = suffix in (".txt", ".text")
    return HTML if not is_named_text and head.lstrip().startswith(b"<") and _ANY_TAG.match(head.lstrip()) else PLAIN
