"""Which tables a claim is measured against."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from checks.domain.claim import Claim, Kind
from checks.domain.evidence import Link, Stance
from checks.domain.mention import PersonStatus, TimeMention
from checks.domain.moment import Moment
from checks.domain.span import Anchor
from checks.domain.tables import Comparator, ComparatorTable, TollPoint, TollSeries
from checks.domain.ties import is_tied, own_rows, records_in

RECORD, OTHER = UUID(int=1), UUID(int=2)
TEXT = "It was the largest prisoner swap of the war."
CLAIM = Claim(uuid4(), uuid4(), Anchor.at(TEXT, 0, len(TEXT) - 1), 0, Kind.SUPERLATIVE)
ROW = Comparator(Moment.parse("2025-05-23"), evidence_id=RECORD)
EARLIER = Comparator(Moment.parse("2025-04-19"), evidence_id=OTHER)
TABLE = ComparatorTable(uuid4(), "Exchanges", rows=(EARLIER, ROW, ROW), terms=("swap", "exchange"))
TOLL = TollSeries(uuid4(), "Port", points=(TollPoint(PersonStatus.KILLED, ROW.date, evidence_id=RECORD),))


def link(record: UUID, stance: Stance) -> Link:
    return Link(uuid4(), CLAIM.id, record, stance)


def test_a_linked_record_ties_whatever_it_is_a_part_of() -> None:
    bare = replace(TABLE, terms=())
    assert is_tied(TOLL, CLAIM, {RECORD})
    assert is_tied(bare, replace(CLAIM, kind=Kind.EVENT), {RECORD})
    assert not is_tied(TOLL, CLAIM, {OTHER})
    assert not is_tied(bare, CLAIM, ())


@pytest.mark.parametrize(
    ("terms", "kind", "expected"),
    [
        (("swap",), Kind.SUPERLATIVE, True),
        (("SWAP ",), Kind.SUPERLATIVE, True),
        (("prisoner sw",), Kind.SUPERLATIVE, True),
        (("wap",), Kind.SUPERLATIVE, False),
        (("",), Kind.SUPERLATIVE, False),
        (("swap.*",), Kind.SUPERLATIVE, False),
        (("swap",), Kind.EVENT, False),
    ],
)
def test_words_tie_superlatives_alone(terms: tuple[str, ...], kind: Kind, expected: bool) -> None:
    assert is_tied(replace(TABLE, terms=terms), replace(CLAIM, kind=kind), ()) is expected


def test_a_second_kind_and_the_statement_count_too() -> None:
    claim = replace(CLAIM, kind=Kind.EVENT, also=(Kind.SUPERLATIVE,), statement="No exchange was larger.")
    assert is_tied(replace(TABLE, terms=("exchange",)), claim, ())


def test_the_record_that_bears_on_the_claim_is_its_own_row() -> None:
    links = (link(OTHER, Stance.CONTEXT), link(RECORD, Stance.SUPPORTS))
    assert own_rows(TABLE, CLAIM, links) == (ROW, ROW)


def test_else_the_row_on_the_day_of_the_claim_is() -> None:
    on_friday = replace(CLAIM, times=(TimeMention(0, 2, "Friday", date(2025, 5, 23), date(2025, 5, 23)),))
    over_years = replace(CLAIM, times=(TimeMention(0, 2, "the war", date(2022, 2, 24), date(2025, 5, 23)),))
    context = (link(OTHER, Stance.CONTEXT),)
    assert own_rows(TABLE, on_friday, context) == (ROW, ROW)
    assert own_rows(TABLE, over_years, context) == ()


def test_each_record_of_a_table_is_told_once() -> None:
    assert records_in(TABLE) == (OTHER, RECORD)
    assert records_in(TOLL) == (RECORD,)
