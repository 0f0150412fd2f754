"""What is written down of an action, of a submenu, and of what an action needs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class When(Enum):
    """What an action needs before it can be chosen."""

    ALWAYS = auto()
    """But while the casebook is locked."""
    EVER = auto()
    """Also while the casebook is locked."""
    LOCKABLE = auto()
    """A casebook that is encrypted."""
    CASEBOOK = auto()
    ARTICLE = auto()
    SELECTION = auto()
    """Words selected in the article."""
    CLAIM = auto()
    MARKED = auto()
    """A claim that was not rejected."""
    REJECTED = auto()
    ACCEPTABLE = auto()
    REJECTABLE = auto()
    RATABLE = auto()
    JUDGED = auto()
    SIGNABLE = auto()
    """A verdict that somebody else proposed, or any in a house of one person."""
    RETURNABLE = auto()
    """A verdict that somebody else proposed."""
    BEARING = auto()
    """A claim on the desk; or, where the evidence view shows, records that are selected in it."""
    RECORDABLE = auto()
    """A claim on the desk, or the evidence view: where a record can be written down."""
    FINDABLE = auto()
    """An article on the desk, or the evidence view: where there is something to search."""
    RECORDS = auto()
    """Records selected in the evidence view."""
    RECORD = auto()
    """One record selected in the evidence view."""
    PAIR = auto()
    """Two records selected in the evidence view."""
    LINKABLE = auto()
    """Records selected in the evidence view, and an article with claims."""
    DRAFTED = auto()
    """A report that the desk works on."""
    IN_REVIEW = auto()
    """A report that lies with the editor."""
    PUBLIC = auto()
    """A report that readers have."""
    VOID = auto()
    """A report that was withdrawn."""
    REVIEWED = auto()
    """The review shows, with a correction in it."""
    UNDO = auto()
    REDO = auto()


@dataclass(frozen=True)
class Spec:
    """One action. `keys` work in the whole window, `letters` in article and claims only, never in fields."""

    id: str
    """"group.method": which command carries it out."""
    text: str
    keys: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    icon: str = ""
    tip: str = ""
    when: When = When.ALWAYS
    check: str = ""
    """Checkable actions of one name exclude each other; "*" stands alone."""


@dataclass(frozen=True)
class Submenu:
    """A menu inside a menu; one without entries is filled when it opens."""

    title: str
    entries: tuple[Spec | None, ...] = ()
    icon: str = ""


Entry = Spec | Submenu | None
"""None is a separator."""
