"""What makes records one source, the reasons that are given, and the sample as EVIDENCE.md describes it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.casebook import Casebook
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, EvidenceKind, Link, Side, Stance
from checks.domain.origin import OriginRuling
from checks.matching.sources import both_sides_agree, origins, origins_of, text_of

GOVERNOR = ("Oleh Kiper", "Governor Kiper", "Oblast governor Oleh Kiper")
STORY = "Two missiles struck the harbour of the southern city late on Friday and damaged the quay and a granary."
ALONE = Evidence(UUID(int=2), EvidenceKind.REPORT, "Title", publisher="Hospital")


def record(number: int, **fields: object) -> Evidence:
    return Evidence(UUID(int=number), EvidenceKind.REPORT, f"Title {number}", **fields)


def kiper(number: int) -> Evidence:
    return record(number, publisher=f"Outlet {number}", original_source=GOVERNOR[number % 3])


def agency(number: int, **fields: object) -> Evidence:
    return record(number, publisher=f"Paper {number}", byline_origin="Reuters", **fields)


def grouped(*records: Evidence, **more: object) -> list[tuple[int, ...]]:
    return [tuple(each.id.int for each in origin.records) for origin in origins(records, **more)]


def reasons(*records: Evidence, **more: object) -> list[str]:
    return [reason for origin in origins(records, **more) for reason in origin.reasons]


def test_who_knows_makes_one_source_of_several_outlets_however_it_is_written() -> None:
    assert grouped(kiper(1), ALONE, kiper(3), kiper(5)) == [(1, 3, 5), (2,)]
    assert reasons(kiper(1), kiper(3), kiper(5)) == ["All from Oblast governor Oleh Kiper"]


def test_an_agency_in_the_byline_is_one_source() -> None:
    assert reasons(agency(4), agency(5)) == ["Both carry Reuters"]


def test_an_agency_that_names_two_who_know_is_two_sources() -> None:
    assert grouped(agency(4, original_source="A"), agency(5, original_source="B")) == [(4,), (5,)]


def test_a_report_that_names_nobody_does_not_count_beside_whom_its_agency_names() -> None:
    assert grouped(agency(4), agency(5, original_source="A")) == [(4, 5)]
    assert grouped(agency(4), agency(5, original_source="A"), agency(6, original_source="B")) == [(4, 5), (6,)]
    assert reasons(agency(4), agency(5, original_source="A")) == ["Both carry Reuters"]


def test_the_same_outlet_counts_once_where_no_more_is_known() -> None:
    again = record(6, publisher="The hospital")
    assert (reasons(ALONE, again), grouped(ALONE, again)) == (["Both from The hospital"], [(2, 6)])


def test_a_row_that_names_an_outlet_belongs_to_what_that_wrote() -> None:
    row = record(6, publisher="Tables", original_source="Hospital", derived_from=ALONE.id)
    assert grouped(ALONE, row) == [(2, 6)]


def test_a_copy_belongs_to_what_it_was_copied_from_in_whatever_order() -> None:
    copy = record(7, publisher="Mirror", republished_from=ALONE.id)
    assert grouped(copy, kiper(1), ALONE) == [(7, 2), (1,)]
    assert reasons(copy, ALONE) == ["Both copies of one report"]


def test_two_copies_of_a_third_that_is_not_linked_are_one_source() -> None:
    absent = UUID(int=99)
    assert grouped(*(record(n, publisher=f"Mirror {n}", republished_from=absent) for n in (8, 9))) == [(8, 9)]


def test_components_are_connected_over_several_reasons() -> None:
    copy = agency(7, republished_from=ALONE.id)
    assert grouped(ALONE, agency(4), kiper(1), copy) == [(2, 4, 7), (1,)]
    assert reasons(ALONE, agency(4), copy) == ["2 copies of one report", "2 carry Reuters"]


def test_a_shared_passage_ties_and_is_quoted() -> None:
    one, other = record(1, publisher="One", says=STORY), record(3, publisher="Other", says=f"It is said: {STORY}")
    assert reasons(one, other) == [f"Both share their text: “{STORY.rstrip('.')}”"]


def test_the_text_of_the_page_counts_before_what_the_checker_noted() -> None:
    one, other = record(1, publisher="One", says=STORY), record(3, publisher="Other", says=STORY)
    assert grouped(one, other, texts={other.id: "Something else"}) == [(1,), (3,)]
    assert grouped(replace(one, says=""), other, texts={one.id: STORY}) == [(1, 3)]


def test_a_long_passage_is_cut() -> None:
    long = " ".join([STORY] + [f"word{n}" for n in range(60)])
    (reason,) = reasons(record(1, publisher="One", says=long), record(3, publisher="Other", says=long))
    assert reason.endswith("…”")
    assert len(reason) < 200


def test_what_is_quoted_stands_in_marks_in_the_text_of_a_record() -> None:
    assert text_of(record(1, quote_text="“So it is”", says="He said so")) == "“So it is”\n\nHe said so"
    assert text_of(record(1)) == ""


def test_rulings_hold_over_what_the_program_finds() -> None:
    apart = [OriginRuling(UUID(int=9), kiper(1).id, kiper(3).id, is_same=False, reason="He spoke twice")]
    assert grouped(kiper(1), kiper(3), rulings=apart) == [(1,), (3,)]
    same = [OriginRuling(UUID(int=9), ALONE.id, kiper(3).id, is_same=True, reason="The governor's hospital")]
    assert reasons(ALONE, kiper(3), rulings=same) == ["Both ruled one source: The governor's hospital"]


def test_opponents_that_support_the_same_agree() -> None:
    def linked(side: Side | None, stance: Stance) -> tuple[Link, Evidence]:
        return Link(UUID(int=8), UUID(int=9), UUID(int=1), stance), record(1, side=side)

    a, b = linked(Side.BELLIGERENT_A, Stance.SUPPORTS), linked(Side.BELLIGERENT_B, Stance.SUPPORTS)
    assert both_sides_agree([a, b])
    assert not both_sides_agree([a, linked(Side.BELLIGERENT_B, Stance.AGAINST)])
    assert not both_sides_agree([a, linked(Side.THIRD, Stance.SUPPORTS)])


FIELDS = st.fixed_dictionaries(
    {
        "original_source": st.sampled_from([None, "Oleh Kiper", "Governor Kiper", "B"]),
        "byline_origin": st.sampled_from([None, "Reuters", "AFP"]),
        "publisher": st.sampled_from([None, "X", "Y"]),
        "says": st.sampled_from(["", STORY, f"{STORY} And more."]),
        "republished_from": st.sampled_from([None, UUID(int=1), UUID(int=77)]),
    }
)


@given(st.lists(FIELDS, max_size=7), st.data())
def test_grouping_is_a_partition_that_does_not_depend_on_the_order(given_fields: list, data: st.DataObject) -> None:
    records = [record(number, **fields) for number, fields in enumerate(given_fields)]
    found = origins(records)
    assert sorted(each.id for origin in found for each in origin.records) == [each.id for each in records]
    assert {origin.ids for origin in origins(data.draw(st.permutations(records)))} == {origin.ids for origin in found}
    for origin in found:
        assert bool(origin.reasons) == (len(origin.records) > 1)


# The sample: records and independent sources of each claim, as its evidence is described.
SAMPLE = {
    "Russia and Ukraine Free Hundreds of Captives": (2, 2),
    "Missiles Hit Odesa Port": (2, 1),
    "Russian forces struck Odesa on Friday": (2, 2),
    "two ballistic missiles": (2, 2),
    "One person was killed": (7, 1),
    "eight others were wounded": (3, 1),
    "four in critical condition": (2, 1),
    "the first strike on Odesa’s port since March 11": (8, 4),
    "the more than 600-mile front line": (4, 3),
    "270 members of the military": (3, 2),
    "the largest swap since the war broke out": (13, 9),
}


@pytest.fixture(scope="module")
def sample_desk(sample_master: Path) -> Desk:
    with Casebook.open(sample_master, person="Checker") as casebook:
        return casebook.desk(casebook.articles.overview()[0].article.id)


def claim_of(desk: Desk, words: str) -> UUID:
    return next(claim.id for claim in desk.claims if claim.quote == words)


@pytest.mark.parametrize(("words", "counts"), SAMPLE.items())
def test_the_sample_counts_as_its_evidence_is_described(sample_desk: Desk, words: str, counts: tuple[int, int]) -> None:
    found = origins_of(sample_desk, claim_of(sample_desk, words))
    assert (sum(len(origin.records) for origin in found), len(found)) == counts


def test_the_stories_of_the_strike_are_all_one_governor(sample_desk: Desk) -> None:
    for words in ("One person was killed", "eight others were wounded", "four in critical condition"):
        (origin,) = origins_of(sample_desk, claim_of(sample_desk, words))
        assert origin.reasons[0] in (f"{every} from Oleh Kiper, Odesa Oblast governor" for every in ("All", "Both"))


def test_opponents_agree_that_two_missiles_struck(sample_desk: Desk) -> None:
    assert both_sides_agree(sample_desk.linked(claim_of(sample_desk, "two ballistic missiles")))
    assert not both_sides_agree(sample_desk.linked(claim_of(sample_desk, "One person was killed")))
