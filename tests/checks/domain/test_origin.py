"""Records are grouped by what ties them, in whatever order it comes, and a person's ruling holds before all else."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from checks.domain.evidence import Evidence, EvidenceKind
from checks.domain.origin import Origin, OriginRuling, Question, Shared, Tie, bind, disputed_by, group

RECORDS = tuple(Evidence(UUID(int=number), EvidenceKind.REPORT, f"Title {number}") for number in range(8))
GOVERNOR = "Oleh Kiper"


def tie(one: int, other: int, shared: Shared = Shared.SOURCE, what: str = GOVERNOR) -> Tie:
    return Tie(UUID(int=one), UUID(int=other), shared, what)


def ruling(one: int, other: int, *, is_same: bool, question: Question = Question.SOURCE) -> OriginRuling:
    return OriginRuling(UUID(int=100 + 10 * one + other), UUID(int=one), UUID(int=other), is_same, "", None, question)


def grouped(origins: Sequence[Origin]) -> list[list[int]]:
    return [[record.id.int for record in origin.records] for origin in origins]


def test_without_ties_each_record_is_a_source() -> None:
    found = group(RECORDS[:3], ())
    assert grouped(found) == [[0], [1], [2]]
    assert [origin.reasons for origin in found] == [(), (), ()]


def test_ties_make_components_in_the_order_of_their_first_records() -> None:
    assert grouped(group(RECORDS[:5], [tie(3, 1), tie(3, 0), tie(2, 4)])) == [[0, 1, 3], [2, 4]]


def test_a_group_says_all_its_reasons_the_weightiest_first() -> None:
    ties = [tie(1, 2, Shared.AGENCY, "Reuters"), tie(0, 1), tie(0, 2, Shared.COPY, "")]
    (found,) = group(RECORDS[:3], ties)
    assert found.reasons == ("2 copies of one report", "2 from Oleh Kiper", "2 carry Reuters")
    assert found.reasons_of(UUID(int=1)) == ("from Oleh Kiper", "carry Reuters")


def test_two_are_both_and_more_are_all() -> None:
    assert group(RECORDS[:2], [tie(0, 1)])[0].reasons == ("Both from Oleh Kiper",)
    assert group(RECORDS[:3], [tie(0, 1), tie(1, 2)])[0].reasons == ("All from Oleh Kiper",)


def test_a_ruling_joins_what_nothing_ties() -> None:
    rulings = [OriginRuling(UUID(int=9), UUID(int=0), UUID(int=2), is_same=True, reason="one author")]
    found = group(RECORDS[:3], (), rulings)
    assert grouped(found) == [[0, 2], [1]]
    assert found[0].reasons == ("Both ruled one source: one author",)


def test_a_ruling_takes_one_record_out_and_leaves_the_others_together() -> None:
    rulings = [ruling(1, other, is_same=False) for other in (0, 2, 3)]
    ties = bind([each.id for each in RECORDS[:4]], Shared.SOURCE, GOVERNOR, disputed_by(rulings))
    assert grouped(group(RECORDS[:4], ties, rulings)) == [[0, 2, 3], [1]]


def test_two_kept_apart_do_not_tear_the_others_from_each_other() -> None:
    rulings = [ruling(0, 1, is_same=False)]
    ties = bind([each.id for each in RECORDS[:5]], Shared.SOURCE, GOVERNOR, disputed_by(rulings))
    assert grouped(group(RECORDS[:5], ties, rulings)) == [[0, 2, 3, 4], [1]]


def test_what_a_person_joins_holds_before_what_the_program_ties() -> None:
    rulings = [ruling(0, 1, is_same=True), ruling(0, 2, is_same=False)]
    assert grouped(group(RECORDS[:3], [tie(1, 2)], rulings)) == [[0, 1], [2]]


def test_a_ruling_on_duplicates_says_nothing_about_sources() -> None:
    rulings = [ruling(0, 1, is_same=False, question=Question.RECORD)]
    assert grouped(group(RECORDS[:2], [tie(0, 1)], rulings)) == [[0, 1]]


def test_ties_and_rulings_on_records_that_are_not_there_are_passed_over() -> None:
    assert grouped(group(RECORDS[:2], [tie(0, 7)], [ruling(1, 7, is_same=True)])) == [[0], [1]]


TIES = st.lists(
    st.builds(tie, st.integers(0, 7), st.integers(0, 7), st.sampled_from(list(Shared)[1:]), st.sampled_from("AB")),
    max_size=14,
)
APART = st.frozensets(st.frozensets(st.integers(0, 7), min_size=2, max_size=2), max_size=5)


@given(TIES, APART, st.data())
def test_groups_are_a_partition_whatever_the_order(ties: list[Tie], apart: frozenset, data: st.DataObject) -> None:
    rulings = [ruling(*sorted(pair), is_same=False) for pair in apart]
    found = group(RECORDS, ties, rulings)
    assert sorted(record.id for origin in found for record in origin.records) == [record.id for record in RECORDS]
    again = group(
        data.draw(st.permutations(RECORDS)), data.draw(st.permutations(ties)), data.draw(st.permutations(rulings))
    )
    assert {origin.ids for origin in again} == {origin.ids for origin in found}


@given(TIES)
def test_without_rulings_what_is_tied_is_together_and_nothing_else(ties: list[Tie]) -> None:
    found = group(RECORDS, ties)
    for each in ties:
        assert sum(bool(each.pair & origin.ids) for origin in found) == 1
    for origin in found:
        reached = {min(origin.ids)}
        for _ in origin.ids:
            reached |= {each for tie in origin.ties if tie.pair & reached for each in tie.pair}
        assert reached == origin.ids, "the reasons hold all of it together"


@given(TIES, APART, APART)
def test_rulings_are_obeyed(ties: list[Tie], apart: frozenset, together: frozenset) -> None:
    rulings = [ruling(*sorted(pair), is_same=False) for pair in apart]
    rulings += [ruling(*sorted(pair), is_same=True) for pair in together - apart]
    found = group(RECORDS, ties, rulings)
    for pair in apart:
        assert not any({UUID(int=each) for each in pair} <= origin.ids for origin in found)
    by_hand = group(RECORDS, (), [each for each in rulings if each.is_same])
    if not any({UUID(int=each) for each in pair} <= origin.ids for pair in apart for origin in by_hand):
        assert all(any(origin.ids <= whole.ids for whole in found) for origin in by_hand)


@given(st.sets(st.integers(0, 7), min_size=1), st.sets(st.integers(0, 7)))
def test_what_is_bound_is_one_group_with_or_without_the_disputed(ids: set[int], disputed: set[int]) -> None:
    bound = list(bind([UUID(int=each) for each in ids], Shared.OUTLET, "", frozenset(UUID(int=e) for e in disputed)))
    records = [RECORDS[each] for each in ids]
    assert len(group(records, bound)) == 1
    undisputed = [RECORDS[each] for each in ids - disputed]
    assert len(group(undisputed, bound)) <= 1
