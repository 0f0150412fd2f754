"""Pages on paper: those that were asked for, whole, in their proportions, and stopped when somebody stops it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from checks.domain.progress import Progress
from checks.errors import Cancelled, ChecksError
from checks.ingest.pdf_pages import PdfPages
from desktop.dialogs.printing import AskPrinter, print_pages

MakePages = Callable[..., PdfPages]


def still(_: int, __: int) -> None:
    """Progress that nobody watches."""


@pytest.fixture
def make_pages() -> Iterator[MakePages]:
    opened: list[PdfPages] = []

    def make(*sizes: tuple[float, float]) -> PdfPages:
        document, data = pypdfium2.PdfDocument.new(), io.BytesIO()
        for size in sizes:
            document.new_page(*size)
        document.save(data)
        document.close()
        opened.append(PdfPages(data.getvalue(), "The report"))
        return opened[-1]

    yield make
    for pages in opened:
        pages.close()


@pytest.fixture
def printer(tmp_path: Path) -> QPrinter:
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "paper.pdf"))
    made.setResolution(36)
    return made


def printed(printer: QPrinter) -> int:
    document = pypdfium2.PdfDocument(printer.outputFileName())
    count = len(document)
    document.close()
    return count


def picture_box(printer: QPrinter, number: int = 0) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of the picture on a printed page, in points."""
    document = pypdfium2.PdfDocument(printer.outputFileName())
    page = document[number]
    boxes = [each.get_bounds() for each in page.get_objects() if each.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
    document.close()
    (box,) = boxes
    return box


A4, LYING = (595, 842), (842, 595)


@pytest.mark.parametrize(("first", "last", "count"), [(0, 0, 4), (1, 4, 4), (2, 3, 2), (4, 4, 1), (3, 9, 2), (1, 1, 1)])
def test_the_pages_asked_for_are_printed_and_counted(
    make_pages: MakePages, printer: QPrinter, first: int, last: int, count: int
) -> None:
    if first:
        printer.setFromTo(first, last)
    assert print_pages(make_pages(*[A4] * 4), printer, still) == count
    assert printed(printer) == count


def test_progress_counts_pages(make_pages: MakePages, printer: QPrinter) -> None:
    steps: list[tuple[int, int]] = []
    print_pages(make_pages(A4, A4, A4), printer, lambda done, total: steps.append((done, total)))
    assert steps == [(0, 3), (1, 3), (2, 3), (3, 3)]


def stop_after(pages: int) -> Progress:
    def progress(done: int, _: int) -> None:
        if done == pages:
            raise Cancelled

    return progress


@pytest.mark.parametrize("pages", [0, 1, 3])
def test_it_can_be_stopped_and_the_printer_is_free_again(make_pages: MakePages, printer: QPrinter, pages: int) -> None:
    report = make_pages(A4, A4, A4)
    with pytest.raises(Cancelled):
        print_pages(report, printer, stop_after(pages))
    assert printer.printerState() != QPrinter.PrinterState.Active
    assert print_pages(report, printer, still) == printed(printer) == 3


@pytest.mark.parametrize("size", [A4, LYING, (300, 300), (200, 1200)])
def test_a_page_keeps_its_proportions_and_stays_on_the_paper(
    make_pages: MakePages, printer: QPrinter, size: tuple[float, float]
) -> None:
    print_pages(make_pages(size), printer, still)
    left, bottom, right, top = picture_box(printer)
    assert (right - left) / (top - bottom) == pytest.approx(size[0] / size[1], rel=0.02)
    assert -1 <= left < right <= A4[0] + 1
    assert -1 <= bottom < top <= A4[1] + 1
    assert (left + right) / 2 == pytest.approx(A4[0] / 2, abs=12)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_answer_is_told_with_a_way_out(
    make_pages: MakePages, printer: QPrinter, tmp_path: Path
) -> None:
    printer.setOutputFileName(str(tmp_path / "nowhere" / "paper.pdf"))
    with pytest.raises(ChecksError, match="export the report as a PDF"):
        print_pages(make_pages(A4), printer, still)


@pytest.mark.parametrize("answer", list(QDialog.DialogCode))
def test_the_system_asks_for_pages_within_the_report(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, answer: QDialog.DialogCode
) -> None:
    asked: list[tuple[int, int, int, int]] = []

    def execute(dialog: QPrintDialog) -> int:
        asked.append((dialog.minPage(), dialog.maxPage(), dialog.fromPage(), dialog.toPage()))
        return answer.value

    monkeypatch.setattr(QPrintDialog, "exec", execute)
    parent = QWidget()
    qtbot.addWidget(parent)
    printer = AskPrinter.ask(parent, 7, "Report, port")
    assert asked == [(1, 7, 1, 7)]
    assert (printer is not None) is (answer == QDialog.DialogCode.Accepted)
    assert printer is None or printer.docName() == "Report, port"
