"""What the File menu does: casebooks, articles coming in, and what is dropped on the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from checks.domain.progress import Progress
from desktop.session import Session
from desktop.settings import CASEBOOK_SUFFIX, Places, SettingsFile

if TYPE_CHECKING:
    from checks.ingest.document import Document
    from desktop.dialogs.paste_article import Pasted

_SQLITE = b"SQLite format 3\0"
SAMPLE = f"Odesa desk{CASEBOOK_SUFFIX}"
"""The file name of the sample casebook."""


class FileCommands:
    """Each public method without an argument is an action of the menu."""

    def __init__(self, session: Session, settings: SettingsFile, places: Places, parent: QWidget) -> None:
        self._session = session
        self._settings = settings
        self._places = places
        self._parent = parent
        self._articles = Path.home()
        """Where the last article was opened from: the next one often lies beside it."""

    def new_casebook(self) -> None:
        """Begin an empty casebook."""
        from desktop.dialogs.files import NewCasebook

        path = NewCasebook.ask(self._parent, self._folder())
        if path is not None:
            self._session.create_casebook(path)

    def open_casebook(self) -> None:
        """Open another casebook."""
        from desktop.dialogs.files import OpenCasebook

        path = OpenCasebook.ask(self._parent, self._folder())
        if path is not None:
            self._session.open_casebook(path)

    def open_sample(self) -> None:
        """Open the person's own copy of the sample; lay it out the first time."""
        path = self._places.data / SAMPLE
        if path.exists():
            self._session.open_casebook(path)
        else:
            self._session.open_sample(path)

    def open_article(self) -> None:
        """Add articles from files."""
        from desktop.dialogs.files import OpenArticles

        for path in OpenArticles.ask(self._parent, self._articles) or ():
            self._articles = path.parent
            self.open_path(path)

    def fetch_page(self) -> None:
        """Add an article from the web."""
        from desktop.dialogs.fetch_page import FetchPage

        address = FetchPage.ask(self._parent, QGuiApplication.clipboard().text())
        if address is not None:
            self.fetch(address)

    def paste_article(self) -> None:
        """Add an article from the clipboard."""
        from desktop.dialogs.paste_article import PasteArticle

        pasted = PasteArticle.ask(self._parent, QGuiApplication.clipboard().mimeData())
        if pasted is not None:
            self._session.read_and_import("Reading the text", partial(_read_pasted, pasted))

    def back_up(self) -> None:
        """Copy the casebook and say where the copy lies."""
        self._session.backup(self._say_backup)

    def quit(self) -> None:
        """Close the window."""
        self._parent.close()

    def open_path(self, path: Path) -> None:
        """Open a casebook, or add the article in a file."""
        if is_casebook(path):
            self._session.open_casebook(path)
        else:
            self._session.read_and_import(f"Reading {path.name}", partial(_read_file, path))

    def fetch(self, address: str) -> None:
        """Fetch a page and add it as an article."""
        self._session.read_and_import("Reading the page", partial(_fetch, address), unit="bytes")

    def take_in(self, dropped: QMimeData) -> None:
        """Add what was dropped on the window: files, web addresses or text."""
        from desktop.dialogs.fetch_page import is_address
        from desktop.dialogs.paste_article import Pasted

        for url in dropped.urls():
            if url.isLocalFile():
                self.open_path(Path(url.toLocalFile()))
            elif is_address(url.toString()):
                self.fetch(url.toString())
        if not dropped.urls() and dropped.hasText():
            pasted = Pasted(dropped.text(), dropped.html() if dropped.hasHtml() else None)
            self._session.read_and_import("Reading the text", partial(_read_pasted, pasted))

    def fill_recent(self, menu: QMenu) -> None:
        """List the casebooks that were open before, latest first."""
        menu.clear()
        for where in self._settings.current.recent:
            name = Path(where).stem if "://" not in where else where
            menu.addAction(name, self._opening(where)).setStatusTip(where)
        if not self._settings.current.recent:
            menu.addAction("None yet").setEnabled(False)

    def _opening(self, where: str) -> Callable[[], None]:
        return lambda: self._session.open_casebook(where)

    def _folder(self) -> Path:
        where = self._session.where
        return Path(where).parent if where and "://" not in where else self._places.data

    def _say_backup(self, copy: Path | None) -> None:
        self._session.noted.emit(f"Copied to {copy}" if copy else "Nothing has changed since the last copy")


def is_casebook(path: Path) -> bool:
    """Does the file look like a casebook, by its name or by its first bytes?"""
    if path.suffix == CASEBOOK_SUFFIX:
        return True
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False


def _read_file(path: Path, progress: Progress) -> Document:
    from checks.ingest.reader import read_file

    return read_file(path, progress=progress)


def _fetch(address: str, progress: Progress) -> Document:
    from checks.ingest.fetch import fetch

    return fetch(address, progress=progress)


def _read_pasted(pasted: Pasted, _: Progress) -> Document:
    from checks.ingest.reader import read_html, read_text

    return read_html(pasted.html) if pasted.html else read_text(pasted.text)
