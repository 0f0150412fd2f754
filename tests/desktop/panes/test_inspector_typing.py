"""Unsaved typing is kept while it is typed, given back after a sudden end, and forgotten once it is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from checks.domain.claim import Status
from checks.errors import CasebookError
from desktop.drafts import Drafts
from desktop.panes import inspector_verdict
from desktop.panes.inspector import Inspector
from desktop.session import Session
from desktop.widgets import saving_text
from desktop.widgets.notice import Notice
from desktop.widgets.saving_text import GrowingText

Settle = Callable[[Session], None]


@pytest.fixture
def again(qtbot: QtBot, checked: Session, tmp_path: Path) -> Iterator[Callable[[], Inspector]]:
    """Another start: an inspector with the drafts that the last one left behind."""
    opened: list[Drafts] = []

    def start() -> Inspector:
        opened.append(Drafts(tmp_path / "drafts"))
        opened[-1].open(checked.where)
        made = Inspector(checked, opened[-1])
        qtbot.addWidget(made)
        made.resize(368, 900)
        made.show()
        return made

    yield start
    for each in opened:
        each.close()


@pytest.fixture
def long_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is saved by itself."""
    monkeypatch.setattr(saving_text, "PAUSE_MS", 60_000)
    monkeypatch.setattr(inspector_verdict, "PAUSE_MS", 60_000)


def text(inspector: Inspector, name: str) -> GrowingText:
    return inspector.findChild(GrowingText, name)


def line(inspector: Inspector, name: str) -> QLineEdit:
    return next(each for each in inspector.findChildren(QLineEdit) if each.accessibleName() == name)


def notice(inspector: Inspector) -> str:
    return inspector.findChild(Notice).text


def press(inspector: Inspector, words: str) -> None:
    buttons = inspector.findChild(Notice).findChildren(QAbstractButton)
    next(each for each in buttons if each.text() == words).click()


def kept(drafts: Drafts, claim_id: UUID) -> dict[str, str]:
    """What a start after a kill would find."""
    drafts._write()
    drafts.close()
    found = Drafts(drafts.path.parent)
    found.open(drafts._where)
    return {field: typed.text for field, typed in found.take_back(claim_id).items()}


@pytest.mark.usefixtures("long_pauses")
def test_every_field_is_put_back_where_it_stood(again, ids) -> None:
    first = again()
    first.show_claim(ids.figure)
    text(first, "statement").set_text("Half a statement")
    text(first, "rationale").set_text("Half a reason")
    line(first, "True as of").setText("last Fri")
    line(first, "True as of").textEdited.emit("last Fri")
    text(first, "wording").set_text("Half a wording")
    text(first, "comment").set_text("Half a remark")
    first.edit_fields()
    line(first, "Unit").setText("persons hurt")
    first._drafts.close()

    second = again()
    assert second.left_unsaved == ids.figure
    second.show_claim(ids.figure)
    assert second.left_unsaved is None
    names = ("statement", "rationale", "wording", "comment")
    assert [text(second, name).text() for name in names] == [
        "Half a statement", "Half a reason", "Half a wording", "Half a remark",
    ]  # fmt: skip
    assert line(second, "True as of").text() == "last Fri"
    assert line(second, "Unit").text() == "persons hurt"
    assert notice(second).startswith("Typing from ")


@pytest.mark.usefixtures("long_pauses")
def test_what_is_put_back_can_be_discarded(again, ids, checked: Session, settle: Settle) -> None:
    first = again()
    first.show_claim(ids.figure)
    text(first, "statement").set_text("Half a statement")
    text(first, "comment").set_text("Half a remark")
    first.edit_fields()
    line(first, "Unit").setText("persons hurt")
    first._drafts.close()
    second = again()
    second.show_claim(ids.figure)
    press(second, "Discard")
    assert text(second, "statement").text() == "Eight people were wounded."
    assert text(second, "comment").text() == ""
    assert notice(second) == ""
    second.flush()
    settle(checked)
    assert checked.undo_stack.count() == 0
    assert kept(second._drafts, ids.figure) == {}


def test_what_is_stored_is_forgotten(
    qtbot: QtBot, inspector: Inspector, drafts: Drafts, ids, checked: Session, settle: Settle
) -> None:
    qtbot.keyClicks(text(inspector, "statement"), "Now: ")
    assert kept(drafts, ids.figure) == {"statement": "Now: Eight people were wounded."}
    qtbot.waitUntil(lambda: checked.undo_stack.count() == 1)
    settle(checked)
    assert kept(drafts, ids.figure) == {}


def test_what_is_on_its_way_while_another_claim_shows_is_kept_until_it_is_stored(
    inspector: Inspector, drafts: Drafts, ids, checked: Session, settle: Settle
) -> None:
    text(inspector, "statement").set_text("Typed on the first.")
    text(inspector, "rationale").set_text("And why.")
    inspector.show_claim(ids.first)
    assert kept(drafts, ids.figure) == {"statement": "Typed on the first.", "rationale": "And why."}
    settle(checked)
    assert kept(drafts, ids.figure) == {}


def test_a_begun_remark_is_kept_until_it_is_sent(
    inspector: Inspector, drafts: Drafts, ids, checked: Session, settle: Settle
) -> None:
    text(inspector, "comment").set_text("Half a remark")
    inspector.show_claim(ids.first)
    settle(checked)
    assert kept(drafts, ids.figure) == {"comment": "Half a remark"}
    inspector.flush()
    settle(checked)
    assert kept(drafts, ids.figure) == {}


def test_a_form_that_could_not_be_saved_is_kept(
    inspector: Inspector, drafts: Drafts, ids, checked: Session, settle: Settle
) -> None:
    inspector.edit_fields()
    line(inspector, "Figure").setText("about eight")
    line(inspector, "Unit").setText("child")
    inspector.show_claim(ids.first)
    settle(checked)
    assert checked.desk.claim(ids.figure).quantities[0].unit == "child"
    assert kept(drafts, ids.figure) == {"field/Figure/0/value": "about eight"}


def test_a_claim_that_is_gone_takes_its_typing_along(
    inspector: Inspector, drafts: Drafts, ids, checked: Session, settle: Settle
) -> None:
    text(inspector, "comment").set_text("Half a remark")
    inspector.show_claim(ids.first)
    checked.do(lambda casebook: casebook.claims.delete(casebook.claims.get(ids.figure)))
    settle(checked)
    assert kept(drafts, ids.figure) == {}


def test_the_words_of_one_claim_are_never_kept_for_another(inspector: Inspector, drafts: Drafts, ids) -> None:
    text(inspector, "comment").set_text("About the figure.")
    inspector.show_claim(ids.first)
    assert kept(drafts, ids.first) == {}


# What was refused


def test_a_refused_saving_is_told_in_place_and_tried_again(
    inspector: Inspector, ids, checked: Session, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    from checks.services.claims import Claims

    def refuse(*_: object) -> None:
        raise CasebookError("The disk is full. Make room on it.")

    with monkeypatch.context() as broken:
        broken.setattr(Claims, "edit", refuse)
        text(inspector, "statement").set_text("Kept in the field.")
        text(inspector, "statement").left.emit()
        settle(checked)
    assert notice(inspector) == "Not saved. The disk is full. Make room on it."
    assert text(inspector, "statement").text() == "Kept in the field."
    press(inspector, "Try Again")
    settle(checked)
    assert checked.desk.claim(ids.figure).statement == "Kept in the field."
    assert notice(inspector) == ""


def test_what_fails_elsewhere_is_not_told_here(inspector: Inspector, checked: Session) -> None:
    checked.failed.emit("The page could not be read.")
    assert notice(inspector) == ""


def test_a_status_that_is_refused_is_no_typing(inspector: Inspector, ids, checked: Session, settle: Settle) -> None:
    checked.do(lambda casebook: casebook.claims.set_status(casebook.claims.get(ids.figure), Status.SIGNED_OFF))
    settle(checked)
    assert notice(inspector) == ""
