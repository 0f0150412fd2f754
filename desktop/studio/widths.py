"""Windows too narrow for four panes, down to a small screen at 200 %."""

from __future__ import annotations

from PySide6.QtCore import QSize

from checks.domain.claim import Status
from desktop.studio.studio import LOW, Act, State, Studio

_SMALL, _NARROW, _DOUBLE = QSize(1000, 700), QSize(800, 600), QSize(720, 450)


def _library_over(studio: Studio) -> None:
    """The library lies over the article where there is no room beside it."""
    studio.choose(lambda claim: claim.status == Status.IN_PROGRESS and bool(claim.quantities))
    studio.resize(LOW)
    studio.do("view.library")


def _small(studio: Studio) -> None:
    studio.do("view.library")
    studio.resize(_SMALL)


def _inspector(studio: Studio) -> None:
    studio.do("claim.write_verdict")


def _narrow(studio: Studio) -> None:
    studio.resize(_NARROW)


def _claims_double(studio: Studio) -> None:
    """1440×900 at 200 %: every length doubled, half the room."""
    studio.resize(_DOUBLE, ratio=2)
    studio.do("claims.search")


def _inspector_double(studio: Studio) -> None:
    studio.do("claim.edit")


def _verdict_double(studio: Studio) -> None:
    studio.do("claim.write_verdict")


ACT = Act(
    "widths",
    (
        State("library-over", _library_over, is_only_wide=True),
        State("desk-1000", _small, is_only_wide=True),
        State("inspector-1000", _inspector, is_only_wide=True),
        State("desk-800", _narrow, is_only_wide=True),
        State("claims-200-percent", _claims_double, is_only_wide=True),
        State("inspector-200-percent", _inspector_double, is_only_wide=True),
        State("verdict-200-percent", _verdict_double, is_only_wide=True),
    ),
)
