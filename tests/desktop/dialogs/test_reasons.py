"""Why check this: each reason in words, with its weight as a bar."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QLabel
from pytestqt.qtbot import QtBot

from checks.domain.claim import Claim, Kind, Reason, Status
from checks.domain.span import Anchor
from desktop import theme
from desktop.dialogs.reasons import Reasons, WeightBar, words_of

TEXT = "Eight were wounded."


def claim(*reasons: Reason, worth: float = 0.5) -> Claim:
    return Claim(
        UUID(int=1), UUID(int=2), Anchor.at(TEXT, 0, 18), 0, Kind.QUANTITY, status=Status.SUGGESTED,
        checkworthiness=worth, reasons=reasons,
    )  # fmt: skip


def texts(dialog: Reasons) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.text()]


def columns(bar: WeightBar) -> list[int]:
    """Where a bar is filled, in its middle line."""
    image = bar.grab().toImage()
    wanted = theme.current().colour("ink_3").rgb()
    return [x for x in range(image.width()) if image.pixel(x, image.height() // 2) == wanted]


def test_reasons_stand_in_words_with_their_weights(qtbot: QtBot) -> None:
    dialog = Reasons(claim(Reason("casualty_figure", 2.0), Reason("forecast", -0.5), worth=0.82))
    qtbot.addWidget(dialog)
    shown = texts(dialog)
    assert shown[0] == "Eight were wounded"
    assert shown[1:7] == ["Casualty figure", "+2.0", "Forecast", "−0.5", "Check-worthiness", "82 %"]
    names = [bar.accessibleName() for bar in dialog.findChildren(WeightBar)]
    assert names == ["Casualty figure, for checking", "Forecast, against checking"]


def test_what_the_desk_gives_no_weight_is_said_and_has_no_bar(qtbot: QtBot) -> None:
    dialog = Reasons(claim(Reason("figure", 2.0), Reason("named place", 0.0)))
    qtbot.addWidget(dialog)
    assert texts(dialog)[3:5] == ["Named place", "0"]
    bar = dialog.findChildren(WeightBar)[1]
    assert bar.accessibleName() == "Named place, does not count"
    assert len(columns(bar)) < 5


def test_an_unlikely_claim_says_what_that_means(qtbot: QtBot) -> None:
    dialogs = [Reasons(claim(worth=worth)) for worth in (0.1, 0.9)]
    for dialog in dialogs:
        qtbot.addWidget(dialog)
    assert ["Below 25 % a suggestion is dimmed, and can be folded away." in texts(each) for each in dialogs] == [
        True,
        False,
    ]
    assert "Nothing speaks for or against it." in texts(dialogs[0])


@pytest.mark.parametrize("way", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_bars_go_from_the_middle_to_the_side_of_their_weight(qtbot: QtBot, way: Qt.LayoutDirection) -> None:
    for_it, half, against = (WeightBar(Reason("x", weight), 2.0) for weight in (2.0, 1.0, -2.0))
    for bar in (for_it, half, against):
        qtbot.addWidget(bar)
        bar.setLayoutDirection(way)
    middle, is_mirrored = for_it.width() // 2, way is Qt.LayoutDirection.RightToLeft
    assert all((x < middle) == is_mirrored for x in columns(for_it) if abs(x - middle) > 1)
    assert len(columns(for_it)) == pytest.approx(2 * len(columns(half)), abs=3)
    assert len(columns(against)) < 5, "what speaks against is hollow"


def test_close_closes(qtbot: QtBot) -> None:
    dialog = Reasons(claim())
    qtbot.addWidget(dialog)
    dialog.show()
    (buttons,) = dialog.findChildren(QDialogButtonBox)
    qtbot.mouseClick(buttons.button(QDialogButtonBox.StandardButton.Close), Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_features_read_as_words() -> None:
    assert words_of(Reason("named_place", 0.4)) == "Named place"
    assert words_of(Reason("", 0.4)) == ""
