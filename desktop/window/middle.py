"""The middle of the window: the views, the question for a reason while one is asked, and the strip of jobs."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.session import Session
from desktop.steps import Unexplained
from desktop.widgets.asked_words import AskedWords
from desktop.widgets.job_strip import JobStrip
from desktop.window.views import Views


class Middle(QWidget):
    """Asks for the reason of a step on what is signed or published, and then takes the step."""

    def __init__(self, session: Session, views: Views, strip: JobStrip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before: QWidget | None = None
        self.reason = AskedWords()
        self.reason.setContentsMargins(16, 8, 16, 8)
        self.reason.closed.connect(self._give_back)
        session.reason_needed.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(views, 1)
        column.addWidget(self.reason)
        column.addWidget(strip)

    @Slot(object)
    def _ask(self, step: Unexplained) -> None:
        if self.reason.isHidden():
            self._before = QApplication.focusWidget()
        self.reason.ask(step.sentence, "Go On", step.repeat)

    @Slot()
    def _give_back(self) -> None:
        """The keyboard goes back to where it was."""
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
