"""A desk weighs the features of check-worthiness itself, sees what that does, and weighs its claims again."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from checks.domain.claim import Status
from checks.extraction.worthiness import FEATURES, WEIGHTS
from desktop.dialogs.preferences import Preferences
from desktop.dialogs.preferences_weights import WeightsPage
from desktop.session import Session
from desktop.settings import SettingsFile
from desktop.widgets.choosers import Dropdown
from desktop.widgets.label import Label
from desktop.window.main import MainWindow
from desktop.window.program import Program

Settle = Callable[[Session], None]


@pytest.fixture
def session(window: MainWindow, program: Program) -> Session:
    """The session of the window."""
    return program.session


@pytest.fixture
def page(window: MainWindow) -> Iterator[WeightsPage]:
    window.actions_by_id["preferences.open"].trigger()
    (dialog,) = window.findChildren(Preferences)
    dialog.show_page("Check-worthiness")
    yield dialog.findChildren(WeightsPage)[0]
    dialog.close()


def table_of(page: WeightsPage) -> QTableWidget:
    return page.findChildren(QTableWidget)[0]


def choose_feature(page: WeightsPage, words: str) -> Dropdown:
    """Choose a row; the field of its weight."""
    table = table_of(page)
    row = next(row for row in range(table.rowCount()) if table.item(row, 0).text() == words)
    table.selectRow(row)
    return page.findChildren(Dropdown)[0]


def weigh(page: WeightsPage, words: str, weight: float) -> None:
    choose_feature(page, words).choose(weight)


def shown(page: WeightsPage, words: str) -> tuple[str, str]:
    """What the table says about a feature: its weight, and the usual one where it is another."""
    table = table_of(page)
    row = next(row for row in range(table.rowCount()) if table.item(row, 0).text() == words)
    return table.item(row, 1).text(), table.item(row, 2).text()


def says(page: WeightsPage, name: str) -> str:
    return page.findChildren(Label, name)[0].text()


def button(page: WeightsPage, words: str) -> QPushButton:
    return next(each for each in page.findChildren(QPushButton) if each.text() == words)


def press(page: WeightsPage, words: str, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(page, words), Qt.MouseButton.LeftButton)


def kept(program: Program) -> dict[str, float]:
    """The weights as the next start would read them."""
    return SettingsFile(program.places.settings).current.weights


def test_every_feature_is_listed_with_its_weight_and_why(page: WeightsPage) -> None:
    table = table_of(page)
    assert table.rowCount() == len(FEATURES)
    assert shown(page, "Casualty figure") == ("+1.0", "")
    assert shown(page, "Judgement") == ("−2.0", "")
    for row, feature in enumerate(FEATURES):
        table.selectRow(row)
        assert says(page, "why") == feature.why
        assert feature.why[:20] in table.item(row, 0).toolTip().replace("&quot;", '"')


def test_the_field_is_named_after_the_feature(page: WeightsPage) -> None:
    field = choose_feature(page, "Named place")
    assert field.accessibleName() == "Weight of Named place"
    assert field.currentText() == "+0.5"


def test_a_weight_holds_at_once_is_kept_and_given_back(
    page: WeightsPage, program: Program, session: Session, qtbot: QtBot
) -> None:
    weigh(page, "Named place", 2.0)
    weigh(page, "Question", 0.0)
    assert shown(page, "Named place") == ("+2.0", "usually +0.5")
    assert shown(page, "Question") == ("0", "usually −2.0")
    assert kept(program) == session.weights == {"named place": 2.0, "question": 0.0}
    press(page, "Usual Weight", qtbot)
    assert kept(program) == session.weights == {"named place": 2.0}
    assert not button(page, "Usual Weight").isEnabled()
    press(page, "All Usual Weights", qtbot)
    assert kept(program) == session.weights == {}
    assert shown(page, "Named place") == ("+0.5", "")
    assert not button(page, "All Usual Weights").isEnabled()


def test_the_usual_weight_chosen_by_hand_is_not_kept(page: WeightsPage, program: Program) -> None:
    weigh(page, "Named place", 2.0)
    weigh(page, "Named place", WEIGHTS["named place"])
    assert kept(program) == {}


def test_the_weight_is_chosen_with_the_keyboard(page: WeightsPage, program: Program, qtbot: QtBot) -> None:
    field = choose_feature(page, "Figure")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert kept(program) == {"figure": 1.5}
    qtbot.keyClick(table_of(page), Qt.Key.Key_Down)
    assert field.accessibleName() == "Weight of Casualty figure"
    assert kept(program) == {"figure": 1.5}


def test_what_would_change_follows_the_weights_and_the_desk(
    page: WeightsPage, window: MainWindow, session: Session, settle: Settle, qtbot: QtBot
) -> None:
    assert says(page, "effects") == "No claim on the desk would rise or fall."
    weigh(page, "Figure", 3.0)
    figures = sum(any(each.feature == "figure" for each in claim.reasons) for claim in session.desk.claims)
    assert says(page, "effects").startswith(f"{figures} claims would rise")
    press(page, "Weigh the Claims Again", qtbot)
    settle(session)
    assert says(page, "effects") == "No claim on the desk would rise or fall."
    session.undo()
    settle(session)
    assert says(page, "effects").startswith(f"{figures} claims would rise")


def test_weighing_again_is_one_step_that_leaves_all_else_alone(
    page: WeightsPage, window: MainWindow, session: Session, settle: Settle
) -> None:
    notes: list[str] = []
    session.noted.connect(notes.append)
    before = session.desk.claims
    weigh(page, "Quoted words", 0.0)
    window.actions_by_id["article.weigh_claims"].trigger()
    settle(session)
    after = session.desk.claims
    fell = [new for old, new in zip(before, after, strict=True) if new.checkworthiness < old.checkworthiness]
    assert fell
    assert {reason.weight for claim in fell for reason in claim.reasons if reason.feature == "quoted words"} == {0.0}
    assert [(claim.id, claim.status, claim.statement) for claim in after] == [
        (claim.id, claim.status, claim.statement) for claim in before
    ]
    assert notes[-1] == f"Weighed again: {len(fell)} claims fell."
    session.undo()
    settle(session)
    assert session.desk.claims == before


def test_weighing_without_need_says_so(window: MainWindow, session: Session, settle: Settle) -> None:
    notes: list[str] = []
    session.noted.connect(notes.append)
    count = session.undo_stack.count()
    window.actions_by_id["article.weigh_claims"].trigger()
    settle(session)
    assert (notes, session.undo_stack.count()) == (["The claims are weighed like that already."], count)


def test_the_next_search_goes_by_the_weights(
    page: WeightsPage, window: MainWindow, session: Session, settle: Settle
) -> None:
    weigh(page, "Figure", 0.5)
    window.actions_by_id["article.look_for_claims"].trigger()
    settle(session)
    fresh = [claim for claim in session.desk.claims if claim.status is Status.SUGGESTED]
    weights = {reason.weight for claim in fresh for reason in claim.reasons if reason.feature == "figure"}
    assert 0.5 in weights


def test_the_page_of_a_closed_dialog_is_told_nothing_more(window: MainWindow, session: Session, settle: Settle) -> None:
    window.actions_by_id["preferences.open"].trigger()
    (dialog,) = window.findChildren(Preferences)
    dialog.close()
    claim = session.desk.claims[0]
    session.do(lambda casebook: casebook.comments.add(claim, "Is this so?"))
    settle(session)
    assert not window.findChildren(WeightsPage)
