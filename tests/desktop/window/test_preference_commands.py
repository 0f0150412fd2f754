"""What is chosen in the preferences holds at once, is kept, and is told to the menus."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from checks.extraction.worthiness import WEIGHTS
from desktop import theme
from desktop.session import Session
from desktop.settings import SettingsFile
from desktop.window.action_table import specs
from desktop.window.actions import Actions
from desktop.window.keys import KeyRefused
from desktop.window.preference_commands import PreferenceCommands
from desktop.window.program import Program
from tests.desktop.window.conftest import Work

FEATURE = min(WEIGHTS)


class Chosen:
    """The commands over a file of settings, without a window."""

    def __init__(self, session: Session, path: Path, parent: QWidget) -> None:
        self.session = session
        self.settings = SettingsFile(path)
        self.actions = Actions(parent)
        self.applied = 0
        self.commands = PreferenceCommands(session, self.settings, self.actions, parent, applied=self._apply)

    def _apply(self) -> None:
        self.applied += 1

    @property
    def kept(self) -> SettingsFile:
        """What the next start would find."""
        return SettingsFile(self.settings.path)


@pytest.fixture
def chosen(blank_session: Session, tmp_path: Path, qtbot: QtBot) -> Iterator[Chosen]:
    parent = QWidget()
    qtbot.addWidget(parent)
    yield Chosen(blank_session, tmp_path / "settings.json", parent)
    theme.apply(cast("QApplication", QApplication.instance()), "light", article_size=17)


@pytest.mark.parametrize(
    ("command", "value", "field"),
    [
        ("choose_size", 21, "article_size"),
        ("choose_order", "due", "library_order"),
        ("choose_backup", 0, "backup_minutes"),
        ("choose_lock", 5, "lock_minutes"),
        ("choose_private", True, "captures_private"),
        ("choose_letters", False, "has_letter_keys"),
        ("choose_theme", "dark", "theme"),
    ],
)
def test_a_choice_is_kept_and_told(chosen: Chosen, command: str, value: object, field: str) -> None:
    assert getattr(chosen.settings.current, field) != value
    getattr(chosen.commands, command)(value)
    assert getattr(chosen.kept.current, field) == value
    assert chosen.applied == 1


@pytest.mark.parametrize(("asked", "most"), [(900, True), (1, False)])
def test_a_size_that_nobody_could_read_is_brought_into_reach_and_kept_so(
    chosen: Chosen, asked: int, most: bool
) -> None:
    chosen.commands.choose_size(asked)
    size = theme.current().article_size
    assert (size < asked) is most
    assert chosen.kept.current.article_size == size


def test_the_system_is_followed_only_by_who_chose_so(chosen: Chosen) -> None:
    chosen.commands.choose_theme("dark")
    chosen.commands.follow_system()
    assert theme.current().name == "dark"
    chosen.commands.choose_theme(theme.SYSTEM)
    system = theme.current().name
    theme.apply(cast("QApplication", QApplication.instance()), "light" if system != "light" else "dark")
    chosen.commands.follow_system()
    assert theme.current().name == system


def test_the_same_name_again_signs_nobody_in(chosen: Chosen, monkeypatch: pytest.MonkeyPatch) -> None:
    signed: list[str] = []
    monkeypatch.setattr(chosen.session, "sign_in", signed.append)
    for name in ("Second reader", "Second reader", "Checker"):
        chosen.commands.choose_name(name)
    assert signed == ["Second reader", "Checker"]


def test_a_weight_goes_to_the_next_search_and_the_usual_one_is_not_written_down(chosen: Chosen) -> None:
    chosen.commands.choose_weight(FEATURE, WEIGHTS[FEATURE] + 0.1)
    assert chosen.session.weights == chosen.kept.current.weights == {FEATURE: WEIGHTS[FEATURE] + 0.1}
    chosen.commands.choose_weight(FEATURE, WEIGHTS[FEATURE])
    assert chosen.session.weights == chosen.kept.current.weights == {}


@pytest.mark.parametrize("all_of_them", [True, False])
def test_weights_are_given_back_one_by_one_or_all(chosen: Chosen, all_of_them: bool) -> None:
    other = sorted(WEIGHTS)[1]
    for feature in (FEATURE, other):
        chosen.commands.choose_weight(feature, 0.99)
    chosen.commands.reset_weights(None if all_of_them else FEATURE)
    assert set(chosen.session.weights) == (set() if all_of_them else {other})


def test_a_key_is_changed_refused_and_given_back(chosen: Chosen) -> None:
    action = chosen.actions["article.next_claim"]
    chosen.commands.change_key("article.next_claim", "F9")
    assert action.shortcuts() == [QKeySequence("F9")]
    with pytest.raises(KeyRefused):
        chosen.commands.change_key("article.previous_claim", "F9")
    chosen.commands.change_key("article.previous_claim", "J")
    with pytest.raises(KeyRefused):
        chosen.commands.reset_keys("article.next_claim")
    assert action.shortcuts() == [QKeySequence("F9")], "what was refused changed nothing"
    chosen.commands.reset_keys(None)
    assert action.shortcuts() == [QKeySequence("J")]
    assert chosen.kept.current.keys == {}


def test_a_key_can_be_taken_away(chosen: Chosen) -> None:
    chosen.commands.change_key("article.next_claim", "")
    assert chosen.actions["article.next_claim"].shortcuts() == []
    assert chosen.kept.current.keys == {"article.next_claim": ""}


@given(picks=st.lists(st.tuples(st.sampled_from(specs()), st.sampled_from(["F9", "Ctrl+Alt+Q", "J", ""])), max_size=8))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_chosen_qt_never_has_a_key_twice(chosen: Chosen, picks: list[tuple[object, str]]) -> None:
    chosen.commands.reset_keys(None)
    for spec, key in picks:
        try:
            chosen.commands.change_key(spec.id, key)
        except KeyRefused:
            continue
    held = [key.toString() for spec in specs() for key in chosen.actions[spec.id].shortcuts()]
    assert len(held) == len(set(held))


def test_the_commands_begin_with_the_weights_that_were_kept(
    blank_session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "settings.json"
    SettingsFile(path).change(weights={FEATURE: 0.5})
    parent = QWidget()
    qtbot.addWidget(parent)
    assert Chosen(blank_session, path, parent).session.weights == {FEATURE: 0.5}


def test_ratings_are_called_as_the_house_calls_them(work: Work, program: Program) -> None:
    scale = program.session.scale
    named = replace(scale, ratings=(replace(scale.ratings[0], label="Correct"), *scale.ratings[1:]))
    program.session.do(lambda casebook: casebook.scales.edit(named))
    work.settle()
    assert work.window.actions_by_id["claim.rate_1"].text() == "Correct"
    assert not work.window.actions_by_id["claim.rate_9"].isVisible()
    assert program.session.scale.version == scale.version + 1
