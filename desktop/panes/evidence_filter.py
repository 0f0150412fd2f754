"""The menu that narrows the list of records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QMenu, QWidget

from checks.domain.evidence import EvidenceFlag, EvidenceKind, Reliability, Side
from checks.domain.imported import Import
from checks.domain.record_line import Copy
from desktop.models.evidence_form import RELIABILITY, SIDES
from desktop.models.evidence_words import FLAG_WORDS
from desktop.models.record_filter import RecordFilter
from desktop.widgets.forms import sentence_case

_COPIES = {Copy.KEPT: "Copy is kept", Copy.FAILED: "Copy failed", Copy.NONE: "No copy"}
_LISTS: tuple[tuple[str, str, type[StrEnum], Mapping[Any, str]], ...] = (
    ("Sort of record", "kinds", EvidenceKind, {}),
    ("Side", "sides", Side, SIDES),
    ("Source reliability", "reliabilities", Reliability, RELIABILITY),
    ("Handle with care", "flags", EvidenceFlag, FLAG_WORDS),
    ("Copy of the page", "copies", Copy, _COPIES),
)


def filter_menu(
    wanted: RecordFilter, imports: Iterable[Import], choose: Callable[[RecordFilter], None], parent: QWidget
) -> QMenu:
    """A menu that shows `wanted` ticked; each tick calls `choose` with the filter as it is then."""
    menu = QMenu("Filter", parent)
    unlinked = menu.addAction("Not linked to any claim")
    unlinked.setCheckable(True)
    unlinked.setChecked(wanted.is_unlinked)
    unlinked.triggered.connect(lambda on: choose(replace(wanted, is_unlinked=on)))
    for title, name, words, labels in _LISTS:
        choices = {each: labels.get(each) or sentence_case(each.value) for each in words}
        _add_list(menu, title, name, choices, wanted, choose)
    files = {import_.id: import_.name for import_ in imports}
    if files:
        _add_list(menu, "Import", "imports", files, wanted, choose)
    menu.addSeparator()
    clear = menu.addAction("Clear Filter", _asking(choose, RecordFilter(wanted.words)))
    clear.setEnabled(replace(wanted, words="").is_active)
    return menu


def _add_list(
    menu: QMenu,
    title: str,
    name: str,
    choices: Mapping[StrEnum, str] | Mapping[UUID, str],
    wanted: RecordFilter,
    choose: Callable[[RecordFilter], None],
) -> None:
    submenu = menu.addMenu(title)
    chosen: frozenset[Any] = getattr(wanted, name)
    for each, label in choices.items():
        action = submenu.addAction(label.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(each in chosen)
        changed: dict[str, Any] = {name: chosen ^ {each}}
        action.triggered.connect(_asking(choose, replace(wanted, **changed)))


def _asking(choose: Callable[[RecordFilter], None], wanted: RecordFilter) -> Callable[[], None]:
    return lambda: choose(wanted)
