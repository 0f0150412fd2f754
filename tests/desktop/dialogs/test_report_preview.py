"""The report in the window: as it will be printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event

import pypdfium2
import pytest
from PySide6.QtCore import QPointF, Qt, QUrl
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from checks.casebook import Casebook
from checks.domain.progress import no_progress
from checks.errors import ChecksError
from checks.ingest.pdf_pages import PageLink
from checks.reporting.formats import Format
from desktop.dialogs import printing, report
from desktop.dialogs.report import ReportPreview
from desktop.dialogs.report_files import Printing, written
from desktop.session import Session
from desktop.widgets.header import PaneHeader
from desktop.widgets.label import Label
from desktop.widgets.paged_view import PagedView

Settle = Callable[[Session], None]
PATIENCE = 60_000


@pytest.fixture(scope="module")
def pdf(sample_master: Path) -> bytes:
    """The report on the sample, typeset once for all tests here."""
    with Casebook.read(sample_master, person="Checker") as casebook:
        desk = casebook.desk(casebook.articles.overview()[0].article.id)
        return written(Format.PDF, desk, casebook.scale, casebook.name, no_progress)


@pytest.fixture
def preview(
    qtbot: QtBot, session: Session, tmp_path: Path, pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> ReportPreview:
    monkeypatch.setattr(report, "written", lambda *_, **__: pdf)
    assert session.desk is not None
    made = ReportPreview(session, session.desk, tmp_path)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def ready(qtbot: QtBot, preview: ReportPreview) -> ReportPreview:
    qtbot.waitUntil(lambda: preview.is_ready, timeout=PATIENCE)
    return preview


def state(preview: ReportPreview) -> str:
    label = preview.findChild(Label, "report state")
    return label.text() if label.isVisible() else ""


def button(preview: ReportPreview, text: str) -> QPushButton:
    return next(each for each in preview.findChildren(QPushButton) if each.text() == text)


def view(preview: ReportPreview) -> PagedView:
    found = preview.findChild(PagedView)
    assert found is not None
    return found


def test_it_is_busy_and_then_shows_the_pages(
    qtbot: QtBot, session: Session, tmp_path: Path, pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Event()

    def slowly(*_: object, **__: object) -> bytes:
        assert gate.wait(60)
        return pdf

    monkeypatch.setattr(report, "written", slowly)
    assert session.desk is not None
    preview = ReportPreview(session, session.desk, tmp_path)
    qtbot.addWidget(preview)
    preview.show()
    assert state(preview) == "Writing the report…"
    assert not button(preview, "Export…").isEnabled()
    gate.set()
    qtbot.waitUntil(lambda: preview.is_ready, timeout=PATIENCE)
    assert state(preview) == ""
    assert view(preview).page_count > 5
    assert preview.findChild(PaneHeader).fact == f"Page 1 of {view(preview).page_count}"


def test_a_screen_reader_hears_the_page(ready: ReportPreview, session: Session) -> None:
    page = view(ready)
    assert page.accessibleName() == f"Page 1 of {page.page_count}"
    assert session.desk is not None
    assert session.desk.article.title in " ".join(page.accessibleDescription().split())
    page.go_to(2)
    assert page.accessibleName() == f"Page 3 of {page.page_count}"
    assert "Claims" in page.accessibleDescription()


@pytest.mark.parametrize(("name", "start"), [("report.html", b"<!DOCTYPE html>"), ("report.pdf", b"%PDF-")])
def test_export_writes_the_form_that_the_name_asks_for(
    qtbot: QtBot, ready: ReportPreview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, start: bytes
) -> None:
    where = tmp_path / name
    monkeypatch.setattr(report.SaveReport, "ask", lambda parent, suggested: where)
    with qtbot.waitSignal(ready.exported, timeout=PATIENCE):
        button(ready, "Export…").click()
    assert where.read_bytes().startswith(start)
    assert state(ready) == f"Saved as {where}"


def test_a_place_that_cannot_be_written_is_told(
    ready: ReportPreview, session: Session, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report.SaveReport, "ask", lambda parent, suggested: tmp_path / "none" / "report.html")
    button(ready, "Export…").click()
    settle(session)
    assert state(ready).startswith("The report could not be saved as ")
    assert state(ready).endswith("Choose another place.")


def test_the_browser_gets_a_copy_of_its_own(
    ready: ReportPreview, session: Session, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(report.QDesktopServices, "openUrl", opened.append)
    button(ready, "Open in Browser").click()
    settle(session)
    (url,) = opened
    assert Path(url.toLocalFile()).read_bytes().startswith(b"<!DOCTYPE html>")
    assert list(tmp_path.glob("*.html")) == []


def test_closing_early_is_no_trouble(preview: ReportPreview, session: Session, settle: Settle) -> None:
    preview.reject()
    settle(session)
    assert not preview.is_ready


def test_closing_while_pages_are_drawn_is_no_trouble(ready: ReportPreview, session: Session, settle: Settle) -> None:
    view(ready).go_to(7)
    view(ready).viewport().repaint()
    ready.reject()
    settle(session)


def test_a_number_in_the_text_leads_to_its_claim(ready: ReportPreview, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(report.QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    links = ready.links_of(0)
    inner = next(link for link in links if link.page is not None)
    ready.follow(0, QPointF(inner.left + 1, inner.top + 1))
    assert view(ready).page == inner.page
    ready.follow(0, QPointF(0, 0))
    assert view(ready).page == inner.page
    assert opened == []


def test_only_web_pages_are_opened(ready: ReportPreview, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(report.QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    addresses = ("https://example.org/", "file:///etc/hosts", "javascript:alert(1)")
    links = tuple(PageLink(n, 0, n + 0.5, 1, url=url) for n, url in enumerate(addresses))
    monkeypatch.setattr(ready, "links_of", lambda page: links)
    for number in range(len(addresses)):
        ready.follow(0, QPointF(number + 0.25, 0.5))
    assert opened == ["https://example.org/"]


def test_a_click_on_a_page_follows_its_link(qtbot: QtBot, ready: ReportPreview) -> None:
    page = view(ready)
    inner = next(link for link in ready.links_of(0) if link.page)
    page.go_to(0, inner.top - 100)
    spot = page.spot(0, QPointF((inner.left + inner.right) / 2, (inner.top + inner.bottom) / 2))
    assert page.viewport().rect().contains(spot)
    qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert page.page == inner.page


def test_keys_zoom(qtbot: QtBot, ready: ReportPreview) -> None:
    ready.activateWindow()
    qtbot.keyClick(view(ready), Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: view(ready).zoom > 1)
    qtbot.keyClick(view(ready), Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: view(ready).zoom == 1)


def test_a_report_that_cannot_be_typeset_can_still_be_saved(
    qtbot: QtBot, session: Session, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(form: Format, *rest: object, **more: object) -> bytes:
        raise ChecksError("The report could not be typeset (no ink). Export it as a web page instead.")

    monkeypatch.setattr(report, "written", fail)
    assert session.desk is not None
    preview = ReportPreview(session, session.desk, tmp_path)
    qtbot.addWidget(preview)
    preview.show()
    settle(session)
    assert "no ink" in state(preview)
    assert button(preview, "Export…").isEnabled()
    assert not button(preview, "Print…").isEnabled()


# Paper


def paper(tmp_path: Path, first: int = 0, last: int = 0) -> QPrinter:
    """A printer that prints into a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printer.setResolution(72)
    if first:
        printer.setFromTo(first, last)
    return printer


@pytest.mark.parametrize(("first", "last", "count"), [(2, 4, 3), (3, 3, 1)])
def test_the_pages_that_were_asked_for_are_printed(
    ready: ReportPreview,
    session: Session,
    settle: Settle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    first: int,
    last: int,
    count: int,
) -> None:
    printer = paper(tmp_path, first, last)
    monkeypatch.setattr(printing.AskPrinter, "ask", lambda parent, pages, title: printer)
    button(ready, "Print…").click()
    settle(session)
    assert state(ready) == f"Sent to the printer: {count} page{'' if count == 1 else 's'}"
    printed = pypdfium2.PdfDocument(tmp_path / "paper.pdf")
    assert len(printed) == count
    width, height = printed[0].get_size()
    printed.close()
    assert height / width == pytest.approx(297 / 210, abs=0.05)


def test_thinking_better_of_printing(ready: ReportPreview, monkeypatch: pytest.MonkeyPatch, session: Session) -> None:
    monkeypatch.setattr(printing.AskPrinter, "ask", lambda parent, pages, title: None)
    button(ready, "Print…").click()
    assert session.jobs.is_idle()
    assert state(ready) == ""


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_answer_is_told(
    ready: ReportPreview, session: Session, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = paper(tmp_path)
    printer.setOutputFileName(str(tmp_path / "none" / "paper.pdf"))
    monkeypatch.setattr(printing.AskPrinter, "ask", lambda parent, pages, title: printer)
    button(ready, "Print…").click()
    settle(session)
    assert state(ready).startswith("The printer does not answer.")


def test_it_shows_the_desk_as_it_stands(qtbot: QtBot, session: Session, settle: Settle, tmp_path: Path) -> None:
    assert session.desk is not None
    renamed = replace(session.desk, article=replace(session.desk.article, title="Another title"))
    preview = ReportPreview(session, renamed, tmp_path)
    qtbot.addWidget(preview)
    preview.show()
    qtbot.waitUntil(lambda: preview.is_ready, timeout=PATIENCE)
    assert "Another title" in view(preview).accessibleDescription()


def test_templates_of_ones_own_are_used_and_told(
    qtbot: QtBot,
    ready: ReportPreview,
    session: Session,
    settle: Settle,
    tmp_path: Path,
    pdf: bytes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    used: list[object] = []

    def note(*_: object, how: Printing) -> bytes:
        used.append(how.templates)
        return pdf

    monkeypatch.setattr(report, "written", note)
    monkeypatch.setattr(report.AskTemplates, "ask", lambda parent, folder: tmp_path)
    assert not button(ready, "Use the Program’s").isVisible()
    with qtbot.waitSignal(ready.templates_chosen) as chosen:
        qtbot.keyClick(button(ready, "Templates…"), Qt.Key.Key_Space)
    assert chosen.args == [str(tmp_path)]
    settle(session)
    assert button(ready, "Use the Program’s").isVisible()
    with qtbot.waitSignal(ready.templates_chosen):
        button(ready, "Use the Program’s").click()
    settle(session)
    assert used == [str(tmp_path), ""]
    assert state(ready) == ""


def test_a_fault_in_a_template_is_told_with_its_line(
    ready: ReportPreview, session: Session, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "report.typ").write_text("#let a = 1\n#foo(a)", encoding="utf-8")
    monkeypatch.undo()
    monkeypatch.setattr(report.AskTemplates, "ask", lambda parent, folder: tmp_path)
    button(ready, "Templates…").click()
    settle(session)
    assert "report.typ cannot be used in line 2: unknown variable: foo" in state(ready)


def test_thinking_better_of_templates(ready: ReportPreview, monkeypatch: pytest.MonkeyPatch, session: Session) -> None:
    monkeypatch.setattr(report.AskTemplates, "ask", lambda parent, folder: None)
    button(ready, "Templates…").click()
    assert session.jobs.is_idle()
    assert state(ready) == ""
