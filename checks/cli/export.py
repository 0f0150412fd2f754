"""`claimdesk export`: the claims and verdicts of an article for other programs."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checks.cli.login import login
from checks.cli.output import print_text
from checks.cli.report import chosen, require_no_casebook
from checks.errors import ChecksError
from checks.reporting.formats import save

if TYPE_CHECKING:
    from checks.domain.desk import Desk
    from checks.domain.verdict import Scale
    from checks.exchange.exporting.publication import Publication


class Target(StrEnum):
    """What can be written."""

    CLAIM_REVIEW = "claimreview"
    ANNOTATIONS = "annotations"
    CSV = "csv"
    XLSX = "xlsx"


def export(  # noqa: PLR0913, PLR0917 - each is an option of the command
    casebook: Annotated[str, typer.Argument(metavar="CASEBOOK", help="A file, or the address of a database.")],
    target: Annotated[Target, typer.Option("--format", help="What to write.")],
    article: Annotated[
        str | None, typer.Option(metavar="ID|TITLE", help="Which article, if there are several.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to; standard output by default.")
    ] = None,
    columns: Annotated[str, typer.Option(help="csv, xlsx: the columns, with commas between; by default all.")] = "",
    publisher: Annotated[str, typer.Option(help="claimreview: the name of the house that checked.")] = "",
    home: Annotated[str, typer.Option(help="claimreview: the home page of the house.")] = "",
    page: Annotated[str, typer.Option(help="claimreview: the address of the page with the report.")] = "",
    preflight_only: Annotated[
        bool, typer.Option("--preflight", help="claimreview: say what would be refused, and write nothing.")
    ] = False,
) -> None:
    """Write the claims of an article and the verdicts on them for other programs.

    ClaimReview holds only what a second person signed, and is written only where nothing in it would be refused:
    otherwise each fault is told, and the exit status is 1. No format names a record or a source of evidence.
    """
    from checks.casebook import Casebook
    from checks.exchange.exporting.publication import Publication

    if target is Target.XLSX and output is None:
        raise ChecksError("Name the file for the spreadsheet with -o: it cannot be shown in a terminal.")
    if output is not None:
        require_no_casebook(output)
    with Casebook.open(casebook, person=login()) as book:
        desk, scale = book.desk(chosen(book, article).id), book.scale
    if target is Target.CLAIM_REVIEW:
        written = _claim_review(desk, scale, Publication(publisher, home, page), preflight_only=preflight_only)
    else:
        written = _written(target, desk, scale, [name.strip() for name in columns.split(",") if name.strip()])
    if output is not None and written:
        save(output, written)
    elif written:
        print_text(written.decode().removeprefix("\ufeff").removesuffix("\n"))


def _written(target: Target, desk: Desk, scale: Scale, columns: list[str]) -> bytes:
    from checks.exchange.exporting.annotations import annotation_page
    from checks.exchange.exporting.claim_table import as_csv, as_xlsx

    if target is Target.ANNOTATIONS:
        return json.dumps(annotation_page(desk, scale), ensure_ascii=False, indent=2).encode(errors="replace")
    return (as_csv if target is Target.CSV else as_xlsx)(desk, scale, columns)


def _claim_review(desk: Desk, scale: Scale, publication: Publication, *, preflight_only: bool) -> bytes:
    """The JSON-LD of what is signed, after its preflight; nothing, with exit status 1, where it would be refused."""
    from checks.exchange.exporting import claim_review
    from checks.exchange.exporting.preflight import may_go_out, preflight

    made = claim_review.reviews(desk, scale, publication)
    signed = claim_review.chosen(made)
    if not signed:
        raise ChecksError(f"No verdict is signed yet ({len(made)} are proposed): a second person has to sign first.")
    remarks = preflight(made if preflight_only else signed, scale, publication)
    for remark in remarks:
        words = f" “{remark.claim.quote}”" if remark.claim else ""
        typer.echo(f"{remark.severity.value}:{words} {remark.message}", err=True)
    if not may_go_out(remarks):
        raise SystemExit(1)
    return b"" if preflight_only else claim_review.as_json_ld(review.document for review in signed).encode()
