"""`claimdesk report`."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.casebook import Casebook
from checks.cli.app import main
from checks.domain.article import Article
from checks.domain.change import Change


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "Odesa desk.casebook"
    Casebook.sample(path, person="Tester").close()
    return path


@pytest.fixture
def two_articles(tmp_path: Path, sample: Path) -> Path:
    path = tmp_path / "two.casebook"
    path.write_bytes(sample.read_bytes())
    with Casebook.open(path, person="Tester") as casebook:
        first = casebook.articles.overview()[0].article
        second = Article(casebook.me.id, "Missiles over the harbour")
        versions = casebook.articles.versions(first.id)
        casebook.apply(Change("Add", after=(second, type(versions[0])(second.id, second.id, 1, "Text.", "00"))))
    return path


def test_one_article_needs_no_name(sample: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    assert main(["report", str(sample), "-o", str(page)]) == 0
    text = page.read_text(encoding="utf-8")
    assert text.startswith("<!DOCTYPE html>")
    assert "Russia and Ukraine Free Hundreds of Captives" in text
    assert "Casebook “Odesa desk”" in text


def test_without_a_file_the_report_goes_to_standard_output(
    sample: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["report", str(sample), "--format", "html"]) == 0
    assert capfdbinary.readouterr().out.decode("utf-8").endswith("</html>\n")


def test_remarks_only_when_asked_for(sample: Path, tmp_path: Path) -> None:
    quiet, full = tmp_path / "quiet.html", tmp_path / "full.html"
    assert main(["report", str(sample), "-o", str(quiet)]) == main(
        ["report", str(sample), "-o", str(full), "--with-comments"]
    )
    assert "Remarks" not in quiet.read_text(encoding="utf-8")
    assert "Remarks" in full.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["Missiles over the harbour", "missiles OVER", "over the"])
def test_an_article_by_title_or_part_of_it(two_articles: Path, tmp_path: Path, name: str) -> None:
    page = tmp_path / "report.html"
    assert main(["report", str(two_articles), "--article", name, "-o", str(page)]) == 0
    assert "<h1" in page.read_text(encoding="utf-8")
    assert "Missiles over the harbour</h1>" in page.read_text(encoding="utf-8")


def test_an_article_by_id(two_articles: Path, tmp_path: Path) -> None:
    with Casebook.open(two_articles, person="Tester") as casebook:
        (article,) = (
            each.article for each in casebook.articles.overview() if each.article.title.startswith("Missiles over")
        )
    page = tmp_path / "report.html"
    assert main(["report", str(two_articles), "--article", str(article.id), "-o", str(page)]) == 0
    assert "Missiles over the harbour</h1>" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Say which article"),
        (["--article", "missiles"], "is not one article"),
        (["--article", "x?"], "is no article"),
    ],
)
def test_the_choice_is_listed(
    two_articles: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", str(two_articles), *arguments]) == 2
    err = capsys.readouterr().err
    assert said in err
    assert "“Missiles over the harbour” (" in err
    assert "“Russia and Ukraine Free" in err


def test_an_empty_casebook_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Casebook.create(tmp_path / "empty.casebook", person="Tester").close()
    assert main(["report", str(tmp_path / "empty.casebook")]) == 2
    assert "There is no article in “empty”" in capsys.readouterr().err


def test_a_folder_that_is_not_there(sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(sample), "-o", str(tmp_path / "none" / "report.html")]) == 2
    assert "Choose another place" in capsys.readouterr().err


def test_a_file_that_is_no_casebook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("nothing", encoding="utf-8")
    assert main(["report", str(other)]) == 2
    assert "not a casebook" in capsys.readouterr().err


def test_a_casebook_is_never_overwritten(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sample.read_bytes()
    assert main(["report", str(sample), "-o", str(sample)]) == 2
    assert "is a casebook" in capsys.readouterr().err
    assert sample.read_bytes() == before


def test_an_older_report_is_overwritten(sample: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    page.write_text("Old", encoding="utf-8")
    assert main(["report", str(sample), "-o", str(page)]) == 0
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_the_sample_needs_no_casebook(tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    assert main(["report", "--sample", "-o", str(page)]) == 0
    assert "Casebook “Sample”" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("more", [[], ["desk.casebook", "--sample"]])
def test_a_casebook_or_the_sample(more: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", *more]) == 2
    assert "--sample" in capsys.readouterr().err


def test_a_pdf_by_the_name_of_its_file(sample: Path, tmp_path: Path) -> None:
    paper = tmp_path / "report.pdf"
    assert main(["report", str(sample), "-o", str(paper)]) == 0
    assert paper.read_bytes().startswith(b"%PDF-1.7")


def test_the_form_that_is_named_wins(sample: Path, tmp_path: Path) -> None:
    paper = tmp_path / "report.html"
    assert main(["report", str(sample), "--format", "pdf", "-o", str(paper)]) == 0
    assert paper.read_bytes().startswith(b"%PDF-")


def test_a_pdf_is_not_poured_into_a_terminal(sample: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["report", str(sample), "--format", "pdf"]) == 2
    out, err = capfdbinary.readouterr()
    assert out == b""
    assert b"Name the file for the PDF document with -o" in err


def test_templates_of_ones_own(sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, page = tmp_path / "ours", tmp_path / "report.html"
    assert main(["report", "--write-templates", str(folder)]) == 0
    assert "templates are in" in capsys.readouterr().out
    (folder / "report.css").write_text("body { color: teal; }", encoding="utf-8")
    assert main(["report", str(sample), "--templates", str(folder), "-o", str(page)]) == 0
    assert "body { color: teal; }" in page.read_text(encoding="utf-8")
    (folder / "report.html").write_text("\n{{ nothing }}", encoding="utf-8")
    assert main(["report", str(sample), "--templates", str(folder), "-o", str(page)]) == 2
    assert "report.html cannot be used in line 2" in capsys.readouterr().err
    assert "body { color: teal; }" in page.read_text(encoding="utf-8")
