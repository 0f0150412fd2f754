"""What the commands print and read."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.cli.output import print_text, read_lines
from checks.errors import ChecksError, IngestError


def test_text_is_printed_in_utf_8(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    print_text("Kyiv – Київ \ud800")
    assert capfdbinary.readouterr().out.decode("utf-8").strip() == "Kyiv – Київ \\ud800"


def test_a_full_disk_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("typer.echo", full)
    with pytest.raises(ChecksError, match="No space left"):
        print_text("Text")


def test_lines_of_a_file_with_a_mark(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_bytes(b"\xef\xbb\xbf{}\n[]")
    assert read_lines(path) == ["{}", "[]"]


@pytest.mark.parametrize("content", [None, b"\xff\xfe{\0}\0"])
def test_what_cannot_be_read_is_one_sentence(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "lines.jsonl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(IngestError, match=r"lines\.jsonl"):
        read_lines(path)
