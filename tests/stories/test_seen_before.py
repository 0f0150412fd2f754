"""Checked before: two earlier checks come in, one the same claim and one with another figure; evidence goes along."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from checks.casebook import Casebook
from checks.domain.article import Article, ArticleVersion
from checks.domain.change import Change
from checks.domain.claim import Claim, Kind, Status
from checks.domain.moment import Moment
from checks.domain.relation import Relation
from checks.domain.span import Anchor, Span
from checks.matching.match import JudgedClaim
from desktop.dialogs.why_match import WhyMatch
from desktop.panes.article import ArticlePane
from desktop.panes.claims import ClaimsPane
from desktop.panes.link_row import LinkRow
from desktop.panes.seen_row import SeenRow
from desktop.session import Session
from desktop.widgets.label import Label
from desktop.window.main import MainWindow

Settle = Callable[[Session], None]
EXCHANGED = "390 people from each side were freed on 2025-05-23 (780 in all)."
TEXT = "Prisoners came home to both countries. 390 people from each side were freed on Friday.\n"
QUOTE = "390 people from each side were freed on Friday"


@pytest.fixture
def session(window: MainWindow, settle: Settle) -> Session:
    """The session of the window, which looks for earlier checks."""
    found: Session = window._session
    found.seen.start()
    settle(found)
    return found


def lay_follow_up(session: Session, settle: Settle) -> UUID:
    """The article of the day after, with one claim, on the desk."""
    article = Article(uuid4(), "Prisoners Come Home", published=Moment.parse("2025-05-24"))
    version = ArticleVersion(
        uuid4(),
        article.id,
        1,
        TEXT,
        sha256(TEXT.encode()).hexdigest(),
        sentences=(Span(0, 38), Span(39, len(TEXT) - 1)),
        extractor="test",
    )
    start = TEXT.index(QUOTE)
    anchor = Anchor.at(TEXT, start, start + len(QUOTE))
    claim = Claim(uuid4(), version.id, anchor, 1, Kind.QUANTITY, statement=EXCHANGED, status=Status.OPEN)
    session.do(lambda casebook: casebook.apply(Change("Add article", after=(article, version, claim))))
    settle(session)
    return claim.id


def bring_in(session: Session, settle: Settle, folder: Path) -> None:
    """Two earlier checks, as a file has them."""
    told = (
        ("1", EXCHANGED, "True", "2025-05-24"),
        ("2", EXCHANGED.replace("390", "307"), "Outdated", "2025-05-23"),
    )
    lines = [
        {"id": id_, "text": text, "url": f"https://post.example/{id_}", "published": day, "rating": rating}
        for id_, text, rating, day in told
    ]
    file = folder / "checks.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in lines))

    def read(casebook: Casebook) -> Change:
        change, _ = casebook.imports.from_file(file)
        return change

    session.do(read)
    settle(session)


def said(row: SeenRow) -> str:
    return "\n".join(label.text() for label in row.findChildren(Label))


def rows(window: MainWindow) -> list[SeenRow]:
    return [row for row in window.findChildren(SeenRow) if not row.isHidden()]


def of_the_sample(window: MainWindow) -> SeenRow:
    """The claim of the sample that is the same."""
    alike = (row for row in rows(window) if not row.match.similarity.differing)
    (found,) = (row for row in alike if isinstance(row.match.earlier, JudgedClaim))
    return found


def test_an_earlier_check_is_found_confirmed_and_its_evidence_carried_over(
    qtbot: QtBot, window: MainWindow, session: Session, settle: Settle, tmp_path: Path
) -> None:
    bring_in(session, settle, tmp_path)
    claim_id = lay_follow_up(session, settle)
    steps = session.undo_stack.count()

    # Opening the article was enough: the row has its mark, and a letter leads to what was found.
    assert claim_id in session.seen.near_certain
    window.activateWindow()
    window.choose_claim(claim_id)
    window.findChild(ClaimsPane).setFocus()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_B)
    assert isinstance(window.focusWidget(), SeenRow)
    certain = [row for row in rows(window) if not row.match.similarity.differing]
    (other,) = (row for row in rows(window) if row.match.text.startswith("307"))
    assert "Outdated" in said(other)
    assert "Differs in numbers: then 307" in said(other)
    judged = of_the_sample(window)
    assert "post.example" in "".join(said(row) for row in certain)
    assert session.undo_stack.count() == steps, "nothing is linked by itself"

    # Why? The figure that differs is named, with what it counts.
    next(each for each in other.findChildren(QPushButton) if each.text() == "Why?").click()
    (why,) = window.findChildren(WhyMatch)
    assert any("not the same claim" in label.text() for label in why.findChildren(Label))
    why.reject()

    # A person says what each is: one step each.
    judged.setFocus()
    qtbot.keyClick(judged, Qt.Key.Key_S)
    settle(session)
    (other,) = (row for row in rows(window) if row.match.text.startswith("307"))
    qtbot.keyClick(other, Qt.Key.Key_U)
    settle(session)
    assert {each.relation for each in session.desk.relations(claim_id)} == {Relation.SAME, Relation.UPDATED}

    # Its records come along, to be confirmed; undo takes all of them back at once.
    window.actions_by_id["seen.carry"].trigger()
    settle(session)
    carried = session.desk.links(claim_id)
    assert carried
    assert all(link.is_carried and "Russia and Ukraine" in link.note for link in carried)
    links = [row for row in window.findChildren(LinkRow) if not row.isHidden()]
    qtbot.keyClick(links[0], Qt.Key.Key_C)
    settle(session)
    assert sum(link.is_carried for link in session.desk.links(claim_id)) == len(carried) - 1
    for _ in range(2):
        window.actions_by_id["edit.undo"].trigger()
        settle(session)
    assert session.desk.links(claim_id) == ()
    for _ in range(2):
        window.actions_by_id["edit.undo"].trigger()
        settle(session)
    assert session.desk.relations(claim_id) == ()

    # Enter leads to the earlier claim in its article.
    judged = of_the_sample(window)
    qtbot.keyClick(judged, Qt.Key.Key_Return)
    settle(session)
    qtbot.waitUntil(lambda: window.chosen_claim is not None and window.chosen_claim.statement == EXCHANGED)
    assert session.desk.article.title.startswith("Russia and Ukraine")
    assert window.findChild(ArticlePane).isVisible()
