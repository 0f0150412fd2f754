"""The verdict report: read before it is sent, saved as a file, or opened in the browser to be printed."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTemporaryDir, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from checks.domain.desk import Desk
from checks.domain.moment import Moment
from checks.domain.progress import Progress
from checks.domain.verdict import Scale
from checks.errors import ChecksError
from desktop import a11y, theme
from desktop.session import Session
from desktop.widgets.label import Label

_NOT_IN_A_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_SKIP_LINK = re.compile(r'<a class="skip".*?</a>', re.DOTALL)
"""A browser shows it to the keyboard alone; the page of the preview cannot hide it."""
_LONGEST_NAME = 80
_MARGIN = 32
"""Pixels around the report."""


class SaveReport:
    """Asks where the report is to be saved."""

    @classmethod
    def ask(cls, parent: QWidget, suggested: Path) -> Path | None:
        """The file; None where the person thinks better of it."""
        with suppress(OSError):  # the system's dialog begins somewhere else if the folder is not there
            suggested.parent.mkdir(parents=True, exist_ok=True)
        name, _ = QFileDialog.getSaveFileName(parent, "Export Report", str(suggested), "Web page (*.html)")
        path = Path(name) if name else None
        return path.with_suffix(".html") if path and not path.suffix else path


class ReportPage(QTextBrowser):
    """Shows a report. It loads nothing from disk or net, and opens links in the browser only when they are clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.anchorClicked.connect(self._follow)
        self.document().setDocumentMargin(_MARGIN)
        self.document().setDefaultFont(theme.current().font("document"))
        self.document().setDefaultStyleSheet("th { text-align: left; } th, td { padding-right: 16px; }")
        a11y.name(self, "Report")

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: ANN401, ARG002 - Qt's signature
        """Nothing: a report holds all that it needs."""
        return None

    @Slot(QUrl)
    def _follow(self, link: QUrl) -> None:
        if link.hasFragment() and not link.scheme():
            self.scrollToAnchor(link.fragment())
        elif link.scheme() in ("http", "https"):
            QDesktopServices.openUrl(link)


class ReportPreview(QDialog):
    """The report on the article that lies on the desk, as it stands now."""

    exported = Signal(object)
    """The `Path` of the file that was written."""

    def __init__(self, session: Session, desk: Desk, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Report: {desk.article.title}")
        self.resize(860, 820)
        self._session = session
        self._desk = desk
        self._folder = folder
        self._html = ""
        self._is_closed = False
        self._own_folder = QTemporaryDir()
        """Where the copy for the browser lies; it goes with this window."""
        self._state = Label("Writing the report…", ink="ink_3")
        self._state.setObjectName("report state")
        self._page = ReportPage()
        self._export = self._button("Export…", self.export)
        self._export.setProperty("primary", True)
        self._browser = self._button("Open in Browser", self.open_in_browser)
        self._arrange()
        session.jobs.start(
            "Writing the report",
            partial(_render, desk, session.scale, session.casebook_name),
            self._show,
            self._fail,
        )

    @property
    def html(self) -> str:
        """The report; empty until it is written."""
        return self._html

    @Slot()
    def export(self) -> None:
        """Save the report as one file that needs no other."""
        path = SaveReport.ask(self, self._folder / file_name(self._desk.article.title))
        if path is not None:
            self._write(path, self._tell_exported)

    @Slot()
    def open_in_browser(self) -> None:
        """Show the report in the system's browser, from where it can be printed."""
        self._write(Path(self._own_folder.filePath(file_name(self._desk.article.title))), self._open)

    def done(self, result: int) -> None:
        """Close; what is still being written arrives nowhere."""
        self._is_closed = True
        super().done(result)

    def _write(self, path: Path, then: Callable[[Path], None]) -> None:
        html = self._html
        self._session.jobs.start("Saving the report", lambda _: write_report(path, html), then, self._fail)

    def _tell_exported(self, path: Path) -> None:
        if self._is_closed:
            return
        self._say(f"Saved as {path}")
        self.exported.emit(path)

    def _open(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _show(self, html: str) -> None:
        if self._is_closed:
            return
        self._html = html
        self._page.setHtml(_SKIP_LINK.sub("", html))
        self._say("")
        for button in (self._export, self._browser):
            button.setEnabled(True)

    def _fail(self, error: ChecksError) -> None:
        if not self._is_closed:
            self._say(str(error))

    def _say(self, sentence: str) -> None:
        self._state.setText(sentence)
        self._state.setVisible(bool(sentence))
        if sentence:
            a11y.announce(self._state, sentence)

    def _button(self, text: str, does: object) -> QPushButton:
        button = QPushButton(text)
        button.setEnabled(False)
        button.clicked.connect(does)
        return button

    def _arrange(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self._browser, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self._export, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 4, 16, 12)
        foot.setSpacing(8)
        foot.addWidget(self._state)
        foot.addWidget(buttons)
        layout.addLayout(foot)


def file_name(title: str) -> str:
    """A file name that every system accepts: "Report, Hundreds freed.html"."""
    words = " ".join(_NOT_IN_A_NAME.sub(" ", title).split()).strip(". ")
    return f"Report, {words[:_LONGEST_NAME].strip() or 'article'}.html"


def write_report(path: Path, html: str) -> Path:
    """Write the report; a ChecksError where the place does not let itself be written to."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8")
    except OSError as error:
        reason = error.strerror or "the system refused"
        raise ChecksError(f"The report could not be saved: {reason.lower()}. Save it elsewhere.") from error
    return path


def _render(desk: Desk, scale: Scale, casebook_name: str, progress: Progress) -> str:
    """On a worker: write the report."""
    from checks.reporting.html import render_html  # loads the templates

    progress(0, 1)
    now = Moment.of(datetime.now(UTC).astimezone())
    return render_html(desk, scale, casebook_name=casebook_name, printed_at=now)
