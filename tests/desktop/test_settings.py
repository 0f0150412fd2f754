from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.settings import RECENT, Places, Settings, SettingsFile, WindowState


def test_without_a_file_all_is_standard(tmp_path: Path) -> None:
    assert SettingsFile(tmp_path / "none.json").current == Settings()


def test_what_is_changed_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.json"
    SettingsFile(path).change(theme="dark", window=WindowState(panes=(170, 600, 300, 360)), articles={"a": "b"})
    kept = SettingsFile(path).current
    assert (kept.theme, kept.window.panes, kept.articles) == ("dark", (170, 600, 300, 360), {"a": "b"})


@pytest.mark.parametrize("broken", ["", "{", "[]", "null", '{"format": 99, "theme": "dark"}'])
def test_a_broken_or_later_file_is_passed_over(tmp_path: Path, broken: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(broken)
    assert SettingsFile(path).current == Settings()


def test_values_of_another_type_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"format": 1, "theme": 5, "article_size": 20, "window": [], "unknown": True}))
    assert SettingsFile(path).current == Settings(article_size=20)


def test_a_folder_that_cannot_be_written_to_costs_only_the_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings = SettingsFile(tmp_path / "file" / "settings.json")
    assert settings.change(theme="dark").theme == "dark"
    assert settings.current.theme == "dark"


def test_recent_casebooks_come_latest_first_and_once() -> None:
    settings = Settings()
    for number in [*range(RECENT + 2), 3]:
        settings = settings.with_casebook(str(number))
    assert settings.recent[:2] == ("3", str(RECENT + 1))
    assert len(settings.recent) == len(set(settings.recent)) == RECENT


def test_one_variable_moves_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMDESK_HOME", str(tmp_path))
    places = Places.usual()
    assert places.first_casebook == tmp_path / "casebooks" / "My casebook.casebook"
    monkeypatch.delenv("CLAIMDESK_HOME")
    assert tmp_path not in Places.usual().settings.parents
