"""The window with the small article on its desk, led by its actions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checks.domain.change import Change
from checks.domain.claim import Claim
from checks.domain.desk import Desk
from desktop.panes.article import ArticlePane
from desktop.session import Session
from desktop.widgets.job_strip import JobStrip
from desktop.window.layout import DeskLayout
from desktop.window.main import MainWindow
from desktop.window.program import Program

Settle = Callable[[Session], None]


class Work:
    """The window with the small article, led by its actions."""

    def __init__(self, program: Program, settle: Settle) -> None:
        self.window: MainWindow = program.window
        self.session = program.session
        self.program = program
        self._settle = settle

    def do(self, *actions: str) -> None:
        for action in actions:
            assert self.window.actions_by_id[action].isEnabled(), action
            self.window.actions_by_id[action].trigger()
            self.settle()

    def settle(self) -> None:
        self._settle(self.session)

    def choose(self, claim: Claim) -> None:
        self.window.choose_claim(claim.id)
        self.settle()

    def ticked(self, action: str) -> bool:
        return self.window.actions_by_id[action].isChecked()

    @property
    def desk(self) -> Desk:
        assert self.session.desk is not None
        return self.session.desk

    @property
    def chosen(self) -> Claim:
        assert self.window.chosen_claim is not None
        return self.window.chosen_claim

    @property
    def said(self) -> str:
        return self.window.findChildren(JobStrip)[0].message

    @property
    def article(self) -> ArticlePane:
        return self.window.findChildren(ArticlePane)[0]

    @property
    def layout(self) -> DeskLayout:
        return self.window.findChildren(DeskLayout)[0]


@pytest.fixture
def work(program: Program, small_desk: Desk, tmp_path: Path, settle: Settle) -> Work:
    session = program.session
    session.create_casebook(tmp_path / "Small.casebook")
    records = (small_desk.article, small_desk.version, *small_desk.claims)
    session.do(lambda casebook: casebook.apply(Change("Lay out R&D", after=records)))
    settle(session)
    return Work(program, settle)
