"""How the desk of each casebook was left: article, claim, scroll positions and panes, to be found again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop.session import Session
from desktop.settings import DeskState, SettingsFile
from desktop.window.arrangement import Pane
from desktop.window.layout import DeskLayout

_LAID_OUT_AFTER = 150
"""Milliseconds until a long article is laid out far enough to be scrolled to where it was."""


class DeskMemory(QObject):
    """Notes how a desk is left, and gives it back when its casebook is opened again."""

    def __init__(
        self,
        session: Session,
        settings: SettingsFile,
        layout: DeskLayout,
        panes: Mapping[Pane, QWidget],
        chosen: Callable[[], UUID | None],
    ) -> None:
        """`panes`: those whose scroll positions are kept; `chosen` tells which claim is chosen."""
        super().__init__(layout)
        self._session = session
        self._settings = settings
        self._layout = layout
        self._panes = panes
        self._chosen = chosen
        self._where = ""

    @Slot()
    def note(self) -> None:
        """The casebook is left: keep its desk as it is now."""
        desk, claim_id = self._session.desk, self._chosen()
        if self._where and desk is not None:
            self._keep(
                DeskState(
                    article=str(desk.article.id),
                    claim=str(claim_id or ""),
                    scroll={name.value: _value(pane) for name, pane in self._panes.items()},
                    is_library_shown=self._layout.wants_library,
                    panes=self._layout.widths() or self._settings.current.desk(self._where).panes,
                )
            )
        self._where = ""

    def begin(self) -> UUID | None:
        """Another article is on the desk: the claim to begin with, if its casebook was just opened and left at one."""
        desk, where = self._session.desk, self._session.where
        if desk is None:
            return None
        is_opened, self._where = where != self._where, where
        kept = self._settings.current.desk(where)
        if not is_opened or kept.article_id != desk.article.id:
            self._keep(replace(kept, article=str(desk.article.id), claim="", scroll={}))
            return None
        self._layout.set_widths(kept.panes)
        if kept.panes and kept.is_library_shown != self._layout.wants_library:
            self._layout.want_library(wanted=kept.is_library_shown)
        for pause in (0, _LAID_OUT_AFTER):
            QTimer.singleShot(pause, self, lambda: self._scroll_to(kept))
        return kept.claim_id if kept.claim_id and desk.claim(kept.claim_id) else None

    def _keep(self, state: DeskState) -> None:
        self._settings.keep(self._settings.current.with_desk(self._where, state))

    def _scroll_to(self, kept: DeskState) -> None:
        """Scroll each pane to where it was, as far as it has that many lines."""
        desk = self._session.desk
        if desk is None or desk.article.id != kept.article_id or self._chosen() != kept.claim_id:
            return
        for name, pane in self._panes.items():
            area = _area(pane)
            if area is not None and name.value in kept.scroll:
                area.verticalScrollBar().setValue(kept.scroll[name.value])


def _area(pane: QWidget) -> QAbstractScrollArea | None:
    """The part of a pane that scrolls: the largest, where there are several."""
    areas = pane.findChildren(QAbstractScrollArea)
    return max(areas, key=lambda area: area.width() * area.height(), default=None)


def _value(pane: QWidget) -> int:
    area = _area(pane)
    return area.verticalScrollBar().value() if area else 0
