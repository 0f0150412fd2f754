"""A form on the screen, made from its description: labels above fields, in two columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.widgets.field_inputs import LineInput, LinesInput, SwitchInput, make_input
from desktop.widgets.flow import FlowLayout
from desktop.widgets.forms import Field, Form, Group, Part, Raw, Reading, is_same, read_part, write_field, write_part
from desktop.widgets.icon_button import IconButton
from desktop.widgets.label import Label


@dataclass(frozen=True)
class FormReading:
    """What a form holds: the record as far as it is good, and the sentences about what is not."""

    record: Part
    errors: tuple[str, ...]


class FieldView(QWidget):
    """One field: its label, its input and, if need be, the sentence that says what is wrong."""

    settled = Signal()
    typing = Signal()
    """A key was typed."""

    def __init__(self, spec: Field, raw: Raw) -> None:
        super().__init__()
        self.setProperty("row", True)
        self.spec = spec
        self.input = make_input(spec)
        self._stored = raw
        self._was_left = False
        label = Label("" if isinstance(self.input, SwitchInput) else spec.label, role="meta", ink="ink_2", lines=1)
        label.setBuddy(self.input)
        self._error = Label(role="meta", ink="find_conflicts")
        self._error.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for widget in (label, self.input, self._error):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.input.show_raw(raw)
        self._shown = self.input.raw()
        self.input.settled.connect(self._leave)
        if isinstance(self.input, LineInput | LinesInput):
            self.input.textChanged.connect(self.typing)

    def raw(self) -> Raw:
        """What the input holds; exactly what it was given, as long as nobody has touched it."""
        return self._stored if self.input.raw() == self._shown else self.input.raw()

    def show_stored(self, raw: Raw) -> None:
        """The record now has `raw`; show it, unless something else was typed here and is not stored yet."""
        is_free = self.raw() == self._stored or is_same(self.spec, self.raw(), raw)
        self._stored = raw
        if is_free:
            self.input.show_raw(raw)
            self._shown = self.input.raw()

    @property
    def typed(self) -> str | None:
        """The text that is typed here and not stored; None where there is none."""
        raw = self.raw()
        return raw if type(raw) is str and raw != self._stored else None

    def put_back(self, text: str) -> None:
        """Show a text that was typed before and never stored."""
        if isinstance(self.input, LineInput | LinesInput):
            self.input.show_raw(text)

    def show_error(self, sentence: str, *, is_strict: bool) -> None:
        """Say what is wrong, or nothing; a field that nobody was in yet is blamed only by a strict reading."""
        told = sentence if is_strict or self._was_left else ""
        self._error.setText(told)
        self._error.setVisible(bool(told))
        self.input.setAccessibleDescription(told)

    @property
    def error(self) -> str:
        """The sentence that is shown beside the field."""
        return self._error.text()

    @Slot()
    def _leave(self) -> None:
        self._was_left = True
        self.settled.emit()


class PartView(QWidget):
    """The fields of one part in two columns, under its name."""

    settled = Signal()
    typing = Signal()
    removed = Signal()

    def __init__(self, group: Group, part: Part | None, *, is_titled: bool) -> None:
        super().__init__()
        self.group = group
        self.base = part
        raws = write_part(group, part)
        self.fields = [FieldView(spec, raws[spec.name]) for spec in group.fields]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(2)
        if is_titled:
            layout.addLayout(self._make_heading())
        layout.addLayout(self._make_grid())
        self.setAccessibleName(group.label)

    def read(self, record: Part, *, is_strict: bool) -> Reading:
        """The part behind the fields; what is wrong is said beside them."""
        raws = {view.spec.name: view.raw() for view in self.fields}
        base = record if self.group.attribute is None else self.base
        reading = read_part(self.group, base, raws, self.group.fixed(record))
        for view in self.fields:
            view.show_error(reading.errors.get(view.spec.name, ""), is_strict=is_strict)
        return reading

    def show_stored(self, part: Part) -> None:
        """The record now has this part."""
        self.base = part
        for view in self.fields:
            view.show_stored(write_field(view.spec, getattr(part, view.spec.name)))

    @property
    def is_filled(self) -> bool:
        """Was anything filled in?"""
        return self.base is not None or {view.spec.name: view.raw() for view in self.fields} != write_part(
            self.group, None
        )

    def _make_heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(Label(self.group.label, role="strong", lines=1))
        row.addStretch(1)
        if self.group.attribute is not None:
            remove = IconButton("ph.x", f"Remove {self.group.label}")
            remove.clicked.connect(self.removed)
            row.addWidget(remove)
        return row

    def _make_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        place = 0
        for view in self.fields:
            place += place % 2 if view.spec.is_wide else 0
            grid.addWidget(view, place // 2, place % 2, 1, 2 if view.spec.is_wide else 1, Qt.AlignmentFlag.AlignTop)
            place += 2 if view.spec.is_wide else 1
            view.settled.connect(self.settled)
            view.typing.connect(self.typing)
        return grid


class FormView(QWidget):
    """All groups of a form for one record, with links that add the parts that are absent."""

    settled = Signal()
    """A field was left, a choice made, or a part added or removed."""
    typing = Signal()
    """A key was typed."""

    def __init__(self, form: Form, record: Part, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self._record = record
        self._has_sections = sum(group.attribute is None for group in form.groups) > 1
        self._parts: dict[Group, list[PartView]] = {}
        self._places: dict[Group, QVBoxLayout] = {}
        self._adders: dict[Group, QPushButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        adders = FlowLayout(gap=12)
        for group in form.groups:
            self._places[group] = QVBoxLayout()
            layout.addLayout(self._places[group])
            if group.attribute is not None:
                self._adders[group] = self._make_adder(group)
                adders.addWidget(self._adders[group])
            self._rebuild(group)
        layout.addSpacing(4)
        layout.addLayout(adders)

    def read(self, *, is_strict: bool = False) -> FormReading:
        """The record behind the fields. A strict reading also blames fields that nobody has been in yet."""
        record = self._record
        errors: list[str] = []
        for group, views in self._parts.items():
            readings = [view.read(record, is_strict=is_strict) for view in views]
            errors += [sentence for reading in readings for sentence in reading.errors.values()]
            parts = tuple(reading.part for reading in readings if reading.part is not None)
            if parts != group.parts(record):
                record = group.put(record, parts)
        return FormReading(record, tuple(errors))

    def show_stored(self, record: Part) -> None:
        """The record was stored, by whomever; show it wherever nothing else was typed."""
        self._record = record
        for group, views in self._parts.items():
            parts = group.parts(record)
            filled = [view for view in views if view.is_filled]
            if len(filled) == len(parts):
                for view, part in zip(filled, parts, strict=True):
                    view.show_stored(part)
            else:
                self._rebuild(group)

    def typed(self) -> dict[str, str]:
        """What is typed and not stored, by place: "Figure/0/value"."""
        places = {
            f"{group.label}/{number}/{view.spec.name}": view.typed
            for group, parts in self._parts.items()
            for number, part in enumerate(parts)
            for view in part.fields
        }
        return {place: text for place, text in places.items() if text is not None}

    def put_back(self, typed: Mapping[str, str]) -> None:
        """Show what was typed before and never stored; a part that was begun is begun again."""
        for place, text in typed.items():
            label, number, name = place.split("/")
            group = next((group for group in self._form.groups if group.label == label), None)
            if group is not None:
                self._begin(group, int(number))
                fields = [view for part in self._parts[group][int(number) :][:1] for view in part.fields]
                for view in fields:
                    if view.spec.name == name:
                        view.put_back(text)

    def passage_of(self, focus: QWidget) -> str:
        """The words of a document behind the part in which `focus` lies: its field "passage", or else its quote."""
        for views in self._parts.values():
            for view in views:
                if view.isAncestorOf(focus):
                    texts = {field.spec.name: field.raw() for field in view.fields}
                    found = texts.get("passage") or texts.get("quote_text")
                    return found if isinstance(found, str) else ""
        return ""

    def focus_first(self) -> None:
        """Put the caret into the first field."""
        self._fields()[0].input.setFocus(Qt.FocusReason.TabFocusReason)

    def focus_error(self) -> None:
        """Put the caret into the first field that is wrong."""
        wrong = next((view for view in self._fields() if view.error), None)
        if wrong is not None:
            wrong.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fields(self) -> list[FieldView]:
        return [field for views in self._parts.values() for view in views for field in view.fields]

    def _rebuild(self, group: Group) -> None:
        """Show the parts that the record has; a part that is begun but not filled in stays."""
        old = self._parts.get(group, [])
        begun = [view for view in old if not view.is_filled]
        made = [self._make_part(group, part) for part in group.parts(self._record)]
        self._parts[group] = made + begun
        for view in old:
            if view not in begun:
                self._drop(view)
        for place, view in enumerate(made):
            self._places[group].insertWidget(place, view)
        self._show_adder(group)

    def _make_part(self, group: Group, part: Part | None) -> PartView:
        is_titled = group.attribute is not None or self._has_sections
        view = PartView(group, part, is_titled=is_titled)
        view.settled.connect(self.settled)
        view.typing.connect(self.typing)
        view.removed.connect(partial(self._remove, group, view))
        return view

    def _make_adder(self, group: Group) -> QPushButton:
        button = QPushButton(f"Add {group.label.lower()}", self)  # without a parent it would be a window for a moment
        button.setProperty("link", True)
        button.setAutoDefault(False)
        button.clicked.connect(partial(self._add, group))
        return button

    def _add(self, group: Group) -> None:
        self._begin(group, len(self._parts[group]))
        self._parts[group][-1].fields[0].input.setFocus(Qt.FocusReason.TabFocusReason)

    def _begin(self, group: Group, number: int) -> None:
        """Begin the next part of a group, unless it has a part of this number, or may have no more."""
        parts = self._parts[group]
        if number >= len(parts) and group.attribute is not None and (group.is_many or not parts):
            parts.append(self._make_part(group, None))
            self._places[group].addWidget(parts[-1])
            self._show_adder(group)

    def _remove(self, group: Group, view: PartView) -> None:
        self._parts[group].remove(view)
        self._drop(view)
        self._show_adder(group)
        self.settled.emit()

    def _show_adder(self, group: Group) -> None:
        if group in self._adders:
            self._adders[group].setVisible(group.is_many or not self._parts[group])

    def _drop(self, view: PartView) -> None:
        view.blockSignals(True)  # a field that loses the keyboard by going says that it was left
        view.hide()
        view.setParent(None)
        view.deleteLater()
