"""What a merge asks and tells, in words, and what is decided of it so far."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from checks.domain.change import Change
from checks.domain.merge_account import Author, Dispute, MergeAccount
from checks.domain.merge_conflict import Conflict, Take
from checks.domain.merge_fields import Clash
from checks.domain.merging import Fate
from checks.exchange.bundle.format import Signer
from checks.services.scales import load_scale
from desktop.models.merge_words import (
    Deciding,
    decision_rows,
    differing,
    field_rows,
    record_rows,
    side_words,
    signer_words,
    value_words,
    worked_words,
    written_words,
)

SCALE = load_scale()
CLAIM, OTHER, VERDICT = UUID(int=1), UUID(int=2), UUID(int=3)


def verdicts(key: UUID = CLAIM) -> Dispute:
    """Two desks judged one claim otherwise, each for a reason of its own."""
    clashes = (
        Clash("Verdict", VERDICT, "rating", None, "true", "false"),
        Clash("Verdict", VERDICT, "scale_version", None, 1, 2),
        Clash("Verdict", VERDICT, "rationale", "", "Counted.", "Counted again."),
    )
    return Dispute(Conflict(key, "Claim", clashes), "eight others were wounded")


def deleted() -> Dispute:
    """They deleted what we worked on."""
    return Dispute(Conflict(OTHER, "Claim", deleted_by=Take.THEIRS, worked_on=(("Comment", VERDICT),)), "four cities")


def test_one_side_is_taken_whole() -> None:
    deciding = Deciding([verdicts(), deleted()])
    assert (deciding.decided, deciding.left(deciding.disputes[0]), deciding.left(deciding.disputes[1])) == (0, 3, 1)
    deciding.take(deciding.disputes[0], Take.THEIRS)
    deciding.take(deciding.disputes[1], Take.OURS)
    assert deciding.decided == 2
    assert {key: choice.take for key, choice in deciding.choices.items()} == {CLAIM: Take.THEIRS, OTHER: Take.OURS}


def test_fields_that_say_one_thing_are_taken_together() -> None:
    deciding = Deciding([verdicts()])
    (dispute,) = deciding.disputes
    deciding.take_field(dispute, "Verdict.rating", Take.THEIRS)
    assert deciding.left(dispute) == 1
    deciding.take_field(dispute, "Verdict.rationale", Take.OURS)
    assert deciding.choices[CLAIM].fields == {
        "Verdict.rating": Take.THEIRS,
        "Verdict.scale_version": Take.THEIRS,
        "Verdict.rationale": Take.OURS,
    }


def test_the_next_open_conflict_is_found_around_the_end() -> None:
    deciding = Deciding([verdicts(), deleted()])
    assert [deciding.next_open(after) for after in (-1, 0, 1)] == [0, 1, 0]
    deciding.take(deciding.disputes[0], Take.BOTH)
    assert [deciding.next_open(after) for after in (-1, 0, 1)] == [1, 1, 1]
    deciding.take(deciding.disputes[1], Take.OURS)
    assert deciding.next_open(0) is None


def test_what_was_decided_stands_where_the_conflict_is_the_same() -> None:
    before = Deciding([verdicts(), deleted()])
    for dispute in before.disputes:
        before.take(dispute, Take.OURS)
    again = Deciding([verdicts(), Dispute(Conflict(OTHER, "Claim", deleted_by=Take.OURS), "four cities")], before)
    assert [again.left(dispute) for dispute in again.disputes] == [0, 1]


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("rationale", "", "none"),
        ("is_draft", True, "Yes"),
        ("status", "in progress", "in progress"),
        ("rating", "true", "1 True"),
        ("kind", "time_mention", "Time mention"),
        ("as_of", "2025-05-23", "23 May 2025"),
        ("flags", ["graphic", "leaked"], "Graphic, Leaked"),
        ("anchor", {"start": 1, "quote": "eight others"}, "eight others"),
        ("number", 3, "3"),
        ("rating", "no_such_rating", "No such rating"),
    ],
)
def test_values_are_told_in_words(name: str, value: object, words: str) -> None:
    assert value_words(name, value, SCALE) == words


def test_who_changed_a_side_is_told_with_the_reason() -> None:
    assert side_words(None) == "not told"
    assert side_words(Author("Ana", "2025-05-23T14:25Z", "Edit verdict", "Recounted")).startswith("Ana, 23 May 2025")
    assert "“Recounted”" in side_words(Author("Ana", "2025-05-23T14:25Z", "Edit verdict", "Recounted"))


def test_the_signer_is_named_with_what_is_known_of_the_key() -> None:
    assert "Nobody signed" in signer_words(None)
    assert "whose key this desk knows" in signer_words(Signer("Night desk", "3f2a 91bc", is_known=True))
    assert "have them read it to you" in signer_words(Signer("Night desk", "3f2a 91bc"))


def test_what_differs_is_told_in_the_list() -> None:
    assert differing(verdicts()) == "Rating, scale version, reason"
    assert differing(deleted()) == "Deleted there, worked on here"
    worked = replace(deleted(), worked=(Clash("Comment", VERDICT, "record", None, "Ask again.", None),))
    (row,) = field_rows(worked, SCALE)
    assert (row.label, row.ours, row.theirs) == ("Remark", "Ask again.", "none")
    assert worked_words(deleted().conflict) == ("kept, worked on: remark", "deleted")
    rows = field_rows(verdicts(), SCALE)
    assert [(row.label, row.before, row.ours, row.theirs) for row in rows][2] == (
        "Reason",
        "none",
        "Counted.",
        "Counted again.",
    )


def test_the_account_names_every_decision_with_its_note() -> None:
    deciding = Deciding([verdicts()])
    deciding.take(deciding.disputes[0], Take.THEIRS)
    deciding.draft(deciding.disputes[0]).note = "They saw the list."
    counts = {("Claim", Fate.SAME): 9, ("Evidence", Fate.ADDED): 3, ("Link", Fate.ADDED): 2}
    named = {("Evidence", Fate.ADDED): ("Hospital list",)}
    account = MergeAccount("night.claimdesk", 12, counts, named, deciding.disputes)
    assert written_words(account, None) == "night.claimdesk held nothing new. Nothing was changed."
    assert written_words(account, Change("Merge")) == (
        "night.claimdesk is merged. 5 added; 9 the same in both; 1 decided. Undo takes all of it back."
    )
    assert record_rows(account) == [
        ("Added", "Evidence record", "Hospital list"),
        ("Added", "Evidence record", "2 more"),
        ("Added", "Link to a record", "2"),
    ]
    assert decision_rows(deciding) == [("eight others were wounded", "Theirs", "They saw the list.")]
