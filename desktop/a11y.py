"""Names and roles for people who hear the window instead of seeing it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QWidget


def name(widget: QWidget, text: str, description: str = "") -> None:
    """Give `widget` the name that a screen reader says, and optionally a longer description."""
    widget.setAccessibleName(text)
    widget.setAccessibleDescription(description)


def label(text: str, field: QWidget) -> QLabel:
    """A label in plain text that names `field`; an "&" before a letter makes Alt+letter go there."""
    made = QLabel(text)
    made.setBuddy(field)
    field.setAccessibleName(text.replace("&", ""))
    return made


def tab_order(*widgets: QWidget) -> None:
    """Let Tab visit `widgets` in this order."""
    for earlier, later in pairwise(widgets):
        QWidget.setTabOrder(earlier, later)


def tab_before(later: QWidget, *made: QWidget) -> None:
    """Let Tab visit what was made after all else, and what lies in it, on the way to `later`."""
    inside = [each for widget in made for each in (widget, *widget.findChildren(QWidget))]
    stops = [
        each for each in inside if takes_tab(each) and each.window() is later.window()
    ]  # lists that drop down are not
    earlier = later.previousInFocusChain()
    while earlier is not None and earlier is not later:
        if takes_tab(earlier) and earlier not in stops:
            tab_order(earlier, *stops)
            return
        earlier = earlier.previousInFocusChain()


def takes_tab(widget: QWidget) -> bool:
    """Is this a place where Tab can stop, when it is shown and enabled?"""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Let a screen reader say `text`; an urgent one interrupts what it is saying."""
    event = QAccessibleAnnouncementEvent(widget, text)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)
