"""What is done with findings: walking through them, their overview, the places they speak of, and running the rules."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from PySide6.QtCore import QObject, Slot

from checks.domain.change import Change
from checks.domain.finding import Finding, FindingValue
from checks.domain.progress import Progress
from checks.domain.queue import Queue
from desktop.models.finding_facts import Notice, next_stop
from desktop.panes.article import ArticlePane
from desktop.panes.findings import FindingsPane
from desktop.panes.inspector import Inspector
from desktop.session import Session
from desktop.steps import Shown
from desktop.window.arrangement import Pane
from desktop.window.choice import Choice
from desktop.window.layout import DeskLayout
from desktop.window.list_place import ListPlace
from desktop.window.views import View, Views

if TYPE_CHECKING:
    from checks.casebook import Casebook

NOTHING_TO_GO_TO = "No rule noticed anything that does not fit. That is not a verdict."


class PassageView(Protocol):
    """What the evidence view can do with a passage."""

    def show_passage(self, record_id: UUID, words: str) -> None:
        """Open a record, and show where it says so."""


class TableView(Protocol):
    """What the view of tables can do."""

    def choose(self, table_id: UUID) -> None:
        """Show a table."""


class FindingCommands(QObject):
    """Wires whatever shows findings, and carries out what the menus say of them."""

    def __init__(
        self,
        session: Session,
        choice: Choice,
        layout: DeskLayout,
        lists: ListPlace,
        views: Views,
        article: ArticlePane,
        inspector: Inspector,
    ) -> None:
        super().__init__(layout)
        self._session = session
        self._choice = choice
        self._layout = layout
        self._lists = lists
        self._views = views
        self._inspector = inspector
        self._at: UUID | None = None
        """The finding that was gone to last."""
        lists.let_make(self.make_pane)
        article.finding_selected.connect(self.go_to)
        article.overview_requested.connect(self.overview)
        inspector.passage_requested.connect(self.show_passage)
        inspector.table_requested.connect(self.show_table)

    def make_pane(self) -> FindingsPane:
        """The overview, wired."""
        pane = FindingsPane(self._session)
        pane.finding_chosen.connect(self._choose)
        pane.finding_entered.connect(self.go_to)
        pane.dismiss_requested.connect(self.dismiss)
        pane.restore_requested.connect(self.restore)
        pane.left.connect(self._lists.show_claims)
        return pane

    # What the menus say

    def next(self) -> None:
        """Go to the next finding of the article."""
        self._walk(1)

    def previous(self) -> None:
        """Go to the finding before."""
        self._walk(-1)

    @Slot()
    def overview(self) -> None:
        """Show all findings in place of the claims, or the claims again."""
        self._views.show_view(View.DESK)
        if self._lists.shows_findings:
            self._lists.show_claims()
            return
        self._layout.show_pane(Pane.CLAIMS)
        self._lists.show_findings()
        self._lists.findings.show_finding(self._at)

    def check_all(self) -> None:
        """Run the rules on every article of the casebook; the one on the desk is looked at beside the work."""
        article = self._session.desk.article.id if self._session.desk else None
        told: list[str] = []

        def work(casebook: Casebook, progress: Progress) -> None:
            told.append(check_others(casebook, article, progress))

        def done(_: Change | None) -> None:
            self._session.checking.look_again()
            self._session.read_library()
            self._session.note(told[0])

        shown = Shown("Checking all articles", "articles", "Cancelled. Articles that were checked keep their findings.")
        self._session.do_long(work, shown, done)

    # Going to a finding and to what it speaks of

    @Slot(object)
    def go_to(self, finding: Finding) -> None:
        """Choose the claim of a finding, and give the keyboard to the finding."""
        self._views.show_view(View.DESK)
        self._choose(finding)
        self._layout.show_pane(Pane.INSPECTOR)
        self._inspector.focus_finding(finding)

    @Slot(object)
    def show_passage(self, value: FindingValue) -> None:
        """Show where a record says what a finding compares; what has no text of its own shows in the inspector."""
        desk = self._session.desk
        text = desk.texts.get(value.evidence_id) if desk and value.evidence_id else None
        if value.evidence_id is None or value.span is None:
            return
        if text is None:
            self._inspector.focus_record(value.evidence_id)
            return
        self._views.show_view(View.EVIDENCE)
        view: PassageView = self._views.page(View.EVIDENCE)
        view.show_passage(value.evidence_id, value.span.of(text))

    @Slot(object)
    def show_table(self, table_id: UUID) -> None:
        """Show a toll series or a table of comparators, where the row of the claim is marked."""
        self._views.show_view(View.TABLES)
        view: TableView = self._views.page(View.TABLES)
        view.choose(table_id)

    # Dismissing from the overview

    @Slot(object)
    def dismiss(self, notice: Notice) -> None:
        """Dismiss a finding about all claims that it is about, for one reason and in one step."""
        from desktop.dialogs.finding import DismissFinding

        reason = DismissFinding.ask(self._layout.window(), notice.finding)
        if reason is not None:
            self._mark(notice, "Dismiss finding", reason)

    @Slot(object)
    def restore(self, notice: Notice) -> None:
        """Take a finding back in about all its claims."""
        self._mark(notice, "Restore finding", None)

    def _mark(self, notice: Notice, label: str, reason: str | None) -> None:
        after = tuple(replace(each, dismissed=reason) for each in notice.findings)
        self._session.do(lambda casebook: casebook.apply(Change(label, notice.findings, after)))

    def _walk(self, by: int) -> None:
        """Go on to the next finding; where the overview shows, to the next that its filter keeps."""
        desk, lists = self._session.desk, self._lists
        among = lists.findings.kept if lists.shows_findings else None
        stop = next_stop(desk, self._at, self._choice.claim_id, by, among) if desk else None
        if stop is None:
            self._session.note(NOTHING_TO_GO_TO)
        else:
            self.go_to(stop.finding)

    @Slot(object)
    def _choose(self, finding: Finding) -> None:
        self._at = finding.id
        if finding.claim_id != self._choice.claim_id:
            self._choice.choose(finding.claim_id)
        if self._lists.shows_findings:
            self._lists.findings.show_finding(finding.id)


def check_others(casebook: Casebook, besides: UUID | None, progress: Progress) -> str:
    """On the casebook's worker: run the rules on all articles but one, and say how many claims now show a conflict."""
    casebook.findings.refresh_all(progress, besides=besides)
    waiting = [summary.waiting.get(Queue.CONFLICTS, 0) for summary in casebook.articles.overview()]
    checked = "1 article" if len(waiting) == 1 else f"{len(waiting)} articles"
    claims = sum(waiting)
    if not claims:
        return f"Checked {checked}: no undecided claim shows a conflict. That is not a verdict."
    said = "1 undecided claim shows a conflict" if claims == 1 else f"{claims} undecided claims show a conflict"
    return f"Checked {checked}: {said}, in {sum(map(bool, waiting))} of them."
