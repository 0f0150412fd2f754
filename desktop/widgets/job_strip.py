"""The line below all panes: how far the article is, what runs, what came of it, and when it was saved."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop import a11y, assets, theme
from desktop.jobs import Job, Jobs
from desktop.widgets.label import Label

_BAR = QSize(110, 4)
_LIST_WIDTH = 300
"""Logical pixels for the words of a job in the list."""


class JobStrip(QWidget):
    """Shows the oldest running job with its count and bar; a click or F8 lists all, each with Cancel."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._fact = _words()
        self._covered = _words()
        self._icon = QLabel()
        self._message = _words(elides=True)
        self._job_words = _words()
        self._bar = QProgressBar()
        self._saved = _words()
        self._list = JobList(jobs, self)
        self._lay_out()
        a11y.name(self, "Job strip", "What runs in the background, and what came of it")
        jobs.changed.connect(self._show_job)
        jobs.job_started.connect(self._forget_failure)
        self._show_job()

    def set_fact(self, fact: str, covered: str = "") -> None:
        """Say how far the article is, and how much of it the claims cover."""
        for label, words in ((self._fact, fact), (self._covered, covered)):
            label.setText(words)
            label.setVisible(bool(words))

    def set_saved(self, words: str) -> None:
        """Say when the last change was written; what was said before it, but failures, holds no longer."""
        self._saved.setText(words)
        if not self._icon.isVisibleTo(self):
            self._say("", is_failure=False)

    @property
    def message(self) -> str:
        """What is said at the moment."""
        return self._message.text()

    @property
    def job_words(self) -> str:
        """What runs at the moment; empty where nothing does."""
        return self._job_words.text()

    @Slot(str)
    def say(self, text: str) -> None:
        """Say what came of something, until the next thing is said."""
        self._say(text, is_failure=False)

    @Slot(str)
    def say_failure(self, text: str) -> None:
        """Say what went wrong and what to do; a screen reader says it at once."""
        self._say(text, is_failure=True)

    @Slot()
    def list_jobs(self) -> None:
        """Open the list of all running jobs above the strip."""
        self._list.open_above(self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002
        """A click lists the jobs."""
        self.list_jobs()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the hairline above."""
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, theme.current().colour("line_2"))

    def _lay_out(self) -> None:
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(_BAR)
        a11y.name(self._bar, "Progress of the job")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.current().space("m"), 1, theme.current().space("m"), 0)
        row.setSpacing(theme.current().space("l"))
        row.addWidget(self._fact)
        row.addWidget(self._covered)
        row.addWidget(self._icon)
        row.addWidget(self._message, 1)
        row.addWidget(self._job_words)
        row.addWidget(self._bar)
        row.addWidget(self._saved)
        self._icon.hide()
        self._fact.hide()
        self._covered.hide()
        self.setFixedHeight(theme.current().size("job_strip"))

    def _say(self, text: str, *, is_failure: bool) -> None:
        text = " ".join(text.split())
        self._message.setText(text)
        self._message.setToolTip(text)
        self._message.set_ink("status_recheck" if is_failure else "ink_2")
        self._icon.setVisible(is_failure)
        if is_failure:
            size = theme.current().size("icon_small")
            self._icon.setPixmap(theme.current().icon("ph.warning-circle", "status_recheck").pixmap(size, size))
        if text:
            a11y.announce(self, text, urgent=is_failure)

    @Slot(object)
    def _forget_failure(self, job: Job) -> None:
        """Whoever starts something else has read what went wrong before."""
        if self._icon.isVisibleTo(self) and not job.is_quiet:
            self._say("", is_failure=False)

    @Slot()
    def _show_job(self) -> None:
        shown = [job for job in self._jobs.running if not job.is_quiet]
        job = shown[0] if shown else None
        more = f" (+{len(shown) - 1})" if len(shown) > 1 else ""
        self._job_words.setText(job.words + more if job else "")
        self._bar.setVisible(job is not None and job.total > 0)
        if job is not None and job.total:
            self._bar.setRange(0, job.total)
            self._bar.setValue(job.done)


class JobList(QFrame):
    """The running jobs in a popup, each with its words and a button that stops it."""

    def __init__(self, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("job_list")
        a11y.name(self, "Running jobs")
        self._jobs = jobs
        self._rows = QVBoxLayout(self)
        self._anchor: QWidget | None = None
        jobs.changed.connect(self._follow)

    def open_above(self, anchor: QWidget) -> None:
        """Show the list with its lower end at the upper end of `anchor`, at the far side."""
        self._anchor = anchor
        self._fill()
        self._place()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw ground and outline."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().colour("pane"))
        painter.setPen(theme.current().colour("control"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    @Slot()
    def _follow(self) -> None:
        if self.isVisible():
            self._fill()
            self._place()

    def _fill(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        shown = [job for job in self._jobs.running if not job.is_quiet]
        for job in shown:
            self._rows.addWidget(_JobRow(job))
        if not shown:
            self._rows.addWidget(Label("Nothing runs.", role="meta", ink="ink_2"))

    def _place(self) -> None:
        for row in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            row.setVisible(self._rows.indexOf(row) >= 0)  # what is not shown yet has no size
        self._rows.activate()
        self.adjustSize()
        if self._anchor is not None:
            corner = self._anchor.mapToGlobal(QPoint(self._anchor.width() - self.width(), -self.height()))
            self.move(corner)


class _JobRow(QWidget):
    """One job with its Cancel."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job
        stops = job.is_cancelled()
        cancel = QPushButton(assets.icon("ph.stop-circle"), "Stopping…" if stops else "Cancel")
        a11y.name(cancel, f"Cancel {job.label}", job.if_cancelled)
        cancel.setEnabled(not stops)
        cancel.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        said = QVBoxLayout()
        said.setSpacing(0)
        for text, ink in ((job.words, "ink"), (job.if_cancelled, "ink_3")):
            words = Label(text, role="meta", ink=ink)
            words.setFixedWidth(_LIST_WIDTH)
            said.addWidget(words)
        row.addLayout(said, 1)
        row.addSpacing(theme.current().space("m"))
        row.addWidget(cancel, 0, Qt.AlignmentFlag.AlignVCenter)

    @Slot()
    def _cancel(self) -> None:
        self._job.cancel()


def _words(*, elides: bool = False) -> Label:
    label = Label(role="meta", ink="ink_2", lines=1)
    horizontal = QSizePolicy.Policy.Ignored if elides else QSizePolicy.Policy.Fixed
    label.setSizePolicy(horizontal, QSizePolicy.Policy.Preferred)
    return label
