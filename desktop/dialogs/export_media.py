"""What became of the pictures and videos behind the verdicts: said by a person before they go out as MediaReview."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from checks.domain.evidence import Evidence
from checks.exchange.exporting.media_review import MediaCategory, MediaFindings, findings_of, with_findings
from desktop import a11y
from desktop.widgets.choosers import Dropdown, Tick
from desktop.widgets.label import Label

NO_PICTURES = "No picture or video is linked to a claim with a verdict. Link one as evidence first."


class MediaPage(QWidget):
    """One picture at a time: categories to tick, its background, the address of the original."""

    described = Signal(object)
    """A person said what became of a picture: the `Evidence` as it is to be kept."""

    def __init__(self) -> None:
        super().__init__()
        self._records: tuple[Evidence, ...] = ()
        self._pictures = Dropdown({})
        a11y.name(self._pictures, "Picture or video")
        self._nothing = Label(NO_PICTURES, ink="ink_2")
        self._ticks = {category: Tick(category.words) for category in MediaCategory}
        self._background, self._original = QLineEdit(), QLineEdit()
        self._keep = QPushButton("Keep with the Record")
        self._keep.setAutoDefault(False)
        self._arrange()
        self._pictures.currentIndexChanged.connect(self._show_chosen)
        self._keep.clicked.connect(self._tell)
        self.show_records(())

    @property
    def chosen(self) -> Evidence | None:
        """The picture that is spoken of."""
        place = self._pictures.currentIndex()
        return self._records[place] if 0 <= place < len(self._records) else None

    def show_records(self, records: Sequence[Evidence]) -> None:
        """Offer these pictures; what is typed for the chosen one stays unless its record changed."""
        if tuple(records) == self._records and records:
            return
        before = self.chosen
        self._records = tuple(records)
        self._pictures.blockSignals(True)
        self._pictures.clear()
        for record in self._records:
            self._pictures.addItem(record.title)
        again = next((n for n, each in enumerate(self._records) if before and each.id == before.id), 0)
        self._pictures.setCurrentIndex(again if self._records else -1)
        self._pictures.blockSignals(False)
        self._form.setVisible(bool(self._records))
        self._nothing.setVisible(not self._records)
        self._show_chosen()

    def _arrange(self) -> None:
        self._form = QWidget()
        grid = QGridLayout(self._form)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self._pictures, 0, 0, 1, 3)
        for place, tick in enumerate(self._ticks.values()):
            grid.addWidget(tick, 1 + place // 3, place % 3)
        for row, (words, field) in enumerate(
            (("Where it really comes from", self._background), ("Address of the original", self._original)), start=3
        ):
            label = Label(words, role="meta", ink="ink_2", lines=1)
            label.setBuddy(field)
            field.setAccessibleName(words)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1, 1, 2 if field is self._background else 1)
        grid.addWidget(self._keep, 4, 2)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._nothing)
        box.addWidget(self._form)

    @Slot()
    def _show_chosen(self) -> None:
        found = findings_of(self.chosen) if self.chosen else MediaFindings()
        for category, tick in self._ticks.items():
            tick.setChecked(category in found.categories)
        self._background.setText(found.background)
        self._original.setText(found.original)

    @Slot()
    def _tell(self) -> None:
        record = self.chosen
        if record is not None:
            ticked = tuple(category for category, tick in self._ticks.items() if tick.isChecked())
            found = MediaFindings(ticked, self._background.text(), self._original.text())
            self.described.emit(with_findings(record, found))
