"""One row of evidence: stance, publisher, what it says, and the passage relied on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QMouseEvent,
)
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QPushButton, QWidget

from checks.domain.evidence import Evidence, Link, Stance
from desktop import a11y
from desktop.models.evidence_words import flag_line, link_name, record_line, record_name
from desktop.models.keeping_words import capture_line, has_failed, kept_captures
from desktop.widgets.icon_label import IconLabel
from desktop.widgets.label import Label
from desktop.widgets.stance_bar import STANCE_ICONS
from desktop.widgets.tips import plain_tip
from desktop.widgets.walked_row import WalkedRow


class LinkRow(WalkedRow):
    """Takes the focus; its menu and keys change the stance, edit, unlink and open the page."""

    stance_chosen = Signal(object, object)
    unlink_requested = Signal(object)
    confirmed = Signal(object)
    """This `Link`, which was carried over, bears on the claim."""
    edit_requested = Signal(object)
    record_requested = Signal(object)
    page_requested = Signal(str)
    peek_requested = Signal(object)
    apart_requested = Signal(object)
    same_requested = Signal(object)
    sources_requested = Signal()
    relied_toggled = Signal(object)
    """The verdict is to stand on this `Evidence`, or no longer."""
    keeping_requested = Signal(str, object)
    """"capture", "changes" or "kept", and the `Evidence` that it is about."""

    def __init__(
        self, link: Link, record: Evidence, *, known_year: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.link = link
        self.record = record
        self._can_part = self._can_join = False
        self._is_relied = True
        self._relied = IconLabel("ph.check", role="body", ink="accent")
        self._relied.setToolTip("The verdict relies on this record")
        self._relied.hide()
        self.setProperty("row", True)
        self.setToolTip(plain_tip(record.title))
        confirm = "C confirms, " if link.is_carried else ""
        keys = "Space shows the record, R lets the verdict rely on it, Enter edits the link, Delete unlinks"
        hint = f"{confirm}{keys}, the menu key offers more."
        a11y.name(self, link_name(link, record), hint)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        grid.addWidget(IconLabel(STANCE_ICONS[link.stance], role="body"), 0, 0)
        grid.addWidget(Label(record_name(record), lines=1), 0, 1)
        end = QHBoxLayout()
        end.setSpacing(4)
        end.addWidget(self._relied)
        end.addWidget(Label(link.stance.value, role="meta", ink="ink_3", lines=1))
        grid.addLayout(end, 0, 2)
        grid.addWidget(Label(record_line(record, known_year), role="meta", ink="ink_2", lines=1), 1, 1, 1, 2)
        self._add_more(grid)

    def offer_rulings(self, *, can_part: bool, can_join: bool) -> None:
        """Let a person say that the record is another source than those beside it, or the same as one elsewhere."""
        self._can_part, self._can_join = can_part, can_join

    def show_relied(self, *, is_relied: bool, is_chosen: bool) -> None:
        """Mark whether the verdict stands on the record, where it was chosen on which ones it does."""
        self._is_relied = is_relied
        self._relied.setVisible(is_relied and is_chosen)
        name = link_name(self.link, self.record)
        words = ", the verdict relies on it" if is_relied else ", the verdict does not rely on it"
        self.setAccessibleName(name + (words if is_chosen else ""))

    def make_menu(self) -> QMenu:
        """What can be done with the link and its record."""
        menu = QMenu(self)
        for stance in Stance:
            action = menu.addAction(stance.value.capitalize())
            action.setCheckable(True)
            action.setChecked(stance is self.link.stance)
            action.triggered.connect(partial(self._choose_stance, stance))
        menu.addSeparator()
        relied = menu.addAction("Verdict Relies on This (R)", self._ask_relied)
        relied.setCheckable(True)
        relied.setChecked(self._is_relied)
        menu.addSeparator()
        menu.addAction("Show Record", self._ask_peek)
        menu.addAction("Edit Link and Passage…", self._ask_edit)
        menu.addAction("Edit Record…", self._ask_record)
        page = menu.addAction("Open Page", self._ask_page)
        page.setEnabled(self._has_page)
        menu.addSeparator()
        self._add_keeping(menu)
        menu.addSeparator()
        menu.addAction("Not the Same Source…", self._ask_apart).setEnabled(self._can_part)
        menu.addAction("Same Source as…", self._ask_same).setEnabled(self._can_join)
        menu.addAction("Sources of This Claim…", self._ask_sources)
        menu.addSeparator()
        menu.addAction("Confirm", self._ask_confirming).setEnabled(self.link.is_carried)
        menu.addAction("Unlink", self._ask_unlink)
        return menu

    def _add_keeping(self, menu: QMenu) -> None:
        """Capturing the page, and what is kept of the record."""
        captured = kept_captures(self.record)
        capture = menu.addAction("Capture Again" if captured else "Capture Page", partial(self._ask_keeping, "capture"))
        capture.setEnabled(self._has_page)
        menu.addAction("What Changed…", partial(self._ask_keeping, "changes")).setEnabled(len(captured) > 1)
        menu.addAction("What Is Kept…", partial(self._ask_keeping, "kept"))

    def keys(self) -> Mapping[Qt.Key, Callable[[], None]]:
        """Space shows the record, Enter edits, Delete unlinks, C confirms what was carried over, R relies on it."""
        return {
            Qt.Key.Key_Space: self._ask_peek,
            Qt.Key.Key_Return: self._ask_edit,
            Qt.Key.Key_Enter: self._ask_edit,
            Qt.Key.Key_Delete: self._ask_unlink,
            Qt.Key.Key_C: self._ask_confirming,
            Qt.Key.Key_R: self._ask_relied,
        }

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click edits the link."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._ask_edit()

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
        if self.link.is_carried:
            grid.addLayout(self._make_carried_line(), len(more) + 3, 1, 1, 2)
        if self.record.captures:
            grid.addLayout(self._make_capture_line(), len(more) + 2, 1, 1, 2)

    def _make_carried_line(self) -> QHBoxLayout:
        """That nobody has said yet that the record bears on this claim, and the button that says so."""
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(IconLabel("ph.clock-counter-clockwise", role="meta", ink="find_partly"))
        line.addWidget(Label("Carried over, not confirmed yet", role="meta", ink="find_partly", lines=1), 1)
        confirm = QPushButton("Confirm")
        confirm.setProperty("link", True)
        confirm.setAutoDefault(False)
        a11y.name(confirm, f"Confirm that {record_name(self.record)} bears on this claim")
        confirm.clicked.connect(self._ask_confirming)
        line.addWidget(confirm, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _make_capture_line(self) -> QHBoxLayout:
        """How the last capture of the page went; after a failure, Try Again stands beside it."""
        line = QHBoxLayout()
        line.setSpacing(8)
        failed = has_failed(self.record)
        ink = "status_recheck" if failed else "ink_3"
        icon = IconLabel("ph.warning-circle" if failed else "ph.archive-box", role="meta", ink=ink)
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Label(capture_line(self.record), role="meta", ink=ink, lines=3), 1)
        if failed:
            again = QPushButton("Try Again")
            again.setProperty("link", True)
            again.setAutoDefault(False)
            a11y.name(again, f"Try again to capture {record_name(self.record)}")
            again.clicked.connect(partial(self._ask_keeping, "capture"))
            line.addWidget(again, 0, Qt.AlignmentFlag.AlignTop)
        return line

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

    def _ask_apart(self) -> None:
        self.apart_requested.emit(self.record)

    def _ask_same(self) -> None:
        self.same_requested.emit(self.record)

    def _ask_sources(self) -> None:
        self.sources_requested.emit()

    def _ask_keeping(self, wish: str, *_: bool) -> None:
        self.keeping_requested.emit(wish, self.record)

    def _ask_page(self) -> None:
        if self._has_page:
            self.page_requested.emit(str(self.record.url))

    def _ask_confirming(self) -> None:
        if self.link.is_carried:
            self.confirmed.emit(self.link)

    def _ask_relied(self) -> None:
        self.relied_toggled.emit(self.record)

    def _ask_unlink(self) -> None:
        self.unlink_requested.emit(self.link)
