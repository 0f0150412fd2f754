"""The palette: what may be typed, what is found, commands, and what is said where nothing is."""

from __future__ import annotations

from functools import partial

from desktop.dialogs.palette import Palette
from desktop.studio.studio import Act, State, Studio


def _beginning(studio: Studio) -> None:
    studio.do("search.everything")
    studio.later(studio.find(Palette).close_up)


def _type(text: str, studio: Studio) -> None:
    """Open the palette and type."""
    _beginning(studio)
    palette = studio.find(Palette)
    palette.line.setText(text)
    palette.line.textEdited.emit(text)
    studio.settle()


ACT = Act(
    "searches",
    (
        State("search", _beginning),
        State("search-found", partial(_type, "odesa "), is_main=True),
        State("search-fields", partial(_type, "kind:quantity wounded in:claims"), is_only_wide=True),
        State("search-commands", partial(_type, "sign"), is_only_wide=True),
        State("search-nothing", partial(_type, "prizonnerss colour:red"), is_only_wide=True),
    ),
)
