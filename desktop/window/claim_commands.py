"""What the Article, Claim, Evidence, Review and Edit menus do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from checks.domain.change import Change
from checks.domain.claim import Claim
from checks.domain.span import Span
from desktop.panes.article import ArticlePane
from desktop.panes.inspector import Inspector
from desktop.session import Session
from desktop.window.arrangement import Pane
from desktop.window.choice import Choice, is_unfinished
from desktop.window.layout import DeskLayout
from desktop.window.library_commands import LibraryCommands

if TYPE_CHECKING:
    from checks.casebook import Casebook


class EditCommands:
    """Undo, redo, find."""

    def __init__(self, session: Session, article: ArticlePane) -> None:
        self._session = session
        self._article = article

    def undo(self) -> None:
        """Take the last change back."""
        self._session.undo()

    def redo(self) -> None:
        """Do it again."""
        self._session.redo()

    def find(self) -> None:
        """Find words in the article."""
        self._article.open_find()

    def find_next(self) -> None:
        """Go to the next place."""
        self._article.find_next()

    def find_previous(self) -> None:
        """Go to the place before."""
        self._article.find_previous()

    def next_gap(self) -> None:
        """Select the next words that should be in a claim and are in none."""
        if not self._article.select_next_gap():
            self._session.noted.emit("Every number, name, date and quotation is in a claim.")


class ArticleCommands:
    """Going through the claims, and what is done to the article as a whole."""

    def __init__(self, session: Session, choice: Choice, library: LibraryCommands) -> None:
        self._session = session
        self._choice = choice
        self._library = library

    def details(self) -> None:
        """Correct what is known about the article."""
        self._with_article(self._library.details)

    def look_for_claims(self) -> None:
        """Look for claims anew."""
        desk = self._session.desk
        if desk is not None:
            self._session.look_for_claims(desk.article, desk.version)

    def weigh_claims(self) -> None:
        """Reckon check-worthiness anew with the weights of the preferences; say what rose and fell."""
        from checks.extraction.worthiness import desk_weights
        from desktop.models.weight_effects import WeightEffects

        session, desk = self._session, self._session.desk
        if desk is None:
            return
        weights = desk_weights(session.weights)
        effects = WeightEffects.of(desk.claims, weights)
        if not effects.rise and not effects.fall:
            session.note(effects.done_in_words)
        session.do(
            lambda casebook: casebook.claims.weigh_again(desk.version.id, weights),
            lambda _: session.note(effects.done_in_words),
        )

    def next_claim(self) -> None:
        """Go to the next claim."""
        self._choice.step(1)

    def previous_claim(self) -> None:
        """Go to the claim before."""
        self._choice.step(-1)

    def next_unfinished(self) -> None:
        """Go to the next claim that is not decided."""
        self._choice.step(1, accepts=is_unfinished)

    def previous_unfinished(self) -> None:
        """Go to the claim before that is not decided."""
        self._choice.step(-1, accepts=is_unfinished)

    def archive(self) -> None:
        """Take the article off the list and keep it; bring it back where that is done."""
        self._with_article(self._library.archive)

    def delete(self) -> None:
        """Delete the article; undo brings it back."""
        self._with_article(self._library.delete)

    def _with_article(self, act: Callable[[UUID], None]) -> None:
        if self._session.desk is not None:
            act(self._session.desk.article.id)


class ClaimCommands:
    """What is done to the chosen claim, its evidence and its verdict."""

    def __init__(
        self, session: Session, choice: Choice, article: ArticlePane, inspector: Inspector, layout: DeskLayout
    ) -> None:
        self._session = session
        self._choice = choice
        self._article = article
        self._inspector = inspector
        self._layout = layout
        session.changed.connect(self._leave_verdict)

    def accept(self) -> None:
        """Accept the claim; again: take it on."""
        self._do(lambda casebook, claim: casebook.claims.accept(claim))

    def reject(self) -> None:
        """Say that there is nothing to check."""
        self._do(lambda casebook, claim: casebook.claims.reject(claim))

    def restore(self) -> None:
        """Take back that the claim is none."""
        self._do(lambda casebook, claim: casebook.claims.restore(claim))

    def new(self) -> None:
        """Make a claim of the selected words."""
        span = self._article.selected_span()
        if span is not None:
            self.new_from(span)

    def new_from(self, span: Span) -> None:
        """Make a claim of the words in `span` and choose it; words that are one already are chosen."""
        from checks.text.likely_kind import likely_kind  # loads all that reads figures

        desk = self._session.desk
        if desk is None:
            return
        same = next((claim for claim in desk.claims if claim.anchor.span == span), None)
        if same is not None:
            self._choice.choose(same.id)
        version, kind = desk.version, likely_kind(span.of(desk.version.text))
        self._session.do(lambda casebook: casebook.claims.add(version, span.start, span.end, kind), self._choose_added)

    def edit(self) -> None:
        """Correct what the claim says."""
        _show_inspector(self._inspector, self._layout)
        self._inspector.focus_statement()

    def why(self) -> None:
        """See what makes the claim worth checking."""
        from desktop.dialogs.reasons import Reasons

        if self._choice.claim is not None:
            dialog = Reasons(self._choice.claim, self._layout.window())
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def delete(self) -> None:
        """Delete the claim and go to the next."""
        claim = self._choice.claim
        if claim is not None:
            self._choice.step(1)
            self._session.do(lambda casebook: casebook.claims.delete(claim))

    def write_verdict(self) -> None:
        """Write the text of the verdict."""
        _show_inspector(self._inspector, self._layout)
        self._inspector.focus_verdict()

    def rate(self, number: int) -> None:
        """Give the rating with this number, from 1."""
        self._inspector.rate(number - 1)

    def propose(self) -> None:
        """Propose the verdict as it stands in the inspector."""
        self._inspector.propose()

    def withdraw(self) -> None:
        """Take the proposed verdict back into work."""
        self._inspector.withdraw()

    def send_back(self) -> None:
        """Give a verdict back to who proposed it, with what is missing."""
        _show_inspector(self._inspector, self._layout)
        self._inspector.ask_back()

    def sign_off(self) -> None:
        """Agree with somebody else's verdict."""
        self._inspector.sign_off()

    def _do(self, action: Callable[[Casebook, Claim], Change]) -> None:
        """Write what is done to the chosen claim, as the changes asked for before leave it."""
        claim = self._choice.claim
        if claim is not None:
            self._session.do(lambda casebook: action(casebook, casebook.claims.get(claim.id)))

    def _leave_verdict(self, change: Change) -> None:
        """Give the keyboard back to the claims once the chosen one is decided, where Shift+J goes on."""
        if self._layout.focused is Pane.INSPECTOR and self._choice.offer(change):
            self._layout.show_pane(Pane.CLAIMS)

    def _choose_added(self, change: Change) -> None:
        added = next((record for record in change.added if isinstance(record, Claim)), None)
        if added is not None:
            self._choice.choose(added.id)


class EvidenceCommands:
    """Records and their links to the chosen claim."""

    def __init__(self, inspector: Inspector, layout: DeskLayout) -> None:
        self._inspector = inspector
        self._layout = layout

    def link(self) -> None:
        """Tie a record to the claim."""
        _show_inspector(self._inspector, self._layout)
        self._inspector.link_evidence()

    def new(self) -> None:
        """Write down a record and tie it to the claim."""
        _show_inspector(self._inspector, self._layout)
        self._inspector.new_evidence()

    def peek(self) -> None:
        """Look at the first record that is linked."""
        self._inspector.peek()

    def findings(self) -> None:
        """Go to the strongest finding."""
        _show_inspector(self._inspector, self._layout)
        self._inspector.focus_findings()


def _show_inspector(inspector: Inspector, layout: DeskLayout) -> None:
    if not inspector.isVisible():
        layout.show_pane(Pane.INSPECTOR)
