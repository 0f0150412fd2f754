"""What rules notice: the list of all findings, grouped, filtered, dismissed, empty, busy and failed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from threading import Event
from unittest.mock import patch

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QToolButton

from checks.domain.change import Change
from checks.domain.finding import Level
from checks.domain.progress import Progress
from checks.rules.catalogue import rules
from checks.rules.rule import Notice
from desktop.models.finding_filter import FindingFilter
from desktop.models.finding_rows import Role
from desktop.panes.findings import FindingsPane
from desktop.panes.findings_menu import FindingsMenu
from desktop.panes.findings_of_line import FindingsOfLine
from desktop.panes.span_view import SpanView
from desktop.studio.studio import Act, State, Studio


def _pane(studio: Studio) -> FindingsPane:
    return studio.find(FindingsPane)


def _list(studio: Studio) -> None:
    """All that does more than bear a claim out, after the rules have run."""
    studio.settle()
    rows = _pane(studio).rows
    rows.setCurrentIndex(rows.model().index(1, 0))
    _pane(studio).setFocus()
    studio.let_paint()


def _open(studio: Studio) -> None:
    """The notes of some rules are unfolded."""
    rows = _pane(studio).rows
    for _ in range(2):
        folds = (rows.model().index(row, 0) for row in range(rows.model().rowCount()))
        closed = next(each for each in folds if (fold := each.data(Role.ROW).fold) and not fold.is_open)
        rows.clicked.emit(closed)
    rows.scrollToBottom()
    studio.let_paint()


def _grouped(by: str, studio: Studio) -> None:
    menu = studio.find(FindingsMenu)
    grouped = {action.text(): action for action in menu.actions()}
    grouped[f"Group by {by}"].trigger()
    studio.let_paint()
    studio.later(grouped["Group by Weight"].trigger)


def _menu(studio: Studio) -> None:
    button = studio.find(QToolButton, "Filter and Group Findings")
    studio.drop_menu(button.menu(), button, "Level")


def _filtered(wanted: FindingFilter, studio: Studio) -> None:
    _pane(studio).show_filter(wanted)
    studio.let_paint()
    studio.later(partial(_pane(studio).show_filter, FindingFilter()))


def _dismissed(studio: Studio) -> None:
    """Some are put aside with a reason, and shown all the same."""
    notes = [each for claim in studio.desk.claims for each in studio.desk.findings(claim.id)]
    aside = [each for each in notes if each.level is Level.NOTE][:3]
    after = tuple(replace(each, dismissed="The desk knows, and leaves it.") for each in aside)
    studio.write(lambda casebook: casebook.apply(Change("Dismiss finding", tuple(aside), after)))
    _filtered(FindingFilter(shows_dismissed=True), studio)


def _of_line(studio: Studio) -> None:
    """A mark that stands for several findings was clicked."""
    view = studio.find(SpanView)
    claims = [claim for claim in studio.desk.claims if len(studio.desk.findings(claim.id)) > 1][:2]
    found = [finding for claim in claims for finding in studio.desk.findings(claim.id)]
    menu = FindingsOfLine(found, {claim.id: claim.quote for claim in claims}, view)
    menu.popup(view.mapToGlobal(QPoint(view.width() - 460, 200)))
    studio.put_popup(view.mapToGlobal(QPoint(view.width() - 460, 200)))


def _not_run(studio: Studio) -> None:
    studio.do("findings.overview")


def _busy(studio: Studio) -> None:
    """The rules look for the first time."""
    session, stopped = studio.program.session, Event()

    def wait(progress: Progress) -> None:
        while not stopped.wait(0.05):
            progress(0, 0)

    for _ in range(2):  # both threads of the pool
        session.jobs.start("Waiting", wait, quiet=True)
    session.checking.start()
    studio.let_paint()
    studio.later(stopped.set)


def _failed(studio: Studio) -> None:
    """One rule has a fault of its own; the others ran."""

    def fail(*_: object) -> Iterator[Notice]:
        raise ValueError

    broken = replace(next(rules()), id="house.tides", of_claim=fail, of_article=None, kinds=frozenset())
    with patch("checks.rules.guarded.all_rules", lambda: iter((*rules(), broken))):
        studio.program.session.checking.look_again()
        studio.settle()


ACT = Act(
    "findings",
    (
        State("findings-not-run", _not_run),
        State("findings-busy", _busy),
        State("findings", _list, is_main=True),
        State("findings-open", _open),
        State("findings-by-claim", partial(_grouped, "Claim")),
        State("findings-by-rule", partial(_grouped, "Rule")),
        State("findings-menu", _menu),
        State("findings-filtered", partial(_filtered, FindingFilter(frozenset({Level.CONFLICTS, Level.PARTLY})))),
        State("findings-supports", partial(_filtered, FindingFilter(shows_supports=True))),
        State("findings-nothing-matches", partial(_filtered, FindingFilter(words="Atlantis"))),
        State("findings-dismissed", _dismissed),
        State("findings-of-line", _of_line),
        State("findings-failed", _failed),
    ),
)
