"""The claims pane: the claims of the article as a list, searched, filtered, ordered, and worked on in bulk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QToolButton, QVBoxLayout, QWidget

from checks.domain.article import ArticleVersion
from checks.domain.change import Change
from checks.domain.desk import Desk
from desktop import a11y, theme
from desktop.intake import Found
from desktop.jobs import Job, State
from desktop.models.claim_filter import ClaimFilter, Order
from desktop.models.claims import ClaimsModel, Role
from desktop.panes.claims_bar import CLEAR, ClaimsBar
from desktop.panes.claims_list import ClaimsList
from desktop.panes.claims_menu import ClaimsMenu
from desktop.session import Session
from desktop.widgets.header import PaneHeader
from desktop.widgets.state_page import StatePage

NONE_FOUND = "No claims found. Select words and press N."
NOT_SEARCHED = "Nothing has looked for claims yet. Choose Look for Claims, or select words and press N."
NOTHING_MATCHES = f"Nothing matches. {CLEAR}"
_SEARCHES_BY = "sentences"
"""What the search for claims counts; no other job does."""


class ClaimsPane(QWidget):
    """Shows the desk's claims and lets a person choose one, or several."""

    claim_selected = Signal(object)
    """The id of the claim that a person chose here."""
    selection_changed = Signal()
    """Other claims are selected; `selected` tells which."""
    inspector_requested = Signal()
    """Enter: the current claim shall be worked on."""
    filtered = Signal(object)
    """The ids that the filter keeps, as a frozenset; None when nothing is filtered."""
    menu_requested = Signal(QPoint)
    """A person asks what can be done with the selected claims; the place on the screen."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._article_id: UUID | None = None
        self._current: UUID | None = None
        self._note = ""
        self._is_failure = False
        self._found: frozenset[UUID] = frozenset()
        """The claims in the list that a search has found and nobody can work on yet."""
        self._found_count = 0
        self._search: Job | None = None
        """The search for claims that was started last."""
        self._model = ClaimsModel(self)
        self._list = ClaimsList(self._model)
        self._bar = ClaimsBar()
        self._state = StatePage(indent=theme.current().space("m") + 2)
        self._header = PaneHeader("Claims")
        self._search_button = self._header.add_button("ph.magnifying-glass", "Search Claims")
        # A menu that is a child of the pane itself would keep Tab out of it: Qt loses the way where a pane has a proxy.
        self._filter_button = self._header.add_button("ph.funnel-simple", "Filter and Order")
        self._menu = ClaimsMenu(self._filter_button)
        self._density = self._header.add_button("ph.rows", "One-Line Claims")
        self._build()
        self._connect()
        self._show_desk()

    # What the window asks for

    @property
    def rows(self) -> ClaimsList:
        """The list of claims."""
        return self._list

    def claim_at(self, point: QPoint) -> UUID | None:
        """The claim at a point of the list's viewport."""
        found: UUID | None = self._list.indexAt(point).data(Role.CLAIM_ID)
        return found

    def show_claim(self, claim_id: UUID | None) -> None:
        """Show a claim as the current one and bring it into view; one that the filter leaves out is not shown."""
        self._current = claim_id
        self._list.show_claim(claim_id)
        self._show_state()

    @property
    def selected(self) -> tuple[UUID, ...]:
        """The ids of the selected claims, from top to bottom, without those that a search has only just found."""
        return tuple(claim for claim in self._list.selected_claims if self._is_written(claim))

    def show_busy(self, text: str) -> None:
        """Say what is going on while there are no claims."""
        self._note, self._is_failure = text, False
        self._show_state()

    def show_failed(self, text: str) -> None:
        """Say why there are no claims."""
        self._note, self._is_failure = text, True
        self._show_state()

    def set_actions(self, *, search: QAction, density: QAction, below: Sequence[QAction]) -> None:
        """Let the header's buttons do what these actions do, and offer those `below` in the filter's menu."""
        self._search_button.clicked.connect(search.trigger)
        self._density.clicked.connect(density.trigger)
        self._menu.add_below(below)

    @Slot()
    def open_search(self) -> None:
        """Search in quotes, statements and fields."""
        self._bar.open_search()

    @Slot()
    def clear_filter(self) -> None:
        """Show all claims again."""
        had_keyboard = self._bar.has_keyboard()
        with QSignalBlocker(self._bar):  # or the list would be filtered twice
            self._bar.close_search()
        self._menu.clear_filter()
        if had_keyboard:
            self.setFocus()

    def set_dense(self, dense: bool) -> None:
        """Show each claim in one line, or in two."""
        self._density.setChecked(dense)
        self._list.set_dense(dense)

    def fold_unlikely(self, folds: bool) -> None:
        """Fold unlikely suggestions away, or show them."""
        self._model.fold_unlikely(folds=folds)
        self._show_state()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears the filter and the search, Enter leads to the inspector."""
        is_typing = self._bar.has_keyboard()
        if event.key() == Qt.Key.Key_Escape and (self._model.filter.is_active or self._bar.is_open):
            self.clear_filter()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._list.current_claim and not is_typing:
            self.inspector_requested.emit()
        else:
            super().keyPressEvent(event)

    # Building

    def _build(self) -> None:
        self._filter_button.setMenu(self._menu)
        self._filter_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._density.setCheckable(True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._state)
        self._stack.addWidget(self._list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self._header, self._bar):
            layout.addWidget(part)
        layout.addWidget(self._stack, 1)
        self.setBackgroundRole(self.palette().ColorRole.AlternateBase)
        self.setAutoFillBackground(True)
        a11y.name(self, "Claims")

    def _connect(self) -> None:
        self._list.claim_chosen.connect(self._choose)
        self._list.selection_changed.connect(self._tell_selection)
        self._list.menu_requested.connect(self.menu_requested)
        self._menu.filter_chosen.connect(self._filter)
        self._menu.order_chosen.connect(self._order)
        self._menu.clear_action.triggered.connect(self.clear_filter)
        self._bar.searched.connect(self._filter)
        self._bar.clear_requested.connect(self.clear_filter)
        self._bar.list_requested.connect(self._go_to_list)
        self._session.desk_changed.connect(self._show_desk)
        self._session.changed.connect(self._follow)
        self._session.seen.changed.connect(self._follow_search)
        self._session.failed.connect(self._say_failed)
        self._session.claims_found.connect(self._show_found)
        self._session.jobs.job_started.connect(self._note_job)
        self._session.jobs.changed.connect(self._show_state)

    # Following the session

    @Slot()
    def _show_desk(self) -> None:
        self._note, self._search, self._found = "", None, frozenset()
        desk = self._session.desk
        article_id = desk.article.id if desk else None
        if article_id != self._article_id:  # the same one is read again where somebody else changed it
            self._article_id = article_id
            self._list.begin_at_top()
        self._model.show_desk(desk, self._session.me.id if desk else None)
        self._after_reset()

    @Slot(object)
    def _follow(self, change: Change) -> None:
        if any(isinstance(record, ArticleVersion) for record in change.after):  # what a search found is written
            self._found = frozenset()
        self._model.follow(change, self._session.desk)
        self._show_state()

    @Slot()
    def _follow_search(self) -> None:
        """More is known of which claims were checked before."""
        self._model.show_seen(self._session.seen.near_certain)

    @Slot(object)
    def _show_found(self, found: Found) -> None:
        """Add rows for what a search has found so far; nobody can work on them before it is over."""
        desk = self._session.desk
        if desk is None or desk.version.id != found.version_id:
            return
        new = found.new_on(desk)
        fresh = tuple(claim for claim in new if claim.id not in self._found)
        if fresh:
            self._model.follow(Change("Find claims", after=fresh), desk.after(Change("Find claims", after=new)))
        elif self._found and not new:
            self._model.show_desk(desk, self._session.me.id)
        self._found, self._found_count = frozenset(claim.id for claim in new), found.count
        self._show_state()

    def _is_written(self, claim_id: UUID) -> bool:
        desk = self._session.desk
        return desk is not None and desk.claim(claim_id) is not None

    @Slot(object)
    def _note_job(self, job: Job) -> None:
        if job.unit == _SEARCHES_BY:
            self._search, self._note = job, ""

    @Slot(str)
    def _say_failed(self, sentence: str) -> None:
        """Of all that can fail, only the search for claims is said here."""
        if self._search is not None and self._search.state is State.FAILED:
            self.show_failed(sentence)

    @Slot()
    def _filter(self) -> None:
        wanted = replace(self._menu.filter, words=self._bar.words.strip())
        if wanted == self._model.filter:
            return
        self._model.set_filter(wanted)
        self._after_reset()
        self.filtered.emit(self._model.kept if wanted.is_active else None)

    @Slot(object)
    def _order(self, order: Order) -> None:
        self._list.begin_at_top()
        self._model.set_order(order)
        self._after_reset()

    def _after_reset(self) -> None:
        self._menu.clear_action.setEnabled(self._model.filter != ClaimFilter())
        self._bar.say_filter(self._model.filter.in_words)
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        desk = self._session.desk
        has_rows = self._model.rowCount() > 0
        self._show_page(self._list if has_rows else self._state)
        self._header.set_fact(self._count_words(desk) if desk and self._model.total else "")
        self._bar.say_looking(self._looking if has_rows else "")
        if not has_rows:
            self._state.say(self._words_for_nothing(desk), is_failure=self._is_failure)

    def _show_page(self, page: QWidget) -> None:
        """Show the list or the sentence in its place; the keyboard stays in the pane."""
        shown = self._stack.currentWidget()
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(page)
        if page is not shown and shown is not None and shown.hasFocus():
            page.setFocus()

    def _count_words(self, desk: Desk) -> str:
        """How many claims are selected, where it is more than one; or shown, where not all are; or decided."""
        selected = len(self.selected)
        if selected > 1:
            return f"{selected} of {self._model.total} selected"
        if self._found:
            return f"{self._found_count} found so far"
        if self._model.filter.is_active:
            return f"{self._model.count} of {self._model.total} shown"
        return f"{desk.decided} of {self._model.total} decided"

    @property
    def _looking(self) -> str:
        """How far the search for claims is: "Looking for claims, 40 of 57 sentences"; empty while there is none."""
        running = self._session.jobs.running
        return next((job.words for job in running if job.unit == _SEARCHES_BY and not job.is_over), "")

    def _words_for_nothing(self, desk: Desk | None) -> str:
        """Why the list is empty."""
        if desk is None:
            return ""
        if self._model.total:
            return NOTHING_MATCHES
        searched = NONE_FOUND if desk.version.extractor else NOT_SEARCHED
        return self._looking or self._note or searched

    # Choosing

    @Slot(object)
    def _choose(self, claim_id: UUID) -> None:
        if self._is_written(claim_id):
            self._current = claim_id
            self.claim_selected.emit(claim_id)

    @Slot()
    def _tell_selection(self) -> None:
        self._show_state()
        self.selection_changed.emit()

    @Slot()
    def _go_to_list(self) -> None:
        """From the search to what was found: the current claim, or the first."""
        self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._list.go_to_first_unless_current()
