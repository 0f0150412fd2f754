"""Every state of the window at 100, 150 and 200 %: heard, hit, walked through by Tab, and read without a cut."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.studio.screenshots import ACTS, play
from desktop.studio.studio import WIDE, Act, Studio, over
from tests.desktop.studio.survey import cut_off, missed_by_tab, too_small, unheard

MAIN = ("articles", "claim-lists", "inspectors", "dialogs", "libraries")
SCALES = {100: WIDE, 150: QSize(960, 600), 200: QSize(720, 450)}
"""The room of a screen of 1440×900, in logical pixels."""


def shown(studio: Studio) -> list[QWidget]:
    return [studio.window, *over(studio.window)]


@pytest.mark.slow
@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_all_can_be_heard_hit_and_reached(application: QApplication, act: Act) -> None:
    found: dict[str, str] = {}
    for studio, state in play(application, act, "light", WIDE):
        for widget in shown(studio):
            is_dialog = isinstance(widget, QDialog)  # the way of Tab through the window: test_reached
            for look in (unheard, too_small, cut_off, *([missed_by_tab] if is_dialog else [])):
                found.update({f"{look.__name__}: {each}": state.name for each in look(widget)})
            if is_dialog:
                least = widget.minimumSizeHint().expandedTo(widget.minimumSize())
                room = SCALES[200] - QSize(0, 30)
                if least.boundedTo(room) != least:
                    found[f"{type(widget).__name__} takes {least.width()}×{least.height()} at least"] = state.name
                if not widget.windowTitle():
                    found[f"{type(widget).__name__} has no title"] = state.name
    assert not found, "\n".join(f"{state}: {what}" for what, state in found.items())


@pytest.mark.slow
@pytest.mark.parametrize("scale", [150, 200])
@pytest.mark.parametrize("act", [act for act in ACTS if act.name in MAIN], ids=lambda act: act.name)
def test_no_text_is_cut_off_where_all_is_enlarged(application: QApplication, act: Act, scale: int) -> None:
    found: dict[str, str] = {}
    for studio, state in play(application, act, "light", SCALES[scale]):
        for widget in shown(studio):
            if isinstance(widget, QDialog):
                widget.resize(widget.size().boundedTo(SCALES[scale]))
                studio.let_paint()
            found.update(dict.fromkeys(cut_off(widget), state.name))
    assert not found, "\n".join(f"{state}: {what}" for what, state in found.items())
