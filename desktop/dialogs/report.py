"""The verdict report as it will be printed: read it, print it, save it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QPointF, QSizeF, QTemporaryDir, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from checks.domain.desk import Desk
from checks.domain.progress import Progress
from checks.domain.verdict import Scale
from checks.errors import ChecksError
from checks.reporting.formats import Format
from desktop import a11y
from desktop.dialogs.report_files import AskTemplates, Printing, SaveReport, file_name, write_report, written
from desktop.session import Session
from desktop.widgets.header import PaneHeader
from desktop.widgets.label import Label
from desktop.widgets.paged_view import PagedView, image_of

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from checks.ingest.pdf_pages import PageLink, PdfPages

T = TypeVar("T")


class ReportPreview(QDialog):
    """The report on the article that lies on the desk, page by page, as it stands now."""

    exported = Signal(object)
    """The `Path` of the file that was written."""
    templates_chosen = Signal(str)
    """The folder with the newsroom's own templates; empty for those of the program."""

    def __init__(
        self, session: Session, desk: Desk, folder: Path, parent: QWidget | None = None, *, templates: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Report: {desk.article.title}")
        self.resize(940, 860)
        self._session = session
        self._desk = desk
        self._folder = folder
        self._templates = templates
        self._pages: PdfPages | None = None
        self._links: dict[int, tuple[PageLink, ...]] = {}
        self._is_closed = False
        self._own_folder = QTemporaryDir()
        """Where the copy for the browser lies; it goes with this window."""
        self._state = Label("Writing the report…", ink="ink_3")
        self._state.setObjectName("report state")
        self._header = PaneHeader("Report")
        self._view = PagedView()
        self._export = self._button("Export…", self.export)
        self._export.setProperty("primary", True)
        self._print = self._button("Print…", self.print)
        self._browser = self._button("Open in Browser", self.open_in_browser)
        self._own = self._button("Templates…", self.choose_templates)
        self._own.setEnabled(True)
        self._shipped = self._button("Use the Program’s", self.use_shipped)
        self._arrange()
        self._connect()
        self._write()

    @property
    def _how(self) -> Printing:
        return Printing(self._templates, self._session.checking.failed_rules)

    @property
    def is_ready(self) -> bool:
        """Is the report written, and are the pictures of the pages in sight there?"""
        return self._pages is not None and self._view.is_complete

    @Slot()
    def export(self) -> None:
        """Save the report as one file that needs no other."""
        path = SaveReport.ask(self, self._folder / file_name(self._desk.article.title))
        if path is not None:
            self._save(path, self._tell_exported)

    @Slot()
    def print(self) -> None:
        """Print the pages."""
        from desktop.dialogs.printing import AskPrinter, print_pages  # asks the system for its printers

        pages = self._pages
        printer = AskPrinter.ask(self, len(pages.sizes), self.windowTitle()) if pages else None
        if pages is not None and printer is not None:
            self._run(
                "Printing",
                partial(print_pages, pages, printer),
                self._tell_printed,
                self._fail,
                unit="pages",
                if_cancelled="Cancelled, pages that the printer has may still come out.",
            )

    @Slot()
    def open_in_browser(self) -> None:
        """Show the report as a web page in the system's browser."""
        path = Path(self._own_folder.filePath(file_name(self._desk.article.title, Format.HTML)))
        self._save(path, _open_file)

    @Slot()
    def choose_templates(self) -> None:
        """Print in templates of the newsroom's own, from now on."""
        folder = AskTemplates.ask(self, self._templates)
        if folder is not None:
            self._use(str(folder))

    @Slot()
    def use_shipped(self) -> None:
        """Print in the templates of the program again."""
        self._use("")

    def done(self, result: int) -> None:
        """Close; what is still being written arrives nowhere."""
        self._is_closed = True
        if self._pages is not None:
            self._pages.close()
        super().done(result)

    # What is done off the GUI thread

    def _use(self, folder: str) -> None:
        self._templates = folder
        self.templates_chosen.emit(folder)
        self._say("Writing the report…")
        self._write()

    def _write(self) -> None:
        self._own.setToolTip(self._templates or "Those of the program are used")
        self._shipped.setVisible(bool(self._templates))
        self._shipped.setEnabled(bool(self._templates))
        work = partial(_pages_of, self._desk, self._session.scale, self._session.casebook_name, self._how)
        self._run("Writing the report", work, self._show, self._fail)

    def _run(
        self,
        label: str,
        work: Callable[[Progress], T],
        then: Callable[[T], None],
        failed: Callable[[ChecksError], None],
        *,
        unit: str = "",
        quiet: bool = False,
        if_cancelled: str = "",
    ) -> None:
        """Start a job whose end is told to this window as long as it is open."""

        def if_open(tell: Callable[[Any], None]) -> Callable[[Any], None]:
            return lambda result: None if self._is_closed else tell(result)

        self._session.jobs.start(
            label,
            work,
            if_open(then),
            if_open(failed),
            unit=unit,
            quiet=quiet,
            if_cancelled=if_cancelled,
        )

    def _save(self, path: Path, then: Callable[[Path], None]) -> None:
        session = self._session
        work = partial(write_report, path, self._desk, session.scale, session.casebook_name, how=self._how)
        self._run("Saving the report", work, then, self._fail)

    @Slot(int, float)
    def _draw(self, page: int, scale: float) -> None:
        if self._pages is not None:
            show = partial(self._view.show_image, page, scale)
            self._run(
                f"Drawing page {page + 1}", partial(_image, self._pages, page, scale), show, self._fail, quiet=True
            )

    def links_of(self, page: int) -> tuple[PageLink, ...]:
        """What can be clicked on a page, from 0."""
        if self._pages is not None and page not in self._links:
            self._links[page] = self._pages.links(page)
        return self._links.get(page, ())

    @Slot(int, QPointF)
    def follow(self, page: int, at: QPointF) -> None:
        """A place on a page was clicked: go where its link leads, inside the report or in the browser."""
        link = next((link for link in self.links_of(page) if link.holds(at.x(), at.y())), None)
        if link is not None and link.page is not None:
            self._view.go_to(link.page, link.height)
        elif link is not None and QUrl(link.url).scheme() in ("http", "https"):
            QDesktopServices.openUrl(QUrl(link.url))

    # What is told

    def _show(self, pages: PdfPages) -> None:
        if self._pages is not None:
            self._pages.close()
        self._pages = pages
        self._links.clear()
        self._view.set_pages([QSizeF(width, height) for width, height in pages.sizes])
        self._say("")
        for button in (self._export, self._print, self._browser):
            button.setEnabled(True)
        self._view.setFocus()

    @Slot(int)
    def _tell_page(self, page: int) -> None:
        if self._pages is not None:
            self._header.set_fact(f"Page {page + 1} of {len(self._pages.sizes)}")
            a11y.name(self._view, f"Page {page + 1} of {len(self._pages.sizes)}", self._pages.words(page))

    def _tell_exported(self, path: Path) -> None:
        self._say(f"Saved as {path}")
        self.exported.emit(path)

    def _tell_printed(self, count: int) -> None:
        self._say(f"Sent to the printer: {count} page{'' if count == 1 else 's'}")

    def _fail(self, error: ChecksError) -> None:
        self._say(str(error) or "Stopped. Nothing was kept.")
        self._export.setEnabled(True)  # a report that cannot be typeset can still be saved as a web page

    def _say(self, sentence: str) -> None:
        self._state.setText(sentence)
        self._state.setVisible(bool(sentence))
        if sentence:
            a11y.announce(self._state, sentence)

    # What stands where

    def _button(self, text: str, does: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setEnabled(False)
        button.clicked.connect(does)
        return button

    def _connect(self) -> None:
        view = self._view
        view.page_wanted.connect(self._draw)
        view.page_changed.connect(self._tell_page)
        view.clicked.connect(self.follow)
        for icon, name, keys, does in (
            ("ph.magnifying-glass-minus", "Smaller", QKeySequence.StandardKey.ZoomOut, view.zoom_out),
            ("ph.magnifying-glass-plus", "Larger", QKeySequence.StandardKey.ZoomIn, view.zoom_in),
            ("ph.arrows-out-line-horizontal", "Fit Width", QKeySequence("Ctrl+0"), view.fit_width),
        ):
            button = self._header.add_button(icon, name)
            button.clicked.connect(does)
            QShortcut(keys, self, does)
        QShortcut(QKeySequence.StandardKey.Print, self, self._print.click)

    def _arrange(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for button in (self._shipped, self._own, self._browser, self._print, self._export):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(self._view, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 8, 16, 12)
        foot.setSpacing(8)
        foot.addWidget(self._state)
        foot.addWidget(buttons)
        layout.addLayout(foot)


def _pages_of(desk: Desk, scale: Scale, name: str, how: Printing, progress: Progress) -> PdfPages:
    """On a worker: write the report and open it for looking."""
    from checks.ingest.pdf_pages import PdfPages  # loads PDFium

    return PdfPages(written(Format.PDF, desk, scale, name, progress, how=how), "The report")


def _image(pages: PdfPages, page: int, scale: float, _: Progress) -> QImage:
    """On a worker: the picture of a page."""
    return image_of(pages.image(page, scale))


def _open_file(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
