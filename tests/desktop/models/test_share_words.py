"""What is shared and what stays, in words."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from checks.domain.moment import Moment
from checks.domain.transfer import Direction, Profile, Transfer
from checks.exchange.bundle.leaks import Leak, Where
from checks.exchange.bundle.redacted import Held
from checks.services.bundles import Preview, Resolution
from desktop.models.share_words import (
    going,
    held_rows,
    leak_row,
    passphrase_fault,
    receivers,
    resolution_words,
    staying,
    summary,
    transfer_row,
)

KEY = UUID(int=1)
LEAK = Leak("+380 48 123 45 67", "a telephone number", 2, [Where("Verdict", KEY, "rationale")])


def preview(*leaks: Leak, fields: dict[tuple[str, str], int] | None = None) -> Preview:
    counts = {"Claim": 64, "Evidence": 1, "Link": 2, "Person": 2, "ArticleVersion": 3, "TollSeries": 1}
    return Preview(Profile.PARTNER, counts, 1, (), fields or {}, leaks)


def sent(to: str, day: str, direction: Direction = Direction.SENT, signer: str = "") -> Transfer:
    at = Moment.parse(day)
    return Transfer(UUID(int=2), KEY, direction, Profile.PARTNER, "a.claimdesk", "f" * 64, at, to, 12, signer=signer)


def test_what_goes_is_counted_by_kind() -> None:
    assert going(preview()) == [
        ("64", "Claims"),
        ("1", "Evidence record"),
        ("2", "Links to records"),
        ("2", "People"),
        ("3", "Texts of an article"),
        ("1", "Toll series"),
        ("1", "Kept file"),
    ]


def test_what_stays_is_told_most_first() -> None:
    fields = {("Claim", "owner_id"): 36, ("Comment", "all of it"): 5, ("Link", "note"): 142}
    assert staying(preview(fields=fields)) == [
        ("142", "Link to a record", "note"),
        ("36", "Claim", "owner"),
        ("5", "Remark", "all of it"),
    ]
    held = Held("Evidence", KEY, "A call", "says, note", "The source is confidential.")
    assert held_rows([held]) == [("A call", "says, note", "The source is confidential.")]


def test_the_sentence_says_what_hinders() -> None:
    assert summary(preview()) == "73 records would go, and nothing stays."
    told = summary(preview(LEAK, fields={("Claim", "owner_id"): 1}))
    assert told == "73 records would go; 1 field or records stay. 1 finding has to be decided on first."


def test_a_finding_says_where_it_stands() -> None:
    assert leak_row(LEAK) == ("+380 48 123 45 67", "a telephone number", "2", "Verdict, reason")
    assert leak_row(Leak("x", "a handle")) == ("x", "a handle", "0", "")
    assert resolution_words(Resolution("x")) == "“x” is blotted out"
    assert resolution_words(Resolution("x", "On their page.")) == "“x” may leave: On their page."


def test_what_was_sent_and_received_is_one_line_each() -> None:
    row = transfer_row(sent("Kyiv desk", "2025-05-23T14:25Z"))
    assert row[1:] == ("Sent", "Kyiv desk", "a.claimdesk", "A partner desk", "12", "0", "f" * 64)
    assert transfer_row(sent("", "2025-05-23", Direction.RECEIVED, "Night desk (3f2a)"))[1:3] == (
        "Received",
        "Night desk (3f2a)",
    )
    assert transfer_row(sent("", "2025-05-23"))[2] == "not told"


def test_receivers_are_offered_with_their_last_day_the_latest_first() -> None:
    transfers = [
        sent("Kyiv desk", "2025-05-20"),
        sent("Lviv desk", "2025-05-21"),
        sent("Kyiv desk", "2025-05-23"),
        sent("Odesa", "2025-05-24", Direction.RECEIVED),
    ]
    found = receivers(transfers)
    assert list(found) == ["Kyiv desk", "Lviv desk"]
    assert found["Kyiv desk"] == date(2025, 5, 23)


@pytest.mark.parametrize(
    ("first", "again", "says"),
    [
        ("short", "short", "at least 12"),
        ("aaaaaaaaaaaaaa", "aaaaaaaaaaaaaa", "one character"),
        ("four words of ours", "four words", "do not agree"),
        ("four words of ours", "four words of ours", ""),
    ],
)
def test_a_passphrase_is_long_mixed_and_typed_twice(first: str, again: str, says: str) -> None:
    fault = passphrase_fault(first, again)
    assert says in fault
    assert bool(fault) is bool(says)
