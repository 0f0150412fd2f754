"""The fields of a mapping by themselves: what each column becomes, kept by name and taken again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from checks.domain.evidence import EvidenceKind
from checks.exchange.importing.mapping import Mapping, Target, guessed, load_mapping, save_mapping
from desktop.dialogs.import_mapping import MappingFields
from desktop.widgets.choosers import Dropdown
from desktop.widgets.label import Label

LEFT = Qt.MouseButton.LeftButton
COLUMNS = ("Event ID", "Event", "Killed", "Archive", "Colour")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "mappings"


@pytest.fixture
def fields(folder: Path, qtbot: QtBot) -> MappingFields:
    """The fields of a table as its columns are guessed."""
    made = MappingFields(folder)
    qtbot.addWidget(made)
    made.resize(560, 420)
    made.show()
    qtbot.waitExposed(made)
    made.show_mapping(guessed(COLUMNS), COLUMNS)
    return made


def choice(fields: MappingFields, name: str) -> Dropdown:
    """The list called so; after another file came, that of the new rows."""
    return [each for each in fields.findChildren(Dropdown) if each.accessibleName() == name][-1]


def pick(qtbot: QtBot, box: Dropdown, words: str) -> None:
    """Choose as a person does who types the first letters."""
    box.setFocus()
    place = box.findText(words)
    assert place >= 0, words
    box.setCurrentIndex(place)
    box.activated.emit(place)


def keep(fields: MappingFields, qtbot: QtBot, name: str) -> None:
    field = fields.findChild(QLineEdit)
    field.clear()
    field.insert(name)  # QTest has no keys for letters of other scripts
    qtbot.mouseClick(fields.findChild(QPushButton), LEFT)


def said(fields: MappingFields) -> list[str]:
    heard: list[str] = []
    fields.failed.connect(heard.append)
    return heard


def test_each_column_has_a_row_with_what_it_becomes(fields: MappingFields) -> None:
    assert [choice(fields, f"Column {column} becomes").currentText() for column in COLUMNS] == [
        "Its id in the table", "Title", "Killed", "Archived address", "Keep under its own name",
    ]  # fmt: skip
    assert fields.mapping == guessed(COLUMNS)
    shown = [label.text() for label in fields.findChildren(Label)]
    assert [text for text in shown if text in COLUMNS] == list(COLUMNS)


def test_before_a_file_is_read_there_is_no_mapping(folder: Path, qtbot: QtBot) -> None:
    empty = MappingFields(folder)
    qtbot.addWidget(empty)
    assert empty.mapping is None
    heard = said(empty)
    keep(empty, qtbot, "Strikes")
    assert heard == ["Give the mapping a name, then keep it."]
    assert not folder.exists()


def test_every_field_can_be_chosen_once_and_has_words(fields: MappingFields) -> None:
    box = choice(fields, "Column Colour becomes")
    words = [box.itemText(place) for place in range(box.count())]
    assert len(words) == len(set(words)) == len(Target)
    assert all(words)
    assert not any("_" in each for each in words)


def test_a_key_changes_what_a_column_becomes(fields: MappingFields, qtbot: QtBot) -> None:
    box = choice(fields, "Column Killed becomes")
    box.setFocus()
    with qtbot.waitSignal(fields.changed):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    mapping = fields.mapping
    assert mapping is not None
    assert mapping.target("Killed") is Target.WOUNDED
    assert [target for column, target in mapping.columns if column != "Killed"] == [
        target for column, target in guessed(COLUMNS).columns if column != "Killed"
    ]


def test_the_wheel_scrolls_the_columns_and_changes_none(fields: MappingFields) -> None:
    box = choice(fields, "Column Killed becomes")
    fields.findChild(QLineEdit).setFocus()
    for angle in (-120, 120):
        middle = QPointF(box.rect().center())
        turn = QWheelEvent(
            middle, box.mapToGlobal(middle), QPoint(), QPoint(0, angle), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(box, turn)
        assert fields.mapping == guessed(COLUMNS)


def test_columns_without_a_name_have_no_row(fields: MappingFields) -> None:
    fields.show_mapping(guessed(("Event", "", "Killed")), ("Event", "", "Killed"))
    mapping = fields.mapping
    assert mapping is not None
    assert [column for column, _ in mapping.columns] == ["Event", "Killed"]


def test_another_file_takes_the_rows_of_the_last_away(fields: MappingFields, qtbot: QtBot) -> None:
    fields.show_mapping(guessed(("Title",)), ("Title",))
    qtbot.waitUntil(lambda: "Colour" not in [label.text() for label in fields.findChildren(Label)])
    assert [each for each in fields.findChildren(Dropdown) if each.accessibleName().startswith("Column")] == [
        choice(fields, "Column Title becomes")
    ]


def test_what_the_fields_do_not_show_stays_in_the_mapping(fields: MappingFields, qtbot: QtBot, folder: Path) -> None:
    whole = replace(
        guessed(COLUMNS), kind=EvidenceKind.SOCIAL_POST, publisher="The desk", licence="CC BY 4.0",
        is_by_reference=True, is_month_first=True,
    )  # fmt: skip
    fields.show_mapping(whole, COLUMNS)
    pick(qtbot, choice(fields, "Column Colour becomes"), "Leave out")
    keep(fields, qtbot, "Whole")
    kept = load_mapping(folder / "Whole.json")
    assert replace(kept, name="", columns=()) == replace(whole, columns=())
    assert kept.target("Colour") is Target.LEFT_OUT


def test_nothing_is_offered_until_something_was_kept(fields: MappingFields, qtbot: QtBot) -> None:
    kept = choice(fields, "Kept mapping")
    assert not kept.isEnabled()
    assert kept.currentText() == "Kept mappings"
    keep(fields, qtbot, "Strikes")
    assert kept.isEnabled()
    assert kept.currentText() == "Strikes"
    keep(fields, qtbot, "Convoys")
    assert [kept.itemText(place) for place in range(kept.count())] == ["Kept mappings", "Convoys", "Strikes"]


@pytest.mark.parametrize(
    ("typed", "file"),
    [
        ("Strikes", "Strikes"),
        ("  Our sheet: 2025/26 ", "Our sheet 2025 26"),
        ("../escape", "escape"),
        ("Удари", "Удари"),
    ],
)
def test_a_name_becomes_a_file_in_the_folder_and_nowhere_else(
    fields: MappingFields, folder: Path, qtbot: QtBot, typed: str, file: str
) -> None:
    heard = said(fields)
    keep(fields, qtbot, typed)
    (path,) = folder.iterdir()
    assert path.stem.strip(". ") == file
    assert load_mapping(path).columns == guessed(COLUMNS).columns
    assert heard == [""], "what was said before is taken back"
    assert [each for each in folder.parent.iterdir() if each.suffix == ".json"] == []


@pytest.mark.parametrize("typed", ["", "   ", "/", "..."])
def test_a_name_of_nothing_is_asked_for_again(fields: MappingFields, folder: Path, qtbot: QtBot, typed: str) -> None:
    heard = said(fields)
    keep(fields, qtbot, typed)
    assert heard == ["Give the mapping a name, then keep it."]
    assert not folder.exists()


def test_a_kept_mapping_is_taken_for_the_columns_it_knows(folder: Path, qtbot: QtBot) -> None:
    folder.mkdir()
    pairs = (("event", Target.SAYS), ("COLOUR", Target.NOTE), ("Gone", Target.URL))
    save_mapping(Mapping(name="Theirs", columns=pairs, publisher="A desk"), folder / "Theirs.json")
    fields = MappingFields(folder)
    qtbot.addWidget(fields)
    fields.show_mapping(guessed(COLUMNS), COLUMNS)
    with qtbot.waitSignal(fields.changed):
        pick(qtbot, choice(fields, "Kept mapping"), "Theirs")
    mapping = fields.mapping
    assert mapping is not None
    assert dict(mapping.columns) == {
        "Event ID": Target.LEFT_OUT, "Event": Target.SAYS, "Killed": Target.LEFT_OUT, "Archive": Target.LEFT_OUT,
        "Colour": Target.NOTE,
    }  # fmt: skip
    assert mapping.publisher == "A desk"
    assert fields.findChild(QLineEdit).text() == "Theirs", "to be kept again under its name"


def test_the_heading_of_the_list_takes_nothing(fields: MappingFields, qtbot: QtBot) -> None:
    keep(fields, qtbot, "Strikes")
    before, heard, changes = fields.mapping, said(fields), []
    fields.changed.connect(lambda: changes.append(1))
    pick(qtbot, choice(fields, "Kept mapping"), "Kept mappings")
    assert (fields.mapping, heard, changes) == (before, [], [])


@pytest.mark.parametrize("content", ["", "{", "[]", '{"columns": []}', '{"columns": [["A", "no field"]]}'])
def test_a_spoiled_file_changes_nothing_and_is_said(folder: Path, qtbot: QtBot, content: str) -> None:
    folder.mkdir()
    (folder / "Spoiled.json").write_text(content, encoding="utf-8")
    fields = MappingFields(folder)
    qtbot.addWidget(fields)
    fields.show_mapping(guessed(COLUMNS), COLUMNS)
    heard = said(fields)
    pick(qtbot, choice(fields, "Kept mapping"), "Spoiled")
    assert len(heard) == 1
    assert "is no mapping" in heard[0]
    assert fields.mapping == guessed(COLUMNS)


def test_a_folder_in_the_way_is_said(folder: Path, fields: MappingFields, qtbot: QtBot) -> None:
    folder.write_text("a file", encoding="utf-8")
    heard = said(fields)
    keep(fields, qtbot, "Strikes")
    assert heard == [f"The mapping cannot be kept in {folder}: the folder cannot be written to."]


def test_a_kept_file_that_went_away_is_said(folder: Path, fields: MappingFields, qtbot: QtBot) -> None:
    keep(fields, qtbot, "Strikes")
    (folder / "Strikes.json").unlink()
    heard = said(fields)
    pick(qtbot, choice(fields, "Kept mapping"), "Strikes")
    assert len(heard) == 1
    assert "cannot be read" in heard[0]
