"""`claimdesk ingest`: an article out of a file or a page."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checks.cli.output import print_answers, print_text, read_lines
from checks.errors import IngestError
from checks.text.json_lines import write_object

if TYPE_CHECKING:
    from checks.ingest.document import Document


def ingest(
    source: Annotated[
        str | None, typer.Argument(metavar="FILE|URL|-", help="The article; - is standard input.")
    ] = None,
    batch: Annotated[
        Path | None, typer.Option(help='JSON Lines {"id", "path", "url"}; url alone is fetched, - is standard input.')
    ] = None,
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
        print_text(write_object(document.as_fields()) if as_json else _readable(document))


def _print_batch(path: Path) -> None:
    from checks.ingest.batch import read_batch

    print_answers(read_batch(read_lines(path)))


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
