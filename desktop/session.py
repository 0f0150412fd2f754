"""The open casebook and the article on the desk: the one place where panes read, and through which they write."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from checks.domain.article import Article, ArticleVersion
from checks.domain.change import Change
from checks.domain.desk import Desk
from checks.domain.person import Person
from checks.domain.progress import Progress
from checks.domain.summary import ArticleSummary
from checks.domain.verdict import Scale
from checks.errors import Cancelled, ChecksError, Conflict, KeyNeeded, PasswordNeeded, ReasonNeeded
from desktop.checking import Checking
from desktop.drafts import Sealing
from desktop.intake import Account, Found, Intake, Source
from desktop.jobs import Job, Jobs
from desktop.locking import Lock
from desktop.opening import CLOSED, Key, Opened, from_bundle, name_of, open_with, with_key
from desktop.seen import SeenBefore
from desktop.shelf import article_of, counted, put_away
from desktop.steps import NO_CASEBOOK, Shown, Steps, Unexplained, Written, because
from desktop.undo import ChangeCommand, UndoStack, Way

if TYPE_CHECKING:
    from checks.casebook import Casebook
    from checks.ingest.document import Document

T = TypeVar("T")


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
    """This casebook is about to be closed: whoever holds typing saves it now."""
    key_needed = Signal(str, str)
    """A casebook cannot be opened without another key: where it lies, and a sentence."""
    failed = Signal(str)
    """Something went wrong; the sentence says what to do."""
    reason_needed = Signal(object)
    """A step on what is signed or published was not taken yet: an `Unexplained`, which takes it for a reason."""
    noted = Signal(str)
    """Something is done that is worth a sentence."""
    taken_in = Signal(object)
    """Articles came in, or were there already, or could not be read: an `Account`."""
    claims_found = Signal(object)
    """A search that still runs has found claims, or is over: a `Found`. They are not written yet."""
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
        """All articles of the casebook with how many of their claims are decided, and what waits in the queues."""
        self.busy = ""
        """What the desk is waiting for ("Reading the page…"); empty when it waits for nothing."""
        self.weights: Mapping[str, float] = {}
        """Weights of features of check-worthiness that the person chose; the next search for claims goes by them."""
        self._person = person
        self._clock = clock
        self._casebook: Casebook | None = None
        self._desk: Desk | None = None
        self._steps = Steps(jobs)
        self.sealing: Sealing | None = None
        """What seals typing that is not saved yet; None where the casebook is not encrypted."""
        self.lock = Lock(self, self)
        self._intake = Intake(self)
        self.checking = Checking(self, self)
        """What rules are doing with the article on the desk."""
        self.seen = SeenBefore(self, self)
        """What is known of earlier checks of the claims on the desk."""
        for beside in (self.checking, self.seen):
            self.changed.connect(beside.follow)
            self.desk_changed.connect(beside.begin)

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
        self._steps.add(partial(self._write, action, then))

    def do_long(
        self,
        action: Callable[[Casebook, Progress], Change | None],
        shown: Shown,
        then: Callable[[Change | None], None],
        failed: Callable[[ChecksError], None] | None = None,
    ) -> None:
        """As `do`, for what belongs to no article and takes its time: the strip shows it, with Cancel.

        Where there was nothing to write, `action` gives None, and so gets `then`.
        """
        self._steps.add(partial(self._write_long, action, shown, then, failed or self.fail))

    def put(
        self,
        action: Callable[[Casebook], Change | None],
        then: Callable[[], None],
        failed: Callable[[ChecksError], None],
    ) -> None:
        """Let `action` write what the program itself noticed: told as any change is, but no step that can be undone."""
        write = partial(self._write_long, lambda casebook, _: action(casebook), None, lambda _: then(), failed)
        self._steps.add(partial(write, is_step=False))

    def undo(self) -> None:
        """Take the last change back."""
        self._steps.add(lambda: self._retrace(self.undo_stack.way_back()))

    def redo(self) -> None:
        """Do the change again that was taken back last."""
        self._steps.add(lambda: self._retrace(self.undo_stack.way_on()))

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
            label, lambda _: question(casebook), answer, failed or self.fail, on_casebook=True, quiet=True
        )

    def in_turns(
        self,
        label: str,
        work: Callable[[Casebook], Iterator[tuple[int, int]]],
        done: Callable[[None], None],
        failed: Callable[[ChecksError], None],
        *,
        unit: str = "",
    ) -> Job:
        """Read the casebook step by step, quietly: whatever else is asked of it comes in between."""
        steps = work(self._open_casebook())
        return self.jobs.start_in_turns(label, steps, done, failed, quiet=True, unit=unit)

    def in_turn(self, then: Callable[[], None]) -> None:
        """Call `then` once all that was asked before is written, and the casebook that is being opened is open."""

        def step() -> None:
            if self._casebook is None:
                self.fail(NO_CASEBOOK)
            else:
                then()
            self._steps.end()

        self._steps.add(step)

    def is_idle(self) -> bool:
        """Is everything asked for written and read?"""
        return self._steps.are_over and self.jobs.is_idle() and self.checking.is_idle and self.seen.is_idle

    # Opening and closing

    def open_casebook(self, where: Path | str, *, article_id: UUID | None = None, key: Key | None = None) -> None:
        """Open the casebook at `where` and put one of its articles on the desk: `article_id`, or else the first.

        A casebook that is open already stays open. Where a key is missing, or is not right, `key_needed` says so.
        """
        self._open(with_key("open", where, self._person, self._clock, key), where, article_id)

    def create_casebook(self, where: Path | str, key: Key | None = None) -> None:
        """Make an empty casebook at `where`, encrypted where there is a key, and open it."""
        self._open(with_key("create", where, self._person, self._clock, key), where)

    def open_bundle(self, bundle: Path, where: Path, passphrase: str | None = None) -> None:
        """Make a casebook at `where` of what a bundle holds, and open it."""
        self._open(from_bundle(bundle, where, passphrase, self._person, self._clock), where)

    def open_sample(self, where: Path | str) -> None:
        """Lay a fresh copy of the sample out at `where` and open it."""
        self._open(lambda casebooks: casebooks.sample(where, person=self._person), where)

    def open_article(self, article_id: UUID) -> None:
        """Put an article on the desk."""
        self.wait_for("Opening the article…")
        self.ask(lambda casebook: casebook.desk(article_id), self._lay, self.fail)

    def sign_in(self, name: str) -> None:
        """Let the person called `name` sign all changes from now on, and count what waits for that person."""
        self._person = name
        if self._casebook is not None:
            self.ask(lambda casebook: casebook.people.sign_in(name), lambda _: self._meet())

    def _meet(self) -> None:
        """The desk knows by name who signed in, too."""
        if self._desk is not None:
            self._desk = self._desk.after(Change("Sign in", after=(self.me,)))
        self.read_library()

    def backup(self, then: Callable[[Path | None], None] | None = None) -> None:
        """Copy the casebook beside itself, quietly; None comes back where nothing can be copied."""
        if self._casebook is not None:
            self.ask(lambda casebook: casebook.backup(), then or (lambda _: None), label="Backing up")

    def put_away(self, then: Callable[[], None]) -> None:
        """Save what is typed, end what is being written, stop all else, close the casebook, and call `then`."""
        self.leaving.emit()

        def step() -> None:
            if self.lock.is_on:  # no other casebook was opened meanwhile
                self.jobs.drop_all()
                self._desk = None  # whoever is told that the casebook is gone must not ask it about its article
                self._opened(CLOSED)
            self.jobs.start("Closing", lambda _: None, self._steps.ending(lambda _: then()), on_casebook=True)

        self._steps.add(step)

    def close(self) -> None:
        """Finish what is being written, stop the rest and close the casebook. The session cannot be used afterwards."""
        self.checking.stop()
        self.seen.stop()
        self._steps.finish()
        self.jobs.close()
        self.undo_stack.blockSignals(True)
        self.undo_stack.clear()
        if self._casebook is not None:
            self._casebook.close()
            self._casebook = None

    # Articles coming in

    def import_document(self, document: Document) -> None:
        """Add an article, put it on the desk and look for its claims."""
        self._intake.add(document)

    def take_in(self, sources: Sequence[Source]) -> Job:
        """Read several files or pages off the GUI thread, then add what is new; `taken_in` says what came of it."""
        return self._intake.take_in(sources)

    def load_parser(self) -> None:
        """Load the language model in the background, so that the first article need not wait for it."""
        self._intake.load_parser()

    def look_for_claims(self, article: Article, version: ArticleVersion) -> Job:
        """Look for the claims of a text; those that somebody has worked on stay as they are."""
        return self._intake.look_for_claims(article, version)

    def wait_for(self, what: str) -> None:
        """Say what the desk is waiting for ("Reading the page…"); empty when it waits for nothing."""
        if what != self.busy:
            self.busy = what
            self.busy_changed.emit()

    def note(self, sentence: str) -> None:
        """Say what is done."""
        self.noted.emit(sentence)

    def tell(self, account: Account) -> None:
        """Say what became of everything that was brought in together."""
        self.taken_in.emit(account)

    def show_found(self, found: Found) -> None:
        """Show what a search has found before it is written."""
        self.claims_found.emit(found)

    def fail(self, error: ChecksError) -> None:
        """Say what went wrong; where somebody else was faster, show what they wrote."""
        self.wait_for("")
        if isinstance(error, Cancelled):
            self.noted.emit("" if self.lock.is_on else str(error))
        elif isinstance(error, Conflict) and self._desk is not None:
            self._read_again(f"{error} The desk shows it as it is now.")
        else:
            self.failed.emit(str(error))

    def _write(self, action: Callable[[Casebook], Change], then: Callable[[Change], None] | None) -> None:
        def done(written: Written) -> None:
            change = written.change
            if change.id is None:  # the records were like that already: nothing to tell, nothing to take back
                return
            worked_on = article_of(self._desk)
            self._take_in(written)
            self.undo_stack.push(ChangeCommand(change, worked_on))
            self.changed.emit(change)
            if then is not None:
                then(change)

        def failed(error: ChecksError) -> None:
            if isinstance(error, ReasonNeeded):
                step = Unexplained(str(error), lambda reason: self.do(because(reason, action), then))
                self.reason_needed.emit(step)
            else:
                self.fail(error)

        self._steps.write(self._casebook, Written.by(action), done, failed)

    def _write_long(
        self,
        action: Callable[[Casebook, Progress], Change | None],
        shown: Shown | None,
        then: Callable[[Change | None], None],
        failed: Callable[[ChecksError], None],
        *,
        is_step: bool = True,
    ) -> None:
        def done(written: Written | None) -> None:
            if written is not None:
                self._take_in(written)
                if is_step:
                    self.undo_stack.push(ChangeCommand(written.change, None))
                self.changed.emit(written.change)
            then(written.change if written else None)

        self._steps.write_long(self._casebook, Written.by_long(action), done, failed, shown)

    def _retrace(self, way: Way | None) -> None:
        """Apply the inverse of what the way's command did last, then move the stack; what no longer fits leaves it."""
        if way is None:
            self._steps.end()
            return

        def done(written: Written) -> None:
            change = written.change
            way.went(change)
            self._take_in(written)
            self.changed.emit(change)
            self.retraced.emit(change)
            self._show_article_of(way.command, change)

        def failed(error: ChecksError) -> None:
            if isinstance(error, Conflict):
                way.drop()
            self.fail(error)

        inverse = way.command.change.inverse()
        self._steps.write(self._casebook, Written.by(lambda casebook: casebook.apply(inverse)), done, failed)

    def _take_in(self, written: Written) -> None:
        """Bring desk and library up to a change that is written."""
        change = written.change
        if any(isinstance(record, Article | ArticleVersion) for record in (*change.before, *change.after)):
            self.read_library()
        added = next((record for record in change.added if isinstance(record, Article)), None)
        if added is not None:
            self.open_article(added.id)
        elif self._desk is not None and self._desk.article.id in put_away(change):
            self._lay(None)
        elif self._desk is not None:
            self._desk = self._desk.after(change, written.named)
            self._show_library(counted(self.library, self._desk, self.me))

    def _show_article_of(self, command: ChangeCommand, change: Change) -> None:
        """Undoing what was done to another article brings that article to the desk, so that nothing changes unseen."""
        article_id = command.article_id
        if article_id and article_id != article_of(self._desk) and article_id not in put_away(change):
            self.open_article(article_id)

    def _lay(self, desk: Desk | None) -> None:
        self._desk = desk
        self.wait_for("")
        self.desk_changed.emit()

    def _read_again(self, sentence: str) -> None:
        """Somebody else changed what lies on the desk: read it as it is stored, then say `sentence`."""
        article_id = article_of(self._desk)

        def show(desk: Desk | None) -> None:
            if article_of(self._desk) == article_id:
                self._lay(desk)
            self.failed.emit(sentence)

        self.read_library()
        if article_id is not None:
            self.ask(lambda casebook: casebook.desk(article_id), show, lambda _: show(None))

    def read_anew(self) -> None:
        """More was written than a change tells, here or at another desk: read the library and the desk as stored."""
        article_id = article_of(self._desk)
        self.read_library()
        if article_id is not None:
            self.ask(lambda casebook: casebook.desk(article_id), self._lay, lambda _: self._lay(None))

    def read_library(self) -> None:
        """Count anew how far the articles are and what waits, as the casebook has it."""
        self.ask(lambda casebook: casebook.articles.overview(), self._show_library)

    def _show_library(self, library: tuple[ArticleSummary, ...]) -> None:
        self.library = library
        self.library_changed.emit()

    # Opening

    def _open(
        self, opening: Callable[[type[Casebook]], Casebook], where: Path | str, article_id: UUID | None = None
    ) -> None:
        if self._casebook is not None:
            self.leaving.emit()
        name = name_of(where)
        self.noted.emit("")  # what was said of another casebook
        self.wait_for(f"Opening {name}…")

        def work(_: Progress) -> Opened:
            return open_with(opening, where, article_id)

        def step() -> None:
            if self.where != str(where):
                done, failed = self._steps.ending(self._opened), self._steps.ending(partial(self._not_opened, where))
                self.jobs.start(f"Opening {name}", work, done, failed, on_casebook=True, quiet=True)
                return
            self.wait_for("")
            if article_id is not None:
                self.open_article(article_id)
            self._steps.end()

        self._steps.add(step)

    def _not_opened(self, where: Path | str, error: ChecksError) -> None:
        if self.lock.is_on and str(where) == self.lock.where:
            self.wait_for("")
            self.lock.refuse(error)
        elif isinstance(error, KeyNeeded | PasswordNeeded):
            self.wait_for("")
            self.key_needed.emit(str(where), str(error))
        else:
            self.fail(error)

    def _opened(self, opened: Opened) -> None:
        old = self._casebook
        self._casebook, self.library, self.sealing = opened.casebook, opened.library, opened.sealing
        if old is not None:
            self.seen.leave()
            self.jobs.start("Closing", lambda _: old.close(), on_casebook=True, quiet=True)
        self.undo_stack.clear()
        self.library_changed.emit()
        self._lay(opened.desk)
        self.lock.end(self.where)

    def _open_casebook(self) -> Casebook:
        if self._casebook is None:
            raise LookupError("no casebook is open")
        return self._casebook
