"""What the Edit, Article, Claim and Evidence menus do to the claim that is chosen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from checks.domain.claim import Claim, Origin, Status
from checks.domain.span import Span
from desktop.dialogs.reasons import Reasons
from desktop.panes.inspector import Inspector
from tests.desktop.window.conftest import Work

ClaimCalled = Callable[[str], Claim]


def test_a_claim_is_accepted_twice_rejected_and_restored(work: Work, claim_called: ClaimCalled) -> None:
    work.choose(claim_called("Russian"))
    found = []
    for action in ("claim.accept", "claim.accept", "claim.reject", "claim.restore"):
        work.do(action)
        found.append(work.desk.claim(claim_called("Russian").id).status)
    assert found == [Status.OPEN, Status.IN_PROGRESS, Status.NOT_A_CLAIM, Status.OPEN]


def test_selected_words_become_a_claim_that_is_chosen(work: Work) -> None:
    start = work.desk.version.text.index("in the attack")
    work.article.spans.select_span(Span(start, start + len("in the attack")))
    work.do("claim.new")
    assert (work.chosen.quote, work.chosen.status, work.chosen.origin) == ("in the attack", Status.OPEN, Origin.BY_HAND)
    work.do("edit.undo")
    assert all(claim.quote != "in the attack" for claim in work.desk.claims)


def test_words_that_are_a_claim_already_are_chosen_and_not_doubled(work: Work, claim_called: ClaimCalled) -> None:
    work.choose(claim_called("Russian"))
    count = len(work.desk.claims)
    work.window.new_claim(claim_called("four").anchor.span)
    work.settle()
    assert work.chosen.id == claim_called("four").id
    assert len(work.desk.claims) == count


def test_after_deleting_the_next_claim_is_chosen_and_after_the_last_the_one_before(work: Work) -> None:
    first, second = work.desk.claims[:2]
    work.choose(first)
    work.do("claim.delete")
    assert work.chosen.id == second.id
    work.choose(work.desk.claims[-1])
    before = work.desk.claims[-2]
    work.do("claim.delete")
    assert work.chosen.id == before.id
    work.do("edit.undo", "edit.undo")
    assert len(work.desk.claims) == 6


def test_the_walk_by_menu_stops_at_what_is_unfinished(work: Work, claim_called: ClaimCalled) -> None:
    work.choose(claim_called("One"))
    work.do("claim.reject")
    work.choose(work.desk.claims[0])
    work.do("article.next_unfinished")
    assert work.chosen.quote.startswith("eight")
    work.do("article.previous_unfinished")
    assert work.chosen.id == work.desk.claims[0].id
    work.do("article.next_claim", "article.previous_claim")
    assert work.chosen.id == work.desk.claims[0].id


def test_reasons_are_shown_of_the_chosen_claim(work: Work, claim_called: ClaimCalled) -> None:
    work.choose(claim_called("eight"))
    work.do("claim.why")
    (dialog,) = work.window.findChildren(Reasons)
    assert dialog.isVisible()
    dialog.reject()


@pytest.mark.parametrize("action", ["claim.edit", "claim.write_verdict"])
def test_writing_brings_the_inspector_into_a_narrow_window(work: Work, claim_called: ClaimCalled, action: str) -> None:
    work.window.resize(800, 600)
    work.choose(claim_called("eight"))
    inspector = work.window.findChildren(Inspector)[0]
    assert not inspector.isVisible()
    work.do(action)
    assert inspector.isVisible()


# Edit


def test_the_menu_names_what_undo_takes_back_letter_by_letter(work: Work) -> None:
    assert work.window.actions_by_id["edit.undo"].text() == "Undo Lay out R&&D"
    work.do("edit.undo")
    assert work.window.actions_by_id["edit.redo"].text() == "Redo Lay out R&&D"
    assert not work.window.actions_by_id["edit.undo"].isEnabled()


def test_gaps_that_there_are_not_are_told(work: Work, qtbot: QtBot) -> None:
    work.article.select_next_gap = lambda: False  # type: ignore[method-assign]
    work.do("edit.next_gap")
    assert work.said == "Every number, name, date and quotation is in a claim."
