"""The list of corrections as rows, what the review says, and the lines of the report that it reads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid5

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from checks.domain.article import ReportState
from checks.domain.change import Change, Record
from checks.domain.claim import Claim, Status
from checks.domain.correction import Correction, Decision, Erratum
from checks.domain.desk import Desk
from checks.domain.house import House
from checks.domain.moment import Moment
from checks.domain.person import Comment, Person
from checks.domain.progress import no_progress
from checks.domain.second_check import SecondCheck
from checks.domain.verdict import Confidence, Said, Verdict
from checks.services.scales import load_scale
from desktop.models.blind import seen_by
from desktop.models.correction_rows import CorrectionRows, Role, Wanted, numbered, shown_corrections
from desktop.models.review_lines import Look, report_lines
from desktop.models.review_words import foot_words, may_return, may_sign, open_stops, stops, verdict_words

Called = Callable[[str], Claim]
ANNA, BORIS = Person(UUID(int=71), "Anna"), Person(UUID(int=72), "Boris")
NOW = Moment(date(2025, 5, 24))
SCALE = load_scale()
WORDING = "eight people were reported wounded"


def put(desk: Desk, *records: Record) -> Desk:
    """The desk with these records as they are given."""
    old = tuple(desk.records[each.id] for each in records if each.id in desk.records)
    return desk.after(Change("Put", old, records))


def verdict_on(claim: Claim, **fields: object) -> Verdict:
    given: dict[str, object] = {"rating": "mostly_true", "rationale": "Both records say so.", "is_draft": False}
    made = {"person_id": ANNA.id, "decided_at": NOW}
    return Verdict(uuid5(claim.id, "verdict"), claim.id, **(given | made | fields))


@pytest.fixture
def desk(small_desk: Desk, claim_called: Called) -> Desk:
    """Two claims that Anna judged, both with another wording."""
    eight, four = (replace(claim_called(each), status=Status.JUDGED) for each in ("eight", "four"))
    first = verdict_on(eight, proposed_wording=WORDING)
    second = verdict_on(four, rating="misleading", proposed_wording="four in serious condition")
    return put(small_desk, ANNA, BORIS, eight, four, first, second)


def decided(claim: Claim, decision: Decision, wording: str = WORDING, reason: str = "") -> Correction:
    return Correction(uuid5(claim.id, "correction"), claim.id, claim.quote, wording, decision, reason, BORIS.id, NOW)


def test_rows_say_old_and_new_words_rating_and_state(desk: Desk, claim_called: Called) -> None:
    eight = claim_called("eight")
    rows = shown_corrections(put(desk, decided(eight, Decision.DECLINED, reason="Too long")), SCALE)
    assert [(row.number, row.claim_number, row.rating) for row in rows] == [(1, 3, "Mostly true"), (2, 4, "Misleading")]
    assert (rows[0].original, rows[0].proposed) == (eight.quote, WORDING)
    assert (rows[0].decision, rows[0].editor) == (Decision.DECLINED, "Too long")
    assert rows[1].decision is Decision.TO_DECIDE
    assert rows[0].heard.startswith("Correction 1, claim 3, Mostly true, declined: eight others")
    assert rows[0].heard.endswith("Editor: Too long")


def test_a_decision_on_other_words_is_open_again(desk: Desk, claim_called: Called) -> None:
    stale = decided(claim_called("eight"), Decision.ACCEPTED, "nine people")
    row = shown_corrections(put(desk, stale), SCALE)[0]
    assert row.decision is Decision.TO_DECIDE
    assert row.editor == "accepted on other words than these."


def test_the_model_keeps_its_rows_while_they_only_change(
    desk: Desk, claim_called: Called, qtmodeltester: ModelTester
) -> None:
    rows, changed, reset = CorrectionRows(), [], []
    rows.dataChanged.connect(lambda first, _: changed.append(first.row()))
    rows.modelReset.connect(lambda: reset.append(True))
    rows.show(shown_corrections(desk, SCALE))
    qtmodeltester.check(rows)
    assert (rows.rowCount(), rows.left, len(reset)) == (2, 2, 1)
    rows.show(shown_corrections(put(desk, decided(claim_called("eight"), Decision.ACCEPTED)), SCALE))
    assert (changed, len(reset), rows.left) == ([0], 1, 1)
    assert rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == rows.index(0).data(Role.ROW).heard
    assert rows.row_of(UUID(int=1)).isValid() is False


def test_a_filter_leaves_rows_out_and_counts_all(desk: Desk, claim_called: Called, qtmodeltester: ModelTester) -> None:
    eight = claim_called("eight")
    rows = CorrectionRows()
    rows.show(shown_corrections(put(desk, decided(eight, Decision.ACCEPTED)), SCALE))
    rows.want(Wanted.ACCEPTED)
    qtmodeltester.check(rows)
    assert [rows.index(n).data(Role.ROW).claim_id for n in range(rows.rowCount())] == [eight.id]
    assert len(rows.all) == 2
    rows.want(Wanted.DECLINED)
    assert rows.rowCount() == 0


def test_what_is_no_claim_has_no_number(desk: Desk, claim_called: Called) -> None:
    gone = replace(claim_called("Russian"), status=Status.NOT_A_CLAIM)
    numbers = numbered(put(desk, gone))
    assert gone.id not in numbers
    assert numbers[claim_called("eight").id] == 2


def test_the_foot_says_where_the_report_stands_and_what_is_left(desk: Desk) -> None:
    said = foot_words(desk, BORIS.id)
    assert said.startswith("Draft. Second reader: you.")
    assert "2 verdicts are not signed off" in said
    assert "2 corrections are still to be decided" in said
    owned = replace(desk.article, owner_id=BORIS.id)
    assert "Second reader" not in foot_words(put(desk, owned), BORIS.id)
    out = replace(desk.article, report_state=ReportState.PUBLISHED, report_note="First edition")
    assert foot_words(put(desk, out), BORIS.id) == "Published. “First edition”"


def test_who_may_sign_and_return(desk: Desk, claim_called: Called) -> None:
    eight = desk.claim(claim_called("eight").id)
    one = desk.claim(claim_called("the first").id)
    assert eight is not None
    assert one is not None
    assert may_sign(desk, eight, BORIS.id)
    assert may_return(desk, eight, BORIS.id)
    assert not may_sign(desk, eight, ANNA.id)
    assert not may_return(desk, eight, ANNA.id)
    assert not may_sign(desk, one, BORIS.id)
    alone = put(desk, House(allows_single_person=True))
    assert may_sign(alone, eight, ANNA.id)
    assert not may_return(alone, eight, ANNA.id)


def test_how_far_a_verdict_is_in_words(desk: Desk, claim_called: Called) -> None:
    eight, first = claim_called("eight"), claim_called("the first")

    def said(desk: Desk, claim: Claim, me: Person) -> str:
        here = desk.claim(claim.id)
        assert here is not None
        return verdict_words(desk, here, me.id)

    assert said(desk, first, BORIS) == "No verdict yet."
    assert said(desk, eight, BORIS) == "Given by Anna, not signed off."
    assert said(desk, eight, ANNA) == "Given by you: a colleague signs it off."
    signed = replace(verdict_on(eight, proposed_wording=WORDING), signed_by_id=ANNA.id, signed_at=NOW)
    done = put(desk, replace(eight, status=Status.SIGNED_OFF), signed)
    assert said(done, eight, BORIS) == "Given by Anna, signed off by Anna, the same person."
    again = put(desk, replace(eight, status=Status.RECHECK))
    assert said(again, eight, BORIS) == "Given by Anna; to be checked again."


def test_a_review_goes_through_verdicts_and_stops_where_something_waits(desk: Desk, claim_called: Called) -> None:
    eight, four = claim_called("eight"), claim_called("four")
    assert [claim.id for claim in stops(desk)] == [eight.id, four.id]
    signed = put(desk, replace(eight, status=Status.SIGNED_OFF), decided(eight, Decision.ACCEPTED))
    assert [claim.id for claim in open_stops(signed)] == [four.id]
    undecided = put(desk, replace(eight, status=Status.SIGNED_OFF))
    assert [claim.id for claim in open_stops(undecided)] == [eight.id, four.id]


def test_who_checks_blind_sees_neither_the_first_verdict_nor_its_correction(desk: Desk, claim_called: Called) -> None:
    eight = claim_called("eight")
    check = SecondCheck(UUID(int=90), eight.id, ANNA.id, NOW, BORIS.id, "true")
    asked = put(desk, check, decided(eight, Decision.ACCEPTED))
    assert seen_by(desk, BORIS.id) is desk
    assert seen_by(asked, BORIS.id).verdict(eight.id) is None
    assert seen_by(asked, BORIS.id).correction(eight.id) is None
    assert seen_by(asked, ANNA.id).verdict(eight.id) is not None
    assert seen_by(asked, ANNA.id).second_checks(eight.id) == ()
    given = put(asked, replace(check, given_at=NOW))
    assert seen_by(given, BORIS.id) is given


def test_the_report_has_each_verdict_below_the_words_that_it_is_about(desk: Desk, claim_called: Called) -> None:
    eight, four = claim_called("eight"), claim_called("four")
    fields = {"said": Said.DIFFERENTLY, "said_rationale": "He spoke of ten.", "confidence": Confidence.LOW}
    whole = verdict_on(eight, proposed_wording=WORDING, confidence_reason="One source.", **fields)
    remark = Comment(UUID(int=91), eight.id, BORIS.id, "Ask\nthe hospital", NOW)
    erratum = Erratum(UUID(int=92), desk.article.id, "four", "eight", "A slip", BORIS.id, NOW)
    lines = report_lines(put(desk, whole, remark, erratum), SCALE, "Desk", no_progress)
    looks = [line.look for line in lines]
    text = next(n for n, line in enumerate(lines) if "eight others" in line.text and line.look is Look.TEXT)
    heads = [(line.number, line.text) for line in lines if line.look is Look.HEADING]
    assert heads == [(3, eight.quote), (4, four.quote)]
    assert looks[text + 1] is Look.HEADING, "and not at the end of the article"
    said = {line.label: line.text for line in lines if line.look is Look.ROW and line.number == 3}
    assert said["Verdict"].startswith("Mostly true")
    assert said["Said"] == "Said otherwise. He spoke of ten."
    assert said["Confidence"] == "Low. One source."
    assert said["Instead"] == WORDING
    assert said["Remark"] == "Boris: Ask the hospital"
    assert lines[-1].text == "It said “four”, and says “eight” now: A slip"
    assert any(line.look is Look.SECTION and line.text == "Without a verdict" for line in lines)
    run = next(run for run in lines[text].runs if run.claims == (2, 3))
    assert run.text.startswith("eight others")
