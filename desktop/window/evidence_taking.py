"""Evidence brought to a claim: a file, a page or a text becomes a record with its copy and its link, in one change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from checks.domain.claim import Claim
from checks.domain.evidence import Capture, CaptureState, Evidence, EvidenceKind, Stance
from checks.domain.moment import Moment
from checks.domain.progress import Progress
from checks.errors import Cancelled, ChecksError
from desktop.session import Session
from desktop.widgets.stance_bar import STANCE_ICONS
from desktop.window.goods import Goods

if TYPE_CHECKING:
    from checks.casebook import Casebook
    from checks.domain.change import Change
    from checks.ingest.capture import CapturedPage
    from checks.ingest.document import Document
    from desktop.dialogs.paste_article import Pasted

Reader = Callable[[Progress], "Brought"]


@dataclass(frozen=True)
class Brought:
    """A draft of the record, and what is kept with it: a document, or a page as it was answered; else neither."""

    record: Evidence
    document: Document | None = None
    page: CapturedPage | None = None


class ChooseFile:
    """Asks which file is evidence."""

    @classmethod
    def ask(cls, parent: QWidget) -> Path | None:
        """The file; None where the person thinks better of it."""
        path, _ = QFileDialog.getOpenFileName(parent, "Link File")
        return Path(path) if path else None


class EvidenceTaking(QObject):
    """Asks for the stance in a small menu, reads off the GUI thread, and writes each record as one change."""

    def __init__(
        self,
        session: Session,
        window: QWidget,
        claim: Callable[[], Claim | None],
        allows_private: Callable[[], bool] = lambda: False,
    ) -> None:
        """`claim`: the one that is chosen; `allows_private`: may addresses of one's own network be asked?"""
        super().__init__(window)
        self._allows_private = allows_private
        self._session = session
        self._window = window
        self._claim = claim

    def offer(self, goods: Goods, claim_id: UUID, at: QPoint) -> QMenu:
        """Ask at a place of the screen what the goods do to a claim, and take them in."""
        menu = QMenu("Stance", self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for stance in Stance:
            # a letter of the menu itself: key shortcuts sleep in a menu that hangs from no bar
            action = menu.addAction(f"&{stance.value.capitalize()}", partial(self.take, goods, claim_id, stance))
            action.setData(STANCE_ICONS[stance])
        menu.popup(at)
        return menu

    def take(self, goods: Goods, claim_id: UUID, stance: Stance) -> None:
        """Make a record of each thing that was brought and link it to the claim."""
        for label, read in readers(goods, allow_private=self._allows_private()):
            self._session.jobs.start(
                label,
                read,
                partial(self._link, claim_id, stance),
                self._session.fail,
                if_cancelled="Cancelled, nothing is added.",
            )

    def keep(self, goods: Goods) -> None:
        """Make a record of each thing that was brought, tied to no claim yet."""
        for label, read in readers(goods, allow_private=self._allows_private()):
            self._session.jobs.start(
                label, read, self._keep, self._session.fail, if_cancelled="Cancelled, nothing is added."
            )

    def clipboard(self) -> None:
        """Link what is on the clipboard to the chosen claim."""
        mime, claim = QGuiApplication.clipboard().mimeData(), self._claim()
        goods = Goods.of(mime) if mime is not None else Goods()  # an empty clipboard may have no data at all
        if claim is None:
            return
        if any(readers(goods)):
            self.offer(goods, claim.id, QCursor.pos())
        else:
            self._session.note("There is nothing on the clipboard to link. Copy a text, an address or a file first.")

    def file(self) -> None:
        """Choose a file and link it to the chosen claim."""
        claim = self._claim()
        path = ChooseFile.ask(self._window) if claim else None
        if claim is not None and path is not None:
            self.offer(Goods(files=(path,)), claim.id, QCursor.pos())

    def _keep(self, brought: Brought) -> None:
        def write(casebook: Casebook) -> Change:
            if brought.page is not None:
                return casebook.captures.add(brought.record, brought.page)
            return casebook.evidence.add(brought.record, brought.document)

        self._session.do(write, lambda _: self._session.note(_told("Kept", brought.record)))

    def _link(self, claim_id: UUID, stance: Stance, brought: Brought) -> None:
        desk = self._session.desk
        claim = desk.claim(claim_id) if desk else None
        if claim is None:
            self._session.note(f"{brought.record.title} was not linked: the claim is gone.")
            return

        def write(casebook: Casebook) -> Change:
            if brought.page is not None:
                return casebook.captures.add(brought.record, brought.page, claim, stance)
            return casebook.links.add_with_record(claim, brought.record, stance, document=brought.document)

        self._session.do(write, lambda _: self._session.note(_told("Linked", brought.record)))


def _told(done: str, record: Evidence) -> str:
    """What became of a record; of a page that could not be kept, why."""
    if record.captures:
        why = record.captures[-1].reason
        return f"The page could not be kept; the record says so, and Try Again asks once more. {why}"
    return f"{done}: {record.title}"


def readers(goods: Goods, *, allow_private: bool = False) -> Iterator[tuple[str, Reader]]:
    """How each thing is read, with what the job is called."""
    for path in (*goods.files, *goods.data):
        yield f"Reading {path.name}", partial(_read_file, path)
    for address in goods.addresses:
        yield "Reading the page", partial(_read_page, address, allow_private)
    if goods.text is not None:
        yield "Reading the text", partial(_read_pasted, goods.text)


def _blank(**fields: object) -> Evidence:
    blank = Evidence(uuid4(), EvidenceKind.NOTE, "", accessed=Moment.of(datetime.now(UTC)))
    return replace(blank, **fields)  # type: ignore[arg-type]


def _read_file(path: Path, progress: Progress) -> Brought:
    from checks.ingest.brought import draft_of, read_evidence

    document = read_evidence(path, progress)
    return Brought(draft_of(document, _blank()), document)


def _read_page(address: str, allow_private: bool, progress: Progress) -> Brought:
    """The page as it was answered, or, where it cannot be had, a record that says why."""
    from checks.ingest.brought import draft_of
    from checks.ingest.capture import capture_page

    blank = _blank(kind=EvidenceKind.REPORT, title=address, url=address)
    try:
        page = capture_page(address, allow_private=allow_private, progress=progress)
    except Cancelled:
        raise
    except ChecksError as why:
        failed = Capture(Moment.of(datetime.now(UTC)), CaptureState.FAILED, reason=str(why))
        return Brought(replace(blank, captures=(failed,)))
    if page.document is None:
        kind = EvidenceKind.IMAGE if page.page.media_type.startswith("image/") else EvidenceKind.REPORT
        return Brought(replace(blank, kind=kind), page=page)
    return Brought(replace(draft_of(page.document, blank), url=address), page=page)


def _read_pasted(pasted: Pasted, _: Progress) -> Brought:
    from checks.ingest.brought import draft_of
    from checks.ingest.reader import read_html, read_text

    document = read_html(pasted.html) if pasted.html else read_text(pasted.text)
    return Brought(replace(draft_of(document, _blank()), quote_text=document.text.strip()), document)
