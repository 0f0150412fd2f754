"""`claimdesk extract`: the claims of an article."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from checks.cli.options import ArticleArgument, Language, Published, Timezone
from checks.cli.output import print_answers, print_text, read_lines
from checks.errors import IngestError
from checks.text.json_lines import write_object


def extract(
    article: ArticleArgument = None,
    published: Published = None,
    timezone: Timezone = None,
    language: Language = None,
    batch: Annotated[
        Path | None,
        typer.Option(help='JSON Lines {"id", "text", "published", "timezone", "language"}; - is standard input.'),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
) -> None:
    """Find the claims of an article and print them in the order of the text, with how much each is worth a check.

    With --batch, each line gives one line of JSON with its id, in the same order, and the mentions of the whole text.
    A line that cannot be read gives {"id", "error"} and the others go on; the exit status is 2 only if none could be
    read.
    """
    if (article is None) == (batch is None):
        raise IngestError("Give one article to look through, or a file of them with --batch.")
    if batch is not None:
        if published or timezone or language:
            raise IngestError("With --batch, date, time zone and language stand in each line: leave the options out.")
        _print_batch(batch)
        return
    document = _found(str(article), published, timezone, language)
    if as_json:
        print_text(write_object(document))
    else:
        from checks.cli.claim_table import print_claims

        print_claims(document)


def _found(where: str, published: str | None, timezone: str | None, language: str | None) -> dict[str, Any]:
    """What can be refused at once comes first: the language model takes seconds to load."""
    from checks.extraction.document import to_document
    from checks.extraction.extract import Request, extract_all
    from checks.extraction.parser import load_parser
    from checks.extraction.unfiled import language_code, moment, unfiled_version, zone
    from checks.ingest.anywhere import read_anywhere

    day, place, tongue = moment(published), zone(timezone), language_code(language)
    source = read_anywhere(where, standard_input=sys.stdin.buffer)
    request = Request(
        unfiled_version(source.text, source.furniture),
        day or source.published,
        place or source.timezone,
        tongue or source.language,
    )
    return to_document(request, next(extract_all([request], load_parser())), source.title)


def _print_batch(path: Path) -> None:
    from checks.extraction.batch import extract_batch
    from checks.extraction.parser import load_parser

    lines = read_lines(path)
    print_answers(extract_batch(lines, load_parser()))
