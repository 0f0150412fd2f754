"""What is painted can be read and the keyboard seen, in each theme: from the tokens, and from the pixels themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import product

import pytest
from PySide6.QtCore import QMargins, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QScrollArea, QWidget

from desktop import a11y, theme
from desktop.studio.dialog_states import ACT
from desktop.studio.studio import WIDE, Studio, over
from desktop.theme import Theme
from desktop.window.main import MainWindow
from desktop.window.program import Program

TEXT, MARK = 4.49, 3.0
"""WCAG 2.1, 1.4.3 and 1.4.11; the tokens are rounded to whole colours."""
GROUNDS = ("window", "pane", "paper", "hover", "selected")
DIALOGS = {state.name: state for state in ACT.states}
RING = 12
"""Pixels around a widget in which the ring of the keyboard may be."""
LOOKED_AT = ("preferences-keys", "keys", "link-evidence")


@pytest.fixture
def studio(application: QApplication, program: Program, window: MainWindow) -> Iterator[Studio]:
    made = Studio(application, "light", WIDE, program)
    yield made
    made.tidy()
    theme.apply(application, "light", article_size=17)


@cache
def luminance_of(rgb: int) -> float:
    return luminance(QColor(rgb))


def luminance(colour: QColor) -> float:
    """Relative luminance, as WCAG 2.1 defines it."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one: QColor, other: QColor) -> float:
    high, low = sorted((luminance_of(one.rgb()), luminance_of(other.rgb())), reverse=True)
    return (high + 0.05) / (low + 0.05)


PAIRS = [
    *((text, ground, TEXT) for text, ground in product(("ink", "ink_2", "ink_3", "accent"), GROUNDS)),
    *(("control", ground, MARK) for ground in GROUNDS),
    ("on_accent", "accent", TEXT),
    ("added", "added_bg", TEXT),
    ("removed", "removed_bg", TEXT),
]


@pytest.mark.parametrize("name", theme.NAMES)
def test_every_pair_of_tokens_stands_apart(name: str) -> None:
    colours = Theme(name)
    weak = {
        (front, back): round(contrast(colours.colour(front), colours.colour(back)), 2)
        for front, back, least in PAIRS
        if contrast(colours.colour(front), colours.colour(back)) < least
    }
    assert weak == {}


def painted_contrast(image: QImage) -> float:
    """The contrast between the ground of a picture and what stands out most from it."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    colours = Counter(memoryview(plain.constBits()).cast("I"))
    ground = QColor(colours.most_common(1)[0][0])
    return max(contrast(QColor(each), ground) for each in colours)


def words_in(root: QWidget) -> Iterator[QWidget]:
    """Labels, buttons and fields with text that show whole and can be used."""
    for widget in root.findChildren(QWidget):
        is_text = isinstance(widget, QLabel | QAbstractButton | QLineEdit) and bool(widget.text().strip())
        is_usable = is_text and widget.isVisible() and widget.isEnabled() and widget.window() is root
        if is_usable and widget.visibleRegion().boundingRect() == widget.rect():
            yield widget


def weak_words(root: QWidget) -> tuple[int, dict[str, float]]:
    """How many words were looked at, and the contrast of those that cannot be read well."""
    picture, weak, words = root.grab().toImage(), {}, list(words_in(root))
    for widget in words:
        place = QRect(widget.mapTo(root, widget.rect().topLeft()), widget.size())
        if (found := painted_contrast(picture.copy(place))) < TEXT:
            weak[f"{type(widget).__name__} “{widget.property('text')}”"] = round(found, 2)
    return len(words), weak


def stops(root: QWidget) -> list[QWidget]:
    found = [each for each in root.findChildren(QWidget) if a11y.takes_tab(each) and each.window() is root]
    return [each for each in found if each.isVisible() and each.isEnabled()]


def unseen(root: QWidget) -> list[str]:
    """What looks the same with the keyboard and without."""
    root.activateWindow()
    found = []
    for widget in stops(root):
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        bring_into_view(widget)
        QApplication.processEvents()
        if not widget.hasFocus():
            continue
        seen = picture_around(widget)
        widget.clearFocus()
        QApplication.processEvents()
        if picture_around(widget) == seen:
            found.append(f"{type(widget).__name__} “{widget.accessibleName() or widget.property('text')}”")
    return found


def bring_into_view(widget: QWidget) -> None:
    """Scroll as the key Tab would."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()


def picture_around(widget: QWidget) -> QImage:
    """What its window paints there and close by, where the ring of the keyboard is."""
    root, near = widget.window(), QMargins(RING, RING, RING, RING)
    return root.grab(QRect(widget.mapTo(root, QPoint(0, 0)), widget.size()).marginsAdded(near)).toImage()


@pytest.mark.parametrize("name", theme.NAMES)
def test_words_can_be_read_and_the_keyboard_is_seen(studio: Studio, name: str) -> None:
    theme.apply(studio.application, name)
    studio.choose(lambda claim: len(studio.desk.links(claim.id)) > 2)
    assert unseen(studio.window) == []
    for state in LOOKED_AT:
        DIALOGS[state].show(studio)
        dialog = over(studio.window)[-1]
        assert isinstance(dialog, QDialog)
        if state == LOOKED_AT[0]:
            looks = [weak_words(root) for root in (studio.window, dialog)]
            assert sum(count for count, _ in looks) > 30
            assert [weak for _, weak in looks] == [{}, {}]
        assert unseen(dialog) == [], state
        studio.tidy()
