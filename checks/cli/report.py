"""`claimdesk report`: the verdict report of an article."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from checks.cli.login import login
from checks.cli.output import print_text
from checks.domain.moment import Moment
from checks.errors import ChecksError, NotFound
from checks.reporting.edition import Edition
from checks.reporting.formats import Format, render, save
from checks.reporting.templates import SHIPPED, Templates

if TYPE_CHECKING:
    from checks.casebook import Casebook
    from checks.domain.article import Article


def report(
    casebook: Annotated[
        str | None, typer.Argument(metavar="CASEBOOK", help="A file, or the address of a database.")
    ] = None,
    article: Annotated[
        str | None, typer.Option(metavar="ID|TITLE", help="Which article, if there are several.")
    ] = None,
    output_format: Annotated[
        Format | None, typer.Option("--format", help="What to write; by default what FILE ends in, or else html.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to; standard output by default.")
    ] = None,
    with_comments: Annotated[bool, typer.Option(help="Print the remarks of the desk, too.")] = False,
    templates: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Templates of your own, in place of the program's.")
    ] = None,
    write_templates: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Write the program's templates there to start from, and stop.")
    ] = None,
    sample: Annotated[bool, typer.Option("--sample", help="Report on the sample instead of a casebook.")] = False,
) -> None:
    """Write the verdict report of an article.

    It says what was checked, how it was judged and on what evidence, and what was not checked.
    """
    if write_templates is not None:
        written = SHIPPED.write(write_templates)
        print_text(f"{len(written)} templates are in {write_templates}. Change what you like, and delete the rest.")
        return
    if (casebook is None) != sample:
        raise ChecksError("Give the casebook to report on, or --sample to see what a report looks like.")
    form = output_format or (Format.of(output) if output else None) or Format.HTML
    if output is None and form is not Format.HTML:
        raise ChecksError(f"Name the file for the {form.words} with -o: it cannot be shown in a terminal.")
    if output is not None:
        require_no_casebook(output)
    with _opened(casebook) as book:
        desk = book.desk(chosen(book, article).id)
        edition = Edition(
            book.name,
            Moment.of(datetime.now(UTC)),
            with_comments=with_comments,
            templates=Templates(templates),
        )
        page = render(form, desk, book.scale, edition)
    if output is None:
        print_text(page.decode().removesuffix("\n"))
    else:
        save(output, page)


@contextmanager
def _opened(where: str | None) -> Iterator[Casebook]:
    """The casebook that is named, or a copy of the sample for as long as it is read."""
    from checks.casebook import Casebook

    if where is not None:
        with Casebook.open(where, person=login()) as book:
            yield book
        return
    with TemporaryDirectory() as folder, Casebook.sample(Path(folder) / "Sample.casebook", person=login()) as book:
        yield book


def require_no_casebook(output: Path) -> None:
    """One slip of the keys must not put a page in the place of everybody's work."""
    from checks.storage.inspection import is_casebook

    if is_casebook(output):
        raise ChecksError(f"{output} is a casebook, which the report would overwrite: choose another place with -o.")


def chosen(casebook: Casebook, wanted: str | None) -> Article:
    """The article that `wanted` names by id, title or part of the title; NotFound, with the choice, if not one."""
    articles = [summary.article for summary in casebook.articles.overview()]
    if not articles:
        raise NotFound(f"There is no article in “{casebook.name}”: open one in the window first.")
    found = articles if wanted is None else _named(articles, wanted)
    if len(found) == 1:
        return found[0]
    asked = "Say which article" if wanted is None else f"“{wanted}” is {'no' if not found else 'not one'} article"
    choice = "; ".join(f"“{article.title}” ({article.id})" for article in found or articles)
    raise NotFound(f"{asked}: choose one of {choice} with --article.")


def _named(articles: list[Article], wanted: str) -> list[Article]:
    name = wanted.strip().casefold()
    by_id = [article for article in articles if str(article.id) == name]
    by_title = [article for article in articles if article.title.casefold() == name]
    return by_id or by_title or [article for article in articles if name and name in article.title.casefold()]
