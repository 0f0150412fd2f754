"""`claimdesk import`: evidence and earlier checks out of files, into a casebook."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from checks.cli.login import login
from checks.cli.output import print_text
from checks.errors import CasebookMissing, ChecksError, ImportRefused
from checks.text.json_lines import write_object

if TYPE_CHECKING:
    from checks.casebook import Casebook
    from checks.exchange.importing.account import Account, Said
    from checks.exchange.importing.importer import Importer
    from checks.services.dry_run import DryRun

_NOWHERE = "sqlite://"
"""A casebook in memory, for a trial on one that is not there yet."""
_SAID = 20
"""Sentences about single rows that are printed; JSON has them all."""


def import_files(
    casebook: Annotated[str, typer.Argument(metavar="CASEBOOK", help="A file, or the address of a database.")],
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="What to bring in; each is one import.")],
    format_name: Annotated[
        str | None, typer.Option("--format", metavar="NAME", help="The format, where it is not to be recognised.")
    ] = None,
    mapping: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Which column of a table becomes what; see the help.")
    ] = None,
    query: Annotated[str, typer.Option(help="What was asked of the source, as ACLED wants it told.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Give the account and keep nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one line of JSON for each file.")] = False,
) -> None:
    """Bring evidence and earlier checks into a casebook, with an account of every row that stayed out.

    A casebook that is not there is made, and that is said.

    A file comes in as a whole or, where it is broken, not at all. The exit status is 0 where every row came in or was
    there already, 1 where rows or whole files stayed out, and 2 where nothing could be read.
    """
    from checks.services.dry_run import DryRun

    importer = _importer(format_name, mapping)
    with _opened(casebook, is_trial=dry_run) as book:
        trial = DryRun() if dry_run else None
        answers = [_brought_in(book, path, importer, query, trial) for path in files]
    for answer in answers:
        _print(answer, as_json=as_json)
    refused = sum("error" in answer for answer in answers)
    if refused == len(answers):
        raise typer.Exit(2)
    raise typer.Exit(1 if refused or any(answer["account"].skipped for answer in answers) else 0)


def _importer(name: str | None, mapping: Path | None) -> Importer | None:
    from checks.exchange.importing.mapped import Table
    from checks.exchange.importing.mapping import load_mapping
    from checks.exchange.importing.registry import importer_named

    chosen = importer_named(name) if name else None
    if mapping is None:
        return chosen
    if chosen and not isinstance(chosen, Table):
        raise ImportRefused(f"A mapping is for tables; {chosen.name} knows its own columns. Leave one of the two out.")
    return Table(load_mapping(mapping))


def _opened(where: str, *, is_trial: bool) -> Casebook:
    from checks.casebook import Casebook

    try:
        return (Casebook.read if is_trial else Casebook.open)(where, person=login())
    except CasebookMissing:
        made = Casebook.create(_NOWHERE if is_trial else where, person=login())
    typer.echo(f"There was no casebook {where}: a new one is {'tried' if is_trial else 'made'}.", err=True)
    return made


def _brought_in(
    book: Casebook, path: Path, importer: Importer | None, query: str, trial: DryRun | None
) -> dict[str, Any]:
    from checks.exchange.importing.registry import importer_for
    from checks.exchange.importing.source import Source

    try:
        chosen = importer or importer_for(Source(path))
        _, account = book.imports.from_file(path, chosen, query=query, dry_run=trial)
    except ChecksError as problem:
        return {"file": str(path), "error": str(problem)}
    return {
        "file": str(path),
        "format": chosen.name,
        "kept": trial is None and bool(account.imported),
        "account": account,
    }


def _print(answer: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        account: Account | None = answer.get("account")
        print_text(write_object(answer | ({"account": account.as_fields()} if account else {})))
    elif "error" in answer:
        print(f"{answer['file']}: {answer['error']}", file=sys.stderr)  # noqa: T201 - what the command line answers
    else:
        print_text("\n".join(_in_words(answer)))


def _in_words(answer: dict[str, Any]) -> Iterator[str]:
    account: Account = answer["account"]
    yield f"{answer['file']} ({answer['format']}): {account.summary}"
    if account.imported and not answer["kept"]:
        yield "Nothing was kept: this was a trial."
    yield from _rows("Skipped", account.reasons, account.skipped)
    yield from _rows("To look at", account.remarks, account.remarked)


def _rows(heading: str, said: list[Said], count: int) -> Iterator[str]:
    if not count:
        return
    yield f"{heading}:"
    for each in said[:_SAID]:
        yield f"  Row {each.row:,}: {each.sentence}" if each.row else f"  {each.sentence}"
    if count > _SAID:
        yield f"  … and {count - min(_SAID, len(said)):,} more (--json tells them)"
