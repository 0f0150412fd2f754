"""Lists over the whole casebook: claims that contradict each other, and claims that are one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from checks.domain.claim import Claim
from checks.domain.relation import Relation
from checks.errors import ChecksError
from checks.matching.match import ClaimPair, JudgedClaim, Match
from checks.matching.similarity import Closeness, Similarity
from desktop.jobs import Job
from desktop.session import Session
from desktop.widgets.moments import say_day

if TYPE_CHECKING:
    from checks.casebook import Casebook
    from checks.matching.contradictions import Contradiction
    from desktop.dialogs.claim_pairs import ClaimPairs, PairRow

NO_CONTRADICTIONS = "No two claims give different figures for one event: the same place, day and thing counted."
NO_DUPLICATES = "No two claims say the same, as far as words and facts tell."
EVENT = ("Event", "First says", "Second says", "In")
TWO = ("First claim", "Second claim", "In")


class PairCommands(QObject):
    """Opens the lists, fills them off the GUI thread, and does what is wished with a pair."""

    def __init__(self, session: Session, go_to: Callable[[JudgedClaim], None], window: QWidget) -> None:
        """`go_to` shows a claim in its article."""
        super().__init__(window)
        self._session = session
        self._window = window
        self._go_to = go_to
        self._dialog: ClaimPairs | None = None
        self._job: Job | None = None

    def contradictions(self) -> None:
        """List claims that give different figures for one event."""
        self._open("Contradictions", EVENT, NO_CONTRADICTIONS, self._find_contradictions, can_merge=False)

    def duplicates(self) -> None:
        """List claims that are one."""
        self._open("Duplicate Claims", TWO, NO_DUPLICATES, self._find_duplicates, can_merge=True)

    @Slot()
    def _find_contradictions(self) -> None:
        dialog = self._dialog

        def show(found: tuple[Contradiction, ...]) -> None:
            if dialog is not None and dialog is self._dialog:
                dialog.show_pairs([_event_row(each) for each in found])

        self._say("Comparing the figures of all claims…")
        self._job = self._session.ask(lambda casebook: casebook.matching.contradictions(), show, self._fail)

    @Slot()
    def _find_duplicates(self) -> None:
        dialog, found = self._dialog, dict[frozenset[UUID], ClaimPair]()

        def steps(casebook: Casebook) -> Iterator[tuple[int, int]]:
            from checks.matching.weights import MatchSettings

            return casebook.matching.duplicates_in_steps(found, MatchSettings.of(casebook.house.get()))

        def show(_: None) -> None:
            if dialog is not None and dialog is self._dialog:
                dialog.show_pairs([_claims_row(each) for each in found.values()])

        self._say("Comparing all claims…")
        self._job = self._session.in_turns("Comparing all claims", steps, show, self._fail, unit="claims")
        self._job.progressed.connect(self._tell)

    def _say(self, words: str) -> None:
        if self._dialog is not None:
            self._dialog.say(words, is_busy=True)

    @Slot()
    def _tell(self) -> None:
        if self._job is not None and not self._job.is_over:
            self._say(f"{self._job.words}…")

    def _open(
        self, title: str, headings: tuple[str, ...], nothing: str, search: Callable[[], None], *, can_merge: bool
    ) -> None:
        from desktop.dialogs.claim_pairs import ClaimPairs

        dialog = self._dialog = ClaimPairs(title, headings, nothing, can_merge=can_merge, parent=self._window)
        dialog.search_requested.connect(search)
        dialog.cancel_requested.connect(self._cancel)
        dialog.claim_requested.connect(self._show_claim)
        dialog.merge_requested.connect(self._merge)
        dialog.finished.connect(self._close)
        dialog.open()
        search()

    def _fail(self, error: ChecksError) -> None:
        self._job = None
        if self._dialog is not None:
            self._dialog.say(str(error) or "The search was stopped.", is_failure=True)

    @Slot()
    def _cancel(self) -> None:
        if self._job is not None and not self._job.is_over:
            self._job.cancel()

    @Slot(object)
    def _show_claim(self, judged: JudgedClaim) -> None:
        """Close the list and show the claim: both cannot be looked at together."""
        if self._dialog is not None:
            self._dialog.accept()
        self._go_to(judged)

    @Slot(object)
    def _merge(self, pair: PairRow) -> None:
        """Make one claim of two; of two articles, confirm that they are the same."""
        dialog = self._dialog

        def done(_: object) -> None:
            if dialog is not None and dialog is self._dialog:
                dialog.drop(pair)

        if pair.is_of_one_article:
            self._session.do(lambda casebook: casebook.claims.merge(pair.first.claim, pair.second.claim), done)
        else:
            self._session.do(lambda casebook: casebook.relations.confirm(*_related(pair), Relation.SAME), done)

    @Slot()
    def _close(self) -> None:
        """The list is closed: stop what runs for it."""
        self._cancel()
        self._job = None
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None


def _event_row(found: Contradiction) -> PairRow:
    from desktop.dialogs.claim_pairs import PairRow

    event = f"{found.place}, {say_day(found.day)}: {found.what}"
    return PairRow(
        found.first, found.second, (event, found.first_figure, found.second_figure, _where(found.first, found.second))
    )


def _claims_row(pair: ClaimPair) -> PairRow:
    from desktop.dialogs.claim_pairs import PairRow

    words = (each.claim.statement or each.claim.quote for each in (pair.first, pair.second))
    return PairRow(pair.first, pair.second, (*words, _where(pair.first, pair.second)), pair.similarity)


def _where(first: JudgedClaim, second: JudgedClaim) -> str:
    return "one article" if first.article.id == second.article.id else "two articles"


def _related(pair: PairRow) -> tuple[Claim, Match]:
    """The later claim, and the earlier one as a match of it."""
    similarity = pair.similarity or Similarity(())
    return pair.second.claim, Match(pair.first, similarity, Closeness.NEAR_CERTAIN)
