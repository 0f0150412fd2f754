"""The dialogs around an import, by keys and mouse: what they show, what they want to be told, what they keep."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QDateEdit, QLabel, QLineEdit, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from checks.domain.evidence import Evidence, EvidenceKind
from checks.domain.imported import Import
from checks.domain.moment import Moment
from checks.exchange.importing.account import Account
from checks.exchange.importing.mapping import Target
from desktop.dialogs.import_account import ImportAccount, SaveAccount
from desktop.dialogs.import_file import ImportDialog
from desktop.dialogs.import_look import ImportWish, say_trial
from desktop.dialogs.import_query import QueryFields
from desktop.dialogs.imports_list import Brought, ImportsList, read_imports
from desktop.session import Session
from tests.conftest import PATIENCE

LEFT = Qt.MouseButton.LeftButton
SHEET = (
    "id,Date,Place,Killed,Link,Reported by,Colour\n"
    "1,2025-05-23,Odesa,1,https://example.org/a,Governor,red\n"
    "2,no day,Odesa,2,https://example.org/b,Governor,red\n"
)
RIS = "TY  - NEWS\nTI  - Port struck\nT2  - Harbour Daily\nUR  - https://example.org/p\nER  - \n"
ACLED = (
    "event_id_cnty,event_date,year,event_type,sub_event_type,actor1,country,location,latitude,longitude,notes,fatalities\n"
    "UKR1,2025-05-23,2025,Battles,Armed clash,A,Ukraine,Odesa,46.4,30.7,Invented.,3\n"
)


@pytest.fixture
def open_file(
    desk_session: Session, tmp_path: Path, qtbot: QtBot, settle: Callable[[Session], None]
) -> Iterator[Callable[[str, str], ImportDialog]]:
    """Open the dialog on a file with this name and content, and wait until it has made up its mind."""
    opened: list[ImportDialog] = []

    def open_it(name: str, data: str) -> ImportDialog:
        path = tmp_path / name
        path.write_text(data, encoding="utf-8")
        dialog = ImportDialog(desk_session, path, tmp_path / "mappings")
        opened.append(dialog)
        qtbot.addWidget(dialog)
        with qtbot.waitActive(dialog):
            dialog.show()
            dialog.activateWindow()
        settle(desk_session)
        return dialog

    yield open_it
    for dialog in opened:
        dialog.close()
    settle(desk_session)


def named(dialog: QWidget, kind: type[QWidget], name: str) -> QWidget:
    return next(each for each in dialog.findChildren(kind) if each.accessibleName() == name)


def button(dialog: QWidget, words: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text() == words)


def cells(table: QTableView) -> list[list[str]]:
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def objection(dialog: QWidget) -> str:
    label = dialog.findChild(QLabel, "objection")
    assert label is not None
    return "" if label.isHidden() else label.text()


def choose(qtbot: QtBot, box: QWidget, words: str) -> None:
    """By keys, as a person does."""
    assert isinstance(box, QComboBox)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.findText(words)):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.currentText() == words


# Before the import


def test_the_dialog_knows_the_format_and_shows_the_rows_as_they_would_come_in(
    open_file: Callable[[str, str], ImportDialog],
) -> None:
    dialog = open_file("sources.ris", RIS)
    assert named(dialog, QComboBox, "Format").currentText() == "RIS"  # type: ignore[attr-defined]
    (row,) = cells(named(dialog, QTableView, "First rows"))  # type: ignore[arg-type]
    assert row[:4] == ["1", "Port struck", "", "Harbour Daily"]
    assert dialog.outcome == "1 of 1 row would come in."


def test_return_brings_it_in_and_the_wish_names_file_and_format(
    open_file: Callable[[str, str], ImportDialog], qtbot: QtBot
) -> None:
    dialog = open_file("sources.ris", RIS)
    wishes: list[ImportWish] = []
    dialog.wanted.connect(wishes.append)
    qtbot.keyClick(named(dialog, QComboBox, "Format"), Qt.Key.Key_Return)
    assert [(wish.path.name, wish.importer.name, wish.query) for wish in wishes] == [("sources.ris", "RIS", "")]
    assert not dialog.isVisible()


def test_esc_wants_nothing(open_file: Callable[[str, str], ImportDialog], qtbot: QtBot) -> None:
    dialog = open_file("sources.ris", RIS)
    wishes: list[ImportWish] = []
    dialog.wanted.connect(wishes.append)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert (wishes, dialog.isVisible()) == ([], False)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("broken.json", '[{"type": "report", "title": "x"', "breaks off in the middle"),
        ("empty.ris", "", "“empty.ris” is empty"),
        ("picture.bin", "\x00\x01\x02", "no format that can be brought in"),
    ],
)
def test_what_cannot_be_read_is_said_in_place_and_cannot_be_imported(
    open_file: Callable[[str, str], ImportDialog], qtbot: QtBot, name: str, data: str, words: str
) -> None:
    dialog = open_file(name, data)
    assert words in dialog.outcome
    assert not dialog.is_ready
    wishes: list[ImportWish] = []
    dialog.wanted.connect(wishes.append)
    qtbot.mouseClick(button(dialog, "Import"), LEFT)
    assert words in objection(dialog)
    assert wishes == []
    assert dialog.isVisible()


def test_a_file_that_breaks_off_far_behind_its_first_rows_is_found_out(
    open_file: Callable[[str, str], ImportDialog],
) -> None:
    entry = json.dumps({"type": "report", "title": "A report", "URL": "https://example.org/"})
    dialog = open_file("long.json", "[" + ",".join([entry] * 2_000))
    assert "breaks off in the middle" in dialog.outcome
    assert not dialog.is_ready


def test_a_missing_file_is_said(
    desk_session: Session, tmp_path: Path, qtbot: QtBot, settle: Callable[..., None]
) -> None:
    dialog = ImportDialog(desk_session, tmp_path / "gone.csv", tmp_path)
    qtbot.addWidget(dialog)
    settle(desk_session)
    assert "cannot be read" in dialog.outcome


def test_the_format_can_be_chosen_by_hand(
    open_file: Callable[[str, str], ImportDialog],
    desk_session: Session,
    settle: Callable[[Session], None],
    qtbot: QtBot,
) -> None:
    dialog = open_file("sheet.csv", SHEET)
    assert dialog.is_ready
    choose(qtbot, named(dialog, QComboBox, "Format"), "ClaimReview")
    settle(desk_session)
    assert not dialog.is_ready
    assert "no sound JSON" in dialog.outcome
    choose(qtbot, named(dialog, QComboBox, "Format"), "Table")
    settle(desk_session)
    assert dialog.outcome == "2 of 2 rows would come in."


def test_what_is_here_already_is_counted_and_its_treatment_said(
    open_file: Callable[[str, str], ImportDialog],
    desk_session: Session,
    settle: Callable[[Session], None],
    tmp_path: Path,
) -> None:
    first = tmp_path / "first.ris"
    first.write_text(RIS)
    desk_session.do_long(lambda casebook, _: casebook.imports.from_file(first)[0], _shown(), lambda _: None)
    settle(desk_session)
    dialog = open_file("again.ris", RIS + RIS.replace("/p", "/q"))
    assert dialog.outcome == (
        "1 of 2 rows would come in. 1 is here already or twice in the file: it stays out, and what is here stays "
        "as it is."
    )
    table = named(dialog, QTableView, "First rows")
    assert isinstance(table, QTableView)
    assert [row[4].startswith("Here already") for row in cells(table)] == [True, False]


def _shown() -> object:
    from desktop.steps import Shown

    return Shown("Importing")


# What the source wants to be told


def test_acled_wants_filters_and_says_why(open_file: Callable[[str, str], ImportDialog], qtbot: QtBot) -> None:
    dialog = open_file("acled.csv", ACLED)
    assert any("ACLED asks everyone" in label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
    wishes: list[ImportWish] = []
    dialog.wanted.connect(wishes.append)
    qtbot.mouseClick(button(dialog, "Import"), LEFT)
    assert objection(dialog) == "Say which filters were set when the file was made, or “none”."
    field = named(dialog, QLineEdit, "Filters")
    assert field.hasFocus()
    named(dialog, QDateEdit, "Date of access").setDate(QDate(2025, 5, 24))  # type: ignore[attr-defined]
    qtbot.keyClicks(field, "Odesa")
    qtbot.mouseClick(button(dialog, "Import"), LEFT)
    assert [(wish.query, str(wish.accessed)) for wish in wishes] == [
        ("accessed 2025-05-24; filters: Odesa", "2025-05-24")
    ]


def test_others_want_nothing_to_be_told(qtbot: QtBot) -> None:
    fields = QueryFields()
    qtbot.addWidget(fields)
    fields.want("")
    assert (fields.query, fields.accessed, fields.objection, fields.isHidden()) == ("", None, "", True)
    fields.want("Somebody asks.")
    fields.filters.setText("   ")
    assert fields.objection


# Columns of tables


def test_a_column_becomes_something_else(
    open_file: Callable[[str, str], ImportDialog],
    desk_session: Session,
    settle: Callable[[Session], None],
    qtbot: QtBot,
) -> None:
    dialog = open_file("sheet.csv", SHEET)
    choose(qtbot, named(dialog, QComboBox, "Column Reported by becomes"), "Who knows")
    choose(qtbot, named(dialog, QComboBox, "Column Colour becomes"), "Title")
    settle(desk_session)
    assert [row[1] for row in cells(named(dialog, QTableView, "First rows"))] == ["red", "red"]  # type: ignore[arg-type]
    choose(qtbot, named(dialog, QComboBox, "Column Colour becomes"), "Leave out")
    settle(desk_session)
    said = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert "Nothing comes in of: Colour." in said


def test_a_mapping_is_kept_by_name_and_taken_again(
    open_file: Callable[[str, str], ImportDialog],
    desk_session: Session,
    settle: Callable[[Session], None],
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    dialog = open_file("sheet.csv", SHEET)
    choose(qtbot, named(dialog, QComboBox, "Column Reported by becomes"), "Who knows")
    choose(qtbot, named(dialog, QComboBox, "Column Colour becomes"), "Title")
    settle(desk_session)
    qtbot.mouseClick(button(dialog, "Keep Mapping"), LEFT)
    assert objection(dialog) == "Give the mapping a name, then keep it."
    qtbot.keyClicks(named(dialog, QLineEdit, "Name of the mapping"), "Our sheet: 2025")
    qtbot.mouseClick(button(dialog, "Keep Mapping"), LEFT)
    assert objection(dialog) == ""
    assert (tmp_path / "mappings" / "Our sheet 2025.json").exists()
    other = open_file("other.csv", SHEET)
    choose(qtbot, named(other, QComboBox, "Kept mapping"), "Our sheet 2025")
    settle(desk_session)
    box = named(other, QComboBox, "Column Colour becomes")
    assert box.currentData() == Target.TITLE  # type: ignore[attr-defined]
    assert [row[1] for row in cells(named(other, QTableView, "First rows"))] == ["red", "red"]  # type: ignore[arg-type]


def test_a_kept_mapping_that_was_spoiled_is_said(
    open_file: Callable[[str, str], ImportDialog], qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "mappings").mkdir()
    (tmp_path / "mappings" / "Spoiled.json").write_text("{")
    dialog = open_file("sheet.csv", SHEET)
    choose(qtbot, named(dialog, QComboBox, "Kept mapping"), "Spoiled")
    assert "is no mapping" in objection(dialog)


def test_a_mapping_that_cannot_be_kept_is_said(
    open_file: Callable[[str, str], ImportDialog], qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "mappings").write_text("in the way")
    dialog = open_file("sheet.csv", SHEET)
    qtbot.keyClicks(named(dialog, QLineEdit, "Name of the mapping"), "Sheet")
    qtbot.mouseClick(button(dialog, "Keep Mapping"), LEFT)
    assert "cannot be kept" in objection(dialog)


def test_only_tables_show_columns(open_file: Callable[[str, str], ImportDialog]) -> None:
    dialog = open_file("sources.ris", RIS)
    assert not named(dialog, QLineEdit, "Name of the mapping").isVisible()


@pytest.mark.parametrize(
    ("account", "words"),
    [
        (Account(), "The file holds no rows."),
        (Account(read=1, imported=1), "1 of 1 row would come in."),
        (Account(read=9, imported=5, duplicates=2, skipped=2), "5 of 9 rows would come in. 2 are here already or twice "
         "in the file: they stay out, and what is here stays as it is. 2 cannot come in; the account says why."),
    ],
)  # fmt: skip
def test_what_would_come_in_is_one_sentence_each(account: Account, words: str) -> None:
    assert say_trial(account) == words


# The account


@pytest.fixture
def account() -> Account:
    made = Account(read=5, imported=3, duplicates=0)
    made.skip(4, "=cmd|' /C calc'!A0 is no date.")
    made.skip(2, "It has no title.")
    made.remark(3, "Its address is none of the web, and was left out.")
    return made


def test_the_account_tells_row_by_row_in_the_order_of_the_file(qtbot: QtBot, account: Account) -> None:
    dialog = ImportAccount("ged.csv", account)
    qtbot.addWidget(dialog)
    assert [row[:2] for row in dialog.shown] == [("2", "skipped"), ("3", "came in, look at it"), ("4", "skipped")]
    assert dialog.findChildren(QLabel)[0].text() == account.summary


def test_the_account_can_be_filtered(qtbot: QtBot, account: Account) -> None:
    dialog = ImportAccount("ged.csv", account)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClicks(named(dialog, QLineEdit, "Filter rows"), "ADDRESS")
    assert [row[0] for row in dialog.shown] == ["3"]


def test_the_account_can_be_copied_whole_or_by_rows(qtbot: QtBot, account: Account) -> None:
    dialog = ImportAccount("ged.csv", account)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.mouseClick(button(dialog, "Copy"), LEFT)
    assert len(QGuiApplication.clipboard().text().splitlines()) == 3
    table = named(dialog, QTableView, "Rows")
    assert isinstance(table, QTableView)
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "2\tskipped\tIt has no title."


def test_the_account_is_saved_without_formulas(
    qtbot: QtBot, account: Account, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "account.csv"
    monkeypatch.setattr(SaveAccount, "ask", lambda *_: path)
    dialog = ImportAccount("ged.csv", account)
    qtbot.addWidget(dialog)
    qtbot.mouseClick(button(dialog, "Save as CSV…"), LEFT)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["Row", "What became of it", "Why"]
    assert rows[3][2].startswith("'=cmd")


def test_a_folder_that_cannot_be_written_to_is_said(
    qtbot: QtBot, account: Account, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SaveAccount, "ask", lambda *_: tmp_path / "none" / "account.csv")
    dialog = ImportAccount("ged.csv", account)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.save()
    assert any("choose another folder" in label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_nobody_has_to_save(qtbot: QtBot, account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SaveAccount, "ask", lambda *_: None)
    dialog = ImportAccount("ged.csv", account)
    qtbot.addWidget(dialog)
    dialog.save()
    assert not any("Saved" in label.text() for label in dialog.findChildren(QLabel))


def test_an_account_without_anything_to_say_has_no_table(qtbot: QtBot) -> None:
    dialog = ImportAccount("ged.csv", Account(read=2, imported=2))
    qtbot.addWidget(dialog)
    dialog.show()
    assert not [table for table in dialog.findChildren(QTableView) if table.isVisible()]
    assert not button(dialog, "Copy").isEnabled()


def test_rows_that_are_only_counted_are_told(qtbot: QtBot, account: Account) -> None:
    account.skipped += 500
    dialog = ImportAccount("ged.csv", account)
    qtbot.addWidget(dialog)
    assert any("500 more are only counted" in label.text() for label in dialog.findChildren(QLabel))


# All imports


def import_of(number: int, name: str) -> Import:
    at = Moment.parse("2025-05-24T10:05+00:00")
    return Import(UUID(int=number), name, "RIS", "0" * 64, number, 2, at, "filters: none")


def test_the_list_tells_when_who_what_and_how_many(qtbot: QtBot) -> None:
    dialog = ImportsList((Brought(import_of(7, "a.ris"), "Ada"),))
    qtbot.addWidget(dialog)
    (row,) = cells(named(dialog, QTableView, "Imports"))  # type: ignore[arg-type]
    assert row == ["7", "a.ris", "RIS", "2025-05-24 10:05", "Ada", "2", "filters: none"]


def test_the_chosen_import_is_removed(qtbot: QtBot) -> None:
    imports = (Brought(import_of(1, "a.ris"), ""), Brought(import_of(2, "b.ris"), ""))
    dialog = ImportsList(imports)
    qtbot.addWidget(dialog)
    dialog.show()
    asked: list[Import] = []
    dialog.removed.connect(asked.append)
    table = named(dialog, QTableView, "Imports")
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.mouseClick(button(dialog, "Remove"), LEFT)
    assert asked == [imports[1].import_]


def test_an_empty_list_says_how_to_begin(qtbot: QtBot) -> None:
    dialog = ImportsList(())
    qtbot.addWidget(dialog)
    dialog.show()
    assert any("Nothing was imported yet" in label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
    assert not button(dialog, "Remove").isEnabled()


def test_who_brought_it_in_is_read_from_the_history(
    desk_session: Session, settle: Callable[[Session], None], tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "a.ris"
    path.write_text(RIS)
    desk_session.do_long(lambda casebook, _: casebook.imports.from_file(path)[0], _shown(), lambda _: None)
    found: list[tuple[Brought, ...]] = []
    desk_session.in_turn(lambda: None)
    settle(desk_session)
    desk_session.ask(read_imports, found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=PATIENCE)
    assert [(each.import_.name, each.import_.records, each.who) for each in found[0]] == [("a.ris", 1, "Checker")]


def test_a_preview_shows_events_by_their_day() -> None:
    from checks.exchange.importing.importer import Row
    from desktop.models.import_rows import preview_cells

    event = Evidence(UUID(int=1), EvidenceKind.DATASET_ROW, "Strike", event_start=Moment.parse("2025-05-23"))
    assert preview_cells(Row(2, event))[2] == "2025-05-23"
    assert preview_cells(Row(3, event, "Look at it."))[4] == "Look at it."
    assert preview_cells(Row(4, None, "It is empty.")) == ("4", "Stays out", "", "", "It is empty.")
