"""The main states of the window at 150 and 200 %, read without a cut; test_screenshots looks at all at 100 %."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from desktop.studio.screenshots import ACTS, play
from desktop.studio.studio import Act
from tests.desktop.studio.survey import SCALES, cut_off, shown

MAIN = ("articles", "claim-lists", "inspectors", "dialogs", "libraries")


@pytest.mark.slow
@pytest.mark.parametrize("act", [act for act in ACTS if act.name in MAIN], ids=lambda act: act.name)
def test_no_text_is_cut_off_where_all_is_enlarged(application: QApplication, act: Act) -> None:
    found: dict[str, str] = {}
    for studio, state in play(application, act, "light", SCALES[200]):
        for scale in (200, 150):
            studio.window.resize(SCALES[scale])
            studio.let_paint()
            for widget in shown(studio):
                if isinstance(widget, QDialog):
                    widget.resize(widget.size().boundedTo(SCALES[scale]))
                    studio.let_paint()
                found.update(dict.fromkeys(cut_off(widget), f"{state.name} at {scale} %"))
        studio.window.resize(SCALES[200])
    assert not found, "\n".join(f"{state}: {what}" for what, state in found.items())
