"""The claims pane: several selected, orders, filters and searches, its menus, and nothing to show."""

from __future__ import annotations

from functools import partial
from threading import Event

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QToolButton

from checks.domain.claim import Status
from checks.domain.progress import Progress
from checks.ingest.document import Document
from desktop.panes.claims import ClaimsPane
from desktop.panes.claims_list import ClaimsList
from desktop.panes.claims_menu import ClaimsMenu
from desktop.studio.studio import Act, State, Studio
from desktop.window.patience import wait_until

_SEARCHED = "talks"
_PLAIN = "Nothing of note\n\nIt was quiet.\n"


def _menu(studio: Studio) -> ClaimsMenu:
    return studio.find(ClaimsMenu)


def _tick(studio: Studio, text: str, submenu: str = "") -> None:
    """Tick a choice of the filter's menu."""
    menu: QObject = _menu(studio)
    if submenu:
        menu = next(action.menu() for action in _menu(studio).actions() if action.text() == submenu)
    if isinstance(menu, QMenu):
        next(action for action in menu.actions() if action.text() == text).trigger()
    studio.let_paint()


def _several(studio: Studio) -> None:
    chosen = studio.choose(lambda claim: claim.quote.startswith("Russian forces struck"))
    place = studio.desk.claims.index(chosen)
    studio.find(ClaimsList).select_claims(chosen.id, [claim.id for claim in studio.desk.claims[place : place + 4]])
    studio.find(ClaimsList).setFocus()
    studio.let_paint()


def _row_menu(studio: Studio) -> None:
    rows = studio.find(ClaimsList)
    inside = rows.visualRect(rows.currentIndex()).center()
    place = rows.viewport().mapToGlobal(inside)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, inside, place, Qt.KeyboardModifier(0))
    QApplication.sendEvent(rows.viewport(), event)
    studio.put_popup(place - QPoint(200, 0))


def _filter_menu(studio: Studio) -> None:
    studio.find(ClaimsList).select_claims(studio.desk.claims[8].id, [studio.desk.claims[8].id])
    button = studio.find(QToolButton, "Filter and Order")
    studio.drop_menu(_menu(studio), button, "Status")


def _folded(studio: Studio) -> None:
    studio.window.actions_by_id["claims.fold_unlikely"].trigger()
    rows = studio.find(ClaimsList).verticalScrollBar()
    rows.setValue(rows.maximum())
    studio.let_paint()
    studio.later(lambda: studio.do("claims.fold_unlikely"))


def _one_line(studio: Studio) -> None:
    studio.do("claims.one_line")
    studio.later(lambda: studio.do("claims.one_line"))


def _ordered(order: str, studio: Studio) -> None:
    _tick(studio, f"Order by {order}")
    studio.later(partial(_tick, studio, "Order by Text"))


def _filtered(studio: Studio) -> None:
    _tick(studio, "In progress", "Status")
    _tick(studio, "Open", "Status")
    studio.do("claims.search")
    _search(studio, _SEARCHED)


def _search(studio: Studio, words: str) -> None:
    studio.find(QLineEdit, "Search claims").setText(words)
    studio.let_paint()


def _nothing(studio: Studio) -> None:
    _search(studio, "Atlantis")
    studio.later(studio.find(ClaimsPane).clear_filter)


def _why_likely(studio: Studio) -> None:
    studio.choose(lambda claim: claim.checkworthiness > 0.9 and claim.status == Status.OPEN)
    studio.do("claim.why")


def _why_unlikely(studio: Studio) -> None:
    least = min(claim.checkworthiness for claim in studio.desk.claims)
    studio.choose(lambda claim: claim.checkworthiness == least)
    studio.do("claim.why")


def _looking(studio: Studio) -> None:
    """Claims are looked for anew while the old ones show."""
    stopped = Event()

    def look(progress: Progress) -> None:
        while not stopped.wait(0.05):
            progress(23, 57)

    session = studio.program.session
    job = session.jobs.start("Looking for claims", look, lambda _: None, unit="sentences")
    wait_until(lambda: job.done > 0, "the first sentences")
    studio.later(stopped.set)


def _none_found(studio: Studio) -> None:
    studio.program.session.import_document(Document(_PLAIN, _PLAIN.encode(), "text/plain", title="Nothing of note"))
    studio.settle()
    for claim in studio.desk.claims:
        studio.write(lambda casebook, claim: casebook.claims.delete(claim), claim)


ACT = Act(
    "claim-lists",
    (
        State("claims-selected", _several, is_main=True),
        State("claims-row-menu", _row_menu),
        State("claims-filter-menu", _filter_menu),
        State("claims-folded", _folded),
        State("claims-one-line", _one_line),
        State("claims-by-status", partial(_ordered, "Status")),
        State("claims-by-kind", partial(_ordered, "Kind")),
        State("claims-by-worthiness", partial(_ordered, "Check-Worthiness")),
        State("claims-filtered", _filtered, is_main=True),
        State("claims-nothing-matches", _nothing),
        State("claims-why-likely", _why_likely, is_only_wide=True),
        State("claims-why-unlikely", _why_unlikely, is_only_wide=True),
        State("claims-looking", _looking),
        State("claims-none-found", _none_found),
    ),
)
