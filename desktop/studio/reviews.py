"""The editor's review: corrections to decide, a verdict to return, a report on its way, and one that was published."""

from __future__ import annotations

from dataclasses import replace

from checks.casebook import Casebook
from checks.domain.article import ReportState
from checks.domain.chain import Break, BrokenStep, HistoryCheck
from checks.domain.change import Change
from checks.domain.claim import Status
from checks.domain.correction import Decision
from checks.domain.desk import Desk
from desktop.dialogs.erratum import ErratumDialog
from desktop.models.correction_rows import Wanted
from desktop.models.review_words import stops
from desktop.panes.history_pane import HistoryPane
from desktop.studio.studio import Act, State, Studio
from desktop.window.review_view import ReviewView

_WORDINGS = ("At least two people were killed in the attack", "eight people were reported wounded by 17:01")


def _propose(studio: Studio) -> None:
    """Let some verdicts ask for other words, as a checker would."""

    def change(casebook: Casebook, desk: Desk) -> Change:
        verdicts = [desk.verdict(claim.id) for claim in stops(desk) if claim.status is Status.JUDGED][-6:]
        old = tuple(verdict for verdict in verdicts if verdict is not None and not verdict.proposed_wording)[:2]
        new = tuple(replace(verdict, proposed_wording=words) for verdict, words in zip(old, _WORDINGS, strict=False))
        return casebook.apply(Change("Edit verdict", old[: len(new)], new))

    studio.write(change, studio.desk)


def _review(studio: Studio) -> None:
    """The report with its corrections, one of them accepted and one declined."""
    _propose(studio)
    studio.do("view.review")
    view = studio.find(ReviewView)
    rows = view.corrections.rows.all
    decisions = ((Decision.ACCEPTED, ""), (Decision.DECLINED, "The first quotation is cut instead."))
    for row, (decision, reason) in zip(rows, decisions, strict=False):
        view.corrections.list.decided.emit(row.claim_id, decision, reason)
        studio.settle()
    view.choose(rows[-1].claim_id)
    studio.settle()


def _filtered(studio: Studio) -> None:
    """Only what was declined."""
    pane = studio.find(ReviewView).corrections
    pane.want(Wanted.DECLINED)
    studio.later(pane.show_all)
    studio.let_paint()


def _returning(studio: Studio) -> None:
    """A verdict is sent back: what is missing in it?"""
    view = studio.find(ReviewView)
    view.report.asked.ask("What is missing in the verdict?", "Send Back", lambda _: None)
    view.report.asked.field.set_text("The second hospital count is not in the evidence.")
    studio.later(view.report.asked.close_question)
    studio.let_paint()


def _in_review(studio: Studio) -> None:
    """The report lies with the editor, who sends it back."""
    studio.do("review.send_for_review")
    studio.do("review.send_back")
    asked = studio.find(ReviewView).corrections.asked
    studio.later(asked.close_question)
    studio.let_paint()


def _published(studio: Studio) -> None:
    """Published, and corrected since."""
    article = studio.desk.article
    studio.write(
        lambda casebook: casebook.apply(
            Change("Publish report", (article,), (replace(article, report_state=ReportState.PUBLISHED),), reason="Done")
        )
    )
    words = ("four in critical condition", "four in serious condition", "Both records say serious")
    studio.write(lambda casebook: casebook.reports.correct(casebook.articles.get(article.id), *words))
    studio.let_paint()


def _erratum(studio: Studio) -> None:
    """What was wrong, what it says now, and why."""
    studio.show(ErratumDialog(studio.desk.article.title, parent=studio.window))


def _refused(studio: Studio) -> None:
    """Corrected without a reason."""
    dialog = ErratumDialog(studio.desk.article.title, "four in critical condition", studio.window)
    studio.show(dialog)
    dialog.save()
    studio.let_paint()


def _empty(studio: Studio) -> None:
    """A report without a verdict: nothing to correct, nothing to sign."""

    def clear(casebook: Casebook, desk: Desk) -> Change:
        verdicts = tuple(verdict for claim in desk.claims if (verdict := desk.verdict(claim.id)))
        return casebook.apply(Change("Delete verdicts", verdicts))

    studio.do("view.review")
    studio.write(clear, studio.desk)


def _history(studio: Studio) -> None:
    """Who did what when; the last change field by field."""
    claim = studio.choose(lambda claim: claim.status is Status.JUDGED)
    moved = replace(claim, statement=f"{claim.statement} On that day.", due=None)
    studio.write(
        lambda casebook: casebook.apply(Change("Edit fields", (claim,), (moved,), reason="The day was missing"))
    )
    studio.do("review.history")


def _broken_history(studio: Studio) -> None:
    """A step that was altered by another program."""
    studio.do("review.history")
    pane = studio.find(HistoryPane)
    step = BrokenStep(Break.ALTERED, 3, "Edit verdict", "2025-05-23T14:21Z")
    pane.show_check(HistoryCheck(7, broken=(step,)))
    studio.let_paint()


def _no_history(studio: Studio) -> None:
    """Nothing meets the conditions."""
    studio.do("review.history")
    studio.find(HistoryPane).bar.words.setText("zeppelin")
    studio.find(HistoryPane).search()
    studio.settle()


ACT = Act(
    "reviews",
    (
        State("review", _review, is_main=True),
        State("review-filtered", _filtered, is_only_wide=True),
        State("review-returning", _returning),
        State("review-sending-back", _in_review, is_only_wide=True),
        State("review-corrected", _published, is_only_wide=True),
        State("erratum", _erratum, is_only_wide=True),
        State("erratum-refused", _refused, is_only_wide=True),
        State("history", _history, is_main=True),
        State("history-broken", _broken_history, is_only_wide=True),
        State("history-nothing", _no_history, is_only_wide=True),
        State("review-empty", _empty, is_only_wide=True),
    ),
)
