"""Pictures of the main states of the window, made from the sample: `claimdesk --screenshots DIR`."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QSize
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from checks.domain.claim import Claim, Status
from checks.domain.desk import Desk
from checks.domain.progress import no_progress
from checks.reporting.formats import Format
from desktop import assets, theme
from desktop.dialogs.article_details import ArticleDetails
from desktop.dialogs.evidence import EvidenceDialog
from desktop.dialogs.guide import Guide
from desktop.dialogs.link import LinkDialog
from desktop.dialogs.paste_article import PasteArticle
from desktop.dialogs.report import ReportPreview
from desktop.dialogs.report_files import file_name, write_report
from desktop.jobs import Job
from desktop.panes.inspector_history import HistorySection
from desktop.settings import Places
from desktop.window.file_commands import SAMPLE
from desktop.window.patience import wait_until
from desktop.window.pictures import save_picture
from desktop.window.program import Program

THEMES = ("light", "dark")
REPORT = "report"
"""The state whose report is also saved as a file."""
WIDE, LOW, SMALL, NARROW = QSize(1440, 900), QSize(1280, 720), QSize(1000, 700), QSize(800, 600)
_LAYOUT_PASSES = 4
"""A field that grows asks its pane for room, and the pane its neighbours: each in a round of events of its own."""
_ARTICLE = "sample/article.txt"


def take_all(application: QApplication, folder: Path | None) -> int:
    """Render every state in every theme into `folder`, or into a new one; say how far it is; the exit status."""
    if folder is None:
        folder = Path(tempfile.mkdtemp(prefix="claimdesk-"))
        _say("There is no display here: the window and its report are drawn into files instead.")
    folder.mkdir(parents=True, exist_ok=True)
    pictures, reports = 0, list[Path]()
    for name in THEMES:
        with tempfile.TemporaryDirectory(prefix="claimdesk-") as home:
            places = Places(Path(home), Path(home) / "settings.json")
            for path in Studio(application, name, folder, places).take():
                if path.suffix != ".png":
                    reports.append(path)
                    continue
                pictures += 1
                _say(f"{pictures:3} of {len(picture_names())}  {path.name}")
    _say(f"Pictures of the window: {folder.resolve()}")
    for report in reports:
        _say(f"Report on the sample: {report.resolve()}")
    return 0


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - whoever asked for pictures reads this


def picture_names() -> tuple[str, ...]:
    """The file names of a whole set."""
    return tuple(f"{state}-{name}.png" for name in THEMES for state in STATES)


@dataclass
class Studio:
    """One window on the sample, in one theme, and what is done to it for each picture."""

    application: QApplication
    theme_name: str
    folder: Path
    places: Places

    def take(self) -> Iterator[Path]:
        """Take all pictures; the path of each file as soon as it is written."""
        self.program = Program.start(self.application, self.places, remembers_casebooks=False)
        theme.apply(self.application, self.theme_name)
        try:
            self.program.window.show()
            for state, show in STATES.items():
                yield from self._take(state, show)
        finally:
            self.program.window.close()
            self.program.stop()
            self.application.processEvents()

    @property
    def desk(self) -> Desk:
        """The sample's article with its claims."""
        desk = self.program.session.desk
        if desk is None:
            raise LookupError("no article lies on the desk")
        return desk

    def settle(self) -> None:
        """Wait until everything asked for is done and painted."""
        history = self.program.window.findChild(HistorySection)
        wait_until(lambda: self.program.session.is_idle() and not (history and history.is_reading), "the session")
        for _ in range(_LAYOUT_PASSES):
            self.application.processEvents()

    def do(self, action_id: str) -> None:
        """Choose an action of the menus."""
        self.program.window.actions_by_id[action_id].trigger()
        self.settle()

    def resize(self, size: QSize) -> None:
        """Give the window another size."""
        self.program.window.resize(size)
        self.settle()

    def choose(self, accepts: Callable[[Claim], bool]) -> Claim:
        """Choose the first claim that fits."""
        claim = next(claim for claim in self.desk.claims if accepts(claim))
        self.program.window.choose_claim(claim.id)
        self.settle()
        return claim

    def _take(self, state: str, show: Callable[[Studio], QWidget]) -> list[Path]:
        widget = show(self)
        self.application.processEvents()
        path = self.folder / f"{state}-{self.theme_name}.png"
        save_picture(widget, path)
        written = [path]
        if isinstance(widget, ReportPreview) and self.theme_name == THEMES[0]:
            written.extend(self._report_files())
        if isinstance(widget, QDialog):
            widget.close()
            widget.deleteLater()
        return written

    def _report_files(self) -> list[Path]:
        session, title = self.program.session, self.desk.article.title
        paths = [self.folder / file_name(title, form) for form in Format]
        return [write_report(path, self.desk, session.scale, session.casebook_name, no_progress) for path in paths]


def _empty(studio: Studio) -> QWidget:
    studio.program.session.create_casebook(studio.places.first_casebook)
    studio.settle()
    studio.resize(WIDE)
    return studio.program.window


def _desk(studio: Studio) -> QWidget:
    studio.program.session.open_sample(studio.places.data / SAMPLE)
    studio.settle()
    studio.choose(lambda claim: claim.status == Status.IN_PROGRESS and bool(claim.quantities))
    return studio.program.window


def _low(studio: Studio) -> QWidget:
    studio.resize(LOW)
    return studio.program.window


def _library(studio: Studio) -> QWidget:
    studio.do("view.library")
    return studio.program.window


def _small(studio: Studio) -> QWidget:
    studio.do("view.library")
    studio.resize(SMALL)
    return studio.program.window


def _inspector(studio: Studio) -> QWidget:
    studio.do("claim.write_verdict")
    return studio.program.window


def _narrow(studio: Studio) -> QWidget:
    studio.resize(NARROW)
    return studio.program.window


def _judged(studio: Studio) -> QWidget:
    studio.resize(WIDE)
    studio.choose(lambda claim: claim.status == Status.JUDGED and len(studio.desk.links(claim.id)) > 2)
    return studio.program.window


def _suggested(studio: Studio) -> QWidget:
    studio.choose(lambda claim: claim.status == Status.SUGGESTED)
    return studio.program.window


def _link(studio: Studio) -> QWidget:
    claim = studio.choose(lambda claim: claim.status == Status.IN_PROGRESS)
    return _shown(LinkDialog(studio.program.window.records, studio.desk, claim, studio.program.window))


def _record(studio: Studio) -> QWidget:
    linked = {link.evidence_id for claim in studio.desk.claims for link in studio.desk.links(claim.id)}
    record = next(record for record in studio.desk.evidence if record.id in linked and record.figures)
    return _shown(EvidenceDialog(record, parent=studio.program.window))


def _details(studio: Studio) -> QWidget:
    return _shown(ArticleDetails(studio.desk.article, studio.program.window))


def _paste(studio: Studio) -> QWidget:
    clipboard = QMimeData()
    clipboard.setText(assets.text(_ARTICLE))
    return _shown(PasteArticle(clipboard, studio.program.window))


def _report(studio: Studio) -> QWidget:
    preview = ReportPreview(studio.program.session, studio.desk, studio.folder, studio.program.window)
    preview.show()
    wait_until(lambda: preview.is_ready, "the pages of the report")
    return preview


def _help(studio: Studio) -> QWidget:
    return _shown(Guide(studio.program.window))


def _keys(studio: Studio) -> QWidget:
    studio.do("help.keys")
    return studio.program.window.findChildren(QDialog)[-1]


def _importing(studio: Studio) -> QWidget:
    """A long article on its way in: the sample's, many times over."""
    path = studio.places.data / "long.txt"
    path.write_text(assets.text(_ARTICLE) * 20, encoding="utf-8")
    studio.program.window.files.open_path(path)
    session = studio.program.session
    wait_until(
        lambda: any(_is_looking(job) for job in session.jobs.running) or session.is_idle(), "the first sentences"
    )
    return studio.program.window


def _is_looking(job: Job) -> bool:
    return job.unit == "sentences" and job.done > 0


def _stopped(studio: Studio) -> QWidget:
    for job in studio.program.session.jobs.running:
        job.cancel()
    studio.settle()
    return studio.program.window


def _failed(studio: Studio) -> QWidget:
    path = studio.places.data / "scan.pdf"
    path.write_bytes(b"%PDF-1.7\nnothing that could be read")
    studio.program.window.files.open_path(path)
    studio.settle()
    return studio.program.window


def _shown(dialog: QDialog) -> QDialog:
    dialog.show()
    return dialog


STATES: dict[str, Callable[[Studio], QWidget]] = {
    "empty": _empty,
    "desk": _desk,
    "desk-1280": _low,
    "library-over": _library,
    "desk-1000": _small,
    "inspector-1000": _inspector,
    "desk-800": _narrow,
    "judged": _judged,
    "suggested": _suggested,
    "link-evidence": _link,
    "evidence-record": _record,
    "article-details": _details,
    "paste-article": _paste,
    REPORT: _report,
    "help": _help,
    "keys": _keys,
    "importing": _importing,
    "import-stopped": _stopped,
    "import-failed": _failed,
}
"""What the pictures show, in the order in which one state leads to the next."""
