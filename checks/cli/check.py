"""`claimdesk check`: what the rules notice."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checks.cli.options import ArticleArgument, Language, Published, Timezone
from checks.cli.output import print_text
from checks.errors import ChecksError
from checks.text.json_lines import write_object


def check(
    article: ArticleArgument = None,
    published: Published = None,
    timezone: Timezone = None,
    language: Language = None,
    casebook: Annotated[
        str | None,
        typer.Option(metavar="CASEBOOK", help="Whose evidence and tables to use; alone, all its articles are checked."),
    ] = None,
    batch: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help='Many pairs: one {"id", "claim", "evidence", "published"} a line, or - for standard input.',
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, as a batch always does.")] = False,
    fails: Annotated[
        bool | None,
        typer.Option("--fail/--exit-zero", help="End with status 1, or with 0, where something conflicts."),
    ] = None,
) -> None:
    """Let the rules look for what does not fit. The exit status is 1 where anything conflicts, but for a batch.

    With --casebook, an article that lies there is found by its text or id and checked on its own evidence; another one
    is held against the tables of the casebook. Nothing in the casebook is changed.

    With --batch, each line gives one line of JSON with its id and what was noticed, in the same order, with the places
    in its own claim and text. A line that cannot be read gives {"id", "error"} and the others go on. A conflict is an
    answer like any other there: the exit status is 0 unless --fail is given.
    """
    if batch is not None:
        if article or casebook or published or timezone or language:
            raise ChecksError("With --batch, all stands in each line: leave the article and the other options out.")
        from checks.cli.check_batch import print_pairs

        has_conflict = print_pairs(batch)
    elif article is None and casebook is None:
        raise ChecksError("Give an article to check, a casebook with --casebook, or a file of pairs with --batch.")
    else:
        has_conflict = _print_articles(article, (published, timezone, language), casebook, as_json=as_json)
    if has_conflict and (fails if fails is not None else batch is None):
        raise typer.Exit(1)


def _print_articles(
    article: str | None, said: tuple[str | None, str | None, str | None], casebook: str | None, *, as_json: bool
) -> bool:
    """Print what was noticed on each article, one line of JSON for each where that is wanted; does any conflict?"""
    from checks.cli.check_article import Given, desks

    given = Given.of(*said)
    from checks.services.checked_article import check_article, has_conflict

    conflicts = False
    for desk in desks(article, given, casebook):
        document = check_article(desk)
        conflicts |= has_conflict(document)
        if as_json:
            print_text(write_object(document))
        else:
            from checks.cli.finding_table import print_findings

            print_findings(document, {str(claim.id): claim.quote for claim in desk.claims})
    return conflicts
