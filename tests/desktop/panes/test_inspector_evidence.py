"""Records of one origin are held together, and nothing is guessed about them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from pytestqt.qtbot import QtBot

from checks.domain.change import Change
from checks.domain.evidence import Evidence, EvidenceKind, Link, Stance
from desktop import theme
from desktop.panes.inspector import Inspector
from desktop.panes.inspector_evidence import NOTHING, EvidenceSection
from desktop.panes.link_row import LinkRow
from desktop.panes.origin_block import BracketColumn, OriginBlock
from desktop.session import Session
from desktop.widgets.label import Label

Settle = Callable[[Session], None]
GOVERNOR = "Oleh Kiper, Odesa Oblast governor"


def record(number: int, publisher: str, **fields: object) -> Evidence:
    return Evidence(
        UUID(int=200 + number), EvidenceKind.REPORT, f"Report {number}", "8 injured", None, None, publisher, **fields
    )


@pytest.fixture
def link_to(checked: Session, ids, settle: Settle) -> Callable[..., None]:
    """Link further records to the claim."""

    def link(*records: Evidence, stance: Stance = Stance.SUPPORTS) -> None:
        links = [Link(UUID(int=300 + each.id.int), ids.figure, each.id, stance) for each in records]
        checked.do(lambda casebook: casebook.apply(Change("Link evidence", after=(*records, *links))))
        settle(checked)

    return link


def shown(inspector: Inspector) -> list[str]:
    """The publishers, from top to bottom."""
    rows = inspector.findChildren(LinkRow)
    return [row.record.publisher for row in sorted(rows, key=lambda row: row.mapTo(inspector, QPoint(0, 0)).y())]


def shared(inspector: Inspector) -> list[OriginBlock]:
    return [block for block in inspector.findChildren(OriginBlock) if block.is_shared]


def texts(inspector: Inspector) -> list[str]:
    section = inspector.findChild(EvidenceSection)
    return [label.text() for label in section.findChildren(Label) if label.isVisibleTo(inspector)]


def test_one_record_has_no_bracket(inspector: Inspector) -> None:
    assert shared(inspector) == []
    assert shown(inspector) == ["The Gazette"]


def test_records_of_one_source_stand_together_with_the_reason(inspector: Inspector, link_to) -> None:
    link_to(
        record(1, "Babel", original_source=GOVERNOR), record(2, "Alone"), record(3, "Pravda", original_source=GOVERNOR)
    )
    assert shown(inspector) == ["The Gazette", "Babel", "Pravda", "Alone"]
    assert len(shared(inspector)) == 1
    assert f"Both from {GOVERNOR}" in texts(inspector)
    assert "4 records, 3 sources" in texts(inspector), "the heading counts as the brackets do"
    link_to(record(4, "LIGA", original_source=GOVERNOR))
    assert f"All from {GOVERNOR}" in texts(inspector)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"byline_origin": "Reuters"}, "Both carry Reuters"),
        ({"republished_from": UUID(int=999)}, "Both copies of one report"),
    ],
)
def test_agencies_and_copies_say_so(inspector: Inspector, link_to, fields: dict[str, object], reason: str) -> None:
    of = fields.get("republished_from")
    others = (record(999, "Origin"),) if of else ()
    if of:
        fields = {"republished_from": others[0].id}
        link_to(*others, record(1, "Mirror", **fields))
    else:
        link_to(record(1, "Paper"), record(2, "Mirror"))
        assert shared(inspector) == [], "two papers are two sources"
        link_to(record(3, "One", **fields), record(4, "Other", **fields))
    assert reason in texts(inspector)


def test_the_bracket_is_painted_beside_its_rows_in_both_directions(inspector: Inspector, link_to) -> None:
    link_to(record(1, "Babel", original_source=GOVERNOR), record(2, "Pravda", original_source=GOVERNOR))
    column = inspector.findChild(BracketColumn)
    ink = theme.current().colour("control")
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        inspector.setLayoutDirection(direction)
        inspector.grab()
        block = shared(inspector)[0]
        place = block.bracket_in(column)
        picture = column.grab().toImage()
        stem = place.left() if direction == Qt.LayoutDirection.LeftToRight else place.right()
        assert picture.pixelColor(stem, place.center().y()) == ink
        rows = QRect(block.mapTo(column, QPoint(0, 0)), block.size())
        assert not rows.contains(stem, rows.center().y()), "it stands in the margin"


def test_a_row_has_two_lines_of_its_height(inspector: Inspector, link_to) -> None:
    link_to(record(1, "Babel"))
    row = next(row for row in inspector.findChildren(LinkRow) if row.record.publisher == "Babel")
    assert row.height() == theme.current().size("row_evidence")


def test_a_long_saying_keeps_its_line_and_its_whole_words_in_the_tooltip(inspector: Inspector, link_to) -> None:
    words = "Eight people were injured, four of them badly, and one was killed. " * 4
    link_to(replace(record(1, "Babel"), says=words))
    row = next(row for row in inspector.findChildren(LinkRow) if row.record.publisher == "Babel")
    assert row.height() == theme.current().size("row_evidence")
    row.grab()
    assert any("Eight people were injured" in label.toolTip() for label in row.findChildren(Label))


def test_space_asks_for_a_look_at_the_record(qtbot: QtBot, inspector: Inspector, ids) -> None:
    row = inspector.findChild(LinkRow)
    with qtbot.waitSignal(inspector.peek_requested) as told:
        qtbot.keyClick(row, Qt.Key.Key_Space)
    assert told.args[0].evidence_id == ids.report
    with qtbot.waitSignal(inspector.peek_requested):
        next(action for action in row.make_menu().actions() if action.text() == "Show Record").trigger()


def test_a_look_takes_the_row_with_the_keyboard_and_else_the_first(
    qtbot: QtBot, inspector: Inspector, link_to, ids
) -> None:
    link_to(record(1, "Babel"))
    with qtbot.waitSignal(inspector.peek_requested) as told:
        inspector.peek()
    assert told.args[0].evidence_id == ids.report
    inspector.activateWindow()
    inspector.findChildren(LinkRow)[1].setFocus()
    with qtbot.waitSignal(inspector.peek_requested) as told:
        inspector.peek()
    assert told.args[0].evidence_id == UUID(int=201)


def test_without_evidence_a_look_says_what_to_do(qtbot: QtBot, inspector: Inspector, ids) -> None:
    inspector.show_claim(ids.first)
    with qtbot.waitSignal(inspector.status_message) as told:
        inspector.peek()
    assert told.args == [NOTHING]


def test_the_keyboard_stays_in_the_list_when_a_row_goes(
    qtbot: QtBot, inspector: Inspector, link_to, checked: Session, settle: Settle
) -> None:
    link_to(record(1, "Babel"), record(2, "Pravda"))
    inspector.activateWindow()
    inspector.findChildren(LinkRow)[1].setFocus()
    qtbot.keyClick(inspector.findChildren(LinkRow)[1], Qt.Key.Key_Delete)
    settle(checked)
    assert shown(inspector) == ["The Gazette", "Pravda"]
    assert inspector.focusWidget().record.publisher == "Pravda"


def test_a_record_that_is_linked_twice_is_one_source(
    inspector: Inspector, checked: Session, ids, settle: Settle
) -> None:
    again = Link(UUID(int=77), ids.figure, ids.report, Stance.CONTEXT, "another passage")
    checked.do(lambda casebook: casebook.apply(Change("Link evidence", after=(again,))))
    settle(checked)
    assert shown(inspector) == ["The Gazette", "The Gazette"]
    assert shared(inspector) == []


def test_records_that_the_verdict_relies_on_are_ticked(
    qtbot: QtBot, inspector: Inspector, checked: Session, ids, settle
) -> None:
    second = Link(UUID(int=22), ids.figure, ids.post, Stance.AGAINST)
    checked.do(lambda casebook: casebook.apply(Change("Link", after=(second,))))
    settle(checked)
    first = inspector.findChildren(LinkRow)[0]
    assert "relies" not in first.accessibleName()
    qtbot.keyClick(first, Qt.Key.Key_R)
    settle(checked)
    assert checked.desk.verdict(ids.figure).relied_on == (ids.post,)
    names = [row.accessibleName() for row in inspector.findChildren(LinkRow)]
    assert names[0].endswith("the verdict does not rely on it")
    assert names[1].endswith("the verdict relies on it")
