"""What was kept of a record, as it is looked at: pictures with what they tell, and pages to select passages on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PIL import ExifTags, Image
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from checks.domain.evidence import Evidence, EvidenceKind
from checks.ingest.brought import draft_of, read_evidence
from desktop.panes.evidence_document import DocumentPane
from desktop.session import Session
from desktop.widgets.selectable_pages import SelectablePages

Settle = Callable[[Session], None]


@pytest.fixture
def pane(desk_session: Session, qtbot: QtBot) -> DocumentPane:
    made = DocumentPane(desk_session)
    qtbot.addWidget(made)
    made.resize(560, 640)
    made.show()
    qtbot.waitExposed(made)
    return made


def take_in(session: Session, settle: Settle, path: Path, number: int) -> Evidence:
    """A record of a file, as dropping it makes one."""
    document = read_evidence(path)
    record = draft_of(document, Evidence(UUID(int=number), EvidenceKind.NOTE, ""))
    session.do(lambda casebook: casebook.evidence.add(record, document))
    found: list[Evidence] = []
    session.ask(lambda casebook: casebook.evidence.get(record.id), found.append)
    settle(session)
    return found[0]


def shown(pane: DocumentPane, session: Session, settle: Settle, record: Evidence) -> None:
    pane.show_record(record)
    for _ in range(2):
        settle(session)


def photograph(path: Path) -> Path:
    exif = Image.Exif()
    exif[ExifTags.Base.Model] = "Box 3"
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2025:05:23 17:01:00"
    image = Image.effect_mandelbrot((320, 240), (-2, -1.5, 1, 1.5), 60).convert("RGB")
    image.save(path, exif=exif)
    return path


def test_a_picture_tells_when_and_with_what_it_was_taken_and_what_looks_like_it(
    pane: DocumentPane, desk_session: Session, settle: Settle, tmp_path: Path
) -> None:
    first = take_in(desk_session, settle, photograph(tmp_path / "port.jpg"), 81)
    take_in(desk_session, settle, photograph(tmp_path / "copy.png"), 82)
    shown(pane, desk_session, settle, first)
    assert pane.shows == "picture"
    told, alike = pane.picture_facts.split("\n")
    assert told == "320 × 240 pixels, taken 23 May 2025, 17:01 by the camera's clock, with Box 3."
    assert alike.startswith("Looks like “copy.png”: ")


def test_what_is_no_picture_tells_nothing_of_the_one_before(
    pane: DocumentPane, desk_session: Session, settle: Settle, tmp_path: Path
) -> None:
    picture = take_in(desk_session, settle, photograph(tmp_path / "port.jpg"), 81)
    (tmp_path / "list.txt").write_text("Eight people were wounded on Friday.")
    text = take_in(desk_session, settle, tmp_path / "list.txt", 82)
    shown(pane, desk_session, settle, picture)
    assert pane.picture_facts
    shown(pane, desk_session, settle, text)
    assert pane.shows == "text"
    assert pane.picture_facts == ""


def test_a_failed_copy_says_why_and_is_tried_again(
    pane: DocumentPane, desk_session: Session, settle: Settle, qtbot: QtBot
) -> None:
    record = Evidence(UUID(int=83), EvidenceKind.REPORT, "Port", url="https://example.org/port")
    desk_session.do(lambda casebook: casebook.evidence.add(record))
    desk_session.do(lambda casebook: casebook.captures.fail(record, "The page asks for a sign-in."))
    settle(desk_session)
    found: list[Evidence] = []
    desk_session.ask(lambda casebook: casebook.evidence.get(record.id), found.append)
    settle(desk_session)
    shown(pane, desk_session, settle, found[0])
    assert pane.state == "The copy failed: The page asks for a sign-in."
    again = next(each for each in pane.findChildren(QPushButton) if each.text() == "Try Again")
    with qtbot.waitSignal(pane.capture_requested) as asked:
        qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    assert asked.args == [found[0]]
    shown(pane, desk_session, settle, replace(record, captures=()))
    assert not again.isVisible()


def test_words_selected_on_a_drawn_page_are_quoted_with_their_page(
    pane: DocumentPane, desk_session: Session, settle: Settle, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "report.pdf"
    canvas = Canvas(str(path), pagesize=(300, 200))
    canvas.drawString(40, 150, "Nothing here")
    canvas.showPage()
    canvas.drawString(40, 150, "Eight people were wounded")
    canvas.showPage()
    canvas.save()
    shown(pane, desk_session, settle, take_in(desk_session, settle, path, 84))
    assert pane.shows == "pages"
    pages = pane.findChildren(SelectablePages)[0]
    pages.go_to(1)
    left, right = (pages.spot(1, QPointF(x, 48)) for x in (45, 100))
    qtbot.mousePress(pages.viewport(), Qt.MouseButton.LeftButton, pos=left)
    settle(desk_session)
    qtbot.mouseMove(pages.viewport(), right)
    qtbot.mouseRelease(pages.viewport(), Qt.MouseButton.LeftButton, pos=right)
    with qtbot.waitSignal(pane.quote_requested) as quoted:
        qtbot.keyClick(pages, Qt.Key.Key_Q)
    assert quoted.args == ["Eight people", "page 2"]
    with qtbot.waitSignal(pane.figure_requested) as used:
        qtbot.keyClick(pages, Qt.Key.Key_F)
    assert used.args == ["Eight people"]
