"""What the View and Help menus do: text size, the library with its order, and windows that stay open beside."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop import theme
from desktop.dialogs.about import About
from desktop.dialogs.guide import Guide
from desktop.dialogs.keys import Keys
from desktop.models.library import Order
from desktop.window.action_table import MENUS
from tests.desktop.window.conftest import Work


def test_the_text_grows_shrinks_and_comes_back(work: Work) -> None:
    sizes = []
    for action in ("larger", "larger", "smaller", "standard"):
        work.do(f"view.{action}_text")
        sizes.append(theme.current().article_size)
    assert sizes == [18, 19, 18, 17]
    assert work.program.settings.current.article_size == 17


@pytest.mark.parametrize("order", Order)
def test_the_order_of_the_library_is_ticked_and_kept(work: Work, order: Order) -> None:
    work.do(f"view.sort_{order.value}")
    assert [each for each in Order if work.ticked(f"view.sort_{each.value}")] == [order]
    assert work.program.settings.current.library_order == order.value


def test_the_library_goes_and_comes_with_its_tick(work: Work) -> None:
    shown = [(work.layout.is_library_shown, work.ticked("view.library"))]
    for _ in range(2):
        work.do("view.library")
        shown.append((work.layout.is_library_shown, work.ticked("view.library")))
    assert shown == [(True, True), (False, False), (True, True)]


def test_looking_for_an_article_leads_back_to_the_desk(work: Work) -> None:
    work.do("view.tables", "view.find_article")
    assert work.ticked("view.desk")
    assert work.layout.is_library_shown


@pytest.mark.parametrize(("action", "kind"), [("guide", Guide), ("keys", Keys), ("about", About)])
def test_help_stays_open_beside_the_window_and_goes_when_closed(
    work: Work, qtbot: QtBot, action: str, kind: type[QDialog]
) -> None:
    work.do(f"help.{action}")
    (dialog,) = work.window.findChildren(kind)
    assert dialog.isVisible()
    assert not dialog.isModal()
    dialog.close()
    qtbot.waitUntil(lambda: not work.window.findChildren(kind))


def test_the_sheet_of_keys_has_every_menu(work: Work) -> None:
    work.do("help.keys")
    (sheet,) = work.window.findChildren(Keys)
    assert [group.title for group in sheet._groups] == list(MENUS)
    sheet.close()
