from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.settings import RECENT, DeskState, ExportState, Places, Settings, SettingsFile, WindowState

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
NAMES = [*Settings.__dataclass_fields__, "articles", "format", "unknown"]
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
DESKS = st.builds(
    DeskState,
    article=WORDS,
    claim=WORDS,
    scroll=st.dictionaries(WORDS, st.integers(0, 9999), max_size=3),
    is_library_shown=st.booleans(),
    panes=st.tuples(*[st.integers(1, 2000)] * 4) | st.just(()),
)
EXPORTS = st.builds(
    ExportState,
    target=WORDS,
    columns=st.lists(WORDS, max_size=3).map(tuple),
    publisher=WORDS,
    pages=st.dictionaries(WORDS, WORDS, max_size=2),
)
SETTINGS = st.builds(
    Settings,
    theme=WORDS,
    article_size=st.integers(14, 24),
    has_motion=st.booleans(),
    person=WORDS,
    library_order=WORDS,
    has_letter_keys=st.booleans(),
    keys=st.dictionaries(WORDS, WORDS, max_size=3),
    weights=st.dictionaries(WORDS, st.floats(allow_nan=False, allow_infinity=False), max_size=3),
    backup_minutes=st.integers(0, 120),
    recent=st.lists(WORDS, max_size=4).map(tuple),
    desks=st.dictionaries(WORDS, DESKS, max_size=3),
    exports=st.dictionaries(WORDS, EXPORTS, max_size=3),
    window=st.builds(WindowState, geometry=WORDS, is_library_shown=st.booleans()),
)
in_one_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)


def test_without_a_file_all_is_standard(tmp_path: Path) -> None:
    assert SettingsFile(tmp_path / "none.json").current == Settings()


def test_what_is_changed_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.json"
    window, desks = WindowState(panes=(170, 600, 300, 360)), {"a": DeskState("b", scroll={"article": 40})}
    SettingsFile(path).change(theme="dark", window=window, desks=desks)
    kept = SettingsFile(path).current
    assert (kept.theme, kept.window, kept.desks) == ("dark", window, desks)


@in_one_folder
@given(chosen=SETTINGS)
def test_all_that_can_be_chosen_comes_back(tmp_path: Path, chosen: Settings) -> None:
    path = tmp_path / "settings.json"
    SettingsFile(path).keep(chosen)
    assert SettingsFile(path).current == chosen


@in_one_folder
@given(plain=JSON | st.dictionaries(st.sampled_from(NAMES), JSON))
def test_no_file_stops_the_start(tmp_path: Path, plain: Any) -> None:
    path = tmp_path / "settings.json"
    for number in (1, 2):
        path.write_text(json.dumps({**plain, "format": number} if isinstance(plain, dict) else plain))
        current = SettingsFile(path).current
        assert isinstance(current.theme, str)
        assert all(isinstance(where, str) for where in current.recent)
        assert all(type(width) is int for width in current.window.panes)
        assert all(isinstance(desk, DeskState) for desk in current.desks.values())
        assert SettingsFile(path).keep(current) == current


BROKEN = (b"", b"{", b"[]", b"null", b'{"format": 99, "theme": "dark"}', b"\xff\xfe", b"[" * 99_999)


@pytest.mark.parametrize("broken", BROKEN, ids=range(len(BROKEN)))
def test_a_broken_or_later_file_is_passed_over(tmp_path: Path, broken: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(broken)
    assert SettingsFile(path).current == Settings()


def test_values_of_another_type_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    plain = {"format": 2, "theme": 5, "article_size": 20, "window": [], "unknown": True, "has_motion": 0}
    path.write_text(json.dumps(plain | {"desks": {"a": 7, "b": {"article": "x", "panes": ["wide"]}}, "keys": {"a": 1}}))
    assert SettingsFile(path).current == Settings(article_size=20, desks={"a": DeskState(), "b": DeskState("x")})


def test_the_first_format_brings_its_articles_along(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    article = uuid4()
    path.write_text(json.dumps({"format": 1, "theme": "dark", "articles": {"a.casebook": str(article)}}))
    current = SettingsFile(path).current
    assert current.theme == "dark"
    assert current.desk("a.casebook").article_id == article
    assert current.desk("b.casebook") == DeskState()


@pytest.mark.parametrize(("text", "expected"), [("", None), ("no id", None), (str(UUID(int=7)), UUID(int=7))])
def test_what_is_no_id_is_none(text: str, expected: UUID | None) -> None:
    assert (DeskState(article=text).article_id, DeskState(claim=text).claim_id) == (expected, expected)


def test_a_folder_that_cannot_be_written_to_costs_only_the_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings = SettingsFile(tmp_path / "file" / "settings.json")
    assert settings.change(theme="dark").theme == "dark"
    assert settings.current.theme == "dark"


def test_recent_casebooks_come_latest_first_and_once() -> None:
    settings = Settings()
    for number in [*range(RECENT + 2), 3]:
        settings = settings.with_casebook(str(number)).with_desk(str(number), DeskState(str(number)))
    assert settings.recent[:2] == ("3", str(RECENT + 1))
    assert len(settings.recent) == len(set(settings.recent)) == RECENT
    assert set(settings.desks) == set(settings.recent)


def test_one_variable_moves_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMDESK_HOME", str(tmp_path))
    places = Places.usual()
    assert places.first_casebook == tmp_path / "casebooks" / "My casebook.casebook"
    assert places.settings.parent == tmp_path
    monkeypatch.delenv("CLAIMDESK_HOME")
    assert tmp_path not in Places.usual().settings.parents


def test_exports_of_an_encrypted_casebook_are_remembered_and_not_written(tmp_path: Path) -> None:
    settings = SettingsFile(tmp_path / "settings.json")
    settings.keep_apart("/desk/Sources.casebook")
    told = ExportState(pages={"1": "https://example.org/what-they-hid"})
    settings.change(exports={"/desk/Sources.casebook": told, "/desk/Odesa.casebook": ExportState("csv")})
    assert settings.current.exports["/desk/Sources.casebook"] == told
    assert list(SettingsFile(settings.path).current.exports) == ["/desk/Odesa.casebook"]
