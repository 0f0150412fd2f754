"""Sharing a casebook: what would go is read off the GUI thread as one chooses, and written to a file in the end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from checks.domain.change import Change
from checks.domain.claim import Claim
from checks.domain.progress import Progress
from checks.domain.transfer import Transfer
from checks.errors import Cancelled, ChecksError
from desktop.dialogs.places import ask_place
from desktop.session import Session
from desktop.steps import Shown
from desktop.window.hit_opener import HitOpener
from desktop.window.views import View, Views

if TYPE_CHECKING:
    from checks.casebook import Casebook
    from checks.exchange.bundle.leaks import Where
    from checks.services.bundle_choice import Choice
    from checks.services.bundles import Preview
    from desktop.models.share_words import ShareWish
    from desktop.window.share_view import ShareView

Known = tuple[tuple[tuple[UUID, str], ...], tuple[Transfer, ...]]
"""The articles by id and title, and what was sent and received."""
_KIND = "Bundles (*.claimdesk)"


class SaveBundle:
    """Asks where the bundle is to be saved."""

    @classmethod
    def ask(cls, parent: QWidget, suggested: Path) -> Path | None:
        """The file; None where the person thinks better of it."""
        path, _ = ask_place(parent, "Save Bundle", suggested, _KIND)
        return (path if path.suffix else path.with_name(f"{path.name}.claimdesk")) if path else None


class ShareCommands(QObject):
    """Opens the view, and does what it asks for."""

    def __init__(self, session: Session, views: Views, opener: HitOpener, folder: Path, window: QWidget) -> None:
        """`folder`: where bundles are saved unless the person says otherwise."""
        super().__init__(window)
        self._session, self._views, self._opener = session, views, opener
        self._folder, self._window = folder, window
        self._made: Path | None = None
        self._asked = 0
        self._where = ""
        """The casebook that the view was begun for."""
        views.add(View.SHARE, self._make)
        views.shown.connect(self._follow)
        session.changed.connect(self._read_log)
        session.library_changed.connect(self._leave)

    def choose(self) -> None:
        """Show the view."""
        self._views.show_view(View.SHARE)

    # How it is done

    def _make(self) -> QWidget:
        from desktop.window.share_view import ShareView

        view = ShareView()
        view.look_requested.connect(self._look)
        view.save_requested.connect(self._save)
        view.folder_requested.connect(self._show_folder)
        view.form.key_wanted.connect(self._show_key)
        view.preview.record_requested.connect(self._show_record)
        return view

    def _page(self) -> ShareView:
        page: ShareView = self._views.page(View.SHARE)
        return page

    @Slot(object)
    def _follow(self, shown: View) -> None:
        if shown is View.SHARE and self._session.is_open:
            self._read(then_look=True)

    @Slot(object)
    def _read_log(self, change: Change) -> None:
        if self._views.current is View.SHARE and any(
            isinstance(each, Transfer) for each in (*change.before, *change.after)
        ):
            self._read(then_look=False)

    @Slot()
    def _leave(self) -> None:
        """No passphrase outlives the casebook it was typed for, nor its lock; another casebook begins anew."""
        if self._where and self._session.where != self._where:
            self._page().form.forget_secret()
            if self._session.is_open:
                self._where = ""
                if self._views.current is View.SHARE:
                    self._read(then_look=True)

    def _read(self, *, then_look: bool) -> None:
        def show(known: Known) -> None:
            view = self._page()
            view.show_casebook(*known)
            if self._where != self._session.where:
                self._where = self._session.where
                view.begin()
            elif then_look:
                view.look()

        self._session.ask(_known, show)

    @Slot(object)
    def _look(self, wish: ShareWish) -> None:
        """Read what would go; of several wishes only the last one is shown."""
        self._asked += 1
        asked, view = self._asked, self._page()
        found: list[Preview] = []
        view.show_busy()

        def work(casebook: Casebook, progress: Progress) -> None:
            if asked == self._asked:
                found.append(
                    casebook.bundles.preview(wish.profile, _choice(casebook, wish), wish.resolutions, progress)
                )

        def show(_: Change | None) -> None:
            if found and asked == self._asked:
                view.show_preview(found[0])

        def failed(error: ChecksError) -> None:
            if asked == self._asked:
                view.say(str(error), is_failure=not isinstance(error, Cancelled))

        shown = Shown("Reading what would go", "records", "Cancelled. Change something on the left to read it again.")
        self._session.do_long(work, shown, show, failed)

    @Slot(object)
    def _save(self, wish: ShareWish) -> None:
        path = SaveBundle.ask(self._window, self._folder / f"{wish.to or self._session.casebook_name}.claimdesk")
        if path is None:
            return
        self._folder = path.parent
        view = self._page()
        passphrase, is_signed = view.form.secret(), view.form.sign.isChecked()
        view.show_writing(f"Writing {path.name}…")

        def work(casebook: Casebook, progress: Progress) -> Change:
            key = casebook.bundles.keyring.desk_key(casebook.name) if is_signed else None
            return casebook.bundles.make(
                path,
                wish.profile,
                _choice(casebook, wish),
                to=wish.to,
                passphrase=passphrase,
                key=key,
                resolutions=wish.resolutions,
                progress=progress,
            )

        def done(change: Change | None) -> None:
            self._made = path
            view.form.forget_secret()
            sent = next((each for each in change.after if isinstance(each, Transfer)), None) if change else None
            view.show_written(_made_words(path, sent))

        def failed(error: ChecksError) -> None:
            view.show_written(f"{error} Nothing was written.", is_failure=True)

        shown = Shown(f"Writing {path.name}", "records", "Cancelled.")
        self._session.do_long(work, shown, done, failed)

    @Slot()
    def _show_key(self) -> None:
        """The key is made when it is first asked for."""

        def read(casebook: Casebook) -> str:
            signer = casebook.bundles.keyring.desk_key(casebook.name).signer
            return f"The key of {signer.name}: {signer.fingerprint}. Read it to the receiver by telephone."

        view = self._page()
        self._session.ask(read, view.form.show_key, lambda error: view.form.show_key(str(error)))

    @Slot(object)
    def _show_record(self, where: Where) -> None:
        """Lead to the record in which words were found."""
        if where.kind == "Evidence":
            self._views.show_view(View.EVIDENCE)
            self._views.page(View.EVIDENCE).show_record(where.record_id)
            return

        def show(place: tuple[UUID, UUID | None] | None) -> None:
            if place is None:
                self._session.note("It belongs to no article: look for it in the preferences or the tables.")
            else:
                self._opener.show_claim(*place)

        self._session.ask(lambda casebook: _place_of(casebook, where.record_id), show)

    @Slot()
    def _show_folder(self) -> None:
        if self._made is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made.parent)))


def _known(casebook: Casebook) -> Known:
    articles = tuple((each.article.id, each.article.title) for each in casebook.articles.overview())
    return articles, casebook.bundles.all()


def _place_of(casebook: Casebook, record_id: UUID) -> tuple[UUID, UUID | None] | None:
    """The article, and the claim if there is one, to which a record belongs."""
    for summary in casebook.articles.overview():
        desk = casebook.desk(summary.article.id)
        if record_id in (desk.article.id, desk.version.id):
            return desk.article.id, None
        record = desk.records.get(record_id)
        if record is not None:
            return desk.article.id, record_id if isinstance(record, Claim) else getattr(record, "claim_id", None)
    return None


def _choice(casebook: Casebook, wish: ShareWish) -> Choice:
    from checks.services.bundle_choice import Choice

    since = casebook.bundles.number_before(wish.since.isoformat()) if wish.since else None
    return Choice(wish.articles, since)


def _made_words(path: Path, sent: Transfer | None) -> str:
    size = path.stat().st_size
    told = f"{path.name} is made: {size:,} bytes, in {path.parent}."
    if sent is None:
        return told
    scan = "" if sent.profile == "internal" else " No text that stayed is in its bytes."
    return f"{told}{scan} SHA-256 {sent.sha256}"
