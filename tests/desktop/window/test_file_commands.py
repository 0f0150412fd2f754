"""What the File menu does: casebooks, articles from files, pages and the clipboard, and what is dropped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from checks.casebook import Casebook
from checks.errors import IngestError
from checks.ingest import fetch as fetching
from checks.ingest.reader import read_text
from desktop.dialogs.fetch_page import FetchPage
from desktop.dialogs.files import NewCasebook, OpenArticles, OpenCasebook
from desktop.dialogs.paste_article import PasteArticle, Pasted
from desktop.intake import Source
from desktop.session import Session
from desktop.settings import Places, SettingsFile
from desktop.window.file_commands import SAMPLE, FileCommands

Settle = Callable[[Session], None]


def still(_: int, __: int) -> None:
    """Progress that nobody watches."""


class Files:
    """The commands over a session, with all that they bring in."""

    def __init__(self, session: Session, home: Path, parent: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
        self.session = session
        self.places = Places(home, home / "settings.json")
        self.settings = SettingsFile(self.places.settings)
        self.parent = parent
        self.sources: list[Source] = []
        self.data: list[Path] = []
        self.notes: list[str] = []
        monkeypatch.setattr(session, "take_in", self.sources.extend)
        session.noted.connect(self.notes.append)
        self.commands = FileCommands(session, self.settings, self.places, parent, self._bring_in)

    def _bring_in(self, paths: Sequence[Path]) -> None:
        self.data.extend(paths)

    @property
    def names(self) -> list[str]:
        return [source.name for source in self.sources]

    def recent(self) -> QMenu:
        menu = QMenu(self.parent)
        self.commands.fill_recent(menu)
        return menu


@pytest.fixture
def files(blank_session: Session, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Files:
    parent = QWidget()
    qtbot.addWidget(parent)
    return Files(blank_session, tmp_path, parent, monkeypatch)


@pytest.fixture
def casebook_file(tmp_path: Path) -> Path:
    path = tmp_path / "Harbour.casebook"
    Casebook.create(path, person="Checker").close()
    return path


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[type, object], list[tuple[object, ...]]]:
    """Let a dialog give an answer; what it was asked with."""

    def set_answer(dialog: type, value: object) -> list[tuple[object, ...]]:
        asked: list[tuple[object, ...]] = []

        def ask(*arguments: object) -> object:
            asked.append(arguments)
            return value

        monkeypatch.setattr(dialog, "ask", ask)
        return asked

    return set_answer


# Casebooks


def test_a_new_casebook_is_made_where_it_was_asked_for(
    files: Files, answer: Callable[..., object], tmp_path: Path, settle: Settle
) -> None:
    answer(NewCasebook, tmp_path / "New.casebook")
    files.commands.new_casebook()
    settle(files.session)
    assert files.session.where == str(tmp_path / "New.casebook")
    assert files.session.library == ()


def test_a_casebook_is_opened_and_the_next_is_looked_for_beside_it(
    files: Files, answer: Callable[..., list[tuple[object, ...]]], casebook_file: Path, settle: Settle
) -> None:
    asked = answer(OpenCasebook, casebook_file)
    files.commands.open_casebook()
    settle(files.session)
    assert files.session.where == str(casebook_file)
    files.commands.open_casebook()
    settle(files.session)
    assert [arguments[1] for arguments in asked] == [files.places.data, casebook_file.parent]


@pytest.mark.parametrize(
    ("dialog", "command"),
    [
        (NewCasebook, "new_casebook"),
        (OpenCasebook, "open_casebook"),
        (OpenArticles, "open_article"),
        (FetchPage, "fetch_page"),
        (PasteArticle, "paste_article"),
    ],
)
def test_thinking_better_of_it_changes_nothing(
    files: Files, answer: Callable[..., object], settle: Settle, dialog: type, command: str
) -> None:
    answer(dialog, None)
    getattr(files.commands, command)()
    settle(files.session)
    assert not files.session.is_open
    assert files.sources == files.data == []


def test_the_sample_is_laid_out_once_and_then_it_is_the_persons_own(files: Files, settle: Settle) -> None:
    files.commands.open_sample()
    settle(files.session)
    assert files.session.desk is not None
    assert files.session.where == str(files.places.data / SAMPLE)
    claim = files.session.desk.claims[0]
    files.session.do(lambda casebook: casebook.claims.delete(claim))
    settle(files.session)
    files.commands.open_sample()
    settle(files.session)
    assert files.session.desk.claim(claim.id) is None


def test_a_backup_tells_where_it_lies_and_then_that_nothing_is_new(
    files: Files, casebook_file: Path, settle: Settle
) -> None:
    files.session.open_casebook(casebook_file)
    settle(files.session)
    files.session.do(lambda casebook: casebook.articles.add(read_text("Port hit\n\nEight were hurt.\n")))
    files.commands.back_up()
    settle(files.session)
    copy = Path(files.notes[-1].removeprefix("Copied to "))
    assert copy.is_file()
    assert copy != casebook_file
    files.commands.back_up()
    settle(files.session)
    assert files.notes[-1] == "Nothing has changed since the last copy"


def test_quitting_closes_the_window(files: Files) -> None:
    files.parent.show()
    files.commands.quit()
    assert not files.parent.isVisible()


# Casebooks that were open before


def test_the_latest_stand_first_and_open_with_a_click(files: Files, casebook_file: Path, settle: Settle) -> None:
    other = casebook_file.with_name("Older.casebook")
    Casebook.create(other, person="Checker").close()
    files.settings.change(recent=(str(casebook_file), str(other)))
    actions = files.recent().actions()
    assert [action.text() for action in actions] == ["Harbour", "Older"]
    assert actions[1].statusTip() == str(other)
    actions[1].trigger()
    settle(files.session)
    assert files.session.where == str(other)


def test_an_ampersand_in_a_name_is_seen(files: Files, tmp_path: Path) -> None:
    path = tmp_path / "Smoke & fire.casebook"
    path.touch()
    gone = tmp_path / "Ash & dust.casebook"
    files.settings.change(recent=(str(path), str(gone)))
    texts = [seen(action) for action in files.recent().actions()]
    assert texts == ["Smoke & fire", "", "Ash & dust is missing: forget it"]


def seen(action: QAction) -> str:
    """A menu's words as they are painted: one ampersand marks a key, two are one."""
    return "&".join(part.replace("&", "") for part in action.text().split("&&"))


def test_a_casebook_on_a_server_is_listed_whole_and_never_missed(files: Files) -> None:
    where = "postgresql://desk@server/claims"
    files.settings.change(recent=(where,))
    assert [action.text() for action in files.recent().actions()] == [where]


def test_what_is_gone_stands_below_a_line_and_can_be_forgotten(files: Files, casebook_file: Path) -> None:
    gone = str(casebook_file.with_name("Gone.casebook"))
    files.settings.change(recent=(gone, str(casebook_file)))
    actions = files.recent().actions()
    assert [action.isSeparator() for action in actions] == [False, True, False]
    assert gone in actions[-1].statusTip()
    actions[-1].trigger()
    assert files.settings.current.recent == (str(casebook_file),)
    assert [action.text() for action in files.recent().actions()] == ["Harbour"]


def test_an_empty_list_says_so_and_filling_it_again_doubles_nothing(files: Files, casebook_file: Path) -> None:
    (only,) = files.recent().actions()
    assert (only.text(), only.isEnabled()) == ("None yet", False)
    files.settings.change(recent=(str(casebook_file),))
    menu = QMenu(files.parent)
    for _ in range(2):
        files.commands.fill_recent(menu)
    assert [action.text() for action in menu.actions()] == ["Harbour"]


# Articles


def test_files_are_read_and_the_next_are_looked_for_beside_them(
    files: Files, answer: Callable[..., list[tuple[object, ...]]], tmp_path: Path
) -> None:
    path = tmp_path / "articles" / "port.txt"
    path.parent.mkdir()
    path.write_text("Port hit\n\nEight were hurt.\n", encoding="utf-8")
    asked = answer(OpenArticles, (path,))
    files.commands.open_article()
    files.commands.open_article()
    assert [arguments[1] for arguments in asked] == [Path.home(), path.parent]
    assert files.names == ["port.txt", "port.txt"]
    assert "Eight were hurt." in files.sources[0].read(still).text


def test_articles_and_data_go_their_ways(files: Files, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.txt", "events.csv", "b.html", "sources.ris", "page.warc.gz")]
    files.commands.open_paths(paths)
    assert files.names == ["a.txt", "b.html"]
    assert [path.name for path in files.data] == ["events.csv", "sources.ris", "page.warc.gz"]


def test_a_casebook_among_files_goes_before_all_else(
    files: Files, casebook_file: Path, tmp_path: Path, settle: Settle
) -> None:
    files.commands.open_paths([tmp_path / "a.txt", casebook_file, tmp_path / "events.csv"])
    settle(files.session)
    assert files.session.where == str(casebook_file)
    assert files.sources == files.data == []


def test_a_file_that_is_gone_is_told_when_it_is_read(files: Files, tmp_path: Path) -> None:
    files.commands.open_path(tmp_path / "gone.txt")
    with pytest.raises(IngestError):
        files.sources[0].read(still)


def test_the_address_on_the_clipboard_is_suggested_and_fetched(
    files: Files, answer: Callable[..., list[tuple[object, ...]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    QGuiApplication.clipboard().setText("https://example.org/port")
    asked = answer(FetchPage, "https://example.org/other")
    fetched: list[str] = []
    monkeypatch.setattr(fetching, "fetch", lambda address, progress: fetched.append(address))
    files.commands.fetch_page()
    assert asked[0][1] == "https://example.org/port"
    files.sources[0].read(still)
    assert fetched == files.names == ["https://example.org/other"]
    assert (files.sources[0].unit, files.sources[0].label) == ("bytes", "Reading the page")


@pytest.mark.parametrize(
    ("pasted", "words"),
    [
        (Pasted("Port hit\n\nEight were hurt."), "Eight were hurt."),
        (Pasted("x", "<html><body><article><p>Nine were hurt in the port at night.</p></article></body>"), "Nine were"),
    ],
)
def test_what_is_pasted_is_read_as_it_was_copied(
    files: Files, answer: Callable[..., object], pasted: Pasted, words: str
) -> None:
    answer(PasteArticle, pasted)
    files.commands.paste_article()
    assert files.names == ["the text"]
    assert words in files.sources[0].read(still).text


# What is dropped


def dropped(*urls: QUrl, text: str = "") -> QMimeData:
    mime = QMimeData()
    if urls:
        mime.setUrls(urls)
    if text:
        mime.setText(text)
    return mime


def test_dropped_files_pages_and_data_go_their_ways(files: Files, tmp_path: Path) -> None:
    local = [QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.txt", "events.csv")]
    files.commands.take_in(dropped(*local, QUrl("https://example.org/port")))
    assert files.names == ["a.txt", "https://example.org/port"]
    assert [path.name for path in files.data] == ["events.csv"]


def test_dropped_words_are_an_article_and_a_dropped_address_a_page(files: Files) -> None:
    files.commands.take_in(dropped(text="Port hit\n\nEight were hurt."))
    files.commands.take_in(dropped(text="https://example.org/port"))
    files.commands.take_in(dropped(text="   "))
    assert files.names == ["the text", "https://example.org/port"]


def test_a_dropped_casebook_is_opened(files: Files, casebook_file: Path, tmp_path: Path, settle: Settle) -> None:
    urls = [QUrl.fromLocalFile(str(path)) for path in (tmp_path / "a.txt", casebook_file)]
    files.commands.take_in(dropped(*urls))
    settle(files.session)
    assert files.session.where == str(casebook_file)
    assert files.sources == []
