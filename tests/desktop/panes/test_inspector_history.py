"""The history: one line, rows with before and after, a filter where it is long, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QTreeWidget, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from checks.domain.change import Change
from checks.domain.claim import Kind, Origin, Status
from checks.domain.evidence import Link, Stance
from checks.domain.moment import Moment
from checks.domain.person import Comment, Person
from checks.domain.verdict import Verdict
from checks.errors import CasebookError
from desktop.panes.history_list import LONG, HistoryList, KindFilter
from desktop.panes.history_words import ChangeKind, difference, kind_of, status_fact
from desktop.panes.inspector import Inspector
from desktop.panes.inspector_history import FAILED, HistorySection
from desktop.session import Session
from desktop.widgets.label import Label
from desktop.widgets.saving_text import GrowingText
from desktop.widgets.whole_rows import WholeRows

Settle = Callable[[Session], None]


@pytest.fixture
def opened(inspector: Inspector, checked: Session, ids, settle: Settle) -> Inspector:
    """The history is open, after three changes of different kinds."""
    inspector.findChild(GrowingText, "statement").set_text("Other words.")
    inspector.flush()
    checked.do(lambda casebook: casebook.claims.set_status(casebook.claims.get(ids.figure), Status.OPEN))
    checked.do(lambda casebook: casebook.comments.add(casebook.claims.get(ids.figure), "Ask the hospital."))
    settle(checked)
    inspector.findChild(QToolButton, "history").click()
    return inspector


def tree(inspector: Inspector) -> QTreeWidget:
    return inspector.findChild(QTreeWidget)


def actions(inspector: Inspector) -> list[str]:
    rows = tree(inspector)
    return [rows.topLevelItem(place).text(2) for place in range(rows.topLevelItemCount())]


def choose(inspector: Inspector, place: int) -> QTreeWidgetItem:
    item = tree(inspector).topLevelItem(place)
    tree(inspector).setCurrentItem(item)
    return item


def told(inspector: Inspector) -> str:
    return inspector.findChild(Label, "difference").text()


def back(inspector: Inspector) -> QPushButton:
    return next(each for each in inspector.findChildren(QPushButton) if each.text() == "Revert to Here…")


def test_the_line_counts_and_names_the_last_change(inspector: Inspector, checked: Session, settle: Settle) -> None:
    fact = inspector.findChild(Label, "history fact")
    assert fact.text().startswith("1 change, last: lay out")
    inspector.findChild(GrowingText, "statement").set_text("Other words.")
    inspector.flush()
    settle(checked)
    assert fact.text().startswith("2 changes, last: edit claim")


def test_rows_tell_time_person_and_action_newest_first(opened: Inspector) -> None:
    assert actions(opened) == ["Add comment", "Set status", "Edit claim", "Lay out"]
    first = tree(opened).topLevelItem(0)
    assert (first.text(1), first.text(0)[2]) == ("You", ":")


def test_the_current_row_tells_before_and_after(opened: Inspector) -> None:
    choose(opened, 2)
    assert told(opened) == "Statement: “Eight people were wounded.” → “Other words.”"
    choose(opened, 1)
    assert told(opened) == "Status: in progress → open"
    assert tree(opened).accessibleDescription() == told(opened)
    choose(opened, 0)
    assert told(opened) == "Added: remark “Ask the hospital.”"


def test_what_came_in_for_other_claims_is_not_told(opened: Inspector) -> None:
    choose(opened, 3)
    assert "eight others were wounded" in told(opened)
    assert "link to The Gazette, supports" in told(opened)
    assert "first strike" not in told(opened)


def test_it_takes_the_place_of_the_sections_and_gives_it_back(qtbot: QtBot, opened: Inspector) -> None:
    sections = opened.findChild(WholeRows)
    assert not sections.isVisibleTo(opened)
    assert opened.findChild(GrowingText, "rationale").isVisibleTo(opened), "the verdict stays"
    qtbot.keyClick(tree(opened), Qt.Key.Key_Escape)
    assert sections.isVisibleTo(opened)
    assert not tree(opened).isVisibleTo(opened)


def test_another_claim_closes_it(opened: Inspector, ids) -> None:
    opened.show_claim(ids.first)
    assert opened.findChild(WholeRows).isVisibleTo(opened)


def test_new_changes_come_in_and_the_chosen_row_stays(opened: Inspector, checked: Session, ids, settle: Settle) -> None:
    choose(opened, 1)
    checked.do(lambda casebook: casebook.claims.set_status(casebook.claims.get(ids.figure), Status.IN_PROGRESS))
    settle(checked)
    assert actions(opened)[:2] == ["Set status", "Add comment"]
    assert told(opened) == "Status: in progress → open"


def test_undo_is_a_row_of_its_own(opened: Inspector, checked: Session, settle: Settle) -> None:
    checked.undo()
    settle(checked)
    assert actions(opened)[0] == "Took back: add comment"


def test_going_back_is_asked_for_from_any_row_but_the_newest(qtbot: QtBot, opened: Inspector, ids) -> None:
    assert not back(opened).isEnabled()
    assert back(opened).toolTip() == "The claim stands like this now."
    choose(opened, 3)
    with qtbot.waitSignal(opened.revert_requested) as asked:
        back(opened).click()
    assert (asked.args[0].id, asked.args[1].label) == (ids.figure, "Lay out")


def test_a_claim_that_went_back_shows_everywhere(opened: Inspector, checked: Session, ids, settle: Settle) -> None:
    step = tree(opened).topLevelItem(3).data(0, Qt.ItemDataRole.UserRole)
    checked.do(lambda casebook: casebook.claims.revert(casebook.claims.get(ids.figure), step.id))
    settle(checked)
    assert opened.findChild(GrowingText, "statement").text() == "Eight people were wounded."
    assert opened.findChild(QToolButton, "status").accessibleName() == "Status: in progress"
    assert actions(opened)[0] == "Revert claim"
    checked.undo()
    settle(checked)
    assert opened.findChild(GrowingText, "statement").text() == "Other words."


def test_only_a_long_history_has_a_filter(opened: Inspector, checked: Session, ids, settle: Settle) -> None:
    assert not opened.findChild(KindFilter).isVisibleTo(opened)
    for number in range(LONG):
        checked.do(lambda casebook, number=number: casebook.comments.add(casebook.claims.get(ids.figure), f"{number}"))
    settle(checked)
    chooser = opened.findChild(KindFilter)
    assert chooser.isVisibleTo(opened)
    chooser.setCurrentText(ChangeKind.DECISION.value)
    chooser.activated.emit(chooser.currentIndex())
    assert actions(opened) == ["Set status", "Lay out"]
    chooser.setCurrentIndex(0)
    chooser.activated.emit(0)
    assert len(actions(opened)) == LONG + 4


def test_a_history_that_cannot_be_read_can_be_read_again(
    qtbot: QtBot, inspector: Inspector, checked: Session, ids, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    from checks.services.history import History

    def fail(*_: object) -> tuple[Change, ...]:
        raise CasebookError("The disk is gone.")

    section, fact = inspector.findChild(HistorySection), inspector.findChild(Label, "history fact")
    with monkeypatch.context() as broken:
        broken.setattr(History, "of", fail)
        inspector.show_claim(ids.first)
        qtbot.waitUntil(lambda: fact.text() == FAILED)
    again = next(each for each in section.findChildren(QPushButton) if each.text() == "Try Again")
    assert again.isVisibleTo(inspector)
    again.click()
    qtbot.waitUntil(lambda: fact.text().startswith("1 change"))
    assert not again.isVisibleTo(inspector)


# Words


ME, CHECKER, READER = UUID(int=50), Person(UUID(int=51), "Ada"), Person(UUID(int=52), "Boris")
DECIDED, SIGNED = Moment(date(2025, 10, 6), time(9, 30)), Moment(date(2025, 10, 7), time(8, 15))


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (Status.IN_PROGRESS, "Ada"),
        (Status.JUDGED, "Ada, since 6 Oct"),
        (Status.SIGNED_OFF, "Boris, since 7 Oct"),
        (Status.OPEN, ""),
    ],
)
def test_who_brought_a_claim_where_it_came_in_is_read_from_its_records(
    checked: Session, ids, status: Status, said: str
) -> None:

    claim = replace(checked.desk.claim(ids.figure), status=status, owner_id=CHECKER.id)
    verdict = Verdict(
        UUID(int=60), claim.id, "true", "So.", None, (), "", False, CHECKER.id, DECIDED, READER.id, SIGNED
    )
    desk = checked.desk.after(Change("More", after=(claim, CHECKER, READER, verdict)))
    came = Change("Lay out", after=(claim, verdict), id=UUID(int=61), at=SIGNED, person_id=ME)
    assert status_fact((came,), claim, desk, ME).startswith(said)
    assert bool(status_fact((came,), claim, desk, ME)) == bool(said)


def test_a_claim_that_somebody_made_by_hand_is_theirs(checked: Session, ids) -> None:

    claim = replace(checked.desk.claim(ids.first), owner_id=ME, origin=Origin.BY_HAND)
    made = Change("Add claim", after=(claim,), id=UUID(int=61), at=DECIDED, person_id=ME)
    assert status_fact((made,), claim, checked.desk, ME).startswith("You, since ")
    back_again = Change("Delete claim", after=(claim,), id=UUID(int=62), at=SIGNED, person_id=READER.id, undoes=made.id)
    assert status_fact((made, back_again), claim, checked.desk, ME).startswith("You, since "), "undo is no decision"


def test_kinds_of_changes(checked: Session, ids) -> None:

    claim, link = checked.desk.claim(ids.figure), checked.desk.links(ids.figure)[0]
    remark = Comment(UUID(int=70), claim.id, ME, "Words", DECIDED)
    cases = {
        ChangeKind.WORDS: Change("Edit claim", (claim,), (replace(claim, kind=Kind.EVENT),)),
        ChangeKind.DECISION: Change("Set status", (claim,), (replace(claim, status=Status.OPEN),)),
        ChangeKind.EVIDENCE: Change("Edit link", (link,), (replace(link, stance=Stance.AGAINST),)),
        ChangeKind.REMARKS: Change("Add comment", after=(remark,)),
    }
    assert {kind_of(change, claim.id): change for change in cases.values()} == cases


def test_links_are_told_by_the_name_of_their_record(checked: Session, ids) -> None:

    desk, link = checked.desk, checked.desk.links(ids.figure)[0]
    stronger = Change("Edit link", (link,), (replace(link, stance=Stance.AGAINST),))
    assert difference(stronger, desk, ids.figure) == "The Gazette, stance: supports → against"
    gone = Link(UUID(int=71), ids.figure, UUID(int=999), Stance.CONTEXT)
    unlinked = Change("Unlink evidence", before=(gone,))
    assert difference(unlinked, desk, ids.figure) == "Removed: link to a record that is gone, context"


def test_ratings_and_drafts_are_told_in_words(checked: Session, ids) -> None:

    draft = Verdict(UUID(int=60), ids.figure, "true", "So.")
    better = replace(draft, rating="mostly_true", is_draft=False)
    words = difference(Change("Propose verdict", (draft,), (better,)), checked.desk, ids.figure)
    assert words.splitlines() == ["Rating: true → mostly true", "Draft: yes → no"]


def test_an_empty_list_offers_no_way_back(qtbot: QtBot, checked: Session, ids) -> None:
    rows = HistoryList()
    qtbot.addWidget(rows)
    rows.show_changes((), checked.desk, ids.figure, ME)
    assert rows.current is None
    assert not next(each for each in rows.findChildren(QPushButton)).isEnabled()
