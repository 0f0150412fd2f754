"""Toll series, comparator tables and rulings on origin: kept, edited, removed, and taken back."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from checks.casebook import Casebook
from checks.domain.mention import PersonStatus
from checks.domain.moment import Moment
from checks.domain.tables import Comparator, ComparatorTable, Measure, TollPoint, TollSeries
from checks.errors import NotFound

ON_BOTH_ENGINES = True

DAY = Moment.parse("2025-05-23T17:01+03:00")
SERIES = TollSeries(
    uuid4(),
    "Odesa port, 23 May",
    "Two missiles hit the port of Odesa.",
    "Europe/Kyiv",
    (TollPoint(PersonStatus.KILLED, DAY, best=1, source="The governor"),),
)
TABLE = ComparatorTable(
    uuid4(),
    "Prisoner exchanges",
    (Measure("total", "Total", "person"),),
    (Comparator(Moment.parse("2022-06-29"), "29 June", (("total", 288.0),), ranges=(("total", 280.0, 290.0),)),),
    terms=("swap", "exchange"),
)


@pytest.mark.parametrize(("shelf", "record"), [("tolls", SERIES), ("comparators", TABLE)])
def test_a_record_is_kept_edited_and_removed(
    casebook: Casebook, shelf: str, record: TollSeries | ComparatorTable
) -> None:
    shelf_ = getattr(casebook, shelf)
    added = shelf_.add(record)
    assert shelf_.all() == (record,)
    edited = shelf_.edit(replace(record, title="Another title"))
    assert shelf_.get(record.id).title == "Another title"
    casebook.apply(edited.inverse())
    assert shelf_.get(record.id) == record
    removed = shelf_.delete(record)
    assert shelf_.all() == ()
    casebook.apply(removed.inverse())
    assert shelf_.all() == (record,)
    assert added.label in ("Add toll series", "Add table")


def test_what_is_gone_cannot_be_edited(casebook: Casebook) -> None:
    with pytest.raises(NotFound):
        casebook.tolls.edit(SERIES)
