"""What the View and Help menus do. Dialogs are loaded when they are first opened, so that the window opens sooner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QWidget

from desktop import theme
from desktop.models.library import Order
from desktop.panes.library import LibraryPane
from desktop.session import Session
from desktop.settings import Places, Settings
from desktop.widgets.job_strip import JobStrip
from desktop.window.action_spec import Spec
from desktop.window.action_table import MENUS, specs_in
from desktop.window.actions import Actions
from desktop.window.arrangement import Pane
from desktop.window.layout import DeskLayout
from desktop.window.preference_commands import PreferenceCommands
from desktop.window.views import View, Views

if TYPE_CHECKING:
    from desktop.dialogs.keys import KeyGroup


class ViewCommands:
    """Panes, text size, theme."""

    def __init__(
        self,
        layout: DeskLayout,
        views: Views,
        library: LibraryPane,
        strip: JobStrip,
        preferences: PreferenceCommands,
        actions: Actions,
    ) -> None:
        self._layout = layout
        self._views = views
        self._library = library
        self._strip = strip
        self._preferences = preferences
        self._actions = actions
        layout.library_shown.connect(actions["view.library"].setChecked)
        views.shown.connect(self._tick_view)
        self._tick_view(views.current)

    def show_choices(self, chosen: Settings) -> None:
        """Tick what is chosen in the menus."""
        order = next((order for order in Order if order.value == chosen.library_order), Order.DATE)
        self._library.sort(order)
        self._actions["view.library"].setChecked(self._layout.is_library_shown)
        self._actions["view.letter_keys"].setChecked(chosen.has_letter_keys)
        for name in (theme.SYSTEM, *theme.NAMES):
            self._actions[f"view.theme_{name}"].setChecked(name == chosen.theme)
        for each in Order:
            self._actions[f"view.sort_{each.value}"].setChecked(each == order)

    def desk(self) -> None:
        """Show the article with its claims."""
        self._show_view(View.DESK)

    def evidence(self) -> None:
        """Show the evidence records."""
        self._show_view(View.EVIDENCE)

    def tables(self) -> None:
        """Show toll series and tables of comparators."""
        self._show_view(View.TABLES)

    def review(self) -> None:
        """Show the report with its corrections."""
        self._show_view(View.REVIEW)

    def work(self) -> None:
        """Show what is to do, over all articles."""
        self._show_view(View.WORK)

    def merge(self) -> None:
        """Show the bundle that is being merged."""
        self._show_view(View.MERGE)

    def share(self) -> None:
        """Show what others would get."""
        self._show_view(View.SHARE)

    def library(self) -> None:
        """Show or hide the library."""
        self._views.show_view(View.DESK)
        self._layout.show_library(not self._layout.is_library_shown)
        self._actions["view.library"].setChecked(self._layout.is_library_shown)

    def find_article(self) -> None:
        """Search the library."""
        self._views.show_view(View.DESK)
        self._layout.show_pane(Pane.LIBRARY)
        self._library.open_search()

    def sort_date(self) -> None:
        """Show the latest article first."""
        self._sort(Order.DATE)

    def sort_due(self) -> None:
        """Show first what is due first."""
        self._sort(Order.DUE)

    def sort_progress(self) -> None:
        """Show the least decided article first."""
        self._sort(Order.PROGRESS)

    def sort_title(self) -> None:
        """Show the articles from A to Z."""
        self._sort(Order.TITLE)

    def next_pane(self) -> None:
        """Go to the next pane."""
        self._views.step(1)

    def previous_pane(self) -> None:
        """Go to the pane before."""
        self._views.step(-1)

    def larger_text(self) -> None:
        """Enlarge the article by a pixel."""
        self._set_size(theme.current().article_size + 1)

    def smaller_text(self) -> None:
        """Make the article a pixel smaller."""
        self._set_size(theme.current().article_size - 1)

    def standard_text(self) -> None:
        """Show the article at its standard size."""
        self._set_size(17)

    def theme_system(self) -> None:
        """Follow the system's colours."""
        self._set_theme(theme.SYSTEM)

    def theme_light(self) -> None:
        """Dark text on a light ground."""
        self._set_theme("light")

    def theme_dark(self) -> None:
        """Light text on a dark ground."""
        self._set_theme("dark")

    def theme_contrast(self) -> None:
        """Black on white."""
        self._set_theme("contrast")

    def letter_keys(self) -> None:
        """Switch the single letters on or off."""
        self._preferences.choose_letters(self._actions["view.letter_keys"].isChecked())

    def jobs(self) -> None:
        """List what runs."""
        self._strip.list_jobs()

    def _show_view(self, view: View) -> None:
        self._views.show_view(view)
        self._tick_view(self._views.current)

    def _tick_view(self, view: View) -> None:
        """Tick the view that shows, also where it was chosen again."""
        self._actions[f"view.{view.name.lower()}"].setChecked(True)

    def _sort(self, order: Order) -> None:
        self._preferences.choose_order(order.value)

    def _set_theme(self, name: str) -> None:
        self._preferences.choose_theme(name)

    def _set_size(self, size: int) -> None:
        self._preferences.choose_size(size)


class HelpCommands:
    """The guide, the keys, and about the program. Their windows stay open beside the main one."""

    def __init__(self, session: Session, places: Places, actions: Actions, parent: QWidget) -> None:
        self._session = session
        self._places = places
        self._actions = actions
        self._parent = parent

    def guide(self) -> None:
        """Read how to use the program."""
        from desktop.dialogs.guide import Guide

        self._show(Guide(self._parent))

    def keys(self) -> None:
        """See every key."""
        from desktop.dialogs.keys import Keys

        self._show(Keys(self.key_groups(), self._parent))

    def about(self) -> None:
        """See version, licence and folders."""
        from desktop.dialogs.about import About

        folders = {"Casebook": self._session.where or "none", "Settings": str(self._places.settings)}
        self._show(About(folders, self._parent))

    def key_groups(self) -> tuple[KeyGroup, ...]:
        """Every action of the table, menu by menu, with its keys as the system writes them."""
        from desktop.dialogs.keys import KeyedAction, KeyGroup

        def line(spec: Spec) -> KeyedAction:
            native = QKeySequence.SequenceFormat.NativeText
            keys = (QKeySequence(key).toString(native) for key in self._actions.keys_of(spec.id))
            return KeyedAction(self._actions.name_of(spec), ", ".join(keys), spec.tip)

        return tuple(KeyGroup(title, tuple(map(line, specs_in(title)))) for title in MENUS)

    def _show(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()
