"""The main window: what stands where, and which signal goes where."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QByteArray, QTime, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QWidget

from checks.domain.change import Change
from checks.domain.claim import Claim, Kind
from checks.domain.queue import Queue
from checks.domain.span import Span
from checks.domain.ties import Table
from desktop.drafts import Drafts
from desktop.models.library import Order
from desktop.models.record_book import RecordBook
from desktop.models.words_covered import WordsCovered
from desktop.panes.article import ArticlePane
from desktop.panes.claims import ClaimsPane
from desktop.panes.first_run import FirstRun
from desktop.panes.inspector import Inspector
from desktop.panes.library import LibraryPane
from desktop.session import Session
from desktop.settings import Places, SettingsFile, WindowState
from desktop.widgets.job_strip import JobStrip
from desktop.window.action_table import CLAIM_MENU
from desktop.window.actions import Actions
from desktop.window.arrangement import Pane
from desktop.window.bulk_commands import BulkCommands
from desktop.window.choice import Choice
from desktop.window.claim_commands import ArticleCommands, ClaimCommands, EditCommands, EvidenceCommands
from desktop.window.claim_drops import ClaimDrops
from desktop.window.claims_commands import ClaimsCommands
from desktop.window.curtain import Curtain
from desktop.window.desk_memory import DeskMemory
from desktop.window.drops import DropTarget
from desktop.window.evidence_taking import EvidenceTaking
from desktop.window.evidence_wishes import EvidenceWishes
from desktop.window.file_commands import FileCommands
from desktop.window.finding_commands import FindingCommands
from desktop.window.hit_opener import HitOpener
from desktop.window.import_commands import ImportCommands
from desktop.window.inspector_wishes import InspectorWishes
from desktop.window.keeping_commands import KeepingCommands
from desktop.window.layout import DeskLayout
from desktop.window.library_commands import LibraryCommands
from desktop.window.list_place import ListPlace
from desktop.window.menus import Menus, start_offers
from desktop.window.middle import Middle
from desktop.window.needs import Situation
from desktop.window.outgoing import outgoing
from desktop.window.pair_commands import PairCommands
from desktop.window.preference_commands import PreferenceCommands
from desktop.window.queue_walk import QueueWalk
from desktop.window.record_commands import RecordCommands
from desktop.window.report_commands import ReportCommands
from desktop.window.review_commands import ReviewCommands
from desktop.window.search_commands import SearchCommands
from desktop.window.seen_commands import SeenCommands
from desktop.window.source_wishes import SourceWishes
from desktop.window.span_commands import SpanCommands
from desktop.window.team_commands import team_commands, team_views
from desktop.window.view_commands import HelpCommands, ViewCommands
from desktop.window.views import View, Views

if TYPE_CHECKING:
    from desktop.panes.tables_view import TablesView

_RATE, _KIND = "rate_", "kind_"


class MainWindow(QMainWindow):
    """Builds the panes, puts them in their places and wires them. Panes know the session, never each other."""

    def __init__(
        self, session: Session, settings: SettingsFile, places: Places, *, remembers_casebooks: bool = True
    ) -> None:
        super().__init__()
        self.setObjectName("main")
        self._session = session
        self._settings = settings
        self._remembers_casebooks = remembers_casebooks
        self.actions_by_id = Actions(self)
        self._preferences = PreferenceCommands(session, settings, self.actions_by_id, self, applied=self._apply_choices)
        self._book = RecordBook(session, self)
        self._library = LibraryPane(session)
        self._article = ArticlePane(session)
        self._claims = ClaimsPane(session)
        self.drafts = Drafts(places.drafts, parent=self)
        self._inspector = Inspector(session, self.drafts)
        self._strip = JobStrip(session.jobs)
        self._typing: list[Callable[[], None]] = [self._inspector.flush]
        """What saves typing that is not saved yet."""
        self._words_covered = WordsCovered()
        self._tables: TablesView | None = None
        """The view of tables, once it was wanted."""
        self._start = FirstRun(session, start_offers(self.actions_by_id))
        self._lists = ListPlace(self._claims)
        self._layout = DeskLayout(self._panes(), self._start)
        self._views = Views(self._layout)
        self._views.add(View.EVIDENCE, self._make_evidence_view)
        self._views.add(View.TABLES, partial(self._make_tables, places.reports))
        self._choice = Choice(session, self._show_claim)
        self._imports = ImportCommands(session, places.data / "mappings", self)
        self._files = FileCommands(session, settings, places, self, self._imports.take)
        self._view = ViewCommands(
            self._layout, self._views, self._library, self._strip, self._preferences, self.actions_by_id
        )
        self._articles = LibraryCommands(session, self)
        self._memory = DeskMemory(session, settings, self._layout, self._panes(), lambda: self._choice.claim_id)
        self._walk = QueueWalk(session, lambda: self._choice.claim_id, self._choice.choose)
        self._claim = ClaimCommands(session, self._choice, self._article, self._inspector, self._layout)
        self._findings = FindingCommands(
            session, self._choice, self._layout, self._lists, self._views, self._article, self._inspector
        )
        self._bulk = BulkCommands(session, self._selected_claims)
        self._span = SpanCommands(session, self._choice, self._article.spans, self.actions_by_id, self._strip.say)
        self._taking = EvidenceTaking(
            session, self, lambda: self._choice.claim, lambda: settings.current.captures_private
        )
        self._keeping = KeepingCommands(session, settings, self._inspector, places.reports, self)
        self._sources = SourceWishes(session, self._inspector, self)
        self._records = RecordCommands(session, self._keeping, self._sources, lambda: self._choice.claim, self)
        self._commands = self._make_commands(places)
        self._backup = QTimer(self)
        self._evidence_wishes = EvidenceWishes(session, self._book, self._inspector, self)
        self._put_together()
        self._connect()
        self._restore()
        self._preferences.apply_keys()
        self._apply_choices()
        self._show_library()
        self._show_desk()

    def _make_commands(self, places: Places) -> dict[str, object]:
        """What carries out the actions, by the first half of their ids."""
        seen = SeenCommands(self._session, self._choice, self._layout, self._views, self._inspector, self)
        reports = ReportCommands(self._session, self._settings, places.reports, self)
        self._review = ReviewCommands(self._session, self._choice, self._views, reports, self)
        opener = HitOpener(self._session, self._views, self._open_article, self._choice.choose)
        return {
            "file": self._files,
            "imports": self._imports,
            "edit": EditCommands(self._session, self._article),
            "view": self._view,
            "preferences": self._preferences,
            "article": ArticleCommands(self._session, self._choice, self._articles),
            "claim": self._claim,
            "claims": ClaimsCommands(self._claims, self._layout, self._settings, self.actions_by_id),
            "span": self._span,
            "findings": self._findings,
            "seen": seen,
            **team_commands(self._session, self._choice, self._inspector, self._selected_claims, self),
            **team_views(self._session, self._views, opener, self._files, self),
            "pairs": PairCommands(self._session, seen.go_to, self),
            "evidence": EvidenceCommands(self._inspector, self._layout),
            "taking": self._taking,
            "keeping": self._keeping,
            "sources": self._sources,
            "record": self._records,
            "report": reports,
            **outgoing(self._session, self._settings, places.reports, self.choose_claim, self),
            "review": self._review,
            "search": SearchCommands(
                self._session,
                self._settings,
                self.actions_by_id,
                self,
                opener,
            ),
            "help": HelpCommands(self._session, places, self.actions_by_id, self),
        }

    # What stands where

    def _panes(self) -> dict[Pane, QWidget]:
        return {
            Pane.LIBRARY: self._library,
            Pane.ARTICLE: self._article,
            Pane.CLAIMS: self._lists,
            Pane.INSPECTOR: self._inspector,
        }

    def _make_evidence_view(self) -> QWidget:
        """Made when it is first shown, so that the window opens sooner."""
        from desktop.window.evidence_view import EvidenceView

        view = EvidenceView(self._session, self._book, self)
        view.message.connect(self._strip.say)
        self._records.attach(view, self.actions_by_id)
        self._typing.append(view.flush)

        def follow(shown: View) -> None:
            if shown is View.EVIDENCE:
                view.show_claim(self._choice.claim)
            else:
                view.flush()

        self._views.shown.connect(follow)
        return view

    def _make_tables(self, folder: Path) -> QWidget:
        """The view of tables, when it is first wanted."""
        from desktop.panes.tables_view import TablesView
        from desktop.window.table_wishes import TableWishes

        tables = self._tables = TablesView(self._session)
        TableWishes(self._session, self._book, tables, folder, self._evidence_wishes.edit_record, self)
        self._views.shown.connect(lambda _: tables.show_claim(self._choice.claim))
        return tables

    def _put_together(self) -> None:
        InspectorWishes(self._session, self._inspector, self)
        DropTarget(
            self._session,
            self,
            self._files.take_in,
            lambda: self._taking.keep if self._views.current is View.EVIDENCE else None,
        )
        places = {
            self._article.spans.viewport(): self._article.claim_at,
            self._claims.rows.viewport(): self._claims.claim_at,
            self._inspector: lambda _: self._choice.claim_id,
        }
        ClaimDrops(self._session, self, places, self._taking.offer, self._files.take_in)
        middle = Middle(self._session, self._views, self._strip)
        self.setCentralWidget(Curtain(self._session, middle, self._views, self.drafts, self.actions_by_id))
        menus = Menus(self.menuBar(), self.actions_by_id, {"Open Recent": self._files.fill_recent})
        self._library.set_menu(menus.casebook_menu(self._library))
        self._library.set_sort_actions([self.actions_by_id[f"view.sort_{order.value}"] for order in Order])
        self._article.set_text_actions(
            [self.actions_by_id[f"view.{name}_text"] for name in ("larger", "smaller", "standard")]
        )
        self._article.set_claim_actions([self.actions_by_id[action_id] for action_id in CLAIM_MENU])
        self.actions_by_id.put_letters_on((self._article, self._claims))

    # Which signal goes where

    def _connect(self) -> None:
        self.actions_by_id.connect_to(self.command)
        session = self._session
        session.desk_changed.connect(self._show_desk)
        session.leaving.connect(self._note_desk)
        session.library_changed.connect(self._show_library)
        session.changed.connect(self._follow)
        session.retraced.connect(self._choice.show_changed)
        for turn in (session.lock.began, session.lock.ended):
            turn.connect(self._sync)
        session.failed.connect(self._strip.say_failure)
        session.failed.connect(self._article.show_failed)
        session.noted.connect(self._strip.say)
        session.taken_in.connect(self._articles.show_account)
        session.undo_stack.indexChanged.connect(self._sync)
        self._library.article_requested.connect(self._open_article)
        self._library.queue_requested.connect(self.go_through)
        self._library.evidence_requested.connect(self.actions_by_id["view.evidence"].trigger)
        self._library.tables_requested.connect(self._show_tables)
        self._book.changed.connect(self._show_casebook)
        self._library.details_requested.connect(self._articles.details)
        self._library.archive_requested.connect(self._articles.archive)
        self._library.delete_requested.connect(self._articles.delete)
        session.desk_changed.connect(self._walk.follow)
        self._views.shown.connect(self._sync)
        for pane in (self._article, self._claims, self._inspector):
            pane.claim_selected.connect(partial(self._choose, pane))
        self._article.new_claim_requested.connect(self._claim.new_from)
        self._records.selected.connect(self._sync)
        self._review.moved.connect(self._sync)
        self._article.selection_changed.connect(self._sync)
        self._claims.selection_changed.connect(self._sync)
        self._claims.filtered.connect(self._article.show_kept)
        self._claims.filtered.connect(self._choice.keep)
        self._article.step_requested.connect(self._choice.step)
        for pane in (self._article, self._claims):
            pane.inspector_requested.connect(partial(self._layout.show_pane, Pane.INSPECTOR))
        self._start.open_casebook_requested.connect(self._files.open_casebook)
        self._inspector.previous_requested.connect(self.actions_by_id["article.previous_claim"].trigger)
        self._inspector.next_requested.connect(self.actions_by_id["article.next_claim"].trigger)
        self._inspector.status_message.connect(self._strip.say)
        self._inspector.span_requested.connect(self._article.spans.select_span)
        self._inspector.details_requested.connect(self._articles.details)
        self._backup.timeout.connect(session.backup)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._preferences.follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(self._preferences.follow_system)

    def command(self, action_id: str) -> Callable[[], None]:
        """What the action `action_id` does to the claim or claims that are chosen, or to what else it is about."""
        return self._records.command(action_id, self._bulk.command(action_id, self._single_command(action_id)))

    def _single_command(self, action_id: str) -> Callable[[], None] | None:
        """The method of that name in its group."""
        group, name = action_id.split(".")
        if name.startswith(_RATE):
            return partial(self._claim.rate, int(name.removeprefix(_RATE)))
        if name.startswith(_KIND):
            return partial(self._span.set_kind, Kind(name.removeprefix(_KIND)))
        found: Callable[[], None] | None = getattr(self._commands[group], name, None)
        return found

    def _selected_claims(self) -> tuple[UUID, ...]:
        """The claims that are selected in the list; where it shows none of them, the one that all panes show."""
        chosen = self._choice.claim_id
        return self._claims.selected or ((chosen,) if chosen else ())

    # What follows from what

    @Slot()
    def _show_desk(self) -> None:
        """Another article, or none, is on the desk."""
        desk = self._session.desk
        self._layout.show_start(is_start=desk is None)
        is_read_again = desk is not None and self._choice.claim is not None
        if desk is None:
            self._choice.choose(None)
        elif is_read_again:
            self._choice.choose(self._choice.claim_id)
        else:
            self._begin_with_claim()
            if self._inspector.left_unsaved is not None:
                self._choice.choose(self._inspector.left_unsaved)
        if not is_read_again:
            self._views.show_view(View.DESK)
            (self._article if desk else self._start).setFocus()
        self._sync()

    @Slot()
    def _show_library(self) -> None:
        """Another casebook, or its list of articles changed."""
        where = self._session.where
        if where and self._remembers_casebooks and self._settings.current.recent[:1] != (where,):
            self._settings.change(recent=self._settings.current.with_casebook(where).recent)
        if self._session.is_open:
            self._time_backups()
            self.actions_by_id.name_ratings([rating.label for rating in self._session.scale.ratings])
        self._sync()

    @Slot(object)
    def _show_tables(self, kind: type[Table]) -> None:
        """Show the tables, at the first of a kind."""
        self.actions_by_id["view.tables"].trigger()
        if self._tables is not None:
            self._tables.choose_kind(kind)

    @Slot()
    def _show_casebook(self) -> None:
        """The casebook has more or fewer records."""
        self._library.show_evidence(self._book.count)

    @Slot(object)
    def _follow(self, change: Change) -> None:
        """A change was written: choose a claim where there is none, and say when it was saved."""
        if self._choice.claim is None:
            self._choice.choose_nearest()
        if change.id is None:  # rules have looked, which is nothing that a person has done
            self._sync()
            return
        self._strip.set_saved(f"Saved {QTime.currentTime().toString('HH:mm')}")
        if offer := self._choice.offer(change):
            self._strip.say(offer)
        self._sync()

    def _choose(self, pane: QWidget, claim_id: UUID | None) -> None:
        """A claim was chosen in `pane`: the others show it."""
        self._choice.note(claim_id)
        self._show_claim(claim_id, asked_by=pane)

    def _show_claim(self, claim_id: UUID | None, asked_by: QWidget | None = None) -> None:
        for pane in (self._article, self._claims, self._inspector):
            if pane is not asked_by:
                pane.show_claim(claim_id)
        self._sync()

    @Slot(object)
    def _open_article(self, article_id: UUID) -> None:
        self._inspector.flush()
        self._layout.close_over()
        if self._session.desk is None or article_id != self._session.desk.article.id:
            self._session.open_article(article_id)

    @Slot(object)
    def go_through(self, queue: Queue) -> None:
        """Choose the next claim of a queue, over all articles."""
        self._layout.close_over()
        self._walk.go_on(queue)

    @Slot()
    def _sync(self) -> None:
        """Bring actions, title and strip up to what is on the desk."""
        session, desk = self._session, self._session.desk
        at_desk = self._views.current is View.DESK  # what does not show is not to be worked on unseen
        selected = tuple(claim for each in self._claims.selected if desk and (claim := desk.claim(each)))
        has_selection = self._article.selected_span() is not None
        situation = Situation(session, self._choice.claim, has_selection, selected)
        if not at_desk:
            situation = Situation(session, None, False, (), self._records.chosen, self._review.has_correction)
        self.actions_by_id.enable(situation.meets)
        for name, text in (("edit.undo", session.undo_stack.undoText()), ("edit.redo", session.undo_stack.redoText())):
            verb = name.removeprefix("edit.").capitalize()
            self.actions_by_id[name].setText(f"{verb} {text}".strip().replace("&", "&&"))
        is_archived = desk is not None and desk.article.is_archived
        self.actions_by_id["article.archive"].setText("Bring Back Article" if is_archived else "Archive Article")
        about = ("Locked",) if session.lock.is_on else (desk.article.title if desk else "", session.casebook_name)
        self.setWindowTitle(" — ".join(filter(None, (*about, "claimdesk"))))
        decided = f"{desk.decided} of {len(desk.claims)} claims decided" if desk and desk.claims else ""
        self._strip.set_fact(decided, self._words_covered.say(desk))

    # How the window is left and found again

    @Slot()
    def save_typing(self) -> None:
        """Write down what is typed and not saved yet."""
        for flush in self._typing:
            flush()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is typed, and keep the window as it is."""
        self.save_typing()
        self._note_desk()
        state = WindowState(
            geometry=self.saveGeometry().toBase64().toStdString(),
            is_library_shown=self._layout.wants_library,
            panes=self._layout.widths() or self._settings.current.window.panes,
        )
        self._settings.change(window=state)
        super().closeEvent(event)

    @property
    def chosen_claim(self) -> Claim | None:
        """The claim that all panes show, as it stands."""
        return self._choice.claim

    @property
    def records(self) -> RecordBook:
        """The light rows of all evidence records."""
        return self._book

    def new_claim(self, span: Span) -> None:
        """Make a claim of the words in `span` and choose it."""
        self._claim.new_from(span)

    def choose_claim(self, claim_id: UUID | None) -> None:
        """Choose a claim and show it in every pane."""
        self._choice.choose(claim_id)

    @property
    def files(self) -> FileCommands:
        """What the command line asks for as well: opening a path."""
        return self._files

    def _restore(self) -> None:
        state = self._settings.current.window
        if not state.geometry or not self.restoreGeometry(QByteArray.fromBase64(state.geometry.encode())):
            self.resize(1440, 900)
        self._layout.set_widths(state.panes)
        if not state.is_library_shown:
            self._layout.show_library(False)

    @Slot()
    def _note_desk(self) -> None:
        """Keep how the desk is left, unless it is one that is not to be remembered."""
        if self._remembers_casebooks:
            self._memory.note()

    def _begin_with_claim(self) -> None:
        """Choose the claim at which the casebook was left, or else the first one."""
        kept = self._memory.begin() if self._remembers_casebooks else None
        if kept is None:
            self._choice.choose_first()
        else:
            self._choice.choose(kept)

    def _apply_choices(self) -> None:
        """Show what is chosen in the menus, and copy the casebook as often as is wished."""
        self._view.show_choices(self._settings.current)
        self._time_backups()

    def _time_backups(self) -> None:
        minutes = max(self._settings.current.backup_minutes, 0)
        self._backup.setInterval(minutes * 60_000)
        if not minutes or not self._session.is_open:
            self._backup.stop()
        elif not self._backup.isActive():
            self._backup.start()
