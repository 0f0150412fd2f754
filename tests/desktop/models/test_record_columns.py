"""Filters over columns find the same records as looking at each, in the order of their dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.domain.evidence import EvidenceFlag, EvidenceKind, Reliability, Side
from checks.domain.moment import Moment
from checks.domain.record_line import Copy, RecordLine
from desktop.models.columns import with_bits, with_terms
from desktop.models.record_columns import RecordColumns
from desktop.models.record_filter import RecordFilter

moments = st.builds(
    Moment, st.dates(date(2025, 5, 20), date(2025, 5, 24)), st.none() | st.sampled_from([time(9, 5), time(17, 1)])
)
lines = st.lists(
    st.builds(
        RecordLine,
        id=st.uuids(),
        kind=st.sampled_from(EvidenceKind),
        title=st.sampled_from(["Odesa port", "Kharkiv", "Zürich talks"]),
        side=st.none() | st.sampled_from(Side),
        published=st.none() | moments,
        reliability=st.none() | st.sampled_from(Reliability),
        flags=st.sampled_from([(), (EvidenceFlag.GRAPHIC,), tuple(EvidenceFlag)]),
        copy=st.sampled_from(Copy),
        import_id=st.none() | st.just(UUID(int=1)),
        links=st.integers(0, 2),
    ),
    unique_by=lambda line: line.id,
    max_size=12,
)
filters = st.builds(
    RecordFilter,
    words=st.sampled_from(["", "odesa", "PORT od", "zurich"]),
    kinds=st.frozensets(st.sampled_from(EvidenceKind), max_size=2),
    sides=st.frozensets(st.sampled_from(Side), max_size=2),
    flags=st.frozensets(st.sampled_from(EvidenceFlag), max_size=2),
    reliabilities=st.frozensets(st.sampled_from(Reliability), max_size=2),
    copies=st.frozensets(st.sampled_from(Copy), max_size=2),
    imports=st.frozensets(st.just(UUID(int=1))),
    is_unlinked=st.booleans(),
)


def fits(line: RecordLine, wanted: RecordFilter) -> bool:
    title = line.title.casefold().replace("ü", "u")
    return (
        all(word.casefold() in title for word in wanted.words.split())
        and (not wanted.kinds or line.kind in wanted.kinds)
        and (not wanted.sides or line.side in wanted.sides)
        and (not wanted.flags or bool(wanted.flags & set(line.flags)))
        and (not wanted.reliabilities or line.reliability in wanted.reliabilities)
        and (not wanted.copies or line.copy in wanted.copies)
        and (not wanted.imports or line.import_id in wanted.imports)
        and (not wanted.is_unlinked or not line.links)
    )


def shown(columns: RecordColumns, wanted: RecordFilter = RecordFilter()) -> list[RecordLine]:  # noqa: B008
    return [columns.lines[slot] for slot in columns.found(wanted)]


@given(lines, filters)
def test_a_filter_finds_what_fits_it(given_lines: list[RecordLine], wanted: RecordFilter) -> None:
    found = shown(RecordColumns(given_lines), wanted)
    assert {line.id for line in found} == {line.id for line in given_lines if fits(line, wanted)}
    assert wanted.is_active == (wanted != RecordFilter())


@given(lines)
def test_the_latest_comes_first_and_what_has_no_date_last(given_lines: list[RecordLine]) -> None:
    days = [line.published.day if line.published else date.min for line in shown(RecordColumns(given_lines))]
    assert days == sorted(days, reverse=True)


@given(lines, lines)
def test_putting_one_after_the_other_is_the_same_as_all_at_once(
    first: list[RecordLine], second: list[RecordLine]
) -> None:
    grown = RecordColumns(first)
    for line in second:
        grown.put(line)
    merged = {line.id: line for line in (*first, *second)}
    assert len(grown) == len(merged)
    assert shown(grown) == shown(RecordColumns(tuple(merged.values())))


def test_of_one_day_the_later_hour_comes_first() -> None:
    day = [Moment.parse(text) for text in ("2025-05-23T09:00", "2025-05-23T17:01", "2025-05-23")]
    columns = RecordColumns(
        [RecordLine(UUID(int=n), EvidenceKind.NOTE, str(n), published=at) for n, at in enumerate(day)]
    )
    assert [line.title for line in shown(columns)] == ["2", "1", "0"]


def test_what_is_dropped_is_not_found_again() -> None:
    line = RecordLine(UUID(int=1), EvidenceKind.NOTE, "Call")
    columns = RecordColumns([line])
    columns.put(replace(line, title="Letter"))
    assert [each.title for each in shown(columns, RecordFilter("letter"))] == ["Letter"]
    assert shown(columns, RecordFilter("call")) == []
    columns.drop(line.id)
    columns.drop(line.id)
    assert (len(columns), shown(columns), columns.line(line.id), columns.slot(line.id)) == (0, [], None, None)


@pytest.mark.parametrize(("masks", "left"), [((), [0, 1, 2]), ((1,), [0, 2]), ((1, 2), [2]), ((8,), [])])
def test_each_mask_needs_a_bit(masks: tuple[int, ...], left: list[int]) -> None:
    assert with_bits([0, 1, 2], [1, 2, 3], masks) == left


def test_each_term_has_to_stand_in_the_text() -> None:
    texts = ["odesa port", "odesa", "port"]
    assert with_terms([0, 1, 2], texts, ("port", "odesa")) == [0]
    assert with_terms([1, 2], texts, ()) == [1, 2]
