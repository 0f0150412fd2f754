"""Records are held to be one source only where they say so themselves."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from checks.domain.evidence import Evidence, EvidenceKind
from checks.domain.origin import Shared, origins


def record(number: int, **fields: object) -> Evidence:
    return Evidence(UUID(int=number), EvidenceKind.REPORT, f"Title {number}", **fields)


GOVERNOR = [record(n, publisher=f"Outlet {n}", original_source=who) for n, who in ((1, "Oleh K."), (3, " oleh k. "))]
AGENCY = [record(n, publisher=f"Paper {n}", byline_origin="Reuters") for n in (4, 5)]
ALONE = record(2, publisher="Hospital")


def grouped(*records: Evidence) -> list[tuple[int, ...]]:
    return [tuple(each.id.int for each in origin.records) for origin in origins(records)]


def test_who_knows_makes_one_source_of_several_outlets() -> None:
    assert grouped(GOVERNOR[0], ALONE, GOVERNOR[1]) == [(1, 3), (2,)]
    first = origins(GOVERNOR)[0]
    assert (first.shared, first.name) == (Shared.SOURCE, "Oleh K.")


def test_an_agency_in_the_byline_is_one_source() -> None:
    assert grouped(*AGENCY) == [(4, 5)]
    assert (origins(AGENCY)[0].shared, origins(AGENCY)[0].name) == (Shared.AGENCY, "Reuters")


def test_an_agency_that_names_two_who_know_is_two_sources() -> None:
    assert grouped(replace(AGENCY[0], original_source="A"), replace(AGENCY[1], original_source="B")) == [(4,), (5,)]


def test_the_same_outlet_counts_once_where_no_more_is_known() -> None:
    again = record(6, publisher="Hospital")
    assert (origins([ALONE, again])[0].shared, grouped(ALONE, again)) == (Shared.OUTLET, [(2, 6)])


def test_a_copy_belongs_to_what_it_was_copied_from_in_whatever_order() -> None:
    copy = record(7, publisher="Mirror", republished_from=ALONE.id)
    assert grouped(copy, GOVERNOR[0], ALONE) == [(7, 2), (1,)]
    assert (origins([copy, ALONE])[0].shared, origins([copy, ALONE])[0].name) == (Shared.COPY, "Mirror")


def test_two_copies_of_a_third_that_is_not_linked_are_one_source() -> None:
    absent = UUID(int=99)
    assert grouped(*(record(n, publisher=f"Mirror {n}", republished_from=absent) for n in (8, 9))) == [(8, 9)]


def test_a_copy_joins_what_else_belongs_together() -> None:
    copy = record(7, byline_origin="Reuters", republished_from=ALONE.id)
    assert grouped(ALONE, AGENCY[0], GOVERNOR[0], copy) == [(2, 4, 7), (1,)]


@given(
    st.lists(st.tuples(st.sampled_from([None, "A", "B"]), st.sampled_from([None, "X"]), st.integers(0, 9)), max_size=10)
)
def test_every_record_is_in_one_origin_and_those_of_one_source_are_together(
    given_records: list[tuple[str | None, str | None, int]],
) -> None:
    records = [
        record(n, original_source=who, publisher=outlet, republished_from=UUID(int=of) if of < n else None)
        for n, (who, outlet, of) in enumerate(given_records)
    ]
    found = origins(records)
    assert sorted(each.id for origin in found for each in origin.records) == [each.id for each in records]
    of_source: dict[str, int] = {}
    for place, origin in enumerate(found):
        for each in origin.records:
            assert of_source.setdefault(each.source, place) == place
