"""The export dialog by itself: what is chosen, what is told, where a row leads."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from checks.domain.claim import Claim, Kind
from checks.domain.evidence import Evidence, EvidenceKind
from checks.domain.span import Anchor
from checks.exchange.exporting.media_review import MediaCategory, MediaFindings, findings_of, with_findings
from checks.exchange.exporting.preflight import Remark, Severity
from checks.exchange.exporting.publication import Publication
from checks.exchange.exporting.target import Target
from checks.exchange.exporting.targets import Order
from desktop.dialogs.export import ExportDialog
from desktop.dialogs.export_columns import ColumnsList
from desktop.dialogs.export_media import NO_PICTURES, MediaPage
from desktop.widgets.choosers import Tick
from desktop.widgets.label import Label

HOUSE = Publication("The Desk", "https://desk.example", "https://desk.example/1")
CLAIM = Claim(UUID(int=1), UUID(int=2), Anchor(0, 4, "Four", "", ""), 0, Kind.EVENT)
REMARKS = (
    Remark(Severity.BLOCK, "verdict not final", "Have it signed first.", CLAIM),
    Remark(Severity.WARNING, "number with two labels", "Say so where the scale is explained."),
)
COLUMNS = ("number", "claim", "rating_value")
PICTURE = Evidence(UUID(int=3), EvidenceKind.IMAGE, "The port")


@pytest.fixture
def dialog(qtbot: QtBot) -> ExportDialog:
    made = ExportDialog("The port", COLUMNS)
    qtbot.addWidget(made)
    made.show_order(Order(Target.CLAIM_REVIEW, publication=HOUSE))
    made.show()
    return made


def field(dialog: ExportDialog, name: str) -> QLineEdit:
    return next(each for each in dialog.findChildren(QLineEdit) if each.accessibleName() == name)


def choose(dialog: ExportDialog, target: Target) -> None:
    forms = next(each for each in dialog.findChildren(QComboBox) if each.accessibleName() == "Format")
    forms.setCurrentIndex(forms.findData(target))


def button(parent: object, text: str) -> QPushButton:
    return next(each for each in parent.findChildren(QPushButton) if each.text() == text)


def test_what_was_chosen_before_is_shown_and_read_back(dialog: ExportDialog) -> None:
    assert dialog.order == Order(Target.CLAIM_REVIEW, publication=HOUSE)
    assert dialog.windowTitle() == "Export: The port"


@pytest.mark.parametrize("target", list(Target))
def test_each_form_shows_what_it_needs(dialog: ExportDialog, target: Target) -> None:
    choose(dialog, target)
    assert field(dialog, "Publisher").isVisible() is target.is_published
    assert dialog.findChild(ColumnsList).isVisible() is target.is_table
    assert dialog.findChild(MediaPage).isVisible() is (target is Target.MEDIA_REVIEW)
    assert dialog.order.target is target


def test_typing_is_looked_at_once_it_rests(dialog: ExportDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.look_requested) as looked:
        qtbot.keyClicks(field(dialog, "Page of the report"), "23")
    assert looked.args[0].publication.page == "https://desk.example/123"


def test_remarks_are_rows_that_lead_to_their_claims(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.show_look(REMARKS, (), "1 claim can go out.", can_save=True)
    assert dialog.state == "1 claim can go out."
    assert dialog.rows == (
        ("Blocked", "Four", "Have it signed first."),
        ("Warning", "All", "Say so where the scale is explained."),
    )
    table = dialog.findChild(QTableView)
    with qtbot.waitSignal(dialog.claim_requested) as wanted:
        table.selectRow(0)
    assert wanted.args == [CLAIM.id]
    assert dialog.findChild(Label, "whole sentence").text() == "Have it signed first."
    with qtbot.assertNotEmitted(dialog.claim_requested):
        qtbot.keyClick(table, Qt.Key.Key_Down)
    assert dialog.findChild(Label, "whole sentence").text() == REMARKS[1].message


def test_what_holds_for_several_claims_is_one_row_that_leads_to_each_in_turn(
    dialog: ExportDialog, qtbot: QtBot
) -> None:
    other = replace(CLAIM, id=uuid4())
    remarks = [
        *(Remark(Severity.WARNING, "no appearance", "Give the article its address.", each) for each in (CLAIM, other)),
        Remark(Severity.ERROR, "url missing", "Give the full address.", other),
    ]
    dialog.show_look(remarks, (), "Mend the errors first.", can_save=False)
    assert dialog.rows == (
        ("Error", other.quote, "Give the full address."),
        ("Warning", "2 claims", "Give the article its address."),
    )
    table = dialog.findChild(QTableView)
    led: list[object] = []
    dialog.claim_requested.connect(led.append)
    table.selectRow(1)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert led[-2:] == [CLAIM.id, other.id]


def test_nothing_can_be_saved_that_would_be_refused(dialog: ExportDialog, qtbot: QtBot) -> None:
    save = button(dialog, "Save…")
    dialog.show_look(REMARKS, (), "Mend the errors first.", can_save=False)
    assert not save.isEnabled()
    dialog.show_look((), (), "1 claim can go out.", can_save=True)
    assert not dialog.findChild(QTableView).isVisible()
    with qtbot.waitSignal(dialog.save_requested) as asked:
        qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    assert asked.args == [dialog.order]


@pytest.fixture
def columns(qtbot: QtBot) -> ColumnsList:
    made = ColumnsList(COLUMNS)
    qtbot.addWidget(made)
    made.show()
    return made


def test_all_columns_are_ticked_unless_some_were_chosen(columns: ColumnsList) -> None:
    assert columns.columns == COLUMNS
    columns.show_columns(("claim", "gone"))
    assert columns.columns == ("claim",)
    assert [columns.item(row).text() for row in range(3)] == ["Claim", "Number", "Rating value"]


def test_columns_are_ticked_and_moved_by_key(columns: ColumnsList, qtbot: QtBot) -> None:
    columns.setCurrentRow(0)
    with qtbot.waitSignal(columns.changed):
        qtbot.keyClick(columns, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert columns.columns == ("claim", "number", "rating_value")
    assert columns.currentRow() == 1
    with qtbot.waitSignal(columns.changed):
        qtbot.keyClick(columns, Qt.Key.Key_Space)
    assert columns.columns == ("claim", "rating_value")
    columns.setCurrentRow(0)
    with qtbot.assertNotEmitted(columns.changed):
        qtbot.keyClick(columns, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)


@pytest.fixture
def media(qtbot: QtBot) -> MediaPage:
    made = MediaPage()
    qtbot.addWidget(made)
    made.show()
    return made


def test_without_a_picture_that_is_said(media: MediaPage) -> None:
    assert NO_PICTURES in [label.text() for label in media.findChildren(Label) if label.isVisible()]
    assert media.chosen is None


def test_what_became_of_a_picture_is_ticked_and_kept(media: MediaPage, qtbot: QtBot) -> None:
    said = MediaFindings((MediaCategory.ORIGINAL,), "From 2014")
    media.show_records([with_findings(PICTURE, said)])
    ticks = {tick.text(): tick for tick in media.findChildren(Tick)}
    assert [text for text, tick in ticks.items() if tick.isChecked()] == ["Original"]
    ticks["Missing context"].click()
    with qtbot.waitSignal(media.described) as told:
        button(media, "Keep with the Record").click()
    found = findings_of(told.args[0])
    assert found.categories == (MediaCategory.DECONTEXTUALIZED, MediaCategory.ORIGINAL)
    assert found.background == "From 2014"


def test_the_same_pictures_again_leave_what_is_ticked(media: MediaPage) -> None:
    media.show_records([PICTURE])
    tick = media.findChildren(Tick)[0]
    tick.click()
    media.show_records([PICTURE])
    assert tick.isChecked()
