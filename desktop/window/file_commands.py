"""What the File menu does: casebooks, articles coming in, and what is dropped on the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from checks.domain.progress import Progress
from desktop.intake import Source
from desktop.session import Session
from desktop.settings import CASEBOOK_SUFFIX, Places, SettingsFile
from desktop.window.goods import Goods, Keep, is_bundle, is_casebook, is_data

if TYPE_CHECKING:
    from checks.ingest.document import Document
    from desktop.dialogs.paste_article import Pasted

SAMPLE = f"Odesa desk{CASEBOOK_SUFFIX}"
"""The file name of the sample casebook."""

_CHOOSE_KEY = "The casebook and its copies can be read with this key alone. Several words are best."


class FileCommands:
    """Each public method without an argument is an action of the menu."""

    def __init__(
        self,
        session: Session,
        settings: SettingsFile,
        places: Places,
        parent: QWidget,
        bring_in: Callable[[Sequence[Path]], None],
    ) -> None:
        self._session = session
        self._bring_in = bring_in
        self._settings = settings
        self._places = places
        self._parent = parent
        self._merge: Callable[[Path], None] | None = None
        session.key_needed.connect(self.ask_for_key)
        self._articles = Path.home()
        """Where the last article was opened from: the next one often lies beside it."""

    def new_casebook(self) -> None:
        """Begin an empty casebook."""
        from desktop.dialogs.files import NewCasebook

        path = NewCasebook.ask(self._parent, self._folder())
        if path is not None:
            self._session.create_casebook(path)

    def new_encrypted_casebook(self) -> None:
        """Begin an empty casebook that opens with its key alone."""
        from desktop.dialogs.casebook_key import CasebookKey
        from desktop.dialogs.files import NewCasebook

        path = NewCasebook.ask(self._parent, self._folder())
        if path is not None and (key := CasebookKey.ask(self._parent, _CHOOSE_KEY, is_new=True)):
            self._session.create_casebook(path, key)

    @property
    def folder(self) -> Path:
        """Where files of this casebook are looked for first."""
        return self._folder()

    def merge_bundles_by(self, merge: Callable[[Path], None]) -> None:
        """Let `merge` take bundles that are opened while there is a casebook."""
        self._merge = merge

    def new_from_bundle(self) -> None:
        """Make a casebook of a bundle."""
        from desktop.dialogs.files import ChooseBundle

        path = ChooseBundle.ask(self._parent, self._folder())
        if path is not None:
            self.unbundle(path)

    def unbundle(self, path: Path) -> None:
        """Ask where the casebook of a bundle is to lie, and for the passphrase of a sealed one; then make it."""
        from checks.exchange.bundle.sealing import seems_sealed
        from desktop.dialogs.files import BundlePassphrase, NewCasebook

        sentence = f"“{path.name}” is sealed. Its passphrase came to you by another way:"
        passphrase = BundlePassphrase.ask(self._parent, sentence) if seems_sealed(path) else ""
        where = NewCasebook.ask(self._parent, self._folder()) if passphrase is not None else None
        if where is not None:
            self._session.open_bundle(path, where, passphrase or None)

    def _take_bundle(self, path: Path) -> None:
        if self._session.is_open and self._merge is not None:
            self._merge(path)
        else:
            self.unbundle(path)

    def ask_for_key(self, where: str, sentence: str) -> None:
        """Ask for the key or password without which a casebook does not open, and try again."""
        from desktop.dialogs.casebook_key import CasebookKey

        key = CasebookKey.ask(self._parent, sentence)
        if key is not None:
            self._session.open_casebook(where, key=key)

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

        paths = OpenArticles.ask(self._parent, self._articles)
        if paths:
            self._articles = paths[0].parent
            self.open_paths(paths)

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
            self._session.take_in([_pasted_source(pasted)])

    def back_up(self) -> None:
        """Copy the casebook and say where the copy lies."""
        self._session.backup(self._say_backup)

    def lock(self) -> None:
        """Lock the casebook now."""
        self._session.lock.lock()

    def quit(self) -> None:
        """Close the window."""
        self._parent.close()

    def open_path(self, path: Path) -> None:
        """Open a casebook, or add the article in a file."""
        self.open_paths([path])

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open a casebook if there is one among `paths`, else add the articles in them, and import the data."""
        casebook = next((path for path in paths if is_casebook(path)), None)
        if casebook is not None:
            self._session.open_casebook(casebook)
            return
        bundle = next((path for path in paths if is_bundle(path)), None)
        if bundle is not None:
            self._take_bundle(bundle)
            return
        articles = [path for path in paths if not is_data(path)]
        if articles:
            self._session.take_in([_file_source(path) for path in articles])
        self._bring_in([path for path in paths if is_data(path)])

    def fetch(self, address: str) -> None:
        """Fetch a page and add it as an article."""
        self._session.take_in([_page_source(address)])

    def take_in(self, dropped: QMimeData, keep: Keep | None = None) -> None:
        """Add what was dropped on the window as articles, or, with `keep`, as evidence: files, addresses or text."""
        goods = Goods.of(dropped)
        if goods.casebook is not None:
            self._session.open_casebook(goods.casebook)
            return
        if goods.bundle is not None:
            self._take_bundle(goods.bundle)
            return
        if goods.count and keep is not None:
            keep(replace(goods, data=()))
        elif goods.count:
            pages = [_page_source(address) for address in goods.addresses]
            texts = [_pasted_source(goods.text)] if goods.text else []
            self._session.take_in([*(_file_source(path) for path in goods.files), *pages, *texts])
        self._bring_in(goods.data)

    def fill_recent(self, menu: QMenu) -> None:
        """List the casebooks that were open before, latest first; those that are gone say so and can be forgotten."""
        menu.clear()
        recent = self._settings.current.recent
        there = [where for where in recent if "://" in where or Path(where).exists()]
        for where in there:
            menu.addAction(_in_menu(where), partial(self._session.open_casebook, where)).setStatusTip(where)
        gone = [where for where in recent if where not in there]
        if there and gone:
            menu.addSeparator()
        for where in gone:
            forget = menu.addAction(f"{_in_menu(where)} is missing: forget it", partial(self._forget, where))
            forget.setStatusTip(f"{where} is not there any more. Take it off this list.")
        if not recent:
            menu.addAction("None yet").setEnabled(False)

    def _forget(self, where: str) -> None:
        self._settings.change(recent=tuple(other for other in self._settings.current.recent if other != where))

    def _folder(self) -> Path:
        where = self._session.where
        return Path(where).parent if where and "://" not in where else self._places.data

    def _say_backup(self, copy: Path | None) -> None:
        self._session.noted.emit(f"Copied to {copy}" if copy else "Nothing has changed since the last copy")


def _in_menu(where: str) -> str:
    """A casebook's name in the menu: its file, or the whole address, which is kept without its password.

    An ampersand is doubled, or the menu would take it as the mark of a key.
    """
    name = where if "://" in where else Path(where).stem
    return name.replace("&", "&&")


def _file_source(path: Path) -> Source:
    return Source(path.name, partial(_read_file, path))


def _page_source(address: str) -> Source:
    return Source(address, partial(_fetch, address), "bytes", "Reading the page")


def _pasted_source(pasted: Pasted) -> Source:
    return Source("the text", partial(_read_pasted, pasted))


def _read_file(path: Path, progress: Progress) -> Document:
    from checks.ingest.reader import read_file

    return read_file(path, progress=progress)


def _fetch(address: str, progress: Progress) -> Document:
    from checks.ingest.fetch import fetch

    return fetch(address, progress=progress)


def _read_pasted(pasted: Pasted, _: Progress) -> Document:
    from checks.ingest.reader import read_html, read_text

    return read_html(pasted.html) if pasted.html else read_text(pasted.text)
