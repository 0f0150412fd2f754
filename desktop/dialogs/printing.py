"""Puts the pages of a report on paper."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from checks.domain.progress import Progress
from checks.errors import Cancelled, ChecksError
from checks.ingest.pdf_pages import PdfPages
from desktop.widgets.paged_view import image_of

_SHARPEST = 300
"""Dots an inch: text is sharp at that, and a page still fits into memory (35 MB for A4)."""
_POINTS_AN_INCH = 72


class AskPrinter:
    """Asks for the printer, the pages and the number of copies, with the system's own dialog."""

    @classmethod
    def ask(cls, parent: QWidget, page_count: int, title: str) -> QPrinter | None:
        """A printer that is set up; None where the person thinks better of it."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        dialog = QPrintDialog(printer, parent)
        dialog.setMinMax(1, page_count)
        dialog.setFromTo(1, page_count)
        return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def print_pages(pages: PdfPages, printer: QPrinter, progress: Progress) -> int:
    """On a worker: print the pages that the printer was asked for; how many they were. Progress counts pages."""
    numbers = _wanted(printer, len(pages.sizes))
    painter = QPainter()
    if not painter.begin(printer):
        raise ChecksError("The printer does not answer. Check that it is on, or export the report as a PDF.")
    try:
        for done, number in enumerate(numbers):
            progress(done, len(numbers))
            if done:
                printer.newPage()
            _paint(painter, printer, pages, number)
        progress(len(numbers), len(numbers))
    except Cancelled:
        printer.abort()
        raise
    finally:
        painter.end()
    return len(numbers)


def _wanted(printer: QPrinter, count: int) -> range:
    first, last = printer.fromPage() or 1, printer.toPage() or count
    return range(max(1, first) - 1, min(last, count))


def _paint(painter: QPainter, printer: QPrinter, pages: PdfPages, number: int) -> None:
    """One page, as large as the paper allows and in its own proportions, in the middle."""
    image = image_of(pages.image(number, min(_SHARPEST, printer.resolution()) / _POINTS_AN_INCH))
    paper = QRectF(printer.pageLayout().paintRectPixels(printer.resolution()))
    paper.moveTo(0, 0)  # a painter begins where the printer can print
    factor = min(paper.width() / image.width(), paper.height() / image.height())
    place = QRectF(0, 0, image.width() * factor, image.height() * factor)
    place.moveCenter(paper.center())
    painter.drawImage(place, image)
