"""The command that checks an article, alone or on the evidence of a casebook."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
import typer
from click.testing import Result
from typer.testing import CliRunner

from checks.casebook import Casebook
from checks.cli.check import check
from checks.domain.finding import Level
from checks.domain.house import House
from checks.errors import ChecksError, ExtractionError, NotFound
from checks.extraction.parser import RULES, Parser

BAD = (
    "Rebels shelled the market in Goma on Thursday. Eight people were wounded, including nine in critical condition.\n"
)
GOOD = BAD.replace("nine", "four")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs the command with the rules of extraction, which need no time to load."""
    monkeypatch.setattr("checks.extraction.parser.load_parser", lambda: Parser(RULES))
    app = typer.Typer()
    app.command()(check)

    def call(*arguments: object, standard_input: str | None = None) -> Result:
        done = CliRunner().invoke(app, [str(each) for each in arguments], input=standard_input)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done

    return call


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(BAD, encoding="utf-8")
    return path


def test_the_document_has_the_article_and_what_was_noticed(run: Callable, article: Path) -> None:
    done = run(article, "--published", "2025-05-23", "--json")
    assert done.exit_code == 1
    document = json.loads(done.stdout)
    assert document.keys() == {"article", "findings"}
    assert document["article"]["text"] == BAD
    found = document["findings"][0]
    assert found.keys() == {"rule", "level", "message", "spans", "claims", "evidence", "missing"}
    assert (found["rule"], found["level"], found["evidence"]) == ("figure.subset", "conflicts", [])
    assert {BAD[span["start"] : span["end"]] for span in found["spans"]} == {"nine", "Eight"}
    assert len({(each["rule"], each["message"]) for each in document["findings"]}) == len(document["findings"])


def test_without_a_conflict_it_ends_with_nought(run: Callable, article: Path) -> None:
    assert run("-", "--json", standard_input=GOOD).exit_code == 0
    assert run(article, "--exit-zero").exit_code == 0


def test_people_read_a_table_that_starts_with_what_conflicts(run: Callable, article: Path) -> None:
    told = run(article, "--published", "2025-05-23").stdout
    assert told.index("✗ conflicts") < told.index("· note")
    assert "conflicts: 1" in told


def test_where_nothing_is_noticed_it_says_so(run: Callable) -> None:
    assert "Nothing was noticed." in run("-", standard_input="The sun rose over the hills, the guide said.\n").stdout


def test_an_article_of_the_casebook_is_found_by_its_text_and_by_its_id(
    run: Callable, sample_path: Path, tmp_path: Path
) -> None:
    with Casebook.read(sample_path, person="Checker") as casebook:
        found = casebook.articles.overview()[0].article
        text = casebook.desk(found.id).version.text
    path = tmp_path / "again.txt"
    path.write_text(text, encoding="utf-8")
    by_text, by_id, alone = (
        json.loads(run(*arguments, "--casebook", sample_path, "--json").stdout)
        for arguments in ((path,), (found.id,), ())
    )
    assert by_text == by_id == alone
    assert any(each["rule"] == "source.independence" and each["evidence"] for each in by_id["findings"])


def test_another_text_is_held_against_the_tables_and_the_choices_of_the_house(
    run: Callable, article: Path, sample_path: Path
) -> None:
    def levels() -> set[str]:
        document = json.loads(run(article, "--casebook", sample_path, "--json").stdout)
        return {each["level"] for each in document["findings"] if each["rule"] == "figure.subset"}

    assert levels() == {"conflicts"}
    with Casebook.open(sample_path, person="Checker") as casebook:
        casebook.house.edit(House().with_rule("figure.subset", limit=Level.NOTE))
    assert levels() == {"note"}


def test_nothing_in_the_casebook_is_changed(run: Callable, sample_path: Path) -> None:
    before = sample_path.read_bytes()
    run("--casebook", sample_path)
    assert sample_path.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "error", "sentence"),
    [
        ((), ChecksError, "Give an article"),
        (("a.txt", "--batch", "b.jsonl"), ChecksError, "leave the article"),
        (("a.txt", "--published", "yesterday"), ExtractionError, "is no date"),
    ],
)
def test_what_cannot_be_done_ends_in_a_sentence(
    run: Callable, arguments: tuple[str, ...], error: type[ChecksError], sentence: str
) -> None:
    with pytest.raises(error, match=sentence):
        run(*arguments)


def test_an_id_that_is_not_there_is_told(run: Callable, sample_path: Path) -> None:
    with pytest.raises(NotFound, match="no article with the id"):
        run(uuid4(), "--casebook", sample_path)
