"""What is looked at in every state of the window: names, cut text, small targets, and the way of Tab."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)

from desktop import a11y, theme
from desktop.studio.studio import FRAME, WIDE, Studio, over
from desktop.widgets.label import Label
from desktop.widgets.rating_bar import Segment

_ROLE = QAccessible.Role
USED = {
    *(_ROLE.PushButton, _ROLE.ButtonMenu, _ROLE.ButtonDropDown, _ROLE.CheckBox, _ROLE.RadioButton, _ROLE.ComboBox),
    *(_ROLE.EditableText, _ROLE.SpinBox, _ROLE.Slider, _ROLE.ProgressBar, _ROLE.List, _ROLE.Tree, _ROLE.Table),
    *(_ROLE.ListItem, _ROLE.TreeItem, _ROLE.MenuItem, _ROLE.Link, _ROLE.Grip, _ROLE.Splitter),
}
"""Roles of what somebody uses, and not only reads."""
CELLS = {_ROLE.Cell, _ROLE.TreeItem}
"""May be empty; the row is heard by its other cells."""
SCALES = {100: WIDE, 150: QSize(960, 600), 200: QSize(720, 450)}
"""The room of a screen of 1440×900, in logical pixels."""
SLACK = 1
"""Pixels that rounding may take."""


def shown(studio: Studio) -> list[QWidget]:
    """The window, and what lies over it."""
    return [studio.window, *over(studio.window)]


def faults_in(studio: Studio) -> set[str]:
    """What cannot be heard, hit, read or reached in the state that shows, each with the look that found it."""
    found = set()
    for widget in shown(studio):
        is_dialog = isinstance(widget, QDialog)  # the way of Tab through the window: test_reached
        for look in (unheard, too_small, cut_off, *([missed_by_tab] if is_dialog else [])):
            found |= {f"{look.__name__}: {each}" for each in look(widget)}
        if is_dialog:
            found |= _faults_of_dialog(widget)
    return found


def _faults_of_dialog(dialog: QWidget) -> set[str]:
    least, room = dialog.minimumSizeHint().expandedTo(dialog.minimumSize()), SCALES[200] - QSize(0, FRAME)
    found = set() if dialog.windowTitle() else {f"{type(dialog).__name__} has no title"}
    if least.boundedTo(room) != least:
        found.add(f"{type(dialog).__name__} takes {least.width()}×{least.height()} at least")
    return found


def parts_of(widget: QWidget) -> Iterator[QAccessibleInterface]:
    """Everything shown in a widget, as assistive technology is told of it."""
    yield from _below(QAccessible.queryAccessibleInterface(widget))


def _below(part: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    if part.state().invisible:
        return
    yield part
    for number in range(part.childCount()):
        child = part.child(number)
        if child is not None and child.isValid():
            yield from _below(child)


def unheard(widget: QWidget) -> set[str]:
    """What can be used and has no name or no role, or takes the keyboard without saying so."""
    found = {f"{_name(each)} has the keyboard and does not say so" for each in [widget.focusWidget()] if _is_mute(each)}
    for part in parts_of(widget):
        state = part.state()
        if part.role() not in USED and not state.focusable:
            continue
        if not part.text(_Text.Name).strip() and part.role() not in CELLS:
            found.add(f"{_described(part)} has no name")
        if part.role() == _ROLE.NoRole:
            found.add(f"{_described(part)} has no role")
    return found


def _is_mute(focused: QWidget | None) -> bool:
    if focused is None or not focused.hasFocus():
        return False
    return not QAccessible.queryAccessibleInterface(focused).state().focused


_Text = QAccessible.Text


def _described(part: QAccessibleInterface) -> str:
    thing = part.object()
    return f"{part.role().name} {type(thing).__name__} “{part.text(_Text.Name)}”"


def visible(root: QWidget) -> list[QWidget]:
    """The widgets that show in a window, itself left out."""
    return [each for each in root.findChildren(QWidget) if each.isVisible() and each.window() is root]


def cut_off(root: QWidget) -> set[str]:
    """Text that has not the room it needs; elided text that cannot be read in a tooltip."""
    found = set()
    for widget in visible(root):
        needed, given, text = _room(widget)
        if needed > given + SLACK:
            found.add(f"{type(widget).__name__} “{text[:40]}” needs {needed} and has {given}")
        if isinstance(widget, QLabel | QAbstractButton) and _is_clipped(widget):
            found.add(f"{type(widget).__name__} “{_text_of(widget)[:40]}” is clipped")
        if isinstance(widget, QHeaderView):
            found |= _cut_sections(widget)
    return found


def _text_of(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return str(text()) if callable(text) else ""


def _room(widget: QWidget) -> tuple[int, int, str]:
    """How much a widget's text needs, how much it has, and the text; lengths are widths or heights in pixels."""
    text = _text_of(widget)
    if isinstance(widget, Label):
        return 0, 0, text  # puts what it cuts into its tooltip; tests/desktop/widgets/test_label.py
    if isinstance(widget, QLabel):
        if not text:
            return 0, 0, ""
        needed = widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.sizeHint().height()
        return (
            (needed, widget.height(), text) if widget.wordWrap() else (widget.sizeHint().width(), widget.width(), text)
        )
    if isinstance(widget, QAbstractButton) and text:
        if isinstance(widget, QToolButton) and widget.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly:
            return 0, 0, text
        lines = text.split() if isinstance(widget, Segment) else [text.replace("&", "")]  # a segment breaks its words
        return max(widget.fontMetrics().horizontalAdvance(line) for line in lines), widget.width(), text
    if isinstance(widget, QComboBox):
        return widget.fontMetrics().horizontalAdvance(widget.currentText()), widget.width() - 24, widget.currentText()
    if isinstance(widget, QLineEdit) and not widget.text():
        hint = widget.placeholderText()
        return widget.fontMetrics().horizontalAdvance(hint), widget.width() - 8, hint
    return 0, 0, text


def _cut_sections(header: QHeaderView) -> set[str]:
    model, found = header.model(), set()
    for section in range(header.count()):
        text = str(model.headerData(section, header.orientation(), Qt.ItemDataRole.DisplayRole) or "")
        if not header.isSectionHidden(section) and header.sectionSizeHint(section) > header.sectionSize(section) + 8:
            found.add(f"header “{text}” needs {header.sectionSizeHint(section)} and has {header.sectionSize(section)}")
    return found


def _is_clipped(widget: QWidget) -> bool:
    """Does a neighbour or a parent that does not scroll cut the widget off?"""
    parent = widget.parentWidget()
    while parent is not None and not parent.isWindow():
        if isinstance(parent.parentWidget(), QAbstractScrollArea):
            return False
        place = QRect(widget.mapTo(parent, QPoint(0, 0)), widget.size())
        if not parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(place):
            return True
        parent = parent.parentWidget()
    return False


def too_small(root: QWidget) -> set[str]:
    """What a pointer cannot hit well."""
    least = theme.current().size("hit_min")
    found = set()
    for widget in visible(root):
        if isinstance(widget, QAbstractButton | QComboBox) and widget.isEnabled():
            side = min(widget.width(), widget.height())
            if side < least:
                found.add(f"{type(widget).__name__} “{_text_of(widget) or widget.accessibleName()}” is {side} px small")
    return found


def tab_stops(root: QWidget) -> list[QWidget]:
    """The widgets of a window at which Tab can stop."""
    return [each for each in visible(root) if a11y.takes_tab(each) and each.isEnabled()]


def missed_by_tab(root: QWidget) -> set[str]:
    """What Tab never comes to, or comes to twice before it is back where it began."""
    stops = tab_stops(root)
    if not stops:
        return set()
    visited, now = [stops[0]], stops[0].nextInFocusChain()
    while now is not stops[0] and len(visited) < 100_000:
        visited.append(now)
        now = now.nextInFocusChain()
    on_the_way = [each for each in visited if each in set(stops)]
    twice = {f"{_name(each)} twice" for each in on_the_way if on_the_way.count(each) > 1}
    return {f"{_name(each)} never" for each in stops if each not in on_the_way} | twice


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{widget.accessibleName()}”"
