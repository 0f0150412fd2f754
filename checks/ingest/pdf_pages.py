"""A PDF as pages to look at: their sizes, pictures, words and links.

PDFium works for one thread at a time; whoever calls it holds `PDFIUM`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import byref, c_float, c_int, create_string_buffer
from dataclasses import dataclass
from threading import RLock
from typing import Any, Self

from checks.errors import Cancelled, IngestError

PDFIUM = RLock()
_BYTES_PER_PIXEL = 4
_PARTS = 16
"""Parts of a point to which places of words are told: PDFium tells them in whole numbers."""


@dataclass(frozen=True)
class PageImage:
    """The picture of a page: rows from the top, four bytes a pixel in the order blue, green, red, unused."""

    width: int
    height: int
    pixels: bytes


@dataclass(frozen=True)
class PageLink:
    """Where a page can be clicked, in points from its top left corner, and where that leads."""

    left: float
    top: float
    right: float
    bottom: float
    page: int | None = None
    """The page of this file, from 0."""
    height: float = 0.0
    """How far down that page, in points."""
    url: str = ""

    def holds(self, x: float, y: float) -> bool:
        """Is the point on the link?"""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True)
class PageWord:
    """A word of a page, and where it stands, in points from the top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def open_pdf(data: bytes, label: str) -> Any:  # noqa: ANN401 - pypdfium2's own object
    """PDFium's document; IngestError, naming the file by `label`, for locked and broken ones."""
    import pypdfium2
    import pypdfium2.raw

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        if getattr(problem, "err_code", None) in (pypdfium2.raw.FPDF_ERR_PASSWORD, pypdfium2.raw.FPDF_ERR_SECURITY):
            raise IngestError(
                f"{label} is locked by a password: open it with the password, print or save it without one, and "
                "choose that file."
            ) from None
        raise IngestError(f"{label} is a damaged PDF: fetch or copy it again, or paste its text.") from None


class PdfPages:
    """The pages of a PDF, from 0. Use it from any thread; close it, or use it in a `with` statement.

    Whoever still asks for a page afterwards gets `Cancelled`.
    """

    def __init__(self, data: bytes, label: str) -> None:
        with PDFIUM:
            self._pdf = open_pdf(data, label)
            self.sizes: tuple[tuple[float, float], ...] = tuple(
                self._pdf.get_page_size(number) for number in range(len(self._pdf))
            )
        """Width and height of every page, in points (1/72 inch)."""
        self._is_closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the memory back."""
        with PDFIUM:
            self._is_closed = True
            self._pdf.close()

    def image(self, number: int, scale: float) -> PageImage:
        """The picture of a page with `scale` pixels for a point."""
        with self._open_page(number) as page:
            bitmap = page.render(scale=scale, rev_byteorder=False, force_bitmap_format=_format(), fill_color=(255,) * 4)
            width, height = bitmap.width, bitmap.height
            rows = memoryview(bitmap.buffer).cast("B")
            used = width * _BYTES_PER_PIXEL
            pixels = b"".join(bytes(rows[row * bitmap.stride : row * bitmap.stride + used]) for row in range(height))
        return PageImage(width, height, pixels)

    def words(self, number: int) -> str:
        """The words of a page, in the order in which they are to be read."""
        with self._open_page(number) as page:
            layer = page.get_textpage()
            text = str(layer.get_text_bounded())
            layer.close()
        return text

    def placed_words(self, number: int) -> tuple[PageWord, ...]:
        """The words of a page with their places, in the order in which they are to be read; none on a scan."""
        with self._open_page(number) as page:
            layer = page.get_textpage()
            try:
                return tuple(self._placed(page, layer, number))
            finally:
                layer.close()

    def links(self, number: int) -> tuple[PageLink, ...]:
        """Everything on a page that leads somewhere."""
        with self._open_page(number) as page:
            return tuple(self._links(page, self.sizes[number][1]))

    @contextmanager
    def _open_page(self, number: int) -> Iterator[Any]:
        with PDFIUM:
            if self._is_closed:
                raise Cancelled
            page = self._pdf[number]
            try:
                yield page
            finally:
                page.close()

    def _placed(self, page: Any, layer: Any, number: int) -> Iterator[PageWord]:  # noqa: ANN401 - pypdfium2's objects
        import pypdfium2.raw as pdfium

        letters = [chr(pdfium.FPDFText_GetUnicode(layer.raw, at)) for at in range(layer.count_chars())]
        word: list[int] = []
        for at, letter in enumerate([*letters, " "]):
            if letter.strip("\0 \t\r\n\u00a0"):
                word.append(at)
            elif word:
                boxes = [layer.get_charbox(each, loose=True) for each in word]
                corners = self._on_page(page, number, boxes)
                yield PageWord("".join(letters[each] for each in word), *corners)
                word = []

    def _on_page(
        self,
        page: Any,  # noqa: ANN401 - pypdfium2's own object
        number: int,
        boxes: list[tuple[float, float, float, float]],
    ) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of boxes as the page is seen, however it is turned or cropped."""
        lefts, bottoms, rights, tops = zip(*boxes, strict=True)
        ends = [self._seen(page, number, x, y) for x, y in ((min(lefts), max(tops)), (max(rights), min(bottoms)))]
        (x, y), (other_x, other_y) = ends
        return min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y)

    def _seen(self, page: Any, number: int, x: float, y: float) -> tuple[float, float]:  # noqa: ANN401
        import pypdfium2.raw as pdfium

        width, height = (round(side * _PARTS) for side in self.sizes[number])
        across, down = c_int(0), c_int(0)
        pdfium.FPDF_PageToDevice(page.raw, 0, 0, width, height, 0, x, y, byref(across), byref(down))
        return across.value / _PARTS, down.value / _PARTS

    def _links(self, page: Any, height: float) -> Iterator[PageLink]:  # noqa: ANN401 - pypdfium2's own object
        import pypdfium2.raw as pdfium

        place, link = c_int(0), pdfium.FPDF_LINK()
        while pdfium.FPDFLink_Enumerate(page.raw, byref(place), byref(link)):
            box = pdfium.FS_RECTF()
            if not pdfium.FPDFLink_GetAnnotRect(link, byref(box)):
                continue
            corners = (box.left, height - box.top, box.right, height - box.bottom)
            destination = pdfium.FPDFLink_GetDest(self._pdf.raw, link)
            if destination:
                page_number = pdfium.FPDFDest_GetDestPageIndex(self._pdf.raw, destination)
                yield PageLink(*corners, page=page_number, height=self._depth(destination, page_number))
            elif url := _url(self._pdf, link):
                yield PageLink(*corners, url=url)

    def _depth(self, destination: Any, page_number: int) -> float:  # noqa: ANN401 - pypdfium2's own object
        import pypdfium2.raw as pdfium

        has = [c_int(0) for _ in range(3)]
        x, y, zoom = c_float(0), c_float(0), c_float(0)
        pdfium.FPDFDest_GetLocationInPage(destination, *map(byref, has), byref(x), byref(y), byref(zoom))
        return self.sizes[page_number][1] - y.value if has[1].value else 0.0


def _format() -> int:
    import pypdfium2.raw as pdfium

    return int(pdfium.FPDFBitmap_BGRx)


def _url(pdf: Any, link: Any) -> str:  # noqa: ANN401 - pypdfium2's own objects
    import pypdfium2.raw as pdfium

    action = pdfium.FPDFLink_GetAction(link)
    size = pdfium.FPDFAction_GetURIPath(pdf.raw, action, None, 0) if action else 0
    buffer = create_string_buffer(size)
    if size:
        pdfium.FPDFAction_GetURIPath(pdf.raw, action, buffer, size)
    return buffer.value.decode("utf-8", "replace") if size else ""
