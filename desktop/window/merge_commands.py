"""Merging a bundle of another desk: chosen, opened and compared off the GUI thread, decided in the view, written."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from checks.domain.change import Change
from checks.domain.progress import Progress
from checks.domain.transfer import Direction, Transfer
from checks.errors import Cancelled, ChecksError
from desktop.dialogs.files import BundlePassphrase, ChooseBundle
from desktop.session import Session
from desktop.steps import Shown
from desktop.window.views import View, Views

if TYPE_CHECKING:
    from checks.casebook import Casebook
    from checks.exchange.bundle.reading import OpenBundle
    from desktop.models.merge_words import Comparison, Deciding
    from desktop.window.merge_view import MergeView

_CANCELLED = "Cancelled, nothing was changed."
_UNCHANGED = "Nothing was changed."


class MergeCommands(QObject):
    """Keeps in mind which bundle is being merged, until it is written or another one is chosen."""

    def __init__(self, session: Session, views: Views, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._views = views
        self._window = window
        self._folder = Path.home()
        self._path: Path | None = None
        self._passphrase: str | None = None
        self._compared = ""
        """The hash of the bundle's file as it was compared."""
        self._where = ""
        views.add(View.MERGE, self._make)
        session.changed.connect(self._read_anew)
        session.library_changed.connect(self._follow)

    def choose(self) -> None:
        """Choose a bundle and compare it; where one is being decided on, go on with that."""
        if self._compared:
            self._views.show_view(View.MERGE)
            return
        path = ChooseBundle.ask(self._window, self._folder)
        if path is not None:
            self.begin(path)

    def another(self) -> None:
        """Put the bundle that is being decided on away, and choose another."""
        self._let_go()
        self.choose()

    def begin(self, path: Path, passphrase: str | None = None) -> None:
        """Open a bundle and say what merging it would do."""
        self._let_go()
        self._folder, self._path, self._passphrase, self._where = path.parent, path, passphrase, self._session.where
        self._views.show_view(View.MERGE)
        self._compare(None)

    # How it is done

    def _compare(self, before: Deciding | None) -> None:
        from desktop.models.merge_words import Comparison, Deciding

        path, view = self._path, self._page()
        if path is None:
            return
        view.say(path.name, f"Comparing {path.name} with {self._session.casebook_name}…")
        found: list[Comparison] = []

        def work(casebook: Casebook, progress: Progress) -> None:
            with self._open(path, progress) as bundle:
                account = casebook.merging.dry_run(bundle, path.name, progress)
                disputed = [dispute.conflict.id for dispute in account.disputes]
                sentences = casebook.claims.in_sentences(disputed)
                found.append(Comparison(account, bundle.sha256, bundle.signer, sentences))

        def show(_: Change | None) -> None:
            if self._path == path:
                self._compared = found[0].sha256
                deciding = Deciding(found[0].account.disputes, before)
                view.show_comparison(found[0], deciding, self._session.scale)

        shown = Shown(f"Comparing {path.name}", "records", _CANCELLED)
        self._session.do_long(work, shown, show, partial(self._failed, path))

    def _open(self, path: Path, progress: Progress) -> OpenBundle:
        from checks.exchange.bundle.reading import open_bundle
        from checks.services.bundles import usual_keyring

        return open_bundle(path, self._passphrase, trusted=usual_keyring().trusted(), progress=progress)

    def _failed(self, path: Path, error: ChecksError) -> None:
        from checks.exchange.bundle.refusal import BundleSealed

        if isinstance(error, BundleSealed) and self._path == path:
            words = BundlePassphrase.ask(self._window, str(error))
            if words:
                self.begin(path, words)
                return
            error = Cancelled(_CANCELLED)
        self._let_go()
        told = str(error) if isinstance(error, Cancelled) else f"{error} {_UNCHANGED}"
        self._page().say(path.name, told, is_failure=True)

    @Slot()
    def _finish(self) -> None:
        from checks.domain.merge_conflict import MergeRefused
        from desktop.models.merge_words import account_words

        view, path, compared = self._page(), self._path, self._compared
        if path is None:
            return
        deciding, account = view.deciding, view.merge_account
        choices = deciding.choices
        view.say(path.name, f"Merging {path.name}…")

        def work(casebook: Casebook, progress: Progress) -> Change | None:
            with self._open(path, progress) as bundle:
                if bundle.sha256 != compared:
                    raise MergeRefused(f"“{path.name}” is another file than before.")
                return casebook.merging.merge(bundle, path.name, choices, progress=progress)

        def done(change: Change | None) -> None:
            self._let_go()
            if account is not None:
                view.show_account(path.name, account_words(account, change, deciding))

        def failed(error: ChecksError) -> None:
            if isinstance(error, MergeRefused):  # the casebook has changed since it was compared
                self._session.note(f"{error} It was compared once more.")
                self._compare(deciding)
            else:
                self._failed(path, error)

        shown = Shown(f"Merging {path.name}", "records", _CANCELLED)
        self._session.do_long(work, shown, done, failed)

    def _make(self) -> QWidget:
        from desktop.window.merge_view import MergeView

        view = MergeView()
        view.finish_requested.connect(self._finish)
        view.explained.connect(self._session.note)
        view.another_requested.connect(self.another)
        return view

    def _page(self) -> MergeView:
        page: MergeView = self._views.page(View.MERGE)
        return page

    def _let_go(self) -> None:
        self._path = self._passphrase = None
        self._compared = ""

    @Slot(object)
    def _read_anew(self, change: Change) -> None:
        """A merge was written, taken back or done again: what came with it is not in the change."""
        touched = (*change.added, *change.removed)
        if any(isinstance(each, Transfer) and each.direction is Direction.RECEIVED for each in touched):
            self._session.read_anew()

    @Slot()
    def _follow(self) -> None:
        """Another casebook is open: what was compared with the one before is no longer worth anything."""
        if self._path is not None and self._session.where != self._where:
            self._let_go()
            if self._views.current is View.MERGE:
                self._views.show_view(View.DESK)
