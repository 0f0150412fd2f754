"""Sharing: what is chosen on the one side, what would go and what would stay on the other, and what was sent before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from checks.domain.transfer import Profile, Transfer
from checks.services.bundles import Preview, Resolution
from desktop import a11y
from desktop.models.import_rows import Cells
from desktop.models.share_words import TRANSFERS, ShareWish, receivers, transfer_row
from desktop.panes.share_form import ShareForm
from desktop.panes.share_preview import SharePreview
from desktop.widgets.header import PaneHeader
from desktop.widgets.label import Label
from desktop.widgets.section import hairline
from desktop.widgets.text_table import TextTable

NOTHING = "Nothing of what is chosen on the left would go: choose more, or an earlier day."
READY = "Nothing leaves this computer: you get a file, and hand it over yourself."
NONE_SENT = "Nothing was sent or received yet."
_TYPING_MS = 300
"""After the last choice, before what would go is read."""
_WIDTHS = (376, 1064)


class ShareView(QWidget):
    """Wires the form and the preview. What is wanted goes to the window."""

    look_requested = Signal(object)
    """What this `ShareWish` would do is to be read."""
    save_requested = Signal(object)
    """This `ShareWish` is to be carried out."""
    folder_requested = Signal()
    """The folder of the bundle that was made last is to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = ShareForm()
        self.preview = SharePreview()
        self._header = PaneHeader("Bundle")
        self._log_button = self._header.add_button("ph.clock-counter-clockwise", "Sent and Received")
        self._log_button.setCheckable(True)
        self._cells = Cells(TRANSFERS, has_numbers=False, figures=(5, 6))
        self.log = TextTable(self._cells, "Sent and received", (172, 68, 118, 150, 134, 72, 72, 0))
        self._none_sent = Label(NONE_SENT, ink="ink_2")
        self._words = Label(role="meta", ink="ink_2", lines=1)
        self.folder = QPushButton("Show in Folder")
        self.save = QPushButton("Save Bundle…")
        self._resolutions: dict[Profile, list[Resolution]] = {}
        """What was decided for each profile: what is harmless to a partner may not be to everybody."""
        self._preview: Preview | None = None
        self._right, self._foot = QStackedWidget(), QWidget()
        self._soon = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._lay_out()
        self._connect()

    @property
    def wish(self) -> ShareWish | None:
        """What is chosen and decided; None while it cannot be understood."""
        wish = self.form.wish
        if wish is None:
            return None
        idle = self._preview.idle if self._preview else ()
        return replace(wish, resolutions=tuple(each for each in self._decided if each.text not in idle))

    @property
    def _decided(self) -> list[Resolution]:
        return self._resolutions.setdefault(self.form.profile, [])

    @property
    def words(self) -> str:
        """What the foot says."""
        return self._words.text()

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """What was sent and received."""
        return self._cells.cells

    def show_casebook(self, articles: Sequence[tuple[UUID, str]], transfers: Sequence[Transfer]) -> None:
        """Offer the articles and the receivers there are, and list what was sent and received, the latest first."""
        self.form.show_articles(articles)
        self.form.show_receivers(receivers(transfers))
        self._cells.show_rows([transfer_row(each) for each in reversed(transfers)])
        self.log.setVisible(bool(transfers))
        self._none_sent.setVisible(not transfers)

    def begin(self) -> None:
        """Forget what was typed and decided for another casebook, and look at what would go."""
        self._resolutions.clear()
        self.form.forget()
        self.folder.hide()
        self.look()

    def show_preview(self, preview: Preview) -> None:
        """Show what would go."""
        self._header.set_fact("")
        self._preview = preview
        self.preview.show_preview(preview, self._decided)
        self._show_foot()

    def show_busy(self) -> None:
        """What would go is being read; what was read before stays in view."""
        self.save.setEnabled(False)
        self._header.set_fact("Reading what would go…")

    def say(self, words: str, *, is_failure: bool = False) -> None:
        """Say why there is nothing to be shown."""
        self._header.set_fact("")
        self._preview = None
        self.preview.say(words, is_failure=is_failure)
        self._show_foot()

    def show_writing(self, words: str) -> None:
        """The bundle is being written."""
        self.save.setEnabled(False)
        self._header.set_fact(words)

    def show_written(self, words: str, *, is_failure: bool = False) -> None:
        """Say what became of the bundle; it can be saved once more, or elsewhere."""
        self._header.set_fact("")
        self.preview.tell(words, is_failure=is_failure)
        self.folder.setVisible(not is_failure)
        self._show_foot()

    @Slot()
    def _show_foot(self) -> None:
        """Say whether it can be saved, and else what is missing."""
        preview = self._preview
        if preview is None:
            self._words.setText("")
        elif preview.leaks:
            self._words.setText("Decide on every finding first.")
        else:
            self._words.setText((self.form.fault or READY) if preview.counts else NOTHING)
        self.save.setEnabled(preview is not None and self._words.text() == READY)

    def step(self, by: int) -> None:
        """Give the keyboard to the next part, or with -1 to the one before."""
        parts = (self.form, self._right)
        focus = QApplication.focusWidget()
        at = next((place for place, part in enumerate(parts) if focus and part.isAncestorOf(focus)), -by)
        (self.form, self.save)[(at + by) % 2].setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _look_soon(self) -> None:
        self.save.setEnabled(False)
        self._soon.start()

    @Slot()
    def look(self) -> None:
        """Let what would go be read, with what was decided so far."""
        self._soon.stop()
        wish = self.wish
        if wish is None:
            self.say(self.form.fault)
        else:
            self.look_requested.emit(wish)

    @Slot()
    def _save(self) -> None:
        wish = self.wish
        if wish is not None and not self.form.fault:
            self.save_requested.emit(wish)

    @Slot(object)
    def _resolve(self, resolution: Resolution) -> None:
        self._decided.append(resolution)
        self.look()

    @Slot(int)
    def _take_back(self, place: int) -> None:
        del self._decided[place]
        self.look()

    @Slot(bool)
    def show_log(self, is_wanted: bool) -> None:
        """Show what was sent and received, or what would go."""
        self._log_button.setChecked(is_wanted)
        self._right.setCurrentIndex(int(is_wanted))
        self._header.set_title("Sent and Received" if is_wanted else "Bundle")
        self._foot.setVisible(not is_wanted)

    def _lay_out(self) -> None:
        log = QWidget()
        logged = QVBoxLayout(log)
        logged.setContentsMargins(28, 20, 28, 20)
        logged.addWidget(self._none_sent)
        logged.addWidget(self.log, 1)
        logged.addStretch(0)
        for page in (self.preview, log):
            self._right.addWidget(page)
        self._right.setProperty("ground", "paper")
        self._right.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.save.setProperty("primary", True)
        self.folder.hide()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(16, 10, 14, 10)
        foot.setSpacing(8)
        foot.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.folder)
        foot.addWidget(self.save)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._right, 1)
        column.addWidget(hairline())
        column.addWidget(self._foot)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        a11y.name(splitter, "What is shared and what would go")
        self.form.setMinimumWidth(300)
        right.setMinimumWidth(560)
        for pane in (self.form, right):
            splitter.addWidget(pane)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes(list(_WIDTHS))
        a11y.name(splitter.handle(1), "Border before what would go")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(splitter)
        self.setFocusProxy(self.form)

    def _connect(self) -> None:
        self._soon.timeout.connect(self.look)
        self.form.changed.connect(self._look_soon)
        self.form.seal_changed.connect(self._show_foot)
        self.preview.resolved.connect(self._resolve)
        self.preview.taken_back.connect(self._take_back)
        self._log_button.toggled.connect(self.show_log)
        self.save.clicked.connect(self._save)
        self.folder.clicked.connect(self.folder_requested)
