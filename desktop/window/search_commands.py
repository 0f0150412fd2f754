"""Searching everything: asks the casebook off the GUI thread, one search at a time, and opens what is chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QWidget

from checks.errors import ChecksError
from desktop.session import Session
from desktop.settings import SettingsFile
from desktop.window.action_table import specs
from desktop.window.actions import Actions
from desktop.window.hit_opener import HitOpener
from desktop.window.needs import WHY_NOT

if TYPE_CHECKING:
    from checks.casebook import Casebook
    from checks.services.found import Hit
    from checks.services.kept_index import Step
    from checks.services.search import Results
    from desktop.dialogs.palette import Palette
    from desktop.models.palette import Command

RECENT = 6
"""Searches that are remembered."""
OF_SORT, ALONE = 4, 30
"""Hits of each sort that are shown, and of one sort that is searched alone."""
_AT_ONCE = 0.05
"""Seconds of making the index after which other work on the casebook may come between."""
_SLOW = 150
"""Milliseconds after which is said that something is looked for."""
_OWN = "search.everything"


class SearchCommands(QObject):
    """Carries out "Search Everything"."""

    def __init__(
        self,
        session: Session,
        settings: SettingsFile,
        actions: Actions,
        window: QWidget,
        opener: HitOpener,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._settings = settings
        self._actions = actions
        self._window = window
        self._opener = opener
        self._palette: Palette | None = None
        self._ready = ""
        """The casebook whose index is made."""
        self._steps: Iterator[Step] | None = None
        self._wanted: str | None = None
        """What is to be searched next."""
        self._own: tuple[str, ...] = ()
        """What was searched for in an encrypted casebook, latest first: the settings do not keep it."""
        self._is_asking = False
        self._slow = QTimer(self, singleShot=True, interval=_SLOW)
        self._slow.timeout.connect(self._say_busy)
        session.leaving.connect(self._forget)
        session.desk_changed.connect(self._keep_keyboard, Qt.ConnectionType.QueuedConnection)

    def everything(self) -> None:
        """Open the palette, or close it where it is open."""
        palette = self._made()
        if not palette.isHidden():
            palette.close_up()
            return
        palette.open(self.commands(), self._searches())
        self._go_on()

    def commands(self) -> tuple[Command, ...]:
        """All commands of the menus as they stand, with their keys, and why some cannot be chosen."""
        from desktop.models.palette import Command

        shown = (spec for spec in specs() if spec.id != _OWN and self._actions[spec.id].isVisible())
        return tuple(
            Command(
                spec.id,
                self._actions[spec.id].text().replace("&&", "&").rstrip("…"),
                spec.icon,
                ", ".join(self._actions.keys_of(spec.id)),
                "" if self._actions[spec.id].isEnabled() else WHY_NOT[spec.when],
            )
            for spec in shown
        )

    def _made(self) -> Palette:
        """The palette, made when it is first wanted."""
        if self._palette is None:
            from desktop.dialogs.palette import Palette

            self._palette = Palette(self._window)
            self._palette.asked.connect(self._ask)
            self._palette.chosen.connect(self._open)
            self._palette.command_chosen.connect(self._carry_out)
        return self._palette

    # Searching

    @Slot(str)
    def _ask(self, text: str) -> None:
        """Search for `text` as soon as the search before it is over; what was typed meanwhile is not searched."""
        self._wanted = text if text.strip() and self._session.is_open else None
        self._go_on()

    def _go_on(self) -> None:
        if self._is_asking or not self._session.is_open:
            return
        if self._ready != self._session.where:
            self._prepare()
        elif self._wanted is not None:
            self._search(self._wanted)

    def _search(self, text: str) -> None:
        def show(results: Results) -> None:
            self._end()
            if self._palette is not None:
                self._palette.show_results(text, results)
            self._go_on()

        self._wanted, self._is_asking = None, True
        self._slow.start()
        self._session.ask(
            lambda casebook: casebook.search.find(text, top=OF_SORT, alone=ALONE), show, self._fail, label="Searching"
        )

    def _prepare(self) -> None:
        """Make the index a portion at a time, so that writes come in between."""
        where, begun = self._session.where, self._steps

        def show(found: tuple[Step | None, Iterator[Step]]) -> None:
            self._end()
            step, steps = found
            if where == self._session.where:
                self._ready, self._steps = (where, None) if step is None else ("", steps)
                self._say(f"The casebook is being read for the search: {step[0]:,} of {step[1]:,}." if step else "")
            self._go_on()

        self._is_asking = True
        self._session.ask(partial(_portion, begun), show, self._fail, label="Reading the casebook for the search")

    def _fail(self, error: ChecksError) -> None:
        self._end()
        self._wanted, self._steps = None, None
        self._say(str(error))

    def _end(self) -> None:
        self._is_asking = False
        self._slow.stop()

    @Slot()
    def _say_busy(self) -> None:
        self._say("Searching…")

    def _say(self, sentence: str) -> None:
        if self._palette is not None and not self._palette.isHidden():
            self._palette.say(sentence)

    @Slot()
    def _forget(self) -> None:
        """Another casebook has another index."""
        self._ready, self._steps, self._wanted = "", None, None
        self._own = ()
        if self._palette is not None:
            self._palette.line.clear()
            self._palette.hide()

    # Opening

    @Slot(object, bool)
    def _open(self, hit: Hit, stays: bool) -> None:
        """Show what was chosen where it belongs."""
        self._remember()
        self._opener.open(hit)
        if stays and self._palette is not None:
            self._palette.keep_keyboard()

    @Slot()
    def _keep_keyboard(self) -> None:
        """An article that was opened from a palette that stays has taken the keyboard."""
        if self._palette is not None:
            self._palette.keep_keyboard()

    @Slot(str)
    def _carry_out(self, action_id: str) -> None:
        self._actions[action_id].trigger()

    def _remember(self) -> None:
        text = self._made().line.text().strip()
        if text and self._session.sealing is not None:
            self._own = latest_first(text, self._own)
        elif text:
            self._settings.change(searches=latest_first(text, self._settings.current.searches))

    def _searches(self) -> tuple[str, ...]:
        return self._settings.current.searches if self._session.sealing is None else self._own


def _portion(begun: Iterator[Step] | None, casebook: Casebook) -> tuple[Step | None, Iterator[Step]]:
    """On the casebook's thread: some of the steps, and where the next ones come from; None where all are done."""
    steps, since = begun or casebook.search.steps(), monotonic()
    step = next(steps, None)
    while step is not None and monotonic() - since < _AT_ONCE:
        step = next(steps, None)
    return step, steps


def latest_first(text: str, before: Sequence[str]) -> tuple[str, ...]:
    """The searches with `text` as the latest."""
    return (text, *(other for other in before if other != text))[:RECENT]
