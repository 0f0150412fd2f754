"""The actions of the table as Qt knows them, with their keys, icons and needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop import assets
from desktop.window.action_spec import Spec, When
from desktop.window.action_table import specs
from desktop.window.keys import keys_of


class Actions(QObject):
    """The table as `QAction`s: `actions["claim.accept"]`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = {spec.id: self._make(spec) for spec in specs()}
        self._twins = {spec.id: self._twin(spec) for spec in specs()}
        self._keys: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
        self.set_keys({}, has_letters=True)

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def connect_to(self, find: Callable[[str], Callable[[], None]]) -> None:
        """Let each action call the command that `find` gives for its id."""
        for action_id, action in self._actions.items():
            action.triggered.connect(_without_argument(find(action_id)))

    def put_letters_on(self, panes: tuple[QWidget, ...]) -> None:
        """Let the single letters work while one of `panes` has the keyboard."""
        for action in (*self._actions.values(), *self._twins.values()):
            for pane in panes:
                pane.addAction(action)

    def set_keys(self, chosen: Mapping[str, str], *, has_letters: bool) -> None:
        """Give each action its keys: those `chosen` for it, else its usual ones; single letters only if there are any.

        A letter works in the article and the claims alone, any other key in the whole window.
        """
        for spec in specs():
            keys, letters = self._keys[spec.id] = keys_of(spec, chosen)
            letters = letters if has_letters else ()
            action, twin = self._actions[spec.id], self._twins[spec.id]
            in_panes = Qt.ShortcutContext.WidgetWithChildrenShortcut
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut if keys else in_panes)
            action.setShortcuts(_sequences(keys or letters))
            twin.setShortcuts(_sequences(letters if keys else ()))
            action.setToolTip(_tip(action.text(), (*keys, *letters)))

    def keys_of(self, action_id: str) -> tuple[str, ...]:
        """The keys of an action, its letters included whether they are on or off."""
        keys, letters = self._keys[action_id]
        return (*keys, *letters)

    def name_of(self, spec: Spec) -> str:
        """The action's name; of a rating, the house's own. Others may say more in the menu: "Undo Accept claim"."""
        own = self._actions[spec.id].text().replace("&&", "&")
        return own if spec.id.startswith("claim.rate_") else spec.text.rstrip("…")

    def enable(self, is_met: Callable[[When], bool]) -> None:
        """Enable the actions whose need is met."""
        met = {when: is_met(when) for when in When}
        for spec in specs():
            self._actions[spec.id].setEnabled(met[spec.when])

    def name_ratings(self, labels: list[str]) -> None:
        """Call the rating actions as the house scale does; those it has no rating for disappear."""
        for number in range(1, 10):
            action = self._actions[f"claim.rate_{number}"]
            action.setVisible(number <= len(labels))
            if number <= len(labels):
                action.setText(labels[number - 1].replace("&", "&&"))

    def _make(self, spec: Spec) -> QAction:
        action = QAction(spec.text, self)
        action.setObjectName(spec.id)
        action.setCheckable(bool(spec.check))
        action.setStatusTip(spec.tip)
        if spec.icon:
            action.setIcon(assets.icon(spec.icon))
            action.setIconVisibleInMenu(True)
        return action

    def _twin(self, spec: Spec) -> QAction:
        """An action that stands in no menu, for the letters of one that has a key of its own as well."""
        twin = QAction(spec.text, self)
        twin.setObjectName(spec.id)
        twin.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        twin.triggered.connect(self._actions[spec.id].trigger)
        return twin


def _without_argument(command: Callable[[], None]) -> Callable[[bool], None]:
    """A slot for `triggered`, which tells whether the action is checked, for a command that knows better."""
    return lambda _: command()


def _sequences(keys: Sequence[str]) -> list[QKeySequence]:
    return [QKeySequence(key) for key in keys]


def _tip(text: str, keys: Sequence[str]) -> str:
    name = text.rstrip("…").replace("&&", "&")
    return f"{name} ({', '.join(keys)})" if keys else name
