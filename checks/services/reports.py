"""The way of a report: to the editor, back to the desk, to the readers, and corrected in the open."""

from __future__ import annotations

from dataclasses import replace

from checks.domain.article import Article, ReportState
from checks.domain.change import Change
from checks.domain.claim import Claim
from checks.domain.correction import Erratum
from checks.domain.publication import hindrances
from checks.errors import StepRefused
from checks.services.desks import desk_of
from checks.services.records import Records


class Reports:
    """How far the reports of a casebook have come. Each step is refused where the workflow does not lead there."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def send_for_review(self, article: Article) -> Change:
        """Hand the report to an editor."""
        return self._step("Send report for review", article, ReportState.IN_REVIEW, article.report_note)

    def take_back(self, article: Article) -> Change:
        """Work on the report again: it is a draft."""
        return self._step("Take report back", article, ReportState.DRAFT, "")

    def return_(self, article: Article, note: str) -> Change:
        """Give the report back to the desk, saying what is to be done."""
        words = _required(note, "Say what is to be done before you return the report.")
        return self._step("Return report", article, ReportState.RETURNED, words)

    def publish(self, article: Article, note: str = "") -> Change:
        """Let readers have it. StepRefused, naming all that stands in the way: see `domain.publication`."""
        article.report_state.require_step_to(ReportState.PUBLISHED)
        self._require_publishable(article)
        return self._step("Publish report", article, ReportState.PUBLISHED, note.strip())

    def require_publishable(self, change: Change) -> None:
        """StepRefused where `change` publishes a report, as redoing it would, and something stands in the way."""
        edited = ((old, new) for old, new in change.edited if isinstance(old, Article) and isinstance(new, Article))
        for old, new in edited:
            is_step = change.undoes is None and new.report_state is not old.report_state
            if is_step and new.report_state is ReportState.PUBLISHED:
                self._require_publishable(new)

    def _require_publishable(self, article: Article) -> None:
        found = hindrances(desk_of(article.id, self._records), self._records.me.id)
        if found:
            raise StepRefused(f"The report cannot be published yet. {' '.join(found)}")

    def correct(self, article: Article, was: str, now: str, reason: str, claim: Claim | None = None) -> Change:
        """Put something right in a published report; every later report prints what was wrong."""
        was = _required(was, "Write down what the report said.")
        now = _required(now, "Write down what it says now.")
        reason = _required(reason, "Say why it was wrong: readers are told.")
        if was == now:
            raise StepRefused("What the report said and what it says now are the same. Change one of the two.")
        records = self._records
        claim_id = claim.id if claim else None
        erratum = Erratum(records.new_id(), article.id, was, now, reason, records.me.id, records.now(), claim_id)
        article.report_state.require_step_to(ReportState.CORRECTED)
        moved = replace(article, report_state=ReportState.CORRECTED, report_note=reason)
        before = (article,) if moved != article else ()
        after = (moved, erratum) if moved != article else (erratum,)
        return records.apply(Change("Correct report", before, after, reason=reason))

    def void(self, article: Article, reason: str) -> Change:
        """Withdraw the report altogether."""
        words = _required(reason, "Say why the report is void.")
        return self._step("Make report void", article, ReportState.VOID, words, reason=words)

    def _step(self, label: str, article: Article, state: ReportState, note: str, *, reason: str = "") -> Change:
        article.report_state.require_step_to(state)
        moved = replace(article, report_state=state, report_note=note)
        return self._records.apply(Change(label, (article,), (moved,), reason=reason))


def _required(words: str, sentence: str) -> str:
    if not words.strip():
        raise StepRefused(sentence)
    return words.strip()
