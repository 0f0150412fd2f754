"""Everything that lives as long as the window: settings, session, and the window itself."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QApplication

from desktop import theme
from desktop.jobs import Jobs
from desktop.session import Session
from desktop.settings import Places, SettingsFile
from desktop.window.colleagues import Colleagues
from desktop.window.idle import IdleWatch
from desktop.window.main import MainWindow


@dataclass
class Program:
    """What lives as long as the window."""

    session: Session
    settings: SettingsFile
    places: Places
    window: MainWindow

    @classmethod
    def start(cls, application: QApplication, places: Places, *, remembers_casebooks: bool = True) -> Program:
        """Build everything; no casebook is open yet and nothing shows."""
        settings = SettingsFile(places.settings)
        theme.prepare(application, settings.current.theme, article_size=settings.current.article_size)
        theme.set_motion(wanted=settings.current.has_motion)
        session = Session(Jobs(), person=settings.current.person or login_name())
        window = MainWindow(session, settings, places, remembers_casebooks=remembers_casebooks)
        Colleagues(session, window)
        IdleWatch(session, settings, window)
        theme.finish(application)
        return cls(session, settings, places, window)

    def stop(self) -> None:
        """Finish what is being written and let everything go."""
        self.session.close()
        self.window.drafts.close()
        self.window.deleteLater()


def login_name() -> str:
    """The name under which changes are signed until the person gives another."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "Checker"
