"""A change in words: what it did to which record, field by field, before and after."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from checks.domain.change import Change, Record
from checks.domain.moment import Moment
from checks.domain.span import Anchor

NOTHING = "nothing"
"""What stands for an empty field."""
KIND_NAMES: Mapping[str, str] = {
    "ArticleVersion": "text of an article",
    "Link": "link to a record",
    "Evidence": "evidence record",
    "Comment": "remark",
    "Import": "import",
    "EarlierCheck": "earlier check",
    "TollSeries": "toll series",
    "ComparatorTable": "table of comparators",
    "OriginRuling": "ruling on sources",
    "House": "house rules",
    "ClaimRelation": "relation of claims",
    "SecondCheck": "second check",
    "Scale": "house scale",
    "Transfer": "bundle",
}
"""What people call records, where the name of the kind says it badly."""
_FIELD_NAMES = {
    "anchor": "words of the article",
    "rationale": "reasons",
    "is_draft": "draft",
    "dismissed": "dismissed for",
    "is_carried": "carried over and not confirmed",
    "relation": "stands to the earlier claim as",
    "said": "said so",
    "said_rationale": "reasons on what was said",
    "recheck_on": "check again on",
    "is_archived": "put away",
    "is_return": "sent back with it",
    "allows_single_person": "one person may sign",
}
_UNSPOKEN = {"id", "version_id", "claim_id", "sentence", "signed_hash", "arrived", "sha256", "offsets", "sentences"}
"""Fields that say nothing to a person, or that the words around them say already."""
_LONGEST = 160
"""Characters of a value that are shown."""


class Deed(StrEnum):
    """What was done to a record."""

    ADDED = "added"
    REMOVED = "removed"
    EDITED = "edited"


@dataclass(frozen=True)
class Difference:
    """One thing that a change did: a record that came or went, or one field of one that was edited."""

    deed: Deed
    record_id: UUID
    about: str
    """The record: "Claim “Eight people were killed”"."""
    field: str = ""
    """The field that was edited, in words; empty where a whole record came or went."""
    before: str = ""
    after: str = ""

    @property
    def sentence(self) -> str:
        """All of it in one line."""
        if self.deed is not Deed.EDITED:
            return f"{self.about}: {self.deed.value}"
        return f"{self.about}, {self.field}: {self.before} → {self.after}"


def differences(change: Change, names: Mapping[UUID, str] | None = None) -> tuple[Difference, ...]:
    """What `change` did, in its order: what came, what was edited, what went.

    `names` puts people and records that fields refer to in words.
    """
    known = dict(names or {}) | {record.id: about(record) for record in (*change.before, *change.after)}
    return (
        *(Difference(Deed.ADDED, record.id, about(record)) for record in change.added),
        *(line for old, new in change.edited for line in _edited(old, new, known)),
        *(Difference(Deed.REMOVED, record.id, about(record)) for record in change.removed),
    )


def about(record: Record) -> str:
    """A record in words: what it is, with its first words."""
    name = kind_name(type(record))
    values = (getattr(record, each, "") for each in ("quote", "title", "name", "message", "rationale", "text", "was"))
    words = next((value for value in values if isinstance(value, str) and value), "")
    shown = f"{name[:1].upper()}{name[1:]}"
    return f"{shown} “{_short(words, 60)}”" if words else shown


def kind_name(kind: type[Any]) -> str:
    """What people call records of a kind."""
    return KIND_NAMES.get(kind.__name__, kind.__name__.lower())


def _edited(old: Record, new: Record, names: Mapping[UUID, str]) -> Iterator[Difference]:
    for field in dataclasses.fields(new):
        was, now = getattr(old, field.name), getattr(new, field.name)
        if was != now and field.name not in _UNSPOKEN:
            words = _FIELD_NAMES.get(field.name, field.name.removesuffix("_id").replace("_", " "))
            yield Difference(Deed.EDITED, new.id, about(new), words, _say(was, names), _say(now, names))


def _say(value: Any, names: Mapping[UUID, str]) -> str:  # noqa: ANN401 - any value of any record
    if value is None or value in ("", ()):
        return NOTHING
    if isinstance(value, UUID):
        return names.get(value, "a record that is gone")
    if isinstance(value, Anchor):
        value = value.quote
    if dataclasses.is_dataclass(value) and not isinstance(value, Moment):
        value = tuple(_filled(value))
    if isinstance(value, tuple):
        return _short(", ".join(_say(part, names) for part in value))
    return _say_plain(value)


def _say_plain(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:g}"
        case StrEnum():
            return value.value.replace("_", " ")
        case str():
            return f"“{_short(value)}”"
        case _:
            return str(value)


def _filled(value: Any) -> Iterator[Any]:  # noqa: ANN401 - a part of any record
    """What a part of a record holds, but for where it stands in the text."""
    for field in dataclasses.fields(value):
        part = getattr(value, field.name)
        if field.name not in ("start", "end") and part not in (None, "", (), False):
            yield part


def _short(words: str, longest: int = _LONGEST) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= longest else f"{flat[:longest].rstrip()}…"
