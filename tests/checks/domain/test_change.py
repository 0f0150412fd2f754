"""A change and its way back."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from checks.domain.change import Change, Record
from checks.domain.person import Person

ANA, BEN, CARA = (Person(UUID(int=number), name) for number, name in enumerate(["Ana", "Ben", "Cara"]))
records = st.lists(st.builds(Person, st.uuids(), st.from_type(str)) | st.from_type(Record), max_size=4).map(tuple)
changes = st.builds(Change, st.text(), records, records, st.none() | st.uuids())


@given(changes)
def test_the_inverse_of_the_inverse_has_the_same_content(change: Change) -> None:
    back = change.inverse().inverse()
    assert (back.label, back.before, back.after) == (change.label, change.before, change.after)


@given(changes)
def test_what_a_change_adds_its_inverse_removes(change: Change) -> None:
    assert change.inverse().removed == change.added
    assert change.inverse().added == change.removed


def test_the_inverse_names_what_it_undoes() -> None:
    done = Change("Add person", after=(ANA,), id=UUID(int=9))
    undone = replace(done.inverse(), id=UUID(int=10))
    assert undone.undoes == done.id
    assert undone.inverse().undoes is None, "a redo undoes nothing"


def test_tells_added_removed_and_edited_apart() -> None:
    renamed = replace(BEN, name="Benno")
    change = Change("Tidy up", before=(ANA, BEN), after=(renamed, CARA))
    assert change.added == (CARA,)
    assert change.removed == (ANA,)
    assert change.edited == ((BEN, renamed),)


def test_what_stays_the_same_is_not_edited() -> None:
    assert Change("Nothing", before=(ANA,), after=(ANA,)).edited == ()
