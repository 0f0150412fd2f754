"""`claimdesk statistics`: the numbers of a desk."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checks.cli.login import login
from checks.cli.output import make_folder, print_text
from checks.errors import ChecksError
from checks.reporting.formats import save

if TYPE_CHECKING:
    from checks.domain.statistics_sheets import Sheet


def statistics(
    casebook: Annotated[str, typer.Argument(metavar="CASEBOOK", help="A file, or the address of a database.")],
    csv: Annotated[
        Path | None, typer.Option("--csv", metavar="DIR", help="Write a CSV file for each table into this folder.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object for other programs.")] = False,
) -> None:
    """Count what is open, what was judged and how fast, which rules fired, and how much is covered.

    All articles count with their latest text. The casebook is not changed and may be write-protected.
    """
    from checks.casebook import Casebook
    from checks.domain.codec import to_plain
    from checks.domain.statistics_sheets import sheets

    if csv is not None and as_json:
        raise ChecksError("Choose one of --csv, for files, and --json, for standard output.")
    with Casebook.read(casebook, person=login()) as book:
        numbers, scale = book.statistics(), book.scale
    if as_json:
        print_text(json.dumps(to_plain(numbers), ensure_ascii=False, indent=2, default=str))
    elif csv is not None:
        _write(sheets(numbers, scale), csv)
    else:
        print_text("\n\n".join(_told(sheet) for sheet in sheets(numbers, scale)))


def _write(found: tuple[Sheet, ...], folder: Path) -> None:
    from checks.exchange.statistics_csv import csv_files

    make_folder(folder)
    for name, data in csv_files(found).items():
        save(folder / name, data)
    typer.echo(f"{len(found)} files written to {folder}", err=True)


def _told(sheet: Sheet) -> str:
    """A table for the terminal: its sentence, then a line for each row."""
    lines = (f"  {bar.label}: {bar.words}" for bar in sheet.bars)
    return "\n".join((f"{sheet.title}. {sheet.summary}", *lines))
