"""`claimdesk extract`: the claims of an article."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from checks.cli.ingest import one_line
from checks.errors import ExtractionError, IngestError

if TYPE_CHECKING:
    from checks.extraction.parser import Parser


def extract(
    article: Annotated[
        str | None, typer.Argument(metavar="ARTICLE|URL|-", help="The article; - is standard input.")
    ] = None,
    published: Annotated[str | None, typer.Option(help="Day or time of publication, such as 2025-05-23.")] = None,
    timezone: Annotated[str | None, typer.Option(help="Zone in which “Friday” is meant, as Europe/Kyiv.")] = None,
    language: Annotated[str | None, typer.Option(help="Two letters, such as en.")] = None,
    batch: Annotated[
        Path | None, typer.Option(help='JSON Lines {"id", "text", "published", "timezone", "language"}.')
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
) -> None:
    """Find the claims of an article and print them, the most telling facts first.

    With --batch, each line gives one line of JSON with its id, in the same order, and the mentions of the whole text.
    """
    if (article is None) == (batch is None):
        raise IngestError("Give one article to look through, or a file of them with --batch.")
    if batch is not None:
        _print_batch(batch)
        return
    from checks.extraction.parser import load_parser

    document = _found(str(article), published, timezone, language, load_parser())
    if as_json:
        _print(one_line(document))
    else:
        from checks.cli.claim_table import print_claims

        print_claims(document)


def _found(
    where: str, published: str | None, timezone: str | None, language: str | None, parser: Parser
) -> dict[str, Any]:
    from checks.extraction.document import to_document
    from checks.extraction.extract import Request, extract_all
    from checks.extraction.unfiled import moment, unfiled_version, zone
    from checks.ingest.anywhere import read_anywhere

    source = read_anywhere(where, standard_input=sys.stdin.buffer)
    day, place, tongue = moment(published) or source.published, zone(timezone), language or source.language
    request = Request(unfiled_version(source.text, source.furniture), day, place or source.timezone, tongue)
    return to_document(request, next(extract_all([request], parser)), source.title)


def _print_batch(path: Path) -> None:
    from checks.extraction.batch import extract_batch
    from checks.extraction.parser import load_parser

    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeError) as problem:
        raise ExtractionError(f"{path} cannot be read as JSON Lines in UTF-8 ({problem}): check the file.") from None
    for answer in extract_batch(lines, load_parser()):
        _print(one_line(answer))


def _print(line: str) -> None:
    """UTF-8 whatever the terminal, so that other programs can read it everywhere."""
    typer.echo(line.encode("utf-8"))
