"""Names and roles for people who hear the window instead of seeing it."""

from __future__ import annotations

from itertools import pairwise

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


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Let a screen reader say `text`; an urgent one interrupts what it is saying."""
    event = QAccessibleAnnouncementEvent(widget, text)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)
