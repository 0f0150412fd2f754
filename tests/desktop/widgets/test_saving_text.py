from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.widgets import saving_text
from desktop.widgets.saving_text import GrowingText, SavingText


@pytest.fixture
def field(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> SavingText:
    monkeypatch.setattr(saving_text, "PAUSE_MS", 30)
    made = SavingText("quote_row", (1, 6))
    qtbot.addWidget(made)
    made.load("old")
    made.show()
    return made


def test_a_pause_saves_once_for_many_keys(qtbot: QtBot, field: SavingText) -> None:
    saved: list[str] = []
    field.saved.connect(saved.append)
    qtbot.keyClicks(field, "new ")
    qtbot.waitUntil(lambda: bool(saved))
    assert saved == ["new old"]


def test_leaving_saves_at_once(qtbot: QtBot, field: SavingText) -> None:
    with qtbot.waitSignal(field.saved) as saved:
        field.set_text("typed")
        field.left.emit()
    assert saved.args == ["typed"]
    with qtbot.assertNotEmitted(field.saved):
        field.flush()


def test_nothing_typed_saves_nothing(qtbot: QtBot, field: SavingText) -> None:
    with qtbot.assertNotEmitted(field.saved):
        field.flush()


def test_typing_survives_what_is_stored_elsewhere(field: SavingText) -> None:
    field.set_text("typing")
    field.show_stored("from elsewhere")
    assert field.text() == "typing"


def test_undo_shows_the_old_text(field: SavingText) -> None:
    field.set_text("new")
    field.flush()
    field.show_stored("new")
    field.show_stored("old")
    assert field.text() == "old"


def test_what_was_refused_is_tried_again(qtbot: QtBot, field: SavingText) -> None:
    field.set_text("new")
    field.flush()
    field.fail()
    with qtbot.waitSignal(field.saved):
        field.flush()


def test_the_caret_stays_when_the_text_changes(field: SavingText) -> None:
    field.set_text("😢 abc")
    cursor = field.textCursor()
    cursor.setPosition(4)
    field.setTextCursor(cursor)
    field.set_text("😢 abd")
    assert field.textCursor().position() == 4


def test_it_grows_with_its_text_up_to_its_most_lines(qtbot: QtBot) -> None:
    field = GrowingText("quote_row", (1, 3))
    qtbot.addWidget(field)
    field.resize(200, field.height())
    field.show()
    heights = []
    for lines in (1, 2, 3, 9):
        field.set_text("\n".join(["word"] * lines))
        heights.append(field.height())
    assert heights[0] < heights[1] < heights[2] == heights[3]


def test_it_tells_what_is_not_stored_until_it_is(field: SavingText) -> None:
    assert field.unstored is None
    field.set_text("new")
    assert field.unstored == "new"
    field.flush()
    assert field.unstored == "new", "on its way is not yet stored"
    field.show_stored("new")
    assert field.unstored is None


def test_what_is_put_back_is_saved_when_it_is_left_and_not_by_itself(qtbot: QtBot, field: SavingText) -> None:
    saved: list[str] = []
    field.saved.connect(saved.append)
    field.put_back("from before")
    qtbot.wait(4 * saving_text.PAUSE_MS)
    assert saved == []
    field.left.emit()
    assert saved == ["from before"]


def test_discarding_shows_what_is_stored(field: SavingText) -> None:
    field.put_back("from before")
    field.discard()
    assert (field.text(), field.unstored) == ("old", None)


def test_refusing_tells_whether_something_was_on_its_way(field: SavingText) -> None:
    assert not field.fail()
    field.set_text("new")
    field.flush()
    assert field.fail()
