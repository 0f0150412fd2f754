"""Articles on their way in: read off the GUI thread, added, and searched for claims."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from checks.domain.article import Article, ArticleVersion
from checks.domain.change import Change
from checks.domain.progress import Progress
from checks.errors import Cancelled, ChecksError
from desktop.jobs import Job, Jobs

if TYPE_CHECKING:
    from checks.casebook import Casebook
    from checks.extraction.extract import Extraction
    from checks.extraction.parser import Parser
    from checks.ingest.document import Document


class Desk(Protocol):
    """What the intake needs of the session: to write, and to say how it goes."""

    jobs: Jobs

    def do(self, action: Callable[[Casebook], Change], then: Callable[[Change], None] | None = None) -> None:
        """Let `action` write one change, then call `then`."""

    def wait_for(self, what: str) -> None:
        """Say what the desk is waiting for."""

    def fail(self, error: ChecksError) -> None:
        """Say what went wrong."""

    def note(self, sentence: str) -> None:
        """Say what is done."""


class Intake:
    """Reads articles, adds them to the casebook and looks for their claims."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._parser = _LateParser()

    def add(self, document: Document) -> None:
        """Add an article, put it on the desk and look for its claims."""
        self._desk.wait_for("Adding the article…")
        self._desk.do(lambda casebook: casebook.articles.add(document), self._look_into)

    def read(self, label: str, read: Callable[[Progress], Document], unit: str) -> Job:
        """Read a file or page off the GUI thread, then add it."""
        self._desk.wait_for(f"{label}…")
        return self._desk.jobs.start(label, read, self.add, self._desk.fail, unit=unit)

    def load_parser(self) -> None:
        """Load the language model in the background, so that the first article need not wait for it."""
        self._desk.jobs.start("Loading the language model", lambda _: self._parser.get(), quiet=True)

    def look_for_claims(self, article: Article, version: ArticleVersion) -> Job:
        """Look for the claims of a text; those that somebody has worked on stay as they are."""
        return self._desk.jobs.start(
            "Looking for claims",
            partial(self._extract, article, version),
            partial(self._suggest, version),
            self._not_looked,
            unit="sentences",
        )

    def _look_into(self, added: Change) -> None:
        article = next(record for record in added.after if isinstance(record, Article))
        version = next(record for record in added.after if isinstance(record, ArticleVersion))
        self.look_for_claims(article, version)

    def _extract(self, article: Article, version: ArticleVersion, progress: Progress) -> Extraction:
        """On a worker: look for claims."""
        from checks.extraction.extract import extract  # heavy, and needed on a worker only

        return extract(
            version,
            published=article.published,
            timezone=article.timezone,
            language=article.language,
            parser=self._parser.get(),
            progress=progress,
        )

    def _suggest(self, version: ArticleVersion, extraction: Extraction) -> None:
        self._desk.do(lambda casebook: casebook.claims.suggest(version, extraction), self._count_claims)

    def _count_claims(self, change: Change) -> None:
        found = len(change.added)
        self._desk.note(f"Found {found} claim{'' if found == 1 else 's'}" if found else "No claims found")

    def _not_looked(self, error: ChecksError) -> None:
        if isinstance(error, Cancelled):
            self._desk.note("Stopped. The article is kept; Look for Claims in the Article menu begins again.")
        else:
            self._desk.fail(error)


class _LateParser:
    """The language model, loaded once by whichever thread needs it first."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._parser: Parser | None = None

    def get(self) -> Parser:
        from checks.extraction.parser import load_parser  # takes a second

        with self._lock:
            if self._parser is None:
                self._parser = load_parser()
            return self._parser
