"""The claims pane: all claims of the article as a list that can be filtered and ordered."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QToolButton, QVBoxLayout, QWidget

from checks.domain.change import Change
from checks.domain.desk import Desk
from desktop import a11y, theme
from desktop.models.claim_filter import ClaimFilter, Order
from desktop.models.claims import ClaimsModel
from desktop.panes.claims_list import ClaimsList
from desktop.panes.claims_menu import ClaimsMenu
from desktop.session import Session
from desktop.widgets.header import PaneHeader
from desktop.widgets.state_page import StatePage

NONE_FOUND = "No claims found. Select words and press N."
NOT_SEARCHED = "Nothing has looked for claims yet. Choose Look for Claims, or select words and press N."
NOTHING_MATCHES = "Nothing matches. Clear the filter (Esc)"


class ClaimsPane(QWidget):
    """Shows the desk's claims and lets a person choose one."""

    claim_selected = Signal(object)
    """The id of the claim that a person chose here."""
    inspector_requested = Signal()
    """Enter: the current claim shall be worked on."""
    filtered = Signal(object)
    """The ids that the filter keeps, as a frozenset; None when nothing is filtered."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._current: UUID | None = None
        self._note = ""
        self._is_failure = False
        self._model = ClaimsModel(self)
        self._list = ClaimsList(self._model)
        self._state = StatePage(indent=theme.current().space("m") + 2)
        self._header = PaneHeader("Claims")
        # A menu that is a child of the pane itself would keep Tab out of it: Qt loses the way where a pane has a proxy.
        self._filter_button = self._header.add_button("ph.funnel-simple", "Filter and Order")
        self._menu = ClaimsMenu(self._filter_button)
        self._build()
        self._connect()
        self._show_desk()

    # What the window asks for

    def show_claim(self, claim_id: UUID | None) -> None:
        """Show a claim as the current one and bring it into view; one that the filter leaves out is not shown."""
        self._current = claim_id
        self._list.show_claim(claim_id)

    def show_busy(self, text: str) -> None:
        """Say what is going on while there are no claims."""
        self._note, self._is_failure = text, False
        self._show_state()

    def show_failed(self, text: str) -> None:
        """Say why there are no claims."""
        self._note, self._is_failure = text, True
        self._show_state()

    @Slot()
    def clear_filter(self) -> None:
        """Show all claims again."""
        self._menu.clear_filter()

    @Slot(bool)
    def set_dense(self, dense: bool) -> None:
        """Show each claim in one line, or in two."""
        self._density.setChecked(dense)
        self._list.set_dense(dense)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears the filter, Enter leads to the inspector."""
        if event.key() == Qt.Key.Key_Escape and self._model.filter.is_active:
            self.clear_filter()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._list.current_claim:
            self.inspector_requested.emit()
        else:
            super().keyPressEvent(event)

    # Building

    def _build(self) -> None:
        self._filter_button.setMenu(self._menu)
        self._filter_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._density = self._header.add_button("ph.rows", "One-Line Rows")
        self._density.setCheckable(True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._state)
        self._stack.addWidget(self._list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(self._stack, 1)
        self.setBackgroundRole(self.palette().ColorRole.AlternateBase)
        self.setAutoFillBackground(True)
        a11y.name(self, "Claims")

    def _connect(self) -> None:
        self._list.claim_chosen.connect(self._choose)
        self._density.toggled.connect(self._list.set_dense)
        self._menu.filter_chosen.connect(self._filter)
        self._menu.order_chosen.connect(self._order)
        self._session.desk_changed.connect(self._show_desk)
        self._session.changed.connect(self._follow)
        self._session.jobs.changed.connect(self._show_state)

    # Following the session

    @Slot()
    def _show_desk(self) -> None:
        self._note = ""
        self._model.show_desk(self._session.desk)
        self._after_reset()

    @Slot(object)
    def _follow(self, change: Change) -> None:
        self._model.follow(change, self._session.desk)
        if self._list.current_claim != self._current:
            self._list.show_claim(self._current)
        self._show_state()

    @Slot(object)
    def _filter(self, wanted: ClaimFilter) -> None:
        self._model.set_filter(wanted)
        self._after_reset()
        self.filtered.emit(frozenset(self._model.shown) if wanted.is_active else None)

    @Slot(object)
    def _order(self, order: Order) -> None:
        self._model.set_order(order)
        self._after_reset()

    def _after_reset(self) -> None:
        self._list.show_claim(self._current)
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        desk = self._session.desk
        has_rows = self._model.rowCount() > 0
        self._show_page(self._list if has_rows else self._state)
        self._header.set_fact(self._count_words(desk) if desk and self._model.total else "")
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
        """How many claims are decided, and how many the filter shows."""
        decided = f"{desk.decided} of {self._model.total} decided"
        return f"{decided}, {len(self._model.shown)} shown" if self._model.filter.is_active else decided

    def _words_for_nothing(self, desk: Desk | None) -> str:
        """Why the list is empty."""
        if desk is None:
            return ""
        if self._model.total:
            return NOTHING_MATCHES
        looking = next((job.words for job in self._session.jobs.running if not job.is_quiet), "")
        searched = NONE_FOUND if desk.version.extractor else NOT_SEARCHED
        return self._note or looking or searched

    # Choosing

    @Slot(object)
    def _choose(self, claim_id: UUID) -> None:
        self._current = claim_id
        self.claim_selected.emit(claim_id)
