"""Pages under each other: what is asked for, what is kept, and where a click lands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from checks.ingest.pdf_pages import PageImage
from desktop.widgets.paged_view import PagedView, image_of

A4 = QSizeF(595, 842)


class Painter:
    """Answers every wish for a page with a picture in one colour."""

    def __init__(self, view: PagedView) -> None:
        self.view = view
        self.asked: list[tuple[int, float]] = []
        view.page_wanted.connect(self.paint)

    def paint(self, page: int, scale: float) -> None:
        self.asked.append((page, scale))
        image = QImage(round(A4.width() * scale), round(A4.height() * scale), QImage.Format.Format_RGB32)
        image.fill(QColor("red") if page % 2 == 0 else QColor("blue"))
        self.view.show_image(page, scale, image)


@pytest.fixture
def view(qtbot: QtBot) -> PagedView:
    made = PagedView()
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


def ready(qtbot: QtBot, view: PagedView) -> None:
    def complete() -> bool:
        view.viewport().repaint()
        return view.is_complete

    qtbot.waitUntil(complete)


def test_only_pages_in_sight_are_asked_for(qtbot: QtBot, view: PagedView) -> None:
    painter = Painter(view)
    view.set_pages([A4] * 50)
    ready(qtbot, view)
    assert {page for page, _ in painter.asked} == {0}
    view.go_to(30)
    ready(qtbot, view)
    assert {page for page, _ in painter.asked} <= {0, 30, 31}
    assert view.page == 30


def test_the_picture_is_what_is_seen(qtbot: QtBot, view: PagedView) -> None:
    painter = Painter(view)
    view.set_pages([A4, A4])
    ready(qtbot, view)
    shown = view.viewport().grab().toImage()
    middle = shown.pixelColor(shown.width() // 2, shown.height() // 2)
    assert middle == QColor("red")
    assert painter.asked == [(0, painter.asked[0][1])]


def test_a_page_without_its_picture_is_white(qtbot: QtBot, view: PagedView) -> None:
    view.set_pages([A4])
    shown = view.viewport().grab().toImage()
    assert shown.pixelColor(shown.width() // 2, shown.height() // 2) == QColor("white")
    assert not view.is_complete


def test_a_late_picture_of_another_size_is_dropped(qtbot: QtBot, view: PagedView) -> None:
    view.set_pages([A4])
    view.viewport().repaint()
    view.show_image(0, 123.0, QImage(10, 10, QImage.Format.Format_RGB32))
    assert not view.is_complete


def test_many_pages_do_not_fill_the_memory(qtbot: QtBot, view: PagedView) -> None:
    painter = Painter(view)
    view.set_pages([A4] * 40)
    for page in (*range(40), 0):
        view.go_to(page)
        ready(qtbot, view)
    assert [page for page, _ in painter.asked].count(0) == 2  # its picture was let go and drawn again


@pytest.mark.parametrize(
    ("key", "page"), [(Qt.Key.Key_End, 4), (Qt.Key.Key_Home, 0), (Qt.Key.Key_PageDown, 0), (Qt.Key.Key_Down, 0)]
)
def test_keys_scroll(qtbot: QtBot, view: PagedView, key: Qt.Key, page: int) -> None:
    view.set_pages([A4] * 5)
    before = view.verticalScrollBar().value()
    qtbot.keyClick(view, key)
    assert view.page == page
    assert (view.verticalScrollBar().value() > before) is (key is not Qt.Key.Key_Home)


def test_the_page_at_the_top_is_told(qtbot: QtBot, view: PagedView) -> None:
    view.set_pages([A4] * 5)
    with qtbot.waitSignal(view.page_changed) as told:
        view.go_to(3)
    assert told.args == [3]
    view.go_to(99)
    view.go_to(-1)
    assert view.page == 3


def test_zoom_keeps_the_place_and_draws_sharp_pages(qtbot: QtBot, view: PagedView) -> None:
    painter = Painter(view)
    view.set_pages([A4] * 9)
    view.go_to(4, 200)
    ready(qtbot, view)
    view.zoom_in()
    ready(qtbot, view)
    assert view.zoom == 1.25
    assert view.page == 4
    assert painter.asked[-1][1] > painter.asked[0][1]
    assert view.horizontalScrollBar().maximum() > 0
    view.zoom_out()
    view.zoom_out()
    assert view.zoom == 0.8
    view.fit_width()
    assert view.zoom == 1.0
    assert view.horizontalScrollBar().maximum() == 0


def test_zoom_ends_somewhere(view: PagedView) -> None:
    view.set_pages([A4])
    for _ in range(20):
        view.zoom_in()
    assert view.zoom == 3.0
    for _ in range(20):
        view.zoom_out()
    assert view.zoom == 0.5


def test_a_click_is_told_in_points_of_its_page(qtbot: QtBot, view: PagedView) -> None:
    view.set_pages([A4, A4])
    clicks: list[tuple[int, QPointF]] = []
    view.clicked.connect(lambda page, at: clicks.append((page, at)))
    middle = QPoint(view.viewport().width() // 2, 16)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    ((page, at),) = clicks
    assert page == 0
    assert at.x() == pytest.approx(A4.width() / 2, abs=3)
    assert at.y() == pytest.approx(0, abs=3)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))  # beside the page
    assert len(clicks) == 1


def test_another_width_keeps_the_place(qtbot: QtBot, view: PagedView) -> None:
    painter = Painter(view)
    view.set_pages([A4] * 20)
    view.go_to(10)
    view.resize(500, 600)
    ready(qtbot, view)
    assert abs(view.page - 10) <= 1
    assert painter.asked[-1][1] < 1.2  # the picture fits the smaller width


def test_the_rows_of_a_picture_stay_in_order() -> None:
    image = image_of(PageImage(1, 2, b"\x00\x00\xff\x00" + b"\xff\x00\x00\x00"))
    assert (image.pixelColor(0, 0), image.pixelColor(0, 1)) == (QColor("red"), QColor("blue"))


def test_a_spot_is_where_a_place_of_a_page_is_seen(view: PagedView) -> None:
    view.set_pages([A4] * 4)
    view.go_to(2)
    place = QPointF(100, 50)
    found = view.place_at(view.spot(2, place))
    assert found is not None
    page, at = found
    assert page == 2
    assert (at.x(), at.y()) == pytest.approx((100, 50), abs=1)


@pytest.mark.qt_no_exception_capture
def test_where_asking_fails_the_painting_is_over(
    qtbot: QtBot, view: PagedView, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    monkeypatch.setattr("sys.excepthook", lambda *what: told.append(what))  # which keeps the stack, painters and all

    def fail(page: int, scale: float) -> None:
        raise RuntimeError(f"no picture of {page} at {scale}")

    view.page_wanted.connect(fail)
    view.set_pages([A4])
    qtbot.waitUntil(lambda: bool(view.viewport().repaint() or told))
    assert not view.viewport().paintingActive()
