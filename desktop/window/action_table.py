"""Every action of the window in one table: menus, keys, buttons and the page of all keys are made from it."""

from __future__ import annotations

from desktop.window import (
    article_menu,
    claim_menu,
    edit_menu,
    evidence_menu,
    file_menu,
    help_menu,
    review_menu,
    view_menu,
)
from desktop.window.action_spec import Entry, Spec, Submenu

MENUS: dict[str, tuple[Entry, ...]] = {
    "File": file_menu.ENTRIES,
    "Edit": edit_menu.ENTRIES,
    "View": view_menu.ENTRIES,
    "Article": article_menu.ENTRIES,
    "Claim": claim_menu.ENTRIES,
    "Evidence": evidence_menu.ENTRIES,
    "Review": review_menu.ENTRIES,
    "Help": help_menu.ENTRIES,
}
"""All menus from left to right, each from top to bottom."""

CLAIM_MENU = ("claim.accept", "claim.reject", "claim.restore", "span.resize", "span.split", "span.merge", "span.kind")
"""What the menu of the text offers for the claim under the pointer."""

RECORD_MENU = (
    *("record.edit", "record.link", "record.open_page", "record.copy"),
    *(None, "keeping.capture", "keeping.capture_again", "keeping.changes", "keeping.kept"),
    *("keeping.export", "keeping.verify_stamp"),
    *(None, "evidence.new", "record.merge", "record.delete"),
)
"""What the list of records offers for those that are selected; None is a separator."""


def specs() -> tuple[Spec, ...]:
    """All actions in the order of the menus."""
    return tuple(spec for title in MENUS for spec in specs_in(title))


def specs_in(title: str) -> tuple[Spec, ...]:
    """The actions of one menu and its submenus, from top to bottom."""
    return _flat(MENUS[title])


def _flat(entries: tuple[Entry, ...]) -> tuple[Spec, ...]:
    found: list[Spec] = []
    for entry in entries:
        if isinstance(entry, Submenu):
            found.extend(spec for spec in entry.entries if spec)
        elif entry is not None:
            found.append(entry)
    return tuple(found)
