"""Opening a casebook with the article to begin with: what happens on the casebook's thread."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from checks.domain.desk import Desk
from checks.domain.summary import ArticleSummary
from checks.errors import ChecksError
from desktop.drafts import Sealing

if TYPE_CHECKING:
    from checks.casebook import Casebook


@dataclass(frozen=True)
class Opened:
    """A casebook, its articles, and the one to begin with."""

    casebook: Casebook | None
    """None while none is open."""
    library: tuple[ArticleSummary, ...]
    desk: Desk | None
    sealing: Sealing | None
    """What seals typing of an encrypted casebook that is not saved yet."""


CLOSED = Opened(None, (), None, None)
"""What is there while no casebook is open."""


@dataclass(frozen=True)
class Key:
    """The key of an encrypted casebook, or the password of a server."""

    text: str
    is_kept: bool = False
    """Is the keyring of the computer to hold it?"""


def with_key(
    way: Literal["open", "create"], where: Path | str, person: str, clock: Callable[[], datetime], key: Key | None
) -> Callable[[type[Casebook]], Casebook]:
    """How to open or make a casebook with its key, which is kept once it has fitted."""

    def opening(casebooks: type[Casebook]) -> Casebook:
        begin = casebooks.open if way == "open" else casebooks.create
        casebook = begin(where, person=person, clock=clock, key=key.text if key else None)
        if key and key.is_kept:
            with suppress(ChecksError):  # without a keyring the key is asked for again, which costs nothing but that
                casebooks.keep_key(where, key.text)
        return casebook

    return opening


def from_bundle(
    path: Path, where: Path, passphrase: str | None, person: str, clock: Callable[[], datetime]
) -> Callable[[type[Casebook]], Casebook]:
    """How to make a casebook at `where` of the bundle at `path`."""

    def opening(casebooks: type[Casebook]) -> Casebook:
        from checks.exchange.bundle.reading import open_bundle
        from checks.services.bundles import usual_keyring

        with open_bundle(path, passphrase, trusted=usual_keyring().trusted()) as bundle:
            return casebooks.from_bundle(bundle, path.name, where, person=person, clock=clock)

    return opening


def open_with(opening: Callable[[type[Casebook]], Casebook], where: Path | str, article_id: UUID | None) -> Opened:
    """The casebook at `where` with `article_id` on the desk, or else its first article that is not archived."""
    from checks.casebook import Casebook  # loads the database, on the worker

    _make_folder_of(where)
    casebook = opening(Casebook)
    library = casebook.articles.overview()
    chosen = _choose(library, article_id)
    return Opened(casebook, library, casebook.desk(chosen) if chosen else None, casebook.sealing)


def name_of(where: Path | str) -> str:
    """What the casebook at `where` is called while it is not open yet; an address may hold a password, so it is not."""
    return "the casebook" if "://" in str(where) else Path(where).stem


def _make_folder_of(where: Path | str) -> None:
    """Make the folder of a casebook that is still to be made; where that fails, opening says why."""
    if isinstance(where, Path):
        with suppress(OSError):
            where.parent.mkdir(parents=True, exist_ok=True)


def _choose(library: tuple[ArticleSummary, ...], wanted: UUID | None) -> UUID | None:
    """The article to begin with: the wanted one if it is there, else the first that is not archived."""
    ids = [summary.article.id for summary in library if not summary.article.is_archived]
    return wanted if wanted in ids else next(iter(ids), None)
