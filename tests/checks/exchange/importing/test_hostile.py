"""Broken, cut, oversized, wrongly encoded and hostile files: each ends in a clear account, and never half-way."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from checks.casebook import Casebook
from checks.domain.evidence import Evidence
from checks.errors import ImportRefused
from checks.exchange.importing import source as source_module
from checks.exchange.importing.mapped import Table as AnyTable
from checks.exchange.importing.source import Source
from checks.exchange.importing.ucdp import COLUMNS
from tests.checks.exchange.importing.conftest import ReadRows, Table, acled_event, ged_event

ReadFile = Callable[[bytes | str, str], str]


@pytest.fixture
def refused(casebook: Casebook, tmp_path: Path) -> ReadFile:
    """The sentence with which a file is refused; nothing of it may be kept."""

    def bring_in(data: bytes | str, name: str) -> str:
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        with pytest.raises(ImportRefused) as caught:
            casebook.imports.from_file(path)
        assert casebook.evidence.all() == ()
        assert casebook.imports.all() == ()
        sentence = str(caught.value)
        assert name in sentence
        assert sentence.endswith(".")
        assert "Traceback" not in sentence
        return sentence

    return bring_in


def zipped(**files: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("_csv", ".csv"), data)
    return packed.getvalue()


def answer(*events: object) -> str:
    return json.dumps({"Result": [ged_event(), *events]})


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "empty.csv"),
        (b"\x00" * 5000, "zeros.csv"),
        (bytes(range(256)) * 40, "noise.csv"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00\x01" * 99, "picture.csv"),
        ("one word and no table", "words.txt"),
        ("<html><body>Sign in, please, to go on</body></html>", "export.csv"),
        ("[]", "nothing.json"),
        ("[1, 2, 3]", "numbers.json"),
        ('{"error": "token required"}', "answer.json"),
        (answer()[:-40], "cut.json"),
        (answer().replace('"relid"', "relid"), "loose.json"),
        ("[" * 100_000, "deep.json"),
        ('{"Result":' * 50_000, "nested.json"),
        (zipped(a_csv=b"id\n1\n", b_csv=b"id\n1\n"), "two.zip"),
        (zipped(), "none.zip"),
        (zipped(a_csv=b"0" * 30_000_000), "bomb.zip"),
        (zipped(a_csv=b"a,b\n1,2\n" * 999)[:-200], "broken.zip"),
        (zipped(**{"xl/workbook.xml": b"<broken", "[Content_Types].xml": b"<"}), "broken.xlsx"),
        (zipped(**{"xl/workbook.xml": b"", "[Content_Types].xml": b"", "xl/a.xml": b"0" * 30_000_000}), "bomb.xlsx"),
        ("\t".join(["1", "20250523", *["x"] * 59]) + "\n", "20250523.export.CSV"),
        ("timestamp,country,category,state,value\n1,Ukraine,Tanks,destroyed,9\n", "log.csv"),
        ('[{"equipment_oryx": "T-72", "losses_total": 9}]', "oryx.json"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(refused: ReadFile, data: bytes | str, name: str) -> None:
    assert refused(data, name)


def test_leads_are_refused_with_the_reason_and_the_way_round(refused: ReadFile) -> None:
    sentence = refused("\t".join(["1", "20250523", *["x"] * 59]) + "\n", "gdelt.csv")
    assert "no evidence of counts" in sentence
    assert "format Table" in sentence


def test_leads_are_read_all_the_same_by_hand(read_rows: ReadRows) -> None:
    rows = read_rows("country,category,state,value\nUkraine,Tanks,destroyed,9\n", importer=AnyTable())
    assert len(rows) == 1


def test_a_damaged_checksum_in_a_zip_is_noticed_and_nothing_kept(refused: ReadFile, ged: Table) -> None:
    events = ged(*({"id": str(n)} for n in range(3000))).encode()
    data = bytearray(zipped(GED_csv=events))
    data[len(data) // 2] ^= 0xFF
    assert "damaged" in refused(bytes(data), "ged.zip")


def test_a_file_that_is_too_large_is_refused(refused: ReadFile, ged: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_module, "MOST_BYTES", 100)
    assert "split it into parts" in refused(ged(), "large.csv")


def test_a_locked_zip_is_refused(refused: ReadFile, ged: Table) -> None:
    data = bytearray(zipped(a_csv=ged().encode()))
    data[6] |= 1
    place = data.rindex(b"PK\x01\x02")
    data[place + 8] |= 1
    assert "password" in refused(bytes(data), "locked.zip")


def test_a_folder_and_a_file_that_is_gone_are_refused(casebook: Casebook, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "gone.csv"):
        with pytest.raises(ImportRefused, match="check its name and folder"):
            casebook.imports.from_file(path)


@pytest.mark.parametrize("name", ["GED.csv", "folder/GEDEvent_v25_1.csv", "GED.CSV"])
def test_one_table_in_a_zip_is_read(read_rows: ReadRows, ged: Table, name: str) -> None:
    packed = zipped(**{name: ged().encode(), "__MACOSX/._GED": b"x"})
    assert [row.number for row in read_rows(packed, "ged.zip")] == [2]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings_are_told_apart(read_rows: ReadRows, ged: Table, encoding: str) -> None:
    text = ged({"where_description": "Plaça d’Espanya, près de l’école, Zürich"})
    (row,) = read_rows(text.encode(encoding))
    assert isinstance(row.record, Evidence)
    assert "Plaça d’Espanya, près de l’école, Zürich" in row.record.says


def test_cyrillic_code_pages_are_told_apart(read_rows: ReadRows, acled: Table) -> None:
    notes = "Унаслідок удару по порту загинуло троє людей, ще восьмеро дістали поранення, пошкоджено склад і причал."
    (row,) = read_rows(acled({"notes": notes}).encode("cp1251"))
    assert isinstance(row.record, Evidence)
    assert notes in row.record.says


def test_one_stray_byte_does_not_change_the_encoding_of_all(read_rows: ReadRows, ged: Table) -> None:
    good = ged(*({"id": str(n), "where_coordinates": "Zürich"} for n in range(9))).encode()
    rows = read_rows(good.replace("Zürich".encode(), b"Z\xfcrich", 1))
    titles = [row.record.title for row in rows if isinstance(row.record, Evidence)]
    assert "Z\ufffdrich" in titles[0]
    assert all("Zürich" in title for title in titles[1:])


def test_a_cut_last_row_is_skipped(read_rows: ReadRows, ged: Table) -> None:
    rows = read_rows(ged({"id": "1"}, {"id": "2"})[:-120])
    assert [row.record is None for row in rows] == [False, True]
    assert "it may be cut off" in rows[1].remark


def test_a_quotation_mark_that_is_never_closed_loses_no_more_than_it_must(read_rows: ReadRows, ged: Table) -> None:
    lines = ged(*({"id": str(n), "source_article": "x" * 500} for n in range(1000))).splitlines()
    lines[5] = lines[5].replace("E town", '"E town', 1)
    rows = read_rows("\n".join(lines))
    lost = [row for row in rows if row.record is None]
    assert len([row for row in rows if row.record]) > 600
    assert "quotation mark may open there that is never closed" in lost[0].remark


@pytest.mark.parametrize("break_after_it", ["", "\n"])
def test_rows_behind_a_quotation_mark_that_stays_open_are_told(
    read_rows: ReadRows, ged: Table, break_after_it: str
) -> None:
    lines = ged(*({"id": str(n), "source_article": ""} for n in range(6))).splitlines()
    lines[3] = lines[3].replace("E town", '"E town', 1)
    rows = read_rows("\n".join(lines) + break_after_it)
    assert [row.record is None for row in rows] == [False, False, True]
    assert "Lines 4 to 7 cannot be read" in rows[-1].remark


def test_a_line_without_end_is_skipped_and_not_held(read_rows: ReadRows, ged: Table) -> None:
    first, event = ged().splitlines()
    rows = read_rows("\n".join([first, event, "x" * 3_000_000, event.replace("412345", "2")]))
    assert [row.record is None for row in rows] == [False, True, False]
    assert "longer than 1,000,000 characters" in rows[1].remark


def test_a_row_of_thousands_of_cells_is_skipped(read_rows: ReadRows, ged: Table) -> None:
    rows = read_rows(ged() + "," * 5000 + "x\n")
    assert [row.record is None for row in rows] == [False, True]


def test_signs_that_no_database_keeps_are_replaced(read_rows: ReadRows, casebook: Casebook, tmp_path: Path) -> None:
    event = acled_event() | {"notes": "a\x00b\ud800c\x1b[31m", "event_id_cnty": "EXA\x001"}
    path = tmp_path / "answer.json"
    path.write_text(json.dumps({"status": 200, "data": [event]}), encoding="utf-8")
    casebook.imports.from_file(path)
    (kept,) = casebook.evidence.all()
    assert kept.key == "ACLED EXA\ufffd1"
    assert "a\ufffdb?c\ufffd[31m" in kept.says


def test_formulas_and_markup_stay_the_text_that_they_are(read_rows: ReadRows) -> None:
    (row,) = read_rows('title,notes\n"=HYPERLINK(""http://evil.example"")",<script>alert(1)</script>\n')
    assert isinstance(row.record, Evidence)
    assert row.record.title.startswith("=HYPERLINK")
    assert row.record.says == "<script>alert(1)</script>"


def test_an_id_beyond_all_measure_becomes_a_short_key(read_rows: ReadRows, ged: Table) -> None:
    (row,) = read_rows(ged({"id": "9" * 5000}))
    assert isinstance(row.record, Evidence)
    assert row.record.key is not None
    assert len(row.record.key) < 100


def test_a_figure_that_is_a_list_is_no_figure(read_rows: ReadRows) -> None:
    rows = read_rows(answer(ged_event() | {"best": [3]}, ged_event() | {"best": {"a": 1}}), "answer.json")
    assert [row.record is None for row in rows] == [False, True, True]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_of_all_systems(read_rows: ReadRows, ged: Table, end: str) -> None:
    text = "\n".join(ged().splitlines())
    assert len(read_rows(text.replace("\n", end))) == 1


def test_empty_lines_are_passed_over_and_counted(read_rows: ReadRows, ged: Table) -> None:
    first, event = ged().splitlines()
    assert [row.number for row in read_rows(f"{first}\n\n\n{event}\n\n")] == [4]


def test_the_separator_that_excel_writes_first_is_obeyed(read_rows: ReadRows) -> None:
    (row,) = read_rows("sep=;\ntitle;url\nA, B;https://example.org/1\n")
    assert isinstance(row.record, Evidence)
    assert row.record.title == "A, B"


def test_a_header_alone_holds_no_rows(read_rows: ReadRows) -> None:
    assert read_rows(",".join(COLUMNS) + "\n") == []


def test_reading_hears_of_kilobytes_and_can_be_stopped(tmp_path: Path, ged: Table) -> None:
    path = tmp_path / "ged.csv"
    path.write_text(ged(*({"id": str(n)} for n in range(2000))), encoding="utf-8")
    heard: list[tuple[int, int]] = []
    with Source(path, lambda done, total: heard.append((done, total))).text() as text:
        text.read()
    assert heard[-1] == (path.stat().st_size // 1000, path.stat().st_size // 1000)
