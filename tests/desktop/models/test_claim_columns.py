"""Columns keep what going through the claims one by one keeps, in the order that sorting them gives."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid5

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.domain.claim import Claim, Kind, Status
from checks.domain.finding import Level
from checks.domain.mention import Actor, Attribution, Comparison, Place, Quantity, Quotation, Resolution, TimeMention
from checks.domain.span import Anchor
from desktop.models.claim_columns import SORT_KEYS, UNLIKELY, ClaimColumns
from desktop.models.claim_facts import UNLIKELY_BELOW, Facts, has_something_to_check
from desktop.models.claim_filter import ClaimFilter, Order
from desktop.models.claim_search import fold, searched_text

_NAMES = UUID(int=5)
ME, OTHER = UUID(int=1), UUID(int=2)
TEXT = "Eight were hurt in Kryvyi Ríh’s centre, officials said. Nobody saw it. " * 3
WORDS = ("", "hurt", "rih's centre", "  nobody   HURT ", "zebra", "kryvyi said")

claims = st.builds(
    lambda start, length, kind, also, status, worth, owner: Claim(
        uuid5(_NAMES, f"{start}-{length}-{kind}"),
        _NAMES,
        Anchor.at(TEXT, start, start + length),
        start // 20,
        kind,
        also=also,
        checkworthiness=worth,
        status=status,
        owner_id=owner,
    ),
    st.integers(0, 150),
    st.integers(1, 60),
    st.sampled_from(Kind),
    st.lists(st.sampled_from(Kind), max_size=2).map(tuple),
    st.sampled_from(Status),
    st.sampled_from((0.0, 0.2, 0.25, 0.5, 0.9)),
    st.sampled_from((ME, OTHER, None)),
)
facts = st.builds(Facts, st.integers(0, 2), st.just(0), st.lists(st.sampled_from(Level), max_size=2).map(tuple))
desks = st.lists(st.tuples(claims, facts), max_size=25, unique_by=lambda pair: pair[0].id)
filters = st.builds(
    ClaimFilter,
    st.frozensets(st.sampled_from(Status), max_size=3),
    st.frozensets(st.sampled_from(Kind), max_size=3),
    st.frozensets(st.sampled_from(Level), max_size=2),
    st.sampled_from((0.0, 0.25, 0.5)),
    st.booleans(),
    st.booleans(),
    st.sampled_from(WORDS),
    st.booleans(),
)


def keeps(wanted: ClaimFilter, claim: Claim, known: Facts) -> bool:
    """The filter, asked of one claim in the plainest way."""
    if claim.status is Status.NOT_A_CLAIM and not wanted.shows_rejected and claim.status not in wanted.statuses:
        return False
    if wanted.statuses and claim.status not in wanted.statuses:
        return False
    if wanted.kinds and not wanted.kinds & {claim.kind, *claim.also}:
        return False
    if wanted.levels and not wanted.levels & set(known.levels):
        return False
    if wanted.lacks_evidence and (known.records or not has_something_to_check(claim)):
        return False
    if wanted.is_mine and claim.owner_id != ME:
        return False
    is_found = all(fold(word) in searched_text(claim) for word in wanted.words.split())
    return is_found and claim.checkworthiness >= wanted.least_worthiness


def columns_of(desk: list[tuple[Claim, Facts]]) -> ClaimColumns:
    return ClaimColumns(tuple(claim for claim, _ in desk), {claim.id: known for claim, known in desk}, ME)


@given(desk=desks, wanted=filters, order=st.sampled_from(Order))
@settings(max_examples=150, deadline=None)
def test_a_filter_keeps_what_a_plain_one_keeps(
    desk: list[tuple[Claim, Facts]], wanted: ClaimFilter, order: Order
) -> None:
    columns = columns_of(desk)
    kept = [columns.claims[slot] for slot in columns.keep(columns.ordered(order), wanted)]
    plain = [claim for claim, known in desk if keeps(wanted, claim, known)]
    assert kept == sorted(plain, key=SORT_KEYS[order])


@given(
    desk=desks,
    edits=st.lists(st.tuples(st.integers(0, 24), claims, facts, st.booleans()), max_size=8),
    wanted=filters,
    order=st.sampled_from(Order),
)
@settings(max_examples=100, deadline=None)
def test_putting_and_dropping_ends_where_building_anew_does(
    desk: list[tuple[Claim, Facts]],
    edits: list[tuple[int, Claim, Facts, bool]],
    wanted: ClaimFilter,
    order: Order,
) -> None:
    followed, now = columns_of(desk), {claim.id: (claim, known) for claim, known in desk}
    for each in Order:
        followed.keep(followed.ordered(each), ClaimFilter(words="hurt"))
        followed.groups(each)
    for at, other, known, keeps_it in edits:
        old = desk[at][0] if at < len(desk) else other
        claim = replace(other, id=old.id)
        if keeps_it:
            followed.put(claim, known)
            now[claim.id] = (claim, known)
        else:
            followed.drop(claim.id)
            now.pop(claim.id, None)
    fresh = columns_of(list(now.values()))
    for columns in (followed, fresh):
        assert len(columns) == len(now)
    found, expected = (
        [columns.claims[slot] for slot in columns.keep(columns.ordered(order), wanted)] for columns in (followed, fresh)
    )
    assert found == expected
    groups = followed.groups(order)
    if groups is not None:
        key = fresh.groups(order)
        assert key is not None
        assert [groups[slot] for slot in followed.ordered(order)] == [key[slot] for slot in fresh.ordered(order)]


def _claim(worth: float, status: Status = Status.SUGGESTED) -> Claim:
    return Claim(
        uuid5(_NAMES, str(worth)), _NAMES, Anchor.at(TEXT, 0, 5), 0, Kind.EVENT, status=status, checkworthiness=worth
    )


def test_only_suggestions_without_a_reason_are_unlikely() -> None:
    kinds = [(0.18, Status.SUGGESTED), (UNLIKELY_BELOW, Status.SUGGESTED), (0.1, Status.OPEN)]
    columns = ClaimColumns(tuple(_claim(*each) for each in kinds))
    assert [bool(bits & UNLIKELY) for bits in columns.bits] == [True, False, False]


def test_words_are_read_ahead_in_portions() -> None:
    columns = ClaimColumns(tuple(_claim(worth / 10) for worth in range(5)))
    assert columns.read_some(3)
    assert not columns.read_some(3)
    columns.put(replace(columns.claims[1], statement="A zebra crossed."), Facts())
    assert not columns.read_some(9), "what changed is read again"
    found = columns.keep(columns.ordered(Order.TEXT), ClaimFilter(words="zebra"))
    assert [columns.claims[slot].checkworthiness for slot in found] == [0.1]


def test_a_claim_that_is_not_there_has_no_slot() -> None:
    columns = ClaimColumns()
    assert columns.slot(None) is None
    assert columns.slot(UUID(int=99)) is None
    columns.drop(UUID(int=99))
    assert list(columns) == []


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("rih's", "Kryvyi Ríh’s centre"), ("ODESA", "odesa"), ("strasse", "Straße"), ('"done"', "“done”"),
        ("ї", "Їжак"), ("10-15", "10–15"),
    ],
)  # fmt: skip
def test_capitals_accents_and_fine_marks_do_not_matter(typed: str, stands: str) -> None:
    assert fold(typed) in fold(stands)


def test_a_search_looks_through_all_fields() -> None:
    claim = replace(
        _claim(0.5),
        statement="Eight people were wounded.",
        quantities=(Quantity(0, 5, 8, unit="person", counted="sailors", category="military"),),
        times=(TimeMention(0, 1, "last Friday"),),
        places=(Place("the port", "Odesa"),),
        actors=(Actor("Kyiv", "Government of Ukraine"),),
        attribution=Attribution("the governor", "said"),
        comparison=Comparison("first", scope="strikes on the port"),
        quotation=Quotation(0, 1, "x", speaker="Oleh Kiper"),
        resolves=(Resolution(0, 1, "it", "the harbour master"),),
    )
    text = searched_text(claim)
    for words in (
        "eight people", "sailors", "military", "last friday", "odesa", "government of ukraine", "governor",
        "strikes on", "kiper", "harbour master", "event",
    ):  # fmt: skip
        assert words in text
    assert "none" not in text
