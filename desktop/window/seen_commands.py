"""What is done with earlier checks of the chosen claim: relations, evidence, reasons, and where they come from."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from checks.domain.relation import Relation
from checks.matching.match import JudgedClaim, Match
from desktop.panes.inspector import Inspector
from desktop.session import Session
from desktop.window.arrangement import Pane
from desktop.window.choice import Choice
from desktop.window.layout import DeskLayout
from desktop.window.views import View, Views

NOTHING = "No earlier claim is like this one."
NOTHING_TO_CARRY = "Confirm first how the claim stands to one of another article: its evidence can be carried over."


class SeenCommands(QObject):
    """Wires whatever shows earlier claims, and carries out what the menus say of them."""

    def __init__(
        self,
        session: Session,
        choice: Choice,
        layout: DeskLayout,
        views: Views,
        inspector: Inspector,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._choice = choice
        self._layout = layout
        self._views = views
        self._inspector = inspector
        self._window = window
        self._awaited: tuple[UUID, UUID] | None = None
        """The article that is being opened, and the claim that it was opened for."""
        inspector.why_seen_requested.connect(self.show_why)
        inspector.seen_source_requested.connect(self.open_source)
        session.desk_changed.connect(self._follow, Qt.ConnectionType.QueuedConnection)  # once a claim is chosen

    # What the menus say

    def show(self) -> None:
        """Go to the likest earlier claim."""
        self._layout.show_pane(Pane.INSPECTOR)
        self._inspector.focus_seen()

    def same(self) -> None:
        """Confirm that it is the same claim."""
        self._confirm(Relation.SAME)

    def updated(self) -> None:
        """Confirm that the figure was updated."""
        self._confirm(Relation.UPDATED)

    def contradicts(self) -> None:
        """Confirm that the two contradict each other."""
        self._confirm(Relation.CONTRADICTS)

    def broader(self) -> None:
        """Confirm that the earlier claim is broader."""
        self._confirm(Relation.BROADER)

    def part(self) -> None:
        """Confirm that the earlier claim is a part of this one."""
        self._confirm(Relation.PART)

    def carry(self) -> None:
        """Carry the evidence of a confirmed earlier claim over."""
        if not self._inspector.carry_over():
            self._session.note(NOTHING_TO_CARRY)

    def _confirm(self, relation: Relation) -> None:
        if not self._inspector.confirm_seen(relation):
            self._session.note(NOTHING)

    # Where it comes from, and why it was found

    @Slot(object)
    def show_why(self, match: Match) -> None:
        """Show what the two were compared by."""
        from checks.matching.weights import MatchSettings
        from desktop.dialogs.why_match import WhyMatch

        claim, desk = self._choice.claim, self._session.desk
        if claim is not None and desk is not None:
            dialog = WhyMatch(claim, match, MatchSettings.of(desk.house), self._window)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    @Slot(object)
    def open_source(self, match: Match) -> None:
        """Open the article at the earlier claim, or the page of the earlier check."""
        earlier = match.earlier
        if isinstance(earlier, JudgedClaim):
            self.go_to(earlier)
        elif earlier.url:
            QDesktopServices.openUrl(QUrl(earlier.url))

    @Slot(object)
    def go_to(self, judged: JudgedClaim) -> None:
        """Bring the article of a claim onto the desk, and choose the claim."""
        self._views.show_view(View.DESK)
        desk = self._session.desk
        if desk is not None and desk.article.id == judged.article.id:
            self._choice.choose(judged.claim.id)
            return
        self._inspector.flush()
        self._awaited = (judged.article.id, judged.claim.id)
        self._session.open_article(judged.article.id)

    @Slot()
    def _follow(self) -> None:
        awaited, self._awaited = self._awaited, None
        desk = self._session.desk
        if awaited is not None and desk is not None and desk.article.id == awaited[0]:
            self._choice.choose(awaited[1])
