"""What the preferences change: each choice is applied to the open window and kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget

from checks.domain.change import Change
from checks.domain.verdict import Scale
from desktop import theme
from desktop.session import Session
from desktop.settings import SettingsFile
from desktop.window.action_spec import Spec
from desktop.window.action_table import specs
from desktop.window.actions import Actions
from desktop.window.keys import require_free, without_default

if TYPE_CHECKING:
    from checks.domain.house import House
    from desktop.dialogs.preferences import Preferences
    from desktop.dialogs.preferences_keys import KeysPage
    from desktop.dialogs.preferences_matching import MatchingPage
    from desktop.dialogs.preferences_rules import RulesPage
    from desktop.dialogs.preferences_scale import ScalePage
    from desktop.dialogs.preferences_weights import WeightsPage


class PreferenceCommands(QObject):
    """Opens the preferences, applies what is chosen there, and keeps it."""

    def __init__(
        self,
        session: Session,
        settings: SettingsFile,
        actions: Actions,
        parent: QWidget,
        *,
        applied: Callable[[], None],
    ) -> None:
        """`applied` is called after each choice, for menus that tick what is chosen."""
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._actions = actions
        self._window = parent
        self._applied = applied
        self._dialog: Preferences | None = None
        session.weights = settings.current.weights
        session.changed.connect(self._name_ratings)

    def open(self) -> None:
        """Open the preferences, or bring them to the front."""
        if self._dialog is None:
            self._dialog = self._make_dialog()
            self._dialog.finished.connect(self._forget)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    @Slot(str)
    def choose_theme(self, name: str) -> None:
        """Paint every window in another theme."""
        theme.apply(_application(), name)
        self._keep(theme=name)

    @Slot(int)
    def choose_size(self, size: int) -> None:
        """Set the article in another size, in pixels."""
        self._keep(article_size=theme.set_article_size(_application(), size).article_size)

    @Slot()
    def follow_system(self) -> None:
        """The system's colours or its wish for contrast changed."""
        if self._settings.current.theme == theme.SYSTEM:
            theme.apply(_application(), theme.SYSTEM)

    def choose_order(self, order: str) -> None:
        """Sort the library by date, due date, progress or title."""
        self._keep(library_order=order)

    @Slot(bool)
    def choose_motion(self, has_motion: bool) -> None:
        """Let panes glide, or come and go at once."""
        theme.set_motion(wanted=has_motion)
        self._keep(has_motion=has_motion)

    @Slot(str)
    def choose_name(self, name: str) -> None:
        """Sign changes with another name from now on."""
        if name != self._settings.current.person:
            self._keep(person=name)
            self._session.sign_in(name)

    @Slot(bool)
    def choose_private(self, captures_private: bool) -> None:
        """Capture pages of the local network, or refuse them."""
        self._keep(captures_private=captures_private)

    @Slot(str, str)
    def choose_stamps(self, server: str, roots: str) -> None:
        """Have files confirmed by another authority, or by none."""
        self._keep(stamp_server=server, stamp_roots=roots)

    @Slot(int)
    def choose_backup(self, minutes: int) -> None:
        """Copy the casebook every so many minutes; 0 for never."""
        self._keep(backup_minutes=minutes)

    @Slot(int)
    def choose_lock(self, minutes: int) -> None:
        """Lock an encrypted casebook after so many minutes; 0 for never."""
        self._keep(lock_minutes=minutes)

    @Slot(bool)
    def choose_letters(self, has_letters: bool) -> None:
        """Switch the single letters on or off."""
        self._keep(has_letter_keys=has_letters)

    def choose_weight(self, feature: str, weight: float) -> None:
        """Give a feature of check-worthiness another weight; the next search for claims goes by it."""
        from checks.extraction.worthiness import WEIGHTS

        others = {name: each for name, each in self._settings.current.weights.items() if name != feature}
        self._keep(weights=others if WEIGHTS[feature] == weight else {**others, feature: weight})

    def reset_weights(self, feature: str | None) -> None:
        """Give one feature, or all, the weight as shipped."""
        chosen = self._settings.current.weights.items()
        self._keep(weights={name: weight for name, weight in chosen if feature not in (None, name)})

    def apply_keys(self) -> None:
        """Give every action the keys that are chosen for it."""
        settings = self._settings.current
        self._actions.set_keys(settings.keys, has_letters=settings.has_letter_keys)

    def change_key(self, action_id: str, key: str) -> None:
        """Give an action another key, or none; `KeyRefused` where it cannot have it."""
        spec, chosen = _spec(action_id), self._settings.current.keys
        if key:
            require_free(spec, key, chosen)
        self._keep(keys=without_default(spec, key, chosen))

    def reset_keys(self, action_id: str | None) -> None:
        """Give one action, or all, their usual keys; `KeyRefused` where another action has one of them now."""
        if action_id is None:
            self._keep(keys={})
            return
        spec = _spec(action_id)
        chosen = {other: key for other, key in self._settings.current.keys.items() if other != action_id}
        for key in (*spec.keys, *spec.letters):
            require_free(spec, key, chosen)
        self._keep(keys=chosen)

    def _keep(self, **fields: object) -> None:
        settings = self._settings.change(**fields)
        if "keys" in fields or "has_letter_keys" in fields:
            self.apply_keys()
        self._session.weights = settings.weights
        if self._dialog is not None:
            self._dialog.show_settings(settings)
        self._applied()

    def _make_dialog(self) -> Preferences:
        from desktop.dialogs.preferences import Preferences

        settings = self._settings.current
        name = self._session.me.name if self._session.is_open else settings.person
        pages = (
            *(self._keys_page(), self._weights_page(), self._rules_page()),
            *(self._matching_page(), self._scale_page()),
        )
        dialog = Preferences(settings, name, *pages, self._window)
        dialog.theme_chosen.connect(self.choose_theme)
        dialog.size_chosen.connect(self.choose_size)
        dialog.motion_chosen.connect(self.choose_motion)
        dialog.name_chosen.connect(self.choose_name)
        dialog.backup_chosen.connect(self.choose_backup)
        dialog.lock_chosen.connect(self.choose_lock)
        dialog.private_chosen.connect(self.choose_private)
        dialog.stamps_chosen.connect(self.choose_stamps)
        return dialog

    def _keys_page(self) -> KeysPage:
        from desktop.dialogs.preferences_keys import KeyedAction, KeyRules, KeysPage

        rules = KeyRules(self._actions.keys_of, self.change_key, self.reset_keys)
        actions = [KeyedAction(spec.id, self._actions.name_of(spec), spec.tip) for spec in specs()]
        page = KeysPage(actions, rules, has_letters=self._settings.current.has_letter_keys)
        page.letters_chosen.connect(self.choose_letters)
        return page

    def _weights_page(self) -> WeightsPage:
        from checks.extraction.worthiness import desk_weights
        from desktop.dialogs.preferences_weights import WeightRules, WeightsPage
        from desktop.models.weight_effects import WeightEffects

        session = self._session

        def effects() -> str:
            return WeightEffects.of(session.desk.claims if session.desk else (), desk_weights(session.weights)).in_words

        rules = WeightRules(
            weights=lambda: desk_weights(session.weights),
            choose=self.choose_weight,
            reset=self.reset_weights,
            effects=effects,
            weigh=self._actions["article.weigh_claims"].trigger,
        )
        page = WeightsPage(rules)
        session.changed.connect(page.show_effects)
        session.desk_changed.connect(page.show_effects)
        return page

    def _rules_page(self) -> RulesPage:
        from desktop.dialogs.guide import show_rule
        from desktop.dialogs.preferences_rules import RuleChoices, RulesPage

        session = self._session
        choices = RuleChoices(
            read=self._read_house,
            choose=self._choose_house,
            explain=lambda rule_id: show_rule(rule_id, self._window),
        )
        page = RulesPage(choices)
        session.changed.connect(page.follow)
        session.library_changed.connect(page.read)
        return page

    def _matching_page(self) -> MatchingPage:
        from desktop.dialogs.preferences_matching import MatchChoices, MatchingPage
        from desktop.models.seen_effects import effect_words

        session = self._session
        choices = MatchChoices(
            read=self._read_house,
            choose=self._choose_house,
            effects=lambda settings: effect_words(session.seen.found, settings),
        )
        page = MatchingPage(choices)
        session.changed.connect(page.follow)
        session.library_changed.connect(page.read)
        session.seen.changed.connect(page.show_effects)
        return page

    def _scale_page(self) -> ScalePage:
        from desktop.dialogs.preferences_scale import ScaleChoices, ScalePage

        session = self._session
        choices = ScaleChoices(
            read=self._read_house,
            choose=self._choose_house,
            scale=lambda: session.scale if session.is_open else None,
            keep=lambda scale: session.do(lambda casebook: casebook.scales.edit(scale)),
        )
        page = ScalePage(choices)
        session.changed.connect(page.follow)
        session.library_changed.connect(page.read)
        session.failed.connect(page.say_refused)
        return page

    @Slot(object)
    def _name_ratings(self, change: Change) -> None:
        """Call the ratings in the menu as the house does now."""
        if any(isinstance(record, Scale) for record in (*change.before, *change.after)):
            self._actions.name_ratings([rating.label for rating in self._session.scale.ratings])

    def _read_house(self, show: Callable[[House | None], None]) -> None:
        """Hand over what the newsroom decided; None without a casebook."""
        if self._session.is_open:
            self._session.ask(lambda casebook: casebook.house.get(), show)
        else:
            show(None)

    def _choose_house(self, house: House) -> None:
        self._session.do(lambda casebook: casebook.house.edit(house))

    @Slot()
    def _forget(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None


def _spec(action_id: str) -> Spec:
    return next(spec for spec in specs() if spec.id == action_id)


def _application() -> QApplication:
    return cast("QApplication", QApplication.instance())
