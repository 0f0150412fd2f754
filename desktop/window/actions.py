"""The actions of the table as Qt knows them, with their keys, icons and needs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop import assets
from desktop.window.action_table import Spec, When, specs


class Actions(QObject):
    """The table as `QAction`s: `actions["claim.accept"]`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = {spec.id: self._make(spec) for spec in specs()}
        self._letters: list[QAction] = []

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def connect_to(self, find: Callable[[str], Callable[[], None]]) -> None:
        """Let each action call the command that `find` gives for its id."""
        for action_id, action in self._actions.items():
            action.triggered.connect(_without_argument(find(action_id)))

    def put_letters_on(self, panes: tuple[QWidget, ...]) -> None:
        """Let the single letters work while one of `panes` has the keyboard."""
        for spec in specs():
            if not spec.letters:
                continue
            action = self._actions[spec.id] if not spec.keys else self._twin(spec)
            action.setShortcuts([QKeySequence(letter) for letter in spec.letters])
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self._letters.append(action)
            for pane in panes:
                pane.addAction(action)

    def allow_letters(self, *, allowed: bool) -> None:
        """Switch the single letters on or off."""
        for action in self._letters:
            letters = next(spec.letters for spec in specs() if spec.id == action.objectName())
            action.setShortcuts([QKeySequence(letter) for letter in letters] if allowed else [])

    def enable(self, is_met: Callable[[When], bool]) -> None:
        """Enable the actions whose need is met."""
        met = {when: is_met(when) for when in When}
        for spec in specs():
            self._actions[spec.id].setEnabled(met[spec.when])

    def name_ratings(self, labels: list[str]) -> None:
        """Call the rating actions as the house scale does; those it has no rating for disappear."""
        for number in range(1, 8):
            action = self._actions[f"claim.rate_{number}"]
            action.setVisible(number <= len(labels))
            if number <= len(labels):
                action.setText(labels[number - 1])

    def _make(self, spec: Spec) -> QAction:
        action = QAction(spec.text, self)
        action.setObjectName(spec.id)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setCheckable(bool(spec.check))
        keys = ", ".join(spec.keys + spec.letters)
        action.setToolTip(f"{spec.text.rstrip('…')} ({keys})" if keys else spec.text.rstrip("…"))
        action.setStatusTip(spec.tip)
        if spec.icon:
            action.setIcon(assets.icon(spec.icon))
            action.setIconVisibleInMenu(True)
        return action

    def _twin(self, spec: Spec) -> QAction:
        """An action that stands in no menu, for the letter of one that has a key of its own as well."""
        twin = QAction(spec.text, self)
        twin.setObjectName(spec.id)
        twin.triggered.connect(self._actions[spec.id].trigger)
        return twin


def _without_argument(command: Callable[[], None]) -> Callable[[bool], None]:
    """A slot for `triggered`, which tells whether the action is checked, for a command that knows better."""
    return lambda _: command()
