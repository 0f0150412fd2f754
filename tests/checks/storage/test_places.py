"""Where the program keeps things."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.storage.places import Places


def test_below_a_home_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CLAIMDESK_HOME", str(tmp_path))
    places = Places.usual()
    assert (places.data, places.settings) == (tmp_path / "casebooks", tmp_path / "settings.json")
    assert places.first_casebook.parent == places.data
    assert places.reports.parent == places.data


def test_else_in_the_folders_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CLAIMDESK_HOME", raising=False)
    places = Places.usual()
    assert "claimdesk" in places.data.parts[-1].lower()
    assert places.settings.name == "settings.json"
