"""Articles on their way in: read off the GUI thread, added, and searched for claims."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Protocol, TypeVar
from uuid import UUID

from checks.domain.article import Article, ArticleVersion
from checks.domain.change import Change
from checks.domain.progress import Progress
from checks.errors import Cancelled, ChecksError
from desktop.jobs import Job, Jobs

if TYPE_CHECKING:
    from checks.casebook import Casebook
    from checks.domain.claim import Claim
    from checks.domain.desk import Desk as ArticleDesk
    from checks.extraction.extract import Extraction
    from checks.extraction.parser import Parser
    from checks.ingest.document import Document


T = TypeVar("T")

_SHOW_EVERY = 0.2
"""Seconds at least between two looks at what a search has found; a list that grows faster cannot be read."""
_AT_ONCE = 60
_MOST_SHOWN = 300
"""Claims that one look adds, and that are shown at all before the search is over: what takes 50 ms to lay out, and more
than anybody reads meanwhile. The rest is only counted."""
_REST = 10
"""How many times as long as a look took the window is left alone after it."""


class Desk(Protocol):
    """What the intake needs of the session: to write, and to say how it goes."""

    jobs: Jobs
    weights: Mapping[str, float]
    """Weights of features of check-worthiness that the desk chose itself."""

    def do(self, action: Callable[[Casebook], Change], then: Callable[[Change], None] | None = None) -> None:
        """Let `action` write one change, then call `then`."""

    def ask(
        self, question: Callable[[Casebook], T], answer: Callable[[T], None], failed: Callable[[ChecksError], None]
    ) -> Job:
        """Read from the casebook, then hand the answer over."""

    def in_turn(self, then: Callable[[], None]) -> None:
        """Call `then` once the casebook is open."""

    def wait_for(self, what: str) -> None:
        """Say what the desk is waiting for."""

    def fail(self, error: ChecksError) -> None:
        """Say what went wrong."""

    def note(self, sentence: str) -> None:
        """Say what is done."""

    def tell(self, account: Account) -> None:
        """Say what became of everything that was brought in together."""

    def show_found(self, found: Found) -> None:
        """Show what a search has found before it is written."""


@dataclass(frozen=True)
class Source:
    """Something that an article can be read from."""

    name: str
    """What messages call it: a file name, an address, "the text"."""
    read: Callable[[Progress], Document]
    unit: str = "pages"
    """What its progress counts."""
    label: str = ""
    """What the job is called; empty for "Reading " and the name."""


@dataclass(frozen=True)
class Account:
    """What became of everything that was brought in together."""

    added: tuple[Article, ...] = ()
    known: tuple[Article, ...] = ()
    """Articles whose text was there already: nothing was added for them."""
    unread: tuple[tuple[str, str], ...] = ()
    """What could not be read: its name, and a sentence that says why."""


@dataclass(frozen=True)
class _Harvest:
    documents: tuple[Document, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Found:
    """What a search that still runs has found in a text: nobody can work on it yet."""

    version_id: UUID
    claims: tuple[Claim, ...] = ()
    """The first of them in the order of the text; none when the search is over."""
    count: int = 0
    """How many there are so far, shown or not."""

    def new_on(self, desk: ArticleDesk) -> tuple[Claim, ...]:
        """Those that the desk does not have yet, and on whose words it has no other claim."""
        if desk.version.id != self.version_id:
            return ()
        taken = {claim.anchor.span for claim in desk.claims}
        return tuple(claim for claim in self.claims if claim.anchor.span not in taken)


class Intake:
    """Reads articles, adds them to the casebook and looks for their claims."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._parser = _LateParser()

    def take_in(self, sources: Sequence[Source]) -> Job:
        """Read all of `sources` off the GUI thread, add in one change what is new, and look for its claims."""
        is_one = len(sources) == 1
        label = sources[0].label or f"Reading {sources[0].name}" if is_one else "Reading articles"
        self._desk.wait_for(f"{label}…")
        read: Callable[[Progress], _Harvest] = partial(_read_one, sources[0]) if is_one else partial(_read_all, sources)
        return self._desk.jobs.start(
            label,
            read,
            self._compare,
            self._desk.fail,
            unit=sources[0].unit if is_one else "articles",
            if_cancelled="Cancelled, nothing is added.",
        )

    def add(self, *documents: Document) -> None:
        """Add what is new of `documents`, put the first on the desk and look for the claims of each."""
        self._compare(_Harvest(documents))

    def load_parser(self) -> None:
        """Load the language model in the background, so that the first article need not wait for it."""
        self._desk.jobs.start("Loading the language model", lambda _: self._parser.get(), quiet=True)

    def look_for_claims(self, article: Article, version: ArticleVersion) -> Job:
        """Look for the claims of a text; those that somebody has worked on stay as they are."""
        return _Search(self._desk, self._parser, [(article, version)]).go_on()

    def _compare(self, harvest: _Harvest) -> None:
        """Find out which of the documents are there already."""
        sort_out = partial(_sort_out, harvest.documents)

        def compare() -> None:
            self._desk.ask(sort_out, partial(self._write, harvest), self._desk.fail)

        self._desk.in_turn(compare)

    def _write(self, harvest: _Harvest, sorted_out: tuple[tuple[Document, ...], tuple[Article, ...]]) -> None:
        new, known = sorted_out
        account = Account(known=known, unread=harvest.unread)
        if not new:
            self._desk.wait_for("")
            self._desk.tell(account)
            return
        self._desk.wait_for("Adding the article…" if len(new) == 1 else f"Adding {len(new)} articles…")
        self._desk.do(lambda casebook: casebook.articles.add_all(new), partial(self._look_into, account))

    def _look_into(self, account: Account, added: Change) -> None:
        articles = tuple(record for record in added.after if isinstance(record, Article))
        texts = {record.article_id: record for record in added.after if isinstance(record, ArticleVersion)}
        self._desk.tell(replace(account, added=articles))
        _Search(self._desk, self._parser, [(article, texts[article.id]) for article in articles]).go_on()


class _Search:
    """Looks for the claims of several texts, one after the other; what is found of each is kept at once."""

    def __init__(self, desk: Desk, parser: _LateParser, texts: list[tuple[Article, ArticleVersion]]) -> None:
        self._desk = desk
        self._parser = parser
        self._texts = texts
        self._at = 0
        self._found = 0

    def go_on(self) -> Job:
        """Look for the claims of the next text."""
        article, version = self._texts[self._at]
        self._at += 1
        finds = _Finds(self._desk, version.id)
        which = f" in article {self._at} of {len(self._texts)}" if len(self._texts) > 1 else ""
        job = self._desk.jobs.start(
            f"Looking for claims{which}",
            partial(self._extract, article, version, finds),
            partial(self._suggest, version, finds),
            partial(self._not_looked, finds),
            unit="sentences",
            if_cancelled="Cancelled, the article stays; what was found so far is dropped.",
        )
        job.progressed.connect(finds.show)
        return job

    def _extract(self, article: Article, version: ArticleVersion, finds: _Finds, progress: Progress) -> Extraction:
        """On a worker: look for claims."""
        from checks.extraction.extract import extract  # heavy, and needed on a worker only
        from checks.extraction.worthiness import desk_weights

        return extract(
            version,
            published=article.published,
            timezone=article.timezone,
            language=article.language,
            parser=self._parser.get(),
            progress=progress,
            weights=desk_weights(self._desk.weights),
            found=finds.add,
        )

    def _suggest(self, version: ArticleVersion, finds: _Finds, extraction: Extraction) -> None:
        self._desk.do(lambda casebook: casebook.claims.suggest(version, extraction), self._count)
        self._desk.ask(lambda _: None, lambda _: finds.drop(), lambda _: finds.drop())  # once that is written
        if self._at < len(self._texts):
            self.go_on()

    def _count(self, change: Change) -> None:
        self._found += len(change.added)
        claims = f"{self._found} claim{'' if self._found == 1 else 's'}" if self._found else "no claims"
        if len(self._texts) > 1:
            self._desk.note(f"Found {claims} in {self._at} of {len(self._texts)} articles")
        else:
            self._desk.note(f"Found {claims}" if self._found else "No claims found")

    def _not_looked(self, finds: _Finds, error: ChecksError) -> None:
        finds.drop()
        if isinstance(error, Cancelled):
            what = "articles are" if len(self._texts) > 1 else "article is"
            self._desk.note(f"Stopped. The {what} kept; Look for Claims in the Article menu begins again.")
            return
        self._desk.fail(error)
        if self._at < len(self._texts):
            self.go_on()


class _Finds:
    """What one search has found so far: filled on its worker, shown on the GUI thread a few times a second."""

    def __init__(self, desk: Desk, version_id: UUID) -> None:
        self._desk = desk
        self._version_id = version_id
        self._claims: list[Claim] = []
        self._shown = self._counted = 0
        self._next = 0.0

    def add(self, claims: tuple[Claim, ...]) -> None:
        """On the worker: another sentence has these. A list may grow in one thread while another reads it."""
        self._claims.extend(claims)

    def show(self) -> None:
        """On the GUI thread: show what is new, with a pause after it, the longer the more it takes."""
        began, count = monotonic(), len(self._claims)
        if count == self._counted or began < self._next:
            return
        self._counted, self._shown = count, min(count, self._shown + _AT_ONCE, _MOST_SHOWN)
        self._desk.show_found(Found(self._version_id, tuple(self._claims[: self._shown]), count))
        self._next = monotonic() + max(_SHOW_EVERY, _REST * (monotonic() - began))

    def drop(self) -> None:
        """The search is over: what it found is written, or dropped."""
        self._desk.show_found(Found(self._version_id))


def _read_one(source: Source, progress: Progress) -> _Harvest:
    """What cannot be read ends the job with its own sentence."""
    return _Harvest((source.read(progress),))


def _read_all(sources: Sequence[Source], progress: Progress) -> _Harvest:
    """Read one source after the other; what cannot be read is put down, and the others go on."""
    documents: list[Document] = []
    unread: list[tuple[str, str]] = []
    for done, source in enumerate(sources):
        progress(done, len(sources))
        try:
            documents.append(source.read(_as_one_of(progress, done, len(sources))))
        except Cancelled:
            raise
        except ChecksError as problem:
            unread.append((source.name, str(problem)))
    return _Harvest(tuple(documents), tuple(unread))


def _as_one_of(progress: Progress, done: int, total: int) -> Progress:
    """The progress of one source among `total`: it counts no pages, but can be stopped at each."""
    return lambda _, __: progress(done, total)


def _sort_out(documents: tuple[Document, ...], casebook: Casebook) -> tuple[tuple[Document, ...], tuple[Article, ...]]:
    """On the casebook's thread: the documents that are new, each text once, and the articles that are known."""
    new: dict[str, Document] = {}
    known: dict[UUID, Article] = {}
    for document in documents:
        article = casebook.articles.known(document)
        if article is None:
            new.setdefault(document.text, document)
        else:
            known[article.id] = article
    return tuple(new.values()), tuple(known.values())


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
