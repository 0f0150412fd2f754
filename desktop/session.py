"""The open casebook and the article on the desk: the one place where panes read, and through which they write."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Signal

from checks.domain.article import Article, ArticleSummary, ArticleVersion
from checks.domain.change import Change
from checks.domain.desk import Desk
from checks.domain.person import Person
from checks.domain.progress import Progress
from checks.domain.verdict import Scale
from checks.errors import Cancelled, CasebookError, ChecksError, Conflict
from desktop.jobs import Job, Jobs
from desktop.undo import ChangeCommand, UndoStack

if TYPE_CHECKING:
    from checks.casebook import Casebook
    from checks.extraction.extract import Extraction
    from checks.extraction.parser import Parser
    from checks.ingest.document import Document

T = TypeVar("T")

_LATE_EVENTS = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents


class Session(QObject):
    """Holds the casebook, the desk and the undo stack; every write goes through `do`.

    The casebook is used on one worker thread only. Writes, undo and redo are steps: each begins when the one before it
    is written, so their order is the order in which the person asked.
    """

    changed = Signal(object)
    """A `Change` was written; `desk` already shows it."""
    retraced = Signal(object)
    """A `Change` was taken back or done again, which `changed` told before."""
    desk_changed = Signal()
    """Another article, or none, lies on the desk."""
    library_changed = Signal()
    """Another casebook, or the list of its articles changed."""
    leaving = Signal()
    """Another casebook is about to be opened: whoever holds typing saves it now, into this one."""
    failed = Signal(str)
    """Something went wrong; the sentence says what to do."""
    noted = Signal(str)
    """Something is done that is worth a sentence."""
    busy_changed = Signal()
    """`busy` says something else."""

    def __init__(
        self,
        jobs: Jobs,
        *,
        person: str,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.jobs = jobs
        self.undo_stack = UndoStack(self, self)
        self.library: tuple[ArticleSummary, ...] = ()
        """All articles of the casebook with how many of their claims are decided."""
        self.busy = ""
        """What the desk is waiting for ("Reading the page…"); empty when it waits for nothing."""
        self._person = person
        self._clock = clock
        self._casebook: Casebook | None = None
        self._desk: Desk | None = None
        self._steps: deque[Callable[[], None]] = deque()
        self._is_stepping = False
        self._parser = _LateParser()

    # What the panes read

    @property
    def is_open(self) -> bool:
        """Is there a casebook?"""
        return self._casebook is not None

    @property
    def casebook_name(self) -> str:
        """The name of the casebook; empty while none is open."""
        return self._casebook.name if self._casebook else ""

    @property
    def where(self) -> str:
        """The path or address of the casebook; empty while none is open."""
        return self._casebook.where if self._casebook else ""

    @property
    def me(self) -> Person:
        """The person who signs the changes; LookupError while no casebook is open."""
        return self._open_casebook().me

    @property
    def scale(self) -> Scale:
        """The ratings of the house; LookupError while no casebook is open."""
        return self._open_casebook().scale

    @property
    def desk(self) -> Desk | None:
        """The article under check with all that belongs to it, as last written."""
        return self._desk

    # Writing and asking

    def do(self, action: Callable[[Casebook], Change], then: Callable[[Change], None] | None = None) -> None:
        """Let `action` write one change, put it on the undo stack, tell everybody, and then call `then`."""
        self._step(partial(self._write, action, then))

    def undo(self) -> None:
        """Take the last change back."""
        self._step(self._undo)

    def redo(self) -> None:
        """Do the change again that was taken back last."""
        self._step(self._redo)

    def ask(
        self,
        question: Callable[[Casebook], T],
        answer: Callable[[T], None],
        failed: Callable[[ChecksError], None] | None = None,
        *,
        label: str = "Reading the casebook",
    ) -> Job:
        """Read from the casebook on its thread and hand the answer over on this one."""
        casebook = self._open_casebook()
        return self.jobs.start(
            label, lambda _: question(casebook), answer, failed or self._fail, on_casebook=True, quiet=True
        )

    def is_idle(self) -> bool:
        """Is everything asked for written and read?"""
        return not self._is_stepping and not self._steps and self.jobs.is_idle()

    # Opening and closing

    def open_casebook(self, where: Path | str, *, article_id: UUID | None = None) -> None:
        """Open the casebook at `where` and put one of its articles on the desk: `article_id`, or else the first.

        A casebook that is open already stays open.
        """
        self._open(lambda casebooks: casebooks.open(where, person=self._person, clock=self._clock), where, article_id)

    def create_casebook(self, where: Path | str) -> None:
        """Make an empty casebook at `where` and open it."""
        self._open(lambda casebooks: casebooks.create(where, person=self._person, clock=self._clock), where)

    def open_sample(self, where: Path | str) -> None:
        """Lay a fresh copy of the sample out at `where` and open it."""
        self._open(lambda casebooks: casebooks.sample(where, person=self._person), where)

    def open_article(self, article_id: UUID) -> None:
        """Put an article on the desk."""
        self._wait_for("Opening the article…")
        self.ask(lambda casebook: casebook.desk(article_id), self._lay, self._fail)

    def backup(self, then: Callable[[Path | None], None] | None = None) -> None:
        """Copy the casebook beside itself, quietly; None comes back where nothing can be copied."""
        if self._casebook is not None:
            self.ask(lambda casebook: casebook.backup(), then or (lambda _: None), label="Backing up")

    def close(self) -> None:
        """Finish what is being written, stop the rest and close the casebook. The session cannot be used afterwards."""
        while self._is_stepping or self._steps:
            QCoreApplication.processEvents(_LATE_EVENTS)
        self.jobs.close()
        self.undo_stack.blockSignals(True)
        self.undo_stack.clear()
        if self._casebook is not None:
            self._casebook.close()
            self._casebook = None

    # Articles coming in

    def import_document(self, document: Document) -> None:
        """Add an article, put it on the desk and look for its claims."""
        self._wait_for("Adding the article…")
        self.do(lambda casebook: casebook.articles.add(document), self._look_into)

    def read_and_import(self, label: str, read: Callable[[Progress], Document], unit: str = "pages") -> Job:
        """Read a file or page off the GUI thread, then add it."""
        self._wait_for(f"{label}…")
        return self.jobs.start(label, read, self.import_document, self._fail, unit=unit)

    def load_parser(self) -> None:
        """Load the language model in the background, so that the first article need not wait for it."""
        self.jobs.start("Loading the language model", lambda _: self._parser.get(), quiet=True)

    def look_for_claims(self, article: Article, version: ArticleVersion) -> Job:
        """Look for the claims of a text; those that somebody has worked on stay as they are."""
        return self.jobs.start(
            "Looking for claims",
            partial(self._extract, article, version),
            partial(self._suggest, version),
            self._not_looked,
            unit="sentences",
        )

    def _not_looked(self, error: ChecksError) -> None:
        if isinstance(error, Cancelled):
            self.noted.emit("Stopped. The article is kept; Look for Claims in the Article menu begins again.")
        else:
            self._fail(error)

    def _look_into(self, added: Change) -> None:
        article = next(record for record in added.after if isinstance(record, Article))
        version = next(record for record in added.after if isinstance(record, ArticleVersion))
        self.look_for_claims(article, version)

    def _suggest(self, version: ArticleVersion, extraction: Extraction) -> None:
        self.do(lambda casebook: casebook.claims.suggest(version, extraction), self._count_claims)

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

    def _count_claims(self, change: Change) -> None:
        found = len(change.added)
        self.noted.emit(f"Found {found} claim{'' if found == 1 else 's'}" if found else "No claims found")

    # Steps: one write after the other

    def _step(self, step: Callable[[], None]) -> None:
        self._steps.append(step)
        self._go_on()

    def _go_on(self) -> None:
        if self._steps and not self._is_stepping:
            self._is_stepping = True
            self._steps.popleft()()

    def _end_step(self) -> None:
        self._is_stepping = False
        self._go_on()

    def _write(self, action: Callable[[Casebook], Change], then: Callable[[Change], None] | None) -> None:
        def done(change: Change) -> None:
            if change.id is None:  # the records were like that already: nothing to tell, nothing to take back
                return
            worked_on = self._article_id()
            self._take_in(change)
            self.undo_stack.push(ChangeCommand(change, worked_on))
            self.changed.emit(change)
            if then is not None:
                then(change)

        self._run_step(action, done, self._fail)

    def _undo(self) -> None:
        self._move(self.undo_stack.last, self.undo_stack.step_back)

    def _redo(self) -> None:
        self._move(self.undo_stack.next, self.undo_stack.step_on)

    def _move(self, command: ChangeCommand | None, move: Callable[[], None]) -> None:
        """Apply the inverse of what `command` did last, then move the stack; a change that no longer fits leaves it."""
        if command is None:
            self._end_step()
            return

        def done(change: Change) -> None:
            command.change = change
            move()
            self._take_in(change)
            self.changed.emit(change)
            self.retraced.emit(change)
            self._show_article_of(command, change)

        def failed(error: ChecksError) -> None:
            if isinstance(error, Conflict):
                command.setObsolete(True)
                move()
            self._fail(error)

        inverse = command.change.inverse()
        self._run_step(lambda casebook: casebook.apply(inverse), done, failed)

    def _run_step(
        self,
        action: Callable[[Casebook], Change],
        done: Callable[[Change], None],
        failed: Callable[[ChecksError], None],
    ) -> None:
        """Run `action` on the casebook's thread; the next step begins when its outcome is dealt with."""
        casebook = self._casebook
        if casebook is None:
            failed(CasebookError("No casebook is open. Open one, or begin a new one, in the File menu."))
            self._end_step()
            return

        def ended(then: Callable[[T], None], outcome: T) -> None:
            try:
                then(outcome)
            finally:
                self._end_step()

        self.jobs.start(
            "Writing",
            lambda _: action(casebook),
            partial(ended, done),
            partial(ended, failed),
            on_casebook=True,
            quiet=True,
        )

    # What follows a change

    def _take_in(self, change: Change) -> None:
        """Bring desk and library up to a change that is written."""
        if any(isinstance(record, Article | ArticleVersion) for record in (*change.before, *change.after)):
            self._read_library()
        added = next((record for record in change.added if isinstance(record, Article)), None)
        if added is not None:
            self.open_article(added.id)
        elif self._desk is not None and self._desk.article.id in _put_away(change):
            self._lay(None)
        elif self._desk is not None:
            self._desk = self._desk.after(change)
            self._count_decided()

    def _show_article_of(self, command: ChangeCommand, change: Change) -> None:
        """Undoing what was done to another article brings that article to the desk, so that nothing changes unseen."""
        article_id = command.article_id
        if article_id and article_id != self._article_id() and article_id not in _put_away(change):
            self.open_article(article_id)

    def _article_id(self) -> UUID | None:
        return self._desk.article.id if self._desk else None

    def _lay(self, desk: Desk | None) -> None:
        self._desk = desk
        self._wait_for("")
        self.desk_changed.emit()

    def _read_library(self) -> None:
        def show(library: tuple[ArticleSummary, ...]) -> None:
            self.library = library
            self.library_changed.emit()

        self.ask(lambda casebook: casebook.articles.overview(), show)

    def _count_decided(self) -> None:
        """Keep the count of the article on the desk right without asking the casebook again."""
        desk = self._desk
        if desk is not None:
            self.library = tuple(
                replace(summary, decided=desk.decided, total=len(desk.claims))
                if summary.article.id == desk.article.id
                else summary
                for summary in self.library
            )
            self.library_changed.emit()

    # Opening

    def _open(
        self, opening: Callable[[type[Casebook]], Casebook], where: Path | str, article_id: UUID | None = None
    ) -> None:
        if self._casebook is not None:
            self.leaving.emit()
        name = Path(where).stem if "://" not in str(where) else "the casebook"
        self._wait_for(f"Opening {name}…")

        def work(_: Progress) -> tuple[Casebook, tuple[ArticleSummary, ...], Desk | None]:
            from checks.casebook import Casebook  # loads the database, on the worker

            _make_folder_of(where)
            casebook = opening(Casebook)
            library = casebook.articles.overview()
            return casebook, library, casebook.desk(chosen) if (chosen := _choose(library, article_id)) else None

        def step() -> None:
            if self.where == str(where):
                self._stay(article_id)
                return
            self.jobs.start(f"Opening {name}", work, self._opened, self._not_opened, on_casebook=True, quiet=True)

        self._step(step)

    def _stay(self, article_id: UUID | None) -> None:
        """The casebook is open already."""
        self._wait_for("")
        if article_id is not None:
            self.open_article(article_id)
        self._end_step()

    def _opened(self, opened: tuple[Casebook, tuple[ArticleSummary, ...], Desk | None]) -> None:
        old = self._casebook
        self._casebook, self.library, desk = opened
        if old is not None:
            self.jobs.start("Closing", lambda _: old.close(), on_casebook=True, quiet=True)
        self.undo_stack.clear()
        self.library_changed.emit()
        self._lay(desk)
        self._end_step()

    def _not_opened(self, error: ChecksError) -> None:
        self._fail(error)
        self._end_step()

    def _open_casebook(self) -> Casebook:
        if self._casebook is None:
            raise LookupError("no casebook is open")
        return self._casebook

    def _wait_for(self, what: str) -> None:
        if what != self.busy:
            self.busy = what
            self.busy_changed.emit()

    def _fail(self, error: ChecksError) -> None:
        self._wait_for("")
        if isinstance(error, Cancelled):
            self.noted.emit(str(error))
        else:
            self.failed.emit(str(error))


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


def _make_folder_of(where: Path | str) -> None:
    """Make the folder of a casebook that is still to be made; where that fails, opening says why."""
    if isinstance(where, Path):
        with suppress(OSError):
            where.parent.mkdir(parents=True, exist_ok=True)


def _put_away(change: Change) -> set[UUID]:
    """The articles that a change removes, or puts into the archive."""
    before, after = (
        {record.id for record in records if isinstance(record, Article) and record.is_archived}
        for records in (change.before, change.after)
    )
    return (after - before) | {record.id for record in change.removed}


def _choose(library: tuple[ArticleSummary, ...], wanted: UUID | None) -> UUID | None:
    """The article to begin with: the wanted one if it is there, else the first that is not archived."""
    ids = [summary.article.id for summary in library if not summary.article.is_archived]
    return wanted if wanted in ids else next(iter(ids), None)
