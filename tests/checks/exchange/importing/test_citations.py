"""CSL-JSON, RIS and BibTeX: the same source out of each, and all that such files get wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from checks.domain.evidence import Evidence, EvidenceKind
from checks.domain.moment import Moment
from checks.errors import ImportRefused
from checks.exchange.importing.bibtex import Bibtex
from checks.exchange.importing.csl import Csl
from checks.exchange.importing.importer import Arrival, Importer, Row
from checks.exchange.importing.ris import Ris
from checks.exchange.importing.source import Source

ARRIVAL = Arrival(UUID(int=5), Moment.parse("2025-05-24T10:00+00:00"), uuid4)
ADDRESS = "https://example.org/odesa/port"
CSL: dict[str, Any] = {
    "id": 7,
    "type": "article-newspaper",
    "title": "Port struck, eight hurt",
    "container-title": "Harbour Daily",
    "author": [{"family": "Vermeer", "given": "Ada"}, {"literal": "Coast Wire"}],
    "issued": {"date-parts": [[2025, 5, 23]]},
    "accessed": {"date-parts": [["2025", "5", "24"]]},
    "URL": ADDRESS,
    "archive": "Internet Archive",
    "archive_location": "https://web.archive.org/web/20250524000000/https://example.org/odesa/port",
    "language": "en",
}
RIS = (
    "TY  - NEWS\nTI  - Port struck, eight hurt\nAU  - Vermeer, Ada\nAU  - Coast Wire\nT2  - Harbour Daily\n"
    f"DA  - 2025/05/23/\nY2  - 2025/05/24/08:00:00\nLA  - en\nUR  - {ADDRESS}\nKW  - Odesa\nER  - \n"
)
BIB = (
    "@article{vermeer, title = {Port struck, eight hurt}, journal = {Harbour Daily}, author = {Vermeer, Ada and "
    f"{{Coast Wire}}}}, year = 2025, month = may, day = 23, urldate = {{2025-05-24}}, url = {{{ADDRESS}}},\n"
    " language = {en}}\n"
)


def rows_of(importer: Importer, path: Path, data: str | bytes) -> list[Row]:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(importer.rows(Source(path), ARRIVAL))


Read = Callable[[str | bytes], list[Row]]


@pytest.fixture
def csl(tmp_path: Path) -> Read:
    return lambda data: rows_of(Csl(), tmp_path / "sources.json", data)


@pytest.fixture
def ris(tmp_path: Path) -> Read:
    return lambda data: rows_of(Ris(), tmp_path / "sources.ris", data)


@pytest.fixture
def bib(tmp_path: Path) -> Read:
    return lambda data: rows_of(Bibtex(), tmp_path / "sources.bib", data)


def record(row: Row) -> Evidence:
    assert isinstance(row.record, Evidence), row.remark
    return row.record


@pytest.mark.parametrize(
    ("importer", "name", "data"),
    [(Csl(), "a.json", json.dumps([CSL])), (Ris(), "a.ris", RIS), (Bibtex(), "a.bib", BIB)],
)
def test_each_format_gives_the_same_source(importer: Importer, name: str, data: str, tmp_path: Path) -> None:
    (row,) = rows_of(importer, tmp_path / name, data)
    made = record(row)
    assert (made.kind, made.title, made.publisher) == (EvidenceKind.REPORT, "Port struck, eight hurt", "Harbour Daily")
    assert (str(made.published), str(made.accessed), made.language) == ("2025-05-23", "2025-05-24", "en")
    assert (made.url, made.byline_origin, made.import_id) == (ADDRESS, "Coast Wire", ARRIVAL.import_id)
    assert made.note.startswith("By Ada Vermeer, Coast Wire.")
    assert made.key == "Citation https://example.org/odesa/port"
    assert row.remark == ""


def test_each_knows_its_own_files_only(tmp_path: Path) -> None:
    named = {Csl(): json.dumps([CSL]), Ris(): RIS, Bibtex(): BIB}
    for importer in named:
        for owner, data in named.items():
            path = tmp_path / "file"
            path.write_text(data)
            assert importer.recognises(Source(path).head) == (importer is owner)


@pytest.mark.parametrize(
    ("issued", "published", "words"),
    [
        ({"date-parts": [[2025, 5]]}, None, "2025-05"),
        ({"date-parts": [[2025, 5, 1], [2025, 5, 3]]}, None, "2025-05-01 to 2025-05-03"),
        ({"date-parts": [[2025, 5, 23]], "circa": True}, None, "about 2025-05-23"),
        ({"date-parts": [[2025, 13, 40]]}, None, "2025-13-40"),
        ({"raw": "2025-05-23"}, "2025-05-23", ""),
        ({"literal": "spring of 2025"}, None, "spring of 2025"),
        ("23 May 2025", "2025-05-23", ""),
        ({"date-parts": "nonsense"}, None, ""),
        ([[2025]], None, ""),
    ],
)
def test_only_a_whole_day_becomes_a_date(csl: Read, issued: object, published: str | None, words: str) -> None:
    (row,) = csl(json.dumps([CSL | {"issued": issued}]))
    assert (str(record(row).published) if record(row).published else None) == published
    assert (f"Date as given: {words}." in record(row).note) == bool(words)
    assert row.remark.startswith(f"“{words}” names no single day") == bool(words)


def test_csl_may_stand_under_items_and_in_utf_16(csl: Read) -> None:
    assert len(csl(json.dumps({"items": [CSL, CSL]}).encode("utf-16"))) == 2


def test_csl_members_that_are_no_entries_are_told(csl: Read) -> None:
    rows = csl(json.dumps([7, CSL, {}, {"type": "book"}, CSL | {"title": ["a"], "URL": "javascript:alert(1)"}]))
    assert [bool(row.record) for row in rows] == [False, True, False, False, False]
    assert "neither a title nor a web address" in rows[3].remark


def test_an_address_that_is_none_is_left_out(csl: Read) -> None:
    (row,) = csl(json.dumps([CSL | {"URL": "javascript:alert(1)", "archive_location": "box 4", "DOI": "10.1/X"}]))
    assert (record(row).url, record(row).archived_url) == (None, None)
    assert record(row).key == "Citation doi:10.1/x"
    assert "Archive: Internet Archive, box 4." in record(row).note


def test_signs_that_hide_or_turn_the_writing_are_dropped(csl: Read) -> None:
    (row,) = csl(json.dumps([CSL | {"title": "Port\u202egpj.\u0000exe\n\tstruck\ud800"}]))
    assert record(row).title.isprintable()
    assert "\u202e" not in record(row).title


@pytest.mark.parametrize(
    ("kind", "made"),
    [
        ("report", "report"),
        ("broadcast", "video"),
        ("post", "social_post"),
        ("dataset", "dataset_row"),
        ("x", "document"),
    ],
)
def test_kinds_of_csl(csl: Read, kind: str, made: str) -> None:
    assert record(csl(json.dumps([CSL | {"type": kind}]))[0]).kind.value == made


@pytest.mark.parametrize(
    "data",
    [
        json.dumps([CSL])[:-40],
        "[",
        '[{"type":"report"} {"type"',
        '{"items": [1, 2',
        '["\\uZZZZ"]',
        "[1e99999]",
    ],
)
def test_broken_json_is_refused_in_a_sentence(csl: Read, data: str) -> None:
    with pytest.raises(ImportRefused, match="Nothing was brought in"):
        csl(data)


def test_json_that_nests_without_end_is_refused_before_it_fills_the_memory(csl: Read) -> None:
    with pytest.raises(ImportRefused, match="more than 100 deep"):
        csl("[" * 1_000_000)
    (row,) = csl(json.dumps([CSL | {"title": 'He wrote \\"[[[{' + "[" * 500}]))
    assert record(row).title.startswith("He wrote")


def test_hostile_values_of_csl_do_no_harm(csl: Read) -> None:
    deep: Any = "x"
    for _ in range(90):
        deep = [deep]
    hostile = {
        "type": "report",
        "title": "<script>alert(1)</script>" * 1_000,
        "author": [deep, "name", {"family": deep}, None],
        "issued": {"date-parts": [[deep, deep]], "season": deep},
        "URL": "http://[::1",
        "note": {"a": 1},
        "language": True,
        "publisher": {"name": "x"},
    }
    (row,) = csl(json.dumps([hostile]))
    assert record(row).title.startswith("<script>")
    assert len(record(row).title) <= 500
    assert (record(row).url, record(row).note, record(row).publisher) == (None, "", None)


def test_ris_with_mark_windows_line_ends_and_one_blank(ris: Read) -> None:
    spoiled = RIS.replace("  - ", " - ").replace("\n", "\r\n")
    assert record(ris("\ufeff" + spoiled)[0]).title == "Port struck, eight hurt"


def test_ris_without_the_ends_of_its_entries(ris: Read) -> None:
    rows = ris(RIS.replace("ER  - \n", "") * 2)
    assert [record(row).url for row in rows] == [ADDRESS, ADDRESS]
    assert all("has no end" in row.remark for row in rows)


def test_ris_text_outside_of_entries_is_passed_over_and_long_fields_go_on(ris: Read) -> None:
    note = "AB  - The port was struck.\n      Eight were hurt.\nUN - a team of experts - came.\n"
    (row,) = ris("Provider: Harbour Press\n\n" + RIS.replace("KW  - Odesa\n", note) + "TI  - lost\n")
    assert "Abstract: The port was struck.\nEight were hurt.\nUN - a team of experts - came." in record(row).note


@pytest.mark.parametrize(
    ("date", "published"),
    [("2025/05/23/", "2025-05-23"), ("2025/05//", None), ("2025///Spring", None), ("May 23, 2025", "2025-05-23"),
     ("2025/02/31/", None)],
)  # fmt: skip
def test_dates_of_ris(ris: Read, date: str, published: str | None) -> None:
    (row,) = ris(RIS.replace("2025/05/23/", date))
    assert (str(record(row).published) if record(row).published else None) == published
    assert bool(row.remark) == (published is None)


def test_ris_in_a_code_page(ris: Read) -> None:
    (row,) = ris(RIS.replace("Port struck", "Удар по порту Одеси, є поранені").encode("cp1251"))
    assert record(row).title.startswith("Удар по порту Одеси")


def test_an_empty_entry_of_ris_is_told(ris: Read) -> None:
    rows = ris("TY  - NEWS\nER  - \n" + RIS + "TY  - \n")
    assert [row.number for row in rows if row.record] == [2]


def test_an_endless_line_of_ris_is_cut(ris: Read) -> None:
    (row,) = ris(RIS.replace("Odesa\n", "x" * 700_000 + "\n"))
    assert len(record(row).note) < 1_000


def test_tex_is_read_as_a_person_would(bib: Read) -> None:
    entry = (
        r"@misc{k, title = {Krak\'ow and \L{}\'od\'z: 50% of {Odesa}'s ``port'' --- struck}, howpublished ="
        r"{\url{https://example.org/a_b%20c~d}}, note = {5 \& 6}, date = {2025-05-23}}"
    )
    made = record(bib(entry)[0])
    assert made.title.startswith("Kraków and Łódź: 50% of Odesa's")
    assert (made.url, made.note, str(made.published)) == ("https://example.org/a_b%20c~d", "5 & 6", "2025-05-23")


def test_words_that_strings_stand_for(bib: Read) -> None:
    entries = "".join(f"@article{{a{n}, title = {{Report {n}}}, journal = hd}}\n" for n in range(450))
    rows = bib("@string{hd = {Harbour Daily}}\n" + entries)
    assert {record(row).publisher for row in rows} == {"Harbour Daily"}
    assert [row.number for row in rows] == list(range(1, 451))


def test_broken_entries_of_bibtex_are_told_and_the_others_come_in(bib: Read) -> None:
    rows = bib(
        BIB
        + "@article{b, title={Open, year=2021}\n"
        + BIB.replace("hurt", "dead")
        + "@misc{title = {No name}}\n@misc{c,"
    )
    assert [bool(row.record) for row in rows] == [True, False, True, False, False]
    assert (
        rows[1].remark
        == "The entry “@article{b, title={Open, year=2021}” is broken: a brace, a quotation mark or a comma is missing."
    )


def test_two_entries_of_one_name_both_come_in(bib: Read) -> None:
    assert [record(row).title for row in bib("@misc{a, title={One}}\n@misc{a, title={Two}}")] == ["One", "Two"]


@pytest.mark.parametrize(
    "title",
    ["{" * 3_000 + "}" * 3_000, r"\textbf{" * 900 + "}" * 900, r"\input{/etc/passwd}x", r"\\\\\verb|", "$x^2",
     r"\begin{a}x"],
)  # fmt: skip
def test_hostile_tex_does_no_harm(bib: Read, title: str) -> None:
    for row in bib(f"@misc{{a, title = {{{title}}}, url = {{{ADDRESS}}}}}"):
        assert row.record is None or "root" not in record(row).title


def test_a_bibliography_that_is_too_large_is_refused(
    bib: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checks.exchange.importing.bibtex._LARGEST", 100)
    with pytest.raises(ImportRefused, match="split it into parts"):
        bib(BIB)
