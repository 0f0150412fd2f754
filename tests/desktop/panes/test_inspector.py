from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMenu, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from checks.domain.claim import Claim, Status
from checks.domain.evidence import Link, Stance
from desktop.drafts import Drafts
from desktop.panes.inspector import NOTHING, Inspector
from desktop.panes.link_row import LinkRow
from desktop.session import Session
from desktop.widgets.label import Label
from desktop.widgets.rating_bar import RatingBar
from desktop.widgets.saving_text import GrowingText
from desktop.widgets.whole_rows import WholeRows

Settle = Callable[[Session], None]


def find(inspector: QWidget, kind: type, name: str):
    return inspector.findChild(kind, name)


def texts(inspector: QWidget) -> list[str]:
    return [label.text() for label in inspector.findChildren(Label) if label.isVisibleTo(inspector)]


def button(inspector: QWidget, text: str) -> QPushButton:
    return next(each for each in inspector.findChildren(QPushButton) if each.text() == text)


def claim(session: Session, claim_id: UUID) -> Claim:
    found = session.desk.claim(claim_id)
    assert found is not None
    return found


def labels(session: Session) -> list[str]:
    stack = session.undo_stack
    return [stack.text(place) for place in range(stack.index())]


def test_without_a_claim_it_says_what_to_do(qtbot: QtBot, checked: Session, drafts: Drafts) -> None:
    inspector = Inspector(checked, drafts)
    qtbot.addWidget(inspector)
    inspector.show()
    assert NOTHING in texts(inspector)
    inspector.rate(1)
    inspector.propose()
    inspector.flush()
    assert labels(checked) == []


def test_it_shows_quote_sentence_fields_and_evidence(inspector: Inspector) -> None:
    shown = texts(inspector)
    assert "eight others were wounded" in shown
    assert any(text.startswith("One man was killed") for text in shown)
    assert "Figure, 8 people, exact" in shown
    assert "1 record, 1 source" in shown
    assert "The Gazette" in shown
    assert "23 May, 17:01. 8 injured" in shown
    assert "“Eight people are in hospital”" in shown
    assert "Graphic." in shown
    assert "No rule has looked at this claim." in shown


def test_the_header_tells_status_person_and_time(inspector: Inspector, checked: Session, ids, settle: Settle) -> None:
    status = find(inspector, QToolButton, "status")
    assert status.accessibleName() == "Status: in progress"
    assert not any(text.startswith("You") for text in texts(inspector)), "whoever laid the claim out did not work on it"
    checked.do(lambda casebook: casebook.claims.set_status(casebook.claims.get(ids.figure), Status.OPEN))
    settle(checked)
    assert any(text.startswith("You, since ") for text in texts(inspector))


def test_previous_and_next_are_wishes(qtbot: QtBot, inspector: Inspector) -> None:
    for name, signal in (
        ("Previous Claim", inspector.previous_requested),
        ("Next Claim", inspector.next_requested),
    ):
        found = next(each for each in inspector.findChildren(QAbstractButton) if each.accessibleName() == name)
        with qtbot.waitSignal(signal):
            found.click()


def menu_action(menu: QMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == text)


def test_the_status_menu_leads_on(inspector: Inspector, checked: Session, ids, settle: Settle) -> None:
    menu = find(inspector, QToolButton, "status").menu()
    assert [action.text() for action in menu.actions()] == ["Judged", "Open", "Not a claim"]
    menu_action(menu, "Open").trigger()
    settle(checked)
    assert claim(checked, ids.figure).status is Status.OPEN
    assert find(inspector, QToolButton, "status").accessibleName() == "Status: open"


def test_judging_by_the_menu_needs_a_whole_verdict(qtbot: QtBot, inspector: Inspector) -> None:
    with qtbot.waitSignal(inspector.status_message) as told:
        menu_action(find(inspector, QToolButton, "status").menu(), "Judged").trigger()
    assert told.args == ["Choose a rating first."]


def test_the_statement_saves_as_one_change_after_a_pause(
    qtbot: QtBot, inspector: Inspector, checked: Session, ids, settle: Settle
) -> None:
    statement = find(inspector, GrowingText, "statement")
    inspector.focus_statement()
    statement.selectAll()
    qtbot.keyClicks(statement, "Eight were hurt.")
    qtbot.waitUntil(lambda: labels(checked) == ["Edit claim"])
    settle(checked)
    assert claim(checked, ids.figure).statement == "Eight were hurt."
    checked.undo()
    settle(checked)
    assert statement.text() == "Eight people were wounded."
    checked.redo()
    settle(checked)
    assert statement.text() == "Eight were hurt."


def test_choosing_another_claim_saves_what_was_typed(
    inspector: Inspector, checked: Session, ids, settle: Settle
) -> None:
    find(inspector, GrowingText, "statement").set_text("Typed on the first.")
    find(inspector, GrowingText, "rationale").set_text("Reasons for the first.")
    inspector.show_claim(ids.first)
    assert find(inspector, GrowingText, "statement").text() == ""
    assert find(inspector, GrowingText, "rationale").text() == ""
    settle(checked)
    assert claim(checked, ids.figure).statement == "Typed on the first."
    assert checked.desk.verdict(ids.figure).rationale == "Reasons for the first."
    assert claim(checked, ids.first).statement == ""


def test_flush_saves_everything_at_once(inspector: Inspector, checked: Session, ids, settle: Settle) -> None:
    find(inspector, GrowingText, "statement").set_text("A statement.")
    find(inspector, GrowingText, "rationale").set_text("A reason.")
    find(inspector, GrowingText, "comment").set_text("A remark.")
    inspector.flush()
    settle(checked)
    assert claim(checked, ids.figure).statement == "A statement."
    assert checked.desk.verdict(ids.figure).rationale == "A reason."
    assert [comment.text for comment in checked.desk.comments(ids.figure)] == ["A remark."]


def test_opening_another_casebook_saves_into_the_old_one(
    inspector: Inspector, checked: Session, ids, settle: Settle, tmp_path: Path
) -> None:
    old = checked.where
    find(inspector, GrowingText, "rationale").set_text("Typed before leaving.")
    checked.create_casebook(tmp_path / "Another.casebook")
    settle(checked)
    assert inspector.claim_id is None
    checked.open_casebook(old)
    settle(checked)
    assert checked.desk.verdict(ids.figure).rationale == "Typed before leaving."


def test_a_change_from_elsewhere_never_takes_typing_away(
    inspector: Inspector, checked: Session, ids, settle: Settle
) -> None:
    statement = find(inspector, GrowingText, "statement")
    rationale = find(inspector, GrowingText, "rationale")
    checked.do(lambda casebook: casebook.claims.set_status(casebook.claims.get(ids.figure), Status.OPEN))
    statement.set_text("Half a sen")
    rationale.set_text("Half a rea")
    settle(checked)
    assert statement.text() == "Half a sen"
    assert rationale.text() == "Half a rea"


def test_when_the_claim_goes_the_empty_text_comes(qtbot: QtBot, inspector: Inspector, checked: Session, ids) -> None:
    with qtbot.waitSignal(inspector.claim_selected) as told:
        checked.do(lambda casebook: casebook.claims.delete(casebook.claims.get(ids.figure)))
    assert told.args == [None]
    assert inspector.claim_id is None
    assert NOTHING in texts(inspector)


# Evidence


def row(inspector: QWidget, place: int = 0) -> LinkRow:
    return inspector.findChildren(LinkRow)[place]


def test_a_row_tells_its_link_to_a_screen_reader(inspector: Inspector) -> None:
    name = row(inspector).accessibleName()
    for words in ("The Gazette, supports", "8 injured", "Graphic", "Eight people are in hospital"):
        assert words in name


def test_delete_unlinks_and_undo_links_again(
    qtbot: QtBot, inspector: Inspector, checked: Session, ids, settle: Settle
) -> None:
    qtbot.keyClick(row(inspector), Qt.Key.Key_Delete)
    settle(checked)
    assert checked.desk.links(ids.figure) == ()
    assert "No evidence yet. Press E." in texts(inspector)
    checked.undo()
    settle(checked)
    assert "The Gazette" in texts(inspector)


def test_the_menu_of_a_row_changes_the_stance(inspector: Inspector, checked: Session, ids, settle: Settle) -> None:
    menu = row(inspector).make_menu()
    assert menu_action(menu, "Supports").isChecked()
    menu_action(menu, "Qualifies").trigger()
    settle(checked)
    assert checked.desk.links(ids.figure)[0].stance is Stance.QUALIFIES
    assert "qualifies" in row(inspector).accessibleName()


def test_what_needs_a_dialog_is_asked_for(qtbot: QtBot, inspector: Inspector, ids) -> None:
    with qtbot.waitSignal(inspector.link_requested) as told:
        button(inspector, "Link evidence…").click()
    assert told.args[0].id == ids.figure
    with qtbot.waitSignal(inspector.new_evidence_requested):
        button(inspector, "New record…").click()
    with qtbot.waitSignal(inspector.link_edit_requested) as told:
        qtbot.keyClick(row(inspector), Qt.Key.Key_Return)
    assert isinstance(told.args[0], Link)
    with qtbot.waitSignal(inspector.record_edit_requested) as told:
        menu_action(row(inspector).make_menu(), "Edit Record…").trigger()
    assert told.args[0].id == ids.report


def test_a_page_opens_only_when_it_is_asked_for(
    inspector: Inspector, checked: Session, ids, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        "desktop.panes.inspector_evidence.QDesktopServices.openUrl", lambda url: opened.append(url.toString())
    )
    assert opened == []
    menu_action(row(inspector).make_menu(), "Open Page").trigger()
    assert opened == ["https://example.org/a"]
    figure = claim(checked, ids.figure)
    checked.do(lambda casebook: casebook.links.add(figure, casebook.evidence.get(ids.post), Stance.CONTEXT))
    settle(checked)
    assert not menu_action(row(inspector, 1).make_menu(), "Open Page").isEnabled()


def test_up_and_down_walk_through_the_rows(
    qtbot: QtBot, inspector: Inspector, checked: Session, ids, settle: Settle
) -> None:
    figure = claim(checked, ids.figure)
    checked.do(lambda casebook: casebook.links.add(figure, casebook.evidence.get(ids.post), Stance.AGAINST))
    settle(checked)
    inspector.activateWindow()
    row(inspector).setFocus()
    qtbot.keyClick(row(inspector), Qt.Key.Key_Down)
    assert row(inspector, 1).hasFocus()
    qtbot.keyClick(row(inspector, 1), Qt.Key.Key_Up)
    assert row(inspector).hasFocus()


# Fields


def test_enter_on_the_lines_opens_the_form_and_a_field_saves_itself(
    qtbot: QtBot, inspector: Inspector, checked: Session, ids, settle: Settle
) -> None:
    lines = find(inspector, QWidget, "fields")
    qtbot.keyClick(lines, Qt.Key.Key_Return)
    figure = next(each for each in inspector.findChildren(QLineEdit) if each.accessibleName() == "Figure")
    figure.setText("9")
    figure.editingFinished.emit()
    figure.editingFinished.emit()
    settle(checked)
    assert claim(checked, ids.figure).quantities[0].value == 9
    assert labels(checked) == ["Edit claim"]
    checked.undo()
    settle(checked)
    assert figure.text() == "8"
    button(inspector, "Done").click()
    assert lines.isVisibleTo(inspector)


def test_what_cannot_be_saved_waits_for_its_claim(inspector: Inspector, checked: Session, ids, settle: Settle) -> None:
    inspector.edit_fields()
    field = next(each for each in inspector.findChildren(QLineEdit) if each.accessibleName() == "Figure")
    field.setText("about eight")
    button(inspector, "Done").click()
    assert any("not a figure" in text for text in texts(inspector))
    inspector.show_claim(ids.first)
    settle(checked)
    inspector.show_claim(ids.figure)
    settle(checked)
    field = next(each for each in inspector.findChildren(QLineEdit) if each.accessibleName() == "Figure")
    assert field.isVisibleTo(inspector)
    assert field.text() == "about eight"
    assert claim(checked, ids.figure).quantities[0].value == 8


# Comments and history


def test_enter_adds_a_comment_and_undo_takes_it_back(
    qtbot: QtBot, inspector: Inspector, checked: Session, ids, settle: Settle
) -> None:
    field = find(inspector, GrowingText, "comment")
    qtbot.keyClicks(field, "Ask the hospital.")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settle(checked)
    assert "Ask the hospital." in texts(inspector)
    assert field.text() == ""
    checked.undo()
    settle(checked)
    assert "Ask the hospital." not in texts(inspector)


def test_a_begun_comment_waits_for_its_claim(inspector: Inspector, checked: Session, ids, settle: Settle) -> None:
    field = find(inspector, GrowingText, "comment")
    field.set_text("Half a rem")
    inspector.show_claim(ids.first)
    assert field.text() == ""
    inspector.show_claim(ids.figure)
    assert field.text() == "Half a rem"
    settle(checked)
    assert checked.desk.comments(ids.figure) == ()


# Looks and access


def test_everything_that_takes_the_focus_has_a_name(inspector: Inspector) -> None:
    inspector.edit_fields()
    for widget in inspector.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(inspector):
            shown = widget.text() if isinstance(widget, QAbstractButton) else ""
            assert widget.accessibleName() or shown, widget


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_it_is_painted_in_every_theme_and_as_narrow_as_it_may_be(
    inspector: Inspector, application, name: str, ids
) -> None:
    from desktop import theme

    theme.apply(application, name)
    for width in (368, 340):
        inspector.resize(width, 720)
        for claim_id in (ids.figure, ids.first, ids.gloss, None):
            inspector.show_claim(claim_id)
            assert inspector.width() == width
            assert inspector.grab().toImage().pixelColor(2, 400) == theme.current().colour("pane")
    theme.apply(application, "light")


def test_the_first_picture_of_a_claim_is_the_final_one(inspector: Inspector, ids) -> None:
    for claim_id in (ids.first, ids.figure, ids.gloss):
        inspector.show_claim(claim_id)
        wrapping = [label for label in inspector.findChildren(Label) if label.isVisible() and label.wordWrap()]
        assert wrapping
        assert all(label.height() == label.heightForWidth(label.width()) for label in wrapping)


def test_its_rating_bar_follows_the_scale(inspector: Inspector, checked: Session) -> None:
    bar = inspector.findChild(RatingBar)
    assert len(bar.findChildren(QAbstractButton)) == len(checked.scale.ratings)


# Room


def test_the_verdict_stays_at_the_lower_edge_while_the_sections_scroll(inspector: Inspector) -> None:
    inspector.resize(368, 650)
    inspector.grab()
    sections, verdict = inspector.findChild(WholeRows), find(inspector, GrowingText, "rationale")
    assert not sections.isAncestorOf(verdict)
    before = verdict.mapTo(inspector, QPoint(0, 0))
    sections.verticalScrollBar().setValue(sections.verticalScrollBar().maximum())
    assert verdict.mapTo(inspector, QPoint(0, 0)) == before


def test_in_a_very_low_window_the_verdict_scrolls_along_and_its_key_still_leads_to_it(inspector: Inspector) -> None:
    find(inspector, GrowingText, "rationale").set_text("Typed before.")
    inspector.activateWindow()
    inspector.resize(368, 380)
    inspector.grab()
    sections, reasons = inspector.findChild(WholeRows), find(inspector, GrowingText, "rationale")
    assert sections.isAncestorOf(reasons)
    inspector.focus_verdict()
    assert reasons.hasFocus()
    top = reasons.mapTo(sections.viewport(), QPoint(0, 0)).y()
    assert 0 <= top < sections.viewport().height()
    inspector.resize(368, 900)
    assert not sections.isAncestorOf(reasons)
    assert reasons.text() == "Typed before."


@pytest.mark.parametrize("height", [420, 560, 648, 700, 844])
def test_no_row_is_cut_in_half_at_any_height(qtbot: QtBot, inspector: Inspector, height: int) -> None:
    inspector.resize(368, height)
    sections = inspector.findChild(WholeRows)

    def cut() -> list[QWidget]:
        found = []
        for row in (*sections.findChildren(LinkRow), *sections.findChildren(Label)):
            top = row.mapTo(sections.viewport(), QPoint(0, 0)).y()
            if row.isVisibleTo(sections) and top < sections.end < top + row.height():
                found.append(row)
        return found

    qtbot.waitUntil(lambda: not cut())


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_sections_and_verdict_share_their_edges(
    qtbot: QtBot, inspector: Inspector, direction: Qt.LayoutDirection
) -> None:
    inspector.setLayoutDirection(direction)
    statement, bar = find(inspector, GrowingText, "statement"), inspector.findChild(RatingBar)

    def edges(widget: QWidget) -> tuple[int, int]:
        left = widget.mapTo(inspector, QPoint(0, 0)).x()
        return left, left + widget.width()

    qtbot.waitUntil(lambda: edges(statement) == edges(bar) == (16, inspector.width() - 16))
