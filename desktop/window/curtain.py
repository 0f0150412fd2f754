"""What falls over the window when its casebook is locked: nothing of the casebook shows, here or in other windows."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QStackedWidget,
    QTextEdit,
    QToolTip,
    QWidget,
)

from desktop.drafts import Drafts
from desktop.panes.locked_page import LockedPage
from desktop.session import Session
from desktop.window.actions import Actions
from desktop.window.views import View, Views

NOWHERE = UUID(int=0)
"""Under which the drafts keep what was typed in dialogs, which belongs to no claim."""


class Curtain(QStackedWidget):
    """Holds all that the window shows, and the locked page that takes its place."""

    def __init__(self, session: Session, shown: QWidget, views: Views, drafts: Drafts, actions: Actions) -> None:
        """`shown`: what takes the middle of the window while it is not locked, the `views` in it."""
        super().__init__()
        self._session = session
        self._views = views
        self._drafts = drafts
        self._actions = actions
        self._view = View.DESK
        self._page: LockedPage | None = None
        self.addWidget(shown)
        session.lock.began.connect(self._fall)
        session.lock.ended.connect(self._lift)
        session.desk_changed.connect(self._give_back, Qt.ConnectionType.QueuedConnection)

    @property
    def page(self) -> LockedPage:
        """The locked page, made when it is first wanted."""
        if self._page is None:
            self._page = LockedPage(self._session.lock)
            self._page.other_requested.connect(self._actions["file.open_casebook"].trigger)
            self._page.quit_requested.connect(self._actions["file.quit"].trigger)
            self._page.addAction(self._actions["file.quit"])  # its key does not work from a menu bar that is hidden
            self.addWidget(self._page)
        return self._page

    @Slot()
    def _fall(self) -> None:
        """Cover the window at once, and close all others; what was typed in them is kept."""
        self._view = self._views.current
        self._show_menus(shown=False)
        self.setCurrentWidget(self.page)
        typed = close_others(self.window())
        if typed:
            self._drafts.keep(NOWHERE, {**_texts(self._drafts), **typed})
        self.page.begin()

    @Slot(bool)
    def _lift(self, is_same: bool) -> None:
        """Show the window as it was left."""
        self._show_menus(shown=True)
        self.setCurrentIndex(0)
        if is_same and self._session.desk is not None:
            self._views.show_view(self._view)

    def _show_menus(self, *, shown: bool) -> None:
        window = self.window()
        if isinstance(window, QMainWindow):
            window.menuBar().setVisible(shown)

    @Slot()
    def _give_back(self) -> None:
        """Show what was typed in dialogs that a lock closed."""
        if self._session.lock.is_on or NOWHERE not in self._drafts.found:
            return
        from desktop.dialogs.typed_before import TypedBefore

        typed = self._drafts.take_back(NOWHERE)
        dialog = TypedBefore({title: each.text for title, each in typed.items()}, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.forgotten.connect(lambda: self._drafts.keep(NOWHERE, {}))
        dialog.show()


def close_others(window: QWidget) -> dict[str, str]:
    """Close every other window, menu and tip of the program; what was typed in dialogs, by their titles."""
    QToolTip.hideText()
    typed: dict[str, str] = {}
    for other in QApplication.topLevelWidgets():
        if other is window or not other.isVisible():
            continue
        if isinstance(other, QDialog):
            if other.isModal() and (words := typed_in(other)):
                typed[other.windowTitle()] = words
            other.done(QDialog.DialogCode.Rejected)  # without its question whether typing may be thrown away
        else:
            other.close()
    return typed


def typed_in(dialog: QDialog) -> str:
    """What a person typed into the fields of a dialog, a paragraph for each; keys and passwords are none of it."""
    said = []
    for field in dialog.findChildren(QWidget):
        text = _typed(field)
        if text:
            said.append(f"{field.accessibleName()}: {text}" if field.accessibleName() else text)
    return "\n\n".join(said)


def _typed(field: QWidget) -> str:
    if isinstance(field, QLineEdit):
        is_open = field.echoMode() == QLineEdit.EchoMode.Normal
        return field.text().strip() if is_open and field.isModified() else ""
    if isinstance(field, QPlainTextEdit | QTextEdit) and not field.isReadOnly():
        return field.toPlainText().strip() if field.document().isModified() else ""
    return ""


def _texts(drafts: Drafts) -> dict[str, str]:
    """What an earlier lock kept and nobody has looked at yet."""
    return {title: each.text for title, each in drafts.take_back(NOWHERE).items()}
