"""What a review decides: corrections, signatures, comments, and the steps of the report."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from checks.domain.article import Article
from checks.domain.change import Change
from checks.domain.claim import Claim
from checks.domain.correction import Decision
from desktop.models.review_words import may_return, may_sign
from desktop.session import Session
from desktop.window.choice import Choice
from desktop.window.history_commands import HistoryCommands
from desktop.window.report_commands import ReportCommands
from desktop.window.views import View, Views

if TYPE_CHECKING:
    from checks.casebook import Casebook
    from desktop.window.review_view import ReviewView

_NO_VERDICT = "No verdict is chosen that can be signed. A colleague's verdict can; J goes on to the next."
_NOT_RETURNABLE = "Only a verdict that a colleague proposed can be sent back."


class ReviewCommands(QObject):
    """Makes the review when it is first wanted. Each step that changes what readers see asks for a reason in place."""

    moved = Signal()
    """The review went to another claim, or something was decided in it."""

    def __init__(
        self, session: Session, choice: Choice, views: Views, reports: ReportCommands, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._choice = choice
        self._views = views
        self._reports = reports
        self._window = window
        self._view: ReviewView | None = None
        self._history = HistoryCommands(session, window)
        views.add(View.REVIEW, self._make)
        views.shown.connect(self._follow)

    # What the menu offers

    def accept(self) -> None:
        """Accept the current correction."""
        self._here().corrections.list.accept()

    def decline(self) -> None:
        """Decline the current correction."""
        self._here().corrections.list.decline()

    def reopen(self) -> None:
        """Leave the current correction to be decided again."""
        self._here().corrections.list.reopen()

    @property
    def has_correction(self) -> bool:
        """Does the review show, with a correction chosen?"""
        shows = self._views.current is View.REVIEW
        return shows and self._view is not None and self._view.corrections.list.current is not None

    @Slot()
    def comment(self) -> None:
        """Remark on the current claim."""
        view = self._here()
        claim = view.claim
        if claim is not None:
            ask = "A comment for everybody who works on the claim:"
            view.report.asked.ask(
                ask, "Comment", lambda words: self._session.do(lambda book: book.comments.add(claim, words))
            )

    @Slot()
    def return_verdict(self) -> None:
        """Send the current verdict back to who gave it."""
        view, desk = self._here(), self._session.desk
        claim = view.claim
        if desk is None or claim is None or not may_return(desk, claim, self._session.me.id):
            self._session.note(_NOT_RETURNABLE)
            return
        view.report.asked.ask(
            "What is missing in the verdict?",
            "Send Back",
            lambda words: self._session.do(lambda book: book.verdicts.send_back(claim, words)),
        )

    @Slot()
    def sign(self) -> None:
        """Sign the current verdict off."""
        desk, claim = self._session.desk, self._here().claim
        if desk is None or claim is None or not may_sign(desk, claim, self._session.me.id):
            self._session.note(_NO_VERDICT)
        else:
            self._session.do(lambda book: book.verdicts.sign_off(claim))

    def send_for_review(self) -> None:
        """Hand the report to an editor."""
        self._step(lambda book, article: book.reports.send_for_review(article))

    def take_back(self) -> None:
        """Begin with the report anew."""
        self._step(lambda book, article: book.reports.take_back(article))

    def send_back(self) -> None:
        """Give the report back to the desk, with what is to be done."""
        question = "What is to be done before you read it again?"
        self._ask(question, "Send Back", lambda book, article, words: book.reports.return_(article, words))

    def publish(self) -> None:
        """Let readers have the report."""
        question = "A note on this edition, if you like:"
        self._ask(
            question,
            "Publish",
            lambda book, article, words: book.reports.publish(article, words),
            is_needed=False,
        )

    def void(self) -> None:
        """Withdraw the report."""
        self._ask(
            "Why is the report void?", "Make Void", lambda book, article, words: book.reports.void(article, words)
        )

    def correct(self) -> None:
        """Put something right in a published report."""
        from desktop.dialogs.erratum import ErratumDialog

        claim, article = self._here().claim, self._article()
        if article is None:
            return
        words = ErratumDialog.ask(self._window, article.title)
        if words is not None:
            self._session.do(lambda book: book.reports.correct(article, words.was, words.now, words.reason, claim))

    def history(self) -> None:
        """Show who did what when."""
        self._history.show()

    # How it is done

    def _make(self) -> QWidget:
        from desktop.window.review_view import ReviewView

        view = self._view = ReviewView(self._session)
        view.moved.connect(self.moved)
        view.corrections.list.decided.connect(self._decide)
        view.step_requested.connect(self._take_step)
        view.report.comment_requested.connect(self.comment)
        view.report.return_requested.connect(self.return_verdict)
        view.report.sign_requested.connect(self.sign)
        view.report.print_requested.connect(self._reports.preview)
        view.report.export_requested.connect(self._reports.export)
        return view

    @Slot(object)
    def _follow(self, shown: View) -> None:
        """Begin with the claim of the desk, and bring the desk to the claim at which the review was left."""
        view = self._view
        if view is None:
            return
        if shown is View.REVIEW:
            view.show_claim(self._choice.claim)
        elif shown is View.DESK and view.claim is not None and self._choice.claim_id != view.claim.id:
            self._choice.choose(view.claim.id)

    def _here(self) -> ReviewView:
        """The review, which shows from now on."""
        self._views.show_view(View.REVIEW)
        view: ReviewView = self._views.page(View.REVIEW)
        return view

    @Slot(str)
    def _take_step(self, name: str) -> None:
        step: Callable[[], None] = getattr(self, name)
        step()

    @Slot(object, object, str)
    def _decide(self, claim_id: UUID, decision: Decision, reason: str) -> None:
        claim = self._claim(claim_id)
        if claim is not None:
            self._session.do(lambda book: book.corrections.decide(claim, decision, reason))

    def _ask(
        self,
        question: str,
        step: str,
        action: Callable[[Casebook, Article, str], Change],
        *,
        is_needed: bool = True,
    ) -> None:
        """Ask for words in the foot, and then take a step of the report with them."""

        def go_on(words: str) -> None:
            self._step(lambda book, article: action(book, article, words))

        if self._article() is not None:
            self._here().corrections.asked.ask(question, step, go_on, is_needed=is_needed)

    def _step(self, action: Callable[[Casebook, Article], Change]) -> None:
        article = self._article()
        if article is not None:
            self._session.do(lambda book: action(book, article))

    def _article(self) -> Article | None:
        return self._session.desk.article if self._session.desk else None

    def _claim(self, claim_id: UUID) -> Claim | None:
        return self._session.desk.claim(claim_id) if self._session.desk else None
