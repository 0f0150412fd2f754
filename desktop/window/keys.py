"""Which keys an action has, and which it may have."""

from __future__ import annotations

import re
from collections.abc import Mapping

from PySide6.QtGui import QKeySequence

from checks.errors import ChecksError
from desktop.window.action_spec import Spec
from desktop.window.action_table import specs

_LETTER = re.compile(r"(Shift\+)?[^\W_]")
"""A letter or digit that types something: it works in the article and the claims only, never in fields."""
_TAKEN = {
    "Tab": "goes to the next field",
    "Shift+Tab": "goes to the field before",
    "Return": "opens what is chosen",
    "Enter": "opens what is chosen",
    "Esc": "leads back",
    "Space": "types a space and ticks boxes",
    "Up": "moves through lists and text",
    "Down": "moves through lists and text",
    "Left": "moves through text",
    "Right": "moves through text",
    "Home": "moves through text",
    "End": "moves through text",
    "PgUp": "moves through text",
    "PgDown": "moves through text",
    "Backspace": "deletes what is typed",
    "Del": "deletes what is chosen",
    "Ctrl+C": "copies",
    "Ctrl+V": "pastes",
    "Ctrl+X": "cuts",
    "Ctrl+A": "selects everything",
}
_NEEDS_CTRL = re.compile(r"(Shift\+)?\W")


class KeyRefused(ChecksError):
    """The key cannot be given to the action; the sentence says why."""


def keys_of(spec: Spec, chosen: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keys and the single letters of an action: what is chosen for it, else its usual ones."""
    if spec.id not in chosen:
        return spec.keys, spec.letters
    key = QKeySequence(chosen[spec.id]).toString()
    if not key:
        return (), ()
    return ((), (key,)) if _LETTER.fullmatch(key) else ((key,), ())


def require_free(spec: Spec, key: str, chosen: Mapping[str, str]) -> None:
    """Raise `KeyRefused` where another action has `key`, or where the window needs it for itself."""
    key = QKeySequence(key).toString()
    if key in _TAKEN:
        raise KeyRefused(f"{key} {_TAKEN[key]} everywhere. Choose another key.")
    if _NEEDS_CTRL.fullmatch(key):
        raise KeyRefused(f"{key} types a sign. Hold Ctrl or Alt with it, or choose a letter.")
    for other in specs():
        if other.id != spec.id and key in _normal(other, chosen):
            raise KeyRefused(f"{key} is the key of “{other.text.rstrip('…')}”. Change that one, or choose another.")


def without_default(spec: Spec, key: str, chosen: Mapping[str, str]) -> dict[str, str]:
    """`chosen` with `key` for the action; what is usual anyway is not written down."""
    others = {action_id: other for action_id, other in chosen.items() if action_id != spec.id}
    usual = [QKeySequence(each).toString() for each in (*spec.keys, *spec.letters)]
    return others if usual == [QKeySequence(key).toString()] else {**others, spec.id: QKeySequence(key).toString()}


def _normal(spec: Spec, chosen: Mapping[str, str]) -> set[str]:
    keys, letters = keys_of(spec, chosen)
    return {QKeySequence(key).toString() for key in (*keys, *letters)}
