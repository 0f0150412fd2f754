"""The command that prints an article's claims."""

from __future__ import annotations

import json

import pytest
import typer
from typer.testing import CliRunner

from checks.cli.extract import extract
from checks.errors import ChecksError, ExtractionError, IngestError
from checks.extraction.parser import RULES, Parser

TEXT = "Rebels shelled the market in Goma on Thursday.\nAt least 12 people were killed, the army said.\n"


@pytest.fixture
def run(monkeypatch):
    """Runs the command with the rules, which need no time to load."""
    monkeypatch.setattr("checks.extraction.parser.load_parser", lambda: Parser(RULES))
    app = typer.Typer()
    app.command()(extract)

    def call(*arguments: str, standard_input: bytes | None = None):
        done = CliRunner().invoke(app, arguments, input=standard_input)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done

    return call


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_json_holds_the_text_and_claims_that_quote_it(run, article):
    document = json.loads(run(article, "--published", "2025-05-23", "--json").stdout)
    text = document["article"]["text"]
    assert document["article"]["published"] == "2025-05-23"
    assert document["extractor"] == RULES
    assert document["claims"]
    assert all(text[claim["start"] : claim["end"]] == claim["quote"] for claim in document["claims"])


def test_json_is_one_line_and_nothing_else(run, article):
    assert len(run(article, "--json").stdout.splitlines()) == 1


def test_standard_input(run):
    document = json.loads(run("-", "--json", standard_input=TEXT.encode()).stdout)
    assert "12 people were killed" in " ".join(claim["quote"] for claim in document["claims"])


def test_without_json_a_table(run, article):
    shown = run(article).stdout
    assert "12 people" in shown
    assert RULES.split()[0] in shown


def test_a_batch_answers_each_line_in_order(run, tmp_path):
    path = tmp_path / "batch.jsonl"
    rows = [{"id": "b", "text": TEXT, "published": "2025-05-23", "language": "en"}, {"id": 2}, {"id": "c", "text": ""}]
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\nnonsense\n", encoding="utf-8")
    answers = [json.loads(line) for line in run("--batch", str(path), "--json").stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["b", 2, "c", None]
    assert answers[0]["mentions"]["times"][0]["from"] == "2025-05-22"
    assert answers[0]["mentions"]["quantities"][0]["value"] == 12
    assert "error" in answers[1]
    assert answers[2]["claims"] == []
    assert "error" in answers[3]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--published", "yesterday"], "yesterday"),
        (["--timezone", "Mars/Olympus"], "Mars/Olympus"),
        (["--language", "klingon"], "klingon"),
    ],
)
def test_bad_options_are_named(run, article, options, says):
    with pytest.raises(ExtractionError, match=says):
        run(article, *options)


def test_a_language_may_be_written_as_a_tag(run, article):
    assert json.loads(run(article, "--json", "--language", "EN-GB").stdout)["article"]["language"] == "en"


@pytest.mark.parametrize(
    "row",
    [{"published": 20250523}, {"timezone": 5}, {"timezone": "No/X"}, {"language": ["en"]}, {"published": "2025-13-40"}],
)
def test_one_bad_line_does_not_stop_the_batch(run, row):
    lines = "".join(json.dumps(each) + "\n" for each in ({"id": 1, "text": TEXT, **row}, {"id": 2, "text": TEXT}))
    bad, good = map(json.loads, run("--batch", "-", "--json", standard_input=lines.encode()).stdout.splitlines())
    assert (bad["id"], bad["error"][-1]) == (1, ".")
    assert (good["id"], "claims" in good) == (2, True)


def test_half_a_character_is_replaced(run):
    lines = b'{"id": "\\ud800", "text": "At least 12 people \\udc00 were killed."}\n'
    answer = json.loads(run("--batch", "-", "--json", standard_input=lines).stdout)
    assert answer["id"] == "\ud800"
    assert answer["article"]["text"] == "At least 12 people \ufffd were killed."


def test_a_batch_of_which_nothing_could_be_read_fails(run):
    with pytest.raises(IngestError, match="None of the 2"):
        run("--batch", "-", "--json", standard_input=b"nonsense\n[]\n")


def test_no_claims_are_said_in_a_line(run):
    shown = run("-", standard_input=b"Nothing new.\n").stdout
    assert shown.startswith("0 claims in 1 sentence")
    assert len(shown.splitlines()) == 1


def test_one_source_is_needed_and_only_one(run, article):
    for arguments in ([], [article, "--batch", article], ["--batch", article, "--language", "en"]):
        with pytest.raises(IngestError):
            run(*arguments)


def test_a_missing_file_is_named(run, tmp_path):
    for arguments in ([str(tmp_path / "none.txt")], ["--batch", str(tmp_path / "none.jsonl")]):
        with pytest.raises(ChecksError, match="none"):
            run(*arguments)
