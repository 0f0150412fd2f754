"""Many articles at once, and an article from wherever a command points."""

import io
import json
from pathlib import Path

from checks.ingest import batch
from checks.ingest.anywhere import read_anywhere
from checks.ingest.batch import read_batch


def test_each_line_is_answered_in_order(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("Eight people were wounded.", encoding="utf-8")
    lines = [
        json.dumps({"id": 7, "path": str(good), "url": "https://desk.example/a"}),
        "",
        json.dumps({"id": "gone", "path": str(tmp_path / "gone.txt")}),
        "not JSON",
        json.dumps({"id": "bare"}),
        json.dumps({"id": "number", "path": 5}),
        json.dumps({"id": "place", "url": "ftp://desk.example"}),
        json.dumps({"id": "nul", "path": "a\0b"}),
    ]
    first, *failed = read_batch(lines)
    assert (first["id"], first["text"], first["url"]) == (7, "Eight people were wounded.", "https://desk.example/a")
    assert [answer["id"] for answer in failed] == ["gone", None, "bare", "number", "place", "nul"]
    assert "There is no file" in failed[0]["error"]
    assert "Line 4 is no JSON object" in failed[1]["error"]
    assert "Line 5 says neither" in failed[2]["error"]
    assert "Line 6 says neither" in failed[3]["error"]
    assert "is no web address" in failed[4]["error"]
    assert "There is no file" in failed[5]["error"]


def test_a_line_without_a_path_is_fetched(monkeypatch) -> None:
    asked: list[str] = []

    def fetched(url: str):
        asked.append(url)
        return read_anywhere("-", standard_input=io.BytesIO(b"Eight people were wounded."))

    monkeypatch.setattr(batch, "fetch", fetched)
    (answer,) = read_batch(['{"id": "a", "url": "https://desk.example/a"}'])
    assert asked == ["https://desk.example/a"]
    assert answer["text"] == "Eight people were wounded."


def test_a_command_can_point_anywhere(tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("From a file.", encoding="utf-8")
    assert read_anywhere(str(path), standard_input=io.BytesIO()).text == "From a file."
    assert read_anywhere("-", standard_input=io.BytesIO(b"From a pipe.")).text == "From a pipe."
    asked: list[str] = []
    monkeypatch.setattr("checks.ingest.fetch.fetch", lambda url, progress: asked.append(url))
    read_anywhere("HTTPS://desk.example/a", standard_input=io.BytesIO())
    read_anywhere("ftp://desk.example/a", standard_input=io.BytesIO())
    assert asked == ["HTTPS://desk.example/a", "ftp://desk.example/a"]
