"""The task script: it says what is missing, and installs again only when something changed."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def tasks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("tasks", ROOT / "packaging" / "tasks.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "ENVIRONMENT", tmp_path / "venv")
    monkeypatch.setattr(module, "install_libraries", lambda: None)
    return module


@pytest.fixture
def installs(tasks: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The pip calls that were made; the environment appears without being built."""
    calls: list[list[str]] = []

    def make_environment() -> None:
        (tasks.ENVIRONMENT / "bin").mkdir(parents=True)
        (tasks.ENVIRONMENT / "bin" / "python").touch()

    monkeypatch.setattr(tasks, "make_environment", make_environment)
    monkeypatch.setattr(tasks.subprocess, "run", lambda command, **_: calls.append([str(word) for word in command]))
    monkeypatch.setattr(tasks.os, "name", "posix")
    return calls


def test_installs_once(tasks: ModuleType, installs: list[list[str]]) -> None:
    tasks.prepare("run")
    tasks.prepare("run")
    assert len(installs) == 1


def test_tests_need_the_tools_as_well(tasks: ModuleType, installs: list[list[str]]) -> None:
    tasks.prepare("run")
    tasks.prepare("dev")
    assert [call[-1].endswith("[dev]") for call in installs] == [False, True]


def test_installs_again_when_the_constraints_change(
    tasks: ModuleType, installs: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks.prepare("run")
    changed = tmp_path / "constraints.txt"
    changed.write_text("attrs==1.0\n")
    monkeypatch.setattr(tasks, "CONSTRAINTS", changed)
    tasks.prepare("run")
    assert len(installs) == 2


def test_an_old_python_is_told_what_to_do(tasks: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks.sys, "version_info", (3, 10))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11"):
        tasks.main(["run"])


def test_a_library_that_nobody_has_is_missing(tasks: ModuleType) -> None:
    assert not tasks.is_loadable("libnobody-has-this.so.1")


@pytest.mark.parametrize(("returncode", "said"), [(0, False), (100, True)])
def test_says_which_packages_could_not_be_installed(
    tasks: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    returncode: int,
    said: bool,
) -> None:
    def run(*_: object, **__: object) -> object:
        return type("Done", (), {"returncode": returncode})()

    which: Callable[[str], str] = "/usr/bin/{}".format
    monkeypatch.setattr(tasks.shutil, "which", which)
    monkeypatch.setattr(tasks.subprocess, "run", run)
    tasks.install_packages(["libegl1"])
    assert ("apt install libegl1" in capsys.readouterr().out) is said


def test_the_readme_keeps_its_pictures_and_no_others(
    tasks: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "PICTURES", tmp_path / "kept")
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "old.png").touch()
    for name in (*tasks.IN_README, "other.png"):
        (tmp_path / name).write_text(name)
    tasks.keep_pictures(tmp_path)
    assert sorted(path.name for path in (tmp_path / "kept").iterdir()) == sorted(tasks.IN_README)


def test_the_readme_shows_pictures_that_are_kept(tasks: ModuleType) -> None:
    shown = re.findall(r"\]\(packaging/screenshots/([^)]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert shown
    assert set(shown) <= set(tasks.IN_README)
