from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QListView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from checks.domain.evidence import Evidence, EvidenceKind, Figure, Stance
from checks.domain.record_line import RecordLine
from desktop.delegates.record import RecordDelegate
from desktop.models.record_book import RecordBook
from desktop.models.record_columns import RecordColumns
from desktop.models.records import RecordsModel, Role
from desktop.session import Session

Settle = Callable[[Session], None]

RECORDS = (
    Evidence(UUID(int=1), EvidenceKind.REPORT, "Missiles hit port", "8 injured", publisher="The Gazette"),
    Evidence(UUID(int=2), EvidenceKind.REPORT, "Toll rises", "3 killed", publisher="Evening News"),
    Evidence(UUID(int=3), EvidenceKind.DATASET_ROW, "Row 12", figures=(Figure("prisoners released", best=390),)),
)


@pytest.fixture
def book(blank_session: Session) -> RecordBook:
    made = RecordBook(blank_session)
    made.columns, made.is_read = RecordColumns([RecordLine.of(record, 0) for record in RECORDS]), True
    return made


@pytest.fixture
def model(book: RecordBook) -> RecordsModel:
    made = RecordsModel(book, is_choice=True)
    made.show_linked({UUID(int=1): Stance.SUPPORTS})
    return made


def found(model: RecordsModel) -> list[int]:
    return [model.index(row).data(Role.RECORD).id.int for row in range(model.rowCount())]


def test_it_is_a_sound_model(qtmodeltester: ModelTester, model: RecordsModel) -> None:
    qtmodeltester.check(model)
    model.search("toll")
    qtmodeltester.check(model)


@pytest.mark.parametrize(
    ("words", "rows"),
    [("", [3, 2, 1]), ("GAZETTE", [1]), ("port 8", [1]), ("prisoners", [3]), ("gazette toll", []), ("  rises ", [2])],
)
def test_every_word_must_be_found_somewhere(model: RecordsModel, words: str, rows: list[int]) -> None:
    model.search(words)
    assert found(model) == rows


def test_where_one_is_to_be_chosen_a_linked_record_is_out_of_reach(model: RecordsModel, book: RecordBook) -> None:
    gazette = model.row_of(UUID(int=1))
    assert not model.flags(gazette) & Qt.ItemFlag.ItemIsEnabled
    assert model.first_free().data(Role.RECORD).id == UUID(int=3)
    model.search("gazette")
    assert not model.first_free().isValid()
    looking = RecordsModel(book)
    looking.show_linked({UUID(int=1): None})
    assert looking.flags(looking.row_of(UUID(int=1))) & Qt.ItemFlag.ItemIsEnabled
    assert looking.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags


def test_a_list_shows_only_some_records_or_all_but_some(model: RecordsModel) -> None:
    model.restrict(only=[UUID(int=1), UUID(int=3), UUID(int=77)])
    assert found(model) == [3, 1]
    model.restrict(without=[UUID(int=1)])
    assert found(model) == [3, 2]
    model.restrict()
    assert found(model) == [3, 2, 1]


def test_a_row_is_told_whole(model: RecordsModel, book: RecordBook) -> None:
    told = model.row_of(UUID(int=1)).data(Qt.ItemDataRole.AccessibleTextRole)
    for words in ("The Gazette", "supports", "Missiles hit port", "8 injured"):
        assert words in told
    row = model.row_of(UUID(int=3))
    assert row.data() == "Row 12"
    assert row.data(Qt.ItemDataRole.AccessibleTextRole).count("Row 12") == 1
    model.show_linked({UUID(int=3): None})
    assert "linked already" in row.data(Qt.ItemDataRole.AccessibleTextRole)
    assert model.row_of(UUID(int=3)).data(Role.STANCE) is None
    assert model.data(QModelIndex()) is None


def test_what_stays_in_its_place_is_not_laid_anew(model: RecordsModel, book: RecordBook, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged, timeout=0):
        book.columns.put(replace(RecordLine.of(RECORDS[0], 2), says="9 injured"))
        book.changed.emit()
    assert model.row_of(UUID(int=1)).data(Role.LINE) == "9 injured"
    with qtbot.waitSignal(model.modelReset, timeout=0):
        book.columns.drop(UUID(int=2))
        book.changed.emit()
    assert found(model) == [3, 1]


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


# The book


def test_the_book_counts_before_it_reads(session: Session, settle: Settle) -> None:
    book = RecordBook(session)
    settle(session)
    assert not book.is_read
    assert book.count > 0
    expected = book.count
    book.want()
    book.want()
    settle(session)
    assert book.is_read
    assert book.count == expected == len(book.columns)


def test_the_book_follows_records_and_links(session: Session, settle: Settle) -> None:
    book = RecordBook(session)
    book.want()
    settle(session)
    count, claim = book.count, session.desk.claims[0]
    note = Evidence(UUID(int=4), EvidenceKind.NOTE, "A call")
    session.do(lambda casebook: casebook.links.add_with_record(claim, note, Stance.CONTEXT))
    settle(session)
    assert book.count == count + 1
    assert book.columns.line(note.id) == RecordLine.of(note, 1)
    link = next(link for link in session.desk.links(claim.id) if link.evidence_id == note.id)
    session.do(lambda casebook: casebook.links.remove(link))
    settle(session)
    assert book.columns.line(note.id).links == 0
    session.do(lambda casebook: casebook.evidence.edit(replace(note, title="Another call")))
    settle(session)
    assert book.columns.line(note.id).title == "Another call"
    for _ in range(3):
        session.undo()
    settle(session)
    assert book.count == count
    assert book.columns.line(note.id) is None


def test_what_the_book_followed_is_what_it_would_read(session: Session, settle: Settle) -> None:
    book, fresh = RecordBook(session), RecordBook(session)
    book.want()
    settle(session)
    first, claim = session.desk.evidence[0], session.desk.claims[0]
    session.do(lambda casebook: casebook.links.add(claim, first, Stance.QUALIFIES))
    session.do(lambda casebook: casebook.evidence.delete(casebook.evidence.all()[-1]))
    settle(session)
    fresh.want()
    settle(session)
    known = {line.id: line for line in book.columns.lines if book.columns.slot(line.id) is not None}
    assert known == {line.id: line for line in fresh.columns.lines}


def test_another_casebook_has_other_records(session: Session, settle: Settle, tmp_path) -> None:
    book = RecordBook(session)
    book.want()
    settle(session)
    assert book.count
    session.create_casebook(tmp_path / "Empty.casebook")
    settle(session)
    assert book.is_read
    assert book.count == 0


def test_a_record_that_a_link_names_comes_to_the_desk(session: Session, settle: Settle) -> None:
    claim = session.desk.claims[0]
    wire = Evidence(UUID(int=5), EvidenceKind.REPORT, "Wire")
    copy = Evidence(UUID(int=6), EvidenceKind.REPORT, "Copy", republished_from=wire.id)
    session.do(lambda casebook: casebook.evidence.add(wire))
    session.do(lambda casebook: casebook.evidence.add(copy))
    settle(session)
    article = session.desk.article.id
    session.open_article(article)
    settle(session)
    assert session.desk.record(copy.id) is None
    session.do(lambda casebook: casebook.links.add(claim, copy, Stance.SUPPORTS))
    settle(session)
    assert session.desk.record(copy.id) == copy
    assert session.desk.record(wire.id) == wire
    assert copy in [record for _, record in session.desk.linked(claim.id)]
