"""Findings as lists show them: one row for one notice, in the order of the text, filtered, grouped, walked through."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from checks.domain.change import Change
from checks.domain.claim import Claim, Status
from checks.domain.desk import Desk
from checks.domain.finding import Finding, FindingValue, Level
from checks.domain.span import Span
from desktop.models.finding_facts import (
    failure_words,
    next_stop,
    notices,
    overview_words,
    stops,
    strongest_first,
    value_words,
)
from desktop.models.finding_filter import FindingFilter, Grouping
from desktop.models.finding_rows import FindingRows, Fold, Role

Called = Callable[[str], Claim]


def made(number: int, claim: Claim, level: Level, message: str, **fields: object) -> Finding:
    fields.setdefault("spans", (claim.anchor.span,))
    return Finding(UUID(int=number), claim.id, fields.pop("rule", "figure.count"), level, message, **fields)


@pytest.fixture
def desk(small_desk: Desk, claim_called: Called) -> Desk:
    """A shared notice on two nested claims, and others before and after it, one of them dismissed."""
    part, whole = claim_called("four"), claim_called("eight")
    shared = {"spans": (part.anchor.span,), "values": (FindingValue("part", "four"), FindingValue("whole", "eight"))}
    found = (
        made(1, part, Level.CONFLICTS, "Four is more than eight.", **shared),
        made(2, whole, Level.CONFLICTS, "Four is more than eight.", **shared),
        made(3, claim_called("the first strike"), Level.NOTE, "It does not say by what.", rule="superlative.unstated"),
        made(4, claim_called("Russian"), Level.PARTLY, "It was on Thursday.", rule="time.day", missing=("day",)),
        made(5, claim_called("The commander"), Level.NOTE, "No name.", rule="source.missing", dismissed="Known."),
        made(6, claim_called("Russian"), Level.SUPPORTS, "Three records say so.", rule="source.count"),
    )
    return small_desk.after(Change("Run rules", after=found))


@pytest.fixture
def rows(desk: Desk) -> FindingRows:
    model = FindingRows()
    model.group_by(Grouping.CLAIM)
    model.show(notices(desk))
    return model


@pytest.fixture
def weighed(desk: Desk, claim_called: Called) -> FindingRows:
    """By weight, with two notes of one rule, one of another, and what holds."""
    strike = claim_called("the first strike")
    more = (
        made(7, strike, Level.NOTE, "Nor by which day.", rule="superlative.unstated"),
        made(8, strike, Level.NOTE, "No zone.", rule="time.zone-edge", values=(FindingValue("article", "early"),)),
    )
    model = FindingRows()
    model.show(notices(desk.after(Change("Run rules", after=more))))
    return model


def said(model: FindingRows) -> list[str]:
    return [model.index(row).data() for row in range(model.rowCount())]


def test_the_same_notice_about_several_claims_is_one(desk: Desk) -> None:
    (shared,) = [each for each in notices(desk) if each.finding.level is Level.CONFLICTS]
    assert {each.id.int for each in shared.findings} == {1, 2}
    assert [claim.quote[:5] for claim in shared.claims] == ["eight", "four "], "outer before inner"


def test_a_rejected_claim_has_no_findings_any_more(desk: Desk, claim_called: Called) -> None:
    claim = claim_called("the first strike")
    rejected = desk.after(Change("Reject", (claim,), (replace(claim, status=Status.NOT_A_CLAIM),)))
    assert "It does not say by what." not in [each.finding.message for each in notices(rejected)]


def test_a_walk_goes_in_the_order_of_the_text_past_what_holds_or_is_put_aside(desk: Desk) -> None:
    assert [each.finding.message for each in stops(desk)] == [
        "It was on Thursday.",
        "Four is more than eight.",
        "It does not say by what.",
    ]


def test_the_walk_begins_at_the_chosen_claim_and_goes_round(desk: Desk, claim_called: Called) -> None:
    first, middle, last = stops(desk)
    chosen = claim_called("four").id
    assert next_stop(desk, None, chosen, 1) == middle
    assert next_stop(desk, None, chosen, -1) == first
    assert next_stop(desk, UUID(int=1), None, 1) == last
    assert next_stop(desk, UUID(int=2), None, -1) == first, "the notice about the other claim is the same stop"
    assert next_stop(desk, last.finding.id, None, 1) == first
    assert next_stop(desk, None, None, -1) == last
    assert next_stop(desk, None, claim_called("The commander").id, 1) == first


def test_a_walk_over_a_filtered_list_stops_at_what_it_keeps(desk: Desk) -> None:
    first, _, last = stops(desk)
    assert next_stop(desk, first.finding.id, None, 1, among=(last, first)) == last
    assert next_stop(desk, None, None, 1, among=()) is None


def test_without_findings_there_is_nowhere_to_go(small_desk: Desk) -> None:
    assert next_stop(small_desk, None, None, 1) is None
    assert overview_words(notices(small_desk)) == ""


def test_the_article_says_each_level_by_its_name(desk: Desk) -> None:
    assert overview_words(notices(desk)) == "1 conflict, 1 partly, 1 note"


def test_the_strongest_comes_first_and_what_holds_last(desk: Desk) -> None:
    levels = [each.level for each in strongest_first(one.finding for one in notices(desk))]
    assert levels == [Level.CONFLICTS, Level.PARTLY, Level.NOTE, Level.NOTE, Level.SUPPORTS]


def test_failures_are_counted_and_named() -> None:
    assert failure_words(()) == ""
    assert failure_words(("figure.range",)) == "One rule failed: figure.range. The others ran."
    assert failure_words(("a.b", "c.d")) == "2 rules failed: a.b, c.d. The others ran."


def test_values_stand_in_one_line() -> None:
    values = (FindingValue("article", "eight\nwounded"), FindingValue("record", "nine", span=Span(0, 4)))
    assert value_words(values) == "article: eight wounded · record: nine"


def test_rows_stand_under_the_words_of_their_claims(rows: FindingRows) -> None:
    assert said(rows) == [
        "Russian forces struck Odesa 🚀 on Friday",
        "It was on Thursday.",
        "eight others were wounded, including four who are in critic…",
        "Four is more than eight.",
        "the first strike on the port since March 11",
        "It does not say by what.",
    ]


def fold_of(model: FindingRows) -> Fold:
    return next(fold for row in range(model.rowCount()) if (fold := model.index(row).data(Role.ROW).fold))


def test_by_weight_what_asks_for_a_decision_comes_first_and_notes_are_a_line_per_rule(weighed: FindingRows) -> None:
    assert said(weighed) == [
        "Conflicts",
        "Four is more than eight.",
        "Partly",
        "It was on Thursday.",
        "Notes",
        "superlative.unstated",
        "No zone.",
    ]
    assert fold_of(weighed).count == 2
    assert weighed.index(6).data(Role.ROW).fact == "", "a note is one line; its tooltip says the rest"
    assert "article: early" in weighed.index(6).data(Qt.ItemDataRole.ToolTipRole)
    assert len(weighed.kept) == 5, "what is folded is there all the same"


def test_a_fold_opens_and_closes_and_stays_so_while_findings_come(weighed: FindingRows) -> None:
    assert weighed.index(5).data(Qt.ItemDataRole.AccessibleTextRole) == "2 notes, folded: superlative.unstated"
    assert weighed.toggle(fold_of(weighed)).row() == 5
    assert said(weighed)[6:8] == ["It does not say by what.", "Nor by which day."]
    weighed.show(weighed.all[:-1])
    assert fold_of(weighed).is_open
    weighed.toggle(fold_of(weighed))
    assert not fold_of(weighed).is_open


def test_a_finding_that_is_folded_can_be_revealed_and_a_filter_folds_nothing(weighed: FindingRows) -> None:
    assert not weighed.row_of(UUID(int=7)).isValid()
    weighed.set_filter(FindingFilter(words="day"))
    assert weighed.row_of(UUID(int=7)).isValid()
    weighed.set_filter(FindingFilter())
    assert not weighed.row_of(UUID(int=7)).isValid()
    weighed.reveal(UUID(int=7))
    assert weighed.row_of(UUID(int=7)).row() == 7
    weighed.reveal(UUID(int=99))


def test_rows_stand_under_the_titles_of_their_rules(rows: FindingRows) -> None:
    rows.group_by(Grouping.RULE)
    assert said(rows)[0::2] == ["figure.count", "time.day", "superlative.unstated"], "what weighs most comes first"
    rows.name_rules(str.upper)
    assert said(rows)[0] == "FIGURE.COUNT"


@pytest.mark.parametrize(
    ("wanted", "messages"),
    [
        (FindingFilter(levels=frozenset({Level.CONFLICTS})), ["Four is more than eight."]),
        (FindingFilter(levels=frozenset({Level.SUPPORTS})), ["Three records say so."]),
        (FindingFilter(rules=frozenset({"time.day"})), ["It was on Thursday."]),
        (FindingFilter(words="PART four"), ["Four is more than eight."]),
        (FindingFilter(words="march 11"), ["It does not say by what."]),
        (FindingFilter(words="Atlantis"), []),
        (
            FindingFilter(shows_supports=True, rules=frozenset({"time.day", "source.count"})),
            ["It was on Thursday.", "Three records say so."],
        ),
        (FindingFilter(shows_dismissed=True, rules=frozenset({"source.missing"})), ["No name."]),
    ],
)
def test_a_filter_keeps_what_fits_every_part(rows: FindingRows, wanted: FindingFilter, messages: list[str]) -> None:
    rows.set_filter(wanted)
    assert [each.finding.message for each in rows.kept] == messages
    assert len(rows.all) == 5


def test_a_row_says_its_values_what_is_missing_and_how_many_claims_it_is_about(rows: FindingRows) -> None:
    facts = {row.words: row.fact for place in range(rows.rowCount()) if (row := rows.index(place).data(Role.ROW))}
    assert facts["Four is more than eight."] == "and 1 more claim · part: four · whole: eight"
    assert facts["It was on Thursday."] == "missing: day"
    rows.set_filter(FindingFilter(shows_dismissed=True, rules=frozenset({"source.missing"})))
    assert rows.index(1).data(Role.ROW).fact == "Dismissed: Known."


def test_headings_cannot_be_chosen_and_rows_are_heard_with_their_level(rows: FindingRows) -> None:
    heading, row = rows.index(0), rows.index(1)
    assert not heading.flags() & Qt.ItemFlag.ItemIsSelectable
    assert row.flags() & Qt.ItemFlag.ItemIsSelectable
    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == "Partly: It was on Thursday. missing: day"
    assert "It was on Thursday." in row.data(Qt.ItemDataRole.ToolTipRole)


def test_rows_are_found_by_any_of_their_findings(rows: FindingRows) -> None:
    assert rows.row_of(UUID(int=2)).row() == rows.row_of(UUID(int=1)).row() == 3
    assert not rows.row_of(UUID(int=6)).isValid()
    assert rows.first_from(0).row() == 1
    assert rows.first_from(4).row() == 5
    assert rows.first_from(99).row() == 5
    assert not FindingRows().first_from(0).isValid()


@pytest.mark.parametrize("model", ["rows", "weighed"])
def test_the_model_keeps_the_rules_of_qt(
    qtmodeltester: ModelTester, model: str, request: pytest.FixtureRequest
) -> None:
    qtmodeltester.check(request.getfixturevalue(model))
