"""`claimdesk search`: find anything in a casebook."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from checks.cli.output import print_text
from checks.text.json_lines import write_object

if TYPE_CHECKING:
    from checks.matching.highlights import Snippet
    from checks.services.found import Hit
    from checks.services.search import Results

PROGRAM = "claimdesk"
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def search(
    casebook: Annotated[str, typer.Argument(metavar="CASEBOOK", help="A file, or the address of a database.")],
    query: Annotated[list[str], typer.Argument(metavar="QUERY", help="Words, in quotation marks.")],
    top: Annotated[int, typer.Option(min=1, max=1000, metavar="N", help="How many of each sort.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Print one object with all that is found.")] = False,
) -> None:
    """Find words in articles, claims, evidence, verdicts, comments and earlier checks.

    "An exact phrase", -without, and fields narrow it: kind:quantity status:open rating:false place:Odesa speaker:
    publisher: after:2025-05-01 before: in:claims. A minus at the beginning needs two dashes before it: -- "-fire port".
    """
    from checks.casebook import Casebook

    with Casebook.read(casebook, person=PROGRAM) as book:
        results = book.search.find(" ".join(query), top=top)
    if as_json:
        print_text(write_object(_as_fields(results)))
    else:
        mark = _bold if sys.stdout.isatty() else _bracketed
        print_text("\n".join(_in_words(results, mark)))


def _as_fields(results: Results) -> dict[str, Any]:
    return {
        "hits": [_fields_of(hit) for hit in results.hits],
        "more": sorted(sort.value for sort in results.more),
        "complaints": list(results.query.complaints),
        "instead": results.instead,
    }


def _fields_of(hit: Hit) -> dict[str, Any]:
    ids = {"article": hit.article_id, "claim": hit.claim_id}
    return {
        "in": hit.sort.value,
        "id": str(hit.id),
        "text": hit.head.text,
        "marks": [[span.start, span.end] for span in hit.head.spans],
        "piece": hit.piece.text,
        "piece_marks": [[span.start, span.end] for span in hit.piece.spans],
        "where": hit.where,
        **{name: str(found) for name, found in ids.items() if found},
    }


def _in_words(results: Results, mark: Callable[[str], str]) -> Iterator[str]:
    yield from results.query.complaints
    if not results.hits:
        meant = f" Did you mean: {results.instead}" if results.instead else ""
        yield f"Nothing is found.{meant}"
    sort = None
    for hit in results.hits:
        if hit.sort is not sort:
            sort = hit.sort
            yield f"{sort.value.capitalize()}{' (the best of more)' if sort in results.more else ''}"
        yield f"  {_marked(hit.head, mark)}"
        if hit.piece.text:
            yield f"      {_marked(hit.piece, mark)}"
        yield f"      {hit.where}"


def _marked(snippet: Snippet, mark: Callable[[str], str]) -> str:
    text, at, parts = snippet.text, 0, []
    for span in snippet.spans:
        parts += [text[at : span.start], mark(span.of(text))]
        at = span.end
    return "".join([*parts, text[at:]])


def _bold(words: str) -> str:
    return f"{_BOLD}{words}{_PLAIN}"


def _bracketed(words: str) -> str:
    return f"[{words}]"
