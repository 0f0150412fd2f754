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
from desktop.dialogs.files import BundlePassphrase, ChooseBundle, PutAway
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
        self._written: Change | None = None
        """The last merge, as long as its account shows."""
        self._where = ""
        views.add(View.MERGE, self._make)
        session.changed.connect(self._read_anew)
        session.library_changed.connect(self._follow)

    def choose(self) -> None:
        """Choose a bundle and compare it; where one is being decided on, go on with that."""
        if self._path is not None:
            self._views.show_view(View.MERGE)
            return
        path = ChooseBundle.ask(self._window, self._folder)
        if path is not None:
            self.begin(path)

    def another(self) -> None:
        """Choose another bundle in place of the one that is being decided on."""
        path = ChooseBundle.ask(self._window, self._folder)
        if path is not None:
            self.begin(path)

    def begin(self, path: Path) -> None:
        """Open a bundle and say what merging it would do; the person is asked before decisions on another are lost."""
        if not self._may_let_go():
            self._views.show_view(View.MERGE)
            return
        self._let_go()
        self._folder, self._path, self._where = path.parent, path, self._session.where
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
                deciding = Deciding(found[0].account.disputes, before)
                view.show_comparison(found[0], deciding, self._session.scale)

        shown = Shown(f"Comparing {path.name}", "records", _CANCELLED)
        self._session.do_long(work, shown, show, partial(self._not_compared, path, before))

    def _open(self, path: Path, progress: Progress) -> OpenBundle:
        from checks.exchange.bundle.reading import open_bundle
        from checks.services.bundles import usual_keyring

        return open_bundle(path, self._passphrase, trusted=usual_keyring().trusted(), progress=progress)

    def _has_passphrase(self, path: Path, error: ChecksError) -> bool:
        """Ask for the passphrase where that is what is missing, and keep it."""
        from checks.exchange.bundle.refusal import BundleSealed

        if not isinstance(error, BundleSealed) or self._path != path:
            return False
        self._passphrase = BundlePassphrase.ask(self._window, str(error)) or None
        return self._passphrase is not None

    def _not_compared(self, path: Path, before: Deciding | None, error: ChecksError) -> None:
        from checks.exchange.bundle.refusal import BundleSealed

        if self._has_passphrase(path, error):
            self._compare(before)
            return
        if isinstance(error, BundleSealed):
            error = Cancelled(_CANCELLED)
        self._let_go()
        is_failure = not isinstance(error, Cancelled)
        self._page().say(path.name, f"{error} {_UNCHANGED}" if is_failure else str(error), is_failure=is_failure)

    @Slot()
    def _finish(self) -> None:
        from checks.domain.merge_conflict import MergeRefused

        view, path, comparison = self._page(), self._path, self._page().comparison
        if path is None or comparison is None:
            return
        deciding = view.deciding
        choices = deciding.choices
        view.say(path.name, f"Merging {path.name}…")

        def work(casebook: Casebook, progress: Progress) -> Change | None:
            with self._open(path, progress) as bundle:
                if bundle.sha256 != comparison.sha256:
                    raise MergeRefused(f"“{path.name}” is another file than before.")
                return casebook.merging.merge(bundle, path.name, choices, progress=progress)

        def done(change: Change | None) -> None:
            self._let_go()
            self._written = change
            view.show_written(comparison, change, deciding)

        def failed(error: ChecksError) -> None:
            if isinstance(error, MergeRefused):  # the casebook or the file has changed since it was compared
                self._session.note(f"{error} It was compared once more.")
                self._compare(deciding)
                return
            view.show_comparison(comparison, deciding, self._session.scale)
            if self._has_passphrase(path, error):
                self._finish()
            elif not isinstance(error, Cancelled):
                self._session.note(f"{error} {_UNCHANGED} What you decided is kept: finish again once that is mended.")

        shown = Shown(f"Merging {path.name}", "records", _CANCELLED)
        self._session.do_long(work, shown, done, failed)

    def _make(self) -> QWidget:
        from desktop.window.merge_view import MergeView

        view = MergeView()
        view.finish_requested.connect(self._finish)
        view.explained.connect(self._session.note)
        view.another_requested.connect(self.another)
        view.left.connect(lambda: self._views.show_view(View.DESK))
        return view

    def _page(self) -> MergeView:
        page: MergeView = self._views.page(View.MERGE)
        return page

    def _let_go(self) -> None:
        self._path = self._passphrase = self._written = None

    def _may_let_go(self) -> bool:
        """Is nothing decided that would be lost, or does the person say that it may be?"""
        decided = self._page().deciding.decided if self._path is not None else 0
        return not decided or PutAway.ask(self._window, self._path.name if self._path else "", decided)

    @Slot(object)
    def _read_anew(self, change: Change) -> None:
        """A merge was written, taken back or done again: what came with it is not in the change."""
        written = self._written.after if self._written else ()
        if any(each in written for each in change.removed):
            self._written = None
            self._page().say("", "The merge was taken back: nothing of it is in the casebook. Redo brings it again.")
        touched = (*change.added, *change.removed)
        if any(isinstance(each, Transfer) and each.direction is Direction.RECEIVED for each in touched):
            self._session.read_anew()

    @Slot()
    def _follow(self) -> None:
        """What was compared with one casebook is worth nothing in another; it waits while the same one is locked."""
        if self._path is not None and not self._session.is_open:
            self._passphrase = None
        elif self._path is not None and self._session.where != self._where:
            self._let_go()
            self._page().clear()
            if self._views.current is View.MERGE:
                self._views.show_view(View.DESK)
