"""What people of one desk, and desks, do together: second checks, who does what by when, and merging."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QWidget

from desktop.panes.inspector import Inspector
from desktop.session import Session
from desktop.window.choice import Choice
from desktop.window.file_commands import FileCommands
from desktop.window.hit_opener import HitOpener
from desktop.window.merge_commands import MergeCommands
from desktop.window.plan_commands import PlanCommands
from desktop.window.second_commands import SecondCommands
from desktop.window.share_commands import ShareCommands
from desktop.window.views import View, Views


def team_commands(
    session: Session, choice: Choice, inspector: Inspector, selected: Callable[[], tuple[UUID, ...]], window: QWidget
) -> dict[str, object]:
    """What carries these actions out, by the first half of their ids; `selected` tells which claims are selected."""
    return {
        "second": SecondCommands(session, choice, inspector),
        "plan": PlanCommands(session, selected, window),
    }


def team_views(
    session: Session, views: Views, opener: HitOpener, files: FileCommands, window: QWidget
) -> dict[str, object]:
    """The board, sharing and merging; the commands of the latter by the first half of their ids.

    A bundle that is opened while there is a casebook is merged into it.
    """
    _add_board(session, views, opener)
    merge = MergeCommands(session, views, window)
    files.merge_bundles_by(merge.begin)
    return {"merge": merge, "share": ShareCommands(session, views, opener, files.folder, window)}


def _add_board(session: Session, views: Views, opener: HitOpener) -> None:
    """Let the board be made when it is first wanted; what is opened on it shows at the desk."""

    def make() -> QWidget:
        from desktop.panes.work_view import WorkView

        view = WorkView(session)
        view.opened.connect(lambda line: opener.show_claim(line.article_id, line.claim_id))
        return view

    views.add(View.WORK, make)
