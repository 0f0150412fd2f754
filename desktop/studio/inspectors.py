"""The inspector: findings, evidence, form, verdict, comments and history, each full, empty and failed."""

from __future__ import annotations

from functools import partial
from unittest.mock import patch
from uuid import uuid5

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QToolButton

from checks.domain.change import Change
from checks.domain.claim import Claim, Status
from checks.domain.evidence import Evidence
from checks.domain.finding import Finding, FindingValue, Level
from checks.errors import ChecksError
from desktop.dialogs.finding import DismissFinding, RuleBehind
from desktop.dialogs.peek import Peek
from desktop.panes.comment_row import CommentRow
from desktop.panes.finding_row import FindingRow
from desktop.panes.inspector import Inspector
from desktop.panes.inspector_comments import NEW_COMMENT
from desktop.panes.inspector_head import STATEMENT
from desktop.panes.inspector_history import FAILED
from desktop.panes.inspector_verdict import VerdictSection
from desktop.panes.link_row import LinkRow
from desktop.studio.studio import Act, State, Studio
from desktop.widgets.saving_text import SavingText
from desktop.window.patience import wait_until

_READ_ONLY = "The casebook is read-only. Copy it to a folder of your own and open that."
_WOUNDED = "eight others were wounded"


def _wounded(claim: Claim) -> bool:
    return claim.quote.startswith(_WOUNDED)


def _findings(studio: Studio) -> None:
    """A finding of each level, with the values of the records behind it, and one that was dismissed."""
    claim = studio.choose(_wounded)
    records = [record for _, record in studio.desk.linked(claim.id)]
    values = tuple(FindingValue(each.publisher or each.title, _counted(each), each.id) for each in records)
    own = FindingValue("Article", "8 wounded")
    said = {
        Level.CONFLICTS: "A later record counts more people than the article.",
        Level.PARTLY: "One record counts other people among them.",
        Level.CANNOT_TELL: "No record says when the count was taken.",
        Level.NOTE: "Two records go back to the same official.",
    }
    found = tuple(
        Finding(
            uuid5(claim.id, level.value),
            claim.id,
            "figure.count",
            level,
            sentence,
            (own, *values[: 2 - number // 2]),
            missing=("time of the count",) if level is Level.CANNOT_TELL else (),
            dismissed="The record counts the day after." if level is Level.NOTE else None,
        )
        for number, (level, sentence) in enumerate(said.items())
    )
    studio.write(lambda casebook: casebook.apply(Change("Run rules", after=found)))
    studio.do("evidence.findings")


def _counted(record: Evidence) -> str:
    """The first figure of a record, as a rule would compare it."""
    figure = next((each for each in record.figures if each.best is not None), None)
    return f"{figure.best:g} {figure.unit or ''}".strip() if figure and figure.best is not None else "not given"


def _dismissed(studio: Studio) -> None:
    fold = next(each for each in studio.find(Inspector).findChildren(QPushButton) if each.text() == "1 dismissed")
    fold.click()
    studio.let_paint()
    rows = [row for row in studio.window.findChildren(FindingRow) if row.finding.dismissed]
    rows[0].setFocus(Qt.FocusReason.OtherFocusReason)
    studio.let_paint()


def _brackets(studio: Studio) -> None:
    """Many records, some of which go back to one origin."""
    most = max(len(studio.desk.links(claim.id)) for claim in studio.desk.claims)
    studio.choose(lambda claim: len(studio.desk.links(claim.id)) == most)
    for row in studio.window.findChildren(LinkRow)[:1]:  # a narrow window shows the claims in its place
        row.setFocus(Qt.FocusReason.OtherFocusReason)
    studio.let_paint()


def _no_evidence(studio: Studio) -> None:
    claim = studio.choose(lambda claim: claim.status == Status.OPEN and len(studio.desk.links(claim.id)) == 2)
    for link in studio.desk.links(claim.id):
        studio.write(lambda casebook, link: casebook.links.remove(link), link)


def _form(studio: Studio) -> None:
    studio.choose(_wounded)
    studio.find(Inspector).edit_fields()
    studio.let_paint()


def _form_wrong(studio: Studio) -> None:
    """A figure that is none; the form stays open over it."""
    field = studio.find(QLineEdit, "Figure")
    kept = field.text()
    field.setText("eight or so")
    field.setFocus()
    next(each for each in studio.window.findChildren(QPushButton) if each.objectName() == "fields done").click()
    studio.let_paint()

    def mend() -> None:
        field.setText(kept)
        next(each for each in studio.window.findChildren(QPushButton) if each.objectName() == "fields done").click()
        studio.settle()

    studio.later(mend)


def _history(studio: Studio) -> None:
    """Long enough to be filtered."""
    claim = studio.choose(_wounded)
    for number in range(12):
        words = f"Asked the regional office again, call {number + 1}."
        studio.write(lambda casebook, words: casebook.comments.add(casebook.claims.get(claim.id), words), words)
    next(each for each in studio.window.findChildren(QToolButton) if each.objectName() == "history").setChecked(True)
    studio.let_paint()


def _history_filtered(studio: Studio) -> None:
    chooser = studio.find(QComboBox, "Kind of change")
    chooser.setCurrentIndex(1)
    chooser.activated.emit(1)
    studio.let_paint()
    fold = next(each for each in studio.window.findChildren(QToolButton) if each.objectName() == "history")
    studio.later(partial(fold.setChecked, False))


def _history_failed(studio: Studio) -> None:
    """The casebook cannot be read just now."""
    session = studio.program.session

    ask = session.ask
    with patch.object(session, "ask", lambda _, answer, failed: ask(_refuse, answer, failed)):
        studio.window.choose_claim(next(claim.id for claim in studio.desk.claims if claim.status == Status.RECHECK))
        fact = next(each for each in studio.find(Inspector).findChildren(QLabel) if each.objectName() == "history fact")
        wait_until(lambda: fact.text() == FAILED, "the refusal")
    studio.let_paint()


def _put_back(studio: Studio) -> None:
    """What a kill left behind."""
    claim = next(claim for claim in studio.desk.claims if claim.quote.startswith("One person was killed"))
    drafts = studio.window.drafts
    drafts.keep(claim.id, {STATEMENT: "One man was killed in the attack on the port.", NEW_COMMENT: "Ask the port"})
    drafts.close()
    drafts.open("")
    drafts.open(studio.program.session.where, studio.program.session.sealing)
    studio.window.choose_claim(claim.id)
    studio.settle()


def _not_saved(studio: Studio) -> None:
    """Writing fails; what was typed stays, and can be sent again."""
    studio.choose(lambda claim: claim.quote.startswith("two ballistic missiles"))
    statement = studio.find(SavingText, "Statement")
    kept = statement.text()
    session = studio.program.session
    do = session.do
    with patch.object(session, "do", lambda _, then=None: do(_refuse, then)):
        statement.set_text("Two ballistic missiles hit the port of Odesa.")
        statement.left.emit()
        studio.settle()

    def mend() -> None:
        statement.set_text(kept)
        studio.settle()

    studio.later(mend)


def _refuse(*_: object) -> Change:
    raise ChecksError(_READ_ONLY)


def _comment(studio: Studio) -> None:
    """One's own remark, being changed."""
    claim = studio.choose(lambda claim: claim.quote.startswith("four in critical condition"))
    studio.write(lambda casebook: casebook.comments.add(casebook.claims.get(claim.id), "Which hospital says so?"))
    row = [each for each in studio.window.findChildren(CommentRow) if each.isVisible()][-1]
    row.begin(row.comment.text)
    if row.field is not None:
        row.field.setFocus()
    studio.let_paint()


def _peek(studio: Studio) -> None:
    claim = studio.choose(_wounded)
    link, record = studio.desk.linked(claim.id)[0]
    studio.show(Peek(record, link, studio.window))


def _strongest(studio: Studio) -> Finding:
    claim = studio.choose(_wounded)
    return next(each for each in studio.desk.findings(claim.id) if each.level is Level.CONFLICTS)


def _dismiss(studio: Studio) -> None:
    studio.show(DismissFinding(_strongest(studio), studio.window))


def _rule(studio: Studio) -> None:
    studio.show(RuleBehind(_strongest(studio), studio.window))


def _at(status: Status, studio: Studio) -> None:
    studio.choose(lambda claim: claim.status == status)


def _verdict(studio: Studio) -> None:
    """A draft: rated, reasons begun, not proposed; the hint says what is missing."""
    studio.choose(lambda claim: claim.status == Status.IN_PROGRESS and not claim.quantities)
    studio.do("claim.rate_2")
    studio.do("claim.write_verdict")
    fields = studio.find(VerdictSection).fields
    fields.rationale.setFocus()
    studio.let_paint()


ACT = Act(
    "inspectors",
    (
        State("inspector-brackets", _brackets, is_main=True),
        State("inspector-suggested", partial(_at, Status.SUGGESTED)),
        State("inspector-judged", partial(_at, Status.JUDGED), is_main=True),
        State("inspector-signed-off", partial(_at, Status.SIGNED_OFF)),
        State("inspector-recheck", partial(_at, Status.RECHECK)),
        State("inspector-rejected", partial(_at, Status.NOT_A_CLAIM)),
        State("inspector-verdict", _verdict),
        State("inspector-findings", _findings, is_main=True),
        State("inspector-dismissed", _dismissed),
        State("dismiss-finding", _dismiss),
        State("rule", _rule),
        State("peek", _peek, is_main=True),
        State("inspector-no-evidence", _no_evidence),
        State("inspector-form", _form, is_main=True),
        State("inspector-form-error", _form_wrong),
        State("inspector-comment", _comment),
        State("inspector-history", _history, is_main=True),
        State("inspector-history-filtered", _history_filtered),
        State("inspector-history-failed", _history_failed),
        State("inspector-put-back", _put_back),
        State("inspector-not-saved", _not_saved),
    ),
)
