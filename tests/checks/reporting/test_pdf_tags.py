"""The tag tree of the report on paper, as a screen reader walks it: headings, tables, lists, pictures told in words."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from checks.domain.desk import Desk
from checks.domain.mention import PersonStatus
from checks.domain.moment import Moment
from checks.domain.tables import TollPoint, TollSeries
from checks.domain.verdict import Scale
from checks.reporting.edition import Edition
from checks.reporting.pdf import render_pdf
from tests.checks.reporting.conftest import PAPER, identity

EDITION = Edition("Odesa desk", Moment.parse("2025-05-26T10:00+00:00"))


@dataclass
class Tag:
    """One element of the tree."""

    kind: str
    alt: str
    children: list[Tag] = field(default_factory=list)

    def walk(self) -> Iterator[Tag]:
        yield self
        for child in self.children:
            yield from child.walk()


def words_from(ask: Callable[[object, int], int]) -> str:
    """A text that PDFium writes into a buffer in UTF-16."""
    size = ask(None, 0)
    buffer = ctypes.create_string_buffer(max(size, 2))
    ask(buffer, size)
    return buffer.raw[:size].decode("utf-16-le").rstrip("\0")


def tag_of(element: object) -> Tag:
    children = (
        pdfium.FPDF_StructElement_GetChildAtIndex(element, number)
        for number in range(pdfium.FPDF_StructElement_CountChildren(element))
    )
    return Tag(
        words_from(lambda buffer, size: pdfium.FPDF_StructElement_GetType(element, buffer, size)),
        words_from(lambda buffer, size: pdfium.FPDF_StructElement_GetAltText(element, buffer, size)),
        [tag_of(child) for child in children if child],
    )


def tags_of(pdf: bytes) -> list[Tag]:
    """The trees of all pages, flattened in reading order; what runs over two pages is met on each."""
    document = pypdfium2.PdfDocument(pdf)
    tags = []
    for page in document:
        tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
        for number in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            tags += tag_of(pdfium.FPDF_StructTree_GetChildAtIndex(tree, number)).walk()
        pdfium.FPDF_StructTree_Close(tree)
    document.close()
    return tags


@pytest.fixture
def desk_with_toll(desk: Desk) -> Desk:
    point = TollPoint(PersonStatus.KILLED, Moment.parse("2025-05-23T12:00+00:00"), best=1, evidence_id=PAPER.id)
    series = TollSeries(identity("toll"), "Port hit", points=(point,))
    return Desk(desk.article, desk.version, {**desk.records, series.id: series})


@pytest.fixture
def tags(desk: Desk, scale: Scale) -> list[Tag]:
    return tags_of(render_pdf(desk, scale, EDITION))


def test_everything_hangs_in_one_tree_of_known_kinds(tags: list[Tag]) -> None:
    kinds = {tag.kind for tag in tags}
    assert {"Document", "H1", "H2", "H3", "P", "Table", "TR", "TH", "TD", "L", "LI", "Lbl", "LBody", "Link"} <= kinds
    assert all(tag.kind for tag in tags)


def test_headings_go_down_by_one_step_at_a_time(tags: list[Tag]) -> None:
    levels = [int(tag.kind[1]) for tag in tags if tag.kind in {"H1", "H2", "H3", "H4"}]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_tables_have_heads_and_no_row_is_longer(tags: list[Tag]) -> None:
    tables = [tag for tag in tags if tag.kind == "Table"]
    assert tables
    for table in tables:
        rows = [tag for tag in table.walk() if tag.kind == "TR"]
        assert {child.kind for child in rows[0].children} == {"TH"}
        heads = len(rows[0].children)
        assert all(0 < len(row.children) <= heads for row in rows)  # PDFium leaves empty cells out
        assert {child.kind for row in rows[1:] for child in row.children} == {"TD"}


def test_each_list_item_has_its_words(tags: list[Tag]) -> None:
    for item in (tag for tag in tags if tag.kind == "LI"):
        assert "LBody" in {child.kind for child in item.children}


def test_a_chart_is_told_in_words(desk_with_toll: Desk, scale: Scale) -> None:
    figures = [tag for tag in tags_of(render_pdf(desk_with_toll, scale, EDITION)) if tag.kind == "Figure"]
    assert figures
    assert all(figure.alt for figure in figures)
    assert any("Toll over time" in figure.alt for figure in figures)


def test_poppler_reads_it_in_order(desk: Desk, scale: Scale, tmp_path: Path) -> None:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not installed")
    path = tmp_path / "report.pdf"
    path.write_bytes(render_pdf(desk, scale, EDITION))
    done = subprocess.run([program, str(path), "-"], capture_output=True, check=True, timeout=60)
    words = " ".join(done.stdout.decode().split())
    places = [
        words.index(each)
        for each in (
            "Verdict report", "Summary", "Corrections to this report", "The text", "Was it said", "His post of that",
            "Is it so", "Corrections to the article", "What was not checked", "House scale, version 1",
        )
    ]  # fmt: skip
    assert places == sorted(places)
