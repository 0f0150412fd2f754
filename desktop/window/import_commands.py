"""Bringing files in as evidence: the dialog before, the job meanwhile, the account after; the list of all imports."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from checks.domain.change import Change
from checks.domain.imported import Import
from checks.domain.progress import Progress
from desktop.session import Session
from desktop.steps import Shown

if TYPE_CHECKING:
    from checks.casebook import Casebook
    from checks.exchange.importing.account import Account
    from desktop.dialogs.import_look import ImportWish
    from desktop.dialogs.imports_list import Brought, ImportsList

_KINDS = (
    "Data and sources (*.csv *.tsv *.json *.jsonl *.ndjson *.ris *.bib *.xlsx *.zip *.warc *.gz *.wacz *.txt);;"
    "All files (*)"
)


class ImportFiles:
    """Asks for files to be brought in."""

    @classmethod
    def ask(cls, parent: QWidget, folder: Path) -> tuple[Path, ...]:
        """One or more files; none where the person thinks better of it."""
        names, _ = QFileDialog.getOpenFileNames(parent, "Import", str(folder), _KINDS)
        return tuple(map(Path, names))


class ImportCommands(QObject):
    """`mappings` is the folder in which mappings of tables are kept."""

    def __init__(self, session: Session, mappings: Path, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._mappings = mappings
        self._window = window
        self._folder = Path.home()
        self._waiting: deque[Path] = deque()
        self._is_asking = False
        self._list: ImportsList | None = None
        session.changed.connect(self._read_list)

    def choose(self) -> None:
        """Choose files and bring them in."""
        paths = ImportFiles.ask(self._window, self._folder)
        if paths:
            self._folder = paths[0].parent
            self.take(paths)

    def take(self, paths: Sequence[Path]) -> None:
        """Ask about each of the files, one after the other."""
        self._waiting.extend(paths)
        self._ask_next()

    def show_list(self) -> None:
        """Open the list of all imports."""
        from desktop.dialogs.imports_list import ImportsList, read_imports

        if self._list is None:
            self._list = ImportsList((), self._window)
            self._list.removed.connect(self._remove)
            self._list.finished.connect(self._close_list)
        dialog = self._list

        def show(imports: tuple[Brought, ...]) -> None:
            if self._list is dialog:
                dialog.show_imports(imports)
                dialog.show()
                dialog.raise_()

        self._session.ask(read_imports, show)

    def _ask_next(self) -> None:
        if self._is_asking or not self._waiting:
            return
        from desktop.dialogs.import_file import ImportDialog

        self._is_asking = True
        dialog = ImportDialog(self._session, self._waiting.popleft(), self._mappings, self._window)
        dialog.wanted.connect(self._bring_in)
        dialog.finished.connect(self._answered)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _answered(self) -> None:
        self._is_asking = False
        self._ask_next()

    @Slot(object)
    def _bring_in(self, wish: ImportWish) -> None:
        """Let the job strip show it; nothing is kept of an import that fails or is cancelled."""
        accounts: list[Account] = []

        def work(casebook: Casebook, progress: Progress) -> Change | None:
            change, account = casebook.imports.from_file(
                wish.path, wish.importer, query=wish.query, accessed=wish.accessed, progress=progress
            )
            accounts.append(account)
            return change

        shown = Shown(f"Importing {wish.path.name}", "kB", "Cancelled, nothing of the file comes in.")
        self._session.do_long(work, shown, lambda _: self._show_account(wish.path.name, accounts[0]))

    def _show_account(self, name: str, account: Account) -> None:
        """Say the sums; where there is something to say of single rows, open the account."""
        self._session.note(f"{name}: {account.summary}")
        if not (account.reasons or account.remarks or not account.imported):
            return
        from desktop.dialogs.import_account import ImportAccount

        dialog = ImportAccount(name, account, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()

    @Slot(object)
    def _remove(self, import_: Import) -> None:
        self._session.do(
            lambda casebook: casebook.imports.remove(import_),
            lambda _: self._session.note(f"Removed what came in with {import_.name}. Undo brings it back."),
        )

    @Slot()
    def _close_list(self) -> None:
        if self._list is not None:
            self._list.deleteLater()
            self._list = None

    @Slot(object)
    def _read_list(self, change: Change) -> None:
        """An import came or went: show the list as it is now."""
        if self._list is not None and any(isinstance(each, Import) for each in (*change.before, *change.after)):
            self.show_list()
