"""`claimdesk export`: the claims and verdicts of an article for other programs."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checks.cli.login import login
from checks.cli.output import make_folder, print_text
from checks.cli.report import chosen, require_no_casebook
from checks.domain.moment import Moment
from checks.errors import ChecksError
from checks.exchange.exporting.target import Target
from checks.reporting.formats import save

if TYPE_CHECKING:
    from checks.domain.desk import Desk
    from checks.domain.verdict import Scale
    from checks.exchange.exporting.targets import Order


def export(  # noqa: PLR0913, PLR0917 - each is an option of the command
    casebook: Annotated[str, typer.Argument(metavar="CASEBOOK", help="A file, or the address of a database.")],
    target: Annotated[Target, typer.Option("--format", help="What to write.")],
    article: Annotated[
        str | None, typer.Option(metavar="ID|TITLE", help="Which article, if there are several.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to; standard output by default.")
    ] = None,
    each: Annotated[
        Path | None, typer.Option("--each", metavar="FOLDER", help="One file for each claim, in this folder.")
    ] = None,
    columns: Annotated[str, typer.Option(help="csv, xlsx: the columns, with commas between; by default all.")] = "",
    publisher: Annotated[str, typer.Option(help="claimreview, mediareview: the name of the house that checked.")] = "",
    home: Annotated[str, typer.Option(help="claimreview, mediareview: the home page of the house.")] = "",
    page: Annotated[str, typer.Option(help="claimreview, mediareview: the address of the page with the report.")] = "",
    preflight_only: Annotated[
        bool,
        typer.Option("--preflight", help="claimreview, mediareview: say what would be refused, and write nothing."),
    ] = False,
) -> None:
    """Write the claims of an article and the verdicts on them for other programs.

    ClaimReview and MediaReview hold only what is signed, and are written only where nothing in them would be refused:
    otherwise each fault is told, and the exit status is 1. The house scale goes with every file: inside, or beside it
    as FILE.scale.json. No record is told of whose source is confidential.
    """
    from checks.casebook import Casebook
    from checks.exchange.exporting.claim_table import columns_of
    from checks.exchange.exporting.publication import Publication
    from checks.exchange.exporting.targets import Order

    _require_one_place(target, output, each)
    names = tuple(name.strip() for name in columns.split(",") if name.strip())
    order = Order(target, columns_of(names) if target.is_table else (), Publication(publisher, home, page))
    with Casebook.open(casebook, person=login()) as book:
        desk, scale = book.desk(chosen(book, article).id), book.scale
    if target.is_published:
        _require_sound(order, desk, scale, with_proposed=preflight_only)
    if preflight_only:
        return
    if each is not None:
        _write_each(order, desk, scale, each)
    else:
        _write(order, desk, scale, output)


def _require_one_place(target: Target, output: Path | None, each: Path | None) -> None:
    if output is not None and each is not None:
        raise ChecksError("Choose one of -o, for one file, and --each, for a folder with a file for each claim.")
    if target is Target.XLSX and output is None and each is None:
        raise ChecksError("Name the file for the spreadsheet with -o: it cannot be shown in a terminal.")
    if output is not None:
        require_no_casebook(output)


def _write(order: Order, desk: Desk, scale: Scale, output: Path | None) -> None:
    from checks.exchange.exporting.targets import scale_file, scale_path, write

    written = write(order, desk, scale, Moment.of(datetime.now(UTC)))
    if output is None:
        print_text(written.decode().removeprefix("\ufeff").removesuffix("\n"))
        return
    save(output, written)
    if not order.target.holds_scale:
        save(scale_path(output), scale_file(scale))


def _write_each(order: Order, desk: Desk, scale: Scale, folder: Path) -> None:
    """A file for each claim, by its number in the report: "claim-03.json", and the scale beside them."""
    from checks.exchange.exporting.targets import claims_in, scale_file, write

    make_folder(folder)
    found, now = claims_in(order, desk, scale), Moment.of(datetime.now(UTC))
    if not found:
        raise ChecksError("There is no claim to export yet: judge one, and for a review have it signed.")
    for number, claim_id in found:
        save(folder / f"claim-{number:02}.{order.target.ending}", write(order, desk, scale, now, only=claim_id))
    if not order.target.holds_scale:
        save(folder / "scale.json", scale_file(scale))
    typer.echo(f"{len(found)} {'file' if len(found) == 1 else 'files'} written to {folder}", err=True)


def _require_sound(order: Order, desk: Desk, scale: Scale, *, with_proposed: bool) -> None:
    """Tell the remarks of the preflight; end with exit status 1 where something would be refused."""
    from checks.exchange.exporting.preflight import may_go_out
    from checks.exchange.exporting.targets import look

    remarks = look(order, desk, scale, with_proposed=with_proposed)
    for remark in remarks:
        words = f" “{remark.claim.quote}”" if remark.claim else ""
        typer.echo(f"{remark.severity.value}:{words} {remark.message}", err=True)
    if not may_go_out(remarks):
        raise SystemExit(1)
