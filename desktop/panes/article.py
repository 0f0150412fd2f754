"""The article pane: the text under check with its claims, a header, and a line to find words."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QLocale, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from checks.domain.article import Article, ArticleVersion
from checks.domain.change import Change
from checks.domain.claim import Claim
from checks.domain.finding import Finding
from checks.domain.span import Span
from checks.text.coverage import find_checkable
from desktop import a11y, theme
from desktop.intake import Found
from desktop.models.claim_facts import findings_of
from desktop.models.finding_facts import notices, overview_words
from desktop.models.marked_claims import Mark
from desktop.panes.date_bar import DateBar
from desktop.panes.find_bar import FindBar
from desktop.panes.span_view import SpanView
from desktop.session import Session
from desktop.widgets.header import PaneHeader
from desktop.widgets.moments import say_day
from desktop.widgets.state_page import StatePage

EMPTY = "Paste, open or drop an article"


class ArticlePane(QWidget):
    """Shows the text of the desk's article version and lets a person choose claims and select words in it."""

    claim_selected = Signal(object)
    """The id of the claim that a person chose here."""
    finding_selected = Signal(object)
    """A `Finding` that was clicked; its claim is chosen as well."""
    step_requested = Signal(int)
    """The next claim is wanted (1), or the one before (-1)."""
    inspector_requested = Signal()
    """Enter: the current claim shall be worked on."""
    overview_requested = Signal()
    """All findings of the article are wanted."""
    new_claim_requested = Signal(object)
    """The `Span` of words that shall become a claim."""
    selection_changed = Signal()
    """Other words, or none, are selected."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._version: ArticleVersion | None = None
        self._found: Found | None = None
        """What a search that still runs has found."""
        self._header = PaneHeader()
        self._view = SpanView()
        self._find = FindBar()
        self._state = StatePage(indent=theme.current().column("gutter_left"), role="document")
        self._stack = QStackedWidget()
        self._new_claim = QAction("New Claim from Selection", self)
        self._build()
        self._connect()
        self._show_desk()

    # What the window asks for

    def show_claim(self, claim_id: UUID | None) -> None:
        """Show a claim as the current one and bring it into view."""
        self._view.show_current(claim_id)

    def show_kept(self, kept: frozenset[UUID] | None) -> None:
        """Let the lines of all other claims fade, as a filter leaves them out; None shows all."""
        self._view.show_kept(kept)

    @property
    def spans(self) -> SpanView:
        """The text, in which the current claim can be moved and cut."""
        return self._view

    def claim_at(self, point: QPoint) -> UUID | None:
        """The shortest claim at a point of the text's viewport."""
        marks = self._view.marks_at(point)
        return marks[0].id if marks else None

    def selected_span(self) -> Span | None:
        """The words that are selected, in code points of the version's text."""
        return self._view.selected_span() if self._version else None

    def set_text_actions(self, actions: Sequence[QAction]) -> None:
        """Put the actions that change the size of the text behind the header's button."""
        self._text_menu.clear()
        self._text_menu.addActions(list(actions))
        self._text_button.setVisible(bool(actions))

    def set_claim_actions(self, actions: Sequence[QAction]) -> None:
        """Offer what can be done to a claim in the menu of the text."""
        self._view.addActions(list(actions))

    def show_busy(self, text: str) -> None:
        """Say what is going on; an article that is shown stays."""
        self._say(text)

    def show_failed(self, text: str) -> None:
        """Say what went wrong; an article that is shown stays."""
        self._say(text, is_failure=True)

    @Slot()
    def open_find(self) -> None:
        """Open the line to find words in, with the selected words."""
        span = self.selected_span()
        if self._version is not None:
            start = span.start if span else self._view.cursor_place
            self._find.open(start, span.of(self._version.text) if span else "")

    @Slot()
    def find_next(self) -> None:
        """Go to the next place of the words looked for."""
        if self._find.isVisible():
            self._find.find_next()
        else:
            self.open_find()

    @Slot()
    def find_previous(self) -> None:
        """Go to the place before."""
        if self._find.isVisible():
            self._find.find_previous()
        else:
            self.open_find()

    def select_next_gap(self) -> bool:
        """Select the next number, name, date or quotation that no claim covers; False where there is none."""
        self._view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return self._view.select_next_gap()

    @Slot()
    def into_nested(self) -> None:
        """Choose the claim inside the current one."""
        current = self._view.shown.current
        self._choose(self._view.shown.marks.inside(current) if current else None)

    @Slot()
    def out_of_nested(self) -> None:
        """Choose the claim around the current one."""
        current = self._view.shown.current
        self._choose(self._view.shown.marks.around(current) if current else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the line to find words in."""
        if event.key() == Qt.Key.Key_Escape and self._find.isVisible():
            self._find.leave()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme: the page is the brightest surface."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    # Building

    def _build(self) -> None:
        find = self._header.add_button("ph.magnifying-glass", "Find in Article")
        find.clicked.connect(self.open_find)
        self._text_button = self._header.add_button("ph.text-aa", "Text Size")
        self._text_menu = QMenu(self._text_button)
        self._text_button.setMenu(self._text_menu)
        self._text_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._text_button.hide()
        self._findings_button = self._header.add_button("ph.diamond", "All Findings")
        self._findings_button.clicked.connect(self.overview_requested)
        self._stack.addWidget(self._state)
        self._stack.addWidget(self._view)
        self._view.addAction(self._new_claim)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self._header, DateBar(self._session), self._find, self._stack):
            layout.addWidget(widget)
        layout.setStretch(3, 1)
        self.setBackgroundRole(self.palette().ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setFocusProxy(self._view)
        a11y.name(self, "Article")

    def _connect(self) -> None:
        self._view.claim_clicked.connect(self._select)
        self._view.finding_clicked.connect(self._select_finding)
        self._view.stepped.connect(self.step_requested)
        self._view.nested.connect(self._nest)
        self._view.entered.connect(self.inspector_requested)
        self._view.selectionChanged.connect(self._follow_selection)
        self._view.cursorPositionChanged.connect(self._say_claim)
        self._find.found.connect(self._view.select_span)
        self._find.matched.connect(self._view.show_matches)
        self._find.closed.connect(self._view.setFocus)
        self._new_claim.triggered.connect(self._ask_for_claim)
        self._session.desk_changed.connect(self._show_desk)
        self._session.changed.connect(self._follow)
        self._session.busy_changed.connect(self._show_desk)
        self._session.claims_found.connect(self._show_found)

    # Following the session

    @Slot()
    def _show_desk(self) -> None:
        desk = self._session.desk
        self._stack.setCurrentWidget(self._view if desk else self._state)
        self._header.setVisible(desk is not None)
        if desk is None:
            self._version = None
            self._state.say(self._session.busy or EMPTY)
            return
        self._show_head(desk.article)
        self._show_version(desk.version, desk.article.language)
        self._show_marks()

    def _show_version(self, version: ArticleVersion, language: str | None) -> None:
        """Show a text; where only its furniture or language changed, the place stays."""
        shown = self._version
        self._version = version
        self._view.sentences = version.sentences
        self._view.setLayoutDirection(direction_of(language))
        if shown is None or (shown.id, shown.text) != (version.id, version.text):
            self._view.show_text(version.text, version.furniture)
            self._find.set_text(version.text)
            self._look_for_gaps(version)
        elif shown.furniture != version.furniture:
            self._view.set_furniture(version.furniture)
            self._look_for_gaps(version)

    def _look_for_gaps(self, version: ArticleVersion) -> None:
        """Read what a claim should cover, which takes a while in a long text."""

        def show(found: tuple[Span, ...]) -> None:
            if self._version is version:
                self._view.show_checkable(found)

        self._session.jobs.start(
            "Reading what claims should cover",
            lambda _: find_checkable(version.text, version.furniture),
            show,
            quiet=True,
        )

    def _show_head(self, article: Article) -> None:
        self._header.set_title(article.title)
        self._show_fact(article)
        a11y.name(self._view, f"Article: {article.title}", "J and K go through the claims, Tab goes into nested ones")

    def _show_fact(self, article: Article) -> None:
        self._header.set_fact(self._fact(article))

    def _fact(self, article: Article) -> str:
        """Where and when it stood, and what rules noticed about it: "Sample, 23 May 2025 · 1 conflict, 5 notes"."""
        desk, date = self._session.desk, say_day(article.published.day) if article.published else ""
        noticed = overview_words(notices(desk)) if desk else ""
        origin = ", ".join(filter(None, (article.publisher, date, self._basic_reading())))
        return " · ".join(filter(None, (noticed, origin)))

    def _basic_reading(self) -> str:
        """What is said of a text whose claims were found without a language model; empty for any other."""
        version = self._session.desk.version if self._session.desk else None
        is_basic = version is not None and (version.extractor or "").endswith("(no language model)")
        return "basic reading" if is_basic else ""

    def _show_marks(self) -> None:
        desk = self._session.desk
        if desk is not None:
            found = self._found.new_on(desk) if self._found else ()
            claims = sorted((*desk.claims, *found), key=lambda claim: claim.place) if found else desk.claims
            self._view.show_marks(claims, findings_of(desk))

    @Slot(object)
    def _show_found(self, found: Found) -> None:
        """Underline what a search has found so far; nobody can choose it yet."""
        shown = self._found.claims if self._found and self._found.version_id == found.version_id else ()
        self._found = found if found.claims else None
        if self._version is not None and self._version.id == found.version_id and shown != found.claims:
            self._show_marks()

    @Slot(object)
    def _follow(self, change: Change) -> None:
        desk = self._session.desk
        if desk is None:
            return
        records = (*change.before, *change.after)
        if any(isinstance(record, Article | ArticleVersion) for record in records):
            self._show_desk()
        elif any(isinstance(record, Claim | Finding) for record in records):
            self._follow_claims(change)
            self._show_fact(desk.article)

    def _follow_claims(self, change: Change) -> None:
        """Where claims only have another state, all stays in its place; else they are marked anew."""
        edited = [new for _, new in change.edited if isinstance(new, Claim)]
        is_edit = not change.added and not change.removed and len(edited) == len(change.edited)
        if not is_edit or not self._view.update_claims(edited):
            self._show_marks()

    def _say(self, text: str, *, is_failure: bool = False) -> None:
        if self._session.desk is None:
            self._state.say(text or EMPTY, is_failure=is_failure)

    # Choosing

    @Slot(object)
    def _select(self, claim_id: UUID) -> None:
        """A claim was clicked: nothing moves, it is only filled. What a search has only just found is none yet."""
        if self._session.desk is None or self._session.desk.claim(claim_id) is None:
            return
        self._view.fill_current(claim_id)
        self.claim_selected.emit(claim_id)

    @Slot(object)
    def _select_finding(self, finding: Finding) -> None:
        self._select(finding.claim_id)
        self.finding_selected.emit(finding)

    @Slot(int)
    def _nest(self, by: int) -> None:
        (self.into_nested if by > 0 else self.out_of_nested)()

    def _choose(self, mark: Mark | None) -> None:
        if mark is not None and self._session.desk is not None and self._session.desk.claim(mark.id):
            self._view.show_current(mark.id)
            self.claim_selected.emit(mark.id)

    @Slot()
    def _follow_selection(self) -> None:
        self._new_claim.setEnabled(self.selected_span() is not None)
        self.selection_changed.emit()

    @Slot()
    def _ask_for_claim(self) -> None:
        span = self.selected_span()
        if span is not None:
            self.new_claim_requested.emit(span)

    @Slot()
    def _say_claim(self) -> None:
        """Let a screen reader say which claim the text cursor enters."""
        said = self._view.claim_entered()
        if said:
            a11y.announce(self._view, said)


def direction_of(language: str | None) -> Qt.LayoutDirection:
    """The direction in which a language is written; the window's own where none is known."""
    return QLocale(language).textDirection() if language else QLocale().textDirection()
