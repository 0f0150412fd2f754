"""The overview of findings: all that rules noticed about the article, searched, filtered, grouped and dismissed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from checks.domain.change import Change
from checks.domain.claim import Claim
from checks.domain.finding import Finding, Level
from desktop import a11y, theme
from desktop.models.finding_facts import Notice, failure_words, notices, overview_words
from desktop.models.finding_filter import FindingFilter, Grouping
from desktop.models.finding_rows import FindingRows, Fold, Role, Row
from desktop.panes.findings_list import DISMISS, ENTER, FOLD, FindingList
from desktop.panes.findings_menu import FindingsMenu
from desktop.session import Session
from desktop.widgets.header import PaneHeader
from desktop.widgets.label import Label
from desktop.widgets.state_page import StatePage

NOTHING = "No rule noticed anything. That is not a verdict."
NOT_RUN = "No rule has looked at this article."
BUSY = "Checking rules…"
ALL_DISMISSED = "All findings were dismissed. The filter can show them."
ALL_HOLD = "All that the rules could check holds. That is not a verdict. The filter can show it."
NOTHING_MATCHES = "Nothing matches. Clear the filter (Esc)"


class FindingsPane(QWidget):
    """Takes the place of the claims; a row that is gone to shows its claim in the other panes."""

    finding_chosen = Signal(object)
    """A person went to this `Finding`."""
    finding_entered = Signal(object)
    """Enter: this `Finding` shall be worked on in the inspector."""
    dismiss_requested = Signal(object)
    """All findings of this `Notice` are to be dismissed."""
    restore_requested = Signal(object)
    """All findings of this `Notice` are to be taken back in."""
    left = Signal()
    """The claims are wanted back."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows = FindingRows(self)
        self._list = FindingList(self._rows)
        self._state = StatePage(indent=theme.current().space("m") + 2)
        self._counts = Label(role="meta", ink="ink_2")
        self._counts.setObjectName("counts")
        self._failed = Label(role="meta", ink="find_partly")
        self._search = QLineEdit()
        self._header = PaneHeader("Findings")
        self._filter_button = self._header.add_button("ph.funnel-simple", "Filter and Group Findings")
        self._menu = FindingsMenu(self._filter_button)
        self._back = self._header.add_button("ph.rows", "Back to the Claims")
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        self._show()

    @property
    def rows(self) -> QListView:
        """The list."""
        return self._list

    @property
    def current(self) -> Notice | None:
        """The notice of the row that is current."""
        row: Row | None = self._list.currentIndex().data(Role.ROW)
        return row.notice if row else None

    @property
    def _fold(self) -> Fold | None:
        row: Row | None = self._list.currentIndex().data(Role.ROW)
        return row.fold if row else None

    @property
    def kept(self) -> tuple[Notice, ...]:
        """The notices that the filter keeps."""
        return self._rows.kept

    @property
    def state(self) -> str:
        """What is said in place of the rows; empty where there are some."""
        return self._state.text if self._stack.currentWidget() is self._state else ""

    @property
    def fact(self) -> str:
        """How many of each level are open: "1 conflict, 13 partly, 20 notes"."""
        return self._counts.text()

    def show_finding(self, finding_id: UUID | None) -> None:
        """Make the row of a finding current, without telling; what it is folded behind opens."""
        if finding_id is not None:
            self._list.keep_place(partial(self._rows.reveal, finding_id))
        self._list.show_row(self._rows.row_of(finding_id))

    def show_filter(self, wanted: FindingFilter) -> None:
        """Show what fits, and nothing else."""
        self._menu.show_ticks(wanted)
        with QSignalBlocker(self._search):
            self._search.setText(wanted.words)
        self._filter()

    @Slot()
    def clear_filter(self) -> None:
        """Show all again that was not dismissed."""
        self.show_filter(replace(self._rows.filter, levels=frozenset(), rules=frozenset(), words=""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the inspector, D dismisses or takes back in, Esc clears the filter and then leads back.

        On a line that stands for several findings, Enter, Left and Right open and close it.
        """
        key, is_typing, notice = event.key(), self._search.hasFocus(), self.current
        fold = self._fold if key in FOLD and not is_typing else None
        if key == Qt.Key.Key_Escape:
            self.clear_filter() if self._rows.filter.is_active else self.left.emit()
        elif is_typing and key in (Qt.Key.Key_Down, *ENTER):
            self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._go_to(self._list.currentIndex() if notice else self._rows.first_from(0))
        elif fold is not None:
            if key in ENTER or fold.is_open == (key == Qt.Key.Key_Left):
                self._toggle(fold)
        elif notice is not None and key in ENTER:
            self.finding_entered.emit(notice.finding)
        elif notice is not None and not is_typing and key in DISMISS:
            (self.dismiss_requested if notice.finding.dismissed is None else self.restore_requested).emit(notice)
        else:
            super().keyPressEvent(event)

    # Building

    def _build(self) -> None:
        tokens = theme.current()
        self._filter_button.setMenu(self._menu)
        self._filter_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._search.setPlaceholderText("Search findings")
        a11y.name(self._search, "Search findings", "Words of the finding, its values or its claims. Esc clears.")
        a11y.name(self, "Findings")
        inset = QVBoxLayout()
        inset.setContentsMargins(tokens.space("m") + 2, tokens.space("s"), tokens.space("m"), tokens.space("s"))
        inset.setSpacing(tokens.space("xs"))
        inset.addWidget(self._search)
        inset.addWidget(self._counts)
        inset.addWidget(self._failed)
        for page in (self._state, self._list):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addLayout(inset)
        layout.addWidget(self._stack, 1)
        self.setBackgroundRole(self.palette().ColorRole.AlternateBase)
        self.setAutoFillBackground(True)

    def _connect(self) -> None:
        self._search.textChanged.connect(self._filter)
        self._menu.filter_chosen.connect(self._filter)
        self._menu.grouping_chosen.connect(self._group)
        self._back.clicked.connect(self.left)
        self._list.went_to.connect(self._tell)
        self._list.clicked.connect(self._click)
        self._list.doubleClicked.connect(self._enter)
        self._session.desk_changed.connect(self._show)
        self._session.changed.connect(self._follow)
        self._session.checking.changed.connect(self._follow_rules)

    # Following the session

    @Slot(object)
    def _follow(self, change: Change) -> None:
        if any(isinstance(record, Finding | Claim) for record in (*change.before, *change.after)):
            self._show()

    @Slot()
    def _follow_rules(self) -> None:
        if self._session.checking.is_ready and self._rows.grouping is not Grouping.CLAIM:
            kept = self.current.finding.id if self.current else None
            self._list.keep_place(partial(self._rows.name_rules, _title_of))
            if kept is not None and self.current is None:
                self._list.show_row(self._rows.row_of(kept))
        self._say_state()

    @Slot()
    def _show(self) -> None:
        """Show what is noticed now; the row that was current stays so, or the one in its place becomes it."""
        desk, place = self._session.desk, self._list.currentIndex().row()
        kept = self.current.finding.id if self.current else None
        self._list.keep_place(partial(self._rows.show, notices(desk) if desk else ()))
        self._menu.offer_rules(each.finding.rule for each in self._rows.all)
        self._list.show_row(self._rows.row_of(kept))
        if kept is not None and not self._list.currentIndex().isValid():
            self._list.show_row(self._rows.first_from(max(place, 0)))
        self._say_state()

    @Slot()
    def _filter(self) -> None:
        kept = self.current.finding.id if self.current else None
        self._rows.set_filter(replace(self._menu.filter, words=self._search.text()))
        self._list.show_row(self._rows.row_of(kept))
        self._say_state()

    @Slot(object)
    def _group(self, grouping: Grouping) -> None:
        kept = self.current.finding.id if self.current else None
        self._rows.group_by(grouping)
        self._follow_rules()
        self._list.show_row(self._rows.row_of(kept))

    def _say_state(self) -> None:
        checking, kept = self._session.checking, self._rows.kept
        shown: QWidget = self._list if kept else self._state
        self._stack.setCurrentWidget(shown)
        self.setFocusProxy(shown)
        is_filtered = self._rows.filter.is_active and self._rows.all
        self._header.set_fact(f"{len(kept)} of {len(self._rows.all)}" if is_filtered else "")
        self._counts.setText(overview_words(self._rows.all))
        self._counts.setVisible(bool(self._counts.text()))
        self._failed.setText(failure_words(checking.failed_rules))
        self._failed.setVisible(bool(checking.failed_rules))
        if not kept:
            self._state.say(self._words_for_nothing())

    def _words_for_nothing(self) -> str:
        checking = self._session.checking
        if self._rows.filter.is_active and self._rows.all:
            return NOTHING_MATCHES
        if not checking.is_idle:
            return BUSY
        if any(each.finding.level is not Level.SUPPORTS for each in self._rows.all):
            return ALL_DISMISSED
        if self._rows.all:
            return ALL_HOLD
        return NOTHING if checking.is_ready else NOT_RUN

    # Choosing

    @Slot(QModelIndex)
    def _click(self, index: QModelIndex) -> None:
        row: Row | None = index.data(Role.ROW)
        if row is not None and row.fold is not None:
            self._toggle(row.fold)

    def _toggle(self, fold: Fold) -> None:
        self._list.keep_place(lambda: self._list.show_row(self._rows.toggle(fold)))

    def _go_to(self, index: QModelIndex) -> None:
        self._list.show_row(index)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        if self.current is not None:
            self.finding_chosen.emit(self.current.finding)

    @Slot()
    def _enter(self) -> None:
        if self.current is not None:
            self.finding_entered.emit(self.current.finding)


def _title_of(rule_id: str) -> str:
    from checks.rules.reference import rule_called  # loaded by now

    rule = rule_called(rule_id)
    return rule.title if rule else rule_id
