"""Shows what a search found where it belongs: a claim in its article, a record among the evidence."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from checks.matching.search_query import Sort
from desktop.session import Session
from desktop.window.views import View, Views

if TYPE_CHECKING:
    from checks.services.found import Hit


class HitOpener(QObject):
    """Opens hits."""

    def __init__(
        self,
        session: Session,
        views: Views,
        open_article: Callable[[UUID], None],
        choose: Callable[[UUID | None], None],
    ) -> None:
        """`open_article` puts an article on the desk, unless it lies there; `choose` chooses a claim of it."""
        super().__init__(views)
        self._session = session
        self._views = views
        self._open_article = open_article
        self._choose = choose
        self._awaited: tuple[UUID, UUID] | None = None
        """The article that is being opened, and the claim that is wanted of it."""
        session.desk_changed.connect(self._follow, Qt.ConnectionType.QueuedConnection)

    def open(self, hit: Hit) -> None:
        """Show a hit; an earlier check opens in the browser."""
        if hit.article_id is not None:
            self.show_claim(hit.article_id, hit.claim_id)
        elif hit.sort is Sort.RECORD:
            self._views.show_view(View.EVIDENCE)
            self._views.page(View.EVIDENCE).show_record(hit.id)
        elif hit.url:
            QDesktopServices.openUrl(QUrl(hit.url))
        else:
            self._session.note("This earlier check has no web address to open.")

    def show_claim(self, article_id: UUID, claim_id: UUID | None) -> None:
        """Show a claim at the desk, or only its article."""
        self._views.show_view(View.DESK)
        desk = self._session.desk
        if desk is not None and desk.article.id == article_id:
            if claim_id is not None:
                self._choose(claim_id)
            return
        self._awaited = (article_id, claim_id) if claim_id else None
        self._open_article(article_id)

    @Slot()
    def _follow(self) -> None:
        """The window has laid another article on the desk, and begun with a claim of its own."""
        awaited, self._awaited = self._awaited, None
        desk = self._session.desk
        if awaited is not None and desk is not None and desk.article.id == awaited[0]:
            self._choose(awaited[1])
