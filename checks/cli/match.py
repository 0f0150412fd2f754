"""`claimdesk match`: was this checked before?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from checks.cli.output import print_answers, print_text, read_lines
from checks.errors import ChecksError
from checks.text.json_lines import read_objects, write_object

if TYPE_CHECKING:
    from checks.casebook import Casebook
    from checks.matching.match import Match
    from checks.matching.weights import MatchSettings

PROGRAM = "claimdesk"


def match(
    casebook: Annotated[str, typer.Argument(metavar="CASEBOOK", help="A file, or the address of a database.")],
    text: Annotated[str | None, typer.Argument(metavar="TEXT", help="The claim, in quotation marks.")] = None,
    batch: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help='Many claims: one {"id", "text"} a line, or - for standard input.'),
    ] = None,
    top: Annotated[int, typer.Option(min=1, max=100, metavar="N", help="How many matches.")] = 5,
    semantic: Annotated[
        bool | None, typer.Option(help="Compare the meaning, too; by default where the extra “semantic” is installed.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one line of JSON for each claim.")] = False,
) -> None:
    """Find earlier checks of a claim, and claims of the casebook that were judged, with what is the same and what not.

    Everything found is listed, the likest first: how close it is stands beside it. Nothing is linked and the casebook
    is not changed.
    """
    from checks.casebook import Casebook

    if (text is None) == (batch is None):
        raise ChecksError("Give the claim in quotation marks, or a file of claims with --batch.")
    settings = _settings(semantic)
    lines = read_lines(batch) if batch else []
    with Casebook.read(casebook, person=PROGRAM) as book:
        if text is None:
            print_answers(_answers(book, lines, top, settings))
        elif as_json:
            print_text(write_object({"text": text, "matches": _plain(book, text, top, settings)}))
        else:
            print_text("\n".join(_in_words(book.matching.matches(text, top=top, settings=settings))))


def _settings(semantic: bool | None) -> MatchSettings:
    from checks.matching.meaning import is_installed
    from checks.matching.weights import MatchSettings

    if semantic and not is_installed():
        raise ChecksError("To compare meanings, install claimdesk with the extra “semantic”, or leave --semantic out.")
    return MatchSettings(is_semantic=is_installed() if semantic is None else semantic)


def _answers(book: Casebook, lines: list[str], top: int, settings: MatchSettings) -> Iterator[dict[str, Any]]:
    for number, found in read_objects(lines):
        if found is None or not isinstance(found.get("text"), str):
            given = {"id": found["id"]} if found and "id" in found else {}
            yield {**given, "error": f"Line {number} is no JSON object with a “text”."}
        else:
            yield {"id": found.get("id"), "matches": _plain(book, found["text"], top, settings)}


def _plain(book: Casebook, text: str, top: int, settings: MatchSettings) -> list[dict[str, Any]]:
    return [_as_fields(found) for found in book.matching.matches(text, top=top, settings=settings)]


def _as_fields(found: Match) -> dict[str, Any]:
    parts = {part.name.value: round(part.points, 3) for part in found.similarity.parts}
    differs = {part.name.value: [part.here, part.there] for part in found.similarity.differing}
    return {
        "id": _own_id(found),
        "score": round(found.similarity.points, 4),
        "closeness": found.closeness.value,
        "parts": parts,
        "differs": differs,
        "text": found.text,
        "rating": found.rating,
        "judged": str(found.judged_at) if found.judged_at else None,
        "where": found.where,
    }


def _own_id(found: Match) -> str:
    """The id that its source gives an earlier check; of a claim, that of the casebook."""
    from checks.domain.imported import EarlierCheck
    from checks.exchange.importing.earlier_checks import own_id

    return (own_id(found.earlier) if isinstance(found.earlier, EarlierCheck) else None) or str(found.id)


def _in_words(matches: tuple[Match, ...]) -> Iterator[str]:
    if not matches:
        yield "Nothing like it was checked before."
    for found in matches:
        yield f"{found.closeness.value:<12} {found.similarity.total:.2f}  {found.text}"
        judged = ", ".join(str(each) for each in (found.rating, found.judged_at, found.where) if each)
        yield f"{'':18}{judged}" if judged else ""
        yield f"{'':18}{found.reasons}"
