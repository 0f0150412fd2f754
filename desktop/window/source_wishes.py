"""What is wished about sources and duplicates: which dialog answers it, what is searched and what is written then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from checks.domain.evidence import Evidence
from checks.domain.origin import Origin, OriginRuling, Question
from checks.domain.progress import Progress
from checks.errors import ChecksError
from checks.matching.sources import origins_of
from desktop.jobs import Job
from desktop.panes.inspector import Inspector
from desktop.session import Session

if TYPE_CHECKING:
    from checks.matching.duplicates import Duplicate
    from checks.services.sources import Material
    from desktop.dialogs.duplicates import Duplicates

MOST_LISTED = 500
"""Pairs that are listed at once; the rest comes when these are worked off."""


class SourceWishes(QObject):
    """Answers the wishes of one inspector, and those of the Evidence menu that concern sources."""

    def __init__(self, session: Session, inspector: Inspector, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._inspector = inspector
        self._window = window
        self._search = DuplicateSearch(session, window)
        inspector.apart_requested.connect(self.part)
        inspector.same_requested.connect(self.join)
        inspector.sources_requested.connect(self.of_claim)

    @Slot(object, object)
    def part(self, record: Evidence, origin: Origin) -> None:
        """Rule that a record is another source than those that it stands with."""
        from desktop.dialogs.ruling import NotTheSame

        others = tuple(other for other in origin.records if other.id != record.id)
        reason = NotTheSame.ask(self._window, record, origin)
        if reason is not None:
            self._session.do(lambda casebook: casebook.sources.rule(record, others, is_same=False, reason=reason))

    @Slot(object)
    def join(self, record: Evidence) -> None:
        """Rule that a record is one source with another record of the claim."""
        from desktop.dialogs.ruling import SameSource

        desk, claim_id = self._session.desk, self._inspector.claim_id
        if desk is None or claim_id is None:
            return
        elsewhere = [origin for origin in origins_of(desk, claim_id) if record.id not in origin.ids]
        chosen = SameSource.ask(self._window, record, [each for origin in elsewhere for each in origin.records])
        if chosen is not None:
            other, reason = chosen
            self._session.do(lambda casebook: casebook.sources.rule(record, (other,), is_same=True, reason=reason))

    @Slot()
    def of_claim(self) -> None:
        """Show the sources of the claim in the inspector; the dialog follows what is ruled meanwhile."""
        from desktop.dialogs.sources import Sources

        desk, claim_id = self._session.desk, self._inspector.claim_id
        claim = desk.claim(claim_id) if desk and claim_id else None
        if desk is None or claim is None:
            return
        dialog = Sources(desk, claim, self._window)
        dialog.take_back_requested.connect(self.take_back)
        follow = self._session.changed.connect(lambda _: dialog.show_desk(self._session.desk))
        dialog.finished.connect(lambda _: self._session.changed.disconnect(follow))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(object)
    def take_back(self, rulings: tuple[OriginRuling, ...]) -> None:
        """Let the program's own grouping hold again."""
        self._session.do(lambda casebook: casebook.sources.take_back(rulings))

    def compare(self, one: Evidence, other: Evidence) -> None:
        """Show two records side by side, to be merged or held apart."""
        self._search.show_pair(one, other)

    @Slot()
    def duplicates(self) -> None:
        """List records that may be held twice; what was found is kept until the casebook changes."""
        self._search.show()


class DuplicateSearch(QObject):
    """Looks for duplicates beside other work, and keeps what it found while the casebook stays as it is.

    What is found is never written down: it can be found again at any time.
    """

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._dialog: Duplicates | None = None
        self._job: Job | None = None
        self._found: tuple[Duplicate, ...] = ()
        self._as_of: tuple[str, int] | None = None
        """The casebook, and the number of its last change, for which `_found` holds."""

    @Slot()
    def show(self) -> None:
        """Open the list; search where the casebook is not as it was searched last."""
        self._open().say("Reading the records…", is_busy=True)
        self._session.ask(lambda casebook: casebook.sources.last_change(), self._begin, self._fail)

    def show_pair(self, one: Evidence, other: Evidence) -> None:
        """Open the list with two records that a person chose."""
        from desktop.dialogs.duplicates import Pair

        self._open().show_pairs([Pair(one, other, ("chosen in the list",))], 1)

    @Slot()
    def search(self) -> None:
        """Read the records, then compare them."""
        if self._dialog is not None:
            self._dialog.say("Reading the records…", is_busy=True)
            self._session.ask(lambda casebook: casebook.sources.material(), self._compare, self._fail)

    @Slot()
    def cancel(self) -> None:
        """Stop comparing."""
        if self._job is not None:
            self._job.cancel()

    @Slot(object, object)
    def merge(self, kept: Evidence, other: Evidence) -> None:
        """Make one record of two."""
        self._session.do(
            lambda casebook: casebook.sources.merge(kept, other),
            lambda _: self._drop((kept, other), whole_records=True),
        )

    @Slot(object, object)
    def part(self, one: Evidence, other: Evidence) -> None:
        """Rule that two records are two."""
        from desktop.dialogs.ruling import NotDuplicates

        reason = NotDuplicates.ask(self._dialog or self._window, one, other)
        if reason is not None:
            self._session.do(
                lambda casebook: casebook.sources.rule(
                    one, (other,), is_same=False, reason=reason, question=Question.RECORD
                ),
                lambda _: self._drop((one, other), whole_records=False),
            )

    def _open(self) -> Duplicates:
        from desktop.dialogs.duplicates import Duplicates

        self._dialog = Duplicates(self._window)
        self._dialog.merge_requested.connect(self.merge)
        self._dialog.apart_requested.connect(self.part)
        self._dialog.search_requested.connect(self.search)
        self._dialog.cancel_requested.connect(self.cancel)
        self._dialog.finished.connect(self._close)
        self._dialog.open()
        return self._dialog

    def _begin(self, last_change: int) -> None:
        if self._as_of == (self._session.where, last_change):
            self._list()
        else:
            self.search()

    def _compare(self, material: Material) -> None:
        def work(progress: Progress) -> tuple[Duplicate, ...]:
            from checks.matching.duplicates import find_duplicates

            return find_duplicates(material.candidates, material.rulings, progress)

        def done(found: tuple[Duplicate, ...]) -> None:
            self._job = None
            self._found, self._as_of = found, (where, material.as_of)
            self._list()

        if self._dialog is None:
            return
        where = self._session.where
        self._dialog.say("Comparing the records…", is_busy=True)
        self._job = self._session.jobs.start(
            "Looking for duplicates", work, done, self._fail, unit="records", if_cancelled="Nothing was changed."
        )
        self._job.progressed.connect(self._tell)

    @Slot()
    def _tell(self) -> None:
        if self._job is not None and self._dialog is not None and not self._job.is_over:
            self._dialog.say(f"{self._job.words}…", is_busy=True)

    def _list(self) -> None:
        first = self._found[:MOST_LISTED]
        self._session.ask(lambda casebook: casebook.sources.pairs(first), self._show, self._fail)

    def _show(self, pairs: tuple[tuple[Evidence, Evidence, Duplicate], ...]) -> None:
        from desktop.dialogs.duplicates import Pair

        if self._dialog is not None:
            shown = [Pair(one, other, found.reasons) for one, other, found in pairs]
            self._dialog.show_pairs(shown, len(self._found))

    def _drop(self, done: tuple[Evidence, Evidence], *, whole_records: bool) -> None:
        if self._dialog is not None:
            self._dialog.drop(done, whole_records=whole_records)

    def _fail(self, error: ChecksError) -> None:
        self._job = None
        if self._dialog is not None:
            self._dialog.say(str(error) or "The search was stopped.", is_failure=True)

    @Slot()
    def _close(self) -> None:
        """The list is closed: stop what runs for it."""
        self.cancel()
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None
