"""The evidence view: its list, what was kept of a record as text, pages or picture, and the records that are chosen."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from uuid import UUID, uuid5

from PySide6.QtCore import QEvent, QItemSelectionModel, QPointF, QRect, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QToolButton

from checks.domain.evidence import Evidence, EvidenceFlag, EvidenceKind
from checks.domain.progress import no_progress
from checks.domain.record_line import RecordLine
from checks.ingest.brought import read_evidence
from checks.ingest.document import Document
from desktop import assets, theme
from desktop.dialogs.choose_record import ChooseRecord
from desktop.dialogs.link_to_claim import LinkToClaim
from desktop.dialogs.report_files import write_report
from desktop.panes.document_text import DocumentText
from desktop.panes.evidence_document import DocumentPane
from desktop.panes.evidence_record import RecordPane
from desktop.panes.evidence_rows import EvidenceRows
from desktop.studio.pictures import save_picture
from desktop.studio.studio import Act, State, Studio
from desktop.widgets.selectable_pages import SelectablePages
from desktop.window.evidence_view import EvidenceView
from desktop.window.patience import wait_until

_NAMES = UUID(int=11)
_SELECTED = "Russian forces struck"
_PICTURE = QRect(0, 0, 960, 600)


def _view(studio: Studio) -> None:
    """The records of a claim first, the first of them open."""
    most = max(len(studio.desk.links(claim.id)) for claim in studio.desk.claims)
    studio.choose(lambda claim: len(studio.desk.links(claim.id)) == most)
    studio.do("view.evidence")


def _open(studio: Studio, record: Evidence, document: Document | None) -> None:
    """Add a record with what is kept of it, and show it."""
    studio.write(lambda casebook: casebook.evidence.add(record, document))
    studio.find(EvidenceView).show_record(record.id)
    studio.settle()


def _record(name: str, kind: EvidenceKind, says: str, *flags: EvidenceFlag) -> Evidence:
    return Evidence(uuid5(_NAMES, name), kind, name, says=says, publisher="Sample checker", flags=flags)


def _text(studio: Studio) -> None:
    """A copy of a text; words of it are selected, to be quoted."""
    words = assets.text("sample/article.txt")
    document = Document(words, words.encode(), "text/plain", name="article.txt")
    _open(studio, _record("The article as it was printed", EvidenceKind.DOCUMENT, "Struck on Friday"), document)
    text = studio.find(DocumentPane).text
    start = text.toPlainText().index(_SELECTED)
    cursor = text.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + 60, QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    studio.find(DocumentText).setFocus()
    studio.let_paint()


def _pages(studio: Studio) -> None:
    """A PDF, whose pages are drawn: the report on the sample."""
    session = studio.program.session
    path = studio.program.places.data / "report.pdf"
    write_report(path, studio.desk, session.scale, session.casebook_name, no_progress)
    document = Document("", path.read_bytes(), "application/pdf", name=path.name)
    _open(studio, _record("Report on the article", EvidenceKind.REPORT, "What was found by October"), document)
    view = studio.find(SelectablePages)
    wait_until(lambda: view.is_complete, "the pages")
    studio.let_paint()


def _page_words(studio: Studio) -> None:
    """Words that are selected on a drawn page."""
    view = studio.find(SelectablePages)
    ends = [view.spot(0, QPointF(x, y)) for x, y in ((60, 120), (300, 150))]
    for kind, at in zip(
        (QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease),
        (ends[0], ends[1], ends[1]),
        strict=True,
    ):
        left, place = Qt.MouseButton.LeftButton, view.viewport().mapToGlobal(at)
        QApplication.sendEvent(
            view.viewport(), QMouseEvent(kind, QPointF(at), QPointF(place), left, left, Qt.KeyboardModifier(0))
        )
        studio.settle()


def _picture(studio: Studio) -> None:
    """A picture with what it tells of itself, and another that looks like it."""
    _drawn(studio)
    document = read_evidence(studio.program.places.data / "port.png")
    copy = _record("The same sketch, from elsewhere", EvidenceKind.IMAGE, "Two quays and a mole")
    studio.write(lambda casebook: casebook.evidence.add(copy, document))
    _open(studio, _record("Sketch of the port", EvidenceKind.IMAGE, "Two quays and a mole"), document)


def _graphic(studio: Studio) -> None:
    """What is graphic is told first, and waits."""
    document = Document("", _drawn(studio), "image/png", name="quay.png")
    says = "The quay after the strike, with people who were wounded."
    _open(studio, _record("Sketch of the quay", EvidenceKind.IMAGE, says, EvidenceFlag.GRAPHIC), document)


def _drawn(studio: Studio) -> bytes:
    """A sketch of a harbour, as a PNG."""
    image = QImage(_PICTURE.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        painter.fillRect(_PICTURE.adjusted(0, 380, 0, 0), Qt.GlobalColor.lightGray)
        for left, top in ((80, 250), (420, 300), (700, 220)):
            painter.fillRect(QRect(left, top, 180, 380 - top), Qt.GlobalColor.darkGray)
        painter.setFont(theme.current().font("page_title"))
        painter.drawText(_PICTURE.adjusted(0, 20, 0, 0), Qt.AlignmentFlag.AlignHCenter, "Port")
    path = studio.program.places.data / "port.png"
    save_picture(image, path)
    return path.read_bytes()


def _wrong(studio: Studio) -> None:
    """A record that cannot be saved as it is typed."""
    fields = studio.find(RecordPane)
    title = next(each for each in fields.findChildren(QLineEdit) if each.accessibleName() == "Title")
    kept = title.text()
    title.setText("")
    next(each for each in fields.findChildren(QPushButton) if each.text() == "Save").click()
    studio.settle()
    studio.later(partial(title.setText, kept))


def _filter(studio: Studio) -> None:
    studio.find(QToolButton, "Filter Evidence").click()
    button = studio.find(QToolButton, "Filter Evidence")
    studio.put_popup(button.mapToGlobal(button.rect().bottomLeft()))


def _nothing(studio: Studio) -> None:
    field = studio.find(QLineEdit, "Search evidence")
    field.setText("Atlantis")
    studio.let_paint()
    studio.later(field.clear)


def _choose(studio: Studio) -> None:
    studio.show(ChooseRecord(studio.window.records, "Copy of", parent=studio.window))


def _choose_nothing(studio: Studio) -> None:
    dialog = ChooseRecord(studio.window.records, "Copy of", parent=studio.window)
    studio.show(dialog)
    dialog.findChildren(QLineEdit)[0].setText("Atlantis")
    studio.let_paint()


def _record_menu(studio: Studio) -> None:
    """Two records are selected: what can be done with them."""
    rows = studio.find(EvidenceRows, "Other records")
    rows.setFocus()
    rows.setCurrentIndex(rows.model().index(0, 0))
    rows.selectionModel().select(rows.model().index(1, 0), QItemSelectionModel.SelectionFlag.Select)
    place = rows.viewport().mapToGlobal(rows.visualRect(rows.model().index(1, 0)).center())
    rows.menu_requested.emit(place)
    studio.put_popup(place)


def _link_to_claim(studio: Studio) -> None:
    record = RecordLine.of(studio.desk.evidence[0], 1)
    studio.show(LinkToClaim(studio.desk, [record], studio.desk.claims[2], studio.window))


def _first_of_many(studio: Studio) -> None:
    """Long words in every place."""
    long = "Attaque contre le port d’Odessa : un mort et huit blessés, selon le gouverneur de la région, " * 3
    record = replace(_record(long, EvidenceKind.REPORT, long), publisher=long, url="https://example.org/" + "a" * 200)
    _open(studio, record, None)


ACT = Act(
    "evidences",
    (
        State("evidence", _view, is_main=True),
        State("evidence-long-words", _first_of_many),
        State("evidence-text", _text, is_main=True),
        State("evidence-pages", _pages),
        State("evidence-page-words", _page_words),
        State("evidence-picture", _picture),
        State("evidence-graphic", _graphic),
        State("evidence-not-saved", _wrong, is_only_wide=True),
        State("evidence-filter-menu", _filter, is_only_wide=True),
        State("record-menu", _record_menu, is_only_wide=True),
        State("link-to-claim", _link_to_claim, is_only_wide=True),
        State("evidence-nothing-matches", _nothing, is_only_wide=True),
        State("choose-record", _choose, is_only_wide=True),
        State("choose-record-nothing", _choose_nothing, is_only_wide=True),
    ),
)
