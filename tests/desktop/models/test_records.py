from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QListView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from checks.domain.evidence import Evidence, EvidenceKind, Figure
from desktop.delegates.record import RecordDelegate
from desktop.models.records import RecordsModel, Role

RECORDS = (
    Evidence(UUID(int=1), EvidenceKind.REPORT, "Missiles hit port", "8 injured", publisher="The Gazette"),
    Evidence(UUID(int=2), EvidenceKind.REPORT, "Toll rises", "3 killed", publisher="Evening News"),
    Evidence(UUID(int=3), EvidenceKind.DATASET_ROW, "Row 12", figures=(Figure("prisoners released", best=390),)),
)


@pytest.fixture
def model() -> RecordsModel:
    return RecordsModel(RECORDS, linked={UUID(int=1)})


def found(model: RecordsModel) -> list[int]:
    return [model.index(row).data(Role.RECORD).id.int for row in range(model.rowCount())]


def test_it_is_a_sound_model(qtmodeltester: ModelTester, model: RecordsModel) -> None:
    qtmodeltester.check(model)
    model.search("toll")
    qtmodeltester.check(model)


@pytest.mark.parametrize(
    ("words", "rows"),
    [("", [1, 2, 3]), ("GAZETTE", [1]), ("port 8", [1]), ("prisoners", [3]), ("gazette toll", []), ("  rises ", [2])],
)
def test_every_word_must_be_found_somewhere(model: RecordsModel, words: str, rows: list[int]) -> None:
    model.search(words)
    assert found(model) == rows


def test_a_linked_record_cannot_be_chosen_again(model: RecordsModel) -> None:
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsEnabled
    assert model.first_free().row() == 1
    model.search("gazette")
    assert not model.first_free().isValid()


def test_a_row_is_told_whole(model: RecordsModel) -> None:
    told = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    for words in ("The Gazette", "linked already", "Missiles hit port", "8 injured"):
        assert words in told
    assert model.index(2).data() == "Row 12"


def test_rows_are_painted(qtbot: QtBot, model: RecordsModel) -> None:
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(model)
    view.resize(300, 200)
    plain = view.grab().toImage()
    view.setItemDelegate(RecordDelegate(view))
    view.show()
    painted = view.grab()
    assert isinstance(painted, QPixmap)
    assert painted.toImage() != plain
    view.setCurrentIndex(model.index(1))
    assert view.grab().toImage() != painted.toImage()
    assert view.sizeHintForRow(0) == 46
