"""The tree stays as ARCHITECTURE.md tells it: small files, documented parts, nothing that lies outside its place."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted(path for package in ("checks", "desktop", "resources") for path in (ROOT / package).rglob("*.py"))
LONGEST_FILE = 500
LONGEST_FUNCTION = 60


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") < LONGEST_FILE
    tree = ast.parse(text)
    assert ast.get_docstring(tree), "every module says what it is for"
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    long = [node.name for node in functions if (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION]
    assert not long


def test_every_folder_of_code_is_named_in_the_architecture() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    folders = {path.parent.name for path in SOURCES if path.parent.name != "versions"}
    assert {folder for folder in folders if folder not in page} == set()


def test_nothing_outside_its_place() -> None:
    allowed = {"checks", "desktop", "resources", "tests", "packaging", "Makefile", "pyproject.toml", "LICENSE"}
    built = {"build", "dist", "output"}
    here = {path.name for path in ROOT.iterdir() if not path.name.startswith(".") and path.suffix != ".md"}
    assert here - allowed - built == {name for name in here if name.endswith(".egg-info")}
