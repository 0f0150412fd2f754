"""Export the claims of an article: in which form, with which columns, for which page, and what would be refused."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from checks.domain.evidence import Evidence
from checks.exchange.exporting.preflight import Remark, Severity
from checks.exchange.exporting.publication import Publication
from checks.exchange.exporting.target import Target
from checks.exchange.exporting.targets import Order
from desktop import a11y
from desktop.dialogs.export_columns import ColumnsPage
from desktop.dialogs.export_media import MediaPage
from desktop.dialogs.places import ask_place
from desktop.models.import_rows import Cells
from desktop.widgets.choosers import Dropdown
from desktop.widgets.forms import sentence_case
from desktop.widgets.label import Label
from desktop.widgets.scrolling import ShrinkingArea
from desktop.widgets.text_table import TextTable

_TYPING_MS = 300
"""After the last key, before what is typed is looked at."""
ABOUT = {
    Target.CLAIM_REVIEW: "Signed verdicts for the page of the report, as fact-check search engines read them.",
    Target.MEDIA_REVIEW: "Pictures and videos behind signed verdicts, and what became of them.",
    Target.ANNOTATIONS: "Claims and verdicts, tied to the words of the article (W3C).",
    Target.JSON: "The article with claims, verdicts and the evidence that may leave the house.",
    Target.CSV: "One row for each claim, for any program.",
    Target.XLSX: "One row for each claim, and a sheet that explains the scale.",
}


class SaveExport:
    """Asks where the export is to be saved."""

    @classmethod
    def ask(cls, parent: QWidget, suggested: Path, target: Target) -> Path | None:
        """The file; None where the person thinks better of it."""
        kind = f"{target.words} (*.{target.ending})"
        path, _ = ask_place(parent, "Export Claims", suggested, kind)
        return (path if path.suffix else path.with_name(f"{path.name}.{target.ending}")) if path else None


class ExportDialog(QDialog):
    """Stays open beside the window: a row leads to its claim, and what is mended there is looked at anew."""

    look_requested = Signal(object)
    """This `Order` is to be looked at."""
    save_requested = Signal(object)
    """This `Order` is to be saved."""
    claim_requested = Signal(object)
    """The id of a claim that is to be shown."""
    described = Signal(object)
    """What became of a picture is to be kept: its `Evidence`."""

    def __init__(self, title: str, columns: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Export: {title}")
        self._groups: tuple[tuple[Remark, ...], ...] = ()
        """Remarks that say the same of several claims make one row."""
        self._told: tuple[int, int] = (-1, 0)
        """The row that led to a claim last, and how often."""
        self._forms = Dropdown({target: target.words for target in Target})
        self._about = Label(role="meta", ink="ink_2")
        self._fields = {name: QLineEdit() for name in ("Publisher", "Home page", "Page of the report")}
        self._page = QWidget()
        self._columns, self._media = ColumnsPage(columns), MediaPage()
        self._content = QWidget()
        self._area = ShrinkingArea(self._content)
        self._state = Label(role="strong")
        self._state.setObjectName("state")
        self._cells = Cells(("Severity", "Claim", "What to do"), has_numbers=False)
        self._table = TextTable(self._cells, "What would be refused; Enter goes to the claim", (90, 220, 0))
        self._whole = Label(role="body", ink="ink")
        self._whole.setObjectName("whole sentence")
        self._save = QPushButton("Save…")
        self._save.setProperty("primary", True)
        self._soon = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._arrange()
        self._connect()

    def sizeHint(self) -> QSize:
        """Room for sentences."""
        return QSize(900, 660)

    @property
    def order(self) -> Order:
        """What is chosen."""
        target: Target = Target(self._forms.currentData())
        name, home, page = (field.text().strip() for field in self._fields.values())
        return Order(target, self._columns.list.columns if target.is_table else (), Publication(name, home, page))

    @property
    def state(self) -> str:
        """What is said of the export."""
        return self._state.text()

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The table of remarks."""
        return self._cells.cells

    def show_order(self, order: Order) -> None:
        """Show what was chosen before."""
        self._forms.choose(order.target)
        self._columns.list.show_columns(order.columns)
        told = (order.publication.name, order.publication.url, order.publication.page)
        for field, text in zip(self._fields.values(), told, strict=True):
            field.setText(text)
        self._show_form()

    def say(self, sentence: str, *, is_failure: bool = False) -> None:
        """Say how the export stands."""
        self._state.set_ink("find_conflicts" if is_failure else "ink")
        self._state.setText(sentence)
        a11y.announce(self._state, sentence, urgent=is_failure)

    def show_look(
        self, remarks: Sequence[Remark], pictures: Sequence[Evidence], summary: str, *, can_save: bool
    ) -> None:
        """Show what was found wrong, and whether the export may go out."""
        self._groups = grouped(remarks)
        self._told = (-1, 0)
        self._cells.show_rows([_cells(group) for group in self._groups])
        self._table.setVisible(bool(self._groups))
        self._whole.setText("")
        self._media.show_records(pictures)
        self._fit()
        self._save.setEnabled(can_save)
        self.say(summary)

    # What stands where

    def _arrange(self) -> None:
        a11y.name(self._forms, "Format")
        grid = QGridLayout(self._page)
        grid.setContentsMargins(0, 0, 0, 0)
        for row, (words, field) in enumerate(self._fields.items()):
            label = Label(words, role="meta", ink="ink_2", lines=1)
            label.setBuddy(field)
            field.setAccessibleName(words)
            field.setPlaceholderText("" if row == 0 else "https://")
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self._save, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        box.setSpacing(10)
        inner = QVBoxLayout()
        inner.setContentsMargins(0, 0, 0, 0)
        for widget in (self._page, self._columns, self._media):
            inner.addWidget(widget)
        self._content.setLayout(inner)
        for widget in (self._forms, self._about, self._area, self._state):
            box.addWidget(widget)
        box.addWidget(self._table, 1)
        box.addWidget(self._whole)
        box.addStretch(0)
        box.addWidget(buttons)

    def _connect(self) -> None:
        self._forms.currentIndexChanged.connect(self._show_form)
        for field in self._fields.values():
            field.textChanged.connect(self._soon.start)
        self._columns.list.changed.connect(self._soon.start)
        self._soon.timeout.connect(self._look)
        self._media.described.connect(self.described)
        self._table.activated.connect(self._go)
        self._table.selectionModel().currentRowChanged.connect(self._go)
        self._save.clicked.connect(self._ask_save)

    @Slot()
    def _show_form(self) -> None:
        target = Target(self._forms.currentData())
        self._about.setText(ABOUT[target])
        self._page.setVisible(target.is_published)
        self._columns.setVisible(target.is_table)
        self._media.setVisible(target is Target.MEDIA_REVIEW)
        self._fit()
        self._look()

    def _fit(self) -> None:
        """Give the form the room that it needs now."""
        self._area.setVisible(self.order.target.is_table or self.order.target.is_published)
        self._area.updateGeometry()

    @Slot()
    def _look(self) -> None:
        self._soon.stop()
        self.look_requested.emit(self.order)

    @Slot()
    def _ask_save(self) -> None:
        self.save_requested.emit(self.order)

    @Slot(QModelIndex)
    def _go(self, index: QModelIndex) -> None:
        """Lead to the claim of a row; of several, to the next each time."""
        if 0 <= index.row() < len(self._groups):
            group = self._groups[index.row()]
            times = self._told[1] + 1 if self._told[0] == index.row() else 0
            self._told = index.row(), times
            remark = group[times % len(group)]
            self._whole.setText(remark.message)
            if remark.claim is not None:
                self.claim_requested.emit(remark.claim.id)


def grouped(remarks: Sequence[Remark]) -> tuple[tuple[Remark, ...], ...]:
    """Remarks that say the same together, those that keep the export back first."""
    found: dict[tuple[Severity, str], list[Remark]] = {}
    for remark in remarks:
        found.setdefault((remark.severity, remark.message), []).append(remark)
    order = list(Severity)
    return tuple(tuple(each) for _, each in sorted(found.items(), key=lambda item: order.index(item[0][0])))


def _cells(group: Sequence[Remark]) -> tuple[str, str, str]:
    remark = group[0]
    words = {"block": "Blocked"}.get(remark.severity.value, sentence_case(remark.severity.value))
    about = remark.claim.quote if remark.claim else "All"
    return words, about if len(group) == 1 else f"{len(group)} claims", remark.message
