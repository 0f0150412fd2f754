"""How the window begins: with nothing open, empty, opening, and with something dragged over it."""

from __future__ import annotations

from desktop.studio.studio import Act, State, Studio
from desktop.window.drops import DropVeil
from desktop.window.file_commands import SAMPLE
from desktop.window.goods import Goods

_DROPPED = ("talks.html", "port.pdf", "exchange.docx")


def _lost(studio: Studio) -> None:
    """The casebook to be opened is no longer there."""
    studio.program.session.open_casebook(studio.program.places.data / "Lost.casebook")
    studio.settle()


def _empty(studio: Studio) -> None:
    studio.program.session.note("")
    studio.program.session.create_casebook(studio.program.places.first_casebook)
    studio.settle()
    studio.resize(studio.size)


def _no_evidence(studio: Studio) -> None:
    studio.do("view.evidence")


def _no_tables(studio: Studio) -> None:
    studio.do("view.tables")
    studio.later(lambda: studio.do("view.desk"))


def _drop(studio: Studio) -> None:
    veil = studio.find(DropVeil)
    veil.offer(Goods(files=tuple(studio.program.places.data / name for name in _DROPPED)).offer)
    studio.later(veil.hide)


def _opening(studio: Studio) -> None:
    studio.program.session.open_sample(studio.program.places.data / SAMPLE)
    studio.later(studio.settle)


ACT = Act(
    "beginnings",
    (
        State("no-casebook", _lost),
        State("empty", _empty, is_main=True),
        State("no-evidence", _no_evidence),
        State("no-tables", _no_tables),
        State("drop", _drop),
        State("opening", _opening),
    ),
    has_sample=False,
)
