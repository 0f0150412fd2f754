"""The place of the claims, which the overview of findings takes in turns with them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop import a11y
from desktop.panes.findings import FindingsPane


class ListPlace(QStackedWidget):
    """Shows the claims, or the findings, which are made when they are first wanted."""

    def __init__(self, claims: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._claims = claims
        self._make: Callable[[], FindingsPane] | None = None
        self._findings: FindingsPane | None = None
        self.addWidget(claims)
        self.setFocusProxy(claims)
        a11y.name(self, "Claims and findings")

    def let_make(self, make: Callable[[], FindingsPane]) -> None:
        """Let `make` give the overview of findings when it is first wanted."""
        self._make = make

    @property
    def shows_findings(self) -> bool:
        """Does the overview of findings show?"""
        return self.currentWidget() is not self._claims

    @property
    def findings(self) -> FindingsPane:
        """The overview of findings; LookupError where nobody has said how to make it."""
        if self._findings is None:
            if self._make is None:
                raise LookupError("nothing makes the overview of findings")
            self._findings = self._make()
            self.addWidget(self._findings)
        return self._findings

    def show_findings(self) -> None:
        """Let the findings take the place of the claims."""
        self._show(self.findings)

    def show_claims(self) -> None:
        """Let the claims have their place back."""
        self._show(self._claims)

    def _show(self, page: QWidget) -> None:
        self.setCurrentWidget(page)
        self.setFocusProxy(page)
        page.setFocus(Qt.FocusReason.ShortcutFocusReason)
