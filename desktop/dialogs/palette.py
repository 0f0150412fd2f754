"""The palette: one line over the window that finds anything in the casebook, and every command."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from checks.matching.search_query import completions
from checks.services.search import Results
from desktop import a11y, theme
from desktop.delegates.palette import PaletteDelegate
from desktop.models.palette import (
    Command,
    PaletteModel,
    PaletteRow,
    Role,
    RowKind,
    beginning_rows,
    command_rows,
    hit_rows,
)
from desktop.widgets.icon_label import IconLabel
from desktop.widgets.label import Label

WIDTH, BELOW_MENU, HIGHEST = 640, 72, 560
"""Pixels."""
_EDGE, _INSIDE, _BELOW = 1, 14, 8
NOTHING = "Nothing is found."
NEAR = "Some words are found in a near spelling only."
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class Palette(QFrame):
    """Lies over its parent; whoever owns it answers `asked` with `show_results`."""

    asked = Signal(str)
    """Other words stand in the line."""
    chosen = Signal(object, bool)
    """A `Hit` is to be shown, and whether the palette stays."""
    command_chosen = Signal(str)
    """A command is to be carried out: its id."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        a11y.name(self, "Palette")
        self._over = parent
        self._commands: tuple[Command, ...] = ()
        self._recent: tuple[str, ...] = ()
        self._came_from: QWidget | None = None
        self._completing: tuple[str, ...] = ()
        self.line = QLineEdit()
        self.line.setPlaceholderText("Search everything, or type a command")
        a11y.name(self.line, "Search everything", "Down and Up choose, Enter opens, Tab completes a field, Esc closes.")
        self.model = PaletteModel(self)
        self.list = self._make_list()
        self._note = Label(role="meta", ink="ink_3")
        self._lay_out()
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._edited)
        self.list.clicked.connect(self._click)
        parent.installEventFilter(self)
        self.hide()

    @property
    def note(self) -> str:
        """What is said under the line; empty where nothing is."""
        return "" if self._note.isHidden() else self._note.text()

    @property
    def current(self) -> PaletteRow | None:
        """The row that Enter would choose."""
        found: PaletteRow | None = self.list.currentIndex().data(Role.ROW)
        return found

    def open(self, commands: Sequence[Command], recent: Sequence[str]) -> None:
        """Show it with what was typed last, selected, and give it the keyboard."""
        if self.isHidden():
            self._came_from = QApplication.focusWidget()
        self._commands, self._recent = tuple(commands), tuple(recent)
        self._show_rows(self._typed_rows())
        self._say("")
        self.show()
        self.raise_()
        self._place()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        if self.line.text():
            self.asked.emit(self.line.text())

    def close_up(self) -> None:
        """Hide it, and give the keyboard back."""
        self.hide()
        if self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._came_from = None

    def show_results(self, text: str, results: Results) -> None:
        """Show what was found for `text`; an answer to other words than stand in the line now is passed over."""
        if text != self.line.text():
            return
        found = [*hit_rows(results)]
        commands = [*command_rows(self._commands, text)]
        is_named = any(row.title.text.casefold().startswith(text.casefold().strip()) for row in commands[1:])
        self._show_rows([*commands, *found] if is_named else [*found, *commands])
        sentences = [*results.query.complaints]
        if not results.hits and not results.query.is_empty:
            sentences.append(NOTHING)
        if results.is_near:
            sentences.append(NEAR)
        self._say(" ".join(sentences))

    def say(self, sentence: str) -> None:
        """Say what is going on: that the index is being made, that it is searched."""
        self._say(sentence)

    def keep_keyboard(self) -> None:
        """Take the keyboard back after something was opened that took it."""
        if not self.isHidden():
            self.raise_()
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the line; and the size of what it lies over."""
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._place()
        if watched is self.line:
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._press(event)
            if event.type() == QEvent.Type.FocusOut and self._is_left():
                self.hide()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """A plain ground with a thin line around it."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.colour("control"), colours.line_factor))
        painter.setBrush(colours.colour("paper"))
        radius = colours.radius("popup")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _press(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(stays=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key == Qt.Key.Key_Escape:
            self.close_up()
        elif key in _STEPS:
            self._step(_STEPS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._complete(-1 if key == Qt.Key.Key_Backtab else 1)
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        """Go down or up over rows that can be chosen; at either end, stay."""
        chooseable = [n for n, row in enumerate(self.model.rows) if row.kind is not RowKind.HEADING]
        if chooseable:
            at = self.list.currentIndex().row()
            place = chooseable.index(at) if at in chooseable else -1
            self._go_to(self.model.index(chooseable[min(max(place + by, 0), len(chooseable) - 1)], 0))

    def _complete(self, by: int) -> None:
        """Complete the field that is being typed; pressed again, the next that fits."""
        text = self.line.text()
        begun = text.rpartition(" ")[0]
        last = next((each for each in self._completing if text.endswith(each)), None)
        if last is None:
            self._completing = completions(text)
            number = 0 if by > 0 else -1
        else:
            begun = text.removesuffix(last).rstrip()
            number = (self._completing.index(last) + by) % len(self._completing)
        if self._completing:
            self._type(f"{begun} {self._completing[number]}".lstrip(), keeps_completing=True)

    def _choose(self, *, stays: bool) -> None:
        row = self.current
        if row is None:
            return
        if row.kind is RowKind.TYPED:
            self._type(f"{self.line.text()} {row.payload}".lstrip() if row.is_added else str(row.payload))
        elif row.is_off:
            self._say(f"{row.title.text} cannot be chosen: {row.beside}.")
        elif row.kind is RowKind.COMMAND:
            self.close_up()
            self.command_chosen.emit(row.payload)
        else:
            if not stays:
                self.close_up()
            self.chosen.emit(row.payload, stays)

    def _type(self, text: str, *, keeps_completing: bool = False) -> None:
        self.line.setText(text)
        self._edited(text, keeps_completing=keeps_completing)

    @Slot(str)
    def _edited(self, text: str, *, keeps_completing: bool = False) -> None:
        if not keeps_completing:
            self._completing = ()
        is_blank = not text.strip()
        if is_blank or not any(row.kind is RowKind.HIT for row in self.model.rows):
            self._show_rows(self._typed_rows())  # what was found for less stays until the answer is there
        if is_blank:
            self._say("")
        self.asked.emit(text)

    @Slot(QModelIndex)
    def _click(self, _: QModelIndex) -> None:
        self._choose(stays=False)

    # What it looks like

    def _typed_rows(self) -> list[PaletteRow]:
        """What is known without a search."""
        text = self.line.text()
        return [*(command_rows(self._commands, text) if text.strip() else beginning_rows(self._recent, self._commands))]

    def _show_rows(self, rows: Iterable[PaletteRow]) -> None:
        self.model.show_rows(rows)
        has_words = bool(self.line.text().strip())
        self._go_to(self.model.first() if has_words else QModelIndex())
        self.list.setHidden(not self.model.rows)
        self._place()

    def _go_to(self, index: QModelIndex) -> None:
        select = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(index, select)
        if index.isValid():
            above = self.model.index(index.row() - 1, 0)
            row: PaletteRow | None = above.data(Role.ROW)
            if row is not None and row.kind is RowKind.HEADING:
                self.list.scrollTo(above)
            self.list.scrollTo(index)
            a11y.announce(self.line, str(index.data(self._spoken)))

    _spoken = Qt.ItemDataRole.AccessibleTextRole

    def _say(self, sentence: str) -> None:
        if sentence != self._note.text():
            self._note.setText(sentence)
            if sentence:
                a11y.announce(self.line, sentence)
        self._note.setHidden(not sentence)
        self._place()

    def _is_left(self) -> bool:
        """Did the keyboard go elsewhere by the mouse, in this window?"""
        now = QApplication.focusWidget()
        return now is not None and not self.isAncestorOf(now) and bool(QApplication.mouseButtons())

    def _place(self) -> None:
        """In the middle, a little below the menu, as high as its rows."""
        over = self._over
        width = min(WIDTH, over.width() - 32)
        rows = sum(self.list.sizeHintForRow(n) for n in range(len(self.model.rows)))
        room = min(HIGHEST, over.height() - BELOW_MENU - 40)
        note = 0 if self._note.isHidden() else self._note.heightForWidth(width - 2 * _INSIDE) + 4
        head = self.line.sizeHint().height() + 24
        self.list.setFixedHeight(max(0, min(rows, room - head - note - _BELOW)))
        height = head + note + (self.list.height() + _BELOW if self.model.rows else 0)
        top = BELOW_MENU if over.height() > HIGHEST else 24
        self.setGeometry((over.width() - width) // 2, top, width, height)

    def _make_list(self) -> QListView:
        view = QListView()
        view.setModel(self.model)
        view.setItemDelegate(PaletteDelegate(view))
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setMouseTracking(True)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        a11y.name(view, "What is found")
        return view

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(_INSIDE, 12, _INSIDE, 12)
        head.setSpacing(10)
        head.addWidget(IconLabel("ph.magnifying-glass"))
        head.addWidget(self.line, 1)
        head.addWidget(Label("Esc closes", role="meta", ink="ink_3", lines=1))
        note = QHBoxLayout()
        note.setContentsMargins(_INSIDE, 0, _INSIDE, 0)
        note.addWidget(self._note)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, 0, _EDGE, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(note)
        column.addWidget(self.list)
        column.addStretch(1)
