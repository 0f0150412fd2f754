"""What a record does to a claim, and the passage that is relied on: the part that three dialogs share."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checks.domain.evidence import Link, Stance
from desktop.widgets.form_view import FormView
from desktop.widgets.forms import Editor, Field, Form, Group
from desktop.widgets.label import Label
from desktop.widgets.stance_bar import StanceBar


@dataclass(frozen=True)
class LinkFacts:
    """What a link says beside its two ends, as it is typed."""

    passage: str = ""
    locator: str | None = None
    note: str = ""


@dataclass(frozen=True)
class LinkWish:
    """A link as somebody wants it."""

    stance: Stance
    facts: LinkFacts


_FORM = Form(
    (
        Group(
            "Passage",
            LinkFacts,
            (
                Field("passage", "Passage relied on, word for word", Editor.LINES, is_wide=True),
                Field("locator", "Where it stands", hint="page 3, 00:41"),
                Field("note", "Remark"),
            ),
        ),
    )
)
_REMARK = Form((Group("Remark", LinkFacts, (Field("note", "Remark"),)),))


class LinkFields(QWidget):
    """Stance, passage, place, remark."""

    changed = Signal()

    def __init__(self, link: Link | None = None, parent: QWidget | None = None, *, has_passage: bool = True) -> None:
        """`has_passage`: is it about one record, a passage of which can be relied on?"""
        super().__init__(parent)
        self.stances = StanceBar()
        facts = LinkFacts(link.passage, link.locator, link.note) if link else LinkFacts()
        self._form = FormView(_FORM if has_passage else _REMARK, facts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(Label("What the record does to the claim", role="meta", ink="ink_2", lines=1))
        layout.addWidget(self.stances)
        layout.addWidget(self._form)
        if link is not None:
            self.stances.show_stance(link.stance)
        self.stances.chosen.connect(self.changed)
        self._form.settled.connect(self.changed)

    @property
    def objection(self) -> str:
        """What is missing; empty where nothing is."""
        return "" if self.stances.stance else "Say what the record does to the claim: choose one of the four."

    def wish(self) -> LinkWish | None:
        """The link as it stands in the fields; None while the stance is missing."""
        stance = self.stances.stance
        return LinkWish(stance, self._form.read().record) if stance else None

    @property
    def facts(self) -> LinkFacts:
        """What is typed beside the stance."""
        facts: LinkFacts = self._form.read().record
        return facts
