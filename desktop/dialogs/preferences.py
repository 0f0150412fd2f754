"""Preferences: each choice holds at once and is kept; there is nothing to confirm."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop import a11y, theme
from desktop.dialogs.preferences_keys import KeysPage
from desktop.dialogs.preferences_matching import MatchingPage
from desktop.dialogs.preferences_rules import RulesPage
from desktop.dialogs.preferences_scale import ScalePage
from desktop.dialogs.preferences_weights import WeightsPage
from desktop.settings import Settings
from desktop.widgets.choosers import Dropdown, Tick
from desktop.widgets.label import Label

THEMES: Mapping[str, str] = {
    theme.SYSTEM: "As the system",
    "light": "Light",
    "dark": "Dark",
    "contrast": "High contrast",
}
PAUSES: Mapping[int, str] = {
    5: "every 5 minutes",
    10: "every 10 minutes",
    30: "every half hour",
    60: "every hour",
    0: "never by itself",
}
"""Minutes between two backups, in words."""
LOCKS: Mapping[int, str] = {
    5: "after 5 minutes",
    10: "after 10 minutes",
    15: "after a quarter of an hour",
    30: "after half an hour",
    60: "after an hour",
    0: "never by itself",
}
"""Minutes without a key or the mouse until an encrypted casebook is locked, in words."""


class Preferences(QDialog):
    """Pages at the left, their choices at the right. Stays open beside the window, which shows what is chosen."""

    theme_chosen = Signal(str)
    size_chosen = Signal(int)
    """The article's text in pixels."""
    motion_chosen = Signal(bool)
    name_chosen = Signal(str)
    private_chosen = Signal(bool)
    stamps_chosen = Signal(str, str)
    """The address of an authority for timestamps, and the path of the certificates that vouch for it."""
    backup_chosen = Signal(int)
    """Minutes between two backups; 0 for none."""
    lock_chosen = Signal(int)
    """Minutes until an encrypted casebook is locked; 0 for never."""

    def __init__(
        self,
        settings: Settings,
        name: str,
        keys: KeysPage,
        weights: WeightsPage,
        rules: RulesPage,
        matching: MatchingPage,
        scale: ScalePage,
        parent: QWidget | None = None,
    ) -> None:
        """`name`: who signs the changes now; the others are pages of their own."""
        super().__init__(parent)
        self.setWindowTitle("Preferences")
        self._pages = QListWidget()
        self._pages.setFixedWidth(150)
        self._pages.setProperty("pages", True)
        a11y.name(self._pages, "Pages of the preferences")
        self._stack = QStackedWidget()
        for title, page in (
            ("Appearance", self._appearance(settings)),
            ("You", self._you(name)),
            ("Keys", keys),
            ("Check-worthiness", weights),
            ("Rules", rules),
            ("Earlier Checks", matching),
            ("Verdicts", scale),
            ("Snapshots", self._snapshots(settings)),
            ("Backups", self._backups(settings)),
            ("Lock", self._lock(settings)),
        ):
            self._pages.addItem(title)
            self._pages.item(self._pages.count() - 1).setSizeHint(QSize(0, theme.current().size("row_library")))
            self._stack.addWidget(page)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._pages)
        row.addWidget(self._stack, 1)
        self._pages.currentRowChanged.connect(self._stack.setCurrentIndex)
        self._pages.setCurrentRow(0)

    def sizeHint(self) -> QSize:
        """Room for the table of keys."""
        return QSize(760, 520)

    def show_page(self, title: str) -> None:
        """Turn to the page called `title`."""
        for item in self._pages.findItems(title, Qt.MatchFlag.MatchExactly):
            self._pages.setCurrentItem(item)

    def show_settings(self, settings: Settings) -> None:
        """Show what was chosen elsewhere meanwhile, in the View menu."""
        self._theme.choose(settings.theme if settings.theme in THEMES else theme.SYSTEM)
        self._size.choose(settings.article_size)

    def _appearance(self, settings: Settings) -> QWidget:
        self._theme = Dropdown(THEMES)
        self._size = Dropdown({size: f"{size} pixels" for size in theme.ARTICLE_SIZES})
        self._motion = Tick("Let panes glide when they come and go")
        self._motion.setChecked(settings.has_motion)
        self.show_settings(settings)
        self._theme.currentIndexChanged.connect(self._choose_theme)
        self._size.currentIndexChanged.connect(self._choose_size)
        self._motion.toggled.connect(self.motion_chosen)
        return _page(
            a11y.label("&Theme", self._theme),
            self._theme,
            a11y.label("&Size of the article's text", self._size),
            self._size,
            self._motion,
        )

    def _you(self, name: str) -> QWidget:
        self._name = QLineEdit(name)
        self._name.editingFinished.connect(self._choose_name)
        words = "This name stands at every change you make from now on, and at your verdicts and remarks."
        return _page(a11y.label("Your &name", self._name), self._name, Label(words, role="meta", ink="ink_3"))

    def _snapshots(self, settings: Settings) -> QWidget:
        private = Tick("Capture pages of the local network, too")
        private.setChecked(settings.captures_private)
        private.toggled.connect(self.private_chosen)
        self._server = QLineEdit(settings.stamp_server)
        self._server.setPlaceholderText("https://…")
        self._roots = QLineEdit(settings.stamp_roots)
        for field in (self._server, self._roots):
            field.editingFinished.connect(self._choose_stamps)
        words = (
            "An authority confirms that a file existed at a time (RFC 3161). Only the file's hash is sent. Where "
            "browsers do not trust the authority, name the file (PEM) with its root certificate."
        )
        return _page(
            private,
            a11y.label("&Authority for timestamps", self._server),
            self._server,
            a11y.label("&Root certificate", self._roots),
            self._roots,
            Label(words, role="meta", ink="ink_3"),
        )

    def _backups(self, settings: Settings) -> QWidget:
        self._pause = Dropdown(PAUSES)
        self._pause.choose(settings.backup_minutes)
        self._pause.currentIndexChanged.connect(self._choose_pause)
        words = (
            "While you work, the casebook is copied into the folder “backups” beside it, if anything has changed. "
            "The last ten copies are kept, and one a day for thirty days."
        )
        return _page(a11y.label("Copy the &casebook", self._pause), self._pause, Label(words, role="meta", ink="ink_3"))

    def _lock(self, settings: Settings) -> QWidget:
        self._wait = Dropdown(LOCKS)
        self._wait.choose(settings.lock_minutes)
        self._wait.currentIndexChanged.connect(self._choose_wait)
        words = (
            "When nobody has touched a key, the mouse or the wheel for so long, an encrypted casebook is closed, and "
            "the window shows nothing of it until its key is given. File ▸ Lock Now does so at once. Casebooks that "
            "are not encrypted stay open."
        )
        return _page(
            a11y.label("&Lock an encrypted casebook", self._wait), self._wait, Label(words, role="meta", ink="ink_3")
        )

    @Slot()
    def _choose_theme(self) -> None:
        self.theme_chosen.emit(self._theme.currentData())

    @Slot()
    def _choose_size(self) -> None:
        self.size_chosen.emit(self._size.currentData())

    @Slot()
    def _choose_stamps(self) -> None:
        self.stamps_chosen.emit(self._server.text().strip(), self._roots.text().strip())

    @Slot()
    def _choose_pause(self) -> None:
        self.backup_chosen.emit(self._pause.currentData())

    @Slot()
    def _choose_wait(self) -> None:
        self.lock_chosen.emit(self._wait.currentData())

    @Slot()
    def _choose_name(self) -> None:
        name = " ".join(self._name.text().split())
        if name:
            self.name_chosen.emit(name)


def _page(*widgets: QWidget) -> QWidget:
    """Fields below each other; a label stands close to what it names."""
    page = QWidget()
    box = QVBoxLayout(page)
    box.setContentsMargins(24, 16, 24, 16)
    for before, widget in zip((None, *widgets), widgets, strict=False):
        if before is not None and before.property("text") is None:
            box.addSpacing(8)
        is_field = isinstance(widget, Dropdown)
        box.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeading if is_field else Qt.AlignmentFlag(0))
    box.addStretch(1)
    return page
