from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.domain.claim import Claim, Kind
from checks.domain.evidence import Evidence, EvidenceKind, Figure
from checks.domain.mention import PersonStatus, Place, Qualifier, Quantity, Resolution, Severity, TimeMention
from checks.domain.span import Anchor
from desktop.models.evidence_form import EVIDENCE_FORM
from desktop.panes.claim_form import CLAIM_FORM
from desktop.widgets.forms import Form, Group, read_number, read_part, say_number, stored_at, write_part
from desktop.widgets.moments import Unreadable

numbers = st.floats(allow_nan=False, allow_infinity=False)
lines = st.none() | st.text(st.characters(categories=["L", "P", "N"]), min_size=1, max_size=8)
quantities = st.builds(
    Quantity,
    st.just(0),
    st.just(5),
    value=st.none() | numbers,
    low=st.none() | numbers,
    high=st.none() | numbers,
    qualifier=st.sampled_from(Qualifier),
    unit=lines,
    counted=lines,
    person_status=st.none() | st.sampled_from(PersonStatus),
    severity=st.none() | st.sampled_from(Severity),
    category=lines,
    basis=lines,
)
times = st.builds(
    TimeMention,
    st.just(1),
    st.just(2),
    st.text("ab", min_size=1),
    first=st.none() | st.dates(),
    last=st.none() | st.dates(),
)


def group(form: Form, label: str) -> Group:
    return next(each for each in form.groups if each.label == label)


FIGURE, TIME, PLACE = (group(CLAIM_FORM, label) for label in ("Figure", "Time", "Place"))


@given(numbers)
def test_a_number_that_is_said_is_read_back(number: float) -> None:
    assert read_number(say_number(number)) == number


@pytest.mark.parametrize(("typed", "meant"), [("1,200", 1200), ("1 200", 1200), ("2.5", 2.5), ("-3", -3), (" 8 ", 8)])
def test_ways_to_write_a_number(typed: str, meant: float) -> None:
    assert read_number(typed) == meant


@pytest.mark.parametrize("typed", ["eight", "1,5", "1.200.000", "nan", "inf", "", "8 people", "1e999"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable, match="not a figure"):
        read_number(typed)


@given(quantities | times)
def test_a_part_that_nobody_touches_stays_as_it_is(part: Quantity | TimeMention) -> None:
    spec = FIGURE if isinstance(part, Quantity) else TIME
    reading = read_part(spec, part, write_part(spec, part), {})
    assert reading.part == part
    assert not reading.errors


@given(quantities)
def test_a_new_part_is_read_as_it_was_written(part: Quantity) -> None:
    raws = write_part(FIGURE, part)
    reading = read_part(FIGURE, None, raws, {"start": 0, "end": 5})
    if raws == write_part(FIGURE, None) or FIGURE.objections(part):
        assert reading.part is None
    else:
        assert reading.part == part


def test_a_bad_field_keeps_its_value_and_tells() -> None:
    part = Quantity(0, 5, 8, unit="person")
    raws = {**write_part(FIGURE, part), "value": "eight", "unit": "child"}
    reading = read_part(FIGURE, part, raws, {})
    assert reading.part == replace(part, unit="child")
    assert list(reading.errors) == ["value"]


@pytest.mark.parametrize(
    ("label", "part", "typed", "wrong"),
    [
        ("Figure", Quantity(0, 5, low=3), {"high": "2"}, "high"),
        ("Figure", Quantity(0, 5, 8), {"low": "9"}, "value"),
        ("Figure", Quantity(0, 5, high=7), {"value": "8"}, "value"),
        ("Time", TimeMention(0, 5, "Friday", date(2025, 5, 23)), {"last": "22 May 2025"}, "last"),
        ("Place", Place("Odesa", "Odesa"), {"country": "Ukraine"}, "country"),
    ],
)
def test_fields_that_do_not_fit_each_other_keep_the_part(
    label: str, part: Quantity | TimeMention | Place, typed: dict[str, str], wrong: str
) -> None:
    spec = group(CLAIM_FORM, label)
    reading = read_part(spec, part, {**write_part(spec, part), **typed}, {})
    assert reading.part == part
    assert list(reading.errors) == [wrong]
    assert reading.errors[wrong].endswith((".", "UA."))
    new = read_part(spec, None, {**write_part(spec, part), **typed}, {"start": 0, "end": 5})
    assert new.part is None, "nor is a new part made of them"
    assert list(new.errors) == [wrong]


def test_the_bounds_of_an_exact_figure_go_along_with_it() -> None:
    exact, vague = Quantity(0, 5, 8, 8, 8), Quantity(0, 5, 8, 7, 9)
    nine = {"value": "9"}
    assert read_part(FIGURE, exact, {**write_part(FIGURE, exact), **nine}, {}).part == Quantity(0, 5, 9, 9, 9)
    assert read_part(FIGURE, vague, {**write_part(FIGURE, vague), **nine}, {}).part == Quantity(0, 5, 9, 7, 9)
    low = read_part(FIGURE, exact, {**write_part(FIGURE, exact), "low": "7"}, {}).part
    assert low == Quantity(0, 5, 8, 7, 8), "what is typed into a bound counts for itself"


def test_a_place_in_a_form_is_found_or_not_there() -> None:
    claim = Claim(UUID(int=1), UUID(int=2), Anchor.at("Odesa", 0, 5), 0, Kind.PLACE, places=(Place("O", "Odesa"),))
    found = stored_at(CLAIM_FORM, claim, "Place/0/name")
    assert found is not None
    assert (found[0].label, found[1]) == ("Name", "Odesa")
    for place in ("Place/1/name", "Place/0/nothing", "Nothing/0/name", "Time/0/mention"):
        assert stored_at(CLAIM_FORM, claim, place) is None


def test_what_a_pronoun_stands_for_can_be_corrected() -> None:
    claim = Claim(UUID(int=1), UUID(int=2), Anchor.at("Odesa", 0, 5), 0, Kind.PLACE)
    references = group(CLAIM_FORM, "Reference")
    raws = {**write_part(references, None), "mention": "the port", "stands_for": "the port of Odesa"}
    made = read_part(references, None, raws, references.fixed(claim)).part
    assert references.put(claim, (made,)).resolves == (Resolution(0, 5, "the port", "the port of Odesa"),)


def test_every_structured_field_of_a_claim_can_be_edited() -> None:
    parts = {each.attribute for each in CLAIM_FORM.groups} - {None}
    own = {spec.name for each in CLAIM_FORM.groups if each.attribute is None for spec in each.fields}
    assert parts == {
        "quantities", "times", "places", "actors", "attribution", "comparison", "quotation", "resolves",
    }  # fmt: skip
    assert own == {"kind", "also", "polarity", "modality"}


def test_a_new_part_waits_for_its_needed_fields() -> None:
    blank = write_part(PLACE, None)
    assert read_part(PLACE, None, blank, {}).part is None
    assert not read_part(PLACE, None, blank, {}).errors
    begun = read_part(PLACE, None, {**blank, "mention": "Odessa"}, {})
    assert begun.part is None
    assert begun.errors == {"name": "Name is needed here."}
    whole = read_part(PLACE, None, {**blank, "mention": "Odessa", "name": "Odesa"}, {})
    assert whole.part == Place("Odessa", "Odesa")


def test_an_emptied_field_becomes_what_it_is_without_anything() -> None:
    part = Quantity(0, 5, 8, unit="person")
    reading = read_part(FIGURE, part, {**write_part(FIGURE, part), "unit": "  "}, {})
    assert reading.part == replace(part, unit=None)


def test_groups_find_and_put_their_parts() -> None:
    claim = Claim(UUID(int=1), UUID(int=2), Anchor.at("Odesa", 0, 5), 0, Kind.PLACE)
    place = Place("Odesa", "Odesa")
    assert PLACE.parts(claim) == ()
    assert PLACE.parts(PLACE.put(claim, (place,))) == (place,)
    attribution = group(CLAIM_FORM, "Attribution")
    assert attribution.put(claim, ()).attribution is None


def test_every_field_of_the_forms_belongs_to_its_class() -> None:
    for form, record in ((CLAIM_FORM, Claim), (EVIDENCE_FORM, Evidence)):
        for each in form.groups:
            if each.attribute is not None:
                assert each.attribute in record.__dataclass_fields__
            for spec in each.fields:
                assert spec.name in each.kind.__dataclass_fields__


def test_a_record_of_evidence_needs_a_title() -> None:
    source = EVIDENCE_FORM.groups[0]
    record = Evidence(UUID(int=1), EvidenceKind.REPORT, "")
    assert read_part(source, record, write_part(source, record), {}).errors == {"title": "Title is needed here."}


def test_figures_of_evidence_take_days() -> None:
    figures = group(EVIDENCE_FORM, "Figure")
    raws = {**write_part(figures, None), "what": "wounded", "best": "1,000", "as_of": "23 May 2025"}
    part = read_part(figures, None, raws, {}).part
    assert isinstance(part, Figure)
    assert (part.best, part.as_of.day) == (1000, date(2025, 5, 23))
