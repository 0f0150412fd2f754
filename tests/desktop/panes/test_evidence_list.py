"""The list of records by itself, and the menu that narrows it: by keys, by mouse, and as both change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from checks.domain.evidence import (
    Capture,
    CaptureState,
    Evidence,
    EvidenceFlag,
    EvidenceKind,
    Reliability,
    Side,
    Stance,
)
from checks.domain.imported import Import
from checks.domain.moment import Moment
from checks.domain.record_line import Copy, RecordLine
from desktop import theme
from desktop.models.record_book import RecordBook
from desktop.models.record_columns import RecordColumns
from desktop.models.record_filter import RecordFilter
from desktop.panes.evidence_filter import filter_menu
from desktop.panes.evidence_list import EvidenceListPane
from desktop.session import Session
from desktop.widgets.label import Label

LEFT = Qt.MouseButton.LeftButton
FILE = Import(UUID(int=50), "Strikes & convoys.csv", "Table", "0" * 64, 1, 0, Moment.parse("2025-05-24"))
NOT_TAKEN = (Capture(Moment.parse("2025-05-23"), CaptureState.FAILED, "https://example.org/x", reason="no answer"),)
RECORDS = (
    Evidence(UUID(int=1), EvidenceKind.REPORT, "Missiles hit port", publisher="The Gazette", side=next(iter(Side))),
    Evidence(
        UUID(int=2), EvidenceKind.SOCIAL_POST, "Smoke", publisher="A channel", flags=(EvidenceFlag.GRAPHIC,),
        reliability=Reliability.E, captures=NOT_TAKEN,
    ),
    Evidence(UUID(int=3), EvidenceKind.DATASET_ROW, "Row 12", publisher="A set", import_id=FILE.id),
    Evidence(UUID(int=4), EvidenceKind.REPORT, "Toll rises", publisher="Evening News"),
)  # fmt: skip


@pytest.fixture
def book(blank_session: Session) -> RecordBook:
    """A book of four records, the fourth of which is linked twice."""
    made = RecordBook(blank_session)
    links = (0, 0, 0, 2)
    made.columns = RecordColumns([RecordLine.of(each, count) for each, count in zip(RECORDS, links, strict=True)])
    made.imports, made.is_read = (FILE,), True
    return made


@pytest.fixture
def pane(book: RecordBook, qtbot: QtBot) -> EvidenceListPane:
    made = EvidenceListPane(book)
    qtbot.addWidget(made)
    made.resize(360, 640)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def lists(pane: EvidenceListPane) -> tuple[QListView, QListView]:
    linked, rest = pane.findChildren(QListView)
    return linked, rest


def names(view: QListView) -> list[str]:
    return [view.model().index(row, 0).data() for row in range(view.model().rowCount())]


def words(pane: EvidenceListPane) -> list[str]:
    return [label.text() for label in pane.findChildren(Label) if label.isVisible()]


def tell(pane: EvidenceListPane) -> list[UUID]:
    told: list[UUID] = []
    pane.record_chosen.connect(told.append)
    return told


def button(pane: EvidenceListPane, name: str) -> QToolButton:
    return next(each for each in pane.findChildren(QToolButton) if each.accessibleName() == name)


# The list


def test_without_a_claim_there_is_one_list(pane: EvidenceListPane) -> None:
    linked, rest = lists(pane)
    assert not linked.isVisible()
    assert sorted(names(rest)) == ["A channel", "A set", "Evening News", "The Gazette"]
    assert pane.fact == "4"


def click(view: QListView, row: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QtBot.mouseClick(view.viewport(), LEFT, held, view.visualRect(view.model().index(row, 0)).center())


def test_ctrl_and_shift_select_several_in_one_list(pane: EvidenceListPane, book: RecordBook) -> None:
    pane.show_claim("Eight were wounded", {UUID(int=2): Stance.AGAINST})
    linked, rest = lists(pane)
    click(rest, 0)
    click(rest, 2, Qt.KeyboardModifier.ControlModifier)
    assert [line.publisher for line in pane.chosen] == [names(rest)[0], names(rest)[2]]
    book.changed.emit()
    assert len(pane.chosen) == 2, "what is written elsewhere leaves the selection alone"
    assert pane.beside == rest.model().record_at(1).id, "nothing follows them, so it goes back"
    click(rest, 0)
    QtBot.keyClick(rest, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert [line.publisher for line in pane.chosen] == names(rest)[:2]
    click(linked, 0)
    assert [line.id for line in pane.chosen] == [UUID(int=2)]
    assert pane.beside not in (None, UUID(int=2))


def test_keys_ask_for_what_is_done_to_the_selected(pane: EvidenceListPane) -> None:
    _, rest = lists(pane)
    asked: list[str] = []
    pane.delete_requested.connect(lambda: asked.append("delete"))
    pane.copy_requested.connect(lambda: asked.append("copy"))
    pane.menu_requested.connect(lambda _: asked.append("menu"))
    QtBot.keyClick(rest, Qt.Key.Key_Delete)
    assert asked == [], "nothing is selected"
    click(rest, 1)
    QtBot.keyClick(rest, Qt.Key.Key_Delete)
    QtBot.keyClick(rest, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    QtBot.keyClick(rest, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    for reason in (QContextMenuEvent.Reason.Keyboard, QContextMenuEvent.Reason.Mouse):
        QApplication.sendEvent(rest.viewport(), QContextMenuEvent(reason, QPoint(9, 9), QPoint(9, 9)))
    assert asked == ["delete", "copy", "menu", "menu", "menu"]


def test_what_is_linked_to_the_claim_stands_first(pane: EvidenceListPane) -> None:
    pane.show_claim("Eight were wounded", {UUID(int=2): Stance.AGAINST, UUID(int=4): Stance.SUPPORTS})
    linked, rest = lists(pane)
    assert sorted(names(linked)) == ["A channel", "Evening News"]
    assert sorted(names(rest)) == ["A set", "The Gazette"]
    assert {"Linked to “Eight were wounded”", "Not linked to it"} <= set(words(pane))
    pane.show_claim("", {})
    assert not linked.isVisible()
    assert "Not linked to it" not in words(pane)


def test_many_linked_records_leave_room_for_the_rest(pane: EvidenceListPane, book: RecordBook) -> None:
    more = [replace(RECORDS[0], id=UUID(int=100 + number)) for number in range(9)]
    book.columns = RecordColumns([RecordLine.of(each, 0) for each in (*RECORDS, *more)])
    book.changed.emit()
    pane.show_claim("A claim", {each.id: Stance.CONTEXT for each in more})
    linked, rest = lists(pane)
    QApplication.processEvents()
    assert linked.model().rowCount() == 9
    assert linked.height() < linked.sizeHintForRow(0) * 9
    assert rest.height() > rest.sizeHintForRow(0)


def test_no_list_is_left_empty_beside_a_full_one(pane: EvidenceListPane) -> None:
    pane.show_claim("A claim", {each.id: Stance.CONTEXT for each in RECORDS})
    linked, rest = lists(pane)
    assert linked.isVisible()
    assert not rest.isVisible()
    assert "Not linked to it" not in words(pane)


@pytest.mark.parametrize(
    ("is_read", "said"), [(True, "No evidence yet. Press Ctrl+Shift+E."), (False, "Reading the records…")]
)
def test_an_empty_list_says_why(pane: EvidenceListPane, book: RecordBook, is_read: bool, said: str) -> None:
    book.columns, book.is_read = RecordColumns(), is_read
    book.changed.emit()
    assert names(lists(pane)[1]) == []
    assert said in words(pane)


def test_a_search_without_an_answer_says_how_to_go_on_and_esc_does(pane: EvidenceListPane, qtbot: QtBot) -> None:
    pane.open_search()
    search = pane.findChild(QLineEdit)
    qtbot.keyClicks(search, "nowhere to be found")
    assert "Nothing matches. Clear the filter (Esc)" in words(pane)
    assert pane.fact == "0 of 4"
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    assert pane.fact == "4"


def test_a_search_goes_through_both_lists(pane: EvidenceListPane, qtbot: QtBot) -> None:
    pane.show_claim("A claim", {UUID(int=1): Stance.SUPPORTS, UUID(int=2): Stance.SUPPORTS})
    qtbot.keyClicks(pane.findChild(QLineEdit), "ga")
    assert [names(view) for view in lists(pane)] == [["The Gazette"], []]
    assert pane.fact == "1 of 4"


def test_going_along_the_rows_tells_and_being_told_does_not(pane: EvidenceListPane, qtbot: QtBot) -> None:
    rest, told = lists(pane)[1], tell(pane)
    pane.show_record(UUID(int=3))
    assert rest.currentIndex().data() == "A set"
    rest.setFocus()
    assert told == [], "showing a record and coming here open nothing"
    pane.choose_first()
    assert told == [rest.model().index(0, 0).data(Qt.ItemDataRole.UserRole).id]
    qtbot.keyClick(rest, Qt.Key.Key_Down)
    assert len(told) == 2
    pane.show_record(None)
    assert not rest.currentIndex().isValid()
    assert rest.selectedIndexes() == []
    assert len(told) == 2


def test_up_and_down_cross_from_one_list_into_the_other(pane: EvidenceListPane, qtbot: QtBot) -> None:
    pane.show_claim("A claim", {UUID(int=1): Stance.SUPPORTS})
    told = tell(pane)
    linked, rest = lists(pane)
    pane.choose_first()
    qtbot.keyClick(linked, Qt.Key.Key_Down)
    assert rest.hasFocus()
    assert told == [UUID(int=1), rest.model().index(0, 0).data(Qt.ItemDataRole.UserRole).id]
    qtbot.keyClick(rest, Qt.Key.Key_Up)
    assert linked.hasFocus()
    assert told[-1] == UUID(int=1)
    qtbot.keyClick(linked, Qt.Key.Key_Up)
    assert pane.findChild(QLineEdit).hasFocus()


def test_enter_goes_on_to_the_record_and_plus_makes_one(pane: EvidenceListPane, qtbot: QtBot) -> None:
    pane.choose_first()
    rest = lists(pane)[1]
    rest.setFocus()
    with qtbot.waitSignal(pane.entered):
        qtbot.keyClick(rest, Qt.Key.Key_Return)
    with qtbot.waitSignal(pane.new_requested):
        qtbot.mouseClick(button(pane, "New Evidence Record"), LEFT)


def test_the_record_stays_current_when_the_book_changes(pane: EvidenceListPane, book: RecordBook) -> None:
    pane.show_record(UUID(int=2))
    told = tell(pane)
    book.columns.drop(UUID(int=1))
    book.changed.emit()
    rest = lists(pane)[1]
    assert rest.currentIndex().data() == "A channel"
    assert pane.fact == "3"
    assert told == []


@pytest.fixture
def mirrored(application: QApplication) -> Iterator[None]:
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.usefixtures("mirrored")
def test_the_stance_stands_where_the_row_begins_also_from_the_right(pane: EvidenceListPane) -> None:
    pane.show_claim("A claim", {each.id: Stance.AGAINST for each in RECORDS[:2]})
    QApplication.processEvents()
    ground = theme.current().colour("pane").rgb()
    painted = []
    for view in lists(pane):
        image = view.grab().toImage()
        begin = {image.pixel(x, y) for x in range(image.width() - 27, image.width() - 12) for y in range(5, 24)}
        painted.append(begin != {ground})
    assert painted == [True, False], "an icon where a record is linked, and room for one where it is not"


@pytest.mark.parametrize("name", ["dark", "contrast"])
def test_the_rows_lie_on_the_ground_of_the_theme(pane: EvidenceListPane, name: str, application: QApplication) -> None:
    rest = lists(pane)[1]
    theme.apply(application, name, article_size=17)
    try:
        QApplication.processEvents()
        image = rest.grab().toImage()
        assert image.pixelColor(image.width() // 2, image.height() - 3) == theme.current().colour("pane")
    finally:
        theme.apply(application, "light", article_size=17)


# The menu


class Wished:
    """What a menu was last asked for."""

    def __init__(self, parent: QWidget) -> None:
        self.filter = RecordFilter("port")
        self._parent = parent

    def menu(self) -> QMenu:
        def choose(wanted: RecordFilter) -> None:
            self.filter = wanted

        return filter_menu(self.filter, [FILE], choose, self._parent)

    def entry(self, title: str, label: str = "") -> QAction:
        found = next(action for action in self.menu().actions() if action.text() == title)
        submenu = found.menu()
        if not label:
            return found
        assert isinstance(submenu, QMenu)
        return next(action for action in submenu.actions() if action.text() == label)


@pytest.fixture
def wished(qtbot: QtBot) -> Wished:
    parent = QWidget()
    qtbot.addWidget(parent)
    return Wished(parent)


@pytest.mark.parametrize(
    ("title", "label", "changed"),
    [
        ("Not linked to any claim", "", RecordFilter("port", is_unlinked=True)),
        ("Sort of record", "Social post", RecordFilter("port", kinds=frozenset({EvidenceKind.SOCIAL_POST}))),
        ("Handle with care", "Graphic", RecordFilter("port", flags=frozenset({EvidenceFlag.GRAPHIC}))),
        ("Copy of the page", "Copy failed", RecordFilter("port", copies=frozenset({Copy.FAILED}))),
        ("Import", "Strikes && convoys.csv", RecordFilter("port", imports=frozenset({FILE.id}))),
    ],
)
def test_a_tick_narrows_and_the_same_tick_widens(wished: Wished, title: str, label: str, changed: RecordFilter) -> None:
    entry = wished.entry(title, label)
    assert entry.isCheckable()
    assert not entry.isChecked()
    entry.trigger()
    assert wished.filter == changed
    again = wished.entry(title, label)
    assert again.isChecked()
    again.trigger()
    assert wished.filter == RecordFilter("port")


def test_clearing_keeps_the_words(wished: Wished) -> None:
    assert not wished.entry("Clear Filter").isEnabled(), "words alone are cleared in their field"
    wished.entry("Handle with care", "Graphic").trigger()
    wished.entry("Handle with care", "Confidential source").trigger()
    assert len(wished.filter.flags) == 2
    clear = wished.entry("Clear Filter")
    assert clear.isEnabled()
    clear.trigger()
    assert wished.filter == RecordFilter("port")


def test_every_choice_has_words_of_its_own(wished: Wished) -> None:
    for action in wished.menu().actions():
        submenu = action.menu()
        if isinstance(submenu, QMenu):
            labels = [entry.text() for entry in submenu.actions()]
            assert len(set(labels)) == len(labels)
            assert all(labels)
            assert not any("_" in label for label in labels)


def test_without_imports_there_is_no_list_of_them(wished: Wished, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    titles = [action.text() for action in filter_menu(RecordFilter(), [], lambda _: None, parent).actions()]
    assert "Import" not in titles
    assert "Side" in titles


@pytest.mark.parametrize(
    ("title", "label", "shown"),
    [
        ("Sort of record", "Social post", ["A channel"]),
        ("Copy of the page", "Copy failed", ["A channel"]),
        ("Import", "Strikes && convoys.csv", ["A set"]),
    ],
)
def test_the_button_opens_the_menu_and_the_list_follows(
    pane: EvidenceListPane, qtbot: QtBot, title: str, label: str, shown: list[str]
) -> None:
    def ticked(act: Callable[[QMenu], None]) -> None:
        qtbot.mouseClick(button(pane, "Filter Evidence"), LEFT)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        act(menu)
        menu.close()

    def tick(menu: QMenu) -> None:
        submenu = next(action.menu() for action in menu.actions() if action.text() == title)
        assert isinstance(submenu, QMenu)
        next(action for action in submenu.actions() if action.text() == label).trigger()

    ticked(tick)
    assert names(lists(pane)[1]) == shown
    assert pane.fact == "1 of 4"
    ticked(tick)
    assert pane.fact == "4"
