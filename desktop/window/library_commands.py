"""What is done to an article of the library, whether it lies on the desk or not."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from checks.domain.article import Article
from checks.domain.change import Change
from checks.domain.claim import Claim
from checks.domain.evidence import Link
from checks.domain.person import Comment, Person
from checks.domain.verdict import Verdict
from desktop.intake import Account
from desktop.session import Session

_COUNTED = ((Claim, "claim"), (Verdict, "verdict"), (Link, "link to a record"), (Comment, "comment"))


class LibraryCommands(QObject):
    """Details, archive, delete: each takes the id of an article."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._window = parent

    @Slot(object)
    def details(self, article_id: UUID) -> None:
        """Correct what is known about an article."""
        self._session.ask(
            lambda casebook: (casebook.articles.get(article_id), casebook.people.all()), self._ask_for_details
        )

    @Slot(object)
    def archive(self, article_id: UUID) -> None:
        """Take an article off the list and keep it; bring it back where that is done."""
        if any(each.article.id == article_id and each.article.is_archived for each in self._session.library):
            self._session.do(lambda casebook: casebook.articles.bring_back(casebook.articles.get(article_id)))
        else:
            self._session.do(
                lambda casebook: casebook.articles.archive(casebook.articles.get(article_id)), self._say_archived
            )

    @Slot(object)
    def delete(self, article_id: UUID) -> None:
        """Delete an article and say what went with it; undo brings it back."""
        self._session.do(
            lambda casebook: casebook.articles.delete(casebook.articles.get(article_id)), self._say_deleted
        )

    @Slot(object)
    def show_account(self, account: Account) -> None:
        """Say what came in, where more is to be said than that it did."""
        if not account.known and not account.unread:
            return
        from desktop.dialogs.intake_account import IntakeAccount

        dialog = IntakeAccount(account, self._window)
        dialog.article_requested.connect(self._session.open_article)
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()

    def _ask_for_details(self, known: tuple[Article, tuple[Person, ...]]) -> None:
        from desktop.dialogs.article_details import ArticleDetails

        corrected = ArticleDetails.ask(self._window, *known)
        if corrected is not None:
            self._session.do(lambda casebook: casebook.articles.edit(corrected, known[0]))

    def _say_archived(self, change: Change) -> None:
        self._session.note(f"“{_title_in(change)}” is archived: it stands at the end of the library.")

    def _say_deleted(self, change: Change) -> None:
        self._session.note(say_deleted(change))


def say_deleted(change: Change) -> str:
    """What a deleted article took with it, and how it comes back."""
    counts = Counter(type(record) for record in change.removed)
    parts = [_say_count(counts[kind], word) for kind, word in _COUNTED if counts[kind]]
    along = f" with {_listed(parts)}" if parts else ""
    return f"Deleted “{_title_in(change)}”{along}. Undo (Ctrl+Z) brings all of it back."


def _title_in(change: Change) -> str:
    return next(record.title for record in change.before if isinstance(record, Article))


def _say_count(count: int, word: str) -> str:
    first, _, rest = word.partition(" ")
    return f"1 {word}" if count == 1 else f"{count} {first}s {rest}".rstrip().replace("to a record", "to records")


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
