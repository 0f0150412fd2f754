"""The locked window, and what a lock leaves to be looked at."""

from __future__ import annotations

from desktop.dialogs.typed_before import TypedBefore
from desktop.locking import WRONG
from desktop.studio.studio import Act, State, Studio


def _locking(studio: Studio) -> None:
    """Something is still being written."""
    studio.program.session.lock.began.emit()
    studio.later(lambda: studio.program.session.lock.ended.emit(True))
    studio.let_paint()


def _locked(studio: Studio) -> None:
    _locking(studio)
    studio.program.session.lock.closed.emit()
    studio.let_paint()


def _refused(studio: Studio) -> None:
    _locked(studio)
    studio.program.session.lock.refused.emit(WRONG)
    studio.let_paint()


def _typed_before(studio: Studio) -> None:
    words = "Title: Call with the port authority\n\nWhat it says: Both cranes stand. They count the sheds tomorrow."
    studio.show(TypedBefore({"New Record": words}, studio.window))


ACT = Act(
    "locks",
    (
        State("locking", _locking),
        State("locked", _locked, is_main=True),
        State("lock-refused", _refused),
        State("typed-before-the-lock", _typed_before),
    ),
)
