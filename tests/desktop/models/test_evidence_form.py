"""The form of an evidence record: every field exists, is named once, and every choice has words of its own."""

from __future__ import annotations

import inspect
from collections import Counter
from dataclasses import fields
from typing import get_type_hints

import pytest

from checks.domain.evidence import Evidence
from desktop.models.evidence_form import EVIDENCE_FORM
from desktop.widgets.forms import Editor, Field, Group

GROUPS = EVIDENCE_FORM.groups
FIELDS = [pytest.param(group, field, id=f"{group.label}-{field.name}") for group in GROUPS for field in group.fields]
CHOOSING = (Editor.CHOICE, Editor.CHOICES, Editor.SEGMENTS)


@pytest.mark.parametrize(("group", "field"), FIELDS)
def test_a_field_shows_something_that_there_is(group: Group, field: Field) -> None:
    assert field.name in {each.name for each in fields(group.kind)}
    assert field.label[0].isupper()
    assert field.label == field.label.strip(": ")


@pytest.mark.parametrize(("group", "field"), FIELDS)
def test_choices_are_offered_where_there_are_some_and_each_has_its_own_words(group: Group, field: Field) -> None:
    assert (field.choices is not None) is (field.editor in CHOOSING)
    if field.choices is not None:
        words = [field.say_choice(choice) for choice in field.choices]
        assert all(word and "_" not in word for word in words)
        assert max(Counter(words).values()) == 1
        assert set(field.words) <= set(field.choices)


@pytest.mark.parametrize(("group", "field"), FIELDS)
def test_the_editor_fits_what_it_edits(group: Group, field: Field) -> None:
    hint = str(get_type_hints(group.kind)[field.name])
    assert (field.editor is Editor.NUMBER) is ("float" in hint or "int" in hint)
    assert (field.editor is Editor.MOMENT) is ("Moment" in hint)
    assert (field.editor is Editor.CHOICES) is ("tuple" in hint)


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.label)
def test_no_field_stands_twice_in_a_group(group: Group) -> None:
    assert max(Counter(field.name for field in group.fields).values()) == 1
    assert max(Counter(field.label for field in group.fields).values()) == 1


def test_parts_lie_where_the_record_holds_them() -> None:
    names = {field.name for field in fields(Evidence)}
    held = [group for group in GROUPS if group.attribute is not None]
    assert {group.attribute for group in held} <= names
    assert all(inspect.isclass(group.kind) and group.kind is not Evidence for group in held)
    assert all(group.kind is Evidence for group in GROUPS if group.attribute is None)


def test_a_record_begins_with_its_title() -> None:
    assert GROUPS[0].fields[0].name == "title"
    assert [group.label for group in GROUPS][:2] == ["Source", "What it says"]


def test_the_groups_are_named_apart() -> None:
    assert max(Counter(group.label for group in GROUPS).values()) == 1
