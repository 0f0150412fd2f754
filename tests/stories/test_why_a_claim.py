"""Why is this a claim? A desk looks at the reasons, decides with one key each, and weighs them its own way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checks.domain.claim import Claim, Status
from checks.ingest.reader import read_text
from desktop.dialogs.preferences import Preferences
from desktop.dialogs.preferences_weights import WeightsPage
from desktop.dialogs.reasons import Reasons
from desktop.panes.span_view import SpanView
from desktop.settings import Places
from desktop.widgets.choosers import Dropdown
from desktop.widgets.label import Label
from desktop.window.program import Program

ARTICLE = """Shelling hits a market in Kharkiv

Two people were killed and seven others were wounded on Tuesday when shells hit a market in Kharkiv.

“We heard three explosions,” Mayor Ihor Terekhov said. It was the deadliest attack on the city since March 2.
"""


@pytest.fixture
def program(application: QApplication, tmp_path: Path, qtbot: QtBot, settle: Callable[..., None]) -> Iterator[Program]:
    """The program with the article on the desk, its claims found."""
    made = Program.start(application, Places(tmp_path / "casebooks", tmp_path / "settings.json"))
    made.window.show()
    qtbot.waitExposed(made.window)
    (tmp_path / "casebooks").mkdir()
    made.session.create_casebook(tmp_path / "casebooks" / "Desk.casebook")
    settle(made.session)
    made.session.import_document(read_text(ARTICLE))
    settle(made.session)
    yield made
    made.window.close()
    made.stop()


def test_reasons_decisions_and_weights(program: Program, qtbot: QtBot, settle: Callable[..., None]) -> None:
    window, session = program.window, program.session

    def press(key: Qt.Key) -> None:
        qtbot.keyClick(window.findChildren(SpanView)[0], key)
        settle(session)

    def chosen() -> Claim:
        assert window.chosen_claim is not None
        return window.chosen_claim

    # Why is the first one a claim?
    claim = chosen()
    window.actions_by_id["claim.why"].trigger()
    (reasons,) = window.findChildren(Reasons)
    said = [label.text() for label in reasons.findChildren(Label)]
    assert all(any(reason.feature.lower() == words.lower() for words in said) for reason in claim.reasons)
    reasons.reject()
    window.activateWindow()
    window.findChildren(SpanView)[0].setFocus()

    # Accept, on to the next, reject, on: one key each.
    press(Qt.Key.Key_A)
    assert session.desk.claim(claim.id).status is Status.OPEN
    press(Qt.Key.Key_J)
    second = chosen()
    assert second.id != claim.id
    press(Qt.Key.Key_X)
    assert session.desk.claim(second.id).status is Status.NOT_A_CLAIM
    press(Qt.Key.Key_J)
    assert chosen().id not in (claim.id, second.id)

    # Quoted words matter less to this desk: it sees what that does, and weighs again.
    window.actions_by_id["preferences.open"].trigger()
    (dialog,) = window.findChildren(Preferences)
    dialog.show_page("Check-worthiness")
    (page,) = dialog.findChildren(WeightsPage)
    page.choose_feature("quoted words")
    page.findChildren(Dropdown)[0].choose(0.0)
    assert "fall" in page.findChildren(Label, "effects")[0].text()
    dialog.close()
    quoted = next(each for each in session.desk.claims if "quoted words" in {r.feature for r in each.reasons})
    window.actions_by_id["article.weigh_claims"].trigger()
    settle(session)
    assert session.desk.claim(quoted.id).checkworthiness < quoted.checkworthiness

    # A new search goes by the same weights and leaves alone what was decided.
    decided = {each for each in session.desk.claims if each.status is not Status.SUGGESTED}
    window.actions_by_id["article.look_for_claims"].trigger()
    settle(session)
    assert decided <= set(session.desk.claims)
    assert len(decided) == 2
    again = next(each for each in session.desk.claims if each.anchor == quoted.anchor)
    assert again.checkworthiness == session.desk.claim(quoted.id).checkworthiness
