"""Forms made from data: which fields a record has, and how each goes from value to text and back."""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto
from typing import Any
from uuid import UUID

from checks.errors import ChecksError
from desktop.widgets.moments import Unreadable, read_day, read_moment, say_day, say_moment

Raw = str | bool | StrEnum | tuple[StrEnum, ...] | UUID | None
"""What an editor holds: text, a tick, a choice or several, the id of a record."""
Part = Any
"""A frozen dataclass whose fields a form shows."""

_NUMBER = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?(e[+-]?\d+)?", re.IGNORECASE)


class Editor(Enum):
    """How a field is edited."""

    LINE = auto()
    LINES = auto()
    NUMBER = auto()
    DAY = auto()
    MOMENT = auto()
    CHOICE = auto()
    CHOICES = auto()
    SWITCH = auto()
    SEGMENTS = auto()
    """One choice of several that stand side by side."""
    REFERENCE = auto()
    """Another record, by its id."""


@dataclass(frozen=True, eq=False)
class Field:
    """One field of a form: the attribute it shows, its label, and its editor."""

    name: str
    label: str
    editor: Editor = Editor.LINE
    choices: type[StrEnum] | None = None
    hint: str = ""
    """An example, shown while the field is empty."""
    is_wide: bool = False
    """Does it take both columns?"""
    words: Mapping[Any, str] = field(default_factory=dict)
    """Names of choices where the value itself does not say enough."""

    def say_choice(self, choice: StrEnum) -> str:
        """The name of a choice."""
        return self.words.get(choice, sentence_case(choice.value))


@dataclass(frozen=True, eq=False)
class Group:
    """Fields under one heading: those of the record itself, or of the parts it holds in one attribute."""

    label: str
    """In the singular: "Figure"."""
    kind: type[Part]
    """The class of a part, or of the record itself."""
    fields: tuple[Field, ...]
    attribute: str | None = None
    """Where the record holds the part or parts; None for the record's own fields."""
    is_many: bool = False
    fixed: Callable[[Part], Mapping[str, Any]] = lambda _: {}
    """What a new part of this record has that nobody types, such as its place in the text."""
    follow: Callable[[Part, Part], Part] = lambda _, after: after
    """What else changes with what was typed, given the part before and after."""
    objections: Callable[[Part], Mapping[str, str]] = lambda _: {}
    """Sentences, by field, about what no single field of a part can tell, such as an end before its beginning."""

    def parts(self, record: Part) -> tuple[Part, ...]:
        """The parts of `record` that this group shows."""
        if self.attribute is None:
            return (record,)
        value = getattr(record, self.attribute)
        if self.is_many:
            return tuple(value)
        return () if value is None else (value,)

    def put(self, record: Part, parts: tuple[Part, ...]) -> Part:
        """`record` with these parts."""
        if self.attribute is None:
            return parts[0]
        value = parts if self.is_many else next(iter(parts), None)
        return dataclasses.replace(record, **{self.attribute: value})


@dataclass(frozen=True, eq=False)
class Form:
    """Groups of fields in the order of the screen."""

    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Reading:
    """What was read from the editors of one part: the part, if there is one, and a sentence for each bad field."""

    part: Part | None
    errors: Mapping[str, str]


def sentence_case(word: str) -> str:
    """Stored words as they read at the start of a line: "no_comment" as "No comment"."""
    words = word.replace("_", " ")
    return words[:1].upper() + words[1:]


def say_number(value: float) -> str:
    """A figure with commas between thousands: "1,000", "2.5"."""
    return f"{int(value):,}" if float(value).is_integer() and abs(value) < 1e15 else f"{value:,}"


def read_number(text: str) -> float:
    """The figure that somebody typed in digits; `Unreadable` otherwise."""
    words = re.sub(r"(?<=\d)\s(?=\d{3})", "", text.strip())
    value = float(words.replace(",", "")) if _NUMBER.fullmatch(words) else math.inf
    if math.isinf(value):
        raise Unreadable(f"“{text.strip()}” is not a figure. Write it in digits, like 1,200 or 2.5.")
    return value


def write_part(group: Group, part: Part | None) -> dict[str, Raw]:
    """What the editors of a group show for `part`; for None, what they show before anything is filled in."""
    if part is not None:
        return {spec.name: write_field(spec, getattr(part, spec.name)) for spec in group.fields}
    defaults = _defaults(group.kind)
    return {spec.name: write_field(spec, defaults.get(spec.name)) for spec in group.fields}


def write_field(spec: Field, value: Any) -> Raw:  # noqa: ANN401 - whatever the attribute holds
    """What the editor of a field shows for `value`."""
    if spec.editor is Editor.SWITCH:
        return bool(value)
    if spec.editor is Editor.CHOICES:
        return tuple(value or ())
    if spec.editor in _AS_IT_IS:
        as_it_is: Raw = value
        return as_it_is
    return "" if value is None else _WRITE[spec.editor](value)


def read_field(spec: Field, raw: Raw) -> Any:  # noqa: ANN401 - whatever the attribute holds
    """The value behind what an editor shows; None for an empty one. `Unreadable` where the text makes no sense."""
    if not isinstance(raw, str) or isinstance(raw, StrEnum):
        return raw
    text = raw.strip()
    return _READ[spec.editor](text) if text else None


def stored_at(form: Form, record: Part, place: str) -> tuple[Field, Raw] | None:
    """The field at a place such as "Figure/0/value", with what it shows for `record`; None where the record has none.

    A place is the label of a group, the number of a part, and the name of a field.
    """
    label, number, name = place.split("/")
    for group in form.groups:
        parts = group.parts(record) if group.label == label else ()
        for spec in group.fields if int(number) < len(parts) else ():
            if spec.name == name:
                return spec, write_field(spec, getattr(parts[int(number)], name))
    return None


def is_same(spec: Field, one: Raw, other: Raw) -> bool:
    """Do two raw values mean the same, such as "1000" and "1,000"?"""
    try:
        return bool(read_field(spec, one) == read_field(spec, other))
    except ChecksError:
        return one == other


_AS_IT_IS = (Editor.CHOICE, Editor.SEGMENTS, Editor.REFERENCE)
_WRITE: Mapping[Editor, Callable[[Any], str]] = {
    Editor.LINE: str,
    Editor.LINES: str,
    Editor.NUMBER: say_number,
    Editor.DAY: say_day,
    Editor.MOMENT: say_moment,
}
_READ: Mapping[Editor, Callable[[str], Any]] = {
    Editor.LINE: str,
    Editor.LINES: str,
    Editor.NUMBER: read_number,
    Editor.DAY: read_day,
    Editor.MOMENT: read_moment,
}


def read_part(group: Group, base: Part | None, raws: Mapping[str, Raw], fixed: Mapping[str, Any]) -> Reading:
    """The part behind the editors of one group.

    A bad field keeps the value of `base`; fields that do not fit each other keep all of it. A new part (`base` is None)
    is made once its needed fields are good; while all its editors stand as they were made, there is none and nothing is
    amiss.
    """
    if base is None and raws == write_part(group, None):
        return Reading(None, {})
    values, errors = _read_values(group, base, raws)
    if base is None and errors:
        return Reading(None, errors)
    if base is None:
        part = group.kind(**{**fixed, **values})
    else:
        part = group.follow(base, dataclasses.replace(base, **values))
    unfit = group.objections(part) if part != base else {}
    if unfit:
        return Reading(base, {**unfit, **errors})
    return Reading(part, errors)


def _read_values(group: Group, base: Part | None, raws: Mapping[str, Raw]) -> tuple[dict[str, Any], dict[str, str]]:
    """Good values by attribute, and sentences for the bad ones."""
    values: dict[str, Any] = {}
    errors: dict[str, str] = {}
    defaults = _defaults(group.kind)
    unchanged = write_part(group, base) if base is not None else {}
    for spec in group.fields:
        if raws[spec.name] and raws[spec.name] == unchanged.get(spec.name):
            continue
        try:
            value = read_field(spec, raws[spec.name])
            if value is not None:
                values[spec.name] = value
            elif spec.name in defaults:
                values[spec.name] = defaults[spec.name]
            else:
                errors[spec.name] = f"{spec.label} is needed here."
        except ChecksError as unreadable:
            errors[spec.name] = str(unreadable)
    return values, errors


def _defaults(kind: type[Part]) -> dict[str, Any]:
    """What each attribute is when nothing is filled in; those that must be filled in are absent."""
    return {spec.name: spec.default for spec in dataclasses.fields(kind) if spec.default is not dataclasses.MISSING}
