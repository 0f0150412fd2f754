from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from PIL import ExifTags, Image

from checks.domain.evidence import Evidence, EvidenceKind
from checks.errors import IngestError
from checks.ingest.brought import draft_of, read_evidence

BLANK = Evidence(UUID(int=1), EvidenceKind.NOTE, "")
PAGE = b"""<html lang="en"><head><title>Port hit</title></head><body><article><h1>Port hit</h1>
<p>Two people were killed at the port of Odesa on Friday, the governor said in the evening.</p>
</article></body></html>"""


@pytest.mark.parametrize(
    ("name", "data", "kind", "title"),
    [
        ("list.txt", b"Eight people were wounded on Friday.", EvidenceKind.REPORT, "list.txt"),
        ("page.html", PAGE, EvidenceKind.REPORT, "Port hit"),
        ("port.jpg", b"\xff\xd8\xff\xe0 no real picture", EvidenceKind.IMAGE, "port.jpg"),
        ("drone.mp4", b"\0\0\0\x18ftypmp42", EvidenceKind.VIDEO, "drone.mp4"),
        ("sheet.bin", b"\0\1\2\3\0\0", EvidenceKind.DOCUMENT, "sheet.bin"),
    ],
)
def test_a_file_of_any_type_becomes_a_record(
    tmp_path: Path, name: str, data: bytes, kind: EvidenceKind, title: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    document = read_evidence(path)
    assert document.original == data
    record = draft_of(document, BLANK)
    assert (record.id, record.kind, record.title) == (BLANK.id, kind, title)


def test_what_is_not_there_or_empty_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(IngestError, match="is empty"):
        read_evidence(tmp_path / "empty.txt")
    with pytest.raises(IngestError, match="cannot be read"):
        read_evidence(tmp_path / "none.txt")
    with pytest.raises(IngestError, match="cannot be read"):
        read_evidence(tmp_path)


def test_a_picture_tells_when_and_with_what_it_was_taken_whatever_it_is_called(tmp_path: Path) -> None:
    image = Image.effect_mandelbrot((320, 240), (-2, -1.5, 1, 1.5), 60).convert("RGB")
    exif = Image.Exif()
    exif[ExifTags.Base.Model] = "Box 3"
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2025:05:23 17:01:00"
    path = tmp_path / "port.bin"
    image.save(path, "JPEG", exif=exif)
    document = read_evidence(path)
    assert document.media_type == "image/jpeg"
    assert document.picture is not None
    assert (document.picture.width, document.picture.camera) == (320, "Box 3")
    assert str(document.picture.taken_at).startswith("2025-05-23T17:01")
    assert document.picture.perceptual_hash
    assert draft_of(document, BLANK).kind is EvidenceKind.IMAGE
