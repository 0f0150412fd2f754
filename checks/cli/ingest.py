"""`claimdesk ingest`: an article out of a file or a page."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from checks.errors import IngestError

if TYPE_CHECKING:
    from checks.ingest.document import Document


def ingest(
    source: Annotated[
        str | None, typer.Argument(metavar="FILE|URL|-", help="The article; - is standard input.")
    ] = None,
    batch: Annotated[Path | None, typer.Option(help='JSON Lines {"id", "path", "url"}; url alone is fetched.')] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
) -> None:
    """Read an article and print its title, date and text.

    With --batch, each line gives one line of JSON, in the same order. A line that cannot be read gives
    {"id", "error"} and the others go on; the exit status is 2 only if none could be read.
    """
    if (source is None) == (batch is None):
        raise IngestError("Give one article to read, or a file of them with --batch.")
    if batch is not None:
        _print_batch(batch)
    elif source is not None:
        from checks.ingest.anywhere import read_anywhere

        document = read_anywhere(source, standard_input=sys.stdin.buffer)
        _print(one_line(document.as_fields()) if as_json else _readable(document))


def _print_batch(path: Path) -> None:
    from checks.ingest.batch import read_batch

    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeError) as problem:
        raise IngestError(f"{path} cannot be read as JSON Lines in UTF-8 ({problem}): check the file.") from None
    failures = answers = 0
    for answer in read_batch(lines):
        answers += 1
        failures += "error" in answer
        _print(one_line(answer))
    if failures and failures == answers:
        raise IngestError(f"None of the {answers} articles could be read: the lines printed say why.")


def one_line(value: dict[str, Any]) -> str:
    """JSON that stays one line for every reader: some also break lines at U+0085, U+2028 and U+2029."""
    line = json.dumps(value, ensure_ascii=False)
    return line.replace("\u0085", "\\u0085").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _print(line: str) -> None:
    """UTF-8 whatever the terminal, so that other programs can read it everywhere."""
    typer.echo(line.encode("utf-8"))


def _readable(document: Document) -> str:
    facts = {
        "Title": document.title,
        "By": document.byline,
        "Publisher": document.publisher,
        "Address": document.url,
        "Published": document.published,
        "Language": document.language,
    }
    head = [f"{name + ':':<11}{value}" for name, value in facts.items() if value]
    return "\n".join([*head, "", document.text])
