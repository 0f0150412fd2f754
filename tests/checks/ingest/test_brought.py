from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

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
