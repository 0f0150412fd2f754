"""One row of evidence: stance, publisher, what it says, and the passage relied on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QGridLayout, QMenu, QWidget

from checks.domain.evidence import Evidence, Link, Stance
from desktop import a11y, theme
from desktop.models.evidence_words import flag_line, link_name, record_line, record_name
from desktop.widgets.icon_label import IconLabel
from desktop.widgets.label import Label
from desktop.widgets.stance_bar import STANCE_ICONS
from desktop.widgets.tips import plain_tip


class LinkRow(QWidget):
    """Takes the focus; its menu and keys change the stance, edit, unlink and open the page."""

    stance_chosen = Signal(object, object)
    unlink_requested = Signal(object)
    edit_requested = Signal(object)
    record_requested = Signal(object)
    page_requested = Signal(str)
    peek_requested = Signal(object)
    step_requested = Signal(object, int)

    def __init__(
        self, link: Link, record: Evidence, *, known_year: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.link = link
        self.record = record
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setProperty("row", True)
        self.setToolTip(plain_tip(record.title))
        hint = "Space shows the record, Enter edits the link, Delete unlinks, the menu key offers more."
        a11y.name(self, link_name(link, record), hint)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        grid.addWidget(IconLabel(STANCE_ICONS[link.stance], role="body"), 0, 0)
        grid.addWidget(Label(record_name(record), lines=1), 0, 1)
        grid.addWidget(Label(link.stance.value, role="meta", ink="ink_3", lines=1), 0, 2)
        grid.addWidget(Label(record_line(record, known_year), role="meta", ink="ink_2", lines=1), 1, 1, 1, 2)
        self._add_more(grid)

    def make_menu(self) -> QMenu:
        """What can be done with the link and its record."""
        menu = QMenu(self)
        for stance in Stance:
            action = menu.addAction(stance.value.capitalize())
            action.setCheckable(True)
            action.setChecked(stance is self.link.stance)
            action.triggered.connect(partial(self._choose_stance, stance))
        menu.addSeparator()
        menu.addAction("Show Record", self._ask_peek)
        menu.addAction("Edit Link and Passage…", self._ask_edit)
        menu.addAction("Edit Record…", self._ask_record)
        page = menu.addAction("Open Page", self._ask_page)
        page.setEnabled(self._has_page)
        menu.addSeparator()
        menu.addAction("Unlink", self._ask_unlink)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu; at the row's own corner when a key asks for it."""
        is_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        menu = self.make_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(QPoint(24, 24)) if is_key else event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down walk, Space shows the record, Enter edits, Delete unlinks."""
        keys: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Up: partial(self.step_requested.emit, self, -1),
            Qt.Key.Key_Down: partial(self.step_requested.emit, self, 1),
            Qt.Key.Key_Space: self._ask_peek,
            Qt.Key.Key_Return: self._ask_edit,
            Qt.Key.Key_Enter: self._ask_edit,
            Qt.Key.Key_Delete: self._ask_unlink,
        }
        does = keys.get(Qt.Key(event.key()))
        if does is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            does()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click edits the link."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._ask_edit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keys go here."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the ground under pointer or focus, and the edge of the focused row."""
        painter = QPainter(self)
        colours = theme.current()
        if self.hasFocus():
            painter.fillRect(self.rect(), colours.colour("selected"))
            edge = 0 if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else self.width() - 2
            painter.fillRect(edge, 0, 2, self.height(), colours.colour("accent"))
        elif self.underMouse():
            painter.fillRect(self.rect(), colours.colour("hover"))

    def _add_more(self, grid: QGridLayout) -> None:
        """The passage, the remark and the flags, where there are any."""
        place = f" ({self.link.locator})" if self.link.locator else ""
        passage = f"“{self.link.passage}”{place}" if self.link.passage else place.strip(" ()")
        note = "" if self.link.note in self.record.says else self.link.note
        more = (
            (passage, "quote_row", "ink_2", 3),
            (note, "meta", "ink_3", 1),
            (flag_line(self.record), "meta", "find_partly", 1),
        )
        for row, (words, role, ink, lines) in enumerate(more, start=2):
            if words:
                grid.addWidget(Label(words, role=role, ink=ink, lines=lines), row, 1, 1, 2)

    @property
    def _has_page(self) -> bool:
        return bool(self.record.url) and str(self.record.url).startswith(("https://", "http://"))

    def _choose_stance(self, stance: Stance) -> None:
        self.stance_chosen.emit(self.link, stance)

    def _ask_peek(self) -> None:
        self.peek_requested.emit(self.link)

    def _ask_edit(self) -> None:
        self.edit_requested.emit(self.link)

    def _ask_record(self) -> None:
        self.record_requested.emit(self.record)

    def _ask_page(self) -> None:
        if self._has_page:
            self.page_requested.emit(str(self.record.url))

    def _ask_unlink(self) -> None:
        self.unlink_requested.emit(self.link)
