from __future__ import annotations

import pytest

from desktop.window.arrangement import Pane, arrange

ALL = {Pane.LIBRARY, Pane.ARTICLE, Pane.CLAIMS, Pane.INSPECTOR}


@pytest.mark.parametrize("width", [1305, 1440, 1600, 3840])
def test_four_panes_where_there_is_room(width: int) -> None:
    assert arrange(width, Pane.CLAIMS, library=True, over=False).shown == ALL
    assert arrange(width, Pane.CLAIMS, library=False, over=False).shown == ALL - {Pane.LIBRARY}
    assert not arrange(width, Pane.CLAIMS, library=True, over=True).is_library_over


@pytest.mark.parametrize("width", [1180, 1280, 1304])
def test_the_library_gives_way_first(width: int) -> None:
    arrangement = arrange(width, Pane.CLAIMS, library=True, over=False)
    assert arrangement.shown == ALL - {Pane.LIBRARY}
    assert not arrangement.is_library_over
    assert arrange(width, Pane.CLAIMS, library=True, over=True).is_library_over


@pytest.mark.parametrize("width", [600, 860, 1179])
@pytest.mark.parametrize("side", [Pane.CLAIMS, Pane.INSPECTOR])
def test_claims_and_inspector_take_turns(width: int, side: Pane) -> None:
    assert arrange(width, side, library=True, over=False).shown == {Pane.ARTICLE, side}
