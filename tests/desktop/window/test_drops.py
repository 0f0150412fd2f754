"""Files, addresses, text and casebooks are dropped anywhere on the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from checks.casebook import Casebook
from desktop.session import Session
from desktop.settings import CASEBOOK_SUFFIX
from desktop.window.drops import DropVeil
from desktop.window.goods import Goods, is_casebook
from desktop.window.main import MainWindow
from desktop.window.program import Program

Settle = Callable[[Session], None]
LEFT, NONE, COPY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction


def mime(*urls: str | Path, text: str = "") -> QMimeData:
    made = QMimeData()
    if text:
        made.setText(text)
    made.setUrls([QUrl.fromLocalFile(str(url)) if isinstance(url, Path) else QUrl(url) for url in urls])
    return made


def enter(window: MainWindow, goods: QMimeData) -> bool:
    event = QDragEnterEvent(QPointF(5, 5).toPoint(), COPY, goods, LEFT, NONE)
    QApplication.sendEvent(window, event)
    return event.isAccepted()


def drop(window: MainWindow, goods: QMimeData) -> None:
    assert enter(window, goods)
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), COPY, goods, LEFT, NONE))


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for number, path in enumerate(paths, start=1):
        path.write_text(f"Strike {number}\n\n{number} people were killed on Friday.\n")
    return paths


@pytest.mark.parametrize(
    ("goods", "words"),
    [
        (mime("https://example.org/a"), "Drop to add 1 article"),
        (mime("https://example.org/a", "https://example.org/b"), "Drop to add 2 articles"),
        (mime(text="https://example.org/a"), "Drop to add 1 article"),
        (mime(text="Eight people were killed."), "Drop to add this text as an article"),
        (mime(text="  \n"), ""),
        (mime("mailto:desk@example.org"), ""),
    ],
)
def test_the_offer_says_what_will_happen(goods: QMimeData, words: str) -> None:
    assert Goods.of(goods).offer == words


def test_a_casebook_goes_before_articles(files: list[Path], sample_path: Path) -> None:
    goods = Goods.of(mime(*files, sample_path))
    assert (goods.casebook, goods.offer) == (sample_path, "Drop to open the casebook Odesa desk")


def test_a_casebook_is_known_by_name_or_by_first_bytes(tmp_path: Path, sample_path: Path, files: list[Path]) -> None:
    renamed = sample_path.rename(tmp_path / "desk.bin")
    assert is_casebook(renamed)
    assert is_casebook(tmp_path / f"none{CASEBOOK_SUFFIX}")
    assert not is_casebook(files[0])
    assert not is_casebook(tmp_path / "missing")


def test_the_words_show_while_something_is_dragged(window: MainWindow, files: list[Path]) -> None:
    (veil,) = window.findChildren(DropVeil)
    assert not veil.isVisible()
    assert enter(window, mime(*files))
    assert veil.isVisible()
    assert veil.words == veil.accessibleName() == "Drop to add 2 articles"
    assert veil.geometry() == window.rect()
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not veil.isVisible()


def test_what_is_no_article_is_not_taken(window: MainWindow) -> None:
    assert not enter(window, mime("mailto:desk@example.org"))
    assert not window.findChildren(DropVeil)[0].isVisible()


def test_without_a_casebook_only_a_casebook_is_taken(
    program: Program, files: list[Path], sample_path: Path, settle: Settle
) -> None:
    assert not enter(program.window, mime(*files))
    drop(program.window, mime(sample_path))
    settle(program.session)
    assert program.session.casebook_name == "Odesa desk"


def test_dropped_files_come_in_together(
    window: MainWindow, program: Program, files: list[Path], settle: Settle
) -> None:
    drop(window, mime(*files))
    settle(program.session)
    assert [summary.article.title for summary in program.session.library[1:]] == ["Strike 1", "Strike 2"]
    assert not window.findChildren(DropVeil)[0].isVisible()


def test_over_the_evidence_what_is_dropped_becomes_a_record(
    window: MainWindow, program: Program, settle: Settle, files: list[Path]
) -> None:
    window.actions_by_id["view.evidence"].trigger()
    articles, titles = len(program.session.library), []
    assert enter(window, mime(files[0]))
    assert window.findChildren(DropVeil)[0].words == "Drop to keep 1 record as evidence"
    drop(window, mime(*files))
    settle(program.session)
    program.session.ask(lambda casebook: [record.title for record in casebook.evidence.all()], titles.extend)
    settle(program.session)
    assert {"Strike 1", "Strike 2"} <= set(titles)
    assert len(program.session.library) == articles
    assert program.session.undo_stack.undoText() == "Add evidence"


def test_a_casebook_over_the_evidence_is_opened(
    window: MainWindow, program: Program, settle: Settle, tmp_path: Path
) -> None:
    window.actions_by_id["view.evidence"].trigger()
    with Casebook.create(tmp_path / f"other{CASEBOOK_SUFFIX}", person="Other"):
        pass
    drop(window, mime(tmp_path / f"other{CASEBOOK_SUFFIX}"))
    settle(program.session)
    assert program.session.casebook_name == "other"
