"""What people of one desk do together: verdicts in two halves, second checks, plans, and the board."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QPushButton

from checks.domain.change import Change
from checks.domain.claim import Claim, Priority, Status
from checks.domain.moment import Moment
from checks.domain.verdict import Confidence, Said
from desktop.panes.inspector import Inspector
from desktop.panes.inspector_second import SecondSection
from desktop.panes.inspector_verdict import VerdictSection
from desktop.panes.work_view import BOARD, WorkView
from desktop.studio.studio import Act, State, Studio

_SECOND = "Second reader"


def _two_halves(studio: Studio) -> None:
    """Said otherwise, and mostly true all the same; with confidence and a day to look again."""
    studio.choose(lambda claim: claim.is_attributed and claim.status in (Status.OPEN, Status.SUGGESTED))
    fields = studio.find(VerdictSection).fields
    draft = replace(
        fields.shown(),
        rating=studio.program.session.scale.ratings[1].key,
        rationale="The count is the official's own; nobody else gives one.",
        said=Said.DIFFERENTLY,
        said_rationale="In the post he speaks of eight, not of nine.",
        confidence=Confidence.MODERATE,
        confidence_reason="One source; a list of the hospital would settle it.",
        recheck_on="1 Sep 2031",
    )
    fields.show_draft(draft)
    studio.let_paint()


def _first_half(studio: Studio) -> None:
    """An attributed claim before anything was decided on it."""
    studio.choose(lambda claim: claim.is_attributed and studio.desk.verdict(claim.id) is None)


def _judged(studio: Studio) -> Claim:
    return studio.choose(lambda claim: claim.status is Status.JUDGED)


def _send_back(studio: Studio) -> None:
    """Somebody else's verdict, and what is missing in it."""
    _sit(studio, _SECOND)
    _judged(studio)
    studio.do("claim.send_back")
    studio.let_paint()


def _sit(studio: Studio, name: str) -> None:
    """Another person sits at the desk, until the next state."""
    session = studio.program.session
    me = session.me.name
    session.sign_in(name)
    studio.settle()
    studio.window.choose_claim(None)

    def rise() -> None:
        session.sign_in(me)
        studio.settle()

    studio.later(rise)


def _blind(studio: Studio) -> None:
    """A second person decides, and sees no verdict."""
    claim = _judged(studio)
    if not studio.desk.second_checks(claim.id):
        studio.write(lambda casebook: casebook.second_checks.ask(casebook.claims.get(claim.id)))
    _sit(studio, _SECOND)
    studio.window.choose_claim(claim.id)
    studio.let_paint()


def _side_by_side(studio: Studio) -> None:
    """Both have decided, and differ."""
    _blind(studio)
    section = studio.find(SecondSection)
    section.form.rate(4)
    section.form.rationale.set_text("The list of the hospital names seven people, as of the next morning.")
    next(each for each in section.findChildren(QPushButton) if each.text() == "Hand In").click()
    studio.settle()
    studio.let_paint()


def _stale(studio: Studio) -> None:
    """A verdict that was to be looked at again by a day that has passed."""
    desk = studio.desk
    claim = studio.choose(lambda claim: claim.status is Status.JUDGED and not desk.second_checks(claim.id))
    verdict = desk.verdict(claim.id)
    if verdict is None:
        raise LookupError("a judged claim has no verdict")
    old = replace(verdict, recheck_on=Moment.parse("2025-06-01"))
    studio.write(lambda casebook: casebook.apply(Change("Edit verdict", (verdict,), (old,))))
    studio.let_paint()


def _plan(studio: Studio) -> None:
    """A claim that is somebody's, urgent and overdue."""
    claim = studio.choose(lambda claim: claim.status is Status.IN_PROGRESS)
    session, due = studio.program.session, Moment.parse("2025-05-20")
    studio.write(lambda casebook: casebook.planning.assign([claim.id], session.me))
    studio.write(lambda casebook: casebook.planning.set_due([claim.id], due))
    studio.write(lambda casebook: casebook.planning.set_priority([claim.id], Priority.URGENT))
    studio.find(Inspector).focus_statement()
    studio.let_paint()


def _work(what: str, studio: Studio) -> None:
    """The board, or what is one's own."""
    studio.do("view.work")
    view = studio.find(WorkView)
    if what:
        view.what.choose(what)
    studio.settle()
    view.step(0)
    studio.let_paint()
    studio.later(partial(studio.do, "view.desk"))


ACT = Act(
    "teams",
    (
        State("verdict-first-half", _first_half),
        State("verdict-two-halves", _two_halves, is_main=True),
        State("verdict-send-back", _send_back),
        State("second-check-blind", _blind, is_main=True),
        State("second-check-pair", _side_by_side, is_main=True),
        State("verdict-stale", _stale),
        State("claim-plan", _plan),
        State("work-mine", partial(_work, "")),
        State("work-board", partial(_work, BOARD), is_main=True),
    ),
)
