"""From a file into the casebook: one change, no duplicates, nothing half-way."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from checks.casebook import Casebook
from checks.domain.evidence import Evidence, EvidenceKind
from checks.domain.moment import Moment
from checks.errors import Cancelled, ImportRefused
from checks.exchange.importing import source as source_module
from checks.exchange.importing.importer import Arrival
from checks.exchange.importing.preview import preview
from checks.exchange.importing.registry import importer_for, importer_named, importers
from checks.exchange.importing.source import Source
from checks.services.dry_run import DryRun

ON_BOTH_ENGINES = True

Write = Callable[..., Path]


@pytest.fixture
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files be read by four kilobytes, so that a short one has many steps."""
    monkeypatch.setattr(source_module, "_AT_ONCE", 4096)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """A table of so many rows, the first of this number, in a file of this name."""

    def make(count: int, first: int = 1, name: str = "strikes.csv", more: str = "") -> Path:
        path = tmp_path / name
        rows = "".join(f"{n},Strike {n},2025-05-01,{n % 7}\n" for n in range(first, first + count))
        path.write_text(f"id,title,date,killed\n{rows}{more}", encoding="utf-8")
        return path

    return make


def test_a_file_comes_in_with_one_change_and_goes_with_one_undo(casebook: Casebook, write: Write) -> None:
    change, account = casebook.imports.from_file(write(1234), query="all of May")
    assert (account.read, account.imported, account.duplicates, account.skipped) == (1234, 1234, 0, 0)
    assert change is not None
    (import_,) = casebook.imports.all()
    assert (import_.name, import_.format, import_.records, import_.query) == (
        "strikes.csv",
        "Table",
        1234,
        "all of May",
    )
    kept = casebook.evidence.all()
    assert [record.title for record in kept] == [f"Strike {n}" for n in range(1, 1235)]
    assert {record.import_id for record in kept} == {import_.id}
    casebook.apply(change.inverse())
    assert casebook.evidence.all() == ()


def test_a_second_import_brings_only_what_is_new(casebook: Casebook, write: Write) -> None:
    casebook.imports.from_file(write(600))
    change, account = casebook.imports.from_file(write(700, first=500))
    assert (account.imported, account.duplicates) == (599, 101)
    assert change is not None
    again, account = casebook.imports.from_file(write(700, first=500))
    assert again is None
    assert account.summary == "Of 700 rows none came in, 700 were here already."
    assert len(casebook.imports.all()) == 2


def test_a_row_that_stands_twice_comes_in_once(casebook: Casebook, write: Write) -> None:
    _, account = casebook.imports.from_file(write(1200, more="3,Strike 3 again,2025-05-01,1\n"))
    assert (account.imported, account.duplicates) == (1200, 1)


def test_rows_without_ids_are_known_by_what_they_hold(casebook: Casebook, tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("title,killed\nStrike,1\nStrike,2\nStrike,1\n", encoding="utf-8")
    assert casebook.imports.from_file(path)[1].imported == 2
    assert casebook.imports.from_file(path, query="another day")[1].imported == 0


def test_what_was_entered_by_hand_is_not_doubled(casebook: Casebook, tmp_path: Path) -> None:
    url, published = "https://example.org/a", Moment.parse("2025-05-23")
    casebook.evidence.add(Evidence(casebook.me.id, EvidenceKind.REPORT, "Port hit", url=url, published=published))
    path = tmp_path / "library.json"
    item = {"type": "article-newspaper", "title": "Port hit", "URL": url, "issued": {"date-parts": [[2025, 5, 23]]}}
    path.write_text(json.dumps([item, item | {"title": "Port hit again"}]), encoding="utf-8")
    _, account = casebook.imports.from_file(path)
    assert (account.imported, account.duplicates) == (1, 1)


def test_undone_rows_come_in_again(casebook: Casebook, write: Write) -> None:
    change, _ = casebook.imports.from_file(write(10))
    assert change is not None
    casebook.apply(change.inverse())
    assert casebook.imports.from_file(write(10))[1].imported == 10
    assert len(casebook.evidence.all()) == 10


def test_a_trial_tells_the_same_and_keeps_nothing(casebook: Casebook, write: Write) -> None:
    path = write(700, more="7,Strike 7,2025-05-01,0\n\n,,,\n1,2,3,4,5\n")
    change, trial = casebook.imports.from_file(path, dry_run=DryRun())
    assert change is None
    assert casebook.evidence.all() == ()
    assert casebook.history.latest() == ()
    _, account = casebook.imports.from_file(path)
    assert trial == account


def test_a_dry_run_over_several_files_tells_what_stands_in_two(casebook: Casebook, write: Write) -> None:
    paths = [write(700), write(700, first=500, name="more.csv")]
    dry_run = DryRun()
    told = [casebook.imports.from_file(path, dry_run=dry_run)[1] for path in paths]
    assert [(account.imported, account.duplicates) for account in told] == [(700, 0), (499, 201)]
    assert told == [casebook.imports.from_file(path)[1] for path in paths], "what was told is what comes in"


@pytest.mark.usefixtures("small_steps")
def test_what_stops_the_reading_leaves_nothing(casebook: Casebook, write: Write) -> None:
    path = write(3000)

    def stop(done: int, total: int) -> None:
        if done > total // 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        casebook.imports.from_file(path, progress=stop)
    assert casebook.evidence.all() == ()
    assert casebook.imports.all() == ()
    assert casebook.imports.from_file(write(3))[1].imported == 3


def test_a_file_that_breaks_off_leaves_nothing(casebook: Casebook, tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_text(json.dumps([{"title": f"Strike {n}"} for n in range(3000)])[:-20], encoding="utf-8")
    with pytest.raises(ImportRefused, match="Nothing was brought in"):
        casebook.imports.from_file(path)
    assert casebook.evidence.all() == ()


@pytest.mark.usefixtures("small_steps")
def test_progress_hears_of_kilobytes_to_the_end(casebook: Casebook, write: Write) -> None:
    path = write(1500)
    heard: list[tuple[int, int]] = []
    casebook.imports.from_file(path, progress=lambda done, total: heard.append((done, total)))
    size = path.stat().st_size // 1000
    assert {total for _, total in heard} == {size}
    assert heard[-1] == (size, size)
    assert len(heard) > 2


def test_the_account_counts_all_and_keeps_the_first_sentences(casebook: Casebook, tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("title,url\n" + "A,\n" * 10 + "a,b,c\n" * 1500, encoding="utf-8")
    _, account = casebook.imports.from_file(path)
    assert (account.read, account.imported, account.skipped, len(account.reasons)) == (1510, 1, 1500, 1000)
    assert account.as_fields()["reasons"][0] == {"row": 12, "sentence": "The row has 3 cells under 2 columns."}


def test_a_preview_shows_the_first_rows_and_keeps_nothing(casebook: Casebook, write: Write) -> None:
    source = Source(write(100))
    arrival = Arrival(casebook.me.id, Moment.parse("2025-05-24"), lambda: casebook.me.id)
    shown = preview(source, importer_for(source), arrival, most=5)
    assert (shown.format, len(shown.rows), shown.left_out) == ("Table", 5, ())
    assert casebook.evidence.all() == ()


def test_importers_are_found_by_name_in_any_case() -> None:
    names = [importer.name for importer in importers()]
    assert len(set(names)) == len(names)
    assert importer_named(" ucdp ged ").name == "UCDP GED"
    with pytest.raises(ImportRefused, match=r"Choose one of: .*UCDP GED"):
        importer_named("Excel")
