"""The index of the Wayback Machine, reports of ReliefWeb, and the samples of all formats."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checks.casebook import Casebook
from checks.domain.evidence import Evidence, EvidenceKind
from checks.domain.moment import Moment
from checks.errors import ImportRefused
from checks.exchange.importing.importer import Row
from checks.exchange.importing.reliefweb import ReliefWeb
from checks.exchange.importing.wayback import Wayback
from tests.checks.exchange.importing.conftest import ReadRows

COLUMNS = ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"]
KEY = "org,example)/odesa"
PAGE = "https://example.org/odesa"
REPORT: dict[str, Any] = {
    "id": "3670885",
    "score": 1,
    "fields": {
        "title": "Odesa: situation report",
        "date": {"original": "2025-05-23T00:00:00+00:00", "created": "2025-05-24T10:00:00+00:00"},
        "source": [
            {"name": "Harbour Relief", "shortname": "HR", "disclaimer": "The boundaries shown imply no endorsement."},
            {"name": "Coast Aid"},
        ],
        "file": [{"filename": "odesa.pdf", "mimetype": "application/pdf", "url": "https://example.org/odesa.pdf"}],
        "url_alias": "https://reliefweb.int/report/example/odesa",
        "primary_country": {"name": "Ukraine", "iso3": "ukr"},
        "language": [{"code": "en", "name": "English"}],
        "format": [{"name": "Situation Report"}],
        "body": "Eight people were hurt.",
    },
    "href": "https://api.reliefweb.int/v2/reports/3670885",
}


def record(row: Row) -> Evidence:
    assert isinstance(row.record, Evidence), row.remark
    return row.record


def copy(time: str, digest: str, **other: str) -> list[str]:
    cells = dict(zip(COLUMNS, [KEY, time, PAGE, "text/html", "200", digest, "1415"], strict=True)) | other
    return list(cells.values())


def index(*copies: object) -> str:
    return json.dumps([COLUMNS, *copies])


def test_a_copy_is_an_archive_record(read_rows: ReadRows) -> None:
    (row,) = read_rows(index(copy("20250523170159", "AAAA")), "cdx.json")
    made = record(row)
    assert (made.kind, made.url, made.publisher) == (EvidenceKind.ARCHIVE, PAGE, "example.org")
    assert made.archived_url == "https://web.archive.org/web/20250523170159/https://example.org/odesa"
    assert str(made.as_of) == "2025-05-23T17:01:59+00:00"
    assert made.says == "The archive's copy: status 200, text/html, 1,415 bytes packed.\nDigest sha1:AAAA"
    assert row.number == 2


def test_equal_digests_say_that_nothing_changed(read_rows: ReadRows) -> None:
    rows = read_rows(
        index(
            copy("20250523170000", "AAAA"),
            copy("20250524170000", "AAAA"),
            copy("20250525170000", "", original="https://example.org/other", urlkey="org,example)/other"),
            copy("20250526170000", "BBBB"),
        ),
        "cdx.json",
    )
    said = [record(row).says.splitlines() for row in rows]
    assert "Unchanged since the copy from 2025-05-23: equal digest." in said[1]
    assert not any("since" in line for line in said[0] + said[2])
    assert "Changed since the copy from 2025-05-24: another digest." in said[3]


def test_columns_may_stand_in_another_order_and_be_fewer(read_rows: ReadRows) -> None:
    data = json.dumps([["original", "timestamp"], [PAGE, "20250523170000"]])
    assert record(read_rows(data, "cdx.json")[0]).says == ""


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (copy("2025", "A"), "no time of a copy"),
        (copy("20251399999999", "A"), "no time of a copy"),
        (copy("٢٠٢٥٠٥٢٣١٧٠٠٠٠", "A"), "no time of a copy"),
        (copy("20250523170000", "A", original="javascript:alert(1)"), "no web address"),
        (["org"], "number of columns"),
        ("text", "number of columns"),
        ({"timestamp": "20250523170000"}, "number of columns"),
    ],
)
def test_bad_copies_are_told(read_rows: ReadRows, cells: object, words: str) -> None:
    bad, good = read_rows(index(cells, copy("20250523170000", "A")), "cdx.json")
    assert words in bad.remark
    assert good.record


def test_the_key_to_go_on_with_is_no_copy(read_rows: ReadRows) -> None:
    rows = read_rows(index(copy("20250523170000", "A"), [], ["org,example)/ 2025"]), "cdx.json")
    assert [row.number for row in rows if row.record] == [2]


@pytest.mark.parametrize("data", ['[["a","b"],["1","2"]]', '[["urlkey"', "[[", "{}", "", "7"])
def test_what_is_no_index_is_refused(read_rows: ReadRows, data: str) -> None:
    with pytest.raises(ImportRefused, match=r"cdx\.json"):
        read_rows(data, "cdx.json", Wayback())


def test_a_report_names_its_sources_and_their_disclaimers(read_rows: ReadRows) -> None:
    (row,) = read_rows(json.dumps({"totalCount": 1, "count": 1, "data": [REPORT]}), "reports.json")
    made = record(row)
    assert (made.kind, made.publisher, made.medium) == (EvidenceKind.REPORT, "Harbour Relief, Coast Aid", "ReliefWeb")
    assert made.attribution_text == "Harbour Relief, Coast Aid, by way of ReliefWeb"
    assert "Disclaimer of Harbour Relief: The boundaries shown imply no endorsement." in made.note
    assert "File: odesa.pdf, application/pdf, https://example.org/odesa.pdf" in made.note
    assert str(made.published).startswith("2025-05-23")
    assert made.url == "https://reliefweb.int/report/example/odesa"
    assert made.place is not None
    assert (made.place.mention, made.place.admin_codes, made.language) == ("Ukraine", ("UKR",), "en")
    assert made.key == "ReliefWeb 3670885"


@pytest.mark.parametrize("member", [None, 7, [], {}, {"id": "1"}, {"fields": None}, {"fields": {"title": ["x"]}}])
def test_reports_without_a_title_are_told(read_rows: ReadRows, member: object) -> None:
    bad, good = read_rows(json.dumps({"data": [member, REPORT]}), "reports.json", ReliefWeb())
    assert "has no title" in bad.remark
    assert good.record


def test_odd_fields_of_a_report_do_no_harm(read_rows: ReadRows) -> None:
    odd = {key: [["x"], {"name": ["y"]}, 7] for key in REPORT["fields"]} | {"title": "A report"}
    (row,) = read_rows(json.dumps({"data": [{"id": 1, "fields": odd}]}), "reports.json", ReliefWeb())
    assert record(row).publisher is None
    assert "does not name its source" in row.remark


@pytest.mark.parametrize("cut", [20, 200, 700])
def test_a_cut_answer_is_refused(read_rows: ReadRows, cut: int) -> None:
    with pytest.raises(ImportRefused, match="breaks off"):
        read_rows(json.dumps({"data": [REPORT]})[:cut], "reports.json", ReliefWeb())


@pytest.mark.parametrize(
    ("name", "format_name", "count"),
    [
        ("claimreview_schemaorg_eg0324.json", "ClaimReview", 1),
        ("csl_SYNTHETIC.json", "CSL-JSON", 1),
        ("zotero_SYNTHETIC.ris", "RIS", 1),
        ("zotero_SYNTHETIC.bib", "BibTeX", 1),
        ("wayback_cdx_from_readme.json", "Wayback Machine index (CDX)", 2),
    ],
)
def test_each_sample_comes_in_once(
    casebook: Casebook, sample: Callable[[str], Path], name: str, format_name: str, count: int
) -> None:
    change, account = casebook.imports.from_file(sample(name))
    assert change is not None
    assert [each.format for each in casebook.imports.all()] == [format_name]
    assert (account.read, account.imported, account.skipped) == (count, count, 0)
    again, second = casebook.imports.from_file(sample(name))
    assert (again, second.duplicates) == (None, count)


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9])
@pytest.mark.parametrize(
    "name", ["claimreview_schemaorg_eg0324.json", "csl_SYNTHETIC.json", "wayback_cdx_from_readme.json"]
)
def test_cut_samples_leave_nothing(
    casebook: Casebook, sample: Callable[[str], Path], tmp_path: Path, name: str, cut: float
) -> None:
    data = sample(name).read_bytes()
    path = tmp_path / name
    path.write_bytes(data[: int(len(data) * cut)])
    with pytest.raises(ImportRefused):
        casebook.imports.from_file(path)
    assert (casebook.evidence.all(), casebook.imports.all()) == ((), ())


def test_one_source_out_of_three_programs_is_one_record(casebook: Casebook, sample: Callable[[str], Path]) -> None:
    for name in ("csl_SYNTHETIC.json", "zotero_SYNTHETIC.ris", "zotero_SYNTHETIC.bib"):
        casebook.imports.from_file(sample(name))
    assert len(casebook.evidence.all()) == 1


def test_the_day_of_access_is_the_one_that_was_told(casebook: Casebook, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("id,title,date\n1,Strike,2025-05-23\n")
    casebook.imports.from_file(path, query="filters: none", accessed=Moment.parse("2025-05-24"))
    (made,) = casebook.evidence.all()
    assert (str(made.accessed), made.query) == ("2025-05-24", "filters: none")
